# SPDX-License-Identifier: GPL-2.0-or-later
"""Layers in PostgreSQL: read, written, styled there; nothing lost, and nothing told of them."""

import json
from pathlib import Path

import geopandas as gpd
import pytest
from postgres_server import PASSWORD, USER

from cases import county

FIELDS = {
    "UNIT_ID": "unit",
    "STUDENT_FIELDS": ["students"],
    "SCHOOL_ID": "school",
    "CAPACITY": "seats",
}
TEMPORARY = "TEMPORARY_OUTPUT"
OVERWRITES = "OUTPUT would overwrite the layer that INPUT reads"


@pytest.fixture(scope="module")
def town(postgres):
    """Units and schools in tables of the server, with columns that only a database has."""
    units, schools, _ = county(24, 3, 5)
    rows = ", ".join(
        f"('{unit.unit}', {unit.students}, 'S0', "
        f"ST_Multi(ST_GeomFromText('{unit.geometry.wkt}', 27700)))"
        for unit in units.itertuples()
    )
    seats = ", ".join(
        f"('{school.school}', {school.seats}, ST_GeomFromText('{school.geometry.wkt}', 27700))"
        for school in schools.itertuples()
    )
    nested = """'{{"a": [1, null], "é": "{0}"}}'"""
    postgres.sql(f"""
        CREATE TABLE units (id serial PRIMARY KEY, unit text, students int, now text,
            geom geometry(MultiPolygon, 27700), notes jsonb DEFAULT {nested.format("it''s")},
            raw json DEFAULT {nested.format("b")}, grades int[] DEFAULT '{{1,2}}',
            words text[] DEFAULT '{{"x","y,z"}}', bytes bytea DEFAULT '\\x0102');
        INSERT INTO units (unit, students, now, geom) VALUES {rows};
        UPDATE units SET grades = ARRAY[id, NULL], bytes = decode(lpad(id::text, 2, '0'), 'hex'),
            words = ARRAY['a "b" \\c', id::text || ',', 'it''s'],
            notes = notes || jsonb_build_object('n', id) WHERE id > 2;
        UPDATE units SET notes = NULL, raw = NULL, grades = NULL, bytes = NULL WHERE id = 2;
        CREATE TABLE schools (id serial PRIMARY KEY, school text, seats float8,
            geom geometry(Point, 27700), about jsonb DEFAULT '{{"principal": "A & B"}}');
        INSERT INTO schools (school, seats, geom) VALUES {seats};
        CREATE SCHEMA plans;
        CREATE VIEW shown AS SELECT * FROM units WHERE students >= 0;
        CREATE TABLE "shown from" (id int PRIMARY KEY);
        CREATE TABLE plans."shown from" (id int);
        CREATE VIEW shown_too AS SELECT * FROM "shown from";
        CREATE ROLE reader LOGIN PASSWORD 'reads only';
        GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader;
        REVOKE CREATE ON SCHEMA public FROM PUBLIC;
        GRANT USAGE, CREATE ON SCHEMA plans TO reader;
    """)
    return postgres


@pytest.fixture
def asked(town):
    return {
        **FIELDS,
        "INPUT": "postgres://" + town.uri("units") + " key='id'",
        "SCHOOLS": "postgres://" + town.uri("schools"),
        "OUTPUT": TEMPORARY,
        "ZONES": TEMPORARY,
    }


@pytest.fixture
def begun(provider, monkeypatch):
    """What is said where the work would begin, and refusals otherwise."""
    import processing
    from qgis.core import QgsProcessingException, QgsProcessingFeedback

    def compute(*_):
        raise ValueError("the work had begun")

    kind = type(provider.algorithm("geokmeansredistricting"))
    monkeypatch.setattr(kind, "compute", compute)

    def said(**parameters):
        with pytest.raises(QgsProcessingException) as caught:
            processing.run(
                "balancedzones:geokmeansredistricting",
                parameters,
                feedback=QgsProcessingFeedback(False),
            )
        return str(caught.value)

    return said


def secrets(town):
    """What no page and no log may tell."""
    return PASSWORD, "secret=1", USER, "127.0.0.1", str(town.port), "reads only"


