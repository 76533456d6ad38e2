// stamp.c - see stamp.h.
//
// Cuts the text into tokens (number, word, mark), then tries at each token every form of a day in turn; a
// time and a zone are looked for right behind the day, or right before it.
#include "page/stamp.h"

#include "base/utf8.h"
#include "base/vec.h"
#include "data/page_months.h"
#include "page/calendar.h"

enum {
    TOKENS_MOST = 48,  // of one text: a date line is short
    TEXT_MOST = 400,
    BEFORE_MOST = 12,  // tokens of a time before its day
    FIRST_YEAR = 1900,
    LAST_YEAR = 2100,
    BUDDHIST = 543,
    REIWA = 2018,
    MINGUO = 1911,
};

typedef enum TokenKind { NUMBER, WORD, MARK } TokenKind;
typedef struct Token {
    TokenKind kind;
    Str text;
    int value;   // a number's; a month's of a word, else 0
    int digits;  // of a number
} Token;

typedef struct Scan {
    Str text;
    Token at[TOKENS_MOST];
    int len;
    bool day_first;
} Scan;

typedef struct Moment {
    int year, month, day;
    int hour, minute, second;  // -1 when unknown
    int zone;                  // minutes east
    bool has_zone;
} Moment;

// ---- tokens ----

static int to_number(Str digits) {
    int n = 0;
    for (ptrdiff_t i = 0; i < digits.len && i < 9; i++) n = n * 10 + (digits.s[i] - '0');
    return n;
}

// 0 to 9 in the digits of any script that pages write days in; -1 for what is no digit.
static int digit_value(int32_t rune) {
    static const int32_t zeros[] = {'0',   0x660, 0x6F0, 0x966, 0x9E6, 0xA66,  0xAE6,  0xB66, 0xBE6,
                                    0xC66, 0xCE6, 0xD66, 0xE50, 0xED0, 0x1040, 0x17E0, 0xFF10};
    for (ptrdiff_t i = 0; i < countof(zeros); i++)
        if (rune >= zeros[i] && rune < zeros[i] + 10) return (int)(rune - zeros[i]);
    return -1;
}

static int month_named(Str word) {
    char folded[64];
    ptrdiff_t len = 0;
    if (!page_months_may(word, 0, page_months_any)) return 0;
    for (ptrdiff_t at = 0; at < word.len && len + 4 < (ptrdiff_t)sizeof folded;)
        if ((unsigned char)word.s[at] < 0x80) folded[len++] = ascii_fold(word.s[at++]);
        else len += utf8_put(folded + len, rune_fold(utf8_next(word, &at)));
    const struct page_months_row *row = page_months_find((Str){folded, len});
    return row ? to_number(row->month) : 0;
}

// A run of digits; the 9 that an int can hold count.
static Token scan_number(Str text, ptrdiff_t *at) {
    Token token = {NUMBER, {0}, 0, 0};
    ptrdiff_t start = *at;
    for (ptrdiff_t next = start; next < text.len; *at = next) {
        int digit = digit_value(utf8_next(text, &next));
        if (digit < 0) break;
        if (token.digits++ < 9) token.value = token.value * 10 + digit;
    }
    token.text = str_slice(text, start, *at);
    return token;
}

// Thai and its neighbours write no spaces inside a line, but around the parts of a day they do.
static bool is_ideograph(int32_t rune) { return rune >= 0x2E80 && rune_han(rune); }

static Token scan_word(Str text, ptrdiff_t start, ptrdiff_t *at) {
    for (ptrdiff_t next = *at; next < text.len; *at = next) {
        int32_t rune = utf8_next(text, &next);
        bool inside = (rune_letter(rune) && !is_ideograph(rune)) || rune_mark(rune) || rune == 0x200C;
        if (!inside) break;
    }
    Token token = {WORD, str_slice(text, start, *at), 0, 0};
    token.value = month_named(token.text);
    return token;
}

// "كانون الثاني" is one month.
static void join_months(Scan *scan) {
    int out = 0;
    for (int i = 0; i < scan->len; i++) {
        Token token = scan->at[i];
        const Token *next = i + 1 < scan->len ? &scan->at[i + 1] : NULL;
        if (token.kind == WORD && token.value == 0 && next && next->kind == WORD) {
            Token both = token;
            both.text.len = next->text.s + next->text.len - token.text.s;
            both.value = month_named(both.text);
            if (both.value) token = both, i++;
        }
        scan->at[out++] = token;
    }
    scan->len = out;
}

