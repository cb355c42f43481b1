# SPDX-License-Identifier: GPL-2.0-or-later
"""The named styles that result layers bring, from QML files and from the data.

What is fixed lies in ``resources/styles`` and can be edited there with QGIS itself (load it on
a layer, change it, save it again with the categories symbology and labels). What depends on the
data (a colour per zone) is built here from a base that lies there too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Callable, Optional, Union

import numpy as np
from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsExpression,
    QgsFeatureRequest,
    QgsGraduatedSymbolRenderer,
    QgsMapLayer,
    QgsPalLayerSettings,
    QgsProperty,
    QgsRendererCategory,
    QgsRendererRange,
    QgsRuleBasedRenderer,
    QgsSymbol,
    QgsTextBufferSettings,
    QgsTextFormat,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtXml import QDomDocument

from ..core import lengths, palette
from ..core.texts import general
from .compat import GeometryType, SymbolProperty, SymbolType

FOLDER = Path(__file__).resolve().parent.parent.parent / "resources" / "styles"

LONG_LEGEND = 12
"""More entries than this are no legend to read."""

Names = Callable[[str], str]
"""Turns a field's name into the one it has in the layer: formats with short names change it."""


@dataclass(frozen=True)
class Style:
    """A named style: what it does to a layer.

    ``apply`` takes the layer and a function that turns a field's name into the one it has in
    the layer.
    """

    name: str
    apply: Callable[[QgsVectorLayer, Names], None]


def from_file(
    name: str, file: str, attribute: Optional[str] = None, label: Optional[str] = None
) -> Style:
    """A style that is the same whatever the data.

    Parameters
    ----------
    file : str
        Name of a QML file in ``resources/styles``, without its ending.
    attribute : str, optional
        The field that is shown, if it is called otherwise than in the file.
    label : str, optional
        Expression that labels the features in place of the file's.
    """

    def apply(layer: QgsVectorLayer, names: Names) -> None:
        _load(layer, file, names)
        renderer = layer.renderer()
        if attribute is not None:
            renderer.setClassAttribute(names(attribute))
        if label is not None:
            _label(layer, label, names)
        _translate_legend(renderer)
        layer.setOpacity(1.0)

    return Style(name, apply)


def by_area(
    name: str,
    attribute: str,
    values: Sequence,
    colours: Sequence[Union[int, str]],
    texts: Optional[Sequence[str]] = None,
    base: str = "areas",
    label: Optional[str] = None,
    first_on_top: bool = False,
) -> Style:
    """One colour per value of an attribute.

    Many values make no legend of their own: those of one colour share an entry.

    Parameters
    ----------
    values, colours, texts : sequences of equal length
        Attribute values, their colour class (or colour), and their legend texts.
    base : str
        QML file whose symbol and labels are taken; one for points or lines is taken on
        layers of those.
    label : str, optional
        Expression that labels the features.
    first_on_top : bool
        Draw features of the first value over those of the second, and so on.
    """

    def apply(layer: QgsVectorLayer, names: Names) -> None:
        symbol = _load_base(layer, base, names)
        named = [each if isinstance(each, str) else palette.colour(each) for each in colours]
        entries = list(zip(values, named, map(str, texts or values)))
        if len(entries) > LONG_LEGEND:
            entries = _by_colour(values, named)
        categories = [
            QgsRendererCategory(value, _coloured(symbol, colour), text)
            for value, colour, text in entries
        ]
        renderer = QgsCategorizedSymbolRenderer(names(attribute), categories)
        if first_on_top:
            ranked = ", ".join(map(_as_text, values))
            place = (
                f"array_find(array({ranked}), {QgsExpression.quotedColumnRef(names(attribute))})"
            )
            renderer.setOrderBy(
                QgsFeatureRequest.OrderBy([QgsFeatureRequest.OrderByClause(place, False)])
            )
            renderer.setOrderByEnabled(True)
        layer.setRenderer(renderer)
        layer.setOpacity(1.0)
        _label(layer, label, names)

    return Style(name, apply)


def _by_colour(values: Sequence, colours: Sequence[str]) -> list[tuple[list, str, str]]:
    """Legend entries for all values of a colour together; the first says what colours tell."""
    shared: dict[str, list] = {}
    for value, colour in zip(values, colours):
        shared.setdefault(colour, []).append(value)
    text = tr("Neighbours differ in colour")
    return [(shared[colour], colour, "" if at else text) for at, colour in enumerate(shared)]


