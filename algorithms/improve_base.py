"""What the entries share that better a plan: the goal, the starts, and what is said of it."""

from __future__ import annotations

from qgis.core import (
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from .core.lengths import METRES_PER_MILE
from .entry import tr
from .parameters.time_limit import add_time_limit
from .zone_base import ZoneEntry

WEIGHTS = (
    (
        "TRAVEL_WEIGHT",
        "Weight of short journeys",
        1.0,
        "How much students' mean distance to school counts.",
    ),
    (
        "COMPACTNESS_WEIGHT",
        "Weight of compact shapes",
        0.74,
        "How much round outlines count. 1 favours compact zones, 0.3 short journeys.",
    ),
    (
        "EVENNESS_WEIGHT",
        "Weight of full schools",
        1.35,
        "How much it counts, within the tolerance, that students equal seats.",
    ),
    (
        "STABILITY",
        "Weight of the existing plan",
        None,
        "How much it counts that students keep their school. Needs the existing plan. 0 does not "
        "look at it, 1 weighs it lightly, 20 moves hardly anyone who need not. Left empty: 1 with "
        "an existing plan, 0 without.",
    ),
)


def add_limit_parameters(entry):
    """The limits of utilisation: a tolerance around the district's, and a ceiling."""
    entry.described(
        QgsProcessingParameterNumber(
            "TOLERANCE",
            tr("Tolerance around the district's utilisation (%)"),
            type=QgsProcessingParameterNumber.Type.Double,
            defaultValue=10,
            minValue=0,
            maxValue=1000,
        ),
        tr(
            "10 in a district that fills 90 % of its seats lets every school be filled from "
            "81 to 99 %."
        ),
    )
    entry.described(
        QgsProcessingParameterNumber(
            "MAX_UTILISATION",
            tr("Highest utilisation (%)"),
            type=QgsProcessingParameterNumber.Type.Double,
            optional=True,
            minValue=0,
        ),
        tr("A ceiling for every school, whatever the tolerance. Left empty: none."),
        advanced=True,
    )


def ceiling(entry, parameters, context):
    """The highest utilisation asked for, in %; None if there is none."""
    if parameters.get("MAX_UTILISATION") is None:
        return None
    return entry.parameterAsDouble(parameters, "MAX_UTILISATION", context)


class ImproveEntry(ZoneEntry):
    """An entry that can better a plan."""

    def add_goal_parameters(self, default_starts):
        real = QgsProcessingParameterNumber.Type.Double
        add_limit_parameters(self)
        for name, label, default, help_text in WEIGHTS:
            self.described(
                QgsProcessingParameterNumber(
                    name,
                    tr(label),
                    type=real,
                    defaultValue=default,
                    optional=default is None,
                    minValue=0,
                ),
                tr(help_text),
                advanced=True,
            )
        self.described(
            QgsProcessingParameterNumber(
                "STARTS",
                tr("Starts"),
                type=QgsProcessingParameterNumber.Type.Integer,
                defaultValue=default_starts,
                minValue=1,
                maxValue=1000,
            ),
            tr(
                "How many times to improve, from different starts, side by side on the "
                "processor's cores: the plan given, the least travel possible, GeoKMeans. The "
                "best plan is kept."
            ),
            advanced=True,
        )
        self.described(
            QgsProcessingParameterBoolean(
                "ALL_STARTS", tr("Write the plans of all starts"), defaultValue=False
            ),
            tr(
                "Adds a field per further start (zone_2, zone_3 ...), so that 'Compare zone "
                "plans' can lay them side by side."
            ),
            advanced=True,
        )
        self.described(
            QgsProcessingParameterString(
                "DASK_SCHEDULER", tr("Address of a Dask scheduler"), optional=True
            ),
            tr(
                "Runs the starts on an existing cluster, e.g. tcp://10.0.0.5:8786. Needs the "
                "Python library distributed. The plans are the same."
            ),
            advanced=True,
        )

        add_time_limit(self)

    def add_goal_outputs(self):
        for name, text in (
            ("MEAN_TRAVEL_MI", tr("Students' mean travel (miles)")),
            ("LOWER_BOUND_MI", tr("Lowest mean travel possible within the limits (miles)")),
            ("MEAN_TRAVEL_COST", tr("Students' mean travel (unit of the travel costs)")),
            ("LOWER_BOUND_COST", tr("Lowest mean travel cost possible within the limits")),
            ("GAP", tr("Mean travel above the lowest possible (%)")),
            ("ZONES_OUTSIDE_LIMITS", tr("Zones outside the limits asked for")),
            ("ZONES_OUTSIDE_WIDENED_LIMITS", tr("Zones outside the limits as widened")),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, text))

    def goal(self, parameters, context, existing):
        from .core.zones.goal import Goal

        def number(name):
            return self.parameterAsDouble(parameters, name, context)

        return Goal(
            tolerance=number("TOLERANCE"),
            max_utilisation=ceiling(self, parameters, context),
            travel_weight=number("TRAVEL_WEIGHT"),
            compactness_weight=number("COMPACTNESS_WEIGHT"),
            balance_weight=number("EVENNESS_WEIGHT"),
            stability_weight=number("STABILITY"),
            existing=None if existing is None else tuple(existing.tolist()),
        )

    def completed(self, parameters, context):
        """With the weight of the existing plan where none is given: 1 if there is such a plan."""
        if parameters.get("STABILITY") is not None:
            return parameters
        from .core.zones.goal import DEFAULT_STABILITY

        has_plan = bool(self.field_names("EXISTING_FIELD", parameters, context))
        return {**parameters, "STABILITY": DEFAULT_STABILITY if has_plan else 0.0}

    def check_stability(self, parameters, context):
        """Refuse, before any work, a weight for an existing plan that is not given."""
        from .core.errors import Fault, InputError

        weight = self.parameterAsDouble(parameters, "STABILITY", context)
        if weight > 0 and not self.field_names("EXISTING_FIELD", parameters, context):
            raise InputError(
                Fault(
                    "the existing plan has a weight, but no field is chosen that holds it",
                    "Choose the field of the existing plan, or set its weight to 0.",
                    "STABILITY",
                )
            )

    def better(self, problem, units, given, effort, parameters, context, progress):
        """Run the starts; returns all results, best first.

        Parameters
        ----------
        given : ndarray of shape (n,) or None
            A plan to start from.
        effort : Effort
        """
        from .core.zones.improve import starts
        from .core.zones.parallel import run_starts_in_parallel

        existing = self.existing_plan(problem, units, parameters, context, progress)
        if existing is not None:
            progress.info(
                tr("Weight of the existing plan: {weight:g}.").format(
                    weight=self.parameterAsDouble(parameters, "STABILITY", context)
                )
            )
        progress.stage(tr("Improving the plan ..."))
        start_list = starts(
            self.whole_number("STARTS", parameters, context),
            self.whole_number("RANDOM_SEED", parameters, context),
            given=given is not None,
        )
        results = run_starts_in_parallel(
            problem,
            self.goal(parameters, context, existing),
            effort,
            start_list,
            given=given,
            dask_address=self.parameterAsString(parameters, "DASK_SCHEDULER", context) or None,
            progress=progress,
        )
        self._tell_results(problem, results, start_list, progress)
        return results

    def other_plans(self, results, parameters, context):
        """The plans of the further starts, by the field that they are written to."""
        if not self.parameterAsBool(parameters, "ALL_STARTS", context):
            return {}
        return {f"zone_{i}": result.labels for i, result in enumerate(results[1:], start=2)}

    def goal_numbers(self, problem, result):
        """The outputs of ``add_goal_outputs``; those that have no meaning are left out."""

        numbers = {
            "ZONES_OUTSIDE_LIMITS": len(result.outside_asked),
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

    def _tell_results(self, problem, results, start_list, progress):
        best = results[0]
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
                "geokmeans": tr("from GeoKMeans"),
            }
            worths = ", ".join(
                f"{names[result.start.kind.value]} {result.objective_after:.3f}"
                for result in results
            )
            progress.info(
                tr("Starts: {n}, by the objective (less is better): {worths}.").format(
                    n=len(results), worths=worths
                )
            )
        progress.info(travel_sentence(problem, best.mean_travel, best.bound, best.without_way))


def travel_sentence(problem, mean_travel, bound, without_way=0, unplaced=0):
    """How far students travel and how little it could be, in a few sentences.

    ``without_way`` counts the units that the plan sends where there is no way, though they
    could go elsewhere; ``unplaced`` the students to whom it gives no zone.
    """
    said = _travel_and_least(problem, mean_travel, bound, without_way, unplaced)
    if not bound.limits.widened:
        return said
    return said + " " + tr("The limits meant here are those widened until the students fit.")


def _travel_and_least(problem, mean_travel, bound, without_way, unplaced):
    from .core.zones.bounds import gap_percent

    least = bound.mean_travel
    if mean_travel != mean_travel:
        return tr("No student can reach a school by the travel costs.")
    if problem.costs is None:
        travels = tr("Students travel {mean:.3f} miles on average").format(
            mean=mean_travel / METRES_PER_MILE
        )
        shown = f"{least / METRES_PER_MILE:.3f}"
    else:
        travels = tr("Students' travel costs {mean:,.3f} on average").format(mean=mean_travel)
        shown = f"{least:,.3f}"
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
        "{travels}, {gap:.1f} % above the bound: no plan within these limits can do better than "
        "{bound}."
    ).format(travels=travels, bound=shown, gap=gap)
