# SPDX-License-Identifier: GPL-2.0-or-later
"""What the log says of hubs, and their numbers."""

from __future__ import annotations

from ..core import lengths
from ..core.texts import counted, general, number
from ..qgis_io.texts import tr

MOST_GROUPS_LOGGED = 50


def numbers(inputs, hubs) -> dict:
    """The output numbers."""

    conditions = inputs.conditions
    found = {
        "HUB_COUNT": hubs.count,
        "MIN_SIZE": int(hubs.sizes.min()),
        "MAX_SIZE": int(hubs.sizes.max()),
        "MEAN_DISTANCE_KM": hubs.mean_distance_km,
        "P95_DISTANCE_KM": hubs.p95_distance_km,
        "MAX_DISTANCE_KM": hubs.max_distance_km,
        "MEAN_TO_MEDOID_KM": hubs.mean_to_medoid_km,
        "DISPERSION_KM": hubs.dispersion_km,
        "DISPERSION_BEFORE_KM": hubs.first_dispersion_km,
        "CUT_OFF": int(hubs.cut_off.sum()),
        "HUBS_IN_PIECES": hubs.hubs_in_pieces,
        "SITES_PARTED": hubs.split_places,
    }
    if hubs.lower_bound_km is not None:
        found["LOWER_BOUND_KM"] = hubs.lower_bound_km
    if conditions.weight_field is not None:
        found.update(
            MIN_WEIGHT=float(hubs.load.min()),
            MAX_WEIGHT=float(hubs.load.max()),
            WEIGHT_DEVIATION=100 * hubs.deviation,
        )
    if conditions.sums:
        most = 100 * abs(hubs.sums_deviations).max(axis=0)
        found["SUMS_OUTSIDE"] = int((hubs.sums_outside > 0).sum())
        found["SUMS_DEVIATION"] = float(most.max())
        found["SUM_DEVIATIONS"] = "; ".join(
            f"{each.name} {value:.4g}" for each, value in zip(conditions.sums, most.tolist())
        )
    if conditions.max_distance is not None:
        found["TOO_FAR"] = len(hubs.too_far(conditions.max_distance))
    if conditions.costs is not None:
        found["MEAN_COST"] = hubs.mean_cost_of_all
    if hubs.last is not None and hubs.last.is_shown:
        found.update(
            POINTS_CHANGED=int(hubs.changed.sum()),
            SHARE_CHANGED=100 * hubs.share_changed,
            POINTS_NEW=int((hubs.last.before < 0).sum()),
            HUBS_OPENED=len(hubs.opened),
            HUBS_CLOSED=len(hubs.closed),
        )
    spread = _spread(inputs, hubs)
    if spread is not None:
        found["APART_SHARING"] = spread.sharing
    return found


def _spread(inputs, hubs):
    from ..core.hubs.wishes.apart import spread_of

    return spread_of(inputs.points, inputs.conditions, hubs)


def tell_areas(inputs, feedback):
    """That areas count as points here, and which tool groups areas that touch."""
    areas = int(inputs.points.geom_type.isin(("Polygon", "MultiPolygon")).sum())
    if areas:
        feedback.pushInfo(
            tr(
                "Areas count by their centroid, so those of a hub need not touch: {n}. For groups "
                "of areas that touch one another, use Form balanced regions."
            ).format(n=areas)
        )


def tell_hubs(inputs, hubs, feedback):
    """The figures of hubs, and what is odd in them."""
    from ..core.report.hubs import from_to, in_short

    conditions = inputs.conditions
    feedback.pushInfo(
        tr("{hubs} (points before balancing: {first}).").format(
            hubs=in_short(hubs, conditions.weight_field), first=from_to(hubs.first_sizes)
        )
    )
    if inputs.group_field is not None or any(group.part for group in hubs.groups):
        _tell_groups(hubs, feedback)
    feedback.pushInfo(
        tr(
            "Distance to the hub's centre: mean {mean}, 95 % within {p95}, longest {longest}. "
            "Mean distance to the hub's middle point (medoid) {medoid}."
        ).format(
            mean=lengths.shown(1000 * hubs.mean_distance_km, 3),
            p95=lengths.shown(1000 * hubs.p95_distance_km),
            longest=lengths.shown(1000 * hubs.max_distance_km),
            medoid=lengths.shown(1000 * hubs.mean_to_medoid_km, 3),
        )
    )
    if hubs.lower_bound_km is not None:
        feedback.pushInfo(_left_to_gain(hubs.mean_to_medoid_km, hubs.lower_bound_km))
    feedback.pushInfo(
        tr(
            "Dispersion, as the method defines it (standard deviation of the distances "
            "between a hub's points, added up over the hubs): {after}. Before balancing, with "
            "hubs of other sizes, it was {before}: the two are no measure of what balancing "
            "costs, as small hubs have little and large ones much."
        ).format(
            after=lengths.shown(1000 * hubs.dispersion_km, 3),
            before=lengths.shown(1000 * hubs.first_dispersion_km, 3),
        )
    )
    feedback.pushInfo(
        tr(
            "Points cut off, their five nearest all in other hubs: {cut_off}. Hubs in more "
            "than one piece: {pieces}. Places shared by several points: {sites}, of which "
            "parted between hubs: {parted}."
        ).format(
            cut_off=number(int(hubs.cut_off.sum())),
            pieces=number(hubs.hubs_in_pieces),
            sites=number(hubs.shared_places),
            parted=number(hubs.split_places),
        )
    )
    if len(hubs.groups) > 1:
        feedback.pushInfo(
            tr("These are counted within each group: points of other groups are not looked at.")
        )
    if inputs.settings.one_piece and (hubs.cut_off.any() or hubs.hubs_in_pieces):
        feedback.pushWarning(
            tr(
                "No plan was found with these sizes in which every hub is whole; there may be "
                "none. Points cut off: {cut_off}, hubs in pieces: {pieces}. More room in the "
                "sizes or more effort may help."
            ).format(cut_off=int(hubs.cut_off.sum()), pieces=hubs.hubs_in_pieces)
        )
    _tell_extras(hubs, conditions, feedback)
    _tell_apart(_spread(inputs, hubs), feedback)


