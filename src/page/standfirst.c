// standfirst.c - see standfirst.h.
#include "page/standfirst.h"

#include "base/utf8.h"
#include "page/aside.h"
#include "page/bare.h"

enum {
    WITHIN = 6,  // blocks of the title
    WORDS_LEAST = 6,
    KEPT_LEAST = 8,  // of a heading that stays in the text
    WORDS_MOST = 90,
    HEADING_MOST = 45,
    STATED_BYTES = 40,  // of what is stated, that the block begins with
    SLACK_BYTES = 8,
    KICKER_BYTES = 30,  // that may stand before the title where it is shown again
    TOP_BYTES = 1500,   // of a text that a standfirst may stand in
    LONG_BYTES = 5,     // of a word that tells what a text is about
    KEY_BYTES = 12,
    ABOUT_BYTES = 300,  // of what is stated that are compared
    TEXT_BYTES = 20000,
};

// How much of a block is stated as a description.
typedef enum Part { NOTHING, BEGINNING, ALL } Part;

static Part stated_part(const Block *block, Str stated) {
    Str start = str_slice(stated, 0, STATED_BYTES);
    if (start.len < STATED_BYTES || !str_starts(block->text, start) || block->text.len < stated.len)
        return NOTHING;
    return block->text.len <= stated.len + SLACK_BYTES ? ALL : BEGINNING;
}

static bool is_stated(const Block *block, const Strs *described) {
    for (ptrdiff_t i = 0; i < described->len; i++)
        if (stated_part(block, described->at[i]) == ALL) return true;
    return false;
}

// A heading under the title that stands over no text: under a part's heading, the part begins.
static bool is_deck(const Layout *layout, const uint8_t *kept, ptrdiff_t i) {
    const Block *block = &layout->blocks.at[i];
    return block->tag >= LXB_TAG_H2 && block->tag <= LXB_TAG_H6 && block->words <= HEADING_MOST &&
        block->words >= (kept[i] ? KEPT_LEAST : WORDS_LEAST) && block->link_words == 0 &&
        i + 1 < layout->blocks.len && !kept[i + 1];
}

typedef struct Shown {
    Str sure;  // named so, or stated as description too
    Str deck;
    Str rest;  // goes on where the description is cut: often the text's first paragraph
} Shown;

static Str first_of(const Strs *list) { return list->len ? list->at[0] : (Str){0}; }

static Shown find_shown(const Layout *layout, const Metadata *metadata, const uint8_t *kept, Str headline,
                        Arena scratch) {
    enum { NOT_HERE = CLUE_CAPTION | CLUE_FIGURE | CLUE_NAVIGATION };
    int32_t title = metadata->title_block, first = title < 1 ? 0 : title - 1;
    Shown shown = {0};
    for (int32_t i = first; title >= 0 && i < title + WITHIN && i < layout->blocks.len; i++) {
        const Block *block = &layout->blocks.at[i];
        const Box *box = &layout->boxes.at[block->box];
        AsideLabel said;
        if (i == title || block->words < WORDS_LEAST || block->words > WORDS_MOST || box->clues & NOT_HERE)
            continue;
        bool again =
            block->text.len < headline.len + KICKER_BYTES && bare_holds(block->text, headline, scratch);
        if (block->tag == LXB_TAG_LI || again || aside_said(&said, block->text, block->words, scratch))
            continue;
        if ((box->own | block->inner) & CLUE_STANDFIRST || is_stated(block, &metadata->described))
            return (Shown){.sure = block->text};
        if (shown.deck.len == 0 && i > title && !(box->clues & CLUE_RELATED) && is_deck(layout, kept, i))
            shown.deck = block->text;
        if (shown.rest.len == 0 && stated_part(block, first_of(&metadata->described)) == BEGINNING)
            shown.rest = block->text;
    }
    return shown;
}

// Is what is stated a paragraph of the text, and not only the beginning of one? A place may stand before it.
static bool is_paragraph(Str stated, Str text) {
    ptrdiff_t at = str_find(str_slice(text, 0, TOP_BYTES), stated), end = at + stated.len;
    return stated.len && at >= 0 && (end == text.len || text.s[end] == '\n');
}

// Does the article have any of its longer words? What a page states of the whole site has none.
static bool is_about(Str stated, Str text, Arena scratch) {
    bool any = false;
    stated = str_slice(stated, 0, ABOUT_BYTES);
    for (ptrdiff_t at = 0, start = 0; at <= stated.len; at++) {
        if (at < stated.len && str_find_byte(S(" -/|:"), stated.s[at]) < 0) continue;
        Str word = str_slice(stated, start, at);
        start = at + 1;
        Str key = bare_text(word, &scratch);
        if (key.len < LONG_BYTES) continue;
        any = true;
        ptrdiff_t end = key.len < KEY_BYTES ? key.len : KEY_BYTES;
        while (end < key.len && ((unsigned char)key.s[end] & 0xC0) == 0x80) end--;
        if (str_find(text, str_slice(key, 0, end)) >= 0) return true;
    }
    return !any;
}

void standfirst_read(Article *out, const Layout *layout, const Metadata *metadata, const uint8_t *kept,
                     Arena *keep) {
    Shown shown = find_shown(layout, metadata, kept, out->title, *keep);
    // beside a heading that is not the title a deck may be the title as the page shows it
    bool deck = shown.deck.len && !is_paragraph(out->description, out->text) &&
        bare_same(layout->blocks.at[metadata->title_block].text, out->title, *keep);
    Str best = shown.sure.len ? shown.sure : deck ? shown.deck : shown.rest;
    if (best.len) {
        out->description = str_copy(best, keep);
        return;
    }
    Arena scratch = *keep;
    Str text = utf8_fold(str_slice(out->text, 0, TEXT_BYTES), &scratch),
        title = utf8_fold(out->title, &scratch);
    out->description = (Str){0};
    for (ptrdiff_t i = 0; i < metadata->described.len && out->description.len == 0; i++) {
        Str stated = metadata->described.at[i];
        if (is_about(stated, text, scratch) || is_about(stated, title, scratch)) out->description = stated;
    }
    out->description = str_copy(out->description, keep);
}
