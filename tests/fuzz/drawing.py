# SPDX-License-Identifier: GPL-2.0-or-later
"""Draws cases with hypothesis: an entry, its layers, a value for each parameter it declares.

A case is made of plain values only, so that it can be printed, shrunk and run again. What an
entry takes is read from its own parameters: new entries and parameters are drawn from the day
they are declared.
"""

from __future__ import annotations

from hypothesis import strategies as st
from qgis.core import QgsProcessing, QgsProcessingParameterDefinition, QgsProcessingParameterNumber

from . import columns, layers, shapes

FIELDS = {
    "UNIT_ID": ["id"],
    "STUDENT_FIELDS": ["g0", "g1"],
    "SCHOOL_ID": ["id"],
    "CAPACITY": ["seats"],
    "LEVEL_FIELD": ["level"],
    "ZONE_FIELD": ["plan"],
    "ZONE_FIELDS": ["plan", "old"],
    "EXISTING_FIELD": ["old"],
    "LOCKED_FIELD": ["lock"],
    "SUM_FIELDS": ["g1"],
    "WEIGHT_FIELD": ["weight"],
    "GROUP_FIELD": ["kind", "plan"],
    "FIELDS": ["s0", "s1"],
    "POINT_ID": ["id"],
    "CENTRE_ID": ["id"],
    "CENTRE_MIN": ["least"],
    "CENTRE_MAX": ["most"],
    "COST_UNIT": ["origin_id"],
    "COST_FROM": ["origin_id"],
    "COST_SCHOOL": ["destination_id"],
    "COST_TO": ["destination_id"],
    "COST": ["total_cost"],
    "BALANCE_FIELDS": ["g0"],
    "FEEDER_FIELD": ["plan", "old"],
    "SHARE_FIELDS": ["g1"],
    "KEEP_FIELD": ["plan"],
    "MOVED_BEFORE_FIELD": ["g1"],
    "GRANDFATHERED_FIELDS": ["g1"],
}
"""Fields that are meant for a parameter; those of others are drawn from all that there are."""

LAYERS = {
    "SCHOOLS": "schools",
    "CENTRES": "places",
    "BARRIERS": "barriers",
    "BRIDGES": "bridges",
    "TRAVEL_COSTS": "costs",
    "ADJACENCY_LINES": "neighbours",
}

STRINGS = {
    "LEVEL": ["ES", "MS", " ES ", "1"],
    "ZONE_NAME": ["plan_es", "id", "g0", "zone id", "Ñ", "distance_m"],
    "PLAN_NAMES": ["Now; Then", "A;A", ";", "<b>"],
    "TITLES": ["One; Two", "One"],
    "TOLERANCE": ["5", "20", "100", "20", "5; 20"],
}

FEW = {
    "RUNS": [1, 1, 2, 3],
    "STARTS": [1, 1, 1, 1, 2],
    "MAX_STAGNATION": [0, 1, 5],
    "TIME_LIMIT": [1],
    "MAX_GROUPS": [2, 3, 3, 4] * 3 + [9],
    "REGIONS": [2, 2, 3, 4] * 3 + [None],
}
"""Numbers that say how much work is done: many cases are worth more than long ones."""

SELDOM_DEAR = {"IMPROVE": (0,) * 7 + (1,), "EFFORT": (0,) * 15 + (1,)}
"""Choices of more effort, seldom; the thorough improvement of plans takes minutes."""

GIVEN = ("REGIONS",)
"""Optional numbers without which little happens."""

INSTEAD = ("MIN_SUM", "MAX_SUM")
"""Numbers to be given instead of another, seldom."""

NEVER = {"DASK_SCHEDULER"}
"""Parameters that reach out of this machine."""

_SOUND = ("metres", "feet", "degrees", "own", "date line", "far north")
_UNSOUND = tuple(name for name in layers.GROUNDS if name not in _SOUND)


