"""What every request meets first: whom we believe, where it came from, and what it is told."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import pytest
from argon2 import PasswordHasher
from starlette.responses import PlainTextResponse
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from entrance import Front, Ground, Seal, Watch, address_of, clean, cookies_of, ground, trimmed
from entrance.cookies import each_once
from entrance.proxy import Fault, networks, seen_through
from settings import Settings
from tests.entering import Clock, behind

if TYPE_CHECKING:
    from starlette.types import Receive, Scope, Send

PAGE = {"accept": "text/html"}
MESSY = (
    'prefs={"a": [1, 2]}',
    "a b c",
    "prefs=a b c",
    "name=æ",
    "a@b",
    "=",
    "list=[1]",
    'q="un',
    "x",
    ";",
)


def browser(base: str = "", **asked: object) -> TestClient:
    """A browser before an entrance without a password."""
    app = behind(ground=Ground(base, **asked))  # type: ignore[arg-type]  # whichever part is tried
    return TestClient(app, follow_redirects=False, headers=PAGE, base_url="http://here.dk")


# Cookies


@pytest.mark.parametrize("foreign", MESSY)
def test_no_foreign_cookie_makes_ours_unread(foreign: str) -> None:
    """Whatever other apps on the host set, the desk is read, and never replaced."""
    for brought in (f"{foreign}; helhedstjek_desk=mine", f"helhedstjek_desk=mine; {foreign}"):
        scope: Scope = {"headers": [(b"cookie", brought.encode("latin-1"))]}
        assert cookies_of(scope)["helhedstjek_desk"] == "mine"
        page = browser().get("/shipped", headers={b"cookie": brought.encode("latin-1")})
        assert "set-cookie" not in page.headers


@pytest.mark.parametrize(
    "brought",
    [
        [b"helhedstjek_desk=mine; other=1; helhedstjek_desk=root"],
        [b"a; helhedstjek_desk=mine; =b", b"c; helhedstjek_desk = root"],
    ],
)
def test_of_two_houses_on_one_host_each_reads_its_own_cookies(brought: list[bytes]) -> None:
    """A browser sends the cookie of the longer path first, and so it is the one that counts: for
    us, and for Streamlit behind us, which reads them by itself.
    """
    scope: Scope = {"headers": [(b"accept", b"x"), *((b"cookie", said) for said in brought)]}
    once = each_once(scope)
    assert cookies_of(once)["helhedstjek_desk"] == "mine"
    assert [name for name, _ in once["headers"]] == [b"accept", b"cookie"]
    assert b"root" not in once["headers"][1][1]
    plain: Scope = {"headers": [(b"cookie", b"a=1; b=2")]}
    assert each_once(plain) is plain


def test_a_login_of_the_house_beside_us_does_not_hide_ours() -> None:
    """`/` and `/proeve` on one host: the login under the one is not read as that of the other."""
    login = "helhedstjek_login"
    kept = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash("rigtigt kodeord")
    app = behind(kept, ground=Ground("/proeve"))
    one = TestClient(app, follow_redirects=False, headers=PAGE, base_url="http://here.dk")
    sent = one.post("/proeve/login", data={"password": "rigtigt kodeord"})
    ours = sent.headers["set-cookie"].partition(";")[0]
    one.cookies.clear()
    said = one.get("/proeve/shipped", headers={"cookie": f"{ours}; {login}=theirs"})
    assert said.status_code == 200


def test_a_browser_without_a_desk_gets_one() -> None:
    """The first page gives a desk; a look at its head gives none that would be kept."""
    given = browser().get("/shipped").headers["set-cookie"]
    assert given.startswith("helhedstjek_desk=")
    assert "HttpOnly; SameSite=Lax" in given
    assert given != browser().get("/shipped").headers["set-cookie"]


def test_a_seal_is_opened_by_its_maker_alone() -> None:
    """A changed value, a changed key and a value from too long ago are none."""
    clock = Clock()
    seal = Seal("secret", now=clock)
    sealed = seal.sealed("what", "value")
    assert seal.opened("what", sealed, 60) == ("value", clock() + 60)
    assert seal.opened("what", f"x{sealed}", 60) is None
    assert Seal("other", now=clock).opened("what", sealed, 60) is None
    clock.seconds += 61
    assert seal.opened("what", sealed, 60) is None


# Headers


@pytest.mark.parametrize("place", ["/", "/shipped", "/join", "/login", "/entrance-static/own.js"])
def test_every_answer_has_the_headers(place: str) -> None:
    """Screens, participants' pages, refusals and files alike; each once."""
    said = browser().get(place)
    assert said.headers["x-content-type-options"] == "nosniff"
    assert said.headers["referrer-policy"] == "same-origin"
    assert said.headers["x-frame-options"] == "DENY"
    assert "frame-ancestors 'none'" in said.headers["content-security-policy"]
    assert said.headers.get_list("content-security-policy")[1:] == []
    assert "strict-transport-security" not in said.headers


