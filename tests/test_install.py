"""An installed qnfacts: a wheel and an editable install, each in an empty environment, run from another folder."""

from __future__ import annotations

import json
import subprocess
import sys
import venv
import zipfile
from typing import TYPE_CHECKING

import pytest
from conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

BIN = "Scripts" if sys.platform == "win32" else "bin"
ARTICLE = "Quảng Ninh, năm 2020: tỷ lệ hộ nghèo giảm còn 0,32%.\n"


def pip(python: Path | str, *arguments: str) -> None:
    command = [str(python), "-m", "pip", "--disable-pip-version-check", "--quiet", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    pip(sys.executable, "wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", str(folder), str(ROOT))
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(params=["wheel", "editable"])
def installed(request: pytest.FixtureRequest, wheel: Path, tmp_path: Path) -> Path:
    """The folder of the commands of an environment that holds nothing but qnfacts and what it needs."""
    venv.create(tmp_path / "empty", with_pip=True)
    binaries = tmp_path / "empty" / BIN
    pip(binaries / "python", "install", *([str(wheel)] if request.param == "wheel" else ["-e", str(ROOT)]))
    return binaries


def test_an_installed_command_checks_an_article_with_the_default_table(installed: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "bai.txt").write_text(ARTICLE, encoding="utf-8")
    done = subprocess.run(
        [str(installed / "qnfacts"), "check", "bai.txt", "--format", "json"], cwd=elsewhere, capture_output=True, check=False
    )
    assert done.returncode == 1, done.stderr
    (document,) = json.loads(done.stdout)["documents"]
    assert [claim["suggestion"] for claim in document["claims"]] == ["0,23%"]
    screen = subprocess.run([str(installed / "qnfacts"), "check", "bai.txt"], cwd=elsewhere, capture_output=True, check=False)
    assert "Lệch nguồn" in screen.stdout.decode()
    copies = list((installed.parent).rglob("claims.toml"))
    assert len(copies) <= 1


def test_the_wheel_holds_the_package_whole_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        table = archive.read("qnfacts/claims.toml")
    assert table == (ROOT / "claims.toml").read_bytes()
    tracked = subprocess.run(["git", "ls-files", "qnfacts"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    assert set(tracked) <= names
    assert {name.split("/")[0] for name in names} == {"qnfacts", next(name for name in names if ".dist-info/" in name).split("/")[0]}
    assert {"qnfacts/py.typed", "qnfacts/report/qnfacts-1.schema.json", "qnfacts/report/locale/vi/LC_MESSAGES/qnfacts.mo"} <= names
