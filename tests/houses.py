"""A whole department for a test: a real HQ on loopback, and laptops enrolled with it."""

from __future__ import annotations

import contextlib
import shutil
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from fieldreport import trial
from fieldreport.app import FieldReport, Parts, open_field_report
from fieldreport.hq.serve import found_hq, issue_device_code, issue_officer_code, serving
from fieldreport.vault.keys import FolderKeyStore

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from fieldreport.desk import Desk
    from fieldreport.hq.settings import HQSettings

PASSPHRASE = "a long fictional passphrase"
STAR = "90001"
SECOND_STAR = "90002"


@dataclass(frozen=True, slots=True)
class House:
    """An HQ and the folder of one laptop."""

    settings: HQSettings
    laptop: Path

    def open(self) -> FieldReport:
        """Open the laptop's core, as the window does at each start; keys lie in the folder, whatever the machine offers."""
        return open_field_report(self.laptop, Parts(key_store=lambda folder: FolderKeyStore(folder / "keys")))

    def enrol_laptop(self, report: FieldReport) -> None:
        """Enrol the laptop, as IT does."""
        report.enrol_device(self.settings.department_file.read_bytes(), issue_device_code(self.settings, "car 417"))

    def enrol_officer(self, report: FieldReport, star: str = STAR, name: str = "Alex Sample") -> Desk:
        """Enrol an officer, as she does on her first day, and return her desk."""
        desk = report.make_vault(star, PASSPHRASE)
        report.certify(desk, issue_officer_code(self.settings, star, name, "Police Officer", "009"))
        return desk

    def serving(self) -> contextlib.AbstractContextManager[None]:
        """Plug the cable in: HQ answers for the length of the block."""
        return serving(self.settings)


def found_house(folder: Path) -> House:
    """Found an HQ; it does not answer before :meth:`House.serving`."""
    settings = found_hq(folder / "hq", "Fictional Police Department", f"https://127.0.0.1:{trial.free_port()}")
    return House(settings, folder / "laptop")


def copied(template: House, folder: Path) -> House:
    """Copy a house with its HQ: what a test delivers lies in the copy, and no other test finds it."""
    shutil.copytree(template.laptop.parent, folder, dirs_exist_ok=True)
    return House(replace(template.settings, folder=folder / "hq"), folder / "laptop")


@contextlib.contextmanager
def enrolled_house(template: House, folder: Path) -> Iterator[tuple[House, FieldReport, Desk]]:
    """Give a copy of a house whose laptop and first officer are enrolled; the cable is out."""
    house = copied(template, folder)
    with house.open() as report, contextlib.closing(report.unlock(STAR, PASSPHRASE)) as desk:
        yield house, report, desk


def make_template(folder: Path) -> House:
    """Found a house and enrol laptop and officer, once for many tests."""
    house = found_house(folder)
    with house.open() as report, house.serving():
        house.enrol_laptop(report)
        house.enrol_officer(report).close()
    return house
