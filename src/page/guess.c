// guess.c - see guess.h. In order: values, the region, kept or not.
#include "page/guess.h"

#include "page/agency.h"
#include "page/aside.h"
#include "page/bare.h"
#include "page/boilerplate.h"

// Clues that speak against a block, whatever it says.
enum {
    AGAINST = CLUE_NAVIGATION | CLUE_COMMENTS | CLUE_RELATED | CLUE_SHARE | CLUE_TAGS | CLUE_NEWSLETTER |
        CLUE_ADVERTISEMENT | CLUE_COOKIES | CLUE_FOOTER | CLUE_FORM | CLUE_CAPTION | CLUE_HIDDEN |
        CLUE_BYLINE | CLUE_AUDIO,
    DOUBTFUL = CLUE_SIDEBAR | CLUE_ASIDE | CLUE_NOTE | CLUE_FIGURE | CLUE_GALLERY | CLUE_HEADER,
    BLOCK_CAP = 80,    // words of one block that count
    AGAINST_COST = 4,  // of being there, so that many small blocks weigh
    SMALL_WORDS = 12,
    PART_WORDS = 6,
    AGENCY_WORDS = 3,       // an agency alone
    STANDFIRST_BYTES = 40,  // of the description that a standfirst begins with
    KEPT_SHARE = 80,        // per cent of the region's good value that its core holds
};

uint32_t block_clues(const Layout *layout, const Block *block) {
    return layout->boxes.at[block->box].clues | block->inner;
}

static int32_t capped(int32_t words) { return words < BLOCK_CAP ? words : BLOCK_CAP; }

static bool is_heading(const Block *block) { return block->tag >= LXB_TAG_H1 && block->tag <= LXB_TAG_H6; }

// More than half of its words are links.
static bool is_linked(const Block *block) { return block->link_words * 2 > block->words; }

// A place may stand in front: "Wexholm. The ferry ..."
bool guess_described(const Block *block, Str description) {
    if (block->text.len < STANDFIRST_BYTES) return false;
    Str start = str_slice(description, 0, STANDFIRST_BYTES);
    return start.len == STANDFIRST_BYTES &&
        str_find(str_slice(block->text, 0, 2 * STANDFIRST_BYTES), start) >= 0;
}

static int32_t block_value(const Layout *layout, const Block *block, Str description) {
    uint32_t clues = block_clues(layout, block);
    int32_t words = capped(block->words);
    if (!(clues & (AGAINST & ~(uint32_t)CLUE_RELATED)) && guess_described(block, description)) return words;
    if (clues & AGAINST) return -AGAINST_COST - words;
    if (is_linked(block)) return -AGAINST_COST - capped(block->link_words) / 2;
    int32_t plain = capped(block->words - 2 * block->link_words);
    if (clues & DOUBTFUL) return plain / 4;
    if (is_heading(block)) return 0;
    if (plain < 5) return -1;
    bool sentence = block->ends > 0;
    if (block->tag == LXB_TAG_P || block->tag == LXB_TAG_BLOCKQUOTE) return sentence ? plain : plain / 2;
    return sentence && plain > 10 ? plain * 3 / 4 : plain / 4;
}

// ---- the region ----

typedef struct Values {
    int32_t *block, *box, *good;  // good: sums of what is above zero
} Values;

static Values value_all(const Layout *layout, Str description, Arena *arena) {
    Values v = {arena_new(arena, int32_t, layout->blocks.len + 1),
                arena_new(arena, int32_t, layout->boxes.len + 1),
                arena_new(arena, int32_t, layout->boxes.len + 1)};
    for (ptrdiff_t i = 0; i < layout->blocks.len; i++) {
        const Block *block = &layout->blocks.at[i];
        v.block[i] = block_value(layout, block, description);
        v.box[block->box] += v.block[i];
        if (v.block[i] > 0) v.good[block->box] += v.block[i];
    }
    for (ptrdiff_t i = layout->boxes.len - 1; i > 0; i--) {
        int32_t parent = layout->boxes.at[i].parent;
        if (parent < 0) continue;
        v.box[parent] += v.box[i];
        v.good[parent] += v.good[i];
    }
    return v;
}

static int32_t best_box(const Layout *layout, const Values *v) {
    int32_t best = -1, value = 0;
    for (ptrdiff_t i = 0; i < layout->boxes.len; i++) {
        int32_t bonus = layout->boxes.at[i].own & CLUE_BODY ? v->box[i] / 4 : 0;
        if (v->box[i] + bonus >= value && v->box[i] > 0) best = (int32_t)i, value = v->box[i] + bonus;
    }
    return best;
}

// A list of reviews, a long table: much that counts against the box stands between the paragraphs, and a small part
// of the article sums up higher than all of it. Then the part is left for the whole, as long as that holds half as
// much again of what counts for a body.
static int32_t climb(const Layout *layout, const Values *v, int32_t box) {
    int32_t region = box;
    for (int32_t up = layout->boxes.at[box].parent; up >= 0; up = layout->boxes.at[up].parent)
        if (v->good[up] * 2 >= v->good[region] * 3) region = up;
    return region;
}

// The innermost box that still holds most of the region's good value.
static int32_t core_box(const Layout *layout, const Values *v, int32_t region) {
    int32_t core = region;
    for (ptrdiff_t i = region + 1;
         i < layout->boxes.len && layout->boxes.at[i].first < layout->boxes.at[region].end; i++)
        if (layout->boxes.at[i].parent == core && v->good[i] * 100 >= v->good[region] * KEPT_SHARE)
            core = (int32_t)i;
    return core;
}

// ---- kept or not ----

