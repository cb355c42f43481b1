"""The door for Python: from GeoDataFrames to plans, hubs and groups, and back.

``algorithms.core`` hands these names on; see there.
"""
