// told_rank.c - see told_rank.h.
#include "text/told_rank.h"

enum { FAMILY = 500, NEIGHBOURS = 3, MOST_MARGIN = 250 };

static bool empty(Words run) { return run.first >= run.last; }

static uint32_t least(ptrdiff_t n, uint32_t most) { return n < 0 ? 0 : n > most ? most : (uint32_t)n; }

static uint32_t steps(ptrdiff_t n) {
    static const ptrdiff_t ends[] = {0, 1, 2, 3, 4, 6, 9, 13, 18, 26, 40};
    uint32_t k = 0;
    while (k < countof(ends) && n > ends[k]) k++;
    return k;
}

static uint32_t share_level(int32_t share) {
    static const int16_t ends[] = {10,  25,  50,  90,  140, 200, 280, 360,
                                   440, 520, 600, 700, 800, 880, 940, 980};
    uint32_t k = 0;
    while (k < countof(ends) && share >= ends[k]) k++;
    return k;
}

static uint32_t word_at(const Ground *g, ptrdiff_t token) {
    if (token < 0 || token >= g->prose->len) return 0;
    return g->prose->region[token] >= 0 ? 7 : g->word[token];
}

// How [first, last) lies to another run: 0 apart, 1 the same, 2 in it, 3 around it, 4 crossing its start, 5 its end.
static uint32_t lie(Words a, Words b) {
    if (empty(a) || empty(b) || a.last <= b.first || b.last <= a.first) return 0;
    if (a.first == b.first && a.last == b.last) return 1;
    if (a.first >= b.first && a.last <= b.last) return 2;
    if (a.first <= b.first && a.last >= b.last) return 3;
    return a.first < b.first ? 4 : 5;
}

static Words hull(const Told *told) {
    return (Words){told->content.at[0].first, told->content.at[told->content.len - 1].last};
}

static Words cue_of(const Ground *g, const Told *told) {
    if (told->ruled >= 0) return g->cues->at[told->ruled].wide;
    return (Words){told->token, told->token + 1};
}

static uint32_t form_of(const Ground *g, const Told *told) {
    if (told->ruled < 0) return 0;
    const Cue *row = &g->cues->at[told->ruled];
    return 1 + (uint32_t)row->form + 8u * (uint32_t)row->class + 32u * row->passive + 64u * row->infinitive;
}

// What the neighbour `other` has to do with a reading.
static uint32_t neighbour(const Ground *g, const Told *told, const Told *other) {
    Words mine = hull(told), theirs = hull(other), cue = cue_of(g, other), own = cue_of(g, told);
    uint32_t surer = other->cue_sure > told->cue_sure, likely = other->cue_sure > 500;
    bool same = !empty(told->speaker) && told->speaker.first == other->speaker.first;
    uint32_t out = lie(mine, theirs) + 6 * least((ptrdiff_t)(lie(cue, mine) != 0), 1);
    out = out * 2 + (lie(own, theirs) != 0);
    out = out * 2 + (lie(other->speaker, mine) != 0);
    out = out * 2 + (lie(told->speaker, theirs) != 0);
    return ((out * 2 + same) * 2 + surer) * 2 + likely;
}

// How much of a sentence's quotations a content takes: none there, none, some, all.
static uint32_t regions_taken(const Ground *g, const Told *told, Words own) {
    uint32_t in = 0, out = 0;
    for (ptrdiff_t i = own.first; i < own.last && in + out < 8; i++) {
        int32_t r = g->prose->region[i];
        if (r < 0) continue;
        bool taken = false;
        for (ptrdiff_t k = 0; k < told->content.len; k++)
            taken |= i >= told->content.at[k].first && i < told->content.at[k].last;
        in += taken, out += !taken;
        i = g->prose->region_run[r].last - 1;
    }
    return in ? out ? 2 : 3 : out ? 1 : 0;
}

