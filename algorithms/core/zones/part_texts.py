# SPDX-License-Identifier: GPL-2.0-or-later
"""What is said of parts of the map that cannot be reached: of those without a school, and of
those apart from the largest where there are no schools."""

from __future__ import annotations

from typing import NamedTuple

from ..texts import tr


class PartTexts(NamedTuple):
    """Sentences, each with the places that ``parts`` fills in."""

    given: str
    given_remedy: str
    gap: str
    gap_remedy: str
    cut_off: str
    cut_off_remedy: str
    barrier: str
    blocked: str
    barrier_remedy: str
    gaps_joined: str
    waters_joined: str
    left_out: str


def without_school() -> PartTexts:
    """Of parts without a school."""
    return PartTexts(
        given=tr(
            "the lines given as neighbours leave a part of the map without a school of this level"
        ),
        given_remedy=tr(
            "Add a line to ADJACENCY_LINES from a unit of that part to its neighbour, or "
            "leave the part without a zone (ISLANDS=2)."
        ),
        gap=tr("a gap cuts a part of the map off from every school of this level"),
        gap_remedy=tr(
            "Close the gap between the two units (run 'Repair planning units'), draw a "
            "line over it in BRIDGES or ADJACENCY_LINES, let ISLANDS join the units (1), "
            "or leave the part without a zone (2)."
        ),
        cut_off=tr(
            "a part of the map is cut off from every school of this level, so no zone in one "
            "piece can hold it"
        ),
        cut_off_remedy=tr(
            "Draw a line in BRIDGES from it to a neighbour, let ISLANDS join it to the nearest "
            "unit (1), or leave it without a zone (2)."
        ),
        barrier=tr("a barrier cuts a part of the map off from every school of this level"),
        blocked=tr("a barrier lies between a part of the map and every school of this level"),
        barrier_remedy=tr(
            "Draw a line over it in BRIDGES where there is a way, shorten or delete the "
            "barrier, or leave the part without a zone (ISLANDS=2)."
        ),
        gaps_joined=tr(
            "{layer}: gaps cut parts of the map off from every school; the units on both "
            "sides count as neighbours all the same. Pairs: {n} ({named}). If a gap is a "
            "mistake, close it ('Repair planning units' does); if it is not, draw the way "
            "in BRIDGES or ADJACENCY_LINES, or refuse (ISLANDS=0) or leave out (2) what "
            "lies beyond."
        ),
        waters_joined=tr(
            "{layer}: parts of the map without a school, each joined to the nearest "
            "planning unit: {n} ({named}). The neighbours (ADJACENCY) show them. To join "
            "them otherwise draw BRIDGES; to refuse them or leave them out set ISLANDS."
        ),
        left_out=tr(
            "{layer}: in parts of the map without a school, left without a zone and out of every "
            "figure: {counted}: {units}."
        ),
    )


def apart_from_largest() -> PartTexts:
    """Of parts apart from the largest, where regions are drawn without schools."""
    return PartTexts(
        given=tr("the lines given as neighbours leave a part of the map apart from the rest"),
        given_remedy=tr(
            "Add a line to ADJACENCY_LINES from a unit of that part to its neighbour, or "
            "leave the part without a region (ISLANDS=2)."
        ),
        gap=tr("a gap cuts a part of the map off from the rest"),
        gap_remedy=tr(
            "Close the gap between the two units (run 'Repair planning units'), draw a "
            "line over it in BRIDGES or ADJACENCY_LINES, let ISLANDS join the units (1), "
            "or leave the part without a region (2)."
        ),
        cut_off=tr(
            "a part of the map is cut off from the rest, so no region in one piece can hold both"
        ),
        cut_off_remedy=tr(
            "Draw a line in BRIDGES from it to a neighbour, let ISLANDS join it to the nearest "
            "unit (1), or leave it without a region (2)."
        ),
        barrier=tr("a barrier cuts a part of the map off from the rest"),
        blocked=tr("a barrier lies between a part of the map and the rest"),
        barrier_remedy=tr(
            "Draw a line over it in BRIDGES where there is a way, shorten or delete the "
            "barrier, or leave the part without a region (ISLANDS=2)."
        ),
        gaps_joined=tr(
            "{layer}: gaps part the map; the units on both sides count as neighbours all the "
            "same. Pairs: {n} ({named}). If a gap is a mistake, close it ('Repair planning units' "
            "does); if it is not, draw the way in BRIDGES or ADJACENCY_LINES, or refuse "
            "(ISLANDS=0) or leave out (2) what lies beyond."
        ),
        waters_joined=tr(
            "{layer}: parts of the map apart from the largest, each joined to the nearest unit: "
            "{n} ({named}). The neighbours (ADJACENCY) show them. To join them otherwise draw "
            "BRIDGES; to refuse them or leave them out set ISLANDS."
        ),
        left_out=tr(
            "{layer}: in parts of the map apart from the largest, left without a region and out "
            "of every figure: {counted}: {units}."
        ),
    )
