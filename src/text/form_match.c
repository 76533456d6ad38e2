// form_match.c - see form.h: the longest row at a piece.
#include "text/form_table.h"

enum { FORM_DEPTH = 12, FORM_PIECES = 64 };  // rules in rules; pieces of one expression, a power of two

// What a rule gave at a piece, so that forms which begin alike try it once (packrat parsing, Ford
// 2002). Only the pieces in reach are remembered: the place of piece i is i modulo the reach.
typedef struct Memo {
    int32_t piece;  // 1 + the piece that this is about; 0 is nothing yet
    int32_t end;
    const When *when;
} Memo;

struct Matcher {
    const Forms *forms;
    const Pieces *pieces;
    Arena *found;  // what outlives the rooms
    Arena *keep;   // `room`
    Arena room, rooms[2];
    ptrdiff_t start;  // the piece at which the expression begins
    Memo *memos;      // FORM_PIECES x rules
    int32_t spoken;   // how much so the text is: see when.h
    ptrdiff_t limit;  // the line's end: no expression goes on from here
};
typedef const struct Matcher Match;

static void merge(When *into, const When *from) {
    for (int f = 0; f < WHEN_FIELD_COUNT; f++)
        if (from->f[f] != WHEN_NO) into->f[f] = from->f[f];
    if (from->other) into->other = from->other;
}

static ptrdiff_t match_rule(const Match *m, int32_t id, ptrdiff_t i, const When **out, int depth);

// One alternative of an item, at piece i; *part is what its rule gave.
static ptrdiff_t match_item(const Match *m, Item item, ptrdiff_t i, const When **part, int depth) {
    *part = NULL;
    if (i >= m->limit || (item.glued && !piece_glued(m->pieces, i - 1))) return 0;
    if (item.kind == ITEM_WORD) return m->pieces->at[i].word == item.id ? i + 1 : 0;
    return match_rule(m, item.id, i, part, depth + 1);
}

// The items from `e` on, at piece i; an optional item is taken where the rest still fits. `when` gets
// what the items gave, the last ones first; NULL only asks how far they reach.
static ptrdiff_t match_items(const Match *m, const Items *items, ptrdiff_t e, ptrdiff_t i, When *when,
                             int depth) {
    if (e == items->len) return i;
    ptrdiff_t after = e + 1;
    while (items->at[after - 1].more) after++;
    bool optional = items->at[e].optional;
    for (; e < after; e++) {
        const When *part;
        ptrdiff_t end = match_item(m, items->at[e], i, &part, depth);
        if (end) end = match_items(m, items, after, end, when, depth);
        if (!end) continue;
        if (when && part && items->at[e].apart) when->other = part;
        else if (when && part) merge(when, part);
        return end;
    }
    return optional ? match_items(m, items, after, i, when, depth) : 0;
}

typedef struct Best {
    ptrdiff_t end;
    const Row *row;  // NULL: a number
} Best;

static void try_row(const Match *m, const Row *row, ptrdiff_t i, Best *best, int depth) {
    if (row->fields.f[WHEN_spoken] > m->spoken) return;  // WHEN_NO is less
    ptrdiff_t end = match_items(m, &row->items, 0, i, NULL, depth);
    if (end < best->end || end == 0) return;
    if (end == best->end && best->row &&
        (row->fixed < best->row->fixed || (row->fixed == best->row->fixed && row > best->row)))
        return;
    *best = (Best){end, row};
}

static const Ids *rows_at(const Match *m, int32_t rule, ptrdiff_t class) {
    return &m->forms->lists.at[m->forms->begun[rule * m->forms->classes + class]];
}

static bool has_class(const uint64_t *bits, const Piece *piece) {
    if (piece->kind == PIECE_DIGITS && has_bit(bits, CLASS_DIGITS)) return true;
    if (piece->count && has_bit(bits, CLASS_COUNT)) return true;
    return piece->word && has_bit(bits, piece->word);
}

// May what follows piece `i` come second?
static bool may_go_on(const Match *m, ptrdiff_t i, const uint64_t *second) {
    return i + 1 < m->limit && (piece_glued(m->pieces, i) || has_class(second, &m->pieces->at[i + 1]));
}

// Tries the rows that may go on with the piece after `i`.
static void try_rows(const Match *m, const Ids *rows, ptrdiff_t i, Best *best, int depth) {
    const Forms *forms = m->forms;
    const Piece *next = i + 1 < m->limit ? &m->pieces->at[i + 1] : NULL;
    bool glued = next && piece_glued(m->pieces, i);
    ptrdiff_t word = next ? next->word : CLASS_NONE, number = CLASS_NONE;
    if (next && next->kind == PIECE_DIGITS) number = CLASS_DIGITS;
    else if (next && next->count) number = CLASS_COUNT;
    const uint64_t *single = forms->second, *a = &forms->second[word * forms->row_words],
                   *b = &forms->second[number * forms->row_words];
    for (ptrdiff_t r = 0; r < rows->len; r++) {
        int32_t row = rows->at[r];
        if (glued || ((single[row / 64] | a[row / 64] | b[row / 64]) >> row % 64 & 1))
            try_row(m, &forms->rows.at[row], i, best, depth);
    }
}