def by_class(
    name: str,
    attribute: str,
    classes: Sequence[tuple],
    base: str = "areas",
    label: Optional[str] = None,
) -> Style:
    """Classes of a number: (lower, upper, colour, legend text)."""

    def apply(layer: QgsVectorLayer, names: Names) -> None:
        symbol = _load_base(layer, base, names)
        ranges = [
            QgsRendererRange(low, high, _coloured(symbol, colour), text)
            for low, high, colour, text in classes
        ]
        layer.setRenderer(QgsGraduatedSymbolRenderer(names(attribute), ranges))
        layer.setOpacity(1.0)
        _label(layer, label, names)

    return Style(name, apply)


def changes(
    name: str,
    changed: str,
    before: str,
    after: str,
    values: Sequence,
    colours: Sequence[int],
    titles: Optional[Sequence[str]] = None,
) -> Style:
    """Units that change zone: in the colour of the new zone, hatched in that of the old.

    From 1:50,000 on they say from where to where.

    Parameters
    ----------
    changed, before, after : str
        The fields that say whether a unit changes (1), and its zones.
    values, colours : sequences of equal length
        Zones and their colour classes.
    titles : sequence of str, optional
        What labels call the zones; the values by default.
    """
    in_file = {"changed": changed, "from": before, "to": after}
    known = ", ".join(
        f"{_as_text(value)}, '{palette.colour(colour)}'" for value, colour in zip(values, colours)
    )

    def apply(layer: QgsVectorLayer, names: Names) -> None:
        def colour_of(field: str) -> QgsProperty:
            found = (
                f"map_get(map({known}), to_string({QgsExpression.quotedColumnRef(names(field))}))"
            )
            return QgsProperty.fromExpression(f"coalesce({found}, '#8a8a8a')")

        _load(layer, "changes", lambda field: names(in_file.get(field, field)))
        stays, moves = layer.renderer().rootRule().children()
        paler = f"set_color_part({colour_of(after).expressionString()}, 'saturation', {_PALE})"
        stays.symbol().symbolLayer(0).setDataDefinedProperty(
            SymbolProperty.FillColor,
            QgsProperty.fromExpression(f"set_color_part({paler}, 'value', 97)"),
        )
        ground, hatch = moves.symbol().symbolLayer(0), moves.symbol().symbolLayer(1)
        ground.setDataDefinedProperty(SymbolProperty.FillColor, colour_of(after))
        for line in hatch.subSymbol().symbolLayers():
            line.setDataDefinedProperty(SymbolProperty.StrokeColor, colour_of(before))
        _translate_legend(layer.renderer())
        layer.setOpacity(1.0)
        _label_moves(layer, *map(names, (changed, before, after)), dict(zip(values, titles or ())))

    return Style(name, apply)


_MOVES_FROM_SCALE = 50_000
"""Labels of units that move would cover the map at smaller scales."""


def _label_moves(layer, changed: str, before: str, after: str, titles: dict) -> None:
    """Say of every unit that changes from which zone to which."""
    known = ", ".join(
        f"{_as_text(value)}, {QgsExpression.quotedString(str(title))}"
        for value, title in titles.items()
    )

    def called(field: str) -> str:
        zone = f"to_string({QgsExpression.quotedColumnRef(field)})"
        found = f"map_get(map({known}), {zone}), " if known else ""
        return f"coalesce({found}{zone}, '\N{EN DASH}')"

    settings = QgsPalLayerSettings()
    settings.fieldName = (
        f"CASE WHEN {QgsExpression.quotedColumnRef(changed)} = 1 THEN "
        f"{called(before)} || ' \N{RIGHTWARDS ARROW} ' || {called(after)} END"
    )
    settings.isExpression = True
    settings.scaleVisibility = True
    settings.minimumScale, settings.maximumScale = _MOVES_FROM_SCALE, 0
    settings.autoWrapLength = 24
    settings.setFormat(dark_on_white(8))
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    layer.setLabelsEnabled(True)


def dark_on_white(size: float) -> QgsTextFormat:
    """Letters with a white rim, to be read on any ground."""
    text, halo = QgsTextFormat(), QgsTextBufferSettings()
    text.setSize(size)
    text.setColor(QColor("#1f2933"))
    halo.setEnabled(True)
    halo.setSize(0.8)
    halo.setColor(QColor("white"))
    text.setBuffer(halo)
    return text


def _as_text(value) -> str:
    """A value's text, as an expression's ``to_string`` has it, quoted for an expression."""
    if isinstance(value, float):
        value = QgsExpression(f"to_string({value!r})").evaluate()
    return QgsExpression.quotedString(str(value))


_PALE = 8
"""Percent: enough to tell the zones, too little to draw the eye from what changes."""


