# SPDX-License-Identifier: GPL-2.0-or-later
"""Toolbox entry: hubs whose sizes all lie within a range."""

from qgis.core import QgsProcessingParameterNumber

from ..entry import Entry
from ..hub_runs import hubs_formed
from ..parameters import hub_extras, hubs
from ..qgis_io.compat import NumberType
from ..qgis_io.texts import tr


class HubsWithinSizeRange(Entry):
    ID = "hubswithinsizerange"
    NO_LIMIT_IF_EMPTY = ("MIN_SIZE", "MAX_SIZE")
    TITLE = "Form hubs within a range"
    GROUP = "Hubs"
    ICON = "hubs.svg"
    TAGS = (
        "hub",
        "size range",
        "smallest size",
        "largest size",
        "balanced clustering",
        "spectral clustering",
        "cluster",
        "school",
        "territory",
        "group",
        "equal size",
    )
    HELP = (
        "Groups points, such as schools, into hubs of, for instance, 30 to 40, whose members "
        "are close together on the ground. Every hub lies within the range; if that cannot be, "
        "the message says why and which range could.\n\n"
        "The number of hubs is the method's: the points divided by the middle of the range, "
        "rounded down, and brought to the nearest number that the range allows. With a largest "
        "size alone (smallest size 0) it is the fewest hubs that are found to hold all, with a "
        "smallest alone (largest size 0) the most in which all have enough. Or you fix it. The "
        "log says which number was taken and which are possible.\n\n"
        "The method is equal-size spectral clustering. Points are joined to their nearest "
        "neighbours, the graph is cut into clusters by its spectrum, and from there hubs of the "
        "right sizes are searched whose points are as close to their hub's centre as can be.\n\n"
        "Distances run along the ellipsoid from each point to the mean place of its hub's "
        "points. The dispersion is the method's own measure: per hub the standard deviation of "
        "the distances between its points, added up over the hubs. It says how unequal those "
        "distances are, not how long; beside it stand the distances themselves."
    )

    def initAlgorithm(self, config=None):
        whole = NumberType.Integer
        any_number = NumberType.Double
        hubs.declare_points(self)
        self.described(
            QgsProcessingParameterNumber(
                "MIN_SIZE",
                tr("Smallest size"),
                type=any_number,
                defaultValue=30,
                optional=True,
            ),
            tr(
                "No hub has fewer points; with a field to balance, no smaller sum of it. 0 or "
                "empty: no such limit, and as few hubs as can hold all."
            ),
        )
        self.described(
            QgsProcessingParameterNumber(
                "MAX_SIZE",
                tr("Largest size"),
                type=any_number,
                defaultValue=40,
                optional=True,
            ),
            tr(
                "No hub has more points; with a field to balance, no greater sum of it. 0 or "
                "empty: no such limit, and as many hubs as have enough."
            ),
        )
        self.described(
            QgsProcessingParameterNumber("HUBS", tr("Number of hubs"), type=whole, optional=True),
            tr(
                "Left empty, it follows from the range: the points divided by the middle of the "
                "range; of a single limit, the fewest that hold all or the most that have enough. "
                "Any number from the points divided by the largest size to the points "
                "divided by the smallest is possible."
            ),
        )
        hubs.declare_groups(
            self,
            tr(
                "A field such as the borough or the phase: the points of each value are grouped "
                "apart, in one run, and each value's number of hubs follows from its own points. "
                "A number of hubs, if given, is that of the whole layer."
            ),
        )
        hub_extras.declare(
            self,
            tr(
                "A number such as the pupils: the range is then one of sums of it, not of "
                "numbers of points, and the number of hubs follows from its total. Points stay "
                "whole."
            ),
            tr(
                "Places such as partner offices: one hub grows around each, which stays where it "
                "is. The number of hubs is then theirs. Capacities, if given, replace the range."
            ),
            tr(
                "Number fields whose sums all hubs shall have alike beside the range, each within "
                "the tolerance. Where whole points do not allow all, hubs come as near as is "
                "found, and the message says which are off, and why."
            ),
            in_range=True,
        )
        hubs.declare_settings(
            self,
            tr(
                "For spectral clustering: how many nearest places each place is joined to. Left "
                "empty: the middle of the range, at most 30."
            ),
        )
        hubs.declare_outputs(self)

    def completed(self, run):
        """0 for the size that is not given where a sum is balanced and the other one is.

        The defaults are numbers of points, and none of the sum.
        """
        given = [name for name in self.NO_LIMIT_IF_EMPTY if name in run.parameters]
        if given and run.has("WEIGHT_FIELD"):
            return {**dict.fromkeys(self.NO_LIMIT_IF_EMPTY, 0), **run.parameters}
        return run.parameters

    def compute(self, run):
        from ..core.hubs.within_range import hubs_within_range

        return hubs_formed(
            run,
            hubs_within_range,
            in_range=True,
            low=run.number("MIN_SIZE"),
            high=run.number("MAX_SIZE"),
            hubs=run.whole_number_if_any("HUBS"),
        )
