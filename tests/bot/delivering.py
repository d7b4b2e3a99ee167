"""What the jobs deliver to, and what they leave behind."""

from submitting import Bot

from bot.delivery import Delivery
from dialogs.ports import Case
from storage.work import SqlWork


def delivery(bot: Bot) -> Delivery:
    program = bot.program
    return Delivery(program.database, program.platforms, program.profiles, program.metrics, bot.now)


def only_case(bot: Bot) -> Case:
    def query(work: SqlWork) -> Case | None:
        (sent,) = work.submissions.of_member(bot.practitioner)
        return work.cases.by_submission(sent.id)

    found = bot.program.database.read_sync(query)
    assert found is not None
    return found
