// aside.c - see aside.h. In order: what a block says; where it stands; what stands around it.
#include "page/aside.h"

#include "base/map.h"
#include "page/agency.h"
#include "page/bare.h"
#include "page/part.h"
#include "page/phrase.h"
#include "page/stamp.h"

enum {
    BYLINE_WORDS = 16,
    JOB_WORDS = 8,
    BIO_LEAST = 6,
    BIO_MOST = 120,
    PROSE_WORDS = 20,
    CONTROL_WORDS = 3,  // a player's, a form's; what is longer is a title or a text
    HEADING_WORDS = 10,
    TEASER_WORDS = 45,
    HEADLINE_WORDS = 4,
    HEADLINES_TENTHS = 35,  // the mean of a list of headlines is no less; of a menu it is
    BUTTON_TIMES = 3,       // a link that stands so often on a page is a button
    LIST_BLOCKS = 3,
    SHARED_WORDS = 15,
    CREDIT_WORDS = 5,
    CAPTION_WORDS = 4,
    CAPTION_MOST = 40,
    LEAD_LEAST = 10,
    LEAD_MOST = 60,
    LINK_MOST = 45,  // words of a headline with its teaser; more are many links in a row
    LABEL_BYTES = 200,
    TAG_WORDS = 4,
    AGAIN_BYTES = 40,  // in which two are alike: one may have its credit behind
};

typedef struct Work {
    const AsidePage *page;
    Map headings;     // of the article, as letters alone
    Strs authors;     // likewise, of more than one word
    Str description;  // likewise
    Map times;        // how often the page sets a piece aside
    int32_t first_prose, last_kept;
    int32_t *kept;  // how many blocks before this one are the article's
    uint8_t *label;
    uint8_t *ours;   // by block: names one of the article's authors
    uint8_t *vague;  // by block: its own signs are weak; those around may say better
    uint8_t *mute;   // by block: it has no sign, no link, asks nothing and stands once
} Work;

static const Block *block_at(const Work *work, int32_t i) { return &work->page->layout->blocks.at[i]; }
static bool is_aside(const Work *work, int32_t i) {
    return i >= work->page->first && i < work->page->end && !work->page->kept[i];
}
static bool is_linked(const Block *block) { return block->link_words * 2 > block->words; }
static bool is_heading(const Block *block) { return block->tag >= LXB_TAG_H1 && block->tag <= LXB_TAG_H6; }

// ---- the page ----

static void note_page(Work *work, Arena *arena) {
    const Article *about = work->page->about;
    work->description = bare_text(about->description, arena);
    for (ptrdiff_t i = 0; i < about->authors.len; i++) {
        Str bare = bare_words(about->authors.at[i]) > 1 ? bare_text(about->authors.at[i], arena) : (Str){0};
        if (bare.len) *vec_push(&work->authors, arena) = bare;
    }
    work->first_prose = work->page->end, work->last_kept = -1;
    ptrdiff_t blocks = work->page->layout->blocks.len;
    work->kept = arena_new(arena, int32_t, blocks + 1);
    for (ptrdiff_t i = 0; i < blocks; i++) work->kept[i + 1] = work->kept[i] + work->page->kept[i];
    for (int32_t i = work->page->first; i < work->page->end; i++) {
        const Block *block = block_at(work, i);
        if (work->page->kept[i]) {
            if (work->first_prose > i && block->words >= PROSE_WORDS) work->first_prose = i;
            work->last_kept = i;
            if (is_heading(block))
                *map_put(&work->headings, bare_text(str_slice(block->text, 0, LABEL_BYTES), arena), arena) =
                    1;
        } else if (block->text.len <= LABEL_BYTES && (is_linked(block) || block->words >= CAPTION_WORDS)) {
            ++*map_put(&work->times, block->text, arena);
        }
    }
}

// ---- what a block says ----

// A link to a part of this page: "2.1 Where it hurts" over a heading "Where it hurts".
static bool is_contents(const Work *work, const Block *block, Arena scratch) {
    if (!is_linked(block) || work->headings.len == 0) return false;
    Str bare = bare_text(str_slice(block->text, 0, LABEL_BYTES), &scratch);
    for (int cut = 0; cut <= 3 && bare.len; cut++) {
        if (map_get(&work->headings, bare)) return true;
        if (!ascii_digit(bare.s[0])) break;
        bare = str_from(bare, 1);
    }
    return false;
}

