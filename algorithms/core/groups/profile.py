# SPDX-License-Identifier: GPL-2.0-or-later
"""What a group is like: its scores beside those of all, in figures and in plain words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

NOTABLE = 0.5
MUCH = 1.0
"""From how many standard deviations a group's mean is called higher or lower than that of
all, and as much higher or lower. Half a standard deviation is what Cohen calls a medium
effect (Statistical power analysis for the behavioral sciences, 1988)."""
MOST_FIELDS = 5
"""Fields that a sentence on a group names: more than one remembers otherwise."""


@dataclass(frozen=True)
class Profile:
    """Scores by group, of the values that are there: imputed ones do not count.

    k groups, f fields. NaN where a group has no value of a field.

    Attributes
    ----------
    fields : tuple of str
    mean, deviation : ndarray of shape (k, f)
        Mean and standard deviation (of the group itself: divided by the number of values)
        in the unit of the field.
    difference : ndarray of shape (k, f)
        The group's mean less that of all, in standard deviations of all; 0 where all values
        are one.
    mean_of_all, deviation_of_all : ndarray of shape (f,)
    """

    fields: tuple
    mean: np.ndarray
    deviation: np.ndarray
    difference: np.ndarray
    mean_of_all: np.ndarray
    deviation_of_all: np.ndarray

    def set_apart(self, group: int) -> str:
        """The fields that set a group apart, the farthest first, in plain words."""
        if not self.fields:
            return ""
        return in_words(self.fields, self.difference[group])


def profile_of(fields: Sequence[str], scores: np.ndarray, labels: np.ndarray, k: int) -> Profile:
    """Measure the scores of every group.

    Parameters
    ----------
    fields : sequence of str, length f
    scores : ndarray of shape (n, f)
        NaN where a value is missing; each field has one at least.
    labels : ndarray of int, shape (n,)
        Groups 0..k-1, none empty.
    k : int
    """
    everyone, deviation_of_all = _moments(scores, np.zeros(len(scores), int), 1)
    mean, deviation = _moments(scores, labels, k)
    one_value = np.nanmax(scores, axis=0) == np.nanmin(scores, axis=0)
    unit = np.where(one_value, 1.0, deviation_of_all[0])
    difference = np.where(one_value & ~np.isnan(mean), 0.0, (mean - everyone[0]) / unit)
    return Profile(
        tuple(fields), mean, deviation, difference, everyone[0], np.where(one_value, 0, unit)
    )


def _moments(scores: np.ndarray, labels: np.ndarray, k: int) -> tuple[np.ndarray, np.ndarray]:
    """Means and standard deviations by group; NaN for a group without values."""
    there = ~np.isnan(scores)
    known = np.where(there, scores, 0.0)

    def by_group(values: np.ndarray) -> np.ndarray:
        return np.column_stack([np.bincount(labels, v, minlength=k) for v in values.T])

    if not scores.shape[1]:
        return np.empty((k, 0)), np.empty((k, 0))
    count = by_group(there.astype(float))
    with np.errstate(invalid="ignore"):
        mean = by_group(known) / count
        off = np.where(there, scores - mean[labels], 0.0)
        return mean, np.sqrt(by_group(off**2) / count)


def in_words(fields: Sequence[str], difference: np.ndarray) -> str:
    """Tell the fields in which a group differs from all by half a standard deviation or more.

    At most five, the farthest first, e.g. ``much higher maths (+1.4 sd), lower sport
    (-0.6 sd)``.

    Parameters
    ----------
    fields : sequence of str, length f
    difference : ndarray of shape (f,)
        In standard deviations; NaN if unknown.
    """
    # But for the last digits of floating point: 0.4936 is printed as 0.5 and is below it.
    size = np.round(np.nan_to_num(np.abs(difference)), 9)
    words = []
    for field in np.argsort(-size, kind="stable")[:MOST_FIELDS]:
        if size[field] < NOTABLE:
            break
        way = "higher" if difference[field] > 0 else "lower"
        much = "much " if size[field] >= MUCH else ""
        words.append(f"{much}{way} {fields[field]} ({difference[field]:+.1f} sd)")
    return ", ".join(words) or "close to the average in every field"
