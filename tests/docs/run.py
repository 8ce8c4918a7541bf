"""Compiles every snippet of the pages of docs, runs their scenarios and commands, and holds what comes of it to what the pages say.

    python3 run.py PROGRAM PAGE... [--finished FOLDER]

What the pages may hold, each page in a folder of its own:

- A line that ends in a file's name and a colon, as in "`plan.rubric`:", gives the next block to that file. "Add to `plan.rubric`:" appends it,
  "In `plan.rubric`:" puts it in the place of the declaration with its first line's name. With --finished the files of the last page, once
  it is read to its end, are those of that folder.
- A ```rubric block that begins with `framework` or `variant` is a whole text. Any other is completed by the context that the last
  <!-- context: NAME --> has named, tests/docs/contexts/NAME.rubric, without what the block declares itself.
  `rubric check` must find nothing, or exactly what the fence names, as in ```rubric error=R0234; the block's scenarios must pass, or with
  ```rubric fails one of them must not.
- A ```rubric expressions block holds an expression a line. A comment that begins with `=` or `is` says what it gives for the facts of the
  context's scenario, and is tested: `count(visits) -- = 2`.
- A table behind <!-- states: a number, b number --> says what expressions over a and b give, in each state that they may be in.
  Its first row names the states, or the states of b for the one expression at its head; each cell is tested.
- In a ```console block the lines after `$ ` are run; what is printed has to be what follows.

- Links lead to a file or a heading that is there.

With RUBRIC_BLESS=1 the pages (console blocks) and the finished files are written again with what comes of them now.
"""
import concurrent.futures
import os
import pathlib
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).parent
BLESS = bool(os.environ.get("RUBRIC_BLESS"))
PIECE = re.compile(r"^```(?P<info>[^\n]*)\n(?P<body>.*?)^```$|^<!-- (?P<word>context|states): (?P<value>.*?) -->$|^(?P<table>(?:\|[^\n]*\n)+)", re.M | re.S)
NAMED = re.compile(r"^(.*)`([\w./]+)`:\s*$")
FOUND = re.compile(r"^(?:error|warning)\[(R\d{4})\]", re.M)
DECLARED = re.compile(r"^(scale|choice|record|case|map|parameter|calendar|let|decision|offer|duty|report|dataset|actor|source)\s+(\w+)", re.M)
WAITS = "waits for what is not evaluated yet"  # `rubric test` says the same of such scenarios, and does not fail
KINDS = {"scale": "type", "choice": "type", "record": "type", "case": "type", "actor": "actor", "source": "source"}


