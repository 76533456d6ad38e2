// leg.c - see leg.h. In order: what clauses say, legs made of it, clauses put to legs.
#include "brief/leg.h"

#include "base/limits.h"
#include "base/map.h"
#include "brief/iso.h"
#include "brief/side.h"

enum {
    DAYS_BEFORE = 14,  // a day so long before the first report is background, not the story
    LEGS_MOST = 12,
    HEAD_CLAUSES = 3,
    PLACE_LEAST = 5,  // one of so many of a day's clauses must name its place
};

typedef struct Where {
    int32_t place;  // actor; -1
    int32_t day;
    Str iso;
    bool reckoned;
    int32_t clauses;  // how many say so
    bool at_head;     // one of a report's first does
} Where;
typedef struct Wheres {
    Where *at;
    ptrdiff_t len, cap;
} Wheres;

// What happened there and then, as far as the clause says it; plans did not happen.
static bool says_day(const Desk *desk, const Clause *clause, int32_t first) {
    if (clause->day.len == 0 || clause->signals & SIGNAL_FIRM) return false;
    int32_t day = iso_number(clause->day), written = desk_written(desk, clause);
    if (written != ISO_NONE && day > written) return false;
    return day != ISO_NONE && (first == ISO_NONE || day >= first - DAYS_BEFORE);
}

static Where *where_put(Wheres *wheres, int32_t place, int32_t day, Arena *work) {
    for (ptrdiff_t i = 0; i < wheres->len; i++)
        if (wheres->at[i].place == place && wheres->at[i].day == day) return &wheres->at[i];
    Where *where = vec_push(wheres, work);
    *where = (Where){.place = place, .day = day};
    return where;
}

// What several reports tell counts once.
static Wheres gather(const Desk *desk, const Alignment *alignment, int32_t first, Arena *work) {
    Wheres wheres = {0};
    Map seen = {0};
    for (ptrdiff_t c = 0; c < desk->clauses.len; c++) {
        const Clause *clause = &desk->clauses.at[c];
        if (!says_day(desk, clause, first) || wheres.len > LIMIT_POINTS) continue;
        Where *where = where_put(&wheres, clause->place, iso_number(clause->day), work);
        const int32_t pair[2] = {(int32_t)(where - wheres.at), alignment->cluster_of[c]};
        where->clauses +=
            ++*map_put(&seen, str_copy((Str){(const char *)pair, sizeof pair}, work), work) == 1;
        where->at_head |= c < desk->reports[clause->report].clauses + HEAD_CLAUSES;
        where->iso = clause->day;
        where->reckoned |= clause->reckoned;
    }
    return wheres;
}

// One place's name inside another's ("Delhi", "New Delhi"), or a country named for its capital.
static bool same_place(const Desk *desk, int32_t a, int32_t b) {
    if (a == b) return true;
    if (a < 0 || b < 0) return false;
    Str x = desk->actors.at[a].name, y = desk->actors.at[b].name;
    if (side_seat(x, y) || side_seat(y, x)) return true;
    Str longer = x.len > y.len ? x : y, shorter = x.len > y.len ? y : x;
    return longer.len > shorter.len && str_ends(longer, shorter) &&
        longer.s[longer.len - shorter.len - 1] == ' ';
}

// One clause, and not at a report's head.
static bool in_passing(const Where *where) { return where->clauses == 1 && !where->at_head; }

// Of a day's places the one that most clauses give, the first of equals; NULL when all stand there in passing, or
// no report's head and hardly any of the day's clauses gives it.
static Where *main_of(const Wheres *wheres, int32_t day) {
    Where *best = NULL;
    int32_t clauses = 0;
    for (ptrdiff_t i = 0; i < wheres->len; i++) {
        Where *where = &wheres->at[i];
        if (where->day != day) continue;
        clauses += where->clauses;
        if (where->place < 0 || in_passing(where)) continue;
        if (!best || where->clauses > best->clauses) best = where;
    }
    return best && (best->at_head || best->clauses * PLACE_LEAST >= clauses) ? best : NULL;
}

// A day's clauses without a place go to its main place, as do those whose place is that one by another name.
// A place that a single clause gives makes no leg beside it.
static bool is_leg(const Desk *desk, const Wheres *wheres, const Where *where) {
    const Where *best = main_of(wheres, where->day);
    if (in_passing(where)) return false;
    if (!best || where == best) return true;
    return where->place >= 0 && where->clauses > 1 && !same_place(desk, where->place, best->place);
}

static int newest(const void *a, const void *b) {
    const Where *x = a, *y = b;
    if (x->day != y->day) return x->day > y->day ? -1 : 1;
    if (x->clauses != y->clauses) return x->clauses > y->clauses ? -1 : 1;
    return x->place < y->place ? -1 : x->place > y->place;
}

// The one leg that fits place and day, either of which may be unknown; -1 when none or several do.
static int32_t fitting(const Desk *desk, const Wheres *legs, int32_t place, int32_t day) {
    int32_t found = -1;
    for (int32_t i = 0; i < legs->len; i++) {
        if (place >= 0 && !same_place(desk, legs->at[i].place, place)) continue;
        if (day != ISO_NONE && legs->at[i].day != day) continue;
        if (found >= 0) return -1;
        found = i;
    }
    return found;
}

