"""A button's meaning goes into a token and comes back, within what the tightest platform holds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.tokens import LABEL, LONGEST, BadToken, TokenTooLong, decode, encode
from dialogs.engine.inbound import Answered, Go, Move
from dialogs.engine.views import Action, Press

names = st.text(st.characters(codec="utf-8"), max_size=64)
labels = st.text(st.characters(codec="utf-8"), max_size=1_500)
numbers = st.none() | st.integers(0, 10**9)
meanings = st.one_of(
    st.builds(Answered, names, st.dictionaries(names, names, max_size=1), numbers),
    st.builds(Go, st.sampled_from(Move), names),
    st.builds(Press, names, names, numbers),
)


@given(meanings, labels)
def test_what_a_button_means_comes_back_whatever_its_label(
    does: Answered | Go | Press, label: str
) -> None:
    token = encode(Action(label, does))
    assert len(token) <= LONGEST
    assert decode(token) == (does, label[:LABEL])


def test_what_does_not_fit_is_refused_when_it_is_drawn() -> None:
    with pytest.raises(TokenTooLong):
        encode(Action("Next", Answered("C1", {"what": "x" * LONGEST})))


def test_more_than_a_button_holds_is_not_read() -> None:
    with pytest.raises(BadToken):
        decode('{"k":"go","move":"back"}' + " " * LONGEST)
