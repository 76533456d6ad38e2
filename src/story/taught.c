// taught.c - see taught.h.
#include "story/taught.h"

#include "base/hash.h"
#include "story/key.h"

#include <string.h>

struct Taught {
    Arena whole, room, free;               // `whole` holds this too, `room` what is behind it
    TaughtTable tables[TAUGHT_LANGUAGES];  // by code
    ptrdiff_t len;
};

static const ptrdiff_t ROOM = (ptrdiff_t)1 << 30;

static void make_taught(void *ctx, Arena *keep, Arena scratch) {
    (void)scratch;
    *(Taught **)ctx = arena_new(keep, Taught, 1);
}

Taught *taught_new(void) {
    Arena whole = arena_reserve_up_to(ROOM), rest = whole;
    Taught *taught = NULL;
    if (whole.beg == NULL || arena_try(make_taught, &taught, &rest, (Arena){0})) {
        arena_release(whole);
        return NULL;
    }
    taught->whole = whole;
    taught->room = taught->free = rest;
    return taught;
}

void taught_free(Taught *taught) {
    if (taught) arena_release(taught->whole);  // itself too
}

uint32_t taught_code(Str language) {
    uint32_t code = 0;
    for (int i = 0; i < 3 && i < language.len && ascii_alpha(language.s[i]); i++)
        code = code << 8 | (unsigned char)ascii_fold(language.s[i]);
    return code == ('e' << 8 | 'n') ? 0 : code;
}

const TaughtTable *taught_table(const Taught *taught, uint32_t code) {
    if (code == 0) return NULL;
    for (ptrdiff_t i = 0; i < taught->len; i++)
        if (taught->tables[i].code == code) return &taught->tables[i];
    return NULL;
}

// ---- rows ----

static TaughtRow *row_of(const TaughtTable *table, uint32_t key) {
    ptrdiff_t at = (ptrdiff_t)(hash_mix(key, 0) & (uint64_t)(table->slots_len - 1));
    while (table->slots[at].articles && table->slots[at].key != key) at = (at + 1) & (table->slots_len - 1);
    return &table->slots[at];
}

static void widen(TaughtTable *table, Arena *arena) {
    if (2 * (table->rows_len + 1) <= table->slots_len) return;
    TaughtTable wider = *table;
    wider.slots_len = table->slots_len ? 2 * table->slots_len : 1 << 12;
    wider.slots = arena_new(arena, TaughtRow, wider.slots_len);
    for (ptrdiff_t i = 0; i < table->slots_len; i++)
        if (table->slots[i].articles) *row_of(&wider, table->slots[i].key) = table->slots[i];
    *table = wider;
}

// ---- bits ----

// Sixteen times the binary logarithm of n / d, for n >= d > 0: a square's first bit is the logarithm's next one.
static int32_t log_sixteenths(int64_t n, int64_t d) {
    enum { ONE = 30 };
    uint64_t x = ((uint64_t)n << ONE) / (uint64_t)d;
    int32_t log = 0;
    for (; x >= (uint64_t)2 << ONE; x >>= 1) log += DF_BIT;
    for (int32_t bit = DF_BIT / 2; bit; bit /= 2) {
        x = x * x >> ONE;
        if (x < (uint64_t)2 << ONE) continue;
        x >>= 1;
        log += bit;
    }
    return log;
}

int32_t taught_bits(const TaughtTable *table, uint32_t key, int32_t guess) {
    enum { FEW = 3 };  // English as if no table knew it: 3 groups better than 4, 8 or 16
    int32_t articles = row_of(table, key)->articles;
    int32_t bits = log_sixteenths(table->articles, articles < FEW ? FEW : articles);
    if (articles < FEW && guess > bits) bits = guess;
    return bits < DF_UNKNOWN ? bits : DF_UNKNOWN;
}

// ---- who teaches ----

// How many articles a day has in a language.
typedef struct Day {
    uint32_t code;
    int32_t articles;
    int64_t day;
} Day;
typedef struct Days {
    Day *at;
    ptrdiff_t len;  // a power of two
} Days;

static Day *day_of(const Days *days, const Lesson *lesson) {
    ptrdiff_t at = (ptrdiff_t)(hash_mix((uint64_t)lesson->day, lesson->code) & (uint64_t)(days->len - 1));
    while (days->at[at].articles && (days->at[at].code != lesson->code || days->at[at].day != lesson->day))
        at = (at + 1) & (days->len - 1);
    return &days->at[at];
}

static Days count_days(Lessons lessons, Arena *keep) {
    Days days = {.len = 64};
    while (days.len < 2 * lessons.len) days.len *= 2;
    days.at = arena_new(keep, Day, days.len);
    for (ptrdiff_t i = 0; i < lessons.len; i++) {
        Day *day = day_of(&days, &lessons.at[i]);
        day->code = lessons.at[i].code, day->day = lessons.at[i].day;
        day->articles++;
    }
    return days;
}

// Of 2^k times TAUGHT_A_DAY articles those whose print ends with k zeros.
static bool teaches(const Days *days, const Lesson *lesson, int64_t newest) {
    if (lesson->day >= newest) return false;
    uint32_t mask = 0;
    while (day_of(days, lesson)->articles >> 1 >= (int32_t)(TAUGHT_A_DAY * (mask + 1))) mask = mask << 1 | 1;
    return (lesson->print & mask) == 0;
}

// The languages that have teachers enough, by code, with their versions.
typedef struct Plan {
    TaughtTable tables[TAUGHT_LANGUAGES];
    ptrdiff_t len;
} Plan;

