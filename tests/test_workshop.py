"""The rules of the room: who may do what, and when, on a store that is on disk."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import count
from typing import TYPE_CHECKING, Any

import pytest

import workshop
from advice import outcome
from content import load
from tests.cast import NOTE, NOW, TODAY, a_person, a_workshop, said
from workshop import Refused, Said, Workshop

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from arithmetic import Result
    from content import Content
    from storage import DatabaseStore


@pytest.fixture
def other(shelves: Path) -> Content:
    """The small instrument, after somebody has reworded a statement."""
    file = shelves / "questionnaires" / "roots.yaml"
    words = file.read_text(encoding="utf-8")
    file.write_text(words.replace("Vi passer rødder", "Vi vander rødder"), encoding="utf-8")
    return load(shelves)


def begun(store: DatabaseStore, content: Content, *, organisation: str = "Øby") -> Workshop:
    """A workshop that this desk began, to answer together."""
    return workshop.begin(
        store,
        content,
        "desk",
        organisation=organisation,
        questionnaire="short",
        now=NOW,
        new_id=lambda: "w",
    )


def prepared(store: DatabaseStore, name: str = "p", **other: Any) -> Workshop:  # noqa: ANN401 - any
    """A draft on this desk."""
    usual: dict[str, Any] = {
        "organisation": "Øby",
        "target_group": "Voksne med flere sager",
        "questionnaire": "short",
        "mode": "anonymous",
        "language": "da",
        "now": NOW,
    }
    return workshop.prepare(store, "desk", new_id=lambda: name, **usual | other)


def opened(store: DatabaseStore, content: Content, name: str = "p", **other: Any) -> Workshop:  # noqa: ANN401
    """An open workshop on this desk."""
    draft = prepared(store, name, **other)
    return workshop.open(store, content, "desk", draft.id, new_token=workshop.new_token)


def answered(store: DatabaseStore, content: Content, here: Workshop, people: int = 6) -> None:
    """So many people join and answer everything, each with a comment."""
    for number in range(people):
        who = a_person(f"{here.id}{number}", of=here.id)
        store.add_participant(f"{here.id}-token{number}", who, marks=[f"m{number}"])
        for statement in workshop.asked(content, here.questionnaire):
            one = said(str(number % 6), to=statement, comment=f"{NOTE} {number}")
            workshop.answer(store, content, who, here, one)


def shown(store: DatabaseStore, content: Content, name: str = "p") -> Workshop:
    """A workshop that is revealed today."""
    return workshop.reveal(store, content, "desk", name, outcome=outcome, today=TODAY)


def nobody_counts(*_: object, **__: object) -> Result:
    """What must not be called."""
    raise AssertionError


def test_a_new_workshop_is_its_desk_s(store: DatabaseStore, small: Content) -> None:
    """Whoever begins a workshop owns it, pinned to the shelves as they are, and nobody else."""
    here = begun(store, small, organisation="  Øby Kommune ")
    assert workshop.held(store, "desk", here.id) == workshop.own(store, "desk", here.id) == here
    assert (here.organisation, here.mode, here.content) == (
        "Øby Kommune",
        "open",
        small.fingerprint,
    )
    with pytest.raises(Refused):
        workshop.held(store, "other", here.id)


@pytest.mark.parametrize("name", ["", "  \n", "\0", "x" * 201])
def test_an_organisation_has_a_name(store: DatabaseStore, small: Content, name: str) -> None:
    """An organisation without a name, or with a very long one, is refused, and nothing is kept."""
    with pytest.raises(Refused):
        begun(store, small, organisation=name)
    with pytest.raises(Refused):
        prepared(store, organisation=name)
    assert workshop.mine(store, "desk").total == 0


def test_names_are_kept_as_they_look(store: DatabaseStore) -> None:
    """What cannot be seen is no part of a name, and makes no second area."""
    organisation = "\u200bA\u030arhus\u00a0 Kommune\ufeff"
    here = prepared(store, organisation=organisation, areas=["Øst", " Ø\u00adst", "", "Vest"])
    assert (here.organisation, here.areas) == ("Århus Kommune", ("Øst", "Vest"))


def test_an_area_is_written_in_one_way(store: DatabaseStore) -> None:
    """Areas that differ only in case are refused, and both are named."""
    with pytest.raises(Refused) as refused:
        prepared(store, areas=["Øst", "Vest", "ØST"])
    assert refused.value.values == {"one": "Øst", "other": "ØST"}


def test_the_short_questionnaire_is_the_core(content: Content) -> None:
    """The short questionnaire asks the 30 core statements, the full one everything, in order."""
    assert len(workshop.asked(content, "short")) == 30
    assert workshop.asked(content, "full") == tuple(content.statements)


def test_the_room_s_answer_is_kept(store: DatabaseStore, small: Content) -> None:
    """What the room settles is there, with its note, and can be taken back."""
    here = begun(store, small)
    workshop.settle(store, small, "desk", here.id, "roots_1", "4", "vi er enige", now=NOW)
    workshop.settle(store, small, "desk", here.id, "roots_2", None, "mangler\0", now=NOW)
    assert workshop.agreed(store, here.id) == {"roots_1": "4"}
    assert workshop.settled(store, here.id)["roots_2"].note == "mangler"
    workshop.settle(store, small, "desk", here.id, "roots_1", None, now=NOW)
    assert workshop.agreed(store, here.id) == {}


@pytest.mark.parametrize(
    ("statement", "answer", "note"),
    [
        ("roots_3", "4", ""),  # not in the short questionnaire
        ("nothing", "4", ""),
        ("roots_1", "6", ""),
        ("roots_1", "-1", ""),
        ("roots_1", "٣", ""),
        ("roots_1", "", ""),
        ("roots_1", "4", "x" * 2001),
    ],
)
def test_what_cannot_be_answered_is_refused(
    store: DatabaseStore, small: Content, statement: str, answer: str, note: str
) -> None:
    """A statement that was not asked, an answer not offered, a note too long: nothing is kept,
    from the room or from a person.
    """
    here = begun(store, small)
    with pytest.raises(Refused):
        workshop.settle(store, small, "desk", here.id, statement, answer, note, now=NOW)
    assert workshop.settled(store, here.id) == {}
    apart = opened(store, small)
    answered(store, small, apart, 1)
    before = store.answers("p0")
    with pytest.raises(Refused):
        workshop.answer(
            store,
            small,
            a_person("p0", of="p"),
            apart,
            said(answer, to=statement, comment=note, revision=9),
        )
    assert store.answers("p0") == before


@pytest.mark.parametrize("answer", ["0", "5", "dont_know", "not_relevant", None])
def test_what_is_offered_can_be_answered(
    store: DatabaseStore, small: Content, answer: str | None
) -> None:
    """Every rung, both words beside the ladder, and no answer can be settled."""
    here = begun(store, small)
    kept = workshop.settle(store, small, "desk", here.id, "roots_1", answer, "x" * 2000, now=NOW)
    assert kept.answer == answer


@pytest.mark.parametrize(("revision", "device"), [(-1, ""), (2**53, ""), (1, "x" * 33)])
def test_what_no_page_of_ours_sends_is_refused(small: Content, revision: int, device: str) -> None:
    """A number that a script cannot count to, or a device that is a novel, is not ours."""
    with pytest.raises(Refused):
        workshop.checked(small, a_workshop(), said(to="roots_1", revision=revision, device=device))


def test_what_no_database_keeps_is_left_out(small: Content) -> None:
    """A NUL and half of a surrogate pair are no text, wherever they come in."""
    one = said(to="roots_1", comment="a\0b\ud800c", device="d\0\udfff")
    kept = workshop.checked(small, a_workshop(), one)
    assert (kept.comment, kept.device) == ("abc", "d")


def test_a_room_s_desk_alone_settles(store: DatabaseStore, small: Content) -> None:
    """Whoever has nothing to do with a workshop settles nothing in it, nor in one that people
    answer apart.
    """
    here = begun(store, small)
    apart = opened(store, small)
    for desk, name in (("other", here.id), ("desk", apart.id)):
        with pytest.raises(Refused):
            workshop.settle(store, small, desk, name, "roots_1", "4", now=NOW)
    assert workshop.settled(store, here.id) == {}


def test_a_deleted_workshop_takes_no_answer(store: DatabaseStore, small: Content) -> None:
    """Whoever answers in a workshop that is gone is told so."""
    here = begun(store, small)
    workshop.delete(store, "desk", here.id)
    with pytest.raises(Refused):
        workshop.settle(store, small, "desk", here.id, "roots_1", "4", now=NOW)
    assert workshop.mine(store, "desk").total == 0


def test_a_desk_keeps_its_place(store: DatabaseStore, small: Content) -> None:
    """A reload comes back to the statement one was at, in every workshop."""
    begun(store, small)
    assert workshop.place(store, "desk", "w") is None
    for statement in ("roots_2", "roots_2", "stem_1"):
        workshop.keep_place(store, "desk", "w", statement)
        assert workshop.place(store, "desk", "w") == statement
    assert workshop.place(store, "desk", "another") is None


def test_a_token_is_never_kept() -> None:
    """The name of a desk does not tell the browser's token."""
    name = workshop.desk_of("secret")
    assert "secret" not in name
    assert name == workshop.desk_of("secret") != workshop.desk_of("secret2")
    assert len(name) == 64


