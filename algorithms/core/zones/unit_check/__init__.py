# SPDX-License-Identifier: GPL-2.0-or-later
"""Everything that is wrong or odd in planning units and schools, all at once.

What a plan would be refused for is found by the very checks that refuse it
(``preflight.build_problem``): first on the layers as they are, then, so that one fault does not
hide the next, on layers in which the faults found are put right for the moment.
"""

from .check import check_units
from .survey import ERROR, NOTE, WARNING, Check, Finding

__all__ = ["ERROR", "NOTE", "WARNING", "Check", "Finding", "check_units"]