def test_over_tls_the_browser_is_told_to_stay_there() -> None:
    """HSTS, and cookies with Secure, when the request came over TLS and not before."""
    safe = TestClient(behind(), base_url="https://here.dk").get("/shipped")
    assert safe.headers["strict-transport-security"] == "max-age=31536000"
    assert "; Secure" in safe.headers["set-cookie"]
    assert "Secure" not in browser().get("/shipped").headers["set-cookie"]


def test_security_txt_names_who_wants_to_know() -> None:
    """RFC 9116, where a contact is set; nothing otherwise."""
    told = browser(contact="mailto:it@here.dk").get("/.well-known/security.txt")
    assert "Contact: mailto:it@here.dk\nExpires: 20" in told.text
    assert browser().get("/.well-known/security.txt").status_code == 404


# Where a write came from

OURS: list[dict[str, str]] = [
    {},
    {"origin": "http://here.dk"},
    {"origin": "http://HERE.dk"},
    {"origin": "http://here.dk:80"},
    {"sec-fetch-site": "same-origin", "origin": "null"},
    {"sec-fetch-site": "same-origin", "origin": "https://elsewhere.dk"},
    {"sec-fetch-site": "none"},
    {"origin": "https://here.dk"},
]
THEIRS: list[dict[str, str]] = [
    {"origin": "http://evil.example"},
    {"origin": "null"},
    {"origin": "http://here.dk.evil.example"},
    {"origin": "http://here.dk:8080"},
    {"origin": "https://here.dk:8443"},
    {"origin": "http://["},
    {"origin": "file://here.dk"},
    {"origin": ""},
    {"sec-fetch-site": "cross-site"},
    {"sec-fetch-site": "same-site"},
    {"sec-fetch-site": "cross-site", "origin": "http://here.dk"},
    {"sec-fetch-site": "none", "origin": "http://evil.example"},
]
PLACES = (
    "/join",
    "/citizens/xxxxxxxxxxxxxxxxxxxxxx",
    "/citizens/at/w/1",
    "/login",
    "/logout",
    "/facilitator/xxxxxxxxxxxxxxxxxxxx",
    "/_stcore/upload_file/a/b",
)


@pytest.mark.parametrize("headers", OURS, ids=str)
@pytest.mark.parametrize("place", PLACES)
def test_our_own_pages_may_write(place: str, headers: dict[str, str]) -> None:
    """The browser's own word decides first, whatever a proxy has done to Origin or Host."""
    assert browser().post(place, headers=headers).status_code != 403


@pytest.mark.parametrize("headers", THEIRS, ids=str)
@pytest.mark.parametrize("place", PLACES)
def test_no_other_page_may_write(place: str, headers: dict[str, str]) -> None:
    """Every write in the house: forms, login, logout, links, and Streamlit's own uploads."""
    for method in ("POST", "PUT", "DELETE"):
        said = browser().request(method, place, headers=headers)
        assert (said.status_code, "set-cookie" in said.headers) == (403, False)


def test_a_refusal_is_said_in_the_visitors_language() -> None:
    """A page for people, JSON for the phone's script."""
    theirs = {"origin": "null"}
    danish = browser().post("/join", headers=theirs)
    english = browser().post("/join", headers={**theirs, "cookie": "helhedstjek_language=en"})
    assert '<html lang="da">' in danish.text
    assert "This was sent from another page" in english.text
    assert "Referrer-Policy" in english.text
    assert "another page" not in danish.text
    assert "error" in browser().put("/join", headers=theirs).json()


def test_reading_needs_no_origin() -> None:
    """A link on another site may lead to us."""
    assert browser().get("/join", headers={"sec-fetch-site": "cross-site"}).status_code == 200


# The line to a screen


def connected(headers: dict[str, str], app: object = None) -> str:
    """What the screen's line says first."""
    told = TestClient(app or behind(), base_url="http://here.dk")  # type: ignore[arg-type]
    told.cookies.set("helhedstjek_desk", "mine")
    place = "/w/abc/_stcore/stream"
    headers = {"host": "here.dk", **headers}
    with told.websocket_connect(place, subprotocols=["streamlit"], headers=headers) as line:
        return line.receive_text()


@pytest.mark.parametrize("headers", [h for h in OURS if "origin" in h], ids=str)
def test_our_own_page_may_open_a_line(headers: dict[str, str]) -> None:
    """Streamlit is told the Host that belongs to the Origin, so that it asks nobody about it."""
    if headers["origin"] == "null":
        return
    assert connected(headers) == f"abc at {headers['origin'].split('//')[1]}"


