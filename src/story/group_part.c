// group_part.c - what edges hold together, component by component, and its stories.
#include "story/grouping.h"
#include "story/link.h"

static int by_time(const Grouping *g, int32_t a, int32_t b) {
    const Node *x = &g->nodes[a], *y = &g->nodes[b];
    if (x->keys->when != y->keys->when) return x->keys->when < y->keys->when ? -1 : 1;
    int order = str_cmp(x->id, y->id);
    return order ? order : (a > b) - (a < b);
}

bool group_before(const Grouping *g, int32_t a, int32_t b) { return by_time(g, a, b) < 0; }

typedef struct Placed {
    const Grouping *grouping;
    int32_t number;
} Placed;

static int by_place(const void *a, const void *b) {
    const Placed *x = a, *y = b;
    return by_time(x->grouping, x->number, y->number);
}

typedef struct Numbers {
    int32_t *at;
    ptrdiff_t len, cap;
} Numbers;

// All that edges of `needed` or more hold together with `start`, by time. `visited` marks them.
static Numbers component_of(Grouping *g, int32_t start, int32_t needed, Arena *keep) {
    Numbers found = {0};
    *vec_push(&found, keep) = start;
    g->nodes[start].visited = true;
    for (ptrdiff_t i = 0; i < found.len; i++) {
        const Edges edges = g->nodes[found.at[i]].edges;
        for (int32_t e = 0; e < edges.len; e++) {
            Node *other = &g->nodes[edge_other(edges.at[e])];
            if (edge_score(edges.at[e]) < needed || other->visited || other->keys->section) continue;
            other->visited = true;
            *vec_push(&found, keep) = edge_other(edges.at[e]);
        }
    }
    Arena scratch = *keep;
    Placed *placed = arena_new(&scratch, Placed, found.len);
    for (ptrdiff_t i = 0; i < found.len; i++) placed[i] = (Placed){g, found.at[i]};
    vec_sort(placed, found.len, (ptrdiff_t)sizeof *placed, by_place);
    for (ptrdiff_t i = 0; i < found.len; i++) found.at[i] = placed[i].number;
    return found;
}

static void set_story(Grouping *g, const Numbers *members, const int32_t *first) {
    for (ptrdiff_t i = 0; i < members->len; i++) {
        Node *node = &g->nodes[members->at[i]];
        node->story = members->at[first[i]];
        node->changed = true;
        node->dirty = false;
        // sections near it ask again where they belong
        for (int32_t e = 0; e < node->edges.len; e++) {
            Node *other = &g->nodes[edge_other(node->edges.at[e])];
            other->dirty |= other->keys->section;
        }
    }
}

// The scores that edges know.
static int32_t *known_scores(const Grouping *g, const Numbers *members, Arena *keep) {
    int64_t pairs = (int64_t)members->len * (members->len - 1) / 2;
    int32_t *scores = arena_new(keep, int32_t, (ptrdiff_t)pairs);
    for (int64_t p = 0; p < pairs; p++) scores[p] = LINK_UNKNOWN;
    for (ptrdiff_t i = 0; i < members->len; i++) g->nodes[members->at[i]].place = (int32_t)i;
    for (int64_t i = 0; i < members->len; i++) {
        const Edges *edges = &g->nodes[members->at[i]].edges;
        for (int32_t e = 0; e < edges->len; e++) {
            const Node *other = &g->nodes[edge_other(edges->at[e])];
            // of weaker edges some lead out of a component
            bool inside =
                other->place < members->len && members->at[other->place] == edge_other(edges->at[e]);
            if (inside && other->place < i) scores[i * (i - 1) / 2 + other->place] = edge_score(edges->at[e]);
        }
    }
    return scores;
}

// Where edges hold too many articles together, only surer ones count, step by step. It ends: no score is without bound.
void group_part(Grouping *g, int32_t start, int32_t needed, Arena scratch) {
    enum { STEP = 150 };
    if (g->nodes[start].edges.len == 0) {
        g->nodes[start].visited = true;
        set_story(g, &(Numbers){&start, 1, 1}, &(int32_t){0});
        return;
    }
    Numbers members = component_of(g, start, needed, &scratch);
    if (members.len <= LIMIT_STORY) {
        const Keys **keys = arena_new(&scratch, const Keys *, members.len);
        for (ptrdiff_t i = 0; i < members.len; i++) keys[i] = g->nodes[members.at[i]].keys;
        int32_t *first = arena_new(&scratch, int32_t, members.len);
        link_stories(first, g->model, keys, known_scores(g, &members, &scratch), (int32_t)members.len,
                     scratch);
        set_story(g, &members, first);
        return;
    }
    for (ptrdiff_t i = 0; i < members.len; i++) g->nodes[members.at[i]].visited = false;
    for (ptrdiff_t i = 0; i < members.len; i++)
        if (!g->nodes[members.at[i]].visited) group_part(g, members.at[i], needed + STEP, scratch);
}
