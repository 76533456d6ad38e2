// form.c - see form.h. In order: the structures, reading a table's rows, what may begin what, matching.
// The numbers in forms are form_number.h's.
#include "text/form.h"

#include "text/calendar.h"
#include "text/form_number.h"
#include "base/map.h"

enum { FORM_DEPTH = 12, FORM_PIECES = 64 };  // rules in rules; pieces of one expression, a power of two

typedef enum ItemKind { ITEM_WORD, ITEM_RULE } ItemKind;

// One item of a form. Alternatives ("in|on") are items in a row; all but the last say `more`.
typedef struct Item {
    ItemKind kind;
    int32_t id;  // of the word or rule
    bool more, optional, glued, apart;
} Item;
typedef struct Items {
    Item *at;
    ptrdiff_t len, cap;
} Items;

typedef struct Row {
    int32_t rule;
    int32_t fixed;  // how many words it holds: breaks ties
    Items items;
    When fields;
    uint64_t *begins, *second;  // as a Rule's
    bool single;
} Row;
typedef struct Rows {
    Row *at;
    ptrdiff_t len, cap;
} Rows;

// A list of rows, by index.
typedef struct Ids {
    int32_t *at;
    ptrdiff_t len, cap;
} Ids;
typedef struct Lists {
    Ids *at;
    ptrdiff_t len, cap;
} Lists;

// What a rule may begin with, and what may come second: a bit a class of pieces.
typedef struct Rule {
    const FormNumber *number;  // NULL for a rule of rows alone
    uint64_t *begins, *second;
    bool single;  // may it be one piece?
} Rule;
typedef struct Rules {
    Rule *at;
    ptrdiff_t len, cap;
} Rules;

// Classes of pieces: a word of the table is its own; the others that may begin a form are these.
enum { CLASS_NONE, CLASS_DIGITS, CLASS_COUNT, CLASS_FIRST_WORD };

struct Forms {
    Map word_ids, rule_ids;  // words: their class; rules: 1 + index
    ptrdiff_t classes;
    Rules rules;
    Rows rows;
    Lists lists;      // of rows; the first is empty
    uint16_t *begun;  // rules x classes: which list holds the rule's rows that may begin so
    uint64_t
        *second;  // classes x a bit a row: which rows may have it second; CLASS_NONE: which may be one piece
    ptrdiff_t row_words;
    int32_t date;  // the rule looked for
};

static const When nothing = {
#define X(field) .f[WHEN_##field] = WHEN_NO,
    WHEN_FIELDS(X)
#undef X
};

// ---- reading rows

static int32_t rule_id(Forms *forms, Str name, Arena *keep) {
    int64_t *id = map_put(&forms->rule_ids, name, keep);
    if (!*id) {
        Rule *rule = vec_push(&forms->rules, keep);
        rule->number = form_number(name);
        *id = forms->rules.len;
    }
    return (int32_t)*id - 1;
}

static int32_t word_id(Forms *forms, Str word, Arena *keep) {
    int64_t *id = map_put(&forms->word_ids, word, keep);
    if (!*id) *id = CLASS_FIRST_WORD + forms->word_ids.len - 1;
    return (int32_t)*id;
}

static int char_kind(char c) {
    return ascii_digit(c) ? 1 : ascii_alpha(c) || (unsigned char)c >= 128 ? 2 : 3;
}

// A literal as pieces: "o'clock" is three of them, glued.
static void add_literal(Forms *forms, Row *row, Str word, Item item, Arena *keep) {
    for (ptrdiff_t at = 0, start = 0; at < word.len; start = at) {
        int kind = char_kind(word.s[at++]);
        while (kind != 3 && at < word.len && char_kind(word.s[at]) == kind) at++;
        item.id = word_id(forms, str_slice(word, start, at), keep);
        *vec_push(&row->items, keep) = item;
        item.glued = true;
    }
}

static void add_item(Forms *forms, Row *row, Str s, Arena *keep) {
    Item item = {0};
    if (s.len > 1 && s.s[0] == '+') item.glued = true, s = str_from(s, 1);
    if (s.len > 1 && s.s[s.len - 1] == '?') item.optional = true, s.len--;
    if (s.len > 2 && s.s[0] == '<') {
        Str name = str_slice(s, 1, s.len - 1);
        item.kind = ITEM_RULE;
        item.apart = str_starts(name, S("to:"));
        item.id = rule_id(forms, item.apart ? str_from(name, 3) : name, keep);
        *vec_push(&row->items, keep) = item;
        return;
    }
    row->fixed += !item.optional;
    Str word;
    for (Str rest = s; str_cut(&rest, '|', &word);) {
        item.more = rest.len > 0;
        add_literal(forms, row, word, item, keep);
    }
}