@pytest.mark.parametrize("headers", [{}, *THEIRS], ids=str)
def test_no_other_page_may_open_a_line(headers: dict[str, str]) -> None:
    """Scheme, name and port; closed before Streamlit sees it."""
    with pytest.raises(WebSocketDisconnect) as closed:
        connected(headers)
    assert closed.value.code == 4403


# Which names we answer at


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("here.dk", 200),
        ("HERE.dk:8501", 200),
        ("here.dk.", 200),
        ("evil.example", 400),
        ("here.dk.evil.example", 400),
        ("", 400),
        ("[", 400),
    ],
)
def test_only_our_own_names_are_answered_at(host: str, status: int) -> None:
    """Another name is told so, in words, on pages and participants' pages alike."""
    for place in ("/join", "/"):
        said = browser(hosts=("here.dk",)).get(place, headers={"host": host})
        assert said.status_code == status
        assert ('<html lang="da">' in said.text) is (status == 400)


def test_another_name_gets_no_line() -> None:
    """The list holds for the line too."""
    app = behind(ground=Ground(hosts=("there.dk",)))
    with pytest.raises(WebSocketDisconnect):
        connected({"origin": "http://here.dk"}, app)


# What a proxy says of the visitor


def through(peer: str, proxies: tuple[str, ...], **headers: str) -> Scope:
    """A request as it is seen when `peer` sends it."""
    said = [(k.replace("_", "-").encode(), v.encode()) for k, v in headers.items()]
    scope: Scope = {"type": "http", "scheme": "http", "client": (peer, 7), "headers": said}
    return seen_through(scope, networks(proxies), Watch())


FORGED = {"x_forwarded_for": "9.9.9.9, 1.2.3.4", "x_forwarded_proto": "https"}


@pytest.mark.parametrize("peer", ["127.0.0.1", "::1", "10.0.0.9", "unix", ""])
def test_nobody_is_believed_unless_named(peer: str) -> None:
    """Not even this machine: any program on it could send these headers."""
    seen = through(peer, (), **FORGED)
    assert (seen["client"], seen["scheme"]) == ((peer, 7), "http")


@pytest.mark.parametrize("peer", ["10.0.0.9", "::ffff:10.0.0.9"])
def test_a_named_proxy_is_believed_about_the_last_visitor(peer: str) -> None:
    """What a visitor put in front of the list is the visitor's own word."""
    seen = through(peer, ("10.0.0.0/8",), **FORGED)
    assert (address_of(seen), seen["scheme"]) == ("1.2.3.4", "https")
    chain = {"x_forwarded_for": "1.2.3.4, 10.0.0.7"}
    assert address_of(through(peer, ("10.0.0.0/8",), **chain)) == "1.2.3.4"
    assert address_of(through(peer, ("10.0.0.0/8",))) == "10.0.0.9"


@pytest.mark.parametrize(
    ("named", "address"),
    [
        ("1.2.3.4:51234", "1.2.3.4"),
        ("9.9.9.9:1, 1.2.3.4:2, 10.0.0.7:3", "1.2.3.4"),
        ("[2001:DB8::1]:443", "2001:db8::/64"),
        ("[2001:db8::1]", "2001:db8::/64"),
        ("2001:db8::1", "2001:db8::/64"),
        ("unknown", "unknown"),
    ],
)
def test_a_visitor_s_port_is_no_part_of_the_address(named: str, address: str) -> None:
    """Some proxies add it. It is another each time, and tries would be counted for each alone."""
    assert address_of(through("10.0.0.9", ("10.0.0.0/8",), x_forwarded_for=named)) == address


def test_an_odd_scheme_is_not_believed() -> None:
    """A proxy that says `javascript` has said nothing."""
    assert through("10.0.0.9", ("10.0.0.9",), x_forwarded_proto="javascript")["scheme"] == "http"


def test_the_header_of_the_path_layer_is_ours_alone() -> None:
    """Nobody chooses a workshop by sending our own header."""
    assert browser().get("/", headers={"x-workshop": "theirs"}).text == "the screen"
    assert browser().get("/w/ours/", headers={"X-Workshop": "theirs"}).text == "ours"


# What a proxy forgets


@pytest.mark.parametrize(
    ("fault", "headers"),
    [
        (Fault.HOST, {"origin": "https://outside.dk", "sec-fetch-site": "same-origin"}),
        (Fault.ORIGIN, {"origin": "null", "sec-fetch-site": "same-origin"}),
        (Fault.PROTO, {"origin": "https://here.dk"}),
        (Fault.UNKNOWN, {"x-forwarded-for": "1.2.3.4"}),
    ],
)
def test_a_proxys_fault_is_logged_once(
    fault: Fault, headers: dict[str, str], caplog: pytest.LogCaptureFixture
) -> None:
    """With what to change, and not again for an hour, however many come."""
    app, place = browser(), "/join"
    with caplog.at_level(logging.WARNING, "helhedstjek"):
        for _ in range(3):
            app.post(place, headers=headers)
    assert [record.getMessage().startswith(fault.told) for record in caplog.records] == [True]


