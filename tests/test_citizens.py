"""What citizens are asked, who may answer, what is kept of it, and what may be shown."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from sqlalchemy import func, inspect, select

import workshop
from benchmarks.lix import EASY, for_citizens, lix
from content import VOICES, ContentError, frozen, load, thawed
from storage import open_store
from storage.tables import citizen_answers, citizens
from tests.cast import NOW
from tests.citizens import asking, came, many, reveal, shown
from tests.phones import opened
from workshop import Refused
from workshop import citizens as rules

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from content import Content, Voice
    from storage import DatabaseStore
    from tests.phones import Room
    from tests.postgres import Server

    Said = Mapping[tuple[str, Voice], Sequence[int]]

K = 5


@pytest.fixture
def store(database: str) -> Iterator[DatabaseStore]:
    """A store on each engine."""
    kept = open_store(database)
    yield kept
    kept.close()


@pytest.fixture
def room(small: Content, store: DatabaseStore) -> Room:
    """A workshop whose citizens are asked."""
    found = opened(small, store)
    asking(found)
    return found


# The shelf


def test_citizens_are_asked_six_to_eight_questions(content: Content) -> None:
    """Each has four or five answers, one of which is that one would rather not say."""
    assert content.citizens
    assert 6 <= len(content.citizens.questions) <= 8
    for question in content.citizens.questions:
        assert question.options[-1].aside
        assert question.options[-1].da == "Det vil jeg helst ikke svare på"


def test_the_shelf_is_easy_to_read(content: Content) -> None:
    """What the shelf says to each kind of people has a LIX of 30 at most."""
    for voice in VOICES:
        assert lix(for_citizens(content, voice)) <= EASY, voice


def test_no_number_stands_on_the_shelf(content: Content) -> None:
    """Whom one can call is not the same in two municipalities: each workshop says it."""
    assert content.citizens
    assert not re.search(r"\d", content.citizens.model_dump_json(include={"need_help", "thanks"}))


def test_citizens_need_not_be_asked(shelves: Path, small: Content) -> None:
    """An instrument without the shelf asks citizens nothing, and is as it would be without."""
    (shelves / "citizens" / "citizens.yaml").unlink()
    without = load(shelves)
    assert without.citizens is None
    assert without.fingerprint != small.fingerprint
    assert thawed(frozen(without)).citizens is None
    assert thawed(frozen(small)).citizens == small.citizens


def test_what_was_frozen_before_thaws(small: Content) -> None:
    """Shelves that were kept before citizens were asked anything are read as they are."""
    before = small.model_dump(mode="json", by_alias=True)
    del before["citizens"]
    assert type(small).model_validate(before).citizens is None


def written(change: Callable[[Any], object], shelves: Path) -> list[str]:
    """What an author is told who has changed the shelf."""
    file = shelves / "citizens" / "citizens.yaml"
    data = yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 - strings only
    change(data)
    file.write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
    with pytest.raises(ContentError) as error:
        load(shelves)
    return [str(problem).partition(": ")[2] for problem in error.value.problems]


WRONG: dict[str, tuple[Callable[[Any], object], str]] = {
    "a statement that there is not": (
        lambda d: d["questions"][0].update(beside=["root_1"]),
        'questions[1].beside[1]: there is no statement "root_1". Did you mean "roots_1"?',
    ),
    "a statement twice": (
        lambda d: d["questions"][0].update(beside=["roots_1", "roots_1"]),
        'questions[1].beside[2]: "roots_1" is used already, in citizens/citizens.yaml:{line}',
    ),
    "a question twice": (
        lambda d: d["questions"][1].update(id="water"),
        'questions[2].id: "water" is used already, in citizens/citizens.yaml:{line}',
    ),
    "a source that there is not": (
        lambda d: d["questions"][0].update(basis="S99"),
        'questions[1].basis: there is no source "S99".',
    ),
    "two answers alike": (
        lambda d: d["questions"][0]["options"][1].update(da=" ja"),
        'questions[1].options[2].da: "ja" is an answer to this question already',
    ),
    "only answers aside": (
        lambda d: [o.update(aside="true") for o in d["questions"][0]["options"][1:]],
        "questions[1].options: needs at least 2 that are not aside",
    ),
    "three answers": (
        lambda d: d["questions"][0]["options"].pop(),
        "questions[1].options: needs at least 4 items",
    ),
    "six answers": (
        lambda d: d["questions"][1]["options"].append({"da": "Ho", "en": "Ho"}),
        "questions[2].options: has 6 items; at most 5 are allowed",
    ),
    "an answer too long": (
        lambda d: d["questions"][0]["options"][0].update(da="ja " * 30 + "ja"),
        "questions[1].options[1].da: is 92 characters long; there is room for 60",
    ),
    "no words for relatives": (
        lambda d: d["questions"][0].pop("relative"),
        'questions[1]: "relative" is missing',
    ),
    "a key that there is not": (
        lambda d: d["questions"][0].update(besides=["roots_1"]),
        'questions[1]: unknown key "besides". Did you mean "beside"?',
    ),
    "neither true nor false": (
        lambda d: d["questions"][0]["options"][3].update(aside="maybe"),
        'questions[1].options[4].aside: "maybe" is neither true nor false',
    ),
}


@pytest.mark.parametrize("change", WRONG)
def test_whoever_breaks_the_shelf_is_told(shelves: Path, change: str) -> None:
    """Every mistake is told with its place, and no other."""
    do, says = WRONG[change]
    (told,) = written(do, shelves)
    before, _, _ = says.partition("{line}")
    assert told.startswith(before)
    assert before != says or told == says


@pytest.mark.parametrize("name", ["citizens.yml", "borgere.yaml"])
def test_a_shelf_of_another_name_is_told(shelves: Path, name: str) -> None:
    """What lies there and is not read is no silence."""
    (shelves / "citizens" / "citizens.yaml").rename(shelves / "citizens" / name)
    with pytest.raises(ContentError) as error:
        load(shelves)
    (problem,) = error.value.problems
    assert str(problem) == f"citizens/{name}: is not read; rename it to citizens.yaml"


def test_a_second_shelf_is_told(shelves: Path) -> None:
    """Of two, one would not be read."""
    (shelves / "citizens" / "more.yaml").write_text("a: b", encoding="utf-8")
    with pytest.raises(ContentError, match="is there too; delete one"):
        load(shelves)


# What may be shown: see also test_voices.py


def test_what_is_shown_follows_from_the_counts(small: Content, store: DatabaseStore) -> None:
    """Whoever gave which answers together is in nothing that is shown: shuffled, it is the same."""
    results = []
    for order in ((0, 1, 2, 0, 1, 2), (2, 2, 1, 1, 0, 0)):
        here = opened(small, store)
        asking(here)
        for one, other in zip((0, 0, 1, 1, 2, 2), order, strict=True):
            came(here, water=one, light=other)
        results.append(reveal(here))
    assert results[0] == results[1]


def test_an_open_workshop_protects_its_citizens_the_same(
    small: Content, store: DatabaseStore
) -> None:
    """Its participants have agreed to be seen by group; its citizens have agreed to nothing."""
    here = opened(small, store, mode="open")
    asking(here)
    many(here, "citizen", "water", [0] * 4)
    many(here, "relative", "light", [0] * 5)
    found = reveal(here)
    assert found
    assert [q.n for q in found.questions] == [None, 5, None]


# Asking, coming and answering


def test_the_link_is_the_same_when_it_is_opened_again(room: Room) -> None:
    """Paper that hangs somewhere stays good; meanwhile nobody comes in."""
    link = asking(room)
    workshop.stop_citizens(room.store, room.desk, room.id)
    with pytest.raises(Refused, match="no longer"):
        came(room)
    assert asking(room) == link
    came(room)


def test_whom_citizens_can_call_can_be_changed(room: Room) -> None:
    """It is kept when the link is closed or new; too long is refused, and another desk is too."""
    workshop.whom_to_call(room.store, room.desk, room.id, "  Anna,\n00 00 ")
    workshop.stop_citizens(room.store, room.desk, room.id)
    anew = workshop.citizens_anew(room.store, room.desk, room.id, new_token=workshop.new_token)
    assert anew.contact == "Anna, 00 00"
    for desk, contact in ((room.desk, "x" * 121), ("another", "x")):
        with pytest.raises(Refused):
            workshop.whom_to_call(room.store, desk, room.id, contact)
    found = room.store.asking(room.id)
    assert found
    assert found.contact == "Anna, 00 00"


def test_only_whoever_holds_the_workshop_asks(room: Room, small: Content) -> None:
    """Another desk neither asks nor stops, and is not told the link."""
    store, new = room.store, workshop.new_token
    every: tuple[Callable[[], object], ...] = (
        lambda: workshop.ask_citizens(store, small, "other", room.id, new_token=new),
        lambda: workshop.stop_citizens(store, "other", room.id),
        lambda: workshop.citizens_anew(store, "other", room.id, new_token=new),
        lambda: workshop.asking_citizens(store, "other", room.id),
    )
    for do in every:
        with pytest.raises(Refused, match="not in this browser"):
            do()


def test_citizens_are_asked_while_the_workshop_is_open(
    small: Content, store: DatabaseStore
) -> None:
    """Neither a draft nor what has been shown, and nothing that is answered on one screen."""
    here = opened(small, store)
    reveal(here)
    with pytest.raises(Refused, match="only be asked"):
        asking(here)
    draft = workshop.prepare(
        store,
        "desk",
        organisation="X",
        questionnaire="short",
        mode="open",
        language="da",
        now=NOW,
        new_id=workshop.new_token,
    )
    with pytest.raises(Refused, match="not been opened"):
        workshop.ask_citizens(store, small, "desk", draft.id, new_token=workshop.new_token)


def test_where_nothing_is_asked_nobody_asks(small: Content, store: DatabaseStore) -> None:
    """A questionnaire without the shelf has no link, and a result without a word of citizens."""
    here = opened(small.model_copy(update={"citizens": None, "fingerprint": "other"}), store)
    with pytest.raises(Refused, match="no questions"):
        asking(here)
    assert reveal(here) is None


@pytest.mark.parametrize("answer", ["4", "-1", "", "1.0", " 1", "\u0661", "00", "NaN", "9" * 400])
def test_only_what_is_shown_can_be_answered(room: Room, answer: str) -> None:
    """Whatever a forged form says, nothing but the places of the answers is kept."""
    who = came(room)
    with pytest.raises(Refused, match="Choose one"):
        workshop.tell(room.store, room.content, who, "water", answer)
    assert room.store.citizen_answers(who.id) == {}


def test_an_unknown_question_or_kind_is_refused(room: Room) -> None:
    """So is a kind of people that there is not."""
    with pytest.raises(Refused, match="Choose one"):
        workshop.tell(room.store, room.content, came(room), "roots_1", "1")
    for voice in ("", "Citizen", "citizen\0", "politik"):
        with pytest.raises(Refused, match="Choose one"):
            came(room, voice)


def test_one_person_has_one_answer(room: Room) -> None:
    """However often a form is sent and an answer changed, one person counts once."""
    here = room.store.workshop(room.id)
    assert here
    whos = [
        workshop.come(
            room.store, room.content, here, voice=voice, token="t" * 22, new_id=workshop.new_token
        )
        for voice in ("relative", "citizen", "relative")
    ]
    assert len({who.id for who in whos}) == 1
    assert {who.voice for who in whos} == {"relative"}
    for answer in "012":
        workshop.tell(room.store, room.content, whos[0], "water", answer)
    assert room.store.heard(room.id) == {("water", "relative"): {2: 1}}
    assert room.store.citizens(room.id) == 1


def test_a_token_of_one_workshop_opens_no_other(room: Room, small: Content) -> None:
    """Whoever answers in one workshop is nobody in another."""
    other = opened(small, room.store)
    asking(other)
    theirs, token = other.store.workshop(other.id), workshop.new_token()
    here = room.store.workshop(room.id)
    assert theirs
    assert here
    come = {"voice": "citizen", "token": token, "new_id": workshop.new_token}
    workshop.come(room.store, small, here, **come)  # type: ignore[arg-type] # as it takes them
    with pytest.raises(Refused):
        workshop.come(room.store, small, theirs, **come)  # type: ignore[arg-type] # as above
    assert room.store.citizens(other.id) == 0


def test_there_is_an_end_to_how_many_come(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever sends forms by a machine comes no further than the most that anybody asks."""
    monkeypatch.setattr(rules, "MOST_CITIZENS", 3)
    for _ in range(3):
        came(room)
    with pytest.raises(Refused):
        came(room)


