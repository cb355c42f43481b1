# SPDX-License-Identifier: GPL-2.0-or-later
"""One figure of a plan."""

from __future__ import annotations

from typing import NamedTuple, Optional


class Measure(NamedTuple):
    """One figure of a plan; ``value`` is None where it has no meaning."""

    key: str
    name: str
    value: Optional[float]
    unit: str
