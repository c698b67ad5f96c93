"""The front door: one ASGI app. Streamlit for the facilitator, plain pages for participants."""

from __future__ import annotations

import asyncio
import re
import sys
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, NoReturn

import streamlit as st
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route
from streamlit import config

import answering
import content
import storage
import workshop
from door import DESK, Door, cookie
from gate import LANGUAGE, Gate, plain_page, refusal, words_of
from settings import Settings
from views import house as screens

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterable

    from starlette.requests import Request

    from content import Content
    from storage import DatabaseStore

ROOT = Path(__file__).resolve().parent
PAGE = Path(st.__file__).parent / "static" / "index.html"
BASE = f"/{config.get_option('server.baseUrlPath').strip('/')}".rstrip("/")
AN_HOUR = 60 * 60
OWN_PLACE = re.compile(r"/[a-z0-9-]*")


class House(NamedTuple):
    """What stands when the app has opened."""

    settings: Settings
    content: Content
    store: DatabaseStore


def opened() -> House:
    """Read the shelves and open the database; say everything that is wrong, and stop."""
    settings = Settings()
    if said := refusal(settings, config.get_option("server.address")):
        _refuse([said])
    try:
        return House(
            settings,
            content.load(settings.content_dir or ROOT),
            storage.open_store(settings.database_url),
        )
    except content.ContentError as error:
        _refuse(str(problem) for problem in error.problems)
    except storage.StorageError as error:
        _refuse([str(error)])


def _refuse(problems: Iterable[str]) -> NoReturn:
    for problem in problems:
        sys.stderr.write(f"{problem}\n")
    sys.stderr.write("Helhedstjek did not start.\n")
    raise SystemExit(1)


async def choose_language(request: Request) -> Response:
    """Remember the language, and go back to the screen one came from; never to another site."""
    asked = request.query_params.get("next", "/")
    place = asked if OWN_PLACE.fullmatch(asked) else "/"
    chosen = request.path_params["language"]
    if chosen not in {"da", "en"}:
        return Response(status_code=404)
    back = RedirectResponse(f"{BASE}{place}", status_code=303)
    back.headers.append("set-cookie", cookie(LANGUAGE, chosen, request.scope, BASE))
    return back


async def take_over(request: Request) -> Response:
    """Exchange a facilitator's secret link for a cookie; ask first where a desk would be lost."""
    token = request.path_params["token"]
    if not re.fullmatch(r"[\w-]{16,64}", token):
        return Response(status_code=404)
    own = request.cookies.get(DESK)
    loses = own and own != token and workshop.mine(house.store, workshop.desk_of(own)).total
    if loses and request.method != "POST":
        return _sure(request)
    back = RedirectResponse(f"{BASE}/", status_code=303)
    back.headers.append("set-cookie", cookie(DESK, token, request.scope, BASE))
    return back


def _sure(request: Request) -> Response:
    words = words_of(request.cookies)
    heading = words.say("This browser already holds other workshops")
    what = words.say(
        "Save their facilitator link first, if you want to come back to them. You find it on the "
        "page with your workshops."
    )
    on, back = words.say("Change to the new link"), words.say("Stay here")
    inside = (
        f'<p>{escape(what)}</p><form method="post"><button>{escape(on)}</button></form>'
        f'<p><a href="{BASE}/">{escape(back)}</a></p>'
    )
    return plain_page(words, heading, inside)


@asynccontextmanager
async def greeted(_: st.App) -> AsyncIterator[None]:
    """Say where the app is to be found; let go of the database at the end."""
    host = config.get_option("server.address") or "localhost"
    address = f"http://{host}:{config.get_option('server.port')}{BASE}/"
    sys.stdout.write(f"Helhedstjek er åben på {address} (stop med Ctrl+C)\n")
    sys.stdout.flush()
    cleaning = asyncio.create_task(clean_up())
    yield
    cleaning.cancel()
    house.store.close()


async def clean_up() -> None:
    """Delete the workshops whose last day has passed, now and every hour."""
    while True:
        today = datetime.now(UTC).astimezone().date()
        await asyncio.to_thread(workshop.purge, house.store, today)
        await asyncio.sleep(AN_HOUR)


house = opened()
screens.stand_on(*house)
gate = Gate(house.settings.password_hash, BASE)
app = st.App(
    "views/front.py",
    routes=[
        Route(f"{BASE}/language/{{language}}", choose_language, methods=["GET"]),
        Route(f"{BASE}/facilitator/{{token}}", take_over, methods=["GET", "POST"]),
        Route(f"{BASE}/login", gate.login, methods=["GET", "POST"]),
    ],
    middleware=[
        Middleware(
            Door,
            page=PAGE.read_text(encoding="utf-8"),
            base=BASE,
            gate=gate,
            answering=answering.pages(house.content, house.store, base=BASE),
        ),
        Middleware(GZipMiddleware, compresslevel=5),
    ],
    lifespan=greeted,
)
