# SPDX-License-Identifier: GPL-2.0-or-later
"""Outlines of areas that lie over other layers."""

from __future__ import annotations

from qgis.core import (
    QgsFillSymbol,
    QgsSimpleLineSymbolLayer,
    QgsSingleSymbolRenderer,
    QgsVectorLayer,
)

from .named_styles import Names, Style

OLD_OUTLINE = "#1f2933"
"""Of the zones before: as dark as labels, over a white line that parts it from any ground."""


def outlines(name: str) -> Style:
    """Areas without a fill, dashed: to lie over other layers."""

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
        layer.setLabelsEnabled(False)
        layer.setOpacity(1.0)

    return Style(name, apply)
