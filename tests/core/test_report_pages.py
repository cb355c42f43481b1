# SPDX-License-Identifier: GPL-2.0-or-later
"""Reports and web maps: what they say, and that nothing in them breaks out."""

import base64
import gzip
import json
import re
from dataclasses import replace

import numpy as np
import pytest
from shapely.geometry import Polygon, box

from balanced_zones.algorithms.core.errors import Fault
from balanced_zones.algorithms.core.hubs.results.result import LastHubs
from balanced_zones.algorithms.core.report import charts, maps, page, texts, webmap
from balanced_zones.algorithms.core.report.hubs import from_to, hub_called, hub_report, in_short
from balanced_zones.algorithms.core.report.webmap import web_map
from balanced_zones.algorithms.core.report.zones import zone_report
from balanced_zones.algorithms.core.texts import students_counted
from balanced_zones.algorithms.core.zones.limits import Limits
from cases import county
from pages import NASTY, Reader, figures, hub_case, hub_map, record, zone_case


@pytest.fixture(scope="module")
def zones():
    return zone_case()


@pytest.fixture(scope="module")
def zones_page(zones):
    return zone_report(zones, "report.html.json")


@pytest.fixture(scope="module")
def hubs():
    return hub_case()[1]


@pytest.fixture(scope="module")
def hubs_page(hubs):
    return hub_report(hubs, "report.html.json")


@pytest.fixture(scope="module")
def hubs_map():
    return hub_map()


def test_pages_are_whole_and_need_nothing_else(zones_page, hubs_page):
    for text in (zones_page, hubs_page):
        reader = Reader(text)
        assert reader.open == []
        assert re.search(r'<html lang="en">', text) and "<title>" in text
        assert all(link.startswith(("#", "data:")) for link in reader.links)
        assert "http" not in text
        assert len(reader.ids) == len(set(reader.ids))
        # Every link of the contents leads somewhere; every table has a caption.
        assert {link[1:] for link in reader.links if link.startswith("#")} <= set(reader.ids)
        assert reader.elements.count("caption") == reader.elements.count("table")
        assert text.count('role="img" aria-label=') == reader.elements.count("svg")


def test_zone_table_holds_the_metrics(zones, zones_page):
    rows = Reader(zones_page).tables["Every zone: New plan"]
    m, before = zones.plans[0].evaluation.metrics, zones.plans[1].evaluation.metrics
    assert len(rows) == 1 + zones.problem.n_zones
    for zone, row in enumerate(rows[1:]):
        cells = dict(zip(rows[0], row))
        assert cells["School"] == f"School {zone}"
        assert cells["Zone"] == zones.problem.school_ids[zone]
        assert cells["Students"] == f"{m.students[zone]:,.0f}"
        assert cells["Seats"] == f"{m.capacity[zone]:,.0f}"
        assert cells["Utilisation %"] == f"{m.utilisation[zone]:.1f}"
        assert cells["Plan in force: utilisation %"] == f"{before.utilisation[zone]:.1f}"
        assert cells["Mean distance, mi"] == f"{m.proximity_m[zone] / 1609.344:.2f}"
        assert cells["Compactness %"] == f"{m.compactness[zone]:.1f}"


def test_measures_and_headline_hold_the_evaluation(zones, zones_page):
    reader = Reader(zones_page)
    rows = reader.tables["All measures of the plans"]
    assert rows[0] == [
        "Measure",
        "Unit",
        "New plan",
        "Plan in force",
        "Change from the plan in force to the new plan",
    ]
    told = {row[0]: row[2:] for row in rows[1:]}
    for measure, before in zip(*(plan.evaluation.measures() for plan in zones.plans)):
        if measure.value is None:
            continue
        shown = float(told[measure.name][0].replace(",", "").replace("\u2212", "-"))
        assert shown == pytest.approx(measure.value, abs=0.051), measure
        if before.value is not None:
            change = float(told[measure.name][2].replace(",", "").replace("\u2212", "-"))
            assert change == pytest.approx(measure.value - before.value, abs=0.051)
    main = zones.plans[0].evaluation
    assert f"Any plan: at most {main.highest_balance:.1f}" in reader.text
    assert f"no plan is below {zones.bound.mean_travel / 1609.344:.3f}" in reader.text
    assert f"{main.students_reassigned:,.0f}" in reader.text
    assert figures(zones_page) == {"BALANCE": 88.5}