static bool names_author(const Work *work, const Block *block, Arena scratch) {
    if (block->words > BYLINE_WORDS || work->authors.len == 0) return false;
    Str bare = bare_text(block->text, &scratch);
    for (ptrdiff_t i = 0; i < work->authors.len; i++)
        if (str_find(bare, work->authors.at[i]) >= 0) return true;
    return false;
}

// Above the text: a day, and too few words to tell more than when and by whom.
static bool is_dated(const Work *work, int32_t i, Arena scratch) {
    const Block *block = block_at(work, i);
    if (phrase_is_date(block->text, block->words, scratch)) return true;
    if (i > work->first_prose || i < work->page->title_block || block->words > BYLINE_WORDS ||
        block->ends > 2 || !stamp_may(block->text))
        return false;
    Stamp stamp = stamp_find(block->text, true, &scratch);
    return stamp.iso.len && (stamp.at == 0 || block->text.s[stamp.at - 1] != '(');
}

// All of the description, and no more.
static bool says_description(const Work *work, const Block *block, Arena scratch) {
    return work->description.len && block->text.len * 2 >= work->description.len &&
        str_eq(bare_text(block->text, &scratch), work->description);
}

static bool is_standfirst(const Work *work, int32_t i, Arena scratch) {
    const Article *about = work->page->about;
    if (i > work->first_prose || i < work->page->title_block) return false;
    const Block *block = block_at(work, i);
    return block->words > 3 &&
        (guess_described(block, about->description) || says_description(work, block, scratch));
}

// ---- where it stands ----

typedef struct ClueLabel {
    uint32_t clue;
    AsideLabel label;
} ClueLabel;

static bool of_clue(AsideLabel *label, uint32_t clues, const ClueLabel *rows, ptrdiff_t len) {
    for (ptrdiff_t i = 0; i < len; i++)
        if (clues & rows[i].clue) {
            *label = rows[i].label;
            return true;
        }
    return false;
}

// What is all of one kind, whatever stands in it: a comment's day is no byline of the article. Where a part of the
// article stands too, it is no such box, whatever it is called.
static bool in_container(AsideLabel *label, const Work *work, const Block *block) {
    static const ClueLabel rows[] = {
        {CLUE_COOKIES, ASIDE_COOKIES},
        {CLUE_COMMENTS, ASIDE_COMMENTS},
        {CLUE_RELATED, ASIDE_RELATED},
        {CLUE_NEWSLETTER, ASIDE_NEWSLETTER},
    };
    const Boxes *boxes = &work->page->layout->boxes;
    uint32_t clues = block->inner;
    for (int32_t at = block->box; at >= 0; at = boxes->at[at].parent) {
        const Box *box = &boxes->at[at];
        if (work->kept[box->end] > work->kept[box->first]) break;
        bool links = box->link_words || box->first > work->last_kept;  // as other reports are
        clues |= box->own & box->clues & (links ? ~0u : ~(uint32_t)CLUE_RELATED);
    }
    if (is_heading(block) && block < block_at(work, work->first_prose))
        clues &= ~(uint32_t)CLUE_COMMENTS;  // "kommentar" is a piece of opinion too
    return of_clue(label, clues, rows, countof(rows));
}

// The nearest box that says what it holds. Quotations and posts are shown as figures too.
static bool in_part(AsideLabel *label, const Layout *layout, const Block *block) {
    static const ClueLabel rows[] = {
        {CLUE_CAPTION, ASIDE_CAPTION}, {CLUE_SHARE, ASIDE_SHARE}, {CLUE_TAGS, ASIDE_TAGS},
        {CLUE_BYLINE, ASIDE_BYLINE},   {CLUE_NOTE, ASIDE_NOTE},   {CLUE_FIGURE, ASIDE_CAPTION},
    };
    uint32_t believed = layout->boxes.at[block->box].clues;
    if (block->tag == LXB_TAG_FIGCAPTION) {
        *label = ASIDE_CAPTION;
        return true;
    }
    // a box named after its buttons may hold what is told of an author
    if (block->words >= SHARED_WORDS && block->ends) believed &= ~(uint32_t)CLUE_SHARE;
    bool found = of_clue(label, block->inner, rows, countof(rows));
    for (int32_t box = block->box; box >= 0 && !found; box = layout->boxes.at[box].parent) {
        if (layout->boxes.at[box].tag == LXB_TAG_BLOCKQUOTE) believed &= ~(uint32_t)CLUE_FIGURE;
        found = of_clue(label, layout->boxes.at[box].own & believed, rows, countof(rows));
    }
    // whom a figure names made the picture
    if (found && *label == ASIDE_BYLINE && believed & CLUE_FIGURE) *label = ASIDE_CAPTION;
    if (found || !(believed & CLUE_AUDIO)) return found;
    *label = block->words <= CONTROL_WORDS ? ASIDE_SHARE : ASIDE_CAPTION;
    return true;
}