def distance_classes(distances_m: Sequence[float]) -> list[tuple]:
    """Five classes of distance from 0, light to dark, at round limits.

    The last is open, for the few that lie far out: they would leave the others in one class.
    """
    one = lengths.metres_per_unit()
    known = [float(each) / one for each in distances_m if each == each]
    most = float(np.percentile(known, 95)) if known else 0
    step = next((step for step in _ROUND_STEPS if 4 * step >= most), _ROUND_STEPS[-1])
    limits = [number * step for number in range(5)]
    colours = ("#ffffd4", "#fed98e", "#fe9929", "#d95f0e", "#993404")
    classes = [
        (
            low * one,
            high * one,
            colour,
            f"{general(low)}\N{EN DASH}{general(high)} {lengths.symbol()}",
        )
        for low, high, colour in zip(limits, limits[1:], colours)
    ]
    over = tr("over {n} {unit}").format(n=general(limits[-1]), unit=lengths.symbol())
    return [*classes, (limits[-1] * one, 1e9, colours[-1], over)]


_ROUND_STEPS = [first * 10**power for power in range(-2, 4) for first in (1, 1.5, 2, 2.5, 3, 4, 5)]


def tr(text: str) -> str:
    """A text of the plugin in the user's language."""
    return QCoreApplication.translate("BalancedZones", text)


def _load(layer: QgsVectorLayer, file: str, names: Names) -> None:
    """Give the layer the symbols and labels of a file, on the layer's own field names."""
    text = (FOLDER / f"{file}.qml").read_text(encoding="utf-8")
    text = re.sub(r'attr="([^"]+)"', lambda at: f'attr="{escape(names(at[1]), quote=False)}"', text)
    # Field names in expressions stand in quotes, which XML writes as entities.
    text = re.sub(
        r"&quot;(\w+)&quot;", lambda at: f"&quot;{escape(names(at[1]), quote=False)}&quot;", text
    )
    document = QDomDocument()
    if not document.setContent(text)[0]:
        raise ValueError(f"{file}.qml is no XML")
    done, why = layer.importNamedStyle(document, _LOOKS)
    if not done:
        raise ValueError(f"{file}.qml: {why}")


_LOOKS = QgsMapLayer.StyleCategories(
    QgsMapLayer.StyleCategory.Symbology | QgsMapLayer.StyleCategory.Labeling
)

_BASES = {
    GeometryType.Line: "lines",
    GeometryType.Point: "points",
}


def _load_base(layer: QgsVectorLayer, base: str, names: Names) -> QgsSymbol:
    """Give the layer a base's labels; returns a copy of its one symbol."""
    kind = QgsWkbTypes.geometryType(layer.wkbType())
    for_areas = base in ("areas", "units")
    _load(layer, _BASES.get(kind, base) if for_areas else base, names)
    symbol = layer.renderer().symbol().clone()
    if kind == GeometryType.Point and for_areas:
        # Thousands of points need small ones.
        share = (500 / max(layer.featureCount(), 1)) ** 0.25
        symbol.setSize(symbol.size() * min(max(share, 0.5), 1.25))
    return symbol


def _coloured(symbol: QgsSymbol, colour: str) -> QgsSymbol:
    """A copy in another colour, as opaque as the original."""
    copy = symbol.clone()
    wanted = QColor(colour)
    wanted.setAlpha(
        symbol.symbolLayer(0).fillColor().alpha() if copy.type() != SymbolType.Line else 255
    )
    copy.setColor(wanted)
    return copy


def _label(layer: QgsVectorLayer, expression: Optional[str], names: Names) -> None:
    """Label the features in the way of the file that was loaded."""
    if not expression or layer.labeling() is None:
        layer.setLabelsEnabled(False)
        return
    settings = layer.labeling().settings()
    settings.fieldName = re.sub(r'"([^"]+)"', lambda name: f'"{names(name[1])}"', expression)
    settings.isExpression = True
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    layer.setLabelsEnabled(True)


def _translate_legend(renderer) -> None:
    """The legend texts of a file in the user's language."""
    if isinstance(renderer, QgsGraduatedSymbolRenderer):
        for at, each in enumerate(renderer.ranges()):
            renderer.updateRangeLabel(at, tr(each.label()))
    elif isinstance(renderer, QgsCategorizedSymbolRenderer):
        for at, each in enumerate(renderer.categories()):
            renderer.updateCategoryLabel(at, tr(each.label()))
    elif isinstance(renderer, QgsRuleBasedRenderer):
        for rule in renderer.rootRule().children():
            rule.setLabel(tr(rule.label()))
