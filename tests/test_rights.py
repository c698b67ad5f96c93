"""Whose a workshop is: every action and every new page, tried by everybody whose it is not."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias

import pytest
from sqlalchemy import select
from starlette.routing import Route

import advice
import workshop
from answers import Row, gather
from sheets import Journey
from storage.tables import metadata
from tests.cast import NOW, TODAY
from tests.phones import Room, lasting, opened
from tests.pngs import png
from tests.test_rounds import exported
from tests.wall import Day, day
from workshop import Action, Decision, Figure, Refused, Wall

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from httpx2 import Response

    from answers import Answers
    from content import Content
    from storage import DatabaseStore

new = workshop.new_token


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DatabaseStore]:
    """One for all of them; every room in it is another's."""
    yield from lasting(tmp_path_factory)


class Stage(NamedTuple):
    """A workshop and whatever is in it that an action may be about."""

    room: Room
    of: Mapping[str, str]
    """The ids of its poll, of an action, of a file, and of people by their marks."""

    @property
    def store(self) -> DatabaseStore:
        """Where it is kept."""
        return self.room.store

    @property
    def content(self) -> Content:
        """What it asks."""
        return self.room.content


Try: TypeAlias = Callable[[Stage, str, str], object]
"""Somebody, by the name of their desk, does something to a workshop by its id."""


def _action(of: Stage, **said: object) -> Action:
    usual: dict[str, object] = {"id": of.of.get("action", ""), "factor": "roots", "title": "Mødes"}
    return Action.model_validate(usual | said)


def _full(verb: Callable[..., object], **more: object) -> Try:
    """An action that knows the shelves, with what else it is told."""
    return lambda of, desk, key: verb(of.store, of.content, desk, key, **more)


def _bare(verb: Callable[..., object], **more: object) -> Try:
    """An action that does not."""
    return lambda of, desk, key: verb(of.store, desk, key, **more)


def _a_file(of: Stage) -> Answers:
    asked = workshop.asked(of.content, "short")
    return gather(of.content, [Row("Anna", "chef", "", key, "3", "") for key in asked], "short")


def _line(of: Stage) -> str:
    return "3" * len(workshop.asked(of.content, "short"))


