// window.c - see window.h.
//
// Articles never move. One that goes leaves a hole in its segment, and a segment whose articles are all gone
// is given back: news leaves in about the order in which it came, so segments empty from the oldest on.
// The sections of a page that gathers many stories are entries of their own, which come and go with it.
#include "base/hash.h"
#include "base/limits.h"
#include "story/section.h"
#include "story/window_inside.h"

#include <string.h>

static const ptrdiff_t SEGMENT = (ptrdiff_t)64 << 20, SEGMENT_LARGE = (ptrdiff_t)2 << 30;
static const ptrdiff_t SHELF_LEAST = (ptrdiff_t)32 << 20;
static const ptrdiff_t TABLES = (ptrdiff_t)128 << 20, ROOM = (ptrdiff_t)64 << 20;

static void make_window(void *ctx, Arena *keep, Arena scratch) {
    (void)scratch;
    Window *window = arena_new(keep, Window, 1);
    window->stemmers = stemmers_open(keep);
    window->shelf = arena_new(keep, Shelf, 1);
    window->standing = standing_read(keep);
    window->current = -1;
    *(Window **)ctx = window;
}

Window *window_new(void) {
    Arena whole = arena_reserve_up_to(TABLES), room = arena_reserve_up_to(ROOM), tables = whole;
    Window *window = NULL;
    if (whole.beg == NULL || room.beg == NULL || arena_try(make_window, &window, &tables, room)) {
        arena_release(whole);
        arena_release(room);
        return NULL;
    }
    window->whole = whole;
    window->room = room;
    window->tables.arena = tables;
    window->grouping = grouping_new(&score_model);
    window->learning = learning_new();
    window->taught = taught_new();
    window->shelf->whole = window->shelf->free = arena_reserve(SHELF_LEAST);
    if (window->grouping && window->learning && window->taught && window->shelf->whole.beg) return window;
    window_free(window);
    return NULL;
}

void window_free(Window *window) {
    if (window == NULL) return;
    stemmers_close(window->stemmers);
    for (ptrdiff_t i = 0; i < window->tables.segments.len; i++)
        arena_release(window->tables.segments.at[i].whole);
    grouping_free(window->grouping);
    learning_free(window->learning);
    taught_free(window->taught);
    arena_release(window->shelf->whole);
    arena_release(window->room);
    arena_release(window->whole);  // the window itself
}

// ---- tables ----

static ptrdiff_t first_slot(const Tables *t, Str id) {
    return (ptrdiff_t)(hash_bytes(id) & (uint64_t)(t->slots_len - 1));
}

// The slot of `id`; -1 when it is not there.
static ptrdiff_t slot_of(const Tables *t, Str id) {
    if (t->slots_len == 0) return -1;
    for (ptrdiff_t at = first_slot(t, id); t->slots[at]; at = (at + 1) & (t->slots_len - 1))
        if (t->slots[at] > 0 && str_eq(packed_id(t->entries.at[t->slots[at] - 1]->article), id)) return at;
    return -1;
}

static bool is_article(const Entry *entry) { return entry && !entry->keys->section; }

static void fill_slot(Tables *t, int32_t number) {
    ptrdiff_t at = first_slot(t, packed_id(t->entries.at[number]->article));
    while (t->slots[at] > 0) at = (at + 1) & (t->slots_len - 1);
    t->slots_used += t->slots[at] == 0;
    t->slots[at] = number + 1;
}

// When half of the slots are used: more of them, or, where most were only used once, the same ones cleaned. Cleaning
// can't fail, so it may touch what is published.
static void widen_slots(Tables *t) {
    if ((t->slots_used + 1) * 2 <= t->slots_len) return;
    ptrdiff_t live = t->entries.len - t->unused.len, len = t->slots_len ? t->slots_len : 1024;
    while ((live + 1) * 4 > len) len *= 2;
    if (len == t->slots_len) memset(t->slots, 0, (size_t)len * sizeof *t->slots);
    else t->slots = arena_new(&t->arena, int32_t, len);
    t->slots_len = len;
    t->slots_used = 0;
    for (ptrdiff_t i = 0; i < t->entries.len; i++)
        if (is_article(t->entries.at[i])) fill_slot(t, (int32_t)i);
}

