# SPDX-License-Identifier: GPL-2.0-or-later
"""The report of hubs, as a page."""

from .changes import changes_in_short
from .paper import HubReport, from_to, hub_called, in_short
from .report import hub_report

__all__ = ["HubReport", "changes_in_short", "from_to", "hub_called", "hub_report", "in_short"]
