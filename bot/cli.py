"""The ``cpi`` command line. Each group of commands is a module that is loaded when it is used."""

import asyncio
import json
import signal
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from bot.commands.options import Actor, AsJson
from bot.commands.options import fail as _fail
from bot.commands.workspaces_cli import workspaces

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="The CPI bot: non-urgent information from partner agencies to the police.",
)
cases = typer.Typer(no_args_is_help=True, help="Look at cases, and export them.")
audit = typer.Typer(no_args_is_help=True, help="The audit trail.")
keys = typer.Typer(no_args_is_help=True, help="Master keys.")
alarms = typer.Typer(no_args_is_help=True, help="The alarm on free text.")
profile = typer.Typer(no_args_is_help=True, help="Force profiles.")
manifest = typer.Typer(no_args_is_help=True, help="What a platform is told about the app.")
for name, group in {
    "cases": cases,
    "audit": audit,
    "keys": keys,
    "alarms": alarms,
    "profile": profile,
    "manifest": manifest,
    "workspaces": workspaces,
}.items():
    app.add_typer(group, name=name)

Day = datetime | None
DAYS = ["%Y-%m-%d"]


def main() -> None:
    """The entry point: known faults end in a sentence, not in a traceback."""
    from sqlalchemy.exc import SQLAlchemyError

    from bot.settings import BadSettings
    from dialogs.force.profile import ProfileError
    from storage.crypto import CryptoError
    from storage.schema import UnfitDatabase

    try:
        app()
    except (BadSettings, ProfileError, CryptoError, UnfitDatabase) as error:
        _fail(str(error))
    except OSError as error:
        _fail(
            f"{error.filename or 'Something'} cannot be used ({error.strerror or type(error).__name__})."
        )
    except SQLAlchemyError as error:
        _fail(f"The database cannot be used ({type(error).__name__}). Run: cpi doctor")


@app.command()
def serve(
    host: Annotated[str | None, typer.Option(help="Address to listen on.")] = None,
    port: Annotated[int | None, typer.Option(help="Port to listen on.")] = None,
    jobs: Annotated[
        bool | None, typer.Option("--jobs/--no-jobs", help="Also run jobs in this process.")
    ] = None,
) -> None:
    """Serve the bot (and, in development, the console)."""
    from bot import logs
    from bot.app import CannotStart
    from bot.app import serve as run
    from bot.settings import load_settings

    options = {"host": host, "port": port, "run_jobs": jobs}
    given: dict[str, Any] = {name: value for name, value in options.items() if value is not None}
    settings = load_settings(**given)
    logs.configure(settings.log_level)
    if settings.serves_console:
        typer.echo(f"Open http://localhost:{settings.port}/  (stop with Ctrl-C)")
    try:
        run(settings)
    except CannotStart as error:
        _fail(str(error))
    except OSError as error:
        if error.filename:
            raise
        _fail(f"Port {settings.port} cannot be used ({error.strerror}). Try: cpi serve --port 3979")


@app.command()
def worker() -> None:
    """Run jobs only: cards, messages, reminders."""
    from bot import logs
    from bot.app import CannotStart, work
    from bot.settings import load_settings

    settings = load_settings()
    logs.configure(settings.log_level)

    async def until_told() -> None:
        stop = asyncio.Event()
        for name in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(name, stop.set)
        await work(settings, stop)

    try:
        asyncio.run(until_told())
    except CannotStart as error:
        _fail(str(error))


@app.command()
def migrate() -> None:
    """Bring the database's tables to the present version."""
    from bot.app import migrate as bring
    from bot.settings import load_settings

    typer.echo(f"The database is at version {bring(load_settings())}.")


@app.command()
def doctor(as_json: AsJson = False) -> None:
    """Check settings, database, keys, profile and platforms; say what is wrong and how to mend it."""
    from bot.doctor import examine

    findings = examine()
    if as_json:
        typer.echo(json.dumps([finding.as_dict() for finding in findings], indent=2))
    else:
        for finding in findings:
            typer.echo(f"{'ok  ' if finding.ok else 'MEND'}  {finding.what}: {finding.words}")
    if not all(finding.ok for finding in findings):
        raise typer.Exit(1)


@app.command()
def flowchart() -> None:
    """Print the conversation as a Mermaid flowchart, drawn from the script."""
    from datetime import UTC

    from bot.flowchart import mermaid
    from bot.settings import load_settings
    from dialogs.force.profile import load_profile
    from dialogs.intake.script import intake_script

    script = intake_script(load_profile(load_settings().profile))
    typer.echo(mermaid(script, datetime.now(UTC)), nl=False)


@cases.command("list")
def cases_list(
    state: Annotated[str, typer.Option(help="new, taken, decided, withdrawn or all.")] = "all",
    as_json: AsJson = False,
) -> None:
    """List cases: no content."""
    from bot.commands.cases import listed
    from dialogs.ports import CaseState

    if state not in {"all", *CaseState}:
        _fail(f"{state} is no state. Use: all, {', '.join(CaseState)}.")
    typer.echo(listed(state, as_json=as_json))


@cases.command("show")
def cases_show(reference: str, actor: Actor, as_json: AsJson = False) -> None:
    """Show one case with its content. The reading is audited."""
    from bot.commands.cases import CaseNotFound, shown

    try:
        typer.echo(shown(reference, actor, as_json=as_json))
    except CaseNotFound as error:
        _fail(str(error))


