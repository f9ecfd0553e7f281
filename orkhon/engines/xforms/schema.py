"""Reads a form's XForm: what it asks, in which words, and what it needs."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from orkhon.engines.xforms.expected_files import expected_files
from orkhon.engines.xforms.model import (
    Field,
    FormError,
    FormSchema,
    Option,
    SecondaryInstance,
)
from orkhon.engines.xforms.safe_xml import (
    XmlError,
    local_name,
    namespace_of,
    parse_xml,
)
from orkhon.engines.xforms.translations import (
    Translations,
    itext_key,
    translations_of,
)

MAX_FORM_BYTES = 20 * 1024 * 1024
MAX_FORM_ELEMENTS = 1_000_000
MAX_FORM_DEPTH = 64
MAX_NAME = 120
"""Characters of a form's id and of its version."""

XHTML = "http://www.w3.org/1999/xhtml"
ENTITIES = "http://www.opendatakit.org/xforms/entities"
JAVAROSA = "http://openrosa.org/javarosa"

_CONTROLS = frozenset(
    {"input", "select", "select1", "rank", "upload", "range", "trigger", "secret"}
)
_LISTED = re.compile(r"instance\(\s*(['\"])(.*?)\1\s*\)")
_PREFIX = re.compile(r"(?<=/)[\w.-]+:")


@dataclass(slots=True)
class _Asked:
    """What the body says about one path."""

    control: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    hints: dict[str, str] = field(default_factory=dict)
    options: tuple[Option, ...] = ()
    options_from: str = ""


def schema_of(xml: bytes) -> FormSchema:
    """Read a form.

    Args:
        xml: The XForm as a phone gets it.
    Raises:
        FormError: not XML, no XForm, or a form without an id.
    Source:
        ODK XForms specification.
    """
    try:
        html = parse_xml(
            xml,
            max_bytes=MAX_FORM_BYTES,
            max_elements=MAX_FORM_ELEMENTS,
            max_depth=MAX_FORM_DEPTH,
        )
    except XmlError as error:
        raise FormError(f"This XForm cannot be read: {error}.") from error
    if local_name(html) != "html":
        raise FormError(
            f"This is no XForm: it begins with <{local_name(html)}> instead of <h:html>."
        )
    model = _child(_child(html, "head"), "model")
    body = _child(html, "body")
    root = _primary(model)
    if model is None or root is None:
        raise FormError("This is no XForm: it has no model with an instance.")
    translations = translations_of(model)
    name = local_name(root)
    asked, repeats = _body(body, name, model, translations)
    binds = {
        _absolute(bind.get("nodeset", ""), name): _attributes(bind)
        for bind in model
        if local_name(bind) == "bind"
    }
    walk = _Walk(binds=binds, asked=asked, repeats=frozenset(repeats))
    fields = tuple(walk.fields(root, f"/{name}", "", ()))
    return FormSchema(
        form_id=_form_id(root),
        version=_version(root),
        title=_title(html, root),
        root=name,
        namespace=namespace_of(root),
        languages=translations.languages,
        default_language=translations.default_language,
        fields=fields,
        instances=_secondary(model),
        files=expected_files(model, body, translations.media),
        submission=_submission(model),
        datasets=_datasets(root),
        by_path={each.path: each for each in fields},
    )


@dataclass(frozen=True, slots=True)
class _Walk:
    binds: Mapping[str, Mapping[str, str]]
    asked: Mapping[str, _Asked]
    repeats: frozenset[str]

    def fields(
        self, parent: etree._Element, path: str, group: str, around: tuple[str, ...]
    ) -> Iterator[Field]:
        """The fields below an element, each once, though a repeat may stand twice:
        as its template and as its first turn."""
        seen: set[str] = set()
        for element in parent:
            name = local_name(element)
            if name in seen:
                continue
            seen.add(name)
            below = f"{path}/{name}"
            yield self._field(element, below, group, around)
            if len(element):
                inner = (*around, below) if below in self.repeats else around
                yield from self.fields(element, below, below, inner)

    def _field(
        self, element: etree._Element, path: str, group: str, around: tuple[str, ...]
    ) -> Field:
        bind = self.binds.get(path, {})
        asked = self.asked.get(path, _Asked())
        if path in self.repeats:
            kind = "repeat"
        elif len(element):
            kind = "structure"
        else:
            kind = _plain(bind.get("type", "")) or "unknown"
        return Field(
            path=path,
            name=local_name(element),
            type=kind,
            group=group,
            repeats=around,
            control=asked.control,
            media_type=asked.attributes.get("mediatype", ""),
            labels=asked.labels,
            hints=asked.hints,
            options=asked.options,
            options_from=asked.options_from,
            relevant=bind.get("relevant", ""),
            required=bind.get("required", ""),
            read_only=bind.get("readonly", ""),
            constraint=bind.get("constraint", ""),
            calculate=bind.get("calculate", ""),
            appearance=asked.attributes.get("appearance", ""),
            preload=bind.get(f"{{{JAVAROSA}}}preload", ""),
        )


