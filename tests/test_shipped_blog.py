"""The blog that is shipped: built as its readers get it, by MkDocs and by ProperDocs."""

import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from drawn import ROOT, Site

RECAP = "/blog/2016/duth-2016-recap/"
SITE_URL = "https://someone.example/repo/"


def build(program: str, folder: Path) -> tuple[Site, str]:
    """Build a copy of the blog, so that nothing is written to its lock."""
    folder.mkdir()
    for name in ("docs", "hooks", "overrides"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("mkdocs.yml", "urls.lock"):
        shutil.copy(ROOT / name, folder / name)
    command = [sys.executable, "-m", program, "build", "--strict"]
    environment: Mapping[str, str] = {"SITE_URL": SITE_URL, "PATH": "", "LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return Site(folder / "site", SITE_URL, ()), done.stderr


@pytest.fixture(scope="module")
def mkdocs(tmp_path_factory: pytest.TempPathFactory) -> tuple[Site, str]:
    return build("mkdocs", tmp_path_factory.mktemp("mkdocs") / "blog")


@pytest.fixture(scope="module")
def site(mkdocs: tuple[Site, str]) -> Site:
    return mkdocs[0]


def test_a_strict_build_says_nothing_of_our_own_pages(mkdocs: tuple[Site, str]) -> None:
    assert [line for line in mkdocs[1].splitlines() if line.startswith(("WARNING", "ERROR"))] == []


def test_properdocs_builds_the_same_site(site: Site, tmp_path: Path) -> None:
    other, _ = build("properdocs", tmp_path / "blog")
    assert other.files == site.files
    generator = re.compile(
        rb'<meta name="generator"[^>]*>|Build Date UTC[^<>]*|MkDocs Version[^<>]*'
    )

    def told(folder: Path, file: str) -> bytes:
        return generator.sub(b"", (folder / file).read_bytes())

    texts = [file for file in site.files if not file.endswith(".gz")]
    assert [f for f in texts if told(site.folder, f) != told(other.folder, f)] == []


def test_the_recap_is_at_its_old_address(site: Site) -> None:
    assert site.file(RECAP) == "blog/2016/duth-2016-recap/index.html"
    assert site[RECAP].rel("canonical") == [SITE_URL.rstrip("/") + RECAP]
    assert site[RECAP].meta("article:published_time")[0].startswith("2016-11-06")
    assert [e.get("datetime") for e in site[RECAP].all("time")][:1] == ["2016-11-06"]


def test_the_recap_keeps_its_letters(site: Site) -> None:
    assert "Loïc Bistuer" in site[RECAP].text
    assert "\ufffd" not in site[RECAP].html


def test_the_recap_is_found_by_search_and_in_the_sidebar(site: Site) -> None:
    assert "Instagram" in site.found[RECAP]["content"]
    lines = [line.strip() for line in site[RECAP].sidebar.splitlines()]
    assert {"Blog ▾", "2016 ▾", "November ▾"} <= set(lines)
    assert lines[lines.index("November ▾") + 1].endswith("←")


def test_every_link_of_the_blog_leads_somewhere(site: Site) -> None:
    assert site.broken == []


def test_every_page_is_in_the_sitemap(site: Site) -> None:
    listed = re.findall(r"<loc>(.*?)</loc>", site.text("sitemap.xml"))
    pages = [page for page in site.pages if "noindex" not in site[page].meta("robots")]
    assert sorted(listed) == sorted(SITE_URL.rstrip("/") + p for p in pages if p != "/404.html")


def test_nothing_that_is_published_names_the_machine_that_built_it(site: Site) -> None:
    assert site.holding(str(ROOT)) == []
    assert site.holding(str(site.folder)) == []
