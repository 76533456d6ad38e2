// stop.c - see stop.h. What stands before and behind a stop decides.
//
//     ... at 6 p.m. Mr. Orr said: "Why?" Nobody knew.
//              word ▲    ▲           ▲ ▲ ▲
//              stop ┘    └ title     │ │ └ next
//                                    │ └── closers belong to what they close
//                                    └──── stop
//
// A stop ends its sentence unless something says no; of two readings the one that joins is chosen where a wrong split
// would cut a name in two ("Jonas E. Orr"). Every look ahead is bounded.
#include "text/stop.h"

#include "base/utf8.h"

// "[12]" or "[1-3]" behind a sentence belongs to it: index behind it, else `i`.
static ptrdiff_t past_footnotes(const Reader *r, ptrdiff_t i) {
    for (;;) {
        ptrdiff_t at = i + 1;
        if (!reader_is(r, i, '[')) return i;
        while (at < i + 6 && at < r->end &&
               (reader_token(r, at)->shape == TOKEN_NUMBER || reader_sort(r, at) == SORT_DASH))
            at++;
        if (at == i + 1 || !reader_is(r, at, ']')) return i;
        i = at + 1;
    }
}

// A raised number that lost its height: "... was over.12 Then", "... was over. 12 In March".
static bool is_raised(const Reader *r, ptrdiff_t i) {
    if (i >= r->end || reader_token(r, i)->shape != TOKEN_NUMBER || !reader_spaced(r, i + 1)) return false;
    if (reader_token(r, i - 2)->shape == TOKEN_NUMBER) return false;
    if (!reader_spaced(r, i)) return reader_word(r, i).len <= 2;
    return reader_word(r, i).len <= 2 && reader_next(r, i + 1) == NEXT_CAPITAL &&
        reader_is_kind(r, i + 1, S("start"));
}

// The index behind the quotation marks and brackets that close at `i`. A straight quote closes where it touches what
// stands before it.
static ptrdiff_t past_closers(const Reader *r, ptrdiff_t i) {
    if (i < 2) return i;
    for (; i < r->end; i++) {
        Sort sort = reader_sort(r, i);
        bool apart = reader_spaced(r, i), ends = reader_spaced(r, i + 1);
        bool straight = sort == SORT_STRAIGHT && !apart && (ends || reader_is(r, i, '"'));
        bool close = sort == SORT_CLOSER && (!apart || (ends && str_eq(reader_word(r, i), S("»"))));
        if (!straight && !close) break;
    }
    return past_footnotes(r, i + is_raised(r, i));
}

// "c. 1818", "b. March 2009"
static bool is_small_letter(Str word) { return word.len == 1 && ascii_lower(word.s[0]); }

static bool is_initial(const Reader *r, ptrdiff_t i) {
    ptrdiff_t at = 0;
    Str word = reader_word(r, i);
    return word.len && rune_upper(utf8_next(word, &at)) && at == word.len;
}

// Too little stands before an abbreviation for a sentence: "At 5 a.m. Mr. Orr left."
static bool just_begun(const Reader *r, ptrdiff_t i) { return i - r->first < 4; }

// A firm or place in its short form at `i`, and what begins a sentence at `next`; less has to stand before it where
// that is no name's word at all: "Ask Orr and co. They know."
static bool firm_ends(const Reader *r, ptrdiff_t i, ptrdiff_t next) {
    return reader_starts(r, next) &&
        (!just_begun(r, i) || (i - r->first > 1 && reader_is_kind(r, next, S("start"))));
}

// "a.m.", "P.M."
static bool is_clock(Str word) { return str_eq_case(word, S("a.m.")) || str_eq_case(word, S("p.m.")); }

// What goes on behind "6 p.m.": a zone, a day, "London time".
static bool goes_on_from_clock(const Reader *r, ptrdiff_t i) {
    return reader_is_kind(r, i, S("zone")) || reader_is_kind(r, i, S("day")) ||
        str_eq(reader_word(r, i + 1), S("time")) || str_eq(reader_word(r, i + 2), S("time"));
}

