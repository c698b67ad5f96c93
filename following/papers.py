"""Where paper questionnaires are typed: a grid a sheet, by keyboard, and twice to be sure.

For whoever holds the workshop; it works without a script, which only moves along by itself, says
what is no answer at once, and remembers what is not sent yet.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.responses import HTMLResponse, RedirectResponse, Response

import answering
import workshop
from entrance import DESK, LANGUAGE, cookies_of, form_of
from following.files import STATIC, TEMPLATES, VERSION
from following.heap import factors, others, typed, which_of
from words import Words
from workshop import Paper

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Literal

    from starlette.requests import Request

    from content import Content
    from workshop import Refused, Store, Workshop

LONGEST: Final = 8 * 1024
ALONE: Final = {"Cache-Control": "no-store"}
MOST_DIGITS: Final = 4
KEY: Final = re.compile(r"[\w-]{1,40}", re.ASCII)


def _now() -> datetime:
    return datetime.now(UTC)


class At(NamedTuple):
    """Who types, where, and on which turn; `place` is the sheet that is put right, from 1."""

    desk: str
    here: Workshop
    words: Words
    turn: Literal["1", "2"]
    place: int | None


class Papers:
    """One page, and what its forms say."""

    def __init__(
        self, store: Store, content: Content, base: str, now: Callable[[], datetime] = _now
    ) -> None:
        self.store = store
        self.content = content
        self.base = base
        self.now = now

    async def page(self, request: Request) -> Response:
        """The pile and the line to type; or keep what was typed."""
        form = await form_of(request.scope, request.receive, LONGEST) if _sends(request) else {}
        at = await run_in_threadpool(self._at, request, {**request.query_params, **form})
        if not _sends(request):
            return await run_in_threadpool(self._drawn, at, dict(request.query_params))
        try:
            done = await run_in_threadpool(self._do, at, form)
        except workshop.Refused as refused:
            return await run_in_threadpool(self._drawn, at, form, refused)
        kept = {key: form[key] for key in ("turn", "level", "area") if form.get(key)}
        part = "#differ" if "settled" in done else ""
        to = f"{self._place(at.here)}?{urlencode({**kept, **done})}{part}"
        return RedirectResponse(to, status_code=303)

    def _at(self, request: Request, said: Mapping[str, str]) -> At:
        """Refused where this browser's desk does not hold it, or nothing can come in."""
        desk = workshop.desk_of(cookies_of(request.scope).get(DESK, ""))
        here = workshop.held(self.store, desk, request.path_params["workshop"])
        if here.kind != "private":
            raise workshop.Refused("This workshop is answered together, on one screen.")
        if here.phase not in {"draft", "open", "shut"}:
            raise workshop.Refused("The answers are closed, because they have been shown.")
        chosen = cookies_of(request.scope).get(LANGUAGE, here.language)
        words = Words("en" if chosen == "en" else "da")
        return At(desk, here, words, "2" if said.get("turn") == "2" else "1", _place(said))

    def _do(self, at: At, form: Mapping[str, str]) -> dict[str, str]:
        """What the page is told when it is drawn again."""
        store, content, desk, key = self.store, self.content, at.desk, at.here.id
        match form.get("do"):
            case "bring":
                many = workshop.bring_papers(
                    store, content, desk, key, beyond=form.get("beyond") == "yes"
                )
                return {"came": f"{many}"}
            case "forget":
                workshop.forget_papers(store, desk, key)
                return {}
            case "aside":
                if at.place:
                    workshop.lay_aside(
                        *(store, desk, key, at.place - 1),
                        key=_key(form),
                        turn=at.turn,
                        now=self.now(),
                    )
                return {}
            case "settle":
                return self._settled(at, form)
            case _:
                self._typed(at, form)
                return {"kept": str(_place({"at": form.get("number", "")}) or 1)}

    def _typed(self, at: At, form: Mapping[str, str]) -> None:
        known = workshop.shelves(self.store, self.content, at.here)
        sheet = Paper.model_construct(
            level=form.get("level", ""),
            area=form.get("area", ""),
            answers=workshop.line_of(known, at.here.questionnaire, self._cells(at, form)),
            key=_key(form),
        )
        place = None if at.place is None else at.place - 1
        whose = (self.store, self.content, at.desk, at.here.id)
        workshop.type_in(*whose, sheet, turn=at.turn, place=place, now=self.now())

    def _settled(self, at: At, form: Mapping[str, str]) -> dict[str, str]:
        """Let one of the two typings be right; nothing where they agree by now."""
        which, _, right = form.get("right", "").rpartition(" ")
        whose = (self.store, self.content, at.desk, at.here.id)
        for one in workshop.differences(self.store, self.content, at.here):
            if which_of(one) == which and right in {"1", "2"}:
                turn: Literal["1", "2"] = "1" if right == "1" else "2"
                workshop.settle_typed(*whose, one, right=turn, now=self.now())
        return {"settled": "yes"}

    def _cells(self, at: At, form: Mapping[str, str]) -> list[str]:
        known = workshop.shelves(self.store, self.content, at.here)
        many = len(workshop.asked(known, at.here.questionnaire))
        return [form.get(f"c{place}", "") for place in range(many)]

    def _drawn(self, at: At, form: Mapping[str, str], wrong: Refused | None = None) -> HTMLResponse:
        here, words = at.here, at.words
        known = workshop.shelves(self.store, self.content, here)
        piles = {turn: workshop.pile(self.store, here.id, turn) for turn in ("1", "2")}
        pile, first, second = piles[at.turn], len(piles["1"]), len(piles["2"])
        old = pile[at.place - 1] if at.place and at.place <= len(pile) and not wrong else None
        cells = list(old.answers) if old else self._cells(at, form)
        own = old.model_dump() if old else {**form, "key": _key(form) or workshop.new_token()}
        differs = workshop.differences(self.store, self.content, here)
        named = [(level.key, level.name[words.language]) for level in known.method.levels]
        page = TEMPLATES.get_template("papers.html").render(
            say=words.say,
            count=words.count,
            language=words.language,
            style=f"{self.base}/{answering.STYLE}",
            static=f"{self.base}/{STATIC}",
            version=VERSION,
            here=here,
            turn=at.turn,
            place=self._place(here),
            back=f"{self.base}/w/{here.id}/hent-svar",
            at=at.place,
            own=own,
            cells=cells,
            wrong=words.say(str(wrong), **wrong.values) if wrong else "",
            where=wrong.values.get("where", "") if wrong else "",
            kept="" if wrong else form.get("kept", ""),
            came=form.get("came", ""),
            factors=factors(known, here, words),
            many=len(cells),
            levels=named,
            pile=[typed(n, s, dict(named), known, here) for n, s in enumerate(pile, 1)],
            next=at.place or len(pile) + 1,
            whole=at.turn == "2" and not at.place and 0 < first <= second,
            first=first,
            second=second,
            others=others(differs, known, dict(named), words),
            beyond=here.invited is not None and self.store.joined(here.id) + first > here.invited,
        )
        return HTMLResponse(page, 422 if wrong else 200, headers=ALONE)

    def _place(self, here: Workshop) -> str:
        return f"{self.base}/w/{here.id}/indtast"


def _sends(request: Request) -> bool:
    return request.method == "POST"


def _place(said: Mapping[str, str]) -> int | None:
    """The number of a sheet, from 1; None where none is said."""
    text = said.get("at", "")
    fits = text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS
    return int(text) or None if fits else None


def _key(form: Mapping[str, str]) -> str:
    """What a sheet is known by; "" where the form says nothing that can be one."""
    said = form.get("key", "")
    return said if KEY.fullmatch(said) else ""
