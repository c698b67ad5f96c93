"""*Hent svar fra en fil*: what is found is shown, can be changed, and is used when it is right."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest
from starlette.formparsers import MultiPartParser
from starlette.requests import Request
from starlette.responses import Response
from starlette.testclient import TestClient

import advice
import serve
import workshop
from tests.screening import (
    ASKED,
    CONTENT,
    DESK,
    HOSTILE,
    Visitor,
    Window,
    begun,
    people,
    prepared,
    reveal,
)
from words import Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.types import Receive, Scope, Send

    from storage import DatabaseStore
    from workshop import Workshop

say = Words("da").say


def a_file(
    n: int = 8,
    *,
    heads: Sequence[str] = ASKED,
    area: str = "Børn",
    said: str = "",
    extra: Sequence[str] = ("E-mail",),
) -> bytes:
    """So many people in the form that survey tools write: one row each, one column a statement."""
    text = io.StringIO()
    rows = csv.writer(text, delimiter=";")
    rows.writerow(["level", "area", *extra, *heads])
    for who in range(n):
        answers = [said or str((who + at) % 6) for at in range(len(heads))]
        rows.writerow(["chef", area, *(f"{who}@example.org" for _ in extra), *answers])
    return text.getvalue().encode("utf-8-sig")


def choose(window: Window, data: bytes, name: str = "svar.csv") -> str:
    """Choose a file, as in the browser."""
    window.app.file_uploader(key=window.key("file")).set_value((name, data, "text/csv"))
    return window.run()


def fetching(visitor: Visitor, data: bytes, here: Workshop | None = None) -> Window:
    """A window at the screen with a file chosen."""
    window = visitor.window(here.id if here else "")
    window.show("fetch.py")
    choose(window, data)
    return window


def field(window: Window, begins: str) -> str:
    """The key of a field about this file, by how it begins."""
    every = (*window.app.selectbox, *window.app.button, *window.app.checkbox)
    return next(str(one.key) for one in every if str(one.key).startswith(begins))


def use(window: Window) -> str:
    """Press "Brug svarene"."""
    window.app.button(key=field(window, "use-")).click()
    return window.run()


def the_only(store: DatabaseStore) -> Workshop:
    """The one workshop of this desk."""
    (found,) = workshop.mine(store, DESK).workshops
    return found


def test_a_file_becomes_a_profile(visitor: Visitor, store: DatabaseStore) -> None:
    """Choose it, name the organisation, use it: revealed, with everybody's answers in it."""
    window = fetching(visitor, a_file())
    assert say("Not used, and not kept:") in window.words
    assert "E-mail" in window.words
    assert window.words.count("E-mail") == 1
    assert "@example.org" not in window.html
    window.app.text_input(key="file-organisation").set_value("Øby")
    shown = use(window)
    made = the_only(store)
    assert (made.organisation, made.phase, made.mode) == ("Øby", "revealed", "anonymous")
    assert f"/w/{made.id}/profil" in shown
    assert store.joined(made.id) == 8
    profile = visitor.window(made.id)
    assert "Øby" in profile.show("profile.py")


def test_what_is_pressed_twice_makes_one_workshop(visitor: Visitor, store: DatabaseStore) -> None:
    """The second press finds what the first has made."""
    window = fetching(visitor, a_file())
    window.app.text_input(key="file-organisation").set_value("Øby")
    key = field(window, "use-")
    for _ in range(2):
        window.app.button(key=key).click()
        window.run()
    assert workshop.mine(store, DESK).total == 1


def test_a_column_that_was_not_known_is_given_its_statement(
    visitor: Visitor, store: DatabaseStore
) -> None:
    """Choose the column, and what it holds; the table says that it was chosen."""
    window = fetching(visitor, a_file(heads=("Hvad med det?", *ASKED[1:])))
    assert CONTENT.numbers[ASKED[0]] in window.words
    window.app.selectbox(key=field(window, "which-")).set_value(3)
    window.run()
    window.app.selectbox(key=field(window, "column-3-")).set_value(ASKED[0])
    assert say("your choice") in window.run()
    window.app.text_input(key="file-organisation").set_value("Øby")
    use(window)
    assert {row.statement for row in store.rows(the_only(store).id)} == set(ASKED)


def test_a_text_that_was_not_known_is_given_its_answer(
    visitor: Visitor, store: DatabaseStore
) -> None:
    """Until it is, the mistakes are told and nothing can be used; what is typed stays."""
    window = fetching(visitor, a_file(said="Tjo"))
    assert say("This must be corrected first") in window.words
    with pytest.raises(StopIteration):
        field(window, "use-")
    window.app.selectbox(key=field(window, "label-")).set_value("4")
    window.run()
    window.app.text_input(key="file-organisation").set_value("Øby")
    use(window)
    assert {row.answer for row in store.rows(the_only(store).id)} == {"4"}


