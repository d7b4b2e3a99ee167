"""The real program in a process of its own, and a person at its console without scripts."""

import contextlib
import http.client
import json
import os
import re
import signal
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any, BinaryIO, Self
from urllib.parse import urlencode

from program import ROOT, Process

FAULTY = Path(__file__).with_name("faulty_server.py")
PATIENCE = 60.0
"""Seconds after which something that should happen is taken for never happening."""
OURS = ("CPI_", "DATABASE_URL", "PORT", "DYNO", "DBOS")


def environment(**extra: str) -> dict[str, str]:
    """This process' environment without settings of the bot, and with ``extra``."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
    return kept | {"PYTHONPATH": str(ROOT)} | extra


def free_port() -> int:
    """A loopback port that nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def cpi(
    folder: Path, *args: str, program: Sequence[str] = ("-m", "bot"), **extra: str
) -> subprocess.CompletedProcess[str]:
    """One command of ``cpi``, run in ``folder`` to its end."""
    with TemporaryFile() as output, TemporaryFile() as errors:
        command = [*program, *args]
        process = Process(command, folder, environment(**extra), output, errors)
        try:
            code = process.wait(PATIENCE)
        finally:
            process.kill()
        return subprocess.CompletedProcess(command, code, _text(output), _text(errors))


def _text(file: BinaryIO) -> str:
    file.seek(0)
    return file.read().decode()


class Server:
    """A served bot in ``folder``. It can be killed, stopped and started again on the same port.

    ``fault`` names what `faulty_server.py` does; without one the program is the installed one.
    """

    def __init__(self, folder: Path, database_url: str = "", **extra: str) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self.port = free_port()
        self.log = folder / "server.log"
        self.fuse = folder / "fuse"
        self.mark = folder / "mark"
        self._extra = extra
        if database_url:
            self._extra["CPI_DATABASE_URL"] = database_url
        self._process: Process | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exc: object) -> None:
        if self._process is not None and self._process.poll() is None:
            self.kill()

    def start(self, fault: str = "") -> Self:
        """Starts it and waits until it answers."""
        for path in (self.fuse, self.mark):
            path.unlink(missing_ok=True)
        program = [str(FAULTY), fault] if fault else ["-m", "bot", "serve", "--port"]
        command, env = [*program, str(self.port)], environment(**self._extra)
        with self.log.open("ab") as log:
            self._process = Process(command, self.folder, env, log, log)
        wait_for(self._answers, self.said)
        return self

    def _answers(self) -> bool:
        if self._process is None or self._process.poll() is not None:
            raise AssertionError(f"the server ended: {self.said()}")
        with contextlib.suppress(OSError):
            return self.get("/healthz")[0] == 200
        return False

    def said(self) -> str:
        """All that the process has written so far."""
        return self.log.read_text(encoding="utf-8", errors="replace")

    def light(self) -> None:
        """From now on the fault happens."""
        self.fuse.touch()

    def has_died(self) -> None:
        """Waits until the process killed itself."""
        assert self._process is not None
        assert self._process.wait(PATIENCE) == -signal.SIGKILL

    def kill(self) -> None:
        """SIGKILL."""
        assert self._process is not None
        self._process.kill()
        self._process.wait(PATIENCE)

    def stop(self) -> int:
        """SIGTERM; gives the process' exit code."""
        self.tell_to_stop()
        assert self._process is not None
        return self._process.wait(PATIENCE)

    def tell_to_stop(self) -> None:
        """SIGTERM, without waiting."""
        assert self._process is not None
        self._process.terminate()

    def get(self, path: str) -> tuple[int, str]:
        """Status and body."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        with contextlib.closing(connection):
            connection.request("GET", path)
            answer = connection.getresponse()
            return answer.status, answer.read().decode()

    def metric(self, name: str) -> float:
        """The value of a metric without labels, or the sum of one with labels."""
        lines = self.get("/metrics")[1].splitlines()
        found = [line.rpartition(" ")[2] for line in lines if re.match(rf"{name}[{{ ]", line)]
        return sum(map(float, found))

    @contextlib.contextmanager
    def events(self) -> Iterator[Iterator[list[str]]]:
        """What the server tells an open page, one list of sides after another."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        with contextlib.closing(connection):
            connection.request("GET", "/events")
            answer = connection.getresponse()

            def sides() -> Iterator[list[str]]:
                for line in iter(answer.readline, b""):
                    if line.startswith(b"data: "):
                        yield json.loads(line[6:])["sides"]

            yield sides()

    def cpi(self, *args: str, **extra: str) -> subprocess.CompletedProcess[str]:
        """A command beside the server, with the same settings."""
        return cpi(self.folder, *args, **(self._extra | extra))


def wait_for(what: object, tell: object = None, *, within: float = PATIENCE) -> None:
    """Asks ``what()`` again and again until it holds; fails after ``within`` seconds, with ``tell()``."""
    assert callable(what)
    until = time.monotonic() + within
    while not what():
        if time.monotonic() > until:
            raise AssertionError(tell() if callable(tell) else "it did not happen")
        time.sleep(0.05)


