# SPDX-License-Identifier: GPL-2.0-or-later
"""Output layers: fields of every QGIS version, and no feature lost in silence."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from typing import Any, Callable, Optional

from qgis.core import (
    QgsFeature,
    QgsFeatureRequest,
    QgsFeatureSink,
    QgsField,
    QgsFields,
    QgsGeometry,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingUtils,
)

from ..core.errors import Fault
from . import compat, postgres
from .places import Files, Place, Table
from .sources import Layer, as_text
from .texts import tr

ALIASES = {
    "zone_id": "Zone (school id)",
    "school_name": "School",
    "students": "Students",
    "capacity": "Seats",
    "seats_free": "Free seats",
    "utilisation": "Utilisation (%)",
    "balance": "Balance (of 100)",
    "seats_over": "Students over capacity",
    "compactness": "Compactness (%)",
    "polsby_popper": "Polsby-Popper (0 to 1)",
    "reock": "Reock (0 to 1)",
    "proximity_m": "Students' mean distance to school (m)",
    "max_distance_m": "Longest distance (m)",
    "mean_distance_m": "Mean distance (m)",
    "walk_share": "Students within the walking distance (%)",
    "n_units": "Planning units",
    "n_pieces": "Pieces",
    "students_detached": "Students in detached pieces",
    "school_outside": "School outside its zone (1 = yes)",
    "distance_m": "Distance (m)",
    "travel_cost": "Travel cost",
    "changed": "Changes zone (1 = yes)",
    "from": "Zone before",
    "to": "Zone after",
    "n_zones": "Different zones over all plans",
    "agreement": "Which plans agree",
    "difference": "Difference between the plans",
    "from_plan": "One plan",
    "to_plan": "Other plan",
    "units": "Planning units",
    "students_percent": "Students (% of all)",
    "unit_a": "Planning unit",
    "unit_b": "Other planning unit",
    "kind": "Kind of neighbours",
    "border_m": "Shared border (m)",
    "crossing_cost": "Cost of a zone across the barrier (students)",
    "hub_id": "Hub",
    "hub_size": "Points in the hub",
    "hub_group": "Grouped apart by",
    "hub_name": "Name of the hub",
    "hub_before": "Hub before",
    "hub_weight": "Sum over the hub",
    "weight_deviation_pct": "Sum against the mean (%)",
    "least_allowed": "Least that the hub may hold",
    "most_allowed": "Most that the hub may hold",
    "mean_cost": "Mean travel cost to the centre",
    "dispersion_m": "Dispersion (m)",
    "p95_distance_m": "Distance that 95 % do not exceed (m)",
    "mean_to_medoid_m": "Mean distance to the middle point (m)",
    "points_cut_off": "Points cut off",
    "pieces": "Pieces",
    "sites_parted": "Places parted between hubs",
    "region_id": "Region",
    "region_name": "Name of the region",
    "area_km2": "Area (km²)",
    "longest_m": "Longest distance to the middle (m)",
    "group_id": "Group",
    "group_size": "Features in the group",
    "share_percent": "Share of all features (%)",
    "set_apart": "What sets the group apart",
    "distance_sd": "Distance to the group's centre (standard deviations)",
    "mean_distance_sd": "Mean distance to the centre (standard deviations)",
    "max_distance_sd": "Longest distance to the centre (standard deviations)",
    "centre_x": "Centre, x",
    "centre_y": "Centre, y",
    "severity": "How grave",
    "problem": "What it is about",
    "layer": "Layer",
    "feature": "Feature",
    "field": "Field",
    "what": "What is wrong",
    "found": "What was found there",
    "remedy": "What to do",
    "change": "What was changed",
    "given_to": "Unit that has the ground now",
    "area_m2": "Area (m²)",
    "width_m": "Mean width (m)",
    "metric": "Measure (short name)",
    "name": "Measure",
    "value": "Value",
    "unit": "Unit",
}
"""What our fields mean in plain words; tables and forms show it in place of the name."""

ALIASES_BY_ENDING = {
    "_difference_sd": "{field}: mean less that of all (standard deviations)",
    "_mean": "{field}: mean",
    "_sd": "{field}: standard deviation",
    "_distance_m": "{field}: distance (m)",
    "_travel_cost": "{field}: travel cost",
    "_changed": "{field}: changes zone (1 = yes)",
}
"""The same for fields whose names begin with that of a plan or of another field."""

ALIASES_BY_BEGINNING = {
    "sum_": "{field}: sum",
    "dev_": "{field}: difference from an equal share (%)",
}
"""And for those that end with one."""


def field(name: str, kind: type) -> QgsField:
    """A field for int, float or str, with an alias for dialogs."""
    made = compat.field(name, kind)
    made.setAlias(_alias(name))
    return made


def _alias(name: str) -> str:
    if name in ALIASES:
        return tr(ALIASES[name])
    for ending, text in ALIASES_BY_ENDING.items():
        if name.endswith(ending):
            return tr(text).format(field=name[: -len(ending)])
    for beginning, text in ALIASES_BY_BEGINNING.items():
        if name.startswith(beginning):
            return tr(text).format(field=name[len(beginning) :])
    return ""


def renamed(original: QgsField, name: str) -> QgsField:
    """A field of the same type under another name."""
    copy = QgsField(original)
    copy.setName(name)
    copy.setAlias(_alias(name))
    return copy


def fields_of(layer: Layer, feedback: QgsProcessingFeedback) -> QgsFields:
    """The fields of a layer that was read, as every format can take them.

    GeoPackage keeps its own row number in ``fid``; a field of that name that cannot be one
    is written under another name, where the writer would lose the whole run.
    """
    fields = layer.fields
    at = fields.lookupField("fid")
    if at < 0:
        return fields
    is_whole = fields.at(at).typeName().lower().startswith(("int", "long"))
    values = layer.column(at)
    if is_whole and None not in values and len(set(values)) == len(values):
        return fields
    taken = {each.name().lower() for each in fields}
    names = itertools.chain(["fid_original"], (f"fid_original_{n}" for n in itertools.count(2)))
    name = next(name for name in names if name not in taken)
    kept = QgsFields()
    for each in fields:
        kept.append(renamed(each, name) if each.name().lower() == "fid" else each)
    feedback.pushWarning(
        tr(
            "The field 'fid' cannot number the rows of the output: it would have to hold whole "
            "numbers, each once. It is written as '{name}'."
        ).format(name=name)
    )
    return kept


def without(fields: QgsFields, names: Iterable[str]) -> tuple[QgsFields, list[int]]:
    """The fields whose names are not among those given, and where they stood."""
    gone = {name.lower() for name in names}
    kept = [at for at, each in enumerate(fields) if each.name().lower() not in gone]
    left = QgsFields()
    for at in kept:
        left.append(fields.at(at))
    return left, kept


def with_new_fields(fields: QgsFields, new: Iterable[QgsField], feedback=None) -> QgsFields:
    """The fields and the new ones; one whose name is taken gets a number behind, which is told."""
    added, others = QgsFields(), []
    for each in new:
        added.append(each)
    combined, told = QgsProcessingUtils.combineFields(fields, added), QgsFields()
    for at, each in enumerate(combined):
        if at >= fields.count():
            meant = added.at(at - fields.count())
            behind = each.name()[len(meant.name()) :].strip("_")
            if behind and meant.alias():
                each.setAlias(f"{meant.alias()} ({behind})")
            if behind:
                others.append((meant.name(), each.name()))
        told.append(each)
    if others and feedback is not None:
        feedback.pushInfo(
            tr(
                "The layer already had fields of these names, which stay as they were: {old}. The "
                "new ones are {new}."
            ).format(old=", ".join(old for old, _ in others), new=", ".join(n for _, n in others))
        )
    return told


def as_fields(new: Iterable[QgsField]) -> QgsFields:
    return with_new_fields(QgsFields(), new)


def write(
    sink: CountedSink,
    fields: QgsFields,
    values: Sequence[Any],
    geometry: Optional[QgsGeometry],
    layer: str,
) -> None:
    """Write one feature, or raise with the writer's own word."""
    if len(values) != fields.count():
        raise QgsProcessingException(
            f"{layer}: {len(values)} values for {fields.count()} fields: {fields.names()}"
        )
    feature = QgsFeature(fields)
    feature.setAttributes(sink.taken([_plain(value) for value in values]))
    if geometry is not None:
        feature.setGeometry(geometry)
    if not sink.add(feature):
        raise QgsProcessingException(f"{layer}: a feature could not be written: {sink.error}")


