"""Microsoft Teams: views drawn as adaptive cards, what people do in Teams read back, over one verified address."""
