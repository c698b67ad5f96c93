"""What the answers of a file say: each text that stands as one, and what it is read as."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final, NamedTuple

import streamlit as st

import answers
from content import cleaned
from views import drafts, pieces, visitor
from views.upload import Upload, draw

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from answers import Found, Label

LONGEST: Final = 90
MOST_LABELS: Final = 60
UNREAD, NONE = "", "none"
"""What an answer's text can be besides an answer: not understood, or no answer at all."""


class Line(NamedTuple):
    """A column or an answer in words: what stands there, what it is taken for, and why."""

    head: str
    means: str
    how: str


def show(of: Upload, now: Found) -> None:
    """What each text that stands as an answer is read as; first those that are not understood."""
    words, shown = visitor.the_words(), _shown(now)
    if not shown:
        return
    said = _said(of, shown)
    st.html(pieces.heading(words.say("What the answers say")))
    for label in shown:
        if not label.answer:
            _choose(of, label, said[label])
    if understood := {label: said[label] for label in shown if label.answer}:
        _understood(of, understood)
    if more := len(now.labels) - len(shown):
        told = words.count("{n} more text is not shown.", "{n} more texts are not shown.", more)
        st.html(pieces.notes((told,)))
    drafts.keep(of.key("labels"), _usual(of, shown))


def _understood(of: Upload, said: Mapping[Label, str]) -> None:
    """A table, and one choice to change any of it."""
    words, labels = visitor.the_words(), tuple(said)
    st.html(
        draw(
            "rows",
            caption=words.say("What the answers say"),
            heads=(words.say("Text"), words.say("Read as"), words.say("Times")),
            lines=[
                Line(cut(label.text), _answer(of, answer), str(label.people))
                for label, answer in said.items()
            ],
        )
    )
    place = st.selectbox(
        words.say("Change what a text says"),
        range(len(labels)),
        format_func=lambda place: cut(labels[place].text),
        index=None,
        placeholder=words.say("Choose a text"),
        key=of.key("text"),
    )
    if place is not None:
        _choose(of, labels[place], said[labels[place]])


def _choose(of: Upload, label: Label, said: str) -> None:
    options = ([] if label.answer else [UNREAD]) + [*answers.ANSWERS, NONE]
    st.selectbox(
        _text(label),
        options,
        index=options.index(said),
        format_func=lambda answer: _answer(of, answer),
        key=_key(of, label),
    )


def _usual(of: Upload, labels: Iterable[Label]) -> dict[str, str]:
    """What each text is read as, by the key of the field that says otherwise."""
    return {_key(of, label): label.answer for label in labels}


def _said(of: Upload, labels: Sequence[Label]) -> dict[Label, str]:
    """What each text is read as, as it has been chosen."""
    said = drafts.said(of.key("labels"), _usual(of, labels))
    return {label: said[_key(of, label)] for label in labels}


def cut(text: str) -> str:
    """A text as it can be shown to anybody, however long and of whatever signs."""
    bare = cleaned(text)
    return bare if len(bare) <= LONGEST else f"{bare[:LONGEST]}…"


def _text(label: Label) -> str:
    words, text = visitor.the_words(), cut(label.text)
    said = words.count('"{text}", {n} time', '"{text}", {n} times', label.people, text=text)
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


def _shown(now: Found) -> tuple[Label, ...]:
    """The texts that can be given another answer: all but the rarest of very many."""
    return now.labels[:MOST_LABELS]


def _key(of: Upload, label: Label) -> str:
    """What is chosen about a text is kept under what tells it again, not under itself."""
    return of.key("label", hashlib.sha256(label.text.encode()).hexdigest()[:8])


def chosen(of: Upload, now: Found) -> dict[str, str]:
    """What has been chosen otherwise than it was read; empty text for no answer."""
    said = _said(of, _shown(now))
    chosen = {label.text: answer for label, answer in said.items() if answer != label.answer}
    return {text: "" if answer == NONE else answer for text, answer in chosen.items()}
