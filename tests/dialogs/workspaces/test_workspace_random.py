"""Whatever admins and people do, in whatever order: what must hold of a workspace's settings."""

import json
from collections.abc import Callable
from dataclasses import replace

from hypothesis import example, given
from hypothesis import strategies as st
from office import CHANNELS, FIRST_DAY, GUS, JO, OWNER, PEOPLE, SAM, Office

from dialogs.engine.draft import Draft
from dialogs.engine.inbound import Answered, Filled, Go, Inbound, Move, Said
from dialogs.engine.views import Ask, Review
from dialogs.ports import Naming, Purpose, Role
from dialogs.workspaces.facts import Problem, refusals
from dialogs.workspaces.pages import PAGES
from dialogs.workspaces.settings import load

WORDS = ("admin", "here", "back", "1", "2", "save", "check", "stop", "cancel", "change 2", "test")
TYPED = ("", "none", "sam, jo", "U4", "#cpi-desk", "Oak", "education", "x" * 300, "help", "\x00")
FIT = {channel.id for channel in CHANNELS if not refusals(channel)}

_values = st.fixed_dictionaries(
    {},
    optional={
        "organisation": st.sampled_from(TYPED),
        "sector": st.sampled_from(("education", "health", "nonsense")),
        "channel": st.sampled_from(("C1", "C2", "C3", "C4", "C5", "C404", "")),
        "who": st.lists(st.sampled_from([p.id for p in PEOPLE]), max_size=4).map(tuple),
        "members": st.sampled_from(("everyone", "named")),
        "guests": st.sampled_from(("nobody", "named")),
    },
)
_inbounds: st.SearchStrategy[Inbound] = st.one_of(
    st.builds(Answered, st.sampled_from(PAGES), _values),
    st.builds(Filled, st.sampled_from(PAGES), _values),
    st.builds(Go, st.sampled_from(list(Move)), st.sampled_from(("", *PAGES, "TEST"))),
    st.builds(Said, st.sampled_from(WORDS + TYPED)),
)


def usual(office: Office) -> None:
    asked = office.asked
    if isinstance(asked, Ask):
        office.fill(asked.page, FIRST_DAY.get(asked.page, {"who": ("U3",)}))
    elif isinstance(asked, Review):
        office.save()
    else:
        office.open()


def post(office: Office) -> None:
    if office.reply.probe:
        office.post()


def post_in_vain(office: Office) -> None:
    if office.reply.probe:
        office.post(Problem.NOT_ALLOWED)


_acts: st.SearchStrategy[Callable[[Office], object]] = st.one_of(
    st.just(usual),
    st.just(usual),
    st.just(usual),
    st.sampled_from((post, post_in_vain)),
    _inbounds.map(lambda inbound: lambda office: office.do(inbound)),
    st.sampled_from((SAM, JO, GUS)).flatmap(
        lambda person: st.sampled_from(
            (person, replace(person, guest=True), replace(person, deleted=True))
        ).map(lambda now: lambda office: office.meet(now))
    ),
    st.booleans().map(lambda so: lambda office: office.meet(replace(OWNER, admin=so))),
)


def check(office: Office) -> None:
    members, workspace = office.work.members, office.workspace
    settings = load(office.work, workspace)
    assert workspace.ready == (not settings.lacks())
    channel = members.destination("f", Purpose.HANDLERS)
    assert channel is None or channel.channel in FIT
    for member in members.in_workspace("w"):
        person = office.people[member.external_id]
        if Role.HANDLER in member.roles:
            assert person.full
            assert person.id in settings.named[Naming.HANDLER]
        if Role.ADMIN in member.roles:
            assert person.full
        if Role.PRACTITIONER in member.roles and not person.full:
            assert person.id in settings.named[Naming.GUEST]
    asking = [view for view in office.views if isinstance(view, Ask | Review)]
    assert len(asking) <= 1
    assert not asking or office.views[-1] is asking[0]
    for record in office.work.tables.drafts.values():
        assert Draft.from_json(json.loads(json.dumps(record.draft.as_json()))) == record.draft


@given(st.lists(_acts, max_size=30))
@example([*[usual] * 7, post])
@example([*[usual] * 7, post_in_vain, lambda office: office.open("TEST"), post])
def test_whatever_is_done_the_settings_hold(acts: list[Callable[[Office], object]]) -> None:
    office = Office()
    for act in acts:
        act(office)
        check(office)


@given(st.lists(_acts, max_size=15))
def test_only_saving_changes_settings(acts: list[Callable[[Office], object]]) -> None:
    office = Office()
    for act in acts:
        before = (office.workspace, office.work.members.named("w"))
        act(office)
        if isinstance(office.asked, Ask | Review) and act is usual:
            assert (office.workspace, office.work.members.named("w")) == before
