# SPDX-License-Identifier: GPL-2.0-or-later
"""An edited plan in a field of the planning units, or in layers as every other run writes them."""

from __future__ import annotations

from dataclasses import replace

from qgis.core import QgsFeatureRequest, QgsVectorDataProvider, QgsVectorLayer

from ..algorithms import outcome
from ..algorithms.entry import Entry
from ..algorithms.libraries import FOR_ZONES
from ..algorithms.methods import plan_written
from ..algorithms.parameters import outputs
from ..algorithms.qgis_io import sinks
from ..algorithms.qgis_io.compat import RequestFlag
from ..algorithms.qgis_io.texts import tr


def inputs_now(inputs, session):
    """What was read, with parts in place of the units that the session has divided.

    Parameters
    ----------
    inputs : Inputs
    session : Session
    """
    if not session.divided:
        return inputs
    import geopandas as gpd
    import numpy as np
    import pandas as pd

    from ..algorithms.core.zones.dividing import ORIGIN, Division
    from ..algorithms.qgis_io.divided import divided

    layer, columns, shapes = inputs.layer, inputs.columns, session.shapes
    rows, n_rows = inputs.problem.rows.tolist(), len(inputs.layer.frame)
    row_of = [*rows, *range(n_rows, n_rows + session.problem.n_units - len(rows))]
    source, unit_of = list(range(n_rows)), {}
    for each in session.divided:
        unit_of.update((row_of[number], number) for number in each.numbers)
        source += [source[row_of[each.numbers[0]]]] * (len(each.numbers) - 1)
    frame = layer.frame.iloc[source].copy()
    if ORIGIN not in frame:
        frame[ORIGIN] = list(frame[columns.unit_id] if columns.unit_id else frame.index)
    changed = {name: shapes.students[name] for name in columns.students}
    if columns.unit_id:
        changed[columns.unit_id] = session.problem.unit_ids
    for name, values in changed.items():
        column = list(frame[name])
        for row, unit in unit_of.items():
            column[row] = values[unit]
        frame[name] = pd.Series(column, index=frame.index, dtype=object)
    geometry = list(frame.geometry)
    for row, unit in unit_of.items():
        geometry[row] = shapes.shapes[unit]
    frame.index = np.arange(1, len(frame) + 1)
    frame = frame.set_geometry(gpd.GeoSeries(geometry, index=frame.index, crs=frame.crs))
    is_part = np.array([row in unit_of for row in range(len(frame))])
    division = Division(frame, np.array(source), is_part)
    layer = divided(layer, division, columns.unit_id, columns.students)
    units = layer.frame.iloc[session.problem.rows]
    in_force = inputs.in_force
    return replace(
        inputs,
        problem=session.problem,
        criteria=session.criteria,
        layer=layer,
        units=units,
        units_m=gpd.GeoSeries(shapes.shapes_m, index=units.index, crs=inputs.units_m.crs),
        in_force=in_force and replace(in_force, labels=np.array(session.in_force)),
    )


class SavePlan(Entry):
    """Writes the plan of a session, with its pages, as the entries that make plans do."""

    ID = "saveplan"
    TITLE = "Save the edited plan"
    GROUP = "Zones"
    LIBRARIES = FOR_ZONES
    ICON = "zones.svg"
    HELP = (
        "Writes the plan as new layers, styled as all results are. The layer of planning units "
        "that you started from is not changed."
    )

    def __init__(self, inputs=None, plans=(), bound=None):
        super().__init__()
        self.inputs, self.plans, self.bound = inputs, list(plans), bound

    def createInstance(self):
        return type(self)(self.inputs, self.plans, self.bound)

    def initAlgorithm(self, config=None):
        outputs.declare(self)
        # Sums are of fields that were read: none were asked for when the session began.
        self.removeParameter("SUM_FIELDS")

    def compute(self, run):
        further = {f"variant_{i}": labels for i, (_, labels) in enumerate(self.plans[1:], start=2)}
        found = outcome.of_plans(self.inputs, self.plans, bound=self.bound, further=further)
        return plan_written(run, self.inputs, found, "", {})


