// ahead.c - see ahead.h.
//
// "Will" alone promises little ("it will be hard"), so a clause needs a day to come, or words that announce
// ("is scheduled to"). Background ("was expected to") has neither.
#include "brief/ahead.h"

#include "base/limits.h"
#include "brief/iso.h"
#include "brief/point.h"

enum {
    YEARS_AHEAD = 3,  // a day further off is a promise, not an appointment
    WORDS_LEAST = 6,
};

// The first date in the clause that lies after the report's own day; an empty value when none does.
static Str day_to_come(const Desk *desk, const Clause *clause) {
    const Article *article = desk->reports[clause->report].article;
    int32_t published = desk->reports[clause->report].day;
    Dates dates = article->dates;
    for (ptrdiff_t i = first_finding(dates, clause->at.start);
         i < dates.len && dates.at[i].at.start < clause->at.end; i++) {
        int32_t first, last;
        if (dates.at[i].type > DATE_RANGE || !iso_span(str_slice(dates.at[i].value, 0, 10), &first, &last))
            continue;
        if (published == ISO_NONE || last < published || last > published + YEARS_AHEAD * 366) continue;
        if (last - first > 31 && dates.at[i].reckoned)
            continue;  // "in nine years" is as often a span as a date
        if (last == first || first > published) return dates.at[i].value;
    }
    return (Str){0};
}

static bool announces(const Desk *desk, const Clause *clause, Str *when) {
    *when = (Str){0};
    if (!(clause->signals & SIGNAL_PLAN) || clause->direct || clause->words < WORDS_LEAST) return false;
    *when = day_to_come(desk, clause);
    return when->len || (clause->signals & SIGNAL_FIRM && !(clause->signals & SIGNAL_CONDITION));
}

// The same told as past, in a report that came out on that day or later.
static bool reported(const Desk *desk, const Cluster *cluster, int32_t day) {
    for (ptrdiff_t i = 0; i < cluster->len; i++) {
        const Clause *clause = &desk->clauses.at[cluster->clauses[i]];
        int32_t published = desk->reports[clause->report].day;
        if (!(clause->signals & SIGNAL_PLAN) && published != ISO_NONE && published >= day) return true;
    }
    return false;
}

static int by_day(const void *a, const void *b) {
    const Ahead *x = a, *y = b;
    if ((x->when.len == 0) != (y->when.len == 0)) return x->when.len == 0 ? 1 : -1;
    int order = str_cmp(x->when, y->when);
    if (order) return order;
    const Evidence *e = &x->evidence.at[0], *f = &y->evidence.at[0];
    if (x->evidence.len != y->evidence.len) return x->evidence.len > y->evidence.len ? -1 : 1;
    if (e->article != f->article) return e->article < f->article ? -1 : 1;
    return e->pieces.at[0].start < f->pieces.at[0].start ? -1 : 1;
}

Aheads ahead_find(const Desk *desk, const Alignment *alignment, Arena *keep, Arena scratch) {
    Aheads out = {0};
    int32_t last = iso_number(desk->story->last);
    for (ptrdiff_t i = 0; i < alignment->clusters.len; i++) {
        const Cluster *cluster = &alignment->clusters.at[i];
        int32_t *plans = arena_new(&scratch, int32_t, cluster->len);
        ptrdiff_t len = 0;
        Ahead ahead = {0};
        for (ptrdiff_t k = 0; k < cluster->len; k++) {
            Str when;
            if (!announces(desk, &desk->clauses.at[cluster->clauses[k]], &when)) continue;
            plans[len++] = cluster->clauses[k];
            if (ahead.when.len == 0) ahead.when = when;
        }
        if (len == 0) continue;
        int32_t day = iso_number(ahead.when);
        if (reported(desk, cluster, day == ISO_NONE ? last : day)) continue;
        ahead.passed = day != ISO_NONE && last != ISO_NONE && day < last;
        ahead.evidence = point_evidence(desk, plans, len, keep, scratch);
        *vec_push(&out, keep) = ahead;
    }
    vec_sort(out.at, out.len, sizeof *out.at, by_day);
    if (out.len > LIMIT_AHEAD) out.len = LIMIT_AHEAD;
    return out;
}