def test_reads_writes_styles_and_tells_nothing(run, town, asked, tmp_path):
    from qgis.core import QgsVectorLayer

    results = run(
        "geokmeansredistricting",
        **{
            **asked,
            "OUTPUT": "postgres://" + town.uri("plan units", "plans"),
            "ZONES": "postgres://" + town.uri("zones", None),
            "REPORT": str(tmp_path / "report.html"),
            "MAP": str(tmp_path / "map.html"),
            "MAP_FIELDS": ["about"],
        },
    )
    assert town.sql('SELECT count(*), count(zone_id) FROM plans."plan units"') == "24|24"
    assert town.sql("SELECT count(*), sum(n_units) FROM zones") == "3|24"
    kinds = town.sql(
        "SELECT string_agg(udt_name, ' ' ORDER BY column_name) FROM information_schema.columns "
        "WHERE table_name = 'plan units' AND column_name IN ('notes', 'raw', 'grades', 'words')"
    )
    assert kinds == "_int4 jsonb json _text"
    same = 'SELECT count(*) FROM plans."plan units" p JOIN units u USING (unit) WHERE {}'
    for column in ("notes", "grades", "words", "bytes"):
        assert town.sql(same.format(f"p.{column} IS NOT DISTINCT FROM u.{column}")) == "24", column

    styles = town.sql(
        "SELECT string_agg(stylename, ', ' ORDER BY stylename) || ' ' || "
        "string_agg(CASE WHEN useasdefault THEN stylename ELSE '' END, '') FROM layer_styles "
        "WHERE f_table_name = 'zones'"
    )
    assert styles == "Balance, Utilisation, Zones Zones"
    for table, schema in (("zones", "public"), ("plan units", "plans")):
        # As the browser names it.
        address = town.uri(table, schema).replace("table=", "key='id' type=MultiPolygon table=")
        layer = QgsVectorLayer(address, "of the next person", "postgres")
        assert layer.renderer().type() == "categorizedSymbol", table
        assert layer.attributeAlias(layer.fields().lookupField("zone_id")) == "Zone (school id)"

    page = Path(results["REPORT"]).read_text(encoding="utf-8")
    assert "plans.plan units" in page and "units (public.units), 24 features" in page
    assert "A &amp; B" not in page and str(tmp_path) not in page
    web_map = Path(results["MAP"]).read_text(encoding="utf-8")
    assert "principal" in web_map and "[object Object]" not in web_map
    settings = Path(results["REPORT"] + ".json").read_text(encoding="utf-8")
    # The last line is QGIS's own, with the addresses of the outputs as they are.
    said, _, own = results["said"].partition("Results: {")
    assert own and "zones for" in said
    for secret in secrets(town):
        assert secret not in page and secret not in said, secret
        assert secret not in web_map.replace("plotly", ""), secret
    assert "secret=1" not in settings
    (told,) = json.loads(settings)["before_you_run_it_again"]
    layers = "Planning units, Schools, Planning units by zone, Attendance zones"
    assert told.startswith(f"{layers}: the JSON leaves out the password")
    assert "report.html.gpkg" not in page
    assert "leaves out the password" in page


def test_settings_file_runs_again_with_a_password_file(run, town, asked, tmp_path, monkeypatch):
    report = tmp_path / "report.html"
    output = "postgres://" + town.uri("again", "plans")
    first = run("geokmeansredistricting", **{**asked, "OUTPUT": output, "REPORT": str(report)})
    town.sql("DELETE FROM plans.again")
    given = json.loads(Path(f"{report}.json").read_text(encoding="utf-8"))["inputs"]
    monkeypatch.setenv("PGPASSFILE", town.password_file(tmp_path / "passwords"))
    second = run("geokmeansredistricting", **given)
    assert second["BALANCE"] == first["BALANCE"]
    assert town.sql("SELECT count(*) FROM plans.again") == "24"


def test_settings_file_keeps_an_authentication_of_qgis(run, town, asked, tmp_path):
    from qgis.core import QgsApplication, QgsAuthMethodConfig

    manager = QgsApplication.authManager()
    if manager.isDisabled():
        pytest.skip("this QGIS has no authentication system")
    assert manager.setMasterPassword("only for this test", True)
    kept = QgsAuthMethodConfig("Basic")
    kept.setName("town")
    kept.setConfig("username", USER)
    kept.setConfig("password", PASSWORD)
    stored = manager.storeAuthenticationConfig(kept)
    assert stored[0] if isinstance(stored, tuple) else stored
    nobody = {"user": None, "password": None, "authcfg": kept.id()}
    report = tmp_path / "report.html"
    asked = {
        **asked,
        "INPUT": "postgres://" + town.uri("units", **nobody) + " key='id'",
        "SCHOOLS": "postgres://" + town.uri("schools", **nobody),
        "OUTPUT": "postgres://" + town.uri("kept", "plans", **nobody),
        "REPORT": str(report),
    }
    run("geokmeansredistricting", **asked)
    told = json.loads(Path(f"{report}.json").read_text(encoding="utf-8"))
    assert "before_you_run_it_again" not in told
    for name in ("INPUT", "SCHOOLS", "OUTPUT"):
        assert f"authcfg={kept.id()}" in told["inputs"][name]
    text = report.read_text(encoding="utf-8") + json.dumps(told)
    assert PASSWORD not in text and "secret=1" not in text and USER not in text
    town.sql("DELETE FROM plans.kept")
    run("geokmeansredistricting", **told["inputs"])
    assert town.sql("SELECT count(*) FROM plans.kept") == "24"


