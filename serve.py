"""uvicorn as we want it: it names itself to nobody, and believes nobody about who asks.

`python serve.py` starts the house as `make run` does.
"""

from __future__ import annotations

import argparse
import logging
import socket
import sys
from contextlib import suppress
from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

import uvicorn.config
from starlette.formparsers import MultiPartParser

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


def write_nothing_down() -> None:
    """Keep what is uploaded in memory: it has people's names in it, and no file is to have them.

    Starlette lays what is over 1 MB in a temporary file, and Streamlit has no setting for it.
    """
    MultiPartParser.spool_max_size = sys.maxsize


def let_all_in() -> None:
    """Have as many files open as the machine allows: each phone is one, and many may have 1,024."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - Windows has none

    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    with suppress(ValueError, OSError):  # macOS calls it unlimited, and then refuses it
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


def _as_they_came(app: ASGIApp, **_: object) -> ASGIApp:
    return app


class Unnamed(uvicorn.Config):
    """Says no `server: uvicorn`; `streamlit run` has no setting for that either."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - uvicorn's own
        super().__init__(*args, **{"server_header": False, **kwargs})


class Listening(uvicorn.Server):
    """Listens at more addresses than the one that Streamlit has a setting for."""

    besides: ClassVar[tuple[str, ...]] = ()

    def run(self, sockets: list[socket.socket] | None = None) -> None:
        """Serve until stopped, at every address."""
        more = [bound(address, self.config.port) for address in self.besides]
        super().run([*(sockets or ()), *more])


def bound(address: str, port: int) -> socket.socket:
    """A socket at this address and port; OSError when somebody else has it."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    return socket.create_server((address, port), family=family)


def _alone(address: str) -> bool:
    """Whether this machine alone reaches it.

    The entrance looks at the first address. These go last, so that it asks for a password where
    others reach any.
    """
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return address == "localhost"


def main(said: Sequence[str] | None = None) -> None:
    """Start the house, and stay until it is stopped."""
    asked = argparse.ArgumentParser(description="Start Helhedstjek.")
    asked.add_argument("--port", type=int, default=8501)
    asked.add_argument(
        "--address",
        action="append",
        help="the address to listen at; this machine alone otherwise; may be given more than once",
    )
    told = asked.parse_args(said)
    first, *besides = sorted(told.address or (), key=_alone) or [None]
    Listening.besides = tuple(besides)
    vars(uvicorn).update(Config=Unnamed, Server=Listening)
    # Streamlit is slow to load, and the participants' pages, which come by here, need none of it.
    from streamlit import config  # noqa: PLC0415

    # Its settings stand beside this file, wherever one starts it; else it says that they changed.
    vars(config)["_main_script_path"] = str(Path(__file__).resolve())
    from app import app  # noqa: PLC0415

    ours = {
        "server.port": told.port,
        "server.address": first or config.get_option("server.address"),
        "server.baseUrlPath": config.get_option("server.baseUrlPath"),
    }
    for name, value in ours.items():  # or Streamlit says that somebody has changed them
        config.set_option(name, value)
    with suppress(KeyboardInterrupt):  # Ctrl+C is how it is stopped, and no mistake
        app.run(config=ours)


if __name__ == "__main__":
    main()
