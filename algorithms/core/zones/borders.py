# SPDX-License-Identifier: GPL-2.0-or-later
"""Who is a neighbour after all that lines say of it, and what is said of borders."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from .. import lengths
from ..errors import Fault
from ..ids import as_numbers, is_missing
from ..on_earth import has_no_place, what_is_missing
from ..texts import counted, general, listed, pairs_counted, tr
from .adjacency import NEAR_M
from .attributes import ids_of
from .geometry_checks import check_layer
from .neighbour_lines import (
    Walls,
    cut_by_barriers,
    joined_by_bridges,
    neighbours_given,
    priced_by_barriers,
)

if TYPE_CHECKING:
    import geopandas as gpd

    from ..progress import Progress
    from .adjacency import Adjacency
    from .attributes import Columns
    from .conditions import Conditions

PAIRS_NAMED = 5
"""Pairs of units that one sentence names: examples; the layer of neighbours holds them all."""


def with_lines(
    adjacency: Adjacency,
    ground: gpd.GeoSeries,
    units: gpd.GeoDataFrame,
    columns: Columns,
    conditions: Conditions,
    progress: Progress,
) -> tuple[Adjacency, Walls, list[Fault]]:
    """The adjacency with what lines say of it, the walls, and what is wrong with the lines."""
    cost, faults = _costs_of_barriers(conditions)
    if faults:
        return adjacency, Walls(), faults
    soft = ~np.isnan(cost)
    absolute = conditions
    if soft.any():
        kept = conditions.barriers.iloc[~soft]  # type: ignore[union-attr]
        absolute = replace(conditions, barriers=kept if len(kept) else None)
    adjacency, walls, faults = _with_absolute_lines(
        adjacency, ground, units, columns, absolute, progress
    )
    if faults or not soft.any():
        return adjacency, walls, faults
    barriers = conditions.barriers.iloc[soft]  # type: ignore[union-attr]
    wrong = _check_lines(barriers, conditions.barriers_layer)
    if wrong:
        return adjacency, walls, wrong
    lines = barriers.geometry.to_crs(units.crs)
    adjacency = priced_by_barriers(ground, adjacency, lines, cost[soft])
    progress.info(
        counted(
            len(adjacency.soft),
            tr("Barriers with a cost lie along 1 border between planning units."),
            tr("Barriers with a cost lie along {n} borders between planning units."),
        )
    )
    return adjacency, walls, []


def _costs_of_barriers(conditions: Conditions) -> tuple[np.ndarray, list[Fault]]:
    """What crossing each barrier costs, NaN where it is absolute; and values that are wrong."""
    barriers, field = conditions.barriers, conditions.barrier_cost_field
    if barriers is None or not field:
        return np.full(0 if barriers is None else len(barriers), np.nan), []
    values = barriers[field].tolist()
    given = np.array([not is_missing(value) for value in values], bool)
    cost = as_numbers(values)
    wrong = np.flatnonzero(given & ~((cost >= 0) & np.isfinite(cost)))
    faults = [
        Fault(
            "what it costs to cross the barrier is negative or not a number",
            "Write students, 0 or more; or leave it empty for a barrier that no zone crosses.",
            conditions.barriers_layer,
            barriers.index[number],
            field,
            str(values[number]),
        )
        for number in wrong.tolist()
    ]
    return np.where(given, cost, np.nan), faults


def _with_absolute_lines(
    adjacency: Adjacency,
    ground: gpd.GeoSeries,
    units: gpd.GeoDataFrame,
    columns: Columns,
    conditions: Conditions,
    progress: Progress,
) -> tuple[Adjacency, Walls, list[Fault]]:
    """The same without barriers that have a cost."""
    nothing = Walls()
    if conditions.neighbours is not None:
        layer = conditions.neighbours_layer
        lines = conditions.neighbours
        wrong = [*check_layer(lines, layer)] or _check_lines(lines, layer)
        if wrong:
            return adjacency, nothing, wrong
        adjacency, wrong = neighbours_given(
            ground,
            adjacency,
            lines.to_crs(units.crs),
            ids_of(units, columns.unit_id),
            layer,
        )
        progress.info(
            tr("{layer} says who is a neighbour: {pairs} of planning units.").format(
                layer=layer, pairs=pairs_counted(len(adjacency.pairs))
            )
        )
        if conditions.barriers is not None or conditions.bridges is not None:
            progress.warn(
                tr(
                    "Barriers and bridges are not looked at: {layer} says who is a neighbour."
                ).format(layer=layer)
            )
        return adjacency, Walls(layer=layer, given=True), wrong
    walls, joined = nothing, np.zeros((0, 2), int)
    faults = []
    if conditions.barriers is not None:
        faults += _check_lines(conditions.barriers, conditions.barriers_layer)
        if not faults:
            barriers = conditions.barriers.geometry.to_crs(units.crs)
            walls = Walls(
                barriers,
                conditions.barriers.index.tolist(),
                cut_by_barriers(ground, adjacency, barriers),
                conditions.barriers_layer,
            )
            progress.info(
                counted(
                    len(walls.of_pair),
                    tr("Barriers cut 1 border between planning units."),
                    tr("Barriers cut {n} borders between planning units."),
                )
            )
    if conditions.bridges is not None:
        wrong = _check_lines(conditions.bridges, conditions.bridges_layer)
        if not wrong:
            bridges = conditions.bridges.geometry.to_crs(units.crs)
            joined, wrong = joined_by_bridges(
                ground,
                bridges,
                conditions.bridges.index.tolist(),
                ids_of(units, columns.unit_id),
                conditions.bridges_layer,
            )
            progress.info(
                tr("Bridges join {pairs} of planning units.").format(
                    pairs=pairs_counted(len(joined))
                )
            )
        faults += wrong
    cut = np.array(sorted(walls.of_pair), int).reshape(-1, 2)
    if len(cut) or len(joined):
        adjacency = adjacency.changed(cut, joined)
    return adjacency, walls, faults


def _check_lines(lines: gpd.GeoDataFrame, name: str) -> list[Fault]:
    if lines.crs is None and len(lines):
        return check_layer(lines, name)
    return [
        Fault(
            "no geometry",
            "Draw or delete these features.",
            name,
            feature,
            detail=what_is_missing(shape),
        )
        for feature, shape in lines.geometry.items()
        if has_no_place(shape)
    ]


def tell_borders(
    adjacency: Adjacency, in_metres: gpd.GeoSeries, ids: Sequence, progress: Progress
) -> None:
    """Name the borders that are not as drawn, for the officer to look at."""
    if len(adjacency.added):
        progress.warn(
            tr(
                "Planning units that share a border whose vertices do not match: {pairs}, "
                "counted as neighbours: {named}."
            ).format(
                pairs=pairs_counted(len(adjacency.added)),
                named=listed((f"{ids[a]}-{ids[b]}" for a, b in adjacency.added), PAIRS_NAMED),
            )
        )
    if not len(adjacency.near):
        return
    # First those whose gap parts the map: they matter most.
    part = adjacency.components[adjacency.near]
    parts_map = part[:, 0] != part[:, 1]
    pairs = adjacency.near[np.argsort(~parts_map, kind="stable")]
    first = [
        tr("{pair} ({distance})").format(
            pair=f"{ids[a]}-{ids[b]}",
            distance=lengths.between(in_metres.iloc[a].distance(in_metres.iloc[b])),
        )
        for a, b in pairs[:PAIRS_NAMED]
    ]
    text = tr(
        "Pairs of planning units less than {near} m apart along a border, not counted as "
        "neighbours: {n} ({named})."
    )
    if parts_map.any():
        text += " " + tr("Gaps that part the map, named first: {parting}.")
    text += " " + tr(
        "If they should be neighbours, 'Repair planning units' closes the gaps, or draw lines over "
        "them in BRIDGES or ADJACENCY_LINES."
    )
    progress.warn(
        text.format(
            near=general(NEAR_M),
            n=len(pairs),
            named=listed([*first, *pairs[PAIRS_NAMED:].tolist()], PAIRS_NAMED),
            parting=int(parts_map.sum()),
        )
    )


def tell_multiparts(shapes: gpd.GeoSeries, ids: Sequence, progress: Progress) -> None:
    apart = [i for i, shape in zip(ids, shapes) if len(getattr(shape, "geoms", "1")) > 1]
    if apart:
        progress.warn(
            tr("Planning units drawn in several parts, each counted as one piece: {units}.").format(
                units=listed(apart, PAIRS_NAMED)
            )
        )