def test_a_fault_is_logged_again_after_an_hour(caplog: pytest.LogCaptureFixture) -> None:
    """Once an hour, for whoever looks at the log later."""
    clock = Clock()
    watch = Watch(clock)
    for seconds in (0, 61, 3600):
        clock.seconds += seconds
        watch.saw(Fault.HOST, "x" * 999)
        assert watch.lately(Fault.HOST)
    assert len(caplog.records) == 2
    assert len(caplog.records[0].getMessage()) < 999
    assert not watch.lately(Fault.SIZE)


def test_a_request_without_the_prefix_is_told_why() -> None:
    """Under a base path, everything else says in words what the proxy in front took away."""
    under = browser("/helhedstjek")
    assert under.get("/helhedstjek/join").text == "the screen"
    assert under.get("/helhedstjek").headers["location"].endswith("/helhedstjek/")
    for place in ("/", "/join", "/helhedstjekker/"):
        said = under.get(place, headers={"cookie": "helhedstjek_language=en"})
        assert said.status_code == 404
        assert "removes the first part of the address" in said.text


def test_a_line_that_comes_as_a_page_is_told_why() -> None:
    """Without Upgrade the screen's script learns it, and shows the sentence."""
    english = {"cookie": "helhedstjek_language=en; helhedstjek_desk=x"}
    one = browser()
    assert one.get("/standing?origin=http://here.dk", headers=english).json()["said"] == ""
    assert one.get("/w/abc/_stcore/stream", headers=english).status_code == 426
    told = one.get("/standing?origin=http://here.dk", headers=english).json()
    assert "WebSocket" in told["said"]


@pytest.mark.parametrize(
    ("query", "said"),
    [("origin=https://here.dk:8443", "(Host)"), ("size", "of that size"), ("origin=[", "(Host)")],
)
def test_a_screen_without_a_line_is_told_why(query: str, said: str) -> None:
    """What the script knows and the server does not is put together."""
    english = {"cookie": "helhedstjek_language=en"}
    assert said in browser().get(f"/standing?{query}", headers=english).json()["said"]


# When something is away


class Away(Exception):  # noqa: N818 - it passes
    """The store does not answer."""


async def broken(scope: Scope, receive: Receive, send: Send) -> None:
    """A page that needs the store."""
    if scope["path"] == "/begun":
        await PlainTextResponse("half")(scope, receive, send)
    raise Away


def test_a_store_that_is_away_is_said_in_words() -> None:
    """503 in the visitor's language, with when to try again; JSON for a phone, which keeps all."""
    one = TestClient(Front(broken, away=(Away,)))
    said = one.get("/", headers={"cookie": "helhedstjek_language=en"})
    assert (said.status_code, said.headers["retry-after"]) == (503, "5")
    assert "cannot reach its answers" in said.text
    assert "content-security-policy" in said.headers
    assert one.put("/").json()["error"]
    with pytest.raises(Away):
        one.get("/begun")
    with pytest.raises(Away):
        TestClient(Front(broken)).get("/")


# What people send


@pytest.mark.parametrize(
    ("sent", "meant"),
    [
        ("ABCD-2345.", "ABCD-2345"),
        (" (abcd2345) ", "abcd2345"),
        ("»xYz-_9«…", "xYz-_9"),
        (".", ""),
        ("*xY*`", "xY"),
        ("\u200bx-_\u00ad\u2060", "x-_"),
    ],
)
def test_a_code_is_meant_without_the_signs_round_it(sent: str, meant: str) -> None:
    """A full stop at the end of a sentence is no part of a link."""
    assert trimmed(sent) == meant


def test_text_is_kept_without_commands() -> None:
    """Lines end alike; control signs and half signs go."""
    assert clean(" a\r\nb\rc\x00\x85\ud800 ") == "a\nb\nc"


def test_settings_are_lists_as_people_write_them(monkeypatch: pytest.MonkeyPatch) -> None:
    """Commas or spaces between names; a path with or without its slashes."""
    monkeypatch.setenv("HELHEDSTJEK_HOSTS", "a.dk, b.dk")
    monkeypatch.setenv("HELHEDSTJEK_PROXIES", "10.0.0.1 10.1.0.0/16")
    monkeypatch.setenv("HELHEDSTJEK_BASE", "helhedstjek/")
    settings = Settings()
    assert settings.base == "/helhedstjek"
    assert ground(settings, settings.base).hosts == ("a.dk", "b.dk")
    assert len(ground(settings, settings.base).proxies) == 2
