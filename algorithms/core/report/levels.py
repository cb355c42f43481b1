# SPDX-License-Identifier: GPL-2.0-or-later
"""The report of several levels: what the zones of each are split into by the next."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Optional

import numpy as np

from .. import plan_names
from ..zones.criteria.tables import Splits
from ..zones.levels import Ladder
from .page import Cell, Column, Section, paragraph, table
from .texts import number, tr

Plans = Sequence[Optional[np.ndarray]]


def feeder_section(
    ladder: Ladder, plans: Sequence[np.ndarray], in_force: Plans, names: Sequence[Sequence[str]]
) -> Section:
    """The feeders between all levels, summed up, and every zone that feeds several.

    Parameters
    ----------
    ladder : Ladder
    plans : sequence of ndarray, one per level
    in_force : sequence of ndarray or None, one per level
    names : sequence of sequences of str
        The schools of every level.
    """
    body = [
        paragraph(
            tr(
                "A zone whose children go on to several schools is a split feeder; all its "
                "branches but the largest are minority branches. The search counts a student in "
                "one of them at the weight of the feeders ({weight:g}), and every branch as "
                "{part:g} students more."
            ).format(weight=ladder.feeder_weight, part=ladder.branch)
        ),
        paragraph(
            tr(
                "Where no students of the lower level live, nothing is split: a park may belong to "
                "another school of the upper level than the homes around it."
            )
        ),
        _summary(ladder, plans, in_force),
    ]
    body += [
        _split_zones(ladder, at, plans, in_force, names) for at in range(len(ladder.levels) - 1)
    ]
    return Section("feeders", tr("Feeders between the levels"), "".join(body))


def _pair(ladder: Ladder, at: int) -> str:
    lower, upper = ladder.levels[at].name, ladder.levels[at + 1].name
    return tr("{lower} to {upper}").format(lower=lower, upper=upper)


def _summary(ladder: Ladder, plans: Sequence[np.ndarray], in_force: Plans) -> str:
    columns = [
        Column(tr("Levels"), numeric=False),
        Column(tr("Plan"), numeric=False),
        Column(tr("Zones")),
        Column(tr("Split zones")),
        Column(tr("Minority branches")),
        Column(tr("Of these under {share:g} %").format(share=ladder.share)),
        Column(tr("Students in them")),
    ]
    limits = ladder.most_split or (None,) * (len(ladder.levels) - 1)
    limited = any(most is not None for most in limits)
    if limited:
        columns.append(Column(tr("Split zones at most")))
    rows = []
    for at, now in enumerate(ladder.splits(plans)):
        before = splits_in_force(ladder, at, in_force)
        plans_shown = (plan_names.in_force(), before, None), (plan_names.new(), now, limits[at])
        for name, found, most in plans_shown:
            if found is not None:
                # Of the plan in force nothing was asked.
                limit = [Cell(number(most), most)] if limited else []
                rows.append([Cell(_pair(ladder, at)), Cell(name), *_figures(found), *limit])
    return table(columns, rows, tr("Feeders between the levels"))


def _figures(found: Splits) -> list[Cell]:
    values = (found.lines, found.split, found.branches, found.small, found.minority)
    return [Cell(number(value), value) for value in values]


def splits_in_force(ladder: Ladder, at: int, in_force: Plans) -> Optional[Splits]:
    """The splits of a level's zones by the next one's; None where one has no plan in force."""
    if in_force[at] is None or in_force[at + 1] is None:
        return None
    feeders = ladder.feeders(at, known_or_none(ladder, in_force))[-1]
    return feeders.splits(ladder.levels[at].problem, np.asarray(in_force[at]))


def known_or_none(ladder: Ladder, plans: Plans) -> list[np.ndarray]:
    """Plans, with a plan without zones in place of those that are not there."""
    return [
        np.full(level.problem.n_units, -1) if plan is None else np.asarray(plan)
        for level, plan in zip(ladder.levels, plans)
    ]


def _split_zones(
    ladder: Ladder,
    at: int,
    plans: Sequence[np.ndarray],
    in_force: Plans,
    names: Sequence[Sequence[str]],
) -> str:
    columns = [
        Column(tr("Zone"), numeric=False),
        Column(tr("Students")),
        Column(tr("They go on to"), numeric=False),
        Column(tr("In force"), numeric=False),
    ]
    now = ladder.branches(at, plans)
    before: list[dict] = [{} for _ in now]
    if in_force[at] is not None and in_force[at + 1] is not None:
        before = ladder.branches(at, known_or_none(ladder, in_force))
    rows = []
    for zone, (branches, old) in enumerate(zip(now, before)):
        if len(branches) < 2 and len(old) < 2:
            continue
        students = sum(branches.values())
        rows.append(
            [
                Cell(names[at][zone]),
                Cell(number(students), students),
                Cell(_in_words(branches, names[at + 1])),
                Cell(_in_words(old, names[at + 1])),
            ]
        )
    caption = tr("Zones that feed several schools, now or in force: {pair}").format(
        pair=_pair(ladder, at)
    )
    if not rows:
        said = tr("{pair}: no zone feeds several schools.")
        return paragraph(said.format(pair=_pair(ladder, at)))
    return table(columns, rows, caption, sortable=True, key=f"split-{at + 1}")


def _in_words(branches: dict, names: Sequence[str]) -> str:
    total = sum(branches.values())
    parts = sorted(branches.items(), key=lambda part: (-part[1], part[0]))
    return ", ".join(
        f"{names[zone]}: {number(students)} ({number(100 * students / total)} %)"
        for zone, students in parts
    )
