# SPDX-License-Identifier: GPL-2.0-or-later
"""Hubs of a whole country's points, through qgis_process: time and memory of the whole run.

    ./run bench many_points [--points 350000 1000000] [--entries within equal] [--pages]
                            [--effort 0] [--keep FOLDER] [--seed 0]

The points are made up: towns whose sizes fall off as their rank rises, denser in the middle, and
villages between them; a twentieth of the points share a place. ``within`` forms hubs of 30 to 40,
``equal`` as many hubs of equal size. A run reads a GeoPackage, writes points and hubs to others
with their styles, and with ``--pages`` a report and a web map. CPU seconds are those of the
process, the peak of memory is the largest that it or a child of it took.

What was asked of quick effort on two cores: 350,000 points in 5 minutes and 1.5 GB, 1,000,000 in
15 minutes and 3 GB.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
from osgeo import ogr, osr

COUNTRY_M = np.array([400_000.0, 600_000.0])
SOUTH_WEST_M = np.array([400_000.0, 5_600_000.0])
EPSG = 32632
POINTS_PER_TOWN = 700
COUNTRYSIDE = 0.15
"""Share of the points that lie in no town."""
SHARED = 0.05
"""Share of the points that stand where another one does."""
HUBS = {"within": ("hubswithinsizerange", 30, 40), "equal": ("equalsizehubs", 35, 35)}
LIMITS = {350_000: (300, 1.5), 1_000_000: (900, 3.0)}
"""Seconds and gigabytes."""


def country(n, random_seed=0):
    """Points like the people of a country: shape (n, 2), metres in UTM zone 32 north."""
    rng = np.random.default_rng(random_seed)
    towns = max(1, n // POINTS_PER_TOWN)
    middle = rng.uniform(0.03, 0.97, (towns, 2)) * COUNTRY_M
    share = 1 / np.arange(1, towns + 1) ** 0.9
    of_town = rng.choice(towns, n, p=share / share.sum())
    # People per square kilometre rise with a town's size, so its reach grows slower.
    reach = 600 * (share / share[-1]) ** 0.4
    away = reach[of_town, None] * rng.normal(size=(n, 2)) * rng.gamma(2.0, 0.5, (n, 1))
    xy = middle[of_town] + away
    rural = rng.random(n) < COUNTRYSIDE
    xy[rural] = rng.random((int(rural.sum()), 2)) * COUNTRY_M
    xy = np.clip(xy, 0, COUNTRY_M)
    twice = np.flatnonzero(rng.random(n) < SHARED)
    xy[twice] = xy[rng.integers(0, n, len(twice))]
    return np.round(xy, 1) + SOUTH_WEST_M


def write_points(path, xy):
    """A GeoPackage with a layer ``points``: an id, a name and a whole number."""
    crs = osr.SpatialReference()
    crs.ImportFromEPSG(EPSG)
    data = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    layer = data.CreateLayer("points", crs, ogr.wkbPoint)
    layer.CreateField(ogr.FieldDefn("name", ogr.OFTString))
    layer.CreateField(ogr.FieldDefn("people", ogr.OFTInteger))
    layer.StartTransaction()
    definition = layer.GetLayerDefn()
    for at, (x, y) in enumerate(xy.tolist()):
        feature = ogr.Feature(definition)
        feature.SetField(0, f"P{at}")
        feature.SetField(1, 1 + at % 9)
        feature.SetGeometryDirectly(ogr.CreateGeometryFromWkt(f"POINT({x} {y})"))
        layer.CreateFeature(feature)
    layer.CommitTransaction()


def measured(command, log):
    """Run a program: its exit code, wall seconds, CPU seconds and peak in GB, children included."""
    start = time.perf_counter()
    with open(f"{log}.json", "w") as out, open(f"{log}.log", "w") as err:
        process = subprocess.Popen(command, stdout=out, stderr=err)
        _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return (
        process.returncode,
        time.perf_counter() - start,
        used.ru_utime + used.ru_stime,
        used.ru_maxrss * 1024 / 1e9,
    )


def run(entry, points, n, effort, pages, folder):
    name, low, high = HUBS[entry]
    program = shutil.which("qgis_process.bin") or shutil.which("qgis_process")
    sizes = [f"MIN_SIZE={low}", f"MAX_SIZE={high}"]
    if entry == "equal":
        sizes = [f"HUBS={n // low}"]
    command = [
        *(program, "--json", "run", f"balancedzones:{name}", "--"),
        *(f"INPUT={points}|layername=points", *sizes, f"EFFORT={effort}"),
        *(f"OUTPUT={folder / 'hub_points.gpkg'}", f"HUBS_OUTPUT={folder / 'hubs.gpkg'}"),
    ]
    if pages:
        command += [f"REPORT={folder / 'report.html'}", f"MAP={folder / 'map.html'}"]
    log = folder / f"{entry}_{n}"
    code, wall, cpu, peak = measured(command, log)
    if code:
        sys.exit(f"{name} failed ({code}): see {log}.json and {log}.log")
    with open(f"{log}.json") as file:
        return wall, cpu, peak, json.load(file)["results"]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--points", type=int, nargs="+", default=list(LIMITS))
    parser.add_argument("--entries", nargs="+", choices=HUBS, default=list(HUBS))
    parser.add_argument("--effort", type=int, default=0)
    parser.add_argument("--pages", action="store_true")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--keep", type=Path, help="a folder for layers and logs that stays")
    options = parser.parse_args()
    folder = options.keep or Path(tempfile.mkdtemp(prefix="balanced-zones-points."))
    folder.mkdir(parents=True, exist_ok=True)
    print(
        "   points entry      hubs  sizes  mean km  cut off  in pieces  wall s   CPU s  peak GB"
        "  wanted"
    )
    try:
        for n in options.points:
            points = folder / f"points_{n}_{options.seed}.gpkg"
            if not points.exists():
                write_points(points, country(n, options.seed))
            for entry in options.entries:
                wall, cpu, peak, found = run(
                    entry, points, n, options.effort, options.pages, folder
                )
                wanted = "{} s, {} GB".format(*LIMITS[n]) if n in LIMITS else ""
                print(
                    f"{n:9,} {entry:7} {found['HUB_COUNT']:7,}  {found['MIN_SIZE']}-"
                    f"{found['MAX_SIZE']}  {found['MEAN_TO_MEDOID_KM']:7.4f}  "
                    f"{found['CUT_OFF']:7,}  {found['HUBS_IN_PIECES']:9,}  {wall:6.0f}  {cpu:6.0f}"
                    f"  {peak:7.2f}  {wanted}",
                    flush=True,
                )
    finally:
        if options.keep is None:
            shutil.rmtree(folder)


if __name__ == "__main__":
    main()
