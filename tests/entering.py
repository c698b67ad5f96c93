"""A house with an entrance and nothing behind it, and a clock that is set by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient

from entrance import Door, Front, Gate, Ground, Inside, Link, Seal, Watch

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.types import ASGIApp
    from starlette.websockets import WebSocket

PAGE = """<!DOCTYPE html><html lang="en"><head><link href="./favicon.png"><title>Streamlit</title>
<script>first()</script><script type="module" src="./static/js/index.js"></script></head>
<body><noscript>English</noscript><div id="root"></div></body></html>"""


class Clock:
    """Seconds that pass when told to."""

    def __init__(self) -> None:
        self.seconds = 1_800_000_000.0

    def __call__(self) -> float:
        """Now."""
        return self.seconds


class Links:
    """Desks with workshops, and links to one of them."""

    def __init__(self) -> None:
        self.busy: set[str] = set()
        self.open: dict[str, Link] = {}
        self.taken: list[tuple[str, str]] = []

    def holds(self, desk: str) -> bool:
        """Whether the desk has workshops."""
        return desk in self.busy

    def told(self, token: str) -> Link | None:
        """What the link opens."""
        return self.open.get(token)

    def exchange(self, token: str, desk: str) -> str | None:
        """Take it."""
        self.taken.append((token, desk))
        return "abc" if token in self.open else None


async def screen(request: Request) -> Response:
    """A facilitator's screen: what it is told of the workshop, or a page as Streamlit ships it."""
    if request.url.path.endswith("/shipped"):
        return Response(PAGE, media_type="text/html")
    return PlainTextResponse(request.headers.get("x-workshop") or "the screen")


async def stream(line: WebSocket) -> None:
    """A screen's line, which says for which workshop it is, and which Host it was told."""
    await line.accept(subprotocol="streamlit")
    await line.send_text(f"{line.headers.get('x-workshop')} at {line.headers['host']}")
    async for word in line.iter_text():
        await line.send_text(word)


def behind(  # what stands in front and behind
    password_hash: str | None = None,
    clock: Clock | None = None,
    *,
    ground: Ground | None = None,
    links: Links | None = None,
    watch: Watch | None = None,
    answering: ASGIApp | None = None,
) -> ASGIApp:
    """An entrance with a screen, its line and a participants' page behind it."""
    ground, watch = ground or Ground(), watch or Watch()
    now = clock or Clock()
    gate = Gate(password_hash, ground.base, seal=Seal(None, password_hash, now), now=now)
    inside = answering or Starlette(routes=[Route(f"{ground.base}/join", screen)])
    door = Middleware(
        Door,
        page=PAGE,
        base=ground.base,
        inside=Inside(gate, inside, inside, links or Links(), watch),
    )
    return Starlette(
        routes=[
            WebSocketRoute(f"{ground.base}/_stcore/stream", stream),
            Route("/{place:path}", screen, methods=["GET", "POST", "PUT"]),
        ],
        middleware=[Middleware(Front, ground, watch=watch), door],
    )


def house(password_hash: str | None, clock: Clock, links: Links | None = None) -> TestClient:
    """A browser before that house."""
    app = behind(password_hash, clock, links=links)
    return TestClient(app, follow_redirects=False, headers={"accept": "text/html"})
