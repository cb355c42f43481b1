# SPDX-License-Identifier: GPL-2.0-or-later
"""What the log says of plans: figures, warnings, how far from the best possible."""

from __future__ import annotations

from ..core import lengths
from ..core.errors import MOST_NAMED
from ..core.texts import counted, general, listed, number, seats_counted, students_counted, trimmed
from ..parameters.runs import METRICS
from ..qgis_io.texts import tr


def figure(value) -> str:
    """A figure for the log: thousands apart, three decimals at most; a dash for none."""
    return "-" if value is None else trimmed(value, 3)


def better_filled() -> str:
    """What the user can do where schools are far too empty or too full."""
    return tr(
        "'Improve a zone plan' looks for a plan in which every school is filled within a tolerance."
    )


def tell_plan(problem, metrics, titles, remedy, progress):
    """The figures of a plan, and what is odd in it."""
    students, seats = metrics.students.sum(), problem.capacity.sum()
    progress.info(
        tr("{zones} for {students} and {seats}.").format(
            zones=counted(problem.n_zones, tr("1 zone"), tr("{n} zones")),
            students=students_counted(students),
            seats=seats_counted(seats),
        )
    )
    progress.info(
        tr(
            "Balance {balance} of 100, compactness {compactness} of 100, proximity {proximity} "
            "{unit}."
        ).format(
            balance=number(metrics.balance, 1),
            compactness=number(metrics.mean_compactness, 1),
            proximity=number(lengths.from_miles(metrics.proximity_mi), 3),
            unit=lengths.unit_in_full(),
        )
    )
    progress.info(
        tr(
            "Utilisation from {low} % to {high} %; the district's is {mean} %, "
            "so no plan can bring every school to 100 %."
            if abs(students / seats - 1) > 0.005
            else "Utilisation from {low} % to {high} %; the district's is {mean} %."
        ).format(
            low=number(metrics.utilisation.min()),
            high=number(metrics.utilisation.max()),
            mean=number(100 * students / seats),
        )
    )
    warn_of(metrics, titles, remedy, progress)


def warn_of(metrics, titles, remedy, progress):
    """What is odd in a plan.

    Parameters
    ----------
    metrics : PlanMetrics
    titles : sequence of str of length K
        Of the zones.
    remedy : str
        What the user can do where schools are far too empty or too full.
    progress : Progress
    """

    def named(zones):
        return listed((titles[z] for z in zones.nonzero()[0]), MOST_NAMED)

    in_pieces = metrics.n_pieces > 1
    if in_pieces.any():
        progress.warn(
            tr("Zones in more than one piece: {n} ({zones}).").format(
                n=int(in_pieces.sum()), zones=named(in_pieces)
            )
        )
    starved = metrics.utilisation < 50
    if starved.any():
        progress.warn(
            tr("Zones that fill less than half of their school: {n} ({zones}).").format(
                n=int(starved.sum()), zones=named(starved)
            )
        )
    twice = metrics.utilisation > 200
    if twice.any():
        progress.warn(
            tr(
                "Zones with more than twice their school's seats, which count below 0 in the "
                "balance: {n} ({zones})."
            ).format(n=int(twice.sum()), zones=named(twice))
        )
    if (starved.any() or twice.any()) and remedy:
        progress.warn(remedy)
    if metrics.n_unassigned:
        progress.warn(
            tr("Planning units without a zone: {n}, with {students}.").format(
                n=metrics.n_unassigned,
                students=students_counted(metrics.students_unassigned),
            )
        )


def tell_reassigned(problem, changed, progress):
    """How many units and students change school against the plan in force."""
    students = float(problem.students[changed].sum())
    progress.info(
        tr(
            "Against the existing plan change school: units {units}, students "
            "{students} ({share} %)."
        ).format(
            units=number(changed.sum()),
            students=number(students),
            share=number(100 * students / problem.students.sum(), 1),
        )
    )


def tell_swaps(swapped, say):
    """Say how many students change places between the same two schools, if any do."""
    if swapped.pairs:
        say(
            tr(
                "Students swapped: between {pairs} students change both ways; "
                "{students} of them change places one for one, which leaves the schools' "
                "numbers as they are."
            ).format(
                pairs=counted(swapped.pairs, tr("1 pair of schools"), tr("{n} pairs of schools")),
                students=number(swapped.students),
            )
        )


def tell_islands_kept(problem, labels, progress):
    """Say which islands a plan has that may stay, and whom joining them would move."""
    from ..core.zones.lawful import islands

    found = islands(problem, labels)
    if found.pieces:
        progress.info(
            tr(
                "Attendance islands: {pieces} in {zones}, with {students}. They may stay with "
                "their school. Joining them to the zones around, without any other change, would "
                "move {joined}."
            ).format(
                pieces=found.pieces,
                zones=counted(found.zones, tr("1 zone"), tr("{n} zones")),
                students=students_counted(found.students),
                joined=students_counted(found.joined),
            )
        )


