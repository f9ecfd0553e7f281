"""`orkhon serve`: two processes beside each other, stopped and started together."""

import os
import signal
import subprocess
import sys
import textwrap

import pytest

from orkhon.today.supervisor import Child, Supervisor

# One write a line: the children and their parent share one pipe.
SPEAKS = (
    "import os, signal; os.write(1, f'{name} {{os.getpid()}}\\n'.encode());"
    " signal.pause()"
)
PARENT = textwrap.dedent(
    """
    import os
    import sys
    from orkhon.today.supervisor import Child, Supervisor
    children = [
        Child(name, [sys.executable, "-c", SPEAKS.format(name=name)], is_needed=needed)
        for name, needed in (("web", True), ("worker", False))
    ]
    sys.exit(Supervisor(children, say=lambda words: os.write(1, f"said {words}\\n".encode())).run())
    """
)


@pytest.fixture
def parent():
    process = subprocess.Popen(
        [sys.executable, "-c", f"SPEAKS = {SPEAKS!r}\n{PARENT}"],
        stdout=subprocess.PIPE,
        text=True,
    )
    yield process
    process.kill()
    process.wait()
    process.stdout.close()


def born(parent, count):
    """The next so many children that speak, by name."""
    found = {}
    while len(found) < count:
        words = parent.stdout.readline().split()
        assert words, "the parent is gone"
        if words[0] != "said":
            found[words[0]] = int(words[1])
    return found


def test_the_dead_are_started_again_and_a_stop_reaches_all(parent):
    children = born(parent, 2)
    os.kill(children["worker"], signal.SIGKILL)
    again = born(parent, 1)
    assert set(again) == {"worker"}
    assert again["worker"] != children["worker"]
    parent.send_signal(signal.SIGTERM)
    assert parent.wait(20) == 0
    for pid in (children["web"], again["worker"]):
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


def test_all_is_over_when_the_web_server_cannot_start():
    lines = []
    child = Child("The web server", [sys.executable, "-c", "raise SystemExit(3)"], True)
    assert Supervisor([child], say=lines.append).run() == 3
    assert lines[-1] == "The web server does not start."
