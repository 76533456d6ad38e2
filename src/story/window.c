// window.c - see window.h.
//
//     Window ── entries[] ──► Entry {article, keys}    by number; a removed one's number is used again
//            ── slots[]    number of an id's entry     open addressing, rebuilt when half full
//            ── segments[] ranges of memory that hold the entries
//
// Articles never move. One that goes leaves a hole in its segment, and a segment whose articles are all gone
// is given back: news leaves in about the order in which it came, so segments empty from the oldest on.
// The grouping settles ties by time and id, so how the window came to its articles can't show. Stories are dear, for their
// texts are compared: they stand on a shelf until their articles change.
#include "story/window.h"

#include "base/hash.h"
#include "base/limits.h"
#include "story/group.h"
#include "story/learned.h"
#include "story/learning.h"
#include "story/stem.h"
#include "story/when.h"

#include <string.h>

typedef struct Entry {
    Article article;
    Keys keys;
    int32_t segment;  // that holds it
} Entry;

typedef struct Segment {
    Arena whole, free;
    int64_t live;  // entries in it
} Segment;
// What grows by one article at a time. Growing works on a copy, which is published when all of it has grown.
typedef struct Tables {
    Arena arena;
    struct {
        Entry **at;
        ptrdiff_t len, cap;
    } entries;  // NULL: free
    struct {
        int32_t *at;
        ptrdiff_t len, cap;
    } unused;  // numbers of free entries
    struct {
        Segment *at;
        ptrdiff_t len, cap;
    } segments;
    int32_t *slots;  // 0 is free, -1 was used, else 1 + number of an entry
    ptrdiff_t slots_len, slots_used;
} Tables;

struct Window {
    Arena whole;  // of the tables and this
    Arena room;   // for the work on one article
    Tables tables;
    ptrdiff_t live;   // articles
    int32_t current;  // the segment that grows; -1: none
    Stemmers *stemmers;
    Grouping *grouping;
    Learning *learning;
    struct Shelf *shelf;  // stories made before
    const Standing *standing;
    const Outlets *outlets;  // a user's; may be NULL
};

static const ptrdiff_t SEGMENT = (ptrdiff_t)64 << 20, SEGMENT_LARGE = (ptrdiff_t)2 << 30;
static const ptrdiff_t SHELF_LEAST = (ptrdiff_t)32 << 20, SHELF_MOST = (ptrdiff_t)8 << 30;
static const ptrdiff_t TABLES = (ptrdiff_t)128 << 20, ROOM = (ptrdiff_t)64 << 20;

// A story by the number of its first article. What is taken off the shelf stays in its memory as garbage, until all
// of it is made anew.
typedef struct Shelf {
    Arena whole, free;
    Story **stories;  // by number of the first article
    ptrdiff_t len;
    ptrdiff_t used_at_best;
} Shelf;

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
    window->shelf->whole = window->shelf->free = arena_reserve(SHELF_LEAST);
    if (window->grouping && window->learning && window->shelf->whole.beg) return window;
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
        if (t->slots[at] > 0 && str_eq(t->entries.at[t->slots[at] - 1]->article.id, id)) return at;
    return -1;
}

static void fill_slot(Tables *t, int32_t number) {
    ptrdiff_t at = first_slot(t, t->entries.at[number]->article.id);
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
        if (t->entries.at[i]) fill_slot(t, (int32_t)i);
}

// Room in all tables for one more article and for the segments that it may open.
static void grow_tables(void *ctx, Arena *keep, Arena scratch) {
    (void)scratch;
    Tables *t = ctx;
    t->arena = *keep;
    if (t->entries.len == t->entries.cap) vec_grow(&t->entries, sizeof *t->entries.at, &t->arena);
    while (t->unused.cap < t->entries.cap) vec_grow(&t->unused, sizeof *t->unused.at, &t->arena);
    if (t->segments.len + 2 > t->segments.cap) vec_grow(&t->segments, sizeof *t->segments.at, &t->arena);
    widen_slots(t);
    *keep = t->arena;
}

static Jump make_room(Window *window) {
    Tables grown = window->tables;
    Arena keep = grown.arena;
    Jump jump = arena_try(grow_tables, &grown, &keep, window->room);
    if (jump == JUMP_NONE) window->tables = grown;
    return jump;
}

// ---- in and out ----

// What runs behind a border, for an article may be larger than what is left of a segment.
typedef struct Taking {
    const Article *article;
    Stemmers *stemmers;
    const Keys *known;
    Entry *entry;  // what came of it
} Taking;

