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
    SPARSE = 2,
    FEW_WORDS = 80
};

const ScoreModel score_model = {
    .weights =
        {
#define SIGN(name, weight, says) weight,
#include "story/signs.def"
#undef SIGN
        },
    .same = -1300,
    .link = 100,
};

static const Str sign_words[] = {
#define SIGN(name, weight, says) S_(says),
#include "story/signs.def"
#undef SIGN
};

Str sign_says(Sign sign) { return sign_words[sign]; }

// What the walk gathers of one article, and of both.
typedef struct Side {
    int32_t title, title_told;  // squares of the title's weights; of those that the other article has
    int32_t title_names, title_names_told;  // the same of its names
    int32_t title_names_led;                // of those that the other lead has
    int32_t lead, lead_told;
    int32_t absent;             // the heaviest weight that the other lacks
    int32_t names, lead_names;  // squares of names
    int32_t plain, lead_plain;
    int32_t numbers, numbers_told;  // in the title
} Side;
typedef struct Walk {
    Side a, b;
    int32_t title, lead, body, names, plain, lead_names, lead_plain;  // products
    int32_t most;                                                     // largest product of the body's
    int32_t rare, numbers;                                            // shared
    int32_t finders_a, finders_b, crowd;
    int64_t squares;  // of the body's products
} Walk;

static void walk_one(Side *side, const Key *key, const Key *other) {
    bool shared = other != NULL;
    int32_t title = key->title * key->title, body = key->body * key->body, lead = key->lead * key->lead;
    bool name = (key->flags & (KEY_NAME | KEY_NUMBER)) != 0;
    side->title += title;
    side->title_told += shared ? title : 0;
    side->title_names += name ? title : 0;
    side->title_names_told += name && shared ? title : 0;
    side->title_names_led += name && other && other->lead ? title : 0;
    side->lead += lead;
    side->lead_told += shared ? lead : 0;
    if (!shared && key->body > side->absent) side->absent = key->body;
    side->names += name ? body : 0;
    side->lead_names += name ? lead : 0;
    side->plain += name ? 0 : body;
    side->lead_plain += name ? 0 : lead;
    bool number = (key->flags & KEY_NUMBER) && (key->flags & KEY_TITLE);
    side->numbers += number;
    side->numbers_told += number && shared;
}

static void walk_both(Walk *walk, const Key *a, const Key *b) {
    int32_t body = a->body * b->body, lead = a->lead * b->lead;
    walk->title += a->title * b->title;
    walk->lead += lead;
    walk->body += body;
    walk->squares += (int64_t)body * body;
    if ((a->flags | b->flags) & (KEY_NAME | KEY_NUMBER)) walk->names += body, walk->lead_names += lead;
    else walk->plain += body, walk->lead_plain += lead;
    if (body > walk->most) walk->most = body;
    walk->rare += (a->flags & b->flags & KEY_FINDER) != 0;
    walk->numbers += (a->flags & KEY_NUMBER) && key_bits(a) >= 6;
    walk_one(&walk->a, a, b);
    walk_one(&walk->b, b, a);
}

static void walk_crowd(Walk *walk, const Keys *a, const Key *x, const Keys *b, const Key *y) {
    if (x && y && (x->flags & y->flags & KEY_FINDER)) {
        int32_t crowd = a->crowd[walk->finders_a];
        (void)b;
        walk->crowd += crowd;
    }
    if (x && (x->flags & KEY_FINDER)) walk->finders_a++;
    if (y && (y->flags & KEY_FINDER)) walk->finders_b++;
}

static Walk walk_over(const Keys *a, const Keys *b) {
    Walk walk = {0};
    int32_t i = 0, j = 0;
    while (i < a->len && j < b->len) {
        if (a->at[i].key == b->at[j].key) {
            walk_crowd(&walk, a, &a->at[i], b, &b->at[j]);
            walk_both(&walk, &a->at[i++], &b->at[j++]);
        } else if (a->at[i].key < b->at[j].key) {
            walk_crowd(&walk, a, &a->at[i], b, NULL);
            walk_one(&walk.a, &a->at[i++], NULL);
        } else walk_one(&walk.b, &b->at[j++], NULL);
    }
    while (i < a->len) walk_one(&walk.a, &a->at[i++], NULL);
    while (j < b->len) walk_one(&walk.b, &b->at[j++], NULL);
    return walk;
}

static int32_t thousand(int64_t part, int64_t whole) {
    return whole <= 0 ? 0 : part >= whole ? 1000 : (int32_t)(part * 1000 / whole);
}

static int64_t root(int64_t n) {
    int64_t r = 0;
    for (int64_t bit = (int64_t)1 << 20; bit; bit >>= 1)
        if ((r + bit) * (r + bit) <= n) r += bit;
    return r;
}

static int32_t cosine(int32_t product, int32_t a, int32_t b) {
    return thousand(product, root((int64_t)a * b));
}
static int32_t unit(int32_t product) { return thousand(product, KEY_UNIT * KEY_UNIT); }
static int32_t least(int32_t a, int32_t b) { return a < b ? a : b; }
static int32_t most(int32_t a, int32_t b) { return a > b ? a : b; }