def test_warnings_are_told_escaped(zones_page):
    assert "Mind the &lt;gap&gt; &amp; go on." in zones_page


def test_names_cannot_break_out(zones, hubs_map):
    text = zone_report(replace(zones, school_names=[NASTY] * 8), "x.json")
    scripts = re.findall(r"<script", text)
    assert len(scripts) == 1, "the page's own"
    assert "&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;" in text
    assert Reader(text).open == []

    text = web_map(replace(hubs_map, names=[NASTY] * 300), "/* a program */")
    assert NASTY not in text and len(re.findall(r"<script", text)) == 2
    assert Reader(text).open == []
    data = json.loads(re.search(r"var DATA = (.*);\nvar WORDS", text)[1])
    assert data["names"] == [NASTY] * 300


def test_hub_report_holds_the_hubs(hubs, hubs_page):
    hubs = hubs.hubs
    reader = Reader(hubs_page)
    rows = reader.tables["Every hub"]
    assert [row[0] for row in rows[1:]] == [str(k + 1) for k in range(hubs.count)]
    assert [int(row[1]) for row in rows[1:]] == hubs.sizes.tolist()
    assert [row[2] for row in rows[1:]] == [f"{m / 1609.344:.3f}" for m in hubs.mean_distance_m]
    assert f"{hubs.mean_distance_km / 1.609344:.3f}" in reader.text
    # Every point is on the map, but for two in one pixel: a dot is a line of no length.
    assert len(hubs.labels) - 2 < len(dots_of(hubs_page)) <= len(hubs.labels)


def dots_of(page):
    """Where the dots of a page's map are, shape (n, 2)."""
    found = []
    for path in re.findall(r'class="dots" d="([^"]*)"', page):
        steps = [(int(x), int(y)) for x, y in re.findall(r"[Mm](-?\d+) ?(-?\d+)h0", path)]
        found += np.cumsum(steps, axis=0).tolist()
    return np.array(found)


def test_of_dots_that_share_a_pixel_one_is_drawn():
    rng = np.random.default_rng(0)
    xy = np.vstack([rng.uniform(0, 90, (4000, 2)), [[0, 0], [2000, 2000]]])
    drawn = dots_of(maps.map_svg([], "test", [maps.Dots(xy, "#111", 3.5)], label_size=0))
    at = maps.Frame(maps.bounds_of([], xy)).units(xy)
    assert len(drawn) < 2500
    away = np.abs(at[:, None] - drawn[None]).max(axis=2)
    # As drawn, a place is a whole number: half a unit away from where it is.
    assert away.min(axis=1).max() < 2.5 and away.min(axis=0).max() <= 0.5


def test_values_that_share_a_line_are_drawn_once_and_counted_all():
    chart = charts.Spread("all", np.repeat([1.0, 2.0, 2.0001], 50), "#111")
    text = charts.distributions([chart], "test", np.arange(0, 5.0), "km")
    assert re.search(r'class="strip" d="([^"]*)"', text)[1].count("M") == 2
    assert [int(n) for n in re.findall(r"<title>(\d+)</title>", text)] == [50, 100]


def test_hub_report_tells_in_front_who_changes_hub_and_who_is_too_far(hubs):
    found = hubs.hubs
    before = found.labels.copy()
    before[:2] = (before[:2] + 1) % found.count
    before[2] = -1
    names = tuple(str(k + 1) for k in range(found.count))
    last = LastHubs(names, before)
    known = replace(found, last=last, name=np.arange(found.count))
    longest = float(np.sort(found.distance_m)[-4:-2].mean())
    reader = Reader(hub_report(replace(hubs, hubs=known, longest=longest), "x.json"))
    front = re.sub(r"\s+", " ", reader.text)
    assert "Points that change hub 2 0.7 % of those that were in one New points: 1" in front
    assert f"Points too far from their centre 3 Farther than {longest / 1609.344:.2f} mi" in front
    moves = reader.tables["Points that change hub"][1:]
    assert {row[0] for row in moves} == {f"Hub {before[row] + 1}" for row in range(2)}
    assert {row[1] for row in moves} == {f"Hub {found.labels[row] + 1}" for row in range(2)}
    # The table's distances are in the unit of its heads.
    assert not [head for head in reader.tables["Every hub"][0] if "km" in head]


