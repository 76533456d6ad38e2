// told.c - see told.h.
#include "text/told.h"

#include "text/told_mend.h"
#include "text/told_rank.h"
#include "text/told_sure.h"
#include "text/ways.h"

enum {
    LEAST_CUE = 220,
    LEAST_CUE_BESIDE = 120,
    BESIDE = 12,
    FEATURES_MOST = 96,    // of a word or a unit, about
    CUES_A_SENTENCE = 32,  // scopes looked at in one sentence; bounds the work of a giant one
};

static bool empty(Words run) { return run.first >= run.last; }

bool told_open(ToldModels *out) {
    return tagger_open(&out->cue, S("quote_cue")) && tagger_open(&out->scope, S("quote_scope")) &&
        tagger_open(&out->rank, S("quote_rank")) && tagger_open(&out->sure, S("quote_sure"));
}

// ------------------------------------------------------------------ reading tags

static Words without_marks(const Prose *prose, Words run) {
    while (!empty(run) && prose->region[run.first] < 0 && prose_has(prose, run.first, IS_MARK)) run.first++;
    while (!empty(run) && prose->region[run.last - 1] < 0 && prose_has(prose, run.last - 1, IS_MARK))
        run.last--;
    return run;
}

static bool is_content(int label) { return label >= SCOPE_CONTENT && label <= SCOPE_ALONE; }

// "Ann Orr (Harbour List)": a bracket that a run opens is closed in it.
static Words with_bracket(const Prose *prose, Words run) {
    if (!prose_is(prose, run.last, S(")"))) return run;
    for (ptrdiff_t i = run.last - 1; i >= run.first; i--) {
        if (prose_is(prose, i, S(")"))) break;
        if (prose_is(prose, i, S("("))) return (Words){run.first, run.last + 1};
    }
    return run;
}

// The units from `u` on that have a label of one kind, as words; `*end` is the unit behind them.
static Words run_of(const Scope *scope, const Tags *tags, ptrdiff_t u, ptrdiff_t *end) {
    Words run = scope->unit[u];
    bool content = is_content(tags->label[u]);
    while (u < scope->len && tags->label[u] != SCOPE_NONE && is_content(tags->label[u]) == content)
        run.last = scope->unit[u++].last;
    *end = u;
    return run;
}

// Where the sentence ends in which a run begins, its quotations whole; a quotation may be a sentence's end.
static ptrdiff_t sentence_end(const Prose *prose, Words run) {
    for (ptrdiff_t i = run.first; i < run.last; i++) {
        int32_t r = prose->region[i];
        if (r >= 0) i = prose->region_run[r].last - 1;
        else if (prose_has(prose, i, IS_STOP)) return i + 1;
    }
    return run.last;
}

// A run that is quotations only is a piece each; one with words between is one piece, as far as its sentence goes.
static void add_content(Told *told, const Prose *prose, Words all, Arena *keep) {
    for (Words run = {all.first, all.first}; run.first < all.last; run.first = run.last) {
        run.last = sentence_end(prose, (Words){run.first, all.last});
        Words piece = without_marks(prose, run);
        bool only = true;
        for (ptrdiff_t i = piece.first; i < piece.last && only; i++) {
            int32_t r = prose->region[i];
            only = r >= 0 || prose_has(prose, i, IS_MARK);
            if (r >= 0) i = prose->region_run[r].last - 1;
        }
        if (!only) *vec_push(&told->content, keep) = piece;
        for (ptrdiff_t i = piece.first; i < piece.last && only; i++) {
            int32_t r = prose->region[i];
            if (r < 0) continue;
            *vec_push(&told->content, keep) = (Words){i, prose->region_run[r].last};
            i = prose->region_run[r].last - 1;
        }
    }
}

static int32_t sure_of(const Tags *tags, ptrdiff_t u, bool content) {
    int32_t sum = 0;
    for (int label = SCOPE_NONE + 1; label < tags->labels; label++)
        if (is_content(label) == content) sum += tags->sure[u * tags->labels + label];
    return sum;
}

