// likeness.c - see likeness.h. In order: what is shared, what stands close together, the features, the score.
#include "brief/likeness.h"

#include "data/likeness.h"

enum {
    WORDS_LEAST = 1,    // shared keys that are no names
    WEIGHT_LEAST = 45,  // shared weight
    KIN_WORTH = 60,     // per cent of a word's weight that its kin shares
    NEAR_TERMS = 15,    // "close together"
    NEAR_MOST = 16,
    NEIGHBOURS = 2,  // words with content apart
    RUN_TERMS = 40,  // terms of a clause in which runs are looked for
    HEAD_SENTENCES = 3,
};

// ---- what is shared

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
    rough->count++;
    rough->weight += key->weight;
    if (key->name) rough->names += key->weight;
    else rough->words++;
    rough->persons += key->person;
    rough->figure |= key->figure;
}

// `key` of `a` is not in `b`: does kin of it stand there, that `a` lacks?
static void share_kin(Rough *rough, const Desk *desk, const TermKey *key, const Clause *a, const Clause *b) {
    for (int32_t i = 0; i < key->kin_len; i++) {
        const TermKey *other = &desk->lexicon.keys.at[key->kin[i]];
        if (!has_key(b, key->kin[i]) || has_key(a, key->kin[i])) continue;
        int32_t less = key->weight < other->weight ? key->weight : other->weight;
        rough->weight += less * KIN_WORTH / 100;
        rough->words++;
        return;
    }
}

static int32_t part(int64_t a, int64_t of) { return of <= 0 ? 0 : a > of ? 1000 : (int32_t)(a * 1000 / of); }

Rough likeness_rough(const Desk *desk, const Clause *a, const Clause *b) {
    Rough out = {0};
    const TermKey *keys = desk->lexicon.keys.at;
    for (ptrdiff_t i = 0, j = 0; i < a->keys_len;) {
        int32_t x = a->keys[i];
        while (j < b->keys_len && b->keys[j] < x) j++;
        if (j < b->keys_len && b->keys[j] == x) share(&out, &keys[x]);
        else if (keys[x].kin_len) share_kin(&out, desk, &keys[x], a, b);
        i++;
    }
    // names alone tell nothing
    if (out.weight < WEIGHT_LEAST || out.words < WORDS_LEAST) return out;
    int32_t less = a->weight < b->weight ? a->weight : b->weight;
    out.score = (part(2 * out.weight, a->weight + b->weight) + part(out.weight, less)) / 2;
    return out;
}

// ---- what stands close together

typedef struct Near {
    int32_t key, at;  // a shared key, and which term of the clause it is
    int32_t content;  // ... and which of those that carry content
} Near;
typedef struct Nears {
    Near at[NEAR_MOST];
    int32_t len;
} Nears;

static void nears_of(Nears *out, const Desk *desk, const Clause *clause, const Clause *other) {
    const Terms *terms = &desk->reports[clause->report].terms;
    out->len = 0;
    int32_t content = 0;
    for (int32_t i = clause->first; i < clause->first + clause->words; i++) {
        const TermKey *key = &desk->lexicon.keys.at[terms->at[i].key];
        if (key->stop) continue;
        content++;
        if (out->len == NEAR_MOST || !has_key(other, terms->at[i].key)) continue;
        out->at[out->len++] = (Near){terms->at[i].key, i, content};
    }
}

// The weight of shared words that are neighbours in both, in whatever order: "ordered the bureau", "the bureau was
// ordered".
static int32_t pairs_weight(const Desk *desk, const Nears *x, const Nears *y) {
    int32_t sum = 0;
    for (int32_t i = 0; i + 1 < x->len; i++)
        for (int32_t j = i + 1; j < x->len && x->at[j].content <= x->at[i].content + NEIGHBOURS; j++) {
            bool there = false;
            for (int32_t p = 0; p < y->len; p++)
                for (int32_t q = 0; q < y->len && !there; q++) {
                    int32_t apart = y->at[p].content - y->at[q].content;
                    there = p != q && y->at[p].key == x->at[i].key && y->at[q].key == x->at[j].key &&
                        apart <= NEIGHBOURS && apart >= -NEIGHBOURS;
                }
            if (!there || x->at[i].key == x->at[j].key) continue;
            sum +=
                (desk->lexicon.keys.at[x->at[i].key].weight + desk->lexicon.keys.at[x->at[j].key].weight) / 2;
        }
    return sum;
}

// The most weight of keys, two or more, that stand within a few words of each other in both clauses: two long
// sentences may tell one thing in one of their parts.
static int32_t near_weight(const Desk *desk, const Nears *a, const Nears *b) {
    const Nears x = *a, y = *b;
    int32_t most = 0;
    for (int32_t i = 0; i < x.len; i++)
        for (int32_t j = 0; j < y.len; j++) {
            int32_t weight = 0, count = 0;
            for (int32_t p = i; p < x.len && x.at[p].at < x.at[i].at + NEAR_TERMS; p++) {
                bool again = false, there = false;
                for (int32_t q = i; q < p; q++) again |= x.at[q].key == x.at[p].key;
                for (int32_t q = j; q < y.len && y.at[q].at < y.at[j].at + NEAR_TERMS; q++)
                    there |= y.at[q].key == x.at[p].key;
                if (again || !there) continue;
                weight += desk->lexicon.keys.at[x.at[p].key].weight;
                count++;
            }
            if (count >= 2 && weight > most) most = weight;
        }
    return most;
}

