"""What is on a person's screen."""

from dataclasses import dataclass, field

from tests.teams_playground.cards import Card, Values


@dataclass(frozen=True, slots=True)
class Screen:
    """What a person sees. ``told``: what answers to their own presses said, to them alone."""

    messages: list[str] = field(default_factory=list)
    dialog: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    errors: dict[str, str] = field(default_factory=dict)

    @property
    def text(self) -> str:
        wrong = [f"! {label}: {words}" for label, words in self.errors.items()]
        return "\n".join([*self.messages, *self.dialog, *self.told, *wrong])

    def __contains__(self, words: str) -> bool:
        return words in self.text


@dataclass
class Dialog:
    """An open dialog (task module)."""

    title: str
    card: Card
    values: Values
