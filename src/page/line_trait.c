// line_trait.c - see line_trait.h.
#include "page/line_trait.h"

#include "page/shape.h"

enum {
    NEAR = 3,  // lines before and behind that are looked at
    NEAR_TRAITS = 5,
    WINDOWS = 3,
    LONG_WORDS = 12,
    ABOVE_LINES = 24,
    ABOVE_WORDS = 8,
    LIKE_LINES = 6,  // lines before and behind that may look alike
    REPEATS = 3,
};

// The order is the model's: a new one goes to the end of its round.
enum {
    L_BIAS,
    L_WORDS,
    L_KIND,
    L_KIND_WORDS_0,
    L_FIRST = L_KIND_WORDS_0 + 16,
    L_LAST,
    L_CASE,
    L_DIGITS,
    L_LABEL,
    L_TIMES,
    L_INDENT,
    L_GUESS,
    L_GUESS_NEAR,
    L_GUESS_WORDS,
    L_PLACE,
    L_FROM_START,
    L_FROM_END,
    L_WINDOW_0,
    L_PROSE_BEFORE = L_WINDOW_0 + WINDOWS,
    L_PROSE_BEHIND,
    L_STOPS,
    L_NEAR_0,
    L_LINKS = L_NEAR_0 + 2 * NEAR * NEAR_TRAITS,
    L_MARKS,
    L_SMALL,
    L_CAPITALS,
    L_KIN,
    L_KIN_WORDS_0,
    L_HEADLINE = L_KIN_WORDS_0 + 8,
    L_TITLE,
    L_ABOVE,
    L_REPEATS,
    L_REPEATED,
    L_LIKE,
    L_DIGITS_NEAR,
    L_TRAITS,
};
_Static_assert(L_TRAITS < MODEL_FIXED / MODEL_BINS, "traits have numbers of their own");

int line_kind(const Lines *lines, ptrdiff_t i) {
    const Line *line = &lines->at[i];
    bool gap_behind = i + 1 >= lines->len || lines->at[i + 1].gap;
    return line->prose + 2 * line->bullet + 4 * line->gap + 8 * gap_behind;
}

int line_label(const Line *line) { return line->labelled ? 1 + (int)line->label : 0; }

// What part of the page a line is in, by the last short line above it that a phrase named: comments, related, cookies.
static uint8_t *read_above(const Lines *lines, Arena *arena) {
    uint8_t *above = arena_new(arena, uint8_t, lines->len + 1);
    ptrdiff_t last = -1;
    for (ptrdiff_t i = 0; i < lines->len; i++) {
        const Line *line = &lines->at[i];
        ptrdiff_t far = i - last;
        if (last >= 0 && far <= ABOVE_LINES)
            above[i] = (uint8_t)(1 + (int)lines->at[last].label % 15 + (far > ABOVE_LINES / 4 ? 16 : 0));
        if (line->labelled && line->words <= ABOVE_WORDS) last = i;
    }
    return above;
}

static int32_t clamped(const Lines *lines, ptrdiff_t at) {
    return (int32_t)(at < 0 ? 0 : at > lines->len ? lines->len : at);
}

static void put_near(Features *out, const LineWork *work, ptrdiff_t i) {
    int trait = L_NEAR_0;
    for (int by = -NEAR; by <= NEAR; by++) {
        if (by == 0) continue;
        ptrdiff_t at = i + by;
        if (at < 0 || at >= work->lines->len) feature_bin(out, trait, 31);
        else {
            const Line *line = &work->lines->at[at];
            feature_bin(out, trait, bin_count(line->words));
            feature_bin(out, trait + 1, line_kind(work->lines, at));
            feature_bin(out, trait + 2, line_label(line));
            feature_bin(out, trait + 3, shape_last(line->text));
            feature_bin(out, trait + 4,
                        (work->guess[at] != 0) + 2 * (line->indent == work->lines->at[i].indent));
        }
        trait += NEAR_TRAITS;
    }
}

// Words of prose in windows around the line, and in all before and behind it.
static void put_prose(Features *out, const LineWork *work, ptrdiff_t i) {
    static const ptrdiff_t sizes[WINDOWS] = {3, 8, 20};
    const Lines *lines = work->lines;
    int32_t all = work->prose[lines->len];
    for (int w = 0; w < WINDOWS; w++) {
        int32_t from = clamped(lines, i - sizes[w]), to = clamped(lines, i + sizes[w] + 1);
        feature_bin(out, L_WINDOW_0 + w, bin_count((work->prose[to] - work->prose[from]) / 4));
    }
    feature_bin(out, L_PROSE_BEFORE, bin_share(work->prose[i], all));
    feature_bin(out, L_PROSE_BEHIND, bin_share(all - work->prose[i + 1], all));
}

static void put_guess(Features *out, const LineWork *work, ptrdiff_t i) {
    int kept = work->guess[i] != 0, near = 0;
    for (int by = -2; by <= 2; by++)
        if (by && i + by >= 0 && i + by < work->lines->len && work->guess[i + by])
            near |= 1 << (by < 0 ? by + 2 : by + 1);
    feature_bin(out, L_GUESS, kept + 2 * (i >= work->start && i < work->end));
    feature_bin(out, L_GUESS_NEAR, near + 16 * kept);
    feature_bin(out, L_GUESS_WORDS, bin_count(work->lines->at[i].words) + 15 * kept);
    int32_t from = (int32_t)(i - work->start), to = (int32_t)(work->end - i);
    feature_bin(out, L_FROM_START, from < 0 ? bin_count(-from) : 15 + bin_count(from));
    feature_bin(out, L_FROM_END, to < 0 ? bin_count(-to) : 15 + bin_count(to));
}

