// gauge.c - see gauge.h. In order: sums over the page, by family.
#include "page/gauge.h"

#include "base/hash.h"
#include "page/shape.h"

enum {
    LONG_WORDS = 10,
    LIST_SHARE = 50,
    BLOCK_CAP = 80,   // words of one block that count in means
    MAIN_SHARE = 85,  // per cent of the body that the main box holds
    STEPS_MOST = 40,
    LABEL_BYTES = 40,
    FAR = 400,
    SURE = MODEL_ONE * 9 / 8,
    FAR_OFF = -7 * MODEL_ONE / 2,  // what the first pass is so sure of is not asked about again
};

// Sums over some blocks.
typedef struct Part {
    int32_t words, link_words, body, blocks;
    int64_t score;   // by words
    int32_t weight;  // of the scores
    int32_t head;    // the block that opens it
} Part;

static int32_t capped(int32_t words) { return words < BLOCK_CAP ? words : BLOCK_CAP; }

static bool is_heading(const Block *block) { return block->tag >= LXB_TAG_H1 && block->tag <= LXB_TAG_H6; }

static void part_add(Part *part, const Block *block, int32_t score) {
    part->blocks++;
    part->words += block->words;
    part->link_words += block->link_words;
    if (score > 0) part->body += block->words;
    part->score += (int64_t)score * (capped(block->words) + 1);
    part->weight += capped(block->words) + 1;
}

static int32_t part_score(const Part *part) {
    return part->weight ? (int32_t)(part->score / part->weight) : 0;
}

// -1 when there is no whole.
static int32_t percent(int64_t part, int64_t whole) { return whole > 0 ? (int32_t)(part * 100 / whole) : -1; }

static int16_t part_body(const Part *part) { return (int16_t)percent(part->body, part->words); }

// ---- sums ----

static void read_sections(GaugeWork *work, const Layout *layout, Arena *arena) {
    ptrdiff_t blocks = layout->blocks.len;
    Part *sections = arena_new(arena, Part, blocks + 2);
    int32_t *section = arena_new(arena, int32_t, blocks + 1), at = 0;
    sections[0].head = -1;
    for (int32_t i = 0; i < (int32_t)blocks; i++) {
        const Block *block = &layout->blocks.at[i];
        if (is_heading(block)) sections[++at].head = i;
        else part_add(&sections[at], block, work->scores[i]);
        section[i] = at;
    }
    work->sections = sections, work->section = section, work->sections_len = at + 1;
}

static bool is_list(uint16_t tag) {
    return tag == LXB_TAG_UL || tag == LXB_TAG_OL || tag == LXB_TAG_DL || tag == LXB_TAG_TABLE ||
        tag == LXB_TAG_FIGURE || tag == LXB_TAG_ASIDE || tag == LXB_TAG_BLOCKQUOTE;
}

// By box, the nearest list around it; -1 when none is near.
static const int32_t *read_lists(const Layout *layout, Arena *arena) {
    int32_t *lists = arena_new(arena, int32_t, layout->boxes.len + 1);
    uint8_t *steps = arena_new(arena, uint8_t, layout->boxes.len + 1);
    for (int32_t i = 0; i < (int32_t)layout->boxes.len; i++) {
        int32_t up = layout->boxes.at[i].parent;
        lists[i] = -1;
        if (is_list(layout->boxes.at[i].tag)) {
            lists[i] = i;
        } else if (up >= 0 && lists[up] >= 0 && steps[up] + 1 < STEPS_MOST) {
            lists[i] = lists[up];
            steps[i] = (uint8_t)(steps[up] + 1);
        }
    }
    return lists;
}

