"""What a workshop's papers say of whoever publishes them: whom one can ask, and a logo.

Both are of the organisation, so a copy and a next round have them too.
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from typing import TYPE_CHECKING, Final

import logo
from content import cleaned
from workshop.desk import held
from workshop.model import Refused, keepable

if TYPE_CHECKING:
    from datetime import datetime

    from workshop.store import Store

LONGEST_TO_ASK: Final = 200
CONTACT, LOGO = "contact", "logo"
"""The keys of the two."""
NOTHING: Final = '""'


def whom_to_ask(store: Store, workshop_id: str) -> str:
    """Whom one can ask about the report, as the facilitator wrote it; "" where nobody has."""
    return _kept(store, workshop_id, CONTACT)


def keep_whom_to_ask(
    store: Store, desk: str, workshop_id: str, contact: str, *, now: datetime
) -> str:
    """Write whom one can ask, or nobody. When this returns, it is on disk."""
    here, kept = held(store, desk, workshop_id), contact_of(contact)
    store.put_record(here.id, "imprint", CONTACT, _json(kept), now, None)
    return kept


def contact_of(text: str) -> str:
    """It as it is kept; Refused where it is too long."""
    found = keepable(cleaned(text))
    if len(found) > LONGEST_TO_ASK:
        raise Refused("Whom to ask can have 200 characters at most.")
    return found


def the_logo(store: Store, workshop_id: str) -> bytes:
    """The organisation's logo as a PNG; nothing where there is none."""
    return b64decode(_kept(store, workshop_id, LOGO))


def keep_logo(store: Store, desk: str, workshop_id: str, data: bytes, *, now: datetime) -> None:
    """Keep a logo in the place of another; Refused where the file is none that can be printed."""
    here, kept = held(store, desk, workshop_id), _text(logo_of(data))
    store.put_record(here.id, "imprint", LOGO, _json(kept), now, None)


def remove_logo(store: Store, desk: str, workshop_id: str) -> None:
    """Print no logo any more."""
    store.remove_record(held(store, desk, workshop_id).id, "imprint", LOGO)


def logo_of(data: bytes) -> bytes:
    """The picture in a file, with nothing else of it; Refused where it cannot be printed."""
    try:
        return logo.checked(data)
    except logo.LogoError as error:
        raise Refused(error.said.message, **error.said.values) from None


def follow(store: Store, earlier: str, later: str, now: datetime) -> None:
    """Give a new workshop what the papers of an earlier one say."""
    for one in store.records(earlier, "imprint"):
        store.put_record(later, "imprint", one.key, one.body, now, None)


def as_imprint(key: str, body: str) -> str:
    """A record of a file as it is kept; Refused, or ValueError, where it is none."""
    said = json.loads(body)
    if key not in {CONTACT, LOGO} or not isinstance(said, str):
        raise ValueError
    if key == CONTACT:
        return _json(contact_of(said))
    return _json(_text(logo_of(b64decode(said, validate=True))))


def _kept(store: Store, workshop_id: str, key: str) -> str:
    found = store.record(workshop_id, "imprint", key)
    return str(json.loads(found.body if found else NOTHING))


def _text(data: bytes) -> str:
    return b64encode(data).decode()


def _json(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