@st.composite
def cases(draw, entries):
    """A case of one of the entries (algorithms of QGIS, by id)."""
    entry = draw(st.sampled_from(sorted(entries)))
    # How much is out of order: nothing, a little, anything.
    disorder = draw(st.sampled_from((0, 0, 1, 1, 2)))
    parameters = {d.name(): d for d in entries[entry].parameterDefinitions()}
    of_zones = "SCHOOLS" in parameters or _takes_polygons_alone(parameters.get("INPUT"))
    told = draw(zone_layers(disorder) if of_zones else point_layers(disorder))
    values = {}
    for name, definition in parameters.items():
        value = draw(value_of(definition, told, values, disorder))
        if value is not _LEFT_OUT:
            values[name] = value
    used = {v["layer"] for v in values.values() if isinstance(v, dict) and "layer" in v}
    needed = used | {told[name].get(key) for name in used for key in ("of", "units", "schools")}
    needed |= {
        c["of"] for name in needed & set(told) for c in told[name]["fields"].values() if "of" in c
    }
    kept = {name: layer for name, layer in told.items() if name in needed}
    return {"entry": entry, "layers": kept, "parameters": values}


# --- Layers -----------------------------------------------------------------------------


@st.composite
def some_dirt(draw, kinds, disorder, chance):
    """Dirt of a few kinds at a few places; none in good order."""
    if disorder == 0 or draw(st.integers(0, 9)) >= chance * disorder:
        return []
    most = disorder if disorder == 1 else 3
    one = st.tuples(st.sampled_from(kinds), st.integers(0, 20)).map(list)
    return draw(st.lists(one, min_size=1, max_size=most))


@st.composite
def column(draw, disorder, kinds, **told):
    return {
        "kind": draw(st.sampled_from(kinds)),
        "seed": draw(st.integers(0, 99)),
        "dirt": draw(some_dirt(columns.VALUE_DIRT, disorder, 1)),
        **told,
    }


@st.composite
def common(draw, disorder, kinds):
    """What layers of all kinds have."""
    ground = draw(st.sampled_from(_SOUND))
    if disorder and draw(st.integers(0, 9)) < disorder:
        ground = draw(st.sampled_from(_UNSOUND))
    scale = draw(st.sampled_from((1.0,) * 8 + (0.1, 10.0, 0.001, 1000.0))) if disorder else 1.0
    return {
        "type": draw(st.sampled_from(kinds)),
        "ground": ground,
        "scale": scale,
        "told": draw(st.sampled_from(("", "", "", "z", "zm", "curved"))),
        "stored": draw(st.integers(0, 9)) == 9,
        "seed": draw(st.integers(0, 9999)),
    }


def _number(disorder, low, high):
    kinds = ("integer", "double", "string") if disorder else ("integer", "double")
    return column(disorder, kinds, low=low, high=high)


def _ids(disorder):
    return st.sampled_from(columns.ID_STYLES).flatmap(
        lambda style: column(disorder, ("string",), ids=style)
    )