static TaughtTable *plan_for(Plan *plan, uint32_t code) {
    for (ptrdiff_t i = 0; i < plan->len; i++)
        if (plan->tables[i].code == code) return &plan->tables[i];
    if (plan->len == TAUGHT_LANGUAGES) return NULL;
    plan->tables[plan->len] = (TaughtTable){.code = code};
    return &plan->tables[plan->len++];
}

static int by_code(const void *a, const void *b) {
    const TaughtTable *x = a, *y = b;
    return (x->code > y->code) - (x->code < y->code);
}

static void make_plan(Plan *plan, Lessons lessons, const Days *days, int64_t newest) {
    for (ptrdiff_t i = 0; i < lessons.len; i++) {
        if (!teaches(days, &lessons.at[i], newest)) continue;
        TaughtTable *table = plan_for(plan, lessons.at[i].code);
        if (table == NULL) continue;
        table->articles++;
        table->version += (uint32_t)hash_mix(lessons.at[i].print, 1);  // a sum: in any order
    }
    ptrdiff_t len = 0;
    for (ptrdiff_t i = 0; i < plan->len; i++)
        if (plan->tables[i].articles >= TAUGHT_LEAST) plan->tables[len++] = plan->tables[i];
    plan->len = len;
    for (ptrdiff_t i = 0; i < len; i++) plan->tables[i].version |= 1;
    vec_sort(plan->tables, len, (ptrdiff_t)sizeof *plan->tables, by_code);
}

static bool is_planned(const Taught *taught, const Plan *plan) {
    if (plan->len != taught->len) return false;
    for (ptrdiff_t i = 0; i < plan->len; i++)
        if (plan->tables[i].code != taught->tables[i].code ||
            plan->tables[i].version != taught->tables[i].version)
            return false;
    return true;
}

// ---- teaching ----

typedef struct Teaching {
    Plan *plan;
    Lessons lessons;
    const Days *days;
    int64_t newest;
    Stemmers *stemmers;
} Teaching;

static void teach(void *ctx, Arena *keep, Arena scratch) {
    Teaching *t = ctx;
    for (ptrdiff_t i = 0; i < t->plan->len; i++) widen(&t->plan->tables[i], keep);
    for (ptrdiff_t i = 0; i < t->lessons.len; i++) {
        const Lesson *lesson = &t->lessons.at[i];
        TaughtTable *table = NULL;
        for (ptrdiff_t p = 0; p < t->plan->len; p++)
            if (t->plan->tables[p].code == lesson->code) table = &t->plan->tables[p];
        if (table == NULL || !teaches(t->days, lesson, t->newest)) continue;
        Arena work = scratch;
        Article article = article_unpack(lesson->article, &work);
        KeyStems stems = keys_stems(&article, t->stemmers, &work);
        for (ptrdiff_t s = 0; s < stems.len; s++) {
            TaughtRow *row = row_of(table, stems.at[s]);
            if (row->articles == 0) {
                widen(table, keep);
                row = row_of(table, stems.at[s]);
                row->key = stems.at[s];
                table->rows_len++;
            }
            row->articles++;
        }
    }
}

static void forget(Taught *taught) {
    taught->len = 0;
    taught->free = taught->room;
    arena_trim(taught->free);
}

bool taught_learn(Taught *taught, Lessons lessons, int64_t newest, Stemmers *stemmers, Arena scratch) {
    if (lessons.len == 0 && taught->len == 0) return false;
    Days days = count_days(lessons, &scratch);
    Plan *plan = arena_new(&scratch, Plan, 1);
    make_plan(plan, lessons, &days, newest);
    if (is_planned(taught, plan)) return false;
    Teaching teaching = {plan, lessons, &days, newest, stemmers};
    forget(taught);
    if (arena_try(teach, &teaching, &taught->free, scratch)) return true;
    memcpy(taught->tables, plan->tables, sizeof taught->tables);
    taught->len = plan->len;
    return true;
}

// ---- to bytes and back ----

ptrdiff_t taught_len(const Taught *taught) { return taught->len; }
const TaughtTable *taught_at(const Taught *taught, ptrdiff_t i) { return &taught->tables[i]; }

typedef struct Putting {
    TaughtTable table;
    const TaughtRow *rows;
    int32_t len;
    bool ok;
} Putting;

static void put_rows(void *ctx, Arena *keep, Arena scratch) {
    (void)scratch;
    Putting *p = ctx;
    widen(&p->table, keep);
    for (int32_t i = 0; i < p->len; i++) {
        widen(&p->table, keep);
        TaughtRow *row = row_of(&p->table, p->rows[i].key);
        p->ok &= row->articles == 0 && p->rows[i].articles > 0 && p->rows[i].articles <= p->table.articles;
        if (!p->ok) return;
        *row = p->rows[i];
        p->table.rows_len++;
    }
}

bool taught_put(Taught *taught, const TaughtTable *head, const TaughtRow *rows) {
    if (taught->len == TAUGHT_LANGUAGES || head->version == 0 || head->articles < TAUGHT_LEAST) return false;
    if (taught->len && head->code <= taught->tables[taught->len - 1].code) return false;
    Putting putting = {.table = *head, .rows = rows, .len = head->rows_len, .ok = true};
    putting.table.rows_len = 0;
    if (arena_try(put_rows, &putting, &taught->free, (Arena){0}) || !putting.ok) return false;
    taught->tables[taught->len++] = putting.table;
    return true;
}
