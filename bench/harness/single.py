"""What is measured of one process: how much memory it had at most, and how many instructions it took."""
import os
import re
import subprocess
import tempfile
from pathlib import Path


def most_memory(command):
    """Megabytes. The child alone: its peak is read as it ends."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise RuntimeError(f"{' '.join(map(str, command))} ended with {process.returncode}")
    return used.ru_maxrss / 1024


def memory(rubric, program, framework, small):
    """By rows of a CSV file that `rubric evaluate` decides."""
    if not rubric.exists():
        return {}
    found = {}
    with tempfile.TemporaryDirectory() as scratch:
        for rows in (7_000, 70_000) if small else (70_000, 700_000):
            data = Path(scratch) / "settings.csv"
            subprocess.run([program, "--write-csv", data, str(rows)], check=True)
            found[rows] = most_memory([rubric, "evaluate", framework, data, "--on", "2026-04-01", "--out", Path(scratch) / "decisions.csv"])
    return found


def count_of(program, what, rows):
    with tempfile.TemporaryDirectory() as scratch:
        told = subprocess.run(["valgrind", "--tool=callgrind", f"--callgrind-out-file={scratch}/out", program, "--instructions", what, str(rows)],
                              capture_output=True, text=True, check=True).stderr
    return int(re.search(r"Collected\s*:\s*(\d+)", told)[1])


def instructions(program):
    """Of a case: what a longer run takes beyond a shorter one, so that starting and compiling fall out."""
    found = {}
    for what, few, many in (("case", 2_000, 6_000), ("making the structs", 2_000, 6_000), ("batch", 65_536, 196_608), ("making the cases", 65_536, 196_608)):
        found[what] = (count_of(program, what, many) - count_of(program, what, few)) / (many - few)
    return found


def instructions_in_words(found):
    if not found:
        return "valgrind is not installed, so instructions were not counted."
    return ("Counted by callgrind, which has AVX2 at most. "
            f"One case from a bound struct: {found['case'] - found['making the structs']:,.0f} instructions; in a batch, with its binding: "
            f"{found['batch'] - found['making the cases']:,.1f} instructions a case.")
