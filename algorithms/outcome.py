# SPDX-License-Identifier: GPL-2.0-or-later
"""What came out of a run of a zone entry: plans, and what they are held against."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Optional


@dataclass(frozen=True)
class Outcome:
    """Plans of a problem, one of which the run is about.

    Attributes
    ----------
    plans : sequence of (name, labels)
        In the order in which reports show them; labels of shape (n,).
    about : int
        Which of the plans the run is about.
    before : int or None
        Which of them that one is held against; else the plan in force is, if there is one.
    bound : Bound or None
        On the plans' travel.
    metrics : PlanMetrics
        Of the plan that the run is about.
    changed : ndarray of bool, shape (n,), or None
        Units whose students change school: against the plan in force, or from ``before``.
    colours : list of int of length K
        Of the zones, as in the layers.
    further : mapping of str to ndarray
        Plans that become fields of the planning units by zone too, by field.
    left : sequence of ndarray, or None
        For every plan that of ``before``, as changes to it are counted (``Comparison.left``).
    """

    plans: Sequence[tuple[str, Any]]
    about: int
    before: Optional[int]
    bound: Any
    metrics: Any
    changed: Any
    colours: Sequence[int]
    further: Mapping[str, Any]
    left: Optional[Sequence[Any]] = None
    _made: dict = field(default_factory=dict, repr=False)

    @property
    def labels(self):
        """Of the plan that the run is about."""
        return self.plans[self.about][1]

    def outlines(self, inputs, labels):
        """The outlines of a plan's zones, in the layer's reference system; length K."""
        from .core.zones.outlines import dissolve_zones

        def made():
            return dissolve_zones(inputs.problem, inputs.units.geometry, labels)

        return self._once("outlines", labels, made)

    def shapes(self, inputs, labels) -> list:
        """The outlines of a plan's zones, in the problem's metres; length K."""
        import geopandas as gpd

        from .core.shapes import in_crs

        def made():
            outlines = gpd.GeoSeries(self.outlines(inputs, labels), crs=inputs.units.crs)
            return in_crs(outlines, inputs.problem.crs).tolist()

        return self._once("shapes", labels, made)

    def _once(self, what, labels, make):
        """Layers, report and map draw the same outlines of a plan: they are made once."""
        key = what, labels.tobytes()
        if key not in self._made:
            self._made[key] = make()
        return self._made[key]


def of_plans(
    inputs, plans, about=0, before=None, bound=None, further=None, changed=None, left=None
):
    """The outcome of a run.

    Parameters
    ----------
    inputs : Inputs
    plans, about, before, bound, further, left
        As ``Outcome`` has them.
    changed : ndarray of bool, shape (n,), optional
        Units whose school differs from ``before``; those reassigned from the plan in force by
        default.

    Returns
    -------
    Outcome
    """
    from .core.zones.metrics import evaluate, moved, plan_colours

    problem, labels, in_force = inputs.problem, plans[about][1], inputs.in_force
    other = None
    if before is not None:
        other = plans[before][1]
    elif in_force is not None:
        other = in_force.labels
        changed = moved(other, labels)
    return Outcome(
        plans=plans,
        about=about,
        before=before,
        bound=bound,
        metrics=evaluate(problem, labels),
        changed=changed,
        colours=plan_colours(problem, labels, other),
        further=further or {},
        left=left,
    )
