"""The journey's own pad: the fields of one contact, and a warning where one points at somebody."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

import workshop
from sheets import OTHER, Journey, Way, journey
from views import here, house, pad, pieces

if TYPE_CHECKING:
    from collections.abc import Callable

    from content import Content, JourneyFile
    from sheets import Touch


FARTHEST: Final = 520
"""So many weeks, ten years, a contact can lie from the first one."""


class Course(pad.Pad[Journey]):
    """The journey of this address's workshop, and the fields to write on it with."""

    def __init__(self, file: JourneyFile) -> None:
        super().__init__(Journey)
        self.file = file
        self.known: Content = here.shelves(self.of) if self.of else house.the_content()
        self._fields = {one.key: one for one in file.fields}

    def refused(self, why: workshop.Refused) -> None:
        """A field that points at somebody is named in the shelf's own words."""
        if isinstance(why, workshop.Personal):
            warning = self.file.warning[self.words.language]
            st.html(pieces.warning(warning.replace("{field}", self.asks(why.field))))
            return
        super().refused(why)

    def asks(self, field: str) -> str:
        """What the shelf asks to have in a field."""
        return self._fields[field][self.words.language] if field in self._fields else field

    def helps(self, field: str) -> str | None:
        """What helps to fill it in."""
        found = self._fields[field].help if field in self._fields else None
        return found[self.words.language] if found else None

    def about(self) -> None:
        """Whom the course is composed of, and what the citizen wanted."""
        with st.container(key="course-about"):
            stored, helps = self.sheet.about, self.helps("about")
            self.text("about", self.asks("about"), stored, _whole("about"), help=helps)
            stored, helps = self.sheet.goal, self.helps("goal")
            self.line("goal", self.asks("goal"), stored, _whole("goal"), help=helps)

    def contact(self, way: Way, touch: Touch) -> None:
        """Every field of one contact; the look lays them in two columns."""
        with st.container(key="course-fields"):
            self._where(way, touch)
            self._how(way, touch)
            if way == "today":
                self._break(way, touch)

    def _where(self, way: Way, touch: Touch) -> None:
        put = _put(way, touch.id, "week")
        self.number(
            f"week-{touch.id}", self.asks("week"), touch.week, put, least=-FARTHEST, most=FARTHEST
        )
        self._choice(way, touch, "stage", self.words.say("Where in the pathway?"), self._stages)
        self._line(way, touch, "actor")
        self._line(way, touch, "department")
        self._line(way, touch, "channel")
        self._text(way, touch, "happened")

    def _how(self, way: Way, touch: Touch) -> None:
        self._text(way, touch, "felt")
        self._feeling(way, touch)
        self._tick(way, touch, "told", stored=touch.told)
        self._tick(way, touch, "plan", stored=touch.plan)
        others = sum(bool(t.moment) for t in self.sheet.touches(way) if t.id != touch.id)
        if others < journey.MOST_MOMENTS:
            self._choice(way, touch, "moment", self.asks("moment"), self._moments)
            return
        full = self.words.say(
            "You have chosen three moments. Remove one before you choose another."
        )
        st.html(pieces.notes([full]))

    def _feeling(self, way: Way, touch: Touch) -> None:
        words = {one.value: one[self.words.language] for one in self.file.line}
        put = _put(way, touch.id, "line")
        self._chosen(
            f"line-{touch.id}",
            touch.line,
            put,
            lambda key, value: st.radio(
                self.asks("line"),
                sorted(words),
                sorted(words).index(value),
                words.__getitem__,
                key=key,
                horizontal=True,
            ),
        )

    def _break(self, way: Way, touch: Touch) -> None:
        """The kind of break, and the one statement that it points to here."""
        breaks = {one.key: one for one in self.file.breaks}

        def put(sheet: Journey, key: str) -> Journey:
            first = breaks[key].points_to[0] if key in breaks else ""
            return journey.changed(sheet, way, touch.id, broke=key, **self._points_to(first))

        self.choice(
            f"broke-{touch.id}",
            self.asks("broke"),
            touch.broke,
            {"": self.words.say("No break")}
            | {key: one[self.words.language] for key, one in breaks.items()},
            put,
        )
        now = next((t for t in self.sheet.touches(way) if t.id == touch.id), touch)
        if now.broke in breaks:
            self._statement(way, now, breaks[now.broke].points_to)

    def _statement(self, way: Way, touch: Touch, points_to: tuple[str, ...]) -> None:
        def put(sheet: Journey, key: str) -> Journey:
            return journey.changed(sheet, way, touch.id, **self._points_to(key))

        self.choice(
            f"statement-{touch.id}-{touch.broke}",
            self.asks("factor"),
            touch.statement,
            {key: self.statement(key) for key in points_to if key in self.known.statements},
            put,
            radio=True,
        )

    def _points_to(self, statement: str) -> dict[str, str]:
        found = self.known.factor_of.get(statement)
        return {"statement": statement if found else "", "factor": found.id if found else ""}

    def statement(self, key: str) -> str:
        """A statement in full behind its factor, as a choice; nothing in it is read as Markdown."""
        language = self.words.language
        factor = self.known.factor_of[key].short[language]
        text, number = self.known.statements[key].text[language], self.known.numbers[key]
        return pieces.markdown(f"{factor}: {text} ({number})")

    @property
    def _stages(self) -> dict[str, str]:
        return {"": "–"} | {one.key: one[self.words.language] for one in self.file.stages}

    @property
    def _moments(self) -> dict[str, str]:
        say, language = self.words.say, self.words.language
        known = {one.key: one[language] for one in self.file.moments}
        return {"": say("No"), **known, OTHER: say("Another moment")}

    def _line(self, way: Way, touch: Touch, field: str) -> None:
        stored, put = getattr(touch, field), _put(way, touch.id, field)
        self.line(f"{field}-{touch.id}", self.asks(field), stored, put, help=self.helps(field))

    def _text(self, way: Way, touch: Touch, field: str) -> None:
        stored, put = getattr(touch, field), _put(way, touch.id, field)
        self.text(f"{field}-{touch.id}", self.asks(field), stored, put, help=self.helps(field))

    def _choice(
        self, way: Way, touch: Touch, field: str, label: str, options: dict[str, str]
    ) -> None:
        stored, put = getattr(touch, field), _put(way, touch.id, field)
        self.choice(f"{field}-{touch.id}", label, stored, options, put)

    def _tick(self, way: Way, touch: Touch, field: str, *, stored: bool) -> None:
        put = _put(way, touch.id, field)
        self.tick(f"{field}-{touch.id}", self.asks(field), stored=stored, put=put)


def _whole(field: str) -> Callable[[Journey, str], Journey]:
    return lambda sheet, said: sheet.model_copy(update={field: said})


def _put(way: Way, touch_id: str, field: str) -> Callable[[Journey, object], Journey]:
    """Changes one field of a contact as the sheet stands then."""
    return lambda sheet, said: journey.changed(sheet, way, touch_id, **{field: said})
