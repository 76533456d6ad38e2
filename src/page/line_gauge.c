// line_gauge.c - see line_gauge.h. In order: sums over the dump, by family, the decision.
#include "page/line_gauge.h"

#include "page/shape.h"

enum {
    LONG_WORDS = 12,
    LINE_CAP = 80,  // words of one line that count in means
    NEAR = 6,
    AROUND = 5,
    WIDE = 12,
    FAR = 400,
    FAR_OFF = -4 * MODEL_ONE,
    REPEATS = 3,
    CHAIN_WORTH = 2 * MODEL_ONE,  // of the chain's word, at most
};

// Sums over some lines.
typedef struct LinePart {
    int32_t words, lines, weight;
    int64_t score;  // by words
} LinePart;

static int32_t most(int32_t n, int32_t cap) { return n < cap ? n : cap; }
static int32_t within(int32_t n, int32_t cap) { return n < -cap ? -cap : n > cap ? cap : n; }
static int32_t percent(int64_t part, int64_t whole) { return whole > 0 ? (int32_t)(part * 100 / whole) : -1; }

static void part_add(LinePart *part, int32_t words, int32_t score) {
    int32_t weight = most(words, LINE_CAP) + 1;
    part->words += words, part->lines++;
    part->score += (int64_t)within(score, 8 * MODEL_ONE) * weight;
    part->weight += weight;
}

static int16_t part_score(const LinePart *part) {
    return part->weight ? (int16_t)(part->score / part->weight) : 0;
}

// ---- sums ----

static int32_t opinion(const LineGaugeWork *work, ptrdiff_t i) {
    return work->scores.alone[i] + within(work->scores.margins[i], CHAIN_WORTH);
}

static void read_order(LineGaugeWork *work, uint8_t *kept, Arena *arena) {
    const Lines *lines = work->traits->lines;
    ptrdiff_t len = lines->len;
    int32_t *before = arena_new(arena, int32_t, len + 1), *behind = arena_new(arena, int32_t, len + 1),
            *told = arena_new(arena, int32_t, len + 1), at = -1;
    for (ptrdiff_t i = 0; i < len; i++) {
        kept[i] = opinion(work, i) > 0;
        before[i] = at;
        told[i + 1] = told[i] + (kept[i] ? lines->at[i].words : 0);
        if (kept[i] && lines->at[i].words >= LONG_WORDS) at = (int32_t)i;
    }
    at = -1;
    for (ptrdiff_t i = len - 1; i >= 0; i--) {
        behind[i] = at;
        if (kept[i] && lines->at[i].words >= LONG_WORDS) at = (int32_t)i;
    }
    work->before = before, work->behind = behind, work->told = told;
}

static void read_parts(LineGaugeWork *work, Arena *arena) {
    const Lines *lines = work->traits->lines;
    LinePart *parts = arena_new(arena, LinePart, lines->len + 1);
    int32_t *part = arena_new(arena, int32_t, lines->len + 1), at = 0;
    for (ptrdiff_t i = 0; i < lines->len; i++) {
        if (lines->at[i].gap && i) at++;
        part[i] = at;
        part_add(&parts[at], lines->at[i].words, opinion(work, i));
    }
    work->parts = parts, work->part = part;
}

LineGaugeWork line_gauge_open(const LineWork *traits, LineScores scores, Arena *arena) {
    LineGaugeWork work = {.traits = traits, .scores = scores};
    ptrdiff_t len = traits->lines->len;
    uint8_t *kept = arena_new(arena, uint8_t, len + 1);
    read_order(&work, kept, arena);
    read_parts(&work, arena);
    ptrdiff_t start = 0;
    while (start < len && !(kept[start] && traits->lines->at[start].words >= LONG_WORDS)) start++;
    work.kin = kin_read(traits->lines, kept, start, arena);
    return work;
}

// ---- families ----

static int stops_of(Str text) {
    int stops = 0;
    for (ptrdiff_t i = 0; i < text.len; i++)
        stops += text.s[i] == '.' || text.s[i] == '?' || text.s[i] == ',';
    return stops;
}

static void put_shape(int16_t *out, const Lines *lines, ptrdiff_t i) {
    const Line *line = &lines->at[i];
    int upper, digits;
    shape_letters(line->text, &upper, &digits);
    out[D_WORDS] = (int16_t)most(line->words, 1000);
    out[D_LINKS] = (int16_t)most(percent(line->links * 4, line->words + 1), 400);
    out[D_MARKS] = (int16_t)most(line->marks, 20);
    out[D_INDENT] = (int16_t)most(line->indent, 100);
    out[D_STOPS] = (int16_t)most(percent(stops_of(line->text), line->words), 200);
    out[D_LETTERS] = (int16_t)(line->words ? most((int32_t)(line->text.len / line->words), 80) : 80);
    out[D_FIRST] = (int16_t)shape_first(line->text);
    out[D_LAST] = (int16_t)shape_last(line->text);
    out[D_CAPITALS] = (int16_t)upper;
    out[D_DIGITS] = (int16_t)digits;
    out[D_KIND] = (int16_t)line_kind(lines, i);
    out[D_LABEL] = (int16_t)line_label(line);
    out[D_TIMES] = (int16_t)(most(lines->at[line->first].times, 9) + 10 * (line->first != i));
}

