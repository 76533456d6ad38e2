// window_stories.c - a window's stories: grouping and learning brought up to date, and what changed made anew.
//
// The grouping settles ties by time and id, so how the window came to its articles can't show. Stories are dear, for their
// texts are compared: they stand on a shelf until their articles change.
#include "story/when.h"
#include "story/window_inside.h"

#include <string.h>

static const ptrdiff_t SHELF_MOST = (ptrdiff_t)8 << 30;

// Jumps to the caller's border as a full arena does: what failed behind a border of ours failed for want of memory.
static void give_up(Arena *arena) { arena_take(arena, 1, 1, PTRDIFF_MAX / 2); }

// ---- what closed days teach ----

// The articles that may teach, and the latest day of all.
static Lessons lessons_of(const Window *window, int64_t *newest, Arena *keep) {
    Lessons lessons = {0};
    *newest = INT64_MIN;
    for (ptrdiff_t i = 0; i < window->tables.entries.len; i++) {
        const Entry *entry = window_entry(window, i);
        if (entry == NULL || entry->keys->section || entry->keys->when == WHEN_UNKNOWN) continue;
        int64_t day = entry->keys->when / WHEN_DAY;
        if (day > *newest) *newest = day;
        const Extra *extra = entry->extra;
        if (extra && extra->code)
            *vec_push(&lessons, keep) = (Lesson){entry->article, extra->code, extra->print, day};
    }
    return lessons;
}

// One article has as many keys by any table.
static void weigh_anew(const Window *window, int32_t number, const TaughtTable *taught, Arena scratch) {
    Entry *entry = window->tables.entries.at[number];
    Arena work = scratch, keep = arena_halve(&work);
    Article article = article_unpack(entry->article, &keep);
    Section section = {.article = &article, .at = entry->extra->at, .heading = entry->extra->heading};
    Keys keys = entry->keys->section ? keys_of_section(&section, window->stemmers, taught, &keep, work)
                                     : keys_of(&article, window->stemmers, taught, &keep, work);
    grouping_drop(window->grouping, number);
    keys.roundup = entry->keys->roundup;
    keys_pack_again(entry->keys, &keys);
    entry->extra->version = taught_version(taught);
}

void window_teach(const Window *window, Arena scratch) {
    int64_t newest;
    Lessons lessons = lessons_of(window, &newest, &scratch);
    taught_learn(window->taught, lessons, newest, window->stemmers, scratch);
    for (ptrdiff_t i = 0; i < window->tables.entries.len; i++) {
        const Entry *entry = window_entry(window, i);
        if (entry == NULL || entry->extra == NULL) continue;
        const TaughtTable *taught = taught_table(window->taught, entry->extra->code);
        if (taught_version(taught) != entry->extra->version) weigh_anew(window, (int32_t)i, taught, scratch);
    }
}

// ---- stories ----

// Brings the grouping up to date; false without memory.
static bool settle(const Window *window, Arena scratch) {
    window_teach(window, scratch);
    ptrdiff_t count = window->tables.entries.len;
    GroupItem *items = arena_new(&scratch, GroupItem, count);
    for (ptrdiff_t i = 0; i < count; i++) {
        const Entry *entry = window_entry(window, i);
        if (entry) items[i] = (GroupItem){entry->keys, entry->article};
    }
    return grouping_settle(window->grouping, items, (int32_t)count);
}

// The numbers of each story's articles and sections together: numbers[from[s]] to numbers[from[s + 1]].
typedef struct Gathered {
    int32_t *numbers, *from;
    ptrdiff_t len;
} Gathered;

// The story's number; -1 for nothing, and for a section of no story.
static int32_t story_of_number(const Window *window, ptrdiff_t number) {
    return window_entry(window, number) ? grouping_story(window->grouping, (int32_t)number) : -1;
}

