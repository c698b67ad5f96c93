"""From answers to a finished Result: what to talk about, what to begin with and why.

`outcome` is the one pipe that everybody uses, `settled` what the room's talk makes of it, `rated`
and `stop` what rating again does, `compare` sets two rounds beside each other, `calls` says which
sheets of the redesign a profile asks for. Knows no language. Rules: the method's sections 6-8.
"""

from advice.agenda import Kind, kind
from advice.calling import Broken, Call, Reason, Why, calls, factor_of
from advice.coming import outcome, settled
from advice.comparing import Beside, Comparison, Level, Move, Moved, compare
from advice.projection import left_behind, projected
from advice.recounting import recounted
from advice.rerating import Rated, on_rungs, rated, stop

__all__ = [
    "Beside",
    "Broken",
    "Call",
    "Comparison",
    "Kind",
    "Level",
    "Move",
    "Moved",
    "Rated",
    "Reason",
    "Why",
    "calls",
    "compare",
    "factor_of",
    "kind",
    "left_behind",
    "on_rungs",
    "outcome",
    "projected",
    "rated",
    "recounted",
    "settled",
    "stop",
]