@dataclass
class Form:
    """A form as a browser has it. ``choices`` maps a label to the value of a radio or tick box."""

    action: str = ""
    values: list[tuple[str, str]] = field(default_factory=list)
    buttons: list[tuple[str, str, str]] = field(default_factory=list)
    choices: dict[str, tuple[str, str]] = field(default_factory=dict)

    def value(self, name: str) -> str:
        """What stands in a field."""
        return next((value for key, value in self.values if key == name), "")

    def fields(self) -> set[str]:
        """The names of the page's own fields."""
        return {value for key, value in self.values if key in {"one", "many"}}

    def does(self, label: str) -> tuple[str, str] | None:
        """What a button or a listed answer posts."""
        pressed = next(((n, v) for text, n, v in self.buttons if text == label), None)
        return pressed or self.choices.get(label)


class Page(HTMLParser):
    """One answer of the console: its forms, and the words of each side and of what waits there."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.words: dict[str, str] = {"practitioner": "", "handler": ""}
        self.live: dict[str, str] = {"practitioner": "", "handler": ""}
        self.cards: list[str] = []
        self._side = ""
        self._live: tuple[str, int] | None = None
        self._depth = 0
        self._form: Form | None = None
        self._button: list[str] | None = None
        self._select = ""
        self._area: list[str] | None = None
        self._label: tuple[str, list[str]] | None = None
        self._ids: dict[str, tuple[str, str]] = {}
        self._silent = 0
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "section" and given.get("id") in {"practitioner", "handlers"}:
            self._side = "practitioner" if given["id"] == "practitioner" else "handler"
        if tag == "div":
            self._depth += 1
            if "data-live" in given:
                self._live = (given["data-live"], self._depth)
        if tag == "span" and given.get("aria-hidden") == "true":
            self._silent = 1
        if tag == "article" and given.get("class", "").startswith("card"):
            self.cards.append(given.get("data-case", ""))
        if tag == "form":
            self._form, self._ids = Form(given.get("action", "")), {}
            self.forms.append(self._form)
        if self._form is not None:
            self._in_form(tag, given, self._form)

    def _in_form(self, tag: str, given: Mapping[str, str], form: Form) -> None:
        name, value = given.get("name", ""), given.get("value", "")
        match tag:
            case "input" if given.get("type") in {"radio", "checkbox"}:
                self._ids[given.get("id", "")] = (name, value)
                if "checked" in given:
                    form.values.append((name, value))
            case "input":
                form.values.append((name, value))
            case "textarea":
                self._select, self._area = name, []
            case "select":
                self._select = name
            case "option" if "selected" in given:
                form.values.append((self._select, value))
            case "button":
                self._button = []
                form.buttons.append(("", name, value))
            case "label":
                self._label = (given.get("for", ""), [])
            case _:
                pass

    def handle_endtag(self, tag: str) -> None:
        form = self._form
        if tag == "div":
            if self._live is not None and self._live[1] == self._depth:
                self._live = None
            self._depth -= 1
        elif tag == "span":
            self._silent = 0
        elif tag == "form":
            self._form = None
        elif form is None:
            return
        elif tag == "textarea" and self._area is not None:
            form.values.append((self._select, "".join(self._area).removeprefix("\n")))
            self._area = None
        elif tag == "button" and self._button is not None:
            _, name, value = form.buttons[-1]
            form.buttons[-1] = (" ".join("".join(self._button).split()), name, value)
            self._button = None
        elif tag == "label" and self._label is not None:
            target = self._ids.get(self._label[0])
            if target is not None:
                form.choices[" ".join("".join(self._label[1]).split())] = target
            self._label = None

    def handle_data(self, data: str) -> None:
        if self._area is not None:
            self._area.append(data)
            return
        if self._button is not None and not self._silent:
            self._button.append(data)
        if self._label is not None:
            self._label[1].append(data)
        if self._side:
            self.words[self._side] += data
        if self._live is not None:
            self.live[self._live[0]] += data

    def form_with(self, side: str, label: str) -> Form:
        """The newest form of a side that has this button or answer."""
        for form in reversed(self.forms):
            if form.action.startswith(f"/{side}/") and form.does(label):
                return form
        raise AssertionError(f"no {label!r} for the {side}: {self.live[side]!r}")

    def form_of(self, side: str, name: str) -> Form:
        """The newest form of a side that asks for this field."""
        for form in reversed(self.forms):
            if form.action.startswith(f"/{side}/") and name in form.fields():
                return form
        raise AssertionError(f"no field {name!r} for the {side}: {self.live[side]!r}")


class Person:
    """A browser without scripts, on a page of the console that shows both sides."""

    def __init__(self, server: Server, practitioner: str = "a", handler: str = "sam") -> None:
        self._server = server
        self._query = urlencode({"practitioner": practitioner, "handler": handler})
        self._cookie = ""
        self.page = Page("")

    def look(self) -> Page:
        """Loads the page."""
        self._go("GET", f"/?{self._query}")
        return self.page

    def press(self, *labels: str, side: str = "practitioner") -> Page:
        """Presses buttons, or sends off listed answers, one after another."""
        for label in labels:
            form = self.page.form_with(side, label)
            does = form.does(label)
            assert does is not None
            self._post(form, dict([does]))
        return self.page

    def handle(self, *labels: str) -> Page:
        """Presses buttons on the handlers' side."""
        return self.press(*labels, side="handler")

    def fill(self, *, side: str = "practitioner", keep: bool = False, **fields: str) -> Page:
        """Fills in the page's form and sends it; ``keep``: as the script keeps a half-filled one."""
        form = self.page.form_of(side, next(iter(fields)))
        given = {f"f.{name}": value for name, value in fields.items()}
        self._post(form, given | ({"keep": "1"} if keep else {}))
        return self.page

    def say(self, text: str) -> Page:
        """Types into the chat."""
        form = next(f for f in self.page.forms if any(name == "text" for name, _ in f.values))
        self._post(form, {"text": text})
        return self.page

    def fetch(self, label: str, side: str = "practitioner") -> dict[str, Any]:
        """Presses a button as the console's script does: what comes next is in the answer itself."""
        form = self.page.form_with(side, label)
        does = form.does(label)
        assert does is not None
        path, body = self._request(form, dict([does]))
        status, text = self._ask("POST", path, body, accept="application/json")
        assert status == 200
        answer: dict[str, Any] = json.loads(text)
        return answer

    def _post(self, form: Form, given: Mapping[str, str]) -> None:
        self._go("POST", *self._request(form, given))

    def _request(self, form: Form, given: Mapping[str, str]) -> tuple[str, str]:
        skip = set(given) | ({"page", "revision"} if "act" in given else set())
        if "act" in given or "page" in dict(form.values):
            skip.add("text")
        values = [(name, value) for name, value in form.values if name not in skip]
        return form.action, urlencode([*values, *given.items()])

    def _go(self, method: str, path: str, body: str | None = None) -> None:
        status, text = self._ask(method, path, body)
        if status == 303:
            self._go("GET", text.partition("#")[0])
        elif status == 200:
            self.page = Page(text)
        elif status != 204:
            raise Answered(status)

    def _ask(
        self, method: str, path: str, body: str | None, accept: str = "text/html"
    ) -> tuple[int, str]:
        """Status, and the body or where to go."""
        address = f"localhost:{self._server.port}"
        headers = {"Host": address, "Origin": f"http://{address}", "Accept": accept}
        headers["Cookie"] = self._cookie
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        connection = http.client.HTTPConnection("127.0.0.1", self._server.port, timeout=PATIENCE)
        with contextlib.closing(connection):
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            text = answer.read().decode()
        self._cookie = (answer.getheader("Set-Cookie") or self._cookie).partition(";")[0]
        return answer.status, answer.getheader("Location") or text


