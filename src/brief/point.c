// point.c - see point.h. In order: evidence, which clusters are points, order.
#include "brief/point.h"

#include "base/limits.h"
#include "brief/alone.h"
#include "brief/also.h"
#include "brief/figure.h"
#include "brief/iso.h"
#include "brief/leg.h"
#include "brief/topic.h"
#include "brief/voice.h"
#include "story/origin.h"

enum {
    WORDS_FEW = 8,         // a clause of fewer words says little alone
    WORDS_LEAST = 5,       // ... and one of so few nothing: "8:55 p.m.", "It did not elaborate."
    WORDS_MOST = 58,       // longer ones are not shown as points
    ANNOUNCED_LESS = 150,  // as clarity counts
    PART_BELOW = 600,      // thousandths of the first clause's weight: less is part of it
    SINGLES_REPORT = 7,    // points that one report alone tells, a report
    SINGLES_LEAD = 4,      // ... out of its first sentences
    SINGLES_MOST = 24,
    ORIGIN_WEIGHT = 100,
    REPORT_WEIGHT = 20,
    LEADS_MOST = 12,  // leads that other points tell only a part of
};

// ---- evidence

static bool announced(const Clause *clause) { return (clause->signals & SIGNAL_FIRM) != 0; }

// Where one report announces what another tells as done, what was done stands first.
static bool all_announced(const Desk *desk, const int32_t *clauses, ptrdiff_t len) {
    for (ptrdiff_t i = 0; i < len; i++)
        if (!announced(&desk->clauses.at[clauses[i]])) return false;
    return true;
}

static int32_t clearest(const Desk *desk, const int32_t *clauses, ptrdiff_t len) {
    int32_t best = 0, most = INT32_MIN, less = all_announced(desk, clauses, len) ? 0 : ANNOUNCED_LESS;
    for (int32_t i = 0; i < len; i++) {
        const Clause *clause = &desk->clauses.at[clauses[i]];
        int32_t clarity = alone_clarity(desk, clause) - (announced(clause) ? less : 0);
        for (ptrdiff_t j = 0; j < len && j < WORDS_MOST;
             j++) {  // the one most like the others tells what they tell
            int32_t count;
            if (j != i)
                clarity +=
                    clause_shared(desk, clause, &desk->clauses.at[clauses[j]], &count) / (int32_t)len / 2;
        }
        if (clarity > most) most = clarity, best = i;
    }
    return best;
}

// A figure or a day of the first that the other lacks: then it tells only part of it.
static bool lacks_figure(const Desk *desk, const Clause *first, const Clause *clause) {
    for (ptrdiff_t i = 0, j = 0; i < first->keys_len; i++) {
        Str text = desk->lexicon.keys.at[first->keys[i]].text;
        while (j < clause->keys_len && clause->keys[j] < first->keys[i]) j++;
        bool there = j < clause->keys_len && clause->keys[j] == first->keys[i];
        if (!there && (text.s[0] == '#' || (text.s[0] == '@' && text.len == 11))) return true;
    }
    return false;
}

static Mark mark_of(const Desk *desk, const Clause *first, const Clause *clause) {
    if (clause->same == first->same && clause->words == first->words) return MARK_SAME;
    int32_t count, shared = clause_shared(desk, first, clause, &count);
    if (lacks_figure(desk, first, clause) || announced(clause) != announced(first)) return MARK_PART;
    return (int64_t)shared * 1000 < (int64_t)PART_BELOW * first->weight ? MARK_PART : MARK_OTHER;
}

Evidences point_evidence(const Desk *desk, const int32_t *clauses, ptrdiff_t len, Arena *keep,
                         Arena scratch) {
    Evidences evidence = {0};
    int32_t *shown = arena_new(&scratch, int32_t, desk->story->members_len);
    int32_t head = clearest(desk, clauses, len);
    const Clause *first = &desk->clauses.at[clauses[head]];
    *vec_push(&evidence, keep) = clause_evidence(first, keep);
    shown[first->report] = 1;
    for (ptrdiff_t i = 0; i < len; i++) {
        const Clause *clause = &desk->clauses.at[clauses[i]];
        if (i == head || shown[clause->report] == ALSO_REPORT_MOST) continue;
        Mark mark = mark_of(desk, first, clause);
        if (mark == MARK_SAME && shown[clause->report]) continue;
        shown[clause->report]++;
        Evidence next = clause_evidence(clause, keep);
        next.mark = mark;
        *vec_push(&evidence, keep) = next;
    }
    return evidence;
}

