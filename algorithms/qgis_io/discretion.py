# SPDX-License-Identifier: GPL-2.0-or-later
"""What may be told of where data lie: to whoever reads a page, the log or a settings file.

A settings file keeps what a run needs to find its layers again, but no password. The log tells
nothing of connections, and a page nothing of folders either: they name layers and tables.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from qgis.core import (
    QgsDataSourceUri,
    QgsProcessingContext,
    QgsProcessingFeatureSource,
    QgsProcessingUtils,
    QgsVectorLayer,
    QgsVirtualLayerDefinition,
)
from qgis.PyQt.QtCore import QUrl, QUrlQuery

from . import places
from .texts import tr
from .values import files_of, is_of_files, text_of_output

_TELLING = r"[\w-]*(?:password|passwd|pwd|token|api[_-]?key|secret|signature|authorization)[\w-]*"
_IN_A_QUERY = re.compile(rf"{_TELLING}|key|sig|auth|pass", re.IGNORECASE)
"""Names under which services take keys in the query of an address."""

_QUOTED = r"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\""
_PAIR = re.compile(rf"[\s,;]*\b{_TELLING}\s*=\s*(?:{_QUOTED}|[^\s,;|&'\"]*)", re.IGNORECASE)
_HEADER = re.compile(
    rf"\s*http-header:[\w-]*(?:auth|key|token|secret|cookie)[\w-]*=(?:{_QUOTED}|\S*)",
    re.IGNORECASE,
)
_ORACLE = re.compile(r"^((?:OCI|IDB):[^/@]*)/[^@]*")

_CONNECTION = re.compile(
    rf"\b(?:dbname|host|hostaddr|port|user|username|service|sslmode|authcfg|url|{_TELLING})"
    rf"\s*=\s*(?:{_QUOTED}|[^\s,;)'\"]*)",
    re.IGNORECASE,
)
_SERVER = re.compile(
    r"\b(?:postgres|postgis|postgresql|mssql|mysql|oracle|hana|wfs|oapif|arcgisfeatureserver|https?"
    r"|tcp|tls|ucx|ws|wss|ftp|sftp|s3|gs)://[^\s'\"<>]*",
    re.IGNORECASE,
)
_SERVERS_WORD = re.compile(
    r'(?: at| on)?(?: server| socket| host(?: name)?)?(?: at| on)? "[^"]*"(?: \([^)]*\))?, port \d+'
    r'|\b(?:user|role|host|host name|database) "[^"]*"'
)
"""How PostgreSQL's messages name a server and who connects to it."""


def without_secrets(provider: str, source: str) -> tuple[str, bool]:
    """An address as a settings file may hold it, and whether a secret was left out.

    Parameters
    ----------
    provider : str
        As QGIS calls it.
    source : str
        As it takes it.
    """
    if provider == "memory":
        return source, False
    if provider == "virtual":
        return _virtual(source)
    if provider in ("ogr", "gdal", "delimitedtext", "gpx"):
        address, bar, rest = source.partition("|")
        options = rest.split("|") if bar else []
        kept = [each for each in options if not re.match(rf"option:{_TELLING}=", each, re.I)]
        clean = "|".join([_for_gdal(address), *kept])
        return clean, clean != source
    uri = QgsDataSourceUri(source)
    left_out = bool(uri.password())
    url = uri.param("url")
    if left_out:
        uri.setPassword("")
    if url and _url(url) != url:
        uri.removeParam("url")
        uri.setParam("url", _url(url))
        left_out = True
    clean = uri.uri(False).strip() if left_out else source
    shorter = _HEADER.sub("", clean)
    return shorter, left_out or shorter != clean


def _for_gdal(address: str) -> str:
    """An address of GDAL's, which QGIS does not take apart."""
    url = re.search(r"[a-z]+://", address, re.IGNORECASE)
    if url is not None:
        return address[: url.start()] + _url(address[url.start() :])
    if re.match(r"\w{2,}:", address):
        # "PG:password=x dbname=y" keeps its colon apart from what follows.
        kind, _, pairs = _ORACLE.sub(r"\1", address).partition(":")
        return f"{kind}:{_PAIR.sub('', pairs).lstrip(' ,;')}"
    return address


def _url(text: str) -> str:
    url = QUrl(text)
    query = QUrlQuery(url)
    secret = [name for name, _ in query.queryItems() if _IN_A_QUERY.fullmatch(name)]
    if not secret and not url.password():
        return text
    for name in secret:
        query.removeAllQueryItems(name)
    url.setQuery(query)
    if url.password():
        url.setUserInfo(url.userName())
    return url.toString().rstrip("?")


def _virtual(source: str) -> tuple[str, bool]:
    definition = QgsVirtualLayerDefinition.fromUrl(QUrl.fromEncoded(source.encode()))
    layers = definition.sourceLayers()
    clean = [without_secrets(each.provider(), each.source()) for each in layers]
    if not any(left_out for _, left_out in clean):
        return source, False
    bare = QgsVirtualLayerDefinition.fromUrl(QUrl.fromEncoded(source.encode()))
    kept = QUrl(bare.toUrl())
    query = QUrlQuery(kept)
    query.removeAllQueryItems("layer")
    kept.setQuery(query)
    bare = QgsVirtualLayerDefinition.fromUrl(kept)
    for each, (address, _) in zip(layers, clean):
        if each.isReferenced():
            continue
        bare.addSource(each.name(), address, each.provider(), each.encoding())
    return bytes(bare.toUrl().toEncoded()).decode(), True


