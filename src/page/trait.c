// trait.c - see trait.h. In order: looks, the families, all of a page.
#include "page/trait.h"

#include "base/hash.h"
#include "page/shape.h"
#include "page/witness.h"

#include <string.h>

enum {
    PATH_MOST = 10,  // boxes up the path whose words count
    PATH_TABLES = 3,
    MARGIN = 40,  // blocks around the guess's region that are looked at
    ASKED_WORDS = 8,
    SMALL_WORDS = 12,
    LEAD_BYTES = 40,
    LEAD_BLOCKS = 14,  // behind the title
    REPEATS_MOST = 5,
    LABEL_BYTES = 40,
    LABEL_WORDS = 60,
    LONG_WORDS = 10,
};

// Each trait's bins; the order is the model's, so a new one goes to the end.
enum {
    T_BIAS,
    T_WORDS,
    T_LINKS,
    T_ENDS,
    T_COMMAS,
    T_LAST,
    T_FIRST,
    T_TAG,
    T_TAG_WORDS_0,
    T_TAG_WORDS_7 = T_TAG_WORDS_0 + 7,
    T_TAG_LINKS,
    T_UP_TAG,
    T_UP_UP_TAG,
    T_NEXT_1,
    T_NEXT_2 = T_NEXT_1 + 8,
    T_BEFORE_1 = T_NEXT_2 + 8,
    T_BEFORE_2 = T_BEFORE_1 + 8,
    T_CLUE = T_BEFORE_2 + 8,
    T_OWN_CLUE,
    T_INNER_CLUE,
    T_CLUE_WORDS_0,
    T_CLUE_WORDS_4 = T_CLUE_WORDS_0 + 4,
    T_GUESS,
    T_GUESS_WORDS_0,
    T_GUESS_WORDS_4 = T_GUESS_WORDS_0 + 4,
    T_VALUE,
    T_BOX_LINKS,
    T_BOX_PROSE,
    T_BOX_WORDS,
    T_UP_LINKS,
    T_UP_PROSE,
    T_UP_WORDS,
    T_DEPTH,
    T_PLACE,
    T_TITLE,
    T_PHRASE,
    T_REPEAT,
    T_WITNESS,
    T_WITNESS_NEAR,
    T_LOOK_WORDS,
    T_LOOK_PROSE,
    T_LOOK_LINKS,
    T_LOOK_COUNT,
    T_SAME_LOOK,
    T_DESCRIPTION,
    T_CASE,
    T_DIGITS,
    T_GUESS_NEAR,
    T_PAGE_WORDS,
    T_PAGE_PROSE,
    T_CLUE_GUESS_0,
    T_CLUE_GUESS_4 = T_CLUE_GUESS_0 + 4,
    T_MEAN,
    T_HEAD_NEXT,
    T_LEAD,
    T_LABEL,
    T_LABEL_LINKS,
    T_REPEAT_WORDS,
    T_LOOK_GUESS,
    T_ADDRESS,
    T_END,
};
_Static_assert(T_END <= MODEL_FIXED / MODEL_BINS, "traits have numbers of their own");

// ---- looks ----

typedef struct Looks {
    Look *at;
    ptrdiff_t len, cap;
} Looks;

static void read_looks(TraitWork *work, const Layout *layout, Arena *arena) {
    ptrdiff_t size = 64;
    while (size < layout->blocks.len * 2) size *= 2;
    int32_t *slots = arena_new(arena, int32_t, size);  // 1 + the look; a page has few
    int32_t *of_block = arena_new(arena, int32_t, layout->blocks.len + 1);
    Looks looks = {0};
    for (ptrdiff_t i = 0; i < layout->blocks.len; i++) {
        const Block *block = &layout->blocks.at[i];
        const Box *box = &layout->boxes.at[block->box];
        uint32_t up = box->parent >= 0 ? layout->boxes.at[box->parent].look : 0;
        uint32_t key = (uint32_t)hash_mix(box->look, up) | 1, at = key & (uint32_t)(size - 1);
        while (slots[at] && looks.at[slots[at] - 1].key != key) at = (at + 1) & (uint32_t)(size - 1);
        if (slots[at] == 0) {
            vec_push(&looks, arena)->key = key;
            slots[at] = (int32_t)looks.len;
        }
        Look *look = &looks.at[slots[at] - 1];
        look->blocks++;
        look->words += block->words;
        look->link_words += block->link_words;
        if (block->words >= LONG_WORDS && block->ends) look->prose += block->words;
        if (work->page->guess->kept[i]) look->guessed += block->words;
        of_block[i] = slots[at] - 1;
    }
    work->looks = looks.at;
    work->looks_len = (int32_t)looks.len;
    work->look = of_block;
}

