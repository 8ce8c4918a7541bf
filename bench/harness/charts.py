"""Charts as SVG that loads nothing, and beside each its figures as CSV."""
import csv
import math
from html import escape

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 640, 400, 70, 150, 40, 50
COLOURS = ["#1d70b8", "#d4351c", "#00703c", "#f47738", "#4c2c92"]


def ticks(low, high, logarithmic):
    if logarithmic:
        return [10.0 ** power for power in range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1)]
    step = 10 ** math.floor(math.log10(high or 1))
    step = step / 2 if high / step < 3 else step
    return [step * count for count in range(int(high / step) + 2)]


def short(value):
    for limit, letter in ((1e6, "M"), (1e3, "k")):
        if value >= limit:
            return f"{value / limit:g}{letter}"
    return f"{value:g}"


def chart(folder, name, title, across, up, lines, log_x=True, log_y=False):
    """`lines`: a name and points (x, y) each. Writes NAME.svg and NAME.csv."""
    with open(folder / f"{name}.csv", "w", newline="") as out:
        write = csv.writer(out)
        write.writerow(["line", across, up])
        write.writerows([line, x, f"{y:.4g}"] for line, points in lines.items() for x, y in points)

    xs = [x for points in lines.values() for x, _ in points]
    ys = [y for points in lines.values() for _, y in points]
    x_ticks = ticks(min(xs), max(xs), True) if log_x else sorted(set(xs))
    y_ticks = ticks(min(ys), max(ys), log_y)
    scale = lambda value, log: math.log10(value) if log else value  # noqa: E731

    def place(value, marks, log, begin, end):
        low, high = scale(marks[0], log), scale(marks[-1], log)
        return begin + (scale(value, log) - low) / ((high - low) or 1) * (end - begin)

    x_of = lambda value: place(value, x_ticks, log_x, LEFT, WIDTH - RIGHT)  # noqa: E731
    y_of = lambda value: place(value, y_ticks, log_y, HEIGHT - BOTTOM, TOP)  # noqa: E731
    text = lambda x, y, words, more="": f'<text x="{x:.1f}" y="{y:.1f}" {more}>{escape(words)}</text>'  # noqa: E731
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" font-size="12" role="img">',
             f"<title>{escape(title)}</title>", f'<rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>',
             text(LEFT, 22, title, 'font-size="15" font-weight="bold"'),
             text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 12, across, 'text-anchor="middle"'), text(LEFT - 58, TOP - 8, up)]
    for mark in y_ticks:
        y = y_of(mark)
        parts.append(f'<line x1="{LEFT}" y1="{y:.1f}" x2="{WIDTH - RIGHT}" y2="{y:.1f}" stroke="#ddd"/>')
        parts.append(text(LEFT - 6, y + 4, short(mark), 'text-anchor="end"'))
    for mark in x_ticks:
        parts.append(text(x_of(mark), HEIGHT - BOTTOM + 18, short(mark), 'text-anchor="middle"'))
    for colour, (line, points) in zip(COLOURS, lines.items()):
        path = " ".join(f"{x_of(x):.1f},{y_of(y):.1f}" for x, y in points)
        parts.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts += [f'<circle cx="{x_of(x):.1f}" cy="{y_of(y):.1f}" r="3" fill="{colour}"><title>{short(x)}: {y:.3g}</title></circle>'
                  for x, y in points]
        parts.append(text(x_of(points[-1][0]) + 8, y_of(points[-1][1]) + 4, line, f'fill="{colour}"'))
    (folder / f"{name}.svg").write_text("\n".join([*parts, "</svg>\n"]))


def points(figures, prefix):
    """(parameter, nanoseconds) of every figure PREFIX/parameter."""
    return sorted((int(name.rsplit("/", 1)[1]), figure.median) for name, figure in figures.items() if name.rsplit("/", 1)[0] == prefix)


def write(folder, figures):
    chart(folder, "rows", "Time a case, by how many cases", "cases in the batch", "ns a case",
          {"Rubric": points(figures, "rows/rubric") + [(10_000_000, figures["batch/rubric/12% missing, random/10000000"].median)]})
    chart(folder, "rules", "Time a case, by rules of one first-hit table", "rules", "ns a case", {"Rubric": points(figures, "rules/rubric")}, log_y=True)
    chart(folder, "threads", "Time a case, by threads", "threads", "ns a case", {"Rubric": points(figures, "threads/rubric")}, log_x=False)
    variants = points(figures, "variants/threshold")
    if variants:
        chart(folder, "variants", "Time a case and variant, by variants of a threshold", "variants", "ns a case and variant", {"Rubric": variants}, log_y=True)