// How many origins at most the evidence has, what is told from another counted there; *reports: how many reports.
static int32_t count_origins(const Desk *desk, const Evidences *evidence, int32_t *reports, Arena scratch) {
    OriginOf *of = arena_new(&scratch, OriginOf, evidence->len);
    for (ptrdiff_t i = 0; i < evidence->len; i++) {
        const Spans *pieces = &evidence->at[i].pieces;
        of[i] = (OriginOf){evidence->at[i].article, {pieces->at[0].start, pieces->at[pieces->len - 1].end}};
    }
    Arena keep = arena_halve(&scratch);
    OriginCount count = origin_count(desk->story, of, evidence->len, &keep, scratch);
    *reports = count.reports;
    return (int32_t)count.len;
}

// ---- which clusters are points

typedef struct Single {
    int32_t clause, weight;
} Single;

static bool several_reports(const Desk *desk, const Cluster *cluster) {
    for (ptrdiff_t i = 1; i < cluster->len; i++)
        if (desk->clauses.at[cluster->clauses[i]].report != desk->clauses.at[cluster->clauses[0]].report)
            return true;
    return false;
}

// A reprint, or two pages of one outlet, tell everything twice: that makes no point of what else would be none. Neither
// does a comment.
static bool several_origins(const Desk *desk, const Cluster *cluster) {
    int32_t first = -1;
    for (ptrdiff_t i = 0; i < cluster->len; i++) {
        const Clause *clause = &desk->clauses.at[cluster->clauses[i]];
        if (clause->comment) continue;
        int32_t origin = desk->story->members[clause->report].origin;
        if (first >= 0 && origin != first) return true;
        first = origin;
    }
    return false;
}

// Headings inside texts, names of films in a list: a few words that are no sentence.
static bool all_titles(const Desk *desk, const Cluster *cluster) {
    for (ptrdiff_t i = 0; i < cluster->len; i++) {
        const Clause *clause = &desk->clauses.at[cluster->clauses[i]];
        if (clause->words >= WORDS_FEW || alone_ends(desk, clause)) return false;
    }
    return true;
}

static bool all_short(const Desk *desk, const Cluster *cluster) {
    for (ptrdiff_t i = 0; i < cluster->len; i++)
        if (desk->clauses.at[cluster->clauses[i]].words >= WORDS_LEAST) return false;
    return true;
}

static bool all_direct(const Desk *desk, const Cluster *cluster) {
    for (ptrdiff_t i = 0; i < cluster->len; i++)
        if (!desk->clauses.at[cluster->clauses[i]].direct) return false;
    return true;
}

// The first clauses of a report weigh more, the first of all most.
static int32_t lead_bonus(const Desk *desk, const Clause *clause) {
    int32_t after = clause->sentence - desk->clauses.at[desk->reports[clause->report].clauses].sentence;
    return after < 6 ? 12 * (6 - after) : 0;
}

// The one leg of that day; -1 when none or several are.
static int32_t only_leg(const Legs *legs, Str day) {
    int32_t found = -1;
    for (int32_t i = 0; i < legs->len; i++) {
        if (!str_eq(legs->at[i].day, day)) continue;
        if (found >= 0) return -1;
        found = i;
    }
    return found;
}

