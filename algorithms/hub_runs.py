# SPDX-License-Identifier: GPL-2.0-or-later
"""What both hub entries do between reading and writing."""

from __future__ import annotations

from functools import partial

from .core.texts import number
from .entry import Results
from .parameters import hub_areas as hub_areas_parameters
from .parameters import hubs as hub_parameters
from .parameters import time_limit
from .qgis_io.texts import tr
from .run import Cancelled
from .writing import hub_areas, hub_log, hub_pages, hubs


def hubs_formed(run, form, in_range=False, **sizes) -> Results:
    """Read the points, form hubs and write them.

    Parameters
    ----------
    run : Run
        Of an entry that declares ``hubs`` and ``hub_extras``.
    form : callable
        The core's: points, group_field, settings, layer, progress, asked and ``sizes``; returns
        a ``HubResult``, or None if the user cancelled.
    in_range : bool
        Whether a range of sizes is asked for.
    """
    search = time_limit.read(run)
    progress = run.progress(0, 0.1)
    inputs = hub_parameters.read(run, progress, in_range)
    boundary, boundary_name = hub_areas_parameters.read(run, inputs)
    hub_log.tell_areas(inputs, run.feedback)
    progress.stage(tr("Forming hubs; points: {n} ...").format(n=number(len(inputs.points))))
    found = form(
        inputs.points,
        group_field=inputs.group_field,
        settings=inputs.settings,
        layer=inputs.layer.name,
        progress=search.progress(0.1, 0.9),
        conditions=inputs.conditions,
        **sizes,
    )
    if found is None:
        raise Cancelled
    run.progress(0.9, 1).stage(tr("Writing the layers ..."))
    hub_log.tell_hubs(inputs, found, run.feedback)
    results = {
        "OUTPUT": hubs.write_points(run, inputs, found),
        "HUBS_OUTPUT": hubs.write_outlines(run, inputs, found),
        "SPIDER_LINES": hubs.write_spider_lines(run, inputs, found),
        "HUB_AREAS": hub_areas.write_areas(run, inputs, found, boundary, boundary_name),
        **hub_log.numbers(inputs, found),
        **search.outputs(),
    }
    return Results(
        results,
        partial(hub_pages.report, inputs, found),
        partial(hub_pages.web_map, run, inputs, found),
    )