DRAFT: Final[dict[str, Try]] = {
    "open": _full(workshop.open, new_token=new),
    "change": _bare(workshop.change, now=NOW, name="Et andet"),
    "ways_ahead": _bare(workshop.ways_ahead, new_token=new),
    "copy": _bare(workshop.copy, now=NOW, new_id=new),
    "archive": _bare(workshop.archive),
    "call": _bare(workshop.call, name="Et andet", meets_on=None),
    "bring": lambda of, desk, key: workshop.bring(
        of.store, of.content, desk, key, _a_file(of), file=b"x"
    ),
}
OPEN: Final[dict[str, Try]] = {
    "shut": _bare(workshop.shut),
    "let_in": _bare(workshop.let_in),
    "take_out": lambda of, desk, key: workshop.take_out(of.store, desk, key, of.of["mark"]),
    "put_back": lambda of, desk, key: workshop.put_back(of.store, desk, key, of.of["out"]),
    "let_go": _bare(workshop.let_go),
    "take_out_batch": lambda of, desk, key: workshop.take_out_batch(
        of.store, desk, key, of.of["batch"]
    ),
    "print_slips": _bare(workshop.print_slips, how_many=2),
    "unused_slips": _bare(workshop.unused_slips),
    "ask_citizens": _full(workshop.ask_citizens, new_token=new),
    "asking_citizens": _bare(workshop.asking_citizens),
    "stop_citizens": _bare(workshop.stop_citizens),
    "citizens_anew": _bare(workshop.citizens_anew, new_token=new),
    "whom_to_call": _bare(workshop.whom_to_call, contact="Borgerservice"),
    "reveal": _full(workshop.reveal, outcome=advice.outcome, today=TODAY),
    "held": _bare(workshop.held),
    "type_in": lambda of, desk, key: workshop.type_in(
        *(of.store, of.content, desk, key, workshop.Paper(answers=_line(of))), now=NOW
    ),
    "lay_aside": _bare(workshop.lay_aside, place=0, now=NOW),
    "settle_typed": lambda of, desk, key: workshop.settle_typed(
        *(of.store, of.content, desk, key, workshop.Differs(1, of.room.first, _line(of)[0], "5")),
        right="1",
        now=NOW,
    ),
    "bring_papers": _full(workshop.bring_papers),
    "forget_papers": _bare(workshop.forget_papers),
}
SHUT: Final[dict[str, Try]] = {"open_again": _bare(workshop.open_again, now=NOW)}
SHOWN: Final[dict[str, Try]] = {
    "show": _bare(workshop.show, wall=Wall(shows="plan"), now=NOW),
    "decide": lambda of, desk, key: workshop.decide(
        *(of.store, of.content, desk, key),
        Decision(statement=of.room.first, level="2"),
        seen=None,
        now=NOW,
    ),
    "ask": _full(workshop.ask, kind="commit", new_id=new),
    "count": lambda of, desk, key: workshop.count(of.store, of.content, desk, key, of.of["poll"]),
    "take_away": lambda of, desk, key: workshop.take_away(of.store, desk, key, of.of["poll"]),
    "aim": _full(workshop.aim, factor="roots", target=3, now=NOW),
    "add_step": lambda of, desk, key: workshop.add_step(
        *(of.store, of.content, desk, key, of.content.factors[0].next_steps[0].id),
        new_id=new,
        now=NOW,
    ),
    "add_own": lambda of, desk, key: workshop.add_own(
        of.store, of.content, desk, key, _action(of), new_id=new, now=NOW
    ),
    "keep_action": lambda of, desk, key: workshop.keep_action(
        of.store, of.content, desk, key, _action(of, title="Et andet"), seen=1, now=NOW
    ),
    "choose": lambda of, desk, key: workshop.choose(
        of.store, desk, key, of.of["action"], chosen=False, now=NOW
    ),
    "swap_plans": _bare(workshop.swap_plans, now=NOW),
    "move": lambda of, desk, key: workshop.move(
        of.store, desk, key, of.of["action"], up=False, now=NOW
    ),
    "take_from_plan": lambda of, desk, key: workshop.take_from_plan(
        of.store, desk, key, of.of["action"], now=NOW
    ),
    "report": lambda of, desk, key: workshop.report(
        of.store, desk, key, of.of["action"], "done", seen=None, today=TODAY, now=NOW
    ),
    "link_for_owner": lambda of, desk, key: workshop.link_for_owner(
        of.store, desk, key, of.of["action"], today=TODAY, new_token=new
    ),
    "end_owners_link": lambda of, desk, key: workshop.end_owners_link(
        of.store, desk, key, of.of["action"]
    ),
    "keep_figure": _full(
        workshop.keep_figure,
        figure=Figure(id="f", name="Møder", figure="4", year=2025, source="Os", factor="roots"),
        now=NOW,
    ),
    "remove_figure": _bare(workshop.remove_figure, figure="f0"),
    "keep_earlier": _full(workshop.keep_earlier, data=exported(), day=None, now=NOW),
    "forget_earlier": _bare(workshop.forget_earlier),
    "fill": _bare(
        workshop.fill,
        kind=Journey,
        change=lambda sheet: sheet.model_copy(update={"goal": "Et hjem"}),
        now=NOW,
    ),
    "keep_whom_to_ask": _bare(workshop.keep_whom_to_ask, contact="Maja", now=NOW),
    "keep_logo": _bare(workshop.keep_logo, data=png(20, 20), now=NOW),
    "remove_logo": _bare(workshop.remove_logo),
    "take_pen": _bare(workshop.take_pen, kind=Journey, now=NOW),
    "give_pen": _bare(workshop.give_pen, kind=Journey),
    "next_round": _bare(workshop.next_round, now=NOW, new_id=new),
    "pack": _full(workshop.pack, outcome=advice.outcome),
    "close": _bare(workshop.close),
}
TOGETHER: Final[dict[str, Try]] = {
    "settle": _full(workshop.settle, statement="roots_1", answer="3", now=NOW)
}
OWNERS: Final[dict[str, Try]] = {
    "own": _bare(workshop.own),
    "share": _bare(workshop.share, gives="share", new_token=new),
    "sharing": _bare(workshop.sharing),
    "take_back": _bare(workshop.take_back),
    "delete": _bare(workshop.delete),
    "link_to_read": _bare(workshop.link_to_read, today=TODAY, new_token=new),
    "end_reading": _bare(workshop.end_reading),
    "read_until": _bare(workshop.read_until, today=TODAY),
}
"""What whoever shares a workshop may not do."""
TRIED: Final = {**DRAFT, **OPEN, **SHUT, **SHOWN, **TOGETHER, **OWNERS}
OF_NOBODY_ELSE: Final = {
    **dict.fromkeys(("begin", "begin_with", "prepare", "practise", "demo"), "makes a new one"),
    **dict.fromkeys(("mine", "tally"), "tell of what a desk holds: tests/test_sharing.py"),
    **dict.fromkeys(("place", "keep_place"), "a desk's own bookmark; it tells of nobody else's"),
    "take": "asks for the token of a link",
    "unpack": "makes a new one, or replaces one's own: tests/test_moving.py",
    "the_pen": "is asked of a workshop that is held: tests/test_filling.py",
    "sheet_and_pen": "is asked of a workshop that is held: tests/test_filling.py",
    "before": "is asked of a workshop that is held: tests/test_rounds.py",
    "ways_in": "is asked of a workshop that is held: tests/test_doors.py",
}
"""What has a desk, and cannot be about another's workshop."""