// An acronym or clock time at `i`, which brought its own full stop; a capital at `next`.
static bool acronym_ends(const Reader *r, ptrdiff_t i, ptrdiff_t next) {
    if (is_clock(reader_word(r, i))) return !goes_on_from_clock(r, next) && !just_begun(r, i);
    return reader_starts(r, next) && !str_eq(reader_abbreviation(r, i), S("inside"));
}

// "St" is a street's behind its name or number, a saint's before hers.
static bool is_street(const Reader *r, ptrdiff_t i, ptrdiff_t next) {
    if (!str_eq(reader_word(r, i), S("St")) || i == r->first) return false;
    Next before = reader_next(r, i - 1);
    return (before == NEXT_CAPITAL || before == NEXT_NUMBER) && reader_starts(r, next);
}

// May the full stop behind the word at `i` end the sentence, with a capital at `next`?
static bool capital_follows(const Reader *r, ptrdiff_t i, ptrdiff_t next) {
    static const Str free[] = {S_("month"), S_("last"), S_("number"), S_("unit")};
    Str kind = reader_abbreviation(r, i);
    if (is_initial(r, i) && is_initial(r, next) && reader_is(r, next + 1, '.')) return false;  // "B. A. Orr"
    if (is_initial(r, i) || is_small_letter(reader_word(r, i))) return reader_starts(r, next);
    if (str_eq(kind, S("title"))) return is_street(r, i, next);
    if (str_eq(kind, S("inside"))) return false;
    for (ptrdiff_t k = 0; k < countof(free); k++)
        if (str_eq(kind, free[k])) return true;
    return kind.len ? firm_ends(r, i, next) : true;
}

// A number at `next` behind the full stop behind the word at `i`.
static bool number_follows(const Reader *r, ptrdiff_t i) {
    if (reader_abbreviation(r, i).len || is_initial(r, i) || is_small_letter(reader_word(r, i))) return false;
    return reader_token(r, i)->shape != TOKEN_PUNCT || reader_sort(r, i) == SORT_CLOSER ||
        reader_is(r, i, '%');
}

// In many languages "3. Mai" is an ordinal, but no more "2031-03-04. Mai".
static bool is_ordinal(const Reader *r, ptrdiff_t i) {
    return r->ordinals && reader_token(r, i)->shape == TOKEN_NUMBER && reader_word(r, i).len <= 2 &&
        reader_spaced(r, i) && i > r->first;
}

// Without a space behind it a full stop ends only "... ended.The next".
static bool lacks_space(const Reader *r, ptrdiff_t i, ptrdiff_t next) {
    TokenShape before = reader_token(r, i)->shape;
    bool word = before == TOKEN_NUMBER || (before <= TOKEN_TITLE && reader_word(r, i).len > 2);
    if (!word || reader_abbreviation(r, i).len || str_find_byte(reader_word(r, i), '.') >= 0) return false;
    bool title = str_eq(reader_abbreviation(r, next), S("title")) && reader_is(r, next + 1, '.');
    return next < r->end && reader_token(r, next)->shape == TOKEN_TITLE &&
        (title || reader_spaced(r, next + 1));
}

// A list's mark is no sentence: "1.", "(a)", "ii.", "2).", "• 9.", "Q." at its sentence's start.
static bool is_item_mark(const Reader *r, ptrdiff_t i) {
    ptrdiff_t at = r->first;
    i -= reader_is(r, i, ')') && i > r->first;
    while (at < i && reader_token(r, at)->shape == TOKEN_PUNCT) at++;
    if (at != i) return false;
    TokenShape shape = reader_token(r, i)->shape;
    Str word = reader_word(r, i);
    return shape == TOKEN_NUMBER || (shape != TOKEN_PUNCT && word.len == 1) ||
        ((shape == TOKEN_LOWER || shape == TOKEN_UPPER) && word.len <= 5 && reader_roman(word));
}