// What one row of labels says; `tags` tells how sure each is.
static Told told_read(const Ground *g, const Scope *scope, const Tags *tags, Arena *keep) {
    Told told = {.token = scope->token, .ruled = scope->ruled, .weakest = 1000};
    told.cue_sure = g->cue_sure[scope->token];
    int32_t sum = 0, units = 0, best = -1;
    for (ptrdiff_t u = 0, end; u < scope->len; u = end) {
        int label = tags->label[u];
        end = u + 1;
        if (label == SCOPE_NONE) continue;
        bool content = is_content(label);
        Words run = without_marks(g->prose, run_of(scope, tags, u, &end));
        if (empty(run)) continue;
        int32_t own = 0, least = 1000;
        for (ptrdiff_t k = u; k < end; k++) {
            int32_t sure = sure_of(tags, k, content);
            own += sure;
            if (sure < least) least = sure;
        }
        if (content) {
            add_content(&told, g->prose, run, keep);
            sum += own, units += (int32_t)(end - u);
            if (least < told.weakest) told.weakest = (int16_t)least;
        } else if (own / (int32_t)(end - u) > best) {
            best = own / (int32_t)(end - u);
            told.speaker = with_bracket(g->prose, run);
        }
    }
    told.content_sure = (int16_t)(units ? sum / units : 0);
    if (best >= 0) {
        told.source_sure = (int16_t)best;
    } else {  // how sure it is that nobody is named
        int32_t most = 0;
        for (ptrdiff_t u = 0; u < scope->len; u++) {
            int32_t sure = sure_of(tags, u, false);
            if (sure > most) most = sure;
        }
        told.source_sure = (int16_t)(1000 - most);
    }
    return told;
}

// ------------------------------------------------------------------ cues

Sequence told_room(Arena *keep) {
    enum { UNITS = SCOPE_UNITS + 1 };
    Sequence seq = {.features.cap = (ptrdiff_t)UNITS * FEATURES_MOST, .ends.cap = UNITS};
    seq.features.at = arena_new(keep, uint32_t, seq.features.cap);
    seq.ends.at = arena_new(keep, uint32_t, seq.ends.cap);
    return seq;
}

static void empty_room(Sequence *seq) { seq->features.len = seq->ends.len = 0; }

// How likely each word is a cue.
static void find_cues(Ground *g, const Model *model, Sequence *room, Arena scratch) {
    for (ptrdiff_t i = 0; i < g->prose->len; i++) {
        if (!cue_possible(g, i)) continue;
        Arena own = scratch;
        empty_room(room);
        cue_features(room, g, i, &own);
        g->cue_sure[i] = tagger_run(model, 0, room, &own).sure[1];
    }
    ground_count_cues(g);
}

bool told_wanted(const Ground *g, ptrdiff_t token) {
    if (g->cue_sure[token] >= LEAST_CUE) return true;
    if (g->cue_sure[token] < LEAST_CUE_BESIDE) return false;
    for (ptrdiff_t n = 1; n <= BESIDE; n++) {
        if (token - n >= 0 && g->prose->region[token - n] >= 0) return true;
        if (token + n < g->prose->len && g->prose->region[token + n] >= 0) return true;
    }
    return false;
}

// ------------------------------------------------------------------ the likeliest readings of a cue

// How many words two contents have in common.
static ptrdiff_t common(const Pieces *a, const Pieces *b) {
    ptrdiff_t words = 0;
    for (ptrdiff_t i = 0, k = 0; i < a->len && k < b->len;) {
        Words x = a->at[i], y = b->at[k];
        ptrdiff_t first = x.first > y.first ? x.first : y.first, last = x.last < y.last ? x.last : y.last;
        if (first < last) words += last - first;
        if (x.last < y.last) i++;
        else k++;
    }
    return words;
}

// Half of their words in common: what counts as the same statement.
static bool alike(const Pieces *a, const Pieces *b) {
    ptrdiff_t both = common(a, b);
    return both && both * 3 >= common(a, a) + common(b, b);
}

