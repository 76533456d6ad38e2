// likeness.c - see likeness.h. In order: what is shared, what stands close together, the features, the score.
#include "brief/likeness.h"

#include "data/likeness.h"

enum {
    WORDS_LEAST = 1,    // shared keys that are no names
    WEIGHT_LEAST = 45,  // shared weight
    KIN_WORTH = 60,     // per cent of a word's weight that its kin shares
    NEAR_TERMS = 15,    // "close together"
    NEAR_MOST = 16,
    NEIGHBOURS = 2,   // words with content apart
    RUN_TERMS = 40,   // terms of a clause in which runs are looked for
    NEAR_FULL = 300,  // weight close together, in neighbours, and words in a row that make the feature full
    PAIRS_FULL = 200,
    RUN_FULL = 10,
    RAREST_FULL = 90,
    HEAD_SENTENCES = 3,
    // Thousandths of a logit. Of 1,449 pairs that the first look keeps two got more from likeness_close.
    CLOSE_MOST = 2800,
};

// ---- what is shared

enum { IN_CLAUSE = 1, IN_BEFORE = 2, IN_AFTER = 4, IN_OTHER = 8, IN_WORDS = 16 };  // bits of Facing.has

static void set_keys(Facing *facing, const Clause *clause, uint8_t bit, bool on) {
    for (ptrdiff_t i = 0; i < clause->keys_len; i++) {
        uint8_t *has = &facing->has[clause->keys[i]];
        *has = (uint8_t)(on ? *has | bit : *has & ~bit);
    }
}

// The clause next to it in its report; NULL at the ends.
static const Clause *beside(const Desk *desk, const Clause *clause, int step) {
    ptrdiff_t at = clause - desk->clauses.at + step;
    const Report *report = &desk->reports[clause->report];
    return at < report->clauses || at >= report->clauses_end ? NULL : &desk->clauses.at[at];
}

// The words that carry content, whatever stands for them among the keys.
static void set_words(Facing *facing, const Clause *clause, uint8_t bit, bool on) {
    const Report *report = &facing->desk->reports[clause->report];
    for (int32_t i = clause->content; i < clause->content_end; i++) {
        uint8_t *has = &facing->has[report->terms.at[report->content[i]].key];
        *has = (uint8_t)(on ? *has | bit : *has & ~bit);
    }
}

static int32_t run_terms(const Clause *clause) {
    return clause->words < RUN_TERMS ? clause->words : RUN_TERMS;
}

static void lay_out(Facing *facing, const Clause *clause, bool on) {
    const Term *terms = facing->desk->reports[clause->report].terms.at + clause->first;
    const Clause *before = beside(facing->desk, clause, -1), *after = beside(facing->desk, clause, 1);
    set_keys(facing, clause, IN_CLAUSE, on);
    set_words(facing, clause, IN_WORDS, on);
    if (before) set_keys(facing, before, IN_BEFORE, on);
    if (after) set_keys(facing, after, IN_AFTER, on);
    for (int32_t i = 0; i < run_terms(clause); i++) {
        facing->word_before[i] = on ? facing->word_at[terms[i].form] : 0;
        facing->word_at[terms[i].form] = on ? i + 1 : 0;
    }
}

Facing likeness_facing(const Desk *desk, Arena *work) {
    return (Facing){.desk = desk,
                    .has = arena_new(work, uint8_t, desk->lexicon.keys.len),
                    .word_at = arena_new(work, int32_t, desk->lexicon.forms.len),
                    .word_before = arena_new(work, int32_t, RUN_TERMS)};
}

void likeness_turn(Facing *facing, const Clause *b) {
    if (facing->clause == b) return;
    if (facing->clause) lay_out(facing, facing->clause, false);
    lay_out(facing, b, true);
    facing->clause = b;
}

static bool has_key(const Clause *clause, int32_t key) {
    ptrdiff_t low = 0, high = clause->keys_len;
    while (low < high) {
        ptrdiff_t mid = low + (high - low) / 2;
        if (clause->keys[mid] < key) low = mid + 1;
        else high = mid;
    }
    return low < clause->keys_len && clause->keys[low] == key;
}

static void share(Rough *rough, const TermKey *key) {
    if (key->stop) return;
    rough->count++;
    rough->weight += key->weight;
    if (key->name) rough->names += key->weight;
    else rough->words++;
    rough->persons += key->person;
    rough->figure |= key->figure;
}

// `key` of `a` is not in the clause that it faces: does kin of it stand there, that `a` lacks?
static void share_kin(Rough *rough, const Facing *facing, const TermKey *key, const Clause *a) {
    for (int32_t i = 0; i < key->kin_len; i++) {
        if (!(facing->has[key->kin[i]] & IN_CLAUSE) || has_key(a, key->kin[i])) continue;
        const TermKey *other = &facing->desk->lexicon.keys.at[key->kin[i]];
        int32_t less = key->weight < other->weight ? key->weight : other->weight;
        rough->weight += less * KIN_WORTH / 100;
        rough->words++;
        return;
    }
}

