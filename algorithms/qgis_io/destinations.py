# SPDX-License-Identifier: GPL-2.0-or-later
"""Which outputs are wanted, where they go, and that nothing is in their way or lost by them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Optional

from qgis.core import (
    QgsProcessingOutputLayerDefinition,
    QgsProcessingUtils,
    QgsVectorLayer,
)

from ..core.errors import MOST_NAMED, Fault
from ..core.texts import listed
from . import places, postgres
from .places import Place
from .sinks import count
from .sources import layer_of
from .texts import tr
from .values import files_of, is_blank, is_of_files, text_of_output


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
    return is_blank(value)


def settings_beside(report: str) -> str:
    """The file beside a report that runs the same again."""
    return f"{report}.json"


def hindrances(entry, parameters, context) -> list[Fault]:
    """Find outputs that cannot be written, or would overwrite an input or one another.

    Parameters
    ----------
    entry : QgsProcessingAlgorithm
    parameters : dict
    context : QgsProcessingContext
    """
    outputs, faults = {}, []
    for name in _destinations(entry):
        try:
            place = written(entry, name, parameters, context)
        except places.NoProvider as error:
            faults.append(
                Fault(
                    "QGIS takes what stands before the colon for the name of a data provider",
                    "Choose a file and folders without a colon in their names.",
                    name,
                    detail=str(error),
                )
            )
            continue
        if place is not None:
            outputs[name] = place
            if not _is_added_to(parameters[name]):
                faults += _not_writable(name, place)
    return [*_clashes(entry, parameters, context, outputs), *faults]


def _destinations(entry) -> list[str]:
    """The outputs that are a layer or a file."""
    return [
        definition.name()
        for definition in entry.parameterDefinitions()
        if definition.isDestination() and definition.type() != "folderDestination"
    ]


def _not_writable(name: str, place: Place) -> Iterator[Fault]:
    if isinstance(place, places.Table):
        if place.provider == "postgres":
            wrong = postgres.hindrance(place.uri)
            if wrong:
                yield Fault(*DATABASE_HINDRANCES[wrong], name, detail=place.called)
        return
    folder = os.path.dirname(place.path)
    if not os.path.isdir(folder):
        yield Fault(
            "the folder does not exist", "Make it first, or choose another.", name, detail=folder
        )
    elif os.path.isdir(place.path):
        yield Fault("this is a folder", "Name a file in it.", name, detail=place.path)
    elif not os.access(folder, os.W_OK):
        yield Fault("nothing may be written to the folder", "Choose another.", name, detail=folder)


DATABASE_HINDRANCES = {
    "server": (
        "the database cannot be reached",
        "Test the connection in QGIS's browser. A password that the address leaves out must be "
        "in QGIS's authentication (authcfg) or in PostgreSQL's password file.",
    ),
    "schema": ("the database has no such schema", "Make it first, or name another."),
    "kind": (
        "what has this name in the database is no table, so it cannot be replaced",
        "Choose another name.",
    ),
    "owner": (
        "the table belongs to another user of the database, so it cannot be replaced",
        "Choose another table.",
    ),
    "needed": (
        "views or other tables of the database depend on the table, so it cannot be replaced",
        "Choose another table, or drop what depends on this one first.",
    ),
    "right": (
        "you have no right to make tables in this schema of the database",
        "Ask whoever runs the database for it (GRANT CREATE ON SCHEMA), or name another.",
    ),
}
"""What ``postgres.hindrance`` finds: what is wrong, and what to do."""


def _clashes(entry, parameters, context, outputs) -> Iterator[Fault]:
    inputs = _inputs(entry, parameters, context) if outputs else {}
    for number, (name, place) in enumerate(outputs.items()):
        for other, (kind, read) in inputs.items():
            if any(places.overwrites(place, each) for each in read):
                told = (
                    tr("{name} would overwrite the layer that {other} reads")
                    if kind == "layer"
                    else tr("{name} would overwrite a file that {other} reads")
                )
                yield Fault(
                    told.format(name=name, other=other),
                    "Choose another file."
                    if isinstance(place, places.Files)
                    else "Choose another table.",
                    detail=place.called,
                )
        for other, earlier in list(outputs.items())[:number]:
            if places.overwrites(place, earlier) or places.overwrites(earlier, place):
                yield Fault(
                    tr("{name} would overwrite {other}").format(name=name, other=other),
                    "Choose a file for each, or a table for each in one GeoPackage.",
                    detail=place.called,
                )


def tables_that_go(entry, parameters, context) -> Iterator[str]:
    """Warn of tables that go because QGIS replaces the file that holds them as a whole.

    Yields
    ------
    str
        In the reader's words, for the log: output, file, tables, and how to keep them.
    """
    for name in _destinations(entry):
        place = written(entry, name, parameters, context)
        if entry.parameterDefinition(name).type() != "sink" or not isinstance(place, places.Files):
            continue
        if place.tables is not None or not os.path.isfile(place.path):
            continue
        file = os.path.basename(place.path)
        new = os.path.splitext(file)[0]
        gone = [table for table in places.table_names(place.path) if table.lower() != new.lower()]
        if gone:
            yield tr(
                "{name} replaces the whole file {file}; what else it holds is lost: {tables}. To "
                "keep that, write to a table in it ('Save to GeoPackage' in the menu of the "
                "output)."
            ).format(name=name, file=file, tables=listed(gone, MOST_NAMED))


def features_added_to(parameters, name, context) -> int:
    """How many features the layer holds that an output is added to; 0 where it is a new one."""
    if not _is_added_to(parameters.get(name)):
        return 0
    return count(text_of_output(parameters[name], context), context) or 0


def _is_added_to(value) -> bool:
    return isinstance(value, QgsProcessingOutputLayerDefinition) and value.useRemapping()


def written(entry, name, parameters, context) -> Optional[Place]:
    """Where an output goes; None for none, and for QGIS's memory."""
    text = text_of_output(parameters.get(name), context)
    if entry.parameterDefinition(name).type() == "fileDestination":
        if not text or text == "TEMPORARY_OUTPUT":
            return None
        place = places.of_file(text)
        if name == "REPORT":
            also = places.of_file(settings_beside(text))
            place = place._replace(identities=place.identities | also.identities)
        return place
    if _is_added_to(parameters.get(name)):
        layer = QgsProcessingUtils.mapLayerFromString(text, context)
        there = places.read(layer) if isinstance(layer, QgsVectorLayer) else []
        return there[0] if there else None
    return places.written(text)


def _inputs(entry, parameters, context) -> dict:
    """What is read: per parameter "layer" or "file", and the places."""
    found = {}
    for definition in entry.parameterDefinitions():
        name, kind = definition.name(), definition.type()
        if definition.isDestination() or parameters.get(name) in (None, ""):
            continue
        if kind in ("source", "vector"):
            layers = [layer_of(entry, name, parameters, context)]
        elif is_of_files(definition):
            paths = files_of(entry, name, parameters, context)
            found[name] = "file", [places.of_file(path) for path in paths]
            continue
        elif kind == "multilayer":
            layers = entry.parameterAsLayerList(parameters, name, context)
        else:
            continue
        vectors = [layer for layer in layers if isinstance(layer, QgsVectorLayer)]
        found[name] = "layer", [place for layer in vectors for place in places.read(layer)]
    return found