def test_lines_on_a_map_end_at_its_edge():
    area = maps.Area(box(0, 0, 100, 50), "#ffffff")
    river = maps.Lines(np.array([[[-900, 20], [900, 20]], [[900, 20], [900, 400]]]), "#000000")
    text = maps.map_svg([area], "Map", lines=[river], scale_bar=False)
    wide = int(re.search(r'viewBox="0 0 (\d+) ', text)[1])
    drawn = re.search(r'class="lines" d="M(\d+) (\d+)L(\d+) (\d+)"', text)
    assert sorted(int(drawn[k]) for k in (1, 3)) == [0, wide] and drawn[2] == drawn[4]


def test_one_of_something_is_told_as_one(hubs):
    assert from_to(np.array([1200, 1200])) == "1,200" and from_to([1, 2.5]) == "1 to 2.5"
    assert hub_called(13, group="Greenwich") == "Hub 14, Greenwich"
    assert in_short(hubs.hubs).startswith("300 points in ")
    named = replace(hubs, hub_names=["", *"ABCDEFGHIJ"][: hubs.hubs.count], given_centres=True)
    text = hub_report(named, "x.json")
    assert ">A (hub 2):" in text and "Crosses are the given centres." in text


def test_web_map_carries_its_points_outlines_and_program(hubs_map):
    content = hubs_map
    text = web_map(content, "var Plotly = 1; // </script>")
    data = json.loads(re.search(r"var DATA = (.*);\nvar WORDS", text)[1])
    assert data["all"] == "All hubs"
    assert [group["name"] for group in data["groups"]] == [g.name for g in content.groups]
    assert np.allclose(np.column_stack([data["lon"], data["lat"]]), content.lonlat, atol=6e-6)
    assert data["group"] == content.group_of_point.tolist()
    few, many = data["values"]
    assert [few["texts"][i] for i in few["at"]] == content.values[0]
    assert many["texts"] == [str(i) for i in range(300)]
    for group, given in zip(data["groups"], content.groups):
        (rings,) = group["outline"]
        assert Polygon(rings[0]).area == pytest.approx(given.outline.area, rel=0.02)
    packed = re.search(r'id="plotly"[^>]*>([^<]*)<', text)[1]
    assert gzip.decompress(base64.b64decode(packed)) == b"var Plotly = 1; // </script>"
    # The same content gives the same page.
    assert web_map(content, "var Plotly = 1; // </script>") == text


def test_a_web_map_of_many_points_draws_a_part_of_every_group_and_says_so(hubs_map, monkeypatch):
    monkeypatch.setattr(webmap, "MOST_DRAWN", 0)
    monkeypatch.setattr(webmap, "FEWEST_POINTS", 100)
    text = web_map(hubs_map, "")
    data = json.loads(re.search(r"var DATA = (.*);\nvar WORDS", text)[1])
    assert f"{hubs_map.title}: 100 of 300 points drawn" in text
    drawn = np.bincount(data["group"], minlength=len(hubs_map.groups))
    assert abs(drawn - np.bincount(hubs_map.group_of_point) / 3).max() <= 1
    # Each is still what it was: its name, its place, its own fields.
    of_name = {name: at for at, name in enumerate(hubs_map.names)}
    at = [of_name[name] for name in data["names"]]
    assert len(set(at)) == 100
    assert np.allclose(np.column_stack([data["lon"], data["lat"]]), hubs_map.lonlat[at], atol=6e-6)
    assert data["group"] == hubs_map.group_of_point[at].tolist()
    few, many = data["values"]
    assert many["texts"] == [str(each) for each in at]
    assert [few["texts"][i] for i in few["at"]] == [hubs_map.values[0][each] for each in at]