static int32_t field_value(Str name, Str value) {
    static const Str kinds[] = {
#define X(kind) S_(#kind),
        WHEN_KINDS(X)
#undef X
    };
    if (str_eq(name, S("kind")))
        for (int32_t k = 0; k < KIND_COUNT; k++)
            if (str_eq_case(kinds[k], value)) return k;
    if (str_eq(name, S("unit"))) return (int32_t)str_find(S(WHEN_UNITS), value);
    if (str_eq(name, S("part"))) return (int32_t)(str_find(S(WHEN_PARTS), value) / 4);
    if (str_eq(name, S("movable"))) return feast_number(value);
    int64_t n;
    must(str_int(value, &n));
    return (int32_t)n;
}

static void add_fields(When *when, Str fields) {
    static const Str names[] = {
#define X(field) S_(#field),
        WHEN_FIELDS(X)
#undef X
    };
    Str pair, name;
    while (str_cut(&fields, ' ', &pair)) {
        Str value = pair;
        must(str_cut(&value, '=', &name));
        int32_t field = 0;
        while (field < WHEN_FIELD_COUNT && !str_eq(names[field], name)) field++;
        must(field < WHEN_FIELD_COUNT);
        when->f[field] = field_value(name, value);
    }
}

void form_add(Forms *forms, Str rule, Str form, Str fields, Arena *keep) {
    int32_t id = rule_id(forms, rule, keep);
    Row *row = vec_push(&forms->rows, keep);
    *row = (Row){.rule = id, .fields = nothing};
    Str item;
    while (str_cut(&form, ' ', &item)) add_item(forms, row, item, keep);
    add_fields(&row->fields, fields);
    must(row->items.len > 0);
}

// ---- what may begin what

static bool has_bit(const uint64_t *bits, ptrdiff_t class) { return bits[class / 64] >> class % 64 & 1; }

static void set_bit(uint64_t *bits, ptrdiff_t class) { bits[class / 64] |= (uint64_t)1 << class % 64; }

static bool add_bits(uint64_t *into, const uint64_t *from, ptrdiff_t len) {
    bool grew = false;
    for (ptrdiff_t w = 0; w < len; w++) grew |= (from[w] & ~into[w]) != 0, into[w] |= from[w];
    return grew;
}

// Adds what the items from `e` on may begin with; tells whether there may be nothing.
static bool begin_items(const Forms *forms, const Items *items, ptrdiff_t e, uint64_t *bits, ptrdiff_t len) {
    for (; e < items->len; e++) {
        Item item = items->at[e];
        if (item.kind == ITEM_WORD) set_bit(bits, item.id);
        else add_bits(bits, forms->rules.at[item.id].begins, len);
        if (!item.optional && !item.more) return false;
    }
    return true;
}

// What may come second in the row, after an item that is, or begins with, one piece.
static void second_row(const Forms *forms, Row *row, ptrdiff_t len) {
    for (ptrdiff_t e = 0; e < row->items.len; e++) {
        Item item = row->items.at[e];
        const Rule *rule = item.kind == ITEM_RULE ? &forms->rules.at[item.id] : NULL;
        ptrdiff_t after = e + 1;
        while (row->items.at[after - 1].more) after++;
        if (rule) add_bits(row->second, rule->second, len);
        if (!rule || rule->single) row->single |= begin_items(forms, &row->items, after, row->second, len);
        if (!item.optional && !item.more) break;
    }
}

// One round over the rows; false when nothing was added to any rule.
static bool begin_rows(Forms *forms, ptrdiff_t len) {
    bool grew = false;
    for (ptrdiff_t r = 0; r < forms->rows.len; r++) {
        Row *row = &forms->rows.at[r];
        Rule *rule = &forms->rules.at[row->rule];
        begin_items(forms, &row->items, 0, row->begins, len);
        second_row(forms, row, len);
        grew |= add_bits(rule->begins, row->begins, len);
        grew |= add_bits(rule->second, row->second, len);
        grew |= row->single && !rule->single;
        rule->single |= row->single;
    }
    return grew;
}