static void take_in(void *ctx, Arena *keep, Arena scratch) {
    Taking *taking = ctx;
    Entry *entry = arena_new(keep, Entry, 1);
    entry->article = article_copy(taking->article, keep);
    if (taking->known) {
        Key *at = arena_new(keep, Key, taking->known->len);
        if (taking->known->len) memcpy(at, taking->known->at, (size_t)taking->known->len * sizeof *at);
        entry->keys = *taking->known;
        entry->keys.at = at;
    } else entry->keys = keys_of(&entry->article, taking->stemmers, keep, scratch);
    taking->entry = entry;
}

static Jump take_into(Window *window, int32_t segment, Taking *taking) {
    Jump jump = arena_try(take_in, taking, &window->tables.segments.at[segment].free, window->room);
    if (jump == JUMP_NONE) taking->entry->segment = segment;
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
    window->live++;
    return number;
}

bool window_add(Window *window, const Article *article, Err *err) {
    return window_add_known(window, article, NULL, err);
}

bool window_add_known(Window *window, const Article *article, const Keys *known, Err *err) {
    if (window->live >= LIMIT_WINDOW)
        return err_set(err, ERR_MEMORY, article->source, "%d articles", LIMIT_WINDOW);
    if (!stemmers_meet(window->stemmers, article->language))
        return err_set(err, ERR_MEMORY, article->source, "%td articles in the window", window->live);
    // all that can fail comes before the first change
    Taking taking = {article, window->stemmers, known, NULL};
    Jump jump = make_room(window);
    if (jump == JUMP_NONE) jump = take(window, &taking);
    if (jump == JUMP_BUG) return err_set(err, ERR_BUG, article->source, "taking it into the window");
    if (jump) return err_set(err, ERR_MEMORY, article->source, "%td articles in the window", window->live);
    window_remove(window, article->id);
    fill_slot(&window->tables, put_entry(window, taking.entry));
    return true;
}

bool window_remove(Window *window, Str id) {
    ptrdiff_t slot = slot_of(&window->tables, id);
    if (slot < 0) return false;
    int32_t number = window->tables.slots[slot] - 1, segment = window->tables.entries.at[number]->segment;
    grouping_drop(window->grouping, number);
    learning_take(window->learning, number, &window->tables.entries.at[number]->article, window->room);
    window->tables.slots[slot] = -1;
    window->tables.entries.at[number] = NULL;
    window->tables.unused.at[window->tables.unused.len++] = number;
    window->live--;
    window->tables.segments.at[segment].live--;
    close_if_empty(window, segment);
    return true;
}

ptrdiff_t window_len(const Window *window) { return window->live; }

const Article *window_find(const Window *window, Str id) {
    ptrdiff_t slot = slot_of(&window->tables, id);
    return slot < 0 ? NULL : &window->tables.entries.at[window->tables.slots[slot] - 1]->article;
}

static int by_article_id(const void *a, const void *b) {
    return str_cmp((*(const Article *const *)a)->id, (*(const Article *const *)b)->id);
}

void window_articles(const Window *window, const Article **out) {
    ptrdiff_t len = 0;
    for (ptrdiff_t i = 0; i < window->tables.entries.len; i++)
        if (window->tables.entries.at[i]) out[len++] = &window->tables.entries.at[i]->article;
    vec_sort(out, len, (ptrdiff_t)sizeof *out, by_article_id);
}

static int by_peer_id(const void *a, const void *b) {
    return str_cmp(((const WindowPeer *)a)->article->id, ((const WindowPeer *)b)->article->id);
}

void window_contents(const Window *window, WindowPeer *out) {
    ptrdiff_t len = 0;
    for (ptrdiff_t i = 0; i < window->tables.entries.len; i++) {
        const Entry *entry = window->tables.entries.at[i];
        if (entry) out[len++] = (WindowPeer){&entry->article, &entry->keys, -1};
    }
    vec_sort(out, len, (ptrdiff_t)sizeof *out, by_peer_id);
}

// ---- stories ----

// Jumps to the caller's border as a full arena does: what failed behind a border of ours failed for want of memory.
static void give_up(Arena *arena) { arena_take(arena, 1, 1, PTRDIFF_MAX / 2); }

// Brings the grouping up to date; false without memory.
static bool settle(const Window *window, Arena scratch) {
    ptrdiff_t count = window->tables.entries.len;
    GroupItem *items = arena_new(&scratch, GroupItem, count);
    for (ptrdiff_t i = 0; i < count; i++) {
        Entry *entry = window->tables.entries.at[i];
        if (entry) items[i] = (GroupItem){&entry->keys, entry->article.id};
    }
    return grouping_settle(window->grouping, items, (int32_t)count);
}

