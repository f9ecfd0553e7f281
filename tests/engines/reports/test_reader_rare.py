"""Rare turns of phrase: the reader leaves open what they do not say."""

import pytest

from orkhon.engines.reports import read_report

A = "Chairman of the Senate Askar Beketayev"
B = "Ambassador of Hungary Gábor Szentesi"


def contact(text):
    return read_report(text, source="sample").contacts[0]


def bodies(text):
    return {one.name: one.body for one in contact(text).participants}


def posts(text):
    return {one.name: one.post for one in contact(text).participants}


def names(text):
    return [one.name for one in contact(text).participants]


def test_a_body_of_one_s_own_is_kept_in_a_list_of_another_body():
    text = (
        f"{A} met with {B}. The Milli Majlis was represented by Chairman of the Senate "
        "Orhan Demirsoy and Adviser Elvin Mammadli."
    )
    assert bodies(text)["Orhan Demirsoy"] == "Senate"
    assert bodies(text)["Elvin Mammadli"] == "Milli Majlis"


def test_an_affiliation_behind_the_list_leaves_those_with_a_body_alone():
    text = (
        "Chairman of the Senate Askar Beketayev and Deputy Orhan Demirsoy, from the "
        "Milli Majlis, met with the guests in Baku."
    )
    assert bodies(text)["Askar Beketayev"] == "Senate"


def test_his_adviser_without_anybody_before_him_has_no_body():
    text = f"His adviser Orhan Demirsoy met with {B}. Nobody else was there."
    assert bodies(text)["Orhan Demirsoy"] is None


def test_the_head_of_nothing_known_has_no_body():
    text = "Orhan Demirsoy met with Gábor Szentesi. The Secretary General of it spoke."
    assert set(names(text)) == {"Orhan Demirsoy", "Gábor Szentesi"}


def test_an_office_at_home_takes_no_organisation_for_its_body():
    text = (
        "Orhan Demirsoy met with Ambassador of Hungary Gábor Szentesi. The Minister "
        "spoke of TURKPA."
    )
    assert bodies(text)["Orhan Demirsoy"] is None


def test_a_promise_before_its_verb_is_read_in_azerbaijani():
    text = (
        "Milli Məclisin sədri Orxan Dəmirov Bakıda Macarıstanın səfiri Qabor Sentesi "
        "ilə görüşüb. Tərəflər növbəti görüşü Bakıda keçirmək barədə razılaşıb."
    )
    found = contact(text).commitments
    assert [one.strength for one in found] == ["agreed"]
    assert "növbəti görüşü Bakıda" in found[0].what


def test_a_quotation_s_promise_belongs_to_who_speaks_behind_it():
    text = (
        f"{A} met with {B}. “Now the time has come, and in all of this we are ready to "
        "open a joint office here,” said Askar Beketayev."
    )
    (one,) = contact(text).commitments
    assert one.who == ("Askar Beketayev",)


def test_work_done_in_a_quotation_is_what_somebody_says():
    text = (
        f"{A} met with {B}. “In this year the work of the Senate on both of these roads "
        "has been completed,” Askar Beketayev said."
    )
    assert contact(text).commitments == ()


def test_a_house_that_holds_an_event_is_no_place_of_it():
    text = f"{A} spoke at the Milli Majlis session and met with {B}."
    assert contact(text).place is None


def test_figures_and_units_keep_to_one_paragraph():
    text = f"{A} met with {B}.\n\nThe mission had 15\n\nObservers came from Baku."
    assert read_report(text, source="sample").figures == ()


def test_a_post_before_a_form_of_address_is_the_next_one_s():
    text = f"{A}, Deputy Chairman Mr. Orhan Demirsoy met with {B} in Baku."
    assert posts(text)["Orhan Demirsoy"] == "Deputy Chairman"


def test_a_town_behind_an_office_is_no_part_of_the_name():
    text = f"The head of the school of Brontova Orlik Demirsoy met with {B}."
    assert "Orlik Demirsoy" in names(text)


def test_a_name_ends_with_its_line_and_its_possessive():
    text = f"{A} met with {B}. Askar’s Gábor spoke.  Askar   Beketayev went."
    assert names(text) == ["Askar Beketayev", "Gábor Szentesi"]


@pytest.mark.parametrize(
    "words",
    [
        "Department of Culture of the Ministry of Culture of the Government of Georgia",
        "the bin member",
        "Chairman al Mahmud of it",
    ],
)
def test_what_is_no_office_to_its_end_breaks_off(words):
    assert "Orhan Demirsoy" in names(f"Mr. Orhan Demirsoy, {words}, met with {B}.")


def test_a_sentence_may_begin_with_and_in_kazakh():
    text = (
        "Мәжіліс төрағасы Асқар Бекетаев Астанада Орхан Демірсоймен кездесті. Және "
        "Ресей Думасының төрағасы Иван Петренко сөз сөйледі."
    )
    assert "Иван Петренко" in names(text)


