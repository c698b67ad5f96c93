"""The shelves as frozen models, or every mistake at once. Knows no other room."""

from content.decoding import because
from content.freezing import frozen, thawed
from content.method import Level, Limits, Method, Source, printed
from content.models import Band, Language, Rung, Statement, Step, Text
from content.names import cleaned, folded
from content.problems import ContentError, Problem, did_you_mean, quoted
from content.shelves import SHELVES, load, schemas
from content.told import Told
from content.whole import Content, Factor

__all__ = [
    "SHELVES",
    "Band",
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
    "Told",
    "because",
    "cleaned",
    "did_you_mean",
    "folded",
    "frozen",
    "load",
    "printed",
    "quoted",
    "schemas",
    "thawed",
]
