// stretch.c - see stretch.h. In order: the rules, the model.
//
// By the rules the body is the stretch of lines whose values sum up highest: prose counts by its words, lines of
// another kind against; a line that ends the page (tags, comments, cookies) costs more than any stretch of small print
// brings in.
#include "page/stretch.h"

#include "page/bare.h"
#include "page/chain.h"
#include "page/line_gauge.h"

#include <string.h>

enum {
    WORDS_CAP = 80,
    SHORT_COST = 2,
    LABELLED_COST = 4,
    END_COST = 120,
    HEADING_WORDS = 16,
    TEASERS_MOST = 8,  // lines at the start that may be teasers of what follows
    TEASER_WORDS = 6,
    RULES_WORTH = MODEL_ONE / 4,  // of the rules' word, against the model's
    KEEP_WORTH = MODEL_ONE / 4,   // what is left out is missed more than what is kept wrongly is in the way
    SHORT_DUMP = 100,             // words: too few for the model
    KEPT_LEAST = 25,              // per cent of the rules' words: with less the model is not believed
};

// ---- the rules ----

static int32_t line_value(const Line *line) {
    int32_t words = line->words < WORDS_CAP ? line->words : WORDS_CAP;
    if (line->ends_page) return -END_COST;
    if (line->labelled) return line->prose ? -LABELLED_COST - words / 2 : -LABELLED_COST;
    if (line->prose) return line->bullet ? words / 2 : words;
    return -SHORT_COST;
}

// The stretch of the highest sum (Kadane), with its first and last line worth something.
static void find_stretch(Stretch *body, const Lines *lines) {
    int64_t sum = 0, best = 0;
    ptrdiff_t from = 0;
    for (ptrdiff_t i = 0; i < lines->len; i++) {
        int32_t value = line_value(&lines->at[i]);
        if (sum <= 0) sum = 0, from = i;
        sum += value;
        if (sum > best) best = sum, body->start = from, body->end = i + 1;
    }
}

// A short line inside the stretch is a heading over what follows, or a short sentence of the article.
static bool keeps_short(const Stretch *body, const Lines *lines, ptrdiff_t i) {
    const Line *line = &lines->at[i], *next = i + 1 < body->end ? line + 1 : NULL;
    static const Str marks = S_(".?!\"");
    char last = line->text.s[line->text.len - 1];
    if (line->words >= 2 &&
        (str_find_byte(marks, last) >= 0 || str_ends(line->text, S("”")) || str_ends(line->text, S("’"))))
        return true;
    if (next == NULL || line->words > HEADING_WORDS || lines->at[line->first].times > 1) return false;
    return !next->labelled && (line->gap || line->bullet || next->bullet);
}

// Is most of this line said again, in the same words, further down? Then it is a teaser of it.
static bool is_teaser(const Lines *lines, ptrdiff_t i, Str rest, Arena scratch) {
    Str text = lines->at[i].text;
    if (lines->at[i].words < TEASER_WORDS) return false;
    // without its first word: "S Orr said ..." comes again as "Mr Orr said ..."
    ptrdiff_t space = str_find_byte(text, ' ');
    Str bare = bare_text(str_from(text, space < 0 ? 0 : space), &scratch);
    return bare.len > 20 && str_find(rest, bare) >= 0;
}

static void drop_teasers(Stretch *body, const Lines *lines, Arena scratch) {
    ptrdiff_t end = body->start + TEASERS_MOST < body->end ? body->start + TEASERS_MOST : body->end;
    Arena whole = scratch;
    ptrdiff_t bytes = 0;
    for (ptrdiff_t i = body->start; i < body->end; i++) bytes += lines->at[i].text.len * 3 + 1;
    char *at = arena_new(&whole, char, bytes + 1);
    ptrdiff_t len = 0;
    ptrdiff_t *starts = arena_new(&whole, ptrdiff_t, body->end - body->start + 1);
    for (ptrdiff_t i = body->start; i < body->end; i++) {
        starts[i - body->start] = len;
        Arena one = whole;
        Str bare = bare_text(lines->at[i].text, &one);
        memcpy(at + len, bare.s, (size_t)bare.len);
        len += bare.len;
    }
    starts[body->end - body->start] = len;
    for (ptrdiff_t i = body->start; i < end; i++) {
        Str rest = str_slice((Str){at, len}, starts[i + 1 - body->start], len);
        if (body->kept[i] && is_teaser(lines, i, rest, whole)) body->kept[i] = false;
    }
}

