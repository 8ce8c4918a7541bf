"""The peers against Rubric in Python: everybody's answers are compared first, then all take turns, round by round.

    contest(root, build, rounds, small) -> {name: nanoseconds a case, a round each}, {name: version}

Each environment is made once and kept; what is in it is pinned in requirements-NAME.txt. Everybody has one thread, since the gates are of one;
what counts is the time of the processor.
"""
import os
import random
import re
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
# peer: environment, cases a round, the same for a try
PEERS = {
    "rubric": ("frames", 10_000_000, 200_000),
    "numpy": ("frames", 10_000_000, 200_000),
    "polars": ("frames", 10_000_000, 200_000),
    "duckdb": ("frames", 10_000_000, 200_000),
    "openfisca": ("openfisca", 2_000_000, 100_000),
    "zen": ("zen", 10_000, 1_000),
}


def environment(build, name, root):
    folder = build / f"venv-{name}"
    python = folder / "bin" / "python"
    pip = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    requirements = HERE / f"requirements-{name}.txt"
    done = folder / "requirements.txt"
    if not done.exists() or done.read_text() != requirements.read_text():
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        subprocess.run([*pip, "-r", requirements], check=True)
        done.write_text(requirements.read_text())
    if name == "frames":
        subprocess.run([*pip, "--no-deps", root], check=True, env={**os.environ, "CXX": "c++"})
    return python


class Worker:
    def __init__(self, python, name, folder, rows):
        self.name, self.rows = name, rows
        self.process = subprocess.Popen([python, HERE / "worker.py", name, folder, str(rows), "1"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        text=True, cwd=HERE)
        self.answer()

    def answer(self):
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError(f"{self.name} gave up")
        return line.strip()

    def ask(self, what):
        self.process.stdin.write(what + "\n")
        self.process.stdin.flush()
        return self.answer()

    def close(self):
        self.process.stdin.close()
        self.process.wait()


def versions(python, names):
    listed = subprocess.run([python, "-m", "pip", "list", "--format=freeze"], capture_output=True, text=True, check=True).stdout
    return {name: version for name, version in re.findall(r"^(\S+)==(\S+)$", listed, re.M) if name.lower() in names}


def contest(root, build, program, rounds, small):
    pythons = {name: environment(build, name, root) for name in ("frames", "openfisca", "zen")}
    most = max(rows for _, *rows in PEERS.values() for rows in rows[small:small + 1])
    folder = build / "cases"
    subprocess.run([program, "--write-cases", folder, str(most), "12"], check=True)
    workers = []
    try:
        for name, (where, *rows) in PEERS.items():
            workers.append(Worker(pythons[where], name, folder, rows[small]))
            found = workers[-1].ask("check")
            if found != "same":
                raise RuntimeError(f"{name} decides otherwise than Rubric: {found}")
            print(f"  {name}: the same answers, {rows[small]:,} cases", file=sys.stderr, flush=True)
        times = {worker.name: [] for worker in workers}
        for _ in range(rounds):
            for worker in random.sample(workers, len(workers)):
                times[worker.name].append(int(worker.ask("decide").split()[1]) / worker.rows)
    finally:
        for worker in workers:
            worker.close()
    found = {}
    for python in pythons.values():
        found.update(versions(python, {"numpy", "polars", "duckdb", "pyarrow", "openfisca-core", "zen-engine"}))
    return times, found
