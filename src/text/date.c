// date.c - see date.h. In order: what may stand around an expression, years, what one expression owes to its
// neighbour, all together.
//
// Two passes: forms are matched left to right, the longest at each place; then each is reckoned, in
// text order, because "two days later" needs the day told before it. Linear: a match looks at no more
// than some dozen pieces (form.h).
#include "text/date.h"

#include "base/utf8.h"
#include "text/date_forms.h"
#include "text/date_stretch.h"
#include "text/date_tense.h"
#include "text/date_value.h"
#include "text/number.h"

typedef struct Found {
    ptrdiff_t first, end;  // pieces
    When when;
    bool joined;  // to `when.other`: a range
} Found;
typedef struct Founds {
    Found *at;
    ptrdiff_t len, cap;
} Founds;

typedef struct Find {
    const Article *article;
    const DateForms *forms;
    Pieces pieces;
    Founds found;
    Reckoning from;
    Arena *keep, *scratch;
} Find;

static bool has(const Found *found, WhenField field) { return when_has(&found->when, field); }

static Str str_at(const Find *f, ptrdiff_t i) { return piece_str(&f->pieces, i); }

static char piece_char(const Find *f, ptrdiff_t i) {
    if (i < 0 || i >= f->pieces.len || f->pieces.at[i].kind != PIECE_MARK) return 0;
    char buf[64];
    Str s = piece_fold(f->pieces.text, f->pieces.at[i], buf);
    return s.len == 1 ? s.s[0] : 0;
}

// ---- what may stand around: a date is not a part of a number, code, price or address

static bool is_digits(const Find *f, ptrdiff_t i) {
    return i >= 0 && i < f->pieces.len && f->pieces.at[i].kind == PIECE_DIGITS;
}

static bool is_word(const Find *f, ptrdiff_t i) {
    return i >= 0 && i < f->pieces.len && f->pieces.at[i].kind == PIECE_WORD;
}

// Does the last date found end before piece `i`?
static bool goes_on(const Find *f, ptrdiff_t i) {
    return f->found.len && f->found.at[f->found.len - 1].end == i;
}

// A word in a script that sets no spaces, or whose endings touch numbers (Hangul).
static bool may_touch(const Find *f, ptrdiff_t i) {
    ptrdiff_t at = 0;
    if (!is_word(f, i)) return false;
    int32_t rune = utf8_next(str_at(f, i), &at);
    return rune_han(rune) || (rune >= 0xAC00 && rune <= 0xD7A3);
}

static bool begins_well(const Find *f, ptrdiff_t i) {
    if (!piece_glued(&f->pieces, i - 1) || may_touch(f, i - 1)) return true;
    char mark = piece_char(f, i - 1);
    if (!mark) return !is_digits(f, i - 1) && !is_word(f, i - 1);
    if (!is_digits(f, i)) return mark != '@' && mark != '#' && mark != '_';
    if (mark == '-')  // "S-400", "555-2012" are codes; "pre-1914" and what goes on from a date are not
        return !piece_glued(&f->pieces, i - 2) || goes_on(f, i - 1) ||
            (is_word(f, i - 2) && f->pieces.at[i].at.end - f->pieces.at[i].at.start == 4);
    if (mark == '/' || mark == '.' || mark == ',' || mark == ':')
        return !(piece_glued(&f->pieces, i - 2) && is_digits(f, i - 2));
    return mark != '$' && mark != '#' && mark != '_' && mark != '@' && mark != '%' && mark != '+';
}

static bool ends_well(const Find *f, ptrdiff_t end) {
    ptrdiff_t last = end - 1;
    if (!piece_glued(&f->pieces, last) || may_touch(f, end)) return true;
    char mark = piece_char(f, end);
    if (!mark) return !is_digits(f, end) && !is_word(f, end) && !str_eq(str_at(f, end), S("\xC2\xB0"));
    if (!is_digits(f, last)) return mark != '@';
    if (mark == '.' || mark == ',' || mark == ':' || mark == '/')
        return !(piece_glued(&f->pieces, end) && is_digits(f, end + 1));
    return mark != '%' && mark != '_' && mark != '$';
}

// ---- a bare number as a year