// Room in all tables for one more article, its sections and the segments that it may open.
static void grow_tables(void *ctx, Arena *keep, Arena scratch) {
    (void)scratch;
    Tables *t = ctx;
    t->arena = *keep;
    while (t->entries.len + 1 + SECTIONS_MOST > t->entries.cap)
        vec_grow(&t->entries, sizeof *t->entries.at, &t->arena);
    while (t->unused.cap < t->entries.cap) vec_grow(&t->unused, sizeof *t->unused.at, &t->arena);
    if (t->segments.len + 2 > t->segments.cap) vec_grow(&t->segments, sizeof *t->segments.at, &t->arena);
    widen_slots(t);
    *keep = t->arena;
}

static void outgrown(Window *window, void *at, ptrdiff_t bytes) {
    arena_forget(at, bytes);
    window->forgotten += bytes;
}

static Jump make_room(Window *window) {
    Tables grown = window->tables;
    Arena keep = grown.arena;
    Jump jump = arena_try(grow_tables, &grown, &keep, window->room);
    if (jump) return jump;
    const Tables old = window->tables;
    window->tables = grown;
    // what was outgrown, now that nobody reads it
    if (old.entries.at != grown.entries.at)
        outgrown(window, old.entries.at, old.entries.cap * (ptrdiff_t)sizeof *old.entries.at);
    if (old.unused.at != grown.unused.at)
        outgrown(window, old.unused.at, old.unused.cap * (ptrdiff_t)sizeof *old.unused.at);
    if (old.slots != grown.slots) outgrown(window, old.slots, old.slots_len * (ptrdiff_t)sizeof *old.slots);
    return jump;
}

// ---- in and out ----

// What runs behind a border, for an article may be larger than what is left of a segment.
typedef struct Taking {
    const Article *article;
    Stemmers *stemmers;
    const TaughtTable *taught;  // of its language
    const Keys *known;
    Entry *entries[1 + SECTIONS_MOST];  // what came of it: the article, then its sections
    int32_t len;
} Taking;

static Entry *new_entry(Packed article, const Keys *keys, bool extra, bool teachable, Arena *keep) {
    Entry *entry = arena_new(keep, Entry, 1);
    entry->article = article;
    // where keys may be weighed anew there is room for all that there can be
    entry->keys = keys_pack(keys, teachable ? keys_pack_most(keys) : 0, keep);
    if (extra || teachable) entry->extra = arena_new(keep, Extra, 1);
    return entry;
}

static void take_in(void *ctx, Arena *keep, Arena scratch) {
    Taking *taking = ctx;
    const Article *article = taking->article;
    uint32_t code = taught_code(article->language);
    Packed packed = article_pack(article, keep);
    Sections sections = sections_of(article, &scratch);
    Arena rest = scratch, room = arena_halve(&rest);
    Keys keys =
        taking->known ? *taking->known : keys_of(article, taking->stemmers, taking->taught, &room, rest);
    keys.roundup |= sections.len > 0;
    Entry *entry = taking->entries[0] = new_entry(packed, &keys, sections.len > 0, code != 0, keep);
    if (entry->extra) {
        entry->extra->code = code;
        entry->extra->print = (uint32_t)hash_mix(hash_bytes(article->text), hash_bytes(article->title));
        entry->extra->version = taught_version(taking->taught);
        entry->extra->parts_len = (int32_t)sections.len;
        entry->extra->parts = arena_new(keep, int32_t, sections.len);
    }
    for (ptrdiff_t i = 0; i < sections.len; i++) {
        const Section *section = &sections.at[i];
        Arena work = rest, part_room = room;
        keys = keys_of_section(section, taking->stemmers, taking->taught, &part_room, work);
        Entry *part = taking->entries[1 + i] = new_entry(packed, &keys, true, code != 0, keep);
        *part->extra = (Extra){code, 0, entry->extra->version, 0, NULL, section->at, section->heading};
    }
    taking->len = 1 + (int32_t)sections.len;
}

