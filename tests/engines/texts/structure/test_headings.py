"""What is a heading, what is text, and how the whole text decides."""

import pytest

from orkhon.engines.texts.structure import Block, read_blocks, read_plain, walk
from tests.engines.texts.structure.outline import outline


def articles(source, language="en"):
    """Heading and text of each article."""
    text = read_plain(source, language)
    return [(one.heading, one.text) for one, _ in walk(text) if one.kind == "article"]


def test_headings_end_in_a_full_stop_where_most_of_the_text_says_so():
    source = (
        "Статья 1. Предмет.\nЗакон действует.\n"
        "Статья 2. Понятия.\nСуд решает.\n"
        "Статья 3. Закон вступает в силу немедленно."
    )
    assert articles(source, "ru") == [
        ("Предмет.", ""),
        ("Понятия.", ""),
        ("", "Закон вступает в силу немедленно."),
    ]


def test_a_tied_vote_makes_no_headings_and_one_more_does():
    # The worked example of docs/methods/texts.md.
    law = "Статья 1. Предмет.\n1. Закон:\n1) один;\n2) два.\n"
    end = "Статья 3. Закон вступает в силу."
    assert articles(law + end, "ru") == [
        ("", "Предмет."),
        ("", "Закон вступает в силу."),
    ]
    more = "Статья 2. Срок.\nСрок равен году.\n"
    assert articles(law + more + end, "ru") == [
        ("Предмет.", ""),
        ("Срок.", ""),
        ("", "Закон вступает в силу."),
    ]


def test_short_sentences_are_text_where_most_articles_are_one_sentence():
    source = (
        "Статья 1. Закон действует.\n"
        "Статья 2. Суд решает.\nОн независим.\n"
        "Статья 3. Закон вступает в силу."
    )
    assert articles(source, "ru") == [
        ("", "Закон действует."),
        ("", "Суд решает."),
        ("", "Закон вступает в силу."),
    ]


def test_two_sentences_are_never_a_heading():
    source = (
        "Article 1. Courts.\nThey sit.\nArticle 2. One. Two.\nThree.\n"
        "Article 3. Judges.\nThey decide."
    )
    assert articles(source) == [("Courts.", ""), ("", "One. Two."), ("Judges.", "")]


def test_a_bold_line_with_a_full_stop_is_a_heading():
    text = read_blocks(
        [
            Block("Article 1. All are equal."),
            Block("Article 2. All are free. No one is a slave."),
            Block("Article 3. The courts.", strong=True),
            Block("They are open."),
        ],
        "en",
    )
    assert [one.heading for one in text.provisions] == ["", "", "The courts."]


def test_a_line_that_ends_in_a_colon_is_text_and_holds_the_points():
    assert articles("Article 1. In this law:\n1) one;\n2) two.") == [
        ("", "In this law:")
    ]


def test_capitals_and_words_without_an_end_are_headings():
    assert articles("Article 1. COURTS.\nArticle 2. Judges") == [
        ("COURTS.", ""),
        ("Judges", ""),
    ]


def test_what_is_too_long_or_begins_small_is_text():
    long = "The court decides " * 20
    assert articles(f"Article 1. {long.strip()}\nArticle 2. see article 1") == [
        ("", long.strip()),
        ("", "see article 1"),
    ]


def test_a_remark_in_brackets_is_a_heading_only_above_a_text():
    source = "Article 1. (Repealed)\nArticle 2. (Old courts)\nThey are closed."
    assert articles(source) == [("", "(Repealed)"), ("(Old courts)", "")]


def test_the_line_under_a_bare_number_is_a_heading_only_above_a_text():
    source = "Article 1\nCourts\nThey sit.\nArticle 2\nThe law is open\nArticle 3"
    assert outline(read_plain(source, "en")) == [
        "art_1 | Courts",
        "art_1__para_nn_1 | They sit.",
        "art_2",
        "art_2__para_nn_1 | The law is open",
        "art_3",
    ]