def test_the_same_counterpart_named_twice_opens_no_second_contact():
    text = (
        f"{A} held several meetings in Baku.\n\nAt the meeting with Gábor Szentesi, the "
        "sides spoke of water.\n\nAt the meeting with Orhan Demirsoy, they spoke of "
        "roads.\n\nAt the meeting with Gábor Szentesi, they spoke of water again."
    )
    assert len(read_report(text, source="sample").contacts) <= 3


def test_a_later_meeting_with_nobody_new_belongs_to_the_first():
    text = (
        f"{A} met with {B} in Baku.\n\nGábor Szentesi met with Askar Beketayev once "
        "more in the evening."
    )
    assert len(read_report(text, source="sample").contacts) == 1


def test_four_short_lines_above_a_report_are_its_headline():
    text = f"One\nTwo\nThree\nFour\nFive\n\n{A} met with {B} in Baku."
    assert names(text) == ["Askar Beketayev", "Gábor Szentesi"]


def test_an_author_is_named_as_such():
    text = f"{A} met with {B} in Baku.\n\nBy Mehmet Demirsoy, Baku"
    roles = {one.name: one.role for one in contact(text).participants}
    assert roles["Mehmet Demirsoy"] == "author"


def test_an_event_is_named_with_the_country_behind_of():
    text = (
        f"{A} took part in the 5th Summit of Kazakhstan and Georgia, in Baku with {B}."
    )
    assert contact(text).events[0].ordinal == 5


def test_what_was_done_by_nobody_named_is_left_out():
    assert contact(f"{A} met with {B}. It has been completed.").commitments == ()


def test_an_initial_or_a_surname_in_capitals_is_part_of_the_name():
    text = f"Mr. Askar B. Beketayev and Mr. Orhan DEMIR met with {B}. Others went."
    assert names(text) == ["Askar B. Beketayev", "Orhan DEMIR", "Gábor Szentesi"]


def test_a_full_name_in_a_list_of_persons_is_a_person():
    text = f"{A}, {B}, Orlik Brontov and Mr. Elvin Mammadli met in Baku."
    assert "Orlik Brontov" in names(text)


def test_unknown_words_after_in_or_in_a_headline_are_no_person():
    text = f"Orlik Brontov Sees Rain\n\n{A} met with {B} in Orlik Brontova today."
    assert names(text) == ["Askar Beketayev", "Gábor Szentesi"]


def test_a_list_s_doubtful_name_stands_by_those_beside_it():
    text = f"{A} met with Orlik Brontov, {B} and others in Baku."
    assert "Orlik Brontov" in names(text)


def test_a_table_of_an_untidy_page_is_no_sentence():
    text = f"{A} met with {B}.\n\n~ ~ ~\n\nThey spoke of water in Baku."
    assert names(text) == ["Askar Beketayev", "Gábor Szentesi"]


def test_the_two_names_of_a_post_are_told_apart_by_the_form_of_address():
    text = f"Askar Beketayev, Chairman of the Senate Mr. Orhan Demirsoy met with {B}."
    assert posts(text)["Orhan Demirsoy"] == "Chairman of the Senate"


def test_a_bracket_closed_but_not_opened_ends_the_post():
    text = f"the Senate) Chairman Askar Beketayev met with {B} in Baku."
    assert posts(text)["Askar Beketayev"] == "Chairman"


def test_a_bracket_left_open_leaves_no_post_before_the_name():
    text = f"The Chairman (Speaker of the Senate Askar Beketayev met with {B}."
    assert "Gábor Szentesi" in names(text)


def test_a_post_of_two_houses_without_a_country_keeps_the_one_before_it():
    text = f"Senate Chairman of the Council Askar Beketayev met with {B} in Baku."
    assert posts(text)["Askar Beketayev"].startswith("Senate Chairman")


def test_a_surname_alone_without_a_holder_is_looked_for_by_itself():
    text = f"Chairman of the Senate Mr. Beketayev met with {B} in Baku."
    assert "Beketayev" in names(text)


def test_a_cause_behind_the_contact_is_not_its_place():
    text = f"{A} met with {B} and noted that water is short in Budapest."
    assert contact(text).place is None


def test_a_unit_with_three_parts_goes_on_behind_its_commas():
    text = (
        "Askar Beketayev, Chairman of the Committee on Defence, Security and Deputy "
        f"Speaker, met with {B}."
    )
    assert posts(text)["Askar Beketayev"].startswith("Chairman of the Committee")


def test_a_quoted_promise_of_nobody_named_before_is_the_next_speaker_s():
    text = (
        "“We are fully ready to open a joint office of both houses here,” said "
        f"{A} as he met with {B}."
    )
    assert contact(text).commitments[0].who == ("Askar Beketayev",)


def test_two_doubtful_names_are_carried_by_a_third_in_their_list():
    text = f"They met with Orlik Brontov, Sarmat Dolgov and {B} in Baku."
    assert "Gábor Szentesi" in names(text)