// The leg of the clause to be shown, the first of `clauses`; where it has none, the one that all others agree on.
// None when the one to be shown is from before that day.
static int32_t leg_of_point(const Desk *desk, const Legs *legs, const int32_t *leg_of, const int32_t *clauses,
                            ptrdiff_t len) {
    int32_t leg = leg_of[clauses[0]];
    const Clause *shown = &desk->clauses.at[clauses[0]];
    if (leg < 0 && (shown->place >= 0 || shown->day.len))
        return -1;  // it says where or when, and that is no leg
    for (ptrdiff_t i = 1; i < len && leg_of[clauses[0]] < 0; i++) {
        if (leg >= 0 && leg_of[clauses[i]] >= 0 && leg_of[clauses[i]] != leg) return -1;
        if (leg < 0) leg = leg_of[clauses[i]];
    }
    // "On Monday he spoke of Flint, who resigned on Friday" is no news of Friday
    if (leg >= 0 && leg_of[clauses[0]] < 0 && shown->first_day.len > 0)
        leg = only_leg(legs, shown->first_day);
    bool early = leg >= 0 && leg_after(desk, &legs->at[leg], desk->clauses.at[clauses[0]].report);
    return early ? -1 : leg;
}

// "In 2018, Selland agreed to ...": what opens with an earlier year is background, as is what has long been so.
static bool is_background(const Desk *desk, const Clause *clause) {
    enum { OPENING_BYTES = 4 };
    if (clause->quote < 0 && clause->signals & SIGNAL_LONG) return true;
    Dates dates = desk->reports[clause->report].article->dates;
    ptrdiff_t i = first_finding(dates, clause->at.start);
    Str first = str_slice(desk->story->first, 0, 4);
    if (i == dates.len || dates.at[i].at.start > clause->at.start + OPENING_BYTES || first.len < 4)
        return false;
    Str year = str_slice(dates.at[i].value, 0, 4);
    return dates.at[i].type == DATE_DATE && year.len == 4 && ascii_digit(year.s[0]) &&
        str_cmp(year, first) < 0;
}

static Point point_of(const Desk *desk, const Cluster *cluster, const Legs *legs, const int32_t *leg_of,
                      Arena *keep, Arena scratch) {
    Point point = {0};
    int32_t lead = 0;
    const int32_t *clauses = cluster->clauses;
    ptrdiff_t len = cluster->len;
    point.evidence = point_evidence(desk, clauses, len, keep, scratch);
    point.origins = count_origins(desk, &point.evidence, &point.reports, scratch);
    int32_t *sorted = arena_new(&scratch, int32_t, len);  // the shown clause first, as topics want it
    ptrdiff_t n = 1;
    for (ptrdiff_t i = 0; i < len; i++) {
        const Clause *clause = &desk->clauses.at[clauses[i]];
        bool first = clause->report == point.evidence.at[0].article &&
            clause->at.start == point.evidence.at[0].pieces.at[0].start;
        if (first) {
            sorted[0] = clauses[i];
            point.according_to = voice_of(desk, clause);
        } else {
            sorted[n++] = clauses[i];
        }
        if (lead_bonus(desk, clause) > lead) lead = lead_bonus(desk, clause);
    }
    point.leg = leg_of_point(desk, legs, leg_of, sorted, len);
    point.topic = topic_of(desk, sorted, len);
    point.weight = ORIGIN_WEIGHT * point.origins + REPORT_WEIGHT * point.reports + lead;
    if (is_background(desk, &desk->clauses.at[sorted[0]])) point.weight /= 2;
    return point;
}

// "Nordpress collected the main points of the tour": the outlet's own doing is no event, unless it tells what somebody said.
static bool about_outlet(const Desk *desk, const Clause *clause) {
    const Article *article = desk->reports[clause->report].article;
    bool told = clause->quote >= 0 && article->quotes.at[clause->quote].confidence >= VOICE_SURE;
    return article->outlet.len > 0 && !told && str_starts_case(clause_text(desk, clause), article->outlet);
}

// The writer's, as quotations are elsewhere.
static bool exclaims(Str text) { return str_ends(text, S("!")); }

static bool may_stand_alone(const Desk *desk, const Clause *clause) {
    if (clause->direct || clause->words < WORDS_FEW || clause->words > WORDS_MOST) return false;
    if (clause->signals & SIGNAL_FIRM && clause->quote < 0) return false;  // ahead.h has it
    return !alone_hangs(desk, clause) && !clause->comment && !about_outlet(desk, clause) &&
        !clause->cut_start && alone_ends(desk, clause) && !exclaims(clause_text(desk, clause));
}

