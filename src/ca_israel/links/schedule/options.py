"""The options of a run over links."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ca_israel.links.fetch.dns import Resolve


class FetchOptions(NamedTuple):
    """How links are requested. Times are seconds; ``max_time`` is for the whole run, None for as long as it takes.

    ``timeout`` is all that a link may take, its asks and the ``pauses`` between them; ``last_pause`` is made only
    while other links are still being asked.
    ``environ`` is read for proxies and certificates; ``allow_networks`` are CIDR texts.
    """

    jobs: int = 256
    per_host: int = 4
    delay: float = 0.05
    timeout: float = 25.0
    pauses: tuple[float, ...] = (1.0, 3.0)
    last_pause: float = 10.0
    connect_timeout: float = 10.0
    max_time: float | None = None
    offline: bool = False
    allow_networks: tuple[str, ...] = ()
    environ: Mapping[str, str] = {}
    resolve: Resolve | None = None
