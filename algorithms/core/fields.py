# SPDX-License-Identifier: GPL-2.0-or-later
"""What fields are likely to hold, by their names: a first choice for whoever has to choose."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Optional

LIKELY: Mapping[str, list[str]] = {
    kind: names.split()
    for kind, names in {
        "unit_id": "unit_id spa spa_id planning_unit plan_unit pu_id block_id geoid geoid20 "
        "geoid10 precinct code id",
        "students": "students pupils enrolment enrollment membership student_count n_students",
        "school_id": "school_id school_no school_num school_code sch_id sch_code ncessch urn "
        "school code id",
        "capacity": "capacity seats seat places school_capacity program_capacity "
        "design_capacity cap max_students max_pupils",
        "level": "level school_level sch_level phase stage school_type grade_level grade_span",
        "zone": "zone zone_id existing_zone attendance_zone attendance_area catchment "
        "school_zone zone_in_force zone*",
        "borough": "borough district municipality council county ward phase",
        "centre_name": "name centre_name centre center office id",
    }.items()
}
"""By kind, names in lower case as layers have them, the surest first; a star is any ending."""

KEYS = ("fid", "id", "ogc_fid", "objectid", "gid", "oid", "feature_id")
"""Names that software gives to numbers it counts features with."""


def likely_field(kind: str, names: Iterable[str], but: Iterable[str] = ()) -> Optional[str]:
    """The field most likely to hold something, or None.

    Parameters
    ----------
    kind : str
        One of ``LIKELY``.
    names : iterable of str
        Of the layer's fields.
    but : iterable of str
        Fields that hold something else.
    """
    left_out = set(but)
    called: dict[str, str] = {}
    for name in names:
        if name not in left_out:
            called.setdefault(_bare(name), name)
    for likely in map(_bare, LIKELY[kind]):
        for bare, name in called.items():
            if bare == likely or (likely.endswith("*") and bare.startswith(likely[:-1])):
                return name
    return None


def level_like_field(names: Iterable[str]) -> Optional[str]:
    """The field of a layer of schools that seems to tell their levels, or None."""
    return likely_field("level", names)


def is_key(name: str) -> bool:
    """Whether a field is called as software calls its own numbering of features."""
    return name.lower() in KEYS


def _bare(name: str) -> str:
    return re.sub(r"[\s_\-.]+", "", name).lower()