// How much of a title's names the other text lacks.
static int32_t untold(const Side *side) {
    return thousand(side->title_names - side->title_names_told, side->title);
}

static int32_t off(const Side *side) {
    return thousand(side->title_names - side->title_names_led, side->title);
}

void score_signs(int32_t signs[SIGNS], const Keys *a, const Keys *b) {
    Walk w = walk_over(a, b);
    int64_t minutes = when_apart(a->when, b->when);
    int32_t days = (int32_t)(minutes / WHEN_DAY > MOST_DAYS ? MOST_DAYS : minutes / WHEN_DAY);
    int32_t ab = thousand(w.a.title_told, w.a.title), ba = thousand(w.b.title_told, w.b.title);
    bool same_outlet = a->outlet && a->outlet == b->outlet;
    signs[SIGN_BASE] = 1000;
    signs[SIGN_TITLE] = unit(w.title);
    signs[SIGN_LEAD] = unit(w.lead);
    signs[SIGN_BODY] = unit(w.body);
    signs[SIGN_LEAD_TWICE] = signs[SIGN_LEAD] * signs[SIGN_LEAD] / 1000;
    int32_t lead_ab = thousand(w.a.lead_told, w.a.lead), lead_ba = thousand(w.b.lead_told, w.b.lead);
    signs[SIGN_LEAD_TOLD] = most(lead_ab, lead_ba);
    signs[SIGN_LEAD_TOLD_LESS] = least(lead_ab, lead_ba);
    signs[SIGN_NAMES_OFF] = least(off(&w.a), off(&w.b));
    signs[SIGN_RARE] = thousand(w.rare, MOST_RARE);
    signs[SIGN_CROWD] = w.rare ? thousand(w.crowd, 8 * w.rare) : 500;
    signs[SIGN_NAMES] = cosine(w.names, w.a.names, w.b.names);
    signs[SIGN_LEAD_NAMES] = cosine(w.lead_names, w.a.lead_names, w.b.lead_names);
    signs[SIGN_ONE_WORD] = thousand(w.most, w.body);
    signs[SIGN_BREADTH] = w.squares ? thousand((int64_t)w.body * w.body / w.squares, MOST_BREADTH) : 0;
    signs[SIGN_ABSENT] = thousand(least(w.a.absent, w.b.absent), KEY_UNIT / 2);
    signs[SIGN_NUMBERS] = thousand(w.numbers, MOST_NUMBERS);
    signs[SIGN_NAMES_UNTOLD] = least(untold(&w.a), untold(&w.b));
    bool numbers = w.a.numbers > w.a.numbers_told && w.b.numbers > w.b.numbers_told;
    signs[SIGN_NUMBERS_UNTOLD] = numbers ? 1000 : 0;
    signs[SIGN_OUTLET_TITLE] = same_outlet ? signs[SIGN_TITLE] : 0;
    signs[SIGN_TITLE_UNTOLD] = thousand(most(0, LITTLE_TOLD - most(ab, ba)), LITTLE_TOLD);
    signs[SIGN_ONLY_NAMES] = thousand(most(0, FEW_WORDS - cosine(w.plain, w.a.plain, w.b.plain)), FEW_WORDS);
    signs[SIGN_DAYS] = 1000 * most(days - FREE_DAYS, 0);
    signs[SIGN_DENSITY] = thousand(most(a->density, SPARSE) + most(b->density, SPARSE), 2 * KEY_DENSEST);
}

// One outlet's form, filled in with names that the other text does not know.
static bool other_filling(const Keys *a, const Keys *b, const int32_t signs[SIGNS]) {
    return a->outlet && a->outlet == b->outlet && signs[SIGN_NAMES_UNTOLD] > 0 &&
        headline_same_form(&a->headline, &b->headline);
}

int64_t score_reach(void) { return (MOST_DAYS + 1) * WHEN_DAY - 1; }

// What no agreement outweighs, and is quickly seen.
static bool apart(const Keys *a, const Keys *b) {
    return a->roundup || b->roundup || when_apart(a->when, b->when) > score_reach() ||
        headline_numbered_apart(&a->headline, &b->headline);
}

int32_t score_pair(const ScoreModel *model, const Keys *a, const Keys *b) {
    if (apart(a, b)) return SCORE_APART;
    int32_t signs[SIGNS];
    score_signs(signs, a, b);
    if (other_filling(a, b, signs)) return SCORE_APART;
    int64_t score = 0;
    for (int s = 0; s < SIGNS; s++) score += (int64_t)model->weights[s] * signs[s];
    score /= 1000;
    return score < SCORE_LEAST ? SCORE_LEAST : (int32_t)score;
}

Str score_veto(const Keys *a, const Keys *b) {
    int32_t signs[SIGNS];
    if (a->roundup || b->roundup) return S("a page of many stories belongs to none");
    if (when_apart(a->when, b->when) > score_reach()) return S("too many days between them");
    if (headline_numbered_apart(&a->headline, &b->headline)) return S("their titles number them differently");
    score_signs(signs, a, b);
    return other_filling(a, b, signs) ? S("one outlet's form, filled in with other names") : (Str){0};
}

int32_t score_rare(const Keys *a, const Keys *b) { return walk_over(a, b).rare; }
