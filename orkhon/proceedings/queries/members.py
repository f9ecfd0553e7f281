"""Whose voices count: the register's members of an assembly, under this room's name."""

from orkhon.register.queries.members import Member, assembly_of, members

__all__ = ["Member", "assembly_of", "members"]
