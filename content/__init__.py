"""The shelves as frozen models, or every mistake at once. Knows no other room."""

from content.admitting import admitted
from content.cases import SIGNS as CASE_SIGNS
from content.cases import Case, Cases, read_cases
from content.citizens import VOICES, Citizens, Option, Question, Voice
from content.decoding import because
from content.freezing import fingerprint_of, frozen, thawed
from content.layout import FEWEST, MOST, laid_out
from content.method import Level, Limits, Method, Source, printed
from content.models import Band, Language, Rung, SheetName, SourcedText, Statement, Step, Text
from content.names import cleaned, folded, is_a_birthday
from content.papers import Passage, Preread
from content.problems import ContentError, Problem, did_you_mean, quoted, shortened
from content.reading import BLANK, Place, Plain
from content.redesign import (
    MARKS,
    SHEET_NAMES,
    YEARS,
    Assumption,
    CheckKey,
    Competence,
    Count,
    DecisionModel,
    GainFile,
    GainModel,
    JourneyFile,
    Mark,
    MoneyLine,
    Movement,
    MovementsFile,
    OrganisationFile,
    OrganisationModel,
    ProfilesFile,
    Redesign,
    RoleModel,
    RolesFile,
    SideModel,
    SomInput,
)
from content.scripts import Hint, Moment, OnWall, Script, Scripts, Talk
from content.shelves import SHELVES, load, schemas
from content.signs import in_latin, looks_latin
from content.told import Told
from content.whole import Content, Factor

__all__ = [
    "BLANK",
    "CASE_SIGNS",
    "FEWEST",
    "MARKS",
    "MOST",
    "SHEET_NAMES",
    "SHELVES",
    "VOICES",
    "YEARS",
    "Assumption",
    "Band",
    "Case",
    "Cases",
    "CheckKey",
    "Citizens",
    "Competence",
    "Content",
    "ContentError",
    "Count",
    "DecisionModel",
    "Factor",
    "GainFile",
    "GainModel",
    "Hint",
    "JourneyFile",
    "Language",
    "Level",
    "Limits",
    "Mark",
    "Method",
    "Moment",
    "MoneyLine",
    "Movement",
    "MovementsFile",
    "OnWall",
    "Option",
    "OrganisationFile",
    "OrganisationModel",
    "Passage",
    "Place",
    "Plain",
    "Preread",
    "Problem",
    "ProfilesFile",
    "Question",
    "Redesign",
    "RoleModel",
    "RolesFile",
    "Rung",
    "Script",
    "Scripts",
    "SheetName",
    "SideModel",
    "SomInput",
    "Source",
    "SourcedText",
    "Statement",
    "Step",
    "Talk",
    "Text",
    "Told",
    "Voice",
    "admitted",
    "because",
    "cleaned",
    "did_you_mean",
    "fingerprint_of",
    "folded",
    "frozen",
    "in_latin",
    "is_a_birthday",
    "laid_out",
    "load",
    "looks_latin",
    "printed",
    "quoted",
    "read_cases",
    "schemas",
    "shortened",
    "thawed",
]
