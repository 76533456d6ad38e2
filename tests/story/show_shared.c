// show_shared.c - the reports of a case as one story: where each was first written, and what they share.
//
//     Harbour Post: own
//     Daily Bell: reprint of Harbour Post
//     Evening Sun: partly from Harbour Post
//     2 origins
//     Harbour Post = Evening Sun, 14 words: The ferry ...
#include "show.h"

#include "reports.h"
#include "story/story.h"

static const char *const copyings[] = {
    [COPY_OWN] = "own", [COPY_PARTLY] = "partly from ", [COPY_REPRINT] = "reprint of "};

static Str outlet(const Story *story, int32_t member) {
    return member < 0 ? S("") : story->members[member].article->outlet;
}

static void show(const Story *story, FILE *out) {
    for (int32_t i = 0; i < (int32_t)story->members_len; i++) {
        Str name = outlet(story, i), from = outlet(story, story->members[i].copied_from);
        fprintf(out, "%.*s: %s%.*s\n", (int)name.len, name.s, copyings[story->members[i].copying],
                (int)from.len, from.s);
    }
    fprintf(out, "%d origin%s\n", story->origins, story->origins == 1 ? "" : "s");
    for (ptrdiff_t i = 0; i < story->shared.len; i++) {
        const Shared *shared = &story->shared.at[i];
        Str a = outlet(story, shared->a), b = outlet(story, shared->b),
            text = str_span(story->members[shared->b].article->text, shared->at_b);
        fprintf(out, "%.*s = %.*s, %d words: %.*s\n", (int)a.len, a.s, (int)b.len, b.s, shared->words,
                (int)text.len, text.s);
    }
}

void show_shared(const char *input, size_t len, const char *options, FILE *out) {
    (void)options;
    Arena keep = arena_reserve(64 << 20), scratch = arena_reserve(64 << 20), whole = keep, all = scratch;
    Reports reports = reports_read((Str){input, (ptrdiff_t)len}, &keep);
    const Article **articles = arena_new(&keep, const Article *, reports.len);
    for (ptrdiff_t i = 0; i < reports.len; i++) articles[i] = &reports.at[i];
    Story story = story_of(articles, reports.len, &keep, scratch);
    show(&story, out);
    arena_release(whole);
    arena_release(all);
}
