"""A round of comments on the small model law; its deadline is 20 November, 18:00 Baku."""

from datetime import UTC, datetime

# 18:00 in Baku, which is four hours ahead of UTC all year.
DEADLINE = datetime(2026, 11, 20, 14, 0, tzinfo=UTC)
BEFORE = datetime(2026, 11, 10, 9, 0, tzinfo=UTC)
AFTER = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
CLOCK = datetime(2026, 11, 20, 18, 0)  # noqa: DTZ001 -- as a clock shows it
ZONE = "Asia/Baku"
RECALL = "art_3__para_1"