static void read_boxes(GaugeWork *work, const Layout *layout, Arena *arena) {
    Part *boxes = arena_new(arena, Part, layout->boxes.len + 1);
    Part *looks = arena_new(arena, Part, work->traits->looks_len + 1);
    for (ptrdiff_t i = 0; i < layout->blocks.len; i++) {
        const Block *block = &layout->blocks.at[i];
        part_add(&boxes[block->box], block, work->scores[i]);
        part_add(&looks[work->traits->look[i]], block, work->scores[i]);
    }
    for (ptrdiff_t i = layout->boxes.len - 1; i >= 0; i--) {
        int32_t up = layout->boxes.at[i].parent;
        if (up < 0) continue;
        boxes[up].words += boxes[i].words, boxes[up].link_words += boxes[i].link_words;
        boxes[up].body += boxes[i].body, boxes[up].blocks += boxes[i].blocks;
        boxes[up].score += boxes[i].score, boxes[up].weight += boxes[i].weight;
    }
    work->boxes = boxes, work->looks = looks;
}

static void read_order(GaugeWork *work, const Layout *layout, Arena *arena) {
    ptrdiff_t blocks = layout->blocks.len;
    int32_t *before = arena_new(arena, int32_t, blocks + 1), *behind = arena_new(arena, int32_t, blocks + 1),
            at = -1;
    for (int32_t i = 0; i < (int32_t)blocks; i++) {
        const Block *block = &layout->blocks.at[i];
        before[i] = at;
        if (block->words >= LONG_WORDS) work->long_blocks++;
        if (work->scores[i] <= 0) continue;
        work->all += block->words;
        if (block->words >= LONG_WORDS && !is_heading(block)) at = i, work->kept_long++;
    }
    at = -1;
    for (int32_t i = (int32_t)blocks - 1; i >= 0; i--) {
        const Block *block = &layout->blocks.at[i];
        behind[i] = at;
        if (work->scores[i] > 0 && block->words >= LONG_WORDS && !is_heading(block)) at = i;
    }
    work->before = before, work->behind = behind;
}

// The innermost box that holds most of the body, and its children.
static void read_main(GaugeWork *work, const Layout *layout, Arena *arena) {
    ptrdiff_t boxes = layout->boxes.len;
    int32_t *part = arena_new(arena, int32_t, boxes + 1), *alike = arena_new(arena, int32_t, boxes + 1);
    work->main = boxes ? 0 : -1;
    for (int32_t i = 1; i < (int32_t)boxes; i++)
        if (layout->boxes.at[i].parent == work->main &&
            (int64_t)work->boxes[i].body * 100 >= (int64_t)work->all * MAIN_SHARE && work->all)
            work->main = i;
    enum { SLOTS = 64 };
    struct {
        uint32_t look;
        int32_t body, words;
    } slots[SLOTS] = {0};
    for (ptrdiff_t i = 0; i < boxes; i++) {
        const Box *box = &layout->boxes.at[i];
        part[i] = box->parent < 0 ? -1 : box->parent == work->main ? (int32_t)i : part[box->parent];
        if (part[i] != i) continue;
        slots[box->look % SLOTS].body += work->boxes[i].body;
        slots[box->look % SLOTS].words += work->boxes[i].words;
    }
    for (ptrdiff_t i = 0; i < boxes; i++)
        if (part[i] == i)
            alike[i] = percent(slots[layout->boxes.at[i].look % SLOTS].body,
                               slots[layout->boxes.at[i].look % SLOTS].words);
    work->part = part, work->alike = alike;
}

// "Read more:", "WATCH |": what the first words say in front of a colon or a bar; 0 when there is none.
static uint32_t label_hash(Str text) {
    Str start = str_slice(text, 0, LABEL_BYTES);
    static const uint8_t signs[256] = {['|'] = 1, [':'] = 1, ['.'] = 1, ['?'] = 1, ['!'] = 1};
    for (ptrdiff_t i = 2; i < start.len; i++) {
        char c = start.s[i];
        if (!signs[(unsigned char)c]) continue;  // most bytes
        if (c == '|' || (c == ':' && (i + 1 >= start.len || start.s[i + 1] == ' ')))
            return (uint32_t)hash_bytes(str_slice(start, 0, i)) | 1;
        if (c == '.' || c == '?' || c == '!') return 0;
    }
    return 0;
}

