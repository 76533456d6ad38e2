// thing.c - see thing.h.
#include "text/thing.h"

enum { THING_WORDS = 10 };

// A stop word ends a noun group; "US" and "IT" are none, nor is the letter of "triple-A".
static bool stops(const Pieces *pieces, ptrdiff_t i) {
    Str s = piece_str(pieces, i);
    bool letters = s.len > 1 && ascii_upper(s.s[0]) && ascii_upper(s.s[1]);
    if (letters || (piece_mark(pieces, i - 1, '-') && piece_glued(pieces, i - 1))) return false;
    return around_is(pieces, i, S("stop"));
}

static bool is_word(const Pieces *pieces, ptrdiff_t i) {
    return i >= 0 && i < pieces->len && pieces->at[i].kind == PIECE_WORD;
}

static bool lower_end(const Pieces *pieces, ptrdiff_t i, Str end) {
    Str s = piece_str(pieces, i);
    return s.len > 3 && ascii_lower(s.s[0]) && str_ends(s, end);
}

static bool plural(const Pieces *pieces, ptrdiff_t i) {
    return is_word(pieces, i) && piece_str(pieces, i).len > 3 && str_ends(piece_str(pieces, i), S("s"));
}

// "12 people injured", "two boats waiting": a verb that tells more of the noun before it. "12 armed men"
// and "two waiting boats" are things.
static bool verb_at(const Pieces *pieces, ptrdiff_t start, ptrdiff_t i) {
    if (lower_end(pieces, i, S("ed"))) return i > start || !is_word(pieces, i + 1) || stops(pieces, i + 1);
    return lower_end(pieces, i, S("ing")) && i > start && plural(pieces, i - 1);
}

// "U.S.": the pieces of an abbreviation; else i.
static ptrdiff_t initials(const Pieces *pieces, ptrdiff_t i) {
    while (is_word(pieces, i) && pieces->at[i].at.end - pieces->at[i].at.start == 1 &&
           ascii_upper(piece_str(pieces, i).s[0]) && piece_mark(pieces, i + 1, '.') && piece_glued(pieces, i))
        i += 2;
    return i;
}

// The words from piece i on that are one noun group: up to a stop word, a verb, a mark.
static ptrdiff_t noun_group(const Pieces *pieces, ptrdiff_t i) {
    ptrdiff_t start = i;
    for (; i < pieces->len && i < start + THING_WORDS; i++) {
        if (pieces->at[i].line && i > start) break;
        if (piece_mark(pieces, i, '-') && piece_glued(pieces, i - 1) && piece_glued(pieces, i) && i > start)
            continue;
        if (piece_mark(pieces, i, '\'') && piece_glued(pieces, i) && i > start) break;
        ptrdiff_t past = initials(pieces, i);
        if (past > i && is_word(pieces, past)) i = past;
        if (!is_word(pieces, i) || stops(pieces, i) || verb_at(pieces, start, i)) break;
    }
    while (i > start && !is_word(pieces, i - 1)) i--;
    return i;
}

static bool word_is(const Pieces *pieces, ptrdiff_t i, Str word) {
    if (!is_word(pieces, i)) return false;
    char buf[64];
    return str_eq(piece_fold(pieces->text, pieces->at[i], buf), word);
}

static bool determiner(const Pieces *pieces, ptrdiff_t i) { return around_is(pieces, i, S("determiner")); }

// "20 of the 30 boats": past the second number.
static ptrdiff_t past_number(const Pieces *pieces, ptrdiff_t i) {
    if (determiner(pieces, i)) i++;
    Number number = number_read(pieces, i);
    return number.end ? number.end : i;
}

static ptrdiff_t with_of(const Pieces *pieces, ptrdiff_t end) {
    for (int more = 0; more < 2 && word_is(pieces, end, S("of")); more++) {
        ptrdiff_t at = end + 1;
        if (determiner(pieces, at)) at++;
        ptrdiff_t group = noun_group(pieces, at);
        if (group == at) break;
        end = group;
    }
    return end;
}

static Span pieces_span(const Pieces *pieces, ptrdiff_t first, ptrdiff_t end) {
    return (Span){pieces->at[first].at.start, pieces->at[end - 1].at.end};
}

Span thing_of(const Pieces *pieces, ptrdiff_t i, bool has_unit, bool measured) {
    if (has_unit) {
        if (word_is(pieces, i, S("worth"))) i++;  // "$2 million worth of shares"
        if (!word_is(pieces, i, S("of")) && !word_is(pieces, i, S("in"))) return (Span){0};
        bool place = i + 1 < pieces->len && ascii_upper(piece_str(pieces, i + 1).s[0]);
        if (word_is(pieces, i, S("in")) && (place || measured)) return (Span){0};
        i = past_number(pieces, i + 1);
    } else if (word_is(pieces, i, S("of"))) {
        i = past_number(pieces, i + 1);
    } else if (piece_mark(pieces, i, '-') && piece_glued(pieces, i - 1) && piece_glued(pieces, i)) {
        return is_word(pieces, i + 1) ? pieces_span(pieces, i + 1, i + 2) : (Span){0};  // "a 30-page report"
    } else if (word_is(pieces, i, S("more")) || word_is(pieces, i, S("other"))) {
        i++;  // "12 more people"
    } else if (word_is(pieces, i - 1, S("half")) && determiner(pieces, i)) {
        i++;  // "half the force"
    }
    ptrdiff_t end = noun_group(pieces, i);
    if (end == i || pieces->at[i].line) return (Span){0};
    bool those = word_is(pieces, i - 1, S("those")) || word_is(pieces, i - 1, S("these"));
    if (those && !plural(pieces, end - 1) && !around_is(pieces, end - 1, S("plural")))
        return (Span){0};  // "20 of those surveyed"
    return pieces_span(pieces, i, with_of(pieces, end));
}
