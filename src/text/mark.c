// mark.c - see mark.h. First the double marks of a paragraph are paired, then single ones around them.
#include "text/mark.h"

#include "base/limits.h"
#include "base/utf8.h"

#include <string.h>

// A double mark, and what it can do where it stands.
typedef struct Mark {
    Span at;
    bool opens, closes;
    bool low;  // it opens low, so a high opening mark closes it: the German way
} Mark;
typedef struct Marks {
    Mark *at;
    ptrdiff_t len, cap;
} Marks;

typedef enum MarkSide { SIDE_EITHER, SIDE_OPEN, SIDE_CLOSE } MarkSide;

// Angle marks point outwards here, as in French; the German way round (»so«) pairs by SIDE_EITHER's rule.
static const struct {
    Str text;
    MarkSide side;
} doubles[] = {
    {S_("\""), SIDE_EITHER},   {S_("''"), SIDE_EITHER},     {S_("``"), SIDE_OPEN},
    {S_("\u201C"), SIDE_OPEN}, {S_("\u201D"), SIDE_CLOSE},  {S_("\u201E"), SIDE_OPEN},
    {S_("\u201F"), SIDE_OPEN}, {S_("\u00AB"), SIDE_EITHER}, {S_("\u00BB"), SIDE_EITHER},
    {S_("\u300C"), SIDE_OPEN}, {S_("\u300D"), SIDE_CLOSE},
};

static int32_t rune_before(Str text, ptrdiff_t at) { return at > 0 ? utf8_prev(text, &at) : '\n'; }

static int32_t rune_after(Str text, ptrdiff_t at) { return at < text.len ? utf8_next(text, &at) : '\n'; }

static bool is_word(int32_t rune) { return rune_letter(rune) || rune_digit(rune); }

static bool ends_sentence(int32_t rune) {
    return rune == '.' || rune == ',' || rune == '!' || rune == '?' || rune == 0x2026;
}

// 6'2" is a height: its mark closes nothing.
static bool is_inches(Str text, ptrdiff_t at) {
    if (at < 3 || !ascii_digit(text.s[at - 1])) return false;
    ptrdiff_t i = at - 1;
    if (ascii_digit(text.s[i - 1])) i--;
    return i >= 2 && text.s[i - 1] == '\'' && ascii_digit(text.s[i - 2]);
}

// What a mark can do depends on its shape and on what it touches.
static Mark judge(Str text, Span at, MarkSide side) {
    int32_t left = rune_before(text, at.start), right = rune_after(text, at.end);
    Mark mark = {.at = at, .opens = !is_word(left) && !rune_space(right), .closes = !rune_space(left)};
    // an opening mark behind a word and before a space is a slip for a closing one
    bool slip = side == SIDE_OPEN && !rune_space(left) && rune_space(right);
    if (side == SIDE_OPEN) return (Mark){.at = at, .opens = !slip, .closes = slip};
    bool after_opener = left == '(' || left == '[' || left == '/' || left == '\'' || left == 0x2014 ||
        left == 0x2013 || left == '-' || left == 0x2018;
    if (after_opener && is_word(right)) mark.closes = false;
    if (side == SIDE_CLOSE) {
        mark.opens = rune_space(left) && !rune_space(right);
        mark.closes = !mark.opens;
    }
    if (!mark.opens) mark.closes = true;
    return mark;
}

// The next byte from `at` on that may begin a quotation mark; `end` when there is none.
static ptrdiff_t next_mark(Str text, ptrdiff_t at, ptrdiff_t end) {
    static const bool begins[256] = {
        ['"'] = true, ['\''] = true, ['`'] = true, [0xC2] = true, [0xE2] = true, [0xE3] = true};
    while (at < end && !begins[(unsigned char)text.s[at]]) at++;
    return at;
}

