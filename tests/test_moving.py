"""A whole workshop to another installation and back; and what is not taken in."""

from __future__ import annotations

import gc
import json
import random
import tracemalloc
import zipfile
from datetime import timedelta
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import advice
import workshop
from answers import ANSWERS
from content import fingerprint_of, frozen
from storage import open_store
from tests.cast import NOW, TODAY
from tests.moved import WORDS, everything_told, lived
from tests.phones import opened
from workshop import Answer, Refused

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from content import Content
    from storage import DatabaseStore
    from tests.phones import Room

NOT_OURS = "not a workshop that Helhedstjek has written"
KEPT = Path(__file__).parent / "earlier" / "workshop-1.json"


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DatabaseStore]:
    """Where the workshops are lived."""
    opened_ = open_store(f"sqlite:///{tmp_path_factory.mktemp('first') / 'answers.sqlite3'}")
    yield opened_
    opened_.close()


@pytest.fixture(scope="module")
def room(small: Content, first: DatabaseStore) -> Room:
    """An anonymous one."""
    return lived(small, first)


@pytest.fixture(scope="module")
def data(room: Room) -> bytes:
    """Its file."""
    return packed(room)


@pytest.fixture
def other(database: str) -> Iterator[DatabaseStore]:
    """Another installation, once of each kind."""
    opened_ = open_store(database.replace("answers.sqlite3", "other.sqlite3"))
    yield opened_
    opened_.close()


def packed(room: Room, store: DatabaseStore | None = None) -> bytes:
    """The file of a workshop."""
    store = store or room.store
    return workshop.pack(store, room.content, room.desk, room.id, outcome=advice.outcome)


def take_in(store: DatabaseStore, data: bytes, desk: str = "there", **more: Any) -> str:  # noqa: ANN401
    """The id of what a file holds, when it is taken in."""
    return workshop.unpack(
        store, desk, data, recounted=advice.recounted, today=TODAY, **more
    ).workshop.id


def changed(data: bytes, change: Callable[[dict[str, Any]], object]) -> bytes:
    """The file when somebody has changed it by hand."""
    plain = json.loads(data)
    change(plain)
    return json.dumps(plain).encode()


@pytest.mark.parametrize("mode", ["anonymous", "open"])
def test_there_and_back_it_is_the_same(
    small: Content,
    store: DatabaseStore,
    other: DatabaseStore,
    mode: Any,  # noqa: ANN401
) -> None:
    """Every figure, word and promise on every screen, and the file byte for byte."""
    room = lived(small, store, mode)
    data, before = packed(room), everything_told(store, small, room.id)
    take_in(other, data, room.desk)
    assert everything_told(other, small, room.id) == before
    assert packed(room, other) == data
    assert take_in(store, packed(room, other), room.desk, replace=True) == room.id
    assert everything_told(store, small, room.id) == before
    assert packed(room) == data


def test_it_is_told_in_its_own_words_elsewhere(
    content: Content, small: Content, room: Room, data: bytes, store: DatabaseStore
) -> None:
    """Where the shelves are others, it is still told by those that it was answered on."""
    take_in(store, data)
    before = everything_told(room.store, small, room.id)
    assert everything_told(store, content, room.id) == before


def test_a_room_s_agreement_moves_at_any_time(
    small: Content, store: DatabaseStore, other: DatabaseStore
) -> None:
    """With its notes, and as far as it has come."""
    here = workshop.begin(
        *(store, small, "desk"),
        organisation="Ø",
        questionnaire="short",
        now=NOW,
        new_id=workshop.new_token,
    )
    workshop.settle(store, small, "desk", here.id, "roots_1", "3", "Fordi", now=NOW)
    data = workshop.pack(store, small, "desk", here.id, outcome=advice.outcome)
    take_in(other, data, "desk")
    assert everything_told(other, small, here.id) == everything_told(store, small, here.id)
    workshop.settle(other, small, "desk", here.id, "roots_1", "4", "Nej", now=NOW)


