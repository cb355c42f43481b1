# SPDX-License-Identifier: GPL-2.0-or-later
"""QGIS feature sources as GeoDataFrames."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Optional

import geopandas as gpd
import numpy as np
import pandas as pd
from pyproj import CRS
from qgis.core import (
    NULL,
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsFeatureRequest,
    QgsField,
    QgsFields,
    QgsGeometry,
    QgsPoint,
    QgsProcessingContext,
    QgsProcessingFeatureSource,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingUtils,
    QgsVectorLayer,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QByteArray, Qt

from ..core.errors import Fault, InputError
from ..core.on_earth import looks_like_degrees, off_earth_faults
from ..core.progress import SILENT, Progress, Stopped
from .compat import GeometryType, SourceFlag, WkbType
from .texts import tr

GEOMETRY = "geometry of the feature"


@dataclass(frozen=True)
class Layer:
    """A layer as it was read, once: a table for the core, the features for what is written.

    Attributes
    ----------
    name : str
        For messages.
    frame : GeoDataFrame
        The fields asked for and the geometries, indexed by feature id, in the order of the source;
        NULL is None. Geometries are plain shapely ones, straight and in two dimensions. No
        coordinate reference system if the source has none. Fields are columns under their own
        names; the geometry's column is named so that no field can be.
    features : list of QgsFeature
        As they are in the source, or as it was asked to reproject them.
    fields : QgsFields
    kind : QgsWkbTypes.Type
    crs : QgsCoordinateReferenceSystem
        Of the features.
    """

    name: str
    frame: gpd.GeoDataFrame
    features: list
    fields: QgsFields
    kind: Any
    crs: QgsCoordinateReferenceSystem

    def field(self, name: str) -> QgsField:
        """A field, whatever the case of its name."""
        return self.fields.at(self.fields.lookupField(name))

    def column(self, at: int) -> list:
        """The values of one of the fields, by its place; None for NULL."""
        return [value(feature.attribute(at)) for feature in self.features]

    def labelled(
        self, map_layer: Optional[QgsVectorLayer], only: Optional[Iterable[str]] = None
    ) -> tuple[list[Optional[str]], list[str], list[list]]:
        """What the features are called, the fields' names, and a column of values per field.

        A feature without a name is called None.

        Parameters
        ----------
        map_layer : QgsVectorLayer, optional
            The layer that this one was read from.
        only : iterable of str, optional
            The fields that may be told; all by default.
        """
        names = self.fields.names()
        if only is not None:
            names = [names[at] for at in map(self.fields.lookupField, only) if at >= 0]
        columns = [self.column(self.fields.lookupField(name)) for name in names]
        called = _name_column(names, columns, map_layer)
        if called is None:
            return [None] * len(self.features), names, columns
        texts = [None if each is None else str(each).strip() or None for each in columns[called]]
        return texts, names, columns


def read(
    source: QgsProcessingFeatureSource,
    fields: Iterable[str],
    context: QgsProcessingContext,
    into: Optional[QgsCoordinateReferenceSystem] = None,
    layer: str = "",
    progress: Progress = SILENT,
) -> Layer:
    """Read a source.

    Parameters
    ----------
    source : QgsProcessingFeatureSource
        Selected-only and filters are honoured.
    fields : iterable of str
        Those that the core needs.
    context : QgsProcessingContext
    into : QgsCoordinateReferenceSystem, optional
        Coordinate reference system to read the geometries in; the source's own by default.
    layer : str
        For messages.
    progress : Progress

    Raises
    ------
    InputError
        If a field is not there: QGIS does not check names given from outside its dialogs. If
        coordinates that are to be brought into another system do not exist in their own.
    Stopped
        If the user stopped.
    """
    names = list(dict.fromkeys(fields))
    there = source.fields()
    absent = [name for name in names if there.lookupField(name) < 0]
    if absent:
        raise InputError(
            Fault(
                "there is no such field",
                tr("The layer's fields are: {names}.").format(names=", ".join(there.names())),
                layer,
                detail=", ".join(absent),
            )
        )
    request = QgsFeatureRequest()
    crs = source.sourceCrs()
    if into is not None and into.isValid() and crs.isValid():
        request.setDestinationCrs(into, context.transformContext())
        crs = into
    features, shapes = [], []
    # The core's preflight reports invalid geometries with all else that is wrong.
    for feature in source.getFeatures(request, _UNCHECKED):
        if len(features) % _READ_BETWEEN_POLLS == 0 and progress.cancelled():
            raise Stopped
        features.append(feature)
        shapes.append(_wkb(feature))
    if None in shapes and crs is into:
        # QGIS leaves out a geometry that it cannot bring into the other system.
        own = read(source, [], context).frame
        wrong = list(off_earth_faults(own, layer))
        if wrong:
            raise InputError(wrong)
    ids = [feature.id() for feature in features]
    at = [there.lookupField(name) for name in names]
    rows = [[value(feature.attribute(each)) for each in at] for feature in features]
    data = pd.DataFrame(rows, index=ids, columns=names, dtype=object)
    data[GEOMETRY] = gpd.GeoSeries.from_wkb(shapes, index=ids) if ids else gpd.GeoSeries([])
    frame = gpd.GeoDataFrame(data, geometry=GEOMETRY, crs=to_pyproj(crs))
    if looks_like_degrees(frame):
        progress.warn(
            tr(
                "{layer}: the coordinates look like longitudes and latitudes, but the layer's "
                "reference system ({crs}) counts otherwise, so that everything lies within a few "
                "metres. Assign the right one, perhaps EPSG:4326."
            ).format(layer=layer, crs=crs.authid())
        )
    return Layer(layer, frame, features, there, source.wkbType(), crs)


def check_geometry(
    source: QgsProcessingFeatureSource, layer: str, only_polygons: bool = False
) -> None:
    """Raise an InputError if a source is a table, or, where they are wanted, not of polygons."""
    kind = source.wkbType()
    if kind == WkbType.NoGeometry:
        raise InputError(
            Fault(
                "this is a table without geometry",
                "Load a text file with 'Add Delimited Text Layer' and name its coordinate "
                "fields, or give it as delimitedtext://file:///folder/file.csv?type=csv&"
                "xField=longitude&yField=latitude&crs=EPSG:4326.",
                layer,
            )
        )
    shown = QgsWkbTypes.geometryType(kind)
    polygons = GeometryType.Polygon
    unknown = GeometryType.Unknown
    if only_polygons and shown not in (polygons, unknown):
        raise InputError(
            Fault(
                "the wrong kind of geometry",
                "The layer must hold polygons.",
                layer,
                detail=QgsWkbTypes.displayString(kind),
            )
        )


def layer_of(
    entry, name: str, parameters: Mapping, context: QgsProcessingContext
) -> Optional[QgsVectorLayer]:
    """The layer that a source parameter of an entry is of, selected features or all.

    QGIS's own ``parameterAsVectorLayer`` finds none where a selection is asked for.
    """
    given = parameters.get(name)
    if isinstance(given, QgsProcessingFeatureSourceDefinition):
        given = given.source.staticValue()
        if isinstance(given, QgsVectorLayer):
            return given
        layer = QgsProcessingUtils.mapLayerFromString(str(given), context)
        return layer if isinstance(layer, QgsVectorLayer) else None
    return entry.parameterAsVectorLayer(parameters, name, context)


_READ_BETWEEN_POLLS = 1000
_UNCHECKED = SourceFlag.SkipGeometryValidityChecks


def middles(points: gpd.GeoDataFrame) -> np.ndarray:
    """The centroids of a layer's geometries, shape (n, 2), in its own coordinates."""
    centres = [shape.centroid for shape in points.geometry]
    return np.array([(each.x, each.y) for each in centres]).reshape(-1, 2)


