"""An admin's settings, page by page: asked, typed, saved, by whom."""

import json
from dataclasses import replace

from office import FIRST_DAY, OWNER, PROFILE, SAM, Office, page

from dialogs.engine.draft import Draft
from dialogs.engine.inbound import Answered, Go, Inbound, Move, Said
from dialogs.engine.page import Kind
from dialogs.engine.views import Ask, Notice, Review
from dialogs.ports import Destination, Member, Naming, Role
from dialogs.workspaces import admin
from dialogs.workspaces.changes import PROBE
from dialogs.workspaces.routing import asks


def test_the_first_day_from_nothing_to_ready() -> None:
    office = Office()
    office.open()
    seen = []
    while isinstance(office.asked, Ask):
        seen.append(page(office))
        office.fill(page(office), FIRST_DAY[page(office)])
    assert seen == ["SET-ORG", "SET-CHANNEL", "SET-HANDLERS", "SET-ADMINS", "SET-SENDERS"]
    assert isinstance(office.asked, Review)
    assert not office.workspace.organisation
    reply = office.save()
    assert reply.probe == Destination("slack", "w", "C1")
    assert "posting a test card" in office.words
    assert not office.workspace.ready
    office.post()
    assert office.workspace.ready
    assert "people here can write to me now" in office.words
    assert office.channel() == "C1"
    assert (office.workspace.organisation, office.workspace.sector) == (
        "Oak Park School",
        "education",
    )
    handlers = office.work.members.with_role("f", Role.HANDLER)
    assert {member.name for member in handlers} == {"Sam Reed", "Jo Lind"}
    assert not office.work.tables.drafts


def test_every_change_is_audited_with_ids_and_no_free_text(ready: Office) -> None:
    entries = ready.work.tables.entries
    events = [e.event for e in entries if e.event.startswith("workspace.")]
    assert events == [
        "workspace.organisation",
        "workspace.sector",
        "workspace.named",
        "workspace.channel_chosen",
        "workspace.channel_tested",
        "workspace.channel",
        "workspace.ready",
    ]
    assert {e.actor for e in entries if e.event.startswith("workspace.")} == {ready.admin}
    details = json.dumps([dict(e.detail) for e in entries])
    assert "U2 U3" in details
    assert not [word for word in ("Oak Park School", "Sam Reed", "Olive") if word in details]


def test_the_organisations_name_starts_from_the_workspaces() -> None:
    office = Office()
    office.open()
    assert isinstance(office.asked, Ask)
    assert office.asked.fields[0].raw == "Oak Park"


def test_each_page_may_be_changed_alone_later(ready: Office) -> None:
    before = ready.work.tables.entries.copy()
    ready.open()
    assert page(ready) == "SET-CHECK"
    assert ready.lines("SET-HANDLERS") == {"Who are the handlers?": "Sam Reed, Jo Lind"}
    ready.do(Go(Move.EDIT, "SET-HANDLERS"))
    assert page(ready) == "SET-HANDLERS"
    ready.fill("SET-HANDLERS", {"who": ("U2",)})
    assert page(ready) == "SET-CHECK"
    reply = ready.save()
    assert reply.probe is None
    new = ready.work.tables.entries[len(before) :]
    assert [(e.event, e.detail.get("removed")) for e in new] == [
        ("workspace.named", "U3"),
        ("member.roles", None),
    ]
    assert ready.workspace.ready


def test_a_page_is_opened_by_its_name(ready: Office) -> None:
    ready.open("SET-CHANNEL")
    assert page(ready) == "SET-CHANNEL"
    ready.open("SET-ORG")
    assert page(ready) == "SET-ORG"


