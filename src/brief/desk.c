// desk.c - see desk.h.
#include "brief/desk.h"

#include "base/limits.h"
#include "brief/alone.h"
#include "brief/clause.h"
#include "brief/iso.h"
#include "brief/kin.h"

#include <string.h>

static int by_start(const void *a, const void *b) {
    const Span *x = a, *y = b;
    if (x->start != y->start) return x->start < y->start ? -1 : 1;
    return x->end < y->end ? -1 : x->end > y->end;
}

// Pieces of quotes that are more than reported, sorted; what overlaps becomes one.
static Spans marked_of(const Article *article, Arena *keep) {
    Spans all = {0};
    for (ptrdiff_t q = 0; q < article->quotes.len; q++) {
        const Quote *quote = &article->quotes.at[q];
        if (quote->kind == QUOTE_INDIRECT) continue;
        for (ptrdiff_t i = 0; i < quote->content.len; i++) *vec_push(&all, keep) = quote->content.at[i];
    }
    vec_sort(all.at, all.len, sizeof *all.at, by_start);
    ptrdiff_t len = 0;
    for (ptrdiff_t i = 0; i < all.len; i++) {
        if (len && all.at[i].start < all.at[len - 1].end) {
            if (all.at[i].end > all.at[len - 1].end) all.at[len - 1].end = all.at[i].end;
        } else {
            all.at[len++] = all.at[i];
        }
    }
    all.len = len;
    return all;
}

int32_t desk_written(const Desk *desk, const Clause *clause) {
    const Report *report = &desk->reports[clause->report];
    const LiveEntry *entry = article_entry(report->article, clause->at.start);
    int32_t day = entry ? iso_number(entry->time) : ISO_NONE;
    return day == ISO_NONE ? report->day : day;
}

Desk desk_make(const Story *story, Arena *keep, Arena scratch) {
    ptrdiff_t bytes = 0;
    for (ptrdiff_t r = 0; r < story->members_len; r++) bytes += story->members[r].article->text.len;
    Desk desk = {.story = story, .lexicon = lexicon_new(bytes, keep)};
    ActorLinks links;
    desk.actors = actor_find(&links, story, keep, scratch);
    desk.actor_key = arena_new(keep, int32_t, desk.actors.len);
    for (ptrdiff_t i = 0; i < desk.actors.len; i++) {
        desk.actor_key[i] = lexicon_key(&desk.lexicon, str_format(&scratch, "@actor %td", i), keep);
        desk.lexicon.keys.at[desk.actor_key[i]].name = true;
        desk.lexicon.keys.at[desk.actor_key[i]].person = true;
    }
    desk.reports = arena_new(keep, Report, story->members_len);
    for (int32_t r = 0; r < story->members_len; r++) {
        Report *report = &desk.reports[r];
        report->article = story->members[r].article;
        report->day = iso_number(report->article->published);
        if (report->day == ISO_NONE) report->day = iso_number(report->article->dateline.date);
        report->last = iso_number(article_newest(report->article));
        if (report->last == ISO_NONE) report->last = report->day;
        report->terms = term_find(report->article->text, &desk.lexicon, keep);
        report->actor_of = links.of[r];
        report->marked = marked_of(report->article, keep);
        report->clauses = (int32_t)desk.clauses.len;
        clause_find(&desk, r, keep, scratch);
        report->clauses_end = (int32_t)desk.clauses.len;
    }
    clause_stops(&desk);
    clause_contents(&desk, keep);
    kin_find(&desk, keep);
    clause_weigh(&desk);
    clause_count(&desk, keep, scratch);
    for (ptrdiff_t c = 0; c < desk.clauses.len; c++)
        desk.clauses.at[c].comment = alone_comments(&desk, &desk.clauses.at[c]);
    return desk;
}

int32_t desk_clause(const Desk *desk, int32_t report, int32_t byte) {
    const Report *r = &desk->reports[report];
    ptrdiff_t len = r->clauses_end - r->clauses;
    ptrdiff_t at = finding_at(desk->clauses.at + r->clauses, len, (ptrdiff_t)sizeof(Clause), byte);
    return at < len ? r->clauses + (int32_t)at : -1;
}

int32_t desk_shown(const Desk *desk, const Evidence *evidence) {
    return desk_clause(desk, evidence->article, evidence->pieces.at[0].start);
}

bool desk_marked(const Desk *desk, int32_t report, Span at) {
    const Spans *marked = &desk->reports[report].marked;
    ptrdiff_t i = first_finding(*marked, at.start);
    return i < marked->len && span_touch(marked->at[i], at);
}

Str clause_text(const Desk *desk, const Clause *clause) {
    return str_span(desk->reports[clause->report].article->text, clause->at);
}

ptrdiff_t finding_at(const void *findings, ptrdiff_t len, ptrdiff_t size, int32_t byte) {
    ptrdiff_t low = 0, high = len;
    while (low < high) {
        ptrdiff_t mid = low + (high - low) / 2;
        Span at;
        memcpy(&at, (const char *)findings + mid * size, sizeof at);
        if (at.end <= byte) low = mid + 1;
        else high = mid;
    }
    return low;
}

ptrdiff_t quote_near(const Article *article, int32_t byte) {
    ptrdiff_t low = 0, high = article->quotes.len;
    while (low < high) {
        ptrdiff_t mid = low + (high - low) / 2;
        if (article->quotes.at[mid].content.at[0].start < byte - LIMIT_SENTENCE_BYTES) low = mid + 1;
        else high = mid;
    }
    return low;
}

int32_t desk_actor(const Desk *desk, int32_t report, int32_t entity) {
    const Report *r = &desk->reports[report];
    return entity >= 0 && entity < r->article->entities.len ? r->actor_of[entity] : -1;
}

Evidence clause_evidence(const Clause *clause, Arena *keep) {
    Evidence evidence = {.article = clause->report,
                         .cut_start = clause->cut_start,
                         .cut_end = clause->cut_end,
                         .mark = MARK_FIRST};
    *vec_push(&evidence.pieces, keep) = clause->at;
    return evidence;
}

Str iso_day(Str value) {
    if (value.len < 10 || value.s[4] != '-' || value.s[7] != '-') return (Str){0};
    for (int i = 0; i < 10; i++)
        if (i != 4 && i != 7 && !ascii_digit(value.s[i])) return (Str){0};
    if (value.len > 10 && value.s[10] != 'T') return (Str){0};
    return str_slice(value, 0, 10);
}

bool clause_has(const Clause *clause, int32_t key) {
    for (ptrdiff_t i = 0; i < clause->keys_len; i++)
        if (clause->keys[i] == key) return true;
    return false;
}

int32_t clause_shared(const Desk *desk, const Clause *a, const Clause *b, int32_t *count) {
    int32_t weight = 0;
    *count = 0;
    for (ptrdiff_t i = 0, j = 0; i < a->keys_len && j < b->keys_len;) {
        int32_t x = a->keys[i], y = b->keys[j];
        if (x == y) {
            weight += desk->lexicon.keys.at[x].weight;
            ++*count;
        }
        i += x <= y;
        j += y <= x;
    }
    return weight;
}
