// sentence.c - see sentence.h. Stops end sentences (stop.h); seams begin them (seam.h).
#include "text/sentence.h"

#include "text/language.h"
#include "text/seam.h"
#include "text/stop.h"
#include "text/whole.h"

static void push(Spans *out, const Reader *r, ptrdiff_t end, Arena *keep) {
    *vec_push(out, keep) = (Span){reader_token(r, r->first)->at.start, reader_token(r, end - 1)->at.end};
}

// Does the sentence that seems to end before token `i` go on, because a quotation that is whole does? Quotations before
// it are done with.
static bool is_held(const Reader *r, Spans *whole, ptrdiff_t i) {
    if (i >= r->end) return false;
    int32_t at = reader_token(r, i)->at.start;
    while (whole->len > 0 && whole->at->end <= at) whole->at++, whole->len--;
    return whole->len > 0 && whole->at->start < at;
}

static void read_paragraph(Spans *out, Reader *r, Spans *whole, Arena *keep) {
    r->item = (Item){0};
    for (ptrdiff_t i = r->first; i < r->end; i++) {
        if (seam_before(r, i) && i > r->first) {
            push(out, r, i, keep);
            r->first = i;
        }
        ptrdiff_t end = stop_end(r, &i);
        if (end && !is_held(r, whole, end)) {
            push(out, r, end, keep);
            r->first = end;
            i = end - 1;
        }
    }
    if (r->first < r->end) push(out, r, r->end, keep);
}

// More than half of the lines begin with a small letter.
static bool is_careless(const Tokens *tokens) {
    ptrdiff_t lines = 0, small = 0;
    for (ptrdiff_t i = 0; i < tokens->len; i++) {
        lines += tokens->at[i].line_before;
        small += tokens->at[i].line_before && tokens->at[i].shape == TOKEN_LOWER;
    }
    return 2 * small > lines;
}

// A line that ends in a space goes on in the next one (RFC 3676), and a full stop that stands first in its line ends
// what is above it.
static bool goes_on(const Reader *r, ptrdiff_t i) {
    const Token *token = reader_token(r, i), *last = token - 1;
    Str gap = str_slice(r->text, last->at.end, token->at.start);
    bool flowed = token->shape == TOKEN_LOWER && str_ends(gap, S(" \n"));
    return flowed ||
        (str_eq(str_span(r->text, token->at), S(".")) && i + 1 < r->tokens->len && token[1].space_before);
}

// "de" of "de-AT"
static Str main_language(Str tag) {
    ptrdiff_t len = 0;
    while (len < tag.len && ascii_alpha(tag.s[len])) len++;
    return str_slice(tag, 0, len);
}

static bool has_ordinals(Str language) {
    static const Str languages[] = {S_("de"), S_("da"), S_("nb"), S_("no"), S_("nn"), S_("fi"), S_("cs"),
                                    S_("sk"), S_("hu"), S_("hr"), S_("sl"), S_("sr"), S_("bs"), S_("et"),
                                    S_("lv"), S_("tr"), S_("is"), S_("lb"), S_("und")};
    for (ptrdiff_t i = 0; i < countof(languages); i++)
        if (str_eq(language, languages[i])) return true;
    return false;
}

Spans sentence_find(const Article *article, const Tokens *tokens, Arena *keep, Arena scratch) {
    Spans out = {0}, whole = whole_find(article, &scratch, *keep);
    Reader r = {
        .text = article->text,
        .tokens = tokens,
        .english = language_is_english(article->language),
        .ordinals = has_ordinals(main_language(article->language)),
        .language = main_language(article->language),
        .dateline = article->dateline.at.end,
        .careless = is_careless(tokens),
    };
    // A paragraph is what stands between line breaks: token_find saw them.
    while (r.end < tokens->len) {
        r.first = r.end++;
        while (r.end < tokens->len && (!tokens->at[r.end].line_before || goes_on(&r, r.end))) r.end++;
        read_paragraph(&out, &r, &whole, keep);
    }
    return out;
}
