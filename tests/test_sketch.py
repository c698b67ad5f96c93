"""The radar in small: a picture without words, and words that do not lie on top of each other."""

from __future__ import annotations

from xml.etree.ElementTree import fromstring

import pytest

from reports import Corner, sketch

NAMES = ("Rødder", "stængel & blad", "<b>frugt</b>", "a name of many words in all")


def around(n: int, name: str = "") -> list[Corner]:
    """So many corners with scores; the second is lowest."""
    return [
        Corner(place + 1, name or NAMES[place % 4], 1.5 + place / 4, "1,6", 4, lowest=place == 1)
        for place in range(n)
    ]


@pytest.mark.parametrize("n", range(3, 13))
def test_every_corner_has_its_spoke_and_its_words(n: int) -> None:
    """From three to twelve; the words stand within the picture's own box, or just beside it."""
    drawn = sketch(around(n))
    assert drawn.svg.count("<line") == n
    assert drawn.svg.count("<circle") == n - 1  # and the lowest is a diamond
    named = [word for word in drawn.words if word.side != "ring" and word.lines != ("1,6",)]
    assert len(named) == n
    assert all(0 <= word.left <= 100 and 0 <= word.top <= 100 for word in drawn.words)


@pytest.mark.parametrize(
    ("n", "name"), [(9, "kort"), (3, "et navn på mere end tredive tegn i alt")]
)
def test_where_names_would_collide_numbers_stand(n: int, name: str) -> None:
    """The list beside the picture has the names by the same numbers."""
    told = [word.lines for word in sketch(around(n, name)).words]
    assert all((str(place + 1),) in told for place in range(n))


def test_the_picture_holds_no_words() -> None:
    """Names are the page's own text; in the picture there is nothing to be read or to be run."""
    svg = sketch(around(4)).svg
    assert "Rødder" not in svg
    tags = {part.tag.rsplit("}", 1)[-1] for part in fromstring(svg).iter()}  # noqa: S314 - our own
    assert tags == {"svg", "style", "polygon", "line", "circle"}


def test_without_scores_the_grid_stands_alone() -> None:
    """Another instrument's factors, of which nobody has said anything yet."""
    drawn = sketch([Corner(place, "x") for place in (1, 2, 3)])
    assert "<circle" not in drawn.svg
    assert drawn.svg.count("<polygon") == 5