// The numbers of each story's articles together: numbers[from[s]] to numbers[from[s + 1]].
typedef struct Gathered {
    int32_t *numbers;
    ptrdiff_t *from, len;
} Gathered;

static Gathered gather(const Window *window, Arena *keep, Arena scratch) {
    ptrdiff_t count = window->tables.entries.len, at = 0;
    Gathered g = {arena_new(keep, int32_t, window->live), arena_new(keep, ptrdiff_t, window->live + 1), 0};
    ptrdiff_t *next = arena_new(&scratch, ptrdiff_t, count + 1),
              *size = arena_new(&scratch, ptrdiff_t, count + 1);
    for (ptrdiff_t i = 0; i < count; i++)
        if (window->tables.entries.at[i]) size[grouping_story(window->grouping, (int32_t)i)]++;
    for (ptrdiff_t i = 0; i < count; i++) {
        if (size[i] == 0) continue;
        next[i] = g.from[g.len++] = at;
        at += size[i];
    }
    g.from[g.len] = at;
    for (ptrdiff_t i = 0; i < count; i++)
        if (window->tables.entries.at[i])
            g.numbers[next[grouping_story(window->grouping, (int32_t)i)]++] = (int32_t)i;
    return g;
}

// Making one story for the shelf; what it takes stays only when all went well.
typedef struct Making {
    const Window *window;
    const int32_t *numbers;
    ptrdiff_t count;
    Around around;
    Story *story;
} Making;

static void make_story(void *ctx, Arena *keep, Arena scratch) {
    Making *m = ctx;
    const Article **articles = arena_new(&scratch, const Article *, m->count);
    for (ptrdiff_t i = 0; i < m->count; i++)
        articles[i] = &m->window->tables.entries.at[m->numbers[i]]->article;
    m->story = arena_new(keep, Story, 1);
    *m->story = story_among(articles, m->count, &m->around, keep, scratch);
}

static void widen_shelf(void *ctx, Arena *keep, Arena scratch) {
    (void)scratch;
    Making *m = ctx;
    Shelf *shelf = m->window->shelf;
    Story **stories = arena_new(keep, Story *, m->window->tables.entries.cap);
    if (shelf->len) memcpy(stories, shelf->stories, (size_t)shelf->len * sizeof *stories);
    shelf->stories = stories;
    shelf->len = m->window->tables.entries.cap;
}

// An empty shelf of `bytes`; false without memory.
static bool renew_shelf(Shelf *shelf, ptrdiff_t bytes) {
    Arena whole = arena_reserve(bytes);
    if (whole.beg == NULL) return false;
    arena_release(shelf->whole);
    *shelf = (Shelf){.whole = whole, .free = whole};
    return true;
}

// Room for each number, and no more garbage than stories.
static bool tidy_shelf(const Window *window, Arena scratch) {
    enum { LITTLE = 16 << 20 };
    Shelf *shelf = window->shelf;
    if (shelf->free.beg - shelf->whole.beg > 2 * shelf->used_at_best + LITTLE &&
        !renew_shelf(shelf, shelf->whole.end - shelf->whole.beg))
        return false;
    Making making = {.window = window};
    return shelf->len >= window->tables.entries.len ||
        arena_try(widen_shelf, &making, &shelf->free, scratch) == JUMP_NONE;
}

static bool is_stale(const Window *window, const int32_t *numbers, ptrdiff_t count) {
    bool stale = false;
    for (ptrdiff_t i = 0; i < count; i++) stale |= learning_stale(window->learning, numbers[i]);
    return stale && count > 1;  // one alone has nothing in common with anybody
}

// NULL when the shelf is full.
static const Story *story_from_shelf(Making *m, Arena scratch) {
    const Window *window = m->window;
    Shelf *shelf = window->shelf;
    int32_t first = m->around.self = grouping_story(window->grouping, m->numbers[0]);
    if (shelf->stories[first] && !grouping_changed(window->grouping, first) &&
        !is_stale(window, m->numbers, m->count))
        return shelf->stories[first];
    if (arena_try(make_story, m, &shelf->free, scratch)) return NULL;
    shelf->stories[first] = m->story;
    grouping_seen(window->grouping, first);
    for (ptrdiff_t i = 0; i < m->count; i++) learning_seen(window->learning, m->numbers[i]);
    return m->story;
}

// ---- learning ----

