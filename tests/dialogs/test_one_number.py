import re
from pathlib import Path

import pytest

from dialogs.engine.page import Kind
from dialogs.force.profile import DEFAULT_PROFILE, load_profile
from dialogs.intake.script import intake_script

NORTHMOOR = str(Path(__file__).parents[1] / "data" / "northmoor.toml")
_NUMBERED = re.compile(r"(\d+)\. (.+)")


@pytest.mark.parametrize("source", [DEFAULT_PROFILE, NORTHMOOR])
def test_a_number_before_a_paragraph_is_that_of_the_answer_it_explains(source: str) -> None:
    pages = [page for page in intake_script(load_profile(source)).pages if page.choice]
    numbered = 0
    for page in pages:
        options = page.choice.options if page.choice else ()
        for text in page.text:
            if page.kind is Kind.QUESTION and (found := _NUMBERED.match(text)):
                numbered += 1
                label = options[int(found[1]) - 1].label
                assert found[2].startswith(label), (page.id, text)
    assert numbered >= 4
