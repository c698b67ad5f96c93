"""What visitors send: read no further than it may be long, and cleaned as it comes in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from starlette.exceptions import HTTPException

if TYPE_CHECKING:
    from starlette.types import Receive, Scope

ROUND_A_LINK = re.compile(r"\A[^\w-]+|[^\w-]+\Z", re.ASCII)


async def body_of(scope: Scope, receive: Receive, most: int) -> bytes:
    """The body; 413 as soon as it is longer than `most` bytes, without reading on."""
    said = dict(scope["headers"]).get(b"content-length", b"0")
    if said.isdigit() and int(said[:20]) > most:
        raise HTTPException(413)
    body = bytearray()
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise HTTPException(400)
        body += message.get("body", b"")
        if len(body) > most:
            raise HTTPException(413)
        if not message.get("more_body"):
            return bytes(body)


async def form_of(
    scope: Scope, receive: Receive, most: int, *, as_sent: bool = False
) -> dict[str, str]:
    """What a form sent, cleaned unless asked for as it is; of a field that stands twice, the last.

    A password is taken as it is: a space may be part of it.
    """
    body = await body_of(scope, receive, most)
    try:
        sent = parse_qsl(body.decode("ascii"), keep_blank_values=True, max_num_fields=1000)
    except ValueError:
        raise HTTPException(400) from None
    return {name: value if as_sent else clean(value) for name, value in sent}


def clean(text: str) -> str:
    """Text as it can be kept and read aloud: lines end alike, and no sign is a command."""
    if text.isprintable():  # most are, and none of the signs below is
        return text.strip()
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(s for s in lines if s in "\n\t" or (s >= " " and not "\x7f" <= s <= "\x9f"))
    return kept.encode("utf-8", "ignore").decode().strip()


def trimmed(link: str) -> str:
    """A code or the end of a link without the signs it was written in: `(ABCD2345).`.

    What we draw holds letters, digits, `-` and `_` alone, so nothing else is part of it: neither
    a star nor a sign that nobody sees, which a text program put there to break the line.
    """
    return ROUND_A_LINK.sub("", link)
