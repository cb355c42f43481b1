"""The report of points in hubs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Optional

import numpy as np

from ..hubs.forming import HubResult
from . import charts, maps
from .page import (
    Cell,
    Column,
    Figure,
    Section,
    bullets,
    cards,
    figure,
    paragraph,
    side_by_side,
    table,
)
from .run import RunRecord, run_page
from .texts import amount, counted, listed, number, tr

MAIN, BEFORE = "#1f6f78", "#8a8f98"
MOST_WORST = 8


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
        What given centres are called; empty for one without a name.
    given_centres : bool
        Whether hubs grew around centres that do not move.
    capacities : bool
        Whether these say how much their hubs hold.
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
    given_centres: bool = False
    capacities: bool = False

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
        return hub_called(hub, self.name_of(hub))

    def in_a_row(self, hubs) -> str:
        """Some hubs one after the other: names and numbers, or numbers alone."""
        return listed([self.called(h) if self.name_of(h) else h + 1 for h in hubs])

    def group_of(self, hub: int) -> str:
        """The value that the hub's points share; empty if they were not grouped apart."""
        return self.hubs.groups[self.hubs.group_of_hub[hub]].name if self.grouped else ""


def hub_called(hub: int, name: str = "", group: str = "") -> str:
    """What a hub is called, by its name if it has one, and with the group it is of."""
    if name:
        return tr("{name} (hub {hub})").format(name=name, hub=hub + 1)
    text = tr("Hub {hub}").format(hub=hub + 1)
    return f"{text}, {group}" if group else text


def from_to(values) -> str:
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


def hub_report(report: HubReport, json_name: str) -> str:
    """Write the report of hubs as one HTML page.

    Parameters
    ----------
    report : HubReport
    json_name : str
        File name of the run's JSON, which lies beside the page.
    """
    hubs = report.hubs
    subtitle = tr("{points}; formed on {day}").format(
        points=in_short(hubs, report.weight_field), day=report.run.day
    )
    sections = [
        Section("headline", tr("At a glance"), _headline(report)),
        Section("map", tr("Map"), _map(report)),
        Section("spread", tr("Sizes and distances"), _spread(report)),
        Section("hubs", tr("Hub by hub"), _hub_table(report)),
    ]
    if report.grouped:
        sections.append(Section("groups", tr("Group by group"), _group_table(report)))
    sections += [
        Section("worst", tr("The widest hubs, and what holds them"), _worst(report)),
    ]
    return run_page(report.run, subtitle, sections, json_name)


def _headline(report: HubReport) -> str:
    hubs = report.hubs
    inside = (hubs.load >= hubs.low - 1e-6) & (hubs.load <= hubs.high + 1e-6)
    allowed = _allowed(report)
    tone = "better" if inside.all() else "worse"
    weights = []
    if report.weighted:
        weights.append(
            Figure(
                tr("{field} per hub").format(field=report.weight_field),
                f"{amount(hubs.load.min())}\N{EN DASH}{amount(hubs.load.max())}",
                "",
                [allowed],
                tone,
            )
        )
    if report.with_costs:
        weights.append(
            Figure(tr("Mean travel cost"), number(float(np.nanmean(hubs.cost)), 2), "", [])
        )
    bound = []
    if hubs.lower_bound_km is not None:
        text = tr("No hubs of these sizes are below {least} km")
        gap = 0.0
        if hubs.lower_bound_km > 0:
            text = tr("No hubs of these sizes are below {least} km (these: +{gap} %)")
            gap = 100 * (hubs.mean_to_medoid_km / hubs.lower_bound_km - 1)
        bound.append(text.format(least=number(hubs.lower_bound_km, 3), gap=number(gap, 1)))
    figures = [
        Figure(
            tr("Sizes"),
            f"{number(hubs.sizes.min())}\N{EN DASH}{number(hubs.sizes.max())}",
            tr("points"),
            [
                "" if report.weighted else allowed,
                tr("Before balancing: {low} to {high}").format(
                    low=number(hubs.first_sizes.min()), high=number(hubs.first_sizes.max())
                ),
            ],
            "" if report.weighted else tone,
        ),
        *weights,
        Figure(
            tr("Mean distance to the hub's centre"),
            number(hubs.mean_distance_km, 3),
            "km",
            [
                tr("95 % within {n} km").format(n=number(hubs.p95_distance_km, 2)),
                tr("Longest: {n} km").format(n=number(hubs.max_distance_km, 2)),
            ],
        ),
        Figure(
            tr("Mean distance to the hub's middle point"),
            number(hubs.mean_to_medoid_km, 3),
            "km",
            bound,
        ),
        Figure(
            tr("Points cut off"),
            number(hubs.cut_off.sum()),
            "",
            [
                tr("Their five nearest points are all in other hubs"),
                tr("Hubs in more than one piece: {n}").format(n=number(hubs.hubs_in_pieces)),
            ],
        ),
        Figure(
            tr("Dispersion, as the method defines it"),
            number(hubs.dispersion_km, 2),
            "km",
            [tr("Before balancing: {n} km").format(n=number(hubs.first_dispersion_km, 2))],
        ),
        Figure(
            tr("Places with points in several hubs"),
            number(hubs.sites_parted),
            "",
            [
                counted(
                    hubs.sites,
                    tr("Of 1 place shared by several points"),
                    tr("Of {n} places shared by several points"),
                )
            ],
        ),
    ]
    return cards(figures) + paragraph(
        tr(
            "Distances run along the ellipsoid from each point to its hub's centre; the middle "
            "point is the one from which the others are nearest."
        )
    )


