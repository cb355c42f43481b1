# SPDX-License-Identifier: GPL-2.0-or-later
"""What has to hold of every run, whatever went in: a clear error, or a sound result."""

from __future__ import annotations

import math
import re
from collections import Counter

import networkx as nx
import numpy as np
from qgis.core import QgsVectorLayer

from pages import Reader

from . import layers

CPU_SECONDS = 30
"""No case has more than a few dozen units or points: longer is stuck."""

_NO_NEIGHBOURS = ("cut", "near")
_IN_PIECES_ALLOWED = {"geokmeansredistricting": (2, 3)}
"""Variants that let zones fall apart, by entry."""

# "None of these schools" is English.
_UNSOUND_WORDS = re.compile(r"(?<![\w.])(nan|NaN|inf|-inf|None(?! of )|-0)(?![\w.])")


class Breach(AssertionError):
    """Something that must not be, in words that are the same for the same kind of fault."""


def check(case, outcome):
    """Raise a Breach if a run broke a promise."""
    if outcome.escaped:
        last = outcome.escaped[0].strip().splitlines()
        raise Breach(f"an exception escaped: {last[-1]}\n" + "\n".join(last[-14:]))
    _check_inputs(outcome)
    if outcome.seconds > CPU_SECONDS:
        raise Breach(f"stuck: {outcome.seconds:.0f} CPU s")
    if outcome.error is not None:
        _check_error(case, outcome)
    else:
        _check_result(case, outcome)


def _check_inputs(outcome):
    for name, layer in outcome.made.layers.items():
        if layers.content(layer) != outcome.before[name]:
            raise Breach(f"the layer that was read has changed: {name}")


def _check_error(case, outcome):
    text = outcome.error
    if "did not foresee" in text:
        kind = re.search(r"did not foresee \((.*?)\)\.", text, re.DOTALL)
        trace = "\n".join(outcome.debug).strip().splitlines()
        raise Breach(f"not foreseen: {kind[1] if kind else text}\n" + "\n".join(trace[-14:]))
    for bad in ("Traceback", "object at 0x", "<class "):
        if bad in text:
            raise Breach(f"an error that is no message: {text[:500]}")
    if not text.strip():
        raise Breach("an error without a word")
    names = _names(case, outcome)
    if not any(name in text for name in names) and not _labels_joined(text, names):
        raise Breach(f"an error that names neither layer nor parameter: {text[:300]}")
    for name, path in outcome.files.items():
        if path.exists() and path.suffix == ".gpkg" and not _is_whole(path):
            raise Breach(f"an output is left half-written on an error: {name}")


def _names(case, outcome):
    """How an error may say what it is about: layers, parameters, their labels."""
    from qgis.core import QgsApplication

    algorithm = QgsApplication.processingRegistry().algorithmById(case["entry"])
    names = [layer.name() for layer in outcome.made.layers.values()]
    for definition in algorithm.parameterDefinitions():
        names += [definition.name(), definition.description()]
    # Fields that the user chose stand for themselves.
    for value in case["parameters"].values():
        names += [f"'{v}'" for v in (value if isinstance(value, list) else [value]) if v]
    return names


def _labels_joined(text, names):
    """Whether a message begins with the labels of several parameters made one."""
    words = {word.lower() for name in names for word in name.split()} | {"and"}
    label, colon, _ = text.partition(": ")
    return bool(colon) and all(word.lower() in words for word in label.split())


def _is_whole(path):
    return QgsVectorLayer(str(path), "left", "ogr").isValid()


