// seam.c - see seam.h.
//
//     1) repair the pier 2) pay the crew            items of a list, each by its mark
//     The ferry at sea Image: Ann Orr               a label of the page's furniture
//     Figure 7.2 The pier before the accident       ... which is one alone
//     Ferry hits pier Saturday, October 19, 2013    a day that closes the paragraph
//     a@b.org Call me   02/13/2001 08:02 PM All:    an address or a stamp is no part of what follows
//     over. *** The next                            a line drawn
//     HARROWMOUTH (Agency) - A ferry                a dateline
#include "text/seam.h"

#include "data/agencies.h"
#include "text/lexicon.h"

// The item's mark that begins at `i`.
static Item item_at(const Reader *r, ptrdiff_t i) {
    if (reader_sort(r, i) == SORT_BULLET) return (Item){.close = '*'};
    i += reader_is(r, i, '(');
    Str mark = reader_word(r, i), close = reader_word(r, i + 1);
    if (mark.len == 0 || close.len != 1 || (close.s[0] != ')' && close.s[0] != '.') ||
        reader_spaced(r, i + 1))
        return (Item){0};
    int64_t value = ascii_alpha(mark.s[0]) && mark.len == 1 ? ascii_fold(mark.s[0]) : 0;
    int32_t roman = mark.len <= 5 ? reader_roman(mark) : 0;
    if (value == 0 && roman == 0 && (mark.len > 2 || !str_int(mark, &value))) return (Item){0};
    return (Item){(int32_t)value, roman, close.s[0]};
}

static bool item_follows(Item next, Item item) {
    if (next.close != item.close) return false;
    return item.close == '*' || (item.value && next.value == item.value + 1) ||
        (item.roman && next.roman == item.roman + 1);
}

// Where no list runs, "a." or "1)" behind a stop begins one when its next item stands near.
static bool list_begins(const Reader *r, ptrdiff_t i, Item item) {
    if ((item.value != 1 && item.value != 'a' && item.roman != 1) || reader_token(r, i)->shape == TOKEN_UPPER)
        return false;
    Sort before = reader_sort(r, i - 1);
    if (before < SORT_DOT || before > SORT_ELLIPSIS) return false;
    for (ptrdiff_t k = i + 3; k < i + 40 && k < r->end; k++) {
        if (!reader_spaced(r, k)) continue;
        if (item_follows(item_at(r, k), item)) return true;
    }
    return false;
}

// Does an item of a list begin at `i`? Where none runs, one begins only with its sentence; "J. K. Orr" has nothing
// between its marks.
static bool is_item(Reader *r, ptrdiff_t i) {
    if (!reader_spaced(r, i)) return false;
    Item item = item_at(r, i);
    if (item.close == 0) return false;
    bool next = i > r->first + 2 && item_follows(item, r->item);
    if (i == r->first || next || list_begins(r, i, item)) {
        r->item = item;
        return true;
    }
    return false;
}

static bool is_number(const Reader *r, ptrdiff_t i) {
    return i < r->end && reader_token(r, i)->shape == TOKEN_NUMBER;
}

// "02/13/2001 08:02 PM" at `i`: index behind it, else `i`.
static ptrdiff_t past_stamp(const Reader *r, ptrdiff_t i) {
    static const char between[] = {'/', '/', 0, ':'};
    ptrdiff_t at = i;
    for (ptrdiff_t k = 0; k < countof(between); k++) {
        if (!is_number(r, at)) return i;
        at++;
        if (between[k] && !reader_is(r, at, between[k])) return i;
        at += between[k] != 0;
    }
    if (!is_number(r, at)) return i;
    at++;
    bool half = str_eq_case(reader_word(r, at), S("am")) || str_eq_case(reader_word(r, at), S("pm"));
    return at + half;
}

enum { STAMP = 10 };  // tokens of a stamp: one may have ended so many back

static bool behind_stamp(const Reader *r, ptrdiff_t i) {
    ptrdiff_t start = i - STAMP;
    for (ptrdiff_t k = start > r->first ? start : r->first; k < i; k++)
        if (reader_is(r, k + 1, '/') && past_stamp(r, k) == i) return true;
    return false;
}

// "https://b.org/x", "<a@b.org>" end before `i`, white space around them. Behind "a@b.org" alone only a word that begins
// sentences does: "Ann Orr a@b.org University of Harrow" goes on.
static bool behind_address(const Reader *r, ptrdiff_t i) {
    ptrdiff_t limit = i - 40, k = i - 1;
    if (reader_is(r, k, ')')) return false;
    bool sure = reader_is(r, k, '>') || reader_next(r, i) != NEXT_CAPITAL || reader_starts(r, i);
    for (; k > r->first && k > limit && !reader_spaced(r, k); k--) {
        if (reader_is(r, k, '@') && k < i - 1) return sure;
        if (reader_is(r, k, '/') && reader_is(r, k - 1, '/') && reader_is(r, k - 2, ':')) return true;
    }
    return str_starts(reader_word(r, k), S("www."));
}

static bool is_address(const Reader *r, ptrdiff_t i) {
    char c = r->text.s[reader_token(r, i)->at.start];
    if (c != 'h' && c != 'w') return false;
    return str_eq(reader_word(r, i), S("http")) || str_eq(reader_word(r, i), S("https")) ||
        str_starts(reader_word(r, i), S("www."));
}

// Stars right behind a letter stand for letters: "take the p*** out of".
static bool stands_for_letters(const Reader *r, ptrdiff_t i) {
    if (i <= r->first || reader_spaced(r, i)) return false;
    Str before = reader_word(r, i - 1);
    return before.len > 0 && ascii_alpha(before.s[before.len - 1]);
}

