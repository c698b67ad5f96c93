"""One assumption moved, in a sentence of the shelf; what is moved in the room's words or ours."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sheets
from reports.redesign.gain import SupposedRow
from reports.telling.redesign.gain.ledger import Ledger
from reports.telling.redesign.gain.tables import ends

if TYPE_CHECKING:
    from content import GainFile
    from sheets import Assumption, Gain, Supposed
    from words import Words


def tell_supposed(words: Words, file: GainFile, sheet: Gain, what: Supposed) -> tuple[str, ...]:
    """What would come of it, and when the gains would then reach the costs; () where nothing is."""
    of = Ledger(words, file, sheet)
    years = sheets.gain.supposed(of.sheet, what)
    if years is None:
        return ()
    now, then = ends(of), ends(of, years)
    return (_sentence(of, years, in_words(of, what)), *([then] if then != now else []))


def supposed(of: Ledger) -> tuple[SupposedRow, ...]:
    """What the room has kept, reckoned anew; what is gone from the sheet goes too."""
    told = (_supposed(of, one) for one in of.sheet.assumptions)
    return tuple(row for row in told if row is not None)


def _supposed(of: Ledger, one: Assumption) -> SupposedRow | None:
    years = sheets.gain.supposed(of.sheet, one)
    if years is None:
        return None
    who = of.words.say("{name} vouches for it.", name=one.voucher) if one.voucher else ""
    text = _sentence(of, years, one.words.strip() or in_words(of, one))
    return SupposedRow(id=one.id, text=text, voucher=who)


def _sentence(of: Ledger, years: tuple[sheets.gain.Year, ...], assumption: str) -> str:
    return of.said(
        of.file.assumption,
        assumption=assumption,
        result=of.words.kroner(sheets.gain.running(years)[-1]),
        before=of.words.kroner(of.running[-1]),
    )


def in_words(of: Ledger, what: Supposed) -> str:
    """An assumption as it stands after `if`."""
    say, part = of.words.say, _part(of, what)
    later = what.way == "later"
    if what.part == "gains":
        return (
            say("all gains come a year later")
            if later
            else say("all gains are {part} of what you expect", part=part)
        )
    if what.part == "costs":
        return (
            say("all costs come a year later")
            if later
            else say("all costs are {part} of what you expect", part=part)
        )
    name = _name(of, what)
    if what.part == "department":
        if later:
            return say("the gains of {name} come a year later", name=name)
        return say("the gains of {name} are {part} of what you expect", name=name, part=part)
    if later:
        return say("{name} comes a year later", name=name)
    return say("{name} is {part} of what you expect", name=name, part=part)


def _part(of: Ledger, what: Supposed) -> str:
    say = of.words.say
    given = {
        "two_thirds": say("two thirds"),
        "half": say("half"),
        "three_quarters": say("three quarters"),
    }
    return given.get(what.way) or of.words.percent(what.percent)


def _name(of: Ledger, what: Supposed) -> str:
    if what.part == "department":
        return what.which
    return next(of.quote(of.name(post)) for post in of.posts if post.id == what.which)
