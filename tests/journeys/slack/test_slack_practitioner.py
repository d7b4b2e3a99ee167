"""What practitioners do in Slack, from outside: signed requests in, a strict Web API behind."""

from slack_office import SlackOffice


def test_hi_begins_with_the_danger_question(office: SlackOffice) -> None:
    me = office.person()
    me.says("hi")
    me.waits_for("In danger now? Call 999.", "How urgent is this?", "[1. Danger now]")
