# SPDX-License-Identifier: GPL-2.0-or-later
"""The report of hubs at a glance."""

from __future__ import annotations

import numpy as np

from ... import lengths
from ..page import Figure, cards, paragraph
from ..texts import amount, counted, number, tr
from .paper import HubReport, allowed_in_words, from_to


def _allowed(low: float, high: float) -> str:
    if np.isinf(high):
        return tr("{n} or more").format(n=amount(low))
    return from_to([low, high])


def _wishes(report: HubReport) -> list[Figure]:
    """Who changes hub and who is too far from its centre, where that was asked for."""
    hubs, figures = report.hubs, []
    if hubs.last is not None:
        figures.append(
            Figure(
                tr("Points that change hub"),
                number(hubs.changed.sum()),
                "",
                [
                    tr("{share} % of those that were in one").format(
                        share=number(100 * hubs.share_changed, 1)
                    ),
                    tr("New points: {n}").format(n=number((hubs.last.before < 0).sum())),
                ],
            )
        )
    if report.longest is not None:
        far = len(hubs.too_far(report.longest))
        longest = amount(report.longest) if report.with_costs else lengths.shown(report.longest)
        figures.append(
            Figure(
                tr("Points too far from their centre"),
                number(far),
                "",
                [tr("Farther than {longest}").format(longest=longest)],
                "worse" if far else "better",
            )
        )
    return figures


def headline(report: HubReport) -> str:
    hubs = report.hubs
    inside = (hubs.load >= hubs.low - 1e-6) & (hubs.load <= hubs.high + 1e-6)
    allowed = allowed_in_words(report)
    tone = "better" if inside.all() else "worse"
    if not inside.all():
        allowed += ". " + tr("Hubs outside: {n}").format(n=number((~inside).sum()))
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
    outside = hubs.sums_outside > 0
    for name, sums, off, low, high in zip(
        report.sums, hubs.sums.T, outside.T, hubs.sums_low.T, hubs.sums_high.T
    ):
        weights.append(
            Figure(
                tr("{field} per hub").format(field=name),
                f"{amount(sums.min())}\N{EN DASH}{amount(sums.max())}",
                "",
                [
                    tr("Allowed: {sizes}").format(sizes=_allowed(low.min(), high.max())),
                    tr("Hubs outside: {n}").format(n=number(off.sum())),
                ],
                "worse" if off.any() else "better",
            )
        )
    if report.with_costs:
        weights.append(
            Figure(tr("Mean travel cost"), number(float(np.nanmean(hubs.cost)), 2), "", [])
        )
    bound = []
    if hubs.lower_bound_km is not None:
        text = tr("No hubs of these sizes are below {least}")
        gap = 0.0
        if hubs.lower_bound_km > 0:
            text = tr("No hubs of these sizes are below {least} (these: +{gap} %)")
            gap = 100 * (hubs.mean_to_medoid_km / hubs.lower_bound_km - 1)
        bound.append(
            text.format(least=lengths.shown(1000 * hubs.lower_bound_km, 3), gap=number(gap, 1))
        )
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
        *_wishes(report),
        Figure(
            tr("Mean distance to the hub's centre"),
            lengths.far(1000 * hubs.mean_distance_km, 3),
            lengths.symbol(),
            [
                tr("95 % within {n}").format(n=lengths.shown(1000 * hubs.p95_distance_km)),
                tr("Longest: {n}").format(n=lengths.shown(1000 * hubs.max_distance_km)),
            ],
        ),
        Figure(
            tr("Mean distance to the hub's middle point"),
            lengths.far(1000 * hubs.mean_to_medoid_km, 3),
            lengths.symbol(),
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
            lengths.far(1000 * hubs.dispersion_km),
            lengths.symbol(),
            [
                tr("Hubs of other sizes, before balancing: {n}. No measure of its cost").format(
                    n=lengths.shown(1000 * hubs.first_dispersion_km)
                )
            ],
        ),
        Figure(
            tr("Places with points in several hubs"),
            number(hubs.split_places),
            "",
            [
                counted(
                    hubs.shared_places,
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