// A small letter behind the full stop: a sentence of someone who writes no capitals, unless the word may be an
// abbreviation that no table knows. A web address always begins anew.
static bool small_follows(const Reader *r, ptrdiff_t i, ptrdiff_t next) {
    if (str_starts(reader_word(r, next), S("www.")) || str_eq(reader_word(r, next), S("http"))) return true;
    if (!r->english || reader_abbreviation(r, i).len) return false;
    Str word = reader_word(r, i);
    bool unit =
        i > r->first && word.len <= 3 && reader_token(r, i - 1)->shape == TOKEN_NUMBER;  // "3 in. long"
    if (reader_token(r, i)->shape == TOKEN_LOWER) return word.len >= 2 && !unit;
    return r->careless && reader_sort(r, i) == SORT_WORD && word.len > 3;
}

// "- The next": a dash may begin a sentence, but not "— Ann Orr", who said the one before.
static bool dash_begins(const Reader *r, ptrdiff_t i) {
    ptrdiff_t next = i;
    while (next < i + 3 && reader_sort(r, next) == SORT_DASH) next++;
    return next > i && reader_next(r, next) == NEXT_CAPITAL && r->end - next > 4;
}

// `"... the end." (Orr 55).` names the source of a quotation: its full stop is behind the bracket.
static bool is_citation(const Reader *r, ptrdiff_t i) {
    if (!reader_is(r, i, '(')) return false;
    ptrdiff_t limit = i + 8;
    while (i < limit && !reader_is(r, i, ')')) i++;
    return i < limit && reader_sort(r, i - 1) == SORT_WORD && reader_is(r, i + 1, '.');
}

static bool dot_ends(const Reader *r, ptrdiff_t word, ptrdiff_t dot, ptrdiff_t behind) {
    ptrdiff_t next = reader_past_openers(r, behind);
    bool closed = behind > dot + 1;
    if (word < r->first || is_item_mark(r, word) || is_ordinal(r, word)) return false;
    if (!reader_spaced(r, behind) && !closed) return lacks_space(r, word, next);
    switch (reader_next(r, next)) {
    case NEXT_LOWER: return word != dot && !closed && small_follows(r, word, next);
    case NEXT_MARK: return dash_begins(r, next) && !reader_abbreviation(r, word).len;
    case NEXT_NUMBER: return word == dot ? false : number_follows(r, word);
    case NEXT_CAPITAL:
        // "Orr & Co. (a firm)", "the U.S. (Monday)": what a bracket opens belongs to an abbreviation
        if (next > behind && reader_is(r, behind, '(')) {
            if (word == dot || reader_abbreviation(r, word).len) return false;
        }
        return word == dot ? acronym_ends(r, word, next) : capital_follows(r, word, next);
    default: return true;
    }
}

// A verb of saying after at most three capitals: behind `"Why?"`, "Ann Orr asked" goes on.
static bool saying_follows(const Reader *r, ptrdiff_t i) {
    ptrdiff_t limit = i + 4;
    while (i < limit && reader_next(r, i) == NEXT_CAPITAL) i++;
    return reader_is_kind(r, i, S("say"));
}

// "!!!", "??": nobody calls a thing so, but many end a sentence so and go on with a small letter.
static bool is_loud(const Reader *r, ptrdiff_t mark) {
    return mark > r->first + 1 && reader_sort(r, mark - 1) == SORT_MARK && !reader_spaced(r, mark);
}

// "Yahoo! Mail": the mark is part of a name.
static bool is_called_so(const Reader *r, ptrdiff_t mark) {
    return reader_is(r, mark, '!') && reader_is_kind(r, mark - 1, S("called"));
}

// "[16: pier? 11:40]": a bracket stands open before it.
static bool inside_bracket(const Reader *r, ptrdiff_t mark) {
    ptrdiff_t limit = mark - 8;
    for (ptrdiff_t i = mark - 1; i >= r->first && i > limit; i--) {
        Sort sort = reader_sort(r, i);
        if (sort == SORT_OPENER || sort == SORT_CLOSER) return sort == SORT_OPENER;
    }
    return false;
}

