"""A slide's page: the master in our type, where things stand, and what is written in them."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Final, NamedTuple

from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_CONNECTOR
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.opc.oxml import serialize_part_xml
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Cm, Emu, Pt

from reports.office.colours import SANS, SERIF, colour
from reports.office.packing import fitted
from reports.office.properties import LOCALES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pptx.oxml.xmlchemy import BaseOxmlElement
    from pptx.presentation import Presentation
    from pptx.shapes.base import BaseShape
    from pptx.slide import Slide, SlideLayout
    from pptx.text.text import TextFrame, _Paragraph

    from content import Language
    from reports.office.model import Cover

WIDE, HIGH = Emu(12_192_000), Emu(6_858_000)
"""33.87 × 19.05 cm, as PowerPoint's own 16:9."""
TITLE_ONLY: Final = 5
LARGEST, LARGE, LESS, LEAST_TITLE = 44, 34, 28, 22
FOOTER: Final = 14
WORDY: Final = (56, 110, 200)
"""Signs from which a title is set smaller, and smaller again."""
LONGEST_TITLE: Final = 280
LONGEST_LINE: Final = 150
"""More signs than these are cut on the slide, visibly, and stand whole in its notes."""


class Place(NamedTuple):
    """Where something stands, in centimetres from the top left."""

    x: float
    y: float
    wide: float
    high: float


def prepare(made: Presentation, cover: Cover) -> None:
    """The page, and one layout on it: title, footer and number, in our type and language."""
    made.slide_width, made.slide_height = WIDE, HIGH
    only = made.slide_layouts[TITLE_ONLY]
    for other in list(made.slide_layouts):
        if other is not only:
            made.slide_layouts.remove(other)
    for shape in (*made.slide_master.placeholders, *only.placeholders):
        kind = shape.placeholder_format.type
        place = PLACES.get(kind.name if kind else "")
        if place:
            _stand(shape, place)
    _spoken(made, LOCALES[cover.language])


PLACES: Final = {
    "TITLE": Place(2, 2.1, 29.8, 3.4),
    "BODY": Place(2, 5.2, 29.8, 11),
    "DATE": Place(24, 17.6, 3, 0.9),
    "FOOTER": Place(2, 17.6, 24, 0.9),
    "SLIDE_NUMBER": Place(28.8, 17.6, 3, 0.9),
}


def _stand(shape: BaseShape, place: Place) -> None:
    shape.left, shape.top = Cm(place.x), Cm(place.y)
    shape.width, shape.height = Cm(place.wide), Cm(place.high)


def _spoken(made: Presentation, locale: str) -> None:
    """The language and the faces in which everything is written that says nothing else."""
    for part in (made.part, made.slide_master.part):
        for properties in part._element.iter(qn("a:defRPr")):  # noqa: SLF001 - python-pptx has no other way
            properties.set("lang", locale)
    theme = next(
        relation.target_part
        for relation in made.slide_master.part.rels.values()
        if relation.reltype.endswith("/theme")
    )
    tree = parse_xml(theme.blob)
    for which, face in (("majorFont", SERIF), ("minorFont", SANS)):
        for latin in tree.iter(qn(f"a:{which}")):
            latin.find(qn("a:latin")).set("typeface", face)
    theme._blob = serialize_part_xml(tree)  # noqa: SLF001 - as above


def slide(made: Presentation, cover: Cover, number: int) -> Slide:
    """An empty slide with its footer and number."""
    only: SlideLayout = made.slide_layouts[0]
    drawn = made.slides.add_slide(only)
    for shape in only.placeholders:
        kind = shape.placeholder_format.type
        if kind and kind.name in {"FOOTER", "SLIDE_NUMBER"}:
            own = copy.deepcopy(shape._element)  # noqa: SLF001 - as above
            drawn.shapes._spTree.append(own)  # noqa: SLF001 - as above
    for shape in drawn.placeholders:
        kind = shape.placeholder_format.type
        if kind and kind.name == "FOOTER":
            _small(shape.text_frame, cover.footer)
        elif kind and kind.name == "SLIDE_NUMBER":
            _number(shape.text_frame, number)
    return drawn


def _small(frame: TextFrame, text: str) -> None:
    frame.text = ""
    _bare(frame)
    line = frame.paragraphs[0]
    line.alignment = PP_ALIGN.LEFT
    run(line, fitted(text, 110), FOOTER, "muted")


def _number(frame: TextFrame, number: int) -> None:
    """A field, so that it stays right when slides are moved."""
    _bare(frame)
    line = frame.paragraphs[0]
    for old in list(line._p):  # noqa: SLF001 - as above
        line._p.remove(old)  # noqa: SLF001 - as above
    line.alignment = PP_ALIGN.RIGHT
    field = parse_xml(
        f'<a:fld {nsdecls("a")} id="{{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}}" type="slidenum">'
        f'<a:rPr sz="{FOOTER * 100}"><a:solidFill><a:srgbClr val="{colour("muted")}"/>'
        f"</a:solidFill></a:rPr><a:t>{number}</a:t></a:fld>"
    )
    line._p.append(field)  # noqa: SLF001 - as above


