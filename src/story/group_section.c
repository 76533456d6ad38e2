// group_section.c - sections of roundups: each joins the story that it tells of, and nobody joins by it.
//
// Stories are made of reports alone. Then a section asks those that it has edges to: it joins the one whose members it
// agrees with most on average, if that is enough for one event.
#include "story/grouping.h"

// The members of each story: members[from[first]] to members[from[first + 1]].
typedef struct Members {
    int32_t *members, *from;
} Members;

static bool is_report(const Node *node) { return node->keys && !node->section; }

static Members members_of(const Grouping *g, Arena *keep, Arena scratch) {
    Members m = {arena_new(keep, int32_t, g->nodes_len), arena_new(keep, int32_t, g->nodes_len + 1)};
    int32_t *next = arena_new(&scratch, int32_t, g->nodes_len + 1);
    for (int32_t i = 0; i < g->nodes_len; i++)
        if (is_report(&g->nodes[i])) m.from[g->nodes[i].story + 1]++;
    for (int32_t i = 0; i < g->nodes_len; i++) m.from[i + 1] += m.from[i], next[i] = m.from[i];
    for (int32_t i = 0; i < g->nodes_len; i++)
        if (is_report(&g->nodes[i])) m.members[next[g->nodes[i].story]++] = i;
    return m;
}

// With the section that is in `met`.
static int64_t agreement(const Grouping *g, Met *met, const Members *m, int32_t story) {
    int64_t sum = 0;
    for (int32_t i = m->from[story]; i < m->from[story + 1]; i++)
        sum += score_pair(g->model, &met->probe, group_keys_of(g, m->members[i], &met->unpacked));
    return sum;
}

// The story that agrees best; of equal ones the earlier. -1: none.
static int32_t story_for(const Grouping *g, int32_t number, const Members *m, Met *met, Arena scratch) {
    int32_t best = -1, best_len = 0, asked_len = 0;
    int64_t best_sum = 0;
    int32_t *asked = arena_new(&scratch, int32_t, g->nodes[number].edges.len);
    probe_set(&met->probe, group_keys_whole(g, number, &met->room));
    for (EdgeWalk e = edge_walk(g, number); edge_next(&e);) {
        int32_t story = g->nodes[e.other].story, a = 0;
        while (a < asked_len && asked[a] != story) a++;
        if (a < asked_len) continue;
        asked[asked_len++] = story;
        int32_t len = m->from[story + 1] - m->from[story];
        int64_t sum = agreement(g, met, m, story);
        if (sum < (int64_t)g->model->same * len) continue;
        int64_t more = best < 0 ? 1 : sum * best_len - best_sum * len;  // means compared crosswise
        if (more > 0 || (more == 0 && group_before(g, story, best)))
            best = story, best_len = len, best_sum = sum;
    }
    return best;
}

// Whom it asked may be of another story now.
static bool must_ask(const Grouping *g, int32_t number) {
    bool ask = g->nodes[number].dirty;
    for (EdgeWalk e = edge_walk(g, number); !ask && edge_next(&e);) ask = g->nodes[e.other].touched;
    return ask;
}

void group_sections(Grouping *g, Met *met, Arena scratch) {
    Members m = {0};
    for (int32_t i = 0; i < g->nodes_len; i++) {
        Node *node = &g->nodes[i];
        if (node->keys == NULL || !node->section || !must_ask(g, i)) continue;
        if (m.from == NULL) {
            Arena work = arena_halve(&scratch);
            m = members_of(g, &scratch, work);
        }
        int32_t story = story_for(g, i, &m, met, scratch);
        if (node->story >= 0) g->nodes[node->story].changed = true;
        if (story >= 0) g->nodes[story].changed = true;
        node->story = story;
        node->dirty = false;
    }
}
