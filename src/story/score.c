// score.c - see score.h.
//
// One walk over the keys of both, which are in order, gathers all sums. A sign is 0 to 1000, a cosine likewise.
#include "story/score.h"

#include "story/when.h"

enum {
    FREE_DAYS = 2,
    MOST_DAYS = 10,
    MOST_RARE = 16,
    MOST_NUMBERS = 4,
    MOST_BREADTH = 20,
    LITTLE_TOLD = 500,
    SPARSE = 3,
    FEW_WORDS = 80
};

const ScoreModel score_model = {
    .weights =
        {
#define SIGN(name, weight, says) weight,
#include "story/signs.def"
#undef SIGN
        },
    .same = -1650,
    .link = 150,
};

static const Str sign_words[] = {
#define SIGN(name, weight, says) S_(says),
#include "story/signs.def"
#undef SIGN
};

Str sign_says(Sign sign) { return sign_words[sign]; }

// What is known of one article when their common keys are known: what it has that the other has too.
typedef struct Side {
    int32_t title, title_names, title_names_led, lead;  // squares of weights; led: the other lead has it
    int32_t numbers;                                    // in the title
    uint64_t common;                                    // a bit a key
} Side;
typedef struct Walk {
    Side a, b;
    int32_t title, lead, body, names, plain, lead_names, lead_plain;  // products
    int32_t most;                                                     // largest product of the body's
    int32_t rare, numbers, crowd;                                     // shared
    int64_t squares;                                                  // of the body's products
} Walk;

static void walk_side(Side *side, const Key *key, int32_t place, const Key *other) {
    int32_t title = key->title * key->title;
    bool name = (key->flags & (KEY_NAME | KEY_NUMBER)) != 0;
    side->common |= (uint64_t)1 << place;
    side->title += title;
    side->title_names += name ? title : 0;
    side->title_names_led += name && other->lead ? title : 0;
    side->lead += key->lead * key->lead;
    side->numbers += (key->flags & KEY_NUMBER) && (key->flags & KEY_TITLE);
}

static void walk_both(Walk *walk, const Key *a, const Key *b, int32_t crowd) {
    int32_t body = a->body * b->body, lead = a->lead * b->lead;
    walk->title += a->title * b->title;
    walk->lead += lead;
    walk->body += body;
    walk->squares += (int64_t)body * body;
    if ((a->flags | b->flags) & (KEY_NAME | KEY_NUMBER)) walk->names += body, walk->lead_names += lead;
    else walk->plain += body, walk->lead_plain += lead;
    if (body > walk->most) walk->most = body;
    walk->numbers += (a->flags & KEY_NUMBER) && key_bits(a) >= 6;
    if (!(a->flags & b->flags & KEY_FINDER)) return;
    walk->rare++;
    walk->crowd += crowd;
}

static uint32_t low_bits(uint32_t key) { return key & ((1 << PROBE_BITS) - 1); }

void probe_set(Probe *probe, const Keys *keys) {
    *probe = (Probe){.keys = keys, .about = about_open(&keys->about)};
    int32_t finders = 0;
    for (int32_t k = 0; k < keys->len; k++) {
        uint8_t *first = &probe->first[low_bits(keys->at[k].key)];
        probe->next[k] = *first;
        *first = (uint8_t)(k + 1);
        if (keys->at[k].flags & KEY_FINDER) probe->crowd[k] = keys->crowd[finders++];
    }
}

// The place of a key among the probe's; -1: it is not there.
static int32_t place_of(const Probe *probe, uint32_t key) {
    int32_t place = probe->first[low_bits(key)] - 1;
    while (place >= 0 && probe->keys->at[place].key != key) place = probe->next[place] - 1;
    return place;
}

// Keys whose lowest bits the probe has, a bit each: no branch, for most are not common and none is foreseen.
static uint64_t maybe_common(const Probe *a, const Keys *b) {
    uint64_t maybe = 0;
    for (int32_t j = 0; j < b->len; j++) maybe |= (uint64_t)(a->first[low_bits(b->at[j].key)] != 0) << j;
    return maybe;
}

