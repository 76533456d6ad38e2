// likeness.c - see likeness.h. In order: what is shared, what stands close together, the features, the score.
#include "brief/likeness.h"

#include "data/likeness.h"

enum {
    WORDS_LEAST = 1,    // shared keys that are no names
    COUNT_LEAST = 2,    // ... in all
    WEIGHT_LEAST = 45,  // shared weight
    ROUGH_LEAST = 100,  // thousandths of both clauses and of the lighter one, on average
    KIN_WORTH = 60,     // per cent of a word's weight that its kin shares
    RUN_TERMS = 40,     // terms of a clause in which runs are looked for
    RUN_FULL = 10,      // words in a row, and weights, that make the feature full
    ANCHOR_FULL = 300,
    ANCHOR_MORE = 100,  // a clause counts as that much heavier: one word is all that a heading has
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

// Only keys that IN_CLAUSE marks are read, so none need be taken back.
static void set_anchors(Facing *facing, const Clause *clause) {
    const TermKey *keys = facing->desk->lexicon.keys.at;
    for (ptrdiff_t i = 0; i < clause->keys_len; i++)
        facing->anchor[clause->keys[i]] = LIKENESS_ANCHOR * keys[clause->keys[i]].plain / clause->times[i];
}

static int32_t run_terms(const Clause *clause) {
    return clause->words < RUN_TERMS ? clause->words : RUN_TERMS;
}

static void lay_out(Facing *facing, const Clause *clause, bool on) {
    const Term *terms = facing->desk->reports[clause->report].terms.at + clause->first;
    const Clause *before = beside(facing->desk, clause, -1), *after = beside(facing->desk, clause, 1);
    set_keys(facing, clause, IN_CLAUSE, on);
    set_anchors(facing, clause);
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
                    .anchor = arena_new(work, int32_t, desk->lexicon.keys.len),
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
    rough->words += !key->name;
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
        rough->count++;
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
        if (facing->has[x] & IN_CLAUSE) {
            share(&out, &keys[x]);
            out.anchor += facing->anchor[x] / a->times[i];
        } else if (keys[x].kin_len) {
            share_kin(&out, facing, &keys[x], a);
        }
    }
    // names alone tell nothing, nor does one word
    if (out.weight < WEIGHT_LEAST || out.words < WORDS_LEAST || out.count < COUNT_LEAST) return out;
    int32_t less = a->weight < b->weight ? a->weight : b->weight;
    out.alike = part(2 * out.weight, a->weight + b->weight) + part(out.weight, less) >= 2 * ROUGH_LEAST;
    return out;
}

// ---- what stands together

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

Likeness likeness_of(const Facing *facing, const Clause *a, const Rough *rough) {
    const Desk *desk = facing->desk;
    const Clause *b = facing->clause;
    Likeness out = {0};
    int32_t *f = out.at;
    int32_t x = speaker_of(desk, a), y = speaker_of(desk, b);
    int32_t apart = place_of(desk, a) - place_of(desk, b);
    uint32_t differ = a->signals ^ b->signals;
    f[LIKE_ONE] = 1000;
    f[LIKE_SHORTER] = part(rough->weight, a->weight < b->weight ? a->weight : b->weight);
    f[LIKE_COUNT] = part(rough->words, 8);
    int32_t lighter = (a->plain < b->plain ? a->plain : b->plain) + ANCHOR_MORE;
    f[LIKE_ANCHOR] = part(rough->anchor, LIKENESS_ANCHOR * ANCHOR_FULL);
    f[LIKE_ANCHOR_BOTH] = part(2 * rough->anchor, LIKENESS_ANCHOR * (a->plain + b->plain + 2 * ANCHOR_MORE));
    f[LIKE_ANCHOR_SHORTER] = part(rough->anchor, LIKENESS_ANCHOR * lighter);
    f[LIKE_PLACE] = 1000 - (apart < 0 ? -apart : apart);
    f[LIKE_FIGURE] = rough->figure * 1000;
    f[LIKE_SPEAKER] = (x >= 0 && x == y) * 1000;
    f[LIKE_OTHER_SPEAKER] = (x != y && is_person(desk, x) && is_person(desk, y)) * 1000;
    f[LIKE_OTHER_PERSON] = (rough->persons == 0 && a->persons && b->persons) * 1000;
    f[LIKE_NEGATION] = ((differ & SIGNAL_NEGATION) != 0) * 1000;
    f[LIKE_HEADS] = (at_head(desk, a) && at_head(desk, b)) * 1000;
    f[LIKE_DIRECT] = (a->direct != b->direct) * 1000;
    return out;
}

void likeness_close(Likeness *like, Facing *facing, const Clause *a) {
    like->at[LIKE_AROUND] = around(facing, a);
    like->at[LIKE_RUN] = part(longest_run(facing, a), RUN_FULL);
    share_plain(like, facing, a);
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
