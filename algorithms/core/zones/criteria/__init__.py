# SPDX-License-Identifier: GPL-2.0-or-later
"""What else is wished of a plan: criteria, each with a weight, a price and measures."""

# All of them at once: a process that draws plans must know every criterion that it is sent.
from . import (
    by_grade,
    by_unit,
    ceilings,
    chain,
    crossings,
    grandfathered,
    groups,
    overfull,
    patches,
    shares,
    splits,
)

__all__ = [
    "by_grade",
    "by_unit",
    "ceilings",
    "chain",
    "crossings",
    "grandfathered",
    "groups",
    "overfull",
    "patches",
    "shares",
    "splits",
]
