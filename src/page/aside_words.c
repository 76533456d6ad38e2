// aside_words.c - what the words of a piece say that it is. See aside.h.
#include "page/aside.h"

#include "base/utf8.h"
#include "data/page_asides.h"
#include "data/page_stamps.h"
#include "page/author.h"
#include "page/bare.h"
#include "page/boilerplate.h"
#include "page/credit.h"
#include "page/phrase.h"
#include "page/stamp.h"

enum {
    FOLDED_MOST = 400,   // bytes of a piece that phrases are looked for in
    LINE_BYTES = 60,     // of a piece that a phrase may be all of
    START_WORDS = 60,    // of a piece whose start may name it
    INSIDE_WORDS = 25,   // ... and of one that a phrase inside may name
    NOTICE_WORDS = 120,  // notes and notices about cookies are longer
    READ_WORDS = 8,
    TAG_WORDS = 4,
    BYLINE_WORDS = 16,
};

typedef struct page_asides_row Row;

static bool is_mark(char c) { return str_find_byte(S(" .:()[]>«»*#+|-!"), c) >= 0; }

// Without the marks and counts around: "Related (4):" is "related".
static Str bare_line(Str s) {
    static const Str marks[] = {S_("【"), S_("】"), S_("："), S_("–"), S_("—"), S_("•"), S_("»"),
                                S_("›"),  S_("■"),  S_("◆"),  S_("▼"), S_("▶"), S_("●")};
    for (ptrdiff_t before = -1; before != s.len;) {
        before = s.len;
        while (s.len && (is_mark(s.s[s.len - 1]) || ascii_digit(s.s[s.len - 1]))) s.len--;
        while (s.len && is_mark(s.s[0])) s = str_from(s, 1);
        for (ptrdiff_t i = 0; i < countof(marks); i++) {
            if (str_starts(s, marks[i])) s = str_from(s, marks[i].len);
            if (str_ends(s, marks[i])) s.len -= marks[i].len;
        }
    }
    return s;
}

static const Row *find_line(Str folded) {
    const Row *row = page_asides_find(folded);
    for (; row && row < page_asides + page_asides_len && str_eq(row->phrase, folded); row++)
        if (row->where.s[0] == 'l') return row;
    return NULL;
}

bool aside_is_label(Str text, Arena scratch) {
    if (text.len > LINE_BYTES) return false;
    if (str_ends(text, S(":")) || str_ends(text, S("："))) return true;
    const Row *row = find_line(bare_line(utf8_fold(text, &scratch)));
    return row && (phrase_label(row->label) == ASIDE_TAGS || phrase_label(row->label) == ASIDE_RELATED);
}

static bool letter_at(Str s, ptrdiff_t at) { return at >= 0 && at < s.len && ascii_alpha(s.s[at]); }

// Where a row for anywhere in a line may stand: at a word's start, or where no script has words.
static ptrdiff_t next_place(Str folded, ptrdiff_t at) {
    for (; at < folded.len; at++)
        if (page_asides_may(folded, at, page_asides_in) &&
            !(letter_at(folded, at) && letter_at(folded, at - 1)))
            break;
    return at;
}

// The longest row of `where` that stands at `at`, as whole words.
static const Row *find_at(Str folded, ptrdiff_t at, char where) {
    const Row *best = NULL;
    Str rest = str_from(folded, at);
    unsigned char first = (unsigned char)rest.s[0];
    for (int i = page_asides_from(first); i < page_asides_behind(first); i++) {
        const Row *row = &page_asides[i];
        ptrdiff_t len = row->phrase.len;
        if (row->where.s[0] != where || !str_starts(rest, row->phrase)) continue;
        if (letter_at(rest, len) && letter_at(rest, len - 1)) continue;
        if (best == NULL || len > best->phrase.len) best = row;
    }
    return best;
}

static int32_t words_most(const Row *row) {
    AsideLabel label = phrase_label(row->label);
    if (label == ASIDE_NOTE || label == ASIDE_COOKIES) return NOTICE_WORDS;
    return row->where.s[0] == 's' ? START_WORDS : INSIDE_WORDS;
}

