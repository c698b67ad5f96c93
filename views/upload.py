"""A file on its way in: it lies in this window's memory and nowhere on disk, until it is used."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

import streamlit as st
from streamlit import runtime
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.scriptrunner import get_script_run_ctx

import answers
import workshop
from views import here, house, phrases, pieces, visitor
from views.drawing import drawer

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from answers import AnswersError, Found, Questionnaire
    from content import Content, Told
    from words import Language
    from workshop import Workshop

KINDS: Final = ("csv", "txt", "xlsx")
MEGABYTE: Final = 1024 * 1024
LENGTHS: Final[tuple[Questionnaire, ...]] = ("short", "full")
LOOKED, READ, HELD = "looked", "read", "held"
"""Under these names a session holds what was found in a file, what was read, and which file."""

Looked: TypeAlias = tuple[str, tuple[tuple[int, str], ...]]
"""A file by its mark, and what has been chosen about its columns."""

draw = drawer("fetch.html")


class Upload(NamedTuple):
    """A file, what asks about it, and what was found in it; `mark` is drawn from what it holds."""

    data: bytes
    content: Content
    found: Found
    sheet: str | None
    mark: str

    def key(self, *parts: object) -> str:
        """The name of something that is chosen about this file, and about no other."""
        return here.key("-".join(map(str, (*parts, self.mark))))


def show(of: Workshop | None) -> Upload | None:
    """Where to choose a file, and what was found in it; None where one cannot go on."""
    say, largest = visitor.the_words().say, int(st.get_option("server.maxUploadSize"))
    file = st.file_uploader(
        say("An .xlsx or .csv file of {n} MB at most", n=largest),
        type=list(KINDS),
        key=here.key("file"),
    )
    st.html(spoken())
    larger = say(
        "Is the file larger than {n} MB? Then let whoever runs Helhedstjek make the report from it "
        "in the terminal: helhedstjek report.",
        n=largest,
    )
    known = say(
        "Whoever has the file can see what each row says. Here the rules of the workshop hold, and "
        "its names are not kept."
    )
    st.html(pieces.notes((larger, known)))
    if file is None:
        forget()
        return None
    st.session_state[here.key(HELD)] = file.file_id
    data = file.getvalue()
    if len(data) > largest * MEGABYTE:
        st.html(pieces.saved(larger))
        return None
    return _found(data, here.shelves(of) if of else house.the_content())


def spoken() -> str:
    """What Streamlit says of a file, as it begins, and what is said in its place."""
    say = visitor.the_words().say
    pairs = (
        ("Upload", say("Choose a file")),
        ("file upload", say("Choose a file")),
        ("Add files", say("Choose another file")),
        ("Remove", say("Remove")),
        ("Error:", say("The file is too large, or of another kind.")),
    )
    return draw("spoken", pairs=pairs)


def _found(data: bytes, content: Content) -> Upload | None:
    """What was found, or what it is that cannot be read."""
    say = visitor.the_words().say
    whole = hashlib.sha256(data + content.fingerprint.encode()).hexdigest()[:16]
    sheet = st.session_state.get(here.key(f"sheet-{whole}"))
    mark = hashlib.sha256(f"{whole}-{sheet}".encode()).hexdigest()[:16]
    try:
        found = _look(data, content, sheet, mark, {})
    except answers.AnswersError as error:
        mistaken(say("The file cannot be read"), error)
        return None
    if len(found.sheets) > 1:
        st.selectbox(
            say("The sheet with the answers"),
            found.sheets,
            index=found.sheets.index(found.sheet),
            key=here.key(f"sheet-{whole}"),
        )
    return Upload(data, content, found, sheet, mark)


def looked(of: Upload, mapping: Mapping[int, str]) -> Found:
    """What is found in a file when its columns hold what has been chosen."""
    return _look(of.data, of.content, of.sheet, of.mark, mapping)


def _look(
    data: bytes, content: Content, sheet: str | None, mark: str, mapping: Mapping[int, str]
) -> Found:
    """Each file is looked into once, and once more for each other mapping of its columns."""
    kept = st.session_state.setdefault(here.key(LOOKED), {})
    signature = mark, tuple(sorted(mapping.items()))
    if signature not in kept:
        found = answers.look(data, content, sheet=sheet, mapping=mapping)
        st.session_state[here.key(LOOKED)] = kept = {**_of(kept, mark), signature: found}
    looked: Found = kept[signature]
    return looked


def _of(kept: Mapping[Looked, Found], mark: str) -> dict[Looked, Found]:
    """What was found in this file as it is; of other files and mappings nothing is kept."""
    return {signature: found for signature, found in kept.items() if signature == (mark, ())}


def forget() -> None:
    """Let go of a file and of everything that was found in it."""
    for name in (LOOKED, READ):
        st.session_state.pop(here.key(name), None)
    file, running = st.session_state.pop(here.key(HELD), None), get_script_run_ctx()
    files = runtime.get_instance().uploaded_file_mgr if runtime.exists() else None
    if file and running and isinstance(files, MemoryUploadedFileManager):
        files.remove_file(running.session_id, file)


def mistaken(heading: str, error: AnswersError, told: Collection[Told] = ()) -> None:
    """Everything that is wrong, in a list that can be read; what was told above only if alone."""
    say = visitor.the_words().say
    new = [problem for problem in error.problems if problem not in told] or error.problems
    lines = [problem.said(say) for problem in new]
    st.html(draw("mistakes", heading=heading, lines=lines))


def templates(of: Workshop | None) -> None:
    """The sheet to fill in, in the workshop's language and of its length, or of both."""
    say = visitor.the_words().say
    st.html(
        pieces.heading(say("From paper"))
        + pieces.paragraphs(
            say("Write the answers into the sheet: one row per person. Names are not needed.")
        )
    )
    content = here.shelves(of) if of else house.the_content()
    language = of.language if of else visitor.the_words().language
    file = say("answers")
    for length in (of.questionnaire,) if of else LENGTHS:
        st.download_button(
            say("Get the sheet: {form}", form=phrases.form_of(length, content)),
            _template(content, length, language),
            file_name=f"{file}-{len(workshop.asked(content, length))}.xlsx",
            key=here.key(f"template-{length}"),
            on_click="ignore",
        )


def _template(content: Content, length: Questionnaire, language: Language) -> bytes:
    return house.the_memory().recall(
        content.fingerprint,
        ("template", length, language),
        lambda: answers.template(content, length, language, say=visitor.words_in(language).say),
    )
