"""Output layers: fields of every QGIS version, and no feature lost in silence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Optional

from qgis.core import (
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
from qgis.PyQt.QtCore import QMetaType, QVariant

_TYPES = {int: ("LongLong", "LongLong"), float: ("Double", "Double"), str: ("QString", "String")}


def field(name: str, kind: type) -> QgsField:
    """A field for int, float or str, whichever type names this QGIS knows."""
    new, old = _TYPES[kind]
    try:
        return QgsField(name, getattr(QMetaType.Type, new))
    except (TypeError, AttributeError):
        return QgsField(name, getattr(QVariant, old))


def renamed(original: QgsField, name: str) -> QgsField:
    """A field of the same type under another name."""
    copy = QgsField(original)
    copy.setName(name)
    copy.setAlias("")
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
    if is_whole and len(source.uniqueValues(at)) == source.featureCount():
        return fields
    kept = QgsFields()
    for each in fields:
        kept.append(renamed(each, "fid_original") if each.name().lower() == "fid" else each)
    feedback.pushWarning(
        "The field 'fid' holds no unique row numbers; it is written as 'fid_original'."
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
