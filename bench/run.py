#!/usr/bin/env python3
"""Runs every benchmark and says which gates are met; `make bench` builds what it needs and calls it.

    bench/run.py [--build DIR] [--small] [--rounds N] [--without-peers] [--docs]

What is measured goes to DIR/figures: gates.md, all figures as figures.csv, charts as SVG with their figures as CSV. docs/performance.md says
what each gate is. --small is for trying the harness itself: its figures are none.
"""
import argparse
import csv
import platform
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE / "harness"), str(HERE / "peers")]

import charts  # noqa: E402
import contest  # noqa: E402
import figures as read_figures  # noqa: E402
import gates  # noqa: E402
import operations  # noqa: E402
import single  # noqa: E402


def say(words):
    print(words, file=sys.stderr, flush=True)


def run_peers(build, program, rounds, small):
    try:
        times, versions = contest.contest(HERE.parent, build, program, rounds, small)
    except (RuntimeError, subprocess.CalledProcessError, OSError) as error:
        say(f"The peers did not run: {error}")
        return {"why": f"the peers did not run: {error}"}, {}
    return {name: read_figures.Figure(rounds) for name, rounds in times.items()}, versions


def write_csv(path, found, peers):
    with open(path, "w", newline="") as out:
        write = csv.writer(out)
        write.writerow(["figure", "median, ns", "half of the rounds within, %", "rounds"])
        every = {**found, **{f"peers/{name}": figure for name, figure in peers.items() if name != "why"}}
        write.writerows([name, f"{each.median:.5g}", f"{each.spread:.1f}", len(each.rounds)] for name, each in every.items())


def shapes(found):
    rows = [["cases", "Rubric", "fused", "branchy", "copied", "against fused", "against branchy"]]
    for name in sorted(each.removeprefix("batch/rubric/") for each in found if each.startswith("batch/rubric/")):
        of = {who: found[f"batch/{who}/{name}"] for who in ("rubric", "fused", "branchy", "copied")}
        rows.append([name, *(each.text() for each in of.values()), f"{of['rubric'].median / of['fused'].median:.2f}x its time",
                     f"{of['branchy'].median / of['rubric'].median:.1f}x faster"])
    return gates.table(rows)


def tables(found):
    """Long tables by their index and without, of many cases at once and of one."""
    head, rows = ["cases", "rules", "by index", "rule by rule", "quicker by"], []
    for name in (each for each in found if ", by index/" in each):
        indexed, through = found[name], found[name.replace("by index", "rule by rule")]
        rows.append([name.split("/")[1].split(",")[0], f"{int(name.rsplit('/', 1)[1]):,}", indexed.text(), through.text(), f"{through.median / indexed.median:.1f}x"])
    return gates.table([head, *sorted(rows, key=lambda row: (row[0], len(row[1]), row[1]))])


def contest_table(peers, versions):
    if "rubric" not in peers:
        return peers.get("why", "The peers were left out.")
    known = {name.lower(): version for name, version in versions.items()}
    label = {"openfisca": "openfisca-core", "zen": "zen-engine"}
    rows = [["who", "version", "ns a case", "Rubric is faster by"]]
    for name, figure in peers.items():
        rows.append([name, known.get(label.get(name, name), ""), figure.text(), f"{figure.median / peers['rubric'].median:,.1f}x"])
    return gates.table(rows)


def report(found, peers, versions, memory, instructions):
    all_gates = gates.of_run(found, peers, memory)
    parts = ["### Gates", gates.as_table(all_gates)]
    notes = [f"- {each.name}: {each.note}" for each in all_gates if each.note]
    parts += ["\n".join(notes), "### Batch, by shape of data (ns a case)", shapes(found), "### The same in Python (ns a case, one thread)",
              contest_table(peers, versions), "### One case (ns)",
              gates.table([["what", "ns"]] + [[name, each.text()] for name, each in found.items() if name.startswith("case/")]),
              "### Long tables of rules (ns a case)", tables(found),
              "### Compiling (ms)",
              gates.table([["what", "ms"]] + [[name, each.text(1e6)] for name, each in found.items() if name.startswith("compile/")]),
              "### By kind of operation", operations.table_of(found), "### Instructions", single.instructions_in_words(instructions)]
    return all_gates, "\n\n".join(parts) + "\n"


def into_docs(folder, text):
    page, charts_of_page = HERE.parent / "docs" / "performance.md", HERE.parent / "docs" / "performance"
    before, rest = page.read_text().split("<!-- measured -->")
    after = rest.split("<!-- end -->")[1]
    charts_of_page.mkdir(exist_ok=True)
    shown = []
    for chart in sorted(folder.glob("*.svg")):
        shutil.copy(chart, charts_of_page)
        shutil.copy(chart.with_suffix(".csv"), charts_of_page)
        shown.append(f"![{chart.stem}](performance/{chart.name})")
    page.write_text(f"{before}<!-- measured -->\n\n{text}\n### Charts\n\n" + "\n".join(shown) + f"\n\n<!-- end -->{after}")


def main():
    options = argparse.ArgumentParser(description="Runs every benchmark and says which gates are met.")
    options.add_argument("--build", type=Path, default=HERE.parent / "build" / "release")
    options.add_argument("--small", action="store_true")
    options.add_argument("--rounds", type=int, default=9)
    options.add_argument("--without-peers", action="store_true")
    options.add_argument("--docs", action="store_true", help="put the figures into docs/performance.md, and the charts beside it")
    given = options.parse_args()
    program, folder = given.build / "bench" / "rubric_bench", given.build / "figures"
    folder.mkdir(parents=True, exist_ok=True)

    # Before anything large is in memory, of which a process that is started from here would count as having been.
    memory = single.memory(given.build / "rubric", program, HERE / "frameworks" / "settings_support.rubric", small=given.small)
    say("The harness is tried on itself:")
    subprocess.run([program, "--self-test"], check=True)
    with tempfile.TemporaryDirectory() as scratch:
        written = Path(scratch) / "benchmarks.json"
        subprocess.run([program, *(["--small"] if given.small else []), f"--benchmark_repetitions={given.rounds}",
                        "--benchmark_enable_random_interleaving=true", "--benchmark_display_aggregates_only=true",
                        f"--benchmark_out={written}", "--benchmark_out_format=json"], check=True, stdout=subprocess.DEVNULL)
        found = read_figures.read(written)
    if given.small:  # so that all names are those of the gates
        found = {name.replace("/200000", "/10000000"): each for name, each in found.items()}
    peers, versions = ({"why": "left out"}, {}) if given.without_peers else run_peers(given.build, program, given.rounds, given.small)
    instructions = single.instructions(program) if shutil.which("valgrind") else {}

    all_gates, text = report(found, peers, versions, memory, instructions)
    (folder / "gates.md").write_text(text)
    write_csv(folder / "figures.csv", found, peers)
    charts.write(folder, found)
    if given.docs:
        into_docs(folder, text)
    print(text)
    met = sum(each.met is True for each in all_gates)
    print(f"{met} gates met, {sum(each.met is False for each in all_gates)} not met, {sum(each.met is None for each in all_gates)} not measured; "
          f"Python {platform.python_version()}; figures and charts are in {folder}")


main()