// What only one origin tells: its first sentences, and sentences that name a place and day.
static void singles_of(const Desk *desk, const Alignment *alignment, int32_t r, bool *taken_clusters,
                       Single *out, ptrdiff_t *len) {
    const Report *report = &desk->reports[r];
    int32_t taken = 0;
    if (desk->story->members[r].copying == COPY_REPRINT) return;
    for (int32_t c = report->clauses; c < report->clauses_end && taken < SINGLES_REPORT; c++) {
        const Clause *clause = &desk->clauses.at[c];
        int32_t after = clause->sentence - desk->clauses.at[report->clauses].sentence;
        bool *taken_cluster = &taken_clusters[alignment->cluster_of[c]];
        if (*taken_cluster || !may_stand_alone(desk, clause)) continue;
        bool tells =
            after < SINGLES_LEAD || (clause->day.len && clause->place >= 0) || alone_names(desk, clause) >= 3;
        if (!tells) continue;
        out[(*len)++] = (Single){
            c, lead_bonus(desk, clause) + alone_names(desk, clause) * 4 + (clause->day.len ? 10 : 0)};
        taken++;
        *taken_cluster = true;
    }
}

// Does a point's first line tell it, or a good part of it?
static bool is_told(const Points *points, const Desk *desk, int32_t c) {
    enum { TOLD = 450 };  // thousandths of its weight
    const Clause *clause = &desk->clauses.at[c];
    int32_t count;
    for (ptrdiff_t p = 0; p < points->len; p++) {
        const Clause *first = &desk->clauses.at[desk_shown(desk, &points->at[p].evidence.at[0])];
        if (first == clause) return true;
        if ((int64_t)clause_shared(desk, first, clause, &count) * 1000 >= (int64_t)TOLD * clause->weight)
            return true;
    }
    return false;
}

// A report's first sentence that stands in points only as a part, and mostly tells something else, is its outlet's news,
// not to be hidden behind another's: it has a point of its own besides.
static void add_hidden_leads(Points *points, const Desk *desk, const Legs *legs, const int32_t *leg_of,
                             Arena *keep, Arena scratch) {
    int32_t found = 0;
    for (int32_t r = 0; r < desk->story->members_len && points->len < LIMIT_POINTS; r++) {
        int32_t c = desk->reports[r].clauses;
        if (c >= desk->reports[r].clauses_end || desk->story->members[r].copying == COPY_REPRINT) continue;
        if (desk->reports[r].article->form == FORM_LIVE || found == LEADS_MOST) continue;
        if (!may_stand_alone(desk, &desk->clauses.at[c]) || is_told(points, desk, c)) continue;
        Cluster alone = {.clauses = &c, .len = 1};
        *vec_push(points, keep) = point_of(desk, &alone, legs, leg_of, keep, scratch);
        found++;
    }
}

static int heavier(const void *a, const void *b) {
    const Single *x = a, *y = b;
    if (x->weight != y->weight) return x->weight > y->weight ? -1 : 1;
    return x->clause < y->clause ? -1 : x->clause > y->clause;
}

// ---- order

// Ties by report and place in it, so that the order is total.
static int to_show(const void *a, const void *b) {
    const Point *x = a, *y = b;
    int32_t p = x->leg < 0 ? INT32_MAX : x->leg, q = y->leg < 0 ? INT32_MAX : y->leg;
    if (p != q) return p < q ? -1 : 1;
    if (x->weight != y->weight) return x->weight > y->weight ? -1 : 1;
    const Evidence *e = &x->evidence.at[0], *f = &y->evidence.at[0];
    if (e->article != f->article) return e->article < f->article ? -1 : 1;
    return e->pieces.at[0].start < f->pieces.at[0].start ? -1 : 1;
}

static int by_weight(const void *a, const void *b) {
    const Point *x = a, *y = b;
    if (x->weight != y->weight) return x->weight > y->weight ? -1 : 1;
    return to_show(a, b);
}

