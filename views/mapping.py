"""How a file is read: what each column holds and what each answer says, before it is used.

What is chosen is remembered for an hour, without anything that stands in the file, so that the same
file is read in the same way after a change of language.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final, NamedTuple

import streamlit as st

import answers
import workshop
from content import cleaned
from views import drafts, here, pieces, upload, visitor
from views.upload import LENGTHS, READ, Upload, draw, mistaken

if TYPE_CHECKING:
    from answers import Answers, Column, Found, Label
    from content import Told
    from workshop import Workshop

LONGEST: Final = 90
MOST_LABELS: Final = 24
COMMENT_OF: Final = "comment:"
UNREAD, NONE = "", "none"
"""What an answer's text can be besides an answer: not understood, or no answer at all."""
ABOUT: Final = ("participant", "level", "area", "comment")
LONG: Final = ("statement", "answer")


class Line(NamedTuple):
    """A column in words: its head, what it holds, and how that is known."""

    head: str
    means: str
    how: str


def show(of: Upload) -> None:
    """What was found, column by column and answer by answer, and where to change it."""
    words = visitor.the_words()
    columns: dict[str, object] = {
        of.key("column", column.place): column.means for column in of.found.columns
    }
    drafts.begin(of.key("columns"), columns)
    now = upload.looked(of, _mapping(of))
    labels: dict[str, object] = {_key(of, label): label.answer for label in _shown(now)}
    drafts.begin(of.key("labels"), labels)
    st.html(
        pieces.section(words.say("This is how the file is read"), _found(now))
        + pieces.notes([doubt.said(words.say) for doubt in now.doubts])
    )
    left, right = st.columns([7, 5], gap="large")
    with left:
        _columns(of)
    with right:
        _labels(of, now)
    drafts.keep(of.key("columns"), columns)
    drafts.keep(of.key("labels"), labels)


def _shown(now: Found) -> tuple[Label, ...]:
    """The texts that can be given another answer: all but the rarest of very many."""
    return now.labels[:MOST_LABELS]


def _key(of: Upload, label: Label) -> str:
    """What is chosen about a text is kept under what tells it again, not under itself."""
    return of.key("label", hashlib.sha256(label.text.encode()).hexdigest()[:8])


def _found(now: Found) -> str:
    """How many rows there are, and where the letters are doubtful what they were read as."""
    words, rows = visitor.the_words(), now.rows
    if now.kind == "wide":
        return words.count("{n} row, one a person.", "{n} rows, one a person.", rows)
    return words.count("{n} row, one an answer.", "{n} rows, one an answer.", rows)


def _means(of: Upload, column: Column) -> str:
    """What a column is taken to hold, as it has been chosen."""
    return str(st.session_state.get(of.key("column", column.place), column.means))