// The longest run of the same words, of the first RUN_TERMS.
static int32_t longest_run(const Desk *desk, const Clause *a, const Clause *b) {
    const Term *x = desk->reports[a->report].terms.at + a->first,
               *y = desk->reports[b->report].terms.at + b->first;
    int32_t n = a->words < RUN_TERMS ? a->words : RUN_TERMS, m = b->words < RUN_TERMS ? b->words : RUN_TERMS;
    int32_t ends[RUN_TERMS + 1] = {0}, most = 0;
    for (int32_t i = 0; i < n; i++)
        for (int32_t j = m; j > 0; j--) {
            ends[j] = x[i].form == y[j - 1].form ? ends[j - 1] + 1 : 0;
            if (ends[j] > most) most = ends[j];
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

static bool names_person(const Desk *desk, const Clause *clause) {
    for (ptrdiff_t i = 0; i < clause->keys_len; i++)
        if (desk->lexicon.keys.at[clause->keys[i]].person) return true;
    return false;
}

// Half for the clauses before, half for those after.
static int32_t around(const Desk *desk, const Clause *a, const Clause *b) {
    int32_t sum = 0, count;
    for (int step = -1; step <= 1; step += 2) {
        ptrdiff_t i = a - desk->clauses.at + step, j = b - desk->clauses.at + step;
        const Report *x = &desk->reports[a->report], *y = &desk->reports[b->report];
        if (i < x->clauses || i >= x->clauses_end || j < y->clauses || j >= y->clauses_end) continue;
        const Clause *p = &desk->clauses.at[i], *q = &desk->clauses.at[j];
        sum += part(2 * clause_shared(desk, p, q, &count), p->weight + q->weight);
    }
    return sum / 2;
}

static bool at_head(const Desk *desk, const Clause *clause) {
    return clause->sentence - desk->clauses.at[desk->reports[clause->report].clauses].sentence <
        HEAD_SENTENCES;
}

Likeness likeness_of(const Desk *desk, const Clause *a, const Clause *b, const Rough *rough, int32_t best_a,
                     int32_t best_b) {
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
    if (rough->count > 1) {
        Nears near, other_near;
        nears_of(&near, desk, a, b);
        nears_of(&other_near, desk, b, a);
        f[LIKE_NEAR] = part(near_weight(desk, &near, &other_near), 300);
        f[LIKE_PAIRS] = part(pairs_weight(desk, &near, &other_near), 200);
        f[LIKE_RUN] = part(longest_run(desk, a, b), 10);
    }
    f[LIKE_BEST_BOTH] = p > q ? q : p;
    f[LIKE_AROUND] = around(desk, a, b);
    f[LIKE_FIGURE] = rough->figure * 1000;
    f[LIKE_OTHER_DAY] = (a->day.len && b->day.len && !str_eq(a->day, b->day)) * 1000;
    f[LIKE_SPEAKER] = (x >= 0 && x == y) * 1000;
    f[LIKE_OTHER_SPEAKER] = (x != y && is_person(desk, x) && is_person(desk, y)) * 1000;
    f[LIKE_OTHER_PERSON] = (rough->persons == 0 && names_person(desk, a) && names_person(desk, b)) * 1000;
    f[LIKE_NEGATION] = ((differ & SIGNAL_NEGATION) != 0) * 1000;
    f[LIKE_HEADS] = (at_head(desk, a) && at_head(desk, b)) * 1000;
    f[LIKE_DIRECT] = (a->direct != b->direct) * 1000;
    return out;
}

// ---- the score

static const Str words[] = {
#define WORD(constant, word) S_(word),
    LIKENESS_FEATURES(WORD)
#undef WORD
};

Str likeness_word(int feature) { return words[feature]; }

LikenessWeights likeness_weights(void) {
    LikenessWeights out = {0};
    for (int i = 0; i < LIKE_FEATURES; i++) {
        const struct likeness_row *row = likeness_find(words[i]);
        int64_t n;
        if (row && str_int(row->weight, &n)) out.at[i] = (int32_t)n;
    }
    return out;
}

// The logistic of x thousandths, in thousandths, between the points of a table: no floating point.
static int32_t logistic(int64_t x) {
    static const int32_t table[] = {500, 622, 731, 818, 881, 924, 953, 971, 982, 989, 993};  // 0, 0.5, ... 5
    bool negative = x < 0;
    int64_t far = negative ? -x : x, i = far / 500;
    int32_t y = i >= countof(table) - 1 ? 1000 - (i < 20) * 5
                                        : table[i] + (int32_t)((table[i + 1] - table[i]) * (far % 500) / 500);
    return negative ? 1000 - y : y;
}

int32_t likeness_score(const Likeness *like, const LikenessWeights *weights) {
    int64_t sum = 0;
    for (int i = 0; i < LIKE_FEATURES; i++) sum += (int64_t)like->at[i] * weights->at[i];
    return logistic(sum / 1000);
}
