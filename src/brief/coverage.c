// coverage.c - see coverage.h.
//
// "Not found" is said of a text, so it must be more careful than a point: where a clause is only loosely like one of
// the point's, neither "told" nor "not found" is said. On data/labels/points.jsonl 52 of 100 such cells tell it.
#include "brief/coverage.h"

#include "base/limits.h"
#include "brief/iso.h"

// The clause that an evidence is of; -1 when it is of none.
static int32_t clause_of(const Desk *desk, const Evidence *evidence) {
    int32_t c = desk_shown(desk, evidence);
    return c >= 0 && desk->clauses.at[c].at.start == evidence->pieces.at[0].start ? c : -1;
}

// The day from which a report could tell the point: its leg's, else the day of the first report that tells
// it as past.
static int32_t known_from(const Desk *desk, const Point *point, const Legs *legs) {
    if (point->leg >= 0) return iso_number(legs->at[point->leg].day);
    int32_t first = ISO_NONE;
    for (ptrdiff_t i = 0; i < point->evidence.len; i++) {
        int32_t c = desk_shown(desk, &point->evidence.at[i]);
        int32_t day = c < 0 ? ISO_NONE : desk_written(desk, &desk->clauses.at[c]);
        if (day == ISO_NONE) return ISO_NONE;
        if (first == ISO_NONE || day < first) first = day;
    }
    return first;
}

static Told untold(const Desk *desk, int32_t r, int32_t from) {
    const Article *article = desk->reports[r].article;
    int32_t published = desk->reports[r].last;
    if (published != ISO_NONE && from != ISO_NONE && published < from) return TOLD_BEFORE;
    return article->teaser ? TOLD_TEASER : TOLD_NOT_FOUND;
}

// What came out before the day can be like it, a plan of it, and doesn't tell it.
static void told_loosely(Told *cell) {
    if (*cell == TOLD_NOT_FOUND || *cell == TOLD_TEASER) *cell = TOLD_LIKE;
}

Coverage coverage_find(const Desk *desk, const Alignment *alignment, const Points *points, const Legs *legs,
                       Arena *keep, Arena scratch) {
    ptrdiff_t members = desk->story->members_len,
              rows = points->len < LIMIT_COVERAGE ? points->len : LIMIT_COVERAGE;
    Coverage out = {arena_new(keep, int32_t, rows), rows, arena_new(keep, Told, rows * members)};
    int32_t *row_of = arena_new(&scratch, int32_t, desk->clauses.len);  // from 1
    for (int32_t i = 0; i < rows; i++) {
        const Point *point = &points->at[i];
        int32_t from = known_from(desk, point, legs);
        out.points[i] = i;
        for (int32_t r = 0; r < members; r++) out.cells[i * members + r] = untold(desk, r, from);
        for (ptrdiff_t e = 0; e < point->evidence.len; e++) {
            int32_t c = clause_of(desk, &point->evidence.at[e]);
            out.cells[i * members + point->evidence.at[e].article] = TOLD_TOLD;
            // what tells a part is like many a thing that the point is not about
            if (c >= 0 && point->evidence.at[e].mark != MARK_PART) row_of[c] = i + 1;
        }
    }
    for (ptrdiff_t i = 0; i < alignment->edges.len; i++) {
        const Edge *edge = &alignment->edges.at[i];
        int32_t a = row_of[edge->a], b = row_of[edge->b];
        if (a) told_loosely(&out.cells[(a - 1) * members + desk->clauses.at[edge->b].report]);
        if (b) told_loosely(&out.cells[(b - 1) * members + desk->clauses.at[edge->a].report]);
    }
    return out;
}