// Behind a border of its own, an article at a time; a window that can't learn tells stories all the same.
static void learn(const Window *window) {
    Learning *learning = window->learning;
    if (window->live > LEARNING_MOST) {
        if (learning_index(learning)) learning_forget(learning);
        return;
    }
    for (ptrdiff_t i = 0; i < window->tables.entries.len; i++) {
        const Entry *entry = window->tables.entries.at[i];
        if (entry == NULL || learning_has(learning, (int32_t)i)) continue;
        if (!learning_put(learning, (int32_t)i, &entry->article, window->room)) return;
    }
}

static const int32_t *story_numbers(const Window *window, Arena *keep) {
    ptrdiff_t count = window->tables.entries.len;
    int32_t *story = arena_new(keep, int32_t, count);
    for (ptrdiff_t i = 0; i < count; i++)
        if (window->tables.entries.at[i]) story[i] = grouping_story(window->grouping, (int32_t)i);
    return story;
}

void window_set_outlets(Window *window, const Outlets *outlets) {
    window->outlets = outlets;
    renew_shelf(window->shelf, window->shelf->whole.end - window->shelf->whole.beg);
}

typedef struct Dated {
    int64_t last;  // unknown first: INT64_MIN
    Story story;
} Dated;

// Newest last; without a date first. `last` is ISO 8601 in any zone, so its minutes decide.
static int by_last(const void *a, const void *b) {
    const Dated *x = a, *y = b;
    if (x->last != y->last) return x->last < y->last ? -1 : 1;
    return str_cmp(x->story.id, y->story.id);
}

// False when the shelf is full.
static bool lay_out(Dated *dated, const Window *window, const Gathered *g, Around around, Arena scratch) {
    if (!tidy_shelf(window, scratch)) return false;
    for (ptrdiff_t s = 0; s < g->len; s++) {
        Making making = {.window = window,
                         .numbers = g->numbers + g->from[s],
                         .count = g->from[s + 1] - g->from[s],
                         .around = around};
        const Story *story = story_from_shelf(&making, scratch);
        if (story == NULL) return false;
        dated[s] = (Dated){story->last.len ? when_of(story->last) : INT64_MIN, *story};
    }
    return true;
}

Stories window_stories(const Window *window, Arena *keep, Arena scratch) {
    Shelf *shelf = window->shelf;
    if (!settle(window, scratch)) give_up(&scratch);
    learn(window);
    // what is free in `keep` serves as scratch while `scratch` keeps what is in hand
    Gathered g = gather(window, &scratch, *keep);
    Dated *dated = arena_new(&scratch, Dated, g.len);
    Around around = {.index = learning_index(window->learning),
                     .story = story_numbers(window, &scratch),
                     .outlets = window->outlets,
                     .standing = window->standing};
    while (!lay_out(dated, window, &g, around, scratch))
        if (shelf->whole.end - shelf->whole.beg > SHELF_MOST / 2 ||
            !renew_shelf(shelf, 2 * (shelf->whole.end - shelf->whole.beg)))
            give_up(&scratch);
    learning_all_seen(window->learning);
    vec_sort(dated, g.len, (ptrdiff_t)sizeof *dated, by_last);
    Stories stories = {arena_new(keep, Story, g.len), g.len, g.len};
    for (ptrdiff_t s = 0; s < g.len; s++) stories.at[s] = dated[s].story;
    if (shelf->used_at_best == 0) shelf->used_at_best = shelf->free.beg - shelf->whole.beg;
    return stories;
}

Story window_one(const Window *window, Arena *keep, Arena scratch) {
    const Article **articles = arena_new(&scratch, const Article *, window->live);
    window_articles(window, articles);
    Around around = {.outlets = window->outlets, .standing = window->standing};
    return story_among(articles, window->live, &around, keep, scratch);
}

static WindowPeer peer_of(const Window *window, int32_t number) {
    const Entry *entry = window->tables.entries.at[number];
    return (WindowPeer){&entry->article, &entry->keys, grouping_story(window->grouping, number)};
}

bool window_peers(const Window *window, Str id, WindowPeer *self, WindowPeers *peers, Arena *keep,
                  Arena scratch) {
    ptrdiff_t slot = slot_of(&window->tables, id);
    if (slot < 0) return false;
    if (!settle(window, scratch)) give_up(&scratch);
    int32_t number = window->tables.slots[slot] - 1;
    *self = peer_of(window, number);
    bool *near = grouping_near(window->grouping, number, &scratch);
    for (int32_t i = 0; i < (int32_t)window->tables.entries.len; i++)
        if (i != number && window->tables.entries.at[i] &&
            (near[i] || grouping_story(window->grouping, i) == self->story))
            *vec_push(peers, keep) = peer_of(window, i);
    return true;
}
