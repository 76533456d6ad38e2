// ground.c - see ground.h.
#include "text/ground.h"

#include "text/tagger.h"

enum { FAMILY_WORD = 1, WORD_BYTES = 32, LIKELY_CUE = 400 };

static uint32_t word_hash(Str word) {
    char folded[WORD_BYTES];
    if (word.len > WORD_BYTES) word.len = WORD_BYTES;
    for (ptrdiff_t i = 0; i < word.len; i++) folded[i] = ascii_fold(word.s[i]);
    return feature_str(FAMILY_WORD, (Str){folded, word.len});
}

static void mark_names(Ground *g) {
    const Prose *prose = g->prose;
    const Names *names = &prose->article->names;
    for (ptrdiff_t n = 0, i = 0; n < names->len; n++) {
        while (i < prose->len && prose->token[i].at.end <= names->at[n].at.start) i++;
        for (; i < prose->len && prose->token[i].at.start < names->at[n].at.end; i++)
            g->kind[i] = (uint8_t)(1 + names->at[n].kind);
    }
}

static void count_all(Ground *g) {
    static const struct {
        Count what;
        uint32_t bits;
    } rows[] = {{COUNT_COMMA, IS_COMMA}, {COUNT_BREAK, IS_BREAK | IS_STOP}, {COUNT_VERB, IS_VERB | IS_AUX}};
    const Prose *prose = g->prose;
    for (ptrdiff_t i = 0; i < prose->len; i++) {
        for (int k = 0; k < COUNT_KINDS; k++) g->count[k][i + 1] = g->count[k][i];
        g->count[COUNT_LINE][i + 1] += prose->token[i].line_before;
        if (prose->region[i] >= 0) continue;
        for (ptrdiff_t k = 0; k < countof(rows); k++)
            g->count[rows[k].what][i + 1] += prose_has(prose, i, rows[k].bits);
        g->count[COUNT_CUE][i + 1] += g->cue_of[i] >= 0 && (i == 0 || g->cue_of[i - 1] != g->cue_of[i]);
        g->count[COUNT_THAT][i + 1] += prose_is(prose, i, S("that"));
    }
}

static void count_depth(Ground *g) {
    for (ptrdiff_t c = 0; c < g->cues->len; c++)
        for (ptrdiff_t k = 0; k < countof(g->ruled[c].told.content); k++) {
            Words run = g->ruled[c].told.content[k];
            if (run.first >= run.last) continue;
            g->depth[run.first]++;
            g->depth[run.last]--;
        }
    for (ptrdiff_t i = 0; i < g->prose->len; i++) g->depth[i + 1] += g->depth[i];
}

static uint32_t sort_of(const Ground *g, ptrdiff_t token) {
    static const struct {
        uint32_t bits, sort;
    } rows[] = {{IS_COMMA, 3}, {IS_QUOTE, 4}, {IS_STOP, 5}, {IS_MARK, 6},  {IS_PRONOUN, 7}, {IS_AUX, 8},
                {IS_REL, 9},   {IS_ASK, 10},  {IS_DET, 11}, {IS_POSS, 12}, {IS_PREP, 13},   {IS_CONJ, 14},
                {IS_SUB, 15},  {IS_TIME, 16}, {IS_ADV, 17}, {IS_VERB, 18}, {IS_NAME, 19}};
    const Prose *prose = g->prose;
    if (prose->region[token] >= 0) return 1;
    if (prose_is(prose, token, S("that"))) return 20;
    if (prose_is(prose, token, S("to"))) return 21;
    if (prose_is(prose, token, S(":"))) return 22;
    if (g->cue_of[token] >= 0) return 2;
    for (ptrdiff_t k = 0; k < countof(rows); k++)
        if (prose->bits[token] & rows[k].bits) return rows[k].sort;
    return str_ends(prose_word(prose, token), S("ing")) ? 23
        : str_ends(prose_word(prose, token), S("s"))    ? 24
                                                        : 25;
}

Ground ground_gather(const Prose *prose, const Cues *cues, const Ruled *ruled, const bool *spoken,
                     Arena *keep) {
    Ground g = {.prose = prose, .cues = cues, .ruled = ruled, .spoken = spoken};
    g.word = arena_new(keep, uint32_t, prose->len + 1);
    g.cue_of = arena_new(keep, int32_t, prose->len + 1);
    g.depth = arena_new(keep, int32_t, prose->len + 2);
    g.kind = arena_new(keep, uint8_t, prose->len + 1);
    g.cue_sure = arena_new(keep, int16_t, prose->len + 1);
    g.sort = arena_new(keep, uint8_t, prose->len + 1);
    g.cluster = arena_new(keep, Cluster, prose->len + 1);
    for (int k = 0; k < COUNT_KINDS; k++) g.count[k] = arena_new(keep, int32_t, prose->len + 1);
    for (ptrdiff_t i = 0; i < prose->len; i++) {
        g.word[i] = word_hash(prose_word(prose, i));
        g.cue_of[i] = -1;
    }
    for (ptrdiff_t c = 0; c < cues->len; c++)
        for (ptrdiff_t i = cues->at[c].at.first; i < cues->at[c].at.last; i++) g.cue_of[i] = (int32_t)c;
    for (ptrdiff_t i = 0; i < prose->len; i++) {
        g.sort[i] = (uint8_t)sort_of(&g, i);
        if (prose->region[i] < 0) g.cluster[i] = cluster_of(prose_word(prose, i));
    }
    mark_names(&g);
    count_all(&g);
    count_depth(&g);
    return g;
}

void ground_count_cues(Ground *g) {
    for (ptrdiff_t i = 0; i < g->prose->len; i++)
        g->count[COUNT_LIKELY][i + 1] = g->count[COUNT_LIKELY][i] + (g->cue_sure[i] >= LIKELY_CUE);
}

int ground_between(const Ground *g, Count what, ptrdiff_t a, ptrdiff_t b) {
    return a < b ? g->count[what][b] - g->count[what][a] : g->count[what][a] - g->count[what][b];
}
