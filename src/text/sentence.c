// sentence.c - see sentence.h. From each stop, look at what stands before and behind it.
//
//     ... at 6 p.m. Mr. Orr said: "Why?" Nobody knew.
//              word ▲    ▲           ▲ ▲ ▲
//              stop ┘    └ title     │ │ └ next
//                                    │ └── closers belong to what they close
//                                    └──── stop
//
// A stop ends its sentence unless something says no; of two readings the one that joins is chosen where
// a wrong split would cut a name in two ("Jonas E. Orr"). Every look ahead is bounded.
#include "text/sentence.h"

#include "base/utf8.h"
#include "data/abbreviations.en.h"
#include "data/sentences.en.h"
#include "text/language.h"

typedef enum Stop {
    STOP_NONE,
    STOP_DOT,     // . may be an abbreviation's
    STOP_MARK,    // ! ?
    STOP_STRONG,  // 。 । and other scripts' stops: always an end
    STOP_DOTS,    // ... and …
} Stop;

// What stands behind a stop, openers passed over.
typedef enum Next { NEXT_NOTHING, NEXT_LOWER, NEXT_CAPITAL, NEXT_NUMBER, NEXT_MARK, NEXT_UNCASED } Next;

// The mark before an item of a list that stands in one paragraph: "a.", "(2)", "• 9.".
typedef struct Item {
    int32_t value;  // of its number or letter
    char close;     // '.', ')' or '*' for a bullet; 0: no mark
} Item;

// One paragraph being read.
typedef struct Reader {
    Str text;
    const Tokens *tokens;
    bool english;
    ptrdiff_t first;  // the sentence's first token
    ptrdiff_t end;    // behind the paragraph's last token
    Item item;        // the list that runs through it; {0} when none does
} Reader;

static Str word_at(const Reader *r, ptrdiff_t i) {
    return i >= 0 && i < r->end ? token_str(r->text, r->tokens, i) : (Str){0};
}

static const Token *token_of(const Reader *r, ptrdiff_t i) { return &r->tokens->at[i]; }

static bool spaced(const Reader *r, ptrdiff_t i) { return i >= r->end || token_of(r, i)->space_before; }

static bool is_one_of(Str word, const Str *list, ptrdiff_t count) {
    for (ptrdiff_t i = 0; i < count; i++)
        if (str_eq(word, list[i])) return true;
    return false;
}

static Stop stop_of(Str word) {
    static const Str strong[] = {S_("。"), S_("！"), S_("？"), S_("｡"), S_("।"), S_("॥"), S_("؟"),
                                 S_("۔"),  S_("։"),  S_("።"),  S_("။"), S_("។"), S_("‼"), S_("⁉")};
    if (word.len == 0) return STOP_NONE;
    if (word.len == 1) {
        char c = word.s[0];
        return c == '.' ? STOP_DOT : c == '!' || c == '?' ? STOP_MARK : STOP_NONE;
    }
    if (ascii_alpha(word.s[0])) return STOP_NONE;
    if (str_eq(word, S("…"))) return STOP_DOTS;
    if (str_eq(word, S("．"))) return STOP_DOT;
    return is_one_of(word, strong, countof(strong)) ? STOP_STRONG : STOP_NONE;
}

static bool is_straight(Str word) { return word.len == 1 && (word.s[0] == '"' || word.s[0] == '\''); }

static bool is_closer(Str word) {
    static const Str closers[] = {S_(")"),  S_("]"),  S_("}"),  S_("”"),  S_("’"),  S_("»"), S_("›"),
                                  S_("」"), S_("』"), S_("）"), S_("】"), S_("〉"), S_("》")};
    return is_one_of(word, closers, countof(closers));
}

static bool is_opener(Str word) {
    static const Str openers[] = {S_("("), S_("["),  S_("{"),  S_("“"),  S_("‘"),  S_("«"),  S_("‹"), S_("„"),
                                  S_("‚"), S_("「"), S_("『"), S_("（"), S_("【"), S_("〈"), S_("《")};
    return is_one_of(word, openers, countof(openers));
}