static int32_t part(int64_t a, int64_t of) { return of <= 0 ? 0 : a > of ? 1000 : (int32_t)(a * 1000 / of); }

Rough likeness_rough(const Facing *facing, const Clause *a) {
    Rough out = {0};
    const TermKey *keys = facing->desk->lexicon.keys.at;
    const Clause *b = facing->clause;
    for (ptrdiff_t i = 0; i < a->keys_len; i++) {
        int32_t x = a->keys[i];
        if (facing->has[x] & IN_CLAUSE) share(&out, &keys[x]);
        else if (keys[x].kin_len) share_kin(&out, facing, &keys[x], a);
    }
    // names alone tell nothing
    if (out.weight < WEIGHT_LEAST || out.words < WORDS_LEAST) return out;
    int32_t less = a->weight < b->weight ? a->weight : b->weight;
    out.score = (part(2 * out.weight, a->weight + b->weight) + part(out.weight, less)) / 2;
    return out;
}

// ---- what stands close together

// A word of one clause that the other has too.
typedef struct Near {
    int32_t at, content;  // which term of the report it is, and which of those that carry content
    int32_t id;           // its key, numbered within the two clauses
} Near;
typedef struct Nears {
    Near at[NEAR_MOST];
    int32_t len;
} Nears;

// Keys of both lists by number: at most 2 x NEAR_MOST, a bit each.
typedef struct NearKeys {
    int32_t key[2 * NEAR_MOST], weight[2 * NEAR_MOST];
    int32_t len;
} NearKeys;

static int32_t near_id(NearKeys *keys, const Desk *desk, int32_t key) {
    for (int32_t i = 0; i < keys->len; i++)
        if (keys->key[i] == key) return i;
    keys->key[keys->len] = key;
    keys->weight[keys->len] = desk->lexicon.keys.at[key].weight;
    return keys->len++;
}

static void near_add(Nears *out, NearKeys *keys, const Desk *desk, const Report *report, int32_t content) {
    int32_t term = report->content[content];
    if (out->len == NEAR_MOST) return;
    out->at[out->len++] = (Near){term, content, near_id(keys, desk, report->terms.at[term].key)};
}

// The words of `a` that the clause which it faces has too.
static void nears_of(Nears *out, NearKeys *keys, const Facing *facing, const Clause *a) {
    const Report *report = &facing->desk->reports[a->report];
    out->len = 0;
    for (int32_t i = a->content; i < a->content_end; i++)
        if (facing->has[report->terms.at[report->content[i]].key] & IN_CLAUSE)
            near_add(out, keys, facing->desk, report, i);
}

// ... and the other way round.
static void nears_facing(Nears *out, NearKeys *keys, const Facing *facing, const Clause *a) {
    const Clause *b = facing->clause;
    const Report *report = &facing->desk->reports[b->report];
    out->len = 0;
    for (ptrdiff_t i = 0; i < a->keys_len; i++) facing->has[a->keys[i]] |= IN_OTHER;
    for (int32_t i = b->content; i < b->content_end; i++)
        if (facing->has[report->terms.at[report->content[i]].key] & IN_OTHER)
            near_add(out, keys, facing->desk, report, i);
    for (ptrdiff_t i = 0; i < a->keys_len; i++) facing->has[a->keys[i]] &= (uint8_t)~IN_OTHER;
}

static uint32_t bit(int32_t id) { return (uint32_t)1 << id; }

// The weight of shared words that are neighbours in both, in whatever order: "ordered the bureau", "the bureau was
// ordered".
static int32_t pairs_weight(const NearKeys *keys, const Nears *x, const Nears *y) {
    int32_t sum = 0;
    uint32_t beside[2 * NEAR_MOST] = {0};  // by id: what stands next to it in y
    for (int32_t p = 0; p < y->len; p++)
        for (int32_t q = p + 1; q < y->len && y->at[q].content <= y->at[p].content + NEIGHBOURS; q++) {
            beside[y->at[p].id] |= bit(y->at[q].id);
            beside[y->at[q].id] |= bit(y->at[p].id);
        }
    for (int32_t i = 0; i + 1 < x->len; i++)
        for (int32_t j = i + 1; j < x->len && x->at[j].content <= x->at[i].content + NEIGHBOURS; j++) {
            int32_t p = x->at[i].id, q = x->at[j].id;
            if (p != q && beside[p] & bit(q)) sum += (keys->weight[p] + keys->weight[q]) / 2;
            if (sum >= PAIRS_FULL) return sum;
        }
    return sum;
}

