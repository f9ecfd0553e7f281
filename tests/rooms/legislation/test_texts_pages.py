"""The pages of a text: what to look at, its words, its languages, its files."""

import pytest
from django.urls import reverse


@pytest.fixture
def page(client, legal):
    client.force_login(legal)

    def got(name, *args):
        return client.get(reverse(f"legislation:{name}", args=args))

    return got


def test_a_text_is_shown_with_its_articles_as_anchors(page, kazakh_law):
    answer = page("text", "kz-toys", 1, "kk")
    assert answer.status_code == 200
    shown = answer.content.decode()
    assert 'id="art_4__para_1"' in shown
    assert '<a href="#art_4">4-бапта</a>' in shown