// The smallest box around that holds a list; NULL when nothing does.
static const Box *list_around(const Layout *layout, const Block *block) {
    for (int32_t box = block->box; box >= 0; box = layout->boxes.at[box].parent) {
        const Box *list = &layout->boxes.at[box];
        if (list->end - list->first >= LIST_BLOCKS) return list;
    }
    return NULL;
}

// "$549 at Harrow Outdoors"
static bool is_price(Str text) {
    static const Str signs[] = {S_("$"), S_("€"), S_("£"), S_("¥"), S_("₹")};
    for (ptrdiff_t i = 0; i < countof(signs); i++)
        if (str_starts(text, signs[i])) return true;
    return false;
}

static int64_t times_of(const Work *work, const Block *block) {
    const int64_t *times = map_get(&work->times, block->text);
    return times ? *times : 0;
}

// In a list of links it is what most of them are; alone it speaks for itself.
static AsideLabel of_link(const Work *work, const Block *block) {
    if (times_of(work, block) >= BUTTON_TIMES) return ASIDE_NAVIGATION;
    if (block->jumps || is_price(block->text) || block->words > LINK_MOST) return ASIDE_NAVIGATION;
    const Box *list = list_around(work->page->layout, block);
    bool headlines = list && list->link_words * 2 > list->words
        ? list->words * 10 >= (list->end - list->first) * HEADLINES_TENTHS
        : block->words >= HEADLINE_WORDS;
    return headlines ? ASIDE_RELATED : ASIDE_NAVIGATION;
}

static AsideLabel weakly(const Work *work, int32_t i) {
    const Block *block = block_at(work, i);
    uint32_t clues = block_clues(work->page->layout, block);
    if (is_linked(block)) return of_link(work, block);
    if (clues & CLUE_STANDFIRST && i <= work->first_prose) return ASIDE_STANDFIRST;
    // what the head and the foot of an article say in sentences is no menu
    if (clues & CLUE_NAVIGATION || (clues & (CLUE_FOOTER | CLUE_HEADER) && i < work->page->title_block))
        return ASIDE_NAVIGATION;
    if (clues & (CLUE_FOOTER | CLUE_HEADER | CLUE_FORM) && block->words <= CONTROL_WORDS)
        return ASIDE_NAVIGATION;
    return ASIDE_OTHER;
}

// Words of a caption may be those of a note or a link; buttons and bylines only stand near.
static bool leaves_caption(AsideLabel said) {
    return said == ASIDE_READ_TIME || said == ASIDE_SHARE || said == ASIDE_BYLINE || said == ASIDE_NEWSLETTER;
}

static void label_block(Work *work, int32_t i, Arena scratch) {
    const Layout *layout = work->page->layout;
    const Block *block = block_at(work, i);
    AsideLabel label = ASIDE_OTHER, said;
    bool tells = aside_said(&said, block->text, block->words, scratch);
    AsideLabel part = ASIDE_OTHER;
    work->ours[i] = names_author(work, block, scratch);
    bool placed = in_part(&part, layout, block);
    if (is_contents(work, block, scratch) || part_is_count(block->text)) label = ASIDE_NAVIGATION;
    else if (is_standfirst(work, i, scratch)) label = ASIDE_STANDFIRST;
    else if (in_container(&label, work, block)) {
        // "related topics" are its tags
        if (label == ASIDE_RELATED && tells && said == ASIDE_TAGS) label = ASIDE_TAGS;
    } else if (placed && part == ASIDE_CAPTION && !(tells && leaves_caption(said))) label = part;
    else if (tells && said != ASIDE_NAVIGATION) label = said;
    else if (work->ours[i]) label = ASIDE_BYLINE;
    else if (is_dated(work, i, scratch)) label = ASIDE_BYLINE;
    else if (placed) label = part;
    else label = tells ? said : weakly(work, i);
    if (label == ASIDE_OTHER && !tells && guess_small_print(work->page->guess, layout, i, &said, scratch))
        label = said == ASIDE_COOKIES ? ASIDE_NAVIGATION : said;  // there any of the page's own business
    // behind the text the sign is the page's own; with a year it may name the agency
    if (i > work->last_kept && !placed && str_starts(block->text, S("©")))
        label = stamp_may(block->text) ? ASIDE_NOTE : ASIDE_NAVIGATION;
    work->vague[i] = label == ASIDE_OTHER || label == ASIDE_NAVIGATION;
    work->mute[i] = label == ASIDE_OTHER && !tells && block->link_words == 0 &&
        !str_ends(block->text, S("?")) && times_of(work, block) < 2;
    work->label[i] = (uint8_t)label;
}

