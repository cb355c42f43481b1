# SPDX-License-Identifier: GPL-2.0-or-later
"""Outlines of areas that lie over other layers."""

from __future__ import annotations

from qgis.core import (
    QgsFillSymbol,
    QgsPalLayerSettings,
    QgsSimpleLineSymbolLayer,
    QgsSingleSymbolRenderer,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)

from .named_styles import Names, Style, dark_on_white

OLD_OUTLINE = "#1f2933"
"""Of the zones before: as dark as labels, over a white line that parts it from any ground."""


def outlines(name: str, label: str = "") -> Style:
    """Areas without a fill, dashed: to lie over other layers; ``label`` is a field's name."""

    def apply(layer: QgsVectorLayer, names: Names) -> None:
        symbol = QgsFillSymbol()
        dashes = (("#ffffff", 0.9, "solid"), (OLD_OUTLINE, 0.5, "dash"))
        for at, (colour, width, line) in enumerate(dashes):
            made = QgsSimpleLineSymbolLayer.create(
                {"line_color": colour, "line_width": str(width), "line_style": line}
            )
            if at == 0:
                symbol.changeSymbolLayer(0, made)
            else:
                symbol.appendSymbolLayer(made)
        layer.setRenderer(QgsSingleSymbolRenderer(symbol))
        if label:
            settings = QgsPalLayerSettings()
            settings.fieldName = names(label)
            settings.setFormat(dark_on_white(9))
            layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
        layer.setLabelsEnabled(bool(label))
        layer.setOpacity(1.0)

    return Style(name, apply)
