// phrase.c - see phrase.h.
#include "page/phrase.h"

#include "base/utf8.h"
#include "data/page_phrases.h"
#include "page/stamp.h"

enum {
    FOLDED_MOST = 600,  // bytes of a line that phrases are looked for in
    CAPTION_WORDS = 70,
};

AsideLabel phrase_label(Str word) {
#define ROW(constant, name) {S_(name), constant},
    static const struct {
        Str name;
        AsideLabel label;
    } rows[] = {ASIDES(ROW)};
#undef ROW
    for (ptrdiff_t i = 0; i < countof(rows); i++)
        if (str_eq(rows[i].name, word)) return rows[i].label;
    return ASIDE_OTHER;
}

static bool ends_page(AsideLabel label) {
    return label == ASIDE_TAGS || label == ASIDE_COMMENTS || label == ASIDE_COOKIES;
}

// "Related (4):" -> "related": what a heading of links ends with is cut off.
static Str heading_of(Str folded) {
    while (
        folded.len &&
        (ascii_digit(folded.s[folded.len - 1]) || str_find_byte(S(":.() >»"), folded.s[folded.len - 1]) >= 0))
        folded.len--;
    while (folded.len && (str_find_byte(S("[>+«*#( "), folded.s[0]) >= 0)) folded = str_from(folded, 1);
    if (folded.len && folded.s[folded.len - 1] == ']') folded.len--;
    return folded;
}

// A whole line, or the heading that it is.
static PhraseHit find_line(Str folded) {
    Str heading = heading_of(folded);
    const struct page_phrases_row *row = page_phrases_find(heading);
    for (; row && row < page_phrases + page_phrases_len && str_eq(row->phrase, heading); row++)
        if (str_eq(row->where, S("line"))) {
            AsideLabel what = phrase_label(row->label);
            return (PhraseHit){true, what, true, ends_page(what)};
        }
    return (PhraseHit){0};
}

static PhraseHit find_start(Str folded, int32_t words) {
    unsigned char c = (unsigned char)folded.s[0];
    for (int i = page_phrases_from(c); i < page_phrases_behind(c); i++) {
        const struct page_phrases_row *row = &page_phrases[i];
        if (row->where.s[0] != 's') continue;
        // a long line that opens with "By the time ..." is no byline
        if (!str_starts(folded, row->phrase) || (words > 20 && row->phrase.s[row->phrase.len - 1] == ' '))
            continue;
        AsideLabel what = phrase_label(row->label);
        if (words > 40 && what != ASIDE_NOTE && what != ASIDE_CAPTION && what != ASIDE_COOKIES) continue;
        return (PhraseHit){true, what, false, ends_page(what) && !(what == ASIDE_COOKIES && words > 12)};
    }
    return (PhraseHit){0};
}

static bool may_open(Str text, ptrdiff_t at) {
    if (!page_phrases_may(text, at, page_phrases_in)) return false;  // most places: asked first
    return at == 0 || !ascii_alpha(text.s[at - 1]) || !ascii_alpha(text.s[at]);
}

static PhraseHit find_inside(Str folded, int32_t words) {
    for (ptrdiff_t at = 0; at < folded.len; at++) {
        if (!may_open(folded, at)) continue;
        unsigned char c = (unsigned char)folded.s[at];
        for (int i = page_phrases_from(c); i < page_phrases_behind(c); i++) {
            const struct page_phrases_row *row = &page_phrases[i];
            if (row->where.s[0] != 'i' || !str_starts(str_from(folded, at), row->phrase)) continue;
            AsideLabel what = phrase_label(row->label);
            if (what == ASIDE_READ_TIME && words > 16) continue;
            if (what == ASIDE_CAPTION && words > CAPTION_WORDS) continue;
            return (PhraseHit){true, what, false, false};
        }
    }
    return (PhraseHit){0};
}

// May a row stand in it? Asked of the text as it is written, so that most need not be folded.
static bool may_hold(Str text) {
    Str heading = heading_of(text);
    if (heading.len && page_phrases_may(heading, 0, page_phrases_line)) return true;
    if (page_phrases_may(text, 0, page_phrases_start)) return true;
    for (ptrdiff_t at = 0; at < text.len; at++)
        if (may_open(text, at)) return true;
    return false;
}

PhraseHit phrase_find(Str text, int32_t words, Arena scratch) {
    text = str_slice(text, 0, FOLDED_MOST);
    if (text.len == 0 || !may_hold(text)) return (PhraseHit){0};
    Str folded = utf8_fold(text, &scratch);
    PhraseHit hit = find_line(folded);
    if (!hit.found) hit = find_start(folded, words);
    if (!hit.found) hit = find_inside(folded, words);
    return hit;
}

// In any script; the first bytes of those that have digits of their own are few.
static bool has_digit(Str text) {
    for (ptrdiff_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.s[i];
        if (ascii_digit((char)c)) return true;
        ptrdiff_t at = i;
        if ((c == 0xD9 || c == 0xDB || c == 0xE0 || c == 0xEF) && rune_digit(utf8_next(text, &at)))
            return true;
    }
    return false;
}

bool phrase_is_date(Str text, int32_t words, Arena scratch) {
    if (words > 9 || !has_digit(text)) return false;  // most lines have none
    Stamp stamp = stamp_find(text, true, &scratch);
    return stamp.iso.len && (stamp.end - stamp.at) * 10 >= text.len * 6;
}