def test_a_draft_moves_as_its_settings(small: Content, store: DatabaseStore) -> None:
    """And nothing of whoever came into it with a file."""
    here = workshop.prepare(
        *(store, "desk"),
        organisation="Ø",
        questionnaire="short",
        mode="anonymous",
        areas=("Nord",),
        target_group="Voksne",
        now=NOW,
        new_id=workshop.new_token,
    )
    data = workshop.pack(store, small, "desk", here.id, outcome=advice.outcome)
    assert take_in(store, data, "desk", replace=True) == here.id
    assert store.workshop(here.id) == here
    assert set(json.loads(data)["workshop"]["areas"]) == {"Nord"}


def test_nothing_leaves_while_people_answer(small: Content, store: DatabaseStore) -> None:
    """Not while it is open, and not while it is closed and nothing is shown."""
    room = opened(small, store)
    with pytest.raises(Refused, match="not shown before"):
        packed(room)
    workshop.shut(store, room.desk, room.id)
    with pytest.raises(Refused, match="not shown before"):
        packed(room)


def test_nobody_s_own_answers_leave_an_anonymous_workshop(room: Room, data: bytes) -> None:
    """No person, no mark, no token, no way in, no desk; and no CPR number."""
    plain, text = json.loads(data), data.decode()
    assert plain["people"] == []
    ways = workshop.ways_in(room.store, room.store.workshop(room.id), "")  # type: ignore[arg-type] # it is there
    with room.store._engine.connect() as connection:
        rows = connection.exec_driver_sql("SELECT id, token FROM participants").all()
    secrets = {room.desk, *ways, *(one for row in rows for one in row)}
    assert not [secret for secret in secrets if secret in text]
    assert "ballots" not in plain
    (words,) = plain["comments"].values()
    assert sorted(words) == sorted(["[CPR] er et tal", *WORDS[:2]])


def test_an_open_workshop_s_answers_leave_without_names(
    small: Content, first: DatabaseStore, store: DatabaseStore
) -> None:
    """A person's level, area and answers, in an order that says nothing; no comment beside them."""
    room = lived(small, first, "open")
    data = packed(room)
    people = json.loads(data)["people"]
    assert people == sorted(people, key=lambda one: tuple(one.values()))
    assert {tuple(one) for one in people} == {("level", "area", "answers")}
    take_in(store, data)

    def said(of: DatabaseStore) -> list[tuple[str, ...]]:
        return sorted((r.level, r.area, r.statement, r.answer or "") for r in of.rows(room.id))

    assert said(store) == said(first)
    assert {r.participant for r in store.rows(room.id)} & {
        r.participant for r in first.rows(room.id)
    } == set()


def test_what_is_here_is_not_written_over(data: bytes, room: Room, store: DatabaseStore) -> None:
    """Unasked by nobody, and asked by nobody but its owner; not by whoever shares it."""
    take_in(store, data, "owner")
    before = everything_told(store, room.content, room.id)
    with pytest.raises(Refused, match="nothing of it has been changed"):
        take_in(store, data, "owner")
    link = workshop.share(store, "owner", room.id, "share", new_token=workshop.new_token)
    workshop.take(store, "friend", link)
    for desk in ("friend", "stranger"):
        for replace in (False, True):
            with pytest.raises(Refused, match="only whoever made it"):
                take_in(store, data, desk, replace=replace)
    assert everything_told(store, room.content, room.id) == before
    take_in(store, data, "owner", replace=True)
    assert store.hold("friend", room.id) is None


def test_a_poll_of_another_workshop_is_not_taken(
    data: bytes, room: Room, store: DatabaseStore
) -> None:
    """Nor is anything else of that file."""
    take_in(store, data)
    twin = changed(data, lambda plain: plain["workshop"].update(id="twin"))
    with pytest.raises(Refused, match="in another"):
        take_in(store, twin)
    assert store.workshop("twin") is None
    assert len(store.polls(room.id)) == 3


