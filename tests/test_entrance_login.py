"""Who may come in as a facilitator, how often one may guess, and how a login ends."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import httpx2
import pytest
from argon2 import PasswordHasher
from starlette.testclient import TestClient
from typer.testing import CliRunner

import cli.verbs
from entrance import Gate, Memory, Seal, Throttle, loopback, own_hosts, refusal
from entrance.login import own_place
from settings import Settings
from tests.entering import Clock, house
from tests.waiting import waited

if TYPE_CHECKING:
    from starlette.types import Scope

ROOT = Path(__file__).parent.parent
HASH = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash("rigtigt kodeord")
RIGHT = {"password": "rigtigt kodeord"}
WRONG = {"password": "forkert"}


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


def test_without_a_login_only_this_machines_names_are_answered_at() -> None:
    """A page elsewhere whose name leads here is no facilitator; with a login no list is needed."""
    assert own_hosts(Settings()) == ("localhost", "127.0.0.1", "::1")
    assert own_hosts(Settings(password_hash=HASH)) == ()


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


def test_a_proxy_that_is_no_address_is_refused() -> None:
    """The start names what is wrong rather than believe nobody in silence."""
    settings = Settings(proxies=("10.0.0.0/8", "nginx"))
    assert "names nginx" in refusal(settings, "127.0.0.1")


def test_the_real_app_refuses_to_start_beyond_this_machine(tmp_path: Path) -> None:
    """`streamlit run app.py` on every address ends at once and says how to set a password."""
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
    assert ended.returncode
    assert "helhedstjek password" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_without_a_password_the_screens_stand_open() -> None:
    """On this machine alone nothing more is needed, and there is no login to see."""
    browser = house(None, Clock())
    assert browser.get("/").text == "the screen"
    assert browser.get("/login").headers["location"] == "/"


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
    sent = browser.post("/login", data=RIGHT)
    assert (sent.status_code, sent.headers["location"]) == (303, "/")
    assert "HttpOnly" in sent.headers["set-cookie"]
    assert browser.get("/").text == "the screen"
    clock.seconds += 12 * 60 * 60 + 1
    assert browser.get("/").headers["location"] == "/login"


@pytest.mark.parametrize(
    ("asked", "place"),
    [
        ("/shared/" + "x" * 22 + ".", "/shared/" + "x" * 22),
        ("/facilitator/" + "x" * 22 + "),", "/facilitator/" + "x" * 22),
        ("/w/abc-1", "/w/abc-1/"),
    ],
)
def test_a_way_that_is_written_oddly_is_kept_through_the_login(asked: str, place: str) -> None:
    """A link in a letter brings its full stop or bracket along; a workshop may lack its slash."""
    login = house(HASH, Clock()).get(asked).headers["location"]
    assert login == f"/login?next={place}"


@pytest.mark.parametrize(
    "place",
    ["/undervejs", "/w/abc-1/profil", "/facilitator/" + "x" * 22, "/shared/" + "x" * 22, "/w/a/"],
)
def test_a_login_leads_on_to_where_one_was_going(place: str) -> None:
    """The way is kept through the login, a wrong password included; a secret link still asks."""
    browser = house(HASH, Clock())
    login = browser.get(place).headers["location"]
    assert login == f"/login?next={place}"
    assert f'value="{place}"' in browser.get(login).text
    assert f'value="{place}"' in browser.post("/login", data={**WRONG, "next": place}).text
    sent = browser.post("/login", data={**RIGHT, "next": place})
    assert sent.headers["location"] == place


@pytest.mark.parametrize(
    "place",
    ["//evil.example", "https://evil.example", "/\\evil", "/a/b/c", "/x\n", "", "/w/../x", "/æ"],
)
def test_a_login_leads_to_no_other_site(place: str) -> None:
    """What is not a place of ours is the first page."""
    assert own_place(place) == "/"


@pytest.mark.parametrize(
    "password", ["forkert", "", "x" * 1001, "\ud7ff\u0000", "rigtigt kodeord "]
)
def test_a_wrong_password_opens_nothing(password: str) -> None:
    """A wrong, empty, endless or odd password is refused with a sentence; spaces count."""
    sent = house(HASH, Clock()).post("/login", data={"password": password})
    assert sent.status_code == 403
    assert "helhedstjek_login" not in sent.headers.get("set-cookie", "")


def test_a_body_without_end_is_not_read() -> None:
    """A login takes a password, and no film."""
    assert house(HASH, Clock()).post("/login", data={"password": "x" * 99_999}).status_code == 413


@pytest.mark.parametrize(
    "cookie", ["9999999999.forged", "9999999999.", ".", "1", "99999999999999999999.x", "²."]
)
def test_a_forged_login_opens_nothing(cookie: str) -> None:
    """A cookie that we did not sign is no login."""
    assert not Gate(HASH).lets_in(_scope(f"helhedstjek_login={cookie}"))


def test_a_new_password_ends_every_login() -> None:
    """The key is the password's hash, beside a secret too; a browser's name is no login."""
    kept = Seal("secret", HASH).sealed("helhedstjek_login", "x")
    assert Seal("secret", HASH).opened("helhedstjek_login", kept, 60)
    assert Seal("secret", "another").opened("helhedstjek_login", kept, 60) is None
    assert Seal("secret", HASH).opened("helhedstjek_browser", kept, 60) is None
    assert Seal().opened("x", Seal().sealed("x", "y"), 60) is None


def test_logging_out_ends_the_login() -> None:
    """By a button alone: a link that is only looked at logs nobody out."""
    browser = house(HASH, Clock())
    browser.post("/login", data=RIGHT)
    assert browser.get("/logout").status_code == 405
    assert browser.get("/").text == "the screen"
    assert browser.post("/logout").headers["location"] == "/login"
    assert browser.get("/").headers["location"] == "/login"


# How often one may guess


def _scope(cookie: str = "", address: str = "10.0.0.1") -> Scope:
    headers = [(b"cookie", cookie.encode())] if cookie else []
    return {"type": "http", "scheme": "http", "headers": headers, "client": (address, 1)}


def test_after_ten_wrong_passwords_one_waits_a_minute() -> None:
    """The eleventh try is not even looked at; a minute later it is."""
    clock = Clock()
    browser = house(HASH, clock)
    for _ in range(10):
        assert browser.post("/login", data=WRONG).status_code == 403
    assert browser.post("/login", data=RIGHT).status_code == 429
    clock.seconds += 61
    assert browser.post("/login", data=RIGHT).status_code == 303


def test_the_right_password_gets_in_past_others_wrong_ones() -> None:
    """One browser is held back; another behind the same address is not."""
    browser = house(HASH, Clock())
    browser.get("/login")
    assert [browser.post("/login", data=WRONG).status_code for _ in range(12)][-1] == 429
    other = TestClient(browser.app, follow_redirects=False)
    other.get("/login")
    assert other.post("/login", data=RIGHT).status_code == 303


def test_a_right_password_begins_the_count_anew() -> None:
    """Nine wrong ones and the right one, again and again, are never too many."""
    browser = house(HASH, Clock())
    for _ in range(3):
        assert [browser.post("/login", data=WRONG).status_code for _ in range(9)] == [403] * 9
        assert browser.post("/login", data=RIGHT).status_code == 303


def test_a_volley_is_counted_before_it_is_looked_at() -> None:
    """Forty passwords at the same moment from one address: ten are tried, and the loop goes on."""
    slow = PasswordHasher(time_cost=2, memory_cost=2**15).hash("rigtigt kodeord")
    browser = house(slow, Clock())

    async def volley() -> tuple[list[int], float]:
        transport = httpx2.ASGITransport(browser.app)
        async with httpx2.AsyncClient(transport=transport, base_url="http://testserver") as one:
            sent = [asyncio.create_task(one.post("/login", data=WRONG)) for _ in range(40)]
            worst, at = 0.0, time.perf_counter()
            while not all(task.done() for task in sent):
                await asyncio.sleep(0.005)
                worst, at = max(worst, time.perf_counter() - at), time.perf_counter()
            return [task.result().status_code for task in sent], worst

    with ThreadPoolExecutor(1) as thread:  # Playwright may have a loop running in this one
        said, stood_still = thread.submit(asyncio.run, volley()).result()
    assert Counter(said) == {403: 10, 429: 30}
    assert stood_still < 0.5


async def _guess(throttle: Throttle, cookie: str, address: str = "10.0.0.1") -> bool:
    scope = _scope(cookie, address)
    if not await throttle.admits(scope):
        return False
    await throttle.wrong(scope)
    return True


def _names(seal: Seal, count: int) -> list[str]:
    return [
        f"helhedstjek_browser={seal.sealed('helhedstjek_browser', str(n))}" for n in range(count)
    ]


def test_many_browsers_of_one_address_together_are_held_back() -> None:
    """A hundred wrong from an address: those who were wrong wait, who never was gets in."""
    seal, clock = Seal("s"), Clock()
    throttle = Throttle("login", seal, Memory(), now=clock)
    *wrong, innocent = _names(seal, 51)

    async def all_of_them() -> list[bool]:
        said = [await _guess(throttle, name) for name in wrong for _ in range(2)]
        said.append(await _guess(throttle, wrong[0]))
        said.append(await _guess(throttle, innocent))
        said.append(await _guess(throttle, wrong[0], "10.0.0.2"))
        clock.seconds += 61
        return [*said, await _guess(throttle, wrong[0])]

    assert waited(all_of_them()) == [True] * 100 + [False, True, True, True]


def test_names_for_new_browsers_run_out() -> None:
    """Whoever throws the cookie away for each guess gets sixty names a minute, and then none."""
    browser = house(HASH, Clock())

    def given() -> bool:
        browser.cookies.clear()
        return "helhedstjek_browser" in browser.get("/login").headers.get("set-cookie", "")

    assert [given() for _ in range(61)] == [True] * 60 + [False]


def test_limits_hold_across_processes() -> None:
    """Two workers that count in one place let ten guesses through; no address is kept there."""
    counter, clock = Memory(), Clock()
    workers = [Throttle("login", Seal("s"), counter, now=clock) for _ in range(2)]

    async def turns() -> list[bool]:
        return [await _guess(workers[n % 2], "") for n in range(12)]

    assert sum(waited(turns())) == 10
    assert not [key for key in counter._counts if "10.0.0.1" in key]


def test_one_house_is_one_address() -> None:
    """IPv6 gives every visitor more addresses than there are guesses: a /64 is one."""
    throttle = Throttle("login", Seal("s"), Memory())

    async def turns() -> list[bool]:
        return [await _guess(throttle, "", f"2001:db8::{n:x}") for n in range(11)]

    assert waited(turns()) == [True] * 10 + [False]


def test_a_counter_in_memory_forgets() -> None:
    """What has passed takes no room for ever."""
    counter = Memory()
    for n in range(10_002):
        counter.tried(str(n), 60, float(n))
    assert len(counter._counts) < 100


def test_the_terminal_makes_a_hash_that_opens() -> None:
    """`helhedstjek password` prints a hash that lets the password in, and no short password."""
    said = CliRunner().invoke(
        cli.verbs.app, ["password"], input="et langt kodeord\net langt kodeord\n"
    )
    printed = said.stdout.strip().splitlines()[-1]
    assert PasswordHasher().verify(printed, "et langt kodeord")
    short = CliRunner().invoke(cli.verbs.app, ["password"], input="kort\nkort\n")
    assert short.exit_code == 1


def test_paper_is_typed_behind_the_password_and_read_along_before_it() -> None:
    """Whoever types holds the workshop; whoever reads along has no password, only a link."""
    stopped = house(HASH, Clock()).get("/w/abc-1/indtast")
    assert stopped.headers["location"] == "/login?next=/w/abc-1/indtast"
    assert "location" not in house(HASH, Clock()).get("/read/" + "x" * 22).headers
