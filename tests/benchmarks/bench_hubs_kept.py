# SPDX-License-Identifier: GPL-2.0-or-later
"""London's schools in hubs of 30 to 40: with last time's hubs, and with the Thames as a barrier."""

import argparse
import time
from pathlib import Path

from bench_hubs import ROOT, load_package

load_package()

import geopandas as gpd  # noqa: E402
import numpy as np  # noqa: E402
import pandas as pd  # noqa: E402
from shapely.geometry import LineString, Polygon  # noqa: E402

from balanced_zones.algorithms.core.hubs.inputs.conditions import HubConditions  # noqa: E402
from balanced_zones.algorithms.core.hubs.inputs.settings import Effort, Settings  # noqa: E402
from balanced_zones.algorithms.core.hubs.within_range import hubs_within_range  # noqa: E402

SHARE = 0.05
"""Of the schools that close, and that open."""
THAMES = [
    *((500000, 171500), (505000, 168200), (508500, 168800), (513500, 167600), (515500, 168700)),
    *((517800, 169700), (517600, 172300), (516700, 174400), (518600, 176600), (520300, 177600)),
    *((521000, 175700), (523200, 177700), (524300, 175600), (526300, 175700), (527500, 177500)),
    *((530100, 177900), (530500, 180300), (533600, 180300), (535400, 179700), (536600, 178300)),
    *((537700, 178300), (538700, 180000), (540500, 179000), (543500, 179600), (546700, 181300)),
    *((549500, 179400), (553000, 177700), (556500, 176500), (562000, 174500)),
]
"""Bend by bend from Staines to beyond Dartford, where the schools leave a gap (EPSG:27700)."""
BRIDGES = ((517800, 171000), (524300, 175600), (530300, 179000), (533600, 180300), (546700, 181300))
"""Richmond, Putney, Westminster, Tower Bridge, Woolwich; each 700 m either way."""


def formed(name, schools, settings, conditions, bank=None):
    begin = time.process_time()
    hubs = hubs_within_range(schools, 30, 40, settings=settings, conditions=conditions)
    cpu = time.process_time() - begin
    row = f"{name:24} {hubs.count:4} {hubs.sizes.min():3}-{hubs.sizes.max()}"
    row += f" {1000 * hubs.mean_to_medoid_km:8.1f} m, cut off {hubs.cut_off.sum()}"
    row += f", in pieces {hubs.hubs_in_pieces}"
    if hubs.last is not None:
        row += f", changed {100 * hubs.share_changed:.2f} %"
    if bank is not None:
        both = [len(np.unique(bank[hubs.labels == hub])) > 1 for hub in range(hubs.count)]
        row += f", on both banks {sum(both)}"
    print(f"{row}, {cpu:.1f} CPU s", flush=True)
    return hubs


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--effort", default="standard", choices=[each.value for each in Effort])
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    options = parser.parse_args()
    settings = Settings(effort=Effort(options.effort))
    table = pd.read_csv(options.data / "london_schools_2016.csv")
    at = gpd.points_from_xy(table["EASTING"], table["NORTHING"])
    schools = gpd.GeoDataFrame(geometry=at, crs=27700)
    lot = np.random.default_rng(1).permutation(len(schools))
    some = int(SHARE * len(schools))
    before, now = schools.iloc[np.sort(lot[some:])], schools.iloc[np.sort(lot[:-some])]
    was = formed("last time", before, settings, HubConditions())
    hub = pd.Series(was.hub_ids, before.index).reindex(now.index)
    now = now.assign(hub=hub.astype(object).where(hub.notna(), None))
    for stability in (0, 0.25, 1):
        wished = HubConditions(existing_field="hub", stability=stability)
        formed(f"now, STABILITY={stability}", now, settings, wished)
    around = (600000, 174500), (600000, 300000), (450000, 300000), (450000, 171500)
    north = Polygon([*THAMES, *around])
    bank = schools.within(north).to_numpy()
    river = gpd.GeoDataFrame(geometry=[LineString(THAMES)], crs=27700)
    ways = [LineString([(x, y - 700), (x, y + 700)]) for x, y in BRIDGES]
    bridges = gpd.GeoDataFrame(geometry=ways, crs=27700)
    formed("without the Thames", schools, settings, HubConditions(), bank)
    formed("Thames", schools, settings, HubConditions(barriers=river), bank)
    both = HubConditions(barriers=river, bridges=bridges)
    formed("Thames, five bridges", schools, settings, both, bank)


if __name__ == "__main__":
    main()
