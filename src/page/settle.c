// settle.c - see settle.h.
#include "page/settle.h"

enum {
    PROSE_WORDS = 15,
    TITLED_WORDS = 100,
    BULKY = CLUE_COMMENTS | CLUE_RELATED | CLUE_FOOTER |
        CLUE_COOKIES,                     // what can be long without being the article
    HUGE = CLUE_COMMENTS | CLUE_COOKIES,  // what can be most of a page
};

static bool reads_as_prose(const Block *block) {
    return block->words >= PROSE_WORDS && block->ends > 0 && block->link_words * 3 < block->words;
}

// Sums, children into parents; a box stands before those inside it.
static void sum_words(Layout *layout) {
    for (ptrdiff_t i = 0; i < layout->blocks.len; i++) {
        const Block *block = &layout->blocks.at[i];
        Box *box = &layout->boxes.at[block->box];
        int32_t prose = reads_as_prose(block) ? block->words : 0;
        box->words += block->words;
        box->link_words += block->link_words;
        box->prose += prose;
        layout->words += block->words;
        layout->link_words += block->link_words;
        layout->prose += prose;
    }
    for (ptrdiff_t i = layout->boxes.len - 1; i > 0; i--) {
        const Box *box = &layout->boxes.at[i];
        if (box->parent < 0) continue;
        Box *parent = &layout->boxes.at[box->parent];
        parent->words += box->words;
        parent->link_words += box->link_words;
        parent->prose += box->prose;
    }
}

// A heading of the page's first rank stands in it, and not little else: then it is no box of advertisements, comments
// or related links, whatever it is called. A site's head may hold its name as <h1>.
static void free_titled(Layout *layout) {
    for (ptrdiff_t i = 0; i < layout->marks.len; i++) {
        const Mark *mark = &layout->marks.at[i];
        if (mark->kind != MARK_HEADING || mark->block >= layout->blocks.len) continue;
        for (int32_t at = layout->blocks.at[mark->block].box; at >= 0; at = layout->boxes.at[at].parent)
            if (layout->boxes.at[at].words >= TITLED_WORDS)
                layout->boxes.at[at].own &= CLUE_BODY | CLUE_NAVIGATION | CLUE_HEADER | CLUE_FOOTER |
                    CLUE_HIDDEN | CLUE_COOKIES | CLUE_FORM;
    }
}

// Clues from the outside in. One that would damn much of the page's prose is none: sites wrap whole pages in
// class="layout-with-sidebar", articles in class="audio-player-page". Comments and links to other reports can be
// most of a page, so they are believed longer. A box that calls itself the article's body ends what stands around
// it to arrange the page.
static void inherit_clues(Layout *layout, uint32_t believed) {
    for (ptrdiff_t i = 0; i < layout->boxes.len; i++) {
        Box *box = &layout->boxes.at[i];
        uint32_t clues = box->parent >= 0 ? layout->boxes.at[box->parent].clues : 0;
        if (box->prose * 4 > layout->prose) box->own &= CLUE_BODY | BULKY;
        if (box->prose * 2 > layout->prose) box->own &= CLUE_BODY | HUGE;
        if (box->prose * 8 > layout->prose * 7) box->own &= CLUE_BODY;
        if (box->own & CLUE_BODY) clues &= BULKY;
        box->clues = (box->own | clues) & believed;
    }
}

// The same for a clue that stands on many small boxes: paragraphs that a script unfolds are all "hidden".
static uint32_t believed_clues(const Layout *layout) {
    int32_t prose[CLUE_COUNT] = {0};
    for (ptrdiff_t i = 0; i < layout->blocks.len; i++) {
        const Block *block = &layout->blocks.at[i];
        if (!reads_as_prose(block)) continue;
        for (int clue = 0; clue < CLUE_COUNT; clue++)
            if (layout->boxes.at[block->box].clues >> clue & 1) prose[clue] += block->words;
    }
    uint32_t believed = 0;
    for (int clue = 0; clue < CLUE_COUNT; clue++)
        if (clue == CLUE_AT_BODY || (1u << clue & HUGE) || prose[clue] * 2 <= layout->prose)
            believed |= 1u << clue;
    return believed;
}

void settle(Layout *layout) {
    sum_words(layout);
    free_titled(layout);
    inherit_clues(layout, ~0u);
    uint32_t believed = believed_clues(layout);
    if (believed != (1u << CLUE_COUNT) - 1) inherit_clues(layout, believed);
}
