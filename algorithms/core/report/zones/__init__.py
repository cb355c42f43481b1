"""The report of zone plans, as a page."""

from .paper import PLAN_COLOURS, BoundOnPaper, PlanOnPaper, ZoneReport
from .report import zone_report

__all__ = ["PLAN_COLOURS", "BoundOnPaper", "PlanOnPaper", "ZoneReport", "zone_report"]