@st.composite
def zone_layers(draw, disorder):
    """Planning units, schools and all that officers may bring with them."""
    units = {
        **draw(common(disorder, ("Polygon", "MultiPolygon"))),
        "shapes": "map",
        "layout": draw(st.sampled_from(shapes.LAYOUTS)),
        "columns": draw(st.integers(2, 5)),
        "rows": draw(st.integers(1, 4)),
        "dirt": draw(some_dirt(shapes.POLYGON_DIRT, disorder, 3)),
        "fields": {
            "id": draw(_ids(disorder)),
            "g0": draw(_number(disorder, 0, 60)),
            "g1": draw(_number(disorder, 0, draw(st.sampled_from((40, 0, 4000))))),
            "plan": draw(
                column(
                    disorder, ("string",), of="schools", sparse=draw(st.sampled_from((0, 0, 0, 3)))
                )
            ),
            "old": draw(column(disorder, ("string",), of="schools", sparse=0)),
            "lock": draw(
                column(disorder, ("string",), of="schools", sparse=draw(st.integers(5, 9)))
            ),
        },
    }
    count = draw(st.integers(1, 4))
    place = st.sampled_from(shapes.PLACES[:2] if disorder == 0 else shapes.PLACES)
    schools = {
        **draw(common(disorder, ("Point", "Point", "MultiPoint", "Polygon"))),
        "shapes": "in",
        "of": "units",
        "places": draw(st.lists(place, min_size=count, max_size=count)),
        "dirt": draw(some_dirt(shapes.POINT_DIRT, disorder, 1)),
        "fields": {
            "id": draw(_ids(disorder)),
            "seats": draw(_number(disorder, 1, draw(st.sampled_from((300, 5, 100000))))),
            "level": draw(
                column(disorder, ("string",), texts=draw(st.sampled_from((["ES"], ["ES", "MS"]))))
            ),
            "name": draw(column(0, ("string",), texts=["North School", "South <School>", ""])),
        },
    }
    schools["as"] = "polygons" if schools["type"] == "Polygon" else ""
    ground = units["ground"]
    # Schools lie on the units' ground, in its reference system or, out of order, in another.
    schools["scale"] = units["scale"]
    if not disorder or draw(st.integers(0, 9)) > disorder:
        schools["ground"] = ground
    lines = st.lists(
        st.tuples(st.integers(0, 20), st.integers(0, 20)).map(list), min_size=1, max_size=3
    )

    @st.composite
    def line_layer(draw, **fields):
        return {
            "type": "LineString",
            "ground": ground,
            "scale": units["scale"],
            "seed": 0,
            "shapes": "lines",
            "of": "units",
            "pairs": draw(lines),
            "fields": fields,
        }

    told = {
        # Ids of schools are needed for the plans that units name.
        "units": units,
        "schools": schools,
        "barriers": draw(line_layer()),
        "bridges": draw(line_layer()),
        "neighbours": draw(
            line_layer(
                unit_a={"kind": "string", "of": "units", "seed": 1, "dirt": []},
                unit_b={"kind": "string", "of": "units", "seed": 2, "dirt": []},
                kind={"kind": "string", "texts": ["found", "cut", "bridge"], "dirt": []},
                border_m={"kind": "double", "low": 1, "high": 9, "seed": 3, "dirt": []},
            )
        ),
        "costs": {
            "type": "NoGeometry",
            "shapes": "costs",
            "units": "units",
            "schools": "schools",
            "gaps": draw(st.sampled_from((0, 0, 0, 7, 2))),
            "dirt": draw(some_dirt(columns.VALUE_DIRT, disorder, 1)),
            "fields": {},
        },
    }
    return told


@st.composite
def point_layers(draw, disorder):
    """Points to group, places around which to group them, travel costs between them."""
    n = draw(st.integers(3, 40) if disorder == 0 else st.integers(1, 40))
    points = {
        **draw(common(disorder, ("Point", "Point", "MultiPoint"))),
        "shapes": "cloud",
        "layout": draw(st.sampled_from(shapes.CLOUDS)),
        "n": n,
        "dirt": draw(some_dirt(shapes.POINT_DIRT, disorder, 3)),
        "fields": {
            "id": draw(_ids(disorder)),
            "weight": draw(_number(disorder, 0, draw(st.sampled_from((9, 1, 5000))))),
            "kind": draw(
                column(
                    disorder,
                    ("string",),
                    texts=draw(st.sampled_from((["a"], ["a", "b"], ["a", "b", "b", "Ñ", ""]))),
                )
            ),
            "s0": draw(_number(disorder, 0, 10)),
            "s1": draw(_number(disorder, 0, draw(st.sampled_from((10, 0))))),
        },
    }
    places = {
        **draw(common(disorder, ("Point",))),
        "shapes": "cloud",
        "layout": draw(st.sampled_from(shapes.CLOUDS)),
        "n": draw(st.integers(2, 4)),
        "dirt": draw(some_dirt(shapes.POINT_DIRT, disorder, 1)),
        "ground": points["ground"],
        "scale": points["scale"],
        "fields": {
            "id": draw(_ids(disorder)),
            "least": draw(_number(disorder, 0, 3)),
            "most": draw(_number(disorder, 5, 40)),
        },
    }
    costs = {
        "type": "NoGeometry",
        "shapes": "costs",
        "units": "points",
        "schools": "points",
        "gaps": draw(st.sampled_from((0, 0, 7, 2))),
        "dirt": draw(some_dirt(columns.VALUE_DIRT, disorder, 1)),
        "fields": {},
    }
    return {"points": points, "places": places, "costs": costs}