// What a report published before that day tells as done is something like it, at another time; it goes where the brief has it
// elsewhere too: `times` counts that for each clause.
static void drop_too_early(Point *point, const Desk *desk, const Legs *legs, int32_t *times, Arena scratch) {
    ptrdiff_t kept = 1;
    if (point->leg < 0) return;
    int32_t reports, before = count_origins(desk, &point->evidence, &reports, scratch) * ORIGIN_WEIGHT;
    before += reports * REPORT_WEIGHT;
    for (ptrdiff_t i = 1; i < point->evidence.len; i++) {
        Evidence *evidence = &point->evidence.at[i];
        int32_t c = desk_shown(desk, evidence);
        const Clause *clause = &desk->clauses.at[c];
        bool early = leg_after(desk, &legs->at[point->leg], evidence->article) &&
            !(clause->signals & (SIGNAL_FIRM | SIGNAL_PLAN)) && evidence->mark == MARK_PART;
        if (early && (clause->direct || times[c] > 1)) times[c]--;
        else point->evidence.at[kept++] = *evidence;
    }
    if (kept == point->evidence.len) return;
    point->evidence.len = kept;
    int32_t after = count_origins(desk, &point->evidence, &reports, scratch) * ORIGIN_WEIGHT;
    int32_t weight = point->weight - before + after + reports * REPORT_WEIGHT;
    point->weight = weight > 0 ? weight : 0;
}

static void drop_all_too_early(Points *points, const Desk *desk, const Legs *legs, Arena scratch) {
    int32_t *times = arena_new(&scratch, int32_t, desk->clauses.len);
    for (ptrdiff_t p = 0; p < points->len; p++)
        for (ptrdiff_t e = 0; e < points->at[p].evidence.len; e++)
            times[desk_shown(desk, &points->at[p].evidence.at[e])]++;
    for (ptrdiff_t p = 0; p < points->len; p++) drop_too_early(&points->at[p], desk, legs, times, scratch);
}

Points point_find(const Desk *desk, const Alignment *alignment, const Legs *legs, const int32_t *leg_of,
                  Arena *keep, Arena scratch) {
    Points points = {0};
    bool *taken =
        arena_new(&scratch, bool, alignment->clusters.len);  // no single's: told by several, or by one before
    for (ptrdiff_t i = 0; i < alignment->clusters.len; i++) {
        const Cluster *cluster = &alignment->clusters.at[i];
        taken[i] = several_origins(desk, cluster);
        if (!taken[i] || all_direct(desk, cluster) || all_titles(desk, cluster) || all_short(desk, cluster))
            continue;
        *vec_push(&points, keep) = point_of(desk, cluster, legs, leg_of, keep, scratch);
    }
    vec_sort(points.at, points.len, sizeof *points.at, by_weight);
    if (points.len > LIMIT_POINTS - SINGLES_MOST) points.len = LIMIT_POINTS - SINGLES_MOST;

    Single *singles = arena_new(&scratch, Single, desk->story->members_len * SINGLES_REPORT);
    ptrdiff_t len = 0;
    for (int32_t r = 0; r < desk->story->members_len; r++)
        singles_of(desk, alignment, r, taken, singles, &len);
    vec_sort(singles, len, sizeof *singles, heavier);
    for (ptrdiff_t i = 0; i < len && i < SINGLES_MOST; i++) {
        const Cluster *cluster = &alignment->clusters.at[alignment->cluster_of[singles[i].clause]];
        Cluster alone = {.clauses = &singles[i].clause, .len = 1};
        if (!several_reports(desk, cluster)) cluster = &alone;
        *vec_push(&points, keep) = point_of(desk, cluster, legs, leg_of, keep, scratch);
    }
    also_tell(&points, desk, alignment, keep, scratch);
    drop_all_too_early(&points, desk, legs, scratch);
    add_hidden_leads(&points, desk, legs, leg_of, keep, scratch);
    for (ptrdiff_t i = 0; i < points.len; i++)
        points.at[i].origins = count_origins(desk, &points.at[i].evidence, &points.at[i].reports, scratch);
    vec_sort(points.at, points.len, sizeof *points.at, to_show);
    return points;
}