def test_whoever_takes_it_back_is_gone(room: Room) -> None:
    """Also while the link is closed, until the answers are shown."""
    who, other = came(room, water=1), came(room, water=2)
    workshop.stop_citizens(room.store, room.desk, room.id)
    workshop.take_back_answers(room.store, who)
    assert room.store.heard(room.id) == {("water", "citizen"): {2: 1}}
    reveal(room)
    with pytest.raises(Refused):
        workshop.take_back_answers(room.store, other)


def test_beginning_anew_deletes_and_ends_the_link(room: Room) -> None:
    """A link that has come astray leads nowhere, and what came by it is gone."""
    came(room, water=1)
    old = asking(room)
    new = workshop.citizens_anew(room.store, room.desk, room.id, new_token=workshop.new_token)
    assert new.link != old
    assert room.store.citizens(room.id) == 0
    with pytest.raises(Refused, match="nothing to answer"):
        workshop.found_for_citizens(room.store, old)
    assert workshop.found_for_citizens(room.store, new.link)[1]


# Showing


def test_what_is_shown_is_kept_and_single_answers_are_deleted(room: Room) -> None:
    """The reveal freezes the numbers with the result; of no person anything is left."""
    many(room, "citizen", "water", [0, 0, 1, 1, 2])
    many(room, "relative", "water", [2] * 5)
    came(room)
    found = reveal(room)
    assert found
    assert (found.people, [q.n for q in found.questions]) == (10, [10, None, None])
    assert found.questions[0].by_voice == {"citizen": (2, 2, 1, 0), "relative": (0, 0, 5, 0)}
    with room.store._engine.connect() as connection:
        for table in (citizens, citizen_answers):
            assert connection.scalar(select(func.count()).select_from(table)) == 0
    assert shown(room.store, room.content, room.id) == found


