// told.c - see told.h.
#include "text/told.h"

enum {
    FAMILY = 400,    // the first family number
    LEVELS = 12,     // of sureness
    FILL_CUE = 500,  // a less likely cue does not get the rules' content
};

static bool empty(Words run) { return run.first >= run.last; }

bool told_open(ToldModels *out) {
    return tagger_open(&out->cue, S("quote_cue")) && tagger_open(&out->scope, S("quote_scope")) &&
        tagger_open(&out->sure, S("quote_sure"));
}

// ------------------------------------------------------------------ reading tags

static Words without_marks(const Prose *prose, Words run) {
    while (!empty(run) && prose->region[run.first] < 0 && prose_has(prose, run.first, IS_MARK)) run.first++;
    while (!empty(run) && prose->region[run.last - 1] < 0 && prose_has(prose, run.last - 1, IS_MARK))
        run.last--;
    return run;
}

// The units from `u` on that have one of two labels, as words; `*end` is the unit behind them.
static Words run_of(const Scope *scope, const Tags *tags, ptrdiff_t u, int label, ptrdiff_t *end) {
    Words run = scope->unit[u];
    while (u < scope->len && (tags->label[u] == label || tags->label[u] == label + 1))
        run.last = scope->unit[u++].last;
    *end = u;
    return run;
}

// A run that is quotations only is a piece each; one with words between is one piece.
static void add_content(Told *told, const Prose *prose, Words run, Arena *keep) {
    bool only = true;
    for (ptrdiff_t i = run.first; i < run.last && only; i++) {
        int32_t r = prose->region[i];
        only = r >= 0 || prose_has(prose, i, IS_MARK);
        if (r >= 0) i = prose->region_run[r].last - 1;
    }
    for (ptrdiff_t i = run.first; i < run.last && only; i++) {
        int32_t r = prose->region[i];
        if (r < 0) continue;
        *vec_push(&told->content, keep) = (Words){i, prose->region_run[r].last};
        i = prose->region_run[r].last - 1;
    }
    if (!only) *vec_push(&told->content, keep) = run;
}

static int32_t sure_of(const Tags *tags, ptrdiff_t u, int label) {
    return tags->sure[u * tags->labels + label] + tags->sure[u * tags->labels + label + 1];
}

Told told_read(const Ground *g, const Scope *scope, const Tags *tags, Arena *keep) {
    Told told = {.token = scope->token, .ruled = scope->ruled, .weakest = 1000};
    int32_t sum = 0, units = 0, best = -1;
    for (ptrdiff_t u = 0, end; u < scope->len; u = end) {
        int label = tags->label[u];
        end = u + 1;
        if (label == SCOPE_NONE) continue;
        bool content = label == SCOPE_CONTENT || label == SCOPE_MORE;
        int kind = content ? SCOPE_CONTENT : SCOPE_SOURCE;
        Words run = without_marks(g->prose, run_of(scope, tags, u, kind, &end));
        if (empty(run)) continue;
        int32_t own = 0, least = 1000;
        for (ptrdiff_t k = u; k < end; k++) {
            int32_t sure = sure_of(tags, k, kind);
            own += sure;
            if (sure < least) least = sure;
        }
        if (content) {
            add_content(&told, g->prose, run, keep);
            sum += own, units += (int32_t)(end - u);
            if (least < told.weakest) told.weakest = (int16_t)least;
        } else if (own / (int32_t)(end - u) > best) {
            best = own / (int32_t)(end - u);
            told.speaker = run;
        }
    }
    told.content_sure = (int16_t)(units ? sum / units : 0);
    if (best >= 0) {
        told.source_sure = (int16_t)best;
    } else {  // how sure it is that nobody is named
        int32_t most = 0;
        for (ptrdiff_t u = 0; u < scope->len; u++) {
            int32_t sure = sure_of(tags, u, SCOPE_SOURCE);
            if (sure > most) most = sure;
        }
        told.source_sure = (int16_t)(1000 - most);
    }
    return told;
}

// ------------------------------------------------------------------ how sure

int16_t *told_cover(const Ground *g, const Tolds *all, Arena *keep) {
    int16_t *cover = arena_new(keep, int16_t, g->prose->len + 1);
    for (ptrdiff_t t = 0; t < all->len; t++) {
        const Told *told = &all->at[t];
        for (ptrdiff_t k = 0; k < told->content.len; k++)
            for (ptrdiff_t i = told->content.at[k].first; i < told->content.at[k].last; i++) {
                if (g->prose->region[i] >= 0) {  // nobody asks inside a quotation
                    i = g->prose->region_run[g->prose->region[i]].last - 1;
                    continue;
                }
                if (told->cue_sure > cover[i]) cover[i] = told->cue_sure;
            }
    }
    return cover;
}

