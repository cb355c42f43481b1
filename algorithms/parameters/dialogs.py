# SPDX-License-Identifier: GPL-2.0-or-later
"""What dialogs choose by themselves (fields by name, points for schools), and plain numbers.

QGIS takes a layer's first field, often the number that software gives to features, and the
first layer. Here a parameter says what kind of field it is for (``Entry.described``), and the
dialog of the toolbox chooses the likely one, or none where that would be a guess. Only the
dialog does: what ``qgis_process``, models and batches run with is never chosen here.

Processing finds the functions below by their names, in a parameter's metadata.
"""

from __future__ import annotations

from contextlib import suppress

from processing.gui.wrappers import dialogTypes
from qgis.core import (
    QgsProcessingParameterField,
    QgsProcessingUtils,
    QgsProject,
    QgsVectorLayer,
)
from qgis.gui import QgsGui
from qgis.PyQt.QtCore import QEvent, QObject, QTimer
from qgis.PyQt.QtWidgets import QDoubleSpinBox
from qgis.utils import iface

from ..core.fields import is_key, likely_field
from ..qgis_io.compat import FieldDataType, GeometryType, ParameterFlag, processing_modes

_OPTIONAL = ParameterFlag.Optional
_STANDARD = processing_modes().Standard
_LAYERS = "_balanced_zones_layers"
"""Under this name a dialog keeps the widgets of its layers, by parameter."""


def _usual(param, dialog):
    """The widget that QGIS makes for a parameter, and whether it is for the toolbox's dialog."""
    registry = QgsGui.processingGuiRegistry()
    kind = dialog.__class__.__name__
    if kind == "ModelerParametersDialog":
        wrapper = registry.createModelerParameterWidget(
            dialog.model, dialog.childId, param, dialog.context
        )
        return wrapper, False
    form = dialogTypes.get(kind, _STANDARD)
    wrapper = registry.createParameterWidgetWrapper(param, form)
    wrapper.setDialog(dialog)
    return wrapper, form == _STANDARD


class LayerByKind:
    """Makes the widget of a layer, whose fields others choose from.

    ``kind`` "schools" prefers a layer of points that looks like one of schools. Any other takes
    the active layer as QGIS does or, where that is of another kind, one that can be meant.
    """

    def __new__(cls, param, dialog, row=0, col=0, kind=""):
        wrapper, in_dialog = _usual(param, dialog)
        if in_dialog:
            layer = _schools_layer() if kind == "schools" else _fitting_layer(param)
            if layer is not None:
                param.setGuiDefaultValueOverride(layer.id())
            layers = getattr(dialog, _LAYERS, None) or {}
            layers[param.name()] = wrapper
            setattr(dialog, _LAYERS, layers)
            # Before the fields' own widgets take note of the new layer.
            wrapper.widgetValueHasChanged.connect(
                lambda changed: _choose_all(param.algorithm(), param.name(), _layer(changed))
            )
        return wrapper


class FieldByKind:
    """Makes the widget of a field; ``kind`` is one of ``fields.LIKELY``."""

    def __new__(cls, param, dialog, row=0, col=0, kind=""):
        wrapper, in_dialog = _usual(param, dialog)
        parent = (getattr(dialog, _LAYERS, None) or {}).get(param.parentLayerParameterName())
        if in_dialog and parent is not None:
            _choose(param, kind, _layer(parent))
        return wrapper


class PlainNumber:
    """Makes the widget of a number, which shows 10 and 0.74 where QGIS writes 10.000000."""

    def __new__(cls, param, dialog, row=0, col=0, kind=""):
        wrapper, _ = _usual(param, dialog)
        if hasattr(wrapper, "wrappedWidget"):
            # The dialog has the widget made in a moment, and shown after that.
            QTimer.singleShot(0, lambda: _written_plainly(wrapper))
        return wrapper