def _check_result(case, outcome):
    for name, value in outcome.results.items():
        if isinstance(value, float) and not math.isfinite(value):
            raise Breach(f"the number {name} is {value}")
    drawn = _drawn_words(outcome)
    for line in outcome.said:
        found = _UNSOUND_WORDS.search(line)
        if found and found[0] not in drawn:
            raise Breach(f"the log says {found[0]}: {line}")
    for name, layer in outcome.outputs.items():
        _check_layer(name, layer)
    for name in ("REPORT", "MAP"):
        if outcome.results.get(name):
            _check_page(name, outcome.files.get(name), drawn)
    for name, path in outcome.files.items():
        if outcome.results.get(name) and not path.exists():
            raise Breach(f"{name} is said to be written and is not there")
    entry = case["entry"].split(":")[1]
    parameters = case["parameters"]
    if "OUTPUT" in outcome.outputs and "INPUT" in parameters:
        _check_features_kept(parameters, outcome)
    if entry == "repairplanningunits":
        for feature in outcome.outputs["OUTPUT"].getFeatures():
            if not feature.geometry().isGeosValid():
                raise Breach("a repaired unit is invalid")
    if "ZONE_COUNT" in outcome.results and "SCHOOLS" in parameters:
        _check_zones(entry, parameters, outcome)
    if "REGION_COUNT" in outcome.results:
        _check_regions(parameters, outcome)
    if "HUB_COUNT" in outcome.results:
        _check_groups(outcome, "hub_id", "hub_size", outcome.results["HUB_COUNT"])
        _check_hub_sizes(entry, parameters, outcome)
    if "GROUP_COUNT" in outcome.results:
        _check_groups(outcome, "group_id", "group_size", outcome.results["GROUP_COUNT"])


def _values(layer, field):
    return [_plain(feature[field]) for feature in layer.getFeatures()]


def _plain(value):
    return None if value is None or (hasattr(value, "isNull") and value.isNull()) else value


def _shown(value):
    """A value as text; what is no number is written as NULL, since most files know no other."""
    return str(None if isinstance(value, float) and math.isnan(value) else value)


def _check_layer(name, layer):
    added = {"utilisation", "compactness", "polsby_popper", "reock", "distance_m", "balance"}
    for feature in layer.getFeatures():
        for field, value in zip(layer.fields().names(), feature.attributes()):
            value = _plain(value)
            if field in added and isinstance(value, float) and not math.isfinite(value):
                raise Breach(f"{name}: {field} is {value}")
            ratio = {"polsby_popper": 1.0, "reock": 1.0, "compactness": 100.0}.get(field)
            if ratio is not None and value is not None and not 0 <= value <= ratio * (1 + 1e-6):
                raise Breach(f"{name}: {field} lies outside 0 to {ratio:g}: {value}")


def _drawn_words(outcome):
    """Values of the layers that read as if they were none, and may be told: a school called inf."""
    values = {
        str(value)
        for layer in outcome.made.layers.values()
        for feature in layer.getFeatures()
        for value in feature.attributes()
    }
    return values & {"nan", "NaN", "inf", "-inf", "None"}


def _check_page(name, path, drawn):
    if path is None or not path.exists():
        raise Breach(f"{name} is said to be written and is not there")
    text = path.read_text(encoding="utf-8")
    if "</html>" not in text:
        raise Breach(f"{name} is cut short")
    if name == "REPORT":
        reader = Reader(text)
        if reader.open:
            raise Breach(f"{name} is no valid page: {reader.open[-3:]} stays open")
        found = _UNSOUND_WORDS.search(reader.text)
        if found and found[0] not in drawn:
            around = reader.text[max(0, found.start() - 60) : found.end() + 40]
            raise Breach(f"the report says {found[0]}: {around}")


def _check_features_kept(parameters, outcome):
    """Every feature once, with all that it had."""
    given = outcome.made.layers[parameters["INPUT"]["layer"]]
    output = outcome.outputs["OUTPUT"]
    # A repair says how many units it left out: those drawn twice, those without a geometry.
    dropped = outcome.results.get("UNITS_DROPPED", 0)
    if given.featureCount() != output.featureCount() + dropped:
        # A unit that holds two schools may be divided between them, if that is asked for.
        if parameters.get("TWO_SCHOOLS"):
            return
        raise Breach(f"{given.featureCount()} features went in, {output.featureCount()} came out")
    new = {"zone_id", "distance_m"}
    replaced = parameters.get("ZONE_NAME")
    for field in given.fields().names():
        if field in new or (isinstance(replaced, str) and field.startswith(replaced.strip())):
            continue
        if field in output.fields().names():
            before, after = _values(given, field), _values(output, field)
            before, after = Counter(map(_shown, before)), Counter(map(_shown, after))
            if after - before or (before != after and not dropped):
                raise Breach(f"OUTPUT: the values of {field} are not those that went in")


# --- Zones ------------------------------------------------------------------------------


