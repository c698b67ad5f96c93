"""What is asked when answers are kept, of many people at once: in JSON, and found by key.

A list of parameters would be written anew for every group of answers, and both databases would
rather read a whole table than look up many pairs. Python's `sqlite3` lets go of the interpreter at
each row and each repetition, and waits to get it back from a busy server: so there is one row, and
one statement keeps them all.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from sqlalchemy import TextClause, text


class Asking(NamedTuple):
    """Which workshops of these people are open, who is there (one row), what stands, and keeping.

    Whether a workshop is open is asked under a lock, so that no answer is accepted after a
    reveal. SQLite has one lock for all. On PostgreSQL many may hold the workshop's row against a
    reveal, and whoever answers holds their own row, so that one person's answers come one after
    the other.
    """

    open: TextClause
    there: TextClause
    before: TextClause
    keep: TextClause


PUT: Final = "INSERT INTO answers (participant, statement, answer, comment, revision, device)"
STANDS: Final = (
    "ON CONFLICT (participant, statement) DO UPDATE SET answer = excluded.answer,"
    " comment = excluded.comment, revision = excluded.revision, device = excluded.device"
)
ASKING: Final = {
    "sqlite": Asking(
        open=text(
            "SELECT id FROM workshops WHERE phase = 'open'"
            " AND (closes_at IS NULL OR closes_at > :now) AND id IN"
            " (SELECT workshop FROM participants WHERE id IN (SELECT value FROM json_each(:who)))"
        ),
        there=text(
            "SELECT json_group_array(id) FROM participants"
            " WHERE id IN (SELECT value FROM json_each(:who))"
            " AND state = 'in' AND +workshop IN (SELECT value FROM json_each(:here))"
        ),
        before=text(
            "SELECT answers.* FROM json_each(:places) AS asked CROSS JOIN answers"
            " ON participant = json_extract(asked.value, '$[0]')"
            " AND statement = json_extract(asked.value, '$[1]')"
        ),
        keep=text(
            f"{PUT} SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]'),"  # noqa: S608 - our own
            " json_extract(value, '$[2]'), json_extract(value, '$[3]'),"
            " json_extract(value, '$[4]'), json_extract(value, '$[5]')"
            f" FROM json_each(:rows) WHERE true {STANDS}"
        ),
    ),
    "postgresql": Asking(
        open=text(
            "SELECT id FROM workshops WHERE phase = 'open'"
            " AND (closes_at IS NULL OR closes_at > :now) AND id IN"
            " (SELECT workshop FROM participants"
            " WHERE id IN (SELECT json_array_elements_text(CAST(:who AS json))))"
            " ORDER BY id FOR SHARE"
        ),
        there=text(
            "SELECT CAST(json_agg(id) AS text) FROM (SELECT id FROM participants"
            " WHERE id IN (SELECT json_array_elements_text(CAST(:who AS json))) AND state = 'in'"
            " AND workshop IN (SELECT json_array_elements_text(CAST(:here AS json)))"
            " ORDER BY id FOR NO KEY UPDATE) AS held"
        ),
        before=text(
            "SELECT there.* FROM json_array_elements(CAST(:places AS json)) AS asked"
            " CROSS JOIN LATERAL (SELECT * FROM answers"
            " WHERE participant = asked ->> 0 AND statement = asked ->> 1 LIMIT 1) AS there"
        ),
        keep=text(
            f"{PUT} SELECT said ->> 0, said ->> 1, said ->> 2, said ->> 3,"  # noqa: S608 - our own
            " CAST(said ->> 4 AS bigint), said ->> 5"
            f" FROM json_array_elements(CAST(:rows AS json)) AS said {STANDS}"
        ),
    ),
}

# Everybody of a file at once: `people` are pairs of an id and a code a statement, in JSON.
SAID: Final = "CASE {code} WHEN '6' THEN 'dont_know' WHEN '7' THEN 'not_relevant' ELSE {code} END"
COMING: Final = {
    "sqlite": text(
        f"{PUT} SELECT json_extract(who.value, '$[0]'), asked.value, "  # noqa: S608 - our own
        + SAID.format(code="substr(json_extract(who.value, '$[1]'), asked.key + 1, 1)")
        + ", '', 1, '' FROM json_each(:people) AS who CROSS JOIN json_each(:asked) AS asked"
        " WHERE substr(json_extract(who.value, '$[1]'), asked.key + 1, 1) <> '8'"
    ),
    "postgresql": text(  # OFFSET 0: each person is read once, not once a statement
        f"{PUT} SELECT who.id, asked.statement, "  # noqa: S608 - our own
        + SAID.format(code="substr(who.codes, CAST(asked.place AS integer), 1)")
        + ", '', 1, '' FROM (SELECT one ->> 0 AS id, one ->> 1 AS codes"
        " FROM json_array_elements(CAST(:people AS json)) AS one OFFSET 0) AS who"
        " CROSS JOIN json_array_elements_text(CAST(:asked AS json))"
        " WITH ORDINALITY AS asked (statement, place)"
        " WHERE substr(who.codes, CAST(asked.place AS integer), 1) <> '8' ORDER BY 1, 2"
    ),
}
