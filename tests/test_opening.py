"""How the house opens, and what it deletes: what is past its last day, not by a wrong clock."""

from __future__ import annotations

import gc
import logging
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

import opening
from entrance import Memory
from settings import Settings

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)
A_DAY = timedelta(days=1)


class Kept:
    """A store with workshops and the last day of each."""

    def __init__(self, **last: date) -> None:
        self.last = last

    def past(self, day: date) -> tuple[str, ...]:
        """Those whose last day is before."""
        return tuple(name for name, last in self.last.items() if last < day)

    def remove_workshop(self, workshop_id: str) -> None:
        """Delete one."""
        del self.last[workshop_id]


def cleaned(store: Kept, counter: Memory, now: datetime) -> int:
    """How many are deleted."""
    return opening.clean_up(store, counter, now)  # type: ignore[arg-type]  # all that it asks for


def test_what_is_past_is_deleted_and_logged(caplog: pytest.LogCaptureFixture) -> None:
    """From the second day on that the house is open, each by its id."""
    store, counter = Kept(old=NOON.date(), new=NOON.date() + 9 * A_DAY), Memory()
    with caplog.at_level(logging.WARNING, "helhedstjek"):
        assert [cleaned(store, counter, NOON + n * A_DAY) for n in (0, 1, 2)] == [0, 1, 0]
    assert [record.getMessage().split(": ")[-1] for record in caplog.records] == ["old."]


def test_a_clock_that_has_jumped_deletes_nothing(caplog: pytest.LogCaptureFixture) -> None:
    """400 days ahead at a start: said in the log; when the clock is right again, all is there."""
    year = NOON.date() + 365 * A_DAY
    store, counter = Kept(one=year, two=year), Memory()
    for now in (NOON, NOON + A_DAY, NOON + 400 * A_DAY, NOON + 400 * A_DAY, NOON + 2 * A_DAY):
        assert cleaned(store, counter, now) == 0
    assert len(store.last) == 2
    assert "2 workshops are past their last day" in caplog.text


def test_a_house_that_was_closed_for_long_waits_a_day() -> None:
    """After three months nothing is deleted on the first day, and everything on the next."""
    store, counter = Kept(one=NOON.date()), Memory()
    days = (0, 90, 90, 91)
    assert [cleaned(store, counter, NOON + n * A_DAY) for n in days] == [0, 0, 0, 1]


def test_a_laptop_that_is_opened_once_a_month_keeps_its_promise() -> None:
    """What is past is deleted at once."""
    store, counter = Kept(one=NOON.date()), Memory()
    assert [cleaned(store, counter, NOON + n * A_DAY) for n in (0, 30)] == [0, 1]


def test_what_lasts_is_left_alone_by_the_collector(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After opening: one look, then frozen, and seldom looked through again."""
    done: list[object] = []
    monkeypatch.setattr(gc, "collect", lambda: done.append("collect"))
    monkeypatch.setattr(gc, "freeze", lambda: done.append("freeze"))
    monkeypatch.setattr(gc, "set_threshold", lambda *most: done.append(most))
    house = opening.opened(Settings(database_url=f"sqlite:///{tmp_path}/x.sqlite3"))
    house.store.close()
    assert done == ["collect", "freeze", (50_000, 20, 50)]


def test_a_house_that_does_not_open_says_everything(
    shelves: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every mistake on the shelves, or what is wrong with the database, before it gives up."""
    for name in ("roots", "stem"):
        (shelves / "factors" / f"{name}.yaml").write_text("{", encoding="utf-8")
    with pytest.raises(opening.Unopened):
        opening.opened(Settings(content_dir=shelves))
    said = capsys.readouterr().err
    assert "roots.yaml" in said
    assert "stem.yaml" in said
    with pytest.raises(opening.Unopened):
        opening.opened(Settings(database_url="sqlite:////no/such/folder/x.sqlite3"))
    assert "HELHEDSTJEK_DATABASE_URL" in capsys.readouterr().err
