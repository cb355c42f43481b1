# SPDX-License-Identifier: GPL-2.0-or-later
"""Balanced Zones from Python, on the sample that comes with the plugin: read, draw, compare, write.

Run it where the plugin can be imported (README, "From Python"):

    python3 from_python.py [FOLDER]

It writes plans.gpkg with the layers units, zones, changes and hubs into the folder.
"""

# %% What is needed. The door imports the libraries when they are first used.
import sys
from pathlib import Path

import geopandas as gpd

import balanced_zones
from balanced_zones.algorithms import core

SAMPLE = Path(balanced_zones.__file__).parent / "resources" / "sample" / "sample.gpkg"
output = Path(sys.argv[1] if len(sys.argv) > 1 else ".") / "plans.gpkg"

# %% The layers: planning units with students by grade, schools of three levels.
units = gpd.read_file(SAMPLE, layer="planning_units")
schools = gpd.read_file(SAMPLE, layer="schools")

# %% Are they fit for use? Errors would be rows with severity "error", each with its remedy.
fields = {
    "students": ["g6", "g7", "g8"],
    "school_id": "school_id",
    "capacity": "capacity",
    "unit_id": "unit_id",
    "level_column": "level",
    "level": "MS",
}
check = core.check_units(units, schools, **fields)
print(check.to_geodataframe()[["severity", "problem", "what"]].to_string())
assert check.is_usable

# %% The district: checked once, then ready for any number of plans.
district = core.build_district(units, schools, existing="zone_ms", **fields)

# %% GeoKMeans, its variant without balance, and the plan in force, side by side.
plans = {
    "in force": core.zone_plan(district, "zone_ms"),
    "GeoKMeans": core.geokmeans(district),
    "nearest school": core.geokmeans(district, "SKM"),
}
comparison = core.compare(plans)
for measure, values in comparison.comparison.measures():
    if measure.key in ("BALANCE", "COMPACTNESS", "PROXIMITY_MI", "ZONES_IN_PIECES"):
        shown = ", ".join(f"{name} {value:.2f}" for name, value in zip(plans, values))
        print(f"{measure.name.lower()}: {shown}")

# %% How short could journeys be, if every school is filled within 10 % of the district's mean?
bound = core.lower_bound(district, tolerance=10)
travel = core.evaluate(plans["GeoKMeans"]).mean_travel
print(
    f"mean travel {travel:.0f} m; no plan within the limits has less than {bound.mean_travel:.0f}"
)
# A better plan takes some seconds: core.improve(plans["GeoKMeans"], tolerance=10)[0]

# %% Hubs of 50 of the sample's 600 schools.
hubs = core.equal_size_hubs(gpd.read_file(SAMPLE, layer="hub_schools"), 12, effort="quick")

# %% Everything is a GeoDataFrame: write it, plot it, go on with it.
plans["GeoKMeans"].to_geodataframe().to_file(output, layer="units", driver="GPKG")
plans["GeoKMeans"].zones_to_geodataframe().to_file(output, layer="zones", driver="GPKG")
comparison.to_geodataframe().to_file(output, layer="changes", driver="GPKG")
hubs.hubs_to_geodataframe().to_file(output, layer="hubs", driver="GPKG")
