# SPDX-License-Identifier: GPL-2.0-or-later
"""What parameters hold, set right once, before an entry reads them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from math import isfinite

from qgis.core import (
    QgsMapLayer,
    QgsProcessingContext,
    QgsProcessingParameterField,
    QgsProcessingParameterNumber,
    QgsProperty,
)

from ..core.errors import Fault, InputError
from ..core.texts import general
from .compat import PropertyType, SourceType
from .discretion import by_role, is_connection
from .texts import tr
from .values import is_blank

_POLYGONS = SourceType.VectorPolygon


def field_names(entry, name: str, parameters: Mapping, context: QgsProcessingContext) -> list[str]:
    """The fields chosen in a field parameter, by the call that this QGIS knows."""
    read = getattr(entry, "parameterAsStrings", None) or entry.parameterAsFields
    return read(parameters, name, context)


def without_blanks(entry, parameters: Mapping) -> dict:
    """Parameters without those that are blank: these are not given, and have their defaults.

    ``qgis_process`` passes ``NEIGHBOURS=`` as an empty text, of which QGIS makes the number 0.
    Where outputs go is left alone. A limit that the entry names in ``NO_LIMIT_IF_EMPTY`` becomes
    0, where its default would be one.
    """
    blank = {
        definition.name()
        for definition in entry.parameterDefinitions()
        if not definition.isDestination() and is_blank(parameters.get(definition.name()))
    }
    no_limit = dict.fromkeys(blank.intersection(entry.NO_LIMIT_IF_EMPTY, parameters), 0)
    kept = {name: value for name, value in parameters.items() if name not in blank}
    return {**kept, **no_limit}


def wrong_numbers(entry, parameters: Mapping) -> list[Fault]:
    """Find what stands where a number belongs and is none, or is one out of range.

    Of a text such as ``2,600`` in a number that may be left empty QGIS makes 0, which would be a
    limit that nobody set; of one out of range it says no more than that it is incorrect.
    """
    faults = []
    for definition in entry.parameterDefinitions():
        value = parameters.get(definition.name())
        if not isinstance(definition, QgsProcessingParameterNumber) or is_blank(value):
            continue
        if isinstance(value, QgsProperty):
            if value.propertyType() != PropertyType.Static:
                continue  # what an expression yields only QGIS knows
            value = value.staticValue()
        least, most = definition.minimum(), definition.maximum()
        if not _is_number(value):
            what = "this is no number"
            remedy = (
                "Write figures alone, with a point before decimals and nothing between thousands, "
                "such as 2500 or 0.5; or leave it empty."
            )
        elif float(value) < least:
            what = "this number is too small"
            remedy = tr("Give {least} or more.").format(least=general(least))
        elif float(value) > most:
            what = "this number is too large"
            remedy = tr("Give {most} or less.").format(most=general(most))
        else:
            continue
        faults.append(Fault(what, remedy, definition.description(), detail=str(value)))
    return faults


def _is_number(value) -> bool:
    try:
        # Python reads 1_000 too, which QGIS does not.
        return isfinite(float(value)) and "_" not in str(value)
    except (TypeError, ValueError):
        return False


def with_real_names(entry, parameters: Mapping, context: QgsProcessingContext) -> dict:
    """Parameters whose fields have the names that the layers themselves use.

    QGIS finds fields whatever the case, and does not check names from outside its dialogs.

    Parameters
    ----------
    entry : Entry
    parameters : mapping
    context : QgsProcessingContext

    Raises
    ------
    InputError
        If a layer has no such field, with the fields that it has; if a layer that must hold
        polygons does not.
    """
    # Not above: this module is read before it is known whether geopandas can be loaded.
    from .sources import check_geometry

    found, faults, fields_of = dict(parameters), [], {}
    for definition in entry.parameterDefinitions():
        name, parent = definition.name(), getattr(definition, "parentLayerParameterName", str)()
        if not isinstance(definition, QgsProcessingParameterField) or not parent:
            continue
        if is_blank(parameters.get(name)) or is_blank(parameters.get(parent)):
            continue  # a field without its layer is told by whoever reads the layer
        if parent not in fields_of:
            source = entry.parameterAsSource(parameters, parent, context)
            if source is None:
                continue
            definition_of_parent = entry.parameterDefinition(parent)
            layer = by_role(source, definition_of_parent.description())
            if definition_of_parent.dataTypes() == [_POLYGONS]:
                # Of a layer that cannot be the one meant the fields are of no interest.
                check_geometry(source, layer, only_polygons=True)
            fields_of[parent] = source.fields(), layer
        fields, layer = fields_of[parent]
        real = []
        for chosen in field_names(entry, name, parameters, context):
            at = fields.lookupField(chosen)
            if at >= 0:
                real.append(fields.at(at).name())
                continue
            faults.append(
                Fault(
                    "there is no such field",
                    tr("The layer's fields are: {names}.").format(names=", ".join(fields.names())),
                    layer,
                    detail=f"{chosen} ({name})",
                )
            )
        found[name] = real if definition.allowMultiple() else (real or [None])[0]
    if faults:
        raise InputError(_of_one_layer_together(faults))
    return found


def _of_one_layer_together(faults):
    together = {}
    for problem in faults:
        together.setdefault(problem.kind, []).append(problem)
    return [
        replace(alike[0], detail=", ".join(each.detail for each in alike))
        for alike in together.values()
    ]


def remembered(parameters: dict, plan: str = "") -> str:
    """Parameters as JSON for another time: layers by their ids, which a saved project keeps.

    What may hold a password or key (addresses of databases and services) is left out, and so is
    all that is no text, number, truth value or list.

    Parameters
    ----------
    parameters : dict
        Of a run.
    plan : str
        The field that holds the plan, as ``ZONE_FIELD``, where there is one.
    """
    kept = {}
    for name, value in parameters.items():
        value = getattr(value, "source", value)
        value = value.staticValue() if hasattr(value, "staticValue") else value
        value = value.id() if isinstance(value, QgsMapLayer) else value
        text = isinstance(value, str)
        if text and (not value or is_connection(value)):
            continue
        if text or isinstance(value, (bool, int, float)) or _is_list_of_texts(value):
            kept[name] = value
    if plan:
        kept["ZONE_FIELD"] = plan
    return json.dumps(kept)


def _is_list_of_texts(value) -> bool:
    return isinstance(value, list) and all(isinstance(each, str) for each in value)
