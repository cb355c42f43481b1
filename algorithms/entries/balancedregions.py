# SPDX-License-Identifier: GPL-2.0-or-later
"""Toolbox entry: regions of equal sums without given centres."""

from functools import partial

from qgis.core import QgsProcessingParameterFeatureSink

from ..entry import Entry, Results
from ..libraries import FOR_ZONES
from ..parameters import outputs, pages, random_seed, region_wishes, regions, time_limit
from ..qgis_io.compat import SourceType
from ..qgis_io.texts import tr
from ..run import Cancelled
from ..writing import regions as writing
from ..writing.neighbours import write_adjacency

NUMBERS = (
    ("REGION_COUNT", "Number of regions"),
    ("LARGEST_DEVIATION", "Largest deviation from an equal share (%)"),
    ("WITHIN_LIMITS", "All sums within their limits (1) or not (0)"),
    ("MOST_PIECES", "Most pieces of a region"),
    ("COMPACTNESS_SCORE", "Compactness (of 100)"),
    ("MEAN_DISTANCE_M", "Mean distance to the centre (m)"),
    ("AREAS_MOVED", "Areas that change region"),
    ("SHARE_MOVED", "Share that changes region (%)"),
    ("PLACES_SPLIT", "Places split between regions"),
    ("LOWEST_SHARE", "Lowest share of a group in a region (%)"),
    ("HIGHEST_SHARE", "Highest share of a group in a region (%)"),
)


class BalancedRegions(Entry):
    ID = "balancedregions"
    TITLE = "Form balanced regions"
    GROUP = "Regions"
    LIBRARIES = FOR_ZONES
    ICON = "zones.svg"
    TAGS = (
        "regionalization",
        "districting",
        "redistricting",
        "wards",
        "precincts",
        "sales territory",
        "territory",
        "balanced clustering",
        "build balanced zones",
        "max-p",
        "contiguous",
        "equal population",
    )
    HELP = (
        "Groups areas into regions that are each in one piece and have sums as equal as asked "
        "for, without given centres: wards of equal population, territories of equal turnover, "
        "groups of precincts.\n\n"
        "Give the number of regions and a tolerance; or a least sum, and as many regions as "
        "possible are formed that each reach it; or a largest sum, and as few as possible that "
        "each keep it. Several fields can be balanced at once. Within the tolerance, regions are "
        "made compact and people close to the centre of their region.\n\n"
        "Areas are never divided. Where whole areas cannot meet the tolerance, the regions "
        "come as near as was found, and the log says by how much and names the largest area.\n\n"
        "It searches at random from several starts: the same random seed gives the same regions."
    )

    def initAlgorithm(self, config=None):
        regions.declare(self)
        random_seed.declare(self, tr("The same random seed gives the same regions."))
        time_limit.declare(self)
        polygons = [SourceType.VectorPolygon]
        self.described(
            QgsProcessingParameterFeatureSink("OUTPUT", tr("Areas by region"), polygons[0]),
            tr("Every area with its region and its distance to the region's centre."),
        )
        self.described(
            QgsProcessingParameterFeatureSink(
                "REGION_AREAS", tr("Regions"), polygons[0], optional=True, createByDefault=True
            ),
            tr("One polygon per region with its sums, deviations and measures."),
        )
        outputs.declare_neighbours(self)
        pages.declare(
            self,
            tr(
                "One page to read, print and hand on: a map, figures, every region, settings and "
                "versions. Beside it lies a JSON file with which qgis_process runs the same again."
            ),
            tr(
                "One page with a map to explore in a browser: regions and areas, search by name. "
                "With the network it shows OpenStreetMap. Needs the Python library plotly."
            ),
        )
        outputs.declare_numbers(self, NUMBERS)

    def compute(self, run):
        from ..core.progress import interruptible
        from ..core.regions.measures import measure
        from ..core.regions.preflight import region_ground

        progress = run.progress(0, 0.1)
        progress.stage(tr("Reading the layers ..."))
        asked = regions.read(run, progress)
        progress.stage(tr("Checking the layers ..."))
        ground = interruptible(
            lambda listener: region_ground(
                asked.layer.frame, asked.columns, listener, asked.conditions
            ),
            progress,
        )
        wishes = region_wishes.read(run, asked, ground)
        search = time_limit.read(run)
        listener = search.progress(0.1, 0.9)
        listener.stage(tr("Forming regions ..."))
        found = _formed(run, asked, ground, wishes, listener)
        run.stop_if_cancelled()
        formed = writing.Formed(
            asked.layer, ground, found, measure(found.problem, found.labels), asked
        )
        measures = formed.measures
        writing.tell(formed, run.feedback)
        results = {
            "OUTPUT": writing.write_units(run, formed),
            "REGION_AREAS": writing.write_regions(run, formed),
            "ADJACENCY": write_adjacency(run, formed),
            "REGION_COUNT": len(measures.n_units),
            "LARGEST_DEVIATION": float(abs(measures.deviation).max()),
            "WITHIN_LIMITS": int(found.kept),
            "MOST_PIECES": int(measures.pieces.max()),
            "COMPACTNESS_SCORE": float(measures.compactness.mean()),
            "MEAN_DISTANCE_M": measures.mean_distance_m,
            **{each.key: each.value for each in formed.wishes if each.value is not None},
            **search.outputs(),
        }
        return Results(results, partial(writing.report, formed), partial(writing.web_map, formed))


def _formed(run, asked, ground, wishes, progress):
    from ..core.regions.request import RegionRequest, regions_asked_for

    request = RegionRequest(
        asked.regions,
        asked.tolerance,
        asked.least,
        asked.most,
        asked.weights,
        asked.effort,
        random_seed.read(run),
    )
    field = run.field("GROUP_FIELD")
    districts = (asked.layer.frame[field].iloc[ground.rows].tolist(), field) if field else None
    found = regions_asked_for(ground, request, wishes, districts, progress)
    if found is None:
        raise Cancelled
    return found
