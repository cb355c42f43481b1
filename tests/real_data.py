# SPDX-License-Identifier: GPL-2.0-or-later
"""The real data of ../shared/data, each read once for all tests of a session."""

import geopandas as gpd
import pandas as pd

from balanced_zones.algorithms.core.zones.preflight import Columns, build_problem


class Fairfax:
    """A county of 1,061 planning units, with the plans in force of three levels of school.

    Tests share the layers and the problems: they change copies only.
    """

    def __init__(self, file):
        self.file = file
        self.units = gpd.read_file(file, layer="planning_units")
        self.schools = gpd.read_file(file, layer="schools")
        self._problems = {}

    def problem(self, level):
        """The zoning problem of the level "ES", "MS" or "HS"."""
        if level not in self._problems:
            students = [f"{level.lower()}_students"]
            columns = Columns(students, "school_id", "capacity", "unit_id", "level", level)
            self._problems[level] = build_problem(self.units, self.schools, columns)
        return self._problems[level]

    def in_force(self, level):
        """The zone of every unit in the plan in force, as a position among the schools."""
        schools = self.problem(level).school_ids
        zone_of = {school: zone for zone, school in enumerate(schools)}
        return self.units[f"zone_{level.lower()}"].map(zone_of).to_numpy()


def london_schools(folder):
    """3,889 schools as points in degrees, with the columns of the table."""
    table = pd.read_csv(folder / "london_schools_2016.csv")
    places = gpd.points_from_xy(table["longitude"], table["latitude"])
    return gpd.GeoDataFrame(table, geometry=places, crs="EPSG:4326")
