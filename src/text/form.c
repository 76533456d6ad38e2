// form.c - see form.h. In order: reading a table's rows, what may begin what. `form_match` matches them.
// The numbers in forms are form_number.h's.
#include "text/form_table.h"

#include "text/calendar.h"

const When form_nothing = {
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
    *row = (Row){.rule = id, .fields = form_nothing};
    Str item;
    while (str_cut(&form, ' ', &item)) add_item(forms, row, item, keep);
    add_fields(&row->fields, fields);
    must(row->items.len > 0);
}

// ---- what may begin what

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

int32_t form_rule(const Forms *forms, Str rule) {
    int64_t *id = map_get(&forms->rule_ids, rule);
    return id ? (int32_t)*id - 1 : -1;
}
