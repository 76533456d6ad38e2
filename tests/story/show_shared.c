// show_shared.c - the reports of a case as one story: where each was first written, and what they share.
//
//     Harbour Post: own
//     Daily Bell: reprint of Harbour Post
//     Evening Sun: partly from Harbour Post
//     2 origins
//     Harbour Post = Evening Sun, 14 words: The ferry ...
//
// With option "count" instead of the runs: why so many origins; Harbour Post and Evening Sun have one owner then. With "learned" the first two reports are the story,
// and all of them the window that standing paragraphs are learned from.
#include "show.h"

#include <string.h>

#include "reports.h"
#include "story/learned.h"
#include "story/origin.h"

static const char *const copyings[] = {
    [COPY_OWN] = "own", [COPY_PARTLY] = "partly from ", [COPY_REPRINT] = "reprint of "};

static Str outlet(const Story *story, int32_t member) {
    return member < 0 ? S("") : story->members[member].article->outlet;
}

static void show_count(const Story *story, FILE *out, Arena *keep, Arena scratch) {
    OriginOf *all = arena_new(keep, OriginOf, story->members_len);
    for (int32_t i = 0; i < (int32_t)story->members_len; i++) all[i].member = i;
    OriginCount count = origin_count(story, all, story->members_len, keep, scratch);
    Str words = origin_count_words(&count, keep);
    fprintf(out, "%.*s\n", (int)words.len, words.s);
    for (int32_t i = 1; i < (int32_t)story->members_len; i++) {
        Str tie = origin_tie_words(story->members[i].tie), name = outlet(story, i);
        if (tie.len) fprintf(out, "%.*s: %.*s\n", (int)name.len, name.s, (int)tie.len, tie.s);
    }
}

static void show(const Story *story, bool runs, FILE *out) {
    for (int32_t i = 0; i < (int32_t)story->members_len; i++) {
        Str name = outlet(story, i), from = outlet(story, story->members[i].copied_from);
        fprintf(out, "%.*s: %s%.*s\n", (int)name.len, name.s, copyings[story->members[i].copying],
                (int)from.len, from.s);
    }
    fprintf(out, "%d origin%s\n", story->origins, story->origins == 1 ? "" : "s");
    for (ptrdiff_t i = 0; runs && i < story->shared.len; i++) {
        const Shared *shared = &story->shared.at[i];
        Str a = outlet(story, shared->a), b = outlet(story, shared->b),
            text = str_span(story->members[shared->b].article->text, shared->at_b);
        fprintf(out, "%.*s = %.*s, %d words: %.*s\n", (int)a.len, a.s, (int)b.len, b.s, shared->words,
                (int)text.len, text.s);
    }
}

void show_shared(const char *input, size_t len, const char *options, FILE *out) {
    Arena keep = arena_reserve(64 << 20), scratch = arena_reserve(64 << 20), whole = keep, all = scratch;
    Reports reports = reports_read((Str){input, (ptrdiff_t)len}, &keep);
    const Article **articles = arena_new(&keep, const Article *, reports.len);
    for (ptrdiff_t i = 0; i < reports.len; i++) articles[i] = &reports.at[i];
    bool count = strcmp(options, "count") == 0, learned = strcmp(options, "learned") == 0;
    FingerprintIndex *index = learned ? fingerprint_index_new() : NULL;
    Outlets outlets;  // invented ones: no case should say anything of a real outlet
    if (!outlets_read(&outlets,
                      S("harbourpost.example\tHarbour Post\tXX\tnewspaper\tPier Group\n"
                        "eveningsun.example\tEvening Sun\tXX\tnewspaper\tPier Group\n"
                        "dailybell.example\tDaily Bell\tXX\tnewspaper\tBell House\n"),
                      S("rows"), &keep, NULL))
        return;
    Around around = {.index = index, .outlets = count ? &outlets : NULL};
    for (ptrdiff_t i = 0; learned && i < reports.len; i++)
        (void)fingerprint_index_add(index, (int32_t)i, articles[i], scratch);
    Story story =
        story_among(articles, learned && reports.len > 2 ? 2 : reports.len, &around, &keep, scratch);
    show(&story, !count, out);
    if (count) show_count(&story, out, &keep, scratch);
    fingerprint_index_free(index);
    arena_release(whole);
    arena_release(all);
}
