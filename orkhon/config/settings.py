"""Settings of an installation; every one that may differ is an `ORKHON_*` variable.

docs/operate.md lists them. A value that cannot be read stops the start.
"""

from pathlib import Path

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from orkhon.config import environment
from orkhon.config.public_urls import ORKHON_PUBLIC_URLS as ORKHON_PUBLIC_URLS

PACKAGE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = Path(
    environment.text("ORKHON_DATA_DIR", str(PACKAGE_DIR.parent / "var"))
).resolve()
# Records of conversation lie here: nobody else on the machine looks in.
DATA_DIR.mkdir(mode=0o700, parents=True, exist_ok=True)

DEBUG = environment.flag("ORKHON_DEBUG", default=False)
SECRET_KEY = environment.text("ORKHON_SECRET_KEY") or environment.kept_secret(
    DATA_DIR / "secret-key"
)
ALLOWED_HOSTS = environment.words("ORKHON_HOSTS", "localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = environment.words("ORKHON_TRUSTED_ORIGINS")
HTTPS = environment.flag("ORKHON_HTTPS", default=False)

ORKHON_ASSEMBLY = environment.text("ORKHON_ASSEMBLY", "Sample Assembly")
ORKHON_ORIGIN = environment.text("ORKHON_ORIGIN", "orkhon.example/record")
ORKHON_SIGNING_KEY_FILE = Path(
    environment.text("ORKHON_SIGNING_KEY_FILE", str(DATA_DIR / "signing-key"))
)
# Passports and photographs of observers are sealed with the one, badges signed with
# a key of each mission in the other.
ORKHON_DOCUMENTS_KEY_FILE = Path(
    environment.text("ORKHON_DOCUMENTS_KEY_FILE", str(DATA_DIR / "documents-key"))
)
ORKHON_MISSION_KEYS = Path(
    environment.text("ORKHON_MISSION_KEYS", str(DATA_DIR / "mission-keys"))
)
ORKHON_SAMPLE = environment.flag("ORKHON_SAMPLE", default=True)
ORKHON_OBSERVER_APP = Path(
    environment.text(
        "ORKHON_OBSERVER_APP", str(PACKAGE_DIR.parent / "observer-app" / "dist")
    )
)
# Under which licence the open data may be used, such as CC-BY-4.0; the assembly says.
ORKHON_OPEN_DATA_LICENCE = environment.text("ORKHON_OPEN_DATA_LICENCE")
# Of so many public pages a copy is kept while nothing changes; 0 for none.
ORKHON_PUBLIC_COPIES = environment.number("ORKHON_PUBLIC_COPIES", 10_000)
# So many requests a minute does the open data answer an address, in each process; 0: no
# limit.
ORKHON_OPEN_DATA_PER_MINUTE = environment.number("ORKHON_OPEN_DATA_PER_MINUTE", 300)
ORKHON_ADDRESS = environment.text("ORKHON_ADDRESS", "http://localhost:8000")
# The gateway for text messages; empty where there is none.
ORKHON_SMS_OUTBOUND_URL = environment.text("ORKHON_SMS_OUTBOUND_URL")
ORKHON_SMS_OUTBOUND_SECRET = environment.text("ORKHON_SMS_OUTBOUND_SECRET")
ORKHON_SMS_INBOUND_SECRET = environment.text("ORKHON_SMS_INBOUND_SECRET")
# Further measures of likeness between provisions, off until one is named.
ORKHON_ALIGN_FOLDER = environment.text("ORKHON_ALIGN_FOLDER")
ORKHON_ALIGN_LIBRARY = environment.text("ORKHON_ALIGN_LIBRARY", "sentence-transformers")
ORKHON_ALIGN_SERVER = environment.text("ORKHON_ALIGN_SERVER")
ORKHON_ALIGN_SERVER_SECRET = environment.text("ORKHON_ALIGN_SERVER_SECRET")
ORKHON_ALIGN_SCORES = Path(
    environment.text("ORKHON_ALIGN_SCORES", str(DATA_DIR / "alignment-scores.json"))
)
# How many open operations rooms a process tells of changes; each takes a thread.
ORKHON_LIVE_STREAMS = environment.number("ORKHON_LIVE_STREAMS", 2)

INSTALLED_APPS = [
    "orkhon.ui",
    "orkhon.jobs",
    "orkhon.record",
    "orkhon.accounts",
    "orkhon.register",
    "orkhon.legislation",
    "orkhon.protocol",
    "orkhon.proceedings",
    "orkhon.press",
    "orkhon.dialogue",
    "orkhon.observation",
    "orkhon.catalogue",
    "orkhon.today",
    "orkhon.portal",
    "orkhon.sample",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "csp",
    "django_htmx",
]

# The first ones speak on every answer: on files, on refusals, on our own faults.
MIDDLEWARE = [
    "csp.middleware.CSPMiddleware",
    "orkhon.ui.headers.HeadersMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "orkhon.ui.limits.LargestBodyMiddleware",
    "orkhon.ui.limits.AddressMiddleware",
    "orkhon.ui.packed_static.PackedStatic",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "orkhon.accounts.middleware.AccountLanguageMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "orkhon.accounts.middleware.DoorMiddleware",
]

ROOT_URLCONF = "orkhon.config.urls"
WSGI_APPLICATION = "orkhon.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "orkhon.today.frame.frame",
            ],
        },
    },
]

