"""What leader and coordinator must be able to do, told."""

from __future__ import annotations

from reports.parts import Model


class ProfilesReport(Model):
    """The sheet told. `brief` is what the committee's paper says of it, a sentence a line."""

    title: str
    finding: str
    lead: str
    brief: tuple[str, ...]
