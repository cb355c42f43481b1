# SPDX-License-Identifier: GPL-2.0-or-later
"""Runs a case in this process, the way QGIS runs an entry, and keeps what came of it."""

from __future__ import annotations

import sys
import time
import traceback
from dataclasses import dataclass, field
from pathlib import Path

from qgis.core import (
    QgsApplication,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingUtils,
    QgsProject,
    QgsVectorLayer,
)

from . import layers

PAGE = "<!DOCTYPE html><html lang='en'><head><title>{0}</title></head><body>{0}</body></html>"


@dataclass
class Outcome:
    """What a run gave.

    Attributes
    ----------
    error : str or None
        Why there is no result, as the user reads it.
    escaped : list of str
        Exceptions that no one turned into a message.
    results : dict
    outputs : dict of str to QgsVectorLayer
    files : dict of str to Path
        Files asked for, by parameter, whether they are there or not.
    said : list of str
        The log.
    made : Made
        The layers that went in.
    before : dict
        Their content before the run.
    seconds : float
        CPU time.
    """

    error: str | None = None
    escaped: list = field(default_factory=list)
    results: dict = field(default_factory=dict)
    outputs: dict = field(default_factory=dict)
    files: dict = field(default_factory=dict)
    said: list = field(default_factory=list)
    made: object = None
    before: dict = field(default_factory=dict)
    seconds: float = 0.0
    context: object = None


class Listener(QgsProcessingFeedback):
    def __init__(self):
        super().__init__(False)
        self.said, self.debug = [], []

    def pushInfo(self, info):
        self.said.append(info)

    def pushWarning(self, warning):
        self.said.append(warning)

    def reportError(self, error, fatalError=False):
        self.said.append(error)

    def pushDebugInfo(self, info):
        self.debug.append(info)


def run_case(case, folder) -> Outcome:
    """Make a case's layers, run its entry, gather the outputs.

    Parameters
    ----------
    case : dict
    folder : Path
        Empty; for files that go in and come out.
    """
    outcome = Outcome()
    folder = Path(folder)
    outcome.made = made = layers.Made(case["layers"], folder)
    context, listener = QgsProcessingContext(), Listener()
    context.setProject(QgsProject.instance())
    outcome.context = context
    parameters = {
        name: _as_given(name, value, made, folder, outcome)
        for name, value in case["parameters"].items()
    }
    outcome.before = {name: layers.content(layer) for name, layer in made.layers.items()}
    algorithm = QgsApplication.processingRegistry().createAlgorithmById(case["entry"])
    hook, sys.excepthook = sys.excepthook, _recorder(outcome)
    started = time.process_time()
    try:
        _run(algorithm, parameters, context, listener, outcome)
    finally:
        sys.excepthook = hook
        outcome.seconds = time.process_time() - started
        outcome.said = listener.said
        outcome.debug = listener.debug
    for name, value in outcome.results.items():
        layer = _layer(value, context) if name not in ("REPORT", "MAP") else None
        if layer is not None:
            outcome.outputs[name] = layer
    return outcome


def _run(algorithm, parameters, context, listener, outcome):
    try:
        fine, why = algorithm.checkParameterValues(parameters, context)
        if not fine:
            outcome.error = why
            return
        results, fine = algorithm.run(parameters, context, listener, {}, False)
        if fine:
            outcome.results = results
        else:
            outcome.error = "\n".join(listener.said) or "the run failed without a word"
    except QgsProcessingException as error:
        outcome.error = str(error)
    except Exception:  # whatever an entry may raise is what is looked for
        outcome.escaped.append(traceback.format_exc())


def _recorder(outcome):
    def record(kind, error, trace):
        outcome.escaped.append("".join(traceback.format_exception(kind, error, trace)))

    return record


def _as_given(name, value, made, folder, outcome):
    if isinstance(value, list):
        return [_as_given(name, each, made, folder, outcome) for each in value]
    if not isinstance(value, dict):
        return value
    if "layer" in value:
        return made.layers[value["layer"]]
    if "text" in value:
        path = folder / value["text"]
        path.write_text(PAGE.format(value["text"]))
        return str(path)
    path = folder / ("out_" + value["file"])
    outcome.files[name] = path
    return str(path)


def _layer(value, context):
    if isinstance(value, QgsVectorLayer):
        return value
    if not isinstance(value, str) or not value:
        return None
    return QgsProcessingUtils.mapLayerFromString(value, context)