static void put_kin(Features *out, const Kin *kin, ptrdiff_t i, int32_t words, int trait) {
    int share = kin->share[i] < 0 ? 0 : 1 + kin->share[i] / 10;
    feature_bin(out, trait, share);
    feature_bin(out, trait + 1 + bin_count(words) / 2, share);
}

// Where the headline is, and how much of it the line says.
static void put_title(Features *out, const Kin *kin, ptrdiff_t i, int trait) {
    int32_t by = (int32_t)(i - kin->headline);
    feature_bin(out, trait,
                kin->headline < 0 ? 31
                    : by < 0      ? 1 + bin_count(-by)
                    : by == 0     ? 0
                                  : 15 + bin_count(by));
    feature_bin(out, trait + 1, (kin->title[i] < 7 ? kin->title[i] : 7) + 8 * (kin->headline >= 0));
}

// Words in small letters, which tie sentences together, and words that begin with a capital.
static void put_cases(Features *out, Str text) {
    int small = 0, capitals = 0, all = 0;
    ptrdiff_t from = -1;
    Str head = str_slice(text, 0, 400);
    for (ptrdiff_t i = 0; i <= head.len; i++) {
        bool letter = i < head.len && (ascii_alpha(head.s[i]) || (unsigned char)head.s[i] >= 0x80);
        if (letter && from < 0) from = i;
        if (letter || from < 0) continue;
        all++;
        small += i - from <= 4 && ascii_lower(head.s[from]);
        capitals += ascii_upper(head.s[from]);
        from = -1;
    }
    feature_bin(out, L_SMALL, bin_share(small, all) + 9 * (all > 5));
    feature_bin(out, L_CAPITALS, bin_share(capitals, all) + 9 * (all > 5));
}

// Lists of teasers and threads of comments repeat their shape: lines nearby of this one's kind and size, and lines nearby
// whose text stands in the dump again and again ("Reply", "Share").
static void put_repeats(Features *out, const LineWork *work, ptrdiff_t i) {
    const Lines *lines = work->lines;
    int kind = line_kind(lines, i), size = bin_count(lines->at[i].words), like = 0, repeats = 0, digits = 0;
    for (ptrdiff_t k = i - LIKE_LINES; k <= i + LIKE_LINES; k++) {
        if (k < 0 || k >= lines->len || k == i) continue;
        const Line *line = &lines->at[k];
        like += line_kind(lines, k) == kind && bin_count(line->words) == size;
        repeats += lines->at[line->first].times >= REPEATS;
        digits += line->words < LONG_WORDS && line->digits;
    }
    feature_bin(out, L_LIKE, like);
    feature_bin(out, L_REPEATS, repeats);
    feature_bin(out, L_DIGITS_NEAR, digits);
    int times = lines->at[lines->at[i].first].times;
    feature_bin(out, L_REPEATED, (times > 3 ? 3 : times) + 4 * (lines->at[i].first == i) + 8 * (size / 4));
}

static int stops_of(Str text) {
    int stops = 0;
    for (ptrdiff_t i = 0; i < text.len; i++)
        stops += text.s[i] == '.' || text.s[i] == '?' || text.s[i] == ',';
    return bin_count(stops);
}

void line_trait_read(Features *out, const LineWork *work, ptrdiff_t i) {
    const Lines *lines = work->lines;
    const Line *line = &lines->at[i], *first = &lines->at[line->first];
    int words = bin_count(line->words), kind = line_kind(lines, i), upper, digits;
    shape_letters(line->text, &upper, &digits);
    feature_bin(out, L_BIAS, 0);
    feature_bin(out, L_WORDS, words);
    feature_bin(out, L_KIND, kind);
    feature_bin(out, L_KIND_WORDS_0 + kind, words);
    feature_bin(out, L_FIRST, shape_first(line->text));
    feature_bin(out, L_LAST, shape_last(line->text));
    feature_bin(out, L_CASE, upper);
    feature_bin(out, L_DIGITS, digits);
    feature_bin(out, L_LABEL, line_label(line));
    feature_bin(out, L_TIMES, (first->times < 5 ? first->times : 5) + 8 * (words > 6));
    feature_bin(out, L_INDENT, line->indent);
    feature_bin(out, L_PLACE, (int)(i * 20 / lines->len));
    feature_bin(out, L_STOPS, stops_of(line->text));
    feature_bin(out, L_LINKS,
                !work->numbered ? 31 : bin_share(line->links * 4, line->words + 1) + 9 * (line->words > 8));
    feature_bin(out, L_MARKS, line->marks);
    feature_bin(out, L_ABOVE, work->above[i]);
    put_cases(out, line->text);
    put_kin(out, &work->kin, i, line->words, L_KIN);
    put_title(out, &work->kin, i, L_HEADLINE);
    put_repeats(out, work, i);
    put_guess(out, work, i);
    put_prose(out, work, i);
    put_near(out, work, i);
    shape_words(out, line->text, line->words);
}

LineWork line_trait_open(const Lines *lines, const uint8_t *guess, ptrdiff_t start, ptrdiff_t end,
                         Arena *arena) {
    int32_t *prose = arena_new(arena, int32_t, lines->len + 1);
    LineWork work = {.lines = lines, .guess = guess, .start = start, .end = end, .prose = prose};
    for (ptrdiff_t i = 0; i < lines->len; i++) {
        prose[i + 1] = prose[i] + (lines->at[i].prose && !lines->at[i].labelled ? lines->at[i].words : 0);
        work.numbered |= lines->at[i].links > 0;
    }
    work.above = read_above(lines, arena);
    work.kin = kin_read(lines, guess, start, arena);
    return work;
}
