"""A small day, invented: five stations in two cities, one of them not in the frame."""

from orkhon.engines.findings import Row, query_from


def voting(name, station, city="Köktöbe", *, drawn=True, **answers):
    """A form of voting; answers by the question's name."""
    return Row(
        row=name,
        form="voting",
        stage="voting",
        version="1",
        station=station,
        city=city,
        drawn=drawn,
        answers={f"voting/{key}": text for key, text in answers.items()},
    )


def protocol(name, station, adds_up, **lines):
    """A station's protocol with its lines."""
    return Row(
        row=name,
        form="protocol",
        stage="protocol",
        station=station,
        city="Köktöbe",
        drawn=True,
        answers={f"protocol/{key}": text for key, text in lines.items()},
        derived={"adds_up": adds_up},
    )


# s1 was visited five times; s2 did not let the thing be seen; s3 is not in the frame
# and kept no secrecy; s4 answers nothing; s5 lies in another city.
VISITS = (
    voting("r01", "s1", secrecy="yes", rating="good", irregular="none"),
    voting("r02", "s1", secrecy="yes", rating="good"),
    voting("r03", "s1", secrecy="no", rating="bad", irregular="together several"),
    voting("r04", "s1", secrecy="yes", rating="very_good"),
    voting("r05", "s1", secrecy="yes", rating="good"),
    voting("r06", "s2", secrecy="not_seen", rating="not_rated"),
    voting("r07", "s3", drawn=False, secrecy="no", rating="bad"),
    voting("r08", "s4"),
    voting("r09", "s5", "Сарысу", secrecy="yes", rating="good", voters="120"),
)
OTHERS = (
    Row("r10", "opening", "opening", station="s1", city="Köktöbe",
        answers={"opening/on_time": "no"}),
    Row("r11", "opening", "opening", station="s5", city="Сарысу",
        answers={"opening/on_time": "yes"}),
    protocol("r12", "s1", "no", valid="100", invalid="5"),
    protocol("r13", "s2", "yes", valid="200", invalid="0"),
    protocol("r14", "s5", "unchecked", valid="301", invalid="7.5"),
    Row("r15", "incident", "incident", answers={"incident/kind": "pressure"}),
)  # fmt: skip
DAY = VISITS + OTHERS


def asked(show="count", *, forms=("voting",), count="forms", where=(), **more):
    """A query in few words."""
    return query_from(
        {
            "forms": forms if isinstance(forms, str) else list(forms),
            "count": count,
            "where": list(where),
            "among": more.pop("among", None),
            "show": show,
            **more,
        }
    )


def no(path):
    return {"path": path, "is": ["no"]}
