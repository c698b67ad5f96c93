"""The fields that the sheets have: their words are the shelf's, and their keys the program's."""

from __future__ import annotations

from typing import Final

ASKED: Final[dict[tuple[str, str], frozenset[str]]] = {
    ("organisation", "fields"): frozenset(
        {"today", "wanted", "permanent", "until", "owner", "moves_on"}
    ),
    ("organisation", "log"): frozenset({"what", "who", "when", "why", "against", "review"}),
    ("profiles", "fields"): frozenset({"needed", "present", "action", "owner"}),
    ("journey", "fields"): frozenset(
        {
            *("about", "goal", "week", "actor", "department", "channel", "happened", "felt"),
            *("line", "moment", "told", "plan", "broke", "factor"),
        }
    ),
    ("gain", "fields"): frozenset(
        {
            *("initiative", "citizens", "price_level", "kind", "line", "who"),
            *("expected", "realised", "basis", "cash"),
        }
    ),
}
"""By file and part; each is there once, and no other."""
