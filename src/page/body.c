// body.c - see body.h. In order: the decision, writing.
#include "page/body.h"

#include "base/limits.h"
#include "base/map.h"
#include "page/aside.h"
#include "page/credit.h"
#include "page/gauge.h"
#include "page/guess.h"
#include "page/part.h"
#include "page/phrase.h"
#include "page/wall.h"

#include <string.h>

enum {
    KEPT_LEAST = 10,  // per cent of the guess's words: with less the model is not believed
    LONG_WORDS = 10,
    HEADING_WORDS = 16,
    HEAD_BLOCKS = 30,
    LINKS_LEAST = 3,
    END_BLOCKS = 4,
    END_WORDS = 30,
    BEHIND_BLOCKS = 60,
    NOTE_BLOCKS = 12,
    NOTE_WORDS = 4,
    SHORT_PAGE = 80,  // words
    BUTTON_WORDS = 4,
    BUTTON_TIMES = 3,
    CAPTIONS_LEAST = 3,
    CAPTIONED_WORDS = 15,
    FARTHEST = -5 * MODEL_ONE,
    NEAR_BEST = MODEL_ONE * 3 / 2,
    HEAD_LEAST = -5 * MODEL_ONE / 2,
    DAY = 3 * MODEL_ONE,  // what the models, which know days as bylines, say too little
};

static bool is_heading(const Block *block) { return block->tag >= LXB_TAG_H1 && block->tag <= LXB_TAG_H6; }

// ---- the decision ----

// Links that are not kept stand right under it: a list of them.
static bool heads_links(const Layout *layout, const uint8_t *kept, ptrdiff_t i) {
    int links = 0;
    for (i++; i < layout->blocks.len && links < LINKS_LEAST && !kept[i]; i++, links++)
        if (layout->blocks.at[i].link_words * 2 <= layout->blocks.at[i].words) return false;
    return links == LINKS_LEAST;
}

// A heading with nothing kept under it stands over something that was set aside.
static void drop_loose_headings(const Layout *layout, uint8_t *kept) {
    bool under = false;
    for (ptrdiff_t i = layout->blocks.len - 1; i >= 0; i--) {
        const Block *block = &layout->blocks.at[i];
        if (!kept[i]) continue;
        if (!is_heading(block) || block->words > HEADING_WORDS) under = true;
        else if (!under || heads_links(layout, kept, i)) kept[i] = false;
    }
}

// On a page that looks like none the model knows, everything is below zero: then what stands near the best counts.
static int32_t threshold_of(const Layout *layout, const int32_t *scores) {
    int32_t best = INT32_MIN;
    for (ptrdiff_t i = 0; i < layout->blocks.len; i++)
        if (layout->blocks.at[i].words >= LONG_WORDS && scores[i] > best) best = scores[i];
    return best > 0 || best < FARTHEST ? 0 : best - NEAR_BEST;
}

// What locks the rest, or counts the parts, stands at an article's end and is the page's own.
static void drop_end(const Layout *layout, uint8_t *kept, Arena scratch) {
    int seen = 0;
    for (ptrdiff_t i = layout->blocks.len - 1; i >= 0 && seen < END_BLOCKS; i--) {
        const Block *block = &layout->blocks.at[i];
        if (!kept[i]) continue;
        seen++;
        if (block->words <= END_WORDS)
            kept[i] = !wall_is_teaser(block->text, scratch) && !part_is_line(block->text);
    }
}

// "1/7" counts pictures; a link that stands again and again is a button ("See prices"). Cells of tables may say either.
static void drop_controls(const Layout *layout, uint8_t *kept, Arena scratch) {
    Map links = {0};
    for (int pass = 0; pass < 2; pass++)
        for (ptrdiff_t i = 0; i < layout->blocks.len; i++) {
            const Block *block = &layout->blocks.at[i];
            bool cell = block->tag == LXB_TAG_TD || block->tag == LXB_TAG_TH;
            if (!kept[i] || cell || block->words > BUTTON_WORDS) continue;
            bool button = block->link_words == block->words;
            if (pass == 0 && button) ++*map_put(&links, block->text, &scratch);
            else if (pass == 1)
                kept[i] =
                    !part_is_count(block->text) && !(button && *map_get(&links, block->text) >= BUTTON_TIMES);
        }
}

