"""The roles and who does what, told."""

from __future__ import annotations

from reports.parts import Model


class RolesReport(Model):
    """The sheet told. `brief` is what the committee's paper says of it, a sentence a line."""

    title: str
    finding: str
    lead: str
    brief: tuple[str, ...]
