"""An instrument that is not filled in yet: its files, with a blank for every text."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from content.caps import NAME, SHORT, TITLE
from content.reading import BLANK

TEMPLATES: Final = Path(__file__).resolve().parent / "blank"
FEWEST, MOST = 3, 12
CAPS: Final = {"NAME": NAME, "SHORT": SHORT, "TITLE": TITLE}


def laid_out(factors: int) -> dict[str, str]:
    """Every file of an instrument of so many factors, 3 to 12, by its path."""
    names = [f"factor_{number}" for number in range(1, factors + 1)]
    files = {
        "questionnaires/method.yaml": _template("method").replace("FACTORS", ", ".join(names)),
        "citizens/citizens.yaml": _template("citizens"),
        "cases/first.yaml": _template("case"),
    }
    for name in names:
        files[f"factors/{name}.yaml"] = _of(name, "factor")
        files[f"questionnaires/{name}.yaml"] = _of(name, "questionnaire")
    return files


def _template(name: str) -> str:
    text = (TEMPLATES / f"{name}.yaml").read_text(encoding="utf-8")
    for gap, cap in CAPS.items():
        text = re.sub(rf"\b{gap}\b", str(cap), text)
    return text.replace("UDFYLD", BLANK)


def _of(name: str, kind: str) -> str:
    return re.sub(r"\bfactor_1(?=_|\b)", name, _template(kind))