def test_a_chapter_heading_goes_on_in_capitals_and_may_end_in_a_full_stop():
    source = (
        "ГЛАВА 1\nОБЩИЕ\nПОЛОЖЕНИЯ\nСтатья 1. Закон\nГлава 2\nСуды.\nСтатья 2. Суд\n"
        "ГЛАВА 3. ИНЫЕ\nСУДЫ\nСтатья 3. Иное"
    )
    assert outline(read_plain(source, "ru")) == [
        "chp_1 | ОБЩИЕ / ПОЛОЖЕНИЯ",
        "art_1 | Закон",
        "chp_2 | Суды.",
        "art_2 | Суд",
        "chp_3 | ИНЫЕ / СУДЫ",
        "art_3 | Иное",
    ]


def test_a_sentence_under_a_chapter_is_its_text():
    source = "Chapter 1\nThe court sits.\nIt decides.\nArticle 1. Judges"
    assert outline(read_plain(source, "en")) == [
        "chp_1",
        "chp_1__para_nn_1 | The court sits.",
        "chp_1__para_nn_2 | It decides.",
        "art_1 | Judges",
    ]


def test_a_line_in_capitals_before_an_article_is_a_chapter_without_a_number():
    source = "Раздел I. Суды\nСтатья 1. Суд\nОн решает.\nПЕРЕХОДНЫЕ ПОЛОЖЕНИЯ\nСтатья 2. Срок"
    kinds = [(one.kind, one.eid) for one in read_plain(source, "ru").provisions]
    assert kinds == [("section", "sec_1"), ("section", "sec_nn_1")]


def test_the_first_line_above_a_turkish_article_is_the_chapters_where_it_has_none():
    source = "BİRİNCİ BÖLÜM\nAmaç\nMADDE 1 – Bu Kanun uygulanır."
    assert outline(read_plain(source, "tr")) == [
        "chp_1 | Amaç",
        "art_1 | Bu Kanun uygulanır.",
    ]


def test_the_name_of_a_turkish_law_is_no_heading_of_its_first_article():
    source = (
        "ÖRNEK KANUN\nAmaç\nMADDE 1 – Bir.\nKapsam\nMADDE 2 – İki.\nSon\nMADDE 3 – Üç."
    )
    assert outline(read_plain(source, "tr")) == [
        "preface | ÖRNEK KANUN",
        "art_1 | Amaç | Bir.",
        "art_2 | Kapsam | İki.",
        "art_3 | Son | Üç.",
    ]
    bare = "ÖRNEK KANUN\nYasa\nMADDE 1 – Bir.\nMADDE 2 – İki.\nMADDE 3 – Üç."
    assert outline(read_plain(bare, "tr"))[0] == "preface | ÖRNEK KANUN / Yasa"


def test_old_turkish_codes_number_the_headings_above_their_articles():
    source = (
        "MADDE 1 – Bir.\nA. Genel olarak\n1. Kural\nMADDE 2 – İki.\n"
        "II. Usul\nMADDE 3 –\n1. Sayılı satır.\nMADDE 4 – Dört."
    )
    assert outline(read_plain(source, "tr")) == [
        "art_1 | Bir.",
        "art_2 | A. Genel olarak / 1. Kural | İki.",
        "art_3 | II. Usul",
        "art_3__para_1 | Sayılı satır.",
        "art_4 | Dört.",
    ]


def test_a_heading_goes_on_on_the_next_line_with_a_small_letter():
    source = (
        "Статья 1. Состав комиссии и порядок\nеё образования\nКомиссия состоит.\n"
        "Статья 2. Срок\nон равен году"
    )
    assert outline(read_plain(source, "ru")) == [
        "art_1 | Состав комиссии и порядок / её образования",
        "art_1__para_nn_1 | Комиссия состоит.",
        "art_2 | Срок",
        "art_2__para_nn_1 | он равен году",
    ]


def test_all_that_a_turkish_article_says_is_not_the_heading_of_the_next():
    source = "MADDE 1 –\nMülga\nMADDE 2 – İki."
    assert outline(read_plain(source, "tr"))[1] == "art_1__para_nn_1 | Mülga"