static Jump take_into(Window *window, int32_t segment, Taking *taking) {
    Jump jump = arena_try(take_in, taking, &window->tables.segments.at[segment].free, window->room);
    for (int32_t i = 0; jump == JUMP_NONE && i < taking->len; i++) taking->entries[i]->segment = segment;
    return jump;
}

static void close_if_empty(Window *window, int32_t segment) {
    Segment *s = &window->tables.segments.at[segment];
    if (s->live || segment == window->current) return;
    arena_release(s->whole);
    *s = (Segment){0};
}

// Opens a segment of `bytes` to grow from now on, in a place that was given back if there is one.
static bool open_segment(Window *window, ptrdiff_t bytes) {
    Arena whole = arena_reserve_up_to(bytes);
    if (whole.beg == NULL) return false;
    int32_t i = 0, full = window->current;
    while (i < (int32_t)window->tables.segments.len && window->tables.segments.at[i].whole.beg) i++;
    if (i == (int32_t)window->tables.segments.len) window->tables.segments.len++;  // room was made
    window->tables.segments.at[i] = (Segment){whole, whole, 0};
    window->current = i;
    if (full >= 0) close_if_empty(window, full);
    return true;
}

// Into the segment that grows, else into a new one, else into a new one for giants.
static Jump take(Window *window, Taking *taking) {
    static const ptrdiff_t sizes[] = {SEGMENT, SEGMENT_LARGE};
    Jump jump = window->current < 0 ? JUMP_FULL : take_into(window, window->current, taking);
    for (ptrdiff_t i = 0; i < countof(sizes) && jump == JUMP_FULL; i++)
        if (open_segment(window, sizes[i])) jump = take_into(window, window->current, taking);
    return jump;
}

static int32_t put_entry(Window *window, Entry *entry) {
    int32_t number = window->tables.unused.len ? window->tables.unused.at[--window->tables.unused.len]
                                               : (int32_t)window->tables.entries.len++;
    window->tables.entries.at[number] = entry;
    window->tables.segments.at[entry->segment].live++;
    return number;
}

bool window_add(Window *window, const Article *article, Err *err) {
    return window_add_known(window, article, NULL, err);
}

bool window_add_known(Window *window, const Article *article, const Keys *known, Err *err) {
    const Tables *t = &window->tables;
    if (t->entries.len - t->unused.len + SECTIONS_MOST >= LIMIT_WINDOW)
        return err_set(err, ERR_MEMORY, article->source, "%d articles", LIMIT_WINDOW);
    if (!stemmers_meet(window->stemmers, article->language))
        return err_set(err, ERR_MEMORY, article->source, "%td articles in the window", window->live);
    // all that can fail comes before the first change
    Taking taking = {.article = article, .stemmers = window->stemmers, .known = known};
    taking.taught = taught_table(window->taught, taught_code(article->language));
    Jump jump = make_room(window);
    if (jump == JUMP_NONE) jump = take(window, &taking);
    if (jump == JUMP_BUG) return err_set(err, ERR_BUG, article->source, "taking it into the window");
    if (jump) return err_set(err, ERR_MEMORY, article->source, "%td articles in the window", window->live);
    window_remove(window, article->id);
    Entry *entry = taking.entries[0];
    fill_slot(&window->tables, put_entry(window, entry));
    for (int32_t i = 1; i < taking.len; i++)
        entry->extra->parts[i - 1] = put_entry(window, taking.entries[i]);
    window->live++;
    return true;
}

static void remove_entry(Window *window, int32_t number) {
    Tables *t = &window->tables;
    grouping_drop(window->grouping, number);
    t->segments.at[t->entries.at[number]->segment].live--;
    t->entries.at[number] = NULL;
    t->unused.at[t->unused.len++] = number;
}