// The keys that stand within a few words from entry `i` on.
static uint32_t window(const Nears *nears, int32_t i) {
    uint32_t keys = 0;
    for (int32_t p = i; p < nears->len && nears->at[p].at < nears->at[i].at + NEAR_TERMS; p++)
        keys |= bit(nears->at[p].id);
    return keys;
}

// The most weight of keys, two or more, that stand within a few words of each other in both clauses: two long
// sentences may tell one thing in one of their parts.
static int32_t near_weight(const NearKeys *keys, const Nears *x, const Nears *y) {
    uint32_t other[NEAR_MOST];
    int32_t most = 0;
    for (int32_t j = 0; j < y->len; j++) other[j] = window(y, j);
    for (int32_t i = 0; i < x->len; i++) {
        uint32_t mine = window(x, i);
        for (int32_t j = 0; j < y->len; j++) {
            uint32_t both = mine & other[j];
            int32_t weight = 0;
            if ((both & (both - 1)) == 0) continue;  // one key alone
            for (uint32_t left = both; left; left &= left - 1) weight += keys->weight[__builtin_ctz(left)];
            if (weight > most) most = weight;
            if (most >= NEAR_FULL) return most;
        }
    }
    return most;
}

// The longest run of the same words, of the first RUN_TERMS. ends[j]: how long the run is that ends before word j
// of `b`; only places where words meet are looked at, from the last, so that a run is not its own beginning.
static int32_t longest_run(const Facing *facing, const Clause *a) {
    const Term *x = facing->desk->reports[a->report].terms.at + a->first;
    int32_t n = run_terms(a), most = 0;
    int32_t ends[2][RUN_TERMS + 1] = {{0}};
    for (int32_t i = 0; i < n; i++) {
        int32_t *now = ends[i & 1], *before = ends[!(i & 1)];
        for (int32_t j = facing->word_at[x[i].form]; j; j = facing->word_before[j - 1]) {
            now[j] = before[j - 1] + 1;
            if (now[j] > most) most = now[j];
        }
        if (i == 0) continue;
        for (int32_t j = facing->word_at[x[i - 1].form]; j; j = facing->word_before[j - 1]) before[j] = 0;
    }
    return most;
}

// ---- the features

static int32_t speaker_of(const Desk *desk, const Clause *clause) {
    if (clause->quote < 0) return -1;
    const Article *article = desk->reports[clause->report].article;
    return desk_actor(desk, clause->report, article->quotes.at[clause->quote].entity);
}

static bool is_person(const Desk *desk, int32_t actor) {
    return actor >= 0 && desk->actors.at[actor].kind == NAME_PERSON;
}

static int32_t facing_part(const Facing *facing, const Clause *a, const Clause *b, uint8_t bit) {
    int32_t weight = 0;
    if (!a || !b) return 0;
    for (ptrdiff_t i = 0; i < a->keys_len; i++)
        if (facing->has[a->keys[i]] & bit) weight += facing->desk->lexicon.keys.at[a->keys[i]].weight;
    return part(2 * weight, a->weight + b->weight);
}

// Half for the clauses before, half for those after.
static int32_t around(const Facing *facing, const Clause *a) {
    const Desk *desk = facing->desk;
    const Clause *b = facing->clause;
    return (facing_part(facing, beside(desk, a, -1), beside(desk, b, -1), IN_BEFORE) +
            facing_part(facing, beside(desk, a, 1), beside(desk, b, 1), IN_AFTER)) /
        2;
}

// How much of both clauses' words is shared, by weight, as if a name were a word.
static void share_plain(Likeness *like, Facing *facing, const Clause *a) {
    const Desk *desk = facing->desk;
    const Clause *both[] = {a, facing->clause};
    static const uint8_t other[] = {IN_WORDS, IN_OTHER};
    int64_t shared = 0, all = 0;
    int32_t rarest = 0;
    set_words(facing, a, IN_OTHER, true);
    for (int side = 0; side < 2; side++) {
        const Report *report = &desk->reports[both[side]->report];
        for (int32_t i = both[side]->content; i < both[side]->content_end; i++) {
            const int32_t key = report->terms.at[report->content[i]].key;
            const int32_t plain = desk->lexicon.keys.at[key].plain;
            all += plain;
            if (!(facing->has[key] & other[side])) continue;
            shared += plain;
            if (plain > rarest) rarest = plain;
        }
    }
    set_words(facing, a, IN_OTHER, false);
    like->at[LIKE_PLAIN] = part(shared, all);
    like->at[LIKE_RAREST] = part(rarest, RAREST_FULL);
}

// Thousandths of the report that stand before the clause.
static int32_t place_of(const Desk *desk, const Clause *clause) {
    const Report *report = &desk->reports[clause->report];
    return part((clause - desk->clauses.at) - report->clauses, report->clauses_end - report->clauses);
}

