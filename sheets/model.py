"""What every sheet of the redesign is built of. Frozen, and short enough to be kept and printed."""

from __future__ import annotations

from typing import Annotated, ClassVar, Final, TypeAlias

from pydantic import BaseModel, ConfigDict, Field

LONGEST_LINE: Final = 200
LONGEST_TEXT: Final = 2000
Line: TypeAlias = Annotated[str, Field(max_length=LONGEST_LINE)]
Paragraph: TypeAlias = Annotated[str, Field(max_length=LONGEST_TEXT)]
Key: TypeAlias = Annotated[str, Field(max_length=48, pattern="^[A-Za-z0-9_-]*$")]
"""A key of the shelf or of the method; "" for none."""
Id: TypeAlias = Annotated[str, Field(min_length=1, max_length=48, pattern="^[A-Za-z0-9_-]+$")]
"""A thing's own name on its sheet: a key of the shelf, or one that was made here."""


class Model(BaseModel):
    """Frozen, and nothing it does not know gets in."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Sheet(Model):
    """A sheet as a room has filled it in. One that nobody has touched is empty throughout.

    What is written in a field of `NOBODY`, wherever in the sheet, may not point at anybody.
    """

    NOBODY: ClassVar[frozenset[str]] = frozenset()
