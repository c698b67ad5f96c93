"""A click on a sheet of the redesign as full as it may be, against an empty Streamlit page."""

from __future__ import annotations

import tempfile
from contextlib import ExitStack
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Final

import workshop
from benchmarks.measure import Figure, paired
from benchmarks.screens import EMPTY, OFTEN, TOKEN, often, revealed, visit
from benchmarks.serving import ROOT, STREAMLIT, server
from content import MARKS, load
from sheets import (
    Entry,
    Forum,
    Gain,
    Initiative,
    Journey,
    Need,
    Organisation,
    Post,
    Profiles,
    Role,
    Roles,
    Stage,
    Task,
    Touch,
)

if TYPE_CHECKING:
    from content import Content
    from sheets import Sheet
    from storage import DatabaseStore

SCREENS: Final = ("organisering", "lederroller", "kompetenceprofiler", "borgerrejse", "gevinst")
CONTACTS, TASKS, ROLES, INITIATIVES, POSTS = 40, 30, 10, 20, 6
WORDS: Final = "Medarbejderne mødes med borgeren og skriver aftalen ned. "


def measure() -> list[Figure]:
    """Each is drawn again as after a click that changes what is looked at."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        database = f"sqlite:///{folder}/bench.sqlite3"
        here = _filled(database)
        Path(folder, "app.py").write_text(EMPTY, encoding="utf-8")
        Path(folder, "page.py").write_text("", encoding="utf-8")
        Path(folder, ".streamlit").symlink_to(ROOT / ".streamlit")
        ours = stack.enter_context(server(database)).port
        bare = stack.enter_context(server(database, STREAMLIT, Path(folder))).port
        pages = [stack.enter_context(visit(ours, screen, here)) for screen in SCREENS]
        empty = stack.enter_context(visit(bare, ""))
        took = paired([often(page.rerun) for page in (empty, *pages)], rounds=5)
    nothing, *clicks = (milliseconds / OFTEN for milliseconds in took)
    goal = f"4 x an empty rerun, {nothing:.1f} ms"
    return [
        Figure(f"a click on the full sheet {screen}", click, goal, 4 * nothing)
        for screen, click in zip(SCREENS, clicks, strict=True)
    ]


def _filled(database: str) -> str:
    """A workshop whose sheets hold as much as they may."""
    store, here = revealed(database, 12)
    for sheet in full(load()):
        _fill(store, workshop.desk_of(TOKEN), here, sheet)
    store.close()
    return here


def _fill(store: DatabaseStore, desk: str, here: str, sheet: Sheet) -> None:
    workshop.fill(store, desk, here, type(sheet), lambda _: sheet, now=datetime.now(UTC))


def full(content: Content) -> tuple[Sheet, ...]:
    """Each sheet at its caps."""
    factors = [factor.id for factor in content.factors]
    return _organisation(), _roles(factors), _profiles(content), _journey(factors), _gain()


def _organisation() -> Organisation:
    forums = tuple(Forum(id=f"f{n}", name=f"Forum {n}", mandate=WORDS) for n in range(12))
    path = tuple(Stage(id=f"s{n}", who=f"Leder {n}", does=WORDS, days=5) for n in range(8))
    log = tuple(Entry(id=f"e{n}", what=WORDS, who="Direktionen", why=WORDS) for n in range(60))
    names = tuple(f"Forvaltning {n}" for n in range(8))
    return Organisation(departments=names, forums=forums, path=path, log=log)


def _roles(factors: list[str]) -> Roles:
    roles = tuple(Role(id=f"r{n}", name=f"Rolle {n}", mandate=WORDS) for n in range(ROLES))
    tasks = tuple(
        Task(
            id=f"t{n}",
            name=f"Opgave {n}",
            factor=factors[n % len(factors)],
            marks={f"r{m}": (MARKS[(n + m) % len(MARKS)],) for m in range(ROLES)},
        )
        for n in range(TASKS)
    )
    return Roles(roles=roles, tasks=tasks)


def _profiles(content: Content) -> Profiles:
    assert content.redesign  # noqa: S101 - our own shelves have it
    file = content.redesign.profiles
    leader = [Need(id=one.key, whose="leader", needed=WORDS, action=WORDS) for one in file.leader]
    return Profiles(needs=tuple(leader))


def _journey(factors: list[str]) -> Journey:
    def side(name: str) -> tuple[Touch, ...]:
        return tuple(
            Touch(
                id=f"{name}{n}",
                week=n,
                actor=f"Medarbejder {n % 9}",
                department=f"Forvaltning {n % 7}",
                channel="Møde",
                happened=WORDS,
                felt=WORDS,
                line=n % 5 - 2,
                told=n % 3 == 0,
                broke="sent_on" if n % 4 == 0 else "",
                factor=factors[n % len(factors)] if n % 4 == 0 else "",
            )
            for n in range(CONTACTS)
        )

    return Journey(about=WORDS, goal="Et hjem", today=side("t"), wanted=side("w"))


def _gain() -> Gain:
    years = tuple(map(Decimal, ("592250.50", "1184500", "1184500", "1184500")))
    return Gain(
        initiatives=tuple(
            Initiative(
                id=f"i{n}",
                name=f"Initiativ {n}",
                posts=tuple(
                    Post(
                        id=f"p{m}",
                        kind="cost" if m % 2 else "gain",
                        what=f"Post {m}",
                        department=f"Forvaltning {m % 5}",
                        expected=years,
                        basis=WORDS,
                    )
                    for m in range(POSTS)
                ),
            )
            for n in range(INITIATIVES)
        )
    )
