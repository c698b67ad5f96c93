"""An address for every workshop, links that ask first, and the page before any script has run."""

from __future__ import annotations

import re
import time
from base64 import b64encode
from hashlib import sha256

import pytest
from argon2 import PasswordHasher
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from entrance import Ground, Link
from tests.entering import Clock, Links, behind, house

HASH = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash("rigtigt kodeord")
TOKEN, OWN = "t" * 22, "o" * 32
ROBOT = {"user-agent": "SafeLinks"}


def browser(links: Links | None = None, base: str = "") -> TestClient:
    """A browser with a desk before a house without a password."""
    app = behind(links=links, ground=Ground(base))
    one = TestClient(app, follow_redirects=False, headers={"accept": "text/html"})
    one.cookies.set("helhedstjek_desk", OWN)
    return one


# An address for every workshop


@pytest.mark.parametrize("base", ["", "/helhedstjek"])
def test_an_address_names_its_workshop(base: str) -> None:
    """`/w/<id>/rest` is `/rest` with the workshop in our own header."""
    one = browser(base=base)
    assert one.get(f"{base}/w/abc-1_Z/profil").text == "abc-1_Z"
    assert one.get(f"{base}/w/abc/").text == "abc"
    assert one.get(f"{base}/profil").text == "the screen"
    assert one.get(f"{base}/w/abc").headers["location"] == f"{base}/w/abc/"
    assert one.get(f"{base}/w/a%20b/profil").status_code == 404


def test_the_language_leads_back_to_the_workshop() -> None:
    """The way out of a workshop's page and back is the same page."""
    one = browser()
    back = one.get("/w/abc/language/en?next=/profil")
    assert back.headers["location"] == "/w/abc/profil"
    assert back.headers["set-cookie"].startswith("helhedstjek_language=en")
    assert one.get("/language/en?next=/w/abc/profil").headers["location"] == "/w/abc/profil"
    assert one.get("/language/da?next=//evil.example").headers["location"] == "/"
    assert one.get("/language/xx").status_code == 404


@pytest.mark.parametrize(
    "headers", [{"sec-purpose": "prefetch;prerender"}, {"sec-fetch-site": "cross-site"}]
)
def test_a_language_is_chosen_by_people(headers: dict[str, str]) -> None:
    """Neither a page fetched ahead of time nor another site chooses for anybody."""
    assert "set-cookie" not in browser().get("/language/en", headers=headers).headers
    assert "set-cookie" not in browser().head("/language/en").headers


# The page before any script has run