def test_every_action_of_a_desk_is_tried() -> None:
    """A new one that takes a desk is in the table, or somebody has said why it need not be."""
    verbs = {name: getattr(workshop, name) for name in workshop.__all__}
    takes_a_desk = {
        name
        for name, verb in verbs.items()
        if inspect.isfunction(verb)
        and {"desk", "desk_token"} & {*inspect.signature(verb).parameters}
    }
    assert takes_a_desk == {*TRIED, *OF_NOBODY_ELSE}


def staged(content: Content, store: DatabaseStore, verb: str) -> Stage:
    """A workshop at the stage at which this may be done."""
    desk = workshop.desk_of(new())
    if verb in TOGETHER:
        here = workshop.begin(
            *(store, content, desk), organisation="Ø", questionnaire="short", now=NOW, new_id=new
        )
        return Stage(Room(content, store, desk, here.id, "", ""), {})
    if verb in DRAFT:
        here = workshop.prepare(
            *(store, desk),
            organisation="Ø",
            questionnaire="short",
            mode="anonymous",
            target_group="Voksne",
            now=NOW,
            new_id=new,
        )
        return Stage(Room(content, store, desk, here.id, "", ""), {})
    if "slips" in verb:
        return Stage(opened(content, store, slips=True), {})
    room = opened(content, store)
    of = {"mark": _come(room), "out": _come(room), "token": room.link}
    if verb == "put_back":
        workshop.take_out(store, room.desk, room.id, of["out"])
    if verb == "take_out_batch":
        workshop.bring(store, content, room.desk, room.id, _a_file(Stage(room, {})), file=b"x")
        of["batch"] = store.batches(room.id)[0].id
    if "citizens" in verb or verb == "whom_to_call":
        workshop.ask_citizens(store, content, room.desk, room.id, new_token=new)
    if verb in {"lay_aside", "bring_papers", "forget_papers", "settle_typed"}:
        TRIED["type_in"](Stage(room, {}), room.desk, room.id)
    if verb == "settle_typed":
        other = workshop.Paper(answers="5" + _line(Stage(room, {}))[1:])
        workshop.type_in(store, content, room.desk, room.id, other, turn="2", now=NOW)
    if verb in SHUT:
        workshop.shut(store, room.desk, room.id)
    return Stage(room, of | _shown(Stage(room, {})) if verb in SHOWN or "read" in verb else of)


def _come(room: Room) -> str:
    here, token = room.store.workshop(room.id), new()
    assert here
    more: Any = {"level": "", "area": "", "language": "da", "token": token, "new_id": new}
    who = workshop.join(room.store, room.content, here, **more)
    assert who.mark
    return who.mark


def _shown(of: Stage) -> dict[str, str]:
    """What there is when the answers are shown: two promises, a number, and something asked."""
    room = of.room
    room.reveal()
    whose = (of.store, of.content, room.desk, room.id)
    made = [workshop.add_own(*whose, _action(of), new_id=new, now=NOW).action.id for _ in range(2)]
    figure = Figure(id="f0", name="Møder", figure="4", year=2025, source="Os", factor="roots")
    workshop.keep_figure(*whose, figure, now=NOW)
    return {"action": made[0], "poll": workshop.ask(*whose, "commit", new_id=new).id}


def everything(store: DatabaseStore, but: str = "\n") -> list[str]:
    """Every row there is, where it does not speak of somebody."""
    rows = [
        f"{table.name} {dict(row)}"
        for table in metadata.sorted_tables
        for row in store._rows(select(table))
    ]
    return sorted(row for row in rows if but not in row)


def refused(of: Stage, verb: str, *desks: str) -> None:
    """These are told no, and nothing has changed by it."""
    before = everything(of.store)
    for desk in desks:
        # Who asks for the end of what they have not got has it no longer.
        told = suppress(Refused) if verb == "delete" else pytest.raises(Refused)
        with told:
            TRIED[verb](of, desk, of.room.id)
    assert everything(of.store) == before


@pytest.fixture
def two(small: Content, store: DatabaseStore, verb: str) -> Iterator[tuple[Stage, Stage]]:
    """Two workshops of two facilitators, which are gone afterwards."""
    both = staged(small, store, verb), staged(small, store, verb)
    yield both
    for one in store.every():
        store.remove_workshop(one.id)


