"""``python -m qnfacts``."""

from __future__ import annotations

from qnfacts.cli import main

if __name__ == "__main__":
    main()
