"""A person at the console without scripts, and a whole submission of theirs."""

import contextlib
import http.client
import json
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from console_page import Form, Page
from serving import PATIENCE, Server


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
