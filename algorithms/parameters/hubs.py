# SPDX-License-Identifier: GPL-2.0-or-later
"""Hubs: the points, how they are formed, and what is written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Optional

from qgis.core import (
    QgsProcessingParameterBoolean,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterNumber,
)

from ..qgis_io.compat import NumberType, SourceType
from ..qgis_io.texts import tr
from . import hub_areas, hub_extras, hub_wishes, outputs, pages, random_seed, time_limit

NUMBERS = (
    ("HUB_COUNT", "Number of hubs formed"),
    ("MIN_SIZE", "Size of the smallest hub"),
    ("MAX_SIZE", "Size of the largest hub"),
    ("MEAN_DISTANCE_KM", "Mean distance to the centre (km)"),
    ("P95_DISTANCE_KM", "Distance to the centre that 95 % do not exceed (km)"),
    ("MAX_DISTANCE_KM", "Longest distance to the centre (km)"),
    ("MEAN_TO_MEDOID_KM", "Mean distance to the hub's middle point (km)"),
    ("LOWER_BOUND_KM", "Lowest possible mean distance to the middle point (km)"),
    ("DISPERSION_KM", "Total dispersion over the hubs, as the method defines it (km)"),
    ("DISPERSION_BEFORE_KM", "Total dispersion before balancing (km)"),
    ("CUT_OFF", "Points cut off, their five nearest all in other hubs"),
    ("HUBS_IN_PIECES", "Hubs in more than one piece"),
    ("SITES_PARTED", "Places whose points are in different hubs"),
)


@dataclass(frozen=True)
class HubInputs:
    """All that a run of a hub entry has read.

    Attributes
    ----------
    layer : Layer
        The points, lines and polygons among them.
    group_field : str or None
        The points of each of its values are grouped apart.
    settings : Settings
    conditions : HubConditions
        What is asked besides sizes: weights, given centres, travel costs.
    name_field, member_field : str or None
        Hubs are named after the most common value of the first; the report lists their points by
        the second.
    """

    layer: Any
    group_field: Optional[str]
    settings: Any
    conditions: Any
    name_field: Optional[str] = None
    member_field: Optional[str] = None

    @property
    def points(self):
        return self.layer.frame

    @property
    def named_by(self):
        """The values of the points that hubs are named after, or None."""
        return None if self.name_field is None else self.points[self.name_field].tolist()

    @property
    def members(self):
        """What the report calls every point, or None where it lists none."""
        return None if self.member_field is None else self.points[self.member_field].tolist()


def declare_points(entry):
    """Add ``INPUT``."""
    entry.described(
        QgsProcessingParameterFeatureSource("INPUT", tr("Points"), [SourceType.VectorAnyGeometry]),
        tr(
            "Schools or other places. Lines and polygons count by their centroid; areas that touch "
            "one another are grouped by Form balanced regions."
        ),
    )


def declare_groups(entry, help_text):
    """Add ``GROUP_FIELD``."""
    entry.described(
        QgsProcessingParameterField(
            "GROUP_FIELD",
            tr("Group apart by"),
            parentLayerParameterName="INPUT",
            optional=True,
        ),
        help_text,
    )


def declare_settings(entry, neighbours_help):
    """Add what says how hubs are looked for, and the time limit."""
    entry.described(
        QgsProcessingParameterEnum(
            "METHOD",
            tr("Method"),
            options=[tr("Spectral clustering"), tr("k-means")],
            defaultValue=0,
        ),
        tr(
            "What gives the first grouping, before every hub is brought to its size. "
            "Spectral clustering is the published method's; k-means takes less time."
        ),
        advanced=True,
    )
    entry.described(
        QgsProcessingParameterEnum(
            "OBJECTIVE",
            tr("Keep short"),
            options=[tr("Mean distance"), tr("Squared distance")],
            defaultValue=0,
        ),
        tr(
            "Mean distance from the points to the middle point of their hub, which is one of "
            "them: the shortest journeys. Squared distance to the mean place: long journeys "
            "weigh more, and hubs are rounder."
        ),
        advanced=True,
    )
    entry.described(
        QgsProcessingParameterEnum(
            "EFFORT",
            tr("Effort"),
            options=[tr("Quick"), tr("Standard"), tr("Thorough")],
            defaultValue=1,
        ),
        tr(
            "Sizes are kept at any effort. More effort finds shorter journeys, and takes "
            "longer. Thorough also works out how short they could be at best, where that "
            "takes seconds."
        ),
    )
    entry.described(
        QgsProcessingParameterBoolean("ONE_PIECE", tr("Hubs in one piece"), defaultValue=True),
        tr(
            "Every hub holds together on the map: no point is cut off inside the ground of "
            "another hub. Switched off, hubs may be a little more compact."
        ),
    )
    entry.described(
        QgsProcessingParameterNumber(
            "NEIGHBOURS",
            tr("Neighbours per point"),
            type=NumberType.Integer,
            optional=True,
        ),
        neighbours_help,
        advanced=True,
    )
    hub_areas.declare_boundary(entry)
    random_seed.declare(entry, tr("The same random seed gives the same hubs."))
    time_limit.declare(entry)


def declare_outputs(entry):
    """Add the layers, pages and numbers."""
    entry.described(
        QgsProcessingParameterFeatureSink("OUTPUT", tr("Points by hub")),
        tr("Every point with its hub, the hub's size and the distance to the hub's centre."),
    )
    entry.described(
        QgsProcessingParameterFeatureSink(
            "HUBS_OUTPUT",
            tr("Hubs"),
            SourceType.VectorPolygon,
            optional=True,
            createByDefault=True,
        ),
        tr("One polygon around every hub, with its size and distances."),
    )
    entry.described(
        QgsProcessingParameterFeatureSink(
            "SPIDER_LINES",
            tr("Lines to the centres"),
            SourceType.VectorLine,
            optional=True,
            createByDefault=False,
        ),
        tr("A line from every point to the centre of its hub, with its length."),
    )
    hub_areas.declare_output(entry)
    pages.declare(
        entry,
        tr(
            "One page to read, print and hand on: the map, sizes, distances against the "
            "bound, every hub, what holds the widest ones, settings and versions. Beside it "
            "lies a JSON file with which qgis_process runs the same again."
        ),
        tr(
            "One page with a map to explore in a browser: one hub or all, points with the "
            "fields chosen for it, search by name. With the network it shows OpenStreetMap. "
            "Needs the Python library plotly."
        ),
    )
    pages.declare_map_fields(entry)
    _declare_names(entry)
    outputs.declare_numbers(entry, NUMBERS)
    outputs.declare_numbers(entry, hub_extras.NUMBERS)
    outputs.declare_numbers(entry, hub_wishes.NUMBERS)
    hub_extras.declare_outputs(entry)


def _declare_names(entry):
    """Add what hubs are called after, and by what the report lists their points."""
    entry.described(
        QgsProcessingParameterField(
            "HUB_NAME_FIELD",
            tr("Name hubs after"),
            parentLayerParameterName="INPUT",
            optional=True,
        ),
        tr(
            "A field such as the borough: every hub is called after the value that most of its "
            "points have, with a number where several hubs share one. Given centres and hubs of "
            "last time keep their own names."
        ),
        advanced=True,
    )
    pages.declare_members(
        entry,
        tr(
            "A field such as the school's name: the report lists which points are in every hub. "
            "Nothing by default: points may be people."
        ),
    )


def read(run, progress, in_range=False) -> HubInputs:
    """Read the points, the settings and what is asked besides.

    Parameters
    ----------
    run : Run
    progress : Progress
    in_range : bool
        Whether a range of sizes is asked for.
    """
    from ..qgis_io import sources
    from ..qgis_io.discretion import by_role

    source = run.source("INPUT")
    name = by_role(source, tr("Points"))
    sources.check_geometry(source, name)
    group_field, settings = run.field("GROUP_FIELD"), _settings(run)
    progress.stage(tr("Reading the points ..."))
    conditions = hub_extras.read(run, source.sourceCrs(), in_range)
    own = run.field("HUB_NAME_FIELD"), run.field("MEMBER_FIELD")
    needed = filter(None, dict.fromkeys([group_field, *conditions.point_columns, *own]))
    layer = sources.read(source, needed, run.context, layer=name, progress=progress)
    return HubInputs(layer, group_field, settings, conditions, *own)


def _settings(run):
    from ..core.effort import Effort
    from ..core.hubs.inputs.settings import Method, Settings
    from ..core.hubs.search.solve import Compactness

    return Settings(
        method=list(Method)[run.choice("METHOD")],
        neighbours=run.whole_number_if_any("NEIGHBOURS"),
        effort=list(Effort)[run.choice("EFFORT")],
        objective=list(Compactness)[run.choice("OBJECTIVE")],
        one_piece=run.flag("ONE_PIECE"),
        random_seed=random_seed.read(run),
    )