def test_what_is_prepared(store: DatabaseStore) -> None:
    """A draft holds what was chosen, tidied: areas once each, and a year unless another day."""
    here = prepared(store, areas=[" Ældre", "Børn", "", "Ældre"], invited=12, slips=True, target=3)
    assert here.areas == ("Ældre", "Børn")
    assert here.delete_on == TODAY + timedelta(days=365)
    assert (here.phase, here.kind, here.content, here.invited) == ("draft", "private", None, 12)
    assert prepared(store, "q", delete_on=TODAY).delete_on == TODAY
    assert store.workshop("p") == here


@pytest.mark.parametrize(
    "wrong",
    [
        {"areas": [str(number) for number in range(21)]},
        {"areas": ["x" * 201]},
        {"invited": 0},
        {"invited": 100_001},
        {"delete_on": TODAY - timedelta(days=1)},
    ],
)
def test_what_cannot_be_prepared(store: DatabaseStore, wrong: dict[str, Any]) -> None:
    """Too many areas, a novel for a name, nobody invited, a day that has passed: refused."""
    with pytest.raises(Refused):
        prepared(store, **wrong)
    assert store.workshop("p") is None


def test_a_workshop_opens_once(store: DatabaseStore, small: Content) -> None:
    """Opening gives it ways in and pins it; opening again is refused, and what stands on the
    wall still leads in.
    """
    here = opened(store, small)
    ways = workshop.ways_in(store, here, "secret")
    with pytest.raises(Refused, match="moved on"):
        workshop.open(store, small, "desk", here.id, new_token=workshop.new_token)
    assert workshop.ways_in(store, here, "secret") == ways
    assert workshop.found_by_link(store, ways.link) == here
    assert workshop.found_by_code(store, f" {ways.code[:4].lower()}-{ways.code[4:]}. ") == here
    with pytest.raises(Refused, match="no workshop"):
        workshop.found_by_code(store, "AAAA2222")


