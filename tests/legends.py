# SPDX-License-Identifier: GPL-2.0-or-later
"""What the legend of a layer says."""

from __future__ import annotations


def colours_in(layer):
    """The colour of every number that a layer is styled by; one entry may stand for several."""
    colours = {}
    for category in layer.renderer().categories():
        value = category.value()
        for number in value if isinstance(value, list) else [value]:
            colours[int(number)] = category.symbol().color().name()
    return colours
