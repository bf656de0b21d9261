"""Finds the project's files that a module runs, by following its imports."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path


def imported_files(module: str, project: Path) -> set[Path]:
    """The module's file, those it imports from the project, those they import, and so on.

    Imports inside functions count too. Imports of other packages end the search.
    """
    files: set[Path] = set()
    waiting = [module]
    seen: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        file = _file_of(name, project)
        if file is None:
            continue
        files.add(file)
        waiting.extend(_parents(name))
        waiting.extend(_imports(file))
    return files


def _file_of(name: str, project: Path) -> Path | None:
    place = project.joinpath(*name.split("."))
    for file in (place.with_suffix(".py"), place / "__init__.py"):
        if file.is_file():
            return file
    return None


def _parents(name: str) -> Iterator[str]:
    while "." in name:
        name = name.rpartition(".")[0]
        yield name


def _imports(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_bytes(), str(file))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module
            # `from package import module` names a file too.
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