# ---- Words ----


def title(drawn: Slide, text: str, *, first: bool) -> None:
    """The finding; smaller where it is long, so that it stays in its place."""
    shape = drawn.shapes.title
    if shape is None:  # the layout has one
        return
    if first:
        _stand(shape, Place(2, 6.4, 29.8, 6.2))
    frame = shape.text_frame
    frame.word_wrap = True
    frame.vertical_anchor = MSO_ANCHOR.TOP
    _bare(frame)
    line = frame.paragraphs[0]
    line.alignment = PP_ALIGN.LEFT
    told = fitted(text, LONGEST_TITLE)
    size = LARGEST if first and len(told) <= WORDY[1] else _title_size(len(told))
    run(line, told, size, "ink", bold=True)


def _title_size(signs: int) -> float:
    sizes = zip(WORDY, (LARGE, LESS, LEAST_TITLE), strict=True)
    return next((size for most, size in sizes if signs <= most), 18)


def kicker(drawn: Slide, text: str, *, first: bool) -> None:
    """Above the title, what the slide is about."""
    write(
        placed(drawn, Place(2, 5.3 if first else 1.2, 29.8, 1)),
        text,
        size=18,
        shade="muted",
        bold=not first,
    )


def placed(drawn: Slide, place: Place) -> TextFrame:
    """An empty frame without margins."""
    box = drawn.shapes.add_textbox(Cm(place.x), Cm(place.y), Cm(place.wide), Cm(place.high))
    frame = box.text_frame
    frame.word_wrap = True
    _bare(frame)
    return frame


def _bare(frame: TextFrame) -> None:
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0


def write(  # noqa: PLR0913 - how it looks
    frame: TextFrame,
    text: str,
    *,
    size: float,
    shade: str = "ink",
    bold: bool = False,
    serif: bool = False,
    most: int = LONGEST_LINE,
) -> _Paragraph:
    """A line of its own in a frame, with as many signs as there is room for."""
    first = frame.paragraphs[0]
    line = frame.add_paragraph() if first.runs or len(frame.paragraphs) > 1 else first
    told = fitted(text, most)
    run(line, told, size, shade, bold=bold, face=SERIF if serif else "")
    return line


def run(  # noqa: PLR0913 - as above
    line: _Paragraph, text: str, size: float, shade: str, *, bold: bool = False, face: str = ""
) -> None:
    """Words of one look, after those that stand in the line."""
    made = line.add_run()
    made.text = text
    made.font.size, made.font.bold = Pt(size), bold
    made.font.color.rgb = RGBColor.from_string(colour(shade))
    if face:
        made.font.name = face


def fits(text: str, size: float, most: int) -> float:
    """The size, or 16 points where there are more signs than it has room for."""
    return size if len(text) <= most else 16


def bullet(line: _Paragraph, shade: str) -> None:
    """A point of a list, for a screen reader too."""
    properties = line._p.get_or_add_pPr()  # noqa: SLF001 - as above
    properties.set("marL", "342900")
    properties.set("indent", "-342900")
    properties.append(parse_xml(f'<a:buClr {nsdecls("a")}><a:srgbClr val="{shade}"/></a:buClr>'))
    properties.append(parse_xml(f'<a:buChar {nsdecls("a")} char="•"/>'))


def rule(drawn: Slide, place: Place) -> None:
    """The line over a card; nothing to a screen reader."""
    y = Cm(place.y - 0.4)
    line = drawn.shapes.add_connector(
        MSO_CONNECTOR.STRAIGHT, Cm(place.x), y, Cm(place.x + place.wide), y
    )
    line.line.width = Pt(2.25)
    line.line.color.rgb = RGBColor.from_string(colour("ink"))
    for look in line._element.findall(qn("p:style")):  # noqa: SLF001 - as above
        line._element.remove(look)  # noqa: SLF001 - its shadow
    decorative(line._element.nvCxnSpPr.cNvPr)  # noqa: SLF001 - as above


def decorative(about: BaseOxmlElement) -> None:
    """Say that there is nothing to be read aloud."""
    about.append(
        parse_xml(
            f'<a:extLst {nsdecls("a")}><a:ext uri="{{C183D7F6-B498-43B3-948B-1728B52AA6E4}}">'
            '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative"'
            ' val="1"/></a:ext></a:extLst>'
        )
    )


def notes(drawn: Slide, texts: Sequence[str], language: Language) -> None:
    """What to ask, for whoever speaks; a paragraph each."""
    frame = drawn.notes_slide.notes_text_frame
    for place, text in enumerate(texts):
        line = frame.add_paragraph() if place else frame.paragraphs[0]
        made = line.add_run()
        made.text = text
        made._r.get_or_add_rPr().set("lang", LOCALES[language])  # noqa: SLF001 - as above


def speak(drawn: Slide, language: Language) -> None:
    """Every word of the slide in its language, or PowerPoint marks it as misspelled."""
    for properties in drawn._element.iter(qn("a:rPr"), qn("a:endParaRPr")):  # noqa: SLF001 - as above
        properties.set("lang", LOCALES[language])
