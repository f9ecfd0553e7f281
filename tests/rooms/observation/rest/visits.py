"""A form with tables inside tables, and fillings of it; everything in it is invented."""

from datetime import UTC, datetime

from tests.rooms.observation.odk.posts import uuid

RECEIVED = datetime(2027, 3, 14, 2, 15, tzinfo=UTC)

VISIT = b"""<h:html xmlns:h="http://www.w3.org/1999/xhtml" xmlns="http://www.w3.org/2002/xforms"
 xmlns:jr="http://openrosa.org/javarosa"><h:head><h:title>Sample visit</h:title><model>
<instance><data id="visit" version="1"><place/><voters/><share/>
<team><code/></team>
<room jr:template=""><name/><box jr:template=""><seal/></box></room>
<meta><instanceID/><instanceName/></meta></data></instance>
<bind nodeset="/data/place" type="geopoint"/><bind nodeset="/data/voters" type="int"/>
<bind nodeset="/data/share" type="decimal"/><bind nodeset="/data/team/code" type="string"/>
<bind nodeset="/data/room/name" type="string"/>
<bind nodeset="/data/room/box/seal" type="string"/>
<bind nodeset="/data/meta/instanceID" type="string"/>
</model></h:head><h:body>
<input ref="/data/place"/><input ref="/data/voters"/><input ref="/data/share"/>
<group ref="/data/team"><input ref="/data/team/code"/></group>
<group><repeat nodeset="/data/room"><input ref="/data/room/name"/>
<group><repeat nodeset="/data/room/box"><input ref="/data/room/box/seal"/></repeat></group>
</repeat></group></h:body></h:html>"""


def visited(number, *rooms, voters="1200", place="43.25 76.95 700 5"):
    """A filled visit; each room is a name and the seals of its boxes."""
    turns = "".join(
        f"<room><name>{name}</name>"
        + "".join(f"<box><seal>{seal}</seal></box>" for seal in seals)
        + "</room>"
        for name, *seals in rooms
    )
    return (
        f'<data id="visit" version="1"><place>{place}</place><voters>{voters}</voters>'
        f"<share>0.5</share><team><code>K2</code></team>{turns}"
        f"<meta><instanceID>{uuid(number)}</instanceID>"
        f"<instanceName>Visit {number}</instanceName></meta></data>"
    ).encode()
