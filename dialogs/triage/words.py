"""The words that cards, forms and messages of the desk share."""

from datetime import datetime

from dialogs.force.profile import Profile
from dialogs.ports import Submission

INTELLIGENCE = "intelligence"
CRIME = "crime"
SAFEGUARDING = "safeguarding"
NO_ACTION = "no_action"
PROPOSED = "no_action_proposed"
"""No action that waits for a second handler: an outcome's kind, and meanwhile the case's."""

OUTCOMES = {
    INTELLIGENCE: "Intelligence log",
    CRIME: "Crime desk",
    SAFEGUARDING: "Safeguarding",
    NO_ACTION: "No action",
}
"""Outcome to its label on buttons and forms, in the order of conversation.md 4.1."""


def outcome_words(kind: str | None) -> str:
    """An outcome in running text: "intelligence log"."""
    label = OUTCOMES.get(kind or "", "No action, not yet confirmed" if kind == PROPOSED else "")
    return label[:1].lower() + label[1:]


def capitalised(text: str) -> str:
    """The text with its first letter in upper case and the rest as it is."""
    return text[:1].upper() + text[1:]


def clock(profile: Profile, moment: datetime, beside: datetime | None = None) -> str:
    """The time in the force's zone, "08:04"; with the day if that differs from ``beside``'s."""
    at = moment.astimezone(profile.zone)
    if beside is not None and at.date() != beside.astimezone(profile.zone).date():
        return f"{day(profile, moment)} {at:%H:%M}"
    return f"{at:%H:%M}"


def day(profile: Profile, moment: datetime) -> str:
    """The day in the force's zone: "Sun 22 Nov"."""
    at = moment.astimezone(profile.zone)
    return f"{at:%a} {at.day} {at:%b}"


def day_and_clock(profile: Profile, moment: datetime) -> str:
    """ "Sun 22 Nov 07:58"."""
    return f"{day(profile, moment)} {clock(profile, moment)}"


def weekday_and_clock(profile: Profile, moment: datetime) -> str:
    """ "Mon 10:00"."""
    return f"{moment.astimezone(profile.zone):%a %H:%M}"


def span(seconds: float) -> str:
    """A length of time in its largest unit or two: "12 minutes", "2 h", "2 h 10 min", "3 days"."""
    minutes = max(0, int(seconds // 60))
    hours, rest = divmod(minutes, 60)
    if hours >= 48:
        return f"{hours // 24} days"
    if hours:
        return f"{hours} h {rest} min" if rest else f"{hours} h"
    if not minutes:
        return "less than a minute"
    return "1 minute" if minutes == 1 else f"{minutes} minutes"


def topic_label(profile: Profile, submission: Submission) -> str:
    """The topic as a card calls it: the label without what stands in brackets."""
    label = next((t.label for t in profile.topics if t.key == submission.topic), "")
    if label:
        return label.partition(" (")[0]
    return "Not sure" if submission.topic == "not_sure" else "Another topic"


def area_label(profile: Profile, submission: Submission) -> str:
    """The home area of who is at risk, as the gate asked for it."""
    return profile.area_label(submission.area)


def sector_label(profile: Profile, submission: Submission) -> str:
    """The sector of the sender's organisation."""
    return next((s.label for s in profile.sectors if s.key == submission.sector), "Not known")
