# SPDX-License-Identifier: GPL-2.0-or-later
"""What is told of where data lie: settings files keep no secret, the log no connection."""

import geopandas as gpd
import pytest

from conftest import ROOT


@pytest.mark.parametrize(
    "provider, source, kept",
    [
        (
            "postgres",
            "dbname='s' host=h port=1 user='o' password='it\\'s a \"pw\" x=y' sslmode=disable "
            "key='id' type=Polygon table=\"public\".\"a b\" (geom) sql=token = 'b'",
            "dbname='s' host=h port=1 user='o' sslmode=disable "
            "key='id' type=Polygon table=\"public\".\"a b\" (geom) sql=token = 'b'",
        ),
        (
            "WFS",
            "url='https://me:pw@h.org/wfs?token=abc&map=x' typename='ns:a' version='auto'",
            "typename='ns:a' url='https://me@h.org/wfs?map=x' version='auto'",
        ),
        (
            "WFS",
            "url='https://h.org/wfs' typename='ns:a' http-header:Authorization='Bearer abc'",
            "url='https://h.org/wfs' typename='ns:a'",
        ),
        (
            "ogr",
            "/vsicurl/https://u:p@h.org/a.geojson?access_token=abc|layername=x|subset=token = 1",
            "/vsicurl/https://u@h.org/a.geojson|layername=x|subset=token = 1",
        ),
        ("ogr", "PG:dbname='x' host=h password='a b' tables=t", "PG:dbname='x' host=h tables=t"),
        ("ogr", "PG:password=abc dbname=x", "PG:dbname=x"),
        ("ogr", "OCI:scott/tiger@db:t", "OCI:scott@db:t"),
        ("ogr", "MSSQL:server=x;UID=me;PWD=abc;trusted=no", "MSSQL:server=x;UID=me;trusted=no"),
        (
            "ogr",
            "/x/a.gpkg|layername=t|option:API_KEY=z|option:L=Y",
            "/x/a.gpkg|layername=t|option:L=Y",
        ),
        (
            "virtual",
            "?layer=postgres:dbname%3D's'%20host%3Dh%20password%3D'pw':b:UTF-8&query=select%201",
            None,
        ),
    ],
)
def test_secrets_are_left_out(qgis_app, provider, source, kept):
    from balanced_zones.algorithms.qgis_io.discretion import without_secrets

    clean, left_out = without_secrets(provider, source)
    assert left_out
    if kept is None:
        assert "pw" not in clean and "host%3Dh" in clean and "select%201" in clean
    else:
        assert clean == kept
    assert without_secrets(provider, clean) == (clean, False)


@pytest.mark.parametrize(
    "provider, source",
    [
        ("postgres", "dbname='s' host=h authcfg=abc1234 key='id' table=\"public\".\"a\" (geom)"),
        ("ogr", "/x/password=b/O'Hara's [a].gpkg|layername=a token=b|subset=\"pwd\" = 'x'"),
        ("ogr", "C:/x/a.gpkg"),
        ("delimitedtext", "file:///x/a.csv?type=csv&xField=x&yField=y"),
        ("memory", "Point?crs=EPSG:4326&field=token:string"),
        ("virtual", "?layer=ogr:/x/a.gpkg:b:UTF-8&query=select%20token%20from%20b"),
    ],
)
def test_what_is_no_secret_stays_as_it_is(qgis_app, provider, source):
    from balanced_zones.algorithms.qgis_io.discretion import without_secrets

    assert without_secrets(provider, source) == (source, False)


def test_the_log_tells_nothing_of_connections(qgis_app):
    from balanced_zones.algorithms.qgis_io.discretion import Discretion

    say = Discretion({"dbname='s' host=h table=\"a\"": "units"}).connections
    for told, text in (
        ("units is empty", "dbname='s' host=h table=\"a\" is empty"),
        (
            "Could not create (an address)",
            "Could not create postgres://dbname='s' host=h.org user='o' password='a b'",
        ),
        (
            "failed: FATAL:  password authentication failed",
            'connection to server at "127.0.0.1", port 5432 failed: FATAL:  password '
            'authentication failed for user "owner"',
        ),
        ("from (an address) nothing", "from https://me:pw@h.org/wfs?token=abc nothing"),
    ):
        said = " ".join(say(text).split())
        assert " ".join(told.split()) in said
        for secret in ("h.org", "host=h", "'o'", "a b", "127.0.0.1", "owner", "pw", "abc"):
            assert secret not in said, said
    plain = (
        "Zones in more than one piece: 2 (Oak (S1), Elm (S2)).",
        "delimitedtext://file:///folder/file.csv?type=csv&xField=longitude&crs=EPSG:4326",
        "/data/O'Hara's/plan.gpkg: the folder does not exist",
    )
    assert [say(text) for text in plain] == list(plain)