def test_what_a_field_is_taken_for_goes_to_the_browser_with_it(visitor: Visitor) -> None:
    """Each time, so that a click that ends the run before the field has arrived loses nothing; and
    what was chosen of one column stands while another is on the screen, and when it is back.
    """
    window = fetching(visitor, a_file(heads=("Hvad med det?", *ASKED[1:]), said="Tjo"))

    def taken(place: int) -> str:
        """What the browser is told that a column holds."""
        window.app.selectbox(key=field(window, "which-")).set_value(place)
        window.run()
        drawn = window.app.selectbox(key=field(window, f"column-{place}-"))
        return drawn.options[drawn.proto.default]

    assert taken(3) == say("Nothing that is used")
    window.app.selectbox(key=field(window, "column-3-")).set_value(ASKED[0])
    window.run()
    assert CONTENT.statements[ASKED[1]].text.da in taken(4)
    assert say("your choice") in window.words
    assert CONTENT.statements[ASKED[0]].text.da in taken(3)
    text = window.app.selectbox(key=field(window, "label-"))
    assert text.options[text.proto.default] == say("Choose what it says")


def test_a_change_of_language_keeps_what_was_chosen(visitor: Visitor) -> None:
    """The page loads anew: the form is as it was, and so is the file when it is chosen again."""
    window = fetching(visitor, a_file(said="Tjo"))
    window.app.selectbox(key=field(window, "label-")).set_value("4")
    window.run()
    window.app.text_input(key="file-organisation").set_value("Øby")
    window.run()
    visitor.speaks("en")
    again = fetching(visitor, a_file(said="Tjo"))
    assert again.app.text_input(key="file-organisation").value == "Øby"
    assert again.app.selectbox(key=field(again, "label-")).value == "4"


def test_paper_comes_in_beside_phones(visitor: Visitor, store: DatabaseStore) -> None:
    """Both stand on the wall, which tells how many came with a file, until the reveal."""
    here = prepared(store)
    people(store, here, 3)
    window = fetching(visitor, a_file(), here)
    assert "Øby" in window.words
    use(window)
    assert store.joined(here.id) == 11
    wall = visitor.window(here.id)
    shown = wall.show("underway.py")
    assert (
        Words("da").count(
            "{n} of them answered on paper or in a file.",
            "{n} of them answered on paper or in a file.",
            8,
        )
        in shown
    )
    reveal(store, here)
    assert say("No file can come in any more") in window.show("fetch.py")


def test_a_file_is_taken_out_again(visitor: Visitor, store: DatabaseStore) -> None:
    """Asked twice, by the organisation's name; those on phones stay."""
    here = prepared(store)
    people(store, here, 2)
    window = fetching(visitor, a_file(), here)
    use(window)
    window.show("fetch.py")
    (batch,) = store.batches(here.id)
    asked = window.click(f"out-{batch.id}")
    assert "Øby" in asked
    assert store.joined(here.id) == 10
    window.click(f"out-{batch.id}-sure")
    assert store.joined(here.id) == 2


def test_the_same_file_again_needs_a_word(visitor: Visitor, store: DatabaseStore) -> None:
    """It is said before the button is pressed, and refused unless it is meant."""
    here = prepared(store)
    use(fetching(visitor, a_file(), here))
    window = fetching(visitor, a_file(), here)
    assert say("The answers in this file have been taken in already.") in use(window)
    assert store.joined(here.id) == 8
    window.app.checkbox(key=field(window, "again-")).check()
    window.run()
    use(window)
    assert store.joined(here.id) == 16


def test_more_than_are_invited_need_a_word(visitor: Visitor, store: DatabaseStore) -> None:
    """Nobody of a file waits, so the facilitator says that they may come."""
    here = prepared(store, invited=5)
    window = fetching(visitor, a_file(), here)
    use(window)
    assert store.joined(here.id) == 0
    window.app.checkbox(key=field(window, "beyond-")).check()
    window.run()
    use(window)
    assert store.joined(here.id) == 8


def test_three_anonymous_people_are_no_profile(visitor: Visitor, store: DatabaseStore) -> None:
    """It is said before, and nothing is made; as a draft that waits for more it is."""
    window = fetching(visitor, a_file(3))
    window.app.text_input(key="file-organisation").set_value("Øby")
    told = say(
        "Fewer than {k} people have answered anonymously, so nothing would be shown.", k="fem"
    )
    assert told in window.run()
    use(window)
    assert workshop.mine(store, DESK).total == 0
    window.app.radio(key="cards-file-when").set_value("later")
    window.run()
    use(window)
    made = the_only(store)
    assert made.phase == "draft"
    assert "3" in visitor.window(made.id).show("underway.py")


def test_areas_that_are_not_there_are_named(visitor: Visitor, store: DatabaseStore) -> None:
    """An open workshop keeps its areas; what to do is to leave the column out."""
    here = prepared(store)
    window = fetching(visitor, a_file(area="Vej & Park"), here)
    said = use(window)
    assert "Vej &amp; Park" in said
    assert store.joined(here.id) == 0
    window.app.selectbox(key=field(window, "which-")).set_value(1)
    window.run()
    window.app.selectbox(key=field(window, "column-1-")).set_value("")
    window.run()
    use(window)
    assert {row.area for row in store.rows(here.id)} == {""}