class Answered(Exception):
    """The server answered with this status."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


NARRATIVE = "Zebedee Quillfeather carries parcels for Ottoline behind Larkspur Parade"
NAME = "Zebedee Quillfeather"
PHONE = "07700 900461"
SENDER = {
    "name": "Wilhelmina Oakapple",
    "organisation": "Thornbury Academy",
    "contact": "w.oakapple@thornbury.example",
}
TYPED = (
    *(word for word in NARRATIVE.split() if len(word) > 6),
    "900461",
    "7700900461",
    "Oakapple",
    "Thornbury",
    "LK05 QZX",
    "LK05QZX",
)
"""Words that nothing but a submission holds: they must not turn up where content may not."""
GATE = ("It can wait", "None of these", "No", "No one I know of")


def to_form(person: Person) -> Page:
    """Through the gate to the first page of the form."""
    person.look()
    person.press(*GATE)
    topic = next(iter(person.page.form_with("practitioner", "Not sure").choices))
    return person.press(topic)


def to_review(person: Person) -> Page:
    """A whole form with one person and one vehicle, up to the check page."""
    to_form(person)
    person.fill(what=NARRATIVE, where="Larkspur Parade", when="yesterday")
    person.fill(part="harm", name=NAME, contacts=PHONE, next="vehicle")
    person.fill(registration="LK05 QZX", next="done")
    person.fill(how="saw")
    person.fill(at_risk="no", naming="do_not")
    if "contact" in {name for form in person.page.forms for name in form.fields()}:
        person.fill(side="practitioner", keep=False, **SENDER)
    return person.page


def submit(person: Person) -> str:
    """Sends a whole submission; gives its reference."""
    to_review(person)
    person.press("Send to police")
    return reference_in(person.page.words["practitioner"])


def reference_in(text: str) -> str:
    """The last reference in a text."""
    found = re.findall(r"CPI-[0-9A-Z]{4}-[0-9A-Z]{2}", text)
    assert found, text
    return str(found[-1])