// A gallery's text is what stands beside its pictures; under them stand captions.
static void drop_captions(const Layout *layout, uint8_t *kept) {
    int32_t captions = 0, words = 0;
    for (int pass = 0; pass < 2; pass++) {
        for (ptrdiff_t i = 0; i < layout->blocks.len; i++) {
            const Block *block = &layout->blocks.at[i];
            if (!kept[i]) continue;
            if (block->tag != LXB_TAG_FIGCAPTION) words += pass == 0 ? block->words : 0;
            else if (pass == 0) captions++;
            else kept[i] = false;
        }
        if (captions < CAPTIONS_LEAST || words < CAPTIONED_WORDS) return;
    }
}

// Elsewhere a day alone is a byline; as a heading inside the text it is part of a chronology.
static bool is_day(const Block *block, Arena scratch) {
    return is_heading(block) && phrase_is_date(block->text, block->words, scratch);
}

// What stands right above a kept block inside the text is its heading, or its question, unless it is surely none. The
// page's first H1 is a title.
static void keep_heads(const TraitPage *page, const int32_t *scores, uint8_t *kept, Arena scratch) {
    const Layout *layout = page->layout;
    AsideLabel label;
    ptrdiff_t blocks = layout->blocks.len, first = 0, title = 0;
    while (first < blocks && !(kept[first] && layout->blocks.at[first].words >= LONG_WORDS)) first++;
    while (title < blocks && layout->blocks.at[title].tag != LXB_TAG_H1) title++;
    for (ptrdiff_t i = blocks - 2; i > first; i--) {
        const Block *block = &layout->blocks.at[i];
        bool is_title = i == page->metadata->title_block || i == title || str_eq(block->text, page->title);
        if (kept[i] || !kept[i + 1] || is_title || scores[i] <= HEAD_LEAST) continue;
        if (block->words == 0 || block->words > HEADING_WORDS || block->link_words) continue;
        if (is_heading(block) || str_ends(block->text, S("?")))
            kept[i] = !guess_small_print(page->guess, layout, i, &label, scratch);
    }
}

static int32_t kept_words(const Layout *layout, const uint8_t *kept) {
    int32_t words = 0;
    for (ptrdiff_t i = 0; i < layout->blocks.len; i++)
        if (kept[i]) words += layout->blocks.at[i].words;
    return words;
}

// Behind all boxes of the article a correction may still stand.
static int32_t end_with_note(const Layout *layout, int32_t end) {
    for (int32_t i = end; i < end + NOTE_BLOCKS && i < (int32_t)layout->blocks.len; i++) {
        const Block *block = &layout->blocks.at[i];
        if (block_clues(layout, block) & (CLUE_FOOTER | CLUE_COMMENTS | CLUE_RELATED)) continue;
        if (block->words >= NOTE_WORDS && credit_is_note(block->text)) return i + 1;
    }
    return end;
}

// Tags, comments, notes and links stand behind the text, in the smallest box that holds it and the title; where that is
// the whole page, behind it is the page's own business.
static int32_t end_around(const Layout *layout, int32_t first, int32_t last, int32_t end) {
    if (last < 0) return end;
    int32_t at = layout->blocks.at[last].box;
    while (at > 0 && layout->boxes.at[at].first > first) at = layout->boxes.at[at].parent;
    const Box *box = &layout->boxes.at[at];
    if (at <= 0 || box->tag == LXB_TAG_BODY || box->end <= end) return end_with_note(layout, end);
    return box->end < end + BEHIND_BLOCKS ? box->end : end + BEHIND_BLOCKS;
}

// From the title or the first kept block to the last, and what the guess took for the article's region.
static void find_region(Body *body, const Layout *layout, const Guess *guess, int32_t title) {
    int32_t first = -1, end = 0;
    for (int32_t i = 0; i < (int32_t)layout->blocks.len; i++)
        if (body->kept[i]) {
            if (first < 0) first = i;
            end = i + 1;
        }
    body->first = guess->end > guess->first && guess->first < first ? guess->first : first < 0 ? 0 : first;
    body->end = guess->end > end ? guess->end : end;
    body->end = end_around(layout, title < 0 ? first : title, end - 1, body->end);
    // byline and share bar stand between title and text
    if (title >= 0 && title < body->first && body->first - title <= HEAD_BLOCKS) body->first = title + 1;
}

