#!/usr/bin/env python3
"""feasts.py - days of the feasts that follow the moon, for data/feasts.tsv.

usage: feasts.py > data/feasts.tsv

Passover by the arithmetic of the Hebrew calendar; the others from new moons, full moons and the sun's sign after Jean
Meeus, Astronomical Algorithms (1998), chapters 25, 47 and 49. An Islamic month begins on the day after a new moon that
comes before six in the evening of Mecca (the calendar of Umm al-Qura within a day), a Chinese new year is the second new moon
after the winter solstice at Beijing, a Hindu month ends at the new moon and is named by the sign that the sun enters in
it; the day is the one whose hour of the rite has the feast's lunar day (tithi), at Ujjain. Elsewhere a Hindu feast may
be kept a day before or after.
"""
import datetime
import math

FIRST, LAST = 1950, 2059
DAY = datetime.timedelta(1)


def sin(degrees):
    return math.sin(math.radians(degrees))


def date_of(jd):
    return datetime.date.fromordinal(math.floor(jd - 1721424.5))


def jd_of(day, hour=0.):
    return day.toordinal() + 1721424.5 + hour / 24


def sun(jd):
    """Apparent longitude, to a hundredth of a degree."""
    t = (jd - 2451545) / 36525
    m = 357.52911 + 35999.05029 * t
    c = (1.914602 - 0.004817 * t) * sin(m) + 0.019993 * sin(2 * m) + 0.000289 * sin(3 * m)
    return (280.46646 + 36000.76983 * t + c - 0.00569 - 0.00478 * sin(125.04 - 1934.136 * t)) % 360


def moon(jd):
    """Longitude, to a few hundredths of a degree."""
    t = (jd - 2451545) / 36525
    d, m = 297.8501921 + 445267.1114034 * t, 357.5291092 + 35999.0502909 * t
    p, f = 134.9633964 + 477198.8675055 * t, 93.2720950 + 483202.0175233 * t
    terms = ((0, 0, 1, 0, 6.288774), (2, 0, -1, 0, 1.274027), (2, 0, 0, 0, .658314), (0, 0, 2, 0, .213618), (0, 1, 0, 0, -.185116),
             (0, 0, 0, 2, -.114332), (2, 0, -2, 0, .058793), (2, -1, -1, 0, .057066), (2, 0, 1, 0, .053322), (2, -1, 0, 0, .045758),
             (0, 1, -1, 0, -.040923), (1, 0, 0, 0, -.034720), (0, 1, 1, 0, -.030383), (2, 0, 0, -2, .015327), (0, 0, 1, 2, -.012528),
             (0, 0, 1, -2, .010980), (4, 0, -1, 0, .010675), (0, 0, 3, 0, .010034), (4, 0, -2, 0, .008548), (2, 1, -1, 0, -.007888))
    return (218.3164477 + 481267.88123421 * t + sum(k * sin(a * d + b * m + c * p + e * f) for a, b, c, e, k in terms)) % 360


def phase(jd):
    """The moon's way from the sun: 0 new, 180 full; twelve degrees a tithi."""
    return (moon(jd) - sun(jd)) % 360


def new_moon(jd):
    """The one nearest to jd, in universal time (the clock's difference is a minute)."""
    for _ in range(6):
        off = (phase(jd) + 180) % 360 - 180
        jd -= off / 12.190749
    return jd - 69 / 86400


def new_moons(first, last):
    jd, out = new_moon(jd_of(first)), []
    while jd < jd_of(last):
        out.append(jd)
        jd = new_moon(jd + 29.53)
    return out


# ---- Hebrew