@pytest.mark.parametrize("verb", TRIED)
def test_nobody_does_what_is_not_theirs(two: tuple[Stage, Stage], verb: str) -> None:
    """An outsider, a participant by whatever they know, and a facilitator of another workshop are
    refused; who shares it may, as long as they share it and it is there; and by the ids of its
    parts nobody reaches it through a workshop of their own.
    """
    of, theirs = two
    store, owner, key = of.store, of.room.desk, of.room.id
    link = workshop.share(store, owner, key, "share", new_token=new)
    workshop.take(store, "friend", link)
    knows = [*of.of.values(), key, link]
    refused(of, verb, "", "outsider", *knows, *map(workshop.desk_of, knows), theirs.room.desk)
    mine = everything(store, theirs.room.id)
    with suppress(Refused):
        TRIED[verb](of, theirs.room.desk, theirs.room.id)
    assert {*mine} <= {*everything(store)}
    if verb in OWNERS:
        refused(of, verb, "friend")
        TRIED[verb](of, owner, key)
        return
    workshop.take_back(store, owner, key)
    refused(of, verb, "friend")
    workshop.take(store, "friend", workshop.share(store, owner, key, "share", new_token=new))
    TRIED[verb](of, "friend", key)
    workshop.delete(store, owner, key)
    refused(of, verb, "friend", owner)


# The pages that follow.

TYPED: Final = "/w/{workshop}/indtast"
WALLS: Final = ("/w/{workshop}/vaeg", "/w/{workshop}/vaeg/news")
PHONES: Final = ("/answer/{workshop}/now", "/answer/{workshop}/now/mine")
READS: Final = ("/read/{token}", "/read/{token}/pdf")
"""Whoever has the link reads; what it is not: tests/test_reading.py."""
NEWS: Final = "/answer/{workshop}/now/news"


@pytest.fixture
def shown(small: Content, store: DatabaseStore) -> Day:
    """A room on its day, with a statement on the wall."""
    made = day(small, store, "0000055555")
    made.show("statement", statement=made.room.first)
    return made


def test_every_page_that_follows_is_tried(shown: Day) -> None:
    """A new one is in the table."""
    apps = (shown.pages.walls, shown.pages.phones)
    found = {route.path for app in apps for route in app.routes if isinstance(route, Route)}  # type: ignore[attr-defined] # Starlette's
    assert {path for path in found if "static" not in path} == {*WALLS, *PHONES, *READS, TYPED}


def read_aloud(page: Response) -> str:
    """What is in a page, or in its news."""
    if page.headers["content-type"] == "application/json":
        return " ".join(map(str, page.json().values()))
    return page.text


@pytest.mark.parametrize("path", WALLS)
def test_a_wall_is_its_holders(shown: Day, store: DatabaseStore, path: str) -> None:
    """Nobody else gets the page or its news; who shares it does, until it is taken back."""
    place = f"{path.format(workshop=shown.room.id)}?seen=x"
    text = shown.room.content.statements[shown.room.first].text.da
    link = workshop.share(store, shown.desk, shown.room.id, "share", new_token=new)
    workshop.take(store, workshop.desk_of("friend"), link)
    for desk in ("", "outsider", shown.people[0][1], shown.room.id, link, shown.desk):
        page = shown.wall(desk).get(place)
        assert page.status_code == 404
        assert text not in page.text
    for desk in (shown.token, "friend"):
        assert text in read_aloud(shown.wall(desk).get(place))
    workshop.take_back(store, shown.desk, shown.room.id)
    assert shown.wall("friend").get(place).status_code == 404
    workshop.delete(store, shown.desk, shown.room.id)
    assert shown.wall().get(place).status_code == 404


@pytest.mark.parametrize("path", [*PHONES, f"{NEWS}?seen=x&shows=x"])
def test_a_phone_s_pages_are_its_own(
    shown: Day, small: Content, store: DatabaseStore, path: str
) -> None:
    """Not an outsider's, not a facilitator's, and not those of a participant elsewhere."""
    other = day(small, store, "00000")
    place, phone = path.format(workshop=shown.room.id), shown.phone(0)
    for token in ("", "outsider", shown.token, shown.desk, shown.people[0][0].id, shown.room.id):
        stranger = shown.phone(0)
        stranger.cookies.set(f"helhedstjek_p_{shown.room.id}", token)
        assert stranger.get(place).status_code in {403, 404, 409}
    stranger = other.phone(0)
    for name in (shown.room.id, other.room.id):
        stranger.cookies.set(f"helhedstjek_p_{name}", other.people[0][1])
    assert stranger.get(place).status_code in {403, 404, 409}
    assert phone.get(place).status_code == 200
    workshop.delete(store, shown.desk, shown.room.id)
    assert phone.get(place).status_code in {403, 404, 409}
