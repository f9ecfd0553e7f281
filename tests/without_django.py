"""A pytest plugin: importing Django fails, as it does where only engines are used."""

import sys
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec


class NoDjango(MetaPathFinder):
    def find_spec(
        self, fullname: str, path: object, target: object = None
    ) -> ModuleSpec | None:
        if fullname.split(".")[0] == "django":
            raise ImportError(f"an engine reached for {fullname}")
        return None


sys.meta_path.insert(0, NoDjango())