static bool is_rule(const Find *f, ptrdiff_t i, DateWord word) {
    return date_word(f->forms, &f->pieces, i, word);
}

static bool lower_at(const Find *f, ptrdiff_t i) { return is_word(f, i) && ascii_lower(str_at(f, i).s[0]); }

static bool plural_at(const Find *f, ptrdiff_t i) {
    return lower_at(f, i) && str_at(f, i).len > 4 && str_ends(str_at(f, i), S("s")) &&
        !str_ends(str_at(f, i), S("ss"));
}

// "2,012", "2012 people", "$2012", "nearly 2000" are none; before 1900 it takes a word that asks for a
// time, or a date that it goes on from.
static bool year_fits(const Find *f, const Found *found) {
    ptrdiff_t i = found->first, end = found->end;
    int32_t year = found->when.f[WHEN_year];
    char before = piece_char(f, i - 1), after = piece_char(f, end);
    if (is_rule(f, i - 1, DATE_WORD_notyear) || before == '$' || after == '%' || after == '$') return false;
    if (is_rule(f, end, DATE_WORD_counted)) return false;
    if (!is_word(f, i - 1) && plural_at(f, end)) return false;  // "1950 boats lay in the harbour"
    if (year >= 1900 && year < 2060) return true;
    if (is_rule(f, i - 1, DATE_WORD_prep) || before == '(' || after == ')') return !plural_at(f, end);
    if ((before == ',' || before == '-' || f->pieces.at[i].line) && (after || end == f->pieces.len) &&
        after != '-')
        return true;  // "printed at Harrowmouth, 1859."
    return goes_on(f, i - 1) && (before == '-' || is_rule(f, i - 1, DATE_WORD_link));
}

// "may", "march", "sat" are dates only behind a preposition, or as all that the text says; a name of
// more words ("Sun Valley", "May Orr") is none.
static bool weak_fits(const Find *f, const Found *found) {
    bool phrase = f->from.manner == MANNER_PHRASE, name = found->when.f[WHEN_weak] == 2;
    if (f->pieces.len <= found->end - found->first + 1) return true;
    if (name && f->from.manner == MANNER_TEXT && lower_at(f, found->first)) return false;
    if (name && is_word(f, found->end) && !lower_at(f, found->end) && !f->pieces.at[found->end].line &&
        !phrase)
        return false;
    if (is_rule(f, found->first - 1, DATE_WORD_prep)) return true;
    if (name && piece_char(f, found->first - 1) == '-' && goes_on(f, found->first - 1)) return true;
    return name && piece_char(f, found->end) == '-';  // "Mon-Fri"
}

// "may last", "march on": weak words in lower case are verbs, also beside others.
static bool weak_beside(const Find *f, const Found *found) {
    for (ptrdiff_t i = found->first; i < found->end; i++)
        if (is_digits(f, i) || (is_word(f, i) && !lower_at(f, i))) return true;
    return f->from.manner == MANNER_PHRASE;
}

static bool fits(const Find *f, const Found *found) {
    ptrdiff_t i = found->first, end = found->end;
    if (!begins_well(f, i) || !ends_well(f, end)) return false;
    if (has(found, WHEN_open) && goes_on(f, i) && is_rule(f, i, DATE_WORD_link))
        return false;  // "from 2014 till 2018" is a range
    if (has(found, WHEN_tail) && found->when.f[WHEN_tail] == 2 && piece_glued(&f->pieces, end - 1) &&
        piece_char(f, end) == '-')
        return false;  // "at 02-03-2031"
    if (has(found, WHEN_tail) && found->when.f[WHEN_tail] == 2 && (is_word(f, end) || is_digits(f, end)) &&
        !f->pieces.at[end].line && !is_rule(f, end, DATE_WORD_link))
        return false;  // "on the 15th floor"
    bool single = end - i == 1 || (end - i == 2 && piece_char(f, end - 1) == '.');
    if (single && has(found, WHEN_weak) && !weak_fits(f, found)) return false;
    if (!single && has(found, WHEN_weak) && found->when.f[WHEN_weak] == 2 && !weak_beside(f, found))
        return false;
    if (single && is_digits(f, i) && has(found, WHEN_year)) return year_fits(f, found);
    if (has(found, WHEN_hour) && !has(found, WHEN_meridiem) && !has(found, WHEN_day) &&
        is_rule(f, end, DATE_WORD_counted))
        return false;  // "at 6.45 percent"
    return true;
}

