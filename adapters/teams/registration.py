"""The app as Microsoft knows it, and where Microsoft is: the public cloud unless told otherwise."""

from dataclasses import dataclass, field

OPENID_URL = "https://login.botframework.com/v1/.well-known/openidconfiguration"
"""Where the keys stand that activities are signed with."""
LOGIN_URL = "https://login.microsoftonline.com/"
"""Where the token comes from that goes out."""
ISSUER = "https://api.botframework.com"
"""Who signs activities, and whom the token is for that goes out."""


@dataclass(frozen=True, slots=True)
class Registration:
    """``certificate``: a private key and its certificate in PEM, instead of the password.

    ``development``: anyone is let in, for a Teams that is played on this machine; what goes out then goes
    to this machine only.
    """

    app_id: str
    tenant_id: str
    password: str = field(default="", repr=False)
    certificate: bytes = field(default=b"", repr=False)
    openid_url: str = OPENID_URL
    login_url: str = LOGIN_URL
    issuer: str = ISSUER
    development: bool = False