void body_keep(uint8_t *kept, const TraitPage *page, const int32_t *scores, Arena scratch) {
    const Layout *layout = page->layout;
    const Guess *guess = page->guess;
    int32_t threshold = threshold_of(layout, scores), end = (int32_t)layout->blocks.len;
    // a short page tells the model little
    int32_t rules = guess->words < SHORT_PAGE ? 2 * MODEL_ONE : 0;
    AsideLabel label;
    bool begun = false;
    for (int32_t i = 0; i < end; i++) {
        const Block *block = &layout->blocks.at[i];
        int32_t score = scores[i] + (guess->kept[i] ? rules : -rules);
        bool no_text =
            i == page->metadata->title_block || block->tag == LXB_TAG_H1 || block->words == 0;  // "___"
        if (no_text) kept[i] = false;
        else if (begun && score > threshold - DAY && is_day(block, scratch)) kept[i] = true;
        else if (score > threshold)
            kept[i] = !guess_small_print(guess, layout, i, &label, scratch) ||
                (begun && label == ASIDE_NAVIGATION && is_heading(block));  // "Contact"
        else kept[i] = false;
        begun |= kept[i] && block->words >= LONG_WORDS;
    }
    if (kept_words(layout, kept) * 100 < guess->words * KEPT_LEAST) memcpy(kept, guess->kept, (size_t)end);
    keep_heads(page, scores, kept, scratch);
    drop_controls(layout, kept, scratch);
    drop_captions(layout, kept);
    drop_end(layout, kept, scratch);
    drop_loose_headings(layout, kept);
}

Body body_choose(const Layout *layout, const Metadata *metadata, const Article *about, Arena *arena) {
    ptrdiff_t blocks = layout->blocks.len;
    Body body = {.kept = arena_new(arena, uint8_t, blocks + 1),
                 .label = arena_new(arena, uint8_t, blocks + 1),
                 .paragraph = arena_new(arena, int32_t, blocks + 1)};
    Guess guess = guess_body(layout, metadata, about->description, arena);
    if (guess.words == 0) return body;
    TraitPage page = {layout, metadata, &guess, about->title, about->description};
    Arena scratch = *arena;
    TraitWork traits = trait_open(&page, &scratch);
    int32_t *scores =
        gauge_scores(trees_named(S("body_trees")), &traits, trait_scores(&traits, &scratch), &scratch);
    body_keep(body.kept, &page, scores, scratch);
    find_region(&body, layout, &guess, metadata->title_block);
    for (int32_t i = body.first; i < body.end; i++)
        if (body.kept[i]) body.words += layout->blocks.at[i].words;
    AsidePage around = {layout, about, metadata->title_block, &guess, body.kept, body.first, body.end};
    aside_label(body.label, &around, *arena);
    return body;
}

// ---- writing ----

// Does the page set it as somebody else's words?
static bool in_block_quote(const Layout *layout, const Block *block) {
    const Boxes *boxes = &layout->boxes;
    int32_t box = block->box;
    while (box >= 0 && boxes->at[box].tag != LXB_TAG_BLOCKQUOTE) box = boxes->at[box].parent;
    return box >= 0;
}

// Pages that indent their whole text so quote nobody by it.
static void settle_block_quotes(Article *out) {
    ptrdiff_t bytes = 0;
    for (ptrdiff_t i = 0; i < out->block_quotes.len; i++)
        bytes += out->block_quotes.at[i].end - out->block_quotes.at[i].start;
    if (bytes * 2 > out->text.len) out->block_quotes = (Spans){0};
}

void body_write(Article *out, const Layout *layout, const Body *body, Arena *keep) {
    ptrdiff_t bytes = 0, paragraphs = 0;
    for (int32_t i = body->first; i < body->end; i++) {
        if (!body->kept[i]) continue;
        bytes += layout->blocks.at[i].text.len + 1;
        paragraphs++;
    }
    char *at = arena_bytes(keep, bytes);
    out->paragraphs = (Spans){arena_new(keep, Span, paragraphs), 0, paragraphs};
    ptrdiff_t len = 0;
    for (int32_t i = body->first; i < body->end; i++) {
        const Block *block = &layout->blocks.at[i];
        body->paragraph[i] = -1;
        if (!body->kept[i] || len + block->text.len + 1 > LIMIT_TEXT_BYTES) continue;
        body->paragraph[i] = (int32_t)out->paragraphs.len;
        if (len) at[len++] = '\n';
        memcpy(at + len, block->text.s, (size_t)block->text.len);
        Span paragraph = {(int32_t)len, (int32_t)(len + block->text.len)};
        out->paragraphs.at[out->paragraphs.len++] = paragraph;
        if (in_block_quote(layout, block)) *vec_push(&out->block_quotes, keep) = paragraph;
        len += block->text.len;
    }
    out->text = (Str){at, len};
    settle_block_quotes(out);
    for (int32_t i = body->first; i < body->end; i++) {
        if (body->kept[i]) continue;
        AsideLabel label = (AsideLabel)body->label[i];
        if (str_eq(layout->blocks.at[i].text, out->title)) continue;
        *vec_push(&out->asides, keep) = (Aside){label, str_copy(layout->blocks.at[i].text, keep)};
    }
}
