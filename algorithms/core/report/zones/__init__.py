# SPDX-License-Identifier: GPL-2.0-or-later
"""The report of zone plans, as a page."""

from .paper import PLAN_COLOURS, BoundOnPaper, PlanOnPaper, ZoneReport
from .report import zone_report

__all__ = ["PLAN_COLOURS", "BoundOnPaper", "PlanOnPaper", "ZoneReport", "zone_report"]