def test_citizens_change_no_figure_of_the_room(small: Content, store: DatabaseStore) -> None:
    """Whatever they answer, the result of those who take part is the same."""
    kept = []
    for ask in (False, True):
        here = opened(small, store)
        if ask:
            asking(here)
            many(here, "citizen", "water", [0] * 9)
        reveal(here)
        kept.append(str(store.result(here.id)))
    plain, asked = kept
    assert "citizens" not in plain
    assert (
        asked.replace(asked[asked.index(',"citizens"') : asked.index(',"reasons"')], "}") == plain
    )


def test_nothing_is_accepted_after_the_reveal(room: Room) -> None:
    """A reveal in the midst of answers counts each that was acknowledged, and no other."""
    whos = [came(room, light=0) for _ in range(12)]
    kept: list[bool] = []

    def one(number: int) -> None:
        if number == 6:
            results.append(reveal(room))
            return
        try:
            workshop.tell(room.store, room.content, whos[number], "water", "1")
        except Refused:
            return
        kept.append(True)

    results: list[Any] = []
    with ThreadPoolExecutor(6) as pool:
        list(pool.map(one, range(12)))
    found = results[0].questions[0]
    assert (found.counts or (0, 0))[1] == (len(kept) if len(kept) >= K else 0)


def test_nothing_tells_who_or_when(store: DatabaseStore) -> None:
    """The tables hold no time, no address, no name and no device."""
    columns = {
        table: {column["name"] for column in inspect(store._engine).get_columns(table)}
        for table in ("asking", "citizens", "citizen_answers")
    }
    assert columns == {
        "asking": {"workshop", "link", "key", "open", "contact"},
        "citizens": {"id", "workshop", "token", "voice"},
        "citizen_answers": {"citizen", "question", "answer"},
    }