def test_who_else_holds_it_shows_the_same_way_in(store: DatabaseStore, small: Content) -> None:
    """The QR on the wall is the same whichever browser draws it."""
    here = opened(store, small)
    assert workshop.ways_in(store, here, "one") == workshop.ways_in(store, here, "another")


def test_a_workshop_s_phases(store: DatabaseStore, small: Content) -> None:
    """Draft, open, revealed, closed: one after the other, each once, by whoever holds it."""
    draft = prepared(store)
    with pytest.raises(Refused, match="moved on"):
        shown(store, small)
    with pytest.raises(Refused, match="moved on"):
        workshop.close(store, "desk", "p")
    here = workshop.open(store, small, "desk", draft.id, new_token=workshop.new_token)
    with pytest.raises(Refused):
        workshop.reveal(store, small, "other", "p", outcome=outcome, today=TODAY)
    after = shown(store, small)
    assert (after.phase, after.revealed_on, here.revealed_on) == ("revealed", TODAY, None)
    with pytest.raises(Refused, match="moved on"):
        shown(store, small)
    assert workshop.close(store, "desk", "p").phase == "closed"
    for phase, why in (("draft", "not been opened"), ("revealed", "shown"), ("closed", "over")):
        store.add_workshop("desk", a_workshop(phase, phase=phase))
        assert why in str(workshop.why_not(store, phase))
    assert "deleted" in str(workshop.why_not(store, "gone"))


