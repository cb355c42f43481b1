# SPDX-License-Identifier: GPL-2.0-or-later
"""What only a PostgreSQL server can tell: which tables an address means."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Optional

from qgis.core import (
    NULL,
    QgsDataSourceUri,
    QgsException,
    QgsProviderConnectionException,
    QgsProviderRegistry,
)

_WHICH_SERVER = (
    "SELECT pg_postmaster_start_time()::text, oid::text FROM pg_database "
    "WHERE datname = current_database()"
)
"""To the microsecond, when it was started; and the database's number."""


_WHAT_IS_THERE = """
SELECT (relkind IN ('r', 'p'))::int::text, pg_has_role(relowner, 'USAGE')::int::text, (NOT EXISTS (
    SELECT FROM pg_depend d
    LEFT JOIN pg_rewrite r ON d.classid = 'pg_rewrite'::regclass AND r.oid = d.objid
    LEFT JOIN pg_constraint k ON d.classid = 'pg_constraint'::regclass AND k.oid = d.objid
    WHERE d.refclassid = 'pg_class'::regclass AND d.refobjid = c.oid AND d.deptype = 'n'
    AND coalesce(r.ev_class, k.conrelid) <> c.oid))::int::text
FROM pg_class c WHERE oid = to_regclass({name})
"""
"""Whether a table may be dropped, as QGIS does before it makes it anew."""


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
        if _ask(first, _WHICH_SERVER) != _ask(second, _WHICH_SERVER):
            return False
        return _table(first) in _tables(second)
    except NotReached:
        return _spelled(first) == _spelled(second)


def hindrance(written: str) -> str:
    """Why no table can be made, or made anew, at an address; empty if one can.

    Returns
    -------
    str
        "server" (it does not answer), "schema" (there is none of that name), "right" (to make
        tables), "kind" (what is there is no table), "owner" (is another), "needed" (by views or
        other tables), or empty.
    """
    uri = QgsDataSourceUri(written)
    try:
        schema = _literal(uri.schema()) if uri.schema() else "current_schema()::text"
        found = _ask(
            uri,
            "SELECT has_schema_privilege(nspname, 'CREATE')::int::text FROM pg_namespace "
            f"WHERE nspname = {schema}",  # nosec B608  # a literal, quoted by _literal
        )
        there = _ask(uri, _WHAT_IS_THERE.format(name=_literal(_quoted(uri))))
    except NotReached:
        return "server"
    if not found:
        return "schema"
    asked = [("right", found[0][0]), *zip(("kind", "owner", "needed"), there[0] if there else ())]
    return next((wrong for wrong, fine in asked if fine != "1"), "")


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
    except (QgsException, QgsProviderConnectionException):
        # Its text holds the password.
        raise NotReached from None


def _table(uri: QgsDataSourceUri) -> tuple:
    """Schema and name of the table that an address means, be it there yet or not."""
    schema = uri.schema() or _ask(uri, "SELECT current_schema()::text")[0][0]
    return _table_there(uri) or (schema, uri.table())


def _table_there(uri: QgsDataSourceUri) -> Optional[tuple]:
    found = _ask(
        uri,
        "SELECT nspname::text, relname::text FROM pg_class c "
        "JOIN pg_namespace n ON n.oid = c.relnamespace "
        f"WHERE c.oid = to_regclass({_literal(_quoted(uri))})",  # nosec B608  # a literal
    )
    return tuple(found[0]) if found else None


def _tables(uri: QgsDataSourceUri) -> set:
    """Schema and name of every table that the server reads for an address."""
    is_query = uri.table().startswith("(")
    found = set() if is_query else {_table(uri)}
    if not is_query and _table_there(uri) is None:
        return found
    query = uri.table() if is_query else _quoted(uri)
    # What the layer itself sends to the server at every read, only explained: its own query, or
    # a name quoted by _quoted.
    explain = f"EXPLAIN (VERBOSE, FORMAT JSON) SELECT * FROM {query} AS q"  # nosec B608
    try:
        plan = _ask(uri, explain)[0][0]
    except NotReached:
        return found  # it may not be read
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