@pytest.mark.parametrize("ending", ["gpkg", "shp", "geojson"])
def test_columns_that_only_databases_have(run, asked, tmp_path, ending):
    changes = tmp_path / f"changes.{ending}"
    asked = {key: value for key, value in asked.items() if key != "OUTPUT"}
    run(
        "evaluateplan",
        **asked,
        ZONE_FIELD="now",
        EXISTING_FIELD="now",
        TABLE=TEMPORARY,
        CHANGES=str(changes),
    )
    if ending == "geojson":
        features = json.loads(changes.read_text(encoding="utf-8"))["features"]
        written = {each["properties"]["unit"]: each["properties"] for each in features}
    else:
        # QGIS notes an encoding beside a shapefile that others do not know ("system").
        table = gpd.read_file(changes, encoding="utf-8").set_index("unit")
        written = {unit: table.loc[unit] for unit in ("U0", "U1")}
    first, second = written["U0"], written["U1"]
    notes = first["notes"] if isinstance(first["notes"], dict) else json.loads(first["notes"])
    assert notes == {"a": [1, None], "é": "it's"}
    words = first["words"] if isinstance(first["words"], list) else json.loads(first["words"])
    assert words == ["x", "y,z"]
    assert first["bytes"] in (b"\x01\x02", "0102")
    assert second["notes"] is None or second["notes"] != second["notes"]


def test_the_table_that_is_read_is_not_overwritten(begun, town, asked, tmp_path, monkeypatch):
    from qgis.core import QgsProcessingOutputLayerDefinition

    services = tmp_path / "services"
    services.write_text(f"[town]\nhost=localhost\nport={town.port}\ndbname=town\n")
    monkeypatch.setenv("PGSERVICEFILE", str(services))
    monkeypatch.setenv("PGPORT", str(town.port))
    by_service = town.uri("units", host=None, port=None, database=None) + " service='town'"
    for output in (
        town.uri("units"),
        town.uri("units", host="localhost"),
        town.uri("units", host=str(town.folder)),
        town.uri("units", schema=None),
        town.uri("units", port=None),
        town.uri("units", user="reader", password="reads only"),
        by_service,
    ):
        told = begun(**{**asked, "OUTPUT": "postgres://" + output})
        if "reader" in output:
            assert "you have no right to make tables in this schema" in told
            continue
        assert OVERWRITES in told, output
        assert not any(secret in told for secret in secrets(town)), told
    wrapped = QgsProcessingOutputLayerDefinition("postgres://" + town.uri("units"))
    assert OVERWRITES in begun(**{**asked, "OUTPUT": wrapped})
    query = town.uri('(SELECT id, unit, students, geom FROM "units")', schema=None)
    for read in (
        town.uri("shown") + " key='id'",
        query + " key='id'",
        town.uri("units", host="localhost"),
    ):
        told = begun(
            **{**asked, "INPUT": "postgres://" + read, "OUTPUT": "postgres://" + town.uri("units")}
        )
        assert OVERWRITES in told, read
    both = "postgres://" + town.uri("new", schema=None)
    told = begun(**{**asked, "OUTPUT": "postgres://" + town.uri("new"), "ZONES": both})
    assert "ZONES would overwrite OUTPUT" in told
    for output in (town.uri("units", "plans"), town.uri("Units"), town.uri("units 2")):
        assert "the work had begun" in begun(**{**asked, "OUTPUT": "postgres://" + output})


@pytest.mark.parametrize(
    "changes, told",
    [
        ({"password": "wrong"}, "the database cannot be reached"),
        ({"database": "village"}, "the database cannot be reached"),
        ({"schema": "nowhere"}, "the database has no such schema"),
        ({"user": "reader", "password": "reads only"}, "you have no right to make tables"),
        ({"table": "shown"}, "what has this name in the database is no table"),
        ({"table": "shown from"}, "views or other tables of the database depend on the table"),
        (
            {"table": "shown from", "schema": "plans", "user": "reader", "password": "reads only"},
            "the table belongs to another user",
        ),
    ],
)
def test_outputs_that_cannot_be_written_are_told_before_any_work(begun, town, asked, changes, told):
    said = begun(**{**asked, "OUTPUT": "postgres://" + town.uri(**{"table": "plan", **changes})})
    assert f"OUTPUT: {told}" in said
    assert not any(secret in said for secret in (*secrets(town), "wrong", "reader")), said


def test_messages_of_qgis_itself_lose_what_they_would_tell(begun, town, asked):
    said = begun(**{**asked, "SCHOOLS": "postgres://" + town.uri("no such table")})
    assert not any(secret in said for secret in secrets(town)), said
