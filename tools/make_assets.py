"""Puts in what others wrote for the browser: ``python tools/make_assets.py`` (needs ``npm``; nothing of it runs at run time).

Each package has its version and the hash of its archive here; an archive with another hash is refused. Licences: NOTICE.
"""

from __future__ import annotations

import base64
import hashlib
import subprocess
import sys
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Asset:
    """A file of a package: which version, the SHA-512 of the archive, the file in it, and where it goes."""

    package: str
    sha512: str
    member: str
    to: str


ASSETS = (
    Asset(
        "htmx.org@2.0.4",
        "HLxMCdfXDOJirs3vBZl/ZLoY+c7PfM4Ahr2Ad4YXh6d22T5ltbTXFFkpx9Tgb2vvmWFMbIc3LqN2ToNkZJvyYQ==",
        "package/dist/htmx.min.js",
        "src/summitry/web/static/htmx.min.js",
    ),
    Asset(
        "axe-core@4.14.1",
        "FHfa+lmNjQZfJz1q8wKqIDwC6DExcHt/pkjNQb09a3NPjCKg2rhu5qb2S4r76ASyFNNtuFooJpZe37OgudVGtQ==",
        "package/axe.min.js",
        "tests/web/assets/axe.min.js",
    ),
)


def archive(asset: Asset, folder: Path) -> Path:
    """The archive of a package, as the registry has it, with the hash that it must have."""
    command = ["npm", "pack", "--silent", "--pack-destination", str(folder), asset.package]
    name = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()[-1]  # noqa: S603 - a pinned name
    path = folder / name
    found = base64.b64encode(hashlib.sha512(path.read_bytes()).digest()).decode()
    if found != asset.sha512:
        sys.exit(f"{asset.package}: the archive has the SHA-512 {found}, not {asset.sha512}")
    return path


def main() -> None:
    """Fetch every asset, and write it where it belongs."""
    for asset in ASSETS:
        with tempfile.TemporaryDirectory() as folder, tarfile.open(archive(asset, Path(folder))) as packed:
            member = packed.extractfile(asset.member)
            if member is None:
                sys.exit(f"{asset.package} has no {asset.member}")
            target = ROOT / asset.to
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(member.read())
            print(f"{asset.to}: {asset.package}, {target.stat().st_size} bytes")


if __name__ == "__main__":
    main()
