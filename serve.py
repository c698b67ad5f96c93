"""uvicorn as we want it: it names itself to nobody, and believes nobody about who asks.

`python serve.py` starts the house as `make run` does.
"""

from __future__ import annotations

import argparse
import logging
from typing import TYPE_CHECKING, Any

import uvicorn.config

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.types import ASGIApp


def believe_nobody() -> None:
    """Let requests through as they came: `entrance` alone decides who is believed about visitors.

    uvicorn believes whoever is on this machine, and `streamlit run` has no setting for it.
    """
    vars(uvicorn.config)["ProxyHeadersMiddleware"] = _as_they_came


def note_nobody() -> None:
    """Keep no record of who asked for what and when: it would tell who answered when."""
    access = logging.getLogger("uvicorn.access")
    access.handlers.clear()
    access.propagate = False


def _as_they_came(app: ASGIApp, **_: object) -> ASGIApp:
    return app


class Unnamed(uvicorn.Config):
    """Says no `server: uvicorn`; `streamlit run` has no setting for that either."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - uvicorn's own
        super().__init__(*args, **{"server_header": False, **kwargs})


def main(said: Sequence[str] | None = None) -> None:
    """Start the house, and stay until it is stopped."""
    asked = argparse.ArgumentParser(description="Start Helhedstjek.")
    asked.add_argument("--port", type=int, default=8501)
    asked.add_argument("--address", help="the address to listen at; this machine alone otherwise")
    told = asked.parse_args(said)
    vars(uvicorn)["Config"] = Unnamed
    # Streamlit is slow to load, and the participants' pages, which come by here, need none of it.
    from streamlit import config  # noqa: PLC0415

    from app import app  # noqa: PLC0415

    ours = {
        "server.port": told.port,
        "server.address": told.address or config.get_option("server.address"),
        "server.baseUrlPath": config.get_option("server.baseUrlPath"),
    }
    for name, value in ours.items():  # or Streamlit says that somebody has changed them
        config.set_option(name, value)
    app.run(config=ours)


if __name__ == "__main__":
    main()