static bool equal(Words a, Words b) { return a.first == b.first && a.last == b.last; }

static bool same_reading(const Told *a, const Told *b) {
    if (a->content.len != b->content.len || !equal(a->speaker, b->speaker)) return false;
    for (ptrdiff_t k = 0; k < a->content.len; k++)
        if (!equal(a->content.at[k], b->content.at[k])) return false;
    return true;
}

// A row of labels that says the same as a likelier one adds to its share.
static void add_reading(Tolds *all, Told told, Arena *keep) {
    for (ptrdiff_t i = 0; i < all->len; i++) {
        if (!same_reading(&all->at[i], &told)) continue;
        all->at[i].share = (int16_t)(all->at[i].share + told.share);
        return;
    }
    told.rank = (int16_t)all->len;
    *vec_push(all, keep) = told;
}

static void find_support(const Tolds *all) {
    for (ptrdiff_t i = 0; i < all->len; i++)
        for (ptrdiff_t k = 0; k < all->len; k++)
            if (alike(&all->at[i].content, &all->at[k].content))
                all->at[i].support = (int16_t)(all->at[i].support + all->at[k].share);
}

bool told_at(Told *out, const Ground *g, const Model *model, ptrdiff_t cue, Sequence *room, Arena *keep,
             Arena scratch) {
    Scope scope = scope_of(g, cue, &scratch);
    empty_room(room);
    Arena rest = {scratch.beg + (scratch.end - scratch.beg) / 2, scratch.end};
    scope_features(room, g, &scope, &scratch, rest);
    const int32_t *scores = tagger_scores(model, room, &scratch);
    Tags tags = {.labels = model->heads[0].len};
    tags.sure = tagger_sure(model, 0, scores, scope.len, &scratch);
    Ways ways = ways_find(model, 0, scores, tags.sure, scope.len, &scratch);
    Tolds all = {0};
    int32_t nothing = 0;
    for (int w = 0; w < ways.len; w++) {
        tags.label = ways.label[w];
        Told told = told_read(g, &scope, &tags, keep);
        told.share = ways.share[w];
        if (told_mend(&told, g, keep)) add_reading(&all, told, keep);
        else if (w == 0) return false;  // nothing is the likeliest
        else nothing += ways.share[w];
    }
    if (all.len == 0) return false;
    find_support(&all);
    *out = all.at[0];
    out->nothing = (int16_t)nothing;
    out->others = all.at + 1, out->others_len = (int)all.len - 1;
    return true;
}

// ------------------------------------------------------------------ all of it

Tolds told_find(Ground *g, const ToldModels *models, Arena *keep, Arena scratch) {
    Tolds all = {0};
    Sequence room = told_room(&scratch);
    find_cues(g, &models->cue, &room, scratch);
    int32_t sentence = -1;
    for (ptrdiff_t i = 0, in_sentence = 0; i < g->prose->len; i++) {
        Told told;
        if (!told_wanted(g, i)) continue;
        if (g->prose->sentence[i] != sentence) in_sentence = 0;
        sentence = g->prose->sentence[i];
        if (in_sentence++ >= CUES_A_SENTENCE) continue;
        if (told_at(&told, g, &models->scope, i, &room, keep, scratch)) *vec_push(&all, keep) = told;
    }
    told_part(&all, g);
    Tolds best = {.at = arena_new(keep, Told, all.len + 1), .len = all.len, .cap = all.len};
    for (ptrdiff_t t = 0; t < all.len; t++)
        best.at[t] = told_choose(g, &models->rank, &all, t, &room, scratch);
    int16_t *cover = told_cover(g, &best, &scratch);
    for (ptrdiff_t t = 0; t < best.len; t++) {
        Arena own = scratch;
        empty_room(&room);
        told_features(&room, g, &best, t, cover, &own);
        best.at[t].confidence = tagger_run(&models->sure, 0, &room, &own).sure[1];
    }
    return best;
}
