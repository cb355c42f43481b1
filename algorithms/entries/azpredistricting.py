"""Toolbox entry: attendance zones by the Automatic Zoning Procedure."""

from ..runs_base import RunsEntry


class AZPRedistricting(RunsEntry):
    ID = "azpredistricting"
    TITLE = "Draw attendance zones (AZP)"
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
    DEFAULT_OBJECTIVE = 1

    def method(self):
        from ..core.zones.azp import azp

        return azp
