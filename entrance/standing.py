"""How a screen stands that gets no line: what its script asks, and the one sentence it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import JSONResponse, Response

from entrance.cookies import words_of
from entrance.origin import against
from entrance.proxy import Fault

if TYPE_CHECKING:
    from starlette.requests import Request

    from entrance.login import Gate
    from entrance.proxy import Watch


class Standing:
    """Says whether the login lasts, and which fault of a proxy shows."""

    def __init__(self, gate: Gate, watch: Watch) -> None:
        self.gate = gate
        self.watch = watch

    async def __call__(self, request: Request) -> Response:
        """What the script is to say."""
        fault = self._fault(request)
        self.watch.saw(fault, request.query_params.get("origin", ""), request.url.netloc)
        said = words_of(request.scope).say(fault.said) if fault else ""
        return JSONResponse({"login": self.gate.lets_in(request.scope), "said": said})

    def _fault(self, request: Request) -> Fault | None:
        if "size" in request.query_params:
            return Fault.SIZE
        if self.watch.lately(Fault.UPGRADE):
            return Fault.UPGRADE
        origin = request.query_params.get("origin")
        where = against(origin, request.scope) if origin else None
        return where.fault if where and not where.ours else None
