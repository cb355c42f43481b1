"""How result layers look, in Desktop and in the files themselves."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Callable, Optional

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsFields,
    QgsFillSymbol,
    QgsGraduatedSymbolRenderer,
    QgsLineSymbol,
    QgsMarkerSymbol,
    QgsPalLayerSettings,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingLayerPostProcessorInterface,
    QgsProcessingUtils,
    QgsRendererCategory,
    QgsRendererRange,
    QgsTextBufferSettings,
    QgsTextFormat,
    QgsUnitTypes,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
    QgsWkbTypes,
)
from qgis.PyQt.QtGui import QColor

PALETTE = (
    "#88ccee",
    "#ddcc77",
    "#cc6677",
    "#44aa99",
    "#aa4499",
    "#999933",
    "#6699cc",
    "#ee8866",
    "#bbbbbb",
    "#eedd88",
)
"""Muted colours that stay apart under the common forms of colour blindness (after the
qualitative schemes of Paul Tol); a map needs four to six of them."""

UTILISATION_CLASSES = (
    (0, 70, "#2166ac", "under 70 %"),
    (70, 85, "#67a9cf", "70-85 %"),
    (85, 95, "#d1e5f0", "85-95 %"),
    (95, 105, "#f7f7f7", "95-105 %: about full"),
    (105, 115, "#fddbc7", "105-115 %"),
    (115, 130, "#ef8a62", "115-130 %"),
    (130, 1e9, "#b2182b", "over 130 %"),
)
"""Fixed, and even around 100 %, so that two plans compare by eye: blue has seats to spare,
red is over capacity."""

_OUTLINE = "#404040"


@dataclass(frozen=True)
class Style:
    """A named style: what it does to a layer.

    ``apply`` takes the layer and a function that turns a field's name into the one it has in
    the layer: formats with short names change it.
    """

    name: str
    apply: Callable[[QgsVectorLayer, Callable[[str], str]], None]


@dataclass
class OutputStyles:
    """The styles of one output; the first is shown, the others wait in the layer's menu."""

    destination: str
    fields: QgsFields
    styles: Sequence[Style]
    post_processor: Optional[object] = field(default=None, repr=False)

    def finish(self, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> None:
        """Style the output where it is stored and, if it is to be loaded, in the project.

        Call it from ``postProcessAlgorithm``, when the output is complete.
        """
        layer = QgsProcessingUtils.mapLayerFromString(self.destination, context)
        if layer is None:
            feedback.pushWarning(f"The style could not be set: {self.destination} is not there.")
            return
        if not layer.isSpatial():
            return
        names = self._stored_names(layer, feedback)
        _store(layer, self.styles, names, feedback)
        if context.willLoadLayerOnCompletion(self.destination):
            self.post_processor = _PostProcessor(self.styles, names)
            details = context.layerToLoadOnCompletionDetails(self.destination)
            details.setPostProcessor(self.post_processor)
            # QGIS keeps no reference, and runs it after the algorithm is gone.
            _KEPT[:] = [*_KEPT[-20:], self.post_processor]

    def _stored_names(self, layer, feedback) -> Callable[[str], str]:
        """How the output calls our fields; its own id column, if any, comes first."""
        meant, stored = self.fields.names(), layer.fields().names()
        stored = stored[len(stored) - len(meant) :]
        changed = {a: b for a, b in zip(meant, stored) if a != b}
        if changed:
            named = ", ".join(f"{a} is {b}" for a, b in changed.items())
            feedback.pushInfo(f"The file format shortened field names: {named}.")
        return lambda name: changed.get(name, name)


_KEPT: list = []


class _PostProcessor(QgsProcessingLayerPostProcessorInterface):
    def __init__(self, styles, names):
        super().__init__()
        self._styles, self._names = styles, names

    def postProcessLayer(self, layer, context, feedback):
        _name_styles(layer, self._styles, self._names)
        layer.triggerRepaint()


def _name_styles(layer: QgsVectorLayer, styles: Sequence[Style], names) -> None:
    """Put every style into the layer's style menu and show the first."""
    manager = layer.styleManager()
    for style in reversed(styles):
        style.apply(layer, names)
        if style is styles[0]:
            manager.renameStyle(manager.currentStyle(), style.name)
        else:
            manager.addStyleFromLayer(style.name)


def _store(layer: QgsVectorLayer, styles: Sequence[Style], names, feedback) -> None:
    """Write the styles where a layer loaded from disk later finds them."""
    path = Path(layer.source().split("|")[0])
    if layer.providerType() != "ogr" or not path.is_file():
        _name_styles(layer, styles, names)
        return
    in_database = path.suffix.lower() in (".gpkg", ".sqlite")
    if in_database:
        _forget_styles(layer, {style.name for style in styles})
    for style in reversed(styles):
        style.apply(layer, names)
        first = style is styles[0]
        if in_database:
            said = _save_to_database(layer, style.name, first)
        else:
            part = "" if first else "_" + style.name.lower().replace(" ", "_")
            said, done = layer.saveNamedStyle(str(path.with_name(f"{path.stem}{part}.qml")))
            said = "" if done else said
        if said and "success" not in said.lower():
            feedback.pushWarning(f"The style '{style.name}' could not be stored: {said}")


def _save_to_database(layer: QgsVectorLayer, name: str, is_default: bool) -> str:
    """Save the layer's present look; returns what went wrong, if anything."""
    if hasattr(layer, "saveStyleToDatabaseV2"):
        return layer.saveStyleToDatabaseV2(name, name, is_default, "")[1]
    return layer.saveStyleToDatabase(name, name, is_default, "")


def _forget_styles(layer: QgsVectorLayer, names: set) -> None:
    """Delete styles of an earlier run: saving over them would open a question to the user."""
    count, ids, stored, *_ = layer.listStylesInDatabase()
    # Those of this layer come first, then the other layers'.
    for style_id, name in list(zip(ids, stored))[:count]:
        if name in names:
            layer.deleteStyleFromDatabase(style_id)


def by_area(
    name: str,
    attribute: str,
    values: Sequence,
    colours: Sequence[int],
    texts: Optional[Sequence[str]] = None,
    outline_mm: float = 0.5,
    label: Optional[str] = None,
    opacity: float = 1.0,
) -> Style:
    """One colour per value of an attribute.

    Parameters
    ----------
    values, colours, texts : sequences of equal length
        Attribute values, their colour class, and their legend texts.
    label : str, optional
        Expression that labels the features.
    """

    def apply(layer: QgsVectorLayer, names: Callable[[str], str]) -> None:
        categories = [
            QgsRendererCategory(value, _symbol(layer, _colour(colour), outline_mm), str(text))
            for value, colour, text in zip(values, colours, texts or values)
        ]
        layer.setRenderer(QgsCategorizedSymbolRenderer(names(attribute), categories))
        layer.setOpacity(opacity)
        _label(layer, label, names)

    return Style(name, apply)


def by_class(
    name: str,
    attribute: str,
    classes: Sequence[tuple],
    outline_mm: float = 0.4,
    label: Optional[str] = None,
) -> Style:
    """Fixed classes of a number: (lower, upper, colour, legend text)."""

    def apply(layer: QgsVectorLayer, names: Callable[[str], str]) -> None:
        ranges = [
            QgsRendererRange(low, high, _symbol(layer, QColor(colour), outline_mm), text)
            for low, high, colour, text in classes
        ]
        layer.setRenderer(QgsGraduatedSymbolRenderer(names(attribute), ranges))
        layer.setOpacity(1.0)
        _label(layer, label, names)

    return Style(name, apply)


def distance_classes(longest_m: float) -> list[tuple]:
    """Five classes of distance from 0 to the longest, light to dark, at round limits."""
    steps = [0, *_round_steps(longest_m)]
    colours = ("#ffffd4", "#fed98e", "#fe9929", "#d95f0e", "#993404")
    classes = [
        (low, high, colour, f"{low / 1000:g}-{high / 1000:g} km")
        for low, high, colour in zip(steps, steps[1:], colours)
    ]
    low, _, colour, _ = classes[-1]
    classes[-1] = (low, 1e9, colour, f"over {low / 1000:g} km")
    return classes


def _round_steps(longest_m: float) -> list[float]:
    for step in (100, 200, 250, 500, 1000, 2000, 2500, 5000, 10000, 20000, 50000, 100000):
        if step * 5 >= longest_m:
            break
    return [step * i for i in range(1, 6)]


def colour_name(number: int) -> str:
    """A colour class as pages write it, e.g. ``#88ccee``."""
    return _colour(number).name()


def _colour(number: int) -> QColor:
    if number < len(PALETTE):
        return QColor(PALETTE[number])
    # More than the palette holds: golden-angle hues, each its own.
    return QColor.fromHsv(int(number * 137.508) % 360, 150, 200)


def _symbol(layer: QgsVectorLayer, colour: QColor, outline_mm: float):
    kind = QgsWkbTypes.geometryType(layer.wkbType())
    if kind == QgsWkbTypes.GeometryType.LineGeometry:
        return QgsLineSymbol.createSimple({"color": colour.name(), "width": "0.6"})
    if kind == QgsWkbTypes.GeometryType.PointGeometry:
        return QgsMarkerSymbol.createSimple(
            {"color": colour.name(), "size": "2", "outline_color": _OUTLINE, "outline_width": "0.1"}
        )
    return QgsFillSymbol.createSimple(
        {
            "color": colour.name(),
            "outline_color": _OUTLINE,
            "outline_width": str(outline_mm),
            "joinstyle": "round",
        }
    )


def _label(layer: QgsVectorLayer, expression: Optional[str], names) -> None:
    if not expression:
        layer.setLabelsEnabled(False)
        return
    expression = re.sub(r'"([^"]+)"', lambda name: f'"{names(name[1])}"', expression)
    halo = QgsTextBufferSettings()
    halo.setEnabled(True)
    halo.setSize(0.8)
    halo.setColor(QColor("white"))
    text = QgsTextFormat()
    text.setSize(8)
    text.setSizeUnit(QgsUnitTypes.RenderUnit.RenderPoints)
    text.setColor(QColor("#202020"))
    text.setBuffer(halo)
    settings = QgsPalLayerSettings()
    settings.fieldName = expression
    settings.isExpression = True
    settings.multilineAlign = QgsPalLayerSettings.MultiLineAlign.MultiCenter
    settings.setFormat(text)
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    layer.setLabelsEnabled(True)