static uint32_t level(int32_t sure) {
    static const int16_t steps[LEVELS] = {100, 250, 400, 500, 600, 700, 800, 870, 920, 960, 985, 996};
    uint32_t n = 0;
    while (n < LEVELS && sure >= steps[n]) n++;
    return n;
}

// How two runs agree: 0 apart, 1 they overlap, 2 one ends differ, 3 the same.
static uint32_t agree(Words a, Words b) {
    if (empty(a) || empty(b)) return empty(a) && empty(b) ? 4 : 5;
    if (a.last <= b.first || b.last <= a.first) return 0;
    return 1u + (a.first == b.first) + (a.last == b.last);
}

static uint32_t content_kind(const Prose *prose, const Pieces *content) {
    bool in = false, out = false;
    for (ptrdiff_t k = 0; k < content->len; k++) {
        in |= prose->region[content->at[k].first] >= 0 || prose->region[content->at[k].last - 1] >= 0;
        out |= prose->region[content->at[k].first] < 0 || prose->region[content->at[k].last - 1] < 0;
    }
    return (uint32_t)in + 2u * out;
}

static uint32_t rule_agrees(const Ground *g, const Told *told, uint32_t *pattern) {
    *pattern = 0;
    if (told->ruled < 0) return 40;
    const Ruled *ruled = &g->ruled[told->ruled];
    if (ruled->speech) {
        *pattern = 20 + (uint32_t)ruled->speech->pattern;
        return 50 + agree(ruled->speech->speaker, told->speaker);
    }
    if (empty(ruled->told.content[0])) return 41;
    *pattern = 1 + (uint32_t)ruled->told.pattern;
    return agree(ruled->told.content[0], told->content.at[0]) * 6 + agree(ruled->told.speaker, told->speaker);
}

void told_features(Sequence *out, const Ground *g, const Tolds *all, ptrdiff_t at, const int16_t *cover,
                   Arena *keep) {
    const Prose *prose = g->prose;
    const Told *told = &all->at[at];
    uint32_t family = FAMILY, pattern, agrees = rule_agrees(g, told, &pattern);
#define ADD(value) sequence_add(out, feature_num(family++, (value)), keep)
#define ADD2(a, b) sequence_add(out, feature_two(family++, (a), (b)), keep)
    uint32_t cue = level(told->cue_sure), content = level(told->content_sure), weak = level(told->weakest);
    uint32_t source = level(told->source_sure), named = !empty(told->speaker), word = g->word[told->token];
    uint32_t kind = content_kind(prose, &told->content);
    uint32_t around = level(cover[told->token]);
    Words first = told->content.at[0];
    ptrdiff_t words = 0;
    for (ptrdiff_t k = 0; k < told->content.len; k++)
        words += told->content.at[k].last - told->content.at[k].first;
    uint32_t size = words < 2 ? 0 : words < 4 ? 1 : words < 7 ? 2 : words < 12 ? 3 : words < 40 ? 4 : 5;
    uint32_t verb = prose_has_verb(prose, first), side = first.first > told->token;
    uint32_t pieces = told->content.len > 2 ? 2 : (uint32_t)told->content.len;
    uint32_t who = named ? ground_sort(g, told->speaker.first) * 8 + g->kind[told->speaker.last - 1] : 999;
    uint32_t form = 0;
    if (told->ruled >= 0) {
        const Cue *row = &g->cues->at[told->ruled];
        form =
            1 + (uint32_t)row->form + 8u * (uint32_t)row->class + 32u * row->passive + 64u * row->infinitive;
    }
    ADD(cue);
    ADD(content);
    ADD(weak);
    ADD(source * 2 + named);
    ADD((cue * 16 + content) * 2 + named);
    ADD((cue * 16 + source) * 2 + named);
    ADD((content * 16 + weak) * 4 + kind);
    ADD((cue * 16 + content) * 16 + source);
    ADD2(agrees, pattern);
    ADD2(agrees, cue);
    ADD2(pattern, cue * 16 + content);
    ADD2(pattern, source);
    ADD2(kind, pattern);
    ADD2(kind * 2 + side, cue);
    ADD2(word, cue / 2);
    ADD(word);
    ADD2(word, kind);
    ADD2(form, cue);
    ADD2(form, kind * 2 + side);
    ADD2(around, cue);
    ADD2(around, pattern);
    ADD2(around, form);
    ADD2(size * 2 + verb, cue);
    ADD2(size * 4 + kind, pattern);
    ADD(pieces * 4 + kind);
    ADD2(who, source);
    ADD2(who, form);
    ADD2(ground_sort(g, first.first), form);
    ADD2(ground_sort(g, first.first), weak);
    ADD2(ground_sort(g, first.last), weak);
#undef ADD
#undef ADD2
    sequence_next(out, keep);
}

