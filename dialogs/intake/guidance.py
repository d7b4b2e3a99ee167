"""Pages of words that can be shown from any question (domain.md 9; conversation.md G-share, FILE)."""

from collections.abc import Callable, Sequence
from datetime import datetime

from dialogs.engine.inbound import Go, Move
from dialogs.engine.page import Page, Sight
from dialogs.engine.present import paragraphs
from dialogs.engine.views import Action, Copyable, Listing, Notice, Row
from dialogs.force.profile import Profile
from dialogs.intake import routes
from dialogs.intake.alarms import AlarmKind, scan
from dialogs.intake.own_words import own_words
from dialogs.ports import Member, Role, Work

Guide = Notice | Callable[[Sight], Notice | Copyable]

_GUIDES: dict[str, tuple[str, tuple[str, ...]]] = {
    "HELP": (
        "",
        (
            "In danger now? Call {emergency}. Need advice? Call {non_emergency}, or ask {lead}.",
            "To answer, press a button, or type its number or its words.",
            "You can also type: back, skip, next (to finish a page), check (to see what you wrote), here (to answer in the chat), stop (to save and close), restart, delete.",
            "Nothing is sent until you press Send to police.",
        ),
    ),
    "G-SHARE": (
        "Is it OK to share?",
        (
            "Yes, if it is needed to keep someone safe or to prevent crime. The law on data does not stop that. You do not need consent, and asking could put someone at risk.",
            "Share only what is needed. Keep a note that you shared and why. We give you one at the end.",
            "Health staff: you may share to prevent serious harm or serious crime. Not sure? Ask your Caldicott Guardian or {lead} first. Your form is saved.",
            "Who sees it: trained staff in the intelligence team. They take out what points to you before it goes further. In rare cases a court can order the police to say more, so no one can promise never.",
            "More: {sharing_guidance_link}.",
        ),
    ),
    "G-ROUTES": (
        "Which route fits?",
        (
            "Someone is in danger, or a crime is happening: {emergency}. A knife is being waved in a corridor.",
            "It cannot wait until we next read: {non_emergency}. A rumour of a fight this afternoon.",
            "A crime that has happened: report it, {non_emergency}. A phone was taken at knifepoint yesterday.",
            "A child, or an adult who needs care, is at risk: the referral team of the area. A child has been hungry and dirty for weeks.",
            "A pattern, a name, a place, a car, a number: this form. Pupils name a man who sells vapes at the skate park on Fridays.",
            "It can be two of them: a referral for the child, and this form for the older friend and his car.",
        ),
    ),
    "G-EXAMPLES": (
        "Good examples",
        (
            "Good: Karl Dean, born 14/2/2001, of 9 Elm Court, now uses 07700 900456.",
            "Good: seen on 3 October at about 16:10 getting into a silver Astra. The plate ends KXR.",
            "Poor: KD is up to his usual tricks with the lads.",
            "More: {examples_link}.",
        ),
    ),
    "G-HEALTH": (
        "For health staff",
        (
            "You may share in the public interest to prevent serious harm or serious crime. Decide case by case, and write down why.",
            "Speak to your Caldicott Guardian or {lead} if you are not sure. A child at risk needs a referral as well.",
            "More: {health_guidance_link}.",
        ),
    ),
    "G-HOW": (
        "How it works",
        (
            "You answer a few questions. If {emergency}, a crime report or a referral is right instead, you see it at once.",
            "You write what you know, check it, and press Send to police. You get a reference.",
            "A handler reads it and keeps it as intelligence, passes it to the crime desk or a safeguarding team, or takes no action. We tell you which.",
            "The steps as a picture: {flowchart_link}.",
        ),
    ),
    "G-REPORT": (
        "Latest monthly report",
        ("What was shared last month, in numbers and without names: {report_link}.",),
    ),
    "G-SPECIAL": (
        "",
        (
            "It is one of these if the worry is about that harm itself. A teaching assistant messages pupils at night: yes, it is about a worker and people in their care. A student praises a banned group: yes, extreme views.",
            "It is not if it is about places, cars or people around it. An older man with a car collects a pupil who now has cash and a new phone: choose None of these, and make a referral as well.",
        ),
    ),
    "FILE": (
        "",
        (
            "I cannot take files or photos, and I have not opened it. Type what it shows, such as the number plate. Keep the original: the police will ask if they need it. Never send a sexual image of a child to anyone.",
        ),
    ),
}


def guides(profile: Profile, pages: Sequence[Page], now: datetime) -> dict[str, Guide]:
    """The guidance pages of a force, and *Show my words* over a script's ``pages``.

    None depends on the hour: ``now`` is only for the facts.
    """
    facts = routes.facts(profile, now)
    notices = {
        name: Notice(paragraphs(text, facts), title=title, name=name)
        for name, (title, text) in _GUIDES.items()
    }
    return {**notices, "WORDS": lambda sight: own_words(pages, sight)}


def menu() -> Listing:
    """What the bot can do, one line each."""
    shown = ("G-ROUTES", "G-SHARE", "G-EXAMPLES", "G-HEALTH", "G-HOW", "G-REPORT")
    rows = (
        Row(
            "Start",
            "Tell the intelligence team what you know.",
            (Action("Start", Go(Move.START), typed="start"),),
        ),
        Row(
            "My submissions",
            "What you sent, and what became of it.",
            (Action("My submissions", Go(Move.MINE), typed="mine"),),
        ),
        *(
            Row(_GUIDES[name][0], "", (Action(_GUIDES[name][0], Go(Move.SHOW, name)),))
            for name in shown
        ),
    )
    return Listing("Menu", rows)


def safety_line(profile: Profile) -> str:
    """Whom to call in danger and for advice."""
    emergency, advice = profile.numbers.emergency.number, profile.numbers.non_emergency.number
    return f"In danger? Call {emergency}. For advice, call {advice}."


def edited(work: Work, member: Member, profile: Profile, text: str) -> Notice | None:
    """For someone who changed a message: what was kept stays. None where there is danger in it, or
    where this person's words are not taken: then it is heard like any other text.
    """
    workspace = work.members.workspace(member.workspace_id)
    may = Role.PRACTITIONER in member.roles
    taken = workspace is not None and workspace.ready and may
    if not taken or any(hit.kind is AlarmKind.DANGER for hit in scan(text)):
        return None
    emergency = profile.numbers.emergency.number
    words = "You changed a message. What I kept of it stays as it was, and it has not been sent. To put something right, go back to its question, or write it as a new message."
    return Notice((f"{words} In danger? Call {emergency}.",), name="EDITED")


def not_here(profile: Profile, text: str) -> Notice:
    """CHANNEL (conversation.md 2): someone writes where others can read it. Nothing is kept."""
    emergency = profile.numbers.emergency.number
    danger = any(hit.kind is AlarmKind.DANGER for hit in scan(text))
    first = (f"If anyone is in danger now, call {emergency}.",) if danger else ()
    words = f"Please do not write about this here, where others can read it. Message me on my own. In danger? Call {emergency}."
    return Notice((*first, words), actions=(Action("Message me", Go(Move.START)),), name="CHANNEL")
