# SPDX-License-Identifier: GPL-2.0-or-later
"""The report of hubs, as a page."""

from .paper import HubReport, from_to, hub_called, in_short
from .report import hub_report

__all__ = ["HubReport", "from_to", "hub_called", "hub_report", "in_short"]