def _check_zones(entry, parameters, outcome):
    results, outputs = outcome.results, outcome.outputs
    zones = outputs.get("ZONES")
    for name in ("BALANCE", "COMPACTNESS"):
        if results.get(name, 0) > 100 + 1e-6:
            raise Breach(f"{name} above 100: {results[name]}")
    if zones is not None:
        if zones.featureCount() != results["ZONE_COUNT"]:
            raise Breach(f"ZONE_COUNT is {results['ZONE_COUNT']}, ZONES has {zones.featureCount()}")
        for feature in zones.getFeatures():
            filled = 100 * feature["students"] / feature["capacity"]
            if abs(filled - feature["utilisation"]) > 1e-6 * max(1, filled):
                raise Breach("ZONES: utilisation is not students over capacity")
    outside, widened = (
        results.get(name) for name in ("ZONES_OUTSIDE_LIMITS", "ZONES_OUTSIDE_WIDENED_LIMITS")
    )
    if outside is not None and outside < widened:
        raise Breach("more zones lie outside the widened limits than outside those asked for")
    output = outputs.get("OUTPUT")
    chosen = parameters.get("ZONE_NAME")
    field = chosen.strip() if isinstance(chosen, str) and chosen.strip() else "zone_id"
    if output is None or field not in output.fields().names():
        return
    zone_of = _values(output, field)
    unassigned = sum(zone is None for zone in zone_of)
    if "UNASSIGNED" in results and unassigned != results["UNASSIGNED"]:
        raise Breach(f"UNASSIGNED is {results['UNASSIGNED']}, {unassigned} units have no zone")
    if zones is not None and "TWO_SCHOOLS" not in parameters:
        _check_sums(parameters, outcome, zone_of, zones)
    if parameters.get("VARIANT") not in _IN_PIECES_ALLOWED.get(entry, ()):
        _check_one_piece(parameters, outcome, zone_of)


def _check_sums(parameters, outcome, zone_of, zones):
    given = outcome.made.layers[parameters["INPUT"]["layer"]]
    fields = parameters["STUDENT_FIELDS"]
    fields = _chosen(given, parameters["STUDENT_FIELDS"])
    if None in fields or given.featureCount() != len(zone_of):
        return
    columns = [_values(given, name) for name in fields]
    total, units = Counter(), Counter()
    for zone, *numbers in zip(zone_of, *columns):
        total[str(zone)] += sum(float(n) for n in numbers)
        units[str(zone)] += 1
    for feature in zones.getFeatures():
        zone = str(_plain(feature["zone_id"]))
        if abs(total[zone] - feature["students"]) > 1e-6 * max(1, total[zone]):
            raise Breach(
                f"ZONES says {feature['students']} students of a zone, its units hold {total[zone]}"
            )
        if units[zone] != feature["n_units"]:
            raise Breach(f"ZONES says {feature['n_units']} units of a zone that has {units[zone]}")


def _check_one_piece(parameters, outcome, zone_of):
    lines = outcome.outputs.get("ADJACENCY")
    given = outcome.made.layers[parameters["INPUT"]["layer"]]
    if lines is None or given.featureCount() != len(zone_of):
        return
    id_field = _known_fields(given).get(str(parameters.get("UNIT_ID") or "").lower())
    if id_field is None:
        units = [str(feature.id()) for feature in given.getFeatures()]
    else:
        units = [_id_text(value) for value in _values(given, id_field)]
    zone = dict(zip(units, zone_of))
    pairs = []
    for line in lines.getFeatures():
        a, b = _id_text(line["unit_a"]), _id_text(line["unit_b"])
        if a not in zone or b not in zone:
            raise Breach("ADJACENCY names a unit that is not there")
        if line["kind"] not in _NO_NEIGHBOURS:
            pairs.append((a, b))
    further = sum(count - 1 for count in _pieces(zone, pairs).values())
    # Attendance islands of the plan in force, or of the plan to start from, may stay. (Not counted
    # again here: units of schools that it gives to others may make some.)
    told = [re.match(r"Attendance islands: ([\d,]+) in", line) for line in outcome.said]
    may_stay = sum(int(found[1].replace(",", "")) for found in told if found)
    if further > may_stay:
        raise Breach(f"{further} pieces of zones are cut off on the adjacency used")
    if further != outcome.results.get("DETACHED_PIECES", further):
        raise Breach(
            f"DETACHED_PIECES is {outcome.results['DETACHED_PIECES']}, {further} are cut off"
        )


