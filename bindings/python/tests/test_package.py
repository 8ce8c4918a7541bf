"""The package as it is installed: types, stubs, examples, licence, memory."""

import ast
import doctest
import importlib.metadata
import importlib.util
import os
import pkgutil
import resource
import subprocess
import sys
from pathlib import Path

import pytest
import rubric

HERE = Path(rubric.__file__).parent
RUNS = 1_000_000 if os.environ.get("RUBRIC_LONG") else 100_000
GROWTH = 4_000_000  # bytes


def test_it_is_the_installed_package() -> None:
    assert "site-packages" in HERE.parts and (HERE / "py.typed").exists()


def test_nothing_is_required_and_extras_are_named() -> None:
    data = importlib.metadata.metadata("rubric")
    assert all("extra ==" in each for each in importlib.metadata.requires("rubric") or [])
    assert {"pandas", "polars", "excel", "plot", "notebook", "spark"} <= set(data.get_all("Provides-Extra") or [])
    files = [str(each) for each in importlib.metadata.files("rubric") or []]
    assert any(each.endswith("licenses/LICENSE") for each in files) and any(each.endswith("licenses/COMPONENTS.md") for each in files)


def test_nothing_is_imported_before_it_is_wanted() -> None:
    code = "import sys, rubric; print([each for each in ('pandas', 'polars', 'pyarrow', 'duckdb', 'altair', 'openpyxl', 'numpy', 'IPython') if each in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"


def test_lists_of_dicts_need_nothing_installed(tmp_path: Path) -> None:
    """As in an environment in which nothing else can be found."""
    code = ("import sys\n"
            "class Nothing:\n"
            "    def find_spec(self, name, path=None, target=None):\n"
            "        if name.partition('.')[0] in ('pandas', 'polars', 'pyarrow', 'duckdb', 'altair', 'openpyxl', 'numpy'):\n"
            "            raise ImportError(name)\n"
            "sys.meta_path.insert(0, Nothing())\n"
            "import rubric\n"
            "fw = rubric.load('hampshire_isp')\n"
            "print([row['level'] for row in fw.evaluate([{'judgement': 'good'}, {'judgement': 'inadequate'}], on='2020-01-01')], len(rubric.compare(fw, fw, [{'judgement': 'good'}], on='2020-01-01')))\n")
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert ran.stdout.startswith("['general', 'targeted']"), ran.stderr


@pytest.mark.parametrize("name", sorted(each.name for each in pkgutil.iter_modules([str(HERE)]) if each.name != "_core"))
def test_examples_in_docstrings_run(name: str) -> None:
    module = importlib.import_module(f"rubric.{name}")
    assert doctest.testmod(module, optionflags=doctest.NORMALIZE_WHITESPACE).failed == 0


def test_the_examples_of_the_package_run() -> None:
    assert doctest.testmod(rubric, optionflags=doctest.NORMALIZE_WHITESPACE).failed == 0


@pytest.mark.parametrize("name", rubric.__all__)
def test_what_is_public_says_what_it_is(name: str) -> None:
    public = getattr(rubric, name)
    assert name == "none" or public.__doc__


def test_types_hold() -> None:
    pytest.importorskip("mypy")
    config = "--strict --ignore-missing-imports --follow-imports=silent --no-incremental --cache-dir=/dev/null".split()
    ran = subprocess.run([sys.executable, "-m", "mypy", *config, "-p", "rubric"], capture_output=True, text=True)
    assert ran.returncode == 0, ran.stdout


def test_the_stub_is_what_runs(tmp_path: Path) -> None:
    """By stubtest; the metaclass of pybind11's classes has no name that a stub could say."""
    pytest.importorskip("mypy")
    (tmp_path / "allowed").write_text(r"rubric\._core\.(Batch|Decisions|Framework|Outcome)")
    ran = subprocess.run([sys.executable, "-m", "mypy.stubtest", "rubric._core", "--allowlist", str(tmp_path / "allowed")], capture_output=True, text=True)
    assert ran.returncode == 0, ran.stdout + ran.stderr


def signatures(stub: str) -> dict[str, list[str]]:
    """The names of a stub, with the names of what they take."""
    found: dict[str, list[str]] = {}
    for node in ast.parse(stub).body:
        inside = node.body if isinstance(node, ast.ClassDef) else [node]
        prefix = f"{node.name}." if isinstance(node, ast.ClassDef) else ""
        for each in inside:
            if isinstance(each, ast.FunctionDef) and not each.name.startswith("__"):
                found[prefix + each.name] = [argument.arg for argument in each.args.posonlyargs + each.args.args if argument.arg != "self" and not argument.arg.startswith("arg")]
        if isinstance(node, ast.ClassDef):
            found[node.name] = []
    return found


def test_the_stub_is_what_the_module_has(tmp_path: Path) -> None:
    pytest.importorskip("pybind11_stubgen")
    subprocess.run([sys.executable, "-m", "pybind11_stubgen", "rubric._core", "-o", str(tmp_path)], check=True, capture_output=True)
    assert signatures((tmp_path / "rubric" / "_core.pyi").read_text()) == signatures((HERE / "_core.pyi").read_text())


def resident() -> int:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize()


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="reads resident memory as Linux tells it")
def test_calls_leave_memory_flat(framework: rubric.Framework) -> None:
    bound = framework.bind([{"judgement": "good", "on_roll": 12, "visits": [{"on": "2022-10-01"}]}], on="2022-10-01")

    def call(times: int) -> None:
        for count in range(times):
            one = framework.decide({"judgement": "good", "on_roll": count, "visits": [{"on": "2022-10-01"}]}, on="2022-10-01")
            assert one["level"] in ("universal", "targeted")
            if count % 100 == 0:
                framework.evaluate(bound, possible=True, because=True, assumed=True)
                framework.bind([{"judgement": "good"}], on="2022-10-01")
                one.explain("level")

    call(RUNS // 10)
    before = resident()
    call(RUNS)
    assert resident() - before < GROWTH
