"""What the console refuses: other names, other pages, other sessions, odd bodies; and what it tells a browser."""

import pytest
from console_fakes import Site

from adapters.console.guard import LONGEST_BODY, is_loopback
from dialogs.engine.inbound import Said

# Who may talk to it.


@pytest.mark.parametrize(
    ("host", "allowed"),
    [
        ("localhost", True),
        ("LOCALHOST:3978", True),
        ("127.0.0.1:3978", True),
        ("127.8.9.1", True),
        ("[::1]:3978", True),
        ("localhost.evil.example", False),
        ("evil.example", False),
        ("evil.example:3978", False),
        ("127.0.0.1.evil.example", False),
        ("0.0.0.0", False),  # noqa: S104 - a name to refuse
        ("10.0.0.1", False),
        ("", False),
        ("localhost@evil.example", False),
        ("[::1", False),
    ],
)
def test_only_names_of_this_machine_are_answered(host: str, allowed: bool) -> None:
    assert is_loopback(host) is allowed


@pytest.mark.parametrize("path", ["/", "/console.js", "/events", "/practitioner/a/state"])
async def test_a_rebound_name_gets_nothing(site: Site, path: str) -> None:
    answer = await site.browser.get(path, headers={"Host": "evil.example:3978"})
    assert answer.status == 403
    assert "urgent" not in await answer.text()


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://localhost.evil.example"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "SELF", "Sec-Fetch-Site": "cross-site"},
    ],
)
async def test_a_post_from_another_page_is_refused(site: Site, headers: dict[str, str]) -> None:
    form = (await site.page()).form_with("It can wait")
    sent = {name: site.origin if value == "SELF" else value for name, value in headers.items()}
    answer = await site.browser.post(form.action, data=form.filled("It can wait", {}), headers=sent)
    assert answer.status == 403
    assert site.practice.turns == []


async def test_another_port_of_this_machine_cannot_read_the_state(site: Site) -> None:
    for path in ("/practitioner/a/state", "/events", "/"):
        answer = await site.browser.get(path, headers={"Sec-Fetch-Site": "same-site"})
        assert answer.status == 403


async def test_a_link_from_elsewhere_still_opens_the_page(site: Site) -> None:
    headers = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}
    assert (await site.browser.get("/", headers=headers)).status == 200


@pytest.mark.parametrize("token", ["", "0" * 64, "é"])
async def test_a_post_without_the_sessions_token_is_refused(site: Site, token: str) -> None:
    form = (await site.page()).form_with("It can wait")
    assert (await site.send(form, "It can wait", csrf=token)).status == 403
    assert site.practice.turns == []


async def test_a_token_of_another_session_is_refused(site: Site) -> None:
    form = (await site.page()).form_with("It can wait")
    site.browser.session.cookie_jar.clear()
    await site.page()
    assert (await site.send(form, "It can wait")).status == 403


@pytest.mark.parametrize(
    ("content_type", "body", "status"),
    [
        ("multipart/form-data; boundary=x", b"--x--", 415),
        ("application/json", b"{}", 415),
        ("application/x-www-form-urlencoded", b"a" * (LONGEST_BODY + 1), 413),
    ],
)
async def test_bodies_that_are_no_form_of_ours_are_refused(
    site: Site, content_type: str, body: bytes, status: int
) -> None:
    headers = {"Origin": site.origin, "Content-Type": content_type}
    answer = await site.browser.post("/practitioner/a", data=body, headers=headers)
    assert answer.status == status


async def test_twenty_thousand_of_the_widest_characters_fit(site: Site) -> None:
    page = await site.page()
    answer = await site.send(page.form_with("Send"), "Send", text="🚓" * 20_000)
    assert answer.status == 200
    assert site.practice.turns == [("pa", Said("🚓" * 20_000))]


@pytest.mark.parametrize("path", ["/?practitioner=z", "/?handler=z", "/handler/z/state"])
async def test_a_persona_that_is_not_there_is_not_found(site: Site, path: str) -> None:
    assert (await site.browser.get(path)).status == 404


@pytest.mark.parametrize("path", ["/", "/console.css", "/practitioner/a/state", "/handler/z/state"])
async def test_every_answer_says_what_a_browser_may_do_with_it(site: Site, path: str) -> None:
    headers = (await site.browser.get(path)).headers
    policy = headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cache-Control"] in {"no-store", "no-cache"}


async def test_the_page_has_nothing_inline_that_its_policy_would_stop(site: Site) -> None:
    page = await site.page()
    assert [at for tag, at in page.tags if tag == "script" and not at.get("src")] == []
    assert [tag for tag, at in page.tags if tag == "style" or "style" in at] == []
    assert dict(page.tags)["html"]["lang"] == "en-GB"
    assert len(set(page.ids())) == len(page.ids())
