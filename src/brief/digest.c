// digest.c - see digest.h.
#include "brief/digest.h"

#include "story/when.h"

Str digest_state_word(DigestState state) {
#define WORD(constant, word) S_(word),
    static const Str words[] = {DIGEST_STATES(WORD)};
#undef WORD
    must((ptrdiff_t)state < countof(words));
    return words[state];
}

// "36h", "2d" in minutes; 0 for what is no span.
static int64_t span_minutes(Str s) {
    int64_t n;
    if (s.len < 2 || !str_int(str_slice(s, 0, s.len - 1), &n) || n < 1 || n > 100000) return 0;
    char unit = s.s[s.len - 1];
    return unit == 'h' ? n * 60 : unit == 'd' ? n * WHEN_DAY : 0;
}

static int64_t latest(const Stories *stories) {
    int64_t last = WHEN_UNKNOWN;
    for (ptrdiff_t i = 0; i < stories->len; i++) {
        int64_t when = when_of(stories->at[i]->last);
        if (when != WHEN_UNKNOWN && (last == WHEN_UNKNOWN || when > last)) last = when;
    }
    return last;
}

static bool times_of(int64_t *since, int64_t *now, const Stories *stories, Str since_text, Str now_text,
                     Err *err) {
    *now = now_text.len ? when_of(now_text) : latest(stories);
    if (now_text.len && *now == WHEN_UNKNOWN)
        return err_set(err, ERR_USAGE, S("--now"), "'%.*s' is no date", (int)now_text.len, now_text.s);
    int64_t span = since_text.len ? span_minutes(since_text) : WHEN_DAY;
    *since = span ? *now - span : when_of(since_text);
    if (*now == WHEN_UNKNOWN && span) *since = WHEN_UNKNOWN;  // no report has a date: nothing is recent
    if (!span && *since == WHEN_UNKNOWN)
        return err_set(err, ERR_USAGE, S("--since"), "'%.*s' is no date, nor a span such as 36h or 2d",
                       (int)since_text.len, since_text.s);
    return true;
}

static DigestLine line_of(const Stories *stories, ptrdiff_t place, int64_t since, int64_t now,
                          Arena scratch) {
    const Story *story = stories->at[place];
    DigestLine line = {.story = story, .place = place, .state = DIGEST_QUIET, .last = when_of(story->last)};
    bool older = false;
    for (ptrdiff_t i = 0; i < story->members_len; i++) {
        Arena work = scratch;
        const Member *member = &story->members[i];
        int64_t when = when_of(story_article(member->article, member->packed, &work)->published);
        bool recent = when != WHEN_UNKNOWN && when >= since && when <= now;
        line.since += recent;
        older = older || (when != WHEN_UNKNOWN && when < since);
    }
    if (line.since) line.state = older ? DIGEST_CHANGED : DIGEST_NEW;
    return line;
}

static int descending(int64_t a, int64_t b) { return (a < b) - (a > b); }

static int by_rank(const void *a, const void *b) {
    const DigestLine *x = a, *y = b;
    int order = (x->state == DIGEST_QUIET) - (y->state == DIGEST_QUIET);
    if (order == 0) order = descending(x->story->origins, y->story->origins);
    if (order == 0) order = descending(x->since, y->since);
    if (order == 0)
        order = descending(x->last == WHEN_UNKNOWN ? 0 : x->last, y->last == WHEN_UNKNOWN ? 0 : y->last);
    return order ? order : str_cmp(x->story->id, y->story->id);
}

bool digest_make(Digest *out, const Stories *stories, Str since_text, Str now_text, Arena *keep, Err *err) {
    int64_t since, now;
    if (!times_of(&since, &now, stories, since_text, now_text, err)) return false;
    Digest digest = {0};
    for (ptrdiff_t i = 0; i < stories->len; i++)
        *vec_push(&digest, keep) = line_of(stories, i, since, now, *keep);
    vec_sort(digest.at, digest.len, sizeof *digest.at, by_rank);
    *out = digest;
    return true;
}
