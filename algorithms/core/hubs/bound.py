"""A lower bound."""


def lower_bound(ground, upper, progress=None):
    return None