def test_nothing_is_told_before_the_reveal(store: DatabaseStore, small: Content) -> None:
    """Answers, comments and the result are refused while people answer, and asking for them
    changes nothing.
    """
    here = opened(store, small)
    answered(store, small, here)
    asked: list[Callable[[], object]] = [
        lambda: workshop.revealed(store, small, here),
        lambda: workshop.comments(store, here),
        lambda: workshop.kept(store, small, here, nobody_counts),
    ]
    for ask in asked:
        with pytest.raises(Refused, match="before"):
            ask()
    assert len(store.people("p", "in")) == 6


def test_a_result_is_counted_once(store: DatabaseStore, small: Content) -> None:
    """What the reveal came to is kept, and every later look reads that, with nothing counted."""
    here = opened(store, small)
    answered(store, small, here)
    after = shown(store, small)
    kept = store.result("p")
    assert workshop.kept(store, small, after, nobody_counts).model_dump_json() == kept
    assert store.keep_result("p", "another") == kept
    assert store.keep_result("gone", "of nobody") == "of nobody"
    assert store.result("gone") is None
    assert len(workshop.comments(store, after)) == 36


def test_a_result_does_not_move_with_the_shelves(
    store: DatabaseStore, small: Content, other: Content
) -> None:
    """A workshop is asked and told by the shelves it was opened with, whatever they say today."""
    assert small.fingerprint != other.fingerprint
    here = opened(store, small)
    answered(store, small, here)
    assert workshop.shelves(store, other, here) == small
    assert workshop.shelves(store, small, here) is small
    assert workshop.shelves(store, other, prepared(store, "q")) is other
    after = workshop.reveal(store, other, "desk", "p", outcome=outcome, today=TODAY)
    found = workshop.kept(store, other, after, nobody_counts)
    assert found.result.content == small.fingerprint


def test_shelves_that_are_lost_are_not_guessed(store: DatabaseStore, small: Content) -> None:
    """Where the shelves it is pinned to are not kept, nothing else is shown in their place."""
    store.add_workshop("desk", a_workshop(content="lost"))
    with pytest.raises(Refused, match="not kept"):
        workshop.shelves(store, small, a_workshop(content="lost"))


def test_shelves_are_kept_once_and_go_with_the_last(
    store: DatabaseStore, small: Content, other: Content
) -> None:
    """The shelves are kept once however many are pinned to them, and removed with the last."""
    opened(store, small, "a")
    opened(store, small, "b")
    begun(store, other)
    assert kept(store) == {small.fingerprint, other.fingerprint}
    workshop.delete(store, "desk", "a")
    assert kept(store) == {small.fingerprint, other.fingerprint}
    workshop.delete(store, "desk", "b")
    assert kept(store) == {other.fingerprint}
    assert store.content(small.fingerprint) is None
    workshop.delete(store, "desk", "w")
    assert kept(store) == set()


