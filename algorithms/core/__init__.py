# SPDX-License-Identifier: GPL-2.0-or-later
"""Balanced Zones without QGIS: GeoDataFrames in, plans, hubs and groups out.

    from balanced_zones.algorithms import core

    district = core.build_district(units, schools, students="students", ...)
    plan = core.geokmeans(district)
    plan.to_geodataframe()

The names in ``__all__`` stay; what lies in the packages below may change. Nothing is imported
until a name is used, so that importing this costs nothing and needs no library.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .api.choices import PlanWarning
    from .api.comparing import PlanComparison, compare
    from .api.district import District, build_district, example_layers
    from .api.drawing import azp, geokmeans, improve, lower_bound, sara
    from .api.groups import Groups, k_means_groups
    from .api.hubs import HubConditions, HubPlan, equal_size_hubs, hubs_within_range
    from .api.levels import LevelPlans, improve_levels
    from .api.plans import ZonePlan, evaluate, zone_plan
    from .api.regions import RegionSet, balanced_regions
    from .api.units import UnitCheck, UnitRepair, check_units, repair_units
    from .errors import InputError
    from .hubs.inputs.limit_texts import Limit, SizeLimit, SumLimit
    from .progress import Progress, Stopped
    from .zones.conditions import Conditions
    from .zones.costs import CostColumns
    from .zones.criteria.criteria import Criteria
    from .zones.parts import Islands
    from .zones.school_places import TwoSchools

_HOMES = {
    "api.choices": ("PlanWarning",),
    "api.comparing": ("PlanComparison", "compare"),
    "api.district": ("District", "build_district", "example_layers"),
    "api.drawing": ("azp", "geokmeans", "improve", "lower_bound", "sara"),
    "api.groups": ("Groups", "k_means_groups"),
    "api.hubs": ("HubConditions", "HubPlan", "equal_size_hubs", "hubs_within_range"),
    "api.levels": ("LevelPlans", "improve_levels"),
    "api.plans": ("ZonePlan", "evaluate", "zone_plan"),
    "api.regions": ("RegionSet", "balanced_regions"),
    "api.units": ("UnitCheck", "UnitRepair", "check_units", "repair_units"),
    "errors": ("InputError",),
    "hubs.inputs.limit_texts": ("Limit", "SizeLimit", "SumLimit"),
    "progress": ("Progress", "Stopped"),
    "zones.conditions": ("Conditions",),
    "zones.costs": ("CostColumns",),
    "zones.criteria.criteria": ("Criteria",),
    "zones.parts": ("Islands",),
    "zones.school_places": ("TwoSchools",),
}
"""Which module each public name comes from; the imports above say the same to type checkers."""

_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}
"""The same the other way round."""

__all__ = [
    "Conditions",
    "CostColumns",
    "Criteria",
    "District",
    "Groups",
    "HubConditions",
    "HubPlan",
    "InputError",
    "Islands",
    "LevelPlans",
    "Limit",
    "PlanComparison",
    "PlanWarning",
    "Progress",
    "RegionSet",
    "SizeLimit",
    "Stopped",
    "SumLimit",
    "TwoSchools",
    "UnitCheck",
    "UnitRepair",
    "ZonePlan",
    "azp",
    "balanced_regions",
    "build_district",
    "check_units",
    "compare",
    "equal_size_hubs",
    "evaluate",
    "example_layers",
    "geokmeans",
    "hubs_within_range",
    "improve",
    "improve_levels",
    "k_means_groups",
    "lower_bound",
    "repair_units",
    "sara",
    "zone_plan",
]


def __getattr__(name: str) -> Any:
    home = _HOME_OF.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f".{home}", __name__), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
