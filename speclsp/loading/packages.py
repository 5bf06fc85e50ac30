"""Which folder of an installed Python package holds its specs, by its metadata. None of it is
imported.

A package says so with an entry point: `[project.entry-points."speclsp.modules"]`, and in it
`billing = "acme.specs"` for the folder `acme/specs`.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from importlib.metadata import Distribution, DistributionFinder, MetadataPathFinder
from pathlib import Path

_GROUP = "speclsp.modules"


class PackageError(Exception):
    """The package has no specs, or is not there; the message is one line."""


def specs_of(package: str, name: str, folder: str, root: Path) -> tuple[Path, str]:
    """Where the package is installed, and the folder of its specs in there.

    `name` is what they are imported as, `folder` what the import says. Raises PackageError.
    """
    found = _distribution(package, root)
    if found is None:
        raise PackageError(f'the package "{package}" is not installed where speclsp is')
    within = folder or _stated(found, name)
    if not within:
        raise PackageError(f'the package "{package}" does not say where its specs are')
    return Path(str(found.locate_file(""))), within


def _stated(found: Distribution, name: str) -> str:
    """The folder that its entry points state: that of this name, else the only one."""
    points = [each for each in found.entry_points if each.group == _GROUP]
    named = [each for each in points if each.name == name] or points
    return named[0].value.replace(".", "/") if len(named) == 1 else ""


def _distribution(package: str, root: Path) -> Distribution | None:
    context = DistributionFinder.Context(name=package, path=list(_places(root)))
    return next(iter(MetadataPathFinder.find_distributions(context)), None)


def _places(root: Path) -> Iterator[str]:
    """Where packages are installed: not in the root, unless the environment of speclsp is."""
    real, own = os.path.realpath(root), os.path.join(os.path.realpath(sys.prefix), "")
    for place in sys.path:
        here = os.path.join(os.path.realpath(place), "") if os.path.isabs(place) else ""
        if here and (here.startswith(own) or not here.startswith(os.path.join(real, ""))):
            yield place