class CannotSave(Exception):
    """Says why a layer cannot take the plan."""


def of_features(session):
    """The plan of a session by the features that were read; shape (n,).

    Raises
    ------
    CannotSave
        The parts of a divided unit are in different zones: no feature can say so.
    """
    labels = session.labels
    for each in reversed(session.divided):
        unit, *others = each.numbers
        if any(labels[other] != labels[unit] for other in others):
            raise CannotSave(
                tr(
                    "The parts of {unit} are in different zones: the layer has one feature for "
                    "them. Save the plan as new layers."
                ).format(unit=each.problem.unit_ids[unit])
            )
    return labels[: session.divided[0].problem.n_units] if session.divided else labels


def feature_ids(inputs, layer) -> list[int]:
    """The features of a layer that the units of a problem are, in the problem's order.

    Raises
    ------
    CannotSave
        The layer is gone, or its features are not those that were read: units were divided
        between schools.
    """
    if layer is None:
        raise CannotSave(tr("The layer of planning units is no longer open."))
    features = inputs.layer.features
    ids = [int(features[row].id()) for row in inputs.problem.rows.tolist()]
    request = QgsFeatureRequest().setFilterFids(ids).setNoAttributes()
    request.setFlags(RequestFlag.NoGeometry)
    if len(set(ids)) < len(ids) or sum(1 for _ in layer.getFeatures(request)) < len(ids):
        raise CannotSave(
            tr(
                "The features of {layer} are no longer those that were read, or were divided "
                "between schools. Save the plan as new layers."
            ).format(layer=layer.name())
        )
    return ids


def write_field(inputs, layer: QgsVectorLayer, name: str, labels) -> None:
    """Write a plan into a field of the planning units; a field that is not there is made.

    A layer that is being edited keeps the change among its own edits, for the user to save.

    Raises
    ------
    CannotSave
        And nothing is changed.
    """
    ids = feature_ids(inputs, layer)
    schools = inputs.problem.school_ids
    was_editing = layer.isEditable()
    if not was_editing:
        can = layer.dataProvider().capabilities()
        wanted = QgsVectorDataProvider.Capability.ChangeAttributeValues
        if not can & wanted or not layer.startEditing():
            raise CannotSave(
                tr("{layer} cannot be written. Save the plan as new layers.").format(
                    layer=layer.name()
                )
            )
    layer.beginEditCommand(tr("Plan of the plan editor"))
    try:
        at = layer.fields().lookupField(name)
        if at < 0:
            if not layer.addAttribute(sinks.renamed(inputs.schools.id_field, name)):
                raise CannotSave(
                    tr("The field {field} cannot be made in {layer}.").format(
                        field=name, layer=layer.name()
                    )
                )
            layer.updateFields()
            at = layer.fields().lookupField(name)
        field = layer.fields().at(at)
        for feature, zone in zip(ids, labels.tolist()):
            value = schools[zone] if zone >= 0 else None
            value = value.item() if hasattr(value, "item") else value
            if value is not None and not field.isNumeric():
                value = str(value)
            if not layer.changeAttributeValue(feature, at, value):
                raise CannotSave(
                    tr("The field {field} of {layer} does not take the zone {zone}.").format(
                        field=name, layer=layer.name(), zone=value
                    )
                )
        layer.endEditCommand()
        if not was_editing:
            if not layer.commitChanges():
                raise CannotSave("\n".join(layer.commitErrors()))
            see_field(layer, name)
    except CannotSave:
        if was_editing:
            layer.destroyEditCommand()
        else:
            layer.rollBack()
        raise


def see_field(layer: QgsVectorLayer, name: str) -> None:
    """Open a layer's source again where it does not see a field that its file has.

    QGIS shares what it has opened among the layers of a file: where another one opened it as the
    field was written, the layer would go on as the file was before.
    """
    if layer.fields().lookupField(name) < 0:
        layer.setDataSource(layer.source(), layer.name(), layer.providerType())