static Scan scan_text(Str text, bool day_first) {
    Scan scan;
    scan.text = text, scan.day_first = day_first, scan.len = 0;
    for (ptrdiff_t at = 0; at < text.len && scan.len < TOKENS_MOST;) {
        ptrdiff_t start = at;
        int32_t rune = utf8_next(text, &at);
        if (rune_space(rune) || rune == 0x200E || rune == 0x200F)
            continue;  // marks of direction stand between
        Token token = {MARK, str_slice(text, start, at), 0, 0};
        if (digit_value(rune) >= 0) {
            at = start;
            token = scan_number(text, &at);
        } else if (rune_letter(rune) && !is_ideograph(rune)) {
            token = scan_word(text, start, &at);
        }
        scan.at[scan.len++] = token;
    }
    join_months(&scan);
    return scan;
}

static const Token *token_at(const Scan *scan, int i) {
    static const Token none = {MARK, {0}, 0, 0};
    return i >= 0 && i < scan->len ? &scan->at[i] : &none;
}
static bool is_mark(const Scan *scan, int i, Str mark) {
    const Token *token = token_at(scan, i);
    return token->kind == MARK && str_eq(token->text, mark);
}
static bool is_number(const Scan *scan, int i, int low, int high) {
    const Token *token = token_at(scan, i);
    return token->kind == NUMBER && token->digits <= 4 && token->value >= low && token->value <= high;
}
static bool is_year(const Scan *scan, int i) {
    return is_number(scan, i, FIRST_YEAR, LAST_YEAR) && token_at(scan, i)->digits == 4;
}
// A year of the Buddhist era, as Thai pages count.
static bool is_thai_year(const Scan *scan, int i) {
    return is_number(scan, i, FIRST_YEAR + BUDDHIST, LAST_YEAR + BUDDHIST) && token_at(scan, i)->digits == 4;
}
static bool is_month(const Scan *scan, int i) {
    return token_at(scan, i)->kind == WORD && token_at(scan, i)->value > 0;
}
static bool is_word(const Scan *scan, int i, Str word) {
    return token_at(scan, i)->kind == WORD && str_eq_case(token_at(scan, i)->text, word);
}
// Do two tokens touch? "2021-04" does, "2021 - 04" does not.
static bool touch(const Scan *scan, int i) {
    return token_at(scan, i)->text.s + token_at(scan, i)->text.len == token_at(scan, i + 1)->text.s;
}

// ---- days: each gives how many tokens it took, 0 for no day ----

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
        if (is_word(scan, i, words[k])) return true;
    for (ptrdiff_t k = 0; k < countof(marks); k++)
        if (is_mark(scan, i, marks[k])) return true;
    return false;
}
static int skip_fillers(const Scan *scan, int i) {
    for (int most = 2; most && is_filler(scan, i); most--) i++;
    return i;
}

// 令和8年, 民國115年: the year before the era's first; 0 where none is named.
static int era_before(const Scan *scan, int i) {
    if (!is_number(scan, i, 1, 199) || !is_mark(scan, i + 1, S("年"))) return 0;
    if (is_mark(scan, i - 2, S("令"))) return REIWA;
    bool minguo =
        is_mark(scan, i - 2, S("民")) && (is_mark(scan, i - 1, S("國")) || is_mark(scan, i - 1, S("国")));
    return minguo ? MINGUO : 0;
}

// 2021-04-07, 2021/4/7, 2021.04.07, 2021年4月7日
static int day_year_first(const Scan *scan, int i, Moment *m) {
    static const Str marks[] = {S_("-"), S_("/"), S_("."), S_("年"), S_("년"), S_("–"), S_("．"), S_("／")};
    int era = era_before(scan, i);
    if ((!is_year(scan, i) && !era) || !is_number(scan, i + 2, 1, 12) || !is_number(scan, i + 4, 1, 31))
        return 0;
    bool known = false;
    for (ptrdiff_t k = 0; k < countof(marks); k++) known |= str_eq(token_at(scan, i + 1)->text, marks[k]);
    if (!known) return 0;
    m->year = token_at(scan, i)->value + era, m->month = token_at(scan, i + 2)->value,
    m->day = token_at(scan, i + 4)->value;
    return is_mark(scan, i + 5, S("日")) || is_word(scan, i + 5, S("일")) || is_mark(scan, i + 5, S("号"))
        ? 6
        : 5;
}

