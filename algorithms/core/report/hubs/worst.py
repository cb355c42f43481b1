# SPDX-License-Identifier: GPL-2.0-or-later
"""The hubs that reach farthest, and what holds them."""

from __future__ import annotations

from html import escape

import numpy as np

from ... import lengths
from ..page import bullets, paragraph
from ..texts import counted, number, tr
from .paper import HubReport, from_to, square_km

MOST_WORST = 8
"""Hubs told one by one: a list that fits half a page, two lines each."""


def worst(report: HubReport) -> str:
    hubs = report.hubs
    order = np.lexsort((np.arange(hubs.count), -np.round(hubs.mean_distance_m, 6)))
    around: dict[int, list[int]] = {}
    for a, b in np.asarray(hubs.neighbours).reshape(-1, 2).tolist():
        around.setdefault(a, []).append(b)
        around.setdefault(b, []).append(a)
    body = [
        paragraph(
            tr(
                "Hubs with the longest mean distance to their centre; over all points it is {n}."
            ).format(n=lengths.shown(1000 * hubs.mean_distance_km, 3))
        )
    ]
    for hub in order[:MOST_WORST].tolist():
        heading = tr("{hub}: {mean} on average, {points}").format(
            hub=report.called(hub),
            mean=lengths.shown(hubs.mean_distance_m[hub]),
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
    density = square_km(report, hub)
    if density:
        reasons.append(
            tr("Its outline covers {n} {unit}, the median of all hubs is {m} {unit}.").format(
                n=lengths.area(1e6 * density),
                m=lengths.area(1e6 * np.median([square_km(report, h) for h in range(hubs.count)])),
                unit=lengths.square_symbol(),
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