def test_a_file_of_an_earlier_form_is_read(store: DatabaseStore, small: Content) -> None:
    """As it was written by the first version that wrote one."""
    here = workshop.unpack(
        store, "desk", KEPT.read_bytes(), recounted=advice.recounted, today=TODAY
    ).workshop
    assert len(everything_told(store, small, here.id)["da"].factors) == 3


def test_versions_are_told(data: bytes, store: DatabaseStore) -> None:
    """A later form is refused in words; which app wrote it is said."""
    with pytest.raises(Refused, match="later version"):
        take_in(store, changed(data, lambda plain: plain.update(format=2)))
    moved = workshop.unpack(store, "there", data, recounted=advice.recounted, today=TODAY)
    assert moved.version == json.loads(data)["version"]


def test_what_is_past_its_last_day_does_not_come_back(data: bytes, store: DatabaseStore) -> None:
    """Deleted is deleted, also where a file was kept."""
    last = (TODAY - timedelta(days=1)).isoformat()
    with pytest.raises(Refused, match="was to be deleted"):
        take_in(store, changed(data, lambda plain: plain["workshop"].update(delete_on=last)))


def first_of(kind: str) -> Callable[[dict[str, Any]], dict[str, Any]]:
    """The first record of a kind in a file."""
    return lambda plain: next(one for one in plain["records"] if one["kind"] == kind)


def imprint(plain: dict[str, Any], key: str) -> dict[str, Any]:
    """What the papers in a file say of whoever publishes them, by its key."""
    found = (one for one in plain["records"] if (one["kind"], one["key"]) == ("imprint", key))
    return next(found)


def a_rung(plain: dict[str, Any]) -> None:
    """One word of the shelves, which are kept under their fingerprint."""
    plain["shelves"]["factors"][0]["name"]["da"] = "Noget andet"


