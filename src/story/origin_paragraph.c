// origin_paragraph.c - see origin.h: where each paragraph of a member was first written, as far as shown.
#include "article/outlets.h"
#include "story/origin.h"
#include "story/quoted.h"

enum { MOST = 600 };  // thousandths of a paragraph's bytes

// ---- copied ----

// The bytes of [at] that stand in another member, in that with the most.
typedef struct Stands {
    int32_t member, bytes;
} Stands;

static int32_t common(Span a, Span b) {
    int32_t start = a.start > b.start ? a.start : b.start, end = a.end < b.end ? a.end : b.end;
    return end > start ? end - start : 0;
}

// A member's part in a run that it shares.
typedef struct Run {
    int32_t other;
    Span at;
} Run;
typedef struct Runs {
    Run *at;
    ptrdiff_t len, cap;
} Runs;

static Runs runs_of(const Story *story, int32_t member, Arena *keep) {
    Runs runs = {0};
    for (ptrdiff_t i = 0; i < story->shared.len; i++) {
        const Shared *shared = &story->shared.at[i];
        if (shared->a == member) *vec_push(&runs, keep) = (Run){shared->b, shared->at_a};
        else if (shared->b == member) *vec_push(&runs, keep) = (Run){shared->a, shared->at_b};
    }
    return runs;
}

// bytes[m]: how much of the paragraph each other member has.
static Stands most_of(const Story *story, const Runs *runs, Span at, int32_t *bytes) {
    Stands most = {-1, 0};
    if (runs->len == 0) return most;
    for (ptrdiff_t i = 0; i < story->members_len; i++) bytes[i] = 0;
    for (ptrdiff_t i = 0; i < runs->len; i++) bytes[runs->at[i].other] += common(at, runs->at[i].at);
    for (int32_t i = 0; i < (int32_t)story->members_len; i++)
        if (bytes[i] > most.bytes) most = (Stands){i, bytes[i]};
    return most;
}

static int32_t quoted_bytes(Spans quoted, Span at) {
    int32_t bytes = 0;
    for (ptrdiff_t i = 0; i < quoted.len; i++) bytes += common(at, quoted.at[i]);
    return bytes;
}

// ---- cited ----

static Span cited_in(const Article *article, Span at, Arena scratch) {
    for (ptrdiff_t q = 0; q < article->quotes.len; q++) {
        const Quote *quote = &article->quotes.at[q];
        if (!span_in(quote->cue, at) && !span_in(quote->speaker, at)) continue;
        const Span names[] = {quote->root, quote->speaker};
        for (ptrdiff_t n = 0; n < countof(names); n++) {
            if (!span_in(names[n], at)) continue;
            Str known = origin_known(str_span(article->text, names[n]), scratch);
            if (known.len && !outlet_same(known, article->outlet)) return names[n];
        }
    }
    return (Span){0};
}

// Is `other` known to be the earlier one, as this member's source is?
static bool is_source(const Story *story, int32_t member, int32_t other) {
    return story->members[member].copied_from == other ||
        (other < member && story->members[other].copied_from != member);
}

ParagraphOrigins origin_paragraphs(const Story *story, int32_t member, Arena *keep, Arena scratch) {
    const Article *article = story->members[member].article;
    Spans quoted = quoted_find(article->text, &scratch);
    int32_t *bytes = arena_new(&scratch, int32_t, story->members_len);
    Runs runs = runs_of(story, member, &scratch);
    ParagraphOrigins found = {0};
    for (ptrdiff_t p = 0; p < article->paragraphs.len; p++) {
        Span at = article->paragraphs.at[p];
        int64_t all = at.end - at.start, said = quoted_bytes(quoted, at);
        Stands stands = most_of(story, &runs, at, bytes);
        Span cited = cited_in(article, at, scratch);
        ParagraphOrigin origin = {at, PARAGRAPH_UNCLEAR, -1, {0}};
        if (stands.bytes && stands.bytes * 1000 >= (all - said) * MOST) {
            origin.kind = is_source(story, member, stands.member) ? PARAGRAPH_COPIED : PARAGRAPH_SHARED;
            origin.member = stands.member;
        } else if (cited.end > cited.start) {
            origin.kind = PARAGRAPH_CITED;
            origin.cited = cited;
        } else if (said * 1000 >= all * MOST) origin.kind = PARAGRAPH_QUOTED;
        *vec_push(&found, keep) = origin;
    }
    return found;
}

Str paragraph_word(ParagraphKind kind) {
    static const Str words[] = {S_("unclear"), S_("quoted"), S_("copied"), S_("shared"), S_("cited")};
    return words[kind];
}
