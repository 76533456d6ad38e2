// explain.c - see explain.h. Explained are the members of its story and the articles nearest by score that are not.
#include "story/explain.h"

#include "story/score.h"

static int by_points(const void *a, const void *b) {
    const Reason *x = a, *y = b;
    int32_t p = x->points < 0 ? -x->points : x->points, q = y->points < 0 ? -y->points : y->points;
    return p != q ? (p > q ? -1 : 1) : str_cmp(x->says, y->says);
}

static void give_reasons(Explained *row, const Probe *a, const Keys *b) {
    Reason reasons[SIGNS];
    int32_t signs[SIGNS];
    row->score = score_pair(&score_model, a, b);
    Str veto = score_veto(a, b);
    if (veto.len) {
        row->vetoed = true;
        row->reasons[row->reasons_len++] = (Reason){veto, 0};
        return;
    }
    score_signs(signs, a, b);
    for (int s = 0; s < SIGNS; s++)
        reasons[s] = (Reason){sign_says((Sign)s), score_model.weights[s] * signs[s] / 1000};
    vec_sort(reasons, SIGNS, (ptrdiff_t)sizeof *reasons, by_points);
    while (row->reasons_len < EXPLAIN_REASONS && reasons[row->reasons_len].points != 0) {
        row->reasons[row->reasons_len] = reasons[row->reasons_len];
        row->reasons_len++;
    }
}

static int by_nearness(const void *a, const void *b) {
    const Explained *x = a, *y = b;
    if (x->joined != y->joined) return x->joined ? -1 : 1;
    if (x->score != y->score) return x->score > y->score ? -1 : 1;
    return str_cmp(packed_id(x->packed), packed_id(y->packed));
}

Explanation window_explain(const Window *window, Str id, Arena *keep, Arena scratch) {
    Explanation explanation = {.link = score_model.link, .same = score_model.same};
    WindowPeer self;
    WindowPeers peers = {0};
    // what is free in `keep` serves as scratch while `scratch` keeps the peers
    if (!window_peers(window, id, &self, &peers, &scratch, *keep)) return explanation;
    Explained *rows = arena_new(&scratch, Explained, peers.len);
    ptrdiff_t len = peers.len, others = 0;
    Probe *probe = arena_new(&scratch, Probe, 1);
    probe_set(probe, self.keys);
    for (ptrdiff_t i = 0; i < len; i++) {
        rows[i] = (Explained){.joined = peers.at[i].story == self.story, .packed = peers.at[i].article};
        give_reasons(&rows[i], probe, peers.at[i].keys);
        rows[i].rare = score_rare(probe, peers.at[i].keys);
    }
    vec_sort(rows, len, (ptrdiff_t)sizeof *rows, by_nearness);
    for (ptrdiff_t i = 0; i < len; i++) {
        others += !rows[i].joined;
        // what is far is no answer; a veto is one only between articles that hold together otherwise
        bool far = rows[i].vetoed ? rows[i].rare < 3 : rows[i].score <= SCORE_LEAST;
        if (!rows[i].joined && (others > EXPLAIN_OTHERS || far)) continue;
        rows[i].other = story_article(NULL, rows[i].packed, keep);
        *vec_push(&explanation, keep) = rows[i];
    }
    return explanation;
}
