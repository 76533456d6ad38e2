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

// Who stands in front of a word in its sentence: how far the nearest name or pronoun is, and of what kind.
static uint32_t near_subject(const Ground *g, ptrdiff_t token, ptrdiff_t first) {
    for (ptrdiff_t i = token - 1, n = 0; i >= first && n < NEAR; i--, n++) {
        uint32_t far = n < 1 ? 0 : n < 3 ? 1 : n < 6 ? 2 : 3;
        if (g->prose->region[i] >= 0) return 1;
        if (prose_has(g->prose, i, IS_SUBJECT)) return 40 + far;
        if (prose_has(g->prose, i, IS_PRONOUN)) return 44 + far;
        if (g->kind[i]) return 8 + 4u * g->kind[i] + far;
        if (prose_has(g->prose, i, IS_COMMA)) return 2;
    }
    return 0;
}

// The nearest verb on one side in the sentence, as its word; 0 when none is near.
static uint32_t near_verb(const Ground *g, ptrdiff_t token, Words sentence, int side) {
    ptrdiff_t i = token + side;
    for (int n = 0; n < NEAR && i >= sentence.first && i < sentence.last; i += side, n++)
        if (g->prose->region[i] < 0 && prose_has(g->prose, i, IS_VERB | IS_AUX)) return g->word[i];
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
    uint32_t none = 0, w[5], b[5], s[5], fine[5], coarse[5];
    for (int k = -2; k <= 2; k++) {
        bool in = i + k >= 0 && i + k < prose->len;
        w[k + 2] = in ? g->word[i + k] : none;
        b[k + 2] = in ? prose->bits[i + k] : none;
        s[k + 2] = ground_sort(g, i + k);
        fine[k + 2] = ground_cluster(g, i + k).fine;
        coarse[k + 2] = ground_cluster(g, i + k).coarse;
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
    // groups of words
    ADD(fine[2]);
    ADD(coarse[2]);
    ADD2(fine[1], fine[2]);
    ADD2(fine[2], fine[3]);
    ADD2(fine[2], coarse[3] * 128 + coarse[4]);
    ADD2(coarse[1] * 128 + coarse[2], coarse[3]);
    ADD2(coarse[0] * 128 + coarse[1], coarse[2]);
    ADD2(w[2], coarse[3]);
    ADD2(w[2], coarse[1]);
    ADD2(s[1], fine[2]);
    ADD2(fine[2], s[3] * 32 + s[4]);
    ADD2(fine[2], pattern);
    ADD2(fine[2], left * 8 + right);
    ADD2(feature_str(0, str_slice(word, 0, word.len < 5 ? word.len : 5)), s[3]);
    // who, and what else the sentence does
    uint32_t subject = near_subject(g, before + 1, sentence.first);
    uint32_t verb_left = near_verb(g, before + 1, sentence, -1), verb_right = near_verb(g, i, sentence, 1);
    uint32_t cues = (uint32_t)ground_between(g, COUNT_CUE, sentence.first, sentence.last);
    uint32_t long_line = sentence.last - sentence.first > 12,
             stop = prose_has(prose, sentence.last - 1, IS_STOP | IS_QUOTE);
    ADD(subject);
    ADD2(subject, w[2]);
    ADD2(subject, fine[2]);
    ADD2(subject, sort & 127);
    ADD2(subject, next);
    ADD2(verb_left, w[2]);
    ADD(verb_left);
    ADD2(verb_left, coarse[2]);
    ADD(verb_right);
    ADD2(verb_right, coarse[2]);
    ADD2(cues > 3 ? 3 : cues, sort & 127);
    ADD2(long_line * 2 + stop, sort & 127);
    ADD2(long_line * 2 + stop, w[2]);
    ADD2(i + 3 < prose->len ? g->word[i + 3] : 0, 3);
    ADD2(i >= 3 ? g->word[i - 3] : 0, 4);
    ADD2(w[3], w[4]);
    ADD2(w[0], w[1]);
    ADD2(fine[3], fine[4]);
#undef ADD
#undef ADD2
    sequence_next(out, keep);
}