static bool is_dash(Str word) { return str_eq(word, S("-")) || str_eq(word, S("–")) || str_eq(word, S("—")); }

static bool is_bullet(Str word) {
    return str_eq(word, S("•")) || str_eq(word, S("●")) || str_eq(word, S("▪")) || str_eq(word, S("◦"));
}

// "[12]" or "[1-3]" behind a sentence belongs to it: index behind it, else `i`.
static ptrdiff_t past_footnotes(const Reader *r, ptrdiff_t i) {
    for (;;) {
        ptrdiff_t at = i;
        if (!str_eq(word_at(r, at++), S("["))) return i;
        while (at < i + 6 && at < r->end &&
               (token_of(r, at)->shape == TOKEN_NUMBER || is_dash(word_at(r, at))))
            at++;
        if (at == i + 1 || !str_eq(word_at(r, at), S("]"))) return i;
        i = at + 1;
    }
}

// The index behind the quotation marks and brackets that close at `i`. A straight quote closes where it
// touches what stands before it.
static ptrdiff_t past_closers(const Reader *r, ptrdiff_t i) {
    if (i < 2) return i;
    for (; i < r->end; i++) {
        Str word = word_at(r, i);
        bool straight = is_straight(word) && !spaced(r, i) && (spaced(r, i + 1) || word.s[0] == '"');
        bool close = is_closer(word) && (!spaced(r, i) || (str_eq(word, S("»")) && spaced(r, i + 1)));
        if (!straight && !close) break;
    }
    bool raised = i < r->end && !spaced(r, i) && spaced(r, i + 1) && token_of(r, i)->shape == TOKEN_NUMBER &&
        word_at(r, i).len <= 2 && token_of(r, i - 2)->shape != TOKEN_NUMBER;
    return past_footnotes(r, i + raised);  // "... was over.12 Then": a raised number that lost its height
}

// The first token from `i` on that opens nothing; at most a few marks are passed over.
static ptrdiff_t past_openers(const Reader *r, ptrdiff_t i) {
    ptrdiff_t limit = i + 4;
    while (i < r->end && i < limit) {
        Str word = word_at(r, i);
        if (!is_opener(word) && !is_straight(word) && !is_bullet(word)) break;
        i++;
    }
    return i;
}

static Next next_of(const Reader *r, ptrdiff_t i) {
    if (i >= r->end) return NEXT_NOTHING;
    ptrdiff_t at = 0;
    switch (token_of(r, i)->shape) {
    case TOKEN_TITLE:
    case TOKEN_UPPER: return NEXT_CAPITAL;
    case TOKEN_NUMBER: return NEXT_NUMBER;
    case TOKEN_PUNCT: return NEXT_MARK;
    case TOKEN_HAN: return NEXT_UNCASED;
    default: break;
    }
    int32_t rune = utf8_next(word_at(r, i), &at);
    if (rune_digit(rune)) return NEXT_NUMBER;
    if (rune_upper(rune)) return NEXT_CAPITAL;
    return rune_lower(rune) ? NEXT_LOWER : NEXT_UNCASED;
}

static bool is_kind(const Reader *r, Str word, Str kind) {
    const struct sentences_en_row *row = r->english ? sentences_en_find(word) : NULL;
    return row && str_eq(row->kind, kind);
}

static bool starts_sentence(const Reader *r, ptrdiff_t i) { return is_kind(r, word_at(r, i), S("start")); }

