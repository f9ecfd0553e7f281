"""Protocol forms for the tests: a referendum's totals, and an invented station."""

from orkhon.engines.elections.relations import schema_from


def referendum_totals():
    """The four classes of ballots of Kazakhstan's referendums of 2022 and 2026."""
    return schema_from(
        {
            "name": "kz-referendum-total",
            "version": "2026031501",
            "lines": [
                {"key": "took_part", "labels": {"en": "took part"}},
                {"key": "option_for", "labels": {"en": "for"}, "is_option": True},
                {
                    "key": "option_against",
                    "labels": {"en": "against"},
                    "is_option": True,
                },
                {"key": "invalid", "labels": {"en": "invalid"}},
                {"key": "not_counted", "labels": {"en": "not counted"}},
            ],
            "relations": [
                {
                    "key": "classes",
                    "left": ["took_part"],
                    "sense": "=",
                    "right": [
                        "option_for",
                        "option_against",
                        "invalid",
                        "not_counted",
                    ],
                    "severity": "hard",
                    "legal_reference": "",
                }
            ],
        }
    )


def station_form(**changes):
    """A sample station's form as JSON; invented, no country's."""
    form = {
        "name": "sample-station",
        "version": "2026112201",
        "lines": [
            {"key": "received", "labels": {"en": "received"}},
            {"key": "issued", "labels": {"en": "issued", "kk": "берілді"}},
            {
                "key": "issued_mobile",
                "labels": {"en": "issued for mobile voting"},
                "may_be_absent": True,
            },
            {
                "key": "mobile_requests",
                "labels": {"en": "requests for mobile voting"},
                "may_be_absent": True,
            },
            {"key": "unused", "labels": {"en": "unused"}},
            {"key": "in_boxes", "labels": {"en": "in boxes"}},
            {"key": "valid", "labels": {"en": "valid"}},
            {"key": "invalid", "labels": {}},
            {"key": "option_for", "labels": {"en": "for"}, "is_option": True},
            {"key": "option_against", "labels": {"en": "against"}, "is_option": True},
        ],
        "relations": [
            {
                "key": "ballots",
                "left": ["received"],
                "sense": "=",
                "right": ["issued", "issued_mobile", "unused"],
                "severity": "hard",
                "legal_reference": "sample rules, art. 1",
            },
            {
                "key": "boxes",
                "left": ["in_boxes"],
                "sense": "=",
                "right": ["valid", "invalid"],
                "severity": "hard",
                "legal_reference": "sample rules, art. 2",
                "words": {"en": "Ballots in the boxes are valid or invalid"},
            },
            {
                "key": "options",
                "left": ["valid"],
                "sense": "=",
                "right": ["option_for", {"line": "option_against"}],
                "severity": "hard",
                "legal_reference": "",
            },
            {
                "key": "boxes_issued",
                "left": ["in_boxes"],
                "sense": "<=",
                "right": ["issued", "issued_mobile"],
                "severity": "soft",
                "legal_reference": "",
            },
            {
                "key": "requests",
                "left": ["mobile_requests"],
                "sense": ">=",
                "right": ["issued_mobile"],
                "severity": "soft",
                "legal_reference": "",
                "tolerance": 1,
            },
        ],
    }
    return form | changes


def station_figures(**changes):
    """Figures of the sample station that add up."""
    return {
        "received": 1010,
        "issued": 800,
        "issued_mobile": 15,
        "mobile_requests": 15,
        "unused": 195,
        "in_boxes": 812,
        "valid": 790,
        "invalid": 22,
        "option_for": 600,
        "option_against": 190,
    } | changes
