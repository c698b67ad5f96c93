"""Everything that leaves a room, made of it and read back: the texts that stand in each."""

from __future__ import annotations

import csv
import io
import re
from datetime import timedelta
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import pikepdf
from icalendar import Calendar
from starlette.testclient import TestClient

import advice
import anonymity
import reports
import told
import workshop
from content import cleaned
from tests.cast import TODAY
from tests.papers import opened, pages
from tests.test_office import DRAWN, texts, whole
from views import (
    control_pieces,
    gain_pieces,
    journey_pieces,
    organising_pieces,
    pieces,
    plan_pieces,
    profile_pieces,
    profiles_pieces,
    redesign_pieces,
    roles_pieces,
    round_pieces,
)
from words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from content import Language
    from reports import Handout, Report
    from storage import DatabaseStore
    from tests.wall import Day

FORMULA: Final = re.compile(r"[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
NUMBER: Final = re.compile(r"-?[\d.,]+")
RUNS: Final = ("/JS", "/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/RichMedia", "/AA")
OWN: Final = re.compile(r"[\w.%-]{20,}|lang=\w\w|[0-9.-]+")
"""What in an address or a style is a room's own: its tokens, its language, its figures."""
LEADS: Final = frozenset(
    {"src", "href", "action", "formaction", "srcset", "data", "poster", "style"}
)


class Left(NamedTuple):
    """A room, in one language, as everything that leaves it is made of it."""

    day: Day
    language: Language
    report: Report
    handout: Handout
    words: Words

    @property
    def store(self) -> DatabaseStore:
        """Where it is kept."""
        return self.day.room.store


class Output(NamedTuple):
    """The texts in a file or on a page, and all in it that could run, fetch, or lead away."""

    texts: tuple[str, ...]
    active: frozenset[str] = frozenset()

    @property
    def text(self) -> str:
        """All of it in one."""
        return "\n".join(self.texts)


def of_room(day: Day, language: Language) -> Left:
    """Its whole Report with numbers known already, and its papers."""
    room, words = day.room, Words(language)
    here = room.store.workshop(room.id)
    assert here
    report = told.whole(room.store, room.content, here, words, day=TODAY, today=TODAY)
    assert report
    kept, talk = told.kept(room.store, room.content, here), told.talk(room.store, here.id)
    result = told.settled(room.content, kept, talk)
    figures = [reports.Known(**one.model_dump()) for one in workshop.figures(room.store, here.id)]
    known = reports.known(room.content, result, words, figures)
    report = report.model_copy(update={"known": known})
    meeting = told.meeting(
        *(room.content, here, words), place=here.name, sender=here.name, clock=here.name
    )
    handout = reports.tell_handout(room.content, meeting, words)
    return Left(day, language, report, handout, words)


def outputs(of: Left) -> Iterator[tuple[str, Output]]:
    """Each output by its name."""
    yield from _papers(of)
    for kind, draw in DRAWN.items():
        yield kind, _office(kind, draw(of.report))
    yield from _tables(of)
    yield from calendars(of)
    yield "json", _packed(of)
    yield from seen(of)


def seen(of: Left) -> Iterator[tuple[str, Output]]:
    """What is no file: the pages, and the pieces of screens."""
    yield from _pages(of)
    for name, html in _screens(of):
        yield f"screen: {name}", page(html)


# ---- On paper ----


def _papers(of: Left) -> Iterator[tuple[str, Output]]:
    room, report = of.day.room, of.report
    here = of.store.workshop(room.id)
    assert here
    result = told.kept(of.store, room.content, here).result
    comments = anonymity.comments(result, workshop.comments(of.store, here), here.id)
    yield "pdf", _pdf(reports.pdf(report, reports.Edition(comments=comments)))
    for kind in ("profile", "plan", "dots"):
        made = reports.poster_pdf(of.handout, kind, "a3", report)
        yield f"poster: {kind}", _pdf(made)
    for leaf in ("preread", "invitation"):
        yield leaf, _pdf(reports.leaf_pdf(of.handout, leaf))
    for name in report.redesign.filled if report.redesign else ():
        yield f"sheet: {name}", _pdf(reports.sheet_pdf(report, name, "a4"))  # type: ignore[arg-type]


def _pdf(data: bytes) -> Output:
    document, found = opened(data), set[str]()
    for thing in document.objects:
        found |= set(_runs(thing))
    return Output(tuple(pages(data)), frozenset(found))


def _runs(thing: Any, deep: int = 4) -> Iterator[str]:  # noqa: ANN401 - pikepdf's own
    """What in a PDF would run, or lead out of it."""
    if isinstance(thing, pikepdf.Stream) or not isinstance(thing, pikepdf.Dictionary):
        return
    yield from (key for key in RUNS if key in thing)
    if "/URI" in thing:
        yield str(thing.URI)
    if str(thing.get("/S", "")) in RUNS:
        yield str(thing.S)
    if deep and "/A" in thing:
        yield from _runs(thing.A, deep - 1)


def _office(kind: str, package: bytes) -> Output:
    found = set[str]()
    for name, xml in whole(package).items():
        found |= set(re.findall(r'TargetMode="External"|<!DOCTYPE|<!ENTITY', xml))
        found |= {"formula"} if "<f>" in xml and "worksheets" in name else set()
    return Output(tuple(texts(kind, package)), frozenset(found))


# ---- For machines ----


def _tables(of: Left) -> Iterator[tuple[str, Output]]:
    room, words = of.day.room, of.words
    assert of.report.plan
    here = of.store.workshop(room.id)
    assert here
    result = told.kept(of.store, room.content, here).result
    gain = workshop.the_sheets(of.store, room.id).gain
    yield "csv: plan", _csv(reports.sheet(of.report.plan, words), of.language)
    yield "csv: gain", _csv(reports.gain_sheet(gain, words), of.language)
    yield "csv: distributions", _csv(reports.distributions(of.report, result, words), of.language)


def _csv(data: bytes, language: Language) -> Output:
    rows = csv.reader(
        io.StringIO(data.decode("utf-8-sig"), newline=""),
        delimiter=";" if language == "da" else ",",
        strict=True,
    )
    cells = [row for row in rows if row]
    assert len({*map(len, cells)}) == 1
    every = [cell for row in cells for cell in row]
    formulas = {cell for cell in every if _reckons(cell)}
    bare = (cell.removeprefix("'") for cell in every)
    return Output((*every, *bare), frozenset(formulas))


def _reckons(cell: str) -> bool:
    """Whether a spreadsheet might reckon a cell out, also past what is not seen; no bare number."""
    begins = FORMULA.match(cell) or FORMULA.match(cleaned(cell))
    return bool(begins) and not NUMBER.fullmatch(cell)


def calendars(of: Left) -> Iterator[tuple[str, Output]]:
    """What is due, and when to follow up; each as a calendar must be."""
    assert of.report.plan
    for name, made in (
        ("due", reports.due_dates(of.report.plan, of.report.organisation, of.words)),
        ("follow-up", reports.follow_up_dates(of.report.plan, of.report.organisation, of.words)),
    ):
        lines = made.split(b"\r\n")
        assert max(map(len, lines)) <= 75
        assert not re.search(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", made)
        assert not [one for one in lines if b"\n" in one or b"\r" in one]
        events = Calendar.from_ical(made).walk()
        keys = frozenset(key for one in events for key in one)
        told_ = (str(one.get(key, "")) for one in events for key in ("summary", "description"))
        yield f"calendar: {name}", Output(tuple(told_), keys)


def _packed(of: Left) -> Output:
    room = of.day.room
    data = workshop.pack(of.store, room.content, room.desk, room.id, outcome=advice.outcome)
    again = workshop.unpack(
        *(of.store, room.desk, data), recounted=advice.recounted, today=TODAY, replace=True
    )
    assert again.workshop == of.store.workshop(room.id)
    assert data == workshop.pack(of.store, room.content, room.desk, room.id, outcome=advice.outcome)
    return Output(tuple(_strings(workshop.bundled(data).model_dump(exclude={"shelves"}))))


def _strings(part: Any) -> Iterator[str]:  # noqa: ANN401 - JSON is what it is
    if isinstance(part, str):
        yield part
    inside = part.values() if isinstance(part, dict) else part
    if isinstance(inside, list | tuple | type({}.values())):
        for one in inside:
            yield from _strings(one)


# ---- Pages and screens ----


class Html(HTMLParser):
    """The texts of a page, and everything in it that is no text."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.active: set[str] = set()
        self.inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag with the names of its attributes, and where it leads."""
        self.inside = tag
        self.active.add(f"<{tag} {' '.join(sorted(name for name, _ in attrs))}>")
        for name, value in attrs:
            if name in {"value", "title", "aria-label", "alt", "placeholder", "content"}:
                self.texts.append(value or "")
            if name in LEADS:
                self.active.add(f"{name}={OWN.sub('', value or '')}")

    def handle_data(self, data: str) -> None:
        """What is read; a script is none of it."""
        if self.inside in {"script", "style"}:
            self.active.add(data)
        else:
            self.texts.append(data)

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 - the parser's own
        """After a script, text is text again."""
        self.inside = ""

    def handle_comment(self, data: str) -> None:
        """A page of ours has none."""
        self.active.add(data)


def page(html: str) -> Output:
    """What stands on a page."""
    reader = Html()
    reader.feed(html)
    reader.close()
    return Output(("".join(reader.texts), *reader.texts), frozenset(reader.active))


def _pages(of: Left) -> Iterator[tuple[str, Output]]:
    """The wall, the phone as it follows, its owners' pages, and the page of whoever reads along."""
    day, room = of.day, of.day.room
    asked = workshop.asked(room.content, "short")
    for shows, more in (
        ("join", {}),
        ("finding", {}),
        *(("statement", {"statement": one}) for one in asked[:3]),
        ("plan", {}),
        ("commit", {}),
        ("follow_up", {}),
        ("pause", {}),
    ):
        day.show(shows, **more)  # type: ignore[arg-type] # one of the wall's
        name = f"{shows} {more.get('statement', '')}".strip()
        yield f"wall: {name}", page(day.seen().text)
    link = workshop.link_to_read(
        *(of.store, room.desk, room.id),
        days=30,
        today=of.day.room.store.workshop(room.id).created.date() + timedelta(days=4000),  # type: ignore[union-attr] # it is there
        new_token=workshop.new_token,
    )
    for action in workshop.actions(of.store, room.id):
        token = workshop.link_for_owner(
            *(of.store, room.desk, room.id, action.action.id),
            today=TODAY,
            new_token=workshop.new_token,
        )
        html = TestClient(room.app()).get(f"/report/{token}").text
        yield f"owner {action.action.place}", page(html)
    yield "reading", page(day.phone().get(f"/read/{link}?lang={of.language}").text)


def _screens(of: Left) -> Iterator[tuple[str, str]]:
    """Every piece that a screen lays with what somebody typed."""
    report, words, redesign = of.report, of.words, of.report.redesign
    assert report.plan
    assert redesign
    plan = report.plan
    yield "profile", profile_pieces.table(report, words) + profile_pieces.furthest(report)
    yield "opening", pieces.opening([report.organisation], report.finding, report.target_group)
    yield (
        "plan",
        plan_pieces.promises(plan, report)
        + "".join(plan_pieces.under(one) + plan_pieces.facts(one, report) for one in plan.promises),
    )
    yield "numbers", round_pieces.numbers(report.known, "x", "y")
    yield "redesign", "".join(redesign_pieces.call(one, words) for one in redesign.calls)
    if redesign.movements:
        yield "movements", redesign_pieces.movements(redesign.movements)
    if redesign.organisation:
        told_ = redesign.organisation
        parts = (*("whole", "pairs", "note", "forums", "path", "log", "lacks"),)
        yield "organising", "".join(getattr(organising_pieces, one)(told_) for one in parts)
    if redesign.roles:
        yield (
            "roles",
            roles_pieces.roles(redesign.roles, words) + roles_pieces.grid(redesign.roles, words),
        )
    if redesign.profiles:
        yield "profiles", profiles_pieces.tables(redesign.profiles, words)
    if redesign.gain:
        gain = redesign.gain
        yield (
            "gain",
            "".join(
                (gain_pieces.initiatives(gain), gain_pieces.som(gain), gain_pieces.minded(gain))
            ),
        )
    if redesign.journey:
        journey, shelf = redesign.journey, of.day.room.content.redesign
        assert shelf
        for way in (journey.today, journey.wanted):
            yield (
                f"journey {way.way}",
                "".join(
                    (
                        journey_pieces.picture(journey, way, ""),
                        journey_pieces.below(journey, way, shelf.journey, words),
                    )
                ),
            )
    followed = workshop.followed(of.store, of.day.room.id, TODAY)
    assert followed
    became = [
        reports.Promised(
            title=one.action.title,
            factor=one.action.factor,
            owner=one.action.owner,
            standing=followed.standing(one),
            said=" ".join(
                filter(None, (one.last.report.why, one.last.report.sign) if one.last else ())
            ),
        )
        for one in followed.promises
    ]
    told_now = reports.promises(of.day.room.content, words, became)
    yield "follow-up", round_pieces.promises(told_now, "x")
    statements = {s.id: s for f in report.factors for s in f.statements}
    for key, decided in workshop.decisions(of.store, of.day.room.id).items():
        said = decided.decision
        piece = control_pieces.unresolved if said.unresolved else None
        html = (
            piece(said, "08.30", words)
            if piece
            else control_pieces.agreed(statements[key], said, "08.30", words)
        )
        yield f"control {key}", html
