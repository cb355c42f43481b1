# SPDX-License-Identifier: GPL-2.0-or-later
"""Toolbox entry: attendance zones by the Automatic Zoning Procedure."""

from ..entry import Entry
from ..libraries import FOR_ZONES
from ..methods import plan_of_runs
from ..parameters import conditions, district, outputs, runs


class AZPRedistricting(Entry):
    ID = "azpredistricting"
    TITLE = "Draw zones (AZP)"
    GROUP = "Research methods"
    LIBRARIES = FOR_ZONES
    ICON = "zones.svg"
    TAGS = (
        "redistricting",
        "school",
        "attendance zone",
        "catchment",
        "regionalization",
        "automatic zoning procedure",
        "AZP",
        "baseline",
        "attendance boundary",
        "balanced clustering",
        "territory",
    )
    HELP = (
        "Draws attendance zones by the Automatic Zoning Procedure (Openshaw and Rao 1995), a "
        "classical method to compare with.\n\n"
        "It starts from random zones in one piece, grown from the schools, and hands units over "
        "borders as long as the objective does not get worse and no zone falls apart. It looks "
        "at enrolment only: neither at shape nor at distance, so expect ragged zones and long "
        "journeys.\n\n"
        "Several runs start from different random plans. The best by the objective is kept; the "
        "log and the outputs tell mean and spread of all."
    )

    def initAlgorithm(self, config=None):
        district.declare(self)
        runs.declare(self, default_objective=1)
        conditions.declare(self)
        outputs.declare(self)
        runs.declare_outputs(self)

    def compute(self, run):
        from ..core.zones.azp import azp

        return plan_of_runs(run, azp)
