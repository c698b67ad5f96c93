"""Six statements on a page, twenty times over; oTree finds these names by itself."""

from otree.api import (
    BaseConstants,
    BaseGroup,
    BasePlayer,
    BaseSubsession,
    Page,
    models,
    widgets,
)


class C(BaseConstants):
    """What oTree must know of the app."""

    NAME_IN_URL = "six"
    PLAYERS_PER_GROUP = None
    NUM_ROUNDS = 20


class Subsession(BaseSubsession):
    """One round."""


class Group(BaseGroup):
    """Nobody plays together."""


def rungs():
    """One statement on the ladder."""
    return models.IntegerField(choices=[0, 1, 2, 3, 4, 5], widget=widgets.RadioSelect)


class Player(BasePlayer):
    """One person's answers in a round."""

    s1 = rungs()
    s2 = rungs()
    s3 = rungs()
    s4 = rungs()
    s5 = rungs()
    s6 = rungs()


class Six(Page):
    """The page."""

    form_model = "player"
    form_fields = ("s1", "s2", "s3", "s4", "s5", "s6")


page_sequence = [Six]