def test_json_is_what_qgis_process_takes():
    given = json.loads(record().json())
    assert given["inputs"] == {"TOLERANCE": 10, "INPUT": "/data/units.gpkg|layername=units"}
    assert given["versions"]["QGIS"] == "3.40"


def test_what_cannot_be_repeated_is_said(zones, zones_page):
    run = record(cannot_repeat=["Planning units was a temporary layer."])
    assert "temporary" not in zones_page
    assert "was a temporary layer" in zone_report(replace(zones, run=run), "x.json")


# --- Drawings ---------------------------------------------------------------------------


def rings_of(path):
    """The rings that a path of relative steps draws."""
    for part in re.findall(r"M([^l]*)l([^z]*)z", path):
        start = [int(v) for v in re.findall(r"-?\d+", part[0])]
        steps = np.array([int(v) for v in re.findall(r"-?\d+", part[1])]).reshape(-1, 2)
        yield np.vstack([start, np.cumsum(np.vstack([start, steps]), axis=0)[1:]])


def test_outlines_keep_their_place_shape_and_holes():
    rng = np.random.default_rng(1)
    angle = np.sort(rng.uniform(0, 2 * np.pi, 400))
    radius = 5000 + rng.normal(0, 60, 400)
    corner = np.array([4e5, 2e5])
    around = corner + np.column_stack([radius * np.cos(angle), radius * np.sin(angle)])
    hole = corner + np.array([[0, 0], [900, 0], [900, 900]])
    shape = Polygon(around, [hole])
    frame = maps.Frame(shape.bounds)
    rings = list(rings_of(maps.path_of(shape, frame)))
    assert len(rings) == 2
    drawn = Polygon(rings[0], [rings[1]])
    scale = frame.scale
    assert drawn.area / scale**2 == pytest.approx(shape.area, rel=0.005)
    x0, y0, x1, y1 = drawn.bounds
    assert x0 >= maps.MARGIN - 2 and x1 <= maps.WIDTH - maps.MARGIN + 2
    assert y0 >= maps.MARGIN - 2 and y1 <= frame.height - maps.MARGIN + 2
    # North is up.
    north = frame.units(np.array([[4e5, 2e5 + 1000], [4e5, 2e5]]))
    assert north[0, 1] < north[1, 1]


def test_labels_do_not_lie_on_one_another():
    areas = [
        maps.Area(box(x, y, x + 1, y + 1), "#fff", label="A long name of a school")
        for x in range(8)
        for y in range(8)
    ]
    text = maps.map_svg(areas, "test", label_size=26)
    places = [(float(x), float(y)) for x, y in re.findall(r'<tspan x="(\d+)" y="(\d+)"', text)]
    assert 5 < len(places) < 64
    wide = 23 * 26 * 0.55
    for i, (x, y) in enumerate(places):
        for other_x, other_y in places[:i]:
            assert abs(x - other_x) > wide or abs(y - other_y) > 20


def test_bars_are_as_long_as_their_values():
    rows = [charts.Bar("one", 50.0, "#111"), charts.Bar("two", 100.0, "#222")]
    text = charts.bars(rows, "test", 1, charts.Mark(100.0, "at most"))
    long = [float(w) for w in re.findall(r'width="([\d.]+)"', text)]
    assert long[1] == pytest.approx(2 * long[0], abs=0.2)
    assert "50.0" in text and "100.0" in text and "at most" in text


def test_a_bar_without_a_value_says_so():
    text = charts.bars([charts.Bar("none", None, "#111"), charts.Bar("nan", np.nan, "#1")], "t", 1)
    assert text.count("\N{EN DASH}") == 2


