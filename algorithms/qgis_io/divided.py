# SPDX-License-Identifier: GPL-2.0-or-later
"""A layer with parts in place of the planning units that several schools share."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace

from qgis.core import QgsFeature, QgsField, QgsFields, QgsMemoryProviderUtils, QgsWkbTypes

from ..core.zones.dividing import Division
from . import sources


def divided(
    layer: sources.Layer, division: Division, unit_id: str, shared: Sequence[str]
) -> sources.Layer:
    """The layer with the parts of a division, with all its fields.

    Parameters
    ----------
    layer : Layer
        Of the planning units.
    division : Division
    unit_id : str
        The field whose ids the parts extend; empty where there is none.
    shared : sequence of str
        Fields that parts share by area.
    """
    made, shapes = division.units, division.units.geometry
    fields, kind = layer.fields, layer.kind
    if any(shape.geom_type == "MultiPolygon" for shape in shapes[division.is_part]):
        kind = QgsWkbTypes.multiType(kind)
    changed = {
        fields.lookupField(name): made[name].tolist()
        for name in dict.fromkeys([unit_id, *shared])
        if name
    }
    key = fields.lookupField("fid")
    unused = None
    if key >= 0 and key not in changed:
        unused = _unused_keys(layer, key)
    wide = QgsFields()
    for each in fields:
        each = QgsField(each)
        if each.name() == unit_id:
            each.setLength(0)  # the ids of parts may be longer than any before
        wide.append(each)
    # In memory, whose provider holds values to their fields' types.
    held = QgsMemoryProviderUtils.createMemoryLayer(layer.name, wide, kind, layer.crs)
    features = []
    for number, (row, is_part) in enumerate(zip(division.row.tolist(), division.is_part)):
        feature, given = QgsFeature(held.fields()), layer.features[row]
        values = given.attributes()
        feature.setGeometry(given.geometry())
        if is_part:
            feature.setGeometry(sources.to_qgis(shapes.iloc[number]))
            if unused is not None:
                values[key] = next(unused)
            for place, column in changed.items():
                values[place] = column[number]
        feature.setAttributes(values)
        features.append(feature)
    added, _ = held.dataProvider().addFeatures(features)
    if not added or held.featureCount() != len(features):
        raise RuntimeError(held.dataProvider().lastError())
    return replace(
        layer, frame=made, features=list(held.getFeatures()), fields=held.fields(), kind=kind
    )


def _unused_keys(layer, at):
    """Row numbers that no feature has: a GeoPackage wants each once."""
    numbers = [value for value in layer.column(at) if isinstance(value, (int, float))]
    return itertools.count(1 + int(max(numbers, default=0)))
