"""Which outputs are wanted, where they go, and that nothing is in their way or lost by them."""

from __future__ import annotations

import os
import re
from typing import NamedTuple, Optional

from qgis.core import NULL, QgsProcessingOutputLayerDefinition, QgsProperty

from ..core.errors import Problem
from .sources import layer_of
from .texts import tr


class Place(NamedTuple):
    """A file, and the table in it if only that is meant."""

    path: str
    table: str = ""


def without_unwanted(entry, parameters) -> dict:
    """The parameters, with None for every optional output that is left empty.

    QGIS says "not wanted" in several ways: no value, an empty text, and, from its batch
    dialog, a definition of a layer that names none.
    """
    wanted = dict(parameters)
    for definition in entry.parameterDefinitions():
        name = definition.name()
        optional = definition.flags() & definition.Flag.FlagOptional
        if definition.isDestination() and optional and name in wanted and _names_none(wanted[name]):
            wanted[name] = None
    return wanted


def _names_none(value) -> bool:
    if isinstance(value, QgsProcessingOutputLayerDefinition):
        value = value.sink
    if isinstance(value, QgsProperty):
        if value.propertyType() == QgsProperty.Type.InvalidProperty:
            return True
        if value.propertyType() != QgsProperty.Type.StaticProperty:
            return False  # an expression, which only QGIS evaluates
        value = value.staticValue()
    return value is None or value == NULL or (isinstance(value, str) and not value.strip())


def hindrances(entry, parameters, context) -> list[Problem]:
    """Find outputs that cannot be written, or would overwrite an input or one another.

    Parameters
    ----------
    entry : QgsProcessingAlgorithm
    parameters : dict
    context : QgsProcessingContext
    """
    return [*_no_folders(entry, parameters), *clashes(entry, parameters, context)]


def _no_folders(entry, parameters) -> list[Problem]:
    problems = []
    for definition in entry.parameterDefinitions():
        if not definition.isDestination() or definition.type() == "folderDestination":
            continue
        name = definition.name()
        place = _destination(parameters.get(name))
        if place is None:
            continue
        folder = os.path.dirname(place.path)
        if not os.path.isdir(folder):
            problems.append(
                Problem(
                    "the folder does not exist",
                    "Make it first, or choose another.",
                    name,
                    detail=folder,
                )
            )
        elif os.path.isdir(place.path):
            problems.append(
                Problem("this is a folder", "Name a file in it.", name, detail=place.path)
            )
        elif not os.access(folder, os.W_OK):
            problems.append(
                Problem(
                    "nothing may be written to the folder", "Choose another.", name, detail=folder
                )
            )
    return problems


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
                        tr("{name} would overwrite the layer that {other} reads").format(
                            name=name, other=other
                        ),
                        "Choose another file.",
                        detail=place.path,
                    )
                )
        for other, written in list(outputs.items())[:number]:
            if _overwrites(place, written) or _overwrites(written, place):
                problems.append(
                    Problem(
                        tr("{name} would overwrite {other}").format(name=name, other=other),
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
        value = value.sink
    if isinstance(value, QgsProperty):
        value = value.staticValue()
    text = str(value or "")
    table = re.match(r"""ogr:dbname='([^']*)' table="?([^"( ]+)"?""", text)
    if table:
        return Place(os.path.realpath(table[1]), table[2])
    # Three letters and a colon are a provider's name to QGIS; one is a drive.
    if not text or text == "TEMPORARY_OUTPUT" or re.match(r"[a-zA-Z]{3,}:", text):
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