// What `word` means before a full stop; empty when it is no abbreviation.
static Str abbreviation(const Reader *r, ptrdiff_t i) {
    Str word = word_at(r, i);
    if (!r->english || word.len == 0 || word.len > 8) return (Str){0};
    if (word.s[word.len - 1] == '.') word.len--;  // "e.g."
    const struct abbreviations_en_row *row = abbreviations_en_find(word);
    if (!row && token_of(r, i)->shape == TOKEN_UPPER) {  // GEN. as Gen.
        char title[8];
        for (ptrdiff_t k = 0; k < word.len; k++) title[k] = k ? ascii_fold(word.s[k]) : word.s[0];
        row = abbreviations_en_find((Str){title, word.len});
    }
    return row ? row->kind : (Str){0};
}

// "c. 1818", "b. March 2009"
static bool is_small_letter(Str word) { return word.len == 1 && ascii_lower(word.s[0]); }

static bool is_initial(const Reader *r, ptrdiff_t i) {
    ptrdiff_t at = 0;
    Str word = word_at(r, i);
    return word.len && rune_upper(utf8_next(word, &at)) && at == word.len;
}

// "a.m.", "P.M."
static bool is_clock(Str word) { return str_eq_case(word, S("a.m.")) || str_eq_case(word, S("p.m.")); }

// Too little stands before an abbreviation for a sentence: "At 5 a.m. Mr. Orr left."
static bool just_begun(const Reader *r, ptrdiff_t i) { return i - r->first < 4; }

// An acronym or clock time at `i`, which brought its own full stop; a capital at `next`.
static bool acronym_ends(const Reader *r, ptrdiff_t i, ptrdiff_t next) {
    Str word = word_at(r, i), behind = word_at(r, next);
    if (is_clock(word)) {
        static const Str days[] = {S_("Monday"), S_("Tuesday"),  S_("Wednesday"), S_("Thursday"),
                                   S_("Friday"), S_("Saturday"), S_("Sunday")};
        bool zone = is_kind(r, behind, S("zone")) || is_one_of(behind, days, countof(days));
        return !zone && !just_begun(r, i);
    }
    return starts_sentence(r, next) && !str_eq(abbreviation(r, i), S("inside"));
}

// May the full stop behind the word at `i` end the sentence, with a capital at `next`?
static bool capital_follows(const Reader *r, ptrdiff_t i, ptrdiff_t next) {
    Str kind = abbreviation(r, i);
    if (str_eq(kind, S("title")) || str_eq(kind, S("inside"))) return false;
    if (str_eq(kind, S("month")) || str_eq(kind, S("last")) || str_eq(kind, S("number"))) return true;
    if (str_eq(kind, S("unit"))) return true;
    if (kind.len) return starts_sentence(r, next) && !just_begun(r, i);
    if (is_initial(r, i) || is_small_letter(word_at(r, i))) return starts_sentence(r, next);
    return true;
}

// A number at `next` behind the full stop behind the word at `i`.
static bool number_follows(const Reader *r, ptrdiff_t i) {
    Str kind = abbreviation(r, i);
    if (kind.len) return false;
    const Token *word = token_of(r, i);
    if (is_initial(r, i) || is_small_letter(word_at(r, i))) return false;
    return word->shape != TOKEN_PUNCT || is_closer(word_at(r, i)) || str_eq(word_at(r, i), S("%"));
}

// In other languages "3. Mai" is an ordinal.
static bool is_ordinal(const Reader *r, ptrdiff_t i) {
    return !r->english && token_of(r, i)->shape == TOKEN_NUMBER && word_at(r, i).len <= 2 && i > r->first;
}

// Without a space behind it a full stop ends only "... ended.The next".
static bool lacks_space(const Reader *r, ptrdiff_t i, ptrdiff_t next) {
    TokenShape before = token_of(r, i)->shape;
    bool word = before == TOKEN_NUMBER || (before <= TOKEN_TITLE && word_at(r, i).len > 2);
    if (!word || abbreviation(r, i).len || str_find_byte(word_at(r, i), '.') >= 0) return false;
    bool title = str_eq(abbreviation(r, next), S("title")) && str_eq(word_at(r, next + 1), S("."));
    return next < r->end && token_of(r, next)->shape == TOKEN_TITLE && (title || spaced(r, next + 1));
}

