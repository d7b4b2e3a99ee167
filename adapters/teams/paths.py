"""The address that Teams posts to."""

MESSAGES_PATH = "/api/messages"