def test_sections_are_articles_where_an_english_act_has_no_articles():
    source = (
        "Part 1. General\nSection 1. Purpose\n(1) This Act applies.\n"
        "Section 2. The court sits daily.\nSection 3. The court rests."
    )
    text = read_plain(source, "en")
    assert outline(text) == [
        "part_1 | General",
        "part_1__sec_1 | Purpose",
        "part_1__sec_1__para_1 | This Act applies.",
        "part_1__sec_2 | The court sits daily.",
        "part_1__sec_3 | The court rests.",
    ]
    assert text.provisions[0].children[1].text == "The court sits daily."


def test_sections_above_chapters_stay_above_them():
    source = "Section 1\nChapter 1. One\nChapter 2. Two\nSection 2\nChapter 3. Three"
    assert [line.split(" | ")[0] for line in outline(read_plain(source, "en"))] == [
        "sec_1",
        "sec_1__chp_1",
        "sec_1__chp_2",
        "sec_2",
        "sec_2__chp_3",
    ]


def test_a_long_row_of_lines_above_a_law_is_not_all_its_name():
    above = [f"Line {n}" for n in range(20)]
    text = read_plain("\n".join([*above, "Article 1. Law"]), "en")
    assert text.title == " ".join(above[:12])
    assert text.provisions[1].kind == "preamble"
    wide = "\n".join(["Word " * 150] * 3)
    assert read_plain(f"{wide}\nArticle 1. Law", "en").title == ("Word " * 150).strip()


def test_a_table_of_contents_repeats_no_article():
    source = (
        "A LAW\nContents\nChapter 1. One\nArticle 1. Courts\nArticle 2. Judges\n"
        "Chapter 1. One\nArticle 1. Courts\nThey sit.\nArticle 2. Judges\nThey decide."
    )
    text = read_plain(source, "en")
    assert outline(text) == [
        "preface | A LAW / Contents",
        "note_nn_1 | Chapter 1. One / Article 1. Courts / Article 2. Judges",
        "chp_1 | One",
        "art_1 | Courts",
        "art_1__para_nn_1 | They sit.",
        "art_2 | Judges",
        "art_2__para_nn_1 | They decide.",
    ]
    assert text.warnings == ()


def test_the_name_and_the_preamble_may_stand_below_the_table_of_contents():
    source = (
        "I тарау. Жалпы ережелер\n1-бап. Сот\n2-бап. Судья\n"
        "Сынақ соты туралы\nОсы Заң сотты реттейді.\n"
        "I тарау. Жалпы ережелер\n1-бап. Сот\nСот шешеді.\n2-бап. Судья\nОл тәуелсіз."
    )
    text = read_plain(source, "kk")
    assert outline(text)[:5] == [
        "note_nn_1 | I тарау. Жалпы ережелер / 1-бап. Сот / 2-бап. Судья",
        "preface | Сынақ соты туралы",
        "preamble",
        "preamble__para_nn_1 | Осы Заң сотты реттейді.",
        "chp_1 | Жалпы ережелер",
    ]
    assert (text.title, text.warnings) == ("Сынақ соты туралы", ())


@pytest.mark.parametrize(
    "source",
    [
        "Article 1. A\nIt sits.\nArticle 2. B\nArticle 3. C\nArticle 1. A\nIt rests.",
        "Article 1. A\nArticle 2. B\nArticle 3. C\nIt sits.\nArticle 4. D\nArticle 1. E",
        "Article 1. A\nArticle 2. B\nArticle 3. C\nArticle 4. D",
    ],
)
def test_articles_with_words_under_them_are_no_table_of_contents(source):
    text = read_plain(source, "en")
    numbers = [one.number for one in text.provisions]
    assert numbers == [line[8] for line in source.splitlines() if "Article" in line]


def test_two_short_repeated_articles_are_no_table_of_contents():
    text = read_plain("Article 1. Courts\nArticle 1. Courts\nThey sit.", "en")
    assert [one.eid for one in text.provisions] == ["art_1", "art_1_2"]
