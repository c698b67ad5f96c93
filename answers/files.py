"""The files people have: what is in one, its answers, and one to fill in.

What reads them is imported when a file comes: the app and most verbs start without it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from answers.found import Found
    from answers.model import Answers, Questionnaire
    from content import Content, Language, Told

COLUMNS = ("participant", "level", "area", "statement", "answer", "comment")


class AnswersError(Exception):
    """The answers cannot be used; `problems` says why, grouped, for a reader of any language.

    `table` is whether there is a table all the same, which `look` shows.
    """

    def __init__(self, problems: Iterable[Told], *, table: bool = False) -> None:
        self.problems = tuple(problems)
        self.table = table
        super().__init__("\n".join(map(str, self.problems)))


def look(
    data: bytes,
    content: Content,
    *,
    sheet: str | None = None,
    mapping: Mapping[int, str] | None = None,
    labels: Mapping[str, str] | None = None,
) -> Found:
    """What is in a file, for somebody to look at before it is used; the rest is as in `read`.

    AnswersError only where there is no table in it at all.
    """
    from answers import looking  # noqa: PLC0415 - as the module says

    return looking.look(data, content, sheet=sheet, mapping=mapping, labels=labels)


def read(  # noqa: PLR0913 - what somebody may decide about a file
    data: bytes,
    content: Content,
    *,
    questionnaire: Questionnaire | None = None,
    mapping: Mapping[int, str] | None = None,
    labels: Mapping[str, str] | None = None,
    sheet: str | None = None,
    notice: Callable[[Told], None] = lambda _: None,
) -> Answers:
    """The answers in a file; raises AnswersError with every mistake, and then reads nothing.

    An .xlsx or a text file; long, one row an answer, or wide, one row a person. `mapping` says what
    the column at a place holds, `labels` what an answer's text means ("" for no answer), against
    what was found; `sheet` names one of several. Without `questionnaire` the file is short when
    nothing outside the short one was answered. `notice` hears what is doubtful or left out.
    """
    from answers import reading  # noqa: PLC0415 - as the module says

    return reading.read(
        data,
        content,
        questionnaire=questionnaire,
        mapping=mapping,
        labels=labels,
        sheet=sheet,
        notice=notice,
    )


def template(
    content: Content,
    questionnaire: Questionnaire,
    language: Language,
    form: Literal["wide", "long"] = "wide",
    *,
    say: Callable[..., str],
) -> bytes:
    """An .xlsx to fill in, with what one may write in each cell, and a sheet of help.

    `language` is that of the statements, and `say` puts the app's own words into it.
    """
    from answers import blank  # noqa: PLC0415 - as the module says

    return blank.template(content, questionnaire, language, form, say)
