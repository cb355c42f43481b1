# SPDX-License-Identifier: GPL-2.0-or-later
"""What the report of hubs shows, and words that its sections share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Optional

import numpy as np

from ...hubs.ground.walls import Walls
from ...hubs.results.result import HubResult
from ..page import Cell
from ..run import RunRecord
from ..texts import amount, counted, listed, number, tr

MAIN, BEFORE = "#1f6f78", "#8a8f98"
"""What a chart is about, and what stood before: dark and light enough to tell apart in print."""


@dataclass(frozen=True)
class HubReport:
    """All that the report of a hub entry says.

    Attributes
    ----------
    hubs : HubResult
    xy : ndarray of shape (n, 2)
        The points in local metres.
    centres : ndarray of shape (k, 2)
    outlines : sequence of length k
        In local metres.
    fills : sequence of str of length k
    run : RunRecord
    group_field : str, optional
        The field by which points were grouped apart.
    weight_field : str, optional
        The field whose sums are balanced in place of the numbers of points.
    hub_names : sequence of str of length k, optional
        What hubs are called; empty for one without a name.
    members : sequence of length n, optional
        What every point is called where they are to be listed.
    given_centres : bool
        Whether hubs grew around centres that do not move.
    capacities : bool
        Whether these, or limits per hub, say how much hubs hold.
    walls : Walls, optional
        Barriers and bridges, in local metres.
    sums : sequence of str
        The names of further sums.
    longest : float, optional
        The longest way to the centre that was asked for: metres, or the unit of the travel costs.
    """

    hubs: HubResult
    xy: np.ndarray
    centres: np.ndarray
    outlines: Sequence
    fills: Sequence[str]
    run: RunRecord
    group_field: Optional[str] = None
    weight_field: Optional[str] = None
    hub_names: Optional[Sequence[str]] = None
    members: Optional[Sequence] = None
    given_centres: bool = False
    capacities: bool = False
    walls: Optional[Walls] = None
    sums: Sequence[str] = ()
    longest: Optional[float] = None

    @property
    def grouped(self) -> bool:
        return self.group_field is not None

    @property
    def weighted(self) -> bool:
        """Whether something other than the number of points is balanced."""
        return self.weight_field is not None

    @property
    def with_costs(self) -> bool:
        return bool(np.isfinite(self.hubs.mean_cost).any())

    def name_of(self, hub: int) -> str:
        return self.hub_names[hub] if self.hub_names is not None else ""

    def called(self, hub: int) -> str:
        return hub_called(int(self.hubs.numbers[hub]) - 1, self.name_of(hub))

    def in_a_row(self, hubs: Iterable[int]) -> str:
        """Some hubs one after the other: names and numbers, or numbers alone."""
        return listed([self.called(h) if self.name_of(h) else self.hubs.numbers[h] for h in hubs])

    def group_of(self, hub: int) -> str:
        """The value that the hub's points share; empty if they were not grouped apart."""
        return self.hubs.groups[self.hubs.group_of_hub[hub]].name if self.grouped else ""


def hub_called(hub: int, name: str = "", group: str = "") -> str:
    """What a hub is called, by its name if it has one, and with the group it is of."""
    if name:
        return tr("{name} (hub {hub})").format(name=name, hub=hub + 1)
    text = tr("Hub {hub}").format(hub=hub + 1)
    return f"{text}, {group}" if group else text


def from_to(values: Any) -> str:
    """The least and the greatest of some numbers in words, or the one that there is."""
    low, high = amount(np.min(values)), amount(np.max(values))
    return low if low == high else tr("{low} to {high}").format(low=low, high=high)


def in_short(hubs: HubResult, weight_field: Optional[str] = None) -> str:
    """How many points in how many hubs, of which sizes, in one line."""
    text = tr("{points} in {hubs} of {sizes}").format(
        points=counted(len(hubs.labels), tr("1 point"), tr("{n} points")),
        hubs=counted(hubs.count, tr("1 hub"), tr("{n} hubs")),
        sizes=from_to(hubs.sizes),
    )
    if weight_field is None:
        return text
    return tr("{points}, with {sums} {field}").format(
        points=text, sums=from_to(hubs.load), field=weight_field
    )


def limits_of(report: HubReport) -> tuple[np.ndarray, np.ndarray]:
    """The least and the most allowed per hub, as whole numbers where the sums are."""
    low, high = np.asarray(report.hubs.low, float), np.asarray(report.hubs.high, float)
    if np.all(report.hubs.load == np.round(report.hubs.load)):
        return np.ceil(low - 1e-6), np.floor(high + 1e-6)
    return low, high


def allowed_in_words(report: HubReport) -> str:
    """Which sizes, or sums, the hubs may have."""
    low, high = limits_of(report)
    if report.capacities:
        if not report.given_centres:
            return tr("Allowed: as the limits per hub say (see the table of hubs)")
        return tr("Allowed: as each centre says (see the table of hubs)")
    if report.grouped and len(np.unique(low)) + len(np.unique(high)) > 2:
        if not report.weighted and (high - low <= 1).all():
            return tr("Sizes differ by at most one within each group")
        return tr("Allowed: {sizes}, by the group").format(sizes=from_to([low.min(), high.max()]))
    return tr("Allowed: {sizes}").format(sizes=from_to([low.min(), high.max()]))


def cell(value: Any, digits: int = 0) -> Cell:
    return Cell(number(float(value), digits), float(value))


def text_cell(text: str) -> Cell:
    return Cell(text, text)


def square_km(report: HubReport, hub: int) -> float:
    outline = report.outlines[hub]
    return 0.0 if outline is None else outline.area / 1e6