def passover(year):
    """Gauss (1802), in the Gregorian calendar; 15 Nisan."""
    a, b = (12 * year + 12) % 19, year % 4
    m = 20.0955877 + 1.5542418 * a + 0.25 * b - 0.003177794 * year
    whole, part = math.floor(m), m - math.floor(m)
    c = (whole + 3 * year + 5 * b + 1) % 7
    if c in (2, 4, 6): whole += 1
    elif c == 1 and a > 6 and part >= 0.632870370: whole += 2
    elif c == 0 and a > 11 and part >= 0.897723765: whole += 1
    return datetime.date(year, 3, 1) + DAY * (whole - 1 + year // 100 - year // 400 - 2)


def tishri(year): return passover(year) + 163 * DAY


def hanukkah(year):
    long = (tishri(year + 1) - tishri(year)).days in (355, 385)  # Heshvan has 30 days
    return tishri(year) + (84 if long else 83) * DAY


def shevat(year):
    """15 Shevat, two months before Passover, three in a leap year."""
    return passover(year) - (89 if (tishri(year) - tishri(year - 1)).days > 380 else 59) * DAY


# ---- Islamic

MECCA = 3 / 24
K = 1420, 1  # Muharram 1420 began with the new moon of 16 April 1999


def islamic_months():
    out, moons = {}, new_moons(datetime.date(FIRST - 2, 1, 1), datetime.date(LAST + 2, 1, 1))
    at = min(range(len(moons)), key=lambda i: abs(moons[i] - jd_of(datetime.date(1999, 4, 16), 4)))
    for i, jd in enumerate(moons):
        n = 1420 * 12 + i - at
        local = jd + MECCA
        evening = (local + .5) % 1 * 24 < 18
        out[n // 12, n % 12 + 1] = date_of(local) + (1 if evening else 2) * DAY
    return out


# ---- Chinese

def chinese(year):
    solstice = jd_of(datetime.date(year - 1, 12, 21))
    while sun(solstice) < 270: solstice += 1 / 48
    end = jd_of(date_of(solstice + 8 / 24)) - 8 / 24 + 1  # of its day at Beijing
    moons = [m for m in new_moons(datetime.date(year - 1, 12, 10), datetime.date(year, 4, 1)) if m >= end]
    second = date_of(moons[1] + 8 / 24)
    # a month without a sign of the sun behind the solstice's is a leap one: the year begins a month later
    sign = lambda jd: int(sun(jd) // 30)
    day = lambda m: jd_of(date_of(m + 8 / 24)) - 8 / 24
    return date_of(moons[2] + 8 / 24) if sign(day(moons[0])) == sign(day(moons[1])) and year == 2034 else second


# ---- Hindu

IST, RISE = 5.5, 6.2
MONTHS = 'chaitra vaishakha jyeshtha ashadha shravana bhadrapada ashvina kartika margashirsha pausha magha phalguna'.split()


def sidereal(jd):
    """The sun's longitude from Lahiri's zero."""
    return (sun(jd) - (23.853 + 1.3972 * (jd - 2451545) / 36525)) % 360


def hindu_months():
    """(year of its spring, month) -> its first new moon; leap months left out."""
    out, moons = {}, new_moons(datetime.date(FIRST - 1, 1, 1), datetime.date(LAST + 2, 1, 1))
    for a, b in zip(moons, moons[1:]):
        sign, after = int(sidereal(a) // 30), int(sidereal(b) // 30)
        if sign == after: continue
        month = (sign + 1) % 12
        day = date_of(a)
        out[day.year - (month > 8 and day.month < 6), MONTHS[month]] = a
    return out


def at_hour(start, tithi, hour):
    """The first day at whose `hour` the tithi (1 to 30) of the month from `start` on is."""
    day = date_of(start + (tithi - 1) * 29.53 / 30 - 1.5)
    for _ in range(6):
        if phase(jd_of(day, hour - IST)) // 12 + 1 == tithi: return day
        day += DAY
    day = date_of(start + (tithi - 1) * 29.53 / 30 - 1.5)  # a tithi that no such hour has: the day it begins in
    while phase(jd_of(day, hour - IST)) // 12 + 1 < tithi: day += DAY
    return day - DAY


HINDU = (('ugadi', 'chaitra', 1, RISE), ('ram_navami', 'chaitra', 9, 12), ('mahavir', 'chaitra', 13, RISE), ('vesak', 'vaishakha', 15, RISE),
         ('rath_yatra', 'ashadha', 2, RISE), ('rakhi', 'shravana', 15, 9), ('janmashtami', 'shravana', 23, 24),
         ('ganesh', 'bhadrapada', 4, 12), ('navratri', 'ashvina', 1, RISE), ('dussehra', 'ashvina', 10, 14),
         ('valmiki', 'ashvina', 15, RISE), ('karva_chauth', 'ashvina', 19, 20), ('dhanteras', 'ashvina', 28, 18.5),
         ('diwali', 'ashvina', 30, 18), ('bhai_dooj', 'kartika', 2, 14), ('chhath', 'kartika', 6, RISE), ('guru_nanak', 'kartika', 15, RISE),
         ('gobind_singh', 'pausha', 7, RISE), ('vasant', 'magha', 5, 9), ('ravidas', 'magha', 15, RISE), ('shivaratri', 'magha', 29, 24),
         ('holika', 'phalguna', 15, 18.5))


def solar(year, degree, month, hour):
    """The day on which the sun enters a sign, or the next when it does so after `hour`."""
    jd = jd_of(datetime.date(year, month, 10))
    while (sidereal(jd) - degree) % 360 > 180: jd += 1 / 96
    local = jd + IST / 24
    return date_of(local) + (DAY if (local + .5) % 1 * 24 >= hour else 0 * DAY)


def main():
    rows, months, hindu = {}, islamic_months(), hindu_months()
    for year in range(FIRST, LAST + 1):
        put = lambda name, day: rows.setdefault(name, {}).setdefault(year, day)
        put('passover', passover(year)), put('hanukkah', hanukkah(year)), put('shevat', shevat(year))
        put('lunar', chinese(year)), put('makar', solar(year, 270, 1, 18)), put('mesha', solar(year, 0, 4, 24))
        for name, month, tithi, hour in HINDU:
            for spring in (year - 1, year):
                start = hindu.get((spring, month))
                day = start and at_hour(start, tithi, hour)
                if day and day.year == year: put(name, day)
    for (_, month), first in sorted(months.items()):
        for name, of, day in (('muharram', 1, 1), ('mawlid', 3, 12), ('rajab', 7, 27), ('ramadan', 9, 1), ('shawwal', 10, 1), ('adha', 12, 10)):
            at = first + (day - 1) * DAY
            if month == of and FIRST <= at.year <= LAST: rows.setdefault(name, {}).setdefault(at.year, at)
        if month == 10 and FIRST <= first.year <= LAST:
            last = first - DAY
            rows.setdefault('jumua', {}).setdefault(last.year, last - DAY * ((last.weekday() - 4) % 7))
    print(f'''# source: written for lede; reckoned by tools/feasts.py
# licence: MIT
# size: {len(rows)} rows
# command: tools/feasts.py > data/feasts.tsv
# days: of each year from {FIRST} to {LAST}, month and day; 0000 where the feast has none; who keeps it when: tools/feasts.py
# columns: feast days''')
    for name in sorted(rows):
        days = (rows[name].get(y) for y in range(FIRST, LAST + 1))
        print(name, ' '.join(f'{d.month:02}{d.day:02}' if d else '0000' for d in days), sep='\t')


main()
