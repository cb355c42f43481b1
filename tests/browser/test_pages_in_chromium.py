# SPDX-License-Identifier: GPL-2.0-or-later
"""The report and the web map in Chromium, with the network off."""

import base64
import gzip
import json
import math
import re
from dataclasses import replace

import numpy as np
import pytest
from shapely.geometry import box

pytest.importorskip("selenium", reason="python3-selenium is not installed for this interpreter")
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select, WebDriverWait

from balanced_zones.algorithms.core.report import page
from balanced_zones.algorithms.core.report.hubs import hub_report
from balanced_zones.algorithms.core.report.webmap import MapGroup, OtherPlan, Scale, WebMap, web_map
from balanced_zones.algorithms.core.report.zones import zone_report
from pages import NASTY, hub_case, hub_map, zone_case

PATIENCE_S = 60


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pages")
    names = ["Zoo", NASTY, "alder", "Birch", "Élan", "Cedar", "Oak", "Fir"]
    (folder / "zones.html").write_text(zone_report(zone_case(names=names), "x.json"), "utf-8")
    (folder / "hubs.html").write_text(hub_report(hub_case()[1], "x.json"), "utf-8")
    return folder


@pytest.fixture(scope="module")
def map_page(folder):
    offline = pytest.importorskip("plotly.offline", reason="plotly is not installed")
    names = [f"Place {i}" for i in range(300)]
    names[7], names[8], names[9] = "Saint Élan's", NASTY, "Great Saint Mary's"
    page = folder / "map.html"
    page.write_text(web_map(hub_map(names), offline.get_plotlyjs()), "utf-8")
    return page


def asked_for(browser):
    """Every address that the page asked for."""
    messages = [json.loads(line["message"])["message"] for line in browser.get_log("performance")]
    return [
        message["params"]["request"]["url"]
        for message in messages
        if message["method"] == "Network.requestWillBeSent"
    ]


def column(browser, table, number):
    cells = browser.find_elements(By.CSS_SELECTOR, f"#{table} tbody tr > :nth-child({number})")
    return [cell.text for cell in cells]


def sort_by(browser, table, title):
    heads = browser.find_elements(By.CSS_SELECTOR, f"#{table} thead th")
    number = [head.text.split("\n")[0].strip() for head in heads].index(title)
    heads[number].find_element(By.TAG_NAME, "button").click()
    return number + 1, heads[number].get_attribute("aria-sort")


def test_zone_table_sorts_by_click(browser, folder):
    browser.get((folder / "zones.html").as_uri())
    before = column(browser, "by-zone", 1)
    assert before[:2] == ["Zoo", NASTY]

    at, way = sort_by(browser, "by-zone", "Students")
    students = [float(text.replace(",", "")) for text in column(browser, "by-zone", at)]
    assert way == "descending" and students == sorted(students, reverse=True)

    _, way = sort_by(browser, "by-zone", "Students")
    students = [float(text.replace(",", "")) for text in column(browser, "by-zone", at)]
    assert way == "ascending" and students == sorted(students)

    at, way = sort_by(browser, "by-zone", "School")
    names = column(browser, "by-zone", at)
    assert way == "ascending" and names == sorted(before, key=str.lower)
    sorted_heads = browser.find_elements(By.CSS_SELECTOR, "#by-zone th[aria-sort]")
    assert len(sorted_heads) == 1


def test_a_long_table_shows_its_first_rows_and_sorts_and_hands_on_all(
    browser, tmp_path, monkeypatch
):
    monkeypatch.setattr(page, "MOST_ROWS", 3)
    values = [2.5, 9, 4, 1, 1234567, None, 3]
    rows = [
        [page.Cell(f"<{i}>", str(i)), page.Cell("x", value, tone="bad")]
        for i, value in enumerate(values)
    ]
    columns = [page.Column("Name", False), page.Column("Value")]
    table = page.table(columns, rows, "Long", True, "long")
    section = page.Section("all", "All", table)
    (tmp_path / "long.html").write_text(page.report_page("A", "b", [section]), encoding="utf-8")
    browser.get((tmp_path / "long.html").as_uri())
    assert column(browser, "long", 1) == ["<0>", "<1>", "<2>"]
    sort_by(browser, "long", "Value")
    assert column(browser, "long", 1) == ["<4>", "<1>", "<2>"]
    browser.execute_script(
        "URL.createObjectURL = function (blob) {"
        " blob.text().then(function (text) { window.told = text; }); return '#'; };"
        " document.querySelector('.scroll + .csv').click();"
    )
    told = WebDriverWait(browser, 5).until(lambda b: b.execute_script("return window.told"))
    assert told.split()[1:] == [
        f'"<{i}>","{"x" if value is None else value}"'
        for i, value in sorted(enumerate(values), key=lambda row: -(row[1] or 0))
    ]
    browser.find_element(By.CSS_SELECTOR, ".rows button").click()
    assert column(browser, "long", 1) == ["<4>", "<1>", "<2>", "<6>", "<0>", "<3>", "<5>"]
    assert not browser.find_elements(By.CLASS_NAME, "rows")