// 2026. február 10., 2026 m. vasario 10 d., 2026, February 10
static int day_year_month(const Scan *scan, int i, Moment *m) {
    if (!is_year(scan, i)) return 0;
    int at = i + 1;
    for (int most = 3; most && !is_month(scan, at) &&
         (is_filler(scan, at) || is_word(scan, at, S("m")) || is_word(scan, at, S("gada")));
         most--)
        at++;
    if (!is_month(scan, at)) return 0;
    int day = skip_fillers(scan, at + 1);
    if (!is_number(scan, day, 1, 31) || token_at(scan, day)->digits > 2) return 0;
    m->year = token_at(scan, i)->value, m->month = token_at(scan, at)->value,
    m->day = token_at(scan, day)->value;
    return day + 1 - i;
}

// 4月7日, 4월 7일
static int day_han(const Scan *scan, int i, Moment *m) {
    bool month = is_number(scan, i, 1, 12) && str_eq(token_at(scan, i + 1)->text, S("月"));
    month |= is_number(scan, i, 1, 12) && str_eq(token_at(scan, i + 1)->text, S("월"));
    bool day =
        is_mark(scan, i + 3, S("日")) || is_mark(scan, i + 3, S("号")) || is_word(scan, i + 3, S("일"));
    if (!month || !day || !is_number(scan, i + 2, 1, 31)) return 0;
    m->month = token_at(scan, i)->value, m->day = token_at(scan, i + 2)->value;
    return 4;
}

// 20210407 and 20210407T1540
static int day_packed(const Scan *scan, int i, Moment *m) {
    const Token *token = token_at(scan, i);
    bool packed = token->kind == NUMBER && token->text.len == token->digits;
    if (!packed || (token->digits != 8 && token->digits != 14)) return 0;
    m->year = to_number(str_slice(token->text, 0, 4));
    m->month = to_number(str_slice(token->text, 4, 6));
    m->day = to_number(str_slice(token->text, 6, 8));
    if (token->digits == 14) {
        m->hour = to_number(str_slice(token->text, 8, 10));
        m->minute = to_number(str_slice(token->text, 10, 12));
        m->second = to_number(str_slice(token->text, 12, 14));
    }
    return m->year >= FIRST_YEAR && m->year <= LAST_YEAR ? 1 : 0;
}

// 07.04.21 in two digits each; "1.2.3" is a version.
static bool is_short_year(const Scan *scan, int i) {
    bool two = is_number(scan, i + 4, 0, 69) && is_mark(scan, i + 1, S("."));
    for (int k = 0; k <= 4; k += 2) two = two && token_at(scan, i + k)->digits == 2;
    return two && !is_mark(scan, i + 5, S("."));
}

static int year_at(const Scan *scan, int i) {
    return token_at(scan, i)->value - (is_thai_year(scan, i) ? BUDDHIST : 0);
}

// 07.04.2021, 7/4/2021, 4/7/2021, 07-04-2021, 07.04.21. Only slashes are read month first, as Americans write them.
static int day_numbers(const Scan *scan, int i, Moment *m) {
    if (!is_number(scan, i, 1, 31) || !is_number(scan, i + 2, 1, 31)) return 0;
    bool short_year = is_short_year(scan, i);
    if (!is_year(scan, i + 4) && !is_thai_year(scan, i + 4) && !short_year) return 0;
    Str mark = token_at(scan, i + 1)->text;
    if (mark.len != 1 || !str_eq(mark, token_at(scan, i + 3)->text) || str_find_byte(S("./-"), mark.s[0]) < 0)
        return 0;
    int a = token_at(scan, i)->value, b = token_at(scan, i + 2)->value;
    bool day_first = b > 12 ? false : a > 12 || mark.s[0] != '/' || scan->day_first;
    m->day = day_first ? a : b, m->month = day_first ? b : a;
    m->year = year_at(scan, i + 4) + (short_year ? 2000 : 0);
    return 5;
}

