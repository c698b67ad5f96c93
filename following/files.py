"""Stylesheets, scripts and fonts, named by their content and kept by browsers; and templates."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Final

import jinja2
from starlette.exceptions import HTTPException
from starlette.responses import Response

if TYPE_CHECKING:
    from starlette.requests import Request

HERE: Final = Path(__file__).resolve().parent
KINDS: Final = {
    ".css": "text/css",
    ".js": "text/javascript",
    ".woff2": "font/woff2",
    ".txt": "text/plain",
}
FILES: Final = {
    path.relative_to(HERE / "static").as_posix(): path.read_bytes()
    for path in sorted((HERE / "static").rglob("*"))
    if path.suffix in KINDS
}
VERSION: Final = sha256(b"".join(FILES.values())).hexdigest()[:10]
STATIC: Final = "following-static"
FOR_GOOD: Final = {"Cache-Control": "public, max-age=31536000, immutable"}
TEMPLATES: Final = jinja2.Environment(
    loader=jinja2.FileSystemLoader(HERE / "templates"),
    autoescape=True,
    trim_blocks=True,
    lstrip_blocks=True,
    undefined=jinja2.StrictUndefined,
)


async def file(request: Request) -> Response:
    """One of our files."""
    name = request.path_params["name"]
    if name not in FILES:
        raise HTTPException(404)
    return Response(FILES[name], media_type=KINDS[Path(name).suffix], headers=FOR_GOOD)