def test_the_order_of_answers_is_forgotten(tmp_path: Path) -> None:
    """Two files of the same answers in another order are the same, byte for byte, once the order
    is forgotten, even before what is single is deleted.
    """
    files: list[Path] = []
    for order in (range(20), Random(1).sample(range(20), 20)):
        files.append(tmp_path / f"{len(files)}.sqlite3")
        store = open_store(f"sqlite:///{files[-1]}")
        here = workshop.Workshop(
            id="w",
            organisation="X",
            questionnaire="short",
            mode="open",
            kind="private",
            created=NOW,
        )
        store.add_workshop("desk", here)
        store.ask_citizens("w", "link", "key")
        for number in order:
            who = workshop.Citizen(id=f"c{number}", workshop="w", voice="citizen")
            assert store.add_citizen(f"t{number}", who, 99)
        for number in reversed(order):
            assert store.put_citizen_answer(f"c{number}", "water", number % 3)
        store.forget_the_order("w")
        store.close()
    first, second = (file.read_bytes()[100:] for file in files)
    assert first == second


def test_a_deleted_workshop_takes_its_citizens_along(room: Room) -> None:
    """Nothing of them is left in any table."""
    came(room, water=1)
    workshop.delete(room.store, room.desk, room.id)
    assert room.store.asking(room.id) is None
    with room.store._engine.connect() as connection:
        for table in (citizens, citizen_answers):
            assert connection.scalar(select(func.count()).select_from(table)) == 0


