"""One whole submission, page by page: what the load posts and what the engine is given."""

import json
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one page; a page with ``form`` is posted as a form, another by its button."""

    page: str
    values: Mapping[str, str]
    form: bool = False


GATE = (
    Answer("G1", {"answer": "can_wait"}),
    Answer("G2", {"answer": "none"}),
    Answer("G3", {"answer": "no"}),
    Answer("G4", {"answer": "no"}),
)
FORM = (
    Answer(
        "C1",
        {
            "what": "Pupils name a man who sells vapes at the skate park, from a grey van with a dent in the door. "
            "He gives the younger ones a phone number and tells them to bring friends. "
            "Two of them have new trainers and cash, and will not say where it comes from.",
            "when": "most Fridays",
            "often": "going_on",
            "where": "The skate park by the station",
            "view": "It looks organised to me.",
        },
        form=True,
    ),
    Answer(
        "C2.1",
        {
            "part": "harm",
            "name": "Known as Dale",
            "born": "about 25",
            "contacts": "07700 900456",
            "find": "Tall, red cap, drives the van",
            "next": "done",
        },
        form=True,
    ),
    Answer(
        "C4",
        {
            "how": "told_by_witness",
            "found_out": "yesterday",
            "who_else": "",
            "doubt": "no",
            "why": "",
            "first_told": "",
        },
        form=True,
    ),
    Answer(
        "C5",
        {
            "at_risk": "no",
            "who": "",
            "naming": "ask",
            "aware": "no",
            "call": "07700 900123, after four",
        },
        form=True,
    ),
    Answer(
        "C6",
        {
            "name": "Robin Hill",
            "job": "Youth worker",
            "organisation": "Harbour Youth Club",
            "contact": "robin@example.org",
        },
        form=True,
    ),
)
SEND = Answer("CHECK", {"answer": "send"})


def whole(topic: str) -> tuple[Answer, ...]:
    """Every answer in order, with one of the force's topics, up to and with *Send to police*."""
    return (*GATE, Answer("G5", {"answer": topic}), *FORM, SEND)


def posted(answer: Answer, revision: int, event: str, csrf: str) -> list[tuple[str, str]]:
    """The form that the console's page posts for an answer."""
    fields = [("csrf", csrf), ("event", event)]
    if not answer.form:
        token = {"k": "answer", "page": answer.page, "values": dict(answer.values)}
        return [*fields, ("act", json.dumps({**token, "revision": revision, "label": "Pressed"}))]
    fields += [("page", answer.page), ("revision", str(revision))]
    for name, value in answer.values.items():
        fields += [("one", name), (f"f.{name}", value)]
    return fields
