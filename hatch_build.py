"""Puts the default claims table into a wheel. An editable install reads the one at the top level, so it gets no copy."""

from __future__ import annotations

import compileall
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ClaimsTableHook(BuildHookInterface[Any]):
    """Adds ``claims.toml`` to the package of a wheel; hatchling's own ``force-include`` would copy it for an editable install too."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Maps the table into the package; of an editable build the package is compiled where it stands, as pip does with a wheel."""
        if version == "editable":
            compileall.compile_dir(f"{self.root}/qnfacts", quiet=2)
        else:
            build_data["force_include"]["claims.toml"] = "qnfacts/claims.toml"
