# SPDX-License-Identifier: GPL-2.0-or-later
"""What is said of regions."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from .. import lengths
from ..texts import number, tr
from .measures import RegionMeasures
from .preflight import RegionGround
from .solve import Regions


def found_sentence(measures: RegionMeasures, names: Sequence[str]) -> str:
    """Regions in a sentence, with the largest deviation of every sum."""
    worst = np.abs(measures.deviation).max(axis=0)
    shown = ", ".join(
        tr("{name} {n} %").format(name=name, n=number(value, 2))
        for name, value in zip(names, worst)
    )
    return tr(
        "{n} regions. Largest deviation from an equal share: {worst}. Compactness {compactness} "
        "of 100, mean distance to the centre {distance}."
    ).format(
        n=len(measures.n_units),
        worst=shown,
        compactness=number(measures.compactness.mean(), 1),
        distance=lengths.shown(measures.mean_distance_m),
    )


def outside_sentence(
    ground: RegionGround, regions: Regions, measures: RegionMeasures, names: Sequence[str]
) -> str:
    """Which sums lie outside their limits, and which whole area may stand in the way.

    Parameters
    ----------
    ground : RegionGround
    regions : Regions
        Not all of whose sums lie within their limits.
    measures : RegionMeasures
    names : sequence of length F
        Of the sums.
    """
    problem = regions.problem
    shape = measures.totals.shape
    low, high, share = (
        np.broadcast_to(limits, shape) for limits in (problem.low, problem.high, problem.target)
    )
    sentences = []
    for field, name in enumerate(names):
        totals = measures.totals[:, field]
        off = (totals < low[:, field]) | (totals > high[:, field])
        if not off.any():
            continue
        unit, value = ground.largest(field)
        holder = regions.labels[int(problem.sums[:, field].argmax())]
        part = 100 * value / share[holder, field]
        text = tr("{name}: {n} of {k} regions, the worst {worst} % from an equal share").format(
            name=name,
            n=int(off.sum()),
            k=problem.n_regions,
            worst=number(np.abs(measures.deviation[:, field]).max(), 2),
        )
        if value > high[holder, field]:
            text += " " + tr(
                "(the largest area, {unit}, alone has {part} % of an equal share: no region that "
                "holds it can keep the limit)"
            ).format(unit=unit, part=number(part))
        else:
            text += " " + tr(
                "(areas are not divided; the largest, {unit}, is {part} % of an equal share)"
            ).format(unit=unit, part=number(part, 1))
        sentences.append(text)
    return tr(
        "Not all sums were brought within their limits: {told}. A wider tolerance, fewer regions "
        "or smaller areas make it easier; a thorough effort may find more."
    ).format(told="; ".join(sentences))
