"""Who pays and who gains, told: sums, posts, assumptions, and the hand-over to SØM."""

from reports.telling.redesign.gain.supposing import tell_supposed
from reports.telling.redesign.gain.whole import gain, tell_gain

__all__ = ["gain", "tell_gain", "tell_supposed"]