def test_tables_sort_from_the_keyboard(browser, folder):
    browser.get((folder / "hubs.html").as_uri())
    button = browser.find_elements(By.CSS_SELECTOR, "#by-hub th button")[1]
    button.send_keys(Keys.ENTER)
    sizes = [int(text) for text in column(browser, "by-hub", 2)]
    assert sizes == sorted(sizes, reverse=True)


@pytest.mark.parametrize("width", [390, 1200])
def test_reports_fit_the_width_and_ask_for_nothing(browser, folder, width):
    browser.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": False},
    )
    try:
        for name in ("zones.html", "hubs.html"):
            address = (folder / name).as_uri()
            browser.get(address)
            wide = browser.execute_script("return document.documentElement.scrollWidth")
            assert wide <= width, name
            sent = [url for url in asked_for(browser) if not url.startswith("data:")]
            assert sent == [address]
    finally:
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


@pytest.mark.parametrize(
    "width, table, wide",
    [(390, "by-zone", True), (1200, "by-zone", True), (1200, "measures", False)],
)
def test_a_table_wider_than_the_page_says_that_it_scrolls(browser, folder, width, table, wide):
    browser.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": False},
    )
    try:
        browser.get((folder / "zones.html").as_uri())
        frame = browser.find_element(By.CSS_SELECTOR, f".scroll:has(#{table})")
        note = browser.execute_script("return arguments[0].previousElementSibling", frame)
        assert note.is_displayed() == wide == ("wide" in frame.get_attribute("class"))
        if wide:
            assert note.text == "Scroll for more columns →"
            browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
            assert not note.is_displayed()
    finally:
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_names_in_a_report_run_no_script(browser, folder):
    browser.get((folder / "zones.html").as_uri())
    assert len(browser.find_elements(By.TAG_NAME, "script")) == 1


def test_heads_are_plain_and_the_map_is_on_one_page_in_print(browser, folder):
    """Browsers print a button once only; a map over two pages would be cut in two."""
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    browser.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": 688, "height": 1000, "deviceScaleFactor": 1, "mobile": False},
    )
    try:
        for name in ("zones.html", "hubs.html"):
            browser.get((folder / name).as_uri())
            kinds, height, end, drawn, starts, buttons, caption, code = browser.execute_script(
                "var style = e => getComputedStyle(document.querySelector(e));"
                "return [[...document.querySelectorAll('thead button')]"
                ".map(e => getComputedStyle(e).display),"
                "document.querySelector('#map').getBoundingClientRect().height,"
                "document.querySelector('#map').getBoundingClientRect().bottom,"
                "document.querySelector('#map svg').getBoundingClientRect().height,"
                "style('#map').breakBefore,"
                "[...document.querySelectorAll('.csv, .mouse')]"
                ".map(e => getComputedStyle(e).display),"
                "style('caption').breakAfter, style('#run td code').whiteSpace]"
            )
            assert set(kinds) == {"contents"}, name
            # A page of A4 within its margins has 1,009 pixels; half of that is legible.
            if name == "zones.html":
                assert 500 < drawn < height < 1009 and starts == "page"
            else:
                # Below the figures, where these leave the room.
                assert 400 < drawn < end < 1009 and starts == "auto"
            assert buttons and set(buttons) == {"none"}, name
            assert (caption, code) == ("avoid", "nowrap")
    finally:
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_a_district_of_138_zones_prints_on_eight_pages(browser, tmp_path):
    """The size of a large county's elementary schools; nothing is left alone at a page's foot."""
    case = zone_case(n=414, zones=138, names=[f"Elementary School {k:03d}" for k in range(138)])
    page = tmp_path / "large.html"
    page.write_text(zone_report(case, "x.json"), "utf-8")
    browser.get(page.as_uri())
    for paper in ({"paperWidth": 8.27, "paperHeight": 11.69}, {}):  # A4, and Letter
        printed = browser.execute_cdp_cmd("Page.printToPDF", {"printBackground": True, **paper})
        pdf = base64.b64decode(printed["data"])
        assert 4 <= len(re.findall(rb"/Type\s*/Page\b", pdf)) <= 8
    on_paper = "return getComputedStyle(document.querySelector(arguments[0])).display"
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        assert browser.execute_script(on_paper, "figcaption .mouse") == "none"
    finally:
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