def test_distribution_counts_every_value():
    values = np.array([5.0, 15, 15, 25, 200, np.nan])
    edges = np.arange(0, 40, 10.0)
    text = charts.distributions([charts.Spread("plan", values, "#111")], "test", edges, "%")
    assert [int(n) for n in re.findall(r"<title>(\d+)</title>", text)] == [1, 2, 2]
    assert "median 15, from 5 to 200 %" in text


@pytest.mark.parametrize(
    "value, digits, shown",
    [
        (1234.5, 1, "1,234.5"),
        (-0.04, 1, "0.0"),
        (-3, 0, "\u22123"),
        (None, 0, "\N{EN DASH}"),
        (float("nan"), 2, "\N{EN DASH}"),
    ],
)
def test_numbers(value, digits, shown):
    assert texts.number(value, digits) == shown


def test_signs():
    assert (texts.signed(2, 1), texts.signed(-2, 1), texts.signed(0.01, 1)) == (
        "+2.0",
        "\u22122.0",
        "0.0",
    )


def test_texts_can_be_translated(zones):
    try:
        texts.translate_with(lambda text: {"Map": "Mapa", "en": "es"}.get(text, text))
        text = zone_report(zones, "x.json")
    finally:
        texts.translate_with(lambda text: text)
    assert '<html lang="es">' in text and "<h2>Mapa</h2>" in text


def test_script_json_cannot_end_its_script():
    assert "</" not in page.script_json({"a": "</script><!--", "b": "\u2028"})
    assert json.loads(page.script_json(["</script>"])) == ["</script>"]


def test_a_comparison_says_whom_the_plan_moves():
    case = zone_case()
    main = replace(case.plans[0].evaluation, reassigned=None)
    case = replace(case, plans=[replace(case.plans[0], evaluation=main), case.plans[1]])
    reader = Reader(zone_report(case, "x.json"))
    before, after = case.plans[1].evaluation.labels, main.labels
    students = case.problem.students[before != after].sum()
    assert "Students who change school" in reader.text
    assert "From the plan in force to the new plan" in reader.text
    (rows,) = [rows for title, rows in reader.tables.items() if title.startswith("Students by old")]
    moved = [float(row[2].replace(",", "")) for row in rows[1:]]
    assert sum(moved) == pytest.approx(students, abs=len(moved))
    assert moved == sorted(moved, reverse=True)
    assert all(row[0] != row[1] for row in rows[1:])
    assert sum(int(row[3]) for row in rows[1:]) == (before != after).sum()


def test_one_and_none_are_told_in_their_own_words():
    from balanced_zones.algorithms.core.report.zones.worst import _moves
    from balanced_zones.algorithms.core.zones.obstacles import Obstacles

    held = Obstacles(0, 1.2, 9.0, (), (), 0.0, None, 1, 2, 0, 1, 1, 0, 0)
    assert _moves(held, True).endswith("1 holds its zone together; 1 has no students.")
    # Zone, utilisation, students off, neighbours ..., moves: one, which is fixed.
    held = Obstacles(0, 1.2, 9.0, (), (), 0.0, None, 1, 1, 1, 0, 0, 0, 0)
    assert _moves(held, True) == (
        "Of the one planning unit on its border that it could give away: 1 may not move (locked, "
        "or with a school in it)."
    )


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (0, "0 students"),
        (0.6, "1 student"),
        (1, "1 student"),
        (1.4, "1 student"),
        (2, "2 students"),
    ],
)
def test_what_reads_as_one_is_told_as_one(count, said):
    assert students_counted(count) == said


def test_students_are_held_against_seats_and_against_the_district_apart():
    """A school with free seats is not over capacity, however empty the others are."""
    case = zone_case()
    metrics, problem = case.main.metrics, case.problem
    worst = zone_report(case, "x.json").split('id="worst"')[1].split("</section>")[0]
    headings = re.findall(r"<h3>(.*?)</h3>", worst)
    assert headings
    for heading in headings:
        zone = next(
            k for k in range(problem.n_zones) if heading.startswith(case.zone_name(k) + ":")
        )
        over = metrics.students[zone] - metrics.capacity[zone]
        kind, _, n = heading.rpartition(", ")[2].partition(": ")
        if round(abs(over)) == 0:
            assert kind == "as many students as seats"
            continue
        assert kind == ("students over capacity" if over > 0 else "free seats")
        assert float(n.replace(",", "")) == pytest.approx(abs(over), abs=0.5)
    target = problem.students.sum() / problem.capacity.sum()
    for level, n, more in re.findall(r"it would have ([\d,]+) students, ([\d,]+) (\w+)\.", worst):
        level, n = (float(text.replace(",", "")) for text in (level, n))
        there = level + (n if more == "fewer" else -n)
        assert np.abs(metrics.students - there).min() <= 1
        assert np.abs(target * metrics.capacity - level).min() <= 0.5


