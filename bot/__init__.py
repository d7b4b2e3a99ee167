"""The program: settings, wiring, command line and jobs."""
