"""Stylesheet, script and fonts: read once, named by their content, kept by the browser for good."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException
from starlette.responses import Response

if TYPE_CHECKING:
    from starlette.requests import Request

HERE = Path(__file__).resolve().parent / "static"
KINDS = {".css": "text/css", ".js": "text/javascript", ".woff2": "font/woff2", ".txt": "text/plain"}
FILES = {
    path.relative_to(HERE).as_posix(): path.read_bytes()
    for path in sorted(HERE.rglob("*"))
    if path.suffix in KINDS
}
VERSION = sha256(b"".join(FILES.values())).hexdigest()[:10]
STYLE = f"answering-static/answering.css?{VERSION}"
"""Where the look of the participants' pages is, under the app's path."""
FOR_GOOD = {"Cache-Control": "public, max-age=31536000, immutable"}


async def file(request: Request) -> Response:
    """One of our files."""
    name = request.path_params["name"]
    if name not in FILES:
        raise HTTPException(404)
    return Response(FILES[name], media_type=KINDS[Path(name).suffix], headers=FOR_GOOD)
