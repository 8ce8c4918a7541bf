"""Does what README.md says, as its reader would, and holds what comes of it to what the README shows.

    python3 run.py README.md PROGRAM

A line that ends in a file's name and a colon gives the next block to that file. In a `console` block the lines after `$ ` are run, and
what is printed has to be what follows; with RUBRIC_BLESS=1 the README is written again with what is printed now. A `python` block has to
end well; it is run where the package is installed.
"""
import importlib.util
import os
import pathlib
import re
import subprocess
import sys
import tempfile

FENCE = re.compile(r"^```(\w*)\n(.*?)^```\n", re.M | re.S)
NAMED = re.compile(r"`([\w.]+)`:\s*$")


def run(command, folder, program):
    path = os.pathsep.join([str(program.parent), os.environ["PATH"]])
    done = subprocess.run(["bash", "-c", command], cwd=folder, env={**os.environ, "PATH": path, "NO_COLOR": "1"}, text=True,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    return done.stdout


def rerun(block, folder, program):
    """The block again, with what its commands print now."""
    commands = [line[2:] for line in block.splitlines() if line.startswith("$ ")]
    return "".join(f"$ {command}\n{run(command, folder, program)}" for command in commands)


def main(readme, program):
    text = readme.read_text()
    blocks = list(FENCE.finditer(text))
    shown, differences, commands = text, 0, 0
    with tempfile.TemporaryDirectory() as folder:
        for block in blocks:
            kind, body = block.groups()
            if name := NAMED.search(text[:block.start()]):
                pathlib.Path(folder, name[1]).write_text(body)
            elif kind == "console":
                commands += 1
                now = rerun(body, folder, program)
                if now != body:
                    differences += 1
                    print(f"README.md shows\n{body}\nbut this is printed:\n{now}")
                    shown = shown.replace(body, now)
            elif kind == "python" and importlib.util.find_spec("rubric"):
                commands += 1
                differences += subprocess.run([sys.executable, "-c", body], cwd=folder, stdout=subprocess.DEVNULL).returncode != 0
    if os.environ.get("RUBRIC_BLESS"):
        readme.write_text(shown)
        return 0
    print(f"{commands - differences} passed, {differences} failed")
    return 1 if differences or not commands else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]).resolve()))
