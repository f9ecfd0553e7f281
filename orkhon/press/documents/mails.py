"""What the mailing list receives: plain text, a link, no picture and nothing counted."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from orkhon.press.models import Subscriber
from orkhon.press.queries.published import PublishedCommunique, PublishedWords
from orkhon.register.queries import labels


def confirmation_mail(subscriber: Subscriber) -> EmailMessage:
    """The one mail to an address that nobody confirmed yet, in its language."""
    with override(subscriber.language):
        assembly = labels.assembly_named(settings.ORKHON_ASSEMBLY)
        return EmailMessage(
            subject=one_line(
                _("Confirm: press texts of %(assembly)s") % {"assembly": assembly}
            ),
            body=render_to_string(
                "press/mails/confirm.txt",
                {
                    "assembly": assembly,
                    "address": page_address(
                        "press:confirm", subscriber.language, subscriber.token
                    ),
                },
            ),
            to=[subscriber.email],
        )


def communique_mail(
    subscriber: Subscriber,
    communique: PublishedCommunique,
    words: dict[str, PublishedWords],
) -> EmailMessage:
    """A published version for one subscriber, with the headers of one-click leaving.

    In the subscriber's language where the text has it, else in the authentic one; the
    frame is in the subscriber's. Its link leads to this version for ever: whoever reads
    the mail after a correction finds what the mail says, and that it was corrected. The
    headers are those of RFC 8058.
    """
    shown = words[communique.language_for(subscriber.language)]
    leaving = page_address("press:leave", subscriber.token)
    with override(subscriber.language):
        mark = ""
        if communique.correction:
            mark = (
                pgettext("mail", "Taken back")
                if communique.is_withdrawn
                else pgettext("mail", "Correction")
            )
        return EmailMessage(
            subject=one_line(": ".join(filter(None, [mark, shown.title]))),
            body=render_to_string(
                "press/mails/communique.txt",
                {
                    "assembly": labels.assembly_named(settings.ORKHON_ASSEMBLY),
                    "communique": communique,
                    "mark": mark,
                    "words": shown,
                    "paragraphs": [
                        "".join(piece.text for piece in one) for one in shown.paragraphs
                    ],
                    "address": page_address(
                        "portal:communique-version",
                        shown.language,
                        communique.year,
                        communique.number,
                        communique.version,
                    ),
                    "leaving": leaving,
                },
            ),
            to=[subscriber.email],
            headers={
                "List-Unsubscribe": f"<{leaving}>",
                "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            },
        )


def page_address(name: str, *args: object) -> str:
    """Of a page, as a mail names it."""
    return f"{settings.ORKHON_ADDRESS}{reverse(name, args=args)}"


def one_line(words: str) -> str:
    """As the subject of a mail, which has no line end."""
    return " ".join(words.split())