static void put_near(int16_t *out, const Lines *lines, ptrdiff_t i) {
    static const struct {
        int8_t by, words, kind, label;
    } rows[] = {{1, D_WORDS_1, D_KIND_1, D_LABEL_1},
                {-1, D_WORDS_M1, D_KIND_M1, D_LABEL_M1},
                {2, D_WORDS_2, -1, -1},
                {-2, D_WORDS_M2, -1, -1}};
    for (ptrdiff_t k = 0; k < countof(rows); k++) {
        ptrdiff_t at = i + rows[k].by;
        bool in = at >= 0 && at < lines->len;
        out[rows[k].words] = (int16_t)(in ? most(lines->at[at].words, LINE_CAP) : -1);
        if (rows[k].kind < 0) continue;
        out[rows[k].kind] = (int16_t)(in ? line_kind(lines, at) : -1);
        out[rows[k].label] = (int16_t)(in ? line_label(&lines->at[at]) : -1);
    }
    int kind = line_kind(lines, i), size = bin_count(lines->at[i].words), alike = 0, linked = 0, labelled = 0,
        repeated = 0;
    for (ptrdiff_t k = i - NEAR; k <= i + NEAR; k++) {
        if (k < 0 || k >= lines->len || k == i) continue;
        const Line *line = &lines->at[k];
        alike += line_kind(lines, k) == kind && bin_count(line->words) == size;
        linked += line->links * 4 > line->words;
        labelled += line->labelled;
        repeated += lines->at[line->first].times >= REPEATS;
    }
    out[D_ALIKE] = (int16_t)alike, out[D_LINKED] = (int16_t)linked;
    out[D_LABELLED] = (int16_t)labelled, out[D_REPEATED] = (int16_t)repeated;
}

static int16_t prose_in(const LineWork *traits, ptrdiff_t from, ptrdiff_t end) {
    from = from < 0 ? 0 : from, end = end > traits->lines->len ? traits->lines->len : end;
    return (int16_t)most(traits->prose[end] - traits->prose[from], 2000);
}

static void put_place(int16_t *out, const LineGaugeWork *work, ptrdiff_t i) {
    const LineWork *traits = work->traits;
    ptrdiff_t len = traits->lines->len;
    out[D_ORDER] = (int16_t)(i * 100 / len);
    out[D_ABOVE] = (int16_t)traits->above[i];
    out[D_FROM_START] = (int16_t)within((int32_t)(i - traits->start), FAR);
    out[D_FROM_END] = (int16_t)within((int32_t)(i - traits->end), FAR);
    out[D_PROSE_NEAR] = prose_in(traits, i - 3, i + 4);
    out[D_PROSE_AROUND] = prose_in(traits, i - 8, i + 9);
    out[D_PROSE_WIDE] = prose_in(traits, i - 20, i + 21);
    out[D_PROSE_BEFORE] = (int16_t)percent(traits->prose[i], traits->prose[len]);
    int near = 0;
    for (ptrdiff_t k = i - 3; k <= i + 3; k++) near += k != i && k >= 0 && k < len && traits->guess[k];
    out[D_KEPT] = (int16_t)(traits->guess[i] + 2 * (i >= traits->start && i < traits->end));
    out[D_KEPT_NEAR] = (int16_t)near;
}

static void put_kin(int16_t *out, const LineGaugeWork *work, ptrdiff_t i) {
    const Kin *kin = &work->kin;
    ptrdiff_t len = work->traits->lines->len;
    out[D_SHARE] = kin->share[i];
    out[D_TITLE] = kin->title[i];
    out[D_FROM_TITLE] = (int16_t)(kin->headline < 0 ? -FAR : within((int32_t)(i - kin->headline), FAR));
    int32_t sum = 0, weight = 0;
    for (ptrdiff_t k = i - AROUND; k <= i + AROUND; k++) {
        if (k < 0 || k >= len || kin->share[k] < 0) continue;
        int32_t words = most(work->traits->lines->at[k].words, LINE_CAP);
        sum += kin->share[k] * words, weight += words;
    }
    out[D_SHARE_AROUND] = (int16_t)(weight ? sum / weight : -1);
}

