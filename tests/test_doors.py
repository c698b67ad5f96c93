"""A workshop's doors: opened, shut and opened again, by hand and by themselves; and who is in."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

import workshop
from advice import outcome
from storage import open_store
from tests.cast import NOW, TODAY, said
from workshop import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator

    from content import Content
    from storage import DatabaseStore
    from workshop import Participant, Workshop

HOUR = timedelta(hours=1)
LATER = datetime.now(UTC) + 30 * 24 * HOUR
EVERYBODY = "Voksne med flere sager"
FIRST = "roots_1"


@pytest.fixture
def store(database: str) -> Iterator[DatabaseStore]:
    """A store of each kind."""
    opened = open_store(database)
    yield opened
    opened.close()


def drafted(store: DatabaseStore, **other: Any) -> Workshop:  # noqa: ANN401 - what a test wants
    """A draft on this desk, about somebody."""
    usual: dict[str, Any] = {"organisation": "Øby", "target_group": EVERYBODY, "now": NOW}
    return workshop.prepare(store, "desk", new_id=lambda: "w", **usual | other)


def opened(store: DatabaseStore, content: Content, **other: Any) -> Workshop:  # noqa: ANN401
    """The same, open for answers."""
    drafted(store, **other)
    return workshop.open(store, content, "desk", "w", new_token=workshop.new_token)


def passes(store: DatabaseStore) -> Workshop:
    """The workshop when its last moment for answers has come."""
    here = found(store)
    store.note_workshop(here.model_copy(update={"closes_at": datetime.now(UTC) - HOUR}))
    return found(store)


def found(store: DatabaseStore) -> Workshop:
    """The workshop as it is kept."""
    here = store.workshop("w")
    assert here
    return here


def came(store: DatabaseStore, content: Content, token: str = "") -> Participant:
    """Somebody joins."""
    return workshop.join(
        store,
        content,
        found(store),
        level="",
        area="",
        language="da",
        token=token or workshop.new_token(),
        new_id=workshop.new_token,
    )


def told(store: DatabaseStore, content: Content, who: Participant, rung: str = "3") -> None:
    """They answer the first statement."""
    workshop.answer(store, content, who, found(store), said(rung, to=FIRST, comment="ord"))


def shown(store: DatabaseStore, content: Content) -> Workshop:
    """The answers are shown."""
    return workshop.reveal(store, content, "desk", "w", outcome=outcome, today=TODAY)


@pytest.mark.parametrize("by_itself", [False, True])
def test_what_is_shut_takes_no_answers_and_can_be_opened_again(
    store: DatabaseStore, small: Content, *, by_itself: bool
) -> None:
    """By hand or by its last moment: nobody answers or joins until it is opened again."""
    opened(store, small)
    who = came(store, small)
    told(store, small, who, "1")
    here = passes(store) if by_itself else workshop.shut(store, "desk", "w")
    assert here.phase == found(store).phase == "shut"
    for act in (lambda: told(store, small, who, "5"), lambda: came(store, small)):
        with pytest.raises(Refused, match="can be opened again"):
            act()
    assert store.answers(who.id)[FIRST].answer == "1"
    assert workshop.shut(store, "desk", "w").phase == "shut"
    again = workshop.open_again(store, "desk", "w", now=datetime.now(UTC))
    assert (again.phase, found(store)) == ("open", again)
    told(store, small, who, "5")
    assert store.answers(who.id)[FIRST].answer == "5"


@pytest.mark.parametrize("shut", ["not", "by hand", "by itself"])
def test_the_answers_are_shown_from_open_or_shut(
    store: DatabaseStore, small: Content, shut: str
) -> None:
    """And what is shown is neither shut nor opened any more."""
    opened(store, small)
    told(store, small, came(store, small))
    if shut != "not":
        _ = passes(store) if shut == "by itself" else workshop.shut(store, "desk", "w")
    assert shown(store, small).phase == found(store).phase == "revealed"
    with pytest.raises(Refused, match="moved on"):
        workshop.open_again(store, "desk", "w", now=datetime.now(UTC))
    with pytest.raises(Refused, match="moved on"):
        workshop.shut(store, "desk", "w")


def test_a_draft_is_not_shut_and_not_opened_again(store: DatabaseStore) -> None:
    """There is nothing to shut yet."""
    drafted(store)
    with pytest.raises(Refused, match="moved on"):
        workshop.shut(store, "desk", "w")
    with pytest.raises(Refused, match="moved on"):
        workshop.open_again(store, "desk", "w", now=NOW)


def test_only_its_desk_shuts_it(store: DatabaseStore, small: Content) -> None:
    """Another desk neither shuts, opens, changes nor copies it."""
    opened(store, small)
    for act in (
        lambda: workshop.shut(store, "other", "w"),
        lambda: workshop.open_again(store, "other", "w", now=NOW),
        lambda: workshop.change(store, "other", "w", name="x", now=NOW),
        lambda: workshop.copy(store, "other", "w", now=NOW, new_id=workshop.new_token),
        lambda: workshop.put_back(store, "other", "w", "AA"),
        lambda: workshop.let_go(store, "other", "w"),
        lambda: workshop.ways_ahead(store, "other", "w", new_token=workshop.new_token),
    ):
        with pytest.raises(Refused, match="not in this browser"):
            act()


def test_it_opens_only_when_it_says_whom_it_is_about(store: DatabaseStore, small: Content) -> None:
    """Those who answer are to know whom they answer about; what is open already stays so."""
    drafted(store, target_group="  ")
    with pytest.raises(Refused, match="who the target group is"):
        workshop.open(store, small, "desk", "w", new_token=workshop.new_token)
    with pytest.raises(Refused, match="who the target group is"):
        workshop.change(store, "desk", "w", opens_at=LATER, now=NOW)
    workshop.change(store, "desk", "w", target_group=f" {EVERYBODY}\n", now=NOW)
    workshop.open(store, small, "desk", "w", new_token=workshop.new_token)
    assert found(store).target_group == EVERYBODY


def test_it_opens_by_itself_with_the_link_that_was_sent(
    store: DatabaseStore, small: Content
) -> None:
    """When its moment has come, whoever asks first opens it; the link is the one sent before."""
    opens_at = NOW + HOUR
    here = drafted(store, opens_at=opens_at)
    sent = workshop.ways_ahead(store, "desk", "w", new_token=workshop.new_token)
    assert workshop.ways_ahead(store, "desk", "w", new_token=workshop.new_token) == sent
    assert sent
    early = workshop.due(store, small, here, now=NOW, new_token=workshop.new_token)
    assert early.phase == "draft"
    for _ in range(2):
        on = workshop.due(store, small, here, now=opens_at, new_token=workshop.new_token)
        assert (on.phase, on.content) == ("open", small.fingerprint)
    assert workshop.found_by_link(store, sent.link) == on
    assert workshop.ways_in(store, on, "secret") == sent


def test_what_is_due_is_opened_for_all(store: DatabaseStore, small: Content) -> None:
    """Every draft whose moment has come, and no other."""
    drafted(store, opens_at=NOW + HOUR)
    at = datetime.now(UTC)
    assert at < NOW + HOUR or store.due() == ("w",)
    store.rewrite(found(store), found(store).model_copy(update={"opens_at": at - HOUR}))
    opening = {"now": at, "new_token": workshop.new_token}
    assert workshop.open_what_is_due(store, small, **opening) == 1  # type: ignore[arg-type] # as named
    assert workshop.open_what_is_due(store, small, **opening) == 0  # type: ignore[arg-type] # as named


@pytest.mark.parametrize(
    ("chosen", "why"),
    [
        ({"opens_at": NOW - HOUR}, "not passed"),
        ({"closes_at": NOW}, "not passed"),
        ({"opens_at": NOW + 2 * HOUR, "closes_at": NOW + HOUR}, "open before it closes"),
        ({"opens_at": NOW + HOUR, "closes_at": NOW + HOUR}, "open before it closes"),
        ({"closes_at": NOW + 24 * HOUR, "delete_on": TODAY}, "deleted before it closes"),
        ({"target_group": "x" * 301}, "300 characters"),
        ({"organisation": " "}, "name of the organisation"),
        ({"invited": 0}, "how many are invited"),
    ],
)
def test_a_draft_keeps_no_wrong_choice(
    store: DatabaseStore, chosen: dict[str, Any], why: str
) -> None:
    """Neither when it is made nor when it is changed; the rest stays as it was."""
    was = drafted(store)
    with pytest.raises(Refused, match=why):
        workshop.change(store, "desk", "w", now=NOW, **chosen)
    assert found(store) == was


def test_a_draft_changes_in_everything(store: DatabaseStore) -> None:
    """And only in what is chosen, whatever another window has changed meanwhile."""
    drafted(store)
    everything: dict[str, Any] = {
        "organisation": "Nyby",
        "questionnaire": "full",
        "mode": "open",
        "language": "en",
        "areas": ("Job",),
        "target": 3,
        "delete_on": LATER.date() + timedelta(1),
        "invited": 7,
        "slips": True,
        "name": "Anden runde",
        "meets_on": LATER.date(),
        "target_group": "Unge",
        "opens_at": NOW + HOUR,
        "closes_at": NOW + 2 * HOUR,
    }
    for key, value in everything.items():
        workshop.change(store, "desk", "w", now=NOW, **{key: value})
    assert found(store).model_dump() == found(store).model_dump() | everything


@pytest.mark.parametrize("phase", ["open", "shut", "revealed", "closed"])
def test_what_people_have_met_stays(store: DatabaseStore, small: Content, phase: str) -> None:
    """From its opening on, its name and days may change, and nothing that was promised."""
    opened(store, small)
    told(store, small, came(store, small))
    if phase == "shut":
        workshop.shut(store, "desk", "w")
    elif phase != "open":
        shown(store, small)
        _ = workshop.close(store, "desk", "w") if phase == "closed" else None
    was = found(store)
    for locked in ({"mode": "open"}, {"target_group": "Unge"}, {"areas": ("x",)}, {"slips": True}):
        with pytest.raises(Refused, match="locked"):
            workshop.change(store, "desk", "w", now=NOW, **locked)
    assert found(store) == was
    last = LATER.date()
    workshop.change(store, "desk", "w", name="Ny", meets_on=last, delete_on=last, now=NOW)
    assert (found(store).name, found(store).delete_on) == ("Ny", last)
    if phase in {"open", "shut"}:
        assert workshop.change(store, "desk", "w", invited=9, now=NOW).invited == 9
    else:
        with pytest.raises(Refused, match="locked"):
            workshop.change(store, "desk", "w", invited=9, now=NOW)


def test_an_old_window_opens_nothing_that_was_changed(store: DatabaseStore, small: Content) -> None:
    """Of a change and an opening at the same moment one comes first, and the other sees it."""
    was = drafted(store)
    workshop.change(store, "desk", "w", mode="open", now=NOW)
    assert not store.rewrite(was, was.model_copy(update={"phase": "open"}))
    workshop.open(store, small, "desk", "w", new_token=workshop.new_token)
    with pytest.raises(Refused, match="moved on"):
        workshop.open(store, small, "desk", "w", new_token=workshop.new_token)
    assert (found(store).phase, found(store).mode) == ("open", "open")


def test_a_copy_is_a_draft_of_the_same_choices(store: DatabaseStore, small: Content) -> None:
    """Without people, name, days or ways in; and a promise of its own."""
    here = opened(store, small, areas=("Job",), target=2, invited=5, name="Første", slips=True)
    new = workshop.copy(store, "desk", "w", now=NOW, new_id=lambda: "copy")
    same = {"areas", "target", "invited", "slips", "target_group", "mode", "organisation"}
    assert new.model_dump(include=same) == here.model_dump(include=same)
    assert (new.phase, new.name, new.content, store.ways("copy")) == ("draft", "", None, None)
    store.add_workshop("desk", here.model_copy(update={"id": "room", "kind": "together"}))
    room = workshop.copy(store, "desk", "room", now=NOW, new_id=lambda: "another")
    assert (room.kind, room.mode) == ("private", "anonymous")


def test_who_is_taken_out_counts_no_more_and_can_be_put_back(
    store: DatabaseStore, small: Content
) -> None:
    """They are known nowhere and nothing of theirs is read; put back, everything is as before."""
    opened(store, small)
    who = came(store, small, "t" * 22)
    told(store, small, who)
    other = came(store, small)
    assert (store.idle("w"), store.joined("w")) == ((other.mark,), 2)
    workshop.take_out(store, "desk", "w", str(who.mark))
    assert (store.joined("w"), store.rows("w"), store.comments("w")) == (1, (), ())
    assert (workshop.progress(store, small, found(store)).answered, store.listed("desk").begun) == (
        0,
        {"w": 0},
    )
    for act in (
        lambda: workshop.participant(store, "t" * 22),
        lambda: came(store, small, "t" * 22),
    ):
        with pytest.raises(Refused, match="do not recognise you"):
            act()
    with pytest.raises(Refused):
        told(store, small, who)
    workshop.put_back(store, "desk", "w", str(who.mark))
    assert (store.joined("w"), len(store.rows("w"))) == (2, 1)
    assert workshop.participant(store, "t" * 22)[0] == who


def test_what_is_taken_out_is_deleted_by_the_next_and_by_the_reveal(
    store: DatabaseStore, small: Content
) -> None:
    """Then it is too late to undo, and nothing of it is in the result."""
    opened(store, small)
    first, second, third = (came(store, small) for _ in range(3))
    for who in (first, second, third):
        told(store, small, who)
    workshop.take_out(store, "desk", "w", str(first.mark))
    workshop.take_out(store, "desk", "w", str(second.mark))
    with pytest.raises(Refused, match="too late"):
        workshop.put_back(store, "desk", "w", str(first.mark))
    kept = workshop.kept(store, small, shown(store, small), outcome)
    assert kept.result.participants == 1
    assert store.answers(second.id) == {}
    with pytest.raises(Refused, match="too late"):
        workshop.put_back(store, "desk", "w", str(second.mark))


def test_whoever_waits_is_let_in_or_refused_until_the_reveal(
    store: DatabaseStore, small: Content
) -> None:
    """Also while it is shut; who was refused and is put back waits again."""
    opened(store, small, invited=1)
    came(store, small)
    late, later = came(store, small), came(store, small)
    workshop.shut(store, "desk", "w")
    workshop.take_out(store, "desk", "w", str(late.mark))
    assert store.people("w", "waiting") == (later.mark,)
    workshop.put_back(store, "desk", "w", str(late.mark))
    assert set(store.people("w", "waiting")) == {late.mark, later.mark}
    assert workshop.let_in(store, "desk", "w", str(late.mark)) == 1
    shown(store, small)
    assert workshop.let_in(store, "desk", "w") == 0


def test_who_parts_is_nobody_and_stays_counted(store: DatabaseStore, small: Content) -> None:
    """Nothing leads from a phone to the answers any more, and the answers are still there."""
    opened(store, small)
    who = came(store, small, "t" * 22)
    told(store, small, who)
    shown(store, small)
    workshop.part(store, who)
    with pytest.raises(Refused, match="do not recognise you"):
        workshop.participant(store, "t" * 22)
    assert len(store.rows("w")) == 1


def test_practice_has_invented_people_in_it(store: DatabaseStore, small: Content) -> None:
    """Some are done, some underway and some idle; it says that it is practice."""
    like = workshop.settings(drafted(store, invited=3, slips=True))
    here = workshop.practise(store, small, "desk", like=like, examples=(), now=datetime.now(UTC))
    far = workshop.progress(store, small, here)
    assert (here.practice, here.phase, here.organisation) == (True, "open", "Øby")
    assert (far.joined, far.finished, far.begun) == (16, 11, 14)
    assert store.people(here.id, "waiting") == ()
