"""Where outputs go, and that they overwrite nothing that is read or written beside them."""

from __future__ import annotations

import os
import re
from typing import NamedTuple, Optional

from qgis.core import QgsProcessingOutputLayerDefinition

from ..core.errors import Problem
from .sources import layer_of


class Place(NamedTuple):
    """A file, and the table in it if only that is meant."""

    path: str
    table: str = ""


def clashes(entry, parameters, context) -> list[Problem]:
    """Find outputs that would overwrite an input or one another.

    Parameters
    ----------
    entry : QgsProcessingAlgorithm
    parameters : dict
    context : QgsProcessingContext
    """
    inputs, outputs = {}, {}
    for definition in entry.parameterDefinitions():
        name = definition.name()
        if definition.isDestination():
            place = _destination(parameters.get(name))
            if place is not None:
                outputs[name] = place
        elif definition.type() in ("source", "vector"):
            place = _source(entry, parameters, name, context)
            if place is not None:
                inputs[name] = place

    problems = []
    for number, (name, place) in enumerate(outputs.items()):
        for other, read in inputs.items():
            if _overwrites(place, read):
                problems.append(
                    Problem(
                        f"{name} would overwrite the layer that {other} reads",
                        "Choose another file.",
                        detail=place.path,
                    )
                )
        for other, written in list(outputs.items())[:number]:
            if _overwrites(place, written) or _overwrites(written, place):
                problems.append(
                    Problem(
                        f"{name} would overwrite {other}",
                        "Choose a file for each, or a table for each in one GeoPackage.",
                        detail=place.path,
                    )
                )
    return problems


def _overwrites(place: Place, other: Place) -> bool:
    """Whether writing to a place loses the other: a whole file goes, or one table of it."""
    if place.path != other.path:
        return False
    # A source that names no table may be any of the file's.
    tables = place.table.lower(), other.table.lower()
    return not all(tables) or tables[0] == tables[1]


def _destination(value) -> Optional[Place]:
    if isinstance(value, QgsProcessingOutputLayerDefinition):
        value = value.sink.staticValue()
    text = str(value or "")
    table = re.match(r"""ogr:dbname='([^']*)' table="?([^"( ]+)"?""", text)
    if table:
        return Place(os.path.realpath(table[1]), table[2])
    if not text or text.startswith(("TEMPORARY_OUTPUT", "memory:", "postgres", "ogr:")):
        return None
    return Place(os.path.realpath(text))


def _source(entry, parameters, name, context) -> Optional[Place]:
    layer = layer_of(entry, name, parameters, context)
    if layer is None or layer.providerType() not in ("ogr", "delimitedtext"):
        return None
    parts = layer.source().split("|")
    path = re.sub(r"^file://|\?.*$", "", parts[0])
    table = next((p.split("=", 1)[1] for p in parts[1:] if p.startswith("layername=")), "")
    return Place(os.path.realpath(path), table)