def _written_plainly(wrapper):
    # The dialog may have been closed meanwhile.
    with suppress(RuntimeError):
        widget = wrapper.wrappedWidget()
        boxes = [] if widget is None else widget.findChildren(QDoubleSpinBox)
        for box in [widget, *boxes]:
            if isinstance(box, QDoubleSpinBox):
                _without_zeros(box)
                box.valueChanged.connect(lambda _, box=box: _without_zeros(box))
                box.editingFinished.connect(lambda box=box: _without_zeros(box))
                box.installEventFilter(_Shown(box))


class _Shown(QObject):
    """Keeps a box plain that is shown again: Qt then writes its number anew, zeros and all."""

    def eventFilter(self, box, event):
        if event.type() == QEvent.Type.Show:
            QTimer.singleShot(0, self.tidy)
        return False

    def tidy(self):
        _without_zeros(self.parent())


def _without_zeros(box):
    """Leave out the zeros at a number's end that the box, not the user, has written."""
    text, point = box.textFromValue(box.value()), box.locale().decimalPoint()
    if point in text and box.lineEdit().text() == box.prefix() + text + box.suffix():
        box.lineEdit().setText(box.prefix() + text.rstrip("0").rstrip(point) + box.suffix())


def _layer(wrapper):
    """The vector layer that a layer's widget shows, or None."""
    value = wrapper.parameterValue()
    value = getattr(value, "source", value)  # selected features only
    with suppress(AttributeError, TypeError):
        value = value.staticValue()
    if isinstance(value, QgsVectorLayer):
        return value
    layer = QgsProject.instance().mapLayer(str(value)) if value else None
    return layer if isinstance(layer, QgsVectorLayer) else None


def _choose_all(algorithm, parent, layer):
    for definition in algorithm.parameterDefinitions() if algorithm is not None else ():
        if (
            isinstance(definition, QgsProcessingParameterField)
            and definition.parentLayerParameterName() == parent
        ):
            kind = definition.metadata().get("widget_wrapper", {}).get("kind")
            if kind:
                _choose(definition, kind, layer)


def _choose(definition, kind, layer):
    """Set what the dialog proposes for a field."""
    name = None
    if layer is not None:
        fields = layer.fields()
        numeric = definition.dataType() == FieldDataType.Numeric
        names = [each.name() for each in fields if each.isNumeric() or not numeric]
        name = likely_field(kind, names)
        if kind == "level" and name is not None:
            # One level needs no choice.
            several = len(layer.uniqueValues(fields.lookupField(name), 2)) > 1
            name = name if several else None
        if name is None and not definition.flags() & _OPTIONAL:
            name = _only_one(names)
    # An empty text chooses none, where no value would choose the first.
    chosen = name or ""
    definition.setGuiDefaultValueOverride([name] if name and definition.allowMultiple() else chosen)


def _only_one(names):
    names = [name for name in names if not is_key(name)]
    return names[0] if len(names) == 1 else None


def _fitting_layer(param):
    """The layer to propose where the active one does not fit; None where that would be a guess."""
    fitting = QgsProcessingUtils.compatibleVectorLayers(QgsProject.instance(), param.dataTypes())
    active = iface.activeLayer() if iface is not None else None
    if active in fitting or param.flags() & _OPTIONAL:
        return None

    def likeness(layer):
        names = layer.fields().names()
        return sum(likely_field(kind, names) is not None for kind in ("students", "unit_id"))

    best = max(map(likeness, fitting), default=0)
    likely = [layer for layer in fitting if likeness(layer) == best]
    return likely[0] if len(likely) == 1 else None


def _schools_layer():
    """The layer of points that looks most like one of schools; None without points."""
    active = iface.activeLayer() if iface is not None else None
    points = [
        layer
        for layer in QgsProject.instance().mapLayers().values()
        if isinstance(layer, QgsVectorLayer) and layer.geometryType() == GeometryType.Point
    ]

    def likeness(layer):
        names = layer.fields().names()
        kinds = ("capacity", "school_id", "level")
        return (
            likely_field("capacity", names) is not None,
            "school" in layer.name().lower(),
            sum(likely_field(kind, names) is not None for kind in kinds),
            layer is active,
        )

    return max(points, key=likeness, default=None)
