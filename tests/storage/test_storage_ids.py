from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise

import time_machine

from storage.ids import new_id


def test_ids_are_unique_and_sort_in_the_order_they_were_made() -> None:
    ids = [new_id() for _ in range(5000)]
    assert all(before < after for before, after in pairwise(ids))
    assert {len(made) for made in ids} == {32}
    assert set("".join(ids)) <= set("0123456789abcdef")


def test_a_clock_that_is_set_back_does_not_disturb_the_order() -> None:
    before = new_id()
    with time_machine.travel("2001-01-01", tick=False):
        after = new_id()
    assert before < after


def test_threads_never_get_the_same_id() -> None:
    with ThreadPoolExecutor(8) as threads:
        made = list(threads.map(lambda _: [new_id() for _ in range(500)], range(8)))
    assert len({one for some in made for one in some}) == 4000