static void read_labels(GaugeWork *work, const Layout *layout, Arena *arena) {
    enum { SLOTS = 256 };
    struct {
        uint32_t hash;
        uint8_t times;
    } slots[SLOTS] = {0};
    uint8_t *times = arena_new(arena, uint8_t, layout->blocks.len + 1);
    Arena scratch = *arena;
    uint32_t *hashes = arena_new(&scratch, uint32_t, layout->blocks.len + 1);
    for (ptrdiff_t i = 0; i < layout->blocks.len; i++) {
        uint32_t hash = hashes[i] = label_hash(layout->blocks.at[i].text);
        if (hash == 0) continue;
        if (slots[hash % SLOTS].hash == 0) slots[hash % SLOTS].hash = hash;
        if (slots[hash % SLOTS].hash == hash && slots[hash % SLOTS].times < 20) slots[hash % SLOTS].times++;
    }
    for (ptrdiff_t i = 0; i < layout->blocks.len; i++) {
        uint32_t hash = hashes[i];
        if (hash) times[i] = slots[hash % SLOTS].hash == hash ? slots[hash % SLOTS].times : 1;
    }
    work->label_times = times;
}

GaugeWork gauge_open(const TraitWork *traits, const int32_t *scores, Arena *arena) {
    GaugeWork work = {.page = traits->page, .traits = traits, .scores = scores};
    const Layout *layout = traits->page->layout;
    read_order(&work, layout, arena);
    read_sections(&work, layout, arena);
    read_boxes(&work, layout, arena);
    read_main(&work, layout, arena);
    read_labels(&work, layout, arena);
    return work;
}

// ---- families ----

static int32_t up_of(const Layout *layout, int32_t box) {
    int32_t parent = layout->boxes.at[box].parent;
    return parent < 0 ? box : parent;
}

static void put_shape(int16_t *out, const GaugeWork *work, const Block *block, ptrdiff_t i) {
    int upper, digits;
    shape_letters(block->text, &upper, &digits);
    out[G_WORDS] = (int16_t)(block->words < 1000 ? block->words : 1000);
    out[G_LINKS] = (int16_t)percent(block->link_words, block->words);
    out[G_ENDS] = (int16_t)(block->ends < 100 ? block->ends : 100);
    out[G_SENTENCE] = (int16_t)(block->ends ? block->words / block->ends : 500 + (block->words > 9));
    out[G_COMMAS] = (int16_t)percent(block->commas, block->words);
    out[G_LETTERS] = (int16_t)(block->words ? capped((int32_t)(block->text.len / block->words)) : 80);
    out[G_TAG] = (int16_t)trait_tag(block->tag);
    out[G_FIRST] = (int16_t)shape_first(block->text);
    out[G_LAST] = (int16_t)shape_last(block->text);
    out[G_CAPITALS] = (int16_t)upper;
    out[G_DIGITS] = (int16_t)digits;
    out[G_LABEL] = work->label_times[i] > 0;
    out[G_LABEL_TIMES] = work->label_times[i];
    out[G_REPEATS] = work->traits->repeats[i];
}

static void put_place(int16_t *out, const GaugeWork *work, const Block *block, ptrdiff_t i) {
    const Layout *layout = work->page->layout;
    const Box *boxes = layout->boxes.at, *box = &boxes[block->box], *up = &boxes[up_of(layout, block->box)],
              *upper = &boxes[up_of(layout, up_of(layout, block->box))];
    ptrdiff_t from = i - work->page->metadata->title_block;
    out[G_ORDER] = (int16_t)(i * 100 / layout->blocks.len);
    out[G_TITLE] = (int16_t)(work->page->metadata->title_block < 0 ? -FAR
                                 : from > FAR                      ? FAR
                                 : from < -FAR                     ? -FAR
                                                                   : from);
    out[G_DEPTH] = (int16_t)(box->depth < 100 ? box->depth : 100);
    out[G_BOX_WORDS] = (int16_t)percent(block->words, box->words);
    out[G_BOX_LINKS] = (int16_t)percent(box->link_words, box->words);
    out[G_UP_PROSE] = (int16_t)percent(up->prose, layout->prose);
    out[G_UP_LINKS] = (int16_t)percent(up->link_words, up->words);
    out[G_UPPER_PROSE] = (int16_t)percent(upper->prose, layout->prose);
    out[G_UPPER_LINKS] = (int16_t)percent(upper->link_words, upper->words);
}