// ---- what stands around it ----

static bool in_quotation(const Work *work, const Block *block) {
    const Boxes *boxes = &work->page->layout->boxes;
    int32_t box = block->box;
    while (box >= 0 && boxes->at[box].tag != LXB_TAG_BLOCKQUOTE) box = boxes->at[box].parent;
    return box >= 0;
}

static bool is_related(const Work *work, int32_t i) {
    return is_aside(work, i) && work->label[i] == ASIDE_RELATED;
}

// Days and names beside a link to another report are that report's, and pictures behind the text.
static void label_cards(Work *work) {
    for (int32_t i = work->first_prose + 1; i < work->page->end && i > 0; i++) {
        bool ours = work->ours[i] || work->ours[i - 1] || work->ours[i + 1];
        bool part =
            work->label[i] == ASIDE_BYLINE ? !ours : work->label[i] == ASIDE_CAPTION && i > work->last_kept;
        if (is_aside(work, i) && part && (is_related(work, i - 1) || is_related(work, i + 1)))
            work->label[i] = ASIDE_RELATED;
    }
}

static bool names_what_follows(AsideLabel label) {
    return label == ASIDE_RELATED || label == ASIDE_NAVIGATION || label == ASIDE_TAGS ||
        label == ASIDE_NEWSLETTER || label == ASIDE_COMMENTS || label == ASIDE_SHARE;
}

static bool opens_list(const Block *block) {
    return is_heading(block) || str_ends(block->text, S(":")) || str_ends(block->text, S("：")) ||
        str_ends(block->text, S("】"));
}

// A heading over a list is of its kind. From below, so that headings may stand over headings.
static void label_headings(Work *work) {
    for (int32_t i = work->page->end - 2; i >= work->page->first; i--) {
        const Block *block = block_at(work, i);
        if (!is_aside(work, i) || !work->vague[i] || is_linked(block) || block->words > HEADING_WORDS)
            continue;
        if (!is_aside(work, i + 1) || !names_what_follows((AsideLabel)work->label[i + 1])) continue;
        if (opens_list(block)) work->label[i] = work->label[i + 1];
    }
}

// The end of the smallest box that holds more than block `i` and what stands before it.
static int32_t end_of_list(const Work *work, int32_t i) {
    const Boxes *boxes = &work->page->layout->boxes;
    int32_t box = block_at(work, i)->box;
    while (box > 0 && boxes->at[box].end <= i + 1) box = boxes->at[box].parent;
    return boxes->at[box].end < work->page->end ? boxes->at[box].end : work->page->end;
}

// "Tags" over links of a word or two: those are tags, whatever other links they look like.
static void label_tags(Work *work) {
    for (int32_t i = work->page->first; i < work->page->end; i++) {
        if (!is_aside(work, i) || work->label[i] != ASIDE_TAGS || is_linked(block_at(work, i))) continue;
        for (int32_t k = i + 1, end = end_of_list(work, i); k < end; k++) {
            const Block *block = block_at(work, k);
            bool link = work->label[k] == ASIDE_NAVIGATION || work->label[k] == ASIDE_RELATED;
            if (!is_aside(work, k) || !is_linked(block) || !link || block->words > TAG_WORDS) break;
            work->label[k] = ASIDE_TAGS;
        }
    }
}

// A caption that the page has twice, once where a class says what it is.
static void label_again(Work *work, Arena scratch) {
    Map captions = {0};
    for (int pass = 0; pass < 2; pass++)
        for (int32_t i = work->page->first; i < work->page->end; i++) {
            const Block *block = block_at(work, i);
            AsideLabel label = (AsideLabel)work->label[i];
            bool may = pass == 0 ? label == ASIDE_CAPTION
                                 : captions.len &&
                    (label == ASIDE_OTHER || label == ASIDE_BYLINE || label == ASIDE_STANDFIRST);
            if (!may || !is_aside(work, i) || block->words < CAPTION_WORDS) continue;
            Str key = bare_text(str_slice(block->text, 0, AGAIN_BYTES), &scratch);
            if (pass == 0) *map_put(&captions, key, &scratch) = 1;
            else if (map_get(&captions, key)) work->label[i] = ASIDE_CAPTION;
        }
}

