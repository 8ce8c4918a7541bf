"""Time by kind of node, of the frameworks that are shipped."""
from gates import table


def table_of(figures):
    """Nanoseconds a case that all nodes of a kind take together; below the kind what one of its nodes takes of a row."""
    found = {}
    for name, figure in figures.items():
        part, *rest = name.split("/")
        if part == "operations":
            found.setdefault(rest[1], {})[rest[0]] = figure
    frameworks = sorted({framework for by in found.values() for framework in by})
    rows = [["kind of node", *frameworks, "ns a node and row"]]
    total = lambda by: sum(each.median / each.counters["cases"] for each in by.values())  # noqa: E731
    for kind, by in sorted(found.items(), key=lambda each: (each[0] != "whole", -total(each[1]))):
        cells = [f"{by[name].median / by[name].counters['cases']:,.1f}" if name in by else "" for name in frameworks]
        rows_of_all = sum(each.counters.get("rows", 0) for each in by.values())
        a_row = sum(each.median for each in by.values()) / rows_of_all if rows_of_all else 0
        rows.append([f"{kind}", *cells, f"{a_row:.2f}" if a_row else ""])
    return "Nanoseconds a case that all nodes of one kind take together, in chunks of 2,048 cases drawn at random.\n\n" + table(rows)