def _name_column(fields, columns, layer) -> Optional[int]:
    """Which field names the features: of those that say so the one that tells most apart.

    Without one it is what the layer shows for a feature. (QGIS chooses that by its name
    alone: for a school it may be the ward's.)
    """
    named = [
        (-len(set(column)), at)
        for at, (field, column) in enumerate(zip(fields, columns))
        if "nam" in field.lower() and all(isinstance(v, (str, type(None))) for v in column)
    ]
    if named:
        return min(named)[1]
    shown = layer.displayField() if layer is not None else ""
    return fields.index(shown) if shown in fields else None


def to_pyproj(crs: QgsCoordinateReferenceSystem) -> Optional[CRS]:
    return _crs_of(crs.toWkt()) if crs.isValid() else None


@lru_cache(maxsize=32)
def _crs_of(wkt: str) -> CRS:
    # It takes 10 ms to make one; the layers of a run and of the next are mostly in the same two.
    return CRS.from_wkt(wkt)


def to_qgis(geometry) -> QgsGeometry:
    """A shapely geometry as QGIS's; empty for None."""
    shape = QgsGeometry()
    if geometry is not None:
        shape.fromWkb(geometry.wkb)
    return shape


def value(value):
    """An attribute's value; None for NULL, and text for what databases nest in one."""
    if isinstance(value, (dict, list, QByteArray)):
        return as_text(value)
    return None if value == NULL else value


def as_text(value):
    """JSON of a value of JSON or of a list, as databases have them; bytes as hexadecimal digits."""
    if isinstance(value, QByteArray):
        return None if value.isNull() else bytes(value).hex()
    if value is None or value == NULL:
        return None
    return json.dumps(value, ensure_ascii=False, default=_told)


def _told(value) -> str:
    """A value that JSON does not have, such as a date in a list."""
    return value.toString(Qt.DateFormat.ISODate) if hasattr(value, "toString") else str(value)


_NOWHERE = bytes(QgsGeometry(QgsPoint(math.inf, math.inf)).asWkb())
"""Stands for a multipoint with an empty part, for the core to report: shapely 1.8 crashes when
it puts one into an array."""


def _wkb(feature: QgsFeature):
    shape = QgsGeometry(feature.geometry())
    # To QGIS a null geometry is empty too.
    if shape.isEmpty():
        return None
    is_multipoint = QgsWkbTypes.flatType(shape.wkbType()) == WkbType.MultiPoint
    if is_multipoint and any(part.isEmpty() for part in shape.constParts()):
        return _NOWHERE
    if QgsWkbTypes.isCurvedType(shape.wkbType()):
        # convertToStraightSegment() leaves a curve polygon with straight sides as it is.
        shape = QgsGeometry(shape.constGet().segmentize())
    if QgsWkbTypes.hasZ(shape.wkbType()):
        shape.get().dropZValue()
    if QgsWkbTypes.hasM(shape.wkbType()):
        shape.get().dropMValue()
    return bytes(shape.asWkb())
