"""The fixed words of headings, columns and legends, by the key a renderer asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from words import Words


def labels(words: Words) -> dict[str, str]:
    """Every fixed word a renderer uses, in one language."""
    say = words.say
    return {
        "app": "Helhedstjek",
        "boxes": say(
            "□ stands for a sign that this paper has no letters for. Names of which nothing else "
            "is left look alike here, and are not the same."
        ),
        "page": say("Page {page} of {pages}"),
        "summary": say("Summary"),
        "factor": say("Factor"),
        "now": say("Now"),
        "target": say("Target"),
        "legend_now": say("now"),
        "legend_lowest": say("now, lowest"),
        "legend_target": say("target"),
        "holds_back": say("It holds back {factor}."),
        "start": say("Start here"),
        "split": say("Here you see it differently"),
        "instead": say("What you can do instead"),
        "bar_note": say(
            "Number of answers: rungs 0, 1 and 2 left of the line, rungs 3, 4 and 5 right of it"
        ),
        "what": say("What it is"),
        "why": say("Why it is decisive"),
        "drivers": say("Drivers"),
        "barriers": say("Barriers"),
        "practice": say("What others have done"),
        "source": say("Source"),
        "if_low": say("When it is low"),
        "statements": say("The statements"),
        "statement": say("Statement"),
        "value": say("Value"),
        "n": say("Number"),
        "verdict": say("The answers"),
        "distribution": say("Distribution"),
        "agreed": say("agreed"),
        "agenda": say("Agenda"),
        "ask": say("Ask the room"),
        "steps": say("Next steps"),
        "steps_title": say("Begin here, then take the rest"),
        "steps_more": say("All steps, factor by factor"),
        "steps_why": say("Because"),
        "groups": say("Groups"),
        "groups_title": say("How the groups see it"),
        "group": say("Group"),
        "citizens": say("Citizens"),
        "citizens_answer": say("Answer"),
        "citizens_all": say("All"),
        "citizens_beside": say("Your own answers about the same"),
        "known": say("Known numbers"),
        "known_title": say("Numbers you know already"),
        "known_note": say("They stand beside the profile and never in it."),
        "known_name": say("What it is called"),
        "known_figure": say("Figure"),
        "known_year": say("Year"),
        "known_source": say("Where it is from"),
        "method": say("Method"),
        "method_title": say("How this report was made"),
        "figures": say("All figures"),
        "terms": say("The words"),
        "sources": say("Sources"),
        "tag": say("Tag"),
    }