static int16_t at_or_never(const int32_t *scores, ptrdiff_t len, ptrdiff_t i) {
    return (int16_t)(i < 0 || i >= len ? MODEL_NEVER : within(scores[i], 30000));
}

static LinePart part_of(const LineGaugeWork *work, const int32_t *scores, ptrdiff_t from, ptrdiff_t end,
                        ptrdiff_t but) {
    LinePart part = {0};
    const Lines *lines = work->traits->lines;
    for (ptrdiff_t k = from < 0 ? 0 : from; k < end && k < lines->len; k++)
        if (k != but) part_add(&part, lines->at[k].words, scores[k]);
    return part;
}

static void put_said(int16_t *out, const LineGaugeWork *work, ptrdiff_t i) {
    const LineScores *s = &work->scores;
    ptrdiff_t len = work->traits->lines->len;
    out[D_SCORE] = at_or_never(s->alone, len, i);
    out[D_SCORE_1] = at_or_never(s->alone, len, i + 1);
    out[D_SCORE_2] = at_or_never(s->alone, len, i + 2);
    out[D_SCORE_M1] = at_or_never(s->alone, len, i - 1);
    out[D_SCORE_M2] = at_or_never(s->alone, len, i - 2);
    LinePart around = part_of(work, s->alone, i - AROUND, i + AROUND + 1, i),
             before = part_of(work, s->alone, i - WIDE, i, i),
             behind = part_of(work, s->alone, i + 1, i + 1 + WIDE, i),
             chained = part_of(work, s->margins, i - AROUND, i + AROUND + 1, i);
    out[D_SCORE_AROUND] = part_score(&around);
    out[D_SCORE_BEFORE] = part_score(&before);
    out[D_SCORE_BEHIND] = part_score(&behind);
    out[D_BEFORE] = (int16_t)(work->before[i] < 0 ? FAR : most((int32_t)i - work->before[i], FAR));
    out[D_BEHIND] = (int16_t)(work->behind[i] < 0 ? FAR : most(work->behind[i] - (int32_t)i, FAR));
    out[D_TOLD] = (int16_t)most(work->told[i], 3000);
    out[D_UNTOLD] = (int16_t)most(work->told[len] - work->told[i], 3000);
    out[D_MARGIN] = at_or_never(s->margins, len, i);
    out[D_MARGIN_1] = at_or_never(s->margins, len, i + 1);
    out[D_MARGIN_M1] = at_or_never(s->margins, len, i - 1);
    out[D_MARGIN_AROUND] = part_score(&chained);
    out[D_CHAINED] = at_or_never(s->chained, len, i);
    const LinePart *part = &work->parts[work->part[i]];
    out[D_PART_WORDS] = (int16_t)most(part->words, 2000);
    out[D_PART_LINES] = (int16_t)most(part->lines, 200);
    out[D_PART_SCORE] = part_score(part);
}

void line_gauge_read(int16_t out[LINE_GAUGE_COUNT], const LineGaugeWork *work, ptrdiff_t i) {
    const Lines *lines = work->traits->lines;
    put_shape(out, lines, i);
    put_near(out, lines, i);
    put_place(out, work, i);
    put_kin(out, work, i);
    put_said(out, work, i);
    out[D_PAGE_WORDS] = (int16_t)most(work->traits->prose[lines->len], 10000);
    out[D_PAGE_LINES] = (int16_t)most((int32_t)lines->len, 5000);
    out[D_PAGE_BODY] = (int16_t)most(percent(work->told[lines->len], work->traits->prose[lines->len]), 400);
}

// ---- the decision ----

bool line_gauge_asks(const LineGaugeWork *work, ptrdiff_t i) { return opinion(work, i) > FAR_OFF; }

int32_t line_gauge_start(LineScores scores, ptrdiff_t i) {
    return (scores.alone[i] + within(scores.margins[i], CHAIN_WORTH)) / 2;
}

int32_t *line_gauge_scores(Trees trees, const LineWork *traits, LineScores scores, Arena *arena) {
    ptrdiff_t len = traits->lines->len;
    int32_t *out = arena_new(arena, int32_t, len + 1);
    Arena scratch = *arena;
    LineGaugeWork work = line_gauge_open(traits, scores, &scratch);
    for (ptrdiff_t i = 0; i < len; i++) {
        int16_t numbers[LINE_GAUGE_COUNT];
        out[i] = line_gauge_start(scores, i);
        if (!line_gauge_asks(&work, i)) continue;
        line_gauge_read(numbers, &work, i);
        out[i] += trees_score(trees, numbers) / (TREE_ONE / MODEL_ONE);
    }
    return out;
}
