# SPDX-License-Identifier: GPL-2.0-or-later
"""Where layers lie, and whether writing to one place would lose what lies at another.

Addresses are taken apart by QGIS, GDAL and the databases themselves. A place is a file, or a table
in one, or a table of a database; a layer may read from several.
"""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import NamedTuple, Optional, Union

from osgeo import gdal
from qgis.core import (
    QgsDataProvider,
    QgsDataSourceUri,
    QgsProcessingUtils,
    QgsProject,
    QgsProviderRegistry,
    QgsVectorFileWriter,
    QgsVectorLayer,
    QgsVirtualLayerDefinition,
)
from qgis.PyQt.QtCore import QUrl

from . import postgres


class Files(NamedTuple):
    """The files of a data set, and the tables in it if only these are meant.

    Attributes
    ----------
    path : str
        Of the first, for messages.
    identities : frozenset
        One per file, the same for every path that leads to the file.
    tables : frozenset of str, optional
        In small letters, as SQLite compares names; None for all that the files hold.
    """

    path: str
    identities: frozenset
    tables: Optional[frozenset] = None

    @property
    def called(self) -> str:
        return self.path


class Table(NamedTuple):
    """A table, view or query of a database.

    Attributes
    ----------
    provider : str
        As QGIS calls the kind of database.
    uri : str
        As ``QgsDataSourceUri`` takes it apart.
    """

    provider: str
    uri: str

    @property
    def called(self) -> str:
        """Database, schema and table, without who connects and from where."""
        uri = QgsDataSourceUri(self.uri)
        return ".".join(filter(None, [uri.database(), uri.schema(), uri.table()]))


Place = Union[Files, Table]


def written(text: str) -> Optional[Place]:
    """Where QGIS writes a layer to, for the text of a destination; None for its memory.

    Raises
    ------
    NoProvider
        If the text begins like the name of a provider that QGIS does not have.

    Notes
    -----
    The text is read as ``QgsProcessingUtils::parseDestinationString`` does, which Python does
    not have.
    """
    if not text or text == "TEMPORARY_OUTPUT" or text.startswith("memory:"):
        return None
    known, provider, uri = QgsProcessingUtils.decodeProviderKeyAndUri(text)
    if not known:
        begins = re.match("(.{3,}?):(.*)", text, re.DOTALL)
        if begins is None:
            # Without an ending that it knows QGIS writes a GeoPackage, and adds its own.
            known = QgsVectorFileWriter.driverForExtension(os.path.splitext(text)[1][1:])
            return of_file(text if known else f"{text}.gpkg")
        provider, uri = begins.groups()
    provider = {"postgis": "postgres"}.get(provider, provider)
    if provider not in QgsProviderRegistry.instance().providerList():
        raise NoProvider(provider)
    if provider != "ogr":
        return _stored(provider, uri) or Table(provider, uri)
    parts = QgsDataSourceUri(uri)
    path = parts.database() or uri
    name = parts.table() or os.path.splitext(os.path.basename(path))[0]
    place = of_file(path)
    return place._replace(tables=frozenset([name.lower()])) if _takes_tables(path) else place


class NoProvider(ValueError):
    """An address that begins like one for a provider that is not there."""


def _takes_tables(path: str) -> bool:
    """Whether QGIS adds a layer to a file, or replaces the file."""
    if os.path.exists(path):
        may = QgsVectorFileWriter.editionCapabilities(path)
        return bool(may & QgsVectorFileWriter.EditionCapability.CanAddNewLayer)
    name = QgsVectorFileWriter.driverForExtension(os.path.splitext(path)[1][1:])
    driver = gdal.GetDriverByName(name)
    return driver is not None and driver.GetMetadataItem("DCAP_MULTIPLE_VECTOR_LAYERS") == "YES"


def read(layer: QgsVectorLayer) -> list[Place]:
    """Where the data of a layer lie; nothing for a layer in memory."""
    provider, source = layer.providerType(), layer.source()
    if provider == "memory":
        return []
    if provider == "virtual":
        return [place for each in _sources_of_virtual(layer) for place in read(each)]
    parts = QgsProviderRegistry.instance().decodeUri(provider, source)
    path = str(parts.get("path") or "")
    if provider == "ogr" and path.startswith("PG:"):
        uri = QgsDataSourceUri(path[3:])
        schema, _, table = str(parts.get("layerName") or "").rpartition(".")
        uri.setDataSource(schema, table, "")
        return [Table("postgres", uri.uri(False))]
    if not path:
        return [Table(provider, source)]
    # QGIS leaves GDAL's bracket around an archive, as in /vsizip/{/data/a.zip}/b.shp, in part.
    place = of_file(path.lstrip("{"))
    if os.path.isdir(path):
        return [_in_folder(path, str(parts.get("layerName") or ""))]
    return [place._replace(tables=_tables(layer, provider, parts, path))]


def of_file(path: str) -> Files:
    """A file, with those that belong to it: a shapefile has several."""
    about = QgsProviderRegistry.instance().providerMetadata("ogr")
    files = [path, *about.sidecarFilesForUri(path)]
    return Files(os.path.realpath(path), frozenset(map(identity, files)))


