"""Figures out of what Google Benchmark wrote: by name, each with the median and the spread of its rounds."""
import json
import statistics

NANOSECONDS = {"ns": 1, "us": 1e3, "ms": 1e6, "s": 1e9}


class Figure:
    """Nanoseconds, a round each: of one case where the benchmark counts cases, else of one call."""

    def __init__(self, rounds, counters=None):
        self.rounds, self.counters = sorted(rounds), counters or {}
        self.median = statistics.median(self.rounds)

    @property
    def spread(self):
        """Half of the rounds lie within so many hundredths of the median, above and below."""
        quarter = len(self.rounds) // 4
        return 100 * (self.rounds[-1 - quarter] - self.rounds[quarter]) / 2 / self.median if self.median else 0

    def text(self, unit=1, digits=2):
        return f"{self.median / unit:,.{digits}f} ±{self.spread:.0f}%"


def name_of(run):
    return "/".join(part for part in run["run_name"].split("/") if not part.startswith(("iterations:", "repeats:", "real_time", "manual_time")))


def read(path):
    rounds, counters = {}, {}
    for run in json.loads(path.read_text())["benchmarks"]:
        if run.get("run_type") != "iteration" or run.get("error_occurred"):
            continue
        on_the_clock = "/real_time" in run["run_name"] or "/manual_time" in run["run_name"]
        time = run["real_time" if on_the_clock else "cpu_time"] * NANOSECONDS[run["time_unit"]]
        if "items_per_second" in run:
            time = 1e9 / run["items_per_second"]
        rounds.setdefault(name_of(run), []).append(time)
        counters[name_of(run)] = {key: value for key, value in run.items() if key in ("allocations", "nodes", "rows", "cases", "variants")}
    return {name: Figure(times, counters[name]) for name, times in rounds.items()}
