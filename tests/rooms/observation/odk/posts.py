"""Forms and posts as phones make them, written by hand; everything in them is invented."""

from uuid import UUID

BOUNDARY = "sample-boundary"
FORM = """<h:html xmlns:h="http://www.w3.org/1999/xhtml" xmlns="http://www.w3.org/2002/xforms"
 xmlns:jr="http://openrosa.org/javarosa"><h:head><h:title>Sample {form_id}</h:title><model>
<instance><data id="{form_id}" version="{version}"><start/><end/>
<header><station/><team/><observer/></header>
<{form_id}><on_time/><photo/></{form_id}>{media}
<meta><instanceID/></meta></data></instance>
<bind nodeset="/data/header/station" type="string"/>
<bind nodeset="/data/{form_id}/on_time" type="string"/>
<bind nodeset="/data/{form_id}/photo" type="binary"/>
{extra}</model></h:head>
<h:body><input ref="/data/{form_id}/on_time"><label>On time?</label></input>
<upload ref="/data/{form_id}/photo" mediatype="image/*"><label>Photo</label></upload>
</h:body></h:html>"""


def form_xml(form_id="opening", version="2027031401", *, media="", extra=""):
    """An XForm with one question and one photo."""
    return FORM.format(
        form_id=form_id, version=version, media=media, extra=extra
    ).encode()


def uuid(number):
    """An instance's id, the same for the same number."""
    return f"uuid:{UUID(int=number)}"


def filled(
    number=1,
    *,
    form_id="opening",
    version="2027031401",
    station="KT-001",
    team="",
    observer="",
    on_time="yes",
    photo="",
    deprecated="",
    end="2027-03-14T07:10:00.000+05:00",
    meta=True,
):
    """A filled form."""
    edit = f"<deprecatedID>{deprecated}</deprecatedID>" if deprecated else ""
    ids = f"<meta><instanceID>{uuid(number)}</instanceID>{edit}</meta>" if meta else ""
    return (
        f'<data id="{form_id}" version="{version}">'
        f"<start>2027-03-14T06:50:00.000+05:00</start><end>{end}</end>"
        f"<header><station>{station}</station><team>{team}</team>"
        f"<observer>{observer}</observer></header>"
        f"<{form_id}><on_time>{on_time}</on_time><photo>{photo}</photo></{form_id}>"
        f"{ids}</data>"
    ).encode()


def envelope(number=1, *, form_id="opening", version="2027031401"):
    """An encrypted form, as Collect sends it."""
    return (
        f'<data id="{form_id}" version="{version}" encrypted="yes"'
        ' xmlns="http://www.opendatakit.org/xforms/encrypted">'
        "<base64EncryptedKey>c2FtcGxl</base64EncryptedKey>"
        f'<orx:meta xmlns:orx="http://openrosa.org/xforms"><orx:instanceID>{uuid(number)}'
        "</orx:instanceID></orx:meta>"
        "<media><file>photo.jpg.enc</file></media>"
        "<encryptedXmlFile>submission.xml.enc</encryptedXmlFile>"
        "<base64EncryptedElementSignature>c2FtcGxl</base64EncryptedElementSignature>"
        "</data>"
    ).encode()


def part(name, data, *, filename="", media_type="text/xml"):
    """One part of a post; the name goes out as UTF-8, as phones send it."""
    head = (
        f'Content-Disposition: form-data; name="{name}"; filename="{filename or name}"'
    )
    return (
        f"--{BOUNDARY}\r\n{head}\r\nContent-Type: {media_type}\r\n\r\n".encode()
        + data
        + b"\r\n"
    )


def body(xml, *files):
    """A whole post: the form, then files as (name, bytes)."""
    parts = [] if xml is None else [part("xml_submission_file", xml)]
    parts += [part(name, data, media_type="image/jpeg") for name, data in files]
    return b"".join(parts) + f"--{BOUNDARY}--\r\n".encode()
