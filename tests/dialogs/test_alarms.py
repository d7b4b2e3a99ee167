import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogs.intake.alarms import AlarmKind, Hit, fingerprint, scan, warm


def kinds(text: str) -> set[str]:
    return {hit.kind.value for hit in scan(text)}


def danger(text: str) -> list[Hit]:
    return [hit for hit in scan(text) if hit.kind is AlarmKind.DANGER]


def routes(text: str) -> set[str | None]:
    return {hit.special for hit in scan(text) if hit.kind is AlarmKind.SPECIAL}


@pytest.mark.parametrize(
    "text",
    [
        "He is hitting her.",
        "There is a man with a machete in reception.",
        "They are kicking the door in.",
        "She has taken an overdose.",
        "He says he will stab Jayden after school today.",
        "Her ex is outside the refuge and is shouting.",
        "A girl is being dragged into a van.",
        "He won't let me out of the flat.",
        "Someone has been shot outside the shop.",
        "The house is on fire and the kids are inside.",
        "He is on the bridge and says he will jump.",
        "I can hear her screaming for help.",
    ],
)
def test_present_danger_is_noticed(text: str) -> None:
    assert "danger" in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "No one is in danger.",
        "Nobody is being hurt.",
        "He is not hitting her.",
        "She isn't at immediate risk.",
        "There is no man with a knife here, that was gossip.",
        "He never threatened to kill her.",
    ],
)
def test_what_is_denied_is_no_danger(text: str) -> None:
    assert "danger" not in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "He was stabbed in 2015.",
        "Last year a man with a machete was in the park.",
        "He used to be part of a gang and was stabbed.",
        "Three years ago he threatened to kill his neighbour.",
        "She was pulled into a car last week.",
        "Yesterday he was waving a knife in the corridor.",
    ],
)
def test_the_past_is_no_present_danger(text: str) -> None:
    assert "danger" not in kinds(text)


def test_the_past_in_a_sentence_does_not_hide_what_is_happening_now() -> None:
    assert "danger" in kinds(
        "He was stabbed last week and the lads are outside his house right now."
    )


@pytest.mark.parametrize(
    "text",
    [
        "He sells vapes on Thursdays and keeps a knife in his car.",
        "Lads with masks ride about after dark most evenings.",
        "He often carries a blade.",
    ],
)
def test_habits_are_information_and_no_danger(text: str) -> None:
    assert "danger" not in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "She nearly died laughing.",
        "They are killing time by the bandstand.",
        "I was dying to tell you about the grey Fiesta.",
        "They play a shooting game online.",
        "He is hitting the gym and smashing it.",
        "He is on fire this season.",
        "His mum will kill him if she finds the phone.",
        "They watched a film about a man who is stabbing people.",
    ],
)
def test_figures_of_speech_and_stories_raise_nothing(text: str) -> None:
    assert kinds(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Mrs Gunn has moved to Battle Road.",
        "Cars wait in Knife Lane and in Fleet Close.",
        "The lad is called Hammer and is with the Slaters.",
    ],
)
def test_names_and_streets_raise_nothing(text: str) -> None:
    assert kinds(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "hes got a nife and hes in the canteen rn",
        "he has been stabed,we need a ambulence",
        "they wont let her leave the flat",
        "she\u2019s being strangeld",
        "HE IS HITTING HER WITH A HAMMER",
        "he is threatning my mum",
        "the lads r kickin the door in",
        "he s gonna kill her 2nite",
        "some1 is kickin the door in rite now",
        "shes hidin nextdoor and hes outside wiv a nife",
        "he is scremaing and smahing the windows, pls hury",
    ],
)
def test_the_spelling_of_people_in_a_hurry_is_read(text: str) -> None:
    assert "danger" in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "My bike was stolen on Tuesday.",
        "Somebody broke into the shed overnight.",
        "He was punched by a stranger last week.",
        "We found cannabis and scales in his room.",
        "She was scammed out of 900 pounds.",
    ],
)
def test_a_completed_crime_is_noticed_and_is_no_danger(text: str) -> None:
    assert "crime" in kinds(text)
    assert "danger" not in kinds(text)


@pytest.mark.parametrize(
    ("text", "route"),
    [
        ("A girl of 12 said her uncle touched her private parts.", "child_sexual"),
        ("She told me that she has had FGM.", "fgm"),
        ("The boy has been missing from the home since Sunday.", "missing"),
        ("Her husband controls her money and checks her phone.", "domestic"),
        ("Our coach has been sending private messages to pupils.", "trust"),
        ("He praises a banned organisation.", "extremism"),
        ("The boss keeps his passport and he is never paid.", "slavery"),
        ("He came to the clinic with a stab wound.", "wound"),
        ("A police officer has been sending sexual messages to a resident.", "police"),
    ],
)
def test_each_special_route_is_named(text: str, route: str) -> None:
    assert route in routes(text)


def test_a_debt_that_ties_a_worker_is_a_special_route_and_no_danger() -> None:
    text = "The boss holds his passport and will not let him leave until he has paid."
    assert kinds(text) == {"special"}