static bool mark_ends(const Reader *r, ptrdiff_t mark, ptrdiff_t behind) {
    ptrdiff_t next = reader_past_openers(r, behind);
    bool quoted = behind > mark + 1;
    if (mark == r->first && !reader_spaced(r, behind)) return false;  // "!Kung"
    if (!reader_spaced(r, behind) && !quoted)                         // "... one person??because"
        return is_loud(r, mark) && reader_sort(r, behind) == SORT_WORD && reader_spaced(r, behind + 1);
    switch (reader_next(r, next)) {
    case NEXT_LOWER:
        if (quoted || !r->english) return false;
        return r->careless || is_loud(r, mark) ||
            reader_next(r, reader_past_openers(r, r->first)) == NEXT_LOWER;
    case NEXT_MARK: return dash_begins(r, next);
    case NEXT_CAPITAL:
        if (quoted) return !saying_follows(r, next);
        return reader_starts(r, next) || !is_called_so(r, mark);
    case NEXT_NUMBER: return quoted || !inside_bracket(r, mark);
    default: return true;
    }
}

// Dots set apart by spaces are a pause: only a word that begins sentences ends one there.
static bool dots_end(const Reader *r, ptrdiff_t dots, ptrdiff_t behind) {
    ptrdiff_t next = reader_past_openers(r, behind);
    if (dots == r->first) return false;
    if (!reader_spaced(r, behind))  // "... it was over...Then"
        return reader_token(r, dots - 1)->shape == TOKEN_LOWER && next < r->end &&
            reader_token(r, next)->shape == TOKEN_TITLE && reader_spaced(r, next + 1);
    if (reader_next(r, next) != NEXT_CAPITAL) return reader_next(r, next) == NEXT_UNCASED;
    return !reader_spaced(r, dots) || (reader_starts(r, next) && !str_eq(reader_word(r, next), S("I")));
}

// `"We do our best, before she comes, to--" At this moment`: a speaker cut off.
static ptrdiff_t dash_end(const Reader *r, ptrdiff_t dash) {
    ptrdiff_t behind = past_closers(r, dash + 1);
    return behind > dash + 1 && reader_spaced(r, behind) && reader_starts(r, behind) ? behind : 0;
}

// "U.S.", "p.m.": a word that brought its own full stop.
static bool has_own_stop(const Reader *r, ptrdiff_t i) {
    Str word = reader_word(r, i);
    return word.len > 3 && word.s[word.len - 1] == '.';
}

ptrdiff_t stop_end(const Reader *r, ptrdiff_t *at) {
    ptrdiff_t i = *at;
    Sort stop = reader_sort(r, i);
    bool own = stop == SORT_WORD && has_own_stop(r, i);
    if (stop == SORT_DASH) return dash_end(r, i);
    if (own) stop = SORT_WORD;
    else if (stop < SORT_DOT || stop > SORT_ELLIPSIS) return 0;
    ptrdiff_t run = i + 1;
    for (; run < r->end; run++) {
        Sort more = reader_sort(r, run);
        if (more < SORT_DOT || more > SORT_ELLIPSIS) break;
        bool dotted = (stop == SORT_DOT || stop == SORT_ELLIPSIS) && more == SORT_DOT;
        if (reader_spaced(r, run) && !dotted) break;
        stop = dotted ? SORT_ELLIPSIS : more > stop ? more : stop;
    }
    *at = run - 1;
    ptrdiff_t behind = past_closers(r, run);
    if (behind >= r->end) return r->end;
    if (behind > run && is_citation(r, behind)) return 0;
    if (stop == SORT_STRONG) return behind;
    bool ends = stop == SORT_ELLIPSIS ? dots_end(r, i, behind)
        : stop == SORT_MARK           ? mark_ends(r, run - 1, behind)
                                      : dot_ends(r, own ? i : i - 1, run - 1, behind);
    return ends ? behind : 0;
}
