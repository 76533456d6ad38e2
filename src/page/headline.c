// headline.c - see headline.h. In order: the top's titles, sums, numbers, the choice.
#include "page/headline.h"

#include "page/bare.h"
#include "page/shape.h"

#include <string.h>

enum {
    ABOVE = 400,     // lines above the first one kept
    BEHIND = 3,      // lines from it on
    WORDS = 40,      // of a title, at most
    TOP = 12,        // lines where a dump may have the page's own title
    BARE_LEAST = 9,  // bytes of a text that another holds by no chance
    NEAR = 10,
    FAR = 400,
    TOLD_COST = 2 * TREE_ONE,  // a line that the body says again is a teaser of it
    LEAST = -2 * TREE_ONE,     // logits: with less there is none
};

// Of the lines before one.
typedef struct HeadlineSums {
    int32_t words, prose, named;
} HeadlineSums;

static int32_t most(int32_t n, int32_t cap) { return n < cap ? n : cap; }

static bool named(const Line *line) { return line->labelled && line->label == ASIDE_BYLINE; }

// ---- the top's titles ----

// "Ferry hits pier | Harrow Post" at the top holds "Ferry hits pier" further down.
static void read_stated(HeadlineWork *work, Arena *arena) {
    const Lines *lines = work->lines;
    ptrdiff_t len = work->end - work->from, tops = lines->len < TOP ? lines->len : TOP;
    int16_t *stated = arena_new(arena, int16_t, len + 1), *states = arena_new(arena, int16_t, len + 1);
    Arena scratch = *arena;
    Str top[TOP];
    for (ptrdiff_t k = 0; k < tops; k++) {
        bool titled = lines->at[k].words <= WORDS;
        top[k] = titled ? bare_text(lines->at[k].text, &scratch) : (Str){0};
    }
    for (ptrdiff_t i = 0; i < len; i++) {
        const Line *line = &lines->at[work->from + i];
        stated[i] = -1;
        if (line->words > WORDS || line->text.len < BARE_LEAST) continue;
        Arena one = scratch;
        Str bare = bare_text(line->text, &one);
        for (ptrdiff_t k = 0; k < tops && bare.len >= BARE_LEAST; k++) {
            ptrdiff_t more = top[k].len - bare.len;
            if (k == work->from + i || more < 0 || str_find(top[k], bare) < 0) continue;
            if (stated[i] < 0 || more < stated[i]) stated[i] = (int16_t)most((int32_t)more, FAR);
            if (more > 0 && k >= work->from && k < work->end) states[k - work->from]++;
        }
    }
    work->stated = stated, work->states = states;
}

// ---- sums ----

static void read_sums(HeadlineWork *work, Arena *arena) {
    const Lines *lines = work->lines;
    HeadlineSums *sums = arena_new(arena, HeadlineSums, lines->len + 1);
    int32_t *times = arena_new(arena, int32_t, lines->len + 1);
    for (ptrdiff_t i = 0; i < lines->len; i++) {
        const Line *line = &lines->at[i];
        times[line->first] += work->kept[i];
        sums[i + 1] = (HeadlineSums){sums[i].words + line->words, sums[i].prose + line->prose,
                                     sums[i].named + named(line)};
    }
    work->sums = sums, work->times = times;
}

HeadlineWork headline_open(const Lines *lines, const uint8_t *kept, Arena *arena) {
    HeadlineWork work = {.lines = lines, .kept = kept};
    while (work.first < lines->len && !kept[work.first]) work.first++;
    work.from = work.first > ABOVE ? work.first - ABOVE : 0;
    work.end = work.first + BEHIND < lines->len ? work.first + BEHIND : lines->len;
    read_sums(&work, arena);
    read_stated(&work, arena);
    work.kin = kin_read(lines, kept, work.first, arena);
    return work;
}

// ---- numbers ----

static int said(const HeadlineWork *work, ptrdiff_t i) {
    int share = work->kin.share[i];
    return share < 0 ? 0 : share * work->lines->at[i].words / 100;
}

// How many lines between this one and the first kept say more of it.
static int said_more(const HeadlineWork *work, ptrdiff_t i) {
    int more = 0;
    for (ptrdiff_t k = i + 1; k < work->first && k < i + FAR && more < NEAR; k++)
        more += work->lines->at[k].words <= WORDS && said(work, k) > said(work, i);
    return more;
}

static int16_t to_named(const HeadlineWork *work, ptrdiff_t i, int by) {
    int16_t far = 1;
    for (ptrdiff_t k = i + by; k >= 0 && k < work->lines->len && far <= NEAR; k += by, far++)
        if (named(&work->lines->at[k])) break;
    return far;
}

static bool stated_below(const HeadlineWork *work, ptrdiff_t i) {
    for (ptrdiff_t k = i + 1; k < work->end; k++)
        if (work->stated[k - work->from] >= 0) return true;
    return false;
}

