"""Who comes in: cookies, headers, origin, login, throttles, and the plain pages for it.

Knows no workshop and no database: what it needs of them is handed in.
"""

from entrance.cookies import (
    A_YEAR,
    DESK,
    LANGUAGE,
    Seal,
    cookie,
    cookies_of,
    new_desk,
    over_tls,
    words_of,
)
from entrance.door import Door, Inside
from entrance.front import WORKSHOP, Front, Ground, ground
from entrance.links import Link, Links, asked
from entrance.login import Gate
from entrance.pages import refused
from entrance.password import loopback, own_hosts, password_hash, refusal
from entrance.proxy import Watch, address_of
from entrance.sending import body_of, clean, form_of, trimmed
from entrance.throttle import Counter, Few, Memory, Throttle

__all__ = [
    "A_YEAR",
    "DESK",
    "LANGUAGE",
    "WORKSHOP",
    "Counter",
    "Door",
    "Few",
    "Front",
    "Gate",
    "Ground",
    "Inside",
    "Link",
    "Links",
    "Memory",
    "Seal",
    "Throttle",
    "Watch",
    "address_of",
    "asked",
    "body_of",
    "clean",
    "cookie",
    "cookies_of",
    "form_of",
    "ground",
    "loopback",
    "new_desk",
    "over_tls",
    "own_hosts",
    "password_hash",
    "refusal",
    "refused",
    "trimmed",
    "words_of",
]
