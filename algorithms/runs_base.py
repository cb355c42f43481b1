"""What the entries share whose methods start from random plans."""

from __future__ import annotations

from qgis.core import (
    QgsProcessingOutputNumber,
    QgsProcessingParameterEnum,
    QgsProcessingParameterNumber,
)

from .entry import tr
from .parameters.time_limit import Search, add_time_limit
from .zone_base import ZoneEntry

METRICS = (
    ("BALANCE", "balance", "balance (%)"),
    ("COMPACTNESS", "compactness", "compactness (%)"),
    ("PROXIMITY_MI", "proximity_mi", "proximity (miles)"),
)
"""Output name, name in the core's result, and how people call it."""

SPREADS = (
    ("MEAN", "mean", "Mean {metric} of the runs"),
    ("SPREAD", "std", "Standard deviation of {metric} over the runs"),
    ("MIN", "min", "Lowest {metric} of the runs"),
    ("MAX", "max", "Highest {metric} of the runs"),
)


class RunsEntry(ZoneEntry):
    """An entry that runs a method from random plans and keeps the best plan."""

    DEFAULT_OBJECTIVE = 0

    def method(self):
        """The core's function: problem, objective, runs, random_seed, progress."""
        raise NotImplementedError(f"{type(self).__name__} implements method()")

    def initAlgorithm(self, config=None):
        self.add_input_parameters()
        self.described(
            QgsProcessingParameterEnum(
                "OBJECTIVE",
                tr("Students of a zone should equal"),
                options=[tr("Those of every other zone"), tr("The seats of its school")],
                defaultValue=self.DEFAULT_OBJECTIVE,
            ),
            tr(
                "What the method lowers: the difference between the zones' numbers of students, "
                "or the deviation from capacity, which is what balance measures."
            ),
        )
        self.described(
            QgsProcessingParameterNumber(
                "RUNS",
                tr("Runs"),
                type=QgsProcessingParameterNumber.Type.Integer,
                defaultValue=1,
                minValue=1,
                maxValue=10000,
            ),
            tr(
                "Independent starts from random plans; the best by the objective is kept, and "
                "mean and spread of all are told. The paper uses 51."
            ),
        )
        self.add_random_seed(tr("The same random seed gives the same plans."))
        add_time_limit(self)
        self.add_condition_parameters()
        self.add_output_parameters()
        for spread, _, text in SPREADS:
            for output, _, metric in METRICS:
                self.addOutput(
                    QgsProcessingOutputNumber(
                        f"{spread}_{output}", tr(text).format(metric=tr(metric))
                    )
                )

    def compute(self, parameters, context, feedback):
        from .core.zones.runs import Objective
        from .qgis_io.feedback import FeedbackProgress

        search = Search(self, parameters, context, feedback)
        problem, units = self.read_problem(parameters, context, FeedbackProgress(feedback))
        self.stop_if_cancelled(feedback)
        runs = self.whole_number("RUNS", parameters, context)
        progress = search.progress(0.1, 0.9)
        progress.stage(tr("Drawing plans from random starts: {runs} ...").format(runs=runs))
        result = self.method()(
            problem,
            objective=Objective(self.parameterAsEnum(parameters, "OBJECTIVE", context)),
            runs=runs,
            random_seed=self.whole_number("RANDOM_SEED", parameters, context),
            progress=progress,
        )
        progress = FeedbackProgress(feedback, 0.9, 1)
        if not result.completed:
            progress.warn(
                tr("Stopped in run {n} of {runs}: this is the best plan so far.").format(
                    n=result.n_runs, runs=runs
                )
            )
        if result.n_runs > 1:
            self._tell_runs(result, progress)
        return {
            **self.write_plan(problem, units, result.labels, parameters, context, feedback),
            **{
                f"{spread}_{output}": getattr(result.spread(metric), statistic)
                for spread, statistic, _ in SPREADS
                for output, metric, _ in METRICS
            },
            **search.outputs(),
        }

    def _tell_runs(self, result, progress):
        progress.info(
            tr("{n} runs; the best, whose plan this is, was run {best}.").format(
                n=result.n_runs, best=result.best_run + 1
            )
        )
        for _, metric, name in METRICS:
            spread = result.spread(metric)
            progress.info(
                tr(
                    "  {name}: mean {mean:.3f}, standard deviation {std:.3f}, from {low:.3f} to "
                    "{high:.3f}"
                ).format(
                    name=tr(name), mean=spread.mean, std=spread.std, low=spread.min, high=spread.max
                )
            )