WRONG: dict[str, Callable[[dict[str, Any]], object]] = {
    "kind": lambda p: p.update(kind="something"),
    "no format": lambda p: p.pop("format"),
    "format in words": lambda p: p.update(format="1"),
    "more": lambda p: p.update(more=1),
    "id with a slash": lambda p: p["workshop"].update(id="../../etc"),
    "id too long": lambda p: p["workshop"].update(id="a" * 65),
    "no id": lambda p: p["workshop"].update(id=""),
    "the example's id": lambda p: p["workshop"].update(id="example"),
    "open": lambda p: p["workshop"].update(phase="open"),
    "shut": lambda p: p["workshop"].update(phase="shut"),
    "no day": lambda p: p["workshop"].update(revealed_on=None),
    "a draft with a result": lambda p: p["workshop"].update(phase="draft", revealed_on=None),
    "target": lambda p: p["workshop"].update(target=6),
    "follows a path": lambda p: p["workshop"].update(follows="a/b"),
    "a word of the shelves": a_rung,
    "a fingerprint": lambda p: p["shelves"].update(fingerprint="0" * 16),
    "no shelves": lambda p: p.update(shelves=None),
    "shelves that are none": lambda p: p.update(shelves={"method": [], "factors": []}),
    "no result": lambda p: p.update(kept=None),
    "another mode": lambda p: p["workshop"].update(mode="open"),
    "people": lambda p: p.update(people=[{"level": "", "area": "", "answers": "0" * 9}]),
    "agreed": lambda p: p.update(
        agreed=[{"statement": "roots_1", "answer": "1", "note": "", "revision": 1, "at": str(NOW)}]
    ),
    "a text as a number": lambda p: p["workshop"].update(organisation=7),
    "a truth as a revision": lambda p: p["records"][0].update(revision=True),
    "revision": lambda p: p["records"][0].update(revision=0),
    "a pen": lambda p: p["records"][0].update(kind="pen"),
    "a remark as a record": lambda p: p["records"][0].update(kind="remark"),
    "twice": lambda p: p["records"].append(p["records"][0]),
    "a decision of nothing": lambda p: first_of("decision")(p)["body"].update(statement="x"),
    "an answer of nothing": lambda p: first_of("decision")(p)["body"].update(level="7"),
    "a target of nothing": lambda p: first_of("target")(p).update(key="x"),
    "a target too high": lambda p: first_of("target")(p).update(body=9),
    "an action elsewhere": lambda p: first_of("action")(p).update(key="elsewhere"),
    "a step of nothing": lambda p: first_of("action")(p)["body"].update(step="x"),
    "a sheet of nothing": lambda p: first_of("sheet")(p).update(key="x"),
    "a sheet with more": lambda p: first_of("sheet")(p)["body"].update(x=1),
    "a logo that is none": lambda p: imprint(p, "logo").update(body="bm90IGEgcGljdHVyZQ=="),
    "a logo in no code": lambda p: imprint(p, "logo").update(body="???"),
    "a contact too long": lambda p: imprint(p, "contact").update(body="x" * 201),
    "an imprint of nothing": lambda p: imprint(p, "logo").update(key="x"),
    "a wall of nothing": lambda p: first_of("wall")(p)["body"].update(statement="x"),
    "a day of nothing": lambda p: first_of("report")(p)["body"].update(day=31),
    "an open poll": lambda p: p["polls"][0].update(open=True),
    "a poll with a path": lambda p: p["polls"][0].update(id="a/b"),
    "a poll of nothing": lambda p: p["polls"][0].update(about="x"),
    "a comment of nothing": lambda p: p["comments"].update(x=["Hej"]),
    "a comment too long": lambda p: p["comments"].update(roots_1=["x" * 2001]),
    "a score off the scale": lambda p: p["kept"]["result"]["factors"][0].update(score=6.0),
    "too few": lambda p: few(p["kept"]["result"]["factors"][0]["statements"][0]),
    "a step unknown": lambda p: p["kept"]["result"]["next_steps"]["start"][0].update(id="x"),
    "an agenda of nothing": lambda p: p["kept"]["result"].update(agenda=["x"]),
    "a step that lifts nothing": lambda p: pinned_anew(p, lifts_nothing),
    "a factor too many": lambda p: pinned_anew(p, lambda s: s["method"]["factors"].append("x")),
    "a source from nowhere": lambda p: pinned_anew(
        p, lambda s: s["factors"][0]["why"].update(source=["Nowhere99"])
    ),
    "NUL": lambda p: p["workshop"].update(name="a\0b"),
    "half a pair": lambda p: p["workshop"].update(name="\ud800"),
    "deep": lambda p: p.update(shelves=deep(60)),
}


def lifts_nothing(shelves: dict[str, Any]) -> None:
    """A step that points at no statement."""
    shelves["factors"][0]["next_steps"][0]["lifts"] = ["nothing"]


def pinned_anew(plain: dict[str, Any], change: Callable[[dict[str, Any]], object]) -> None:
    """The file when somebody has changed its shelves, and reckoned their fingerprint again."""
    change(plain["shelves"])
    fingerprint = fingerprint_of(plain["shelves"])
    plain["shelves"]["fingerprint"] = plain["workshop"]["content"] = fingerprint
    plain["kept"]["result"]["content"] = fingerprint


def numbers(plain: dict[str, Any]) -> list[tuple[Any, ...]]:
    """Where every figure stands in what it came to that follows from the counts it keeps."""
    told = ("participants", "groups", "citizens", "target", "revision")
    every = leaves(plain["kept"]["result"], ("kept", "result"))
    return [at for at in every if type(put(plain, at)) in {int, float} and not {*at} & {*told}]


def put(plain: Any, at: tuple[Any, ...], more: float = 0) -> Any:  # noqa: ANN401 - JSON
    """What stands at a place, when so much has been added to it."""
    for key in at[:-1]:
        plain = plain[key]
    if more:
        plain[at[-1]] += more
    return plain[at[-1]]


@pytest.mark.unmeasured
@pytest.mark.parametrize(
    "times", [pytest.param(60), pytest.param(2_000, marks=pytest.mark.torture)]
)
def test_a_figure_that_does_not_follow_from_the_counts_is_refused(
    data: bytes, store: DatabaseStore, times: int
) -> None:
    """One number of the result changed, whichever: it is counted again, and found."""
    every = numbers(json.loads(data))
    assert len(every) > 100
    for at in random.Random(7).sample(every, min(times, len(every))):
        for more in (1, 0.1):
            with pytest.raises(Refused):
                take_in(store, changed(data, partial(put, at=at, more=more)))


