# SPDX-License-Identifier: GPL-2.0-or-later
"""What a problem is about: the same word wherever it is found, for tables, layers and counts."""

from __future__ import annotations

REFERENCE = "reference system"
IDS = "ids"
NUMBERS = "numbers"
NO_GEOMETRY = "no geometry"
INVALID = "invalid geometry"
EQUAL_UNITS = "units drawn twice"
OUTLINES = "units over others"
OVERLAPS = "overlap"
SLIVERS = "harmless overlap"
GAPS = "gap"
HOLES = "hole"
NEAR = "near, no neighbours"
UNMATCHED = "border not matched"
MULTIPART = "several parts"
ISLANDS = "no neighbour"
PARTS = "part of the map"
SCHOOLS_OUTSIDE = "school outside"
SCHOOLS_ON_BORDERS = "school on a border"
TWO_SCHOOLS = "several schools in a unit"
OTHER = "other"
"""The names stand in tables that officers filter by: they stay."""

TOPICS = (
    REFERENCE,
    NO_GEOMETRY,
    INVALID,
    OUTLINES,
    EQUAL_UNITS,
    OVERLAPS,
    IDS,
    NUMBERS,
    SCHOOLS_OUTSIDE,
    TWO_SCHOOLS,
    PARTS,
    OTHER,
    SCHOOLS_ON_BORDERS,
    ISLANDS,
    NEAR,
    GAPS,
    SLIVERS,
    UNMATCHED,
    MULTIPART,
    HOLES,
)
"""All of them, worst first."""