# --- Parameters -------------------------------------------------------------------------


class _LeftOut:
    pass


_LEFT_OUT = _LeftOut()


def _is_optional(definition):
    return bool(definition.flags() & QgsProcessingParameterDefinition.Flag.FlagOptional)


def _often_left(strategy, definition, disorder):
    """Optional parameters are mostly left out, so that those drawn meet in all ways."""
    if not _is_optional(definition):
        return strategy
    empty = st.sampled_from((_LEFT_OUT, None, "")) if disorder else st.just(_LEFT_OUT)
    return st.integers(0, 3).flatmap(lambda at: strategy if at == 3 else empty)


def value_of(definition, told, values, disorder):
    """A strategy for the value of a parameter, by its type."""
    name, kind = definition.name(), definition.type()
    if name in NEVER:
        return st.just(_LEFT_OUT)
    if kind in ("source", "vector"):
        return _layer(definition, told, disorder)
    if kind == "field":
        return _field(definition, told, values, disorder)
    if kind == "enum":
        return _choice(definition, disorder)
    if kind in ("number", "distance"):
        figure = _figure(definition, disorder)
        return figure if name in GIVEN else _often_left(figure, definition, disorder)
    if kind == "boolean":
        return st.sampled_from((_LEFT_OUT, definition.defaultValue(), True, False))
    if kind == "string":
        texts = st.sampled_from(STRINGS.get(name, ["a", " ", "Ñ; <i>"]))
        if name == "LEVEL" and (disorder < 2 or values.get("LEVEL_FIELD") == "level"):
            # The two go together.
            return st.just("ES" if values.get("LEVEL_FIELD") else _LEFT_OUT)
        return _often_left(texts, definition, disorder)
    if kind in ("sink", "vectorDestination"):
        return _sink(definition)
    if kind == "fileDestination":
        asked = st.just({"file": f"{name.split(':')[-1].lower()}.html"})
        if not _is_optional(definition):
            return asked
        return st.integers(0, 7).flatmap(lambda at: asked if at == 7 else st.just(_LEFT_OUT))
    if kind == "multilayer":
        return st.lists(
            st.sampled_from(({"text": "a.html"}, {"text": "b.html"}, "/nowhere/x.html")),
            min_size=1,
            max_size=2,
        )
    return st.just(_LEFT_OUT)


def _sink(definition):
    """A destination: in memory or in a file; one that is written by default may be left out."""
    name = definition.name().split(":")[-1]
    asked = st.sampled_from(("memory:", "memory:", "memory:", {"file": f"{name.lower()}.gpkg"}))
    if not _is_optional(definition) or name == "ADJACENCY":
        return asked
    return st.booleans().flatmap(
        lambda wanted: asked if wanted else st.sampled_from((_LEFT_OUT, None))
    )


def _layer(definition, told, disorder):
    name = definition.name()
    meant = LAYERS.get(name)
    if name == "INPUT" or (meant not in told and not _is_optional(definition)):
        meant = next(iter(told))
    fitting = [other for other, layer in told.items() if _fits(definition, layer)]
    meant = [meant] if meant in told else fitting
    if not meant:
        return st.just(_LEFT_OUT)
    strategy = st.sampled_from([{"layer": one} for one in meant])
    if disorder == 2 and fitting:
        any_fitting = st.sampled_from([{"layer": one} for one in fitting])
        strategy = st.integers(0, 14).flatmap(lambda at: any_fitting if at == 14 else strategy_)
        strategy_ = st.sampled_from([{"layer": one} for one in meant])
    if not _is_optional(definition):
        return strategy
    return st.integers(0, 6).flatmap(lambda at: strategy if at == 6 else st.just(_LEFT_OUT))


