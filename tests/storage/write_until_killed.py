"""Writes 32 submissions at once until it is killed; prints the id of each that was acknowledged."""

import asyncio
import itertools
import sys

from storage_samples import case, entry, people, submission

from storage.crypto import MasterKeys
from storage.unit_of_work import Database
from storage.work import SqlWork

numbers = itertools.count()


def submit(number: int, work: SqlWork) -> None:
    work.claim(f"e{number}")
    work.submissions.add(submission(number))
    work.cases.add(case(number))
    work.audit.append(entry(f"c{number}"))


async def practitioner(database: Database) -> None:
    for number in numbers:
        await database.write(lambda work, number=number: submit(number, work))
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()


async def main() -> None:
    database = Database(sys.argv[1], MasterKeys.from_text(sys.argv[2]))
    await database.write(people)
    await asyncio.gather(*(practitioner(database) for _ in range(32)))


asyncio.run(main())
