"""The gates: what is measured, what it has to be, and whether it is."""
from dataclasses import dataclass

MANY = "12% missing, random/10000000"


@dataclass
class Gate:
    name: str
    gate: str
    measured: str
    met: bool | None                # None: it could not be measured
    note: str = ""

    @property
    def verdict(self):
        return "not measured" if self.met is None else "met" if self.met else "NOT MET"


def at_most(name, value, limit, unit="", digits=2, note=""):
    return Gate(name, f"at most {limit:g}{unit}", f"{value:,.{digits}f}{unit}", value <= limit, note)


def at_least(name, value, limit, unit="", digits=2, note=""):
    return Gate(name, f"at least {limit:g}{unit}", f"{value:,.{digits}f}{unit}", value >= limit, note)


def missing(name, gate, note):
    return Gate(name, gate, "", None, note)


def ratio(figures, over, under):
    return figures[over].median / figures[under].median


def beside_copying(nanoseconds, figures):
    """What a gate comes to, beside the time that no way of deciding can go below: each byte is read and written once."""
    return f"the gate is {nanoseconds:,.1f} ns a case; reading and writing as many bytes, and deciding nothing, took {figures[f'batch/copied/{MANY}'].median:,.1f} ns"


def of_run(figures, peers, memory):
    """In the order of the table. `peers` are figures of nanoseconds a case; `memory` is megabytes by number of rows."""
    found = []
    rubric = f"batch/rubric/{MANY}"
    found.append(at_most("batch, 10M cases, 1 thread, against the fused hand-written loop", ratio(figures, rubric, f"batch/fused/{MANY}"), 2, "x its time",
                         note=beside_copying(2 * figures[f"batch/fused/{MANY}"].median, figures)))
    found.append(at_least("against the branchy hand-written C++ loop", ratio(figures, f"batch/branchy/{MANY}", rubric), 7, "x faster",
                          note=beside_copying(figures[f"batch/branchy/{MANY}"].median / 7, figures)))
    for peer, limit in (("numpy", 15), ("polars", 20), ("duckdb", 50)):
        name = f"against {peer} in Python, the same data already loaded"
        if peer in peers and "rubric" in peers:
            found.append(at_least(name, peers[peer].median / peers["rubric"].median, limit, "x faster", 1,
                                  beside_copying(peers[peer].median / limit, figures)))
        else:
            found.append(missing(name, f"at least {limit}x faster", peers.get("why", "the peers did not run")))
    found.append(at_least("two threads against one at 10M", ratio(figures, "threads/rubric/1", "threads/rubric/2"), 1.7, "x"))
    found.append(at_most("one first-hit table, 10 to 2,000 rules", ratio(figures, "rules/rubric/2000", "rules/rubric/10"), 20, "x the time", 1))
    case = figures["case/struct/12"]
    allocations = case.counters.get("allocations", 0)
    one = at_most("one case, bound struct, no allocation", case.median, 100, " ns", 0, f"{allocations:g} allocations a case")
    one.met = one.met and allocations < 0.01
    found.append(one)
    found.append(at_most("one case with an explanation observer, against without", ratio(figures, "case/explained/12", "case/struct/12"), 2.5, "x",
                         note="a run and the reading of its deciding rules: the run is its own trace"))
    beyond = figures["case/json decided"].median - figures["case/json parsed"].median
    found.append(at_most("one case from JSON text, beyond parsing", beyond, 400, " ns", 0))
    name = "1,000 variants of a threshold over 70k cases, counts"
    variants = figures.get("variants/threshold/1000")
    found.append(at_most(name, variants.median, 0.2, " ns a case and variant", 3) if variants
                 else missing(name, "at most 0.2 ns a case and variant", "what-if is not there yet"))
    found.append(at_most("compiling a framework of 100 rules", figures["compile/rules/100"].median / 1e6, 5, " ms", 1))
    found.append(at_most("compiling a framework of 2,000 rules", figures["compile/rules/2000"].median / 1e6, 50, " ms", 1))
    if memory:
        most, rows = max(memory.values()), max(memory)
        found.append(at_most(f"memory, streaming CSV of {rows:,} rows", most, 64, " MB", 0,
                             ", ".join(f"{count:,} rows {size:.0f} MB" for count, size in sorted(memory.items()))))
    else:
        found.append(missing("memory, streaming CSV", "at most 64 MB", "the program was not built"))
    return found


def table(rows):
    """A Markdown table, which is read as text as well."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    line = lambda row: "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths)) + " |"  # noqa: E731
    return "\n".join([line(rows[0]), "|" + "|".join("-" * (width + 2) for width in widths) + "|", *map(line, rows[1:])])


def as_table(gates):
    return table([["figure", "gate", "measured", "verdict"]] + [[each.name, each.gate, each.measured, each.verdict] for each in gates])