// 7 April 2021, 7. April 2021, 7th of April, 2021, 7-Apr-2021; 7 April
static int day_then_month(const Scan *scan, int i, Moment *m) {
    if (!is_number(scan, i, 1, 31) || token_at(scan, i)->digits > 2) return 0;
    int at = skip_fillers(scan, i + 1);
    bool numbered = is_word(scan, at, S("tháng")) && is_number(scan, at + 1, 1, 12);
    if (!is_month(scan, at) && !numbered) return 0;
    at += numbered;
    m->day = token_at(scan, i)->value, m->month = token_at(scan, at)->value;
    // both of its names: "كانون الثاني/يناير"
    if (is_mark(scan, at + 1, S("/")) && is_month(scan, at + 2) && token_at(scan, at + 2)->value == m->month)
        at += 2;
    int year = skip_fillers(scan, at + 1);
    if (!is_year(scan, year) && !is_thai_year(scan, year)) return at + 1 - i;
    m->year = year_at(scan, year);
    return year + 1 - i;
}

// April 7, 2021; Apr. 7th 2021; April 7
static int month_then_day(const Scan *scan, int i, Moment *m) {
    if (!is_month(scan, i)) return 0;
    int at = is_mark(scan, i + 1, S(".")) ? i + 2 : i + 1;
    if (!is_number(scan, at, 1, 31) || token_at(scan, at)->digits > 2) return 0;
    m->month = token_at(scan, i)->value, m->day = token_at(scan, at)->value;
    int year = skip_fillers(scan, at + 1);
    if (!is_year(scan, year)) return at + 1 - i;
    m->year = token_at(scan, year)->value;
    return year + 1 - i;
}

// 21 بهمن 1404, 1404/11/21
static int day_jalali(const Scan *scan, int i, Moment *m) {
    int year, month, day, took;
    if (is_number(scan, i, JALALI_FIRST, JALALI_LAST) && is_mark(scan, i + 1, S("/")) &&
        is_mark(scan, i + 3, S("/"))) {
        if (!is_number(scan, i + 2, 1, 12) || !is_number(scan, i + 4, 1, 31)) return 0;
        year = token_at(scan, i)->value, month = token_at(scan, i + 2)->value,
        day = token_at(scan, i + 4)->value;
        took = 5;
    } else {
        int at = is_filler(scan, i + 2) ? i + 3 : i + 2;
        if (!is_number(scan, i, 1, 31) || !is_number(scan, at, JALALI_FIRST, JALALI_LAST)) return 0;
        year = token_at(scan, at)->value, month = calendar_jalali_month(token_at(scan, i + 1)->text);
        day = token_at(scan, i)->value;
        took = at + 1 - i;
    }
    if (!calendar_from_jalali(&year, &month, &day)) return 0;
    m->year = year, m->month = month, m->day = day;
    return took;
}

// ---- times and zones ----

static const struct {
    Str name;
    int minutes;
} zones[] = {
    {S_("Z"), 0},      {S_("GMT"), 0},    {S_("UTC"), 0},    {S_("BST"), 60},   {S_("CET"), 60},
    {S_("CEST"), 120}, {S_("MEZ"), 60},   {S_("MESZ"), 120}, {S_("EET"), 120},  {S_("EEST"), 180},
    {S_("MSK"), 180},  {S_("EST"), -300}, {S_("EDT"), -240}, {S_("ET"), -300},  {S_("CST"), -360},
    {S_("CDT"), -300}, {S_("MST"), -420}, {S_("MDT"), -360}, {S_("PST"), -480}, {S_("PDT"), -420},
    {S_("JST"), 540},  {S_("KST"), 540},  {S_("HKT"), 480},  {S_("SGT"), 480},  {S_("WIB"), 420},
    {S_("AEST"), 600}, {S_("AEDT"), 660}, {S_("NZST"), 720}, {S_("NZDT"), 780}, {S_("SAST"), 120},
    {S_("PKT"), 300},  {S_("IST"), 330},
};

