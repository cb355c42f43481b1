# SPDX-License-Identifier: GPL-2.0-or-later
"""How long to search, for every search; what each of them makes of it stands where it searches."""

from enum import Enum


class Effort(Enum):
    """How long to search: hubs and regions know all three, zones the last two."""

    QUICK = "quick"
    STANDARD = "standard"
    THOROUGH = "thorough"
