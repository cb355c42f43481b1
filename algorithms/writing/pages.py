"""Writing a run's pages: what fails here is told, and costs nothing but itself."""

from __future__ import annotations

import os
import traceback
from pathlib import Path

from ..core.errors import InputError
from ..core.progress import Stopped
from ..qgis_io.texts import tr


def write_pages(entry, results, parameters, context, feedback) -> dict:
    """Write the report, the settings beside it and the map, each whatever becomes of the others.

    The layers are there already, and worth more than any page: whatever goes wrong in making
    one is a warning.

    Parameters
    ----------
    entry : Entry
    results : dict
        What the run has given so far.
    feedback : RecordingFeedback

    Returns
    -------
    dict
        The paths of the pages that were written, by output.
    """
    from ..qgis_io.destinations import settings_beside
    from ..qgis_io.record import run_record

    def record():
        return run_record(entry, parameters, context, feedback.warnings, results)

    def report():
        return entry.report_page(record(), settings.name, parameters, context)

    written = {}
    path = entry.page_path("REPORT", parameters, context)
    if path:
        settings = Path(settings_beside(path))
        if _write(tr("Report"), path, report, feedback):
            written["REPORT"] = path
        _write(tr("Settings file of the report"), str(settings), lambda: record().json(), feedback)
    path = entry.page_path("MAP", parameters, context)
    if path and _write(tr("Web map"), path, lambda: _map(entry, parameters, context), feedback):
        written["MAP"] = path
    return written


def _map(entry, parameters, context):
    from plotly.offline import get_plotlyjs

    from ..core.report.webmap import web_map

    return web_map(entry.map_content(parameters, context), get_plotlyjs())


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