# --- The map ----------------------------------------------------------------------------


@pytest.fixture
def drawn_map(browser, map_page):
    return as_opened(browser, map_page.as_uri())


@pytest.fixture(scope="module", params=["", "#flat"], ids=["tiled", "flat"])
def way(request):
    """As plotly draws a map, and flat, as where there are no tiled maps."""
    return request.param


@pytest.fixture
def either_map(browser, map_page, way):
    return as_opened(browser, map_page.as_uri() + way)


def as_opened(browser, address):
    """A map as it is when opened: drawn once, then brought back from what the test before chose."""
    if browser.current_url != address:
        return open_map(browser, address)
    browser.find_element(By.ID, "search").clear()
    browser.find_element(By.ID, "all").click()
    ActionChains(browser).move_by_offset(0, 0).move_to_element_with_offset(
        browser.find_element(By.TAG_NAME, "h1"), 0, 0
    ).perform()
    wait(browser, lambda: view(browser) == pytest.approx(FAR[address], abs=1e-4))
    return browser


FAR = {}
"""Where each map looked when it was opened."""


def open_map(browser, address):
    # Another address first: one that differs behind its # alone is not loaded anew.
    browser.get("about:blank")
    browser.get(address)
    wait(browser, lambda: browser.execute_script("return document.documentElement.dataset.drawn"))
    FAR[address] = view(browser)
    return browser


def wait(browser, until):
    WebDriverWait(browser, PATIENCE_S, 0.02).until(lambda _: until())


def view(browser):
    """Where the map looks: longitude, latitude, zoom."""
    return browser.execute_script(
        "var at = document.getElementById('map').looking();"
        "return [at.center.lon, at.center.lat, at.zoom]"
    )


def colours(browser):
    return browser.execute_script("return document.getElementById('map').data[1].marker.color")


def text_of(browser, name):
    return browser.find_element(By.ID, name).text


def test_without_network_the_map_asks_for_nothing_and_says_so(browser, map_page):
    drawn_map = open_map(browser, map_page.as_uri())
    assert "ithout base map" in text_of(drawn_map, "status")
    assert not drawn_map.find_element(By.ID, "credit").is_displayed()
    sent = [u for u in asked_for(drawn_map) if not u.startswith(("data:", "blob:"))]
    assert {url.split("#")[0] for url in sent} <= {map_page.as_uri(), "about:blank"}


def test_the_map_fits_a_phone(drawn_map, map_page):
    drawn_map.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": 390, "height": 750, "deviceScaleFactor": 1, "mobile": False},
    )
    try:
        assert drawn_map.execute_script("return document.documentElement.scrollWidth") <= 390
        assert drawn_map.find_element(By.ID, "map").size["height"] > 350
    finally:
        drawn_map.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_names_on_a_map_run_no_script(drawn_map):
    scripts = len(drawn_map.find_elements(By.TAG_NAME, "script"))
    box = drawn_map.find_element(By.ID, "search")
    box.send_keys("<script")
    drawn_map.find_element(By.CSS_SELECTOR, "#found button").click()
    wait(drawn_map, lambda: text_of(drawn_map, "facts").startswith(NASTY))
    assert len(drawn_map.find_elements(By.TAG_NAME, "script")) == scripts


def test_all_hubs_first_then_one_entry_each(drawn_map):
    content = hub_map()
    options = Select(drawn_map.find_element(By.ID, "group")).options
    assert [option.text for option in options] == ["All hubs", *(g.name for g in content.groups)]
    assert options[0].is_selected()
    fills = [group.colour for group in content.groups]
    assert colours(drawn_map) == [fills[k] for k in content.group_of_point]