class Page:
    def __init__(self, path, program, folder):
        self.path, self.program, self.folder = path, program, pathlib.Path(folder)
        self.text = path.read_text()
        self.context, self.states = "", None
        self.passed, self.failures, self.waiting, self.checks = 0, [], [], []
        self.files = {}

    # ---- running the program ----------------------------------------------------------------------------------------

    def run(self, command):
        paths = os.pathsep.join([str(self.program.parent), os.environ["PATH"]])
        done = subprocess.run(["bash", "-c", command], cwd=self.folder, env={**os.environ, "PATH": paths, "NO_COLOR": "1"}, text=True,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        return done.stdout, done.returncode

    def found_in(self, file, expected, fails):
        """What is wrong with a file: other findings than expected, or a scenario that does not pass, or, with `fails`, that all do."""
        printed, _ = self.run(f"rubric check {file}")
        if set(FOUND.findall(printed)) - expected == {"R0401"}:
            return WAITS
        if set(FOUND.findall(printed)) != expected:
            return f"expected {', '.join(sorted(expected)) or 'no finding'}, but\n{printed}"
        if not re.search(r"^error\[", printed, re.M):
            printed, status = self.run(f"rubric test {file}")
            if (status == 1) != fails:
                return printed
            if re.search(r"[1-9]\d* waiting", printed):
                return WAITS
        return None

    def expect(self, line, file, expected=frozenset(), fails=False):
        self.checks.append((line, file, set(expected), fails))

    def settle(self):
        """Runs what has been expected, several at once."""
        with concurrent.futures.ThreadPoolExecutor(4) as pool:
            for (line, *_), wrong in zip(self.checks, pool.map(lambda check: self.found_in(*check[1:]), self.checks)):
                self.count(line, wrong)
        self.checks = []

    def count(self, line, wrong):
        self.passed += wrong is None
        if wrong is not None:
            (self.waiting if wrong == WAITS else self.failures).append(f"{self.path}:{line}: {wrong}")

    # ---- the pieces of a page ---------------------------------------------------------------------------------------

    def read(self):
        shown, end = [], 0
        for piece in PIECE.finditer(self.text):
            before, line = self.text[:piece.start()], self.text.count("\n", 0, piece.start()) + 1
            shown.append(self.text[end:piece.start()])
            shown.append(self.piece(piece, before, line))
            end = piece.end()
        shown.append(self.text[end:])
        self.settle()
        self.links()
        if BLESS:
            self.path.write_text("".join(shown))

    def links(self):
        prose = re.sub(r"^```.*?^```$", lambda fenced: "\n" * fenced[0].count("\n"), self.text, flags=re.M | re.S)
        headings = re.findall(r"^#+ (.*)$", prose, re.M)
        anchors = {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}
        for link in re.finditer(r"\]\(([^)\s]+)\)", prose):
            line, (file, _, anchor) = prose.count("\n", 0, link.start()) + 1, link[1].partition("#")
            there = anchor in anchors if not file else "://" in file or (self.path.parent / file).exists()
            self.count(line, None if there else f"{link[1]} leads nowhere")

    def piece(self, piece, before, line):
        if piece["word"] == "context":
            self.context = (HERE / "contexts" / f"{piece['value']}.rubric").read_text()
        elif piece["word"] == "states":
            self.states = piece["value"]
        elif piece["table"]:
            if self.states:
                self.table(piece["table"], line)
            self.states = None
        else:
            kind, *rest = piece["info"].split() or [""]
            expected = {word.split("=")[1] for word in rest if "=" in word}
            named = NAMED.match(before.rstrip().rpartition("\n")[2])
            if kind == "console":
                return self.console(piece, line)
            if named:
                self.give(named[2], named[1], piece["body"], line, expected, "fails" in rest)
            elif kind == "rubric" and "expressions" in rest:
                self.expressions(piece["body"], line)
            elif kind == "rubric":
                self.block(piece["body"], line, expected)
        return piece[0]

    def give(self, name, how, body, line, expected, fails):
        if "Add to" in how:
            body = self.files[name] + "\n" + body
        elif "In " in how:
            parts = self.files[name].split("\n\n")
            there = [at for at, part in enumerate(parts) if part.split()[:2] == body.split()[:2]]
            parts[there[0]] = body.rstrip("\n")
            body = "\n\n".join(parts).rstrip("\n") + "\n"
        self.files[name] = body
        self.settle()
        (self.folder / name).write_text(self.files[name])
        if name.endswith(".rubric"):
            self.expect(line, name, expected, fails)
            self.settle()

    def block(self, body, line, expected):
        opening = re.search(r"^(?:framework|variant)\s+(\w+)", body, re.M)
        if opening:
            file = f"{opening[1]}.rubric"
            self.settle()
            (self.folder / file).write_text(body)
        else:
            file = self.completed(body, line)
        self.expect(line, file, expected)

    def console(self, piece, line):
        self.settle()
        commands = [row[2:] for row in piece["body"].splitlines() if row.startswith("$ ")]
        now = "".join(f"$ {command}\n{self.run(command)[0]}" for command in commands)
        self.count(line, None if now == piece["body"] else f"shown is\n{piece['body']}\nbut this is printed:\n{now}")
        return f"```{piece['info']}\n{now}```"

    def completed(self, body, line, facts=""):
        """A file of the block, what its context declares beside, and if wished what is expected for the context's facts."""
        own = {(KINDS.get(kind, "value"), name) for kind, name in DECLARED.findall(body)}
        parts = [f'framework line_{line} "A block of the page"\n' if not self.context.startswith("framework") else ""]
        for part in re.split(r"\n\s*\n", self.context):
            declared = {(KINDS.get(kind, "value"), name) for kind, name in DECLARED.findall(part)}
            if part.startswith("scenario"):
                parts += [part.rstrip().removesuffix("}") + facts + "}\n"] if facts else []
            elif not declared & own:
                parts.append(part + "\n")
        file = f"line_{line}.rubric"
        (self.folder / file).write_text(re.sub(r"^framework \w+", f"framework line_{line}", "\n".join(parts)) + "\n" + body)
        return file

    def expressions(self, body, line):
        said, lets = [], []
        for row in re.sub(r"\n[ \t]+", " ", body).splitlines():
            expression, _, comment = row.partition("--")
            if not expression.strip():
                continue
            if comment.strip().startswith(("= ", "is ")):
                said.append(f"    expect ({expression.strip()}) {comment.strip()}\n")
            else:
                lets.append(f"let read_{len(lets)} = {expression.strip()}\n")
        self.expect(line, self.completed("".join(lets), line, "".join(said)))

    def table(self, rows, line):
        """Each cell of a table of states as a scenario: a and b are given, absent, unknown or in error."""
        cells = [[cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", row)[1:-1]] for row in rows.splitlines()]
        header, body = cells[0], cells[2:]
        types = dict(re.findall(r"(\w+) ([^,]+)", self.states))
        text = f'framework line_{line} "A table of the page"\nrecord item {{ {"  ".join(f"{name} : {kind}" for name, kind in types.items())} }}\n'
        text += "case one { items : list of item\n" + "".join(
            f"    {name}_given : {kind} or none\n    {name}_broken : boolean\n" for name, kind in types.items()) + "}\n"
        for name, kind in types.items():
            text += f"let {name} : {kind} or none = if {name}_broken then the(i in items).{name} else {name}_given\n"
        for row in body:
            for column, cell in zip(header[1:], row[1:]):
                if "b" in types:
                    expression, states = header[0], {"a": row[0], "b": column}
                else:
                    expression, states = row[0], {"a": column}
                text += f'scenario "{row[0].replace(chr(34), "")}, {column}" {{\n    given items = none\n'
                for name, state in states.items():
                    state = re.sub(r"\*\*|`[ab]`|`", "", state).strip()
                    text += f"    given {name}_broken = {'yes' if state == 'in error' else 'no'}\n"
                    text += "" if state in ("in error", "unknown") else f"    given {name}_given = {state}\n"
                test = {"unknown": "is unknown", "in error": "is error", "none": "is none"}.get(cell, f"= {cell.replace('`', '')}")
                text += f"    expect ({expression.replace('`', '')}) {test}\n}}\n"
        file = f"line_{line}.rubric"
        (self.folder / file).write_text(text)
        self.expect(line, file)

    def finished(self, folder):
        """The files of the page as they stand at its end are those of the folder."""
        for name, body in self.files.items():
            there = folder / name
            if BLESS:
                folder.mkdir(exist_ok=True)
                there.write_text(body)
            self.count(1, None if there.exists() and there.read_text() == body else f"{there} is not what the page ends with")


def main(program, *pages):
    folder = None
    if "--finished" in pages:
        at = pages.index("--finished")
        pages, folder = pages[:at], pathlib.Path(pages[at + 1])
    passed, failures, waiting = 0, [], []
    for page in pages:
        with tempfile.TemporaryDirectory() as work:
            page = Page(pathlib.Path(page), pathlib.Path(program).resolve(), work)
            page.read()
            if folder and str(page.path) == pages[-1]:
                page.finished(folder)
            passed += page.passed
            failures += page.failures
            waiting += page.waiting
    print("\n".join(waiting + failures))
    print(f"{passed} passed, {len(failures)} failed, {len(waiting)} waiting")
    return 1 if failures or not passed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