static Walk walk_over(const Probe *a, const Keys *b) {
    Walk walk = {0};
    for (uint64_t maybe = maybe_common(a, b); maybe; maybe &= maybe - 1) {
        int32_t j = __builtin_ctzll(maybe), i = place_of(a, b->at[j].key);
        if (i < 0) continue;
        const Key *x = &a->keys->at[i], *y = &b->at[j];
        walk_both(&walk, x, y, a->crowd[i]);
        walk_side(&walk.a, x, i, y);
        walk_side(&walk.b, y, j, x);
    }
    return walk;
}

// The heaviest weight in the text that the other text lacks.
static int32_t absent(const Keys *keys, uint64_t common) {
    int32_t most = 0;
    for (int32_t h = 0; h < KEY_HEAVIEST && h < keys->len; h++)
        if (!(common >> keys->heaviest[h] & 1)) return keys->at[keys->heaviest[h]].body;
    for (int32_t k = 0; k < keys->len; k++)
        if (!(common >> k & 1) && keys->at[k].body > most) most = keys->at[k].body;
    return most;
}

// Of numbers up to KEY_UNIT squared: 32 bits divide faster.
static int32_t thousand(int32_t part, int32_t whole) {
    return whole <= 0 ? 0 : part >= whole ? 1000 : part * 1000 / whole;
}

static int32_t cosine(int32_t product, uint32_t length_a, uint32_t length_b) {
    uint64_t whole = (uint64_t)length_a * length_b;
    if (product == 0 || whole == 0) return 0;
    uint64_t part = ((uint64_t)product << 2 * KEY_LENGTH_BITS) * 1000 / whole;
    return part > 1000 ? 1000 : (int32_t)part;
}
static int32_t unit(int32_t product) { return thousand(product, KEY_UNIT * KEY_UNIT); }
static int32_t least(int32_t a, int32_t b) { return a < b ? a : b; }
static int32_t most(int32_t a, int32_t b) { return a > b ? a : b; }

// How much of a title's names the other text lacks, and its lead.
static int32_t untold(const Keys *keys, const Side *side) {
    return thousand(keys->totals.title_names - side->title_names, keys->totals.title);
}
static int32_t off(const Keys *keys, const Side *side) {
    return thousand(keys->totals.title_names - side->title_names_led, keys->totals.title);
}

// In languages without a model as much as leads that agree so are about the same in English.
static int32_t about(const Probe *a, const Keys *b, int32_t leads) {
    int32_t agree = about_agree(&a->about, &b->about);
    return agree >= 0 ? agree : least(1000, 270 + leads * 5 / 6);
}

// Of few words a name told twice is all: 1000 without any, 125 at half of what is read.
static int32_t shortness(int32_t words) {
    int32_t lack = thousand(KEY_WORDS - words, KEY_WORDS);
    return lack * lack / 1000 * lack / 1000;
}

