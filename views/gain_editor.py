"""The initiatives, one at a time, and of its posts one at a time."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final
from uuid import uuid4

import streamlit as st

import sheets
from sheets import Initiative, Post
from views import amounts, gain_pieces, gain_post, here, pad, pieces, seen, told, visitor

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, Literal

    from streamlit.delta_generator import DeltaGenerator

    from reports import GainReport
    from sheets import Gain
    from views.pad import Pad

AT: Final = "gain-at"
POST: Final = "gain-post-at"
LAST: Final = "gain-last"
"""Under these keys a session knows the initiative and the post it is at, and was at before."""
UNDO: Final = "gain-undo"


def at(sheet: Gain) -> str:
    """The initiative that this window is at; "" where there is none."""
    chosen = str(st.session_state.get(here.key(AT), ""))
    ids = [one.id for one in sheet.initiatives]
    return chosen if chosen in ids else next(iter(ids), "")


def post_at(sheet: Gain, initiative: str) -> str:
    """The post that this window is at."""
    there = sheets.gain.initiative(sheet, initiative)
    ids = [post.id for post in there.posts] if there else []
    chosen = str(st.session_state.get(here.key(POST), ""))
    return chosen if chosen in ids else next(iter(ids), "")


def sweep(sheet: Pad[Gain]) -> None:
    """Keep what was typed where this window no longer is."""
    now = (at(sheet.sheet), post_at(sheet.sheet, at(sheet.sheet)))
    before = st.session_state.get(here.key(LAST), now)
    if before[1] != now[1]:
        gain_post.sweep(sheet, before[1])
    if before[0] != now[0]:
        _sweep(sheet, before[0])
    st.session_state[here.key(LAST)] = now


def _sweep(sheet: Pad[Gain], key: str) -> None:
    there = sheets.gain.initiative(sheet.sheet, key)
    if there is None:
        return
    typed = seen.pending(f"typed-{key}-name", there.name)
    if typed != there.name:
        sheet.keep(lambda old: _put(key, "name")(old, typed))
    for name, way in _numbers().items():
        amounts.sweep(sheet, f"{key}-{name}", getattr(there, name), way, _put(key, name))


def waits(sheet: Gain) -> bool:
    """Whether something is typed here that is not saved, because another has the pen."""
    there = sheets.gain.initiative(sheet, at(sheet))
    if there is None:
        return False
    return _waits(there) or gain_post.waits(sheet, post_at(sheet, there.id))


def show(sheet: Pad[Gain]) -> DeltaGenerator | None:
    """Which initiative, what it is called, its posts, and the one that is written on.

    What comes back is where the posts are to be drawn when all that is written has been kept.
    """
    _which(sheet)
    there = sheets.gain.initiative(sheet.sheet, at(sheet.sheet))
    if there is None:
        _undo(sheet)
        return None
    _initiative(sheet, there)
    table = st.container()
    _which_post(sheet, there)
    key = post_at(sheet.sheet, there.id)
    fresh = sheets.gain.initiative(sheet.sheet, there.id) or there
    post = next((one for one in fresh.posts if one.id == key), None)
    if post:
        with st.container(key="gain-one"):
            gain_post.show(sheet, post)
    _turn(sheet, there, post)
    _undo(sheet)
    return table


def draw(sheet: Pad[Gain], of: GainReport, place: DeltaGenerator) -> None:
    """The posts of the initiative in hand."""
    key = at(sheet.sheet)
    post = post_at(sheet.sheet, key)
    for row in of.initiatives:
        if row.id == key and row.posts:
            drawn = partial(gain_pieces.posts, row, of.words, post)
            place.html(told.once("gain-posts", (row, post), drawn))


def _which(sheet: Pad[Gain]) -> None:
    say, every = visitor.the_words().say, sheet.sheet.initiatives
    names = {one.id: one.name or say("An initiative without a name") for one in every}
    if not names:
        st.html(pieces.heading(say("What are you starting?")))
        _add(sheet, "primary")
        return
    _go_to(AT, names, at(sheet.sheet))
    numbered = {key: f"{n}. {name}" for n, (key, name) in enumerate(names.items(), 1)}
    with st.container(horizontal=True, vertical_alignment="bottom", key="gain-which"):
        st.selectbox(
            say("Initiative"), list(names), format_func=numbered.__getitem__, key=here.key(AT)
        )
        _add(sheet, "secondary")


def _add(sheet: Pad[Gain], kind: Literal["primary", "secondary"]) -> None:
    if st.button(visitor.the_words().say("Add an initiative"), key=here.key("gain-add"), type=kind):
        new = Initiative(id=_new())
        st.session_state[here.key(f"{AT}-next")] = new.id
        sheet.changed(lambda old: sheets.gain.add_initiative(old, new))


def _go_to(name: str, names: dict[str, str], now: str) -> None:
    """Let a choice stand at what was just made, or at something that is still there."""
    key, wanted = here.key(name), st.session_state.pop(here.key(f"{name}-next"), None)
    if wanted in names:
        st.session_state[key] = wanted
    elif st.session_state.get(key) not in names:
        st.session_state[key] = now


def _initiative(sheet: Pad[Gain], one: Initiative) -> None:
    """What it is called, for whom, in which prices: open where that is not written yet."""
    say, opened = visitor.the_words().say, here.key(f"gain-about-{one.id}")
    written = one.name and one.citizens is not None and one.price_level is not None
    if written and opened not in st.session_state:
        name = say("Change its name, citizens and price level")
        if st.button(name, key=here.key("gain-about"), type="tertiary"):
            st.session_state[opened] = True
            st.rerun()
        return
    st.session_state[opened] = True
    asked = {field.key: field[sheet.words.language] for field in pad.the_shelf().gain.fields}
    sheet.line(f"{one.id}-name", asked["initiative"], one.name, _put(one.id, "name"))
    below = ""
    with st.container(horizontal=True, gap="medium"):
        for name, way in _numbers().items():
            below += amounts.field(
                *(sheet, f"{one.id}-{name}", asked[name], getattr(one, name)),
                way=way,
                put=_put(one.id, name),
                width=260,
            )
    if below:
        st.html(below)


def _waits(one: Initiative) -> bool:
    """Whether something is typed about it that is not saved."""
    named = seen.pending(f"typed-{one.id}-name", one.name) != one.name
    return named or any(
        amounts.waits(f"{one.id}-{name}", getattr(one, name), way)
        for name, way in _numbers().items()
    )


def _numbers() -> dict[str, amounts.Way[int | None]]:
    say = visitor.the_words().say
    return {
        "citizens": amounts.whole(0, 1_000_000, say("Write a whole number, up to a million.")),
        "price_level": amounts.whole(
            *(1990, 2100, say("Write a year, such as 2027.")), grouped=False
        ),
    }


def _which_post(sheet: Pad[Gain], there: Initiative) -> None:
    """The post to write on, and a new one: empty, or one that is often there."""
    say, language = visitor.the_words().say, visitor.the_words().language
    file = pad.the_shelf().gain
    kinds = {"cost": say("Cost"), "gain": say("Gain")}
    nameless = say("An item without a name")
    names = {one.id: f"{kinds[one.kind]}: {one.what or nameless}" for one in there.posts}
    if names:
        _go_to(POST, names, post_at(sheet.sheet, there.id))
    new = {
        "cost": say("An empty cost"),
        "gain": say("An empty gain"),
        **{
            f"cost-{n}": f"{kinds['cost']}: {one[language]}"
            for n, one in enumerate(file.typical_costs)
        },
        **{
            f"gain-{n}": f"{kinds['gain']}: {one[language]}"
            for n, one in enumerate(file.typical_gains)
        },
    }
    with st.container(horizontal=True, vertical_alignment="bottom", key="gain-items"):
        if names:
            numbered = {key: f"{n}. {name}" for n, (key, name) in enumerate(names.items(), 1)}
            st.selectbox(
                say("You are working on"),
                list(names),
                format_func=numbered.__getitem__,
                key=here.key(POST),
            )
        chosen = st.selectbox(
            say("A new item"), list(new), format_func=new.__getitem__, key=here.key("gain-new")
        )
        pressed = st.button(say("Add"), key=here.key("gain-add-post"))
    if pressed:
        typical = {f"cost-{n}": one[language] for n, one in enumerate(file.typical_costs)}
        typical |= {f"gain-{n}": one[language] for n, one in enumerate(file.typical_gains)}
        kind: Literal["cost", "gain"] = "cost" if str(chosen).startswith("cost") else "gain"
        post = Post(id=_new(), kind=kind, what=typical.get(str(chosen), ""))
        st.session_state[here.key(f"{POST}-next")] = post.id
        sheet.changed(lambda old: sheets.gain.add_post(old, there.id, post))


def _turn(sheet: Pad[Gain], one: Initiative, post: Post | None) -> None:
    """A post's place among the others, and the ways out: behind a button, for they are rare."""
    say, opened = visitor.the_words().say, here.key("gain-turns")
    if opened not in st.session_state:
        if st.button(say("Move or remove …"), key=here.key("gain-turn"), type="tertiary"):
            st.session_state[opened] = True
            st.rerun()
        return
    with st.container(horizontal=True):
        if post:
            _move(sheet, post)
        name = say("Remove the initiative with all its items")
        if st.button(name, key=here.key("gain-out")):
            gain_post.remove(sheet, one.id, UNDO)


