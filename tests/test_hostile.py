"""What anybody types is a text wherever it leaves: 500 attacks, every field, every output.

What is crossed with what. A *room* is a workshop in which all 307 fields hold a text: organisation,
name, area, whom citizens call, comments, decisions with both arguments, notes, evidence and who
looks, the room's own promises with owner and first sign, numbers known already, what would lift who
doubts, follow-ups, and every field of the five sheets and the movements. Each is typed through the
room's own rules. From a room come some fifty *outputs* (`tests/leaving.py`): the PDF with comments,
posters, papers, each sheet alone, Word, PowerPoint, Excel, three CSV, two calendars, the packed
JSON and back, nine pictures of the wall, pages of phones, owners, citizens and readers, and the
pieces that screens are laid from.

In room number r, field number f holds string number f + 307 r of the five hundred, turned by one
each time round. So in two rooms each string stands in some field, in each room every field and
every output is met, and in five hundred rooms every string has stood in every field, or nearly.
`make test` makes two rooms, one in each language: 2,658 combinations of a string, a field and an
output in which that field stands; `make torture` goes on until it has met 100,000. Not crossed: two
strings in one field beyond how `tests/hostile.py` wears them; the notes of a room that answers
together; and the screens' own fields and labels, which Streamlit draws (`tests/test_screens.py`,
`tests/test_addresses.py`): of those only `pieces.markdown` is here, with every string.

What an output must show is found by a room of honest words: where an honest text stands, an attack
stands too. What is taken away from it is what the rules say: what is too long is refused and here
shortened; names lose signs without a look and double spaces; CPR numbers, NUL and halves of pairs
are not kept; paper and office cut at 2,000 signs, print what no font has as a box, and are read
back by their letters a-z and figures alone, a text by six tenths of its pieces, and on slides,
posters and leaflets, which cut it where one sees it, by its beginning; a journey refuses what may
point at somebody. Blanks and stops are not held against each other anywhere.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

import workshop
from reports import dates
from reports.office.packing import line
from reports.paper.printable import printable
from reports.sheet import safe
from tests.hostile import KINDS, MANY, strings
from tests.leaving import Output, calendars, of_room, outputs, page, seen
from tests.phones import lasting
from tests.typed import Hand, written
from views import pieces

if TYPE_CHECKING:
    from collections.abc import Iterator

    from content import Content, Language
    from storage import DatabaseStore

LANGUAGES: tuple[Language, ...] = ("da", "en")
ON_PAPER = ("pdf", "poster", "preread", "invitation", "sheet", "docx", "pptx", "xlsx")
CUT = ("pptx", "poster", "preread", "invitation")
"""There is room for little on these: what is cut off is marked."""
BEGINNING, PIECE = 12, 6
ENOUGH = 100_000
FOUND = frozenset({"docx", "xlsx", "screen: redesign"})
"""In these a finding names a role or a task, and which one is found depends on what is written."""

pytestmark = pytest.mark.unmeasured


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DatabaseStore]:
    """One store for this module."""
    yield from lasting(tmp_path_factory)


class Honest:
    """A room of honest words: in which output which field stands.

    `active` is what there is besides, there or in a room where nothing is written that need not be.
    """

    def __init__(self, content: Content, store: DatabaseStore) -> None:
        number = iter(range(10_000))
        hand = Hand(lambda _: f"Felt{next(number):04}x")
        made = made_of(content, store, hand, "da")
        bare_room = of_room(written(content, store, Hand(lambda _: "")), "da")
        blank = {name: out.active for name, out in seen(bare_room)}
        self.fields = {
            name: {key for key, text in hand.typed.items() if names(name, key, text, out)}
            for name, out in made.items()
        }
        self.active = {
            name: out.active | blank.get(name, frozenset()) for name, out in made.items()
        }


def names(name: str, key: str, text: str, out: Output) -> bool:
    """Whether an output names what stands in a field, whatever that is."""
    found = name in FOUND and key.startswith("roles.")
    return text.casefold() in out.text.casefold() and not found


@pytest.fixture(scope="module")
def honest(content: Content, store: DatabaseStore) -> Honest:
    """The honest room."""
    return Honest(content, store)


def made_of(
    content: Content, store: DatabaseStore, hand: Hand, language: Language
) -> dict[str, Output]:
    """Everything that leaves a room."""
    day = written(content, store, hand)
    before = {name: page(html) for name, html in hand.before.items()}
    return before | dict(outputs(of_room(day, language)))


def attacked(number: int) -> Hand:
    """Whoever types the room with this number."""
    every, place = strings(), iter(range(10_000))

    def text(_: str) -> str:
        at = next(place) + 307 * number
        return every[(at + at // MANY) % MANY]

    return Hand(text)


def bare(text: str) -> str:
    """The letters a-z and the figures alone, each once: the rest is the page's and the reader's.

    A letter with marks from another font is read back twice.
    """
    return re.sub(r"(.)\1+", r"\1", re.sub("[^a-z0-9]", "", text.casefold()))


def squeezed(text: str) -> str:
    """A text without the blanks and soft hyphens that lines break at, and a sentence's stop."""
    return re.sub(r"[\s.\u00ad]+", "", text).casefold()