def _pieces(zone, pairs):
    """In how many pieces every zone of a plan is, by its id as text."""
    graph = nx.Graph()
    graph.add_nodes_from(unit for unit in zone if zone[unit] is not None)
    graph.add_edges_from(
        (a, b) for a, b in pairs if zone[a] is not None and str(zone[a]) == str(zone[b])
    )
    components = nx.connected_components(graph)
    return Counter(str(zone[next(iter(piece))]).strip() for piece in components)


def _known_fields(layer):
    """The fields of a layer by their names in lower case."""
    return {name.lower(): name for name in layer.fields().names()}


def _chosen(layer, fields):
    """Fields as the layer spells them, each once; None among them where there is no such field."""
    fields = fields if isinstance(fields, list) else [fields] if fields else []
    known = _known_fields(layer)
    return list(dict.fromkeys(known.get(str(name).lower()) for name in fields))


def _id_text(value):
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


# --- Regions ----------------------------------------------------------------------------


def _check_regions(parameters, outcome):
    """Every area in a region in one piece; the sums and deviations are those of the areas."""
    results, output = outcome.results, outcome.outputs.get("OUTPUT")
    if results["MOST_PIECES"] != 1:
        raise Breach(f"a region is in {results['MOST_PIECES']} pieces")
    if output is None:
        return
    # A field of this name that went in keeps it; ours is the last one.
    field = [name for name in output.fields().names() if name.startswith("region_id")][-1]
    region_of = _values(output, field)
    left = sum(region is None for region in region_of)
    if left and parameters.get("ISLANDS") != 2:
        raise Breach(f"{left} areas are without a region")
    regions = sorted({region for region in region_of if region is not None})
    count = results["REGION_COUNT"]
    if regions != list(range(1, count + 1)):
        raise Breach(f"{count} regions are counted, the areas' are {regions}")
    wanted = parameters.get("REGIONS")
    if wanted not in (None, "") and count != wanted:
        raise Breach(f"{wanted} regions were asked for, {count} were formed")
    _check_one_piece(parameters, outcome, region_of)
    _check_region_locks(parameters, outcome, region_of)
    _check_region_sums(parameters, outcome, region_of)


def _check_region_locks(parameters, outcome, region_of):
    given = outcome.made.layers[parameters["INPUT"]["layer"]]
    (field,) = _chosen(given, parameters.get("LOCKED_FIELD")) or [None]
    if field is None or given.featureCount() != len(region_of):
        return
    locked = [str(value or "").strip() for value in _values(given, field)]
    pairs = {pair for pair in zip(locked, region_of) if pair[0] and pair[1] is not None}
    if parameters.get("GROUP_FIELD"):
        return  # A name in several districts stands for a region in each.
    if len({name for name, _ in pairs}) != len(pairs) or len({r for _, r in pairs}) != len(pairs):
        raise Breach("areas locked to one region are in several, or those of several in one")


def _check_region_sums(parameters, outcome, region_of):
    results, areas = outcome.results, outcome.outputs.get("REGION_AREAS")
    given = outcome.made.layers[parameters["INPUT"]["layer"]]
    fields = _chosen(given, parameters.get("BALANCE_FIELDS"))
    if not fields and parameters.get("BALANCE_BY"):
        return  # The area in km² on the map that is used: not measured a second time here.
    if None in fields or given.featureCount() != len(region_of):
        return
    columns = [[float(value) for value in _values(given, name)] for name in fields]
    columns = columns or [[1.0] * len(region_of)]
    inside = np.array([region is not None for region in region_of])
    at = np.array([region - 1 for region in region_of if region is not None])
    count = results["REGION_COUNT"]
    sums = np.column_stack([np.bincount(at, np.array(c)[inside], count) for c in columns])
    district = _districts(parameters, given, at, inside)
    if district is None:
        raise Breach("a region lies in several districts")
    regions = np.bincount(district)
    whole = np.column_stack([np.bincount(district, c) for c in sums.T])
    share = (whole / regions[:, None])[district]
    deviation = 100 * np.abs(sums / share - 1)
    if not np.isclose(deviation.max(), results["LARGEST_DEVIATION"], rtol=1e-6, atol=1e-6):
        raise Breach(
            f"LARGEST_DEVIATION is {results['LARGEST_DEVIATION']}, the areas make it "
            f"{deviation.max()}"
        )
    kept = _region_limits_kept(parameters, sums, deviation)
    if kept is not None and kept != bool(results["WITHIN_LIMITS"]):
        raise Breach(f"WITHIN_LIMITS is {results['WITHIN_LIMITS']}, the sums are {sums.tolist()}")
    if areas is None:
        return
    if areas.featureCount() != count:
        raise Breach(f"{count} regions are counted, REGION_AREAS has {areas.featureCount()}")
    for feature in areas.getFeatures():
        region = feature["region_id"] - 1
        if feature["n_units"] != (at == region).sum():
            raise Breach("REGION_AREAS: n_units is not the number of the region's areas")
        names = [name for name in areas.fields().names() if name.startswith("sum_")]
        for name, total in zip(names, sums[region]):
            if abs(feature[name] - total) > 1e-6 * max(1, abs(total)):
                raise Breach(f"REGION_AREAS: {name} is {feature[name]}, the areas hold {total}")


