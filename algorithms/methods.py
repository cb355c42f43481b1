# SPDX-License-Identifier: GPL-2.0-or-later
"""Calls of the core that several zone entries share."""

from __future__ import annotations

from . import inputs as zone_inputs
from . import outcome
from .core import plan_names
from .core.lengths import METRES_PER_MILE
from .core.texts import general
from .entry import Results
from .parameters import runs, time_limit
from .qgis_io.texts import tr
from .writing import log, zone_pages
from .writing.plan import write_plan


def plan_of_runs(run, method) -> Results:
    """Draw plans from random starts and write the best.

    Parameters
    ----------
    run : Run
        Of an entry that declares ``runs`` and ``outputs``.
    method : callable
        The core's: problem, objective, runs, random_seed, progress.
    """
    search = time_limit.read(run)
    inputs = zone_inputs.read(run, run.progress(), sums=run.fields("SUM_FIELDS"))
    run.stop_if_cancelled()
    asked = runs.read(run)
    progress = search.progress(0.1, 0.9)
    progress.stage(tr("Drawing plans from random starts: {runs} ...").format(runs=asked.runs))
    result = method(inputs.problem, **asked._asdict(), progress=progress)
    progress = run.progress(0.9, 1)
    if not result.completed:
        progress.warn(
            tr("Stopped in run {n} of {runs}: this is the best plan so far.").format(
                n=result.n_runs, runs=asked.runs
            )
        )
    if result.n_runs > 1:
        log.tell_runs(result, progress)
    found = outcome.of_plans(inputs, [(plan_names.new(), result.labels)])
    measured = only_measured(inputs, result.labels, progress)
    numbers = {**runs.numbers(result), **measured, **search.outputs()}
    return plan_written(run, inputs, found, log.better_filled(), numbers)


def only_measured(inputs, labels, progress) -> dict:
    """Say how a plan that is not improved fares by what is asked for; returns the figures by key.

    Limits, weights and prices of barriers, which it does not heed, are not passed over in silence.
    """
    from .core.zones.criteria.crossings import SoftBarriers

    if any(
        isinstance(each, SoftBarriers) or each.price(inputs.problem) is not None
        for each in inputs.criteria
    ):
        progress.warn(
            tr(
                "Limits on changes, weights and barriers with a cost are only measured here: they "
                "count where a plan is improved, as by 'Improve a zone plan'."
            )
        )
    return log.tell_criteria(inputs, labels, progress)


def improved(inputs, improvement, given, effort, progress):
    """Better a plan from several starts; returns all results, best first.

    Parameters
    ----------
    inputs : Inputs
    improvement : Improvement
    given : ndarray of shape (n,) or None
        A plan to start from.
    effort : Effort
    progress : Progress
    """
    from .core.zones.improvement import starts_for
    from .core.zones.parallel import run_starts_in_parallel
    from .core.zones.whole_bound import detached_pairs

    problem, in_force = inputs.problem, inputs.in_force
    if in_force is not None:
        progress.info(
            tr("Weight of the existing plan: {weight}.").format(
                weight=general(improvement.stability_weight)
            )
        )
    islands_of = improvement.islands_of(in_force, given)
    if islands_of is not None:
        log.tell_islands_kept(problem, islands_of, progress)
    progress.stage(tr("Improving the plan ..."))
    goal = improvement.goal(inputs, given)
    start_list = starts_for(goal, improvement.starts, improvement.random_seed, given)
    results = run_starts_in_parallel(
        problem,
        goal,
        effort,
        start_list,
        given=given,
        dask_address=improvement.dask_address or None,
        progress=progress,
    )
    best = results[0]
    log.tell_starts(results, start_list, progress)
    cut_off = 0 if islands_of is None else len(detached_pairs(problem, best.labels))
    progress.info(
        log.travel_sentence(
            problem, best.mean_travel, best.bound, best.without_way, cut_off=cut_off
        )
    )
    return results


def improvement_written(run, inputs, results, improvement, beside, search) -> Results:
    """Write the best of the results of ``improved``.

    Parameters
    ----------
    run : Run
    inputs : Inputs
    results : list
        Best first.
    improvement : Improvement
    beside : list of (name, labels)
        Plans that the report shows beside this one.
    search : Search
    """
    best, further = results[0], {}
    if improvement.all_starts:
        further = {f"zone_{i}": result.labels for i, result in enumerate(results[1:], start=2)}
    plans = [(plan_names.new(), best.labels), *beside, *further.items()]
    found = outcome.of_plans(inputs, plans, bound=best.bound, further=further)
    wished = log.tell_criteria(inputs, best.labels, run.progress(0.9, 1))
    numbers = {**_of_goal(inputs.problem, best), **wished, **search.outputs()}
    return plan_written(run, inputs, found, "", numbers)


def plan_written(run, inputs, found, remedy, numbers) -> Results:
    """Write a plan, with its pages.

    Parameters
    ----------
    run : Run
    inputs : Inputs
    found : Outcome
    remedy : str
        What the user can do where schools are far too empty or too full; empty for nothing.
    numbers : dict
        More outputs.
    """
    return Results(
        {**write_plan(run, inputs, found, remedy), **numbers},
        zone_pages.report(inputs, found),
        zone_pages.web_map(inputs, found),
        zone_inputs.title(run, inputs.columns),
    )


def _of_goal(problem, result) -> dict:
    """The outputs of ``goal.declare_outputs``; those that have no meaning are left out."""
    numbers = {
        "ZONES_OUTSIDE_LIMITS": len(result.outside_given),
        "ZONES_OUTSIDE_WIDENED_LIMITS": len(result.violations),
    }
    if result.gap >= 0:
        numbers["GAP"] = result.gap
    if problem.costs is None:
        numbers["MEAN_TRAVEL_MI"] = result.mean_travel / METRES_PER_MILE
        numbers["LOWER_BOUND_MI"] = result.bound.mean_travel / METRES_PER_MILE
    else:
        numbers["MEAN_TRAVEL_COST"] = result.mean_travel
        if result.bound.proves:
            numbers["LOWER_BOUND_COST"] = result.bound.mean_travel
    return {name: value for name, value in numbers.items() if value == value}
