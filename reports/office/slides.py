"""The slides as a PowerPoint file: 16:9, native charts that can be changed, notes that ask."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pptx
from pptx.util import Pt

from reports.office import deck_charts, deck_sheets, deck_tables, layout, properties
from reports.office.colours import colour
from reports.office.layout import Place, placed, write
from reports.office.packing import held, packed
from reports.telling.office import tell_deck

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pptx.slide import Slide as Drawn

    from reports.model import Report
    from reports.office.model import Card, Cards, Deck, Listed, Opening, Profile, Slide, Split

LEAST = 16
"""Points; nothing on a slide is smaller but its footer."""
MOST_ROWS = 8
CARD, OWNER, POINT = 110, 80, 300
"""Signs that a card's title, its owner and a point have room for; all of it is in the notes."""


def slides(report: Report) -> bytes:
    """Title, profile, where the room differs, the plan and the follow-up."""
    deck = tell_deck(held(report))
    made = pptx.Presentation()
    layout.prepare(made, deck.cover)
    properties.say(made.core_properties, deck.cover)
    for number, slide in enumerate(deck.slides, 1):
        _draw(layout.slide(made, deck.cover, number), slide, deck)
    out = io.BytesIO()
    made.save(out)
    return packed(out.getvalue())


def _draw(drawn: Drawn, slide: Slide, deck: Deck) -> None:
    layout.title(drawn, slide.title, first=slide.kind == "opening")
    layout.kicker(drawn, slide.kicker, first=slide.kind == "opening")
    match slide.kind:
        case "opening":
            _opening(drawn, slide)
        case "profile":
            _profile(drawn, slide)
        case "split":
            _split(drawn, slide)
        case "cards":
            _cards(drawn, slide)
        case "listed":
            _listed(drawn, slide)
        case "charted":
            deck_sheets.charted(drawn, slide)
        case "tabled":
            deck_sheets.tabled(drawn, slide)
    layout.speak(drawn, deck.cover.language)
    layout.notes(drawn, (slide.notes, *_long(slide)), deck.cover.language)


def _long(slide: Slide) -> Iterator[str]:
    """What is cut on the slide for want of room, to stand whole in its notes."""
    most = {slide.title: layout.LONGEST_TITLE, slide.kicker: layout.LONGEST_LINE}
    match slide.kind:
        case "opening":
            most |= dict.fromkeys(slide.lines, layout.LONGEST_LINE)
        case "cards":
            most |= {card.title: CARD for card in slide.cards}
            most |= {text: OWNER for card in slide.cards for text in card.lines}
        case "listed":
            most |= dict.fromkeys(slide.points, POINT)
        case "charted":
            most |= dict.fromkeys(slide.names, deck_sheets.MOST_SIGNS)
            most |= {slide.foot: layout.LONGEST_LINE}
        case "tabled":
            most |= {text: deck_sheets.CELL for row in slide.rows for text in row}
            most |= {slide.foot: layout.LONGEST_LINE}
    return (text for text, room in most.items() if len(text) > room)


def _opening(drawn: Drawn, slide: Opening) -> None:
    frame = placed(drawn, Place(2, 13, 29.8, 3.6))
    for text in slide.lines:
        write(frame, text, size=20)


def _profile(drawn: Drawn, slide: Profile) -> None:
    rows = len(slide.corners)
    left = 17.4 if rows <= MOST_ROWS else 13.8
    wide = 31.8 - left
    deck_charts.radar(drawn, slide, Place(0.8, 5, left - 1.6, 12.2))
    size = 20 if rows <= MOST_ROWS else LEAST
    heads = len(slide.heads)
    now = 2.4 if all(corner.now is not None for corner in slide.corners) else 4.4
    widths = (wide - now - 2.4 * (heads - 2), now, *[2.4] * (heads - 2))
    high = min(1.15 * (rows + 1), 11.4)
    table = deck_tables.table(drawn, Place(left, 5.8, wide, high), rows + 1, widths)
    deck_tables.row(table, 0, slide.heads, size=LEAST, head=True)
    for n, corner in enumerate(slide.corners, 1):
        mark = "◆ " if corner.lowest else ""
        agreed = [corner.agreed_text] if len(slide.heads) > 3 else []
        texts = (mark + corner.name, corner.now_text, *agreed, corner.target_text)
        deck_tables.row(table, n, texts, size=size, low=corner.lowest)


def _split(drawn: Drawn, slide: Split) -> None:
    write(placed(drawn, Place(2, 5.9, 29.8, 1)), slide.place, size=18, shade="muted")
    deck_charts.bars(drawn, slide, Place(1.6, 7, 30.4, 4.4 if len(slide.bars) < 2 else 5.4))
    wide = 29.8 / max(1, len(slide.rungs))
    table = deck_tables.table(drawn, Place(2, 12.7, 29.8, 2), 2, [wide] * len(slide.rungs))
    heads = tuple(str(n) for n in range(len(slide.rungs)))
    deck_tables.row(table, 0, heads, size=18, head=True, centred=True)
    deck_tables.row(table, 1, slide.rungs, size=LEAST, centred=True)
    deck_tables.swatches(table)
    write(placed(drawn, Place(2, 15.9, 29.8, 1)), slide.legend, size=LEAST, shade="muted")


def _cards(drawn: Drawn, slide: Cards) -> None:
    for place, card in enumerate(slide.cards):
        _card(drawn, card, Place(2 + 10.4 * place, 6.4, 9, 8.8))
    if slide.foot:
        write(placed(drawn, Place(2, 15.6, 29.8, 1.2)), f"◆ {slide.foot}", size=18)


def _card(drawn: Drawn, card: Card, place: Place) -> None:
    """Its number, what is promised, by whom and by when; what is missing with a mark."""
    layout.rule(drawn, place)
    frame = placed(drawn, place)
    write(frame, str(card.number), size=34, shade="now", serif=True, bold=True)
    write(frame, card.title, size=layout.fits(card.title, 24, 60), serif=True, bold=True, most=CARD)
    for n, text in enumerate(card.lines):
        line = write(frame, text, size=layout.fits(text, 20, 40), bold=n > 0, most=OWNER)
        line.space_before = Pt(0 if n else 8)
    if card.warning:
        write(frame, f"◆ {card.warning}", size=20, shade="low", bold=True)


def _listed(drawn: Drawn, slide: Listed) -> None:
    frame = placed(drawn, Place(2, 5.6, 29.8, 10.6))
    for text in slide.points:
        line = write(frame, text, size=layout.fits(text, 24, 160), most=POINT)
        line.space_after = Pt(12)
        layout.bullet(line, colour("now"))
