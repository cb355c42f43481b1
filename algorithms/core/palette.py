# SPDX-License-Identifier: GPL-2.0-or-later
"""Colours of maps and pages, chosen so that the colour-blind can tell them apart."""

from __future__ import annotations

import colorsys

PALETTE = (
    "#fce198",
    "#74ade5",
    "#9ab16c",
    "#e0d8fc",
    "#dc8ea7",
    "#b5efdb",
    "#9c87b2",
    "#aac3c9",
    "#4e9c87",
    "#edb9ad",
)
"""Fills under dark text. With normal sight, and as protanopes, deuteranopes and tritanopes see
them (Machado, Oliveira and Fernandes 2009, severity 1), any two of the first six differ by a
CIEDE2000 of at least 13, of all ten by at least 9. A map of zones needs four or five."""

UTILISATION_CLASSES = (
    (0, 70, "#2166ac", "up to 70 %"),
    (70, 85, "#67a9cf", "70-85 %"),
    (85, 95, "#d1e5f0", "85-95 %"),
    (95, 105, "#f7f7f7", "95-105 %: about full"),
    (105, 115, "#fddbc7", "105-115 %"),
    (115, 130, "#ef8a62", "115-130 %"),
    (130, 1e9, "#b2182b", "over 130 %"),
)
"""Fixed, and even around 100 %, so that two plans compare by eye: blue has seats to spare,
red is over capacity."""

SEVERITIES = {"error": "#b2182b", "warning": "#f4a259", "note": "#74ade5"}
"""The graver, the darker and the redder, so that no eye takes a note for an error."""

BALANCE_CLASSES = (
    (-1e9, 50, "#f9fbfe", "up to 50: far from its seats"),
    (50, 70, "#d3e4f3", "50-70"),
    (70, 80, "#a6cbe6", "70-80"),
    (80, 90, "#6baed6", "80-90"),
    (90, 95, "#3585bf", "90-95"),
    (95, 100, "#08488c", "95-100: as many students as seats"),
)
"""Fixed; the darker the better, as in Figure 3 of Biswas et al. 2020."""


def colour(number: int) -> str:
    """The colour of a class, e.g. ``#fce198``.

    Beyond the palette hues follow each other by the golden angle: each its own, yet not all
    to be told apart.
    """
    if number < len(PALETTE):
        return PALETTE[number]
    rgb = colorsys.hsv_to_rgb((number * 137.508 % 360) / 360, 0.59, 0.78)
    return "#" + "".join(f"{round(255 * part):02x}" for part in rgb)