// A few lines between title and text that nothing names: what is left there is the standfirst.
static void label_lead(Work *work) {
    int32_t found = -1;
    for (int32_t i = work->page->title_block + 1; i > 0 && i < work->first_prose && i < work->page->end;
         i++) {
        const Block *block = block_at(work, i);
        if (!is_aside(work, i)) continue;
        if (work->label[i] == ASIDE_STANDFIRST) return;
        if (found < 0 && work->mute[i] && work->label[i] == ASIDE_OTHER && block->words >= LEAD_LEAST &&
            block->words <= LEAD_MOST && block->ends)
            found = i;
    }
    if (found >= 0) work->label[found] = ASIDE_STANDFIRST;
}

// A line alone between two paragraphs of the article, that is none and says nothing: words under a picture.
static void label_lone(Work *work) {
    for (int32_t i = work->first_prose + 1; i < work->last_kept; i++) {
        const Block *block = block_at(work, i);
        if (!is_aside(work, i) || is_aside(work, i - 1) || is_aside(work, i + 1)) continue;
        if (work->label[i] == ASIDE_OTHER && work->mute[i] && !is_heading(block) &&
            !in_quotation(work, block) && block->words >= CAPTION_WORDS - 1 && block->words <= CAPTION_MOST)
            work->label[i] = ASIDE_CAPTION;
    }
}

// An agency alone under a few words: a picture's credit and its caption, that no class marks.
static void label_pictures(Work *work) {
    for (int32_t i = work->page->first + 1; i < work->page->end; i++) {
        const Block *block = block_at(work, i), *above = block_at(work, i - 1);
        if (!is_aside(work, i) || !is_aside(work, i - 1) || block->words > CREDIT_WORDS) continue;
        bool credit = work->label[i] == ASIDE_CAPTION ||
            ((work->vague[i] || work->label[i] == ASIDE_CREDIT) && agency_name(block->text).len);
        bool under = work->label[i - 1] == ASIDE_CAPTION ||
            (work->vague[i - 1] && !is_linked(above) && !is_heading(above) && above->words >= CAPTION_WORDS);
        if (credit && under) work->label[i - 1] = work->label[i] = ASIDE_CAPTION;
    }
}

// Between two pieces of one kind, or behind a byline: a job, a teaser's text.
static void label_between(Work *work) {
    for (int32_t i = work->page->first + 1; i < work->page->end; i++) {
        if (!is_aside(work, i) || !work->vague[i] || !is_aside(work, i - 1)) continue;
        AsideLabel before = (AsideLabel)work->label[i - 1];
        bool same = is_aside(work, i + 1) && work->label[i + 1] == before;
        const Block *block = block_at(work, i);
        if (before == ASIDE_BYLINE && !is_linked(block) &&
            ((same && block->words <= JOB_WORDS && block->words > 1) ||
             (i > work->last_kept && block->words >= BIO_LEAST && block->words <= BIO_MOST)))
            work->label[i] = ASIDE_BYLINE;
        if (same &&
            (before == ASIDE_RELATED || before == ASIDE_SHARE || before == ASIDE_COMMENTS ||
             before == ASIDE_NEWSLETTER) &&
            block->words <= TEASER_WORDS)
            work->label[i] = (uint8_t)before;
    }
}

void aside_label(uint8_t *label, const AsidePage *page, Arena scratch) {
    Work work = {.page = page,
                 .label = label,
                 .ours = arena_new(&scratch, uint8_t, page->layout->blocks.len + 1),
                 .vague = arena_new(&scratch, uint8_t, page->layout->blocks.len + 1),
                 .mute = arena_new(&scratch, uint8_t, page->layout->blocks.len + 1)};
    note_page(&work, &scratch);
    for (int32_t i = page->first; i < page->end; i++)
        if (!page->kept[i]) label_block(&work, i, scratch);
    label_pictures(&work);
    label_cards(&work);
    label_headings(&work);
    label_tags(&work);
    label_lead(&work);
    label_lone(&work);
    label_again(&work, scratch);
    label_between(&work);
}