// ---- shapes ----

// clang-format off
static const uint8_t tag_bins[LXB_TAG__LAST_ENTRY] = {
    [LXB_TAG_P] = 1, [LXB_TAG_LI] = 2, [LXB_TAG_DIV] = 3, [LXB_TAG_H1] = 4, [LXB_TAG_H2] = 5, [LXB_TAG_H3] = 6, [LXB_TAG_H4] = 7, [LXB_TAG_H5] = 8, [LXB_TAG_H6] = 9, [LXB_TAG_TD] = 10, [LXB_TAG_TH] = 11, [LXB_TAG_BLOCKQUOTE] = 12, [LXB_TAG_DT] = 13, [LXB_TAG_DD] = 14, [LXB_TAG_SECTION] = 15, [LXB_TAG_ARTICLE] = 16, [LXB_TAG_FIGCAPTION] = 17, [LXB_TAG_PRE] = 18, [LXB_TAG_UL] = 19, [LXB_TAG_OL] = 20, [LXB_TAG_ASIDE] = 21, [LXB_TAG_HEADER] = 22, [LXB_TAG_FOOTER] = 23, [LXB_TAG_FIGURE] = 24, [LXB_TAG_TR] = 25, [LXB_TAG_MAIN] = 26, [LXB_TAG_BUTTON] = 27, [LXB_TAG_NAV] = 28, [LXB_TAG_BODY] = 29};
// clang-format on

int trait_tag(uint16_t tag) { return tag == 0 ? 30 : tag_bins[tag] ? tag_bins[tag] - 1 : 31; }

static TraitFace *read_faces(const Layout *layout, Arena *arena) {
    TraitFace *faces = arena_new(arena, TraitFace, layout->blocks.len + 1);
    for (ptrdiff_t i = 0; i < layout->blocks.len; i++) {
        const Block *block = &layout->blocks.at[i];
        faces[i] = (TraitFace){.words = (uint8_t)bin_count(block->words),
                               .links = (uint8_t)bin_share(block->link_words, block->words),
                               .tag = (uint8_t)trait_tag(block->tag),
                               .ends = (uint8_t)bin_count(block->ends),
                               .last = (uint8_t)shape_last(block->text)};
    }
    return faces;
}

static void put_shape(Features *out, const Block *block, const TraitFace *face) {
    int words = face->words, links = face->links, tag = face->tag;
    feature_bin(out, T_WORDS, words);
    feature_bin(out, T_LINKS, links);
    feature_bin(out, T_ENDS, face->ends);
    feature_bin(out, T_COMMAS, bin_count(block->commas));
    feature_bin(out, T_LAST, face->last);
    feature_bin(out, T_FIRST, shape_first(block->text));
    feature_bin(out, T_TAG, tag);
    feature_bin(out, T_TAG_WORDS_0 + (words + 1) / 2, tag);
    feature_bin(out, T_TAG_LINKS,
                (tag < 10 ? tag : 10) * 3 +
                    (links == 0      ? 0
                         : links < 5 ? 1
                                     : 2) -
                    (tag >= 10));
    int upper, digits;
    shape_letters(block->text, &upper, &digits);
    feature_bin(out, T_CASE, upper);
    feature_bin(out, T_DIGITS, digits);
    feature_bin(out, T_MEAN, block->ends ? bin_count(block->words / block->ends) : 20 + (words > 9));
}

