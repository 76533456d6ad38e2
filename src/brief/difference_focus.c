// difference_focus.c - what talks were about: "mainly focused on" one thing here, "with a focus on" another there.
#include "brief/difference.h"

enum {
    FOCUSES_MOST = 64,
    CONTEXT_LEAST = 2,  // keys that both contexts share, so that it is one meeting
    OBJECT_MOST = 24,
};

typedef struct Focus {
    int32_t clause;
    int32_t objects[OBJECT_MOST];  // keys after the focus word
    ptrdiff_t objects_len;
    int32_t context, context_end;  // clauses whose words say which meeting
    bool mainly;
} Focus;

static bool stop(const Desk *desk, const Term *term) {
    return desk->lexicon.keys.at[term->key].stop || term->signals & (SIGNAL_FOCUS | SIGNAL_MAINLY);
}

static bool focus_of(const Desk *desk, int32_t c, Focus *out) {
    const Clause *clause = &desk->clauses.at[c];
    if (!(clause->signals & SIGNAL_FOCUS) || clause->direct || clause->signals & SIGNAL_PLAN) return false;
    const Report *report = &desk->reports[clause->report];
    *out =
        (Focus){.clause = c, .context = c, .context_end = c + 1, .mainly = clause->signals & SIGNAL_MAINLY};
    bool after = false;
    for (ptrdiff_t i = term_at(&report->terms, clause->at.start); i < report->terms.len; i++) {
        const Term *term = &report->terms.at[i];
        if (term->at.start >= clause->at.end) break;
        if (after && !stop(desk, term) && out->objects_len < OBJECT_MOST)
            out->objects[out->objects_len++] = term->key;
        after |= (term->signals & SIGNAL_FOCUS) != 0;
    }
    if (c > report->clauses && desk->clauses.at[c - 1].paragraph == clause->paragraph) out->context--;
    uint32_t signals = clause->signals | desk->clauses.at[out->context].signals;
    return out->objects_len > 0 && signals & SIGNAL_MEETING;
}

static bool is_object(const Focus *focus, int32_t key) {
    for (ptrdiff_t i = 0; i < focus->objects_len; i++)
        if (focus->objects[i] == key) return true;
    return false;
}

static int32_t shared_context(const Desk *desk, const Focus *a, const Focus *b) {
    int32_t most = 0;
    for (int32_t x = a->context; x < a->context_end; x++)
        for (int32_t y = b->context; y < b->context_end; y++) {
            const Clause *p = &desk->clauses.at[x], *q = &desk->clauses.at[y];
            int32_t n = p->place >= 0 && p->place == q->place;
            for (ptrdiff_t i = 0, j = 0; i < p->keys_len && j < q->keys_len;) {
                int32_t v = p->keys[i], w = q->keys[j];
                if (v == w && !is_object(a, v) && !is_object(b, v)) n++;
                i += v <= w;
                j += w <= v;
            }
            if (n > most) most = n;
        }
    return most;
}

static bool objects_meet(const Focus *a, const Focus *b) {
    for (ptrdiff_t i = 0; i < a->objects_len; i++)
        if (is_object(b, a->objects[i])) return true;
    return false;
}

void difference_focus(DifferenceFinder *f) {
    Focus *all = arena_new(f->work, Focus, FOCUSES_MOST);
    ptrdiff_t len = 0;
    for (int32_t c = 0; c < f->desk->clauses.len && len < FOCUSES_MOST; c++)
        len += focus_of(f->desk, c, &all[len]);
    for (ptrdiff_t i = 0; i < len; i++)
        for (ptrdiff_t j = i + 1; j < len; j++) {
            const Clause *a = &f->desk->clauses.at[all[i].clause], *b = &f->desk->clauses.at[all[j].clause];
            if (!all[i].mainly && !all[j].mainly) continue;  // two things can both be in focus
            if (difference_copies(f, a, b) || objects_meet(&all[i], &all[j])) continue;
            if (shared_context(f->desk, &all[i], &all[j]) >= CONTEXT_LEAST)
                difference_add(f, DIFFERENCE_FOCUS, a, b);
        }
}
