"""The app comes: one welcome; nothing is taken where it is not set up, or from whom it is not for."""

from pathlib import Path

from teams_office import TeamsOffice

from tests.teams_peer.server import TeamsPeer

WELCOME = "In danger now? Call 999."


def welcomes(screen: str) -> int:
    return screen.count("How urgent is this?")


def test_one_welcome_however_often_teams_says_that_the_app_is_there(office: TeamsOffice) -> None:
    me = office.person()
    me.installs()
    me.waits_for(WELCOME, "How urgent is this?")
    me.installs()
    office.settles()
    assert welcomes(me.sees()) == 1
    office.server.stop()
    office.server.start()
    me.installs()
    office.settles()
    assert welcomes(me.sees()) == 1
    me.uninstalls()
    me.installs()
    office.settles()
    me.waits_for("This question is closed.")
    assert welcomes(me.sees()) == 1


def test_who_installs_first_sets_it_up_and_others_are_told_whom_to_ask(
    peer: TeamsPeer, tmp_path: Path
) -> None:
    with TeamsOffice(peer, tmp_path / "run", ready=False) as office:
        office.opens()
        first, second = office.person("Ada First"), office.person("Ben Next")
        first.installs()
        first.waits_for("You can set me up: type admin.", "[Set me up]")
        second.installs()
        second.waits_for("I am not set up here yet", "Ask Ada First.")
        second.says("They are going to stab Zebedee now")
        second.waits_for("If anyone is in danger, call 999 now.")
        assert office.member(second) is None
        assert "[Set me up]" not in second.sees()


def test_guests_get_the_safety_words_and_are_not_stored(office: TeamsOffice) -> None:
    guest = office.person("Gus Guest", role="guest")
    guest.installs()
    guest.waits_for("I cannot take anything from you here.", "In danger? Call 999.")
    guest.says("A grey Golf waits outside the academy")
    office.settles()
    assert guest.sees().count("I cannot take anything from you here.") == 2
    assert office.member(guest) is None
    assert (
        office.read(lambda w: w.teams_references.of_kind(office.workspace().id, "personal")) == []
    )
