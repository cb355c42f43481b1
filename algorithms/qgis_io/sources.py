"""QGIS feature sources as GeoDataFrames."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Optional

import geopandas as gpd
import pandas as pd
from pyproj import CRS
from qgis.core import (
    NULL,
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsFeatureRequest,
    QgsGeometry,
    QgsProcessingContext,
    QgsProcessingFeatureSource,
    QgsWkbTypes,
)

from ..core.errors import InputError, Problem
from ..core.progress import SILENT, Progress, Stopped

GEOMETRY = "geometry of the feature"


def read(
    source: QgsProcessingFeatureSource,
    fields: Iterable[str],
    context: QgsProcessingContext,
    into: Optional[QgsCoordinateReferenceSystem] = None,
    layer: str = "",
    progress: Progress = SILENT,
) -> gpd.GeoDataFrame:
    """Read the chosen fields and the geometries of a source.

    Parameters
    ----------
    source : QgsProcessingFeatureSource
        Selected-only and filters are honoured.
    fields : iterable of str
    context : QgsProcessingContext
    into : QgsCoordinateReferenceSystem, optional
        Coordinate reference system to read the geometries in; the source's own by default.
    layer : str
        For messages.
    progress : Progress

    Returns
    -------
    GeoDataFrame
        Indexed by feature id, in the order of the source; NULL is None. Geometries are
        plain shapely ones, straight and in two dimensions. No coordinate reference system
        if the source has none. Fields are columns under their own names; the geometry's
        column is named so that no field can be.

    Raises
    ------
    InputError
        If a field is not there: QGIS does not check names given from outside its dialogs.
    Stopped
        If the user stopped.
    """
    names = list(dict.fromkeys(fields))
    there = source.fields()
    absent = [name for name in names if there.lookupField(name) < 0]
    if absent:
        raise InputError(
            Problem(
                "there is no such field",
                f"The layer's fields are: {', '.join(there.names())}.",
                layer,
                detail=", ".join(absent),
            )
        )
    request = QgsFeatureRequest()
    crs = source.sourceCrs()
    if into is not None and into.isValid() and crs.isValid():
        request.setDestinationCrs(into, context.transformContext())
        crs = into
    ids, shapes, rows = [], [], []
    # The core's preflight reports invalid geometries with all else that is wrong.
    for feature in source.getFeatures(request, _UNCHECKED):
        if len(ids) % _READ_BETWEEN_POLLS == 0 and progress.cancelled():
            raise Stopped
        ids.append(feature.id())
        shapes.append(_wkb(feature))
        rows.append([value(feature[name]) for name in names])
    data = pd.DataFrame(rows, index=ids, columns=names, dtype=object)
    data[GEOMETRY] = gpd.GeoSeries.from_wkb(shapes, index=ids) if ids else gpd.GeoSeries([])
    return gpd.GeoDataFrame(data, geometry=GEOMETRY, crs=to_pyproj(crs))


_READ_BETWEEN_POLLS = 1000
_UNCHECKED = QgsProcessingFeatureSource.Flag.FlagSkipGeometryValidityChecks


def features(source: QgsProcessingFeatureSource) -> Iterable[QgsFeature]:
    """The features of a source as they are, in the order in which ``read`` gives them."""
    return source.getFeatures(QgsFeatureRequest(), _UNCHECKED)


def to_pyproj(crs: QgsCoordinateReferenceSystem) -> Optional[CRS]:
    return CRS.from_wkt(crs.toWkt()) if crs.isValid() else None


def to_qgis(geometry) -> QgsGeometry:
    """A shapely geometry as QGIS's; empty for None."""
    shape = QgsGeometry()
    if geometry is not None:
        shape.fromWkb(geometry.wkb)
    return shape


def value(value):
    """An attribute's value; None for NULL."""
    return None if value == NULL else value


def _wkb(feature: QgsFeature):
    if not feature.hasGeometry():
        return None
    shape = QgsGeometry(feature.geometry())
    if QgsWkbTypes.isCurvedType(shape.wkbType()):
        # convertToStraightSegment() leaves a curve polygon with straight sides as it is.
        shape = QgsGeometry(shape.constGet().segmentize())
    if QgsWkbTypes.hasZ(shape.wkbType()):
        shape.get().dropZValue()
    if QgsWkbTypes.hasM(shape.wkbType()):
        shape.get().dropMValue()
    return bytes(shape.asWkb())
