// cue_model.c - see cue_model.h.
#include "text/cue_model.h"

#include "text/speaker.h"

enum { NEAR = 12, FAMILY = 100 };  // tokens within which a quotation is near; the first family number

bool cue_possible(const Ground *g, ptrdiff_t token) {
    const Prose *prose = g->prose;
    if (prose->region[token] >= 0) return false;
    if (g->cue_of[token] >= 0) return g->cue_of[token] != (token ? g->cue_of[token - 1] : -1);
    if (prose_is(prose, token, S(":"))) return true;
    if (prose_has(prose, token, IS_MARK | IS_DET | IS_PRONOUN | IS_TIME)) return false;
    if (prose->token[token].shape == TOKEN_LOWER)
        return !prose_has(prose, token, ~(uint32_t)(IS_VERB | IS_ADV));
    return prose->token[token].shape == TOKEN_TITLE && prose->token[token].line_before;
}

// How far the next quotation is on one side, in steps; 0 when none is near.
static uint32_t near_region(const Prose *prose, ptrdiff_t token, int side) {
    for (int n = 1; n <= NEAR; n++) {
        ptrdiff_t i = token + side * n;
        if (i < 0 || i >= prose->len) return 0;
        if (prose->region[i] >= 0) return n < 4 ? (uint32_t)n : n < 7 ? 4 : 5;
    }
    return 0;
}

// How far a word of some bits stands behind, in steps; 0 when none is near.
static uint32_t near_that(const Prose *prose, ptrdiff_t token) {
    for (uint32_t n = 1; n <= 4; n++)
        if (prose_is(prose, token + (ptrdiff_t)n, S("that"))) return n;
    return 0;
}

static uint32_t cue_sort(const Cue *cue) {
    return 1 + (uint32_t)cue->form + 8u * (uint32_t)cue->class + 32u * cue->passive + 64u * cue->infinitive +
        128u * cue->takes;
}

static uint32_t ending(Str word, ptrdiff_t len) {
    return word.len > len ? feature_str(0, str_from(word, word.len - len)) : feature_str(0, word);
}

void cue_features(Sequence *out, const Ground *g, ptrdiff_t i, Arena *keep) {
    const Prose *prose = g->prose;
    uint32_t family = FAMILY;
#define ADD(value) sequence_add(out, feature_num(family++, (value)), keep)
#define ADD2(a, b) sequence_add(out, feature_two(family++, (a), (b)), keep)
    uint32_t none = 0, w[5], b[5], s[5];
    for (int k = -2; k <= 2; k++) {
        bool in = i + k >= 0 && i + k < prose->len;
        w[k + 2] = in ? g->word[i + k] : none;
        b[k + 2] = in ? prose->bits[i + k] : none;
        s[k + 2] = ground_sort(g, i + k);
    }
    Str word = prose_word(prose, i);
    int32_t c = g->cue_of[i];
    const Cue *cue = c >= 0 ? &g->cues->at[c] : NULL;
    uint32_t sort = cue ? cue_sort(cue) : 0, pattern = 0;
    if (cue && g->ruled[c].speech) pattern = 20 + (uint32_t)g->ruled[c].speech->pattern;
    else if (cue && g->ruled[c].told.content[0].last) pattern = 1 + (uint32_t)g->ruled[c].told.pattern;
    Words sentence = prose->sentence_run[prose->sentence[i]];
    uint32_t left = near_region(prose, i, -1), right = near_region(prose, i, 1), that = near_that(prose, i);
    uint32_t depth = g->depth[i] > 2 ? 2 : (uint32_t)g->depth[i];
    uint32_t first = i == sentence.first, noun = prose_has(prose, i - 1, IS_DET | IS_POSS);
    ptrdiff_t behind = cue ? cue->at.last : i + 1, before = cue ? cue->wide.first - 1 : i - 1;
    uint32_t next = ground_sort(g, behind), last = ground_sort(g, before);
    uint32_t others = (uint32_t)ground_between(g, COUNT_CUE, sentence.first, i);
    uint32_t commas = (uint32_t)ground_between(g, COUNT_COMMA, sentence.first, i);
    uint32_t verbs = (uint32_t)ground_between(g, COUNT_VERB, sentence.first, i);
    others = others > 3 ? 3 : others, commas = commas > 3 ? 3 : commas, verbs = verbs > 3 ? 3 : verbs;
    ADD(w[2]);
    ADD(w[1]);
    ADD(w[3]);
    ADD(w[0]);
    ADD(w[4]);
    ADD2(w[1], w[2]);
    ADD2(w[2], w[3]);
    ADD2(s[1], w[2]);
    ADD2(w[2], s[3]);
    ADD2(w[2], next);
    ADD2(last, w[2]);
    ADD(s[0] * 1024 + s[1] * 32 + s[2]);
    ADD(s[2] * 1024 + s[3] * 32 + s[4]);
    ADD(last * 32 + next);
    ADD2(sort, last * 32 + next);
    ADD(b[2]);
    ADD(b[1]);
    ADD(b[3]);
    ADD(ending(word, 3));
    ADD(ending(word, 2));
    ADD(ending(word, 4));
    ADD2(ending(word, 2), s[1] * 32 + s[3]);
    ADD(sort);
    ADD2(sort, pattern);
    ADD2(pattern, w[2]);
    ADD2(pattern, depth);
    ADD2(sort & 127, depth);
    ADD2(w[2], depth);
    ADD(depth);
    ADD(left * 8 + right);
    ADD2(w[2], left * 8 + right);
    ADD2(sort, left * 8 + right);
    ADD(that * 8 + (g->depth[i] > 0));
    ADD2(w[2], that);
    ADD(first * 4 + noun * 2 + (prose->token[i].shape == TOKEN_TITLE));
    ADD(others);
    ADD(commas * 4 + verbs);
    ADD(others * 64 + depth * 16 + left);
    ADD(before >= 0 ? g->kind[before] : 0);
    ADD(behind < prose->len ? g->kind[behind] : 0);
    ADD2(before >= 0 ? g->kind[before] : 0, sort & 127);
    ADD2(pattern, behind < prose->len ? g->word[behind] : 0);
    ADD2(pattern, before >= 0 ? g->word[before] : 0);
#undef ADD
#undef ADD2
    sequence_next(out, keep);
}