def test_named_people_and_guests_are_asked_for_only_where_they_matter(ready: Office) -> None:
    ready.open("SET-SENDERS")
    ready.fill("SET-SENDERS", {"members": "named", "guests": "named"})
    assert page(ready) == "SET-NAMED"
    ready.fill("SET-NAMED", {"who": ("U3",)})
    assert page(ready) == "SET-GUESTS"
    ready.fill("SET-GUESTS", {"who": ("U3",)})
    assert "Jo Lind is not a guest" in ready.errors["who"]
    ready.fill("SET-GUESTS", {"who": ("U4",)})
    ready.save()
    assert ready.workspace.named_only
    roles = {m.external_id: m.roles for m in ready.work.members.in_workspace("w")}
    assert Role.PRACTITIONER in roles["U3"] & roles["U4"]
    assert Role.PRACTITIONER not in roles["U1"]
    ready.open("SET-SENDERS")
    ready.fill("SET-SENDERS", {"members": "everyone", "guests": "nobody"})
    assert page(ready) == "SET-CHECK"
    ready.save()
    named = ready.work.members.named("w")
    assert not named[Naming.GUEST] | named[Naming.SUBMITTER]
    assert not ready.workspace.named_only


def is_for_settings(office: Office, member: Member, inbound: Inbound) -> bool:
    """As a platform finds out."""
    return asks(inbound) or admin.goes_on(office.work, member, inbound)


def test_everything_can_be_typed() -> None:
    office = Office()
    office.say("admin")
    for text in (
        "here",
        "Oak Park School",
        "education",
        "#cpi-desk",
        "@sam, jo",
        "nobody",
        "everyone here",
        "no",
    ):
        member = office.work.members.get(office.admin)
        assert member is not None
        assert is_for_settings(office, member, Said(text)), text
        office.say(text)
        assert not office.errors, (text, office.errors)
    assert page(office) == "SET-CHECK"
    office.say("change 3")
    assert page(office) == "SET-HANDLERS"
    assert isinstance(office.asked, Ask)
    assert office.asked.only == "who"
    office.say("Sam Reed")
    assert office.lines("SET-HANDLERS") == {"Who are the handlers?": "Sam Reed"}
    office.say("save settings")
    office.post()
    assert office.workspace.ready
    assert office.work.members.named("w")[Naming.HANDLER] == {"U2"}


def test_two_admins_do_not_undo_each_other(ready: Office) -> None:
    second = ready.meet(replace(SAM, admin=True)).id
    ready.open()
    ready.open("SET-HANDLERS", second)
    ready.fill("SET-HANDLERS", {"who": ("U2",)}, second)
    ready.save(second)
    ready.do(Go(Move.EDIT, "SET-ORG"))
    ready.fill("SET-ORG", {"organisation": "Elm School", "sector": "education"})
    assert ready.lines("SET-HANDLERS") == {"Who are the handlers?": "Sam Reed"}
    ready.save()
    assert ready.work.members.named("w")[Naming.HANDLER] == {"U2"}
    assert ready.workspace.organisation == "Elm School"


def test_nobody_else_may_change_anything(ready: Office) -> None:
    other = ready.member("U3")
    assert other is not None
    for inbound in (Go(Move.ADMIN), Answered("SET-CHECK", {"answer": "save"}), Said("admin")):
        ready.do(inbound, other.id)
        assert "Only admins can change the settings. Ask Olive Ash." in ready.words
        assert "999" in ready.words
    assert not ready.work.tables.drafts
    assert ready.wanted.people == ()


def test_whoever_stops_being_an_admin_saves_nothing(ready: Office) -> None:
    ready.open("SET-HANDLERS")
    ready.fill("SET-HANDLERS", {"who": ("U2",)})
    ready.meet(replace(OWNER, admin=False))
    ready.save()
    assert ready.work.members.named("w")[Naming.HANDLER] == {"U2", "U3"}


def test_an_event_that_comes_twice_does_it_once(ready: Office) -> None:
    ready.open("SET-CHANNEL")
    ready.fill("SET-CHANNEL", {"channel": "C5"})
    save = Answered("SET-CHECK", {"answer": "save"})
    ready.do(save, event="same")
    jobs, entries = len(ready.work.jobs_named(PROBE)), len(ready.work.tables.entries)
    again = ready.do(save, event="same")
    assert again.probe is None
    assert (len(ready.work.jobs_named(PROBE)), len(ready.work.tables.entries)) == (jobs, entries)


