# SPDX-License-Identifier: GPL-2.0-or-later
"""All that an entry writes which makes a plan."""

from __future__ import annotations

from ..parameters import smallest_patch
from ..qgis_io.texts import tr
from . import log
from .neighbours import write_adjacency
from .units import write_divided, write_units
from .zones import (
    main_values_by_zone,
    sums_by_zone,
    write_old_zones,
    write_schools,
    write_zones,
)


def write_plan(run, inputs, outcome, remedy: str) -> dict:
    """Write the layers of a plan and log its figures; returns the outputs of ``outputs.declare``.

    Parameters
    ----------
    run : Run
    inputs : Inputs
    outcome : Outcome
    remedy : str
        What the user can do where schools are far too empty or too full; empty for nothing.
    """
    import numpy as np

    from ..core.zones.costs import tell_without_way

    problem, labels, metrics = inputs.problem, outcome.labels, outcome.metrics
    progress = run.progress(0.9, 1)
    progress.stage(tr("Writing the layers ..."))
    more = {**sums_by_zone(inputs, outcome), **main_values_by_zone(inputs, outcome)}
    results = {
        "OUTPUT": write_units(run, inputs, outcome),
        "ZONES": write_zones(run, inputs, outcome, more),
        "SCHOOLS_OUTPUT": write_schools(run, inputs, outcome),
        "OLD_ZONES": write_old_zones(run, inputs, outcome),
        "ADJACENCY": write_adjacency(run, inputs),
        "BALANCE": metrics.balance,
        "COMPACTNESS": metrics.mean_compactness,
        "PROXIMITY_MI": metrics.proximity_mi,
        "ZONE_COUNT": problem.n_zones,
        "UNASSIGNED": metrics.n_unassigned,
        "STUDENTS_UNASSIGNED": metrics.students_unassigned,
        "DIVIDED": write_divided(run, inputs),
        "DETACHED_PIECES": int(np.maximum(metrics.n_pieces - 1, 0).sum()),
        **_reassigned(inputs, outcome, smallest_patch.read(run), progress),
    }
    if problem.costs is not None:
        without_way = problem.without_way(labels)
        results["STUDENTS_WITHOUT_WAY"] = float(problem.students[without_way].sum())
        tell_without_way(problem, labels, progress)
    progress.share(1)
    log.tell_plan(problem, metrics, inputs.schools.titles, remedy, progress)
    return results


def _reassigned(inputs, outcome, smallest, progress) -> dict:
    """Units and students that change school, as outputs and in the log.

    A school of the existing plan that is not among those used is closed: all its
    students change.
    """
    from ..core.zones.metrics import patches, swaps

    if inputs.in_force is None:
        return {}
    students, changed = inputs.problem.students, outcome.changed
    swapped = swaps(students, inputs.in_force.labels, outcome.labels)
    log.tell_reassigned(inputs.problem, changed, progress)
    log.tell_swaps(swapped, progress.info)
    found = patches(inputs.problem, inputs.in_force.labels, outcome.labels)
    log.tell_patches(found, smallest, progress.info)
    return {
        "UNITS_REASSIGNED": int(changed.sum()),
        "STUDENTS_REASSIGNED": float(students[changed].sum()),
        "STUDENTS_SWAPPED": swapped.students,
        "PATCHES": len(found.students),
        "SMALL_PATCHES": found.smaller_than(smallest),
    }
