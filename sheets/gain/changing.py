"""Changes to a gain sheet: a new one each time. What is not there any more is not changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

from sheets.gain.filled import Initiative, Post

if TYPE_CHECKING:
    from collections.abc import Callable

    from sheets.gain.filled import Assumption
    from sheets.gain.whole import Gain

T = TypeVar("T")


class Removed(NamedTuple):
    """What was taken off the sheet and where it stood, so that it can be put back."""

    what: Initiative | Post
    place: int
    initiative: str


def put_initiative(sheet: Gain, key: str, **said: object) -> Gain:
    """Say something of an initiative."""
    return _each(sheet, key, lambda one: one.model_copy(update=said))


def put_post(sheet: Gain, key: str, **said: object) -> Gain:
    """Say something of a post."""
    there = holder(sheet, key)
    if there is None:
        return sheet
    posts = tuple(p.model_copy(update=said) if p.id == key else p for p in there.posts)
    return put_initiative(sheet, there.id, posts=posts)


def put_assumption(sheet: Gain, key: str, **said: object) -> Gain:
    """Say something of an assumption."""
    every = tuple(
        one.model_copy(update=said) if one.id == key else one for one in sheet.assumptions
    )
    return sheet.model_copy(update={"assumptions": every})


def put_som(sheet: Gain, **said: object) -> Gain:
    """Say something of what is for the national model, or of what it came to."""
    return sheet.model_copy(update={"som": sheet.som.model_copy(update=said)})


def put_input(sheet: Gain, key: str, text: str) -> Gain:
    """Write what the room has of one of the national model's inputs; nothing takes it away."""
    written = {**sheet.som.inputs, key: text}
    return put_som(sheet, inputs={name: one for name, one in written.items() if one})


def add_initiative(sheet: Gain, new: Initiative) -> Gain:
    """One more, after the others."""
    return sheet.model_copy(update={"initiatives": (*sheet.initiatives, new)})


def add_post(sheet: Gain, key: str, new: Post) -> Gain:
    """One more cost or gain of an initiative, after the others."""
    return _each(sheet, key, lambda one: one.model_copy(update={"posts": (*one.posts, new)}))


def add_assumption(sheet: Gain, new: Assumption) -> Gain:
    """One more, after the others."""
    return sheet.model_copy(update={"assumptions": (*sheet.assumptions, new)})


def without(sheet: Gain, key: str) -> Gain:
    """The sheet without an initiative, a post or an assumption."""
    left = tuple(one for one in sheet.initiatives if one.id != key)
    kept = tuple(one for one in sheet.assumptions if one.id != key)
    bare = sheet.model_copy(update={"initiatives": left, "assumptions": kept})
    there = holder(bare, key)
    if there is None:
        return bare
    posts = tuple(post for post in there.posts if post.id != key)
    return put_initiative(bare, there.id, posts=posts)


def removed(sheet: Gain, key: str) -> Removed | None:
    """What `without` would take off the sheet."""
    for n, one in enumerate(sheet.initiatives):
        if one.id == key:
            return Removed(one, n, "")
        for m, post in enumerate(one.posts):
            if post.id == key:
                return Removed(post, m, one.id)
    return None


def put_back(sheet: Gain, what: Removed) -> Gain:
    """Back where it stood; nothing happens where it, or what held it, is gone or there already."""
    if removed(sheet, what.what.id):
        return sheet
    if isinstance(what.what, Initiative):
        every = _inserted(sheet.initiatives, what.place, what.what)
        return sheet.model_copy(update={"initiatives": every})
    post = what.what

    def back(one: Initiative) -> Initiative:
        return one.model_copy(update={"posts": _inserted(one.posts, what.place, post)})

    return _each(sheet, what.initiative, back)


def moved(sheet: Gain, key: str, by: int) -> Gain:
    """A post up or down among the initiative's; the first and the last stay."""
    there = holder(sheet, key)
    if there is None:
        return sheet
    posts = list(there.posts)
    at = next(n for n, post in enumerate(posts) if post.id == key)
    to = at + by
    if 0 <= to < len(posts):
        posts[at], posts[to] = posts[to], posts[at]
    return put_initiative(sheet, there.id, posts=tuple(posts))


def initiative(sheet: Gain, key: str) -> Initiative | None:
    """One initiative, while it is there."""
    return next((one for one in sheet.initiatives if one.id == key), None)


def holder(sheet: Gain, key: str) -> Initiative | None:
    """The initiative that has a post."""
    return next((one for one in sheet.initiatives if any(p.id == key for p in one.posts)), None)


def _each(sheet: Gain, key: str, change: Callable[[Initiative], Initiative]) -> Gain:
    every = tuple(change(one) if one.id == key else one for one in sheet.initiatives)
    return sheet.model_copy(update={"initiatives": every})


def _inserted(every: tuple[T, ...], place: int, one: T) -> tuple[T, ...]:
    return (*every[:place], one, *every[place:])
