# SPDX-License-Identifier: GPL-2.0-or-later
"""What was run, read from QGIS, for reports and for running it again."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingOutputLayerDefinition,
    QgsProcessingOutputNumber,
    QgsProcessingParameterDistance,
    QgsProperty,
)

from ..core.report.page import Letterhead
from ..core.report.run import Output, RunRecord, Setting, library_versions
from ..core.report.texts import counted, tr
from ..core.texts import general, number
from . import discretion, preferences
from .sources import layer_of
from .values import is_blank, is_of_files

_METADATA = Path(__file__).resolve().parents[2] / "metadata.txt"
_LAYERS = ("source", "vector")


def run_record(
    entry,
    parameters: Mapping,
    context: QgsProcessingContext,
    warnings: Sequence[str],
    results: Mapping,
) -> RunRecord:
    """Record a run of a toolbox entry.

    Parameters
    ----------
    entry : QgsProcessingAlgorithm
    parameters : mapping
        As QGIS gave them.
    context : QgsProcessingContext
    warnings : sequence of str
        What the run warned of.
    results : mapping
        Its outputs.
    """
    settings, inputs, doubts, left_out = [], {}, [], []
    discreet = discretion.of_run(entry, parameters, context)
    for definition in entry.parameterDefinitions():
        name = definition.name()
        value = parameters.get(name)
        if is_blank(value):
            value = definition.defaultValue() if not definition.isDestination() else None
        if is_blank(value):
            continue
        if definition.type() in _LAYERS:
            inputs[name], told = _layer(entry, name, parameters, context, doubts, left_out)
        else:
            inputs[name] = _plain(value, definition)
            told = _in_words(definition, inputs[name])
            if definition.isDestination():
                is_page = definition.type() == "fileDestination"
                told = discretion.destination_called(inputs[name], is_page)
                inputs[name], has_less = discretion.destination_without_secrets(inputs[name])
                if has_less:
                    left_out.append(definition.description())
        settings.append(Setting(name, definition.description(), told))
    if left_out:
        doubts.append(
            tr(
                "{labels}: the JSON leaves out the password or key in the address. Keep it in "
                "QGIS's authentication and name that (authcfg), or in PostgreSQL's password file, "
                "or fill it in before you run it again."
            ).format(labels=", ".join(left_out))
        )
    numbers = [
        Output(output.name(), output.description(), float(results[output.name()]))
        for output in entry.outputDefinitions()
        if isinstance(output, QgsProcessingOutputNumber) and results.get(output.name()) is not None
    ]
    return RunRecord(
        entry=f"balancedzones:{entry.name()}",
        title=_told(entry, parameters, "REPORT_TITLE", context) or entry.displayName(),
        day=date.today().isoformat(),
        settings=settings,
        inputs=inputs,
        versions={
            "Balanced Zones": plugin_version(),
            "QGIS": Qgis.version(),
            **library_versions(),
        },
        warnings=list(dict.fromkeys(map(discreet.all, warnings))),
        numbers=[number for number in numbers if number.value == number.value],
        cannot_repeat=doubts,
        letterhead=_letterhead(entry, parameters, context),
    )


def _told(entry, parameters, name, context) -> str:
    """What a text or file parameter says; empty where it is not given or not there."""
    if entry.parameterDefinition(name) is None or is_blank(parameters.get(name)):
        return ""
    return entry.parameterAsString(parameters, name, context).strip()


_LOGOS = {".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".svg": "image/svg+xml"}
_LARGEST_LOGO = 1_000_000
"""Bytes: a page is to stay small enough to send, and a logo needs no more."""


def is_logo(path: Path) -> bool:
    """Whether this is a picture that can stand above a report."""
    if path.suffix.lower() not in _LOGOS or not path.is_file():
        return False
    return path.stat().st_size <= _LARGEST_LOGO


def _letterhead(entry, parameters, context) -> Letterhead:
    """What stands above a report: as this run has it, else as the user has set it; and today."""
    asked = preferences.read()
    district = _told(entry, parameters, "REPORT_DISTRICT", context) or asked.title
    author = _told(entry, parameters, "REPORT_AUTHOR", context) or asked.author
    path = Path(_told(entry, parameters, "REPORT_LOGO", context) or asked.logo)
    kind, logo = "", b""
    if is_logo(path):
        kind, logo = _LOGOS[path.suffix.lower()], path.read_bytes()
    return Letterhead(district, author, date.today().isoformat(), logo, kind)


def plugin_version() -> str:
    found = re.search(r"^version\s*=\s*(\S+)", _METADATA.read_text(encoding="utf-8"), re.M)
    return found[1] if found else ""


def _plain(value, definition):
    """A parameter's value as JSON has it."""
    if isinstance(value, QgsProcessingOutputLayerDefinition):
        value = value.sink
    if isinstance(value, QgsProperty):
        value = value.staticValue()
    if isinstance(value, (list, tuple)):
        return [_plain(each, definition) for each in value]
    if isinstance(value, (bool, int, float)):
        return value
    text = str(value)
    if definition.isDestination():
        return _absolute(text)
    # Programs give numbers as text.
    kind = definition.type()
    if kind in ("number", "enum", "distance") and re.fullmatch(r"[+-]?\d+", text):
        return int(text)
    if kind in ("number", "distance"):
        return float(text)
    if kind == "boolean":
        return text.strip().lower() in ("true", "1", "yes")
    return text