void score_signs(int32_t signs[SIGNS], const Probe *probe, const Keys *b) {
    const Keys *a = probe->keys;
    const KeyTotals *of_a = &a->totals, *of_b = &b->totals;
    Walk w = walk_over(probe, b);
    int64_t minutes = when_apart(a->when, b->when);
    int32_t days = (int32_t)(minutes / WHEN_DAY > MOST_DAYS ? MOST_DAYS : minutes / WHEN_DAY);
    int32_t ab = thousand(w.a.title, of_a->title), ba = thousand(w.b.title, of_b->title);
    int32_t lead_ab = thousand(w.a.lead, of_a->lead), lead_ba = thousand(w.b.lead, of_b->lead);
    bool same_outlet = a->outlet && a->outlet == b->outlet;
    bool numbers = of_a->numbers > w.a.numbers && of_b->numbers > w.b.numbers;
    signs[SIGN_BASE] = 1000;
    signs[SIGN_TITLE] = unit(w.title);
    signs[SIGN_LEAD] = unit(w.lead);
    signs[SIGN_BODY] = unit(w.body);
    signs[SIGN_LEAD_TWICE] = signs[SIGN_LEAD] * signs[SIGN_LEAD] / 1000;
    signs[SIGN_LEAD_TOLD] = most(lead_ab, lead_ba);
    signs[SIGN_LEAD_TOLD_LESS] = least(lead_ab, lead_ba);
    signs[SIGN_NAMES_OFF] = least(off(a, &w.a), off(b, &w.b));
    signs[SIGN_RARE] = thousand(w.rare, MOST_RARE);
    signs[SIGN_CROWD] = w.rare ? thousand(w.crowd, 8 * w.rare) : 500;
    signs[SIGN_NAMES] = cosine(w.names, of_a->names, of_b->names);
    signs[SIGN_LEAD_NAMES] = cosine(w.lead_names, of_a->lead_names, of_b->lead_names);
    signs[SIGN_ONE_WORD] = thousand(w.most, w.body);
    signs[SIGN_BREADTH] =
        w.squares ? thousand((int32_t)((int64_t)w.body * w.body / w.squares), MOST_BREADTH) : 0;
    signs[SIGN_ABSENT] = thousand(least(absent(a, w.a.common), absent(b, w.b.common)), KEY_UNIT / 2);
    signs[SIGN_NUMBERS] = thousand(w.numbers, MOST_NUMBERS);
    signs[SIGN_NAMES_UNTOLD] = least(untold(a, &w.a), untold(b, &w.b));
    signs[SIGN_NUMBERS_UNTOLD] = numbers ? 1000 : 0;
    signs[SIGN_OUTLET_TITLE] = same_outlet ? signs[SIGN_TITLE] : 0;
    signs[SIGN_TITLE_UNTOLD] = thousand(most(0, LITTLE_TOLD - most(ab, ba)), LITTLE_TOLD);
    signs[SIGN_ONLY_NAMES] =
        thousand(most(0, FEW_WORDS - cosine(w.plain, of_a->plain, of_b->plain)), FEW_WORDS);
    NamePairsShared pairs = name_pairs_shared(&a->pairs, &b->pairs);
    signs[SIGN_PAIRS] = unit(pairs.product);
    signs[SIGN_PAIR_ABSENT] = thousand(pairs.absent, NAME_PAIR_UNIT);
    signs[SIGN_ABOUT] = about(probe, b, signs[SIGN_LEAD]);
    signs[SIGN_SHORT] = shortness(most(a->words, b->words));
    signs[SIGN_DAYS] = 1000 * most(days - FREE_DAYS, 0);
    signs[SIGN_DENSITY] = thousand(most(a->density, SPARSE) + most(b->density, SPARSE), 2 * KEY_DENSEST);
}

// One outlet's form, filled in with names that the other text does not know.
static bool other_filling(const Keys *a, const Keys *b, const int32_t signs[SIGNS]) {
    return a->outlet && a->outlet == b->outlet && signs[SIGN_NAMES_UNTOLD] > 0 &&
        headline_same_form(&a->headline, &b->headline);
}

// How far apart in minutes two articles of one event may be published.
static int64_t reach(void) { return (MOST_DAYS + 1) * WHEN_DAY - 1; }

// Reports of one match on two days tell one score.
static bool two_matches(const Keys *a, const Keys *b) {
    return headline_scores_apart(&a->headline, &b->headline) && when_apart(a->when, b->when) >= WHEN_DAY;
}

// What no agreement outweighs, and is quickly seen.
static bool apart(const Keys *a, const Keys *b) {
    return a->roundup || b->roundup || when_apart(a->when, b->when) > reach() ||
        headline_numbered_apart(&a->headline, &b->headline) || two_matches(a, b);
}

int32_t score_pair(const ScoreModel *model, const Probe *a, const Keys *b) {
    if (apart(a->keys, b)) return SCORE_APART;
    int32_t signs[SIGNS];
    score_signs(signs, a, b);
    if (other_filling(a->keys, b, signs)) return SCORE_APART;
    int64_t score = 0;
    for (int s = 0; s < SIGNS; s++) score += (int64_t)model->weights[s] * signs[s];
    score = score / 1000 / SCORE_STEP * SCORE_STEP;
    return score < SCORE_LEAST ? SCORE_LEAST : (int32_t)score;
}

Str score_veto(const Probe *probe, const Keys *b) {
    const Keys *a = probe->keys;
    int32_t signs[SIGNS];
    if (a->roundup || b->roundup) return S("a page of many stories belongs to none");
    if (when_apart(a->when, b->when) > reach()) return S("too many days between them");
    if (headline_numbered_apart(&a->headline, &b->headline)) return S("their titles number them differently");
    if (two_matches(a, b)) return S("their titles tell two scores, on two days");
    score_signs(signs, probe, b);
    return other_filling(a, b, signs) ? S("one outlet's form, filled in with other names") : (Str){0};
}

int32_t score_rare(const Probe *a, const Keys *b) { return walk_over(a, b).rare; }