// ---- what is left out beside a date: "1890-91", "264 to 241 BC", "28 and 29 August"

static bool joins(const Find *f, ptrdiff_t i) {
    return piece_char(f, i) == '-' || is_rule(f, i, DATE_WORD_link);
}

static void add(Find *f, ptrdiff_t first, ptrdiff_t end, When when) {
    *vec_push(&f->found, f->scratch) = (Found){.first = first, .end = end, .when = when};
}

static int32_t small_digits(const Find *f, ptrdiff_t i, ptrdiff_t most) {
    if (!is_digits(f, i) || f->pieces.at[i].at.end - f->pieces.at[i].at.start > most) return -1;
    return (int32_t)f->pieces.at[i].number;
}

static void add_before(Find *f, const Found *found) {
    ptrdiff_t i = found->first - 2, floor = f->found.len ? f->found.at[f->found.len - 1].end : 0;
    if (is_rule(f, i + 1, DATE_WORD_notyear)) i--;  // "1200 to about 400 BC"
    if (i < floor || !joins(f, i + 1) || !begins_well(f, i)) return;
    When when = found->when;
    if (when_has(&when, WHEN_era) && small_digits(f, i, 4) > 0) {
        when.f[WHEN_year] = small_digits(f, i, 4);
    } else if (when_has(&when, WHEN_day) && when_has(&when, WHEN_month) && is_digits(f, found->first) &&
               small_digits(f, i, 2) > 0 && small_digits(f, i, 2) < when.f[WHEN_day]) {
        when.f[WHEN_day] = small_digits(f, i, 2);
    } else {
        return;
    }
    add(f, i, i + 1, when);
}

static void add_after(Find *f) {
    Found found = f->found.at[f->found.len - 1];
    ptrdiff_t i = found.end + 1;
    if (!is_digits(f, found.end - 1) || piece_char(f, found.end) != '-' || !ends_well(f, i + 1)) return;
    int32_t n = small_digits(f, i, 2), year = found.when.f[WHEN_year];
    if (!has(&found, WHEN_year) || year < 1000 || n <= year % 100 || n - year % 100 > 12 ||
        f->pieces.at[i].at.end - f->pieces.at[i].at.start != 2)
        return;
    When when = found.when;
    when.f[WHEN_year] = year / 100 * 100 + n;
    if (has(&found, WHEN_month)) return;
    add(f, i, i + 1, when);
}

// "Two days after, they met" counts from what was told; "two days after the vote" from what lede does
// not know, so that only the duration is left.
static void settle_tail(const Find *f, Found *found) {
    if (found->when.f[WHEN_tail] == 2) return;
    found->when.f[WHEN_tail] = WHEN_NO;
    bool goes_on = is_word(f, found->end) || is_digits(f, found->end);
    if (!goes_on || f->pieces.at[found->end].line) return;
    found->when.f[WHEN_kind] = KIND_LENGTH;
    found->end--;
}

// "On 1/1/2031 or later" is open, "on 1/1/2031 or later than that" is not: the two words behind go.
static void settle_suffix(const Find *f, Found *found) {
    if (found->when.f[WHEN_tail] != 3) return;
    found->when.f[WHEN_tail] = WHEN_NO;
    if ((!is_word(f, found->end) && !is_digits(f, found->end)) || f->pieces.at[found->end].line) return;
    found->when.f[WHEN_open] = WHEN_NO;
    found->end -= 2;
}

static void find_forms(Find *f) {
    Matcher *matcher = form_matcher(f->forms->forms, &f->pieces, (int32_t)f->from.manner, f->scratch);
    for (ptrdiff_t i = 0; i < f->pieces.len;) {
        Found found = {.first = i};
        found.end = form_match(matcher, i, &found.when);
        if (found.end && has(&found, WHEN_tail)) settle_suffix(f, &found);
        if (!found.end || !fits(f, &found)) {
            i++;
            continue;
        }
        if (has(&found, WHEN_tail)) settle_tail(f, &found);
        add_before(f, &found);
        *vec_push(&f->found, f->scratch) = found;
        add_after(f);
        i = f->found.at[f->found.len - 1].end;
    }
}