def _districts(parameters, given, at, inside):
    """The district of every region, from 0; None if one lies in several."""
    (field,) = _chosen(given, parameters.get("GROUP_FIELD")) or [None]
    names = [""] * given.featureCount() if field is None else _values(given, field)
    numbers = np.unique([str(name).strip() for name in names], return_inverse=True)[1][inside]
    pairs = np.unique(np.column_stack([at, numbers]), axis=0)
    if len(pairs) > at.max() + 1:
        return None
    return np.unique(pairs[:, 1], return_inverse=True)[1].reshape(-1)


def _region_limits_kept(parameters, sums, deviation):
    """Whether the sums keep what was asked; None where that is a matter of the last digit."""
    # Emptied: no such limit.
    least, most = (parameters.get(name) or None for name in ("MIN_SUM", "MAX_SUM"))
    if least is None and most is None:
        texts = str(parameters.get("TOLERANCE", "5")).split(";")
        allowed = np.array([float(text) for text in texts])
        over = (deviation - allowed).max()
    else:
        first = sums[:, 0]
        over = max(
            (least - first).max() if least is not None else -math.inf,
            (first - most).max() if most is not None else -math.inf,
        )
    return None if abs(over) < 1e-6 else bool(over <= 0)


# --- Hubs and groups --------------------------------------------------------------------


def _check_groups(outcome, field, size_field, count):
    output = outcome.outputs.get("OUTPUT")
    if output is None or field not in output.fields().names():
        return
    members = Counter(_values(output, field))
    if None in members or len(members) != count:
        raise Breach(f"{count} are counted, {field} has {len(members)}")
    for group, size in zip(_values(output, field), _values(output, size_field)):
        if members[group] != size:
            raise Breach(f"{size_field} says {size} of a group with {members[group]}")


def _check_hub_sizes(entry, parameters, outcome):
    free = ("WEIGHT_FIELD", "CENTRES", "GROUP_FIELD")
    output = outcome.outputs.get("OUTPUT")
    if output is None or any(parameters.get(name) for name in free):
        return
    sizes = np.array(list(Counter(_values(output, "hub_id")).values()))
    if entry == "equalsizehubs" and parameters.get("EQUITY", 1) == 1 and np.ptp(sizes) > 1:
        raise Breach(f"sizes of equal hubs differ by more than one: {sorted(sizes.tolist())}")
    if entry == "hubswithinsizerange":
        low, high = (parameters.get(n, d) for n, d in (("MIN_SIZE", 30), ("MAX_SIZE", 40)))
        # Emptied or 0: no such limit.
        low, high = float(low or 0), float(high or math.inf)
        if sizes.min() < low or sizes.max() > high:
            raise Breach(f"sizes {sorted(sizes.tolist())} outside {low:g} to {high:g}")


# --- The same again ---------------------------------------------------------------------


def check_same(first, second):
    """Raise a Breach unless two runs of one case gave the same."""
    if (first.error is None) != (second.error is None):
        raise Breach("the same case once gives a result and once an error")
    one, two = (
        {
            name: [row[1:] for row in layers.content(layer)]
            for name, layer in outcome.outputs.items()
        }
        for outcome in (first, second)
    )
    if one != two:
        raise Breach(
            f"the same random seed gives other outputs: {[n for n in one if one[n] != two.get(n)]}"
        )
