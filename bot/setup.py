"""What a new installation starts with: one force and, for the console, its workspace and its people."""

from dataclasses import dataclass

from adapters.console.ports import Persona, Personas
from dialogs.force.profile import Profile
from dialogs.ports import Destination, Force, Member, Naming, Purpose, Role, Work, Workspace

CONSOLE = "console"
_PRACTITIONER = frozenset({Role.PRACTITIONER})
_HANDLER = frozenset({Role.HANDLER})


@dataclass(frozen=True, slots=True)
class Invented:
    """Someone to play in the console."""

    key: str
    name: str
    about: str
    roles: frozenset[Role]


PEOPLE = (
    Invented("a", "Amira Shah", "teacher", _PRACTITIONER),
    Invented("b", "Ben Cole", "housing officer", _PRACTITIONER),
    Invented("sam", "Sam Reed", "handler", _HANDLER),
    Invented("jo", "Jo Lind", "handler", _HANDLER),
)


def set_up_force(work: Work, profile: Profile, source: str) -> Force:
    """The force of a profile, made if it is not there yet. ``source`` is the profile's name or path."""
    force = work.members.force_by_slug(profile.slug)
    if force is None:
        force = Force(work.new_id(), profile.slug, source)
        work.members.add_force(force)
    return force


def set_up_console(work: Work, profile: Profile, source: str) -> Personas:
    """The force, one console workspace, its people and the handlers' channel; safe to repeat."""
    force = set_up_force(work, profile, source)
    workspace = work.members.workspace_by_external(CONSOLE, force.slug)
    if workspace is None:
        workspace = Workspace(
            id=work.new_id(),
            force_id=force.id,
            platform=CONSOLE,
            external_id=force.slug,
            name="Console",
            organisation="Console",
            sector=next(
                (s.key for s in profile.sectors if s.key == "education"), profile.sectors[0].key
            ),
            is_agency=True,
            is_force=True,
            ready=True,
        )
        work.members.add_workspace(workspace)
    where = work.members.destination(force.id, Purpose.HANDLERS)
    if where is None:
        where = Destination(CONSOLE, workspace.id, f"handlers-{force.slug}")
        work.members.set_destination(force.id, Purpose.HANDLERS, where)
    personas = [_persona(work, workspace, invented) for invented in PEOPLE]
    sides = list(zip(PEOPLE, personas, strict=True))
    return Personas(
        practitioners=tuple(p for invented, p in sides if Role.PRACTITIONER in invented.roles),
        handlers=tuple(p for invented, p in sides if Role.HANDLER in invented.roles),
        channel=where.channel,
    )


def _persona(work: Work, workspace: Workspace, invented: Invented) -> Persona:
    member = work.members.find(workspace.id, invented.key)
    if member is None:
        member = Member(
            id=work.new_id(),
            workspace_id=workspace.id,
            force_id=workspace.force_id,
            external_id=invented.key,
            name=invented.name,
            roles=invented.roles,
        )
        work.members.add(member)
        if Role.HANDLER in invented.roles:
            handlers = work.members.named(workspace.id)[Naming.HANDLER]
            work.members.set_named(workspace.id, Naming.HANDLER, handlers | {invented.key})
    return Persona(invented.key, invented.name, member.id, invented.about)