// "March and April 1918", "from October to March 1945": the year stands at the last one.
static void share_years(Find *f) {
    for (ptrdiff_t k = f->found.len - 2; k >= 0; k--) {
        Found *a = &f->found.at[k], *b = &f->found.at[k + 1];
        if (has(a, WHEN_year) || !has(b, WHEN_year) || !(has(a, WHEN_month) || has(a, WHEN_season))) continue;
        if (b->first - a->end != 1 || !joins(f, a->end) || has(a, WHEN_kind)) continue;
        bool wraps =
            has(a, WHEN_month) && has(b, WHEN_month) && a->when.f[WHEN_month] > b->when.f[WHEN_month];
        a->when.f[WHEN_year] = b->when.f[WHEN_year] - wraps;
    }
}

// ---- ranges: in one sentence alone, "from May to October 2030" is one stretch

static bool can_join(const Found *found) {
    int32_t kind = has(found, WHEN_kind) ? found->when.f[WHEN_kind] : KIND_DATE;
    return (kind == KIND_DATE || kind == KIND_REL) && !found->joined;
}

static bool joins_range(const Find *f, const Found *a, const Found *b) {
    if (b->first - a->end != 1 || !can_join(a) || !can_join(b)) return false;
    if (piece_char(f, a->end) == '-') return true;
    if (!is_rule(f, a->end, DATE_WORD_link)) return false;
    if (is_rule(f, a->end, DATE_WORD_both)) return is_rule(f, a->first - 1, DATE_WORD_between);
    return true;
}

static void join_ranges(Find *f) {
    ptrdiff_t len = 0;
    for (ptrdiff_t i = 0; i < f->found.len; i++, len++) {
        f->found.at[len] = f->found.at[i];
        if (i + 1 == f->found.len || !joins_range(f, &f->found.at[i], &f->found.at[i + 1])) continue;
        When *other = arena_new(f->scratch, When, 1);
        *other = f->found.at[i + 1].when;
        f->found.at[len].when.other = other;
        f->found.at[len].end = f->found.at[++i].end;
        f->found.at[len].joined = true;
    }
    f->found.len = len;
}

// ---- "two years and three months", "1 hour 30 minutes ago": lengths of falling units are one

static bool is_length(const Found *found) {
    return has(found, WHEN_kind) && found->when.f[WHEN_kind] == KIND_LENGTH;
}

static bool adds_up(const Find *f, const Found *a, const Found *b) {
    ptrdiff_t gap = b->first - a->end;
    bool counts = is_length(b) || (has(b, WHEN_kind) && b->when.f[WHEN_kind] == KIND_AGO);
    if (!is_length(a) || !counts || gap > 1 || f->pieces.at[b->first].line) return false;
    if (gap == 1 && piece_char(f, a->end) != ',' && !is_rule(f, a->end, DATE_WORD_both)) return false;
    return a->when.f[WHEN_count] > 0 && b->when.f[WHEN_count] > 0 &&
        a->when.f[WHEN_unit] > b->when.f[WHEN_unit];
}

static void add_lengths(Find *f) {
    ptrdiff_t len = 0;
    for (ptrdiff_t i = 0; i < f->found.len; i++) {
        Found next = f->found.at[i];
        if (len && adds_up(f, &f->found.at[len - 1], &next)) {
            When *other = arena_new(f->scratch, When, 1);
            *other = f->found.at[len - 1].when;
            next.when.other = other;
            next.first = f->found.at[len - 1].first;
            f->found.at[len - 1] = next;
        } else {
            f->found.at[len++] = next;
        }
    }
    f->found.len = len;
}

// ---- all together

static Span sentence_at(const Article *article, int32_t at, ptrdiff_t *cursor) {
    const Spans *spans = article->sentences.len ? &article->sentences : &article->paragraphs;
    while (*cursor < spans->len && spans->at[*cursor].end <= at) ++*cursor;
    if (*cursor < spans->len && spans->at[*cursor].start <= at) return spans->at[*cursor];
    return (Span){0, (int32_t)article->text.len};
}

