"""Rows with what can be done to them: my submissions, the menu, a table of cases."""

from collections.abc import Iterator

from adapters.teams.asking import Drawn, drawn
from adapters.teams.buttons import GO, NOWHERE, PICK, Drawing, How, bar, listed, twin
from adapters.teams.escape import heading, paragraphs
from adapters.teams.limits import ACTIONS
from dialogs.engine.views import Action, Listing, Row

WHICH = "What do you want to do?"
MOST_ROWS = 30


def listing(view: Listing, of: Drawing) -> Drawn:
    """Few actions are a button each; many are one list with a button. What is left out is said."""
    shown = view.rows[:MOST_ROWS]
    body = heading(view.title)
    for row in shown:
        if not _is_bare(row):
            body += [*heading(row.title, size="Medium"), *paragraphs(row.text)]
    left = len(view.rows) - len(shown)
    if left:
        body += paragraphs(f"And {left} more, which are not shown here.")
    if not view.rows:
        body += paragraphs(view.empty)
    pairs = list(_pairs(shown))
    actions = [*(action for action, _ in pairs), *view.actions]
    end = twin(of, view, actions)
    if len(actions) <= ACTIONS:
        labels = [label for _, label in pairs] + [action.label for action in view.actions]
        return drawn(body, bar(of, actions, labels=labels), end)
    go = of.button(Action(GO, NOWHERE), how=How.PICK, picks=PICK, primary=True)
    chooser = listed(PICK, WHICH, pairs) if pairs else []
    return drawn([*body, *chooser], bar(of, view.actions, first=(go,) if pairs else ()), end)


def _pairs(rows: tuple[Row, ...]) -> Iterator[tuple[Action, str]]:
    """Each action, with the start of its row's title where that is not clear."""
    labels = [action.label for row in rows for action in row.actions]
    for row in rows:
        for action in row.actions:
            clear = action.label == row.title or labels.count(action.label) == 1
            yield (
                action,
                action.label if clear else f"{action.label}: {row.title.partition(',')[0]}",
            )


def _is_bare(row: Row) -> bool:
    return not row.text and [action.label for action in row.actions] == [row.title]