def tell_patches(found, smallest, say):
    """Say in how many pieces of the map students change school, and how many are scraps."""
    if len(found.students):
        said = tr("Patches that change school together: {n}.").format(n=len(found.students))
        small = found.smaller_than(smallest)
        if small:
            said += " " + tr("With fewer than {least} students: {n}.").format(
                least=general(smallest), n=small
            )
        say(said)


def tell_criteria(inputs, labels, progress) -> dict:
    """Say how a plan fares by what else was asked for, beside the plan in force.

    Returns the figures by key.
    """
    figures = {}
    for criterion in inputs.criteria:
        before = {}
        if inputs.in_force is not None:
            in_force = criterion.measures(inputs.problem, inputs.in_force.placed)
            before = {measure.key: measure.value_shown for measure in in_force}
        for measure in criterion.measures(inputs.problem, labels):
            figures[measure.key] = measure.value
            said = f"{measure.name}: {figure(measure.value_shown)} {measure.unit_shown}".rstrip()
            if measure.key in before:
                said += " " + tr("(existing plan: {value})").format(
                    value=figure(before[measure.key])
                )
            progress.info(said)
    return {key: value for key, value in figures.items() if value is not None}


def tell_runs(result, progress):
    """The runs from random plans, and their spread."""
    progress.info(
        tr("{n} runs; the best, whose plan this is, was run {best}.").format(
            n=result.n_runs, best=result.best_run + 1
        )
    )
    for _, metric, name in METRICS:
        spread = result.spread(metric)
        progress.info(
            tr("  {name}: mean {mean}, standard deviation {std}, from {low} to {high}").format(
                name=tr(name),
                mean=number(spread.mean, 3),
                std=number(spread.std, 3),
                low=number(spread.min, 3),
                high=number(spread.max, 3),
            )
        )


def tell_starts(results, start_list, progress):
    """The starts of an improvement, best first."""
    if len(results) < len(start_list):
        progress.warn(
            tr("Starts that the stop left no time for: {n}.").format(
                n=len(start_list) - len(results)
            )
        )
    if len(results) > 1:
        names = {
            "bound": tr("from the least travel"),
            "given": tr("from the plan given"),
            "existing": tr("from the existing plan"),
            "geokmeans": tr("from GeoKMeans"),
        }
        worths = ", ".join(
            f"{names[result.start.kind.value]} {number(result.objective_after, 3)}"
            for result in results
        )
        progress.info(
            tr("Starts: {n}, by the objective (less is better): {worths}.").format(
                n=len(results), worths=worths
            )
        )


def travel_sentence(problem, mean_travel, bound, without_way=0, unplaced=0, cut_off=0):
    """How far students travel and how little it could be, in a few sentences.

    ``without_way`` counts the units that the plan sends where there is no way, though they
    could go elsewhere; ``unplaced`` the students to whom it gives no zone; ``cut_off`` the
    units in pieces away from their school, for which the bound allows.
    """
    said = _travel_and_least(problem, mean_travel, bound, without_way, unplaced)
    if bound.whole and cut_off:
        said += " " + tr(
            "The bound is for whole units, and for zones in one piece but for the pieces of this "
            "plan that are cut off from their school."
        )
    elif bound.whole:
        said += " " + tr("The bound is for whole units and zones in one piece.")
    if not bound.limits.widened:
        return said
    return said + " " + tr("The limits meant here are those widened until the students fit.")


def _travel_and_least(problem, mean_travel, bound, without_way, unplaced):
    from ..core.zones.bounds import gap_percent

    least = bound.mean_travel
    if mean_travel != mean_travel:
        return tr("No student can reach a school by the travel costs.")
    if problem.costs is None:
        travels = tr("Students travel {mean} {unit} on average").format(
            mean=lengths.far(mean_travel, 3), unit=lengths.unit_in_full()
        )
        shown = lengths.far(least, 3)
    else:
        travels = tr("Students' travel costs {mean} on average").format(mean=number(mean_travel, 3))
        shown = number(least, 3)
    if not bound.proves:
        return tr(
            "{travels}, not counting those who cannot reach their school. Within these limits "
            "some cannot, so there is no bound."
        ).format(travels=travels)
    if without_way:
        return tr(
            "{travels}, not counting those who cannot reach their school; no plan within these "
            "limits in which all reach theirs can do better than {bound}."
        ).format(travels=travels, bound=shown)
    if unplaced:
        return tr(
            "{travels}, not counting those without a zone; no plan within these limits that "
            "places all of them can do better than {bound}."
        ).format(travels=travels, bound=shown)
    gap = gap_percent(mean_travel, least)
    if gap < 0:
        return tr(
            "{travels}, which only a plan outside the limits can; within them none can do better "
            "than {bound}."
        ).format(travels=travels, bound=shown)
    if gap != gap or least <= 0:
        return tr("{travels}; no plan within these limits can do better than {bound}.").format(
            travels=travels, bound=shown
        )
    # The output GAP: what is said and what is written are one figure.
    return tr(
        "{travels}, {gap} % above the bound: no plan within these limits can do better than "
        "{bound}."
    ).format(travels=travels, bound=shown, gap=number(gap, 1))