def kept(store: DatabaseStore) -> set[str]:
    """The fingerprints of the shelves that are kept."""
    with store._engine.connect() as connection:
        return set(connection.exec_driver_sql("SELECT fingerprint FROM contents").scalars())


class Killed(BaseException):
    """The process ends here."""


@pytest.mark.parametrize("at", ["forget_the_order", "rows", "keep_result"])
def test_a_reveal_that_is_killed_is_finished_by_the_next_look(
    store: DatabaseStore, small: Content, monkeypatch: pytest.MonkeyPatch, at: str
) -> None:
    """Killed anywhere between closing the answers and keeping the result, the next look does what
    is left: the same result, and nothing of who came when.
    """
    for name in ("p", "q"):
        answered(store, small, opened(store, small, name))
    shown(store, small, "q")

    def kill(*_: object) -> None:
        raise Killed

    with monkeypatch.context() as patched:
        patched.setattr(store, at, kill)
        with pytest.raises(Killed):
            shown(store, small)
    here = store.workshop("p")
    assert here
    assert (here.phase, here.revealed_on, store.result("p")) == ("revealed", TODAY, None)
    found = workshop.kept(store, small, here, outcome)
    assert found.model_dump_json() == store.result("p") == store.result("q")
    assert store.people("p", "in") == ()
    assert {one.device for one in store.answers("p0").values()} == {""}


def test_what_an_earlier_version_left_is_pinned(
    store: DatabaseStore, small: Content, other: Content
) -> None:
    """At a start, what people have met and is pinned to nothing is pinned to the shelves as they
    are; what was revealed keeps its result and the day its report has said. A draft waits.
    """
    for phase in ("draft", "open", "revealed", "closed"):
        store.add_workshop("desk", a_workshop(phase, kind="private", phase=phase))
    store.add_workshop("desk", a_workshop("together"))
    assert workshop.pin(store, small, outcome) == 4
    assert workshop.pin(store, other, nobody_counts) == 0
    found = {here.id: here for here in workshop.mine(store, "desk").workshops}
    pinned = {name for name, here in found.items() if here.content == small.fingerprint}
    assert pinned == {"open", "revealed", "closed", "together"}
    assert {name for name, here in found.items() if here.revealed_on == NOW.date()} == {
        "revealed",
        "closed",
    }
    assert {name for name in found if store.result(name)} == {"revealed", "closed"}
    assert store.content(small.fingerprint)


def test_how_far_people_are(store: DatabaseStore, small: Content) -> None:
    """Joined, begun and finished are counted, by factor and by level where there are enough."""
    here = opened(store, small)
    answered(store, small, here, 5)
    for number in range(5):
        late = a_person(f"late{number}", of="p").model_copy(update={"level": "chef"})
        store.add_participant(late.id, late, marks=[late.id])
    store.put_answer(Said("late0", said(None, to="roots_1", comment="just a word")))
    found = workshop.progress(store, small, here)
    assert (found.joined, found.begun, found.answered, found.finished) == (10, 6, 5, 5)
    assert found.by_factor == {"roots": 5, "stem": 5, "leaves": 5}
    assert found.levels == {"direktion": (5, 5), "chef": (5, 0)}


def test_a_workshop_deletes_itself_after_its_last_day(store: DatabaseStore, small: Content) -> None:
    """What is past is deleted and named, once; what ends today stays."""
    ids = count()
    for day in (date(2020, 1, 1), date(2020, 1, 2), TODAY):
        store.add_workshop("desk", a_workshop(f"w{next(ids)}", delete_on=day))
    opened(store, small)
    assert set(workshop.purge(store, TODAY)) == {"w0", "w1"}
    assert workshop.purge(store, TODAY) == ()
    assert {here.id for here in workshop.mine(store, "desk").workshops} == {"w2", "p"}
