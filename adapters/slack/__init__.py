"""Slack: views drawn with Block Kit, what people do in Slack read back, over one verified address."""
