"""File names that every computer takes."""

from __future__ import annotations

import re
import unicodedata


def of(organisation: str, *more: str, kind: str) -> str:
    """`helhedstjek-koebenhavn-2026-11-21.pdf`, from København and 2026-11-21."""
    names = ("helhedstjek", _plain(organisation)[:60], *map(_plain, more))
    return f"{'-'.join(filter(None, names))}.{kind}"


def _plain(text: str) -> str:
    spelled = text.lower().replace("æ", "ae").replace("ø", "oe").replace("å", "aa")
    plain = unicodedata.normalize("NFKD", spelled).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", plain))
