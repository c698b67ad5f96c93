"""What scoring counts with: the Result's models, people x statements, how ratings lie, edges.

Numbers only: no language, no file, no rule about who may see what.
"""

from arithmetic.counting import CODES, RUNGS, Tally, tally
from arithmetic.means import Edges, edges, enough, mean, mean_of_most
from arithmetic.model import (
    GROUPINGS,
    Beside,
    FactorResult,
    Gap,
    Grouping,
    GroupResult,
    Groups,
    Heard,
    Mode,
    NextStep,
    NextSteps,
    Profile,
    Result,
    Scores,
    StatementResult,
    Verdict,
)
from arithmetic.spread import (
    agreement,
    allowed_outside,
    at_median,
    deviation,
    in_region,
    median,
    verdict,
)

__all__ = [
    "CODES",
    "GROUPINGS",
    "RUNGS",
    "Beside",
    "Edges",
    "FactorResult",
    "Gap",
    "GroupResult",
    "Grouping",
    "Groups",
    "Heard",
    "Mode",
    "NextStep",
    "NextSteps",
    "Profile",
    "Result",
    "Scores",
    "StatementResult",
    "Tally",
    "Verdict",
    "agreement",
    "allowed_outside",
    "at_median",
    "deviation",
    "edges",
    "enough",
    "in_region",
    "mean",
    "mean_of_most",
    "median",
    "tally",
    "verdict",
]
