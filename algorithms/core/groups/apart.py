# SPDX-License-Identifier: GPL-2.0-or-later
"""Whether anything sets the groups apart, in words."""

from __future__ import annotations

import numpy as np

from ..texts import number, tr
from .groups import GroupResult
from .profile import NOTABLE

NO_STRUCTURE = 0.25
"""A silhouette below this is no sign of groups: Kaufman and Rousseeuw (1990), Finding groups in
data, who see no structure of substance up to 0.25, a weak one up to 0.5."""


def little_apart(result: GroupResult) -> str:
    """Say that nothing, or little, sets the groups apart; empty where something does.

    Groups that are to be alike are not judged by this.
    """
    if result.mixed or not result.silhouette < NO_STRUCTURE:
        return ""
    # Rounding may put a mean on the limit on one machine and not on another.
    differences = np.nan_to_num(np.round(np.abs(result.profile.difference), 9))
    if not (differences >= NOTABLE).any():
        return tr(
            "Nothing sets these groups apart: they run into one another (silhouette "
            "{silhouette}, where {least} is the least that speaks of groups), and no mean of a "
            "group lies as much as {sd} standard deviations from that of all. They divide the "
            "features, but they are no kinds of them."
        ).format(
            silhouette=number(result.silhouette, 2),
            least=number(NO_STRUCTURE, 2),
            sd=number(NOTABLE, 1),
        )
    return tr(
        "Little sets these groups apart: they run into one another (silhouette {silhouette}, "
        "where {least} is the least that speaks of groups). Features near a border could as "
        "well be in the next group."
    ).format(silhouette=number(result.silhouette, 2), least=number(NO_STRUCTURE, 2))