static bool at_head(const Desk *desk, const Clause *clause) {
    return clause->sentence - desk->clauses.at[desk->reports[clause->report].clauses].sentence <
        HEAD_SENTENCES;
}

Likeness likeness_of(const Facing *facing, const Clause *a, const Rough *rough, int32_t best_a,
                     int32_t best_b) {
    const Desk *desk = facing->desk;
    const Clause *b = facing->clause;
    Likeness out = {0};
    int32_t *f = out.at;
    int32_t x = speaker_of(desk, a), y = speaker_of(desk, b);
    int32_t p = part(rough->score, best_a), q = part(rough->score, best_b);
    uint32_t differ = a->signals ^ b->signals;
    f[LIKE_ONE] = 1000;
    f[LIKE_BOTH] = part(2 * rough->weight, a->weight + b->weight);
    f[LIKE_SHORTER] = part(rough->weight, a->weight < b->weight ? a->weight : b->weight);
    f[LIKE_WORDS] = part(rough->weight - rough->names, 400);
    f[LIKE_NAMES] = part(rough->names, 200);
    f[LIKE_COUNT] = part(rough->words, 8);
    int32_t apart = place_of(desk, a) - place_of(desk, b);
    f[LIKE_PLACE] = 1000 - (apart < 0 ? -apart : apart);
    f[LIKE_BEST_BOTH] = p > q ? q : p;
    f[LIKE_FIGURE] = rough->figure * 1000;
    f[LIKE_OTHER_DAY] = (a->day.len && b->day.len && !str_eq(a->day, b->day)) * 1000;
    f[LIKE_SPEAKER] = (x >= 0 && x == y) * 1000;
    f[LIKE_OTHER_SPEAKER] = (x != y && is_person(desk, x) && is_person(desk, y)) * 1000;
    f[LIKE_OTHER_PERSON] = (rough->persons == 0 && a->persons && b->persons) * 1000;
    f[LIKE_NEGATION] = ((differ & SIGNAL_NEGATION) != 0) * 1000;
    f[LIKE_HEADS] = (at_head(desk, a) && at_head(desk, b)) * 1000;
    f[LIKE_DIRECT] = (a->direct != b->direct) * 1000;
    return out;
}

void likeness_close(Likeness *like, Facing *facing, const Clause *a, const Rough *rough) {
    like->at[LIKE_AROUND] = around(facing, a);
    share_plain(like, facing, a);
    if (rough->count < 2) return;
    like->at[LIKE_RUN] = part(longest_run(facing, a), RUN_FULL);
    NearKeys keys;
    Nears near, other_near;
    keys.len = 0;
    nears_of(&near, &keys, facing, a);
    nears_facing(&other_near, &keys, facing, a);
    like->at[LIKE_NEAR] = part(near_weight(&keys, &near, &other_near), NEAR_FULL);
    like->at[LIKE_PAIRS] = part(pairs_weight(&keys, &near, &other_near), PAIRS_FULL);
}

// ---- the score

static const Str words[] = {
#define WORD(constant, word) S_(word),
    LIKENESS_FEATURES(WORD)
#undef WORD
};

Str likeness_word(int feature) { return words[feature]; }

int32_t likeness_weight(Str row) {
    const struct likeness_row *found = likeness_find(row);
    int64_t n;
    return found && str_int(found->weight, &n) ? (int32_t)n : 0;
}

LikenessWeights likeness_weights(void) {
    LikenessWeights out = {0};
    for (int i = 0; i < LIKE_FEATURES; i++) out.at[i] = likeness_weight(words[i]);
    return out;
}

// The logistic of x thousandths, in thousandths, between the points of a table: no floating point.
int32_t likeness_chance(int64_t x) {
    static const int32_t table[] = {500, 622, 731, 818, 881, 924, 953, 971, 982, 989, 993};  // 0, 0.5, ... 5
    bool negative = x < 0;
    int64_t far = negative ? -x : x, i = far / 500;
    int32_t y = i >= countof(table) - 1 ? 1000 - (i < 20) * 5
                                        : table[i] + (int32_t)((table[i + 1] - table[i]) * (far % 500) / 500);
    return negative ? 1000 - y : y;
}

int32_t likeness_logit(const Likeness *like, const LikenessWeights *weights) {
    int64_t sum = 0;
    for (int i = 0; i < LIKE_FEATURES; i++) sum += (int64_t)like->at[i] * weights->at[i];
    return (int32_t)(sum / 1000);
}

bool likeness_hopeless(const Likeness *like, const LikenessWeights *weights, int32_t least) {
    return likeness_chance(likeness_logit(like, weights) + CLOSE_MOST) < least;
}
