"""What commands share: options, and how a command that cannot go on ends."""

from typing import Annotated, NoReturn

import typer

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Actor = Annotated[str, typer.Option("--as", help="Who you are: it stands in the audit trail.")]


def fail(words: str) -> NoReturn:
    """Says why, and exits with 1."""
    typer.echo(words, err=True)
    raise SystemExit(1)