@cases.command("export")
def cases_export(
    actor: Actor,
    to: Annotated[Path, typer.Argument(help="File to write; only you can read it.")],
    reference: Annotated[str, typer.Option(help="One case; else all of them.")] = "",
    since: Annotated[Day, typer.Option(formats=DAYS, help="First day of a period.")] = None,
    until: Annotated[Day, typer.Option(formats=DAYS, help="Last day of a period.")] = None,
    form: Annotated[
        str, typer.Option("--format", help="json (a line each), csv, or html: a page to print.")
    ] = "json",
) -> None:
    """Export cases with their content: one, those of a period, or all. Each is audited."""
    from datetime import date

    from bot.commands.cases import CaseNotFound, FileStands, Wanted, exported
    from bot.commands.documents import FORMATS

    if form not in FORMATS:
        _fail(f"{form} is no format. Use: {', '.join(FORMATS)}.")
    first, last = since.date() if since else date.min, until.date() if until else date.max
    if first > last:
        _fail("The period ends before it begins. Turn --since and --until round.")
    if reference and (since or until):
        _fail("Give a reference or a period, not both.")
    try:
        typer.echo(exported(Wanted(reference, first, last), actor, to, form))
    except (CaseNotFound, FileStands) as error:
        _fail(str(error))


@audit.command("verify")
def audit_verify(as_json: AsJson = False) -> None:
    """Check the hash chain of every force; exit 1 if a row was changed, removed or put in."""
    from bot.commands.audit import verified

    problems, words = verified(as_json=as_json)
    typer.echo(words)
    if problems:
        raise typer.Exit(1)


@keys.command("new")
def keys_new() -> None:
    """Print a new master key for CPI_MASTER_KEYS."""
    from storage.crypto import generate_key

    typer.echo(generate_key())


@keys.command("rotate")
def keys_rotate() -> None:
    """Wrap every data key with the first key of CPI_MASTER_KEYS; the others can then be removed."""
    from bot.commands.keys import rotated

    typer.echo(rotated())


@alarms.command("score")
def alarms_score(
    file: Annotated[Path, typer.Argument(help="JSON lines with `text` and `expect`.")],
    as_json: AsJson = False,
) -> None:
    """Run the alarm on labelled texts and print what it raised."""
    from dialogs.intake.alarm_scores import as_table, score

    try:
        with file.open(encoding="utf-8") as lines:
            scores = score(lines)
    except OSError as error:
        _fail(f"{file} cannot be read ({error.strerror}).")
    except ValueError as error:
        _fail(str(error))
    typer.echo(json.dumps(scores.as_dict()) if as_json else as_table(scores))


@profile.command("check")
def profile_check(
    which: Annotated[str, typer.Argument(help="A bundled name or a path.")] = "",
) -> None:
    """Check that every route, area and hour has a number or link; list what is to be confirmed."""
    from datetime import UTC

    from bot.settings import load_settings
    from dialogs.force.check import check, refuses
    from dialogs.force.profile import load_profile

    findings = check(load_profile(which or load_settings().profile), datetime.now(UTC))
    for finding in findings:
        typer.echo(f"{finding.level:8} {finding.where}: {finding.words}")
    if refuses(findings):
        _fail("This profile is refused: see the errors above.")


@manifest.command("slack")
def manifest_slack(
    url: Annotated[str, typer.Option(help="Where the bot is served: https://…")] = "",
    oauth: Annotated[bool, typer.Option("--oauth", help="For more than one workspace.")] = False,
    socket: Annotated[bool, typer.Option("--socket", help="For Socket Mode: no address.")] = False,
) -> None:
    """Print the manifest for api.slack.com/apps: Create New App, From a manifest, JSON."""
    from adapters.slack.manifest import BadUrl, Numbers
    from adapters.slack.manifest import manifest as made
    from bot.settings import load_settings
    from dialogs.force.profile import load_profile

    if oauth and socket:
        _fail("--oauth needs an address that Slack can reach; --socket is for a site without one.")
    known = load_profile(load_settings().profile).numbers
    numbers = Numbers(known.emergency.number, known.non_emergency.number)
    try:
        typer.echo(json.dumps(made(url, numbers, oauth=oauth, socket=socket), indent=2))
    except BadUrl as error:
        _fail(str(error))


@manifest.command("teams")
def manifest_teams(
    url: Annotated[str, typer.Option(help="Where the bot is served: https://…")] = "",
    app_id: Annotated[
        str, typer.Option(envvar="TEAMS_APP_ID", help="The bot's Application (client) ID.")
    ] = "",
    privacy: Annotated[
        str, typer.Option(help="The force's privacy notice, https://…; else the bot's own page.")
    ] = "",
    version: Annotated[
        str, typer.Option(help="Of the app; higher than the one that Teams has.")
    ] = "",
    to: Annotated[Path, typer.Option(help="File to write.")] = Path("cpi-teams.zip"),
) -> None:
    """Write the app package for the Teams admin center: Teams apps, Manage apps, Actions, Upload new app."""
    from adapters.teams.manifest import VERSION, BadOrigin, Numbers, Origin, package
    from bot.settings import load_settings
    from dialogs.force.profile import load_profile

    known = load_profile(load_settings().profile).numbers
    numbers = Numbers(known.emergency.number, known.non_emergency.number)
    origin = Origin(app_id, url, privacy, version or VERSION)
    try:
        to.write_bytes(package(origin, numbers))
    except BadOrigin as error:
        _fail(str(error))
    typer.echo(f"{to}: version {origin.version} of the app. Upload it in the Teams admin center.")
