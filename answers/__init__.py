"""Answers as a table of people x statements, and the files they come in. Computes nothing."""

from __future__ import annotations

from answers.files import COLUMNS, AnswersError, look, read, template
from answers.found import Column, Found, Label
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
    "NOT_RELEVANT",
    "Answers",
    "AnswersError",
    "Column",
    "Comment",
    "Found",
    "Label",
    "Membership",
    "Questionnaire",
    "Row",
    "gather",
    "look",
    "read",
    "table",
    "template",
]
