"""Answers from a file come into a workshop: all or none, once, and as nobody in particular."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from subprocess import PIPE
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import make_url

import workshop
from advice import outcome
from answers import Answers, Comment, Row, gather
from content import load
from storage import open_store
from tests.cast import NOW, TODAY, a_person, said
from workshop import Refused, Workshop

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from content import Content
    from storage import DatabaseStore

HOUSE = Path(__file__).resolve().parent.parent
# Takes the same people in again and again, until it is killed.
OVER_AND_OVER = """
import os
import sys
import workshop
from content import load
from storage import open_store
from tests.conftest import INSTRUMENT
from tests.test_bringing import a_file

def say(what):
    sys.stdout.write(f"{what}\\n")
    sys.stdout.flush()

def bring():
    say(os.getpid())
    store = open_store(sys.argv[1])
    for number in range(1000):
        people = a_file(content, people=400, but=str(number % 6))
        workshop.bring(store, content, "desk", "w", people, file=b"", again=True)
        say("in")

content = load(INSTRUMENT)
for _ in sys.stdin:
    if child := os.fork():
        os.waitpid(child, 0)
        say("dead")
    else:
        bring()
"""
"""For each line that it is told, a process that brings files until it is killed."""


@pytest.fixture
def other(shelves: Path) -> Content:
    """The small instrument, after somebody has reworded a statement."""
    file = shelves / "questionnaires" / "roots.yaml"
    words = file.read_text(encoding="utf-8")
    file.write_text(words.replace("Vi passer rødder", "Vi vander rødder"), encoding="utf-8")
    return load(shelves)


@pytest.fixture
def store(database: str) -> Iterator[DatabaseStore]:
    """An empty store, on each kind of database."""
    opened = open_store(database)
    yield opened
    opened.close()


def draft(store: DatabaseStore, **other: Any) -> Workshop:  # noqa: ANN401 - any of its fields
    """A draft on this desk."""
    usual: dict[str, Any] = {
        "organisation": "Øby",
        "target_group": "Voksne med flere sager",
        "questionnaire": "full",
        "mode": "anonymous",
        "language": "da",
        "now": NOW,
        "new_id": lambda: "w",
    }
    return workshop.prepare(store, "desk", **usual | other)


def opened(store: DatabaseStore, content: Content, **other: Any) -> Workshop:  # noqa: ANN401
    """An open workshop on this desk."""
    draft(store, **other)
    return workshop.open(store, content, "desk", "w", new_token=workshop.new_token)


def a_file(
    content: Content, people: int = 6, *, area: str = "Børn", level: str = "chef", but: str = "3"
) -> Answers:
    """What so many people have answered in a file, each a little differently, with a comment."""
    rows = [
        Row(f"Anna {who}", level, area, key, str((who + at) % 6) if at else but, "" if at else NOTE)
        for who in range(people)
        for at, key in enumerate(content.statements)
    ]
    return gather(content, rows, "full")


NOTE = "Skrevet på papir"


def bring(store: DatabaseStore, content: Content, file: Answers, name: bytes, **how: bool) -> int:
    """Take a file in."""
    return workshop.bring(store, content, "desk", "w", file, file=name, **how)


def told(rows: Sequence[Row]) -> Counter[tuple[str, ...]]:
    """What was said, without who said it."""
    return Counter(row[1:] for row in rows)


def on_a_phone(store: DatabaseStore, content: Content, number: int) -> None:
    """Somebody joins and answers everything."""
    who = a_person(f"phone{number}", of="w").model_copy(update={"area": "Børn"})
    assert store.add_participant(f"token{number}", who, marks=[f"M{number}"])
    here = store.workshop("w")
    assert here
    for key in content.statements:
        workshop.answer(store, content, who, here, said("5", to=key, revision=7))


def test_everybody_comes_in_beside_those_on_phones(store: DatabaseStore, small: Content) -> None:
    """Phones and file are one room: what they said stands side by side, and is revealed as one."""
    opened(store, small, areas=("Børn",))
    for number in range(3):
        on_a_phone(store, small, number)
    file = a_file(small)
    assert bring(store, small, file, b"a") == 6
    rows = [row for row in store.rows("w") if not row.participant.startswith("phone")]
    assert told(rows) == told(list(file.rows()))
    assert store.joined("w") == 9
    after = workshop.reveal(store, small, "desk", "w", outcome=outcome, today=TODAY)
    found = workshop.kept(store, small, after, outcome).result
    assert found.participants == 9
    assert len(workshop.comments(store, after)) == 6


def test_nobody_keeps_the_name_they_had_in_the_file(store: DatabaseStore, small: Content) -> None:
    """Ids are drawn by lot; names stand nowhere, and neither does the order of the rows."""
    opened(store, small, areas=("Børn",))
    bring(store, small, a_file(small, 40), b"a")
    ids = [row.participant for row in store.rows("w")]
    assert not any("Anna" in name for name in ids)
    assert len(set(ids)) == 40
    key = list(small.statements)[1]
    now = [row.answer for row in store.rows("w") if row.statement == key]
    assert now != [row.answer for row in a_file(small, 40).rows() if row.statement == key]


def test_the_same_file_never_doubles_people_unnoticed(store: DatabaseStore, small: Content) -> None:
    """Same bytes or same answers are refused, whatever people are called, unless it is meant."""
    opened(store, small, areas=("Børn",))
    file = a_file(small)
    bring(store, small, file, b"a")
    called_otherwise = file.model_copy(
        update={"participants": tuple("abcdef"), "comments": _of(file, "abcdef")}
    )
    for again, name in ((file, b"other"), (a_file(small, but="0"), b"a"), (called_otherwise, b"")):
        with pytest.raises(Refused, match="already"):
            bring(store, small, again, name)
    assert store.joined("w") == 6
    assert bring(store, small, file, b"a", again=True) == 6
    assert [batch.people for batch in store.batches("w")] == [6, 6]


def _of(file: Answers, names: str) -> tuple[Comment, ...]:
    called = dict(zip(file.participants, names, strict=True))
    return tuple(
        comment.model_copy(update={"participant": called[comment.participant]})
        for comment in file.comments
    )


def test_a_file_is_taken_out_as_it_came(store: DatabaseStore, small: Content) -> None:
    """Out go its people and theirs alone, once; then the same file may come in again."""
    opened(store, small, areas=("Børn",))
    on_a_phone(store, small, 0)
    bring(store, small, a_file(small), b"a")
    (first,) = workshop.batches(store, workshop.held(store, "desk", "w"))
    bring(store, small, a_file(small, 4), b"b")
    assert workshop.take_out_batch(store, "desk", "w", first.id) == 6
    assert [batch.people for batch in store.batches("w")] == [4]
    assert store.joined("w") == 5
    with pytest.raises(Refused, match="already"):
        workshop.take_out_batch(store, "desk", "w", first.id)
    assert bring(store, small, a_file(small), b"a") == 6


def test_more_than_are_invited_come_only_when_it_is_meant(
    store: DatabaseStore, small: Content
) -> None:
    """Nobody of a file waits to be let in: all come, or none where they would be too many."""
    opened(store, small, areas=("Børn",), invited=6)
    on_a_phone(store, small, 0)
    with pytest.raises(Refused, match="invited") as refused:
        bring(store, small, a_file(small), b"a")
    assert refused.value.values == {"invited": 6, "all": 7}
    assert store.joined("w") == 1
    assert bring(store, small, a_file(small), b"a", beyond=True) == 6
    assert store.people("w", "waiting") == ()
    late = store.add_participant("late", a_person("late", of="w"), marks=["XX"])
    assert late
    assert late.state == "waiting"


def test_a_draft_gets_the_areas_of_a_file_and_loses_them_with_it(
    store: DatabaseStore, small: Content
) -> None:
    """Only those that come with the file, and that nobody who stays is of."""
    draft(store, areas=("Job",))
    bring(store, small, a_file(small), b"a")
    bring(store, small, a_file(small, 4, area="BØRN"), b"b")
    assert workshop.held(store, "desk", "w").areas == ("Job", "Børn")
    assert {row.area for row in store.rows("w")} == {"Børn"}
    first = next(batch for batch in store.batches("w") if batch.people == 6)
    workshop.take_out_batch(store, "desk", "w", first.id)
    assert workshop.held(store, "desk", "w").areas == ("Job", "Børn")


def test_the_last_file_of_an_area_takes_it_along(store: DatabaseStore, small: Content) -> None:
    """A draft is as it was before the file came."""
    before = draft(store, areas=("Job",))
    bring(store, small, a_file(small), b"a")
    (batch,) = store.batches("w")
    workshop.take_out_batch(store, "desk", "w", batch.id)
    assert workshop.held(store, "desk", "w").areas == before.areas


def test_an_open_workshop_keeps_its_areas(store: DatabaseStore, small: Content) -> None:
    """A file with others is refused by their names; one that writes them otherwise is not."""
    opened(store, small, areas=("Job", "Ældre"))
    with pytest.raises(Refused, match="areas") as refused:
        bring(store, small, a_file(small), b"a")
    assert refused.value.values == {"areas": "Børn"}
    assert bring(store, small, a_file(small, area="ÆLDRE"), b"a") == 6
    assert {row.area for row in store.rows("w")} == {"Ældre"}


def test_more_than_twenty_areas_are_refused(store: DatabaseStore, small: Content) -> None:
    """As many as a workshop can have, and not one more."""
    draft(store, areas=[str(number) for number in range(20)])
    with pytest.raises(Refused, match="20 areas"):
        bring(store, small, a_file(small), b"a")


def test_a_draft_asks_what_the_file_answered(
    store: DatabaseStore, small: Content, other: Content
) -> None:
    """Shelves that are edited after the file came in are not what opens."""
    draft(store)
    bring(store, small, a_file(small), b"a")
    here = workshop.open(store, other, "desk", "w", new_token=workshop.new_token)
    assert here.content == small.fingerprint != other.fingerprint
    assert here.areas == ("Børn",)
    assert workshop.shelves(store, other, here).fingerprint == small.fingerprint


@pytest.mark.parametrize("how", ["together", "revealed", "another's", "deleted"])
def test_where_no_file_may_come(store: DatabaseStore, small: Content, how: str) -> None:
    """Not beside a room that answers together, not after the reveal, and not elsewhere."""
    if how == "together":
        workshop.begin(
            *(store, small, "desk"),
            organisation="Øby",
            questionnaire="full",
            now=NOW,
            new_id=lambda: "w",
        )
    else:
        opened(store, small, areas=("Børn",))
        bring(store, small, a_file(small), b"a")
    if how == "revealed":
        workshop.reveal(store, small, "desk", "w", outcome=outcome, today=TODAY)
    if how == "deleted":
        workshop.delete(store, "desk", "w")
    desk = "other" if how == "another's" else "desk"
    before = store.rows("w")
    with pytest.raises(Refused):
        workshop.bring(store, small, desk, "w", a_file(small, but="1"), file=b"b")
    with pytest.raises(Refused):
        workshop.take_out_batch(store, desk, "w", "no such")
    assert store.rows("w") == before


def test_after_the_reveal_nothing_tells_who_came_with_a_file(
    store: DatabaseStore, small: Content, database: str
) -> None:
    """Neither prints nor batches nor anything of a row: phones and files are alike."""
    opened(store, small, areas=("Børn",))
    bring(store, small, a_file(small), b"a")
    for number in range(3):
        on_a_phone(store, small, number)
    workshop.reveal(store, small, "desk", "w", outcome=outcome, today=TODAY)
    assert store.batches("w") == ()
    with store._reading.connect() as connection:
        for what in (
            "SELECT DISTINCT batch, mark, state, language FROM participants",
            "SELECT DISTINCT revision, device FROM answers",
        ):
            assert len(connection.exec_driver_sql(what).fetchall()) == 1
        assert not connection.exec_driver_sql("SELECT * FROM batches").fetchall()
        if make_url(database).get_backend_name() == "postgresql":
            same = connection.exec_driver_sql("SELECT DISTINCT xmin::text FROM participants")
            assert len(same.fetchall()) == 1


def test_what_may_not_be_said_brings_nobody_in(store: DatabaseStore, small: Content) -> None:
    """An unknown level, a statement that is not asked, a novel, and nothing at all."""
    opened(store, small, areas=("Børn",))
    good = a_file(small)
    novel = (good.comments[0].model_copy(update={"text": "x" * 2001}),)
    for bad in (
        a_file(small, level="king"),
        good.model_copy(update={"statements": (*good.statements[1:], "unknown")}),
        good.model_copy(update={"comments": novel}),
        good.model_copy(update={"ratings": b"\t" * len(good.ratings)}),
        good.model_copy(update={"ratings": b"\x08" * len(good.ratings), "comments": ()}),
    ):
        with pytest.raises(Refused):
            bring(store, small, bad, b"a")
    assert store.joined("w") == 0
    assert store.batches("w") == ()


def test_a_row_without_an_answer_is_nobody(store: DatabaseStore, small: Content) -> None:
    """It neither counts as somebody who came nor as somebody who has not begun."""
    opened(store, small, areas=("Børn",))
    wide = len(small.statements)
    file = a_file(small)
    empty = file.model_copy(
        update={"ratings": b"\x08" * wide + file.ratings[wide:], "comments": file.comments[1:]}
    )
    assert (workshop.somebody(empty), workshop.rated(empty)) == (5, 5)
    assert bring(store, small, empty, b"a") == 5


def begun(store: DatabaseStore, content: Content, file: Answers, **how: Any) -> Workshop:  # noqa: ANN401
    """A workshop that was made from a file."""
    usual: dict[str, Any] = {
        "organisation": "Øby",
        "mode": "anonymous",
        "language": "da",
        "file": b"a",
        "outcome": outcome,
        "today": TODAY,
        "now": NOW,
        "new_id": lambda: "w",
    }
    return workshop.begin_with(store, content, "desk", file, **usual | how)


def test_a_workshop_made_from_a_file_is_like_any_other(
    store: DatabaseStore, small: Content
) -> None:
    """Revealed at once: pinned, with the Result that the answers come to, kept and never again."""
    file = a_file(small, 8)
    here = begun(store, small, file, target=3)
    assert store.workshop("w") == here
    assert (here.phase, here.revealed_on, here.content) == ("revealed", TODAY, small.fingerprint)
    assert (here.kind, here.questionnaire, here.areas) == ("private", "full", ("Børn",))
    expected = outcome(small, file, mode="anonymous", target=3)
    assert workshop.kept(store, small, here, outcome).result == expected
    assert told(store.rows("w")) == told(list(file.rows()))


def test_a_workshop_made_from_a_file_can_wait_for_others(
    store: DatabaseStore, small: Content
) -> None:
    """As a draft it takes another file, and phones when it is opened, before all is revealed."""
    here = begun(store, small, a_file(small, 3), outcome=None)
    assert here.phase == "draft"
    assert bring(store, small, a_file(small, 4), b"b") == 4
    workshop.change(store, "desk", "w", target_group="Alle", now=NOW)
    workshop.open(store, small, "desk", "w", new_token=workshop.new_token)
    on_a_phone(store, small, 0)
    after = workshop.reveal(store, small, "desk", "w", outcome=outcome, today=TODAY)
    assert workshop.kept(store, small, after, outcome).result.participants == 8


def test_the_list_tells_what_came_from_a_file(store: DatabaseStore, small: Content) -> None:
    """As long as no phone has been let in, also before the reveal; an empty draft did not."""
    here = begun(store, small, a_file(small, 5), outcome=None)
    begun(store, small, a_file(small, 6), new_id=lambda: "revealed")
    workshop.prepare(
        store,
        "desk",
        organisation="Øby",
        questionnaire="full",
        mode="anonymous",
        language="da",
        now=NOW,
        new_id=lambda: "empty",
    )
    assert workshop.mine(store, "desk").on_paper == {"w", "revealed"}
    workshop.change(store, "desk", here.id, target_group="Alle", now=NOW)
    workshop.open(store, small, "desk", here.id, new_token=workshop.new_token)
    assert workshop.mine(store, "desk").on_paper == {"revealed"}


def test_a_cpr_number_in_a_file_is_not_kept(store: DatabaseStore, small: Content) -> None:
    """It is masked on its way in, as on a phone."""
    file = a_file(small, 5)
    comments = tuple(c.model_copy(update={"text": "Fru A 010190-1234"}) for c in file.comments)
    assert comments
    begun(store, small, file.model_copy(update={"comments": comments}))
    assert {comment.text for comment in store.comments("w")} == {"Fru A [CPR]"}


def test_paper_alone_is_revealed_without_being_opened(store: DatabaseStore, small: Content) -> None:
    """Nobody needs a code for it; a draft in which nobody is has nothing to reveal."""
    draft(store)
    with pytest.raises(Refused):
        workshop.reveal(store, small, "desk", "w", outcome=outcome, today=TODAY)
    bring(store, small, a_file(small), b"a")
    after = workshop.reveal(store, small, "desk", "w", outcome=outcome, today=TODAY)
    assert workshop.kept(store, small, after, outcome).result.participants == 6
    assert after.content == small.fingerprint


def test_a_file_that_would_show_nothing_is_not_revealed(
    store: DatabaseStore, small: Content
) -> None:
    """Three anonymous people are no profile, and a reveal cannot be undone; open they are one."""
    with pytest.raises(Refused, match="nothing would be shown"):
        begun(store, small, a_file(small, 3))
    assert workshop.mine(store, "desk").total == 0
    assert begun(store, small, a_file(small, 3), mode="open").phase == "revealed"


def test_two_desks_at_the_same_time_do_not_mix(store: DatabaseStore, small: Content) -> None:
    """Eight files at once are eight files whole, and the same one eight times is one."""
    draft(store)
    files = [a_file(small, 5 + at, area=f"Område {at}") for at in range(8)]

    def take(at: int) -> int:
        return bring(store, small, files[at], b"%d" % at)

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(take, range(8))) == [5 + at for at in range(8)]
    assert sorted(batch.people for batch in store.batches("w")) == [5 + at for at in range(8)]
    assert len(workshop.held(store, "desk", "w").areas) == 8
    assert told(store.rows("w")) == sum((told(list(f.rows())) for f in files), Counter())


def test_the_same_file_from_two_desks_comes_once(store: DatabaseStore, small: Content) -> None:
    """Whoever is second is told that it is there."""
    opened(store, small, areas=("Børn",))

    def take(_: int) -> int:
        try:
            return bring(store, small, a_file(small), b"a")
        except Refused:
            return 0

    with ThreadPoolExecutor(8) as pool:
        assert sorted(pool.map(take, range(8))) == [0] * 7 + [6]
    assert store.joined("w") == 6


def test_opening_while_a_file_comes_in_loses_no_area(store: DatabaseStore, small: Content) -> None:
    """Whichever is first, the areas of those who came are there for phones to choose."""
    draft(store)
    was = workshop.held(store, "desk", "w")
    bring(store, small, a_file(small), b"a")
    stale = was.model_copy(update={"phase": "open", "content": small.fingerprint})
    assert not store.change_workshop(stale, was="draft")
    assert workshop.held(store, "desk", "w").areas == ("Børn",)


@pytest.mark.unmeasured
def test_a_kill_loses_a_file_whole_or_not_at_all(database: str, small: Content) -> None:
    """Killed at any moment, a file's people are all there with all they said, or none is."""
    store = open_store(database)
    opened(store, small, areas=("Børn",))
    lot = random.Random(7)
    acknowledged = 0
    bears = [sys.executable, "-c", OVER_AND_OVER, database]
    with subprocess.Popen(bears, cwd=HOUSE, stdin=PIPE, stdout=PIPE, text=True) as process:
        assert process.stdin
        assert process.stdout
        for _ in range(6):
            process.stdin.write("\n")
            process.stdin.flush()
            child = int(process.stdout.readline())
            assert process.stdout.readline() == "in\n"
            time.sleep(lot.random() * 0.3)
            os.kill(child, signal.SIGKILL)
            acknowledged += 1 + len([*iter(process.stdout.readline, "dead\n")])
    batches = store.batches("w")
    assert len(batches) >= acknowledged >= 6
    assert store.joined("w") == 400 * len(batches) == sum(batch.people for batch in batches)
    each = Counter(row.participant for row in store.rows("w"))
    assert set(each.values()) == {len(small.statements)}
    assert len(store.comments("w")) == store.joined("w")
    store.close()
    url = make_url(database)
    if url.get_backend_name() == "sqlite":
        with closing(sqlite3.connect(str(url.database))) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_ten_thousand_people_come_in_within_seconds(store: DatabaseStore, content: Content) -> None:
    """Ten thousand with 64 answers take two seconds, on PostgreSQL five; here thirty will do."""
    opened(store, content)
    wide = len(content.statements)
    people = tuple(map(str, range(10_000)))
    one = a_file(content, 1, area="")
    file = one.model_copy(
        update={
            "participants": people,
            "level": one.level.of_people(["chef"] * len(people)),
            "area": one.area.of_people([""] * len(people)),
            "ratings": bytes(random.Random(1).choices(range(8), k=wide * len(people))),
            "comments": (),
        }
    )
    begun = time.monotonic()
    assert bring(store, content, file, b"a") == len(people)
    assert time.monotonic() - begun < 30
    assert store.joined("w") == len(people)
