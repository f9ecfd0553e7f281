"""The press kit of a communiqué that is out: one archive, the same bytes each time.

README.txt                       what is in it, and how to check it
papers/…                         every language, every format
photographs/photograph-3.jpg     large, without what cameras write into files
photographs/captions-en.txt      credit, rights, people and caption, per language
names.txt                        whom the text names, with posts and spellings
communique-….zip                 the bundle
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import override

from orkhon.engines.merkle.archive import pack
from orkhon.press.intake.claims.model import Standing
from orkhon.press.intake.claims.reading import claims_of
from orkhon.press.models import CommuniqueFact, CommuniqueVersion
from orkhon.press.queries.claims import FIELDS, known_facts
from orkhon.press.queries.printed import complete_texts
from orkhon.press.queries.published import (
    PublishedCommunique,
    published_communique,
    published_communique_bundle,
    published_communique_paper,
)
from orkhon.press.queries.published_photographs import (
    PublishedPhotograph,
    published_photographs_of,
    published_picture,
)
from orkhon.ui import dates, languages

LARGE = "large"


@dataclass(frozen=True)
class PublishedKit:
    """The archive: its name, and what its content depends on.

    Attributes:
        sha256: Of the names and digests of what lies in it: another one where anything
            in it is another one.
        packed: Makes the archive.
    """

    name: str
    sha256: str
    packed: Callable[[], bytes]
    media_type: str = "application/zip"
    language: str = ""


def published_kit(
    year: int, number: int, *, now: datetime | None = None
) -> PublishedKit | None:
    """The press kit of the version that holds; None unless it is out.

    A text that was taken back has none.
    """
    found = published_communique(year, number, now=now)
    if found is None or found.is_withdrawn:
        return None
    photographs = published_photographs_of(year, number, now=now)
    written = _written(found, photographs)
    known = {
        **{f"papers/{one.name}": one.sha256 for one in found.papers},
        **{
            _picture_name(one): one.by_size[LARGE].sha256
            for one in photographs
            if LARGE in one.by_size
        },
        **{name: hashlib.sha256(data).hexdigest() for name, data in written.items()},
    }
    if found.bundle is not None:
        known[found.bundle.name] = found.bundle.sha256
    listed = "".join(f"{digest}  {name}\n" for name, digest in sorted(known.items()))

    def packed() -> bytes:
        return pack(_members(found, photographs, written, now))

    return PublishedKit(
        name=f"press-kit-{found.symbol.replace('/', '-')}.zip",
        sha256=hashlib.sha256(listed.encode()).hexdigest(),
        packed=packed,
    )


def _members(
    found: PublishedCommunique,
    photographs: tuple[PublishedPhotograph, ...],
    written: dict[str, bytes],
    now: datetime | None,
) -> dict[str, bytes]:
    members = dict(written)
    for one in found.papers:
        paper = published_communique_paper(
            found.year, found.number, found.version, one.language, one.format, now=now
        )
        if paper is not None:
            members[f"papers/{one.name}"] = paper[1]
    for photograph in photographs:
        picture = published_picture(photograph.number, LARGE, now=now)
        if picture is not None:
            members[_picture_name(photograph)] = picture[1]
    bundle = published_communique_bundle(
        found.year, found.number, found.version, now=now
    )
    if bundle is not None:
        members[bundle[0].name] = bundle[1]
    return dict(sorted(members.items()))


def _written(
    found: PublishedCommunique, photographs: tuple[PublishedPhotograph, ...]
) -> dict[str, bytes]:
    """What is written for the kit: UTF-8, one line end, English where no language is."""
    with override("en"):
        said = {"README.txt": _readme(found, photographs), "names.txt": _names(found)}
    if photographs:
        for code in found.languages:
            with override(code):
                said[f"photographs/captions-{code}.txt"] = "\n\n".join(
                    _captioned(one, code, found.authentic) for one in photographs
                )
    return {name: f"{text}\n".encode() for name, text in said.items() if text}


def _readme(
    found: PublishedCommunique, photographs: tuple[PublishedPhotograph, ...]
) -> str:
    lines = [
        f"{found.symbol}: {found.title}",
        *(["sample: everything in it is invented"] if found.is_sample else []),
        "",
        f"papers/       the text in {', '.join(found.languages)}; "
        f"{found.authentic} is authentic, the others are unofficial translations",
        "names.txt     whom the text names, with posts and spellings",
    ]
    if photographs:
        lines.append("photographs/  with credit, rights and caption in each language")
    if found.bundle is not None:
        lines.append(f"{found.bundle.name}  to check: orkhon verify")
    return "\n".join(lines)


def _captioned(photograph: PublishedPhotograph, code: str, authentic: str) -> str:
    shown = photograph.language_for(code, authentic)
    place = ", ".join(
        part
        for part in (photograph.place, dates.partial(photograph.taken_on, code))
        if part
    )
    lines = [
        _picture_name(photograph).rpartition("/")[2]
        + (f" ({_('sample')})" if photograph.is_sample else ""),
        photograph.captions[shown] or photograph.alts[shown],
        place,
        _("From left: %(people)s")
        % {"people": ", ".join(one.name for one in photograph.shown)}
        if photograph.shown
        else "",
        _("Photograph: %(credit)s") % {"credit": photograph.credit},
        _("Rights: %(rights)s") % {"rights": photograph.rights},
    ]
    return "\n".join(line for line in lines if line)


def _names(found: PublishedCommunique) -> str:
    """Only people whom the published text names, as the facts were frozen for it."""
    version = CommuniqueVersion.objects.get(
        communique__year=found.year,
        communique__number=found.number,
        number=found.version,
    )
    facts = {str(one.number): one for one in version.facts.all()}
    known = known_facts(facts.values())
    named = {
        claim.fact
        for text in complete_texts(version)
        for field in FIELDS
        for claim in claims_of(getattr(text, field), text.language, known)
        if claim.kind == "person" and claim.standing == Standing.AGREES
    }
    return "\n\n".join(
        _person(fact)
        for key, fact in facts.items()
        if key in named and fact.kind == CommuniqueFact.Kind.PERSON
    )


def _person(fact: CommuniqueFact) -> str:
    lines = []
    for pair in (*fact.values.get("spellings", ()), *fact.values.get("posts", ())):
        code, words = pair[0], pair[1]
        line = f"{languages.name(code or 'en')}: {words}"
        if line not in lines:
            lines.append(line)
    return "\n".join([fact.words, *(f"  {line}" for line in lines)])


def _picture_name(photograph: PublishedPhotograph) -> str:
    return f"photographs/photograph-{photograph.number}.jpg"
