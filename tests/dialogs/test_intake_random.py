"""Random turns against the use cases: what is stored and shown stays whole, whatever people do."""

from collections import Counter
from datetime import timedelta

from hypothesis import example, given
from hypothesis import strategies as st
from talking import Talk
from test_engine_random import errors_of, open_danger
from walking import FORCES, page_of
from wandering import MANY, Act, acts, buttons, decode, question_of

from dialogs.engine.inbound import Answered, Filled, Go, Inbound, Move, Said
from dialogs.engine.journey import travel
from dialogs.engine.views import Ask, Review, Signpost
from dialogs.intake import intake
from dialogs.intake.script import intake_script
from dialogs.ports import Role

EXTRA = (Move.NOTE, Move.KEPT, Move.NOT_NEEDED, Move.LATER, Move.AMEND)


def look(talk: Talk, inbound: Inbound) -> None:
    """What must hold after every turn."""
    asking = [view for view in talk.views if isinstance(view, Ask | Signpost | Review)]
    assert len(asking) <= 1
    assert not asking or talk.views[-1] is asking[0]
    assert talk.views or isinstance(inbound, Filled)
    stands = intake.current(talk.work, talk.member, talk.now, talk.profile).views
    assert stands
    if asking and not errors_of(talk.views[-1]):
        fresh = isinstance(inbound, Go) and inbound.move is Move.SHOW
        assert fresh or page_of(stands) == page_of(talk.views)
    tables = talk.work.tables
    assert len(tables.submissions) == len(tables.cases)
    assert {c.submission_id for c in tables.cases.values()} == set(tables.submissions)
    cards = Counter(job.args[0] for job in talk.work.jobs_named("card"))
    assert set(cards) == set(tables.cases)
    assert len({s.reference for s in tables.submissions.values()}) == len(tables.submissions)
    kinds = Counter((d.member_id, d.draft.script, d.subject) for d in tables.drafts.values())
    assert all(count == 1 for count in kinds.values())


def content_is_whole(talk: Talk, sent_before: int) -> None:
    """A submission that was just made was calm, and holds what was asked for."""
    new = talk.sent[: len(talk.sent) - sent_before]
    assert len(new) <= 1
    for submission in new:
        content = submission.content
        assert content is not None
        assert content["answers"]["G1"] == {"answer": "can_wait"}
        assert content["narrative"]
        assert all(content["sender"][name] for name in ("name", "organisation", "contact"))
        danger = [alarm for alarm in content["alarms"] if alarm["kind"] == "danger"]
        assert all(a["answer"] not in {None, "yes", "soon"} for a in danger)
        case = talk.work.cases.by_submission(submission.id)
        assert case is not None
        assert case.high or not (danger or "was_urgent" in content["history"])


def inbound_of(talk: Talk, act: Act, old: list[Inbound]) -> Inbound | None:
    if act.kind == "go" and act.number > 45:
        subject = talk.sent[0].id if talk.sent else "nothing"
        return Go(EXTRA[act.number % len(EXTRA)], subject)
    return decode(act, talk.views, old)


@MANY
@given(st.sampled_from(range(len(FORCES))), acts())
@example(0, [Act("usual")] * 30)
def test_whatever_people_do_records_stay_whole(force: int, wanted: list[Act]) -> None:
    talk = Talk(FORCES[force])
    old: list[Inbound] = []
    for act in wanted:
        if act.kind == "wait":
            talk.now += timedelta(hours=act.number)
            continue
        inbound = inbound_of(talk, act, old)
        if inbound is None:
            continue
        old += [a.does for a in buttons(talk.views) if isinstance(a.does, Answered)][:6]
        sent, record = len(talk.sent), talk.work.drafts.find(talk.name, "intake")
        talk.do(inbound)
        look(talk, inbound)
        content_is_whole(talk, sent)
        if len(talk.sent) > sent:
            assert record is not None
            assert not open_danger(record.draft)
            script = intake_script(talk.profile)
            assert getattr(travel(script, record.draft, talk.now).current, "key", "") == "CHECK"


@given(acts(), st.sampled_from(["guest", "no role", "not ready"]))
def test_who_may_not_submit_leaves_nothing_behind(wanted: list[Act], who: str) -> None:
    talk = Talk(
        roles=frozenset() if who == "no role" else frozenset({Role.PRACTITIONER}),
        guest=who == "guest",
        ready=who != "not ready",
    )
    for act in wanted:
        inbound = Said(act.text) if act.text else Answered("G1", {"answer": "can_wait"})
        talk.do(inbound)
        assert "999" in str(talk.views)
        assert question_of(talk.views) is None
    tables = talk.work.tables
    assert not any((tables.drafts, tables.submissions, tables.about, tables.jobs))
