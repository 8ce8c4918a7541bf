"""Reads the objects of the operations that are compiled for one instruction set each: no function leaves one of them but its entry.
An inline function that did could take the place of another file's, on a machine that cannot run it.

    symbols.py NM OBJECT...
"""
import subprocess
import sys


def functions(nm: str, path: str) -> list[str]:
    lines = subprocess.run([nm, "--defined-only", "--extern-only", "--demangle", path], capture_output=True, text=True, check=True).stdout
    rows = [line.split(maxsplit=2) for line in lines.splitlines()]
    return [row[2] for row in rows if len(row) == 3 and row[1] in "TtWwiu"]


def main() -> int:
    nm, *paths = sys.argv[1:]
    variants = [path for path in paths if "/variants/v" in path]
    if not variants:
        print("no variant to look at")
        return 1
    wrong = 0
    for path in variants:
        level = path.rsplit("/", 1)[1].split(".")[0]
        found = functions(nm, path)
        if found != [f"rubric::operations::operations_{level}()"]:
            wrong += 1
            print(f"{path} defines {found}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
