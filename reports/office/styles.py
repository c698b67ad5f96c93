"""The Word styles: the language, the type, lists that begin with 1, and the footer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docx.enum.section import WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from reports.office.colours import SANS, SERIF, colour
from reports.office.properties import LOCALES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.styles.style import ParagraphStyle
    from docx.text.paragraph import Paragraph

    from reports.office.model import Cover, Paper

FILL: Final = "To fill in"
TODAY: Final = "15"
"""The kind of document that every Word since 2013 writes."""
WIDE: Final = 166
"""Millimetres of text across a page."""
BETWEEN: Final = 3
"""Millimetres between two columns."""
TYPE: Final[dict[str, tuple[str, float, str, float, float]]] = {
    "Normal": (SANS, 10.5, "ink", 0, 5),
    "Title": (SERIF, 21, "ink", 2, 8),
    "Subtitle": (SANS, 10.5, "muted", 0, 0),
    "Heading 2": (SERIF, 14, "ink", 10, 3),
    "Heading 3": (SANS, 11.5, "ink", 8, 2),
    "List Number": (SANS, 10.5, "ink", 0, 3),
    "List Bullet": (SANS, 10.5, "ink", 0, 3),
    "List": (SANS, 10.5, "ink", 0, 2),
    "Caption": (SANS, 9, "muted", 4, 4),
    FILL: (SANS, 10.5, "muted", 0, 6),
    "Footer": (SANS, 9, "muted", 0, 0),
}
"""Face, size in points, colour, and the space above and below in points."""
BOLD: Final = frozenset({"Title", "Heading 2", "Heading 3"})


def prepare(made: Document, cover: Cover) -> None:
    """Page, type and language of an empty document."""
    _page(made)
    made.styles.add_style(FILL, WD_STYLE_TYPE.PARAGRAPH).base_style = made.styles["Normal"]
    for name, look in TYPE.items():
        _set(made.styles[name], name, *look)
    made.styles["Title"].element.get_or_add_pPr().append(_outline())
    _speak(made, LOCALES[cover.language])
    _modern(made)


def _page(made: Document) -> None:
    section = made.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm((210 - WIDE) / 2)
    section.top_margin = section.bottom_margin = Mm(20)


def columns(made: Document, widths: Sequence[float]) -> None:
    """Go on in columns this many millimetres wide, on the same page; in one where none is said."""
    section = made.add_section(WD_SECTION.CONTINUOUS)
    _thin(made.paragraphs[-1], 0 if widths else 6)
    told = section._sectPr.find(qn("w:cols"))  # noqa: SLF001 - python-docx has no other way
    for old in list(told):
        told.remove(old)
    told.attrib.clear()
    told.set(qn("w:space"), _twentieths(BETWEEN))
    if widths:
        told.set(qn("w:num"), str(len(widths)))
        told.set(qn("w:equalWidth"), "0")
    for width in widths:
        column = OxmlElement("w:col")
        column.set(qn("w:w"), _twentieths(width))
        column.set(qn("w:space"), _twentieths(BETWEEN))
        told.append(column)


def _twentieths(millimetres: float) -> str:
    """As Word measures, in twentieths of a point."""
    return str(round(millimetres / 25.4 * 1440))


def _thin(line: Paragraph, after: float) -> None:
    """The paragraph that only ends a section takes no more room than is said."""
    line.paragraph_format.space_before, line.paragraph_format.space_after = Pt(0), Pt(after)
    line.paragraph_format.line_spacing = Pt(1)


def _set(  # noqa: PLR0913, PLR0917 - what TYPE holds of each
    style: ParagraphStyle, name: str, face: str, size: float, shade: str, above: float, below: float
) -> None:
    font, form = style.font, style.paragraph_format
    font.name, font.size, font.color.rgb = face, Pt(size), RGBColor.from_string(colour(shade))
    font.bold, font.italic = name in BOLD, name == FILL
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    fonts.set(qn("w:cs"), face)
    form.space_before, form.space_after = Pt(above), Pt(below)
    if name in {"Title", "Subtitle"}:
        _unruled(style)
    if name == "List":
        form.left_indent = form.first_line_indent = Mm(0)


def _unruled(style: ParagraphStyle) -> None:
    """Without the template's blue line, and with ordinary distances between letters."""
    for tag in ("w:pBdr", "w:spacing"):
        for part in style.element.iter(qn(tag)):
            if tag == "w:pBdr" or part.getparent().tag == qn("w:rPr"):
                part.getparent().remove(part)
                break


def _outline() -> BaseOxmlElement:
    """The title is the first level in the navigation, though its style is no heading."""
    level = OxmlElement("w:outlineLvl")
    level.set(qn("w:val"), "0")
    return level


def _speak(made: Document, locale: str) -> None:
    """The language of the whole document, in the defaults and in Normal, or Word takes English."""
    defaults = made.styles.element.find(qn("w:docDefaults"))
    properties = defaults.find(f"{qn('w:rPrDefault')}/{qn('w:rPr')}")
    for at in (properties, made.styles["Normal"].element.get_or_add_rPr()):
        for old in at.findall(qn("w:lang")):
            at.remove(old)
        spoken = OxmlElement("w:lang")
        spoken.set(qn("w:val"), locale)
        at.append(spoken)


def _modern(made: Document) -> None:
    """Word opens it as one of its own of today, without saying that it is of an older kind."""
    for setting in made.settings.element.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), TODAY)


# ---- Lists ----


def new_numbering(made: Document) -> int:
    """A numbering like that of List Number, which begins with 1 again; its id."""
    numbering = made.part.numbering_part.element
    own = made.styles["List Number"].element.pPr.numPr.numId.val
    same = next(one for one in numbering.num_lst if one.numId == own)
    made_new = numbering.add_num(same.abstractNumId.val)
    made_new.add_lvlOverride(ilvl=0).add_startOverride(1)
    return int(made_new.numId)


def number(point: Paragraph, numbering: int) -> None:
    """Make a point one of this numbering."""
    found = point._p.get_or_add_pPr().get_or_add_numPr()  # noqa: SLF001 - python-docx has no other way
    found.get_or_add_ilvl().val = 0
    found.get_or_add_numId().val = numbering


# ---- The footer ----


def paragraph(made: Document, text: str, name: str) -> Paragraph:
    """A paragraph of a style; python-docx would look through all of them for each."""
    line = made.add_paragraph(text)
    line._p.style = made.styles[name].style_id  # noqa: SLF001 - as above
    return line


def footer(made: Document, paper: Paper) -> None:
    """Whose it is, and which page of how many."""
    (line,) = made.sections[0].footer.paragraphs
    line.style = made.styles["Footer"]
    stops = line.paragraph_format.tab_stops
    stops.add_tab_stop(Mm(WIDE), WD_TAB_ALIGNMENT.RIGHT)
    for old in line.style.element.iter(qn("w:tabs")):
        old.getparent().remove(old)
        break
    line.add_run(paper.cover.footer + "\t")
    before, rest = paper.page.split("{page}")
    between, after = rest.split("{pages}")
    for text, field in ((before, "PAGE"), (between, "NUMPAGES"), (after, "")):
        line.add_run(text)
        if field:
            _field(line, field)


def _field(line: Paragraph, what: str) -> None:
    """A number that Word reckons out itself."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), what)
    run, text = OxmlElement("w:r"), OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    line._p.append(field)  # noqa: SLF001 - as above
