"""One cost or gain, with its four years expected and achieved: the only one being written on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

import sheets
from content import YEARS
from views import amounts, here, pad, pieces, seen, visitor

if TYPE_CHECKING:
    from collections.abc import Callable

    from sheets import Gain, Post
    from views.pad import Pad

WRITTEN = ("what", "department", "basis")
IN_TURN = range(YEARS)
WIDE = 148
"""How wide an amount is, in px: four stand beside each other on a laptop, two on a phone."""


def show(sheet: Pad[Gain], post: Post) -> None:
    """Its fields, one under the other."""
    say, asked = visitor.the_words().say, _asked()
    key = post.id
    kinds = {"cost": say("Cost"), "gain": say("Gain")}
    sheet.choice(f"{key}-kind", asked["kind"], post.kind, kinds, _put(key, "kind"), radio=True)
    with st.container(horizontal=True, gap="medium", key="gain-said"):
        sheet.line(f"{key}-what", asked["line"], post.what, _put(key, "what"))
        sheet.line(f"{key}-department", asked["who"], post.department, _put(key, "department"))
    if beside := [*filter(None, (_hint(post), _known(sheet.sheet, post)))]:
        st.html(pieces.notes(beside))
    _years(sheet, post, "expected", say("Expected, year {n}"))
    if _harvests(post):
        _years(sheet, post, "realised", say("Achieved, year {n}"))
    sheet.line(f"{key}-basis", asked["basis"], post.basis, _put(key, "basis"))
    if post.kind == "gain":
        forms = {"cash": say("Less spending"), "time": say("More time")}
        sheet.choice(f"{key}-form", asked["cash"], post.form, forms, _put(key, "form"), radio=True)


def _harvests(post: Post) -> bool:
    """Whether what was achieved is written: that is years after what is expected."""
    opened = here.key("gain-harvest")
    if opened in st.session_state or any(year is not None for year in post.realised):
        return True
    name = visitor.the_words().say("Write what was achieved …")
    if st.button(name, key=here.key("gain-harvests"), type="tertiary"):
        st.session_state[opened] = True
        st.rerun()
    return False


def _years(sheet: Pad[Gain], post: Post, which: str, label: str) -> None:
    """Four amounts beside each other; what is to be said of them below."""
    stored: tuple[sheets.gain.Kroner | None, ...] = getattr(post, which)
    way, below = amounts.kroner(), ""
    with st.container(horizontal=True, gap="small"):
        for n in IN_TURN:
            below += amounts.field(
                *(sheet, f"{post.id}-{which}-{n}", label.replace("{n}", str(n + 1)), stored[n]),
                way=way,
                put=_put_year(post.id, which, n),
                width=WIDE,
            )
    if below:
        st.html(below)


def sweep(sheet: Pad[Gain], key: str) -> None:
    """Keep what was typed of a post that has left the screen."""
    post = _there(sheet.sheet, key)
    if post is None:
        return
    for name in WRITTEN:
        stored = getattr(post, name)
        typed = seen.pending(f"typed-{key}-{name}", stored)
        if typed != stored:
            sheet.keep(lambda old, name=name, typed=typed: _put(key, name)(old, typed))  # type: ignore[misc] # each its own
    way = amounts.kroner()
    for which in ("expected", "realised"):
        for n in IN_TURN:
            place = f"{key}-{which}-{n}"
            amounts.sweep(sheet, place, getattr(post, which)[n], way, _put_year(key, which, n))


def waits(sheet: Gain, key: str) -> bool:
    """Whether something typed of a post is not saved."""
    post = _there(sheet, key)
    if post is None:
        return False
    way = amounts.kroner()
    return any(
        seen.pending(f"typed-{key}-{name}", getattr(post, name)) != getattr(post, name)
        for name in WRITTEN
    ) or any(
        amounts.waits(f"{key}-{which}-{n}", getattr(post, which)[n], way)
        for which in ("expected", "realised")
        for n in IN_TURN
    )


def _there(sheet: Gain, key: str) -> Post | None:
    held = sheets.gain.holder(sheet, key)
    return next((post for post in held.posts if post.id == key), None) if held else None


def _put(key: str, name: str) -> Callable[[Gain, Any], Gain]:
    return lambda old, said: sheets.gain.put_post(old, key, **{name: said})


def _put_year(key: str, which: str, n: int) -> Callable[[Gain, sheets.gain.Kroner | None], Gain]:
    def put(old: Gain, amount: sheets.gain.Kroner | None) -> Gain:
        post = _there(old, key)
        if post is None:
            return old
        years = list(getattr(post, which))
        years[n] = amount
        return sheets.gain.put_post(old, key, **{which: tuple(years)})

    return put


def _asked() -> dict[str, str]:
    """What the shelf asks, by key."""
    language = visitor.the_words().language
    return {one.key: one[language] for one in pad.the_shelf().gain.fields}


def _hint(post: Post) -> str:
    """Who often pays it or has it, where it is one of the shelf's."""
    file, language = pad.the_shelf().gain, visitor.the_words().language
    pays = {one[language]: one.pays[language] for one in file.typical_costs}
    gains = {one[language]: one.gains[language] for one in file.typical_gains}
    return (pays | gains).get(post.what, "")


def _known(sheet: Gain, post: Post) -> str:
    """The departments that are named already, so that each is called the same every time."""
    if post.department:
        return ""
    names = [one.name for one in sheet.sides if one.name]
    say = visitor.the_words().say
    return say("Named already: {names}", names=", ".join(names[:8])) if names else ""


def remove(sheet: Pad[Gain], key: str, undo: str) -> None:
    """Off the sheet; it can be put back as long as this window remembers it."""
    st.session_state[here.key(undo)] = sheets.gain.removed(sheet.sheet, key)
    sheet.changed(lambda old: sheets.gain.without(old, key))
