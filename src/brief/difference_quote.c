// difference_quote.c - one word of a quotation that two outlets print differently: "they cannot believe what they're
// finding" here, "what they're talking" there.
//
// Only a word for a word, with the same words before and behind it. What is left out, put in brackets, spelled in
// another country's way or shortened is no difference, nor is another form of one word ("have", "had").
#include "brief/difference.h"

enum {
    BEFORE = 3,  // words that are the same before the one that is not,
    BEHIND = 2,  // ... and behind it,
    ALONE = 5,   // ... or before the last word
    WORDS_MOST = 400,
    COMPARED_MOST = 512,
    SHOWN_MOST = 3,  // such differences of a story
};

// One variant's words: its report's terms in quotation marks, in order.
typedef struct Words {
    const Report *report;
    int32_t article;
    int32_t *terms;
    int32_t len;
} Words;

static Words words_of(const Desk *desk, const Evidence *variant, Arena *work) {
    Words words = {.report = &desk->reports[variant->article], .article = variant->article};
    words.terms = arena_new(work, int32_t, WORDS_MOST);
    const Terms *terms = &words.report->terms;
    for (ptrdiff_t p = 0; p < variant->pieces.len; p++)
        for (ptrdiff_t i = term_at(terms, variant->pieces.at[p].start);
             i < terms->len && words.len < WORDS_MOST; i++) {
            if (terms->at[i].at.start >= variant->pieces.at[p].end) break;
            words.terms[words.len++] = (int32_t)i;
        }
    return words;
}

static const Term *word(const Words *words, int32_t i) { return &words->report->terms.at[words->terms[i]]; }

static int32_t spelled(const Desk *desk, const Words *words, int32_t i) {
    return desk->lexicon.forms.at[word(words, i)->form].spelled;
}

// Are `n` words the same, from `i` here and `j` there on?
static bool same_run(const Desk *desk, const Words *a, int32_t i, const Words *b, int32_t j, int32_t n) {
    if (i < 0 || j < 0 || i + n > a->len || j + n > b->len) return false;
    for (int32_t k = 0; k < n; k++)
        if (spelled(desk, a, i + k) != spelled(desk, b, j + k)) return false;
    return true;
}

// A whole word of letters: no figure, no half of "don't", nothing in [brackets].
static bool plain(const Words *words, int32_t i) {
    Str text = words->report->article->text;
    Span at = word(words, i)->at;
    for (int32_t k = at.start; k < at.end; k++)
        if (!ascii_alpha(text.s[k])) return false;
    char before = at.start > 0 ? text.s[at.start - 1] : ' ',
         behind = at.end < text.len ? text.s[at.end] : ' ';
    return at.end - at.start > 1 && before == ' ' && (behind == ' ' || behind == ',' || behind == '.');
}

static bool other_word(const Desk *desk, const Words *a, int32_t i, const Words *b, int32_t j) {
    return spelled(desk, a, i) != spelled(desk, b, j) && word(a, i)->key != word(b, j)->key && plain(a, i) &&
        plain(b, j);
}

// The first word of `a` for which `b` has another; false when there is none.
static bool changed(const Desk *desk, const Words *a, const Words *b, int32_t *at_a, int32_t *at_b) {
    for (int32_t i = BEFORE; i < a->len; i++)
        for (int32_t j = BEFORE; j < b->len; j++) {
            if (spelled(desk, a, i - 1) != spelled(desk, b, j - 1) || !other_word(desk, a, i, b, j)) continue;
            // at the end of one nothing can be the same behind it, so more must be before
            bool end = i + 1 == a->len || j + 1 == b->len;
            int32_t before = end ? ALONE : BEFORE;
            if (same_run(desk, a, i + 1, b, j, 1) || same_run(desk, a, i, b, j + 1, 1))
                continue;  // one word more
            if (!same_run(desk, a, i - before, b, j - before, before)) continue;
            if (!end && !same_run(desk, a, i + 1, b, j + 1, BEHIND)) continue;
            *at_a = i;
            *at_b = j;
            return true;
        }
    return false;
}

static const Clause *clause_of(const DifferenceFinder *f, const Words *words, int32_t i) {
    int32_t c = desk_clause(f->desk, words->article, word(words, i)->at.start);
    return c < 0 ? NULL : &f->desk->clauses.at[c];
}

static bool compare(DifferenceFinder *f, const Words *a, const Words *b) {
    int32_t i, j;
    if (a->article == b->article || (a->len == b->len && same_run(f->desk, a, 0, b, 0, a->len))) return false;
    if (!changed(f->desk, a, b, &i, &j)) return false;
    const Clause *x = clause_of(f, a, i), *y = clause_of(f, b, j);
    if (!x || !y || difference_copies(f, x, y)) return false;
    difference_add(f, DIFFERENCE_QUOTE, x, y);
    return true;
}

void difference_quote(DifferenceFinder *f) {
    int shown = 0, compared = 0;
    for (ptrdiff_t s = 0; s < f->saids->len && shown < SHOWN_MOST; s++) {
        const Said *said = &f->saids->at[s];
        if (said->variants.len < 2) continue;
        Arena work = *f->work;
        Words first = words_of(f->desk, &said->variants.at[0], &work);
        for (ptrdiff_t v = 1; v < said->variants.len && shown < SHOWN_MOST && compared < COMPARED_MOST; v++) {
            compared++;
            Arena here = work;
            Words other = words_of(f->desk, &said->variants.at[v], &here);
            shown += compare(f, &first, &other);
        }
    }
}
