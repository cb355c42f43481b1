# SPDX-License-Identifier: GPL-2.0-or-later
"""What the editor reads: as the zone entries do, with their own parameters and checks.

``EditPlan`` is an entry that stands in no toolbox: its dialog starts the editor, and what it reads
is handed over instead of written.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Optional

from qgis.core import QgsProcessingParameterField
from qgis.PyQt.QtCore import QUrl

from ..algorithms import inputs as zone_inputs
from ..algorithms.entry import Entry, Results
from ..algorithms.libraries import FOR_ZONES
from ..algorithms.parameters import conditions, criteria, district, limits, snap_tolerance
from ..algorithms.qgis_io import help_pages
from ..algorithms.qgis_io.texts import tr
from .garbage import young_objects_only


@dataclass(frozen=True)
class Opened:
    """All that an edit session begins with.

    Attributes
    ----------
    inputs : Inputs
    ground : Ground
        The units' shapes for the map.
    session : Session
    asked : LimitsAsked
    zone_field : str
        Where the plan was read from; empty where it begins with the schools alone.
    colours : list of int
        Of the zones.
    layer : QgsVectorLayer or None
        That the planning units were read from.
    parameters : dict
        As they were given.
    warnings : list of str
        What reading had to say.
    """

    inputs: Any
    ground: Any
    session: Any
    asked: Any
    zone_field: str
    colours: list
    layer: Any
    parameters: dict
    warnings: list


class EditPlan(Entry):
    ID = "editplan"
    TITLE = "Edit a plan"
    GROUP = "Zones"
    LIBRARIES = FOR_ZONES
    ICON = "zones.svg"
    HELP = (
        "Opens a plan to be changed by hand: paint planning units from one zone to another on the "
        "map, and see at once what that does to both schools. Nothing is changed in your layers "
        "before you save."
    )

    def __init__(self, hand_over: Optional[Callable[[Opened], None]] = None):
        super().__init__()
        self.hand_over = hand_over

    def createInstance(self):
        return type(self)(self.hand_over)

    def initAlgorithm(self, config=None):
        district.declare(self)
        self.described(
            QgsProcessingParameterField(
                "ZONE_FIELD",
                tr("Plan to edit"),
                parentLayerParameterName="INPUT",
                optional=True,
            ),
            tr(
                "The school id of each unit's zone. Left empty: the existing plan; without one, "
                "every school begins with its own unit alone."
            ),
        )
        conditions.declare(self)
        limits.declare(self)
        criteria.declare(self, weighed=True)

    def helpUrl(self):
        return QUrl.fromLocalFile(str(help_pages.page("editor"))).toString()

    def processAlgorithm(self, parameters, context, feedback):
        # The window answers meanwhile.
        with young_objects_only():
            return super().processAlgorithm(parameters, context, feedback)

    def compute(self, run):
        from ..algorithms.core.zones.limits import utilisation_limits
        from ..algorithms.core.zones.metrics import plan_colours
        from .canvas.ground import Ground
        from .canvas.layers import class_of
        from .state.session import Session
        from .state.shapes import Shapes

        fields = run.fields("ZONE_FIELD")
        inputs = zone_inputs.read(run, run.progress(0, 0.9), plans=fields)
        problem, in_force = inputs.problem, inputs.in_force
        field = fields[0] if fields else in_force.field if in_force is not None else ""
        labels = beginning(inputs, field, run.progress(0.9, 0.95))
        run.stop_if_cancelled()
        before = None if in_force is None else in_force.labels
        asked = limits.read(run)
        colours = plan_colours(problem, labels, before)
        run.stop_if_cancelled()
        classes = [class_of(zone, colours) for zone in labels.tolist()]
        shapes = Shapes(
            inputs.units.geometry,
            inputs.units.crs,
            inputs.units_m,
            {name: inputs.units[name] for name in inputs.columns.students},
            snap_tolerance.read(run),
        )
        titles, within = inputs.schools.titles, utilisation_limits(problem, *asked)
        session = Session(problem, labels, titles, within, before, shapes)
        session.criteria = inputs.criteria
        opened = Opened(
            inputs=inputs,
            ground=Ground(inputs.units.geometry, inputs.layer.crs, classes),
            session=session,
            asked=asked,
            zone_field=field,
            colours=colours,
            layer=run.layer_of("INPUT"),
            parameters=dict(run.parameters),
            warnings=list(getattr(run.feedback, "warnings", ())),
        )
        if self.hand_over is not None:
            self.hand_over(opened)
        return Results({})


def beginning(inputs, field: str, progress):
    """The labels of a field; without one, every school with its own unit alone."""
    import numpy as np

    from ..algorithms.core.zones.problem import UNASSIGNED

    problem = inputs.problem
    if field and inputs.in_force is not None and field == inputs.in_force.field:
        return inputs.in_force.placed
    if field:
        return inputs.plan(field, progress)
    labels = np.full(problem.n_units, UNASSIGNED)
    labels[problem.seed_unit] = np.arange(problem.n_zones)
    return labels