def destination_without_secrets(text: str) -> tuple[str, bool]:
    """The same for the text of an output."""
    known, provider, uri = QgsProcessingUtils.decodeProviderKeyAndUri(text)
    if not known or provider == "ogr":
        return text, False
    clean, left_out = without_secrets(provider, uri)
    return f"{provider}://{clean}", left_out


def called(layer: QgsVectorLayer, name: str) -> str:
    """What a page calls a layer: its name, and its file or table, if that says more."""
    found = places.read(layer) if layer.providerType() != "virtual" else []
    where = ""
    if found and isinstance(found[0], places.Files):
        where = os.path.basename(found[0].path)
    elif found:
        uri = QgsDataSourceUri(found[0].uri)
        # A query may say anything.
        named = "" if uri.table().startswith("(") else uri.table()
        where = ".".join(filter(None, [uri.schema() if named else "", named]))
    name = plain_name(name)
    if not name:
        return where
    return f"{name} ({where})" if where and where != name else name


def plain_name(name: str) -> str:
    """A layer's name; empty where QGIS, for want of one, has taken its address."""
    return "" if _SERVER.search(name) or _CONNECTION.search(name) else name


def by_role(source: QgsProcessingFeatureSource, role: str) -> str:
    """How messages call a layer: by its role and its name."""
    name = plain_name(source.sourceName())
    return f"{role} '{name}'" if name else role


def destination_called(text: str, is_page: bool = False) -> str:
    """What a page calls an output, a layer or a page: its file without the folder, or its table."""
    if is_page:
        return os.path.basename(text)
    try:
        place = places.written(text)
    except places.NoProvider:
        return ""
    if isinstance(place, places.Files):
        file = os.path.basename(place.path)
        uri = QgsDataSourceUri(text[4:]) if text.startswith("ogr:") else None
        return f"{file}: {uri.table()}" if uri is not None and uri.table() else file
    if place is None:
        return text.split("?")[0]
    uri = QgsDataSourceUri(place.uri)
    return ".".join(filter(None, [uri.schema(), uri.table()]))


def is_address(text: str) -> bool:
    """Whether a text that was typed in names a host: tcp://scheduler:8786, scheduler:8786."""
    return bool(_SERVER.search(text) or re.fullmatch(r"[\w.-]+:\d+", text))


class Discretion:
    """Texts for people, without where the data of a run lie.

    Parameters
    ----------
    names : mapping of str to str
        What to say for addresses that may turn up in a text.
    """

    def __init__(self, names: Mapping[str, str] = MappingProxyType({})):
        self._names = dict(names)

    def add(self, address: str, name: str) -> None:
        self._names[address] = name

    def connections(self, text: str) -> str:
        """A text for the log: nothing about connections to databases and services."""
        for address in sorted(filter(is_connection, self._names), key=len, reverse=True):
            text = text.replace(address, self._names[address])
        text = _SERVER.sub(tr("(an address)"), _CONNECTION.sub("", text))
        return _SERVERS_WORD.sub("", text)

    def all(self, text: str) -> str:
        """A text for a page: nothing about folders either."""
        for address in sorted(self._names, key=len, reverse=True):
            text = text.replace(address, self._names[address])
        return self.connections(text)


def is_connection(address: str) -> bool:
    """Whether an address is of a database or a service, and so may hold a password or key."""
    return bool(_CONNECTION.search(address) or _SERVER.search(address))


def of_run(entry, parameters: Mapping, context: QgsProcessingContext) -> Discretion:
    """The discretion of a run, which knows the addresses of its layers and outputs."""
    # Not above: this module is read before it is known whether geopandas can be loaded.
    from .sources import layer_of

    found = Discretion()
    for definition in entry.parameterDefinitions():
        name, kind = definition.name(), definition.type()
        if parameters.get(name) in (None, ""):
            continue
        if definition.isDestination():
            text = text_of_output(parameters[name], context)
            if text:
                shown = destination_called(text, kind == "fileDestination")
                for address in {text, os.path.abspath(text), os.path.realpath(text)}:
                    found.add(address, shown)
        elif kind in ("source", "vector"):
            layer = layer_of(entry, name, parameters, context)
            if layer is None:
                found.add(str(parameters[name]), tr("the layer"))
                continue
            for address in _spellings(layer, parameters[name]):
                found.add(address, called(layer, layer.name()))
        elif is_of_files(definition):
            for path in files_of(entry, name, parameters, context):
                found.add(path, os.path.basename(path))
    return found


def _spellings(layer: QgsVectorLayer, given) -> Iterable[str]:
    source = layer.source()
    yield source
    yield f"{layer.providerType()}://{source}"
    yield source.partition("|")[0]
    if isinstance(given, str) and given != layer.name() and given != layer.id():
        yield given