static void put_look(int16_t *out, const GaugeWork *work, ptrdiff_t i) {
    const Look *look = &work->traits->looks[work->traits->look[i]];
    const Part *part = &work->looks[work->traits->look[i]];
    out[G_LOOK_BLOCKS] = (int16_t)(part->blocks < 500 ? part->blocks : 500);
    out[G_LOOK_WORDS] = (int16_t)percent(part->words, work->page->layout->words);
    out[G_LOOK_PROSE] = (int16_t)percent(look->prose, part->words);
    out[G_LOOK_LINKS] = (int16_t)percent(part->link_words, part->words);
    out[G_LOOK_GUESS] = (int16_t)percent(look->guessed, part->words);
    out[G_LOOK_BODY] = part_body(part);
    out[G_LOOK_SCORE] = (int16_t)part_score(part);
}

static int16_t score_at(const GaugeWork *work, ptrdiff_t i) {
    if (i < 0 || i >= work->page->layout->blocks.len) return MODEL_NEVER;
    int32_t score = work->scores[i];
    return (int16_t)(score > 30000 ? 30000 : score < -30000 ? -30000 : score);
}

// Boxes on the way from block to block.
static int steps_to(const Layout *layout, ptrdiff_t from, int32_t to) {
    if (to < 0) return STEPS_MOST;
    int32_t a = layout->blocks.at[from].box, b = layout->blocks.at[to].box;
    int steps = 0;
    for (; a != b && steps < STEPS_MOST; steps++) {
        if (a > b) a = up_of(layout, a);  // a box stands before those inside
        else b = up_of(layout, b);
    }
    return steps;
}

static void put_region(int16_t *out, const GaugeWork *work, const Block *block, ptrdiff_t i) {
    const Layout *layout = work->page->layout;
    int32_t part = work->part[block->box];
    bool in = part >= 0 || block->box == work->main;
    out[G_MAIN] = (int16_t)(in ? 2 : i < layout->boxes.at[work->main].first ? 0 : 1);
    out[G_MAIN_DEPTH] =
        (int16_t)(in ? layout->boxes.at[block->box].depth - layout->boxes.at[work->main].depth : -1);
    static const Part none = {0};
    const Part *sums = part < 0 ? &none : &work->boxes[part];
    out[G_PART_WORDS] = (int16_t)(sums->words < 2000 ? sums->words : 2000);
    out[G_PART_LINKS] = (int16_t)percent(sums->link_words, sums->words);
    out[G_PART_BODY] = part_body(sums);
    out[G_PART_LOOK] = (int16_t)(part < 0 ? -1 : work->alike[part]);
    out[G_STEPS_BEFORE] = (int16_t)steps_to(layout, i, work->before[i]);
    out[G_STEPS_BEHIND] = (int16_t)steps_to(layout, i, work->behind[i]);
}

static void put_section(int16_t *out, const GaugeWork *work, ptrdiff_t i) {
    const Layout *layout = work->page->layout;
    int32_t at = work->section[i];
    const Part *part = &work->sections[at];
    const Block *head = part->head < 0 ? NULL : &layout->blocks.at[part->head];
    out[G_HEAD_SCORE] = (int16_t)(head ? score_at(work, part->head) : MODEL_NEVER);
    out[G_HEAD_WORDS] = (int16_t)(head ? capped(head->words) : -1);
    ptrdiff_t from = head ? i - part->head : FAR;
    out[G_HEAD_BLOCKS] = (int16_t)(from < FAR ? from : FAR);
    out[G_PART_SCORE] = (int16_t)part_score(part);
    out[G_PART_LINKED] = (int16_t)percent(part->link_words, part->words);
    out[G_PART_LEN] = (int16_t)(part->words < 2000 ? part->words : 2000);
    int32_t left = work->sections_len - at;
    out[G_SECTIONS_LEFT] = (int16_t)(left < 100 ? left : 100);
}