static ptrdiff_t match_new(const Match *m, int32_t id, ptrdiff_t i, const When **when, int depth) {
    const Rule *rule = &m->forms->rules.at[id];
    const Piece *piece = &m->pieces->at[i];
    Best best = {0};
    if (rule->number) {
        When ignored;
        ptrdiff_t end = form_number_read(rule->number, m->pieces, i, &ignored);
        if (end <= m->limit) best.end = end;
    }
    if (piece->word) try_rows(m, rows_at(m, id, piece->word), i, &best, depth);
    if (piece->kind == PIECE_DIGITS) try_rows(m, rows_at(m, id, CLASS_DIGITS), i, &best, depth);
    else if (piece->count) try_rows(m, rows_at(m, id, CLASS_COUNT), i, &best, depth);
    if (best.end == 0) return 0;
    When *out = arena_new(m->keep, When, 1);
    *out = form_nothing;
    if (best.row) {
        match_items(m, &best.row->items, 0, i, out, depth);
        merge(out, &best.row->fields);
    } else if (rule->number) {
        (void)form_number_read(rule->number, m->pieces, i, out);
    }
    *when = out;
    return best.end;
}

static ptrdiff_t match_rule(const Match *m, int32_t id, ptrdiff_t i, const When **out, int depth) {
    if (depth > FORM_DEPTH || i >= m->limit || i - m->start >= FORM_PIECES) return 0;
    // Most words begin no form, most forms not with this word, and few go on with the next.
    const Rule *rule = &m->forms->rules.at[id];
    if (!has_class(rule->begins, &m->pieces->at[i])) return 0;
    if (!rule->single && !may_go_on(m, i, rule->second)) return 0;
    Memo *memo = &m->memos[(i & (FORM_PIECES - 1)) * m->forms->rules.len + id];
    if (memo->piece != i + 1) {
        const When *when = NULL;
        ptrdiff_t end = match_new(m, id, i, &when, depth);
        *memo = (Memo){(int32_t)i + 1, (int32_t)end, when};
    }
    *out = memo->when;
    return memo->end;
}

Matcher *form_matcher(const Forms *forms, const Pieces *pieces, int32_t spoken, Arena *keep) {
    Matcher *m = arena_new(keep, Matcher, 1);
    *m = (Matcher){.forms = forms, .pieces = pieces, .found = keep, .spoken = spoken, .start = -1};
    m->memos = arena_new(keep, Memo, forms->rules.len * FORM_PIECES);
    m->rooms[0] = arena_halve(keep);
    m->rooms[1] = arena_halve(&m->rooms[0]);
    m->keep = &m->room;
    return m;
}

// What is remembered of pieces before the last FORM_PIECES is not asked for again: two rooms, used in turn for so many
// pieces each, hold all that may be.
static void turn_rooms(Matcher *m, ptrdiff_t i) {
    ptrdiff_t turn = i / FORM_PIECES;
    if (m->start < 0 || turn != m->start / FORM_PIECES) m->room = m->rooms[turn & 1];
    m->start = i;
}

ptrdiff_t form_match(Matcher *m, ptrdiff_t i, When *out) {
    const Piece *first = &m->pieces->at[i];
    if (!first->word && !first->count && first->kind != PIECE_DIGITS) return 0;
    if (m->limit <= i) {
        m->limit = i + 1;
        while (m->limit < m->pieces->len && !m->pieces->at[m->limit].line) m->limit++;
    }
    turn_rooms(m, i);
    const When *when;
    ptrdiff_t end = match_rule(m, m->forms->date, i, &when, 0);
    if (end) *out = *when;
    for (When *at = out, *other; end && at->other; at = other) {
        other = arena_new(m->found, When, 1);
        *other = *at->other;
        at->other = other;
    }
    return end;
}

bool form_is(const Forms *forms, const Pieces *pieces, ptrdiff_t i, int32_t rule, When *out) {
    if (rule < 0 || i < 0 || i >= pieces->len || !pieces->at[i].word) return false;
    const Ids *begun = &forms->lists.at[forms->begun[rule * forms->classes + pieces->at[i].word]];
    for (ptrdiff_t r = 0; r < begun->len; r++) {
        const Row *row = &forms->rows.at[begun->at[r]];
        if (row->items.at[row->items.len - 1].id != pieces->at[i].word) continue;
        *out = row->fields;
        return true;
    }
    return false;
}
