"""``python -m tests.bench [NAME …]``: runs the rows, prints a table, writes var/bench.json."""

import json
import sys
from dataclasses import asdict
from pathlib import Path

from rich.console import Console
from rich.table import Table

from tests.bench.result import Row
from tests.bench.rows import ROWS

RESULT = Path("var/bench.json")


def main() -> None:
    """Runs the named rows, or all of them. One after another: they share the machine."""
    wanted = set(sys.argv[1:])
    names = {run.__name__.replace("_", "-"): run for run in ROWS}
    if unknown := wanted - names.keys():
        raise SystemExit(
            f"No row is called {', '.join(sorted(unknown))}. There are: {', '.join(names)}"
        )
    rows = [run() for name, run in names.items() if not wanted or name in wanted]
    RESULT.parent.mkdir(mode=0o700, exist_ok=True)
    RESULT.write_text(json.dumps([asdict(row) for row in rows], indent=2) + "\n", encoding="utf-8")
    _print(rows)


def _print(rows: list[Row]) -> None:
    table = Table("name", "ours", "theirs", "ratio", "unit")
    for row in rows:
        table.add_row(
            row.name, f"{row.ours:,.1f}", f"{row.theirs:,.1f}", f"{row.ratio:.4f}", row.unit
        )
    console = Console()
    console.print(table)
    for row in rows:
        console.print(f"{row.name}: {row.note}.", soft_wrap=True, highlight=False)


if __name__ == "__main__":
    main()