def _absolute(text: str) -> str:
    """A file by its whole path; anything else as it is."""
    if not text or re.match(r"TEMPORARY_OUTPUT|[a-zA-Z]{3,}:", text):
        return text
    return os.path.abspath(text)


def _layer(entry, name, parameters, context, doubts, left_out):
    """A layer as ``qgis_process`` finds it again, and in words."""
    label = entry.parameterDefinition(name).description()
    given = parameters.get(name)
    source = entry.parameterAsSource(parameters, name, context)
    layer = layer_of(entry, name, parameters, context)
    if layer is None or source is None:
        return discretion.destination_without_secrets(str(given))[0], label
    uri, has_less = discretion.without_secrets(layer.providerType(), layer.source())
    if has_less:
        left_out.append(label)
    if layer.providerType() == "ogr":
        path, bar, rest = uri.partition("|")
        uri = _absolute(path) + bar + rest
    elif layer.providerType() == "memory":
        doubts.append(
            tr(
                "{label} was a temporary layer: save it, and name its file in the JSON before "
                "you run it again."
            ).format(label=label)
        )
    else:
        uri = f"{layer.providerType()}://{uri}"
    told = [discretion.called(layer, source.sourceName()) or label]
    told.append(counted(source.featureCount(), tr("1 feature"), tr("{n} features")))
    if source.sourceCrs().authid():
        told.append(source.sourceCrs().authid())
    if isinstance(given, QgsProcessingFeatureSourceDefinition) and given.selectedFeaturesOnly:
        told.append(tr("selected features only"))
        doubts.append(
            tr(
                "{label}: only the selected features were used. The JSON names the whole layer; "
                "save the selection as a layer to run it again."
            ).format(label=label)
        )
    # The filter came with QGIS 3.32.
    if isinstance(given, QgsProcessingFeatureSourceDefinition) and (
        given.featureLimit >= 0 or getattr(given, "filterExpression", "")
    ):
        doubts.append(
            tr(
                "{label}: only some of the features were used, by a filter or a limit. The JSON "
                "names the whole layer; save those features as a layer to run it again."
            ).format(label=label)
        )
    return uri, ", ".join(told)


def _in_words(definition, value) -> str:
    if definition.type() == "enum":
        options = definition.options()
        numbers = value if isinstance(value, list) else [value]
        known = [str(n) for n in numbers if str(n).isdigit() and int(n) < len(options)]
        if len(known) == len(numbers):
            return ", ".join(options[int(n)] for n in known)
    if definition.type() == "boolean":
        return tr("yes") if value in (True, 1, "true", "True", "1") else tr("no")
    if isinstance(value, list):
        return ", ".join(_in_words(definition, each) for each in value)
    if is_of_files(definition):
        return os.path.basename(str(value))
    if isinstance(value, str) and discretion.is_address(value):
        return tr("(an address)")
    if isinstance(value, (int, float)) and isinstance(definition, QgsProcessingParameterDistance):
        return tr("{n} m").format(n=number(value, 0 if abs(value) >= 100 else 2))
    if isinstance(value, float):
        return general(value)
    return str(value)