def test_postgresql_tells_no_order_either(postgres: Server) -> None:
    """One transaction has touched every row, and they lie by ids drawn by lot."""
    store = open_store(postgres.migrated())
    here = workshop.Workshop(
        id="w", organisation="X", questionnaire="short", mode="open", kind="private", created=NOW
    )
    store.add_workshop("desk", here)
    store.ask_citizens("w", "link", "key")
    for number in Random(1).sample(range(10, 50), 40):
        who = workshop.Citizen(id=f"c{number}", workshop="w", voice="citizen")
        store.add_citizen(f"t{number}", who, 99)
        store.put_citizen_answer(who.id, "water", number % 3)
    store.forget_the_order("w")
    with store._engine.connect() as connection:
        for table, key in (("citizens", "id"), ("citizen_answers", "citizen")):
            rows = connection.exec_driver_sql(
                f"SELECT {key}, xmin::text FROM {table} ORDER BY ctid"  # noqa: S608 - ours
            ).all()
            assert [row[0] for row in rows] == sorted(row[0] for row in rows)
            assert (len(rows), len({row[1] for row in rows})) == (40, 1)
    store.close()


def test_two_windows_may_close_it_both(room: Room) -> None:
    """Closed twice is closed; after the reveal there is nothing to close or to begin anew."""
    for _ in range(2):
        workshop.stop_citizens(room.store, room.desk, room.id)
    reveal(room)
    with pytest.raises(Refused, match="only be asked"):
        workshop.stop_citizens(room.store, room.desk, room.id)
    with pytest.raises(Refused, match="only be asked"):
        workshop.citizens_anew(room.store, room.desk, room.id, new_token=workshop.new_token)


def test_there_is_nothing_to_close_where_nobody_was_asked(
    small: Content, store: DatabaseStore
) -> None:
    """Nor is there a link to begin anew."""
    here = opened(small, store)
    assert workshop.asking_citizens(store, here.desk, here.id) is None
    with pytest.raises(Refused, match="only be asked"):
        workshop.stop_citizens(store, here.desk, here.id)
    with pytest.raises(Refused, match="only be asked"):
        workshop.citizens_anew(store, here.desk, here.id, new_token=workshop.new_token)


def test_who_comes_too_late_is_told_why(room: Room) -> None:
    """A workshop that has been deleted is no longer there to answer in."""
    who = came(room)
    workshop.delete(room.store, room.desk, room.id)
    with pytest.raises(Refused, match="deleted"):
        workshop.tell(room.store, room.content, who, "water", "1")


def test_what_is_answered_on_one_screen_asks_no_citizens(
    small: Content, store: DatabaseStore
) -> None:
    """Answering together has no phases, and nothing to close."""
    here = workshop.begin(
        store,
        small,
        "desk",
        organisation="X",
        questionnaire="short",
        now=NOW,
        new_id=workshop.new_token,
    )
    with pytest.raises(Refused, match="only be asked"):
        workshop.ask_citizens(store, small, "desk", here.id, new_token=workshop.new_token)


class Killed(BaseException):
    """The process ends here."""


@pytest.mark.parametrize("at", ["forget_the_order", "heard", "keep_result"])
def test_a_reveal_that_is_killed_loses_no_citizen(
    room: Room, monkeypatch: pytest.MonkeyPatch, at: str
) -> None:
    """Killed anywhere before the result is kept, the next look counts everybody, and deletes."""
    many(room, "citizen", "water", [0, 0, 1, 1, 2])

    def kill(*_: object) -> None:
        raise Killed

    with monkeypatch.context() as patched:
        patched.setattr(room.store, at, kill)
        with pytest.raises(Killed):
            reveal(room)
    found = shown(room.store, room.content, room.id)
    assert found
    assert found.questions[0].counts == (2, 2, 1, 0)
    assert room.store.citizens(room.id) == 0


def test_whoever_counts_too_late_counts_nothing(room: Room) -> None:
    """Of two servers that keep what it came to, the first stands, though the second counts when
    the single answers are gone.
    """
    many(room, "citizen", "water", [0] * 5)
    first = reveal(room)
    assert room.store.keep_result(room.id, "{}") != "{}"
    assert shown(room.store, room.content, room.id) == first
