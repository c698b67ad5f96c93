"""Ask citizens by a link of their own, let them answer once each, and count what they said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import anonymity
from content import VOICES, cleaned
from workshop.desk import held
from workshop.model import Refused
from workshop.shelved import shelves
from workshop.tokens import hashed
from workshop.voices import Citizen

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from arithmetic import Beside
    from content import Citizens, Content, Question
    from workshop.model import Workshop
    from workshop.store import Store
    from workshop.voices import Asking

LONGEST_CONTACT: Final = 120
MOST_CITIZENS: Final = 5_000
"""As many as anybody has asked; whoever sends forms by a machine comes no further."""


def ask_citizens(
    store: Store, content: Content, desk: str, workshop_id: str, *, new_token: Callable[[], str]
) -> Asking:
    """Open the citizens' link of an open workshop: the same one each time."""
    here = held(store, desk, workshop_id)
    _asked(shelves(store, content, here))
    link = new_token()
    if not store.ask_citizens(here.id, link, hashed(link)):
        raise _not_open(here)
    return _asking(store, here)


def whom_to_call(store: Store, desk: str, workshop_id: str, contact: str) -> Asking:
    """Say anew whom citizens may call, which every page of theirs shows."""
    here, named = held(store, desk, workshop_id), cleaned(contact)
    if len(named) > LONGEST_CONTACT:
        raise Refused("Whom to call can have 120 characters at most.")
    store.put_contact(here.id, named)
    return _asking(store, here)


def stop_citizens(store: Store, desk: str, workshop_id: str) -> None:
    """Let citizens answer no more for now; what they have said is kept and will count."""
    here = held(store, desk, workshop_id)
    if not store.stop_citizens(here.id):
        raise _not_open(here)


def citizens_anew(
    store: Store, desk: str, workshop_id: str, *, new_token: Callable[[], str]
) -> Asking:
    """Delete what citizens have said and end their link, for one that has come astray."""
    here, link = held(store, desk, workshop_id), new_token()
    if not store.citizens_anew(here.id, link, hashed(link)):
        raise _not_open(here)
    return _asking(store, here)


def _asking(store: Store, here: Workshop) -> Asking:
    found = store.asking(here.id)
    if found is None:  # deleted meanwhile
        raise Refused("This workshop has been deleted.")
    return found


def _not_open(here: Workshop) -> Refused:
    if here.kind == "private" and here.phase == "draft":
        return Refused("The workshop has not been opened yet.")
    return Refused("Citizens can only be asked while people can answer on their phones.")


def asking_citizens(store: Store, desk: str, workshop_id: str) -> Asking | None:
    """The link by which citizens are asked in a workshop that this desk holds."""
    return store.asking(held(store, desk, workshop_id).id)


def found_for_citizens(store: Store, token: str) -> tuple[Workshop, bool]:
    """The workshop that a citizens' link leads to, and whether it is open to them."""
    found = store.found_by_asking(hashed(token))
    if found is None:
        raise Refused("There is nothing to answer at this link.")
    return found


def come(  # noqa: PLR0913 - who comes, each by its name
    store: Store,
    content: Content,
    here: Workshop,
    *,
    voice: str,
    token: str,
    new_id: Callable[[], str],
) -> Citizen:
    """Whoever holds this token, new or known already; however often it is sent, one person."""
    _asked(content)
    kind = next((key for key in VOICES if key == voice), None)
    if kind is None:
        raise Refused("Choose one of the answers shown.")
    new = Citizen(id=new_id(), workshop=here.id, voice=kind)
    kept = store.add_citizen(hashed(token), new, MOST_CITIZENS)
    if kept is None or kept.workshop != here.id:
        raise no_more(store, here.id)
    return kept


def a_citizen(store: Store, token: str) -> Citizen | None:
    """Whose token this is."""
    return store.citizen(hashed(token))


def tell(store: Store, content: Content, who: Citizen, question: str, answer: str) -> None:
    """Keep one answer, on disk when this returns; Refused when it may not be given."""
    found = next((q for q in _asked(content).questions if q.id == question), None)
    if found is None or answer not in map(str, range(len(found.options))):
        raise Refused("Choose one of the answers shown.")
    if not store.put_citizen_answer(who.id, found.id, int(answer)):
        raise no_more(store, who.workshop)


def take_back_answers(store: Store, who: Citizen) -> None:
    """Delete somebody with all answers, while it is open."""
    if not store.remove_citizen(who.id):
        raise no_more(store, who.workshop)


def no_more(store: Store, workshop_id: str) -> Refused:
    """Why citizens cannot answer in a workshop now."""
    if store.workshop(workshop_id) is None:
        return Refused("This workshop has been deleted.")
    return Refused("You can no longer answer here. Thank you for wanting to.")


def heard(store: Store, content: Content, here: Workshop) -> Beside | None:
    """What citizens answered, as far as it may be shown; None where nobody asked them.

    k is the same in an open workshop: its participants have agreed to be seen, citizens have not.
    """
    asked = content.citizens
    if asked is None or store.asking(here.id) is None:
        return None
    found = store.heard(here.id)
    said = {
        (question.id, voice): _in_order(question, found.get((question.id, voice), {}))
        for question in asked.questions
        for voice in VOICES
    }
    fewest = content.method.limits.group_minimum.value
    return anonymity.citizens(asked, said, store.citizens(here.id), fewest)


def _in_order(question: Question, chosen: Mapping[int, int]) -> tuple[int, ...]:
    return tuple(chosen.get(place, 0) for place in range(len(question.options)))


def _asked(content: Content) -> Citizens:
    if content.citizens is None:
        raise Refused("This questionnaire has no questions for citizens.")
    return content.citizens
