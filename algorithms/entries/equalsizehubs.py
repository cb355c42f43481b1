# SPDX-License-Identifier: GPL-2.0-or-later
"""Toolbox entry: a given number of hubs of equal size."""

from qgis.core import QgsProcessingParameterNumber

from ..entry import Entry
from ..hub_runs import hubs_formed
from ..parameters import hub_extras, hubs
from ..qgis_io.compat import NumberType
from ..qgis_io.texts import tr


class EqualSizeHubs(Entry):
    ID = "equalsizehubs"
    TITLE = "Form hubs of equal size"
    GROUP = "Hubs"
    ICON = "hubs.svg"
    TAGS = (
        "hub",
        "equal size",
        "balanced clustering",
        "spectral clustering",
        "cluster",
        "school",
        "territory",
        "group",
    )
    HELP = (
        "Groups points, such as schools, into a given number of hubs of equal size whose "
        "members are close together on the ground.\n\n"
        "The method is equal-size spectral clustering. Points are joined to their nearest "
        "neighbours, the graph is cut into clusters by its spectrum, and from there hubs of the "
        "right sizes are searched whose points are as close to their hub's centre as can be.\n\n"
        "Equity 1 gives sizes that differ by at most one. Equity e lets sizes range from e times "
        "the average rounded down to 2 - e times the average rounded up, which keeps hubs closer "
        "to the clusters on the ground.\n\n"
        "Distances run along the ellipsoid from each point to the mean place of its hub's "
        "points. The dispersion is the method's own measure: per hub the standard deviation of "
        "the distances between its points, added up over the hubs. It says how unequal those "
        "distances are, not how long; beside it stand the distances themselves."
    )

    def initAlgorithm(self, config=None):
        hubs.declare_points(self)
        self.described(
            QgsProcessingParameterNumber(
                "HUBS",
                tr("Number of hubs"),
                type=NumberType.Integer,
                defaultValue=6,
            ),
            tr(
                "At least 2, and fewer than there are points. With given centres it is their "
                "number, whatever stands here."
            ),
        )
        self.described(
            QgsProcessingParameterNumber(
                "EQUITY",
                tr("Equity"),
                type=NumberType.Double,
                defaultValue=1.0,
                minValue=0,
                maxValue=1,
            ),
            tr("1: sizes differ by at most one. Lower: sizes may differ, hubs get more compact."),
        )
        hubs.declare_groups(
            self,
            tr(
                "A field such as the borough or the phase: the points of each value are grouped "
                "apart, in one run. The number of hubs is then that of the whole layer; each "
                "group gets its share by its number of points (largest remainders, at least one "
                "hub), and sizes are equal within a group."
            ),
        )
        hub_extras.declare(
            self,
            tr(
                "A number such as the pupils: hubs then have equal sums of it, within the "
                "tolerance, in place of equal numbers of points, and groups get their hubs by "
                "their sum. Points stay whole; equity is not used."
            ),
            tr(
                "Places such as partner offices: one hub grows around each, which stays where it "
                "is. The number of hubs is then theirs. Without capacities hubs are of equal size."
            ),
            tr(
                "Number fields whose sums all hubs shall have alike, each within the tolerance: "
                "the first takes the place of the number of points, the others are kept as well. "
                "Where whole points do not allow all, hubs come as near as is found, and the "
                "message says which are off, and why."
            ),
        )
        hubs.declare_settings(
            self,
            tr(
                "For spectral clustering: how many nearest places each place is joined to. Left "
                "empty: 10 % of the points, at most 30."
            ),
        )
        hubs.declare_outputs(self)

    def compute(self, run):
        from ..core.hubs.equal_size import equal_size_hubs

        return hubs_formed(
            run,
            equal_size_hubs,
            hubs=run.whole_number("HUBS"),
            equity=run.number("EQUITY"),
        )