void told_rank_features(Sequence *out, const Ground *g, const Tolds *all, ptrdiff_t at, const Told *told,
                        Arena *keep) {
    const Prose *prose = g->prose;
    uint32_t family = FAMILY;
#define ADD(value) sequence_add(out, feature_num(family++, (value)), keep)
#define ADD2(a, b) sequence_add(out, feature_two(family++, (a), (b)), keep)
    Words own = prose->sentence_run[prose->sentence[told->token]], cue = cue_of(g, told), all_of = hull(told);
    uint32_t form = form_of(g, told), word = g->word[told->token];
    ptrdiff_t b = all_of.first, e = all_of.last, words = 0;
    for (ptrdiff_t k = 0; k < told->content.len; k++)
        words += told->content.at[k].last - told->content.at[k].first;
    uint32_t size = steps(words), pieces = least(told->content.len, 3),
             kind = told_kind(prose, &told->content);
    uint32_t side = b >= cue.last ? 0 : e <= cue.first ? 1 : 2;
    ptrdiff_t gap = side == 0 ? b - cue.last : side == 1 ? cue.first - e : 0;
    uint32_t far = steps(gap);
    uint32_t sb = ground_sort(g, b), sbb = ground_sort(g, b - 1), sb2 = ground_sort(g, b + 1);
    uint32_t se = ground_sort(g, e - 1), sa = ground_sort(g, e), saa = ground_sort(g, e + 1);
    uint32_t edge = (uint32_t)(e >= own.last - 2 && e <= own.last) + 2u * (b <= own.first + 1) +
        4u * (e > own.last) + 8u * (b < own.first);
    uint32_t verbs = least(ground_between(g, COUNT_VERB, b, e), 3),
             commas = least(ground_between(g, COUNT_COMMA, b, e), 3);
    uint32_t likely = least(ground_between(g, COUNT_LIKELY, b, e), 2);
    ptrdiff_t stop = e < own.last ? own.last : e;
    uint32_t left = steps(stop - e), verbs_left = least(ground_between(g, COUNT_VERB, e, stop), 2);
    uint32_t likely_left = least(ground_between(g, COUNT_LIKELY, e, stop), 2);
    uint32_t share = share_level(told->share), support = share_level(told->support);
    uint32_t taken = regions_taken(g, told, own);
    // the scope model's opinion
    ADD(share);
    ADD(support);
    ADD((uint32_t)told->rank * 32 + share);
    ADD(share * 32 + support);
    ADD2((uint32_t)told->rank, form);
    ADD2(support, form);
    // where the content begins
    ADD2(sbb * 32 + sb, side * 16 + far);
    ADD2(word_at(g, b), word_at(g, b - 1));
    ADD2(word_at(g, b), form);
    ADD2(sb * 32 + sb2, form);
    ADD2(sb, word);
    ADD2(far * 4 + side, word);
    ADD2(far * 4 + side, form);
    ADD2(ground_cluster(g, b).coarse, form);
    // and ends
    ADD((se * 32 + sa) * 32 + saa);
    ADD2(se * 32 + sa, side * 16 + edge);
    ADD2(word_at(g, e), word_at(g, e + 1));
    ADD2(word_at(g, e - 1), word_at(g, e));
    ADD2(word_at(g, e), side * 4 + verbs_left);
    ADD2(word_at(g, e + 1), sa * 4 + verbs_left);
    ADD2(ground_cluster(g, e).coarse * 128u + ground_cluster(g, e + 1).coarse, sa);
    ADD2(edge, form);
    ADD2(edge, word);
    ADD2(edge * 4 + side, sa);
    // both
    ADD2(size, form);
    ADD2(size, word);
    ADD2(size * 16 + edge, side);
    ADD2(size * 4 + verbs, side);
    ADD2(verbs * 4 + side, form);
    ADD2(verbs * 4 + commas, edge);
    ADD2(verbs * 4 + verbs_left, sa * 4 + side);
    ADD2(sb * 32 + sa, edge);
    ADD2(sb * 32 + sa, verbs * 4 + verbs_left);
    ADD2(sb, edge * 4 + side);
    ADD2(left, sa * 4 + side);
    ADD2(left * 4 + verbs_left, form);
    ADD2(pieces * 4 + kind, side * 16 + edge);
    ADD2(pieces * 4 + kind, form);
    ADD2(kind * 4 + taken, side);
    ADD2(kind * 4 + taken, word);
    // other cues
    ADD(likely * 4 + likely_left);
    ADD2(likely * 4 + likely_left, sa * 4 + side);
    ADD2(likely * 4 + likely_left, form);
    ADD2(ground_between(g, COUNT_LINE, b, e) > 0, edge * 4 + kind);
    for (ptrdiff_t n = at - NEIGHBOURS; n <= at + NEIGHBOURS; n++) {
        if (n < 0 || n >= all->len || n == at) continue;
        uint32_t what = neighbour(g, told, &all->at[n]), before = n < at;
        sequence_add(out, feature_two(family, what, before), keep);
        sequence_add(out, feature_two(family + 1, what, before * 4096 + form), keep);
        sequence_add(out, feature_two(family + 2, what, form_of(g, &all->at[n])), keep);
    }
    family += 3;
    // the rules
    if (told->ruled >= 0) {
        const Ruled *ruled = &g->ruled[told->ruled];
        uint32_t pattern =
            ruled->speech ? 20 + (uint32_t)ruled->speech->pattern : (uint32_t)ruled->told.pattern;
        Words rule = ruled->told.content[0],
              who = ruled->speech ? ruled->speech->speaker : ruled->told.speaker;
        uint32_t ends = empty(rule) ? 4 : (b == rule.first) + 2u * (e == rule.last);
        uint32_t whose = lie(told->speaker, who) + 6u * empty(told->speaker) + 12u * empty(who);
        ADD2(ends, pattern);
        ADD2(ends, edge);
        ADD2(ends, share);
        ADD2(whose, pattern);
        ADD2(whose, form);
        ADD2(whose, kind);
    } else {
        family += 6;
    }
    // the speaker
    Words who = told->speaker;
    if (empty(who)) {
        ADD2(1, form);
        ADD2(2, word);
        ADD2(3, side * 4 + kind);
        ADD2(4, ground_sort(g, cue.first - 1) * 32 + ground_sort(g, cue.last));
    } else {
        ptrdiff_t away = who.last <= cue.first ? cue.first - who.last : who.first - cue.last;
        uint32_t where = who.last <= cue.first ? 0 : who.first >= cue.last ? 1 : 2;
        uint32_t sort = ground_sort(g, who.first), kind_of = g->kind[who.last - 1];
        uint32_t front = ground_sort(g, who.first - 1), behind = ground_sort(g, who.last);
        uint32_t inside = least(ground_between(g, COUNT_COMMA, who.first, who.last), 2) * 4 +
            least(ground_between(g, COUNT_VERB, who.first, who.last), 2);
        uint32_t place = lie(who, all_of) * 3 + where;
        ADD2(steps(away) * 4 + where, form);
        ADD2(steps(away) * 4 + where, word);
        ADD2(steps(away) * 4 + where, sort * 8 + kind_of);
        ADD2(sort * 8 + kind_of, form);
        ADD2(front * 32 + sort, where);
        ADD2(g->word[who.first], where);
        ADD2(word_at(g, who.first - 1), where);
        ADD2(behind * 8 + kind_of, where);
        ADD2(word_at(g, who.last), where);
        ADD2(g->word[who.last - 1], where);
        ADD2(ground_cluster(g, who.last - 1).fine, where);
        ADD2(steps(who.last - who.first), inside);
        ADD2(steps(who.last - who.first), sort * 4 + where);
        ADD2(inside, place);
        ADD2(place * 4 + side, form);
        ADD2((uint32_t)ground_between(g, COUNT_VERB, who.last, cue.first), form * 4 + where);
        ADD2(who.first == own.first, where * 32 + behind);
        ADD2(g->sort[who.last - 1] * 32u + behind, where);
    }
#undef ADD
#undef ADD2
    sequence_next(out, keep);
}

Told told_choose(const Ground *g, const Model *model, const Tolds *all, ptrdiff_t at, Sequence *room,
                 Arena scratch) {
    const Told *first = &all->at[at];
    Told told = *first;
    int32_t best = INT32_MIN, second = INT32_MIN, *scores;
    room->features.len = room->ends.len = 0;
    for (int n = 0; n <= first->others_len && first->others_len; n++)
        told_rank_features(room, g, all, at, n ? &first->others[n - 1] : first, &scratch);
    scores = tagger_scores(model, room, &scratch);
    for (ptrdiff_t n = 0; n < room->ends.len; n++) {
        int32_t score = scores[n * model->width + 1];
        if (score > best) {
            second = best, best = score;
            if (n) told = first->others[n - 1];
        } else if (score > second) {
            second = score;
        }
    }
    bool close = second > INT32_MIN && best - second < MOST_MARGIN;
    told.margin = (int16_t)(close ? best - second : MOST_MARGIN);
    told.first_share = first->share;
    told.nothing = first->nothing;
    return told;
}
