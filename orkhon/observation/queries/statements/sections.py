"""Which sections belong to every statement."""

ALWAYS = ("mandate", "not_seen")
"""Who spoke, and what was not seen, stand in every statement."""