def _takes_polygons_alone(definition):
    return getattr(definition, "dataTypes", list)() == [QgsProcessing.SourceType.TypeVectorPolygon]


def _fits(definition, layer):
    kinds = {
        "Point": QgsProcessing.SourceType.TypeVectorPoint,
        "MultiPoint": QgsProcessing.SourceType.TypeVectorPoint,
        "LineString": QgsProcessing.SourceType.TypeVectorLine,
        "Polygon": QgsProcessing.SourceType.TypeVectorPolygon,
        "MultiPolygon": QgsProcessing.SourceType.TypeVectorPolygon,
    }
    allowed = definition.dataTypes()
    any_kind = (QgsProcessing.SourceType.TypeVector, QgsProcessing.SourceType.TypeVectorAnyGeometry)
    if any(kind in allowed for kind in any_kind) or not allowed:
        return True
    return kinds.get(layer["type"]) in allowed


def _field(definition, told, values, disorder):
    parent = values.get(definition.parentLayerParameterName())
    layer = told.get(parent["layer"]) if isinstance(parent, dict) and "layer" in parent else None
    if layer is None:
        strange = st.just(_LEFT_OUT) if _is_optional(definition) else st.just("id")
        return strange
    if layer["shapes"] == "costs":
        there = ["origin_id", "destination_id", "total_cost"]
    else:
        there = list(layer["fields"])
    meant = [name for name in FIELDS.get(definition.name(), []) if name in there]
    several = definition.allowMultiple()
    odd = st.sampled_from([*there, *(name.upper() for name in there), "nowhere", "", None])
    one = st.sampled_from(meant) if meant else st.sampled_from(there or ["nowhere"])
    if disorder:
        sound, limit = one, 12 if disorder == 1 else 6
        one = st.integers(0, limit).flatmap(lambda at: odd if at == limit else sound)
    if several:
        many = st.just(meant) if meant else st.lists(one, min_size=1, max_size=2)
        strategy = many if not disorder else st.one_of(many, st.lists(one, min_size=1, max_size=3))
    else:
        strategy = one
    return _often_left(strategy, definition, disorder)


def _choice(definition, disorder):
    name = definition.name()
    count = len(definition.options())
    if name in SELDOM_DEAR:
        return st.sampled_from([at for at in SELDOM_DEAR[name] if at < count])
    odd = [count, -1] if disorder == 2 else []
    default = definition.defaultValue()
    return st.sampled_from([_LEFT_OUT, default if default is not None else 0, *range(count), *odd])


def _figure(definition, disorder):
    name = definition.name()
    if name in FEW:
        return st.sampled_from(FEW[name])
    if name in INSTEAD:
        return st.sampled_from((_LEFT_OUT,) * 3 + (20, 100))
    whole = definition.dataType() == QgsProcessingParameterNumber.Type.Integer
    least, most = definition.minimum(), definition.maximum()
    least, most = max(least, -1e6), min(most, 1e6)
    default = definition.defaultValue()
    usual = [default] if default is not None else []
    near = st.integers(int(least), int(min(most, max(least, 0) + 12)))
    drawn = near if whole else st.one_of(near, near.map(lambda n: n + 0.5))
    if disorder == 2:
        drawn = st.one_of(drawn, st.sampled_from((least, most, least - 1, most + 1, 2.5, "x", 1e9)))
    if not usual:
        return drawn
    return st.integers(0, 2).flatmap(lambda at: st.sampled_from(usual) if at < 2 else drawn)
