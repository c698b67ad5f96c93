"""What is asked before answers are kept, of many people at once: in JSON, and found by key.

A list of parameters would be written anew for every group of answers, and both databases would
rather read a whole table than look up many pairs.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from sqlalchemy import TextClause, text


class Asking(NamedTuple):
    """Which workshops of these people are open, who of them is there, and what stands already.

    Whether a workshop is open is asked under a lock, so that no answer is accepted after a
    reveal. SQLite has one lock for all. On PostgreSQL many may hold the workshop's row against a
    reveal, and whoever answers holds their own row, so that one person's answers come one after
    the other.
    """

    open: TextClause
    there: TextClause
    before: TextClause


ASKING: Final = {
    "sqlite": Asking(
        open=text(
            "SELECT id FROM workshops WHERE phase = 'open' AND id IN"
            " (SELECT workshop FROM participants WHERE id IN (SELECT value FROM json_each(:who)))"
        ),
        there=text(
            "SELECT id FROM participants WHERE id IN (SELECT value FROM json_each(:who))"
            " AND state = 'in' AND +workshop IN (SELECT value FROM json_each(:here))"
        ),
        before=text(
            "SELECT answers.* FROM json_each(:places) AS asked CROSS JOIN answers"
            " ON participant = json_extract(asked.value, '$[0]')"
            " AND statement = json_extract(asked.value, '$[1]')"
        ),
    ),
    "postgresql": Asking(
        open=text(
            "SELECT id FROM workshops WHERE phase = 'open' AND id IN"
            " (SELECT workshop FROM participants"
            " WHERE id IN (SELECT json_array_elements_text(CAST(:who AS json))))"
            " ORDER BY id FOR SHARE"
        ),
        there=text(
            "SELECT id FROM participants"
            " WHERE id IN (SELECT json_array_elements_text(CAST(:who AS json))) AND state = 'in'"
            " AND workshop IN (SELECT json_array_elements_text(CAST(:here AS json)))"
            " ORDER BY id FOR NO KEY UPDATE"
        ),
        before=text(
            "SELECT there.* FROM json_array_elements(CAST(:places AS json)) AS asked"
            " CROSS JOIN LATERAL (SELECT * FROM answers"
            " WHERE participant = asked ->> 0 AND statement = asked ->> 1 LIMIT 1) AS there"
        ),
    ),
}