static Marks find_marks(Str text, Span paragraph, Arena *scratch) {
    Marks marks = {0};
    for (ptrdiff_t at = next_mark(text, paragraph.start, paragraph.end); at < paragraph.end;
         at = next_mark(text, at, paragraph.end)) {
        char c = text.s[at];
        Str rest = str_slice(text, at, paragraph.end);
        ptrdiff_t len = 0;
        for (ptrdiff_t i = 0; i < countof(doubles) && len == 0; i++) {
            if (!str_starts(rest, doubles[i].text)) continue;
            len = doubles[i].text.len;
            if (c == '"' && is_inches(text, at)) break;
            Mark *mark = vec_push(&marks, scratch);
            *mark = judge(text, (Span){(int32_t)at, (int32_t)(at + len)}, doubles[i].side);
            mark->low = str_eq(doubles[i].text, S("\u201E"));
        }
        at += len ? len : 1;
    }
    return marks;
}

// A mark that may do both closes after a word or the end of a sentence.
static bool closes_here(Str text, const Mark *mark, bool nest) {
    if (!mark->closes) return false;
    if (!nest || !mark->opens) return true;
    int32_t left = rune_before(text, mark->at.start);
    return is_word(left) || ends_sentence(left);
}

// Pairs `marks`. False when the last region ran on to the paragraph's end. With `nest` an opening mark
// inside a region is a quotation in it and asks for a close of its own.
static bool pair_marks(Str text, Span paragraph, const Marks *marks, bool nest, Spans *regions, Arena *keep) {
    ptrdiff_t first = regions->len;
    int32_t start = -1;
    ptrdiff_t depth = 0;
    bool low = false;
    for (ptrdiff_t i = 0; i < marks->len; i++) {
        const Mark *mark = &marks->at[i];
        if (start < 0) {
            if (mark->opens) {
                start = mark->at.end;
                depth = 1;
                low = mark->low;
            } else if (regions->len == first && ends_sentence(rune_before(text, mark->at.start)) &&
                       mark->at.start > paragraph.start) {
                // a close without an open: the quotation came over from the paragraph before
                *vec_push(regions, keep) = (Span){paragraph.start, mark->at.start};
            }
        } else if (closes_here(text, mark, nest) || (low && str_eq(str_span(text, mark->at), S("\u201C")))) {
            if (--depth > 0) continue;
            if (start < mark->at.start) *vec_push(regions, keep) = (Span){start, mark->at.start};
            start = -1;
        } else if (mark->opens && nest) {
            depth++;
        }
    }
    if (start < 0) return true;
    if (start < paragraph.end) *vec_push(regions, keep) = (Span){start, paragraph.end};
    return false;
}

static bool single_at(Str text, ptrdiff_t at, ptrdiff_t *len) {
    if (text.s[at] == '\'') return *len = 1, true;
    Str rest = str_from(text, at);
    if (str_starts(rest, S("\u2018")) || str_starts(rest, S("\u2019")) || str_starts(rest, S("\u201A")))
        return *len = 3, true;
    return *len = 0, false;
}

// '90s, 'em, 'til: an apostrophe for what is left out.
static bool is_elision(Str rest) {
    static const Str words[] = {S_("em"), S_("til"), S_("cause"), S_("tis"), S_("twas"), S_("n"), S_("bout")};
    if (rest.len >= 2 && ascii_digit(rest.s[0]) && ascii_digit(rest.s[1]) &&
        (rest.len == 2 || !ascii_digit(rest.s[2])))
        return true;
    for (ptrdiff_t i = 0; i < countof(words); i++)
        if (str_starts_case(rest, words[i]) && !is_word(rune_after(rest, words[i].len))) return true;
    return false;
}

static bool opens_single(Str text, ptrdiff_t at, ptrdiff_t len) {
    int32_t left = rune_before(text, at), right = rune_after(text, at + len);
    if (is_word(left) || ends_sentence(left) || left == '\'' || left == 0x2019) return false;
    if (!is_word(right) && right != '$' && right != '[' && right != 0x2026) return false;
    return !is_elision(str_from(text, at + len));
}

static bool closes_single(Str text, ptrdiff_t at, ptrdiff_t len) {
    int32_t left = rune_before(text, at), right = rune_after(text, at + len);
    return !rune_space(left) && left != '(' && !is_word(right);
}