def _columns(of: Upload) -> None:
    """The columns that are used, those that are not, and one choice to change any of them."""
    words, every = visitor.the_words(), of.found.columns
    say = words.say
    used = [_line(of, column) for column in every if _means(of, column) in (*ABOUT, *LONG)]
    said = [_line(of, column) for column in every if _means(of, column) not in ("", *ABOUT, *LONG)]
    left_out = [_head(column) for column in every if not _means(of, column)]
    st.html(
        draw(
            "columns",
            caption=say("Columns"),
            heads=(say("Column"), say("Holds"), say("Recognised by")),
            lines=used,
            statements=said,
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
        st.selectbox(
            say('The column "{head}" holds', head=pieces.markdown(_head(every[place]))),
            _meanings(of),
            format_func=lambda means: _meaning(of, means),
            key=of.key("column", place),
        )


def _missing(of: Upload) -> list[str]:
    """The statements that a wide file has no column for, of the short questionnaire or of both."""
    held = {_means(of, column) for column in of.found.columns}
    short, full = (
        [key for key in workshop.asked(of.content, length) if key not in held] for length in LENGTHS
    )
    if LONG[0] in held:
        return []
    beyond = held & set(of.content.statements) - set(workshop.asked(of.content, "short"))
    return [of.content.numbers[key] for key in (full if beyond else short)]


def _line(of: Upload, column: Column) -> Line:
    means = _means(of, column)
    how = column.how if means == column.means else "chosen"
    return Line(_head(column), _meaning(of, means), _how(how))


def _head(column: Column) -> str:
    """A head as it can be shown to anybody, however long and of whatever signs."""
    head = cleaned(column.head)
    shown = head if len(head) <= LONGEST else f"{head[:LONGEST]}…"
    return shown or visitor.the_words().say("Column {n}", n=column.place + 1)


def _how(how: str) -> str:
    say = visitor.the_words().say
    return {
        "id": say("id"),
        "number": say("number"),
        "words": say("words"),
        "name": say("name"),
        "content": say("contents"),
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


def _labels(of: Upload, now: Found) -> None:
    """Every text that stands as an answer, and what it is read as."""
    words, shown = visitor.the_words(), _shown(now)
    if not shown:
        return
    st.html(pieces.heading(words.say("What the answers say")))
    for label in shown:
        st.selectbox(
            _text(label),
            ([] if label.answer else [UNREAD]) + [*answers.ANSWERS, NONE],
            format_func=lambda answer: _answer(of, answer),
            key=_key(of, label),
        )
    if more := len(now.labels) - len(shown):
        st.html(
            pieces.notes(
                (
                    words.count(
                        "And {n} more text, which stands as an answer.",
                        "And {n} more texts, which stand as answers.",
                        more,
                    ),
                )
            )
        )


def _text(label: Label) -> str:
    words, text = visitor.the_words(), cleaned(label.text)
    shown = text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
    said = words.count('"{text}", {n} time', '"{text}", {n} times', label.people, text=shown)
    return pieces.markdown(said)


def _answer(of: Upload, answer: str) -> str:
    words = visitor.the_words()
    if answer in {UNREAD, NONE}:
        return words.say("Choose what it says") if answer == UNREAD else words.say("No answer")
    if answer == "dont_know":
        return words.say("Don't know")
    if answer == "not_relevant":
        return words.say("Not relevant here")
    rung = of.content.method.ladder.rungs[int(answer)]
    return f"{answer} {rung.short[words.language]}"


def read(of: Upload, into: Workshop | None) -> Answers | None:
    """The answers as they are read now; None when something is wrong, which has been said."""
    chosen = _mapping(of), _chosen_labels(of)
    signature = (of.mark, tuple(sorted(chosen[0].items())), tuple(sorted(chosen[1].items())))
    kept = st.session_state.get(here.key(READ))
    if kept is None or kept[0] != signature:
        kept = (signature, *_read(of, into, *chosen))
        st.session_state[here.key(READ)] = kept
    _, found, error, notices = kept
    if error is not None:
        mistaken(visitor.the_words().say("This must be put right first"), error)
        return None
    if notices:
        st.html(pieces.notes([notice.said(visitor.the_words().say) for notice in notices]))
    return found


def _read(
    of: Upload, into: Workshop | None, mapping: dict[int, str], labels: dict[str, str]
) -> tuple[Answers | None, answers.AnswersError | None, tuple[Told, ...]]:
    notices: list[Told] = []
    try:
        found = answers.read(
            of.data,
            of.content,
            questionnaire=into.questionnaire if into else None,
            mapping=mapping,
            labels=labels,
            sheet=of.sheet,
            notice=notices.append,
        )
    except answers.AnswersError as error:
        return None, error, ()
    return found, None, tuple(notices)


def _mapping(of: Upload) -> dict[int, str]:
    """What has been chosen otherwise than it was found."""
    every = ((column, _means(of, column)) for column in of.found.columns)
    return {column.place: means for column, means in every if means != column.means}


def _chosen_labels(of: Upload) -> dict[str, str]:
    shown = _shown(upload.looked(of, _mapping(of)))
    every = ((label, st.session_state.get(_key(of, label), label.answer)) for label in shown)
    chosen = {label.text: str(answer) for label, answer in every if answer != label.answer}
    return {text: "" if answer == NONE else answer for text, answer in chosen.items()}
