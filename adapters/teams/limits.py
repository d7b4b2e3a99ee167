"""Teams' limits, and the room that we leave under them.

Sources: learn.microsoft.com/microsoftteams/platform (cards-reference, dynamic message limits) and
docs/platforms of this project: a card stays under 28 KB, and has six actions at most.
"""

VERSION = "1.5"
"""The newest version of adaptive cards that bot messages may have."""
ACTIONS = 6
MESSAGE_BYTES = 28 * 1024
"""Octets of UTF-8 of a whole message."""
CARD_BYTES = 25_000
"""Octets of a card as compact JSON in UTF-8; the rest of a message is for its envelope and its summary."""
SUMMARY = 500
"""Characters of a notification, and of the words for a client that draws no cards."""
TITLE = 100
"""Characters of a page's title that travel in its buttons."""
BUTTON = 80
"""Characters on a button: longer ones are cut by clients without saying so."""
HEADING = 150
"""Characters of a heading; more are a paragraph in bold."""
OPEN_LIST = 12
"""Options that stand open in a form or under a page; more are a list to unfold. A question's always stand open."""
OPTION = 300
"""Characters of an option."""
PARAGRAPH = 3_000
"""Characters of one paragraph; a longer text goes on in the next."""