static const Row *find_row(Str folded, int32_t words) {
    Str line = bare_line(folded);
    const Row *row = line.len && line.len <= LINE_BYTES ? find_line(line) : NULL;
    if (row) return row;
    ptrdiff_t skip = 0;
    while (skip < folded.len && str_find_byte(S("*[( "), folded.s[skip]) >= 0) skip++;
    if (skip < folded.len && page_asides_may(folded, skip, page_asides_start))
        row = find_at(folded, skip, 's');
    if (row && words <= words_most(row)) return row;
    for (ptrdiff_t at = 0; (at = next_place(folded, at)) < folded.len; at++) {
        row = find_at(folded, at, 'i');
        if (row && words <= words_most(row)) return row;
    }
    return NULL;
}

static Str cut_number(Str s) {
    ptrdiff_t at = 0;
    while (at < s.len && ascii_digit(s.s[at])) at++;
    return at && at <= 3 ? str_trim(str_from(s, at)) : (Str){0};
}

// A number, a word for minutes and nothing else; or words for reading time, anywhere in a line with a number.
static bool is_minutes(Str folded, int32_t words) {
    Str unit = words <= 2 ? cut_number(folded) : (Str){0};
    const Row *row = unit.len ? page_asides_find(unit) : NULL;
    for (; row && row < page_asides + page_asides_len && str_eq(row->phrase, unit); row++)
        if (row->where.s[0] == 'm') return true;
    return false;
}

bool aside_is_read_time(Str text, int32_t words, Arena scratch) {
    if (words > READ_WORDS || !stamp_may(text)) return false;
    Str folded = utf8_fold(str_slice(text, 0, FOLDED_MOST), &scratch);
    if (is_minutes(folded, words)) return true;
    for (ptrdiff_t at = 0; (at = next_place(folded, at)) < folded.len; at++) {
        const Row *row = find_at(folded, at, 'i');
        if (row && phrase_label(row->label) == ASIDE_READ_TIME) return true;
    }
    return false;
}

// "By Ann Orr", "Von Ann Orr, Berlin".
static bool is_byline(Str text, int32_t words) {
    Str behind = author_behind_by(text);
    return words <= BYLINE_WORDS && behind.len &&
        (ascii_upper(behind.s[0]) || (unsigned char)behind.s[0] >= 0x80);
}

// "Updated at 9.42", "Publié il y a 3 heures", "Published:": when, in words that open date lines.
static bool is_date_line(Str text, Str folded, int32_t words) {
    if (words > BYLINE_WORDS || folded.len == 0) return false;
    bool alone = !stamp_may(text);
    if (alone) folded = bare_line(folded);
    unsigned char first = folded.len ? (unsigned char)folded.s[0] : 0;
    for (int i = page_stamps_from(first); i < page_stamps_behind(first); i++) {
        Str phrase = page_stamps[i].phrase;
        if (str_starts(folded, phrase) &&
            !(letter_at(folded, phrase.len) && letter_at(folded, phrase.len - 1)))
            return true;
    }
    return false;
}

bool aside_said(AsideLabel *label, Str text, int32_t words, Arena scratch) {
    Str folded = utf8_fold(str_slice(text, 0, FOLDED_MOST), &scratch);
    if (is_minutes(folded, words)) {
        *label = ASIDE_READ_TIME;
        return true;
    }
    if (words <= TAG_WORDS && text.len > 1 && text.s[0] == '#' && text.s[1] != ' ') {  // "#Harbours"
        *label = ASIDE_TAGS;
        return true;
    }
    const Row *row = find_row(folded, words);
    if (row) {
        *label = phrase_label(row->label);
        return true;
    }
    if (boilerplate_is(text, words, label, scratch)) return true;
    if (is_byline(text, words) || is_date_line(text, folded, words)) *label = ASIDE_BYLINE;
    else if (words <= START_WORDS && credit_opens(text, label)) return true;
    else return false;
    return true;
}
