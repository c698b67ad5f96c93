"""Materials: all there is to take along, for whom each is, one press for each and one for all.

Before the answers are shown it is what can be printed for the meeting.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

import reports
from reports import Agenda
from views import (
    calm,
    editions,
    file_names,
    handouts,
    here,
    house,
    making,
    materials,
    materials_pieces,
    phrases,
    pieces,
    rounds,
    told,
    visitor,
)

if TYPE_CHECKING:
    from reports import Report
    from views.materials import Group, Material

words = visitor.the_words()
of, report = here.the_workshop(), told.the_report()
if report is None and (of is None or of.kind == "together"):
    calm.nothing_yet()
if of and report:
    report = rounds.whole(of, report)


def chapters(of: Report) -> Report:
    """The report with those of the redesign's sheets that are to be in it."""
    if of.redesign is None or not of.redesign.filled:
        return of
    st.html(pieces.notes([words.say("Sheets to be in the report")]))
    with st.container(horizontal=True):
        left_out = [
            name
            for name, title in of.redesign.filled.items()
            if not st.checkbox(title, value=True, key=here.key(f"chapter-{name}"))
        ]
    return of.model_copy(update={"redesign": of.redesign.without(left_out)})


def agenda() -> Agenda:
    """What only the administration knows of the matter, for the committee’s paper alone."""
    st.html(
        pieces.heading(words.say("In the committee’s paper"))
        + pieces.notes(
            [words.say("It is kept nowhere. What you leave out can be filled in later.")]
        )
    )
    with st.container(horizontal=True):
        case = st.text_input(
            words.say("Case no."), key=here.key("agenda-case"), max_chars=60, width=200
        )
        department = st.text_input(
            words.say("Department"), key=here.key("agenda-department"), max_chars=120, width=240
        )
        committees = st.text_input(
            words.say("Committees and days, with a semicolon between"),
            key=here.key("agenda-committees"),
            max_chars=300,
            width=480,
        )
    named = (one.strip() for one in committees.split(";"))
    return Agenda(case=case, department=department, committees=tuple(filter(None, named)))


def letter() -> handouts.Letter:
    """What only the facilitator knows of the meeting; it goes into the invitation alone."""
    st.html(
        pieces.under(words.say("In the invitation"))
        + pieces.notes(
            [words.say("It is kept nowhere. What you leave out can be written by hand.")]
        )
    )
    asked = {
        "clock": words.say("Time"),
        "place": words.say("Place"),
        "sender": words.say("Who signs it?"),
    }
    with st.container(horizontal=True):
        said = {
            name: st.text_input(label, key=here.key(f"letter-{name}"), max_chars=120, width=240)
            for name, label in asked.items()
        }
    return handouts.Letter(**said)


def shown(group: list[Material], by: making.Maker) -> None:
    """Each file with its picture and its button; the look lays them side by side."""
    with st.container(key=here.key(f"materials-{group[0].group}"), horizontal=True):
        for one in group:
            with st.container(key=here.key(f"material-{one.key}"), width=340):
                st.html(materials_pieces.material(one, report))
                st.download_button(
                    words.say("Download: {name}", name=pieces.markdown(one.name))
                    if one.key != "pdf"
                    else words.say("Download the report (PDF)"),
                    data=by.one(one),
                    file_name=by.named(one),
                    mime=materials.MIMES[one.kind],
                    key=here.key(one.key),
                    type="primary" if one.key == "pdf" else "secondary",
                    on_click="ignore",
                )


def all_of(every: tuple[Material, ...], by: making.Maker) -> None:
    """One press for all; how far it has come is told meanwhile."""
    many = words.count("{n} file", "{n} files", len(every))
    missing = words.say("missing")
    st.download_button(
        words.say("Download all, {files} (zip)", files=many),
        data=by.all(every, f"{missing}.txt"),
        file_name=file_names.of(by.organisation, by.day, kind="zip"),
        mime="application/zip",
        key=here.key("all"),
        on_click="ignore",
    )
    making.told(by)


ready = (
    words.say("The report is ready to be shared")
    if report
    else words.say("This can be printed for the meeting now")
)
lead = (
    words.say("The same figures in every file. Each is made when you ask for it.")
    if report
    else words.say("Nothing of it shows what anybody has answered.")
)
whose = phrases.kicker(report) if report else phrases.whose(of) if of else ()
st.html(pieces.opening((words.say("Materials"), *whose), ready, lead))
posters = handouts.the_handout(of, words)
by = making.maker(posters.organisation, report.date_iso if report else posters.date_iso)
names: dict[Group, str] = {
    "report": words.say("The report, and what is made of it"),
    "sheets": words.say("Sheets of the redesign"),
    "posters": words.say("Posters"),
    "before": words.say("Before the meeting"),
}
top, rest = st.container(), st.container()
with rest:
    places = {group: st.container() for group in names}
    told_letter = handouts.NOTHING
    if of is None or of.kind == "private":
        with places["before"]:
            st.html(pieces.section(names["before"]))
            told_letter = letter()
results: tuple[Material, ...] = ()
if report:
    counted = told.the_result(of) if of else reports.example_result(house.the_content())
    with places["report"]:
        st.html(
            pieces.section(names["report"])
            + pieces.under(words.say("Choose what goes into the PDF"))
        )
        whole = chapters(report)
        if counted:
            ticked = materials.Ticked(whole, editions.chosen(of, counted))
            results = materials.of_results(report, counted, ticked, posters, agenda())
every = (*results, *materials.at_any_time(of, told_letter, posters))
with top:
    all_of(tuple(one for one in every if one.key != "slips"), by)
for group, name in names.items():
    found = [one for one in every if one.group == group]
    with places[group]:
        if found and group in {"sheets", "posters"}:
            st.html(pieces.section(name))
        if found:
            shown(found, by)
if report:
    st.html(pieces.notes(report.notes))
