"""The options of a run over links."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ca_israel.links.fetch.dns import Resolve


class FetchOptions(NamedTuple):
    """How links are requested. Times are seconds; ``max_time`` is for the whole run, None for as long as it takes.

    A second try has at most ``again_timeout``, and no more than ``timeout``. ``environ`` is read for proxies and certificates; ``allow_networks`` are CIDR texts.
    """

    jobs: int = 128
    per_host: int = 4
    delay: float = 0.05
    timeout: float = 30.0
    again_timeout: float = 15.0
    again_after: float = 1.0
    connect_timeout: float = 10.0
    max_time: float | None = None
    offline: bool = False
    allow_networks: tuple[str, ...] = ()
    environ: Mapping[str, str] = {}
    resolve: Resolve | None = None