def test_what_is_changed_so_that_it_fits_is_read(data: bytes, store: DatabaseStore) -> None:
    """The file is not signed: whoever reckons everything again has made another workshop."""

    def another(plain: dict[str, Any]) -> None:
        pinned_anew(plain, a_word)

    assert take_in(store, changed(data, another))


def a_word(shelves: dict[str, Any]) -> None:
    """One word of the shelves."""
    shelves["factors"][0]["name"]["da"] = "Noget andet"


def few(statement: dict[str, Any]) -> None:
    """Four people's answers, where five are the fewest."""
    statement.update(n=4, counts=[4, 0, 0, 0, 0, 0], mean=0.0, median=0.0)


def deep(times: int) -> Any:  # noqa: ANN401 - JSON is what it is
    """Something inside something, so many times."""
    return {"a": deep(times - 1)} if times else 0


@pytest.mark.parametrize("wrong", WRONG)
def test_a_changed_file_is_refused_whole(data: bytes, store: DatabaseStore, wrong: str) -> None:
    """In words, and nothing of it is kept."""
    with pytest.raises(Refused):
        take_in(store, changed(data, WRONG[wrong]))
    assert store.every() == ()


def followed_by(room: Room) -> Room:
    """The next round of a room, answered and shown as well."""
    store, small, desk = room.store, room.content, room.desk
    here = workshop.next_round(store, desk, room.id, now=NOW, new_id=workshop.new_token)
    here = workshop.open(store, small, desk, here.id, new_token=workshop.new_token)
    for number in range(6):
        who = workshop.join(
            *(store, small, here),
            level=next(iter(small.levels)),
            area="Nord",
            language="da",
            token=workshop.new_token(),
            new_id=workshop.new_token,
        )
        for key in workshop.asked(small, "short"):
            said = Answer(statement=key, answer=str(number % 6), comment="", revision=1)
            workshop.answer(store, small, who, here, said)
    later = room._replace(id=here.id)
    later.reveal()
    return later


@pytest.mark.parametrize("order", [(0, 1), (1, 0), (0, 1, 0), (1, 0, 1, 0)])
def test_two_rounds_are_still_two_rounds_of_the_same(
    small: Content, first: DatabaseStore, store: DatabaseStore, order: tuple[int, ...]
) -> None:
    """Whichever comes first, and where one takes its own place again."""
    earlier = lived(small, first)
    rounds = (earlier, followed_by(earlier))
    files = [packed(one) for one in rounds]
    for place in order:
        take_in(store, files[place], earlier.desk, replace=True)
    later = store.workshop(rounds[1].id)
    assert later
    before = workshop.before(store, earlier.desk, later)
    assert before
    assert before.here
    assert before.here.id == earlier.id
    assert workshop.before(store, "another's", later) is None
    assert [packed(one, store) for one in rounds] == files


def test_a_draft_that_follows_a_round_finds_it(
    small: Content, first: DatabaseStore, store: DatabaseStore
) -> None:
    """Also where the draft is moved before the round it follows."""
    room = lived(small, first)
    draft = workshop.next_round(first, room.desk, room.id, now=NOW, new_id=workshop.new_token)
    for one in (room._replace(id=draft.id), room):
        take_in(store, packed(one), room.desk)
    moved = store.workshop(draft.id)
    assert moved == draft
    before = workshop.before(store, room.desk, draft)
    assert before
    assert before.here
    assert before.here.id == room.id


def zipped(data: bytes) -> bytes:
    """The file in an archive."""
    held = BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("workshop.json", data)
    return held.getvalue()


