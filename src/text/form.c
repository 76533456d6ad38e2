// form.c - see form.h. In order: the structures, reading a table's rows, the numbers, matching.
#include "text/form.h"

#include "text/number.h"
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
    uint64_t *begins;     // as a Rule's
    bool digits, counts;
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

typedef ptrdiff_t ReadNumber(const Pieces *pieces, ptrdiff_t i, When *out);

// The rows of a rule that begin with one and the same rule, so that its failure settles them all.
typedef struct Group {
    int32_t first;  // that rule; -1 for rows that begin with something optional
    Ids rows;
} Group;
typedef struct Groups {
    Group *at;
    ptrdiff_t len, cap;
} Groups;

typedef struct Rule {
    ReadNumber *number;   // NULL for a rule of rows alone
    Groups groups;        // rows that begin with a word are in Words
    uint64_t *begins;     // a bit a word that may begin it; see form_done
    bool digits, counts;  // may digits begin it, or number words?
} Rule;
typedef struct Rules {
    Rule *at;
    ptrdiff_t len, cap;
} Rules;

// The rows that begin with a word.
typedef struct Words {
    Ids *at;
    ptrdiff_t len, cap;
} Words;

struct Forms {
    Map word_ids, rule_ids;  // values are 1 + index
    Words words;
    Rules rules;
    Rows rows;
    int32_t date;  // the rule looked for
};

static const When nothing = {
#define X(field) .f[WHEN_##field] = WHEN_NO,
    WHEN_FIELDS(X)
#undef X
};

// ---- numbers in forms: each reads at piece i, fills a field, gives the piece after it or 0

static int32_t digits_at(const Pieces *pieces, ptrdiff_t i, ptrdiff_t least, ptrdiff_t most) {
    if (i < 0 || i >= pieces->len || pieces->at[i].kind != PIECE_DIGITS) return -1;
    ptrdiff_t len = pieces->at[i].at.end - pieces->at[i].at.start;
    return len < least || len > most ? -1 : (int32_t)pieces->at[i].number;
}

static ptrdiff_t put(When *out, WhenField field, int32_t value, int32_t low, int32_t high, ptrdiff_t end) {
    if (value < low || value > high) return 0;
    out->f[field] = value;
    return end;
}

static ptrdiff_t read_n(const Pieces *pieces, ptrdiff_t i, When *out) {
    Number n = number_read(pieces, i);
    if (!n.end || n.value < 0 || n.value > 1e6) return 0;
    out->f[WHEN_count] = n.vague ? -1 : (int32_t)(n.value * 1000 + 0.5);
    return n.end;
}

static ptrdiff_t read_dth(const Pieces *pieces, ptrdiff_t i, When *out) {
    Number n = number_ordinal(pieces, i);
    return n.end && n.value <= 31 ? put(out, WHEN_day, (int32_t)n.value, 1, 31, n.end) : 0;
}

static ptrdiff_t read_d(const Pieces *pieces, ptrdiff_t i, When *out) {
    ptrdiff_t end = read_dth(pieces, i, out);
    return end ? end : put(out, WHEN_day, digits_at(pieces, i, 1, 2), 1, 31, i + 1);
}

static ptrdiff_t read_d13(const Pieces *pieces, ptrdiff_t i, When *out) {
    return put(out, WHEN_day, digits_at(pieces, i, 2, 2), 13, 31, i + 1);
}

static ptrdiff_t read_m(const Pieces *pieces, ptrdiff_t i, When *out) {
    return put(out, WHEN_month, digits_at(pieces, i, 1, 2), 1, 12, i + 1);
}

static ptrdiff_t read_yd(const Pieces *pieces, ptrdiff_t i, When *out) {
    return put(out, WHEN_year, digits_at(pieces, i, 4, 4), 1000, 2999, i + 1);
}

static ptrdiff_t read_y(const Pieces *pieces, ptrdiff_t i, When *out) {
    ptrdiff_t end = read_yd(pieces, i, out);
    if (end || i >= pieces->len || pieces->at[i].kind != PIECE_WORD) return end;
    Number n = number_read(pieces, i);  // "two thousand and five", "nineteen eighty-six"
    if (!n.end || n.vague || n.value > 2999 || n.value < 13) return 0;
    if (n.value >= 1000) return put(out, WHEN_year, (int32_t)n.value, 1000, 2999, n.end);
    Number rest = number_read(pieces, n.end);
    if (n.value > 20 || !rest.end || !rest.words || rest.value < 10 || rest.value > 99) return 0;
    return put(out, WHEN_year, (int32_t)n.value * 100 + (int32_t)rest.value, 1300, 2099, rest.end);
}

