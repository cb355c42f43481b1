# SPDX-License-Identifier: GPL-2.0-or-later
"""A plan of every method that draws lots: run as a script, it prints them all as JSON."""

import json

import geopandas as gpd
import numpy as np

import conftest  # loads the plugin's package
from balanced_zones.algorithms.core.effort import Effort
from balanced_zones.algorithms.core.hubs.equal_size import equal_size_hubs
from balanced_zones.algorithms.core.hubs.inputs.settings import Settings
from balanced_zones.algorithms.core.zones.azp import azp
from balanced_zones.algorithms.core.zones.geokmeans import UnitOrder, geokmeans
from balanced_zones.algorithms.core.zones.goal import Goal
from balanced_zones.algorithms.core.zones.improve import run_starts
from balanced_zones.algorithms.core.zones.improvement import starts
from balanced_zones.algorithms.core.zones.sara import sara
from cases import county

assert conftest


def plans():
    district = county(30, 3, 5)[2]
    drawn = {
        "GeoKMeans": geokmeans(district, unit_order=UnitOrder.RANDOM, random_seed=3),
        "AZP": azp(district, runs=2, random_seed=3),
        "SARA": sara(district, runs=2, random_seed=3),
        "improve": run_starts(district, Goal(tolerance=15), Effort.STANDARD, starts(2, 4))[0],
    }
    # Many distances alike, so that ties have to be broken.
    xy = np.round(np.random.default_rng(4).normal(size=(120, 2)) * 9000, -2)
    places = gpd.GeoDataFrame(geometry=gpd.points_from_xy(*xy.T), crs="EPSG:27700")
    drawn["hubs"] = equal_size_hubs(places, 6, settings=Settings(random_seed=5))
    told = {name: result.labels.tolist() for name, result in drawn.items()}
    return {**told, "objective": drawn["improve"].objective_after}


if __name__ == "__main__":
    print(json.dumps(plans()))