BOMBS: dict[str, Callable[[bytes], bytes]] = {
    "nothing": lambda _: b"",
    "a list": lambda _: b"[]",
    "a number": lambda _: b"7",
    "two hundred megabytes": lambda _: b" " * (200 << 20),
    "a million records": lambda d: d.replace(
        b'"records": [', b'"records": [' + b'{"kind":"x","key":"","body":0},' * 400_000, 1
    ),
    "millions of lists": lambda _: b"[" + b"[]," * 6_000_000 + b"[]]",
    "deep": lambda _: b"[" * 400_000 + b"]" * 400_000,
    "deep objects": lambda _: b'{"a":' * 400_000,
    "a number without end": lambda _: b'{"format":' + b"9" * 10_000_000 + b"}",
    "NaN": lambda d: d.replace(b'"format": 1', b'"format": NaN', 1),
    "infinity": lambda d: d.replace(b'"format": 1', b'"format": 1e999', 1),
    "said twice": lambda d: d.replace(b'"format": 1', b'"format": 1, "format": 1', 1),
    "an archive": zipped,
    "cut short": lambda d: d[: len(d) // 2],
    "another encoding": lambda d: d.decode().encode("utf-16"),
    "not text": lambda _: bytes(range(256)) * 1000,
}


@pytest.mark.unmeasured
@pytest.mark.parametrize("bomb", BOMBS)
def test_a_bomb_is_refused_before_it_costs(data: bytes, store: DatabaseStore, bomb: str) -> None:
    """No more than some tens of megabytes beside the file, whatever it would become."""
    made = BOMBS[bomb](data)
    gc.collect()
    tracemalloc.start()
    with pytest.raises(Refused):
        take_in(store, made)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 90 << 20
    assert store.every() == ()


def leaves(part: Any, place: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:  # noqa: ANN401
    """Where every value in a file stands."""
    inside = (
        part.items()
        if isinstance(part, dict)
        else enumerate(part)
        if isinstance(part, list)
        else ()
    )
    yield from (at for key, value in inside for at in leaves(value, (*place, key)))
    if place:
        yield place


OTHERS: tuple[Any, ...] = (
    "",
    "x",
    0,
    1,
    -1,
    5,
    2.5,
    1e300,
    True,
    None,
    [],
    {},
    ["x"],
    {"x": 1},
    "2026-01-01",
)


@pytest.mark.unmeasured
@pytest.mark.parametrize(
    "times", [pytest.param(80), pytest.param(20_000, marks=pytest.mark.torture)]
)
def test_whatever_is_changed_is_refused_or_can_be_told(
    data: bytes, small: Content, store: DatabaseStore, times: int
) -> None:
    """One value anywhere outside the shelves in the place of another: no screen breaks on it."""
    lot = random.Random(7)
    places = [at for at in leaves(json.loads(data)) if at[0] != "shelves"]
    for at in lot.sample(places * (1 + times // len(places)), times):
        new = lot.choice(OTHERS)

        def change(plain: Any, at: tuple[Any, ...] = at, new: object = new) -> None:  # noqa: ANN401
            for key in at[:-1]:
                plain = plain[key]
            plain[at[-1]] = new

        try:
            key = take_in(store, changed(data, change))
        except Refused:
            continue
        except Exception as error:
            raise AssertionError((at, new)) from error
        try:
            everything_told(store, small, key)
        except Exception as error:
            raise AssertionError((at, new)) from error
        workshop.delete(store, "there", key)


def test_the_fingerprint_is_that_of_the_words(small: Content, content: Content) -> None:
    """What was frozen tells its own fingerprint; a word that is changed has another."""
    for shelves in (small, content):
        plain = json.loads(frozen(shelves))
        assert fingerprint_of(plain) == shelves.fingerprint
        plain["factors"][0]["name"]["da"] += "!"
        assert fingerprint_of(plain) != shelves.fingerprint


def test_an_answer_s_sign_stands_at_its_place() -> None:
    """The signs are as many as the answers, and none besides."""
    from workshop.moving.bundle import SIGNS  # noqa: PLC0415 - of the room alone

    assert len(SIGNS) == len(ANSWERS) + 1
