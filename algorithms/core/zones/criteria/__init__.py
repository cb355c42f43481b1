# SPDX-License-Identifier: GPL-2.0-or-later
"""What else is wished of a plan: criteria, each with a weight, a price and measures."""
