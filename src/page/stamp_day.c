// stamp_day.c - see stamp_day.h: every form of a day in turn, each gives how many tokens it took, 0 for no day.
#include "page/stamp_day.h"

#include "base/vec.h"
#include "page/calendar.h"

enum { BUDDHIST = 543, REIWA = 2018, MINGUO = 1911 };

// A year of the Buddhist era, as Thai pages count.
static bool is_thai_year(const Scan *scan, int i) {
    return scan_is_number(scan, i, FIRST_YEAR + BUDDHIST, LAST_YEAR + BUDDHIST) &&
        scan_at(scan, i)->digits == 4;
}

static bool day_fits(const Moment *m) {
    static const int days[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return m->month >= 1 && m->month <= 12 && m->day >= 1 && m->day <= days[m->month - 1];
}

// A word or mark that may stand between the parts of a day: "7th of April, 2021", "7 de abril de 2021"
static bool is_filler(const Scan *scan, int i) {
    static const Str words[] = {S_("of"), S_("de"), S_("del"), S_("di"),  S_("st"), S_("nd"),
                                S_("rd"), S_("th"), S_("er"),  S_("năm"), S_("г")};
    static const Str marks[] = {S_(","), S_("."), S_("-"), S_("º"), S_("'"), S_("،"), S_("–")};
    for (ptrdiff_t k = 0; k < countof(words); k++)
        if (scan_is_word(scan, i, words[k])) return true;
    for (ptrdiff_t k = 0; k < countof(marks); k++)
        if (scan_is_mark(scan, i, marks[k])) return true;
    return false;
}
static int skip_fillers(const Scan *scan, int i) {
    for (int most = 2; most && is_filler(scan, i); most--) i++;
    return i;
}

// 令和8年, 民國115年: the year before the era's first; 0 where none is named.
static int era_before(const Scan *scan, int i) {
    if (!scan_is_number(scan, i, 1, 199) || !scan_is_mark(scan, i + 1, S("年"))) return 0;
    if (scan_is_mark(scan, i - 2, S("令"))) return REIWA;
    bool minguo = scan_is_mark(scan, i - 2, S("民")) &&
        (scan_is_mark(scan, i - 1, S("國")) || scan_is_mark(scan, i - 1, S("国")));
    return minguo ? MINGUO : 0;
}

// 2021-04-07, 2021/4/7, 2021.04.07, 2021年4月7日
static int day_year_first(const Scan *scan, int i, Moment *m) {
    static const Str marks[] = {S_("-"), S_("/"), S_("."), S_("年"), S_("년"), S_("–"), S_("．"), S_("／")};
    int era = era_before(scan, i);
    if ((!scan_is_year(scan, i) && !era) || !scan_is_number(scan, i + 2, 1, 12) ||
        !scan_is_number(scan, i + 4, 1, 31))
        return 0;
    bool known = false;
    for (ptrdiff_t k = 0; k < countof(marks); k++) known |= str_eq(scan_at(scan, i + 1)->text, marks[k]);
    if (!known) return 0;
    m->year = scan_at(scan, i)->value + era, m->month = scan_at(scan, i + 2)->value,
    m->day = scan_at(scan, i + 4)->value;
    return scan_is_mark(scan, i + 5, S("日")) || scan_is_word(scan, i + 5, S("일")) ||
            scan_is_mark(scan, i + 5, S("号"))
        ? 6
        : 5;
}

// 2026. február 10., 2026 m. vasario 10 d., 2026, February 10
static int day_year_month(const Scan *scan, int i, Moment *m) {
    if (!scan_is_year(scan, i)) return 0;
    int at = i + 1;
    for (int most = 3; most && !scan_is_month(scan, at) &&
         (is_filler(scan, at) || scan_is_word(scan, at, S("m")) || scan_is_word(scan, at, S("gada")));
         most--)
        at++;
    if (!scan_is_month(scan, at)) return 0;
    int day = skip_fillers(scan, at + 1);
    if (!scan_is_number(scan, day, 1, 31) || scan_at(scan, day)->digits > 2) return 0;
    m->year = scan_at(scan, i)->value, m->month = scan_at(scan, at)->value,
    m->day = scan_at(scan, day)->value;
    return day + 1 - i;
}

// 4月7日, 4월 7일
static int day_han(const Scan *scan, int i, Moment *m) {
    bool month = scan_is_number(scan, i, 1, 12) && str_eq(scan_at(scan, i + 1)->text, S("月"));
    month |= scan_is_number(scan, i, 1, 12) && str_eq(scan_at(scan, i + 1)->text, S("월"));
    bool day = scan_is_mark(scan, i + 3, S("日")) || scan_is_mark(scan, i + 3, S("号")) ||
        scan_is_word(scan, i + 3, S("일"));
    if (!month || !day || !scan_is_number(scan, i + 2, 1, 31)) return 0;
    m->month = scan_at(scan, i)->value, m->day = scan_at(scan, i + 2)->value;
    return 4;
}

// 20210407 and 20210407T1540
static int day_packed(const Scan *scan, int i, Moment *m) {
    const Token *token = scan_at(scan, i);
    bool packed = token->kind == NUMBER && token->text.len == token->digits;
    if (!packed || (token->digits != 8 && token->digits != 14)) return 0;
    m->year = scan_value(str_slice(token->text, 0, 4));
    m->month = scan_value(str_slice(token->text, 4, 6));
    m->day = scan_value(str_slice(token->text, 6, 8));
    if (token->digits == 14) {
        m->hour = scan_value(str_slice(token->text, 8, 10));
        m->minute = scan_value(str_slice(token->text, 10, 12));
        m->second = scan_value(str_slice(token->text, 12, 14));
    }
    return m->year >= FIRST_YEAR && m->year <= LAST_YEAR ? 1 : 0;
}

// 07.04.21 in two digits each; "1.2.3" is a version.
static bool is_short_year(const Scan *scan, int i) {
    bool two = scan_is_number(scan, i + 4, 0, 69) && scan_is_mark(scan, i + 1, S("."));
    for (int k = 0; k <= 4; k += 2) two = two && scan_at(scan, i + k)->digits == 2;
    return two && !scan_is_mark(scan, i + 5, S("."));
}

static int year_at(const Scan *scan, int i) {
    return scan_at(scan, i)->value - (is_thai_year(scan, i) ? BUDDHIST : 0);
}

// 07.04.2021, 7/4/2021, 4/7/2021, 07-04-2021, 07.04.21. Only slashes are read month first, as Americans write them.
static int day_numbers(const Scan *scan, int i, Moment *m) {
    if (!scan_is_number(scan, i, 1, 31) || !scan_is_number(scan, i + 2, 1, 31)) return 0;
    bool short_year = is_short_year(scan, i);
    if (!scan_is_year(scan, i + 4) && !is_thai_year(scan, i + 4) && !short_year) return 0;
    Str mark = scan_at(scan, i + 1)->text;
    if (mark.len != 1 || !str_eq(mark, scan_at(scan, i + 3)->text) || str_find_byte(S("./-"), mark.s[0]) < 0)
        return 0;
    int a = scan_at(scan, i)->value, b = scan_at(scan, i + 2)->value;
    bool day_first = b > 12 ? false : a > 12 || mark.s[0] != '/' || scan->day_first;
    m->day = day_first ? a : b, m->month = day_first ? b : a;
    m->year = year_at(scan, i + 4) + (short_year ? 2000 : 0);
    return 5;
}

// 7 April 2021, 7. April 2021, 7th of April, 2021, 7-Apr-2021; 7 April
static int day_then_month(const Scan *scan, int i, Moment *m) {
    if (!scan_is_number(scan, i, 1, 31) || scan_at(scan, i)->digits > 2) return 0;
    int at = skip_fillers(scan, i + 1);
    bool numbered = scan_is_word(scan, at, S("tháng")) && scan_is_number(scan, at + 1, 1, 12);
    if (!scan_is_month(scan, at) && !numbered) return 0;
    at += numbered;
    m->day = scan_at(scan, i)->value, m->month = scan_at(scan, at)->value;
    // both of its names: "كانون الثاني/يناير"
    if (scan_is_mark(scan, at + 1, S("/")) && scan_is_month(scan, at + 2) &&
        scan_at(scan, at + 2)->value == m->month)
        at += 2;
    int year = skip_fillers(scan, at + 1);
    if (!scan_is_year(scan, year) && !is_thai_year(scan, year)) return at + 1 - i;
    m->year = year_at(scan, year);
    return year + 1 - i;
}

// April 7, 2021; Apr. 7th 2021; April 7
static int month_then_day(const Scan *scan, int i, Moment *m) {
    if (!scan_is_month(scan, i)) return 0;
    int at = scan_is_mark(scan, i + 1, S(".")) ? i + 2 : i + 1;
    if (!scan_is_number(scan, at, 1, 31) || scan_at(scan, at)->digits > 2) return 0;
    m->month = scan_at(scan, i)->value, m->day = scan_at(scan, at)->value;
    int year = skip_fillers(scan, at + 1);
    if (!scan_is_year(scan, year)) return at + 1 - i;
    m->year = scan_at(scan, year)->value;
    return year + 1 - i;
}

// 21 بهمن 1404, 1404/11/21
static int day_jalali(const Scan *scan, int i, Moment *m) {
    int year, month, day, took;
    if (scan_is_number(scan, i, JALALI_FIRST, JALALI_LAST) && scan_is_mark(scan, i + 1, S("/")) &&
        scan_is_mark(scan, i + 3, S("/"))) {
        if (!scan_is_number(scan, i + 2, 1, 12) || !scan_is_number(scan, i + 4, 1, 31)) return 0;
        year = scan_at(scan, i)->value, month = scan_at(scan, i + 2)->value,
        day = scan_at(scan, i + 4)->value;
        took = 5;
    } else {
        int at = is_filler(scan, i + 2) ? i + 3 : i + 2;
        if (!scan_is_number(scan, i, 1, 31) || !scan_is_number(scan, at, JALALI_FIRST, JALALI_LAST)) return 0;
        year = scan_at(scan, at)->value, month = calendar_jalali_month(scan_at(scan, i + 1)->text);
        day = scan_at(scan, i)->value;
        took = at + 1 - i;
    }
    if (!calendar_from_jalali(&year, &month, &day)) return 0;
    m->year = year, m->month = month, m->day = day;
    return took;
}

typedef int DayForm(const Scan *scan, int i, Moment *m);
static DayForm *const day_forms[] = {day_year_first, day_packed,     day_numbers, day_year_month,
                                     day_then_month, month_then_day, day_han,     day_jalali};

int stamp_day(const Scan *scan, int i, Moment *m) {
    if (scan_at(scan, i)->kind != NUMBER && scan_at(scan, i)->value == 0)
        return 0;  // all begin so, or with a month
    for (ptrdiff_t f = 0; f < countof(day_forms); f++) {
        *m = (Moment){.hour = -1, .minute = -1, .second = -1};
        int took = day_forms[f](scan, i, m);
        if (took && day_fits(m)) return took;
    }
    return 0;
}
