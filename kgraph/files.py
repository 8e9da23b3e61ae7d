"""The files that a user names, the one that marks a folder of kgraph, and writing so that a failure changes nothing."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

__all__ = ["OBSERVATIONS", "Paths", "check_writable", "each_path", "write_all_atomically", "write_atomically"]

OBSERVATIONS = "observations.jsonl"
"""The file by which a folder is known to hold a graph of kgraph."""

Paths = str | Path | Iterable[str | Path]
"""One path or several."""


def each_path(paths: Paths) -> Iterable[str | Path]:
    """The paths, also where there is one alone."""
    return [paths] if isinstance(paths, str | Path) else paths


def check_writable(folder: Path) -> None:
    """Raise OSError where nothing can be written into the folder, which need not be there yet."""
    existing = next(above for above in (folder.absolute(), *folder.absolute().parents) if above.is_dir())
    tempfile.TemporaryFile(dir=existing).close()


def write_atomically(path: Path, data: bytes | str) -> None:
    """Replace the content of `path`, text as UTF-8. Readers see the old or the new content, never a part.

    Raises OSError; the old content is then still there.
    """
    write_all_atomically({path: data})


def write_all_atomically(contents: Mapping[Path, bytes | str]) -> None:
    """Replace several files: none is touched before the content of all lies safely on the disk.

    Raises OSError; where writing a content failed, every file is as it was before.
    """
    temporaries: dict[Path, Path] = {}
    try:
        for path, data in contents.items():
            temporaries[path] = _write_temporary(path, data)
        for path, temporary in temporaries.items():
            temporary.replace(path)
    finally:
        for temporary in temporaries.values():
            temporary.unlink(missing_ok=True)


def _write_temporary(path: Path, data: bytes | str) -> Path:
    """A new file beside `path`, so that renaming never crosses a file system."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".tmp")
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data.encode() if isinstance(data, str) else data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(_mode(path))
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def _mode(path: Path) -> int:
    """The permissions of the file that is replaced; for a new one, what other programs would give it."""
    with contextlib.suppress(FileNotFoundError):
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
