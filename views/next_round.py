"""The next round: the promises first, then both profiles; and the way to make one."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import streamlit as st

import reports
import workshop
from views import calm, here, house, phrases, pieces, round_pieces, rounds, told, visitor

if TYPE_CHECKING:
    from reports import ComparisonReport
    from workshop import Before, Workshop

words = visitor.the_words()
say = words.say


def screen(of: Workshop) -> None:
    """What there is to see of the round before, and what can be done about the next."""
    earlier, found = rounds.before(of), rounds.compared(of)
    if found:
        compared(of, found)
    else:
        opening(of, earlier)
        promised(earlier)
    if earlier and not rounds.is_shown(of) and of.kind == "private":
        here.link("underway.py", say("On to the answers"))
    if rounds.is_shown(of) and of.kind == "private":
        another(of)
    if earlier is None or earlier.file:
        from_a_file(of, earlier)
    if rounds.is_shown(of):
        to_a_file(of)


def compared(of: Workshop, found: ComparisonReport) -> None:
    """Both rounds."""
    st.html(pieces.opening((*phrases.called(of), *found.kicker), found.finding, found.lead))
    st.html(
        round_pieces.promises(found.promises, found.labels["promises"])
        + round_pieces.changes(found)
        + pieces.notes(found.notes)
        + round_pieces.below(found)
    )


def opening(of: Workshop, earlier: Before | None) -> None:
    """Where one stands while there is nothing to compare yet."""
    kicker = tuple(filter(None, phrases.whose(of)))
    if earlier is None:
        finding = say("No round comes before this one")
        lead = say("Make the next one in half a year or a year, to see what has changed.")
    elif rounds.is_shown(of):
        finding = say("The round before shows nothing yet")
        lead = say("The two stand side by side when both are shown.")
    else:
        finding = say("First the promises from last time, then new answers")
        lead = say("The two rounds stand side by side when the answers of this one are shown.")
    st.html(pieces.opening(kicker, finding, lead))


def promised(earlier: Before | None) -> None:
    """The promises of the round before, also while nobody has answered this one."""
    found = rounds.told_promises(earlier.here) if earlier and earlier.here else ()
    if found:
        st.html(round_pieces.promises(found, say("First the promises from last time")))
    elif earlier and earlier.here:
        st.html(pieces.paragraphs(say("Nothing was promised last time.")))


def another(of: Workshop) -> None:
    """Make a round that follows this one."""
    what = say(
        "It has the same settings as this one. What you promised is looked at first, and "
        "the two rounds are compared when the new one is shown."
    )
    st.html(pieces.section(say("Make the next round"), what))
    if st.button(say("New round"), key=here.key("new-round"), type="primary"):
        made = workshop.next_round(
            *(house.the_store(), visitor.the_desk(), of.id),
            now=visitor.now(),
            new_id=workshop.new_token,
        )
        calm.gone_on(made.id, "naeste-runde")


def from_a_file(of: Workshop, earlier: Before | None) -> None:
    """Let a round that was held elsewhere be the one before; or let go of it."""
    what = say(
        "A result that Helhedstjek has written: from the bottom of this page in another workshop, "
        "or from helhedstjek score."
    )
    st.html(pieces.section(say("Read a round in from a file"), what))
    if earlier:
        if st.button(say("Stop using the file"), key=here.key("forget-earlier")):
            workshop.forget_earlier(house.the_store(), visitor.the_desk(), of.id)
            st.rerun()
        return
    day = st.date_input(
        say("When the answers were shown, if you know it"),
        None,
        key=here.key("earlier-day"),
        min_value=date(2000, 1, 1),
        max_value=visitor.today(),
        format="DD.MM.YYYY",
    )
    file = st.file_uploader(say("A .json file"), type=["json"], key=here.key("earlier-file"))
    if file and st.button(say("Use the file"), key=here.key("use-earlier"), type="primary"):
        try:
            workshop.keep_earlier(
                *(house.the_store(), house.the_content(), visitor.the_desk(), of.id),
                file.getvalue(),
                day=day if isinstance(day, date) else None,
                now=visitor.now(),
            )
        except workshop.Refused as refused:
            calm.refused(refused)
        else:
            st.rerun()


def to_a_file(of: Workshop) -> None:
    """The result as it is shown, to be compared with a later round elsewhere."""
    what = say("It holds what is shown here and nothing more: numbers, and no names and no words.")
    st.html(pieces.section(say("Take the result with you"), what))
    desk = visitor.the_desk()
    st.download_button(
        say("Download the result (JSON)"),
        lambda: exported(of, desk),
        file_name=f"helhedstjek-{rounds.shown_on(of).isoformat()}.json",
        mime="application/json",
        key=here.key("json"),
        on_click="ignore",
    )


def exported(of: Workshop, desk: str) -> bytes:
    """The result as a file; Refused where the workshop was deleted or taken back meanwhile."""
    workshop.held(house.the_store(), desk, of.id)
    return reports.result_file(told.the_result(of))


if workshop_here := here.the_workshop():
    screen(workshop_here)
else:
    calm.no_workshop()