def _tell_apart(spread, feedback):
    if spread is None:
        return
    text = tr(
        "Points in a hub with one that they ought to be apart from: {n}; with this number of hubs "
        "there are at least {least}."
    ).format(n=number(spread.sharing), least=number(spread.least))
    if not spread.beyond:
        feedback.pushInfo(text)
        return
    more = tr(
        "They are not spread as evenly as can be: {n} would have to change hub. More effort, wider "
        "sizes or fewer locks may help."
    ).format(n=number(spread.beyond))
    feedback.pushWarning(f"{text} {more}")


def _tell_groups(hubs, feedback):
    from ..core.report.hubs import from_to

    for at, group in enumerate(hubs.groups[:MOST_GROUPS_LOGGED]):
        sizes = hubs.sizes[hubs.group_of_hub == at]
        feedback.pushInfo(
            tr("{group}: {points}, hubs: {k}, of {sizes}.").format(
                group=group.name,
                points=counted(group.size, tr("1 point"), tr("{n} points")),
                k=len(sizes),
                sizes=from_to(sizes),
            )
        )
    more = len(hubs.groups) - MOST_GROUPS_LOGGED
    if more > 0:
        feedback.pushInfo(tr("Groups not listed: {n}.").format(n=more))


def _left_to_gain(mean_km: float, bound_km: float) -> str:
    """How much shorter the mean distance to the hubs' middle points could be at most."""
    least = tr(
        "No hubs of these sizes have a shorter mean distance to their middle point than {bound}"
    ).format(bound=lengths.shown(1000 * bound_km, 3))
    # Below a tenth of a metre rounding speaks, not the hubs.
    if mean_km - bound_km < 1e-4:
        return tr("{least}, and these hubs are there: there is nothing left to gain.").format(
            least=least
        )
    if bound_km <= 0:
        return f"{least}."
    return tr("{least}, so {gap} % is the most there is left to gain.").format(
        least=least, gap=number(100 * (1 - bound_km / mean_km), 1)
    )


def _tell_last(hubs, feedback):
    if hubs.last is None or not hubs.last.is_shown:
        return
    from ..core.report.hubs import changes_in_short

    feedback.pushInfo(changes_in_short(hubs))


def _tell_extras(hubs, conditions, feedback):
    _tell_last(hubs, feedback)
    if conditions.weight_field is not None:
        from ..core.report.texts import amount

        feedback.pushInfo(
            tr("Sum of '{field}' per hub: {low} to {high}, at most {most} % from the mean.").format(
                field=conditions.weight_field,
                low=amount(hubs.load.min()),
                high=amount(hubs.load.max()),
                most=number(100 * hubs.deviation, 2),
            )
        )
    if conditions.sums:
        from ..core.report.texts import amount

        most = 100 * abs(hubs.sums_deviations).max(axis=0)
        for each, sums, off in zip(conditions.sums, hubs.sums.T, most):
            feedback.pushInfo(
                tr(
                    "Sum of '{field}' per hub: {low} to {high}, at most {most} % from the mean."
                ).format(
                    field=each.name,
                    low=amount(sums.min()),
                    high=amount(sums.max()),
                    most=number(off, 2),
                )
            )
    if conditions.centres is not None:
        feedback.pushInfo(
            tr("One hub around each of {n} given centres, in their order.").format(n=hubs.count)
        )
    free = int((hubs.low == 0).sum())
    if conditions.has_capacities and conditions.weight_field is not None and free:
        feedback.pushInfo(
            tr(
                "Centres that ask for no least sum of '{field}': {n}. Each has at least one point "
                "that has some."
            ).format(field=conditions.weight_field, n=free)
        )
    if conditions.costs is not None:
        feedback.pushInfo(
            tr("Mean travel cost to the hub's centre: {cost}, in the table's unit.").format(
                cost=general(hubs.mean_cost_of_all)
            )
        )
