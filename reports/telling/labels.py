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
        "continued": say("{section}, continued"),
        "cover_where": say("Read page 2 first. Contents and colophon: page {page}"),
        "logo_alt": say("Logo of {organisation}"),
        "summary": say("Summary"),
        "profile_name": say("The profile on one page"),
        "ladder": say("The ladder that everybody answered on"),
        "scale_alt": say("Scale from 0 to 5"),
        "statement_of": say("{factor}, statement {number}"),
        "split_none": say("On no statement are your answers far apart."),
        "split_one_more": say("One more statement with answers far apart stands further on."),
        "split_more": say("{n} more statements with answers far apart stand further on."),
        "bar_head": say("Answers: rungs 0–2 hatched, 3–5 filled"),
        "nr": say("No."),
        "desk_decided": say("This you have decided"),
        "desk_what": say("What"),
        "desk_owner": say("Who is responsible"),
        "desk_when": say("When"),
        "desk_one_more": say("One more decision stands on the next page."),
        "desk_more": say("{n} more decisions stand on the next page."),
        "desk_proposed": say("This the report suggests that you begin with"),
        "desk_step": say("Step"),
        "desk_who": say("Who takes it on?"),
        "desk_by": say("By when?"),
        "desk_agreed": say("Decided as shown above"),
        "few_say": say("What can be said"),
        "few_name": say("One question for each factor"),
        "few_talk": say("You can talk all the same. Here is one question for each factor."),
        "contents": say("Contents"),
        "contents_title": say("Read page 2 first. The rest is what it stands on."),
        "read_title": say("How the numbers are read"),
        "read_note": say(
            "A factor's number is the average of its statements. Marks such as [S7] are sources; "
            "“own” is our own synthesis."
        ),
        "own": say("our own synthesis"),
        "own_short": say("own"),
        "colophon": say("Colophon"),
        "accessibility": say("Accessibility"),
        "accessible": say("Tagged for screen readers (PDF/UA-1) and for the archive (PDF/A-3a)."),
        "accessible_two": say("Tagged for screen readers (PDF/UA-2)."),
        "attached": say("Attached"),
        "attached_note": say("The figures of this report as JSON, as they are printed."),
        "comments": say("Comments"),
        "comments_title": say("What you wrote yourselves"),
        "comments_note": say(
            "Comments stand without name, level and area, and in no order. Check that none says "
            "who."
        ),
        "closest": say("Here you agree most"),
        "closest_at": say("{factor}, statement {number}, average {value}."),
        "hidden": say("Hidden"),
        "mean": say("Average"),
        "factor": say("Factor"),
        "factor_of": say("Factor {number}"),
        "now": say("Now"),
        "target": say("Target"),
        "legend_now": say("now"),
        "legend_lowest": say("now, lowest"),
        "legend_target": say("target"),
        "answered": say("Answers"),
        "legend_answered": say("your answers"),
        "legend_answered_lowest": say("your answers, lowest"),
        "legend_level": say("your level"),
        "legend_level_lowest": say("your level, lowest"),
        "legend_agreed": say("agreed"),
        "legend_spread": say("spread among you"),
        "spread_note": say(
            "The spread is how far your answers typically lie from the average, to either side."
        ),
        "agreed_none": say(
            "– means that you have not agreed on a level for any statement in the factor."
        ),
        "agreed_head": say("Agreed"),
        "level_head": say("Level"),
        "legend_tight": say("the answers lie close together"),
        "legend_spread_out": say("are spread out"),
        "legend_dont_know": say("many don't know"),
        "furthest": say("Here you are furthest apart"),
        "furthest_none": say("On no statement are you far apart."),
        "furthest_all": say("All in the agenda"),
        "differences_read": say("Read it like this"),
        "differences_ask": say("Ask each other"),
        "differences_gap": say("Distance"),
        "legend_gap": say("so far apart that you should talk about it"),
        "talk_about": say("talk about it"),
        "differences_how": say(
            "A group's figure is the average of its answers to the factor's statements. A "
            "difference says that you see something differently, not that anybody is wrong."
        ),
        "practice_mark": say("Practice"),
        "talk": say("The talk"),
        "talk_rest": say("The rest of the agenda"),
        "talk_low": say("This speaks for a low rung"),
        "talk_high": say("This speaks for a high rung"),
        "talk_agreed": say("Agreed level"),
        "talk_warning": say("Reasons are the room's own words. Check that none says who."),
        "holds_back": say("It holds back {factor}."),
        "start": say("Start here"),
        "split": say("Here you see it differently"),
        "instead": say("What you can do instead"),
        "bar_note": say(
            "Number of answers on each rung: 0–2 hatched, left of the line; 3–5 filled, right of it"
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
        "ask": say("Ask each other"),
        "steps": say("Next steps"),
        "steps_title": say("Begin here, then take the rest"),
        "steps_more": say("All steps, factor by factor"),
        "steps_why": say("Because"),
        "steps_can": say("Steps you can take"),
        "steps_each": say("What you can do, factor by factor"),
        "steps_note": say(
            "The steps that stand highest for each factor, and what municipalities have done."
        ),
        "step": say("Step"),
        "step_who": say("Who and when"),
        "plan": say("Decisions and plan"),
        "plan_decided": say("decided {day}"),
        "plan_after": say("After"),
        "plan_legend_after": say("when the promises are kept"),
        "plan_rule": say(
            "A promise that is kept lifts each of its statements by one rung, at most to the "
            "target. It is a calculation and no forecast."
        ),
        "plan_covers": say("Does the plan cover the factors?"),
        "plan_actions": say("Steps in the plan"),
        "plan_equal": say("On an equal footing"),
        "plan_owner": say("Owner"),
        "plan_due": say("Due"),
        "plan_sign": say("First sign"),
        "plan_status": say("Status"),
        "plan_missing": say("missing"),
        "plan_commitment": say("Commitment"),
        "plan_signature": say("Signature"),
        "plan_date": say("Date"),
        "groups": say("Groups"),
        "groups_title": say("How the groups see it"),
        "group": say("Group"),
        "citizens": say("Citizens"),
        "citizens_answer": say("Answer"),
        "citizens_all": say("All"),
        "citizens_beside": say("Your own answers about the same"),
        "known": say("Numbers you know"),
        "known_title": say("Numbers you know"),
        "known_note": say("They stand beside the profile and never in it."),
        "known_name": say("What it is called"),
        "known_figure": say("Figure"),
        "known_year": say("Year"),
        "known_source": say("Where it is from"),
        "method": say("Method"),
        "method_title": say("How this report was made"),
        "figures": say("All figures"),
        "figures_title": say("Every statement in figures"),
        "terms": say("The words"),
        "sources": say("Sources"),
        "sources_title": say("What the report stands on"),
        "sources_note": say("Only what is cited in this report."),
        "tag": say("Tag"),
    }
