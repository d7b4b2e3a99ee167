"""What the submitter is told, by state (conversation.md, STATES).

No content, no handler's name, safe on a locked screen. *Duplicate* and *already known* are never told.
"""

from dialogs.engine.views import Notice
from dialogs.force.profile import Profile
from dialogs.ports import Case, Submission
from dialogs.triage.submitted import read
from dialogs.triage.words import CRIME, INTELLIGENCE, NO_ACTION, SAFEGUARDING

_WORDS = {
    "taken": "{ref}: a handler is looking at it.",
    "intelligence": (
        "{ref}: it has been checked and kept as police intelligence. We cannot say what it leads to."
        " Small pieces make the picture. Thank you."
    ),
    "crime_named": "{ref}: it has gone to our crime desk. An officer may call you.",
    "crime_unnamed": (
        "{ref}: it has gone to our crime desk without your name."
        " We will ask before we give your name to anyone."
    ),
    "safeguarding": (
        "{ref}: it has been passed to a safeguarding team. If you have not made your own referral,"
        " please make it: {number}."
    ),
    "no_action": (
        "{ref}: it has been read and closed. It was still right to share it."
        " If more reaches you at work, you can add it."
    ),
    "changed": "{ref}: the result has changed. It is now: {result}.",
    "withdrawn": "{ref}: it has been withdrawn and its details removed.",
    "removed": (
        "{ref}: its details have now been removed from this system."
        " The police keep what they logged."
    ),
}
_RESULTS = {
    INTELLIGENCE: "kept as police intelligence",
    CRIME: "passed to our crime desk",
    SAFEGUARDING: "passed to a safeguarding team",
    NO_ACTION: "read and closed",
}
_RECEIVED = frozenset({"taken"})
_ALWAYS = frozenset({"withdrawn", "removed"})


def is_told(profile: Profile, state: str) -> bool:
    """Whether the force tells its submitters this state: ``feedback`` none, received or outcome.

    What became of their own withdrawal, and of their details, people are always told.
    """
    if state in _ALWAYS or profile.feedback == "outcome":
        return True
    return profile.feedback == "received" and state in _RECEIVED


def tell_view(profile: Profile, submission: Submission, case: Case, state: str) -> Notice:
    """The message for a state. Raises KeyError for a state that has no words."""
    text = _WORDS[state].format(
        ref=submission.reference,
        number=_team_number(profile, submission),
        result=_RESULTS.get(case.outcome or "", "read and closed"),
    )
    return Notice((text,), name=f"STATE-{state}")


def _team_number(profile: Profile, submission: Submission) -> str:
    submitted = read(submission.content)
    area = profile.area(submitted.referral_area)
    general = profile.numbers.non_emergency.number
    if area is None:
        return general
    team = area.adult if submitted.who_at_risk == "adult" else area.child
    return team.number or general
