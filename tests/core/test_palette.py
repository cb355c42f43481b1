# SPDX-License-Identifier: GPL-2.0-or-later
"""Whether people who see colours otherwise can tell neighbours on our maps apart.

Colours are seen through the matrices of Machado, Oliveira and Fernandes (2009, table of severity
1.0: a cone type is missing), applied to linear sRGB, and compared by CIEDE2000 in CIE Lab under
D65. A difference of about 2 is just seen with the two colours side by side; 10 is plain.
"""

import numpy as np
import pandas as pd
import pytest

from balanced_zones.algorithms.core import colouring, palette
from balanced_zones.algorithms.core.colouring import colour_classes
from balanced_zones.algorithms.core.report import maps

NEIGHBOURS_DIFFER = 10
ANY_TWO_DIFFER = 9

SIGHT = {
    "normal": np.eye(3),
    "protanopia": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    "deuteranopia": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
    "tritanopia": [
        [1.255528, -0.076749, -0.178779],
        [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
    ],
}
XYZ = np.array(
    [
        [0.4124564, 0.3575761, 0.1804375],
        [0.2126729, 0.7151522, 0.0721750],
        [0.0193339, 0.1191920, 0.9503041],
    ]
)


def lab(colours, sight):
    """CIE Lab of hexadecimal colours as someone sees them; shape (n, 3)."""
    rgb = np.array([[int(c[i : i + 2], 16) / 255 for i in (1, 3, 5)] for c in colours])
    linear = np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
    seen = np.clip(linear @ np.transpose(SIGHT[sight]), 0, 1)
    t = seen @ XYZ.T / XYZ.sum(axis=1)
    f = np.where(t > (6 / 29) ** 3, np.cbrt(t), t / (3 * (6 / 29) ** 2) + 4 / 29)
    return np.stack(
        [116 * f[:, 1] - 16, 500 * (f[:, 0] - f[:, 1]), 200 * (f[:, 1] - f[:, 2])], axis=1
    )


def ciede2000(one, other):
    """Colour difference (Sharma, Wu and Dalal 2005) of Lab colours of shape (..., 3)."""
    (l1, a1, b1), (l2, a2, b2) = np.moveaxis(one, -1, 0), np.moveaxis(other, -1, 0)
    mean_c = (np.hypot(a1, b1) + np.hypot(a2, b2)) / 2
    g = 0.5 * (1 - np.sqrt(mean_c**7 / (mean_c**7 + 25.0**7)))
    a1, a2 = (1 + g) * a1, (1 + g) * a2
    c1, c2 = np.hypot(a1, b1), np.hypot(a2, b2)
    h1, h2 = np.degrees(np.arctan2(b1, a1)) % 360, np.degrees(np.arctan2(b2, a2)) % 360
    turn = np.where(c1 * c2 == 0, 0, (h2 - h1 + 180) % 360 - 180)
    dh = 2 * np.sqrt(c1 * c2) * np.sin(np.radians(turn / 2))
    mean_l, mean_c, hues = (l1 + l2) / 2, (c1 + c2) / 2, h1 + h2
    far = np.where(hues < 360, hues / 2 + 180, hues / 2 - 180)
    mean_h = np.where(np.abs(h1 - h2) <= 180, hues / 2, far)
    mean_h = np.where(c1 * c2 == 0, hues, mean_h)

    def cosine(times, shift):
        return np.cos(np.radians(times * mean_h + shift))

    t = 1 - 0.17 * cosine(1, -30) + 0.24 * cosine(2, 0) + 0.32 * cosine(3, 6) - 0.2 * cosine(4, -63)
    s_l = 1 + 0.015 * (mean_l - 50) ** 2 / np.sqrt(20 + (mean_l - 50) ** 2)
    s_c, s_h = 1 + 0.045 * mean_c, 1 + 0.015 * mean_c * t
    rotation = np.sin(np.radians(60 * np.exp(-(((mean_h - 275) / 25) ** 2))))
    r = -rotation * 2 * np.sqrt(mean_c**7 / (mean_c**7 + 25.0**7))
    parts = (l2 - l1) / s_l, (c2 - c1) / s_c, dh / s_h
    return np.sqrt(sum(part**2 for part in parts) + r * parts[1] * parts[2])


def least_difference(colours, pairs, sight):
    seen = lab(colours, sight)
    pairs = np.asarray(pairs)
    return ciede2000(seen[pairs[:, 0]], seen[pairs[:, 1]]).min()


@pytest.mark.parametrize(
    "one, other, expected",
    [
        ((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425),
        ((50, 0, 0), (50, -1, 2), 2.3669),
        ((50, 2.5, 0), (73, 25, -18), 27.1492),
        ((50, 2.5, 0), (50, 3.2592, 0.3350), 1.0000),
        ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
        ((22.7233, 20.0904, -46.6940), (23.0331, 14.9730, -42.5619), 2.0373),
    ],
)
def test_the_difference_is_that_of_the_published_test_data(one, other, expected):
    assert ciede2000(np.array(one, float), np.array(other, float)) == pytest.approx(
        expected, abs=1e-4
    )


@pytest.mark.parametrize("sight", SIGHT)
def test_any_two_colours_of_the_palette_are_told_apart(sight):
    every = np.array([(i, j) for i in range(len(palette.PALETTE)) for j in range(i)])
    assert least_difference(palette.PALETTE, every, sight) > ANY_TWO_DIFFER
    first = every[(every < 6).all(axis=1)]
    assert least_difference(palette.PALETTE, first, sight) > 13


@pytest.mark.parametrize("sight", SIGHT)
def test_dots_are_seen_on_white(sight):
    dots = [*map(maps.darker, palette.PALETTE), "#ffffff"]
    on_white = [(i, len(palette.PALETTE)) for i in range(len(palette.PALETTE))]
    assert least_difference(dots, on_white, sight) > 15


@pytest.mark.parametrize("sight", SIGHT)
@pytest.mark.parametrize("classes", [palette.UTILISATION_CLASSES, palette.BALANCE_CLASSES])
def test_the_next_class_is_told_apart(sight, classes):
    colours = [colour for _, _, colour, _ in classes]
    steps = [(i, i + 1) for i in range(len(colours) - 1)]
    assert least_difference(colours, steps, sight) > 7


@pytest.mark.parametrize("sight", list(SIGHT))
def test_seats_to_spare_and_over_capacity_are_never_alike(sight):
    colours = [colour for _, _, colour, _ in palette.UTILISATION_CLASSES]
    sides = [(i, j) for i in range(3) for j in range(4, 7)]
    assert least_difference(colours, sides, sight) > 12


def test_utilisation_is_even_around_100():
    limits = [low for low, *_ in palette.UTILISATION_CLASSES[1:]]
    assert limits == [200 - each for each in reversed(limits)]


def test_beyond_the_palette_every_colour_is_its_own():
    colours = [palette.colour(number) for number in range(60)]
    assert len(set(colours)) == 60
    assert colours[: len(palette.PALETTE)] == list(palette.PALETTE)


@pytest.mark.parametrize("level", ["es", "hs"])
def test_neighbouring_zones_of_fairfax_are_told_apart(fairfax, level):
    zone = pd.factorize(fairfax.units[f"zone_{level}"])[0]
    pairs = zone[fairfax.problem(level.upper()).adjacency.border_pairs]
    pairs = pairs[pairs[:, 0] != pairs[:, 1]]
    told_apart(zone.max() + 1, pairs)


def test_neighbouring_hubs_of_london_are_told_apart(london):
    from balanced_zones.algorithms.core.effort import Effort
    from balanced_zones.algorithms.core.hubs.inputs.settings import Settings
    from balanced_zones.algorithms.core.hubs.within_range import hubs_within_range

    schools = london.to_crs("EPSG:27700")
    hubs = hubs_within_range(schools, low=30, high=40, settings=Settings(effort=Effort.QUICK))
    told_apart(hubs.count, np.asarray(hubs.neighbours))


def test_very_many_areas_are_told_apart_too(fairfax, monkeypatch):
    monkeypatch.setattr(colouring, "MOST_BY_SATURATION", 0)
    pairs = fairfax.problem("ES").adjacency.border_pairs
    numbers = np.array(colour_classes(1061, pairs))
    assert numbers.max() < 6 and (numbers[pairs[:, 0]] != numbers[pairs[:, 1]]).all()


def told_apart(n, pairs):
    numbers = colour_classes(n, pairs)
    colours = [palette.colour(number) for number in numbers]
    assert max(numbers) < 6
    for sight in SIGHT:
        assert least_difference(colours, pairs, sight) > NEIGHBOURS_DIFFER
