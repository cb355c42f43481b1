"""What only a PostgreSQL server can tell: which tables an address means."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Optional

from qgis.core import NULL, QgsDataSourceUri, QgsException, QgsProviderRegistry

WHICH_SERVER = (
    "SELECT pg_postmaster_start_time()::text, oid::text FROM pg_database "
    "WHERE datname = current_database()"
)
"""To the microsecond, when it was started; and the database's number."""


class NotReached(Exception):
    """The server does not answer, or not to this user."""


def overwrites(written: str, other: str) -> bool:
    """Whether a table that is written is one that another address reads or writes.

    Both servers are asked, so that any two spellings of one place are one: a host's name and
    number, a service, a schema left out; and a view is all the tables that it reads. Where a
    server cannot be asked, what is written counts.
    """
    first, second = QgsDataSourceUri(written), QgsDataSourceUri(other)
    try:
        if _ask(first, WHICH_SERVER) != _ask(second, WHICH_SERVER):
            return False
        return _table(first) in _tables(second)
    except NotReached:
        return _spelled(first) == _spelled(second)


def hindrance(written: str) -> str:
    """Why nothing can be written at an address: "server", "schema", "right", or empty."""
    uri = QgsDataSourceUri(written)
    try:
        schema = _literal(uri.schema()) if uri.schema() else "current_schema()::text"
        found = _ask(
            uri,
            "SELECT has_schema_privilege(nspname, 'CREATE')::int::text FROM pg_namespace "
            f"WHERE nspname = {schema}",
        )
    except NotReached:
        return "server"
    if not found:
        return "schema"
    return "" if found[0][0] == "1" else "right"


def schema_of(address: str) -> str:
    """The schema in which a table lies, where the address names none too."""
    uri = QgsDataSourceUri(address)
    try:
        return uri.schema() or _table(uri)[0]
    except NotReached:
        return ""


def set_types(written: str, types: Mapping[str, str]) -> None:
    """Give columns of text the types of what they hold.

    Parameters
    ----------
    written : str
        Address of the table.
    types : mapping of str to str
        By column.

    Raises
    ------
    NotReached
        If the server does not do it.
    """
    uri = QgsDataSourceUri(written)
    changes = ", ".join(
        f"ALTER COLUMN {_name(column)} TYPE {kind} USING {_name(column)}::{kind}"
        for column, kind in types.items()
    )
    _ask(uri, f"ALTER TABLE {_quoted(uri)} {changes}")


def list_as_text(values: Optional[Sequence]) -> Optional[str]:
    """A list as PostgreSQL writes lists in a text."""
    if not isinstance(values, (list, tuple)):
        return None
    return "{" + ",".join(map(_item, values)) + "}"


def _item(value) -> str:
    if value is None or value == NULL:
        return "NULL"
    if isinstance(value, (list, tuple)):
        return list_as_text(value)
    text = str(value).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{text}"'


def _ask(uri: QgsDataSourceUri, query: str) -> list:
    """The rows that a query gives; the connection may be one of QGIS's authentications."""
    about = QgsProviderRegistry.instance().providerMetadata("postgres")
    try:
        connection = about.createConnection(uri.uri(False), {})
        return connection.executeSql(query)
    except QgsException:
        # Its text holds the password.
        raise NotReached from None


def _table(uri: QgsDataSourceUri) -> tuple:
    """Schema and name of the table that an address means, be it there yet or not."""
    found = _ask(
        uri,
        "SELECT nspname::text, relname::text FROM pg_class c "
        "JOIN pg_namespace n ON n.oid = c.relnamespace "
        f"WHERE c.oid = to_regclass({_literal(_quoted(uri))})",
    )
    if found:
        return tuple(found[0])
    return uri.schema() or _ask(uri, "SELECT current_schema()::text")[0][0], uri.table()


def _tables(uri: QgsDataSourceUri) -> set:
    """Schema and name of every table that the server reads for an address."""
    is_query = uri.table().startswith("(")
    found = set() if is_query else {_table(uri)}
    query = uri.table() if is_query else _quoted(uri)
    try:
        plan = _ask(uri, f"EXPLAIN (VERBOSE, FORMAT JSON) SELECT * FROM {query} AS q")[0][0]
    except NotReached:
        return found  # it is not there yet
    waiting = [json.loads(plan) if isinstance(plan, str) else plan]
    while waiting:
        node = waiting.pop()
        if isinstance(node, dict):
            if "Relation Name" in node:
                found.add((node["Schema"], node["Relation Name"]))
            node = list(node.values())
        if isinstance(node, list):
            waiting += node
    return found


def _quoted(uri: QgsDataSourceUri) -> str:
    names = [name for name in (uri.schema(), uri.table()) if name]
    return ".".join(map(_name, names))


def _name(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _spelled(uri: QgsDataSourceUri) -> tuple:
    here = ("", "localhost", "127.0.0.1", "::1")
    host = "" if uri.host() in here or uri.host().startswith("/") else uri.host().lower()
    return (
        uri.service(),
        host,
        uri.port() or "5432",
        uri.database(),
        uri.schema() or "public",
        uri.table(),
    )
