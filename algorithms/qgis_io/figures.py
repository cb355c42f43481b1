# SPDX-License-Identifier: GPL-2.0-or-later
"""The fields of result layers as people read them: in tables, forms, map tips and on paper."""

from __future__ import annotations

from html import escape

from qgis.core import QgsEditorWidgetSetup, QgsExpression, QgsFields, QgsVectorLayer

from ..core import lengths
from . import compat
from .named_styles import Names


def name_fields(layer: QgsVectorLayer, fields: QgsFields, names: Names) -> None:
    """Tell what the fields mean, in tables and forms."""
    for each in fields:
        at = layer.fields().lookupField(names(each.name()))
        if each.alias() and at >= 0:
            layer.setFieldAlias(at, each.alias())
            if layer.fields().at(at).isNumeric() and not _is_whole(each):
                precision = {"Precision": digits_of(each.name())}
                layer.setEditorWidgetSetup(at, QgsEditorWidgetSetup("Range", precision))


def set_tip(layer: QgsVectorLayer, fields: QgsFields, names: Names) -> None:
    """Have the map tell a feature's figures where the pointer rests."""
    if layer.isSpatial():
        layer.setMapTipTemplate(map_tip(fields, names))


def _is_whole(field) -> bool:
    return compat.number_of_type(field.type()) != compat.DECIMAL_TYPE


def figures(fields: QgsFields, names: Names) -> list[tuple[str, str]]:
    """Our fields of a layer as people read them: what each means, and an expression of its text.

    Distances are in the reader's unit, as on pages.
    """
    found = []
    for each in fields:
        if not each.alias():
            continue
        value, alias = QgsExpression.quotedColumnRef(names(each.name())), each.alias()
        if each.name().endswith(("distance_m", "proximity_m")):
            value = f"format_number({value} / {lengths.metres_per_unit()}, 2)"
            value, alias = f"{value} || ' {lengths.symbol()}'", alias.replace(" (m)", "")
        elif each.isNumeric() and not _is_whole(each):
            digits = digits_of(each.name())
            if digits == _ANY:
                # Many sums are whole numbers.
                digits = f"if({value} = round({value}), 0, {_ANY})"
            value = f"format_number({value}, {digits})"
        else:
            value = f"to_string({value})"
        found.append((alias, f"coalesce({value}, '\N{EN DASH}')"))
    return found


def map_tip(fields: QgsFields, names: Names) -> str:
    """HTML with the figures of a feature, for the map tip; empty where we have none."""
    rows = "".join(
        f"<tr><td>{escape(alias)}&nbsp;</td><td><b>[% {value} %]</b></td></tr>"
        for alias, value in figures(fields, names)
    )
    return f"<table>{rows}</table>" if rows else ""


def digits_of(name: str) -> int:
    """Decimals of a field of ours that are worth reading."""
    if name.endswith("_m") or name in ("students", "capacity", "seats", "seats_over"):
        return 0
    return 1 if name in _OF_100 or name.endswith(("percent", "_pct")) else _ANY


_ANY = 2
"""Decimals of what is not known to need fewer."""
_OF_100 = ("utilisation", "balance", "compactness")