def test_picking_a_hub_shows_it_and_goes_there(either_map):
    content = hub_map()
    far = view(either_map)
    Select(either_map.find_element(By.ID, "group")).select_by_visible_text("Hub 3")
    wait(either_map, lambda: view(either_map)[2] > far[2] + 0.5)
    lon, lat, _ = view(either_map)
    west, south, east, north = content.groups[2].outline.bounds
    assert west <= lon <= east and south <= lat <= north
    assert text_of(either_map, "facts").startswith("Hub 3")
    shown = [colour != "#c3cad0" for colour in colours(either_map)]
    assert shown == (content.group_of_point == 2).tolist()

    either_map.find_element(By.ID, "all").click()
    wait(either_map, lambda: abs(view(either_map)[2] - far[2]) < 0.01)
    assert not either_map.find_element(By.ID, "facts").is_displayed()


def test_search_finds_by_name_whatever_the_accents(either_map):
    box = either_map.find_element(By.ID, "search")
    box.send_keys("elan")
    (hit,) = either_map.find_elements(By.CSS_SELECTOR, "#found button")
    assert hit.text.startswith("Saint Élan's Hub ")
    hit.click()
    content = hub_map()
    wait(either_map, lambda: abs(view(either_map)[2] - 13) < 0.01)
    assert view(either_map)[:2] == pytest.approx(content.lonlat[7].tolist(), abs=2e-4)
    told = text_of(either_map, "facts")
    assert told.startswith("Saint Élan's") and "Secondary" in told

    box.clear()
    box.send_keys("nobody")
    assert text_of(either_map, "found") == "Nothing has this name"


def test_hover_tells_the_points_own_fields(either_map):
    # Chosen and in the middle of the map: the pointer finds it there.
    box = either_map.find_element(By.ID, "search")
    box.send_keys("Place 20")
    either_map.find_element(By.CSS_SELECTOR, "#found button").click()
    wait(either_map, lambda: abs(view(either_map)[2] - 13) < 0.01)
    canvas = either_map.find_element(By.ID, "map")

    def told():
        pointer = ActionChains(either_map)
        pointer.move_to_element_with_offset(canvas, 3, 3)
        pointer.move_to_element_with_offset(canvas, 0, 0)
        pointer.perform()
        return text_of(either_map, "tip")

    wait(either_map, told)
    at, middle = either_map.find_element(By.ID, "tip").rect, canvas.rect
    assert at["x"] - middle["x"] == pytest.approx(middle["width"] / 2 + 14, abs=3)
    tip = text_of(either_map, "tip")
    assert tip.startswith("Place 20") and "phase" in tip and "Primary" in tip


# All that the page asks of plotly, drawing nothing: what it draws is not the question here.
NO_PLOTLY = """var Plotly = { version: "2.0.0", react: function (map) {
  map.on = function () {};
  map._fullLayout = { mapbox: { center: { lon: 0, lat: 0 }, zoom: 1, _subplot: { map: {} } } };
  return Promise.resolve();
} };"""


def test_a_map_of_very_many_points_opens(browser, tmp_path):
    many = 150_000
    content = replace(
        hub_map(),
        lonlat=np.random.default_rng(0).uniform(0, 1, (many, 2)),
        group_of_point=np.zeros(many, int),
        names=["x"] * many,
        fields=[],
        values=[],
    )
    page = tmp_path / "many.html"
    page.write_text(web_map(content, NO_PLOTLY), "utf-8")
    open_map(browser, page.as_uri())
    assert not browser.find_element(By.ID, "message").is_displayed()


def test_the_note_of_loading_goes_and_no_field_is_kept_silent(browser, map_page, folder):
    content = hub_map()
    n = len(content.names)
    fields = [f"field {i}" for i in range(14)]
    program = re.search(r'octet-stream">([^<]*)<', map_page.read_text("utf-8"))[1]
    given = replace(content, fields=fields, values=[["told"] * n] * 14)
    page = folder / "many.html"
    page.write_text(web_map(given, gzip.decompress(base64.b64decode(program)).decode()), "utf-8")
    assert "Loading the map" in page.read_text("utf-8")
    open_map(browser, page.as_uri())
    assert not browser.find_element(By.ID, "message").is_displayed()
    browser.find_element(By.ID, "search").send_keys("Place 20")
    browser.find_element(By.CSS_SELECTOR, "#found button").click()
    assert "field 13" in text_of(browser, "facts")
    browser.execute_script(
        "document.getElementById('map').emit('plotly_hover', {points: [{pointNumber: 20}]})"
    )
    assert "and 4 more fields" in text_of(browser, "tip")