def test_pages_name_no_folders_and_no_hosts(qgis_app, tmp_path):
    from balanced_zones.algorithms.qgis_io import discretion

    assert discretion.destination_called("/data/x/plan.gpkg") == "plan.gpkg"
    table = "ogr:dbname='/data/x/town.gpkg' table=\"plan units\" (geom)"
    assert discretion.destination_called(table) == "town.gpkg: plan units"
    table = 'postgres://dbname=\'town\' host=h table="plans"."units" (geom)'
    assert discretion.destination_called(table) == "plans.units"
    assert discretion.destination_called("TEMPORARY_OUTPUT") == "TEMPORARY_OUTPUT"
    assert discretion.is_address("tcp://scheduler:8786") and discretion.is_address("10.0.0.1:8786")
    assert not discretion.is_address("In force; Plan A") and not discretion.is_address("12:30 plan")
    assert discretion.plain_name("url='https://h/wfs' typename='a'") == ""
    assert discretion.plain_name("Units of O'Hara = all") == "Units of O'Hara = all"


def test_places_of_every_kind_of_layer(qgis_app, tmp_path):
    """No kind of address stops the check, or is taken for a place that it is not."""
    import zipfile

    from qgis.core import QgsCoordinateTransformContext, QgsVectorFileWriter, QgsVectorLayer

    from balanced_zones.algorithms.qgis_io import places

    sample = ROOT / "resources" / "sample" / "sample.gpkg"
    archive, text = tmp_path / "a.zip", tmp_path / "a b.csv"
    shapes = tmp_path / "shapes"
    shapes.mkdir()
    schools = gpd.read_file(sample, layer="schools").head(3)
    schools.to_file(shapes / "one.shp")
    schools.to_file(shapes / "two.shp")
    with zipfile.ZipFile(archive, "w") as packed:
        for part in shapes.glob("one.*"):
            packed.write(part, part.name)
    text.write_text("x,y\n1,2\n")
    read = {
        name: places.read(QgsVectorLayer(address, name, provider))
        for name, provider, address in (
            ("zip", "ogr", f"/vsizip/{archive}/one.shp"),
            ("bracket", "ogr", f"/vsizip/{{{archive}}}/one.shp"),
            ("text", "delimitedtext", f"{text.as_uri()}?type=csv&xField=x&yField=y"),
            ("folder", "ogr", f"{shapes}|layername=one"),
            ("by number", "ogr", f"{sample}|layerid=1"),
            ("memory", "memory", "Point?crs=EPSG:4326"),
            ("web", "WFS", "url='https://nowhere.invalid/wfs' typename='a'"),
            (
                "virtual",
                "virtual",
                f"?layer=ogr:{shapes}/one.shp:one&query=select%20*%20from%20one",
            ),
        )
    }

    def lost(name, output):
        place = places.written(str(output))
        return any(places.overwrites(place, each) for each in read[name])

    assert lost("zip", archive) is False, "QGIS would add .gpkg"
    assert places.of_file(str(archive)).identities & read["zip"][0].identities
    assert places.of_file(str(archive)).identities & read["bracket"][0].identities
    assert lost("text", text) and not lost("text", tmp_path / "b.csv")
    for name in ("folder", "virtual"):
        assert lost(name, shapes / "one.shp") and not lost(name, shapes / "two.shp"), name
    second = [each.name() for each in _sublayers(sample)][1]
    for table in (each.name() for each in _sublayers(sample)):
        output = f"ogr:dbname='{sample}' table=\"{table}\" (geom)"
        assert lost("by number", output) == (table == second), table
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName, options.layerName = "SpatiaLite", "units"
    spatial, layer = str(tmp_path / "a.sqlite"), QgsVectorLayer(str(text), "text", "ogr")
    nowhere = QgsCoordinateTransformContext()
    QgsVectorFileWriter.writeAsVectorFormatV3(layer, spatial, nowhere, options)
    read["spatialite"] = places.read(QgsVectorLayer(f"{spatial}|layername=units", "u", "ogr"))
    for table in ("units", "other"):
        output = f"spatialite://dbname='{spatial}' table=\"{table}\" (geom)"
        assert lost("spatialite", output) == (table == "units")
    assert read["memory"] == [] and not lost("web", tmp_path / "b.csv")


def _sublayers(path):
    from qgis.core import QgsProviderRegistry

    return QgsProviderRegistry.instance().querySublayers(str(path))
