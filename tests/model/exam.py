"""Holds a `rubric` program to what export.py wrote.

    python3 exam.py PROGRAM FOLDER                  a folder that export.py wrote
    python3 exam.py PROGRAM --seeds N [FIRST]       writes and puts the frameworks of N seeds, batch by batch

Prints the differences and the score; exit status 1 if there is one.  Frameworks that differ are kept in the folder named
at the end, so that one of them can be put to the program by hand.
"""
import glob
import json
import os
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor

import export

BATCH = 25                       # frameworks written and put to the program by one worker at a time
SHOWN = 40                       # differences printed

def possibilities(v):
    """A value of `--format jsonl` as the sorted list of its possibilities."""
    if isinstance(v, dict):
        v = ["error"] if "error" in v else v["possible"]
    return sorted(v if isinstance(v, list) else [v], key=json.dumps)

def inclusion(v, levels):
    """A `collect` decision: of each level, whether it is in."""
    if isinstance(v, dict):
        return {level: possibilities(v["levels"][level]) if "levels" in v else ["error"] for level in levels}
    return {level: [level in v] for level in levels}

def differ(want, got, what):
    if want != got:
        yield f"{what}: {json.dumps(got)}, should be {json.dumps(want)}"

def case_differences(want, got):
    for name, value in want["decisions"].items():
        found = got["decisions"][name]["value"]
        yield from differ(value, inclusion(found, value) if isinstance(value, dict) else possibilities(found), name)
    for name, value in want["offers"].items():
        yield from differ(value, possibilities(got["offers"][name]["value"]), name)
    def key(d):
        return d["duty"], d["element"] or 0, d["actor"]
    for d in (wanted := {key(d): d for d in want["duties"]}):
        found = {key(x): x for x in got["duties"]}.get(d)
        for what in ("strength", "done", "late"):
            yield from differ(wanted[d][what], found and possibilities(found[what]), f"{d} {what}")
    for d in got["duties"]:
        if key(d) not in wanted:
            yield f"{key(d)}: there is none"

def asked_differences(program, path, case, want):
    """What is asked for the sake of decisions; the model knows of no questions about offers and duties, and parts dates otherwise, so
    that the order is not compared."""
    with tempfile.NamedTemporaryFile("w", suffix=".json") as one:
        one.write(case)
        one.flush()
        command = [program, "ask", path, "--case", one.name, "--on", "2022-10-01", "--format", "json"]
        run = subprocess.run(command, capture_output=True, text=True, timeout=60)
    questions = [q for q in json.loads(run.stdout)["questions"] if any("decision" in outcome for outcome in q["hangs"])]
    got = [q["fact"] for q in questions]
    yield from differ(want["all"], sorted(got), "asked")

def differences(program, path):
    stem = path[:-len(".rubric")]
    command = [program, "evaluate", path, stem + ".cases.jsonl", "--on", "2022-10-01", "--format", "jsonl"]
    try:
        run = subprocess.run(command, capture_output=True, text=True, timeout=60)
        got = [json.loads(line) for line in run.stdout.splitlines() if line.strip()]
    except (OSError, ValueError, subprocess.TimeoutExpired) as problem:
        yield f"{path}: {problem}"
        return
    want = [json.loads(line) for line in open(stem + ".expected.jsonl")]
    if run.returncode not in (0, 3) or len(got) != len(want):
        yield f"{path}: exit status {run.returncode}, {len(got)} of {len(want)} cases: {run.stderr.strip()[:300]}"
        return
    cases = open(stem + ".cases.jsonl").read().splitlines()
    for i, (w, g, case) in enumerate(zip(want, got, cases), 1):
        try:
            yield from (f"{path}: case {i}: {d}" for d in case_differences(w, g))
            if "asked" in w:
                yield from (f"{path}: case {i}: {d}" for d in asked_differences(program, path, case, w["asked"]))
        except (KeyError, TypeError) as problem:
            yield f"{path}: case {i}: an answer of another shape: {problem!r}"

def examine(program, paths):
    """path -> its differences, of those that have any."""
    return {path: found for path in paths if (found := list(differences(program, path)))}

def batch(program, folder, first, seeds):
    export.main(folder, seeds, first)
    stems = [os.path.join(folder, str(seed)) for seed in range(first, first + seeds)]
    wrong = examine(program, [stem + ".rubric" for stem in stems])
    for stem in stems:
        if stem + ".rubric" not in wrong:
            for ending in (".rubric", ".cases.jsonl", ".expected.jsonl"):
                os.remove(stem + ending)
    return wrong

def report(wrong, asked, folder):
    found = [d for differing in wrong.values() for d in differing]
    print(*found[:SHOWN], sep="\n", end="\n" if found else "")
    if len(found) > SHOWN:
        print(f"... and {len(found) - SHOWN} more")
    if wrong:
        print(f"{len(found)} differences; the frameworks are in {folder}")
    print(f"{asked - len(wrong)} passed, {len(wrong)} failed")
    sys.exit(bool(wrong) or not asked)

def main(program, folder, seeds=None, first=0):
    program = shutil.which(program) or sys.exit(f"{program}: no such program")
    if folder != "--seeds":
        paths = sorted(glob.glob(os.path.join(folder, "*.rubric")))
        report(examine(program, paths), len(paths), folder)
    seeds, first, folder = int(seeds), int(first), tempfile.mkdtemp(prefix="rubric-exam-")
    starts = range(first, first + seeds, BATCH)
    with ProcessPoolExecutor() as workers:
        jobs = [workers.submit(batch, program, folder, start, min(BATCH, first + seeds - start)) for start in starts]
        wrong = {path: found for job in jobs for path, found in job.result().items()}
    if not wrong:
        shutil.rmtree(folder)
    report(wrong, seeds, folder)

if __name__ == "__main__":
    main(*sys.argv[1:])