// +05:30, +0530, +05, Z, GMT. "ET" alone does not say summer or winter: no zone then.
static int read_zone(const Scan *scan, int i, Moment *m) {
    const Token *token = token_at(scan, i);
    if (token->kind == WORD) {
        for (ptrdiff_t k = 0; k < countof(zones); k++) {
            if (!str_eq(zones[k].name, token->text)) continue;
            m->has_zone = token->text.len != 2;
            m->zone = zones[k].minutes;
            return 1;
        }
        return 0;
    }
    int sign = is_mark(scan, i, S("+")) ? 1 : is_mark(scan, i, S("-")) || is_mark(scan, i, S("−")) ? -1 : 0;
    const Token *hours = token_at(scan, i + 1);
    if (sign == 0 || hours->kind != NUMBER || !touch(scan, i)) return 0;
    int h = hours->value, minutes = 0, took = 2;
    if (hours->digits == 4) h = hours->value / 100, minutes = hours->value % 100;
    else if (hours->digits != 2) return 0;
    else if (is_mark(scan, i + 2, S(":")) && is_number(scan, i + 3, 0, 59))
        minutes = token_at(scan, i + 3)->value, took = 4;
    if (h > 14 || minutes > 59) return 0;
    m->has_zone = true;
    m->zone = sign * (h * 60 + minutes);
    return took;
}

static int half_of_day(const Scan *scan, int i, Moment *m) {
    int took = 1;
    bool pm = is_word(scan, i, S("pm")), am = is_word(scan, i, S("am"));
    if (!pm && !am && is_mark(scan, i + 1, S(".")) && is_word(scan, i + 2, S("m"))) {  // "p.m."
        pm = is_word(scan, i, S("p")), am = is_word(scan, i, S("a"));
        took = is_mark(scan, i + 3, S(".")) ? 4 : 3;
    }
    if (!pm && !am) return 0;
    if (m->hour > 12) return took;
    m->hour = m->hour % 12 + (pm ? 12 : 0);
    return took;
}

// Half of the day in front of the hour, one token: 2 after noon, 1 before, 0 when none is named.
static int half_before(const Scan *scan, int i) {
    static const Str before[] = {S_("오전"), S_("صباحا"), S_("صباحًا")},
                     after[] = {S_("오후"), S_("مساء"), S_("مساءً")};
    for (ptrdiff_t k = 0; k < countof(before); k++) {
        if (is_word(scan, i, before[k])) return 1;
        if (is_word(scan, i, after[k])) return 2;
    }
    // 午後3時, 下午3点: two tokens, of which the joints take the first
    if (is_mark(scan, i, S("午"))) return is_mark(scan, i - 1, S("下")) ? 2 : is_mark(scan, i - 1, S("上"));
    if (is_mark(scan, i - 1, S("午"))) return is_mark(scan, i, S("後")) ? 2 : is_mark(scan, i, S("前"));
    return 0;
}

static bool is_hour_word(const Scan *scan, int i) {
    static const Str words[] = {S_("時"), S_("时"), S_("点"), S_("點"), S_("시")};
    for (ptrdiff_t k = 0; k < countof(words); k++)
        if (str_eq(token_at(scan, i)->text, words[k])) return true;
    return false;
}

// 15:40, 15:40:33.120, 3.40 pm, 15h40; then am or pm; then a zone. Gives the tokens taken.
static int read_time(const Scan *scan, int i, Moment *m) {
    int first = i, early = half_before(scan, i);
    if (early) i++;
    if (!is_number(scan, i, 0, 24) || token_at(scan, i)->digits > 2) return 0;
    Moment t = *m;
    int at = i + 1;
    t.hour = token_at(scan, i)->value;
    bool hour_word = is_hour_word(scan, at);
    bool colon = is_mark(scan, at, S(":")) || is_word(scan, at, S("h")) || is_mark(scan, at, S("：")) ||
        hour_word,
         dot = is_mark(scan, at, S("."));
    if ((colon || dot) && is_number(scan, at + 1, 0, 59) &&
        (token_at(scan, at + 1)->digits == 2 || hour_word)) {
        t.minute = token_at(scan, at + 1)->value;
        at += 2;
        if (is_mark(scan, at, S("分")) || is_word(scan, at, S("분"))) at++;
        if (is_mark(scan, at, S(":")) && is_number(scan, at + 1, 0, 60)) {
            t.second = token_at(scan, at + 1)->value;
            at += 2;
            if ((is_mark(scan, at, S(".")) || is_mark(scan, at, S(","))) &&
                token_at(scan, at + 1)->kind == NUMBER && touch(scan, at))
                at += 2;
        }
    } else {
        t.minute = 0;
        colon = false;
    }
    int half = half_of_day(scan, at, &t);
    if (early == 2 && t.hour < 12) t.hour += 12;
    if (!half && !colon && !early && !(dot && t.minute >= 0 && at > i + 1)) return 0;
    at += half;
    at += read_zone(scan, at, &t);
    if (t.hour > 23 || t.second > 59) return 0;
    *m = t;
    return at - first;
}

