"""The way through the statements, where some people may leave out what they cannot see."""

from __future__ import annotations

import re

import pytest

import workshop
from content import Content
from storage import DatabaseStore
from tests.cast import a_workshop
from tests.phones import Phone, Room, opened
from words import Words

DANISH = Words("da").say
DRAWN = re.compile('<fieldset class="rule" id="([^"]+)"')


@pytest.fixture
def room(content: Content, store: DatabaseStore) -> Room:
    """An open workshop with the short questionnaire."""
    return opened(content, store, mode="open")


@pytest.fixture
def politician(room: Room) -> Phone:
    """A politician who has joined."""
    phone = Phone(room)
    phone.join(level="politik")
    return phone


@pytest.fixture
def theirs(content: Content) -> list[str]:
    """What is asked and politicians see themselves."""
    asked = workshop.asked(content, "short")
    return [key for key in asked if "politik" in content.statements[key].observed_by]


def finished(room: Room) -> int:
    """How many the wall calls finished."""
    here = room.store.workshop(room.id)
    assert here is not None
    return workshop.progress(room.store, room.content, here).finished


def test_theirs_come_first_on_a_page(
    politician: Phone, content: Content, theirs: list[str]
) -> None:
    """What politicians see themselves stands first, the rest is folded behind it."""
    page = politician.on("why").text
    first, others = map(DRAWN.findall, page.split('<details class="others rule">'))
    asked = [s.id for s in content.factor("why").statements if s.core]
    assert first == [key for key in asked if key in theirs]
    assert others == [key for key in asked if key not in theirs]
    assert f"0 af {len(theirs)}" in page
    assert DANISH("First comes what you can see from where you are.") in page


def test_factors_with_none_of_theirs_come_last(
    politician: Phone, content: Content, theirs: list[str]
) -> None:
    """Each page leads to the next that they need, the last of these to the end; the rest follow."""
    need = [f.id for f in content.factors if {s.id for s in f.statements} & set(theirs)]
    rest = [f.id for f in content.factors if f.id not in need]
    assert rest
    leads = [*need[1:], "missing", *rest[1:], "missing"]
    for place, on in zip([*need, *rest], leads, strict=True):
        assert politician.fill(place).headers["location"] == f"{politician.place}/{on}"
    unasked = politician.on(rest[0]).text
    assert DANISH("This can rarely be seen from where you are. You may skip the whole page.") in (
        unasked
    )
    assert 'class="others rule"' not in unasked


def test_who_answered_theirs_is_finished(politician: Phone, room: Room, theirs: list[str]) -> None:
    """With the last of theirs they are finished, on the phone and on the wall."""
    for key in theirs[:-1]:
        politician.say(key)
    assert DANISH("One statement is still unanswered") in politician.on("done").text
    assert politician.on().headers["location"].endswith(f"#{theirs[-1]}")
    assert finished(room) == 0
    politician.say(theirs[-1], "dont_know")
    assert politician.on().headers["location"] == f"{politician.place}/done"
    assert DANISH("Thank you, you have answered all that we ask of you") in (
        politician.on("done").text
    )
    assert finished(room) == 1


def test_the_others_may_be_answered_too(politician: Phone, room: Room, theirs: list[str]) -> None:
    """The end leads to the first of the others; what is answered of them shows, and counts."""
    others = [key for key in workshop.asked(room.content, "short") if key not in theirs]
    for key in theirs:
        politician.say(key)
    on = f"{room.content.factor_of[others[0]].id}#{others[0]}"
    assert f'href="{politician.place}/{on}"' in politician.on("done").text
    politician.fill("why", **{others[0]: "2"})
    assert politician.said()[others[0]].answer == "2"
    page = politician.on("why").text
    assert '<details class="others rule" open>' in page
    assert f"{len(theirs)} af {len(theirs)}" in page
    for key in others:
        politician.say(key)
    assert DANISH("Thank you, you have answered everything") in politician.on("done").text
    assert finished(room) == 1


def test_everybody_else_answers_everything(room: Room, theirs: list[str]) -> None:
    """A director with the politicians' answers is not finished, and has nothing to leave out."""
    phone = Phone(room)
    phone.join(level="direktion")
    for key in theirs:
        phone.say(key)
    assert finished(room) == 0
    assert "data-other" not in phone.on("why").text
    for key in workshop.asked(room.content, "short"):
        phone.say(key)
    assert finished(room) == 1


def test_who_can_see_nothing_that_is_asked_answers_everything(content: Content) -> None:
    """A questionnaire with nothing of theirs leaves nobody without a question."""
    blind = [
        factor.model_copy(
            update={
                "statements": tuple(
                    s.model_copy(update={"observed_by": ("chef",)}) for s in factor.statements
                )
            }
        )
        for factor in content.factors
    ]
    shelves = Content(method=content.method, factors=tuple(blind), fingerprint="blind")
    assert workshop.needed(shelves, a_workshop(), "politik") == workshop.asked(shelves, "short")