def test_no_file_where_a_room_answers_together(visitor: Visitor, store: DatabaseStore) -> None:
    """The screen says so, and leads on."""
    window = visitor.window(begun(store).id)
    assert say("No file can come in here") in window.show("fetch.py")


def test_another_s_workshop_takes_no_file(visitor: Visitor, store: DatabaseStore) -> None:
    """The screen of somebody else's workshop is not this browser's."""
    window = visitor.window(prepared(store, desk="another").id)
    assert say("This workshop is not in this browser") in window.show("fetch.py")


def test_hostile_heads_are_shown_as_they_are(visitor: Visitor) -> None:
    """Neither HTML nor Markdown nor the order of signs does anything, however long a head is."""
    heads = (HOSTILE, "=1+1", "\u202eog baglæns", "x" * 5000, "**fed** :red[rød]")
    window = fetching(visitor, a_file(extra=heads))
    assert "<img" not in window.html
    assert "\u202e" not in window.html
    assert "x" * 100 not in window.html
    window.app.selectbox(key=field(window, "which-")).set_value(2)
    window.run()
    assert "![x](" not in window.app.selectbox(key=field(window, "column-2-")).label


def test_what_is_no_file_of_answers_is_told(visitor: Visitor, store: DatabaseStore) -> None:
    """A picture, nothing at all, and a page of text: a sentence, and no way on."""
    for data in (b"\xff\xd8\xff\xe0" + bytes(range(256)), b"", "Kære alle\nVi ses".encode()):
        window = fetching(visitor, data)
        assert "hk-wrong" in window.html
        with pytest.raises(StopIteration):
            field(window, "use-")
    assert workshop.mine(store, DESK).total == 0


def test_a_file_of_too_many_bytes_is_not_read(visitor: Visitor) -> None:
    """Where the browser lets it through, the screen does not; it says what to do."""
    window = fetching(visitor, b"x" * (2 * 1024 * 1024 + 1))
    assert (
        say(
            "Is the file larger than {n} MB? Then let whoever runs Helhedstjek make the report "
            "from it in the terminal: helhedstjek report.",
            n=2,
        )
        in window.html.split("hk-saved")[1]
    )


def test_whoever_leaves_leaves_nothing_behind(visitor: Visitor) -> None:
    """On the next screen nothing of the file is in the session."""
    window = fetching(visitor, a_file())
    assert "looked" in window.app.session_state
    window.show("prepare.py")
    for name in ("looked", "read", "held"):
        assert name not in window.app.session_state


def test_a_reveal_in_another_window_stops_the_file(visitor: Visitor, store: DatabaseStore) -> None:
    """What was chosen before it is not taken in after it, and the screen says why."""
    here = prepared(store)
    people(store, here, 6)
    window = fetching(visitor, a_file(), here)
    reveal(store, here)
    assert say("No file can come in any more") in use(window)
    assert store.joined(here.id) == 6


def test_one_person_comes_in_and_is_nobody_s_profile(
    visitor: Visitor, store: DatabaseStore
) -> None:
    """A single row is a person like others where others answer, and no profile alone."""
    alone = fetching(visitor, a_file(1))
    alone.app.text_input(key="file-organisation").set_value("Øby")
    use(alone)
    assert workshop.mine(store, DESK).total == 0
    here = prepared(store)
    use(fetching(visitor, a_file(1), here))
    assert store.joined(here.id) == 1


def test_an_area_a_person_shows_no_person(visitor: Visitor, store: DatabaseStore) -> None:
    """Every area is there, and none of them has a figure."""
    text = io.StringIO()
    rows = csv.writer(text, delimiter=";")
    rows.writerow(["area", *ASKED])
    for who in range(30):
        rows.writerow([f"Område {who}", *(str((who + at) % 6) for at in range(len(ASKED)))])
    window = fetching(visitor, text.getvalue().encode())
    window.app.text_input(key="file-organisation").set_value("Øby")
    use(window)
    made = the_only(store)
    assert len(made.areas) == 30
    kept = workshop.kept(store, CONTENT, made, advice.outcome).result
    assert len(kept.groups.area) == 30
    assert all(group.hidden for group in kept.groups.area)


def laid_on_disk(file: bytes) -> bool:
    """Whether the server lays an uploaded file in a temporary one."""
    found: list[bool] = []

    async def taken(scope: Scope, receive: Receive, send: Send) -> None:
        async with Request(scope, receive).form() as form:
            found.append(vars(vars(form["file"])["file"])["_rolled"])
        await Response()(scope, receive, send)

    TestClient(taken).post("/", files={"file": file})
    return found[0]


def test_an_uploaded_file_is_written_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """It holds people's names, so it stays in memory; Starlette by itself would write it down."""
    monkeypatch.setattr(MultiPartParser, "spool_max_size", 1024 * 1024)
    assert laid_on_disk(bytes(2_000_000))
    serve.write_nothing_down()
    assert not laid_on_disk(bytes(2_000_000))
