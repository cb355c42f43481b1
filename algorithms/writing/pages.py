# SPDX-License-Identifier: GPL-2.0-or-later
"""Writing a run's pages: what fails here is told, and costs nothing but itself."""

from __future__ import annotations

import os
import traceback
from pathlib import Path

from ..core.errors import InputError
from ..core.progress import Stopped
from ..qgis_io.texts import tr


def write_pages(run, results, outputs) -> dict:
    """Write the report, the settings beside it and the map, each whatever becomes of the others.

    The layers are there already, and worth more than any page: whatever goes wrong in making
    one is a warning.

    Parameters
    ----------
    run : Run
    results : Results
        What the entry returned.
    outputs : dict
        What the run has given so far.

    Returns
    -------
    dict
        The paths of the pages that were written, by output.
    """
    from ..qgis_io.destinations import settings_beside
    from ..qgis_io.record import run_record

    feedback = run.feedback

    def record():
        return run_record(run.entry, run.parameters, run.context, feedback.warnings, outputs)

    def report():
        return results.report(record(), settings.name)

    written = {}
    path = run.file("REPORT")
    if path:
        settings = Path(settings_beside(path))
        if _write(tr("Report"), path, report, feedback):
            written["REPORT"] = path
        _write(tr("Settings file of the report"), str(settings), lambda: record().json(), feedback)
    path = run.file("MAP")
    if path and _write(tr("Web map"), path, lambda: _map(results), feedback):
        written["MAP"] = path
    return written


def _map(results):
    from plotly.offline import get_plotlyjs

    from ..core.report.webmap import web_map

    return web_map(results.web_map(), get_plotlyjs())


def _write(what, path, make, feedback) -> bool:
    """Make a page and write it; False, and a warning that says why, if that failed."""
    from ..core.report import page

    was_there = os.path.exists(path)
    try:
        page.write(path, make())
        return True
    except Exception as error:
        known = isinstance(error, (InputError, OSError, Stopped))
        if not known:
            feedback.pushDebugInfo(traceback.format_exc())
        reason = str(error) if known and str(error) else f"{type(error).__name__}: {error}"
    feedback.pushWarning(
        tr(
            "{what}: {path} could not be written ({reason}). Only this page is missing; the layers "
            "are there."
        ).format(what=what, reason=reason, path=path)
    )
    if was_there:
        feedback.pushWarning(tr("What lies at {path} is of an earlier run.").format(path=path))
    return False