def test_limits_asked_for_and_widened_ones_are_told_apart():
    case = zone_case()
    students = case.plans[0].evaluation.metrics.students
    narrow = (students - 1, students + 1)
    asked = students.copy(), students + 1
    asked[0][0] += 0.5
    limits = Limits(*narrow, (Fault("they do not fit", "Widen them."),), *asked)
    text = zone_report(replace(case, bound=replace(case.bound, limits=limits)), "x.json")
    assert "Zones outside the limits asked for: 1." in text
    assert "outside the limits widened until the students fit: 0." in text
    assert "No zone lies outside" not in text


def test_few_zones_are_listed_where_all_lie_within_the_limits():
    case = zone_case()
    students = case.plans[0].evaluation.metrics.students
    wide = replace(case.bound, limits=Limits(students * 0, students * 9))
    text = zone_report(replace(case, bound=wide), "x.json")
    worst = text.split('id="worst"')[1].split("</section>")[0]
    assert "No zone lies outside the limits" in worst or "Every school is within" in worst
    assert worst.count("<h3>") <= 3


def test_plans_stand_in_the_order_given_whichever_the_report_is_about():
    case = zone_case()
    now, before = case.plans
    third = replace(before, name="Third", shapes=None)
    case = replace(case, plans=[third, before, now], before=1, about=2)
    text = zone_report(case, "x.json")
    reader = Reader(text)
    heads = reader.tables["All measures of the plans"][0]
    assert heads[2:] == [
        "Third",
        "Plan in force",
        "New plan",
        "Change from the plan in force to the new plan",
    ]
    for row in reader.tables["All measures of the plans"][1:]:
        if row[0] == "Balance":
            values = [float(cell.replace("\u2212", "-")) for cell in row[2:]]
            assert row[1] == "of 100"
            assert values[3] == pytest.approx(values[2] - values[1], abs=0.11)
    bars = text.split('id="plans"')[1].split("</svg>")[0]
    assert bars.index("Third") < bars.index("Plan in force") < bars.index("New plan")
    maps_of = text.split('id="utilisation"')[1].split("</section>")[0]
    assert maps_of.index("Plan in force") < maps_of.index("New plan") and "Third" not in maps_of
    assert "Every zone: New plan" in reader.tables


def test_the_map_of_changes_shows_every_unit_that_changes_in_its_new_colour():
    units = county(120, 8, 0)[0]
    case = zone_case()
    case = replace(case, units=units.geometry.to_crs(case.problem.crs).tolist())
    text = zone_report(case, "x.json")
    drawn = text.split('id="moves"')[1].split("</svg>")[0]
    changed = np.flatnonzero(case.plans[0].evaluation.reassigned)
    areas = re.findall(r'<path fill="([^"]*)" d="[^"]*"><title>([^<]*)</title>', drawn)
    pale, moving = areas[:8], areas[8:]
    assert {fill for fill, _ in pale} == {"#f6f5f1"} and len(moving) == len(changed) > 0
    after = case.plans[0].evaluation.labels[changed]
    assert [fill for fill, _ in moving] == [case.fills[zone] for zone in after]
    first = changed[0]
    before = case.plans[1].evaluation.labels[first]
    assert moving[0][1].startswith(f"{case.problem.unit_ids[first]}: ")
    assert f"from School {before} (S{before}) to School {after[0]} (S{after[0]})" in moving[0][1]
