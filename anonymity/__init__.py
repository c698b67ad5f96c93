"""What may be shown of an anonymous workshop. The promise lives here and nowhere else.

Whoever shows anything asks one of these:

- `minimum` says k, the fewest who may be shown: `group_minimum`, and 1 in an open workshop.
- `may_show` whether as many as that may be shown: ratings of a statement, votes, dots.
- `by_groups` the room by level, by area and by who can observe, as it is printed.
- `why_hidden` the true reason for every group's figure that is not there.
- `progress` how far people have come, before the answers are shown.
- `citizens` what citizens answered, beside the profile.
- `masked` what somebody wrote without anybody's CPR number, before it is kept.
- `comments` what people wrote, by statement, in an order that says nothing.

The figures of the whole room need no more than `may_show`: they follow from the counts of a
statement, and those are shown.
"""

from anonymity.enough import may_show, minimum
from anonymity.groups import Reason, by_groups, why_hidden
from anonymity.progress import Shown, progress
from anonymity.remarks import comments, masked
from anonymity.voices import citizens

__all__ = [
    "Reason",
    "Shown",
    "by_groups",
    "citizens",
    "comments",
    "masked",
    "may_show",
    "minimum",
    "progress",
    "why_hidden",
]
