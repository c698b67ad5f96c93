"""What can be written on the organisation's sheet; what is drawn of it follows what is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

import streamlit as st

from sheets import (
    MOST_DAYS,
    MOST_ENTRIES,
    MOST_FORUMS,
    MOST_STAGES,
    Entry,
    Forum,
    Organisation,
    Stage,
    begun_with,
    proposed,
)
from views import here, organising_pieces, pieces, told, visitor
from views.late import Late
from views.organising_lists import Items, new_id

if TYPE_CHECKING:
    from collections.abc import Callable

    from content import OrganisationFile
    from reports import OrganisationReport
    from views.pad import Pad

Which: TypeAlias = Literal["today", "wanted"]
SIDES: tuple[Which, ...] = ("today", "wanted")


def show(sheet: Pad[Organisation], file: OrganisationFile) -> OrganisationReport:
    """Every field of the sheet, in its order; the sheet as it is told when all are drawn."""
    words = visitor.the_words()
    asked = {one.key: one[words.language] for one in file.fields}
    before: OrganisationReport = told.a_sheet(sheet.sheet)
    drawn = _sides(sheet, file, asked, before)
    with st.container(key="rule-owned"):
        st.html(pieces.heading(before.labels["owned"]))
        _owners(sheet, asked)
        drawn.append(Late(organising_pieces.forums, before, "forums"))
        _forums(sheet, file)
    with st.container(key="rule-path"):
        drawn.append(Late(_the_path, before, "path"))
        _path(sheet, file)
    with st.container(key="rule-log"):
        drawn.append(Late(_the_log, before, "log"))
        _log(sheet, file)
    report: OrganisationReport = told.a_sheet(sheet.sheet)
    for piece in drawn:
        piece.again(report)
    return report


def _the_path(report: OrganisationReport) -> str:
    return pieces.heading(report.labels["path_heading"]) + organising_pieces.path(report)


def _the_log(report: OrganisationReport) -> str:
    return pieces.heading(report.labels["log_heading"]) + organising_pieces.log(report)


def _side(which: Which) -> Callable[[OrganisationReport], str]:
    """Draws one side."""
    return lambda report: organising_pieces.side(report, getattr(report, which))


def _of(which: Which, field: str) -> Callable[[Organisation, object], Organisation]:
    """Writes one field of one side."""

    def put(sheet: Organisation, value: object) -> Organisation:
        side = getattr(sheet, which).model_copy(update={field: value})
        return sheet.model_copy(update={which: side})

    return put


def _whole(field: str) -> Callable[[Organisation, object], Organisation]:
    """Writes one field of the sheet itself."""
    return lambda sheet, value: sheet.model_copy(update={field: value})


def _sides(
    sheet: Pad[Organisation],
    file: OrganisationFile,
    asked: dict[str, str],
    report: OrganisationReport,
) -> list[Late[OrganisationReport]]:
    """The choice of each side beside the other, and below it what it looks like."""
    say = visitor.the_words().say
    places = []
    for column, which in zip(st.columns(2, gap="large"), SIDES, strict=True):
        with column:
            st.html(pieces.heading(asked[which]))
            with st.container(key=here.key(f"cards-{which}")):
                _model(sheet, file, which, asked[which])
            places.append(Late(_side(which), report, which))
            name = getattr(sheet.sheet, which).name
            label = say("What is it called today?")
            if which == "wanted":
                label = say("What is it to be called?")
            sheet.line(f"{which}-name", label, name, _of(which, "name"))
    _departments(sheet)
    return places


def _model(sheet: Pad[Organisation], file: OrganisationFile, which: Which, label: str) -> None:
    language = visitor.the_words().language
    sheet.choice(
        f"{which}-model",
        label,
        getattr(sheet.sheet, which).model,
        {one.key: pieces.markdown(one.name[language]) for one in file.models},
        _of(which, "model"),
        cards=[pieces.markdown(one.short[language]) for one in file.models],
    )


def _departments(sheet: Pad[Organisation]) -> None:
    """Which departments the drawing shows, a line each; and what one needs to know."""
    say = visitor.the_words().say
    left, right = st.columns(2, gap="large")
    with left:
        sheet.text(
            "departments",
            say("The departments that it is about, one on each line"),
            "\n".join(sheet.sheet.departments),
            lambda of, text: of.model_copy(update={"departments": tuple(text.split("\n"))}),
        )
    with right:
        label = say("What you still need to know, and who finds out")
        sheet.text("lacks", label, sheet.sheet.lacks, _whole("lacks"))


def _owners(sheet: Pad[Organisation], asked: dict[str, str]) -> None:
    """Who owns it and whether it lasts, today beside wanted."""
    words = visitor.the_words()
    heads = {"today": words.say("Today"), "wanted": words.say("Wanted")}
    for column, which in zip(st.columns(2, gap="large"), SIDES, strict=True):
        with column:
            owner, lasting = (
                f"{heads[which]}: {words.inside(asked[key])}" for key in ("owner", "permanent")
            )
            side = getattr(sheet.sheet, which)
            sheet.line(f"{which}-owner", owner, side.owner, _of(which, "owner"))
            _lasting(sheet, which, lasting)
            if which == "wanted":
                label = asked["moves_on"]
                sheet.day("moves-on", label, sheet.sheet.moves_on, _whole("moves_on"))


def _lasting(sheet: Pad[Organisation], which: Which, label: str) -> None:
    """Permanent or a project; of a project until when, and what then."""
    say, side = visitor.the_words().say, getattr(sheet.sheet, which)
    lasts = {"permanent": say("Permanent"), "project": say("Project")}
    sheet.choice(f"{which}-lasting", label, side.lasting, lasts, _of(which, "lasting"))
    side = getattr(sheet.sheet, which)
    if side.lasting == "project":
        sheet.day(f"{which}-until", say("Until when?"), side.until, _of(which, "until"))
        sheet.line(f"{which}-after", say("And what then?"), side.after, _of(which, "after"))


def _forums(sheet: Pad[Organisation], file: OrganisationFile) -> None:
    """One forum at a time, and more of them: the shelf's, or the room's own."""
    say = visitor.the_words().say
    items = Items(sheet, "forums", MOST_FORUMS)
    one = items.choose(say("Correct a forum"), _name)
    if one is not None:
        items.line(one, "name", say("Forum"))
        items.line(one, "members", say("Members"))
        items.line(one, "rhythm", say("How often"))
        items.line(one, "mandate", say("Mandate: what it may decide"))
        items.ways(one)
    items.taken_out(_name)
    if items.full:
        st.html(pieces.notes([say("The sheet has room for {n} forums.", n=MOST_FORUMS)]))
    else:
        _more_forums(items, file)


def _more_forums(items: Items[Organisation], file: OrganisationFile) -> None:
    say, language = visitor.the_words().say, visitor.the_words().language
    there = {forum.id for forum in items.pad.sheet.forums}
    names = {one.key: one.name[language] for one in file.forums if one.key not in there}
    names[""] = say("A forum of your own")
    left, right = st.columns([8, 4], vertical_alignment="bottom")
    chosen = left.selectbox(
        say("Begin from a proposal, or with your own"),
        list(names),
        format_func=names.__getitem__,
        key=here.key(f"forum-to-add-{len(there)}"),
    )
    if right.button(say("Add a forum"), key=here.key("add-forum"), width="stretch"):
        items.add(begun_with(file, chosen, language) if chosen else Forum(id=new_id()))


def _path(sheet: Pad[Organisation], file: OrganisationFile) -> None:
    """One stage of a disagreement at a time."""
    say = visitor.the_words().say
    items = Items(sheet, "path", MOST_STAGES)
    one = items.choose(say("Correct a stage"), _who)
    if one is not None:
        items.line(one, "who", say("Who?"))
        items.line(one, "does", say("What do they do?"))
        items.number(one, "days", say("Within how many working days?"), most=MOST_DAYS)
        items.ways(one)
    items.taken_out(_who)
    if items.full:
        st.html(pieces.notes([say("The path has room for {n} stages.", n=MOST_STAGES)]))
        return
    with st.container(horizontal=True):
        if not items.every and st.button(
            say("Begin with our proposal"), key=here.key("propose-path")
        ):
            items.add(*proposed(file, visitor.the_words().language))
        if st.button(say("Add a stage"), key=here.key("add-stage")):
            items.add(Stage(id=new_id()))


def _log(sheet: Pad[Organisation], file: OrganisationFile) -> None:
    """One decision at a time."""
    say, language = visitor.the_words().say, visitor.the_words().language
    asked = {one.key: one[language] for one in file.log}
    items = Items(sheet, "log", MOST_ENTRIES)
    one = items.choose(say("Correct a decision"), _what)
    if one is not None:
        for field in ("what", "who"):
            items.line(one, field, asked[field])
        items.day(one, "when", asked["when"])
        for field in ("why", "against"):
            items.line(one, field, asked[field])
        items.day(one, "review", asked["review"])
        items.ways(one)
    items.taken_out(_what)
    if items.full:
        st.html(pieces.notes([say("The log has room for {n} decisions.", n=MOST_ENTRIES)]))
    elif st.button(say("Write a decision"), key=here.key("add-decision")):
        items.add(Entry(id=new_id()))


def _name(one: object) -> str:
    return one.name if isinstance(one, Forum) else ""


def _who(one: object) -> str:
    return one.who if isinstance(one, Stage) else ""


def _what(one: object) -> str:
    return one.what if isinstance(one, Entry) else ""
