"""A Report told again, for files that people work on: the paper, the slides and the book."""

from __future__ import annotations

from reports.telling.office.book import tell_book
from reports.telling.office.deck import tell_deck
from reports.telling.office.paper import tell_paper

__all__ = ["tell_book", "tell_deck", "tell_paper"]
