# SPDX-License-Identifier: GPL-2.0-or-later
"""Toolbox entry: attendance zones by simulated annealing (SARA)."""

from ..entry import Entry
from ..libraries import FOR_ZONES
from ..methods import plan_of_runs
from ..parameters import conditions, district, outputs, runs


class SARAAnnealing(Entry):
    ID = "saraannealing"
    TITLE = "Draw zones (SARA)"
    GROUP = "Research methods"
    LIBRARIES = FOR_ZONES
    ICON = "zones.svg"
    TAGS = (
        "redistricting",
        "school",
        "attendance zone",
        "catchment",
        "regionalization",
        "simulated annealing",
        "SARA",
        "baseline",
        "attendance boundary",
        "balanced clustering",
        "territory",
    )
    HELP = (
        "Draws attendance zones by simulated annealing on the difference between the zones' "
        "numbers of students (SARA, Macmillan 2001), a classical method to compare with.\n\n"
        "It starts from random zones in one piece, grown from the schools, and hands units over "
        "borders at random. Moves that make the objective worse are accepted less and less "
        "often; no zone ever falls apart. It looks at enrolment only: neither at shape nor at "
        "distance, so expect ragged zones and long journeys.\n\n"
        "Several runs start from different random plans. The best by the objective is kept; the "
        "log and the outputs tell mean and spread of all."
    )

    def initAlgorithm(self, config=None):
        district.declare(self)
        runs.declare(self, default_objective=0)
        conditions.declare(self)
        outputs.declare(self)
        runs.declare_outputs(self)

    def compute(self, run):
        from ..core.zones.sara import sara

        return plan_of_runs(run, sara)