// What stands `by` blocks off.
static void put_neighbour(Features *out, const TraitWork *work, ptrdiff_t i, ptrdiff_t by, int trait) {
    const Layout *layout = work->page->layout;
    ptrdiff_t at = i + by;
    if (at < 0 || at >= layout->blocks.len) {
        feature_bin(out, trait, 31);
        return;
    }
    const Block *block = &layout->blocks.at[at];
    const TraitFace *face = &work->faces[at];
    feature_bin(out, trait, face->words);
    feature_bin(out, trait + 1, face->links);
    feature_bin(out, trait + 2, face->tag);
    feature_bin(out, trait + 3, face->ends);
    feature_bin(out, trait + 4, face->last);
    bool same_box = block->box == layout->blocks.at[i].box;
    bool same_up = layout->boxes.at[block->box].parent == layout->boxes.at[layout->blocks.at[i].box].parent;
    feature_bin(out, trait + 5, same_box * 2 + same_up);
}

// ---- path ----

// The words of the block's own box, of the one around it, of those further up: each in a table of its own.
static int table_of(int step) { return step < PATH_TABLES ? step : PATH_TABLES - 1; }

static void put_tokens(Features *out, const Layout *layout, Span at, int table) {
    for (int32_t i = at.start; i < at.end; i++) feature_word(out, table, layout->tokens.at[i]);
}

static void put_path(Features *out, const Layout *layout, const Block *block) {
    int32_t at = block->box;
    for (int step = 0; step < PATH_MOST && at >= 0; step++, at = layout->boxes.at[at].parent) {
        put_tokens(out, layout, layout->boxes.at[at].class, table_of(step));
        put_tokens(out, layout, layout->boxes.at[at].id, table_of(step));
    }
}

// What the model says of a box's words, by table; asked once for all blocks in it.
typedef struct PathSum {
    int32_t of[PATH_TABLES];
    bool known;
} PathSum;

static void add_tokens(PathSum *sum, const Model *model, const Layout *layout, Span at) {
    for (int32_t i = at.start; i < at.end; i++)
        for (int table = 0; table < PATH_TABLES; table++)
            sum->of[table] += model->weights[word_feature(table, layout->tokens.at[i])];
}

// The score of put_path()'s features.
static int32_t path_score(PathSum *sums, const Model *model, const Layout *layout, const Block *block) {
    int32_t score = 0, at = block->box;
    for (int step = 0; step < PATH_MOST && at >= 0; step++, at = layout->boxes.at[at].parent) {
        if (!sums[at].known) {
            add_tokens(&sums[at], model, layout, layout->boxes.at[at].class);
            add_tokens(&sums[at], model, layout, layout->boxes.at[at].id);
            sums[at].known = true;
        }
        score += sums[at].of[table_of(step)];
    }
    return score;
}

static void put_clues(Features *out, const Layout *layout, const Block *block, bool kept) {
    uint32_t path = layout->boxes.at[block->box].clues, own = layout->boxes.at[block->box].own,
             inner = block->inner;
    int words = bin_count(block->words) / 3;
    for (int clue = 0; clue < CLUE_COUNT; clue++) {
        if (path >> clue & 1) {
            feature_bin(out, T_CLUE, clue);
            feature_bin(out, T_CLUE_WORDS_0 + words, clue);
            feature_bin(out, T_CLUE_GUESS_0 + kept, clue);
        }
        if (own >> clue & 1) feature_bin(out, T_OWN_CLUE, clue);
        if (inner >> clue & 1) feature_bin(out, T_INNER_CLUE, clue);
    }
}

// ---- place ----

static void put_place(Features *out, const TraitPage *page, ptrdiff_t i) {
    const Layout *layout = page->layout;
    const Block *block = &layout->blocks.at[i];
    const Box *box = &layout->boxes.at[block->box];
    const Box *up = box->parent >= 0 ? &layout->boxes.at[box->parent] : box;
    const Box *upper = up->parent >= 0 ? &layout->boxes.at[up->parent] : up;
    feature_bin(out, T_UP_TAG, trait_tag(up->tag));
    feature_bin(out, T_UP_UP_TAG, trait_tag(upper->tag));
    feature_bin(out, T_BOX_LINKS, bin_share(up->link_words, up->words));
    feature_bin(out, T_BOX_PROSE, bin_share(up->prose, layout->prose));
    feature_bin(out, T_BOX_WORDS, bin_share(up->prose, up->words));
    feature_bin(out, T_UP_LINKS, bin_share(upper->link_words, upper->words));
    feature_bin(out, T_UP_PROSE, bin_share(upper->prose, layout->prose));
    feature_bin(out, T_UP_WORDS, bin_share(upper->prose, upper->words));
    feature_bin(out, T_DEPTH, box->depth);
    feature_bin(out, T_PLACE, (int)(i * 20 / layout->blocks.len));
    ptrdiff_t from = i - page->metadata->title_block;
    feature_bin(out, T_TITLE,
                page->metadata->title_block < 0 ? 0
                    : from < 0                  ? 1
                    : from == 0                 ? 2
                                                : 2 + bin_count((int32_t)from));
}

