"""What became of each provision of the old text: what links hang on."""

from orkhon.engines.texts.redline.model import Carried, Redline
from orkhon.engines.texts.redline.nodes import own_words
from orkhon.engines.texts.structure.model import Provision


def carried(redline: Redline) -> dict[str, Carried]:
    """Say for every provision of the old text where it is now and whether it changed.

    Args:
        redline: As `compare` gives it.
    Returns:
        By identifier in the old text. Unchanged is a provision whose words, and those
        of all inside it in their order, are the same; numbers in front of provisions
        do not count, a cited number within the words does.
    """
    found: dict[str, Carried] = {}
    for row in redline.rows:
        if row.old is None or row.place == "new":
            continue
        if row.new is None:
            found[row.old.eid] = Carried(None, False)
        else:
            found[row.old.eid] = Carried(row.new.eid, _same(row.old, row.new))
    return found


def _same(old: Provision, new: Provision) -> bool:
    return (
        len(old.children) == len(new.children)
        and own_words(old) == own_words(new)
        and all(map(_same, old.children, new.children))
    )
