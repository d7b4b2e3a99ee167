"""A page that says what the app is, for whoever opens its links in Teams. It shows nothing about people."""

from html import escape

from aiohttp import web

from adapters.teams.manifest import ABOUT_PATH
from dialogs.force.profile import Profile

_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'",
    "X-Content-Type-Options": "nosniff",
}
_PAGE = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>CPI: what this app is</title>
<style>body {{ font: 1.1rem/1.5 sans-serif; max-width: 40rem; margin: 2rem auto; padding: 0 1rem }}</style>
<h1>CPI: what this app is</h1>
<p><strong>In danger now? Call {emergency}. Need advice? Call {advice}.</strong></p>
<p>Through this app people at work in schools, health, housing and charities tell {force} what they
know that can wait. It sends no help. It is not a crime report and not a safeguarding referral.</p>
<h2 id="privacy">What happens with what you type</h2>
<p>It is stored encrypted. {Team} reads it once you press <em>Send to police</em>, not before.
Every reading is recorded. A form that is not sent is deleted after {days} working days without a change.</p>
<p>Your name comes from your work account, so that {team} knows who sent it. What could point to you
is taken out before it goes further. In rare cases a court can order the police to say more.</p>
<p>What you type as a message stays in the chat until you delete it, and the organisation whose account
you use may keep a copy.</p>
<p>{force} answers for what you send. Its own privacy notice says how long it is kept, and what your
rights are.</p>
<h2 id="terms">What we ask of you</h2>
<p>Share what you know through your work or volunteering, and what is true as far as you know.
Please do not look for more. Never wait for this app in an emergency.</p>
</html>
"""


def add_routes(app: web.Application, profile: Profile) -> None:
    """Adds the page, with the names and numbers of the force."""
    page = _PAGE.format(
        emergency=escape(profile.numbers.emergency.number),
        advice=escape(profile.numbers.non_emergency.number),
        force=escape(profile.name),
        team=escape(profile.intelligence_team),
        Team=escape(profile.intelligence_team[:1].upper() + profile.intelligence_team[1:]),
        days=profile.draft_working_days,
    )

    async def about(_request: web.Request) -> web.Response:
        return web.Response(text=page, content_type="text/html", headers=_HEADERS)

    app.router.add_get(ABOUT_PATH, about)
