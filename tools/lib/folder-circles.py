#!/usr/bin/env python3
"""Prints the circles that folders inside a target form, with the lines that close them; exits with 1 if there is one.

    folder-circles.py DIRECTORY     a directory of targets, as Sources is

How it knows: a folder uses another one of its target when its code names what only the other declares at the top of a
file, be it a type, a function, or a global, or a type in an extension; or when it calls a member (`.name`) that the
other's extensions add to a type, where no other folder of the target declares a member of that name. Comments, texts in
quotation marks, and the rows of a registry (`static let all = [`, the one line that a new member needs) do not count. A file that lies in the target itself, outside its folders, counts as the folder ".".
A folder inside a folder is a folder of its own. It sees names, not types, so it keeps silent where a name is ambiguous.
"""

import collections
import pathlib
import re
import sys

NESTED = "struct|class|enum|protocol|actor|typealias"
DECLARATION = re.compile(rf"^( *)(?:[\w()@]+ +)*?({NESTED}|func|var|let|case|extension|init) +`?([\w.]+)")
EXTENSION = re.compile(r"^(?:\w+ +)*extension +")
STRING = re.compile(r'"(?:\\.|[^"\\])*"')
GENERIC = re.compile(r"\b(?:func|struct|class|enum|init|typealias|extension)\b[^({]*?<([^>]*)>")
REGISTRY = re.compile(r"^ +(?:public |package )?static let all\b.*\[$")
# Members that the standard library has as well.
STANDARD = {"append", "map", "filter", "count", "first", "last", "contains", "reversed", "min", "max", "description", "index"}
WORD = re.compile(r"(\.?)\b([A-Za-z_]\w*)")


def code_lines(path):
    """The file's lines without comments and without what stands in quotation marks."""
    text = path.read_text(encoding="utf-8")
    text = re.sub(r'"""(.*?)"""', lambda found: "\n" * found.group().count("\n"), text, flags=re.S)
    text = re.sub(r"/\*.*?\*/", lambda found: "\n" * found.group().count("\n"), text, flags=re.S)
    return [re.sub(r"//.*", "", STRING.sub('""', line)) for line in text.split("\n")]


def declarations(lines):
    """What a file gives to others: names that are used as they are, and names of members that extensions add."""
    names, members, in_extension = set(), set(), False
    for line in lines:
        found = DECLARATION.match(line)
        if line[:1].strip():
            in_extension = bool(EXTENSION.match(line))
        if not found or re.search(r"\b(file)?private\b(?!\()", line):
            continue
        indent, kind, name = found.groups()
        if indent == "":
            if kind != "extension":
                names.add(name)
        elif len(indent) == 4:
            if in_extension and kind in NESTED.split("|"):
                names.add(name)
            elif in_extension and kind in ("func", "var", "let"):
                members.add(name)
    return names, members


def member_names(lines):
    """Every name that is declared below the top of a file, parameters and local values included."""
    found = set()
    for line in lines:
        for name in re.findall(r"\b(?:func|var|let|case|typealias) +`?(\w+)", line):
            if line[:1] == " ":
                found.add(name)
        found.update(re.findall(r"[(,] *(?:\w+ +)?(\w+):", line))
    return found


def uses(target):
    """folder -> folder -> the lines that show it, within one target."""
    files = {path: code_lines(path) for path in sorted(target.rglob("*.swift")) if "Generated" not in path.parts}
    folder = {path: str(path.parent.relative_to(target)) for path in files}
    homes, others, members = (collections.defaultdict(set) for _ in range(3))
    for path, lines in files.items():
        names, added = declarations(lines)
        for name in names:
            homes[name].add(folder[path])
        for name in added:
            members[name].add(folder[path])
        for name in member_names(lines) - added:
            others[name].add(folder[path])
    edges = collections.defaultdict(lambda: collections.defaultdict(list))
    for path, lines in files.items():
        here = folder[path]
        generic = {name for line in lines for list_ in GENERIC.findall(line) for name in re.findall(r"\w+", list_)}
        in_registry = False
        for number, line in enumerate(lines, 1):
            in_registry = bool(REGISTRY.match(line)) or in_registry and line.strip() != "]"
            if in_registry:
                continue
            for dot, name in WORD.findall(line):
                if not dot and name in generic and here not in homes.get(name, ()):
                    continue
                places = homes[name] if name in homes and (not dot or name[0].isupper()) else set()
                if dot and not places and not others.get(name) and name not in STANDARD:
                    places = members.get(name, set())
                if len(places) == 1 and here not in places:
                    edges[here][next(iter(places))].append(f"{path}:{number}: {name}")
    return edges


def circles(edges):
    """The groups of folders each of which leads to every other of its group."""

    def reached(start):
        found, open_ = set(), [start]
        while open_:
            for following in edges.get(open_.pop(), ()):
                if following not in found:
                    found.add(following)
                    open_.append(following)
        return found

    reach = {folder: reached(folder) for folder in list(edges)}
    groups = {
        tuple(sorted(other for other in reach if other in reach[folder] and folder in reach[other]))
        for folder in reach
        if folder in reach[folder]
    }
    return sorted(groups)


def main(sources):
    status = 0
    for target in sorted(path for path in pathlib.Path(sources).iterdir() if path.is_dir()):
        edges = uses(target)
        for group in circles(edges):
            status = 1
            print(f"{target}: {' <-> '.join(group)}")
            for folder in group:
                for other in sorted(edges[folder]):
                    if other in group:
                        shown = edges[folder][other]
                        more = f" (and {len(shown) - 3} more)" if len(shown) > 3 else ""
                        print(f"    {folder} uses {other}: {'; '.join(shown[:3])}{more}")
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