def _body(
    body: etree._Element | None,
    root: str,
    model: etree._Element,
    translations: Translations,
) -> tuple[dict[str, _Asked], list[str]]:
    asked: dict[str, _Asked] = {}
    repeats: list[str] = []
    lists = _Lists(model, translations)
    for element in body.iter() if body is not None else ():
        name = local_name(element)
        ref = element.get("ref") or element.get("nodeset") or ""
        if name == "repeat":
            repeats.append(_absolute(ref, root))
            around = element.getparent()
            # A repeat has its words on the group around it.
            if around is not None and not around.get("ref"):
                asked[repeats[-1]] = _asked(
                    around, "", translations, _attributes(element)
                )
        elif name == "group" and ref:
            asked[_absolute(ref, root)] = _asked(element, "", translations)
        elif name in _CONTROLS:
            question = _asked(element, name, translations)
            question.options, question.options_from = lists.options(element)
            asked[_absolute(ref, root)] = question
    return asked, repeats


def _asked(
    element: etree._Element,
    control: str,
    translations: Translations,
    attributes: Mapping[str, str] | None = None,
) -> _Asked:
    return _Asked(
        control=control,
        attributes=_attributes(element) if attributes is None else attributes,
        labels=translations.of(_child(element, "label")),
        hints=translations.of(_child(element, "hint")),
    )


class _Lists:
    """The answers to choose, written at the question or in a list of the model."""

    def __init__(self, model: etree._Element, translations: Translations) -> None:
        self._translations = translations
        self._items = {
            instance.get("id", ""): [
                {local_name(part): part for part in item}
                for held in instance
                for item in held
            ]
            for instance in model
            if local_name(instance) == "instance"
        }

    def options(self, control: etree._Element) -> tuple[tuple[Option, ...], str]:
        """A control's options, and the id of the list that they come from."""
        itemset = _child(control, "itemset")
        if itemset is None:
            inline = (item for item in control if local_name(item) == "item")
            return tuple(self._inline(item) for item in inline), ""
        listed = _LISTED.search(itemset.get("nodeset", ""))
        if listed is None:
            return (), ""
        value = _ref(itemset, "value")
        label = _ref(itemset, "label")
        items = self._items.get(listed[2], [])
        return tuple(self._option(item, value, label) for item in items), listed[2]

    def _inline(self, item: etree._Element) -> Option:
        value = _child(item, "value")
        return Option(
            value=_text(value), labels=self._translations.of(_child(item, "label"))
        )

    def _option(
        self, item: Mapping[str, etree._Element], value: str, label: str
    ) -> Option:
        key = itext_key(label)
        if key is not None:
            words = self._translations.texts.get(_text(item.get(key)), {})
        else:
            words = {self._translations.default_language: _text(item.get(label))}
        return Option(value=_text(item.get(value)), labels=words)


def _primary(model: etree._Element | None) -> etree._Element | None:
    first = _child(model, "instance")
    return first[0] if first is not None and len(first) else None


def _form_id(root: etree._Element) -> str:
    form_id = root.get("id", "").strip() or namespace_of(root)
    if not form_id or len(form_id) > MAX_NAME or not form_id.isprintable():
        raise FormError(
            f"This XForm has the id {form_id[:40]!r}; a form's id is 1 to {MAX_NAME} "
            "characters long."
        )
    return form_id


def _version(root: etree._Element) -> str:
    version = root.get("version", "")
    if len(version) > MAX_NAME:
        raise FormError(f"This XForm has a version of {len(version)} characters.")
    return version


def _title(html: etree._Element, root: etree._Element) -> str:
    title = _text(_child(_child(html, "head"), "title")).strip()
    return title or _form_id(root)


def _secondary(model: etree._Element) -> tuple[SecondaryInstance, ...]:
    instances = [each for each in model if local_name(each) == "instance"]
    return tuple(
        SecondaryInstance(id=each.get("id", ""), source=each.get("src", ""))
        for each in instances[1:]
    )


def _submission(model: etree._Element) -> dict[str, str]:
    submission = _child(model, "submission")
    if submission is None:
        return {}
    return _attributes(submission)


def _datasets(root: etree._Element) -> tuple[str, ...]:
    entities = root.iter("{*}entity")
    named = (entity.get("dataset", "") for entity in entities)
    return tuple(dict.fromkeys(filter(None, named)))


def _absolute(nodeset: str, root: str) -> str:
    """A nodeset from the root down, without the prefixes of its names."""
    path = nodeset.strip()
    return _PREFIX.sub("", path if path.startswith("/") else f"/{root}/{path}")


def _attributes(element: etree._Element) -> dict[str, str]:
    return {str(name): str(value) for name, value in element.attrib.items()}


def _plain(kind: str) -> str:
    return kind.rpartition(":")[2]


def _ref(itemset: etree._Element, name: str) -> str:
    part = _child(itemset, name)
    return part.get("ref", "") if part is not None else ""


def _text(element: etree._Element | None) -> str:
    return (element.text or "") if element is not None else ""


def _child(element: etree._Element | None, name: str) -> etree._Element | None:
    if element is None:
        return None
    return next((child for child in element if local_name(child) == name), None)
