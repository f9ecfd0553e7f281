"""A mail to the server; what it answers is kept without the address."""

from smtplib import SMTPException, SMTPRecipientsRefused, SMTPResponseException

from django.core.mail import EmailMessage


def delivered(mail: EmailMessage) -> str:
    """Hand a mail to the server; "" where it took it, else why not."""
    try:
        mail.send()
    except (SMTPException, OSError) as error:
        return _said(error)
    return ""


def _said(error: Exception) -> str:
    """Why, without the address: servers repeat it in what they answer."""
    if isinstance(error, SMTPRecipientsRefused):
        codes = sorted({str(code) for code, _words in error.recipients.values()})
        return f"refused by the server: {', '.join(codes)}"[:300]
    if isinstance(error, SMTPResponseException):
        return f"{type(error).__name__} {error.smtp_code}"
    return type(error).__name__
