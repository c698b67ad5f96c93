"""A workshop that comes whole from another installation: one transaction, all of it or nothing."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, insert
from sqlalchemy.exc import IntegrityError

from storage.polling import Polling
from storage.rows import columns_of, noted, text_of
from storage.tables import polls, records, results, room_answers, workshops

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy import Connection, Table

    from workshop import Poll, Whole


class Moving(Polling):
    """The part of the store that keeps a workshop at once."""

    def put_whole(self, desk: str, whole: Whole, *, replace: bool) -> bool:
        """Keep a workshop with everything in it, in the place of the desk's own where asked."""
        here = whole.workshop
        row = columns_of(here) | noted(here) | {"desk": desk}
        theirs = delete(workshops).where(workshops.c.id == here.id, workshops.c.desk == desk)
        try:
            with self._writing() as connection:
                gone = connection.execute(theirs).rowcount if replace else 0
                connection.execute(insert(workshops).values(row))
                self._pin(connection, here, whole.shelves)
                _fill(connection, whole)
                if whole.brought:
                    self._come_in(connection, whole.brought)
                if gone:
                    self._let_go_of_unused_shelves(connection)
        except IntegrityError:
            return False
        if gone:
            self._forget_the_deleted()
        return True


def _fill(connection: Connection, whole: Whole) -> None:
    key = whole.workshop.id
    kept = [{"workshop": key, "result": whole.result}] if whole.result else []
    said = ({**one.model_dump(), "workshop": key, "at": text_of(one.at)} for one in whole.agreed)
    asked = ({**_poll(one), "workshop": key} for one in whole.polls)
    _put(connection, results, kept)
    _put(connection, room_answers, said)
    _put(connection, records, ({**one, "workshop": key} for one in _records(whole)))
    _put(connection, polls, asked)


def _put(connection: Connection, table: Table, rows: Iterable[dict[str, Any]]) -> None:
    if every := list(rows):
        connection.execute(insert(table), every)


def _records(whole: Whole) -> Iterator[dict[str, Any]]:
    for kind, every in whole.records.items():
        for one in every:
            yield {**one._asdict(), "kind": kind, "at": text_of(one.at)}


def _poll(poll: Poll) -> dict[str, Any]:
    tally = poll.tally.model_dump_json() if poll.tally else None
    options = json.dumps(poll.options, ensure_ascii=False)
    return {**poll.model_dump(), "options": options, "tally": tally}