DATABASES = {
    "default": environment.database(
        "ORKHON_DATABASE_URL", f"sqlite:///{DATA_DIR / 'orkhon.sqlite3'}"
    )
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Accounts
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["username", "display_name", "email"]},
    },
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = LOGIN_URL
ACCOUNT_ADAPTER = "orkhon.accounts.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_REDIRECT_URL = LOGIN_URL
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 600
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "10/m/ip,5/300s/key",
}
ACCOUNT_FORMS = {
    "change_password": "orkhon.accounts.forms.ChangePasswordForm",
    "login": "orkhon.accounts.forms.LoginForm",
    "reauthenticate": "orkhon.accounts.forms.ReauthenticateForm",
}
# How many proxies of our own stand before us: whose word on the address counts.
ALLAUTH_TRUSTED_PROXY_COUNT = environment.number("ORKHON_PROXIES", 0)
MFA_ADAPTER = "orkhon.accounts.adapters.MFAAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
# The administrator enters addresses; the site sends no mail to confirm them.
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_FORMS = {
    "activate_totp": "orkhon.accounts.forms.ActivateTOTPForm",
    "add_webauthn": "orkhon.accounts.forms.AddWebAuthnForm",
    "authenticate": "orkhon.accounts.forms.CodeForm",
    "edit_webauthn": "orkhon.accounts.forms.EditWebAuthnForm",
    "reauthenticate": "orkhon.accounts.forms.ReauthenticateCodeForm",
}
USERSESSIONS_TRACK_ACTIVITY = False

# Sessions and transport
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 25 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

# Languages: the order of the menu; content languages are rows, not settings
LANGUAGE_CODE = "en"
LANGUAGES = [
    ("az", "Azərbaycanca"),
    ("kk", "Қазақша"),
    ("ky", "Кыргызча"),
    ("tr", "Türkçe"),
    ("uz", "O‘zbekcha"),
    ("en", "English"),
    ("ru", "Русский"),
]
LOCALE_PATHS = [PACKAGE_DIR / "ui" / "locale"]
FORMAT_MODULE_PATH = ["orkhon.ui.formats"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = environment.text("ORKHON_TIME_ZONE", "Asia/Baku")

# Files
STATIC_URL = "static/"
STATIC_ROOT = DATA_DIR / "static"
STATIC_ROOT.mkdir(exist_ok=True)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
MEDIA_ROOT = DATA_DIR / "files"
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700
WHITENOISE_USE_FINDERS = True
WHITENOISE_ALLOW_ALL_ORIGINS = False

# Mail: printed in the demonstration
EMAIL_BACKEND = environment.text(
    "ORKHON_EMAIL_BACKEND", "django.core.mail.backends.console.EmailBackend"
)
EMAIL_HOST = environment.text("ORKHON_EMAIL_HOST", "localhost")
DEFAULT_FROM_EMAIL = environment.text("ORKHON_EMAIL_FROM", "orkhon@localhost")

CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache_table",
    },
    "public": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": DATA_DIR / "public-copies",
        "TIMEOUT": 24 * 60 * 60,
        "OPTIONS": {"MAX_ENTRIES": max(1, ORKHON_PUBLIC_COPIES)},
    },
}

if HTTPS and not environment.text("ORKHON_SECRET_KEY"):
    raise ImproperlyConfigured("ORKHON_HTTPS is on: set ORKHON_SECRET_KEY as well")
if HTTPS and len(SECRET_KEY) < 32:
    raise ImproperlyConfigured("ORKHON_SECRET_KEY: shorter than 32 characters")
if HTTPS and DEBUG:
    raise ImproperlyConfigured("ORKHON_HTTPS is on: ORKHON_DEBUG must be off")
if HTTPS and "*" in ALLOWED_HOSTS:
    raise ImproperlyConfigured("ORKHON_HOSTS: name the hosts, “*” is any")
