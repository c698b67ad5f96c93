"""The sheet of who pays and who gains, told: the finding first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sheets
from content import YEARS
from reports.redesign.gain import GainReport
from reports.telling.redesign.gain.handover import som
from reports.telling.redesign.gain.ledger import Ledger, share
from reports.telling.redesign.gain.posts import initiatives, notes
from reports.telling.redesign.gain.supposing import supposed
from reports.telling.redesign.gain.tables import (
    bars_alt,
    ends,
    reach,
    side_rows,
    sides_total,
    years_rows,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from content import GainFile, Redesign
    from reports.telling.at_hand import AtHand
    from sheets import Gain
    from words import Words


def gain(at_hand: AtHand, shelf: Redesign, filled: Gain) -> GainReport:
    """The sheet, in the language of the report, with every post."""
    return tell_gain(at_hand.words, shelf.gain, filled, lambda _: True)


def tell_gain(
    words: Words,
    file: GainFile,
    filled: Gain,
    wanted: Callable[[str], bool],
    *,
    som_whole: bool = True,
) -> GainReport:
    """The sheet; the posts of those initiatives that are `wanted`, by id.

    Without `som_whole` the hand-over says what is there, and not what it is.
    """
    of = Ledger(words, file, filled)
    language = words.language
    return GainReport(
        title=file.title[language],
        finding=_finding(of),
        lead=_skew(of) or file.lead[language],
        words=_heads(words),
        line=share(reach(of)[0], sheets.gain.total(reach(of))),
        sides=side_rows(of),
        sides_total=sides_total(of),
        bars_alt=bars_alt(of),
        years_head=ends(of),
        years=years_rows(of),
        initiatives_head=_how_many(of),
        initiatives=initiatives(of, wanted),
        notes=tuple(notes(of)),
        supposed=supposed(of),
        humility=file.humility[language],
        questions=tuple(one[language] for one in file.questions),
        som=som(of, whole=som_whole),
        skew=_uneven(of),
        brief=tuple(filter(None, _brief(of))),
    )


def _finding(of: Ledger) -> str:
    """The skew in the room's own figures, else how the sum ends, else the question."""
    return _uneven(of) or ends(of) or of.words.say("Who pays, and who saves?")


def _uneven(of: Ledger) -> str:
    """The skew in shares; "" where there is none."""
    skew = sheets.gain.skew(of.sides)
    if skew is None:
        return ""
    others = of.gain - skew.payer.saves
    return of.words.say(
        "{payer} pays {paid} of the costs, but {others} of the gains fall to others.",
        payer=skew.payer.name,
        paid=of.words.percent(share(skew.payer.pays, of.cost, 100)),
        others=of.words.percent(share(others, of.gain, 100)),
    )


def _skew(of: Ledger) -> str:
    skew = sheets.gain.skew(of.sides)
    if skew is None:
        return ""
    kroner = of.words.kroner
    return of.said(
        of.file.skew,
        payer=skew.payer.name,
        paid=kroner(skew.payer.pays),
        saved=kroner(skew.payer.saves),
        gainer=skew.gainer.name,
        paid2=kroner(skew.gainer.pays),
        saved2=kroner(skew.gainer.saves),
    )


def _both_sides(of: Ledger) -> str:
    """The skew in kroner, for whoever was not in the room."""
    skew = sheets.gain.skew(of.sides)
    if skew is None:
        return ""
    return " ".join(
        of.words.say(
            "{department} pays {paid} and saves {saved}.",
            department=side.name,
            paid=of.words.kroner(side.pays),
            saved=of.words.kroner(side.saves),
        )
        for side in (skew.payer, skew.gainer)
    )


def _how_many(of: Ledger) -> str:
    n = len(of.sheet.initiatives)
    return of.words.count("One initiative", "{n} initiatives", n) if n else ""


def _brief(of: Ledger) -> Iterator[str]:
    """For the committee: what is started, who pays and gains, how it ends, and what that is."""
    if not of.posts:
        return
    names = (one.name for one in of.sheet.initiatives if one.name.strip())
    say, kroner = of.words.say, of.words.kroner
    yield say(
        "The figures are for {names}: {cost} in costs and {gain} in gains over four years, as the "
        "organisation itself expects.",
        names=of.listed(names) or say("An initiative without a name"),
        cost=kroner(of.cost),
        gain=kroner(of.gain),
    )
    yield _both_sides(of)
    yield ends(of)
    yield of.file.humility[of.language]


def _heads(words: Words) -> dict[str, str]:
    say = words.say
    years = {f"year_{n}": say("Year {n}", n=n) for n in range(1, YEARS + 1)}
    return years | {
        "who": say("Who pays, and who saves, years 1-4"),
        "department": say("Department"),
        "pays": say("Pays"),
        "bars": say("Side by side"),
        "saves": say("Saves"),
        "net": say("Difference"),
        "legend": say(
            "Amounts in kroner. Hatched to the left: pays. Filled to the right: saves. One scale "
            "for all."
        ),
        "years": say("Year by year"),
        "all": say("All initiatives"),
        "in_all": say("In all"),
        "item": say("Item"),
        "achieved": say("achieved"),
        "posts_note": say("Each item’s expected amounts, with what was achieved below them."),
        "cost": say("Costs"),
        "gain": say("Gains"),
        "what_if": say("Move one assumption at a time"),
        "read_with": say("Keep this in mind"),
        "own_figures": say(
            "The figures are your own expectations. Helhedstjek calculates no gain for you."
        ),
        "som_known": say("You have"),
        "som_missing": say("You lack"),
        "questions": say("Talk about it before you write"),
    }