// A list's mark is no sentence: "1.", "(a)", "• 9.", "Q." at its sentence's start.
static bool is_item_mark(const Reader *r, ptrdiff_t i) {
    ptrdiff_t at = r->first;
    while (at < i && token_of(r, at)->shape == TOKEN_PUNCT) at++;
    if (at != i) return false;
    TokenShape shape = token_of(r, i)->shape;
    return shape == TOKEN_NUMBER || (shape != TOKEN_PUNCT && word_at(r, i).len == 1);
}

// A small letter behind the full stop: a sentence of someone who writes no capitals, unless the word may be an
// abbreviation that no table knows. A web address always begins anew.
static bool small_follows(const Reader *r, ptrdiff_t i, ptrdiff_t next) {
    if (str_starts(word_at(r, next), S("www.")) || str_eq(word_at(r, next), S("http"))) return true;
    return r->english && token_of(r, i)->shape == TOKEN_LOWER && word_at(r, i).len >= 3 &&
        !abbreviation(r, i).len;
}

static bool dot_ends(const Reader *r, ptrdiff_t word, ptrdiff_t dot, ptrdiff_t behind) {
    ptrdiff_t next = past_openers(r, behind);
    bool closed = behind > dot + 1;
    if (word < r->first || is_item_mark(r, word) || is_ordinal(r, word)) return false;
    if (!spaced(r, behind) && !closed) return lacks_space(r, word, next);
    switch (next_of(r, next)) {
    case NEXT_LOWER: return word != dot && !closed && small_follows(r, word, next);
    case NEXT_MARK:
        return is_dash(word_at(r, next)) && next_of(r, next + 1) == NEXT_CAPITAL &&
            !abbreviation(r, word).len;
    case NEXT_NUMBER: return word == dot ? false : number_follows(r, word);
    case NEXT_CAPITAL:
        // "Orr & Co. (a firm)", "the U.S. (Monday)": what a bracket opens belongs to an abbreviation
        if (next > behind && str_eq(word_at(r, behind), S("("))) {
            if (word == dot || abbreviation(r, word).len) return false;
        }
        return word == dot ? acronym_ends(r, word, next) : capital_follows(r, word, next);
    default: return true;
    }
}

// A verb of saying after at most three capitals: behind `"Why?"`, "Ann Orr asked" goes on.
static bool saying_follows(const Reader *r, ptrdiff_t i) {
    ptrdiff_t limit = i + 4;
    while (i < limit && next_of(r, i) == NEXT_CAPITAL) i++;
    return is_kind(r, word_at(r, i), S("say"));
}

static bool mark_ends(const Reader *r, ptrdiff_t mark, ptrdiff_t behind) {
    ptrdiff_t next = past_openers(r, behind);
    bool quoted = behind > mark + 1;
    if (mark == r->first && !spaced(r, behind)) return false;  // "!Kung"
    if (!spaced(r, behind) && !quoted) return false;
    switch (next_of(r, next)) {
    case NEXT_LOWER: return !quoted && next_of(r, past_openers(r, r->first)) == NEXT_LOWER && r->english;
    case NEXT_MARK: return is_dash(word_at(r, next)) && next_of(r, next + 1) == NEXT_CAPITAL;
    case NEXT_CAPITAL: return !(quoted && saying_follows(r, next));
    default: return true;
    }
}

// Dots set apart by spaces are a pause: only a word that begins sentences ends one there.
static bool dots_end(const Reader *r, ptrdiff_t dots, ptrdiff_t behind) {
    ptrdiff_t next = past_openers(r, behind);
    if (dots == r->first || !spaced(r, behind)) return false;
    if (next_of(r, next) != NEXT_CAPITAL) return next_of(r, next) == NEXT_UNCASED;
    return !spaced(r, dots) || (starts_sentence(r, next) && !str_eq(word_at(r, next), S("I")));
}