// A text that tells of other years than its own: its yearless dates hang on the years it names.
static bool tells_history(const Find *f) {
    if (!f->from.has_now) return true;
    ptrdiff_t far = 0, near = 0;
    for (ptrdiff_t i = 0; i < f->found.len; i++) {
        const Found *found = &f->found.at[i];
        if (has(found, WHEN_year) && has(found, WHEN_month)) {
            int32_t off = found->when.f[WHEN_year] - f->from.now.year;
            if (off < -1 || off > 1) far++;
            else near++;
        } else if (has(found, WHEN_weekday) ||
                   (has(found, WHEN_unit) && !has(found, WHEN_anchor) && has(found, WHEN_shift))) {
            near++;
        }
    }
    return far >= 3 && far > 2 * near;
}

// A text without verbs that is no longer is a note ("Monday, 9 a.m."), whose days lie ahead.
enum { NOTE_PIECES = 12 };

// How long a text may be to be one sentence said to an assistant, or a phrase.
enum { SENTENCE_PIECES = 60, PHRASE_PIECES = 14 };

static Manner manner_of(const Find *f) {
    const Spans *sentences = &f->article->sentences;
    if (f->pieces.len > SENTENCE_PIECES || sentences->len > 1) return MANNER_TEXT;
    for (ptrdiff_t i = 1; i < f->pieces.len; i++)
        if (f->pieces.at[i].line) return MANNER_TEXT;
    if (f->pieces.len > PHRASE_PIECES) return MANNER_SENTENCE;
    for (ptrdiff_t i = 0; i < f->pieces.len; i++) {
        if (is_rule(f, i, DATE_WORD_tense) && !is_rule(f, i, DATE_WORD_adverb)) return MANNER_SENTENCE;
        if (is_rule(f, i, DATE_WORD_ask) || tense_past_ending(f->forms, &f->pieces, i))
            return MANNER_SENTENCE;
    }
    ptrdiff_t last = f->pieces.len - 1;
    char end = piece_char(f, last);
    bool meridiem =
        end == '.' && piece_is(&f->pieces, last - 1, S("m")) && piece_char(f, last - 2) == '.';  // "6 p.m."
    return end == '?' || end == '!' || (end == '.' && !meridiem) ? MANNER_SENTENCE : MANNER_PHRASE;
}

// What was written at `byte` was written then: an entry of a live page has a day of its own.
static void read_now(Reckoning *from, const Article *article, int32_t byte) {
    from->minute = -1;
    Str published = article_time(article, byte);
    bool whole = article->dateline.date.len && !article_entry(article, byte);
    Str day = whole ? article->dateline.date : published;
    from->has_now = day_read(day, &from->now);
    int64_t hour, minute;
    if (from->has_now && published.len >= 16 && published.s[10] == 'T' &&
        str_starts(published, str_slice(day, 0, 10)) && str_int(str_slice(published, 11, 13), &hour) &&
        str_int(str_slice(published, 14, 16), &minute))
        from->minute = (int32_t)(hour * 60 + minute);
}

static void tell(Reckoning *from, const Found *found, const Value *value) {
    bool dated = value->type == DATE_DATE || value->type == DATE_TIME || value->type == DATE_RANGE;
    if (value->grain == GRAIN_NONE || !dated || has(found, WHEN_decade) || has(found, WHEN_century)) return;
    // A year alone does not forget the month told: "in 1940 ... on May 10".
    from->told = value->day;
    from->told_grain = value->grain;
}

static DateType type_of(Str value) { return str_find(value, S("T")) >= 0 ? DATE_TIME : DATE_DATE; }

// In a report "April 6-7" is two dates, as in TIMEX3: where the one that joins them stands; 0 is nowhere.
static ptrdiff_t joint_of(const Find *f, const Found *found) {
    if (f->from.manner != MANNER_TEXT || !has(found, WHEN_kind) || found->when.f[WHEN_kind] != KIND_RANGE)
        return 0;
    ptrdiff_t joint = 0;
    for (ptrdiff_t i = found->first + 1; i + 1 < found->end; i++) {
        if (!joins(f, i)) continue;
        if (joint) return 0;
        joint = i;
    }
    return joint;
}