static bool in_body(const HeadlineWork *work, ptrdiff_t i) {
    return work->times[work->lines->at[i].first] > work->kept[i];
}

static void put_place(int16_t *out, const HeadlineWork *work, ptrdiff_t i) {
    ptrdiff_t above = i < work->first ? i + 1 : work->first;
    const HeadlineSums *from = &work->sums[above], *to = &work->sums[work->first];
    out[T_DISTANCE] = (int16_t)(work->first - i);
    out[T_WORDS_BETWEEN] = (int16_t)most(to->words - from->words, 2000);
    out[T_PROSE_BETWEEN] = (int16_t)(to->prose - from->prose);
    out[T_NAMED_BETWEEN] = (int16_t)(to->named - from->named);
    out[T_ORDER] = (int16_t)most((int32_t)i, FAR);
    out[T_STATED] = work->stated[i - work->from];
    out[T_STATES] = work->states[i - work->from];
    out[T_STATED_BELOW] = stated_below(work, i);
    out[T_NAMED_BELOW] = to_named(work, i, 1);
    out[T_NAMED_ABOVE] = to_named(work, i, -1);
    out[T_IN_BODY] = in_body(work, i);
    out[T_SHARE] = work->kin.share[i];
    out[T_SAID] = (int16_t)said(work, i);
    out[T_SAID_MORE] = (int16_t)said_more(work, i);
}

static void put_look(int16_t *out, const HeadlineWork *work, ptrdiff_t i) {
    const Lines *lines = work->lines;
    const Line *line = &lines->at[i];
    int upper, digits;
    shape_letters(line->text, &upper, &digits);
    out[T_WORDS] = (int16_t)line->words;
    out[T_BYTES] = (int16_t)most((int32_t)line->text.len, 1000);
    out[T_KIND] = (int16_t)line_kind(lines, i);
    out[T_LABEL] = (int16_t)line_label(line);
    out[T_INDENT] = (int16_t)most(line->indent, 100);
    out[T_LINKS] = (int16_t)most(line->links, 20);
    out[T_MARKS] = (int16_t)most(line->marks, 20);
    out[T_FIRST] = (int16_t)shape_first(line->text);
    out[T_LAST] = (int16_t)shape_last(line->text);
    out[T_CAPITALS] = (int16_t)upper;
    out[T_DIGITS] = (int16_t)digits;
    out[T_TIMES] = (int16_t)(most(lines->at[line->first].times, 9) + 10 * (line->first != i));
    for (int by = -1; by <= 1; by += 2) {
        ptrdiff_t at = i + by;
        bool in = at >= 0 && at < lines->len;
        out[by < 0 ? T_KIND_M1 : T_KIND_1] = (int16_t)(in ? line_kind(lines, at) : -1);
        out[by < 0 ? T_WORDS_M1 : T_WORDS_1] = (int16_t)(in ? most(lines->at[at].words, 100) : -1);
        out[by < 0 ? T_LABEL_M1 : T_LABEL_1] = (int16_t)(in ? line_label(&lines->at[at]) : -1);
        out[by < 0 ? T_SHARE_M1 : T_SHARE_1] = (int16_t)(in ? work->kin.share[at] : -1);
        out[by < 0 ? T_LAST_M1 : T_LAST_1] = (int16_t)(in ? shape_last(lines->at[at].text) : -1);
    }
    int32_t body = work->first < lines->len ? lines->at[work->first].indent : 0;
    out[T_INDENTED] = (int16_t)(line->indent - body);
}

// "Home / Coast / Ferry hits pier", "News > Coast": where the reader is.
static bool is_path(Str text) {
    if (str_find(text, S(" > ")) >= 0 || str_find(text, S(" › ")) >= 0) return true;
    ptrdiff_t slash = str_find(text, S(" / "));
    return slash >= 0 && str_find(str_from(text, slash + 2), S(" / ")) >= 0;
}

bool headline_asks(const HeadlineWork *work, ptrdiff_t i) {
    const Line *line = &work->lines->at[i];
    return line->words > 0 && line->words <= WORDS && str_find(line->text, S("://")) < 0 &&
        !is_path(line->text);
}

void headline_read(int16_t out[HEADLINE_GAUGE_COUNT], const HeadlineWork *work, ptrdiff_t i) {
    put_place(out, work, i);
    put_look(out, work, i);
}

// ---- the choice ----

ptrdiff_t headline_choose(Trees trees, const HeadlineWork *work) {
    ptrdiff_t best = -1;
    int32_t most_score = LEAST;
    for (ptrdiff_t i = work->from; i < work->end; i++) {
        if (!headline_asks(work, i)) continue;
        int16_t numbers[HEADLINE_GAUGE_COUNT];
        headline_read(numbers, work, i);
        int32_t score = trees_score(trees, numbers) - (numbers[T_IN_BODY] ? TOLD_COST : 0);
        if (score > most_score) best = i, most_score = score;
    }
    return best;
}