def test_a_zone_called_like_its_school_is_told_once_and_by_name(browser, map_page, folder):
    content = hub_map()
    names = ["Oak", "Ash", *(f"Zone {k}" for k in range(2, len(content.groups)))]
    groups = [replace(group, name=name) for group, name in zip(content.groups, names)]
    points = [names[k] for k in content.group_of_point]
    program = re.search(r'octet-stream">([^<]*)<', map_page.read_text("utf-8"))[1]
    page = folder / "zones_map.html"
    given = replace(content, groups=groups, names=points)
    page.write_text(web_map(given, gzip.decompress(base64.b64decode(program)).decode()), "utf-8")
    open_map(browser, page.as_uri())
    options = [o.text for o in Select(browser.find_element(By.ID, "group")).options]
    assert options[1:3] == ["Ash", "Oak"]
    browser.find_element(By.ID, "search").send_keys("Oak")
    hit = browser.find_elements(By.CSS_SELECTOR, "#found button")[0]
    assert hit.text.strip() == "Oak"
    hit.click()
    terms = [each.text for each in browser.find_elements(By.CSS_SELECTOR, "#facts dt")]
    assert terms[0] == "Points" and all(terms)


def place_on_page(browser, lon, lat):
    """Where a place stands on the map, in pixels from its middle."""
    at_lon, at_lat, zoom = view(browser)

    def mercator(lat):
        return math.degrees(math.log(math.tan(math.pi / 4 + math.radians(lat) / 2)))

    per_degree = 512 / 360 * 2**zoom
    across = (lon - at_lon) * per_degree
    return round(across), round((mercator(at_lat) - mercator(lat)) * per_degree)


def test_an_area_tells_its_figures_where_there_is_no_point(browser, map_page, folder):
    squares = [box(0, 51, 0.1, 51.1), box(0.1, 51, 0.2, 51.1), box(0.15, 51.02, 0.16, 51.03)]
    # The middle one has a hole, in which the last one lies.
    squares[1] = squares[1].difference(squares[2])
    content = hub_map()
    groups = [
        replace(content.groups[k], name=f"Zone {k}", outline=shape, facts=[("Seats", str(500 + k))])
        for k, shape in enumerate(squares)
    ]
    lonlat = [(0.01, 51.09), (0.19, 51.09), (0.151, 51.029)]
    names = ["a", "b", "c"]
    program = re.search(r'octet-stream">([^<]*)<', map_page.read_text("utf-8"))[1]
    page = folder / "areas.html"
    given = replace(
        content,
        groups=groups,
        lonlat=np.array(lonlat),
        group_of_point=np.arange(3),
        names=names,
        fields=["no"],
        values=[names],
    )
    page.write_text(web_map(given, gzip.decompress(base64.b64decode(program)).decode()), "utf-8")
    for how in ("", "#flat"):
        open_map(browser, page.as_uri() + how)
        canvas = browser.find_element(By.ID, "map")
        before = view(browser)
        for zone, (lon, lat) in enumerate([(0.05, 51.05), (0.13, 51.05), (0.156, 51.023)]):
            there = place_on_page(browser, lon, lat)
            ActionChains(browser).move_to_element_with_offset(canvas, *there).perform()
            told = f"Zone {zone}\nSeats\n{500 + zone}"
            wait(browser, lambda told=told: text_of(browser, "tip") == told)
            ActionChains(browser).click().perform()
            wait(browser, lambda told=told: text_of(browser, "facts") == told)
            choice = Select(browser.find_element(By.ID, "group"))
            assert choice.first_selected_option.text == f"Zone {zone}"
        # A click looks, and does not leap.
        assert view(browser) == pytest.approx(before, abs=1e-3)
        # Beside all areas there is nothing to tell, and a drag is no click.
        outside = place_on_page(browser, -0.005, 51.05)
        ActionChains(browser).move_to_element_with_offset(canvas, *outside).perform()
        wait(browser, lambda: not browser.find_element(By.ID, "tip").is_displayed())
        first = place_on_page(browser, 0.05, 51.05)
        pointer = ActionChains(browser).move_to_element_with_offset(canvas, *first)
        pointer.click_and_hold().move_by_offset(20, 0).release().pause(0.3).perform()
        assert text_of(browser, "facts").startswith("Zone 2")