def test_a_stale_button_changes_nothing(ready: Office) -> None:
    ready.open("SET-HANDLERS")
    draft = next(iter(ready.work.tables.drafts.values())).draft
    ready.do(Answered("SET-CHECK", {"answer": "save"}, draft.revision - 1))
    assert page(ready) == "SET-HANDLERS"
    ready.do(Go(Move.DELETE))
    assert "Nothing was changed" in ready.words
    ready.save()
    assert "The settings are closed." in ready.words


def test_finish_later_keeps_the_answers_and_changes_nothing() -> None:
    office = Office()
    office.open()
    office.fill("SET-ORG", FIRST_DAY["SET-ORG"])
    office.do(Go(Move.STOP))
    assert "Nothing has changed yet" in office.words
    assert not office.workspace.organisation
    office.open()
    assert page(office) == "SET-CHANNEL"


def test_words_of_danger_come_first_and_are_no_answer(ready: Office) -> None:
    ready.open("SET-ORG")
    ready.say("here")
    ready.say("he is stabbing her right now")
    first = ready.views[0]
    assert isinstance(first, Notice)
    assert first.name == "DANGER"
    assert "999" in first.text[0]
    assert page(ready) == "SET-ORG"
    ready.do(Go(Move.FORM))
    ready.fill("SET-ORG", {"organisation": "he is stabbing her now", "sector": "education"})
    assert isinstance(ready.views[0], Notice)
    assert ready.views[0].name == "DANGER"


def test_what_is_typed_elsewhere_is_left_to_the_practitioners_side(ready: Office) -> None:
    member = ready.work.members.get(ready.admin)
    assert member is not None

    def takes(text: str) -> bool:
        return is_for_settings(ready, member, Said(text))

    assert takes("admin")
    assert not takes("1")
    ready.open()
    assert takes("1")
    assert takes("back")
    assert not takes("Karl Dean deals at the skate park")
    assert not takes("mine")
    assert not is_for_settings(ready, member, Go(Move.START))
    assert not is_for_settings(ready, member, Answered("G1", {"answer": "now"}))
    assert is_for_settings(ready, member, Answered("SET-ORG", {}))
    ready.do(Go(Move.DELETE))
    assert not takes("back")


def test_an_agency_is_asked_for_neither_handlers_nor_a_channel() -> None:
    school = Office(own=False)
    school.open()
    seen = []
    while isinstance(school.asked, Ask):
        seen.append(page(school))
        school.fill(page(school), FIRST_DAY[page(school)])
    assert seen == ["SET-ORG", "SET-ADMINS", "SET-SENDERS"]
    school.fill("SET-CHANNEL", {"channel": "C1"})
    school.fill("SET-HANDLERS", {"who": ("U2",)})
    assert school.save().probe is None
    assert school.channel() == ""
    assert not school.work.members.named("a")[Naming.HANDLER]


def test_the_force_alone_is_asked_for_no_organisation() -> None:
    office = Office(agency=False)
    office.set_up()
    assert office.workspace.ready
    assert "Everything is set up." in office.words
    handler = office.member("U2")
    assert handler is not None
    assert handler.roles == {Role.HANDLER}


def test_pages_fit_every_platform_and_drafts_can_be_stored(ready: Office) -> None:
    ready.open()
    draft = next(iter(ready.work.tables.drafts.values())).draft
    assert Draft.from_json(json.loads(json.dumps(draft.as_json()))) == draft
    member = ready.work.members.get(ready.admin)
    assert member is not None
    from dialogs.workspaces.seat import seat  # noqa: PLC0415 - what the pages are built from

    at = seat(ready.work, member, ready.now, PROFILE)
    assert at is not None
    for one in at.script(draft).pages:
        assert len(one.title) <= 24
        assert one.kind in {Kind.FORM, Kind.REVIEW}


def test_how_it_stands_is_shown_while_nothing_is_open(ready: Office) -> None:
    member = ready.work.members.get(ready.admin)
    assert member is not None
    [notice] = admin.current(ready.work, member, ready.now, PROFILE).views
    assert isinstance(notice, Notice)
    assert [action.label for action in notice.actions] == ["Change settings", "Send a test card"]
    ready.open()
    assert isinstance(admin.current(ready.work, member, ready.now, PROFILE).views[-1], Review)
