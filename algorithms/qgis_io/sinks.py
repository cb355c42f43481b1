"""Output layers: fields of every QGIS version, and no feature lost in silence."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from typing import Any, Optional

from qgis.core import (
    NULL,
    QgsFeature,
    QgsFeatureSink,
    QgsField,
    QgsFields,
    QgsGeometry,
    QgsProcessingException,
    QgsProcessingFeatureSource,
    QgsProcessingFeedback,
    QgsProcessingUtils,
)
from qgis.PyQt.QtCore import QCoreApplication, QMetaType, QVariant

ALIASES = {
    "zone_id": "Zone (school id)",
    "school_name": "School",
    "students": "Students",
    "capacity": "Seats",
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
    "unit_a": "Planning unit",
    "unit_b": "Other planning unit",
    "kind": "Kind of neighbours",
    "border_m": "Shared border (m)",
    "hub_id": "Hub",
    "hub_size": "Points in the hub",
    "hub_group": "Grouped apart by",
    "dispersion_m": "Dispersion (m)",
    "p95_distance_m": "Distance that 95 % do not exceed (m)",
    "mean_to_medoid_m": "Mean distance to the middle point (m)",
    "points_cut_off": "Points cut off",
    "pieces": "Pieces",
    "sites_parted": "Places parted between hubs",
    "group_id": "Group",
    "group_size": "Features in the group",
    "metric": "Measure (short name)",
    "name": "Measure",
    "value": "Value",
    "unit": "Unit",
}
"""What our fields mean in plain words; tables and forms show it in place of the name."""

_TYPES = {int: ("LongLong", "LongLong"), float: ("Double", "Double"), str: ("QString", "String")}


def field(name: str, kind: type) -> QgsField:
    """A field for int, float or str, whichever type names this QGIS knows."""
    new, old = _TYPES[kind]
    try:
        made = QgsField(name, getattr(QMetaType.Type, new))
    except (TypeError, AttributeError):
        made = QgsField(name, getattr(QVariant, old))
    made.setAlias(_alias(name))
    return made


def _alias(name: str) -> str:
    text = ALIASES.get(name, "")
    return QCoreApplication.translate("BalancedZones", text) if text else ""


def renamed(original: QgsField, name: str) -> QgsField:
    """A field of the same type under another name."""
    copy = QgsField(original)
    copy.setName(name)
    copy.setAlias(_alias(name))
    return copy


def fields_of(source: QgsProcessingFeatureSource, feedback: QgsProcessingFeedback) -> QgsFields:
    """The fields of a source, as every format can take them.

    GeoPackage keeps its own row number in ``fid``; a field of that name that cannot be one
    is written under another name, where the writer would lose the whole run.
    """
    fields = source.fields()
    at = fields.lookupField("fid")
    if at < 0:
        return fields
    is_whole = fields.at(at).typeName().lower().startswith(("int", "long"))
    values = source.uniqueValues(at)
    if is_whole and len(values) == source.featureCount() and NULL not in values:
        return fields
    taken = {each.name().lower() for each in fields}
    names = itertools.chain(["fid_original"], (f"fid_original_{n}" for n in itertools.count(2)))
    name = next(name for name in names if name not in taken)
    kept = QgsFields()
    for each in fields:
        kept.append(renamed(each, name) if each.name().lower() == "fid" else each)
    feedback.pushWarning(f"The field 'fid' holds no unique row numbers; it is written as '{name}'.")
    return kept


def without(fields: QgsFields, names: Iterable[str]) -> tuple[QgsFields, list[int]]:
    """The fields whose names are not among those given, and where they stood."""
    gone = {name.lower() for name in names}
    kept = [at for at, each in enumerate(fields) if each.name().lower() not in gone]
    left = QgsFields()
    for at in kept:
        left.append(fields.at(at))
    return left, kept


def with_new_fields(fields: QgsFields, new: Iterable[QgsField]) -> QgsFields:
    """The fields and the new ones; a new one whose name is taken gets a number behind."""
    added = QgsFields()
    for each in new:
        added.append(each)
    return QgsProcessingUtils.combineFields(fields, added)


def as_fields(new: Iterable[QgsField]) -> QgsFields:
    return with_new_fields(QgsFields(), new)


def write(
    sink: QgsFeatureSink,
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
    feature.setAttributes([_plain(value) for value in values])
    if geometry is not None:
        feature.setGeometry(geometry)
    if not sink.addFeature(feature, QgsFeatureSink.Flag.FastInsert):
        raise QgsProcessingException(f"{layer}: a feature could not be written: {sink.lastError()}")


def _plain(value):
    """numpy's numbers as Python's, which is all that writers take; NaN as NULL."""
    value = value.item() if hasattr(value, "item") else value
    return None if isinstance(value, float) and value != value else value
