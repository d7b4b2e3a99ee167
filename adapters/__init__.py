"""The platforms: each translates what comes in, renders what goes out, and decides nothing."""