static ptrdiff_t read_yy(const Pieces *pieces, ptrdiff_t i, When *out) {
    int32_t n = digits_at(pieces, i, 2, 2);
    return n < 0 ? 0 : put(out, WHEN_year, n + (n <= 30 ? 2000 : 1900), 1900, 2099, i + 1);
}

static ptrdiff_t read_Y(const Pieces *pieces, ptrdiff_t i, When *out) {
    return put(out, WHEN_year, digits_at(pieces, i, 1, 4), 1, 9999, i + 1);
}

static ptrdiff_t read_h(const Pieces *pieces, ptrdiff_t i, When *out) {
    return put(out, WHEN_hour, digits_at(pieces, i, 1, 2), 0, 24, i + 1);
}

static ptrdiff_t read_mi(const Pieces *pieces, ptrdiff_t i, When *out) {
    return put(out, WHEN_minute, digits_at(pieces, i, 2, 2), 0, 59, i + 1);
}

static ptrdiff_t read_s(const Pieces *pieces, ptrdiff_t i, When *out) {
    return put(out, WHEN_second, digits_at(pieces, i, 2, 2), 0, 60, i + 1);
}

static ptrdiff_t read_small(const Pieces *pieces, ptrdiff_t i, When *out, WhenField field, int32_t high) {
    int32_t digits = digits_at(pieces, i, 1, 2);
    if (digits >= 0) return put(out, field, digits, 1, high, i + 1);
    Number n = number_read(pieces, i);
    if (!n.end || n.vague || n.value > high || n.value < 1 || (double)(int32_t)n.value < n.value) return 0;
    return put(out, field, (int32_t)n.value, 1, high, n.end);
}

static ptrdiff_t read_hw(const Pieces *pieces, ptrdiff_t i, When *out) {
    return read_small(pieces, i, out, WHEN_hour, 12);
}

static ptrdiff_t read_min(const Pieces *pieces, ptrdiff_t i, When *out) {
    return read_small(pieces, i, out, WHEN_minute, 59);
}

static ptrdiff_t read_hm(const Pieces *pieces, ptrdiff_t i, When *out) {
    int32_t n = digits_at(pieces, i, 3, 4);
    if (n < 0 || n % 100 > 59) return 0;
    out->f[WHEN_minute] = n % 100;
    return put(out, WHEN_hour, n / 100, 0, 24, i + 1);
}

static ptrdiff_t read_nth(const Pieces *pieces, ptrdiff_t i, When *out) {
    Number n = number_ordinal(pieces, i);
    return n.end && n.value <= 53 ? put(out, WHEN_nth, (int32_t)n.value, 1, 53, n.end) : 0;
}

static ptrdiff_t read_wk(const Pieces *pieces, ptrdiff_t i, When *out) {
    return put(out, WHEN_week, digits_at(pieces, i, 1, 2), 1, 53, i + 1);
}

static ptrdiff_t read_cent(const Pieces *pieces, ptrdiff_t i, When *out) {
    Number n = number_ordinal(pieces, i);
    return n.end && n.value <= 30 ? put(out, WHEN_century, (int32_t)n.value, 1, 30, n.end) : 0;
}

// Digits alone: "1990" of "1990s", "90". "1800s" is a century.
static ptrdiff_t read_dec(const Pieces *pieces, ptrdiff_t i, When *out) {
    int32_t n = digits_at(pieces, i, 4, 4);
    if (n >= 1000 && n < 2000 && n % 100 == 0) return put(out, WHEN_century, n / 100 + 1, 1, 30, i + 1);
    if (n < 0) n = digits_at(pieces, i, 2, 2);
    return n % 10 ? 0 : put(out, WHEN_decade, n, 0, 2990, i + 1);
}

static const struct {
    Str name;
    ReadNumber *read;
} numbers[] = {{S_("n"), read_n},   {S_("d"), read_d},       {S_("dth"), read_dth}, {S_("d13"), read_d13},
               {S_("m"), read_m},   {S_("y"), read_y},       {S_("yd"), read_yd},   {S_("yy"), read_yy},
               {S_("Y"), read_Y},   {S_("h"), read_h},       {S_("mi"), read_mi},   {S_("s"), read_s},
               {S_("hw"), read_hw}, {S_("min"), read_min},   {S_("hm"), read_hm},   {S_("nth"), read_nth},
               {S_("wk"), read_wk}, {S_("cent"), read_cent}, {S_("dec"), read_dec}};

