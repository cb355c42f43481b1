# SPDX-License-Identifier: GPL-2.0-or-later
"""Every name of QGIS and Qt that differs between QGIS 3.22 and 4, in one place.

QGIS moved its enums to ``Qgis`` in 3.30 and 3.36 and keeps the old names as aliases at best;
Qt 6 moved classes between its modules. The new name is looked up first, the old one is the
fallback, so that nothing here depends on a version number. Elsewhere in the package an enum is
named with its scope (``Qt.DateFormat.ISODate``), and never compared with a number.
"""

from __future__ import annotations

from types import SimpleNamespace

from qgis import core
from qgis.core import Qgis, QgsField
from qgis.PyQt import QtGui, QtWidgets
from qgis.PyQt.QtCore import QMetaType, QVariant


def first_of(*names: str, within=core):
    """What the first of several dotted names stands for that this QGIS knows.

    Raises
    ------
    AttributeError
        None of them is known.
    """
    for name in names:
        found = within
        try:
            for part in name.split("."):
                found = getattr(found, part)
        except AttributeError:
            continue
        return found
    raise AttributeError(f"this QGIS knows none of: {', '.join(names)}")


def _members(new: str, old: str, within=core, **names: str) -> SimpleNamespace:
    """Members of an enum, by their new names; ``names`` gives each its old name."""
    found = {
        name: first_of(f"{new}.{name}", f"{old}.{before}", within=within)
        for name, before in names.items()
    }
    return SimpleNamespace(**found)


SourceType = _members(
    "Qgis.ProcessingSourceType",
    "QgsProcessing.SourceType",
    Vector="TypeVector",
    VectorAnyGeometry="TypeVectorAnyGeometry",
    VectorPoint="TypeVectorPoint",
    VectorLine="TypeVectorLine",
    VectorPolygon="TypeVectorPolygon",
    File="TypeFile",
)
ParameterFlag = _members(
    "Qgis.ProcessingParameterFlag",
    "QgsProcessingParameterDefinition.Flag",
    Advanced="FlagAdvanced",
    Optional="FlagOptional",
)
NumberType = _members(
    "Qgis.ProcessingNumberParameterType",
    "QgsProcessingParameterNumber.Type",
    Integer="Integer",
    Double="Double",
)
FieldDataType = _members(
    "Qgis.ProcessingFieldParameterDataType",
    "QgsProcessingParameterField.DataType",
    Numeric="Numeric",
    Any="Any",
)
SourceFlag = _members(
    "Qgis.ProcessingFeatureSourceFlag",
    "QgsProcessingFeatureSource.Flag",
    SkipGeometryValidityChecks="FlagSkipGeometryValidityChecks",
)
PropertyType = _members(
    "Qgis.PropertyType",
    "QgsProperty.Type",
    Invalid="InvalidProperty",
    Static="StaticProperty",
)
SymbolProperty = _members(
    "QgsSymbolLayer.Property",
    "QgsSymbolLayer.Property",
    FillColor="PropertyFillColor",
    StrokeColor="PropertyStrokeColor",
)
SymbolType = _members(
    "Qgis.SymbolType", "QgsSymbol.SymbolType", Marker="Marker", Line="Line", Fill="Fill"
)
GeometryType = _members(
    "Qgis.GeometryType",
    "QgsWkbTypes.GeometryType",
    Point="PointGeometry",
    Line="LineGeometry",
    Polygon="PolygonGeometry",
    Unknown="UnknownGeometry",
)
WkbType = _members(
    "Qgis.WkbType",
    "QgsWkbTypes.Type",
    Point="Point",
    MultiPoint="MultiPoint",
    LineString="LineString",
    MultiPolygon="MultiPolygon",
    NoGeometry="NoGeometry",
)
LayerType = _members("Qgis.LayerType", "QgsMapLayerType", Vector="VectorLayer")
LayerFilter = _members(
    "Qgis.LayerFilter",
    "QgsMapLayerProxyModel.Filter",
    PointLayer="PointLayer",
    PolygonLayer="PolygonLayer",
)
LayerFilters = first_of("Qgis.LayerFilters", "QgsMapLayerProxyModel.Filters")
"""Several filters in one: members joined by ``|`` alone are a plain number, which newer QGIS does
not want."""
FileBehavior = _members(
    "Qgis.ProcessingFileParameterBehavior",
    "QgsProcessingParameterFile.Behavior",
    File="File",
    Folder="Folder",
)
RequestFlag = _members("Qgis.FeatureRequestFlag", "QgsFeatureRequest.Flag", NoGeometry="NoGeometry")
DistanceUnit = _members(
    "Qgis.DistanceUnit",
    "QgsUnitTypes.DistanceUnit",
    Meters="DistanceMeters",
    Kilometers="DistanceKilometers",
    Miles="DistanceMiles",
    Feet="DistanceFeet",
    Yards="DistanceYards",
)
MessageLevel = _members(
    "Qgis.MessageLevel", "Qgis", Info="Info", Warning="Warning", Critical="Critical"
)

# Qt 6 has it in QtGui, Qt 5 in QtWidgets; the qgis.PyQt of some versions in both.
QAction = getattr(QtGui, "QAction", None) or QtWidgets.QAction
QActionGroup = getattr(QtGui, "QActionGroup", None) or QtWidgets.QActionGroup


def processing_modes():
    """The enum of the forms a parameter's widget has: ``Standard``, ``Batch``, ``Modeler``."""
    from qgis import gui

    old = first_of("QgsProcessingGui.WidgetType", "QgsProcessingGui", within=gui)
    return getattr(Qgis, "ProcessingMode", old)


_FIELD_TYPES = {
    int: ("LongLong", "LongLong"),
    float: ("Double", "Double"),
    str: ("QString", "String"),
}


def field(name: str, kind: type) -> QgsField:
    """A field for int, float or str, whichever type names this QGIS takes."""
    new, old = _FIELD_TYPES[kind]
    try:
        return QgsField(name, getattr(QMetaType.Type, new))
    except (TypeError, AttributeError):
        return QgsField(name, getattr(QVariant, old))


def number_of_type(kind) -> int:
    """A field's type as the number that all versions of Qt have for it."""
    return int(getattr(kind, "value", kind))


NESTED_TYPES = tuple(
    map(
        number_of_type,
        (QMetaType.Type.QVariantMap, QMetaType.Type.QVariantList, QMetaType.Type.QStringList),
    )
)
"""Numbers of the types of maps and lists."""

DECIMAL_TYPE = number_of_type(QMetaType.Type.Double)
BYTES_TYPE = number_of_type(QMetaType.Type.QByteArray)