static void put_guess(Features *out, const Guess *guess, ptrdiff_t i, const Block *block, ptrdiff_t blocks) {
    int state = guess->kept[i]                          ? 4
        : i >= guess->core.start && i < guess->core.end ? 3
        : i >= guess->first && i < guess->end           ? 2
        : i < guess->first                              ? 1
                                                        : 0;
    feature_bin(out, T_GUESS, state);
    feature_bin(out, T_GUESS_WORDS_0 + state, bin_count(block->words));
    int32_t value = guess->value[i];
    feature_bin(out, T_VALUE, value > 0 ? 15 + bin_count(value) : 14 - bin_count(-value));
    int near = 0;
    for (ptrdiff_t by = -2; by <= 2; by++)
        if (by && i + by >= 0 && i + by < blocks && guess->kept[i + by])
            near |= 1 << (by < 0 ? by + 2 : by + 1);
    feature_bin(out, T_GUESS_NEAR, near + (guess->kept[i] ? 16 : 0));
}

// ---- words ----

static bool leads(Str whole, Str part) {
    Str start = str_slice(part, 0, LEAD_BYTES);
    return start.len >= LEAD_BYTES / 2 && str_starts(whole, start);
}

static void put_known(Features *out, const TraitPage *page, const Block *block, ptrdiff_t i, Arena scratch) {
    bool near = i + 40 >= page->guess->first && i < page->guess->end + 10;
    if (near && block->words <= SMALL_WORDS) {
        AsideLabel label = ASIDE_OTHER;
        if (guess_small_print(page->guess, page->layout, i, &label, scratch))
            feature_bin(out, T_PHRASE, 1 + (int)label);
    }
    bool lead = leads(block->text, page->description) || leads(page->description, block->text);
    if (lead) feature_bin(out, T_DESCRIPTION, 0);
    if (str_eq(block->text, page->title)) feature_bin(out, T_DESCRIPTION, 1);
}

// How often the same text stands on the page, by block.
static uint8_t *count_repeats(const Layout *layout, Arena *arena) {
    uint8_t *times = arena_new(arena, uint8_t, layout->blocks.len + 1);
    Arena scratch = *arena;
    ptrdiff_t size = 64;
    while (size < layout->blocks.len * 2) size *= 2;
    typedef struct Slot {
        uint64_t hash;
        uint8_t times;
    } Slot;
    Slot *slots = arena_new(&scratch, Slot, size);
    int32_t *of = arena_new(&scratch, int32_t, layout->blocks.len + 1);
    for (ptrdiff_t i = 0; i < layout->blocks.len; i++) {
        uint64_t hash = hash_bytes(layout->blocks.at[i].text) | 1;
        ptrdiff_t at = (ptrdiff_t)(hash >> 1 & (uint64_t)(size - 1));
        while (slots[at].hash && slots[at].hash != hash) at = (at + 1) & (size - 1);
        slots[at].hash = hash;
        if (slots[at].times < 30) slots[at].times++;
        of[i] = (int32_t)at;
    }
    for (ptrdiff_t i = 0; i < layout->blocks.len; i++) times[i] = slots[of[i]].times;
    return times;
}

static void put_witness(Features *out, const uint8_t *covers, ptrdiff_t i, const Block *block) {
    if (covers == NULL) {
        feature_bin(out, T_WITNESS, 0);
        return;
    }
    feature_bin(out, T_WITNESS, (block->words < 5 ? 10 : 1) + bin_share(covers[i], 100));
}

// ---- signs ----

