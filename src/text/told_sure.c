// told_sure.c - see told_sure.h.
#include "text/told_sure.h"

enum { FAMILY = 400, LEVELS = 12 };  // the first family number; steps of sureness

static bool empty(Words run) { return run.first >= run.last; }

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
    // beside the cue's other readings
    uint32_t share = level(told->share), support = level(told->support);
    uint32_t rank = (uint32_t)told->rank, margin = level(told->margin * 4);
    ADD2(level(told->nothing), cue);
    ADD2(level(told->nothing), share);
    ADD2(level(told->first_share), rank);
    ADD(margin);
    ADD2(margin, cue);
    ADD2(margin, support);
    ADD(share);
    ADD(support);
    ADD(support * 16 + cue);
    ADD2(support * 16 + share, rank);
    ADD2(support * 4 + kind, source);
    ADD2(support, pattern);
    ADD2(support, form);
#undef ADD
#undef ADD2
    sequence_next(out, keep);
}