// The index behind the sentence that the token at `i` ends; 0 when it ends none.
static ptrdiff_t end_at(const Reader *r, ptrdiff_t i) {
    Str word = word_at(r, i);
    Stop stop = stop_of(word);
    bool own = stop == STOP_NONE && word.len > 3 && word.s[word.len - 1] == '.';  // "U.S."
    if (stop == STOP_NONE && !own) return 0;
    ptrdiff_t run = i + 1;
    for (; run < r->end && (!spaced(r, run) || stop == STOP_DOT || stop == STOP_DOTS); run++) {
        Stop more = stop_of(word_at(r, run));
        if (more == STOP_NONE) break;
        bool dotted = (stop == STOP_DOT || stop == STOP_DOTS) && more == STOP_DOT;
        if (spaced(r, run) && !dotted) break;
        stop = dotted ? STOP_DOTS : more > stop ? more : stop;
    }
    ptrdiff_t behind = past_closers(r, run);
    if (behind >= r->end) return r->end;
    if (stop == STOP_STRONG) return behind;
    bool ends = stop == STOP_DOTS ? dots_end(r, i, behind)
        : stop == STOP_MARK       ? mark_ends(r, run - 1, behind)
                                  : dot_ends(r, own ? i : i - 1, run - 1, behind);
    return ends ? behind : 0;
}

// The item's mark that begins at `i`.
static Item item_at(const Reader *r, ptrdiff_t i) {
    if (is_bullet(word_at(r, i))) return (Item){0, '*'};
    i += str_eq(word_at(r, i), S("("));
    Str mark = word_at(r, i), close = word_at(r, i + 1);
    if (mark.len == 0 || close.len != 1 || (close.s[0] != ')' && close.s[0] != '.') || spaced(r, i + 1))
        return (Item){0};
    int64_t value = ascii_alpha(mark.s[0]) && mark.len == 1 ? ascii_fold(mark.s[0]) : 0;
    if (value == 0 && (mark.len > 2 || !str_int(mark, &value))) return (Item){0};
    return (Item){(int32_t)value, close.s[0]};
}

// Does the next item of the list begin at `i`? Where none runs, one begins only with its sentence; "J. K. Orr" has
// nothing between its marks.
static bool next_item(Reader *r, ptrdiff_t i) {
    if (i != r->first && (r->item.close == 0 || !spaced(r, i))) return false;
    Item item = item_at(r, i);
    if (item.close == 0) return false;
    bool next = i > r->first + 2 && item.close == r->item.close &&
        (item.close == '*' || item.value == r->item.value + 1);
    if (i == r->first || next) r->item = item;
    return next;
}

static void push(Spans *out, const Reader *r, ptrdiff_t end, Arena *keep) {
    *vec_push(out, keep) = (Span){token_of(r, r->first)->at.start, token_of(r, end - 1)->at.end};
}

static void read_paragraph(Spans *out, Reader *r, Arena *keep) {
    r->item = (Item){0};
    for (ptrdiff_t i = r->first; i < r->end;) {
        if (next_item(r, i)) {
            push(out, r, i, keep);
            r->first = i;
        }
        ptrdiff_t end = end_at(r, i);
        if (end) {
            push(out, r, end, keep);
            r->first = i = end;
        } else {
            i++;
        }
    }
    if (r->first < r->end) push(out, r, r->end, keep);
}

Spans sentence_find(const Article *article, const Tokens *tokens, Arena *keep, Arena scratch) {
    (void)scratch;
    Spans out = {0};
    Reader r = {article->text, tokens, language_is_english(article->language), 0, 0, {0}};
    // A paragraph is what stands between line breaks: token_find saw them.
    while (r.end < tokens->len) {
        r.first = r.end++;
        while (r.end < tokens->len && !tokens->at[r.end].line_before) r.end++;
        read_paragraph(&out, &r, keep);
    }
    return out;
}