def _limits(report: HubReport) -> tuple[np.ndarray, np.ndarray]:
    """The least and the most allowed per hub, as whole numbers where the sums are."""
    low, high = np.asarray(report.hubs.low, float), np.asarray(report.hubs.high, float)
    if np.all(report.hubs.load == np.round(report.hubs.load)):
        return np.ceil(low - 1e-6), np.floor(high + 1e-6)
    return low, high


def _allowed(report: HubReport) -> str:
    """Which sizes, or sums, the hubs may have."""
    low, high = _limits(report)
    if report.capacities:
        return tr("Allowed: as each centre says (see the table of hubs)")
    if report.grouped and len(np.unique(low)) + len(np.unique(high)) > 2:
        if not report.weighted and (high - low <= 1).all():
            return tr("Sizes differ by at most one within each group")
        return tr("Allowed: {sizes}, by the group").format(sizes=from_to([low.min(), high.max()]))
    return tr("Allowed: {sizes}").format(sizes=from_to([low.min(), high.max()]))


def _map(report: HubReport) -> str:
    hubs = report.hubs
    areas = [
        maps.Area(
            outline,
            fill,
            tr("{hub}: {points}, mean distance {mean} km").format(
                hub=report.called(hub),
                points=counted(hubs.sizes[hub], tr("1 point"), tr("{n} points")),
                mean=number(hubs.mean_distance_m[hub] / 1000, 2),
            ),
            f"{report.name_of(hub)}\n{hub + 1}" if report.name_of(hub) else str(hub + 1),
            0.28,
        )
        for hub, (outline, fill) in enumerate(zip(report.outlines, report.fills))
    ]
    radius = float(np.clip(260 / np.sqrt(max(len(report.xy), 1)), 3.5, 10))
    fills = np.array(report.fills)[hubs.labels]
    dots = [
        maps.Dots(report.xy[fills == fill], _darker(fill), radius)
        for fill in dict.fromkeys(report.fills)
    ]
    text = tr(
        "Points in the colour of their hub, and its number. Neighbours differ in colour; "
        "colours mean nothing else. Outlines are drawn around the points and may overlap a "
        "little."
    )
    if report.given_centres:
        dots.append(maps.Dots(report.centres, "#1f2933", 16, "cross"))
        text += " " + tr("Crosses are the given centres.")
    drawing = maps.map_svg(areas, tr("Map of the points by hub"), dots, label_size=30, shaded=True)
    return figure(drawing, text)


def _darker(colour: str) -> str:
    """A colour that a small dot on its own pale ground can be told by."""
    channels = [int(colour[i : i + 2], 16) for i in (1, 3, 5)]
    return "#" + "".join(f"{round(0.78 * value):02x}" for value in channels)