typedef struct Forgetting {
    Window *window;
    int32_t number;
} Forgetting;

static void run_forgetting(void *ctx, Arena *keep, Arena scratch) {
    (void)scratch;
    const Forgetting *f = ctx;
    Article article = article_unpack(window_entry(f->window, f->number)->article, keep);
    learning_take(f->window->learning, f->number, &article, *keep);
}

// What was learned from it.
static void forget(Window *window, int32_t number) {
    if (!learning_has(window->learning, number)) return;
    Arena room = window->room;
    Forgetting forgetting = {window, number};
    if (arena_try(run_forgetting, &forgetting, &room, (Arena){0})) learning_forget(window->learning);
}

bool window_remove(Window *window, Str id) {
    ptrdiff_t slot = slot_of(&window->tables, id);
    if (slot < 0) return false;
    int32_t number = window->tables.slots[slot] - 1;
    const Entry *entry = window_entry(window, number);
    int32_t segment = entry->segment;
    forget(window, number);
    for (int32_t i = 0; entry->extra && i < entry->extra->parts_len; i++)
        remove_entry(window, entry->extra->parts[i]);
    remove_entry(window, number);
    window->tables.slots[slot] = -1;
    window->live--;
    close_if_empty(window, segment);
    return true;
}

struct Taught *window_taught(const Window *window) {
    return window->taught;
}

ptrdiff_t window_len(const Window *window) { return window->live; }

int32_t window_number(const Window *window, Str id) {
    ptrdiff_t slot = slot_of(&window->tables, id);
    return slot < 0 ? -1 : window->tables.slots[slot] - 1;
}

static ptrdiff_t filled(Arena whole, Arena rest) { return rest.beg - whole.beg; }

WindowUse window_use(const Window *window) {
    const Tables *t = &window->tables;
    const FingerprintIndex *index = learning_index(window->learning);
    WindowUse use = {.tables = filled(window->whole, t->arena) - window->forgotten,
                     .grouping = grouping_use(window->grouping),
                     .learning = index ? fingerprint_index_use(index).bytes : 0,
                     .shelf = filled(window->shelf->whole, window->shelf->free)};
    for (ptrdiff_t i = 0; i < t->segments.len; i++)
        use.articles += filled(t->segments.at[i].whole, t->segments.at[i].free);
    return use;
}

static Article *unpacked(const Entry *entry, Arena *keep) {
    Article *article = arena_new(keep, Article, 1);
    *article = article_unpack(entry->article, keep);
    return article;
}

const Article *window_find(const Window *window, Str id, Arena *keep) {
    int32_t number = window_number(window, id);
    return number < 0 ? NULL : unpacked(window_entry(window, number), keep);
}

static int by_article_id(const void *a, const void *b) {
    return str_cmp((*(const Article *const *)a)->id, (*(const Article *const *)b)->id);
}

const Article **window_articles(const Window *window, Arena *keep) {
    const Article **all = arena_new(keep, const Article *, window->live);
    ptrdiff_t len = 0;
    for (ptrdiff_t i = 0; i < window->tables.entries.len; i++)
        if (is_article(window_entry(window, i))) all[len++] = unpacked(window_entry(window, i), keep);
    vec_sort(all, len, (ptrdiff_t)sizeof *all, by_article_id);
    return all;
}

static int by_row_id(const void *a, const void *b) {
    return str_cmp(packed_id(((const WindowRow *)a)->article), packed_id(((const WindowRow *)b)->article));
}

void window_contents(const Window *window, WindowRow *out) {
    ptrdiff_t len = 0;
    for (ptrdiff_t i = 0; i < window->tables.entries.len; i++) {
        const Entry *entry = window_entry(window, i);
        if (is_article(entry)) out[len++] = (WindowRow){entry->article, entry->keys};
    }
    vec_sort(out, len, (ptrdiff_t)sizeof *out, by_row_id);
}