// players' bus: at the end of a word in s, before a word in small letters. It closes only where nothing
// better follows.
static bool is_plural(Str text, ptrdiff_t at, ptrdiff_t len) {
    return at > 0 && text.s[at - 1] == 's' && at + len + 1 < text.len && text.s[at + len] == ' ' &&
        ascii_lower(text.s[at + len + 1]);
}

// Where the single mark that opened before `from` closes; 0 where it doesn't. Double regions inside are
// stepped over; another single mark that opens ends the search.
static ptrdiff_t close_single(Str text, ptrdiff_t from, ptrdiff_t end, const Spans *inner, ptrdiff_t next) {
    ptrdiff_t plural = 0;
    for (ptrdiff_t at = from, len; at < end; at++) {
        while (next < inner->len && inner->at[next].end <= at) next++;
        if (next < inner->len && inner->at[next].start <= at) {
            at = inner->at[next].end - 1;
            continue;
        }
        if (text.s[at] != '\'' && text.s[at] != '\xE2') continue;
        if (!single_at(text, at, &len)) continue;
        if (closes_single(text, at, len)) {
            if (!is_plural(text, at, len)) return at;
            if (!plural) plural = at;
        } else if (opens_single(text, at, len)) {
            break;
        }
        at += len - 1;
    }
    return plural;
}

// Merges single regions into `regions` (this paragraph's double ones, from `first`); those they hold go.
static void add_singles(Str text, Span paragraph, ptrdiff_t first, Spans *regions, Arena *keep,
                        Arena scratch) {
    Spans inner = {0}, out = {0};
    for (ptrdiff_t i = first; i < regions->len; i++) *vec_push(&inner, &scratch) = regions->at[i];
    ptrdiff_t next = 0;
    for (ptrdiff_t at = paragraph.start, len; at < paragraph.end; at++) {
        at = next_mark(text, at, paragraph.end);
        if (at == paragraph.end) break;
        if (next < inner.len && inner.at[next].start <= at) {
            *vec_push(&out, &scratch) = inner.at[next];
            at = inner.at[next++].end;
            continue;
        }
        if (text.s[at] != '\'' && text.s[at] != '\xE2') continue;
        if (!single_at(text, at, &len) || !opens_single(text, at, len)) continue;
        ptrdiff_t limit =
            at + LIMIT_SINGLE_QUOTE_BYTES < paragraph.end ? at + LIMIT_SINGLE_QUOTE_BYTES : paragraph.end;
        ptrdiff_t close = close_single(text, at + len, limit, &inner, next);
        if (close <= at + len + 1) continue;
        bool holds_double = next < inner.len && inner.at[next].start < close;
        if (holds_double && !ends_sentence(rune_before(text, close))) continue;
        while (next < inner.len && inner.at[next].start < close) next++;
        *vec_push(&out, &scratch) = (Span){(int32_t)(at + len), (int32_t)close};
        at = close;
    }
    for (; next < inner.len; next++) *vec_push(&out, &scratch) = inner.at[next];
    regions->len = first;
    for (ptrdiff_t i = 0; i < out.len; i++) *vec_push(regions, keep) = out.at[i];
}

static void find_regions(Str text, Span paragraph, Spans *regions, Arena *keep, Arena scratch) {
    Marks marks = find_marks(text, paragraph, &scratch);
    ptrdiff_t first = regions->len;
    if (!pair_marks(text, paragraph, &marks, true, regions, keep)) {
        regions->len = first;
        pair_marks(text, paragraph, &marks, false, regions, keep);
    }
    add_singles(text, paragraph, first, regions, keep, scratch);
}

Spans mark_regions(Str text, const Spans *paragraphs, Arena *keep, Arena scratch) {
    Spans regions = {0};
    for (ptrdiff_t i = 0; i < paragraphs->len; i++)
        find_regions(text, paragraphs->at[i], &regions, keep, scratch);
    return regions;
}