static void put_dates(Find *f, const Found *found, const Value *value, Dates *out) {
    const Piece *pieces = f->pieces.at;
    Span at = {pieces[found->first].at.start, pieces[found->end - 1].at.end};
    ptrdiff_t joint = joint_of(f, found), slash = str_find(value->text, S("/"));
    if (!joint || slash < 0) {
        *vec_push(out, f->keep) = (Date){at, value->type, value->text, value->reckoned};
        return;
    }
    ptrdiff_t first = found->first;  // past "from", "between"
    if (is_rule(f, first, DATE_WORD_between) || is_rule(f, first, DATE_WORD_prep)) first++;
    Str a = str_slice(value->text, 0, slash), b = str_from(value->text, slash + 1);
    Span from = {pieces[first].at.start, pieces[joint - 1].at.end}, to = {pieces[joint + 1].at.start, at.end};
    *vec_push(out, f->keep) = (Date){from, type_of(a), a, value->reckoned};
    *vec_push(out, f->keep) = (Date){to, type_of(b), b, value->reckoned};
}

// Is it "from 2014 to 2018", "2014 to 2018" or "from 2014-2018", rather than "2014-2018"?
static bool told_in_words(const Find *f, const Found *found) {
    for (ptrdiff_t i = found->first - 1; i < found->end; i++)
        if (is_rule(f, i, DATE_WORD_from) || (i >= found->first && is_rule(f, i, DATE_WORD_link)))
            return true;
    return false;
}

static void reckon_all(Find *f, Dates *out) {
    ptrdiff_t cursor = 0;
    const LiveEntry *entry = article_entry(f->article, 0);
    for (ptrdiff_t i = 0; i < f->found.len; i++) {
        Found *found = &f->found.at[i];
        int32_t start = f->pieces.at[found->first].at.start;
        if (entry != article_entry(f->article, start)) {
            entry = article_entry(f->article, start);
            read_now(&f->from, f->article, start);
            f->from.told_grain = GRAIN_NONE;
        }
        Span sentence = sentence_at(f->article, start, &cursor);
        if (found->when.f[WHEN_kind] == KIND_AGO && has(found, WHEN_weak) &&
            date_looks_back(f->forms, &f->pieces, found->first, sentence))
            found->when.f[WHEN_kind] = KIND_LENGTH;
        f->from.tense = date_tense(f->forms, &f->pieces, found->first, found->end, sentence);
        // "Ordered them to leave by April 3": a last day may lie ahead of what is told as past.
        if (f->from.tense < 0 && has(found, WHEN_month) && !has(found, WHEN_kind) &&
            is_rule(f, found->first - 1, DATE_WORD_till))
            f->from.tense = 0;
        if (!f->from.tense && (f->pieces.len <= NOTE_PIECES || f->from.manner != MANNER_TEXT))
            f->from.tense = 1;
        f->from.points = told_in_words(f, found);
        Value value = found->joined ? stretch_range(&found->when, &f->from, f->keep)
                                    : date_value(&found->when, &f->from, f->keep);
        if (!value.text.len) continue;
        put_dates(f, found, &value, out);
        tell(&f->from, found, &value);
    }
}

Dates date_find(const Article *article, const Tokens *tokens, Arena *keep, Arena scratch) {
    Find f = {.article = article, .keep = keep, .scratch = &scratch};
    f.forms = date_forms(article->language, false, &scratch);
    f.pieces = piece_cut(article->text, tokens, &scratch);
    if (f.forms->english) number_mark(&f.pieces);
    form_mark(f.forms->forms, &f.pieces);
    read_now(&f.from, article, 0);
    f.from.manner = manner_of(&f);
    if (f.from.manner != MANNER_TEXT) {
        f.forms = date_forms(article->language, true, &scratch);
        form_mark(f.forms->forms, &f.pieces);
    }
    f.from.report = article->title.len || article->outlet.len;
    find_forms(&f);
    share_years(&f);
    add_lengths(&f);
    if (f.from.manner != MANNER_TEXT) join_ranges(&f);
    f.from.history = tells_history(&f);
    Dates out = {0};
    reckon_all(&f, &out);
    return out;
}