def _plain(value):
    """numpy's numbers as Python's, which is all that writers take; NaN as NULL."""
    value = value.item() if hasattr(value, "item") else value
    return None if isinstance(value, float) and value != value else value


@dataclass
class Tally:
    """How many features an output was handed, to be held against what it holds in the end.

    Attributes
    ----------
    name : str
        Of the output's parameter.
    destination : str
        As QGIS finds the layer again.
    handed : int
    before : int
        Features that were there, where the output is added to a layer.
    place : Place, optional
    types : dict of str to str
        From ``as_taken``.
    """

    name: str
    destination: str
    handed: int = 0
    before: int = 0
    place: Optional[Place] = None
    types: dict = dataclass_field(default_factory=dict)

    def finish(self, context: QgsProcessingContext, feedback) -> Optional[Fault]:
        """Finish an output, whose sink is gone and with that has written all.

        Returns
        -------
        Fault, optional
            What is wrong with the output.
        """
        try:
            if self.types:
                postgres.set_types(self.place.uri, self.types)
        except postgres.NotReached:
            feedback.pushWarning(
                tr("{name}: these columns stay text: {columns}.").format(
                    name=self.name, columns=", ".join(self.types)
                )
            )
        held = count(self.destination, context)
        if held is not None and held >= self.before + self.handed:
            return None
        return Fault(
            "the output does not hold what was written to it, so this run has failed",
            "Look for the reason in QGIS's message log (a full disk, a right to write, another "
            "program that uses the file), or choose another output.",
            self.name,
            detail=tr("{held} of {handed} features").format(
                held=max(0, (held or 0) - self.before), handed=self.handed
            ),
        )