@pytest.mark.parametrize(
    "text",
    [
        "The landlord is on the landing with two friends and she has pushed the wardrobe against the door.",
        "He thanked us all for everything and now he is up on the parapet with his shoes off.",
        "My neighbour has gone quiet and there is blood on the step.",
        "They want six hundred by nine or they go round to his gran's.",
        "A boy is curled up in our shop and there are three lads outside asking where he went.",
    ],
)
def test_danger_told_in_other_words_is_noticed(text: str) -> None:
    assert danger(text)


def test_danger_that_no_sentence_tells_alone_is_noticed_in_their_meeting() -> None:
    told = ["He came home at six.", "She is upstairs.", "I heard a bang and then nothing."]
    assert not any(danger(sentence) for sentence in told)
    (hit,) = danger(" ".join(told))
    assert hit.rule == "evidence"
    assert hit.words in {sentence.rstrip(".") for sentence in told}


def test_danger_among_other_matters_is_noticed() -> None:
    other = (
        "The rent on the flat is paid in cash on Fridays. He drives a grey Fiesta and sells vapes."
    )
    text = f"{other} She is in the wardrobe whispering to me and he is trying the door. {other}"
    assert any("wardrobe" in hit.words for hit in danger(text))


@pytest.mark.parametrize(
    "text",
    [
        "He has a reputation for setting his dog on people who owe him money, people say.",
        "We have a talk about knives with year 8 next week and want to know which streets to mention.",
        "She wrote a story about a man who is holding a girl in a cellar.",
        "The lad who used to be chased home has moved away and is settled with his aunt.",
        "Our lifeguards are practising rescues this evening, the same man sits in the cafe each week.",
    ],
)
def test_evidence_against_danger_outweighs_alarming_words(text: str) -> None:
    assert not danger(text)


def test_a_text_with_danger_in_two_places_has_a_hit_for_each() -> None:
    quiet = "The lad drives a grey Fiesta most weekends and lives above the shop. " * 5
    hits = danger(f"He is hitting her. {quiet}They are kicking the door in.")
    assert len(hits) == 2


def test_warming_up_changes_nothing_that_is_found() -> None:
    text = "He is hitting her. My bike was stolen on Tuesday."
    before = scan(text)
    warm()
    assert scan(text) == before != ()


def test_hits_stand_in_the_order_of_the_text() -> None:
    hits = scan("My bike was stolen. He is hitting her. She has had FGM.")
    assert [hit.kind.value for hit in hits] == ["crime", "danger", "special"]


def test_the_words_shown_are_whole_and_at_most_eighty_characters() -> None:
    text = (
        f"{'He told me a great deal about it and ' * 5}he is hitting her{' again and again' * 20}."
    )
    (hit,) = (hit for hit in scan(text) if hit.kind is AlarmKind.DANGER)
    assert len(hit.words) <= 80
    assert "hitting her" in hit.words
    assert set(hit.words.split()) <= set(re.findall(r"\w+", text))


def test_a_hit_is_known_again_when_text_is_added_and_a_new_one_is_told_apart() -> None:
    first = "He is hitting her."
    (old,) = scan(first)
    again = scan(f"He has a grey van. {first} They have a gun in the shop.")
    marks = {fingerprint(hit) for hit in again if hit.kind is AlarmKind.DANGER}
    assert fingerprint(old) in marks
    assert len(marks) == 2
    assert "hitting" not in fingerprint(old)


def test_a_fingerprint_does_not_change_with_case_and_marks() -> None:
    (one,), (other,) = scan("He is hitting her"), scan("he is  HITTING her!")
    assert fingerprint(one) == fingerprint(other)


WORDS = st.sampled_from(
    ["he", "she", "is", "has", "been", "not", "no", "knife", "hitting", "her", "outside", "now", "yesterday", "stabbed", ",", ".", "'", "-", "13", "2015", "will", "kill", "car", "taken", "pills", "the", "a", "in", "girl", "’", "\u202e", "مرحبا", "🔪", "\x00", "�", "İ"]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(), st.lists(WORDS, max_size=60).map(" ".join)))
def test_any_text_is_read_and_every_excerpt_lies_in_it(text: str) -> None:
    for hit in scan(text):
        assert 0 <= hit.start < hit.end <= len(text)
        assert hit.end - hit.start <= 80
        assert 0 < len(hit.words) <= 80
        assert (hit.kind is AlarmKind.SPECIAL) == (hit.special is not None)
        assert re.fullmatch(r"[0-9a-f]{16}", fingerprint(hit))


@pytest.mark.parametrize(
    "piece", ["knife ", "a", "he is not hitting her and ", "\u202e\U0001f52a", "' ", "1.", "."]
)
def test_sixty_thousand_characters_of_anything_are_read(piece: str) -> None:
    text = (piece * 60_000)[:60_000]
    assert all(hit.end <= len(text) for hit in scan(text))
