"""What the room of the day writes, in Danish and English."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from words import Language


class Texts(NamedTuple):
    """What the room writes, in one language."""

    organisation: str
    name: str
    target_group: str
    reason: str
    low: str
    high: str
    looks: str
    again: str
    owners: tuple[str, str, str]
    doubt: str
    told: tuple[str, str, str]


TEXTS: Final[dict[Language, Texts]] = {
    "da": Texts(
        organisation="Nordvig Kommune",
        name="Ledelsesdagen",
        target_group="Voksne over 18 år, der får hjælp fra mindst tre forvaltninger",
        reason="Vi har besluttet en regel, men ingen har skrevet den.",
        low="Jeg har aldrig set det på skrift, og det har mine ledere heller ikke.",
        high="Det står i ledelsesgrundlaget, og direktionen har godkendt det.",
        looks="HR-chefen",
        again="De mødes i tre forvaltninger, og Sundhed er ikke med endnu.",
        owners=("Økonomichefen", "Kommunaldirektøren", "Chefen for Voksne"),
        doubt="At vi får timer til det.",
        told=(
            "Fire borgere fik hjælp, før regningen var delt.",
            "Sagen var ens i alle tre udvalg i januar.",
            "Reglen gælder nu alle forløb, og elleve borgere fik hjælp først.",
        ),
    ),
    "en": Texts(
        organisation="Nordvig Municipality",
        name="Leadership day",
        target_group="Adults over 18 who get help from at least three departments",
        reason="We have decided on a rule, but nobody has written it.",
        low="I have never seen it in writing, and neither have my managers.",
        high="It stands in our principles of leadership, which the board has approved.",
        looks="The head of HR",
        again="They meet in three departments, and Health does not take part yet.",
        owners=("The head of finance", "The chief executive", "The head of adult services"),
        doubt="That we get the hours for it.",
        told=(
            "Four citizens got help before the bill was shared.",
            "The matter was the same in all three committees in January.",
            "The rule is for all pathways now, and eleven citizens got help first.",
        ),
    ),
}
