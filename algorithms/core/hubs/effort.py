# SPDX-License-Identifier: GPL-2.0-or-later
"""How long to look for shorter hubs."""

from enum import Enum


class Effort(Enum):
    """How long to look for shorter distances."""

    QUICK = "quick"
    STANDARD = "standard"
    THOROUGH = "thorough"
