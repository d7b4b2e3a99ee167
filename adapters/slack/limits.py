"""Slack's limits, in characters unless a name says otherwise.

Sources: docs.slack.dev/reference/block-kit (blocks, block-elements, composition-objects), views
(modal-views, home-tab-views), methods/chat.postMessage, chat.update and views.open.
"""

MESSAGE_BLOCKS = 50
VIEW_BLOCKS = 100
"""Blocks of a modal and of App Home."""
MESSAGE_TEXT = 3_800
"""``text`` beside the blocks: chat.update takes 4,000; the rest is room for escaping."""
MESSAGE_SIZE = 12_800
"""All texts of a message's blocks, with `BLOCK_COST` for each. No page of Slack's gives a limit;
``msg_blocks_too_long`` begins about 13,200 (bolt-js issues 2509 and 2867)."""
BLOCK_COST = 125
"""What a block adds to `MESSAGE_SIZE` besides its text (bolt-js issue 2509)."""
VIEW_BYTES = 240_000
"""Octets of a view as JSON: views.open takes 250 KB."""

SECTION = 3_000
FIELDS = 10
"""Texts side by side in a section, each at most 2,000."""
HEADER = 150
CONTEXT = 3_000
LABEL = 2_000
"""An input's label, and its hint."""
BUTTON = 75
ACTIONS = 25
"""Elements of an actions block."""
BLOCK_ID = 255

INPUT = 3_000
"""What a person can type into a plain-text input, and what it can start with."""
RADIOS = 10
"""Options of radio buttons, and of checkboxes."""
OPTIONS = 100
"""Options of a select, of each of its groups, and groups."""
OPTION = 75
"""An option's text, its description, and a group's label."""

TITLE = 24
"""A modal's title, submit and close."""
METADATA = 3_000
"""``private_metadata`` of a view."""