void gauge_read(int16_t out[GAUGE_COUNT], const GaugeWork *work, ptrdiff_t i) {
    const Layout *layout = work->page->layout;
    const Block *block = &layout->blocks.at[i];
    put_shape(out, work, block, i);
    put_place(out, work, block, i);
    put_look(out, work, i);
    put_region(out, work, block, i);
    put_section(out, work, i);
    out[G_PAGE_WORDS] = (int16_t)(layout->words < 10000 ? layout->words : 10000);
    out[G_PAGE_PROSE] = (int16_t)percent(layout->prose, layout->words);
    out[G_PAGE_BODY] = (int16_t)percent(work->all, layout->words);
    out[G_PAGE_LONG] = (int16_t)percent(work->kept_long, work->long_blocks);
}

// ---- the decision ----

bool gauge_asks(const GaugeWork *work, ptrdiff_t i) {
    return trait_asks(work->traits, i) && work->scores[i] > FAR_OFF;
}

// Items of a list, cells of a table stand or fall together: each takes a share of what is said of all.
static void even_lists(int32_t *scores, const GaugeWork *work, Arena scratch) {
    const Layout *layout = work->page->layout;
    Part *lists = arena_new(&scratch, Part, layout->boxes.len + 1);
    const int32_t *list_of = read_lists(layout, &scratch);
    for (int round = 0; round < 2; round++)
        for (ptrdiff_t i = 0; i < layout->blocks.len; i++) {
            const Block *block = &layout->blocks.at[i];
            int32_t list = list_of[block->box];
            if (list < 0 || !gauge_asks(work, i)) continue;
            if (round == 0) part_add(&lists[list], block, scores[i]);
            else scores[i] += (part_score(&lists[list]) - scores[i]) * LIST_SHARE / 100;
        }
}

// Trees take the items of an article's last list for links: what the first pass is sure of, without a link, stays.
static void keep_sure(int32_t *scores, const GaugeWork *work) {
    const Blocks *blocks = &work->page->layout->blocks;
    for (ptrdiff_t i = 0; i < blocks->len; i++)
        if (work->scores[i] > SURE && scores[i] <= 0 && blocks->at[i].link_words == 0) scores[i] = 1;
}

int32_t *gauge_scores(Trees trees, const TraitWork *traits, const int32_t *scores, Arena *arena) {
    ptrdiff_t blocks = traits->page->layout->blocks.len;
    int32_t *out = arena_new(arena, int32_t, blocks + 1);
    Arena scratch = *arena;
    GaugeWork work = gauge_open(traits, scores, &scratch);
    int32_t *asked = arena_new(&scratch, int32_t, blocks + 1),
            *sums = arena_new(&scratch, int32_t, blocks + 1);
    ptrdiff_t len = 0;
    for (int32_t i = 0; i < (int32_t)blocks; i++) {
        out[i] = scores[i] < MODEL_NEVER ? scores[i] : MODEL_NEVER;
        if (gauge_asks(&work, i)) asked[len++] = i;
    }
    int16_t *numbers = arena_new(&scratch, int16_t, len * GAUGE_COUNT);
    for (ptrdiff_t k = 0; k < len; k++) gauge_read(numbers + k * GAUGE_COUNT, &work, asked[k]);
    trees_score_all(sums, trees, numbers, GAUGE_COUNT, len, scratch);
    for (ptrdiff_t k = 0; k < len; k++)
        out[asked[k]] = scores[asked[k]] / GAUGE_SHARE + sums[k] / (TREE_ONE / MODEL_ONE);
    even_lists(out, &work, scratch);
    keep_sure(out, &work);
    return out;
}