def _spread(report: HubReport) -> str:
    hubs = report.hubs
    first, now = hubs.first_sizes.astype(float), hubs.sizes.astype(float)
    top = int(max(first.max(), now.max()))
    step = max(1, round(charts.round_step((top + 1) / 40)))
    edges = np.arange(0, top + 2 * step, step) - 0.5
    rows = [
        charts.Spread(tr("Hubs"), now, MAIN),
        charts.Spread(tr("Before balancing"), first, BEFORE),
    ]
    km = hubs.distance_m / 1000
    mean = hubs.mean_distance_m / 1000
    distances = [
        charts.Spread(tr("Every point"), km, MAIN),
        charts.Spread(tr("Every hub's mean"), mean, "#7a4f8f"),
    ]
    by_weight = []
    if report.weighted:
        text = tr("{field} per hub").format(field=report.weight_field)
        by_weight.append(
            f"<h3>{escape(text)}</h3>"
            + figure(
                charts.distributions(
                    [charts.Spread(tr("Hubs"), np.asarray(hubs.load, float), MAIN)],
                    text,
                    charts.classes(np.asarray(hubs.load, float), 24),
                    "",
                ),
                tr("Columns count hubs. Every fine line is one hub; the triangle is the median."),
            )
        )
    return side_by_side(
        [
            *by_weight,
            f"<h3>{escape(tr('Points per hub'))}</h3>"
            + figure(
                charts.distributions(rows, tr("Sizes of the hubs"), edges, tr("points")),
                tr("Columns count hubs. Every fine line is one hub; the triangle is the median."),
            ),
            f"<h3>{escape(tr('Distance to the hub’s centre, km'))}</h3>"
            + figure(
                charts.distributions(
                    distances,
                    tr("Distances of points, and of hubs on average"),
                    charts.classes(km, 24),
                    "km",
                    digits=2,
                    one_scale=False,
                ),
                tr("Farther left is better."),
            ),
        ]
    )


def _hub_table(report: HubReport) -> str:
    hubs = report.hubs
    columns = [Column(tr("Hub"))]
    if report.hub_names is not None:
        columns.append(Column(tr("Name"), False))
    if report.grouped:
        columns.append(Column(report.group_field, False))
    columns.append(Column(tr("Points")))
    if report.weighted:
        columns.append(Column(report.weight_field))
    if report.capacities:
        columns += [Column(tr("Least allowed")), Column(tr("Most allowed"))]
    columns += [
        Column(tr("Mean distance, km")),
        Column(tr("95 % within, km")),
        Column(tr("Longest, km")),
        Column(tr("Mean to middle point, km")),
        Column(tr("Dispersion, km")),
        Column(tr("Cut off")),
        Column(tr("Pieces")),
    ]
    if report.with_costs:
        columns.append(Column(tr("Mean travel cost")))
    low, high = _limits(report)
    rows = []
    for hub in range(hubs.count):
        row = [_cell(hub + 1)]
        if report.hub_names is not None:
            row.append(Cell(report.name_of(hub), report.name_of(hub)))
        if report.grouped:
            row.append(Cell(report.group_of(hub), report.group_of(hub)))
        row.append(_cell(hubs.sizes[hub]))
        if report.weighted:
            row.append(Cell(amount(hubs.load[hub]), float(hubs.load[hub])))
        if report.capacities:
            row += [Cell(amount(each[hub]), float(each[hub])) for each in (low, high)]
        row += [
            _cell(hubs.mean_distance_m[hub] / 1000, 3),
            _cell(hubs.p95_distance_m[hub] / 1000, 2),
            _cell(hubs.max_distance_m[hub] / 1000, 2),
            _cell(hubs.mean_to_medoid_m[hub] / 1000, 3),
            _cell(hubs.dispersion_m[hub] / 1000, 3),
            _cell(hubs.points_cut_off[hub]),
            _cell(hubs.pieces[hub]),
        ]
        if report.with_costs:
            row.append(_cell(hubs.mean_cost[hub], 2))
        rows.append(row)
    return paragraph(tr("Click on a column's head to sort by it.")) + table(
        columns, rows, tr("Every hub"), True, "by-hub"
    )


def _group_table(report: HubReport) -> str:
    hubs = report.hubs
    rows = []
    for at, group in enumerate(hubs.groups):
        members = hubs.group_of_hub == at
        sizes = hubs.sizes[members]
        mean = np.average(hubs.mean_distance_m[members], weights=sizes) / 1000
        rows.append(
            [
                Cell(group.name, group.name),
                _cell(group.size),
                _cell(members.sum()),
                _cell(sizes.min()),
                _cell(sizes.max()),
                _cell(mean, 3),
            ]
        )
    columns = [
        Column(report.group_field, False),
        Column(tr("Points")),
        Column(tr("Hubs")),
        Column(tr("Smallest")),
        Column(tr("Largest")),
        Column(tr("Mean distance, km")),
    ]
    return table(columns, rows, tr("Every group of points"), True, "by-group")


