"""A form of 20 questions and its posts, as ODK Collect sends them. Standard library."""

import random

BOUNDARY = "----sample-boundary-of-the-benchmark"
VERSION = "2027031401"
QUESTIONS = tuple(f"q{number:02}" for number in range(1, 21))
ANSWERS = ("yes", "no", "not_seen", "na")

_LEAVES = "".join(f"<{name}/>" for name in QUESTIONS)
_BINDS = "".join(
    f'<bind nodeset="/data/voting/{name}" type="string"/>' for name in QUESTIONS
)
_INPUTS = "".join(
    f'<input ref="/data/voting/{name}"><label>Sample question {name}</label></input>'
    for name in QUESTIONS
)
FORM_XML = (
    '<h:html xmlns:h="http://www.w3.org/1999/xhtml"'
    ' xmlns="http://www.w3.org/2002/xforms"><h:head><h:title>Sample voting</h:title>'
    f'<model><instance><data id="voting" version="{VERSION}"><start/><end/><deviceid/>'
    "<header><station/><team/><observer/><arrival/><departure/></header>"
    f"<voting>{_LEAVES}</voting><meta><instanceID/></meta></data></instance>"
    f'<bind nodeset="/data/header/station" type="string"/>{_BINDS}</model></h:head>'
    f"<h:body>{_INPUTS}</h:body></h:html>"
).encode()


def filled(instance_id: str, number: int) -> bytes:
    """One filled form; the answers follow from its number."""
    chance = random.Random(number)  # noqa: S311 -- the same answers each time
    answers = "".join(
        f"<{name}>{chance.choice(ANSWERS)}</{name}>" for name in QUESTIONS
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><data id="voting" version="{VERSION}">'
        "<start>2027-03-14T09:50:00.000+05:00</start>"
        "<end>2027-03-14T10:10:00.000+05:00</end><deviceid>collect:sample</deviceid>"
        f"<header><station>KT-{number % 200:03}</station><team/><observer/>"
        "<arrival>2027-03-14T09:45:00.000+05:00</arrival><departure/></header>"
        f"<voting>{answers}</voting><meta><instanceID>{instance_id}</instanceID></meta>"
        "</data>"
    ).encode()


def request(path: str, host: str, xml: bytes) -> bytes:
    """The whole post as it goes over the line."""
    body = (
        f"--{BOUNDARY}\r\n"
        'Content-Disposition: form-data; name="xml_submission_file";'
        ' filename="sample.xml"\r\nContent-Type: text/xml\r\n\r\n'
    ).encode()
    body += xml + f"\r\n--{BOUNDARY}--\r\n".encode()
    head = (
        f"POST {path} HTTP/1.1\r\nHost: {host}\r\nX-OpenRosa-Version: 1.0\r\n"
        "User-Agent: org.odk.collect.android/sample\r\n"
        f"Content-Type: multipart/form-data; boundary={BOUNDARY}\r\n"
        f"Content-Length: {len(body)}\r\n\r\n"
    ).encode()
    return head + body
