"""Answers as a table of people x statements, and the files they come in. Computes nothing."""

from __future__ import annotations

from answers.files import COLUMNS, MOST_AREAS, AnswersError, read_csv
from answers.model import (
    ABSENT,
    ANSWERS,
    DONT_KNOW,
    LONGEST_COMMENT,
    LONGEST_NAME,
    NOT_RELEVANT,
    Answers,
    Comment,
    Membership,
    Questionnaire,
    Row,
    gather,
    table,
)

__all__ = [
    "ABSENT",
    "ANSWERS",
    "COLUMNS",
    "DONT_KNOW",
    "LONGEST_COMMENT",
    "LONGEST_NAME",
    "MOST_AREAS",
    "NOT_RELEVANT",
    "Answers",
    "AnswersError",
    "Comment",
    "Membership",
    "Questionnaire",
    "Row",
    "gather",
    "read_csv",
    "table",
]
