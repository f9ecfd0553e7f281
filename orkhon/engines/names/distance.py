"""How far apart two words sound: a weighted edit distance over sounds.

Costs are whole hundredths of one consonant, so that sums are exact and the
distance is the same in both directions to the last bit.

Source:
    Weighted edit distance: Wagner & Fischer, The String-to-String Correction
    Problem, JACM 21 (1974). The costs follow known alternations of the Turkic
    languages and of their transliterations; each group says which.
"""

from orkhon.engines.names.letters import VOWELS

UNRELATED = 100
_UNLIKE_VOWELS = 45
_VOWEL_AGAINST_CONSONANT = 110
_VOWEL_DROPPED = 40
_CONSONANT_DROPPED = 90

_DROPPED = {
    "y": 8,  # glides: Yerzhan, Ержан; Aliya, Алия
    "h": 40,  # Mehmet, Memet; Abdullah, Abdulla
    "ğ": 40,  # Turkish soft g
    "x": 50,
    "γ": 60,
    "v": 70,
    "X": 120,
    "c": 80,
}

_CLOSE = (
    # One vowel in different alphabets.
    (4, "aä äe ıi oö uü oŏ uŏ öü öŏ üŏ"),
    # Harmony and reduction: Bakyt, Bakit; Айгерим, Aigerim; Тургут, Turğıt.
    (12, "ae ou iy ıy öu oü"),
    (20, "ei äi eı"),
    (30, "ao äo aŏ aı ai ıu iu ıü iü eö eo aö"),
    # One consonant in different alphabets.
    (0, "γg xh jž jJ žJ jC kq Cž CJ"),
    (5, "xX gğ γğ çC Jy hγ cs ŋn"),
    (15, "gk gq ğk ğq γk γq hx vu"),
    # Final and medial voicing: Ahmed, Ahmet; Eyüb, Eyyup; Aziz, Azis.
    (18, "td pb sz"),
    # г for h and x; soft g; Kazakh and Uzbek қ, ҳ, х.
    (30, "hg hğ hq hk xq kx xγ xğ xg çj çJ çž ğy vf"),
    (35, "vb fp bf"),
    # Şahin typed as Sahin; чокан, шоқан; Yusuf, Жүсіп.
    (30, "şs çs Cs Ck yj yž yJ zj zž cç cC cz cj cž zJ jy şç şC"),
    (40, "şj şž şz Xk Xs Xh vu vü vo vŏ wü"),
    (60, "nm lr dz tç dj"),
)


def _table() -> dict[str, dict[str, int]]:
    sounds = sorted({sound for _, pairs in _CLOSE for sound in pairs if sound != " "})
    table: dict[str, dict[str, int]] = {}
    for a in sounds:
        row = table.setdefault(a, {})
        for b in sounds:
            if a == b:
                row[b] = 0
            elif a in VOWELS and b in VOWELS:
                row[b] = _UNLIKE_VOWELS
            elif a in VOWELS or b in VOWELS:
                row[b] = _VOWEL_AGAINST_CONSONANT
            else:
                row[b] = UNRELATED
    for cost, pairs in reversed(_CLOSE):
        for a, b in map(tuple, pairs.split()):
            table[a][b] = table[b][a] = cost
    return table


_COST = _table()


def substitution(a: str, b: str) -> int:
    """Cost of one sound for another, in hundredths of a consonant."""
    if a == b:
        return 0
    row = _COST.get(a)
    return UNRELATED if row is None else row.get(b, UNRELATED)


_DROP = {**dict.fromkeys(VOWELS, _VOWEL_DROPPED), **_DROPPED}
_NO_COSTS: dict[str, int] = {}


def dropping(sound: str) -> int:
    """Cost of a sound that the other spelling lacks."""
    return _DROP.get(sound, _CONSONANT_DROPPED)


def weight(sounds: str) -> int:
    """Size of a word in the unit of the costs: what it would cost to lose it."""
    return sum(map(dropping, sounds))


def distance(a: str, b: str) -> int:
    """Weighted edit distance between two strings of sounds, in hundredths.

    What both begin and end with is left aside: it is free in the best edit but
    for a few that trade a cheap sound for a dear one, which are no better
    explanation of two spellings.
    """
    start = 0
    shorter = min(len(a), len(b))
    while start < shorter and a[start] == b[start]:
        start += 1
    end = 0
    while end < shorter - start and a[-1 - end] == b[-1 - end]:
        end += 1
    if start or end:
        a, b = a[start : len(a) - end], b[start : len(b) - end]
    if not a or not b:
        return weight(a or b)
    drops = [_DROP.get(sound, _CONSONANT_DROPPED) for sound in b]
    columns = list(zip(b, drops, range(1, len(b) + 1), strict=True))
    total = 0
    above = [0]
    for cost in drops:
        total += cost
        above.append(total)
    for sound in a:
        drop = _DROP.get(sound, _CONSONANT_DROPPED)
        row = _COST.get(sound, _NO_COSTS)
        diagonal = above[0]
        left = diagonal + drop
        here = [left]
        for other, drop_other, place in columns:
            up = above[place]
            best = diagonal + (0 if sound == other else row.get(other, UNRELATED))
            if up + drop < best:
                best = up + drop
            left += drop_other
            if best < left:
                left = best
            here.append(left)
            diagonal = up
        above = here
    return above[-1]