// Stars, or more of another mark, nothing between: index behind the line, else `i`.
static ptrdiff_t past_line(const Reader *r, ptrdiff_t i) {
    Str mark = reader_word(r, i);
    if (stands_for_letters(r, i)) return i;
    if (mark.len != 1 || (mark.s[0] != '*' && mark.s[0] != '=' && mark.s[0] != '-')) return i;
    ptrdiff_t at = i + 1;
    while (reader_is(r, at, mark.s[0]) && !reader_spaced(r, at)) at++;
    return at - i >= (mark.s[0] == '*' ? 3 : 5) ? at : i;
}

static bool behind_line(const Reader *r, ptrdiff_t i) {
    ptrdiff_t least = reader_is(r, i - 1, '*') ? 3 : 5;
    return i >= r->first + least && past_line(r, i - least) == i;
}

// A day of the week with its date, which is all that is left of the paragraph.
static bool is_last_day(const Reader *r, ptrdiff_t i) {
    return r->end - i == 6 && reader_is_kind(r, i, S("day")) && reader_is(r, i + 1, ',') &&
        is_number(r, i + 3) && is_number(r, i + 5);
}

// Behind "Figure 7.2" or "Table 3", first in its paragraph, a capital.
static bool behind_figure(const Reader *r, ptrdiff_t i) {
    return i == r->first + 2 && is_number(r, i - 1) && reader_token(r, r->first)->line_before &&
        reader_is_kind(r, r->first, S("figure")) && reader_token(r, i)->shape == TOKEN_TITLE;
}

// "Best regards," and then who sends them.
static bool behind_regards(const Reader *r, ptrdiff_t i) {
    bool comma = reader_is(r, i - 1, ',');
    ptrdiff_t last = i - 1 - comma;
    return last >= r->first && last < r->first + 3 && reader_is_kind(r, last, S("regards")) &&
        reader_next(r, r->first) == NEXT_CAPITAL;
}

static bool is_agency(Str name) {
    char folded[32];
    if (name.len > (ptrdiff_t)sizeof folded) return false;
    for (ptrdiff_t i = 0; i < name.len; i++) folded[i] = ascii_fold(name.s[i]);
    return agencies_find((Str){folded, name.len}) != NULL;
}

// "(Agency)" or "/AGENCY/" at `i`: index behind it, else `i`.
static ptrdiff_t past_agency(const Reader *r, ptrdiff_t i) {
    char close = reader_is(r, i, '(') ? ')' : reader_is(r, i, '/') ? '/' : 0;
    for (ptrdiff_t k = i + 1; close && k < i + 6; k++)
        if (reader_is(r, k, close)) return k + 1;
    return i;
}

// "HARROWMOUTH, Orra (Agency) - " opened the paragraph and ends before `i`. A place in small letters is one only with
// an agency or its country behind it.
static bool behind_dateline(const Reader *r, ptrdiff_t i) {
    enum { MOST = 16 };
    ptrdiff_t word = reader_past_openers(r, i);  // a dateline may stand before a quotation
    if (word >= r->end || (reader_token(r, word)->shape != TOKEN_TITLE && !reader_starts(r, word)))
        return false;
    if (i < r->first + 2 || i > r->first + MOST || !reader_token(r, r->first)->line_before) return false;
    ptrdiff_t dash = i - 1, comma = 0;
    while (dash > i - 3 && reader_sort(r, dash) == SORT_DASH) dash--;
    if (++dash == i || !reader_spaced(r, dash)) return false;
    bool agency = false;
    for (ptrdiff_t k = r->first; k < dash; k++) {
        ptrdiff_t behind = past_agency(r, k);
        if (behind == dash && k + 1 < behind - 1)
            agency = is_agency(
                str_slice(r->text, reader_token(r, k)->at.end, reader_token(r, dash - 1)->at.start));
        if (behind != k) k = behind - 1;
        else if (reader_is(r, k, ',')) comma = k;
        else if (reader_next(r, k) != NEXT_CAPITAL && !is_number(r, k) && !reader_is(r, k, '.')) return false;
    }
    Str first = reader_word(r, r->first);
    if (agency || (reader_token(r, r->first)->shape == TOKEN_UPPER && first.len > 3 && first.s[1] != '.'))
        return true;
    bool country = false;
    if (comma && lexicon_state(reader_word(r, comma + 1))) return true;
    Span last = {comma ? reader_token(r, comma + 1)->at.start : 0, reader_token(r, dash - 1)->at.end};
    return comma && lexicon_name(str_span(r->text, last), &country) == NAME_PLACE && country;
}

bool seam_before(Reader *r, ptrdiff_t i) {
    if (is_item(r, i)) return true;
    if (!reader_spaced(r, i)) return false;
    if (reader_token(r, i)->at.start >= r->dateline && i > 0 &&
        reader_token(r, i - 1)->at.start < r->dateline)
        return true;
    if (past_line(r, i) != i || behind_line(r, i)) return true;
    Next next = reader_next(r, i);
    if (next == NEXT_NUMBER) {
        if (past_stamp(r, i) != i && reader_next(r, i - 1) != NEXT_LOWER) return true;
    } else if (is_address(r, i) && behind_address(r, i)) {
        return true;
    }
    Sort sort = reader_sort(r, i);
    if ((sort == SORT_OPENER || sort == SORT_STRAIGHT) && behind_dateline(r, i)) return true;
    if (next != NEXT_CAPITAL) return false;
    if (behind_address(r, i) || behind_stamp(r, i) || behind_dateline(r, i)) return true;
    if (!r->english) return false;
    if (reader_is_kind(r, i, S("label")) && reader_is(r, i + 1, ':')) return true;
    return is_last_day(r, i) || behind_figure(r, i) || behind_regards(r, i);
}
