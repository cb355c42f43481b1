# SPDX-License-Identifier: GPL-2.0-or-later
"""Units of length, for whoever needs no more of the ground than these."""

METRES_PER_MILE = 1609.344
"""The international mile of 1959."""