def _move(sheet: Pad[Gain], post: Post) -> None:
    say = visitor.the_words().say
    for by, name in ((-1, say("Move up")), (1, say("Move down"))):
        if st.button(name, key=here.key(f"gain-move-{by}")):
            sheet.changed(lambda old, by=by: sheets.gain.moved(old, post.id, by))  # type: ignore[misc] # each its own
    if st.button(say("Remove the item"), key=here.key("gain-remove")):
        gain_post.remove(sheet, post.id, UNDO)


def _undo(sheet: Pad[Gain]) -> None:
    """What was removed last can be put back."""
    gone = st.session_state.get(here.key(UNDO))
    if not isinstance(gone, sheets.gain.Removed) or sheets.gain.removed(sheet.sheet, gone.what.id):
        return
    say, name = (
        visitor.the_words().say,
        getattr(gone.what, "what", "") or getattr(gone.what, "name", ""),
    )
    with st.container(horizontal=True, vertical_alignment="center"):
        st.html(pieces.saved(say("Removed: {name}", name=name or say("An item without a name"))))
        if st.button(say("Put it back"), key=here.key("gain-undo-now")):
            st.session_state.pop(here.key(UNDO), None)
            st.session_state[here.key(f"{POST}-next")] = gone.what.id
            sheet.changed(lambda old: sheets.gain.put_back(old, gone))


def _put(key: str, name: str) -> Callable[[Gain, Any], Gain]:
    return lambda old, said: sheets.gain.put_initiative(old, key, **{name: said})


def _new() -> str:
    return uuid4().hex[:12]
