"""How a file is read: what each column holds and what each answer says, before it is used.

What is chosen is remembered for an hour, without anything that stands in the file, so that the same
file is read in the same way after a change of language.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

import answers
import workshop
from views import drafts, here, labels, phrases, pieces, upload, visitor
from views.upload import LENGTHS, READ, Upload, draw, mistaken

if TYPE_CHECKING:
    from answers import Answers, Column, Found, Questionnaire
    from content import Told
    from workshop import Workshop

COMMENT_OF: Final = "comment:"
ABOUT: Final = ("participant", "level", "area", "comment")
LONG: Final = ("statement", "answer")
UNUSED: Final = "not used: {columns}"
"""What `answers.read` says of columns that this screen has named already."""


def show(of: Upload, into: Workshop | None) -> None:
    """What was found, column by column and answer by answer, and where to change it."""
    words = visitor.the_words()
    now = upload.looked(of, _mapping(of))
    st.html(
        pieces.section(words.say("This is how the file is read"), _found(now))
        + pieces.notes([doubt.said(words.say) for doubt in now.doubts])
    )
    left, right = st.columns(2, gap="large")
    with left:
        _columns(of)
        if into is None:
            _length(of)
    with right:
        labels.show(of, now)
    drafts.keep(of.key("columns"), _usual(of))


def _usual(of: Upload) -> dict[str, str]:
    """What each column is taken to hold, by the key of the field that says otherwise."""
    return {of.key("column", column.place): column.means for column in of.found.columns}


def _found(now: Found) -> str:
    """How many rows there are, and where the letters are doubtful what they were read as."""
    words, rows = visitor.the_words(), now.rows
    if now.kind == "wide":
        return words.count("{n} row, one per person.", "{n} rows, one per person.", rows)
    return words.count("{n} row, one per answer.", "{n} rows, one per answer.", rows)


def _said(of: Upload) -> dict[int, str]:
    """What each column is taken to hold, by its place, as it has been chosen."""
    said = drafts.said(of.key("columns"), _usual(of))
    return {c.place: said[of.key("column", c.place)] for c in of.found.columns}


def _columns(of: Upload) -> None:
    """The columns that are used, those that are not, and one choice to change any of them."""
    words, every = visitor.the_words(), of.found.columns
    say, means = words.say, _said(of)
    used = [c for c in every if means[c.place] in (*ABOUT, *LONG)]
    said = [c for c in every if means[c.place] not in ("", *ABOUT, *LONG)]
    left_out = [_head(column) for column in every if not means[column.place]]
    st.html(
        draw(
            "columns",
            caption=say("Columns"),
            heads=(say("Column"), say("Holds"), say("Recognised by")),
            lines=[_line(of, column, means[column.place]) for column in used],
            statements=[_line(of, column, means[column.place]) for column in said],
            missing=_missing(of),
            left_out=left_out,
            say=words.say,
            count=words.count,
        )
    )
    place = st.selectbox(
        say("Change what a column holds"),
        [column.place for column in every],
        format_func=lambda place: _head(every[place]),
        index=None,
        placeholder=say("Choose a column"),
        key=of.key("which"),
    )
    if place is not None:
        options = _meanings(of)
        st.selectbox(
            say('The column "{head}" holds', head=pieces.markdown(_head(every[place]))),
            options,
            index=options.index(means[place]),
            format_func=lambda means: _meaning(of, means),
            key=of.key("column", place),
        )


def _length(of: Upload) -> None:
    """Which questionnaire it was, where the answers alone do not tell it right."""
    words = visitor.the_words()
    st.selectbox(
        words.say("Which questionnaire was answered?"),
        ("", *LENGTHS),
        format_func=lambda n: phrases.form_of(n) if n else words.say("What the answers show"),
        key=of.key("length"),
    )


def _missing(of: Upload) -> list[str]:
    """The statements that a wide file has no column for, of the short questionnaire or of both."""
    held = set(_said(of).values())
    short, full = (
        [key for key in workshop.asked(of.content, length) if key not in held] for length in LENGTHS
    )
    if LONG[0] in held:
        return []
    beyond = held & set(of.content.statements) - set(workshop.asked(of.content, "short"))
    return [of.content.numbers[key] for key in (full if beyond else short)]


def _line(of: Upload, column: Column, means: str) -> labels.Line:
    how = column.how if means == column.means else "chosen"
    return labels.Line(_head(column), _meaning(of, means), _how(how))


def _head(column: Column) -> str:
    """A column's head, or its place where it has none."""
    return labels.cut(column.head) or visitor.the_words().say("Column {n}", n=column.place + 1)


def _how(how: str) -> str:
    say = visitor.the_words().say
    return {
        "id": say("id"),
        "number": say("number"),
        "words": say("words"),
        "name": say("name"),
        "chosen": say("your choice"),
    }.get(how, "")


def _meanings(of: Upload) -> list[str]:
    """Everything that a column of this file can hold, and nothing first."""
    statements = list(of.content.statements)
    comments = (f"{COMMENT_OF}{key}" for key in statements)
    return ["", *ABOUT, *statements, *comments, *LONG]


def _meaning(of: Upload, means: str) -> str:
    """What a column holds, in words; a statement with its number and its whole text."""
    say = visitor.the_words().say
    known = {
        "": say("Nothing that is used"),
        "participant": say("Who answered"),
        "level": say("Level"),
        "area": say("Area"),
        "comment": say("Comment"),
        "statement": say("Statement"),
        "answer": say("Answer"),
    }
    if means in known:
        return known[means]
    if means.startswith(COMMENT_OF):
        return say("Comment to {statement}", statement=_statement(of, means[len(COMMENT_OF) :]))
    return _statement(of, means)


def _statement(of: Upload, key: str) -> str:
    if key not in of.content.statements:
        return key
    text = of.content.statements[key].text[visitor.the_words().language]
    return f"{of.content.numbers[key]} {text}"


def read(of: Upload, into: Workshop | None) -> Answers | None:
    """The answers as they are read now; None when something is wrong, which has been said."""
    length = into.questionnaire if into else st.session_state.get(of.key("length")) or None
    chosen = _mapping(of), labels.chosen(of, upload.looked(of, _mapping(of)))
    signature = (of.mark, length, *(tuple(sorted(said.items())) for said in chosen))
    kept = st.session_state.get(here.key(READ))
    if kept is None or kept[0] != signature:
        kept = (signature, *_read(of, length, *chosen))
        st.session_state[here.key(READ)] = kept
    _, found, error, notices = kept
    say, told = visitor.the_words().say, set(upload.looked(of, chosen[0]).doubts)
    if error is not None:
        mistaken(say("This must be corrected first"), error, told)
        return None
    new = [notice for notice in notices if notice not in told and notice.message != UNUSED]
    if new:
        st.html(pieces.notes([notice.said(say) for notice in new]))
    return found


def _read(
    of: Upload, length: Questionnaire | None, mapping: dict[int, str], said: dict[str, str]
) -> tuple[Answers | None, answers.AnswersError | None, tuple[Told, ...]]:
    notices: list[Told] = []
    try:
        found = answers.read(
            of.data,
            of.content,
            questionnaire=length,
            mapping=mapping,
            labels=said,
            sheet=of.sheet,
            notice=notices.append,
        )
    except answers.AnswersError as error:
        return None, error, ()
    return found, None, tuple(notices)


def _mapping(of: Upload) -> dict[int, str]:
    """What has been chosen otherwise than it was found."""
    means = _said(of)
    return {c.place: means[c.place] for c in of.found.columns if means[c.place] != c.means}
