"""Who may come in: this machine alone, or those who know the password."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient
from typer.testing import CliRunner

from cli.verbs import app
from door import Door
from gate import Gate, loopback, refusal
from settings import Settings

ROOT = Path(__file__).parent.parent
HASH = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash("rigtigt kodeord")


class Clock:
    """Seconds that pass when told to."""

    def __init__(self) -> None:
        self.seconds = 1_800_000_000.0

    def __call__(self) -> float:
        """Now."""
        return self.seconds


async def screen(_: Request) -> Response:
    """A facilitator's screen."""
    return PlainTextResponse("the screen")


def house(password_hash: str | None, clock: Clock) -> TestClient:
    """A browser before a house with a door, a gate, a screen and a participants' page."""
    gate = Gate(password_hash, "", clock)
    inside = Starlette(routes=[Route("/join", screen)])
    app = Starlette(
        routes=[
            Route("/", screen),
            Route("/_stcore/health", screen),
            Route("/login", gate.login, methods=["GET", "POST"]),
        ],
        middleware=[Middleware(Door, page="", base="", gate=gate, answering=inside)],
    )
    return TestClient(app, follow_redirects=False, headers={"accept": "text/html"})


@pytest.mark.parametrize(
    ("host", "alone"),
    [
        ("127.0.0.1", True),
        ("localhost", True),
        ("::1", True),
        ("0.0.0.0", False),  # noqa: S104 - that is the point
        (None, False),
        ("10.0.0.5", False),
        ("helhedstjek.example", False),
    ],
)
def test_only_loopback_is_this_machine(host: str | None, *, alone: bool) -> None:
    """Every other address is reached by others, and no address at all means every address."""
    assert loopback(host) is alone


def test_the_server_refuses_to_listen_to_others_without_a_password() -> None:
    """Beyond loopback the start is refused with what to do; a password or OIDC lets it start."""
    assert "helhedstjek password" in refusal(Settings(), "0.0.0.0")  # noqa: S104
    assert refusal(Settings(password_hash=HASH), "0.0.0.0") == ""  # noqa: S104
    assert refusal(Settings(), "127.0.0.1") == ""


def test_oidc_needs_its_settings(tmp_path: Path) -> None:
    """With OpenID Connect the start says which of its settings are missing, and then starts."""
    secrets, settings = tmp_path / "secrets.toml", Settings(oidc=True)
    assert "client_id" in refusal(settings, "127.0.0.1", secrets)
    secrets.write_text('[auth]\nredirect_uri = "https://x.example/oauth2callback"\n', "utf-8")
    assert "redirect_uri" not in refusal(settings, "0.0.0.0", secrets).split("lacks")[1]  # noqa: S104
    with secrets.open("a", encoding="utf-8") as file:
        for key in ("cookie_secret", "client_id", "client_secret", "server_metadata_url"):
            file.write(f'{key} = "x"\n')
    assert refusal(settings, "0.0.0.0", secrets) == ""  # noqa: S104


def test_a_password_that_is_no_hash_is_refused() -> None:
    """A plain password in the settings is never taken for a hash."""
    assert "argon2" in refusal(Settings(password_hash="kodeord"), "127.0.0.1")


def test_the_real_app_refuses_to_start_beyond_this_machine(tmp_path: Path) -> None:
    """`streamlit run app.py` on every address ends with 1 and says how to set a password."""
    database = f"sqlite:///{tmp_path / 'gate.sqlite3'}"
    ended = subprocess.run(
        [sys.executable, "-m", "streamlit", "run", "app.py", "--server.address=0.0.0.0"],
        cwd=ROOT,
        env=os.environ | {"HELHEDSTJEK_DATABASE_URL": database},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode == 1
    assert "helhedstjek password" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_without_a_password_the_screens_stand_open() -> None:
    """On this machine alone nothing more is needed."""
    assert house(None, Clock()).get("/").text == "the screen"


def test_with_a_password_a_stranger_is_led_to_the_login() -> None:
    """A page leads to the login, anything else is refused, and participants need no password."""
    browser = house(HASH, Clock())
    assert browser.get("/").headers["location"] == "/login"
    assert browser.get("/", headers={"accept": "*/*"}).status_code == 401
    assert browser.get("/join").text == "the screen"
    assert browser.get("/_stcore/health").text == "the screen"


def test_the_right_password_opens_until_the_evening() -> None:
    """After logging in the screens open; twelve hours later the password is asked for again."""
    clock = Clock()
    browser = house(HASH, clock)
    sent = browser.post("/login", data={"password": "rigtigt kodeord"})
    assert (sent.status_code, sent.headers["location"]) == (303, "/")
    assert "HttpOnly" in sent.headers["set-cookie"]
    assert browser.get("/").text == "the screen"
    clock.seconds += 12 * 60 * 60 + 1
    assert browser.get("/").headers["location"] == "/login"


@pytest.mark.parametrize("password", ["forkert", "", "x" * 1001, "\ud7ff\u0000"])
def test_a_wrong_password_opens_nothing(password: str) -> None:
    """A wrong, empty, endless or odd password is refused with a sentence."""
    browser = house(HASH, Clock())
    sent = browser.post("/login", data={"password": password})
    assert sent.status_code == 403
    assert "set-cookie" not in sent.headers or "helhedstjek_login" not in sent.headers["set-cookie"]


@pytest.mark.parametrize(
    "cookie", ["9999999999.forged", "9999999999.", ".", "1", "99999999999999999999.x", "²."]
)
def test_a_forged_login_opens_nothing(cookie: str) -> None:
    """A cookie that we did not sign is no login."""
    gate = Gate(HASH, "")
    assert not gate.lets_in({"helhedstjek_login": cookie})


def test_after_ten_wrong_passwords_one_waits_a_minute() -> None:
    """The eleventh try is not even looked at; a minute later it is."""
    clock = Clock()
    browser = house(HASH, clock)
    for _ in range(10):
        assert browser.post("/login", data={"password": "forkert"}).status_code == 403
    assert browser.post("/login", data={"password": "rigtigt kodeord"}).status_code == 429
    clock.seconds += 61
    assert browser.post("/login", data={"password": "rigtigt kodeord"}).status_code == 303


def test_the_terminal_makes_a_hash_that_opens() -> None:
    """`helhedstjek password` prints a hash that lets the password in, and no short password."""
    said = CliRunner().invoke(app, ["password"], input="et langt kodeord\net langt kodeord\n")
    printed = said.stdout.strip().splitlines()[-1]
    assert PasswordHasher().verify(printed, "et langt kodeord")
    short = CliRunner().invoke(app, ["password"], input="kort\nkort\n")
    assert short.exit_code == 1