// "Print | Send to a friend | Write to us", "3 May 2031, 1.35pm | By Ann Orr": bars part what belongs to the page.
static bool is_barred(Str text, AsideLabel *label, Arena scratch) {
    int parts = 0;
    if (str_find_byte(text, '|') < 0) return false;
    for (Str rest = text, part; str_cut(&rest, '|', &part); parts++) {
        ptrdiff_t words = bare_words(part);
        if (words > PART_WORDS) return false;
        if (phrase_is_date(str_trim(part), (int32_t)words, scratch)) {
            *label = ASIDE_BYLINE;
            return str_find_byte(text, '|') > 0;
        }
    }
    *label = ASIDE_NAVIGATION;
    return parts >= 3;
}

// Headings too may be "Related", but an item of a list may open with any word.
static bool is_small_print(const Block *block, AsideLabel *label, Arena scratch) {
    if (boilerplate_is(block->text, block->words, label, scratch)) return true;
    if (block->words > SMALL_WORDS) return false;
    if (phrase_is_date(block->text, block->words, scratch)) {
        *label = ASIDE_BYLINE;
        return true;
    }
    if (aside_is_read_time(block->text, block->words, scratch)) {
        *label = ASIDE_READ_TIME;
        return true;
    }
    if (block->words <= AGENCY_WORDS && agency_name(block->text).len) {
        *label = ASIDE_CREDIT;
        return true;
    }
    if (is_barred(block->text, label, scratch)) return true;
    PhraseHit hit = phrase_find(block->text, block->words, scratch);
    if (!hit.found) return false;
    *label = hit.label;
    if (hit.whole) return true;
    return hit.label == ASIDE_BYLINE || hit.label == ASIDE_READ_TIME || hit.label == ASIDE_CREDIT ||
        hit.label == ASIDE_CAPTION || hit.label == ASIDE_NOTE;
}

bool guess_small_print(const Guess *guess, const Layout *layout, ptrdiff_t i, AsideLabel *label,
                       Arena scratch) {
    enum { UNASKED, NO, YES };
    const Block *block = &layout->blocks.at[i];
    uint8_t *known = &guess->small[i];
    if (*known == UNASKED) {
        AsideLabel found = ASIDE_OTHER;
        *known = (uint8_t)(is_small_print(block, &found, scratch) ? YES + (int)found : NO);
    }
    if (*known == NO) return false;
    *label = (AsideLabel)(*known - YES);
    return true;
}

static bool keeps(const Layout *layout, const Block *block, bool in_core) {
    uint32_t clues = block_clues(layout, block);
    if (clues & AGAINST) return false;
    if (is_linked(block)) return block->words - block->link_words > 12;
    bool prose = block->words >= 20 && block->ends && (block->tag == LXB_TAG_P || block->tag == LXB_TAG_LI);
    if (clues & (CLUE_SIDEBAR | CLUE_ASIDE | CLUE_NOTE)) return false;
    if (clues & (CLUE_FIGURE | CLUE_GALLERY)) return prose;
    if (in_core) return true;
    return block->tag == LXB_TAG_P ? block->words >= 8 : block->words >= 12 && block->ends;
}

// The lead under the title, often outside the box that holds the rest: named so, or what the page gives as its
// description. A "teaser" there is the article's own.
static bool is_standfirst(const Layout *layout, const Block *block, Str description) {
    uint32_t clues = block_clues(layout, block) & (AGAINST & ~(uint32_t)CLUE_BYLINE);
    if (block->words < 6 || is_linked(block)) return false;
    if (guess_described(block, description)) return (clues & ~(uint32_t)CLUE_RELATED) == 0;
    return clues == 0 && block_clues(layout, block) & CLUE_STANDFIRST;
}

static int32_t keep_standfirst(Guess *guess, const Layout *layout, const Metadata *metadata,
                               Str description) {
    int32_t first = guess->first;
    if (metadata->title_block < 0 || metadata->title_block >= guess->first) return first;
    for (int32_t i = metadata->title_block; i < guess->first; i++) {
        const Block *block = &layout->blocks.at[i];
        if (i == metadata->title_block || block->tag == LXB_TAG_H1 ||
            !is_standfirst(layout, block, description))
            continue;
        guess->kept[i] = true;
        if (i < first) first = i;
    }
    return first;
}

Guess guess_body(const Layout *layout, const Metadata *metadata, Str description, Arena *arena) {
    Guess guess = {.kept = arena_new(arena, uint8_t, layout->blocks.len + 1),
                   .small = arena_new(arena, uint8_t, layout->blocks.len + 1)};
    Values values = value_all(layout, description, arena);
    guess.value = values.block;
    int32_t best = best_box(layout, &values);
    if (best < 0) return guess;
    best = climb(layout, &values, best);
    int32_t core = core_box(layout, &values, best);
    const Box *region = &layout->boxes.at[best], *inner = &layout->boxes.at[core];
    guess.first = region->first, guess.end = region->end;
    guess.core = (Span){inner->first, inner->end};
    for (int32_t i = guess.first; i < guess.end; i++) {
        const Block *block = &layout->blocks.at[i];
        AsideLabel label;
        bool in_core = i >= inner->first && i < inner->end;
        if (i == metadata->title_block || block->tag == LXB_TAG_H1) continue;
        bool keep = keeps(layout, block, in_core) ||
            (i > metadata->title_block && (i < inner->first || guess_described(block, description)) &&
             is_standfirst(layout, block, description));
        guess.kept[i] = keep && !guess_small_print(&guess, layout, i, &label, *arena);
    }
    guess.first = keep_standfirst(&guess, layout, metadata, description);
    for (int32_t i = guess.first; i < guess.end; i++)
        if (guess.kept[i]) guess.words += layout->blocks.at[i].words;
    return guess;
}
