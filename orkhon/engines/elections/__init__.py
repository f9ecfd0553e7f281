"""Elections in figures: protocols that must add up, and draws of polling stations.

Each method is a package of its own with its public names, so that a process that
checks a protocol does not load the numerical libraries of another method.
"""
