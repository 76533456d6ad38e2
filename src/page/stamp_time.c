// stamp_time.c - see stamp_day.h: times and zones.
#include "page/stamp_day.h"

#include "base/vec.h"

enum { BEFORE_MOST = 12 };  // tokens of a time before its day

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
    const Token *token = scan_at(scan, i);
    if (token->kind == WORD) {
        for (ptrdiff_t k = 0; k < countof(zones); k++) {
            if (!str_eq(zones[k].name, token->text)) continue;
            m->has_zone = token->text.len != 2;
            m->zone = zones[k].minutes;
            return 1;
        }
        return 0;
    }
    int sign = scan_is_mark(scan, i, S("+"))                             ? 1
        : scan_is_mark(scan, i, S("-")) || scan_is_mark(scan, i, S("−")) ? -1
                                                                         : 0;
    const Token *hours = scan_at(scan, i + 1);
    if (sign == 0 || hours->kind != NUMBER || !scan_touches(scan, i)) return 0;
    int h = hours->value, minutes = 0, took = 2;
    if (hours->digits == 4) h = hours->value / 100, minutes = hours->value % 100;
    else if (hours->digits != 2) return 0;
    else if (scan_is_mark(scan, i + 2, S(":")) && scan_is_number(scan, i + 3, 0, 59))
        minutes = scan_at(scan, i + 3)->value, took = 4;
    if (h > 14 || minutes > 59) return 0;
    m->has_zone = true;
    m->zone = sign * (h * 60 + minutes);
    return took;
}

static int half_of_day(const Scan *scan, int i, Moment *m) {
    int took = 1;
    bool pm = scan_is_word(scan, i, S("pm")), am = scan_is_word(scan, i, S("am"));
    if (!pm && !am && scan_is_mark(scan, i + 1, S(".")) && scan_is_word(scan, i + 2, S("m"))) {  // "p.m."
        pm = scan_is_word(scan, i, S("p")), am = scan_is_word(scan, i, S("a"));
        took = scan_is_mark(scan, i + 3, S(".")) ? 4 : 3;
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
        if (scan_is_word(scan, i, before[k])) return 1;
        if (scan_is_word(scan, i, after[k])) return 2;
    }
    // 午後3時, 下午3点: two tokens, of which the joints take the first
    if (scan_is_mark(scan, i, S("午")))
        return scan_is_mark(scan, i - 1, S("下")) ? 2 : scan_is_mark(scan, i - 1, S("上"));
    if (scan_is_mark(scan, i - 1, S("午")))
        return scan_is_mark(scan, i, S("後")) ? 2 : scan_is_mark(scan, i, S("前"));
    return 0;
}

static bool is_hour_word(const Scan *scan, int i) {
    static const Str words[] = {S_("時"), S_("时"), S_("点"), S_("點"), S_("시")};
    for (ptrdiff_t k = 0; k < countof(words); k++)
        if (str_eq(scan_at(scan, i)->text, words[k])) return true;
    return false;
}

// 15:40, 15:40:33.120, 3.40 pm, 15h40; then am or pm; then a zone. Gives the tokens taken.
static int read_time(const Scan *scan, int i, Moment *m) {
    int first = i, early = half_before(scan, i);
    if (early) i++;
    if (!scan_is_number(scan, i, 0, 24) || scan_at(scan, i)->digits > 2) return 0;
    Moment t = *m;
    int at = i + 1;
    t.hour = scan_at(scan, i)->value;
    bool hour_word = is_hour_word(scan, at);
    bool colon = scan_is_mark(scan, at, S(":")) || scan_is_word(scan, at, S("h")) ||
        scan_is_mark(scan, at, S("：")) || hour_word,
         dot = scan_is_mark(scan, at, S("."));
    if ((colon || dot) && scan_is_number(scan, at + 1, 0, 59) &&
        (scan_at(scan, at + 1)->digits == 2 || hour_word)) {
        t.minute = scan_at(scan, at + 1)->value;
        at += 2;
        if (scan_is_mark(scan, at, S("分")) || scan_is_word(scan, at, S("분"))) at++;
        if (scan_is_mark(scan, at, S(":")) && scan_is_number(scan, at + 1, 0, 60)) {
            t.second = scan_at(scan, at + 1)->value;
            at += 2;
            if ((scan_is_mark(scan, at, S(".")) || scan_is_mark(scan, at, S(","))) &&
                scan_at(scan, at + 1)->kind == NUMBER && scan_touches(scan, at))
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
        if (str_eq_case(scan_at(scan, i)->text, joints[k]) && joints[k].len) return true;
    return false;
}

void stamp_time_behind(const Scan *scan, int *end, Moment *m) {
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
void stamp_time_before(const Scan *scan, int *start, Moment *m) {
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
