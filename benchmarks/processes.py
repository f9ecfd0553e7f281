"""What processes cost: processor time and memory of a tree, from /proc."""

import os
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")


def tree(root: int) -> list[int]:
    """A process and all below it."""
    children: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                parent = int(_stat(int(entry.name))[1])
            except OSError:
                continue
            children.setdefault(parent, []).append(int(entry.name))
    found, left = [], [root]
    while left:
        pid = left.pop()
        found.append(pid)
        left += children.get(pid, [])
    return found


def cpu_seconds(root: int) -> float:
    """Of a process and all below it, those that have ended among them."""
    total = 0
    for pid in tree(root):
        try:
            stat = _stat(pid)
        except OSError:
            continue
        # utime, stime, cutime, cstime: fields 14 to 17 of proc(5)
        total += sum(int(cell) for cell in stat[11:15])
    return total / TICKS


def largest_rss_mb(root: int) -> float:
    """Resident memory of the largest process of the tree, in MB."""
    sizes = []
    for pid in tree(root):
        try:
            status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
        except OSError:
            continue
        line = next((one for one in status.splitlines() if one.startswith("VmRSS")), "")
        if line:
            sizes.append(int(line.split()[1]) / 1024)
    return max(sizes, default=0.0)


def _stat(pid: int) -> list[str]:
    """The fields of /proc/PID/stat after the name, from field 3 on."""
    text = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
    return text.rpartition(")")[2].split()
