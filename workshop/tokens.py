"""Secrets: drawn by lot or made from another, and kept only as hashes."""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
from functools import lru_cache

# 31 signs that cannot be taken for each other when read from a wall.
SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
CODE_LENGTH = 8


def new_token() -> str:
    """128 bits drawn by lot, as 22 signs of an address."""
    return secrets.token_urlsafe(16)


def new_code() -> str:
    """A code that is typed, drawn by lot: 8 of 31 signs, 40 bits."""
    return _signs(CODE_LENGTH)


def marks() -> tuple[str, ...]:
    """Marks to be known by in a room, drawn by lot: the shortest that nobody has is taken."""
    return tuple(_signs(length) for length in (2, 2, 2, 2, 3, 3, 3, 4, 6, 6))


def _signs(length: int) -> str:
    return "".join(secrets.choice(SIGNS) for _ in range(length))


def desk_of(token: str) -> str:
    """The name under which a browser's token is kept; the token itself never is."""
    return hashed(token)


def hashed(token: str) -> str:
    """What is kept of a token that was drawn by lot."""
    return hashlib.sha256(token.encode()).hexdigest()


def join_token(desk_token: str, workshop_id: str) -> str:
    """The token in the QR code of a workshop that an earlier version opened: made, kept nowhere."""
    return base64.urlsafe_b64encode(_made(desk_token, f"join:{workshop_id}")[:16]).decode()[:22]


def join_code(desk_token: str, workshop_id: str) -> str:
    """The code that is typed: 8 of 31 signs, 40 bits, made like the token."""
    number = int.from_bytes(_made(desk_token, f"code:{workshop_id}"))
    signs = []
    for _ in range(CODE_LENGTH):
        number, place = divmod(number, len(SIGNS))
        signs.append(SIGNS[place])
    return "".join(signs)


def typed(code: str) -> str:
    """A code as it is meant, however it was typed: `abcd-2345` is ABCD2345."""
    return "".join(sign for sign in code.upper() if sign in SIGNS)


@lru_cache(maxsize=1024)
def hashed_code(code: str) -> str:
    """What is kept of a code. It is short, so the hash is slow: 40 bits times 16 MB and 30 ms."""
    return hashlib.scrypt(code.encode(), salt=b"helhedstjek-code", n=2**14, r=8, p=1).hex()


def _made(secret: str, what: str) -> bytes:
    return hmac.new(secret.encode(), what.encode(), "sha256").digest()
