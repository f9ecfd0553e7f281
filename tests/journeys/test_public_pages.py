"""Every page of the public record says what it is: to readers, machines and search."""

import json
import shutil
import subprocess
from itertools import pairwise
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.urls import resolve

pytestmark = pytest.mark.browser

ROOT = Path(__file__).resolve().parents[2]
CHECKER = ROOT / "tests" / "html"
LANGUAGES = {code for code, _name in settings.LANGUAGES}
ANY = "x-default"
LONGEST_TITLE, LEAST_DESCRIPTION, LONGEST_DESCRIPTION = 200, 25, 320
LEAST_WORDS = 40


def path_of(address):
    parts = urlsplit(address)
    return parts.path + (f"?{parts.query}" if parts.query else "")


def alternates(tree):
    links = tree.xpath("//link[@rel='alternate'][@hreflang]")
    return {one.get("hreflang"): path_of(one.get("href")) for one in links}


def canonical(tree):
    (link,) = tree.xpath("//link[@rel='canonical']")
    return path_of(link.get("href"))


def faults_of_head(page, tree):
    """What a search engine or a screen reader would miss in the head."""
    titles = tree.xpath("//head/title/text()")
    if len(titles) != 1 or not 10 <= len(titles[0].strip()) <= LONGEST_TITLE:
        yield f"title {titles}"
    described = tree.xpath("//head/meta[@name='description']/@content")
    if len(described) != 1 or not (
        LEAST_DESCRIPTION <= len(described[0].strip()) <= LONGEST_DESCRIPTION
    ):
        yield f"description {described}"
    if tree.get("lang") != page.language:
        yield f"lang {tree.get('lang')}"
    if not tree.xpath(
        "//head/meta[@name='viewport'][contains(@content, 'width=device')]"
    ):
        yield "no viewport"
    if "user-scalable=no" in page.text or "maximum-scale" in page.text:
        yield "nobody can make it larger"


def faults_of_body(tree):
    """Headings out of order, pictures without words, links without names."""
    levels = [int(one.tag[1]) for one in tree.iter("h1", "h2", "h3", "h4", "h5", "h6")]
    if levels.count(1) != 1:
        yield f"{levels.count(1)} headings of the first level"
    yield from (
        f"a heading of level {after} below one of level {before}"
        for before, after in pairwise(levels)
        if after > before + 1
    )
    yield from (
        f"picture without words: {one.get('src')}"
        for one in tree.xpath("//img[not(@alt)]")
    )
    # Without scripts the page is all there is.
    main = " ".join(tree.xpath("string(//main)").split())
    if len(main) < LEAST_WORDS:
        yield f"says only: {main}"


def faults_of_languages(page, tree, trees, left_out):
    """Each page in every language names all the others, and they name it."""
    if tree.xpath("//head/meta[@name='robots'][contains(@content, 'noindex')]"):
        return  # what is found depends on the words that were asked
    named, own = alternates(tree), canonical(tree)
    plain = page.address.partition("?")[0]
    if ANY not in named:
        yield "no address for any language"
    if not named.keys() - {ANY} <= LANGUAGES:
        yield f"languages {sorted(named)}"
    if own not in trees:
        yield f"canonical {own} is no page"
        return
    if own not in (page.address, plain) and canonical(trees[own]) != own:
        yield f"canonical {own} names another"
    if own == plain and page.language not in named:
        yield "does not name itself"
    for code, address in named.items():
        if code == ANY or address in left_out:
            continue
        if address not in trees:
            yield f"{code}: {address} is no page"
        elif alternates(trees[address]) != named:
            yield f"{code}: {address} names others"


@pytest.fixture(scope="module")
def trees(public_record):
    """The pages of the record itself, parsed, by their address."""
    return {one.address: (one, one.tree) for one in public_record.pages if one.language}


def test_every_page_has_its_head_its_headings_and_its_words(trees):
    assert {page.language for page, _tree in trees.values()} == LANGUAGES
    assert [
        (address, fault)
        for address, (page, tree) in trees.items()
        for fault in (*faults_of_head(page, tree), *faults_of_body(tree))
    ] == []


def test_every_page_names_itself_in_every_language(trees, public_record):
    parsed = {address: tree for address, (_page, tree) in trees.items()}
    assert [
        (address, fault)
        for address, (page, tree) in trees.items()
        for fault in faults_of_languages(page, tree, parsed, public_record.left_out)
    ] == []


def test_titles_tell_pages_of_a_language_apart(trees):
    titles = {}
    for address, (_page, tree) in trees.items():
        if "?" not in address and canonical(tree) == address:
            titles.setdefault(tree.findtext("head/title"), []).append(address)
    assert {
        title: all_of_it for title, all_of_it in titles.items() if len(all_of_it) > 1
    } == {}


def of_each_kind(pages):
    """The first and the longest page of each kind and language, and every paper."""
    found = {}
    for page in pages:
        kind = page.address
        if page.language:
            path = urlsplit(page.address).path
            kind = (resolve(path).view_name, page.language)
        first, longest = found.get(kind, (page, page))
        found[kind] = (first, max(longest, page, key=lambda one: len(one.body)))
    return {one.address: one for both in found.values() for one in both}


def test_every_kind_of_page_is_valid_html(public_record, tmp_path):
    program = CHECKER / "node_modules" / ".bin" / "html-validate"
    if shutil.which("node") is None or not program.exists():
        pytest.skip("no checker of HTML: npm ci --prefix tests/html brings it")
    pages = of_each_kind(public_record.pages)
    names = {}
    for number, (address, page) in enumerate(pages.items()):
        file = tmp_path / f"{number:05}.html"
        file.write_bytes(page.body)
        names[str(file)] = address
    done = subprocess.run(
        [
            program, "--config", CHECKER / "rules.json", "--formatter", "json",
            f"{tmp_path}/*.html",
        ],
        capture_output=True,
        text=True,
        cwd=CHECKER,
        check=False,
    )  # fmt: skip
    assert done.returncode in (0, 1), done.stderr
    assert [
        (names[file["filePath"]], one["line"], one["ruleId"], one["message"])
        for file in json.loads(done.stdout)
        for one in file["messages"]
    ] == []