// Where the scope's tags lack content or source, the rules' proposal for the same cue stands in.
static void fill_in(Told *told, const Ground *g, Arena *keep) {
    if (told->ruled < 0) return;
    const Ruled *ruled = &g->ruled[told->ruled];
    const Statement *rule = &ruled->told;
    if (told->content.len == 0 && told->cue_sure >= FILL_CUE) {
        for (ptrdiff_t k = 0; k < countof(rule->content); k++)
            if (!empty(rule->content[k])) *vec_push(&told->content, keep) = rule->content[k];
        told->content_sure = told->weakest = 0;
        told->speaker = rule->speaker;
    }
    const Cue *cue = &g->cues->at[told->ruled];
    // "The council was told": it listened
    if (cue->passive && (cue->takes & (TAKES_ADDRESSEE | TAKES_URGE)) &&
        told->speaker.last <= cue->wide.first)
        told->speaker = rule->speaker;
    // the rules' content goes on to a quotation
    if (told->content.len == 1 && told->content.at[0].first == rule->content[0].first) {
        ptrdiff_t i = told->content.at[0].last;
        while (i < rule->content[0].last && g->prose->region[i] < 0) i++;
        if (i < rule->content[0].last) told->content.at[0].last = rule->content[0].last;
    }
    if (empty(told->speaker)) told->speaker = ruled->speech ? ruled->speech->speaker : rule->speaker;
}

// "Tickets: they cost more", but "Orr: they cost more"
static bool is_label(const Told *told, const Ground *g) {
    if (!prose_is(g->prose, told->token, S(":")) || told->speaker.last != told->token) return false;
    for (ptrdiff_t i = told->speaker.first; i < told->speaker.last; i++)
        if (g->kind[i] || prose_has(g->prose, i, IS_PRONOUN)) return false;
    return true;
}

// "according to size", "shows 'The Long Ferry'", "knows it": a cue's look, but nothing that anybody said.
static bool is_nothing(const Told *told, const Ground *g) {
    if (told->content.len == 0 || is_label(told, g)) return true;
    const Prose *prose = g->prose;
    Words first = told->content.at[0];
    if (told->content.len == 1 && first.last - first.first == 1 && prose_has(prose, first.first, IS_PRONOUN))
        return true;
    if (told->ruled < 0) return false;
    const Cue *cue = &g->cues->at[told->ruled];
    const Ruled *ruled = &g->ruled[told->ruled];
    bool proposed = ruled->speech || !empty(ruled->told.content[0]);
    if (cue->form == CUE_AS && !proposed) return true;
    return cue->class == CUE_SHOW && !proposed && content_kind(prose, &told->content) == 1;
}

// ------------------------------------------------------------------ all of it

Tolds told_find(const Ground *g, const ToldModels *models, Arena *keep, Arena scratch) {
    Tolds all = {0};
    for (ptrdiff_t i = 0; i < g->prose->len; i++) {
        if (!cue_possible(g, i)) continue;
        Arena own = scratch;
        Sequence seq = {0};
        cue_features(&seq, g, i, &own);
        int16_t cue_sure = tagger_run(&models->cue, 0, &seq, &own).sure[1];
        if (cue_sure < TOLD_LEAST_CUE) continue;
        Scope scope = scope_of(g, i, &own);
        seq = (Sequence){0};
        Arena rest = {own.beg + (own.end - own.beg) / 2, own.end};
        scope_features(&seq, g, &scope, &own, rest);
        Tags tags = tagger_run(&models->scope, 0, &seq, &own);
        Told told = told_read(g, &scope, &tags, keep);
        told.cue_sure = cue_sure;
        fill_in(&told, g, keep);
        if (!is_nothing(&told, g)) *vec_push(&all, keep) = told;
    }
    int16_t *cover = told_cover(g, &all, &scratch);
    for (ptrdiff_t t = 0; t < all.len; t++) {
        Arena own = scratch;
        Sequence seq = {0};
        told_features(&seq, g, &all, t, cover, &own);
        all.at[t].confidence = tagger_run(&models->sure, 0, &seq, &own).sure[1];
    }
    return all;
}