// What may stand between a day and its time: "April 7, 2021 at 3:40", "2021-04-07T15:40", "15:59 GMT06 April 2021"
static bool is_joint(const Scan *scan, int i) {
    static const Str joints[] = {
        S_("T"), S_("at"),   S_(","),      S_("-"),    S_("–"),  S_("—"),  S_("|"),   S_("·"),   S_("um"),
        S_("à"), S_("a"),    S_("las"),    S_("alle"), S_("kl"), S_("."),  S_("Uhr"), S_("ore"), S_("om"),
        S_("("), S_("в"),    S_("•"),      S_("/"),    S_("،"),  S_("下"), S_("上"),  S_("午"),  S_(")"),
        S_("о"), S_("เวลา"), S_("الساعة"), S_("बजे"),   S_("as"), S_("às"), S_("klo"), S_("г"),   S_("lúc")};
    for (ptrdiff_t k = 0; k < countof(joints); k++)
        if (str_eq_case(token_at(scan, i)->text, joints[k]) && joints[k].len) return true;
    return false;
}

static void time_behind(const Scan *scan, int *end, Moment *m) {
    for (int i = *end, most = 4; most; most--, i++) {
        int took = read_time(scan, i, m);
        if (took) {
            *end = i + took;
            return;
        }
        if (!is_joint(scan, i)) return;
    }
}

// The longest stretch before the day that is a time and joints.
static void time_before(const Scan *scan, int *start, Moment *m) {
    for (int back = BEFORE_MOST; back >= 3; back--) {
        int i = *start - back;
        Moment t = *m;
        int took = i >= 0 ? read_time(scan, i, &t) : 0;
        if (took == 0) continue;
        for (i += took; i < *start && is_joint(scan, i);) i++;
        if (i < *start) continue;
        *m = t;
        *start -= back;
        return;
    }
}

// ---- out ----

// "-04": a mark, then a number with zeros in front.
static void put(char **at, char mark, int number, int digits) {
    if (mark) *(*at)++ = mark;
    for (int i = digits - 1; i >= 0; i--, number /= 10) (*at)[i] = (char)('0' + number % 10);
    *at += digits;
}

static Str write_moment(const Moment *m, Arena *keep) {
    char iso[] = "--2021-04-07T15:40:33+05:30", *at = iso;
    if (m->year) put(&at, 0, m->year, 4);
    else *at++ = '-';
    put(&at, '-', m->month, 2);
    put(&at, '-', m->day, 2);
    if (m->hour >= 0 && m->minute >= 0) {
        put(&at, 'T', m->hour, 2);
        put(&at, ':', m->minute, 2);
        if (m->second >= 0) put(&at, ':', m->second, 2);
        int minutes = m->zone < 0 ? -m->zone : m->zone;
        if (m->has_zone && minutes) put(&at, m->zone < 0 ? '-' : '+', minutes / 60, 2);
        if (m->has_zone && minutes) put(&at, ':', minutes % 60, 2);
        if (m->has_zone && minutes == 0) *at++ = 'Z';
    }
    return str_copy((Str){iso, at - iso}, keep);
}

typedef int DayForm(const Scan *scan, int i, Moment *m);
static DayForm *const day_forms[] = {day_year_first, day_packed,     day_numbers, day_year_month,
                                     day_then_month, month_then_day, day_han,     day_jalali};

bool stamp_may(Str text) {
    for (ptrdiff_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.s[i];
        if (ascii_digit((char)c) || c >= 0xD9) return true;  // from U+0640 on: other scripts have digits too
    }
    return false;
}