static Gathered gather(const Window *window, Arena *keep, Arena scratch) {
    ptrdiff_t count = window->tables.entries.len;
    Gathered g = {arena_new(keep, int32_t, count), arena_new(keep, int32_t, window->live + 1), 0};
    int32_t *next = arena_new(&scratch, int32_t, count), at = 0;  // at first how many a story has
    for (ptrdiff_t i = 0; i < count; i++)
        if (story_of_number(window, i) >= 0) next[story_of_number(window, i)]++;
    for (ptrdiff_t i = 0; i < count; i++) {
        if (next[i] == 0) continue;
        int32_t size = next[i];
        next[i] = g.from[g.len++] = at;
        at += size;
    }
    g.from[g.len] = at;
    for (ptrdiff_t i = 0; i < count; i++)
        if (story_of_number(window, i) >= 0) g.numbers[next[story_of_number(window, i)]++] = (int32_t)i;
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

// By time, then id, then place. Their articles are open.
static int by_page(const void *a, const void *b) {
    const Section *x = a, *y = b;
    int64_t when_x = when_of(x->article->published), when_y = when_of(y->article->published);
    if (when_x != when_y) return when_x < when_y ? -1 : 1;
    int order = str_cmp(x->article->id, y->article->id);
    return order ? order : (x->at.start > y->at.start) - (x->at.start < y->at.start);
}

// Paragraphs that stand behind one another are one section of it.
static Sections joined(Sections all) {
    Sections joined = {.at = all.at};
    for (ptrdiff_t i = 0; i < all.len; i++) {
        Section *last = joined.len ? &joined.at[joined.len - 1] : NULL, next = all.at[i];
        bool on = last && last->packed.at == next.packed.at && last->at.end + 1 == next.at.start;
        if (on && next.heading.end == next.heading.start) last->at.end = next.at.end;
        else joined.at[joined.len++] = next;
    }
    return joined;
}

// What points into `scratch` goes; what is packed stays.
static void close_story(Story *story, const Article *articles, const Packed *packed) {
    for (ptrdiff_t i = 0; i < story->members_len; i++) {
        Member *member = &story->members[i];
        member->packed = packed[member->article - articles];
        member->article = NULL;
    }
    for (ptrdiff_t i = 0; i < story->sections.len; i++) story->sections.at[i].article = NULL;
}

static void make_story(void *ctx, Arena *keep, Arena scratch) {
    Making *m = ctx;
    Article *articles = arena_new(&scratch, Article, m->count);
    const Article **list = arena_new(&scratch, const Article *, m->count);
    Packed *packed = arena_new(&scratch, Packed, m->count);
    ptrdiff_t len = 0;
    Sections sections = {0};
    for (ptrdiff_t i = 0; i < m->count; i++) {
        const Entry *entry = window_entry(m->window, m->numbers[i]);
        Article *article = entry->keys->section ? arena_new(&scratch, Article, 1) : &articles[len];
        *article = article_unpack(entry->article, &scratch);
        if (entry->keys->section) {
            Section section = {article, entry->extra->at, entry->extra->heading, entry->article};
            *vec_push(&sections, &scratch) = section;
        } else packed[len] = entry->article, list[len] = article, len++;
    }
    m->story = arena_new(keep, Story, 1);
    *m->story = story_among(list, len, &m->around, keep, scratch);
    vec_sort(sections.at, sections.len, (ptrdiff_t)sizeof *sections.at, by_page);
    sections = joined(sections);
    if (sections.len) {
        Section *at = arena_new(keep, Section, sections.len);
        memcpy(at, sections.at, (size_t)sections.len * sizeof *at);
        m->story->sections = (Sections){at, sections.len, sections.len};
    }
    close_story(m->story, articles, packed);
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
    for (ptrdiff_t i = 0; i < count; i++)
        stale |=
            !window_entry(window, numbers[i])->keys->section && learning_stale(window->learning, numbers[i]);
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
    for (ptrdiff_t i = 0; i < m->count; i++)
        if (!window_entry(window, m->numbers[i])->keys->section)
            learning_seen(window->learning, m->numbers[i]);
    return m->story;
}

// ---- learning ----

typedef struct Learner {
    const Window *window;
    int32_t number;
    bool ok;
} Learner;

static void learn_one(void *ctx, Arena *keep, Arena scratch) {
    (void)scratch;
    Learner *learner = ctx;
    Article article = article_unpack(window_entry(learner->window, learner->number)->article, keep);
    learner->ok = learning_put(learner->window->learning, learner->number, &article, *keep);
}

// Behind a border of its own, an article at a time; a window that can't learn tells stories all the same.
static void learn(const Window *window) {
    Learning *learning = window->learning;
    if (window->live > LEARNING_MOST) {
        if (learning_index(learning)) learning_forget(learning);
        return;
    }
    for (ptrdiff_t i = 0; i < window->tables.entries.len; i++) {
        const Entry *entry = window_entry(window, i);
        if (entry == NULL || entry->keys->section || learning_has(learning, (int32_t)i)) continue;
        Learner learner = {window, (int32_t)i, false};
        Arena room = window->room;
        if (arena_try(learn_one, &learner, &room, (Arena){0})) learning_forget(learning);
        if (!learner.ok) return;
    }
}

static const int32_t *story_numbers(const Window *window, Arena *keep) {
    ptrdiff_t count = window->tables.entries.len;
    int32_t *story = arena_new(keep, int32_t, count);
    for (ptrdiff_t i = 0; i < count; i++) story[i] = story_of_number(window, i);
    return story;
}

void window_set_outlets(Window *window, const Outlets *outlets) {
    window->outlets = outlets;
    renew_shelf(window->shelf, window->shelf->whole.end - window->shelf->whole.beg);
}

typedef struct Dated {
    int64_t last;  // unknown first: INT64_MIN
    const Story *story;
} Dated;

// Newest last; without a date first. `last` is ISO 8601 in any zone, so its minutes decide.
static int by_last(const void *a, const void *b) {
    const Dated *x = a, *y = b;
    if (x->last != y->last) return x->last < y->last ? -1 : 1;
    return str_cmp(x->story->id, y->story->id);
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
        dated[s] = (Dated){story->last.len ? when_of(story->last) : INT64_MIN, story};
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
    Stories stories = {arena_new(keep, const Story *, g.len), g.len, g.len};
    for (ptrdiff_t s = 0; s < g.len; s++) stories.at[s] = dated[s].story;
    if (shelf->used_at_best == 0) shelf->used_at_best = shelf->free.beg - shelf->whole.beg;
    return stories;
}

Story window_one(const Window *window, Arena *keep, Arena scratch) {
    const Article **articles = window_articles(window, keep);
    Around around = {.outlets = window->outlets, .standing = window->standing};
    return story_among(articles, window->live, &around, keep, scratch);
}

static WindowPeer peer_of(const Window *window, int32_t number, Arena *keep) {
    const Keys *keys = grouping_keys(window->grouping, number, arena_new(keep, KeysRoom, 1));
    return (WindowPeer){window_entry(window, number)->article, keys,
                        grouping_story(window->grouping, number)};
}

bool window_peers(const Window *window, Str id, WindowPeer *self, WindowPeers *peers, Arena *keep,
                  Arena scratch) {
    int32_t number = window_number(window, id);
    if (number < 0) return false;
    if (!settle(window, scratch)) give_up(&scratch);
    *self = peer_of(window, number, keep);
    bool *near = grouping_near(window->grouping, number, &scratch);
    for (int32_t i = 0; i < (int32_t)window->tables.entries.len; i++)
        if (i != number && window_entry(window, i) && !window_entry(window, i)->keys->section &&
            (near[i] || grouping_story(window->grouping, i) == self->story))
            *vec_push(peers, keep) = peer_of(window, i, keep);
    return true;
}
