// told.c - see told.h.
#include "text/told.h"

#include "text/told_mend.h"

enum {
    LEAST_CUE = 220,
    LEAST_CUE_BESIDE = 120,
    BESIDE = 12,
    FAMILY = 400,          // the first family number
    LEVELS = 12,           // of sureness
    FEATURES_MOST = 96,    // of a word or a unit, about
    CUES_A_SENTENCE = 32,  // scopes looked at in one sentence; bounds the work of a giant one
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

uint32_t told_kind(const Prose *prose, const Pieces *content) {
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

// What its neighbours in text order make of the same words: 0 nothing; else how much of them the best of those has,
// and whether it is the surer cue.
static uint32_t rival_of(const Ground *g, const Tolds *all, ptrdiff_t at) {
    enum { RIVALS = 3 };
    const Told *told = &all->at[at];
    uint32_t most = 0;
    for (ptrdiff_t t = at - RIVALS; t <= at + RIVALS; t++) {
        if (t < 0 || t >= all->len || t == at || all->at[t].content.len == 0) continue;
        const Told *other = &all->at[t];
        Words x = {told->content.at[0].first, told->content.at[told->content.len - 1].last};
        Words y = {other->content.at[0].first, other->content.at[other->content.len - 1].last};
        ptrdiff_t first = x.first > y.first ? x.first : y.first, last = x.last < y.last ? x.last : y.last;
        if (first >= last) continue;
        bool in = y.first <= x.first && x.last <= y.last, around = x.first <= y.first && y.last <= x.last;
        bool holds = other->token >= x.first && other->token < x.last;
        bool held = told->token >= y.first && told->token < y.last;
        bool half =
            (last - first) * 2 >= (x.last - x.first > y.last - y.first ? x.last - x.first : y.last - y.first);
        uint32_t this = 1 + in + 2u * around + 4u * half + 8u * holds + 16u * held +
            32u * (other->cue_sure > told->cue_sure) + 64u * (other->cue_sure > 500);
        if ((this & 4) > (most & 4) || this > most) most = this;
    }
    (void)g;
    return most;
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
    uint32_t kind = told_kind(prose, &told->content);
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
    uint32_t rival = rival_of(g, all, at), fine = g->cluster[told->token].fine;
    Words last = told->content.at[told->content.len - 1];
    Words own = prose->sentence_run[prose->sentence[told->token]];
    bool to_end = last.last + 2 >= own.last && last.last <= own.last,
         from_start = first.first <= own.first + 1;
    uint32_t edge =
        (uint32_t)to_end + 2u * from_start + 4u * (last.last > own.last) + 8u * (first.first < own.first);
    ptrdiff_t from = told->ruled >= 0 ? g->cues->at[told->ruled].at.last : told->token + 1;
    ptrdiff_t gap = first.first - from;
    uint32_t far = gap < 0 ? 0 : gap > 6 ? 7 : 1 + (uint32_t)gap;
    uint32_t who_far = named ? told->speaker.last > told->token ? 20
            : told->token - told->speaker.last > 8              ? 9
                                                                : (uint32_t)(told->token - told->speaker.last)
                             : 30;
    ADD(rival);
    ADD2(rival, cue);
    ADD2(rival, kind);
    ADD2(rival, form);
    ADD2(fine, cue / 2);
    ADD2(fine, kind);
    ADD2(fine, named);
    ADD2(word, named * 4 + side);
    ADD2(word, far);
    ADD2(word, ground_sort(g, from));
    ADD2(g->word[first.first], form);
    ADD2(fine, ground_sort(g, first.first));
    ADD2(edge, kind);
    ADD2(edge, weak);
    ADD2(edge, form);
    ADD2(far, form);
    ADD2(far, content);
    ADD2(who_far, source);
    ADD2(who_far, form);
    ADD2(g->cluster[last.last - 1].coarse, ground_cluster(g, last.last).coarse);
    ADD2(ground_sort(g, last.last), ground_cluster(g, last.last + 1).coarse);
    ADD2(named ? g->word[told->speaker.last - 1] : 0, form);
    ADD2(named ? g->cluster[told->speaker.last - 1].fine : 0, cue / 2);
    ADD2(size, weak * 4 + kind);
    ADD2(size, form);
#undef ADD
#undef ADD2
    sequence_next(out, keep);
}

// ------------------------------------------------------------------ all of it

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

bool told_at(Told *out, const Ground *g, const Model *model, ptrdiff_t cue, Sequence *room, Arena *keep,
             Arena scratch) {
    Scope scope = scope_of(g, cue, &scratch);
    empty_room(room);
    Arena rest = {scratch.beg + (scratch.end - scratch.beg) / 2, scratch.end};
    scope_features(room, g, &scope, &scratch, rest);
    Tags tags = tagger_run(model, 0, room, &scratch);
    *out = told_read(g, &scope, &tags, keep);
    return told_mend(out, g, keep);
}

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
    int16_t *cover = told_cover(g, &all, &scratch);
    for (ptrdiff_t t = 0; t < all.len; t++) {
        Arena own = scratch;
        empty_room(&room);
        told_features(&room, g, &all, t, cover, &own);
        all.at[t].confidence = tagger_run(&models->sure, 0, &room, &own).sure[1];
    }
    return all;
}
