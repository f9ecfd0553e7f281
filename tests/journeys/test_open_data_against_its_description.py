"""The open data of the sample site, asked all that their own description allows and not."""

import json
import re
import subprocess
import sys
import urllib.parse
import urllib.request
from pathlib import Path

import jsonschema_rs
import pytest

from tests.journeys import sample_site
from tests.journeys.crawled import served

ROOT = "/public/api/v1/"
THING = re.compile(re.escape(ROOT) + r"([^/]+)/\{key\}")
CASES = 2
"""Made up at random for each address, beside those that the description itself calls for."""


@pytest.fixture(scope="module")
def open_data(sample_folder, tmp_path_factory):
    """Address of a site that answers however often somebody asks."""
    data = tmp_path_factory.mktemp("open-data") / "data"
    sample_site.copy(sample_folder, data)
    with pytest.MonkeyPatch.context() as here:
        here.setenv("ORKHON_OPEN_DATA_PER_MINUTE", "0")
        with served(data) as url:
            yield url


def asked(url, path):
    with urllib.request.urlopen(url + path) as answer:  # noqa: S310 -- our own server
        return json.load(answer)


def without_tuples(schema):
    """The description as schemathesis 4.32 can read it: a list of this or that.

    It writes `prefixItems` of an answer as a list of `items`, which the JSON Schema of
    OpenAPI 3.1 has no more, and then refuses what it wrote.
    """
    if isinstance(schema, list):
        return [without_tuples(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    said = {name: without_tuples(one) for name, one in schema.items()}
    if "prefixItems" in said:
        said["items"] = {"anyOf": said.pop("prefixItems")}
    return said


def test_everything_published_holds_to_the_description_of_its_kind(open_data):
    described = asked(open_data, f"{ROOT}openapi.json")["paths"]
    held = {}
    for address, each in described.items():
        if not (kind := THING.fullmatch(address)):
            continue
        answer = each["get"]["responses"]["200"]["content"]["application/json"]
        schema = jsonschema_rs.Draft202012Validator(answer["schema"])
        path = f"{ROOT}{kind[1]}/"
        keys = [one["key"] for one in asked(open_data, f"{path}?limit=100")["items"]]
        for key in keys:
            schema.validate(asked(open_data, path + urllib.parse.quote(key)))
        held[kind[1]] = len(keys)
    counts = {one["kind"]: one["count"] for one in asked(open_data, ROOT)["kinds"]}
    assert held == counts
    assert {"text", "communique", "model-law", "statement"} <= {
        kind for kind, count in held.items() if count
    }


def test_no_question_gets_an_answer_that_the_description_does_not_know(
    open_data, tmp_path
):
    described = asked(open_data, f"{ROOT}openapi.json")
    (tmp_path / "openapi.json").write_text(json.dumps(without_tuples(described)))
    told = subprocess.run(
        [
            Path(sys.executable).with_name("schemathesis"), "run", "openapi.json",
            "--url", open_data, "--checks", "all", "--max-examples", str(CASES),
            # What a list names is asked above; to follow it at random takes a minute.
            "--phases", "examples,coverage,fuzzing", "--continue-on-failure",
            "--seed", "7", "--generation-database", "none", "--no-color",
            "--report-har-path", "asked.har",
        ],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )  # fmt: skip
    assert told.returncode == 0, told.stdout
    log = json.loads((tmp_path / "asked.har").read_text())["log"]["entries"]
    answered = {
        urllib.parse.urlsplit(one["request"]["url"]).path
        for one in log
        if one["response"]["status"] == 200
    }
    counts = {one["kind"]: one["count"] for one in asked(open_data, ROOT)["kinds"]}
    for address in described["paths"]:
        kind = address.removeprefix(ROOT).partition("/")[0]
        path = re.compile(re.sub(r"\\\{\w+\\\}", ".+", re.escape(address)))
        if counts.get(kind, 1):
            assert any(path.fullmatch(one) for one in answered), address
