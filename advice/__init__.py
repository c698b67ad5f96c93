"""From answers to a finished Result: what to talk about, what to begin with and why.

`outcome` is the one pipe that everybody uses, `settled` what the room's talk makes of it, `rated`
and `stop` what rating again does. Knows no language. Rules: the method's sections 6, 7.
"""

from advice.agenda import Kind, kind
from advice.coming import outcome, settled
from advice.projection import left_behind, projected
from advice.rerating import Rated, on_rungs, rated, stop

__all__ = [
    "Kind",
    "Rated",
    "kind",
    "left_behind",
    "on_rungs",
    "outcome",
    "projected",
    "rated",
    "settled",
    "stop",
]
