"""`python -m orkhon` is `orkhon`."""

from orkhon.cli import main

main()