def count(destination: str, context: QgsProcessingContext) -> Optional[int]:
    """How many features a layer holds, by counting them; None if it cannot be opened."""
    if context.temporaryLayerStore().mapLayer(destination) is None:
        context = QgsProcessingContext()  # so that it is closed again
    layer = QgsProcessingUtils.mapLayerFromString(destination, context)
    if layer is None:
        return None
    bare = QgsFeatureRequest().setFlags(compat.RequestFlag.NoGeometry)
    return sum(1 for _ in layer.getFeatures(bare.setSubsetOfAttributes([])))


class CountedSink:
    """A sink that counts what it is handed, and hands on values that its format takes.

    It writes to the end when it is let go of.

    Parameters
    ----------
    sink : QgsFeatureSink
    converters : sequence of callables
        One per field, from ``as_taken``.
    tally : Tally
    """

    def __init__(self, sink: QgsFeatureSink, converters: Sequence, tally: Tally):
        self._sink, self._converters, self._tally = sink, converters, tally

    def taken(self, values: Sequence[Any]) -> list:
        return [convert(value) for convert, value in zip(self._converters, values)]

    def add(self, feature: QgsFeature) -> bool:
        self._tally.handed += 1
        return self._sink.addFeature(feature, QgsFeatureSink.Flag.FastInsert)

    @property
    def error(self) -> str:
        return self._sink.lastError()


def as_taken(
    fields: QgsFields, place: Optional[Place]
) -> tuple[QgsFields, list[Callable], dict[str, str]]:
    """The fields as the format of an output takes them, and what makes its values of others.

    Databases have columns of JSON, of lists and of bytes. Formats of files refuse them, each in
    part, or lose what parts the items of a list; and QGIS loses them on their way into
    PostgreSQL (3.22: JSON that differs from row to row becomes NULL, and with quotes in a list
    no row arrives). So they are written as text: for files JSON or, for bytes where the format
    has none, hexadecimal digits; for PostgreSQL as it takes them itself, when all is written.

    Parameters
    ----------
    fields : QgsFields
    place : Place, optional
        None for QGIS's memory.

    Returns
    -------
    QgsFields
    list of callables
        One per field, for its values.
    dict of str to str
        Columns of PostgreSQL that are still to become what they were, and their types.
    """
    in_postgres = isinstance(place, Table) and place.provider == "postgres"
    has_bytes = not isinstance(place, Files) or place.path.lower().endswith(_WITH_BYTES)
    taken, converters, types = QgsFields(), [], {}
    for each in fields:
        kind = compat.number_of_type(each.type())
        convert = _same
        if kind in compat.NESTED_TYPES or (kind == compat.BYTES_TYPE and not has_bytes):
            convert = as_text
            if in_postgres:
                # Lists have the name of what they list, after an underscore.
                name = each.typeName()
                is_list = name.startswith("_")
                convert = postgres.list_as_text if is_list else as_text
                types[each.name()] = name if is_list or name == "json" else "jsonb"
            text = field(each.name(), str)
            text.setAlias(each.alias())
            each = text
        taken.append(each)
        converters.append(convert)
    return taken, converters, types


_WITH_BYTES = (".gpkg", ".sqlite")


def _same(value):
    return value