def stands(name: str, text: str, said: str) -> bool:
    """Whether a text stands in an output, as far as it can be read back from it.

    Where a row goes on on another page, its cells are read back between each other.
    """
    if not name.startswith(ON_PAPER):
        return squeezed(dates.held(text) if name.startswith("calendar") else text) in said
    shown = line(text) if name in {"docx", "pptx", "xlsx"} else printable(text)
    if name.startswith(CUT):
        return bare(shown[:BEGINNING]) in said
    letters = bare(shown)
    pieces_ = [letters[at : at + PIECE] for at in range(0, len(letters), PIECE)]
    there = [piece for piece in pieces_ if piece in said]
    return len(there) * 10 >= len(pieces_) * 6


def lost(name: str, hand: Hand, fields: set[str], out: Output) -> list[tuple[str, str]]:
    """The fields whose text does not stand in an output, in which an honest one stands."""
    said = bare(out.text) if name.startswith(ON_PAPER) else squeezed(out.text)
    return [
        (key, hand.typed[key][:90])
        for key in sorted(fields)
        if not stands(name, hand.typed[key], said)
    ]


def judged(content: Content, store: DatabaseStore, honest: Honest, number: int) -> int:
    """Make a room of attacks, and hold it beside the honest one; so many combinations."""
    hand = attacked(number)
    for name, out in made_of(content, store, hand, LANGUAGES[number % 2]).items():
        assert not lost(name, hand, honest.fields.get(name, set()), out), name
        assert not out.active - honest.active.get(name, frozenset()), name
    return sum(map(len, honest.fields.values()))


def test_there_are_five_hundred_and_of_every_kind() -> None:
    """No two alike, always the same, and each kind alone comes first."""
    every = strings()
    assert len(set(every)) == len(every) == MANY
    assert {text for kind in KINDS.values() for text in kind} <= set(every)
    assert max(map(len, every)) >= 10_000


@pytest.mark.parametrize("number", range(2))
def test_what_anybody_types_is_a_text_wherever_it_leaves(
    content: Content, store: DatabaseStore, honest: Honest, number: int
) -> None:
    """Nothing runs, nothing is fetched, nothing breaks, and nothing is lost."""
    judged(content, store, honest, number)


@pytest.mark.torture
def test_a_hundred_thousand_combinations(
    content: Content, store: DatabaseStore, honest: Honest
) -> None:
    """The same, until so many strings in fields in outputs are met."""
    done, number = 0, 2
    while done < ENOUGH:
        done += judged(content, store, honest, number)
        number += 1


@pytest.mark.parametrize(
    "begins", [*"=+-@\t\r\n", *"\uff1d\uff0b\uff0d\uff20", " =", "\u200b=", "\ufeff+"]
)
def test_no_cell_begins_with_what_is_reckoned_out(begins: str) -> None:
    """Also behind what is not seen, and as wide as a Japanese sign; a bare word stays as it is."""
    assert safe(f"{begins}1+1") == f"'{begins}1+1"
    assert safe(f"x{begins}1+1") == f"x{begins}1+1"


def test_a_calendar_holds_no_controls(content: Content, store: DatabaseStore) -> None:
    """What RFC 5545 does not allow is a box, and every kind of break is one of its own."""
    assert dates.held("a\x00b\x1bc\x7fd\x9f") == "a□b□c□d□"
    assert dates.held("a\rb\r\nc\vd\u2028e\tf\ng") == "a\nb\nc\nd\ne\tf\ng"
    hand = Hand(lambda name: f"{name}\x00\x07\x1b\r\nEND:VEVENT\rX:y\x85z")
    due, follow_up = (out for _, out in calendars(of_room(written(content, store, hand), "da")))
    assert due.active == follow_up.active


def test_what_is_kept_is_kept_the_same_again(content: Content, store: DatabaseStore) -> None:
    """What is taken out of a text leaves no blank at its ends, so that it moves as it is."""
    day = written(content, store, Hand(lambda name: f"\x00 {name} \x00"))
    signs = [one.action.first_sign for one in workshop.actions(store, day.room.id)]
    assert signs == [sign.strip() for sign in signs]
    (poll,) = workshop.polls(store, day.room.id)
    assert poll.tally
    assert all(word == word.strip() for word in poll.tally.words)


def test_every_field_stands_somewhere(
    content: Content, store: DatabaseStore, honest: Honest
) -> None:
    """An honest text is seen by somebody in each field there is, besides in the packed file."""
    hand = Hand(lambda name: name)
    written(content, store, hand)
    somewhere = (found for name, found in honest.fields.items() if name != "json")
    assert set(hand.typed) - set().union(*somewhere) == set()


def test_no_text_is_markdown_in_a_label() -> None:
    """Every sign that Streamlit's Markdown could take for more than a sign is escaped."""
    for text in strings():
        said = pieces.markdown(text)
        assert re.sub(r"\\(.)", r"\1", said, flags=re.DOTALL) == text
        assert not re.search(r"(?<!\\)(?:\\\\)*[`*_\[\]<>$:#~|]", said)