@pytest.mark.parametrize(("language", "base"), [("da", ""), ("en", "/helhedstjek")])
def test_the_page_is_ours_before_any_script(language: str, base: str) -> None:
    """Language, name, where the server is, and files by whole addresses, at any depth."""
    said = browser(base=base).get(
        f"{base}/w/abc/shipped", headers={"cookie": f"helhedstjek_language={language}"}
    )
    assert f'<html lang="{language}">' in said.text
    assert "<title>Helhedstjek</title>" in said.text
    assert f'src="{base}/static/js/index.js"' in said.text
    assert f'src="{base}/entrance-static/own.js?' in said.text
    assert "English</noscript>" not in said.text
    assert "./" not in said.text
    for script in re.findall(r"<script>(.*?)</script>", said.text, re.DOTALL):
        digest = b64encode(sha256(script.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in said.headers["content-security-policy"]


def test_a_look_at_the_head_brings_no_body() -> None:
    """HEAD has the headers of the page and nothing of it."""
    one = browser()
    head, whole = one.head("/shipped"), one.get("/shipped")
    assert head.headers["content-length"] == whole.headers["content-length"]


@pytest.mark.parametrize("place", ["/_stcore/agent/interact", "/_stcore/metrics"])
def test_what_we_do_not_use_of_streamlit_is_closed(place: str) -> None:
    """Its programmes' entrance and its figures."""
    assert browser().post(place).status_code == 404


@pytest.mark.parametrize("place", ["/no/such/place", "/w/abc/no/such", "/wp-login.php"])
def test_where_there_is_nothing_we_say_so_ourselves(place: str) -> None:
    """In the visitor's language, and with a way on."""
    said = browser().get(place)
    assert said.status_code == 404
    assert '<html lang="da">' in said.text
    assert 'href="/"' in said.text


def test_our_files_are_ours() -> None:
    """A file is kept for good under its version; what is none is not there."""
    one = browser()
    assert "immutable" in one.get("/entrance-static/own.js").headers["cache-control"]
    assert one.get("/entrance-static/nothing.js").status_code == 404
    assert one.get("/entrance-static/%2e%2e%2fpages.py").status_code == 404


# Links that ask first


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize("place", [f"/facilitator/{TOKEN}", f"/shared/{TOKEN}", "/logout"])
def test_looking_at_a_link_changes_nothing(method: str, place: str) -> None:
    """A preview robot reads, and neither gets a desk nor uses the link up."""
    links = Links()
    links.open[TOKEN] = Link("Nordby Kommune", "handed over")
    said = browser(links).request(method, place, headers=ROBOT)
    assert "set-cookie" not in said.headers
    assert links.taken == []


def test_a_facilitators_link_is_opened_by_its_form() -> None:
    """The page says what the link opens; its button opens it."""
    one = browser()
    page = one.get(f"/facilitator/{TOKEN}.")
    assert '<form method="post">' in page.text
    sent = one.post(f"/facilitator/{TOKEN}")
    assert sent.headers["location"] == "/"
    assert sent.headers["set-cookie"].startswith(f"helhedstjek_desk={TOKEN}")
    assert one.get(f"/facilitator/{TOKEN}").headers["location"] == "/"


def test_a_desk_with_workshops_is_told_what_it_would_lose() -> None:
    """Before another desk takes its place."""
    links = Links()
    links.busy.add(OWN)
    english = {"cookie": f"helhedstjek_language=en; helhedstjek_desk={OWN}"}
    page = browser(links).get(f"/facilitator/{TOKEN}", headers=english)
    assert "already holds other workshops" in page.text


def test_a_desk_is_not_lost_to_a_page_that_did_not_say_so() -> None:
    """A page drawn while the browser held nothing, sent when it has workshops in another tab, asks
    again; the page that names the loss is believed.
    """
    links = Links()
    one = browser(links)
    one.get(f"/facilitator/{TOKEN}")
    links.busy.add(OWN)
    again = one.post(f"/facilitator/{TOKEN}", data={"loses": ""})
    assert "set-cookie" not in again.headers
    assert "allerede andre workshops" in again.text
    loses = re.findall('name="loses" value="([^"]+)"', again.text)
    sent = one.post(f"/facilitator/{TOKEN}", data={"loses": loses[0]})
    assert sent.headers["set-cookie"].startswith(f"helhedstjek_desk={TOKEN}")


@pytest.mark.parametrize("kind", ["shared", "handed over"])
def test_one_workshop_is_opened_by_its_form(kind: str) -> None:
    """The organisation is named; the desk stays the browser's own; the way leads there."""
    links = Links()
    links.open[TOKEN] = Link("<b>Nordby</b>", kind)  # type: ignore[arg-type]  # one of two
    one = browser(links)
    assert "&lt;b&gt;Nordby&lt;/b&gt;" in one.get(f"/shared/{TOKEN}").text
    sent = one.post(f"/shared/{TOKEN}")
    assert sent.headers["location"] == "/w/abc/"
    assert links.taken == [(TOKEN, OWN)]


def test_a_browser_without_a_desk_gets_one_with_the_workshop() -> None:
    """Whoever opens a shared workshop first of all can come back to it."""
    links = Links()
    links.open[TOKEN] = Link("Nordby", "shared")
    one = browser(links)
    one.cookies.clear()
    sent = one.post(f"/shared/{TOKEN}")
    assert sent.headers["set-cookie"].startswith(f"helhedstjek_desk={links.taken[0][1]};")


def test_what_a_browser_brought_is_never_sent_back() -> None:
    """A quoted cookie, as another app on the host can set it, holds line breaks once it is read;
    sent back, they would begin headers of their own.
    """
    links = Links()
    links.open[TOKEN] = Link("Nordby", "shared")
    one = browser(links)
    one.cookies.clear()
    odd = {"cookie": 'helhedstjek_desk="x\\015\\012set-cookie: a=b"'}
    sent = one.post(f"/shared/{TOKEN}", headers=odd)
    assert sent.headers["location"] == "/w/abc/"
    assert "\n" not in str(sent.headers.get("set-cookie", ""))
    assert "set-cookie" not in sent.headers


def test_a_link_that_is_spent_meanwhile_is_said_to_be() -> None:
    """Between the question and the answer somebody else was quicker."""
    links = Links()
    links.open[TOKEN] = Link("Nordby", "handed over")
    links.exchange = lambda token, desk: None  # type: ignore[method-assign]  # noqa: ARG005
    assert browser(links).post(f"/shared/{TOKEN}").status_code == 404


@pytest.mark.parametrize("place", ["/facilitator/short", "/shared/short", f"/shared/{TOKEN}"])
def test_a_dead_link_is_told_in_words(place: str) -> None:
    """With a way on, and in no other language than the visitor's."""
    for method in ("GET", "POST"):
        said = browser().request(method, place)
        assert said.status_code == 404
        assert '<html lang="da">' in said.text


def test_a_secret_link_asks_for_the_password_first() -> None:
    """And is still there after it."""
    one = house(HASH, Clock())
    for method in ("GET", "POST"):
        said = one.request(method, f"/facilitator/{TOKEN}")
        assert said.headers["location"] == f"/login?next=/facilitator/{TOKEN}"


# The line


def line(one: TestClient) -> str:
    """What the line to a screen says first."""
    origin = {"origin": "http://testserver"}
    place = "/w/abc/_stcore/stream"
    with one.websocket_connect(place, subprotocols=["streamlit"], headers=origin) as told:
        return told.receive_text()


def closed(one: TestClient) -> int:
    """The code with which the line is closed."""
    with pytest.raises(WebSocketDisconnect) as told:
        line(one)
    return told.value.code


def test_a_line_needs_a_desk_and_a_login() -> None:
    """Without them it is closed with a code that the page's script turns into words."""
    one = house(HASH, Clock())
    assert closed(one) == 4401
    one.post("/login", data={"password": "rigtigt kodeord"})
    assert closed(one) == 4400
    one.cookies.set("helhedstjek_desk", OWN)
    assert line(one) == "abc at testserver"


def test_a_line_ends_with_its_login() -> None:
    """After twelve hours, and at once when one logs out in another tab."""
    clock = Clock()
    one = house(HASH, clock)
    one.cookies.set("helhedstjek_desk", OWN)
    one.post("/login", data={"password": "rigtigt kodeord"})
    origin = {"origin": "http://testserver"}
    with one, one.websocket_connect("/_stcore/stream", ["streamlit"], headers=origin) as told:
        told.receive_text()
        told.send_text("a click")
        assert told.receive_text() == "a click"
        one.post("/logout")
        assert told.receive()["code"] == 4401
    one.post("/login", data={"password": "rigtigt kodeord"})
    clock.seconds += 12 * 60 * 60 - 0.3
    begun = time.monotonic()
    with one.websocket_connect("/_stcore/stream", ["streamlit"], headers=origin) as told:
        told.receive_text()
        assert told.receive()["code"] == 4401
    assert time.monotonic() - begun < 3
