"""Started by QGIS Desktop: runs a tool from its dialog, perhaps cancels it, writes what came of it.

The environment names the tool and its parameters (JSON), after how many seconds to cancel, and
where to write what was seen (JSON, and a picture of the dialog beside it).
"""

import json
import os
import traceback
from pathlib import Path

import processing
from qgis.core import QgsProject
from qgis.PyQt.QtCore import QTimer
from qgis.utils import iface

SEEN = Path(os.environ["SEEN"])
CANCEL_AFTER_S = float(os.environ.get("CANCEL_AFTER_S") or 0)
kept = []


def soon(seconds, step):
    def run():
        try:
            step()
        except BaseException:
            SEEN.write_text(json.dumps({"error": traceback.format_exc()}))
            os._exit(1)

    QTimer.singleShot(int(1000 * seconds), run)


def start():
    dialog = processing.createAlgorithmDialog(os.environ["TOOL"], json.loads(os.environ["GIVEN"]))
    kept.append(dialog)
    dialog.show()
    dialog.algorithmFinished.connect(lambda *_: soon(1, see))
    soon(0.5, dialog.runButton().click)
    if CANCEL_AFTER_S:
        soon(0.5, cancel_when_at_it)


def cancel_when_at_it():
    # The time counts from when the search has begun, whatever reading takes.
    if "Improving the plan" in log():
        soon(CANCEL_AFTER_S, kept[0].cancelButton().click)
    else:
        soon(0.2, cancel_when_at_it)


def log():
    from qgis.PyQt.QtWidgets import QTextEdit

    return "\n".join(box.toPlainText() for box in kept[0].findChildren(QTextEdit))


def see():
    kept[0].grab().save(str(SEEN.with_suffix(".png")))
    layers = {
        layer.name(): layer.featureCount() for layer in QgsProject.instance().mapLayers().values()
    }
    SEEN.write_text(json.dumps({"log": log(), "layers": layers}))
    os._exit(0)


def wait_for_window():
    if iface.mainWindow().isVisible():
        soon(0.5, start)
    else:
        soon(0.2, wait_for_window)


soon(0.5, wait_for_window)