// ---- reading rows

static int32_t rule_id(Forms *forms, Str name, Arena *keep) {
    int64_t *id = map_put(&forms->rule_ids, name, keep);
    if (!*id) {
        Rule *rule = vec_push(&forms->rules, keep);
        for (ptrdiff_t i = 0; i < countof(numbers); i++)
            if (str_eq(numbers[i].name, name)) rule->number = numbers[i].read;
        *id = forms->rules.len;
    }
    return (int32_t)*id - 1;
}

static int32_t word_id(Forms *forms, Str word, Arena *keep) {
    int64_t *id = map_put(&forms->word_ids, word, keep);
    if (!*id) {
        (void)vec_push(&forms->words, keep);
        *id = forms->words.len;
    }
    return (int32_t)*id;  // 0 stays "no word of the table"
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
    if (str_eq(name, S("part"))) return (int32_t)(str_find(S(WHEN_PARTS), value) / 3);
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

static Ids *group_of(Groups *groups, int32_t first, Arena *keep) {
    for (ptrdiff_t i = 0; i < groups->len; i++)
        if (groups->at[i].first == first) return &groups->at[i].rows;
    Group *group = vec_push(groups, keep);
    group->first = first;
    return &group->rows;
}

void form_add(Forms *forms, Str rule, Str form, Str fields, Arena *keep) {
    int32_t id = rule_id(forms, rule, keep), index = (int32_t)forms->rows.len;
    Row *row = vec_push(&forms->rows, keep);
    *row = (Row){.rule = id, .fields = nothing};
    Str item;
    while (str_cut(&form, ' ', &item)) add_item(forms, row, item, keep);
    add_fields(&row->fields, fields);
    must(row->items.len > 0);
    Item first = row->items.at[0];
    if (first.kind == ITEM_RULE || first.optional) {
        *vec_push(group_of(&forms->rules.at[id].groups, first.optional || first.more ? -1 : first.id, keep),
                  keep) = index;
        return;
    }
    for (ptrdiff_t i = 0;; i++) {  // each alternative begins the row
        *vec_push(&forms->words.at[row->items.at[i].id - 1], keep) = index;
        if (!row->items.at[i].more) break;
    }
}

// What may begin the row: its items up to the first that is not optional. Tells whether that added
// something to its rule.
static bool begin_row(Forms *forms, Row *row, ptrdiff_t len) {
    Rule *rule = &forms->rules.at[row->rule];
    for (ptrdiff_t e = 0; e < row->items.len; e++) {
        Item item = row->items.at[e];
        const Rule *first = item.kind == ITEM_RULE ? &forms->rules.at[item.id] : NULL;
        if (!first) row->begins[item.id / 64] |= (uint64_t)1 << item.id % 64;
        for (ptrdiff_t w = 0; first && w < len; w++) row->begins[w] |= first->begins[w];
        row->digits |= first && first->digits, row->counts |= first && first->counts;
        if (!item.optional && !item.more) break;
    }
    bool grew = (row->digits && !rule->digits) || (row->counts && !rule->counts);
    rule->digits |= row->digits, rule->counts |= row->counts;
    for (ptrdiff_t w = 0; w < len; w++) {
        grew |= (row->begins[w] & ~rule->begins[w]) != 0;
        rule->begins[w] |= row->begins[w];
    }
    return grew;
}

void form_done(Forms *forms, Arena *keep) {
    ptrdiff_t len = forms->words.len / 64 + 1;
    for (ptrdiff_t r = 0; r < forms->rules.len; r++) {
        Rule *rule = &forms->rules.at[r];
        rule->begins = arena_new(keep, uint64_t, len);
        rule->digits = rule->counts = rule->number != NULL;
    }
    for (ptrdiff_t r = 0; r < forms->rows.len; r++)
        forms->rows.at[r].begins = arena_new(keep, uint64_t, len);
    for (bool grew = true; grew;) {  // as deep as rules stand in rules
        grew = false;
        for (ptrdiff_t r = 0; r < forms->rows.len; r++) grew |= begin_row(forms, &forms->rows.at[r], len);
    }
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
    ptrdiff_t piece;  // 1 + the piece that this is about; 0 is nothing yet
    ptrdiff_t end;
    const When *when;
} Memo;

struct Matcher {
    const Forms *forms;
    const Pieces *pieces;
    Arena *keep;
    Memo *memos;      // rules x FORM_PIECES
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
    ptrdiff_t end = match_items(m, &row->items, 0, i, NULL, depth);
    if (end < best->end || end == 0) return;
    if (end == best->end && best->row && row->fixed <= best->row->fixed) return;
    *best = (Best){end, row};
}

// Most words begin no form, and most forms not with this word.
static bool may_begin(const uint64_t *begins, bool digits, bool counts, const Piece *piece) {
    if (piece->kind == PIECE_DIGITS && digits) return true;
    if (piece->count && counts) return true;
    return begins[piece->word / 64] >> piece->word % 64 & 1;
}

static ptrdiff_t match_new(const Match *m, int32_t id, ptrdiff_t i, const When **when, int depth) {
    const Rule *rule = &m->forms->rules.at[id];
    Best best = {0};
    if (rule->number) {
        When ignored;
        ptrdiff_t end = rule->number(m->pieces, i, &ignored);
        if (end <= m->limit) best.end = end;
    }
    int32_t word = m->pieces->at[i].word;
    if (word) {
        const Ids *begun = &m->forms->words.at[word - 1];
        for (ptrdiff_t r = 0; r < begun->len; r++) {
            const Row *row = &m->forms->rows.at[begun->at[r]];
            if (row->rule == id) try_row(m, row, i, &best, depth);
        }
    }
    for (ptrdiff_t g = 0; g < rule->groups.len; g++) {
        const Group *group = &rule->groups.at[g];
        const When *part;
        if (group->first >= 0 && !match_rule(m, group->first, i, &part, depth + 1)) continue;
        for (ptrdiff_t r = 0; r < group->rows.len; r++) {
            const Row *row = &m->forms->rows.at[group->rows.at[r]];
            if (may_begin(row->begins, row->digits, row->counts, &m->pieces->at[i]))
                try_row(m, row, i, &best, depth);
        }
    }
    if (best.end == 0) return 0;
    When *out = arena_new(m->keep, When, 1);
    *out = nothing;
    if (best.row) {
        match_items(m, &best.row->items, 0, i, out, depth);
        merge(out, &best.row->fields);
    } else {
        (void)rule->number(m->pieces, i, out);
    }
    *when = out;
    return best.end;
}

static ptrdiff_t match_rule(const Match *m, int32_t id, ptrdiff_t i, const When **out, int depth) {
    if (depth > FORM_DEPTH || i >= m->limit) return 0;
    const Rule *rule = &m->forms->rules.at[id];
    if (!may_begin(rule->begins, rule->digits, rule->counts, &m->pieces->at[i])) return 0;
    Memo *memo = &m->memos[id * FORM_PIECES + (i & (FORM_PIECES - 1))];
    if (memo->piece != i + 1) {
        const When *when = NULL;
        ptrdiff_t end = match_new(m, id, i, &when, depth);
        *memo = (Memo){i + 1, end, when};
    }
    *out = memo->when;
    return memo->end;
}

Matcher *form_matcher(const Forms *forms, const Pieces *pieces, Arena *keep) {
    Matcher *m = arena_new(keep, Matcher, 1);
    *m = (Matcher){forms, pieces, keep, arena_new(keep, Memo, forms->rules.len * FORM_PIECES), 0};
    return m;
}

ptrdiff_t form_match(Matcher *m, ptrdiff_t i, When *out) {
    if (m->limit <= i) {
        m->limit = i + 1;
        while (m->limit < m->pieces->len && !m->pieces->at[m->limit].line) m->limit++;
    }
    const When *when;
    ptrdiff_t end = match_rule(m, m->forms->date, i, &when, 0);
    if (end) *out = *when;
    return end;
}

bool form_is(const Forms *forms, const Pieces *pieces, ptrdiff_t i, Str rule, When *out) {
    *out = nothing;
    if (i < 0 || i >= pieces->len || !pieces->at[i].word) return false;
    int64_t *id = map_get(&forms->rule_ids, rule);
    if (!id) return false;
    const Ids *begun = &forms->words.at[pieces->at[i].word - 1];
    for (ptrdiff_t r = 0; r < begun->len; r++) {
        const Row *row = &forms->rows.at[begun->at[r]];
        if (row->rule != *id - 1 || row->items.at[row->items.len - 1].id != pieces->at[i].word) continue;
        merge(out, &row->fields);
        return true;
    }
    return false;
}
