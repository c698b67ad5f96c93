"""What was revealed does not change, whatever becomes of the shelves, the limits or the version."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest

import advice
import reports
import workshop
from content import Content, frozen, thawed
from words import Words
from workshop import Answer, Workshop

if TYPE_CHECKING:
    from collections.abc import Iterator

    from arithmetic import Result
    from workshop import Store

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
TODAY = date(2026, 11, 24)
Place = tuple[str | int, ...]


def opened(store: Store, content: Content) -> Workshop:
    """A workshop that is open, with seven people of two levels who have answered everything."""
    draft = workshop.prepare(
        store,
        "desk",
        organisation="Øby",
        target_group="Voksne med flere sager",
        questionnaire="full",
        mode="anonymous",
        language="da",
        now=NOW,
        new_id=workshop.new_token,
    )
    here = workshop.open(store, content, "desk", draft.id, new_token=workshop.new_token)
    for number in range(7):
        who = workshop.join(
            store,
            content,
            here,
            level=list(content.levels)[number % 2],
            area="",
            language="da",
            token=workshop.new_token(),
            new_id=workshop.new_token,
        )
        for place, statement in enumerate(content.statements):
            said = Answer(
                statement=statement,
                answer=str((number * place) % 6),
                comment="",
                revision=1,
            )
            workshop.answer(store, content, who, here, said)
    return here


def revealed(store: Store, content: Content) -> Workshop:
    """The same, revealed."""
    here = opened(store, content)
    return workshop.reveal(store, content, "desk", here.id, outcome=advice.outcome, today=TODAY)


def never(*_: object, **__: object) -> Result:
    """Nobody counts again what was kept."""
    raise AssertionError


def told(store: Store, now: Content, here: Workshop) -> str:
    """The Report as a screen and a paper get it, when the shelves are `now`."""
    pinned = workshop.shelves(store, now, here)
    kept = workshop.kept(store, now, here, never)
    about = reports.About(
        organisation=here.organisation, day=here.revealed_on or here.created.date()
    )
    return "".join(
        reports.tell(pinned, kept.result, Words(language), about, kept.reasons).model_dump_json()
        for language in ("da", "en")
    )


def leaves(part: Any, place: Place = ()) -> Iterator[Place]:  # noqa: ANN401 - JSON is what it is
    """Where every word and number of a shelf stands."""
    if isinstance(part, dict):
        for key, value in part.items():
            yield from leaves(value, (*place, key))
    elif isinstance(part, list):
        for number, value in enumerate(part):
            yield from leaves(value, (*place, number))
    elif part is not None:
        yield place


def changed(content: Content, place: Place) -> Content:
    """The shelves with one word or number changed, as somebody who edits YAML would."""
    plain = content.model_dump(mode="json", by_alias=True)
    at: Any = plain
    for step in place[:-1]:
        at = at[step]
    value = at[place[-1]]
    at[place[-1]] = (not value) if isinstance(value, bool) else value * 2 if value else 1
    plain["fingerprint"] = f"edited at {place}"
    return _unchecked(Content, plain)


def _unchecked(model: type[Content], plain: dict[str, Any]) -> Content:
    return model.model_construct(**plain)


@pytest.mark.unmeasured
def test_every_word_and_number_may_change(store: Store, small: Content) -> None:
    """After a reveal no edit of any field of the shelves changes the Report by a byte."""
    here = revealed(store, small)
    before = told(store, small, here)
    places = list(leaves(small.model_dump(mode="json", by_alias=True)))
    assert len(places) > 300
    for place in places:
        assert told(store, changed(small, place), here) == before, place


def test_another_instrument_changes_nothing(store: Store, small: Content, content: Content) -> None:
    """A revealed workshop is told in its own words when all the shelves are others."""
    here = revealed(store, small)
    assert told(store, content, here) == told(store, small, here)


def test_questions_stand_while_people_answer(
    store: Store, small: Content, content: Content
) -> None:
    """A workshop that is open asks what it was opened with."""
    here = opened(store, small)
    assert workshop.shelves(store, content, here) == small


def test_a_draft_follows_the_shelves(store: Store, small: Content) -> None:
    """Until it is opened a workshop asks what stands on the shelves now."""
    draft = workshop.prepare(
        store,
        "desk",
        organisation="Øby",
        questionnaire="full",
        mode="open",
        language="da",
        now=NOW,
        new_id=workshop.new_token,
    )
    assert workshop.shelves(store, small, draft) is small


def test_the_day_is_that_of_the_reveal(store: Store, small: Content) -> None:
    """A report bears the day on which the answers were shown, not the one of preparation."""
    assert revealed(store, small).revealed_on == TODAY


def test_shelves_come_back_whole(small: Content, content: Content) -> None:
    """What is frozen thaws to the same, fingerprint and all."""
    for shelves in (small, content):
        assert thawed(frozen(shelves)) == shelves


def test_shelves_are_kept_once(store: Store, small: Content) -> None:
    """Two workshops on the same shelves share them, and they go with the last."""
    first, second = opened(store, small), opened(store, small)
    workshop.delete(store, "desk", first.id)
    assert store.content(small.fingerprint)
    workshop.delete(store, "desk", second.id)
    assert store.content(small.fingerprint) is None


def test_a_room_s_shelves_are_pinned_too(store: Store, small: Content, content: Content) -> None:
    """A room that answers together goes on with the statements that it began with."""
    here = workshop.begin(
        store,
        small,
        "desk",
        organisation="Øby",
        questionnaire="full",
        now=NOW,
        new_id=workshop.new_token,
    )
    assert workshop.shelves(store, content, here) == small


def test_a_reveal_that_was_cut_short_is_made_good(store: Store, small: Content) -> None:
    """Killed between closing and keeping, the next look comes to the same and keeps it."""
    here = opened(store, small)
    shown = here.model_copy(update={"phase": "revealed", "revealed_on": TODAY})
    assert store.change_workshop(shown, was="open")
    assert store.result(here.id) is None
    first = workshop.kept(store, small, shown, advice.outcome)
    assert workshop.kept(store, small, shown, never) == first
    assert first.result.participants == 7