def _cell(value, digits: int = 0) -> Cell:
    return Cell(number(float(value), digits), float(value))


def _worst(report: HubReport) -> str:
    hubs = report.hubs
    order = np.lexsort((np.arange(hubs.count), -np.round(hubs.mean_distance_m, 6)))
    around: dict[int, list[int]] = {}
    for a, b in np.asarray(hubs.neighbours).reshape(-1, 2).tolist():
        around.setdefault(a, []).append(b)
        around.setdefault(b, []).append(a)
    body = [
        paragraph(
            tr(
                "Hubs with the longest mean distance to their centre; over all points it is {n} km."
            ).format(n=number(hubs.mean_distance_km, 3))
        )
    ]
    for hub in order[:MOST_WORST].tolist():
        heading = tr("{hub}: {mean} km on average, {points}").format(
            hub=report.called(hub),
            mean=number(hubs.mean_distance_m[hub] / 1000, 2),
            points=counted(hubs.sizes[hub], tr("1 point"), tr("{n} points")),
        )
        if report.grouped:
            heading += f" ({report.group_of(hub)})"
        body.append(
            f"<h3>{escape(heading)}</h3>"
            + bullets(_reasons(report, hub, sorted(around.get(hub, []))), "held")
        )
    return "".join(body)


def _reasons(report: HubReport, hub: int, around: list[int]) -> list[str]:
    """What the sizes and the map say of a wide hub."""
    hubs = report.hubs
    reasons = []
    if hubs.load[hub] >= hubs.high[hub] - 1e-6 and (hubs.high[hub] > hubs.low[hub]):
        reasons.append(tr("It is full: it has the largest size allowed."))
    members = hubs.labels == hub
    peers = np.flatnonzero(hubs.group_of_hub == hubs.group_of_hub[hub])
    gaps = report.xy[members][:, None, :] - report.centres[peers][None, :, :]
    nearest = peers[np.hypot(gaps[..., 0], gaps[..., 1]).argmin(axis=1)]
    elsewhere = nearest[nearest != hub]
    if len(elsewhere):
        there = np.unique(elsewhere)
        full = there[hubs.load[there] >= hubs.high[there] - 1e-6]
        text = (
            tr("{n} of its points is nearer to the centre of another hub: {hubs}.")
            if len(elsewhere) == 1
            else tr("{n} of its points are nearer to the centre of another hub: {hubs}.")
        )
        reasons.append(text.format(n=number(len(elsewhere)), hubs=report.in_a_row(there.tolist())))
        if hubs.load[hub] <= hubs.low[hub] + 1e-6:
            reasons.append(tr("It can give none away: it has the smallest size allowed."))
        elif len(full) == len(there):
            reasons.append(
                tr("That hub can take no more: it has the largest size allowed.")
                if len(full) == 1
                else tr("Those hubs can take no more: they have the largest size allowed.")
            )
        elif len(full):
            reasons.append(
                tr("Of those hubs, these have the largest size allowed: {hubs}.").format(
                    hubs=report.in_a_row(full.tolist())
                )
            )
    else:
        reasons.append(tr("All its points are nearest to its own centre: they lie that far apart."))
    density = _square_km(report, hub)
    if density:
        reasons.append(
            tr("Its outline covers {n} km², the median of all hubs is {m} km².").format(
                n=number(density, 1),
                m=number(np.median([_square_km(report, h) for h in range(hubs.count)]), 1),
            )
        )
    if around:
        text = (
            tr("It meets {n} hub of {points}.")
            if len(around) == 1
            else tr("It meets {n} hubs of {points}.")
        )
        sizes = from_to(hubs.sizes[around])
        points = tr("1 point") if sizes == "1" else tr("{n} points").format(n=sizes)
        reasons.append(text.format(n=len(around), points=points))
    return reasons


def _square_km(report: HubReport, hub: int) -> float:
    outline = report.outlines[hub]
    return 0.0 if outline is None else outline.area / 1e6