def two_plans():
    """Two zones, and a strip between them that changes from the one to the other."""

    def plan(border, shares):
        shapes = [box(0, 51, border, 51.1), box(border, 51, 0.2, 51.1)]
        return [
            MapGroup(
                name,
                colour,
                shape,
                [("Utilisation", f"{share} %")],
                label=name,
                label_at=at,
                level=int(share > 100),
            )
            for name, colour, shape, share, at in zip(
                ("Oak", NASTY),
                ("#fce198", "#74ade5"),
                shapes,
                shares,
                ((0.05, 51.05), (0.15, 51.05)),
            )
        ]

    now = plan(0.1, (110, 90))
    return WebMap(
        title="Attendance zones",
        all_groups="All zones",
        one_group="Zone",
        groups=now,
        lonlat=np.array([group.label_at for group in now]),
        group_of_point=np.arange(2),
        names=[group.name for group in now],
        fields=[],
        values=[],
        marks="School",
        scale=Scale("Utilisation", [("#67a9cf", "up to 100 %"), ("#b2182b", "over 100 %")]),
        plan="New plan",
        others=[OtherPlan("Plan in force", plan(0.08, (80, 120)))],
        moves=[MapGroup("B to Oak", "", box(0.08, 51, 0.1, 51.1), [("Students", "77")])],
    )


def test_plans_colours_names_and_changes_are_switched(browser, map_page, folder):
    program = re.search(r'octet-stream">([^<]*)<', map_page.read_text("utf-8"))[1]
    page = folder / "two_plans.html"
    page.write_text(web_map(two_plans(), gzip.decompress(base64.b64decode(program)).decode()))

    def click(name):
        browser.find_element(By.ID, name).click()

    def pick(name, text):
        Select(browser.find_element(By.ID, name)).select_by_visible_text(text)

    def labels():
        # In one question: they are drawn anew while one asks.
        found = "return [...document.querySelectorAll('#labels span')].map(e => e.innerText)"
        return set(browser.execute_script(found))

    for how in ("", "#flat"):
        open_map(browser, page.as_uri() + how)
        assert colours(browser) == ["#b2182b", "#67a9cf"]
        wait(browser, lambda: labels() == {"Oak", NASTY})
        assert browser.find_element(By.CSS_SELECTOR, "#scale span").text.split(" ")[1] == "mi"
        legend = text_of(browser, "legend")
        assert "over 100 %" in legend and "School" in legend and "Changes school" not in legend

        pick("colours", "Zone")
        wait(browser, lambda: colours(browser) == ["#fce198", "#74ade5"])
        pick("colours", "Utilisation")
        pick("plan", "Plan in force")
        wait(browser, lambda: colours(browser) == ["#67a9cf", "#b2182b"])
        pick("group", "Oak")
        assert text_of(browser, "facts") == "Oak\nPlan\nPlan in force\nUtilisation\n80 %"
        pick("plan", "New plan")
        assert text_of(browser, "facts") == "Oak\nPlan\nNew plan\nUtilisation\n110 %"

        click("changes")
        assert "Outlines of the plan in force" in text_of(browser, "legend")
        click("all")
        canvas = browser.find_element(By.ID, "map")
        there = place_on_page(browser, 0.09, 51.02)
        ActionChains(browser).move_to_element_with_offset(canvas, *there).click().perform()
        wait(browser, lambda: text_of(browser, "facts") == "B to Oak\nStudents\n77")
        click("names")
        wait(browser, lambda: not labels())


def test_a_map_prints_what_it_shows_on_one_sheet(browser, map_page, folder):
    page = folder / "two_plans.html"
    open_map(browser, page.as_uri())
    browser.find_element(By.ID, "changes").click()
    browser.execute_script("window.dispatchEvent(new Event('beforeprint'))")
    paper = browser.find_element(By.ID, "paper")
    read = "return arguments[0].textContent"
    texts = [
        browser.execute_script(read, each) for each in paper.find_elements(By.CSS_SELECTOR, "text")
    ]
    assert set(texts[:-1]) == {"Oak", NASTY} and texts[-1].endswith(" mi")
    told = browser.execute_script(read, paper)
    assert told.startswith("Plan: New plan") and "Changes school" in told
    drawn = paper.find_elements(By.CSS_SELECTOR, "svg.map path")
    fills = {each.get_attribute("fill") for each in drawn}
    assert {"#67a9cf", "#b2182b", "#8a1a5c"} <= fills
    for sheet in ({"paperWidth": 8.27, "paperHeight": 11.69}, {}):
        printed = browser.execute_cdp_cmd("Page.printToPDF", {"landscape": True, **sheet})
        assert len(re.findall(rb"/Type\s*/Page\b", base64.b64decode(printed["data"]))) == 1