def _in_folder(folder: str, name: str) -> Files:
    """A layer of a folder that GDAL reads as one data set, of shapefiles as a rule."""
    files = [each.path for each in os.scandir(folder) if Path(each.path).stem == name or not name]
    return Files(os.path.realpath(folder), frozenset(map(identity, [folder, *files])))


def _stored(provider: str, uri: str) -> Optional[Files]:
    """The file and table of a provider that keeps its tables in files."""
    parts = QgsProviderRegistry.instance().decodeUri(provider, uri)
    path, name = str(parts.get("path") or ""), str(parts.get("layerName") or "")
    return of_file(path)._replace(tables=frozenset([name.lower()])) if path else None


def overwrites(place: Place, other: Place) -> bool:
    """Whether writing to a place loses what lies at the other."""
    if isinstance(place, Files) and isinstance(other, Files):
        if not place.identities & other.identities:
            return False
        # A whole file goes, or one table of it.
        return None in (place.tables, other.tables) or bool(place.tables & other.tables)
    if isinstance(place, Files) or isinstance(other, Files) or place.provider != other.provider:
        return False
    if place.provider == "postgres":
        return postgres.overwrites(place.uri, other.uri)
    return _parts(place) == _parts(other)


def _parts(place: Table) -> tuple:
    uri = QgsDataSourceUri(place.uri)
    where = uri.host() or uri.param("url"), uri.port(), uri.database(), uri.schema(), uri.table()
    return tuple(part.lower() for part in where)


def identity(path: str) -> tuple:
    """What is the same for every path that leads to a file, be it there yet or not.

    Links, relative paths and, where the file system ignores it, the case of letters make no
    difference.
    """
    path = os.path.realpath(path)
    try:
        there = os.stat(path)
    except OSError:
        folder, name = os.path.split(path)
        try:
            there = os.stat(folder)
        except OSError:
            return (os.path.normcase(path),)
        name = name.casefold() if _ignores_case(folder) else os.path.normcase(name)
        return there.st_dev, there.st_ino, name
    return there.st_dev, there.st_ino


def _ignores_case(folder: str) -> bool:
    """Whether a folder takes two spellings that differ in case alone for one name."""
    try:
        with os.scandir(folder) as entries:
            paths = [folder, *(each.path for _, each in zip(range(20), entries))]
    except OSError:  # its names may not be listed
        paths = [folder]
    for path in reversed(paths):
        head, name = os.path.split(path)
        other = os.path.join(head, name.swapcase())
        if other != path:
            return os.path.exists(other) and os.path.samefile(path, other)
    return False


def table_names(path: str) -> list[str]:
    """The layers and tables that a file holds, other than those that QGIS keeps styles in."""
    found = QgsProviderRegistry.instance().querySublayers(path)
    return [each.name() for each in found if each.name() != "layer_styles"]


def _tables(layer, provider, parts, path) -> Optional[frozenset]:
    """The tables of a file that a layer reads, through views and queries too."""
    subset = str(parts.get("subset") or "")
    name = str(parts.get("layerName") or "")
    if not name and provider == "ogr":
        # Without a name QGIS opens the first; it lists what it has opened first too.
        sublayers = layer.dataProvider().subLayers()
        name = sublayers[0].split(QgsDataProvider.sublayerSeparator())[1] if sublayers else ""
    quoted = name.replace('"', '""')
    is_query = re.match(r"\s*select\b", subset, re.IGNORECASE)
    if _is_sqlite(path):
        # The name is quoted above, and the file is only asked what it would read.
        query = subset if is_query else f'SELECT * FROM "{quoted}"'  # nosec B608
        return _read_by(path, query)
    return frozenset([name.lower()]) if name and not is_query else None


def _is_sqlite(path: str) -> bool:
    try:
        with open(path, "rb") as file:
            return file.read(16) == b"SQLite format 3\0"
    except OSError:
        return False


def _read_by(path: str, query: str) -> Optional[frozenset]:
    """The tables that a query reads, as SQLite itself finds them; None where it cannot."""
    found = set()

    def note(action, table, *_):
        if action == sqlite3.SQLITE_READ:
            found.add(table.lower())
        return sqlite3.SQLITE_OK

    address = f"{Path(path).absolute().as_uri()}?mode=ro"
    try:
        with closing(sqlite3.connect(address, uri=True)) as database:
            database.set_authorizer(note)
            database.execute(f"EXPLAIN {query}")
    except sqlite3.Error:
        return None  # a function of SpatiaLite, say: it may read any table
    return frozenset(found)


def _sources_of_virtual(layer: QgsVectorLayer) -> Iterable[QgsVectorLayer]:
    """The layers that a virtual layer is made of: those of the project, and those it opens."""
    for each in layer.dataProvider().dependencies():
        found = QgsProject.instance().mapLayer(each.layerId())
        if isinstance(found, QgsVectorLayer):
            yield found
    address = QUrl.fromEncoded(layer.source().encode())
    for each in QgsVirtualLayerDefinition.fromUrl(address).sourceLayers():
        if not each.isReferenced():
            yield QgsVectorLayer(each.source(), each.name(), each.provider())