static void put_to_legs(int32_t *of, const Desk *desk, const Wheres *legs, int32_t first) {
    for (ptrdiff_t c = 0; c < desk->clauses.len; c++) {
        const Clause *clause = &desk->clauses.at[c];
        bool day = says_day(desk, clause, first), plan = clause->signals & SIGNAL_FIRM;
        of[c] = -1;
        if ((day || clause->place >= 0) && !plan)
            of[c] = fitting(desk, legs, clause->place, day ? iso_number(clause->day) : ISO_NONE);
        if (of[c] < 0 && clause->place >= 0 && !plan) of[c] = fitting(desk, legs, clause->place, ISO_NONE);
        if (of[c] >= 0 || c == 0 || plan || clause->day.len || clause->place >= 0) continue;
        const Clause *before = clause - 1;
        if (before->report == clause->report && before->paragraph == clause->paragraph) of[c] = of[c - 1];
    }
}

static bool in_content(const Article *article, int32_t quote, Span at) {
    Spans content = quote < 0 ? (Spans){0} : article->quotes.at[quote].content;
    for (ptrdiff_t i = 0; i < content.len; i++)
        if (span_in(at, content.at[i])) return true;
    return false;
}

// Does the report itself, not who it quotes, give a month or a year for it in which the leg's day isn't?
static bool in_other_month(const Desk *desk, const Clause *clause, Str day) {
    const Article *article = desk->reports[clause->report].article;
    for (ptrdiff_t i = first_finding(article->dates, clause->at.start);
         i < article->dates.len && article->dates.at[i].at.start < clause->at.end; i++) {
        const Date *date = &article->dates.at[i];
        if (date->type != DATE_DATE || (date->value.len != 4 && date->value.len != 7)) continue;
        if (!str_starts(day, date->value) && !in_content(article, clause->quote, date->at)) return true;
    }
    return false;
}

// What the first clauses tell of: the first that gives a day, else the first that gives a place; -1.
static int32_t head_leg(const int32_t *of, const Desk *desk, const Report *report) {
    int32_t head = -1;
    for (int32_t c = report->clauses; c < report->clauses_end && c < report->clauses + HEAD_CLAUSES; c++) {
        if (of[c] >= 0 && desk->clauses.at[c].day.len) return of[c];
        if (head < 0) head = of[c];
    }
    return head;
}

// A report whose head tells of one leg goes on telling of it: what people said, and all else where the report
// never names another.
static void fill_reports(int32_t *of, const Desk *desk, const Wheres *legs) {
    for (ptrdiff_t r = 0; r < desk->story->members_len; r++) {
        const Report *report = &desk->reports[r];
        int32_t head = head_leg(of, desk, report);
        bool several = false;
        for (int32_t c = report->clauses; c < report->clauses_end; c++)
            several |= of[c] >= 0 && of[c] != head;
        if (head < 0 || head >= legs->len) continue;
        for (int32_t c = report->clauses; c < report->clauses_end; c++) {
            const Clause *clause = &desk->clauses.at[c];
            if (of[c] >= 0 || clause->day.len || clause->place >= 0) continue;
            if (clause->quote < 0 && clause->signals & SIGNAL_LONG) continue;  // background
            // NOLINTNEXTLINE(clang-analyzer-core.NullDereference): a leg with a number has its row
            if (in_other_month(desk, clause, legs->at[head].iso)) continue;
            if (clause->quote >= 0 || (!several && !(clause->signals & SIGNAL_PLAN))) of[c] = head;
        }
    }
}

Legs leg_find(int32_t *of, const Desk *desk, const Alignment *alignment, Arena *keep, Arena scratch) {
    Legs legs = {0};
    int32_t first = iso_number(desk->story->first);
    Wheres wheres = gather(desk, alignment, first, &scratch), kept = {0};
    for (ptrdiff_t i = 0; i < wheres.len; i++)
        if (is_leg(desk, &wheres, &wheres.at[i])) *vec_push(&kept, &scratch) = wheres.at[i];
    vec_sort(kept.at, kept.len, sizeof *kept.at, newest);
    if (kept.len > LEGS_MOST) kept.len = LEGS_MOST;
    for (ptrdiff_t i = 0; i < kept.len; i++) {
        Str place = kept.at[i].place < 0 ? (Str){0} : desk->actors.at[kept.at[i].place].name;
        *vec_push(&legs, keep) = (Leg){place, kept.at[i].iso, kept.at[i].reckoned};
    }
    put_to_legs(of, desk, &kept, first);
    fill_reports(of, desk, &kept);
    return legs;
}

bool leg_after(const Desk *desk, const Leg *leg, int32_t report) {
    int32_t day = iso_number(leg->day), written = desk->reports[report].last;
    return day != ISO_NONE && written != ISO_NONE && written < day;
}