static void keep_lines(Stretch *body, const Lines *lines, Arena scratch) {
    for (ptrdiff_t i = body->start; i < body->end; i++) {
        const Line *line = &lines->at[i];
        body->kept[i] = !line->labelled && (line->prose || keeps_short(body, lines, i));
    }
    drop_teasers(body, lines, scratch);
}

Stretch stretch_guess(const Lines *lines, Arena *arena) {
    Stretch body = {.kept = arena_new(arena, uint8_t, lines->len + 1)};
    find_stretch(&body, lines);
    keep_lines(&body, lines, *arena);
    return body;
}

// ---- the model ----

static int32_t kept_words(const Lines *lines, const uint8_t *kept) {
    int32_t words = 0;
    for (ptrdiff_t i = 0; i < lines->len; i++)
        if (kept[i]) words += lines->at[i].words;
    return words;
}

void stretch_keep(Stretch *body, const Lines *lines, const Stretch *guess, const int32_t *scores) {
    for (ptrdiff_t i = 0; i < lines->len; i++)
        body->kept[i] = scores[i] + KEEP_WORTH > (guess->kept[i] ? -RULES_WORTH : RULES_WORTH);
    int32_t words = kept_words(lines, guess->kept);
    if (words < SHORT_DUMP || kept_words(lines, body->kept) * 100 < words * KEPT_LEAST)
        memcpy(body->kept, guess->kept, (size_t)lines->len);
    body->start = body->end = 0;
    for (ptrdiff_t i = 0; i < lines->len; i++) {
        if (!body->kept[i]) continue;
        if (body->end == 0) body->start = i;
        body->end = i + 1;
    }
}

// The chain's steps are features of its model, with the last of the fixed numbers.
uint32_t stretch_step(int from, int to) {
    return (uint32_t)(MODEL_FIXED - LINE_STATES * LINE_STATES + from * LINE_STATES + to);
}

static ChainSteps read_steps(const Model *model) {
    ChainSteps steps;
    for (int from = 0; from < LINE_STATES; from++)
        for (int to = 0; to < LINE_STATES; to++) steps.at[from][to] = model->weights[stretch_step(from, to)];
    return steps;
}

// Features are never stored: they count for both models as they come.
static LineScores score_lines(const LineWork *traits, Arena *arena) {
    Model alone = model_named(S("dump")), chained = model_named(S("chain"));
    ptrdiff_t len = traits->lines->len;
    int32_t *scores = arena_new(arena, int32_t, len + 1), *emitted = arena_new(arena, int32_t, len + 1);
    uint32_t room[LINE_TRAITS_MOST];
    for (ptrdiff_t i = 0; i < len; i++) {
        Features features = {room, 0};
        line_trait_read(&features, traits, i);
        scores[i] = model_score(&alone, &features);
        emitted[i] = model_score(&chained, &features);
    }
    ChainSteps steps = read_steps(&chained);
    return (LineScores){scores, emitted, chain_margins(emitted, len, &steps, arena)};
}

Stretch stretch_choose(const Lines *lines, Arena *arena) {
    Stretch body = {.kept = arena_new(arena, uint8_t, lines->len + 1)}, guess = stretch_guess(lines, arena);
    Arena scratch = *arena;
    LineWork traits = line_trait_open(lines, guess.kept, guess.start, guess.end, &scratch);
    LineScores scores = score_lines(&traits, &scratch);
    int32_t *both = line_gauge_scores(trees_named(S("dump_trees")), &traits, scores, &scratch);
    stretch_keep(&body, lines, &guess, both);
    return body;
}
