"""``cpi workspaces``, as it is typed. What it does stands in workspaces.py, loaded when it is used."""

from collections.abc import Callable
from typing import Annotated

import typer

from bot.commands.options import Actor, AsJson, fail

workspaces = typer.Typer(no_args_is_help=True, help="Who may do what, and where cases go.")

Which = Annotated[
    str, typer.Argument(help="The workspace: its id, the platform's id, or its name.")
]
Whom = Annotated[list[str], typer.Argument(help="The platform's ids of people (Slack: U…).")]


def _said(make: Callable[[], str]) -> None:
    from dialogs.workspaces.changes import NotPossible

    try:
        typer.echo(make())
    except NotPossible as error:
        fail(str(error))


@workspaces.command("list")
def workspaces_list(as_json: AsJson = False) -> None:
    """List the workspaces, and whether each is ready."""
    from bot.commands.workspaces import listed

    typer.echo(listed(as_json=as_json))


@workspaces.command("show")
def workspaces_show(workspace: Which, as_json: AsJson = False) -> None:
    """Show one workspace's settings, and what is missing."""
    from bot.commands.workspaces import shown

    _said(lambda: shown(workspace, as_json=as_json))


@workspaces.command("set")
def workspaces_set(
    workspace: Which,
    *,
    actor: Actor,
    organisation: Annotated[str | None, typer.Option(help="What it is called.")] = None,
    sector: Annotated[str | None, typer.Option(help="A sector of the force's profile.")] = None,
    submitters: Annotated[str | None, typer.Option(help="everyone or named.")] = None,
    own: Annotated[
        bool | None, typer.Option("--own/--not-own", help="The force's own: with handlers.")
    ] = None,
    agency: Annotated[
        bool | None, typer.Option("--agency/--no-agency", help="People here may submit.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Change a workspace's settings. What is not given stays as it is."""
    from bot.commands.workspaces import changed

    _said(
        lambda: changed(
            workspace,
            actor,
            organisation=organisation,
            sector=sector,
            submitters=submitters,
            own=own,
            agency=agency,
            as_json=as_json,
        )
    )


@workspaces.command("channel")
def workspaces_channel(
    workspace: Which,
    channel: Annotated[str, typer.Argument(help="The platform's id of the channel (Slack: C…).")],
    actor: Actor,
    as_json: AsJson = False,
) -> None:
    """Choose the handlers' channel. The bot posts a test card there; cases go there once that worked."""
    from bot.commands.workspaces import channel_chosen

    _said(lambda: channel_chosen(workspace, channel, actor, as_json=as_json))


def _group(name: str, naming: str, who: str) -> None:
    group = typer.Typer(no_args_is_help=True, help=f"Name {who}.")

    def add(workspace: Which, people: Whom, actor: Actor, as_json: AsJson = False) -> None:
        from bot.commands.workspaces import named

        _said(lambda: named(workspace, naming, actor, add=people, as_json=as_json))

    def remove(workspace: Which, people: Whom, actor: Actor, as_json: AsJson = False) -> None:
        from bot.commands.workspaces import named

        _said(lambda: named(workspace, naming, actor, remove=people, as_json=as_json))

    group.command("add", help=f"Name {who}.")(add)
    group.command("remove", help=f"Take people out of {who}.")(remove)
    workspaces.add_typer(group, name=name)


for _name, _naming, _who in (
    ("handlers", "handler", "the handlers"),
    ("admins", "admin", "those who may change the settings, besides owners and admins"),
    ("submitters", "submitter", "those who may submit, where only named people may"),
    ("guests", "guest", "the guests who may submit"),
):
    _group(_name, _naming, _who)
