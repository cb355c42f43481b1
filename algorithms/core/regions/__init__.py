# SPDX-License-Identifier: GPL-2.0-or-later
"""Regions of equal sums that grow from no given centre."""
