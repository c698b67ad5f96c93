"""Our own small pages past Streamlit: one template each, one stylesheet, no script."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Final

import jinja2
from starlette.responses import HTMLResponse, PlainTextResponse, Response

from entrance.cookies import words_of

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.types import Scope

    from words import Words

HERE = Path(__file__).resolve().parent
TEMPLATES = jinja2.Environment(
    loader=jinja2.FileSystemLoader(HERE / "templates"),
    autoescape=True,
    trim_blocks=True,
    lstrip_blocks=True,
    undefined=jinja2.StrictUndefined,
)
KINDS: Final = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
FILES = {path.name: path.read_bytes() for path in sorted((HERE / "static").iterdir())}
VERSION: Final = sha256(b"".join(FILES.values())).hexdigest()[:10]
FOR_GOOD: Final = {"Cache-Control": "public, max-age=31536000, immutable"}
STATIC: Final = "entrance-static"


def told(  # a page is its template, its words and its status
    template: str, words: Words, base: str, status: int = 200, **values: object
) -> HTMLResponse:
    """The page in the visitor's language."""
    return HTMLResponse(inside(template, words, base, **values), status)


def inside(template: str, words: Words, base: str, **values: object) -> str:
    """A template filled in."""
    return TEMPLATES.get_template(template).render(
        say=words.say,
        language=words.language,
        base=base,
        static=f"{base}/{STATIC}",
        version=VERSION,
        **values,
    )


def refused(  # what stands on a refusal
    scope: Scope, base: str, status: int, why: str, *more: str, back: bool = False
) -> Response:
    """Why not, calmly; as JSON for what asks for no page. `why` and `more` are translated here."""
    words = words_of(scope)
    said = [words.say(sentence) for sentence in (why, *more) if sentence]
    if _wants_json(scope):
        return Response(json.dumps({"error": said[0]}), status, media_type="application/json")
    return told("refused.html", words, base, status, why=said[0], more=said[1:], back=back)


def _wants_json(scope: Scope) -> bool:
    """Whether a script sent this; a form or a visit wants a page."""
    return str(scope["method"]) == "PUT"


def file(request: Request) -> Response:
    """One of our files, kept by the browser for good."""
    name = request.path_params["name"]
    if name not in FILES:
        return PlainTextResponse("", 404)
    return Response(FILES[name], media_type=KINDS[Path(name).suffix], headers=FOR_GOOD)