// A number goes on with digits, number words, and these; what is glued to it is always looked at.
static void begin_number(Forms *forms, Rule *rule) {
    static const Str words[] = {S_("and"), S_("of"), S_("a"), S_("an"), S_("point"), S_("-")};
    for (ptrdiff_t i = CLASS_DIGITS; i <= CLASS_COUNT; i++)
        set_bit(rule->begins, i), set_bit(rule->second, i);
    for (ptrdiff_t i = 0; i < countof(words); i++) {
        int64_t *id = map_get(&forms->word_ids, words[i]);
        if (id) set_bit(rule->second, (ptrdiff_t)*id);
    }
    rule->single = true;
}

// The class of the next bit from `class` on, `classes` when there is none: most classes begin nothing.
static ptrdiff_t next_class(const uint64_t *bits, ptrdiff_t class, ptrdiff_t classes) {
    for (ptrdiff_t w = class / 64; class < classes; class = ++w * 64) {
        uint64_t left = bits[w] >> class % 64;
        if (left) return class + __builtin_ctzll(left);
    }
    return classes;
}

static void list_row(Forms *forms, int32_t index, Arena *keep) {
    const Row *row = &forms->rows.at[index];
    ptrdiff_t classes = forms->classes, class = next_class(row->begins, 0, classes);
    for (; class < classes; class = next_class(row->begins, class + 1, classes)) {
        uint16_t *list = &forms->begun[row->rule * classes + class];
        if (!*list) {
            *list = (uint16_t)forms->lists.len;
            must(forms->lists.len < UINT16_MAX);
            (void)vec_push(&forms->lists, keep);
        }
        *vec_push(&forms->lists.at[*list], keep) = index;
    }
}

// The rows' sets the other way round: one class of the next piece is asked about many rows.
static void turn_seconds(Forms *forms, Arena *keep) {
    ptrdiff_t classes = forms->classes;
    forms->row_words = forms->rows.len / 64 + 1;
    forms->second = arena_new(keep, uint64_t, classes * forms->row_words);
    for (ptrdiff_t r = 0; r < forms->rows.len; r++) {
        const Row *row = &forms->rows.at[r];
        if (row->single) set_bit(&forms->second[CLASS_NONE * forms->row_words], r);
        ptrdiff_t class = next_class(row->second, CLASS_NONE + 1, classes);
        for (; class < classes; class = next_class(row->second, class + 1, classes))
            set_bit(&forms->second[class * forms->row_words], r);
    }
}

void form_done(Forms *forms, Arena *keep) {
    forms->classes = CLASS_FIRST_WORD + forms->word_ids.len;
    ptrdiff_t len = forms->classes / 64 + 1;
    for (ptrdiff_t r = 0; r < forms->rules.len; r++) {
        Rule *rule = &forms->rules.at[r];
        rule->begins = arena_new(keep, uint64_t, len);
        rule->second = arena_new(keep, uint64_t, len);
        if (rule->number) begin_number(forms, rule);
    }
    for (ptrdiff_t r = 0; r < forms->rows.len; r++) {
        forms->rows.at[r].begins = arena_new(keep, uint64_t, len);
        forms->rows.at[r].second = arena_new(keep, uint64_t, len);
    }
    while (begin_rows(forms, len)) continue;  // as deep as rules stand in rules
    turn_seconds(forms, keep);
    forms->begun = arena_new(keep, uint16_t, forms->rules.len * forms->classes);
    (void)vec_push(&forms->lists, keep);
    for (ptrdiff_t r = 0; r < forms->rows.len; r++) list_row(forms, (int32_t)r, keep);
}

Forms *form_new(Arena *keep) {
    Forms *forms = arena_new(keep, Forms, 1);
    forms->date = rule_id(forms, S("date"), keep);
    return forms;
}

void form_mark(const Forms *forms, Pieces *pieces) {
    for (ptrdiff_t i = 0; i < pieces->len; i++) {
        char buf[64];
        Str word = piece_fold(pieces->text, pieces->at[i], buf);
        int64_t *id = word.len ? map_get(&forms->word_ids, word) : NULL;
        pieces->at[i].word = id ? (int32_t)*id : 0;
    }
}

// ---- matching

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
    *out = nothing;
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

int32_t form_rule(const Forms *forms, Str rule) {
    int64_t *id = map_get(&forms->rule_ids, rule);
    return id ? (int32_t)*id - 1 : -1;
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
