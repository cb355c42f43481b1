# SPDX-License-Identifier: GPL-2.0-or-later
"""Started by QGIS Desktop: runs a tool from its dialog, perhaps cancels it, writes what came of it.

The environment names the tool, its runs (JSON: by name the parameters, and after how many seconds
to cancel, if at all), and where to write what was seen of each (JSON, and a picture of the dialog
beside it).
"""

import json
import os
import re
import traceback
from pathlib import Path

import processing
from qgis.core import QgsProject
from qgis.PyQt.QtCore import QTimer
from qgis.utils import iface

SEEN = Path(os.environ["SEEN"])
RUNS = json.loads(os.environ["RUNS"])
to_come = list(RUNS)
seen = {}
# QGIS crashes if a dialog goes while it is shown.
kept = []


def soon(seconds, step):
    def run():
        try:
            step()
        except BaseException:
            end({"error": traceback.format_exc()})

    QTimer.singleShot(int(1000 * seconds), run)


def end(told):
    SEEN.write_text(json.dumps(told))
    os._exit(0)


def start():
    if not to_come:
        end(seen)
    asked = RUNS[to_come[0]]
    dialog = processing.createAlgorithmDialog(os.environ["TOOL"], asked["given"])
    kept.append(dialog)
    dialog.show()
    soon(0.5, dialog.runButton().click)
    soon(1, see_when_over)
    if asked.get("cancel_after_s"):
        soon(0.5, cancel_when_at_it)


def see_when_over():
    # QGIS 3.40 gives no signal after a cancel.
    failed = "Execution failed" in log() and not kept[-1].cancelButton().isEnabled()
    if failed or re.search("Algorithm '.*' finished", log()):
        soon(1, see)
    else:
        soon(0.2, see_when_over)


def cancel_when_at_it():
    # The time counts from when the search has begun, whatever reading takes.
    if "Improving the plan" in log():
        soon(RUNS[to_come[0]]["cancel_after_s"], kept[-1].cancelButton().click)
    else:
        soon(0.2, cancel_when_at_it)


def log():
    from qgis.PyQt.QtWidgets import QTextEdit

    return "\n".join(box.toPlainText() for box in kept[-1].findChildren(QTextEdit))


def see():
    name = to_come.pop(0)
    kept[-1].grab().save(str(SEEN.with_name(f"{name}.png")))
    project = QgsProject.instance()
    layers = {layer.name(): layer.featureCount() for layer in project.mapLayers().values()}
    seen[name] = {"log": log(), "layers": layers}
    project.removeAllMapLayers()
    kept[-1].hide()
    soon(0.5, start)


def wait_for_window():
    if iface.mainWindow().isVisible():
        soon(0.5, start)
    else:
        soon(0.2, wait_for_window)


soon(0.5, wait_for_window)