// A label before what a line offers ("WATCH | ...", "Les også: ..."): the word that a colon or a bar stands behind.
static int label_word(Str text) {
    static const uint8_t signs[256] = {['|'] = 1, ['>'] = 1, [':'] = 1};
    int word = 0;
    bool inside = false, any = false;
    Str start = str_slice(text, 0, LABEL_BYTES);
    for (ptrdiff_t i = 0; i < start.len; i++) any |= signs[(unsigned char)start.s[i]];
    if (!any) return 0;  // most
    for (ptrdiff_t i = 0; i < start.len; i++) {
        char c = start.s[i];
        if (c == '|' || c == '>') return word ? 8 + word : 8;
        if (c == ':' && (i + 1 >= start.len || start.s[i + 1] == ' ')) return word;
        bool space = c == ' ';
        word += !space && !inside;
        inside = !space;
    }
    return 0;
}

// Lines that send the reader elsewhere hold an address, an account or a telephone number.
static int address_bits(Str text) {
    static const uint8_t signs[256] = {
        ['@'] = 1, ['#'] = 1, ['w'] = 1, ['/'] = 1, ['-'] = 1, ['0'] = 1, ['1'] = 1, ['2'] = 1,
        ['3'] = 1, ['4'] = 1, ['5'] = 1, ['6'] = 1, ['7'] = 1, ['8'] = 1, ['9'] = 1};
    int most = 0;
    bool at = false, www = false, hash = false;
    for (ptrdiff_t i = 0; i < text.len; i++) {
        if (!signs[(unsigned char)text.s[i]]) continue;  // most bytes
        char c = text.s[i];
        at |= c == '@';
        hash |= c == '#';
        www |= (c == 'w' && str_starts(str_from(text, i), S("www."))) ||
            (c == '/' && str_starts(str_from(text, i), S("//")));
        int digits = 0;
        for (; i < text.len && (ascii_digit(text.s[i]) || text.s[i] == '-'); i++) digits++;
        if (digits > most) most = digits;
        i -= digits > 0;
    }
    return at | www << 1 | hash << 2 | (most >= 7) << 3;
}

static void put_signs(Features *out, const TraitWork *work, ptrdiff_t i, const Block *block) {
    const TraitPage *page = work->page;
    int words = bin_count(block->words);
    bool lead = guess_described(block, page->description);
    int32_t title = page->metadata->title_block;
    bool near = title >= 0 && i > title && i < title + LEAD_BLOCKS;
    bool standfirst = (page->layout->boxes.at[block->box].clues | block->inner) & CLUE_STANDFIRST;
    if (near)
        feature_bin(out, T_LEAD,
                    lead * 2 + standfirst + 4 * (words > 6) + 8 * (page->guess->kept[i] != 0) +
                        16 * (i <= title + 3));
    if (block->words <= LABEL_WORDS) {
        int label = label_word(block->text);
        if (label) {
            feature_bin(out, T_LABEL, label);
            feature_bin(out, T_LABEL_LINKS, bin_share(block->link_words, block->words) + 9 * (label >= 8));
        }
        int address = address_bits(block->text);
        if (address) feature_bin(out, T_ADDRESS, address + 16 * (words > 8));
    }
    int repeats = work->repeats[i] < 4 ? work->repeats[i] : 4;
    if (repeats > 1) feature_bin(out, T_REPEAT_WORDS, (repeats - 2) * 10 + (words > 9 ? 9 : words));
    const Look *look = &work->looks[work->look[i]];
    feature_bin(out, T_LOOK_GUESS,
                bin_share(look->guessed, look->words) + 9 * (look->blocks > 2) +
                    (page->guess->kept[i] ? 0 : 18) * (look->guessed < look->words));
}

// ---- all of a page ----

static const Block *next_block(const Layout *layout, ptrdiff_t i) {
    for (i++; i < layout->blocks.len; i++)
        if (layout->blocks.at[i].tag < LXB_TAG_H1 || layout->blocks.at[i].tag > LXB_TAG_H6)
            return &layout->blocks.at[i];
    return NULL;
}

TraitWork trait_open(const TraitPage *page, Arena *arena) {
    TraitWork work = {.page = page,
                      .faces = read_faces(page->layout, arena),
                      .repeats = count_repeats(page->layout, arena),
                      .covers = witness_cover(page->layout, page->metadata->jsonld.body, arena)};
    read_looks(&work, page->layout, arena);
    return work;
}