Stamp stamp_find(Str text, bool day_first, Arena *keep) {
    if (!stamp_may(str_slice(text, 0, TEXT_MOST))) return (Stamp){0};
    Scan scan = scan_text(str_slice(text, 0, TEXT_MOST), day_first);
    Stamp without_year = {0};
    for (int i = 0; i < scan.len; i++) {
        if (scan.at[i].kind != NUMBER && scan.at[i].value == 0)
            continue;  // all begin with a number or a month
        for (ptrdiff_t f = 0; f < countof(day_forms); f++) {
            Moment m = {.hour = -1, .minute = -1, .second = -1};
            int took = day_forms[f](&scan, i, &m);
            if (took == 0 || !day_fits(&m)) continue;
            int start = i, end = i + took;
            if (m.hour < 0) time_behind(&scan, &end, &m);
            if (m.hour < 0) time_before(&scan, &start, &m);
            const Token *first = &scan.at[start], *last = &scan.at[end - 1];
            Stamp stamp = {write_moment(&m, keep), first->text.s - text.s,
                           last->text.s + last->text.len - text.s, m.year == 0};
            if (m.year) return stamp;
            if (without_year.iso.len == 0) without_year = stamp;
            break;
        }
    }
    return without_year;
}

// "2021/04/07", "2021-04-07", "20210407" at the start of `rest`.
static Str day_of_path(Str rest, Arena *keep) {
    ptrdiff_t digits = 0;
    while (digits < rest.len && ascii_digit(rest.s[digits])) digits++;
    bool parts = digits == 4 && rest.len >= 8 && (rest.s[4] == '/' || rest.s[4] == '-');
    if (digits != 8 && !parts) return (Str){0};
    Stamp stamp = stamp_find(str_slice(rest, 0, digits == 8 ? 8 : 10), true, keep);
    return stamp.iso.len == 10 ? stamp.iso : (Str){0};
}

Str stamp_of_url(Str url, Arena *keep) {
    for (Str rest = url, part; str_cut(&rest, '/', &part);) {
        Str iso = day_of_path(rest, keep);
        if (iso.len) return iso;
    }
    return (Str){0};
}

// Minutes since a fixed day, of "2021-04-07T15:40...Z" or "...+05:30"; -1 without a time and a zone.
static int64_t minutes_of(Str iso) {
    if (iso.len < 17 || iso.s[10] != 'T') return -1;
    ptrdiff_t zone = iso.len - 1;
    while (zone > 15 && iso.s[zone] != '+' && iso.s[zone] != '-' && iso.s[zone] != 'Z') zone--;
    if (zone <= 15) return -1;
    int64_t y = to_number(str_slice(iso, 0, 4)), m = to_number(str_slice(iso, 5, 7));
    int64_t years = m > 2 ? y : y - 1;  // years begin in March: the leap day is their last
    int64_t days = years * 365 + years / 4 - years / 100 + years / 400 +
        (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + to_number(str_slice(iso, 8, 10));
    int64_t minutes =
        (days * 24 + to_number(str_slice(iso, 11, 13))) * 60 + to_number(str_slice(iso, 14, 16));
    if (iso.s[zone] == 'Z') return minutes;
    int east =
        to_number(str_slice(iso, zone + 1, zone + 3)) * 60 + to_number(str_slice(iso, zone + 4, zone + 6));
    return iso.s[zone] == '+' ? minutes - east : minutes + east;
}

bool stamp_same(Str a, Str b) {
    int64_t left = minutes_of(a);
    return left >= 0 && left == minutes_of(b);
}

bool stamp_before(Str a, Str b) {
    int64_t left = minutes_of(a), right = minutes_of(b);
    if (left != right || left < 0 || a.len < 19 || b.len < 19) return left >= 0 && right >= 0 && left < right;
    return memcmp(a.s + 17, b.s + 17, 2) < 0;  // seconds
}

bool stamp_on_day(Str moment, Str day) {
    enum { DAY = 24 * 60, WEST = 12 * 60, EAST = 14 * 60 };
    if (day.len != 10) return false;
    char midnight[] = "0000-00-00T00:00Z";
    memcpy(midnight, day.s, 10);
    int64_t at = minutes_of(moment), start = minutes_of((Str){midnight, countof(midnight) - 1});
    return at >= 0 && at >= start - EAST && at < start + DAY + WEST;
}
