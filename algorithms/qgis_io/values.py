# SPDX-License-Identifier: GPL-2.0-or-later
"""What a parameter's value says, as the text or the files it stands for."""

from __future__ import annotations

import os

from qgis.core import NULL, QgsProcessingOutputLayerDefinition, QgsProperty

from .compat import PropertyType, SourceType


def is_blank(value) -> bool:
    """Whether a parameter's value is none: not given, NULL, or an empty text or list."""
    if isinstance(value, QgsProperty):
        # What an expression yields only QGIS knows.
        if value.propertyType() != PropertyType.Static:
            return value.propertyType() == PropertyType.Invalid
        value = value.staticValue()
    if isinstance(value, str):
        return not value.strip()
    return value is None or value == NULL or (isinstance(value, list) and not value)


def text_of_output(value, context) -> str:
    """Where an output is to go, as the text that QGIS takes for it."""
    if isinstance(value, QgsProcessingOutputLayerDefinition):
        value = value.sink
    if isinstance(value, QgsProperty):
        value, _ = value.valueAsString(context.expressionContext(), "")
    return str(value or "")


def is_of_files(definition) -> bool:
    """Whether a parameter takes files that are no layers."""
    if definition.type() == "multilayer":
        return definition.layerType() == SourceType.File
    return definition.type() == "file"


def files_of(entry, name, parameters, context) -> list[str]:
    """The files of a parameter that takes one or several.

    One text with semicolons is several, as QGIS 3.22 does not see.
    """
    if entry.parameterDefinition(name).type() == "file":
        return [entry.parameterAsString(parameters, name, context)]
    names = entry.parameterAsFileList(parameters, name, context)
    if len(names) == 1 and ";" in names[0] and not os.path.isfile(names[0]):
        return [part.strip() for part in names[0].split(";") if part.strip()]
    return names