bool trait_asks(const TraitWork *work, ptrdiff_t i) {
    const Guess *guess = work->page->guess;
    const Block *block = &work->page->layout->blocks.at[i];
    // a note in front of each film or post that is not loaded
    if (work->repeats[i] >= REPEATS_MOST && block->words >= LONG_WORDS) return false;
    if (i + MARGIN >= guess->first && i < guess->end + MARGIN) return true;
    return block->words >= ASKED_WORDS && block->link_words * 2 < block->words;
}

static void put_look(Features *out, const TraitWork *work, ptrdiff_t i) {
    const Layout *layout = work->page->layout;
    const Look *look = &work->looks[work->look[i]];
    feature_bin(out, T_LOOK_WORDS, bin_share(look->words, layout->words));
    feature_bin(out, T_LOOK_PROSE, bin_share(look->prose, look->words));
    feature_bin(out, T_LOOK_LINKS, bin_share(look->link_words, look->words));
    feature_bin(out, T_LOOK_COUNT, bin_count(look->blocks));
    bool next = i + 1 < layout->blocks.len && work->look[i + 1] == work->look[i];
    bool before = i > 0 && work->look[i - 1] == work->look[i];
    feature_bin(out, T_SAME_LOOK, next * 2 + before);
}

// All but the path.
static void put_block(Features *out, const TraitWork *work, ptrdiff_t i, Arena scratch) {
    const TraitPage *page = work->page;
    const Layout *layout = page->layout;
    const Block *block = &layout->blocks.at[i];
    feature_bin(out, T_BIAS, 0);
    put_shape(out, block, &work->faces[i]);
    put_neighbour(out, work, i, 1, T_NEXT_1);
    put_neighbour(out, work, i, 2, T_NEXT_2);
    put_neighbour(out, work, i, -1, T_BEFORE_1);
    put_neighbour(out, work, i, -2, T_BEFORE_2);
    put_clues(out, layout, block, page->guess->kept[i]);
    put_guess(out, page->guess, i, block, layout->blocks.len);
    put_place(out, page, i);
    put_known(out, page, block, i, scratch);
    shape_words(out, block->text, block->words);
    put_witness(out, work->covers, i, block);
    put_look(out, work, i);
    put_signs(out, work, i, block);
    feature_bin(out, T_REPEAT, (block->words > 5 ? 10 : 0) + (work->repeats[i] < 9 ? work->repeats[i] : 9));
    feature_bin(out, T_PAGE_WORDS, bin_count(layout->words / 16));
    feature_bin(out, T_PAGE_PROSE, bin_share(layout->prose, layout->words));
    if (block->tag >= LXB_TAG_H1 && block->tag <= LXB_TAG_H6) {
        const Block *under = next_block(layout, i);
        bool linked = under && under->link_words * 2 > under->words;
        feature_bin(out, T_HEAD_NEXT, under ? bin_count(under->words) + 14 * linked : 31);
    }
}

void trait_first(Features *out, const TraitWork *work, ptrdiff_t i, Arena scratch) {
    put_block(out, work, i, scratch);
    put_path(out, work->page->layout, &work->page->layout->blocks.at[i]);
}

bool trait_is_guess(int trait) {
    return (trait >= T_GUESS && trait <= T_VALUE) || trait == T_GUESS_NEAR ||
        (trait >= T_CLUE_GUESS_0 && trait <= T_CLUE_GUESS_4) || trait == T_LOOK_GUESS;
}

int32_t *trait_scores(const TraitWork *work, Arena *arena) {
    Model model = model_named(S("body"));
    const Layout *layout = work->page->layout;
    int32_t *scores = arena_new(arena, int32_t, layout->blocks.len + 1);
    Arena scratch = *arena;
    PathSum *sums = arena_new(&scratch, PathSum, layout->boxes.len + 1);
    uint32_t room[TRAITS_MOST];
    for (ptrdiff_t i = 0; i < layout->blocks.len; i++) {
        Features features = {room, 0};
        scores[i] = MODEL_NEVER;
        if (!trait_asks(work, i)) continue;
        put_block(&features, work, i, scratch);
        scores[i] = model_score(&model, &features) + path_score(sums, &model, layout, &layout->blocks.at[i]);
    }
    return scores;
}
