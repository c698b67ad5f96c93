"""The shelves as frozen models, or every mistake at once. Knows no other room."""

from content.models import (
    Content,
    Factor,
    Language,
    Level,
    Limits,
    Method,
    Rung,
    Source,
    Statement,
    Step,
    Text,
)
from content.problems import ContentError, Problem, did_you_mean, quoted
from content.shelves import SHELVES, load, schemas

__all__ = [
    "SHELVES",
    "Content",
    "ContentError",
    "Factor",
    "Language",
    "Level",
    "Limits",
    "Method",
    "Problem",
    "Rung",
    "Source",
    "Statement",
    "Step",
    "Text",
    "did_you_mean",
    "load",
    "quoted",
    "schemas",
]
