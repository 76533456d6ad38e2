// show_story.c - the reports of a case, grouped: a line a story, newest last.
//
//     Ferry hits pier: Harbour Post, Daily Bell
//     Council votes on tram: Evening Sun; in Daily Bell "Lundby"      a section of a roundup, by its first word
#include "show.h"

#include "reports.h"

#include "story/explain.h"
#include "story/window.h"

#include <string.h>

static void show(const Stories *stories, Arena keep, FILE *out) {
    for (ptrdiff_t s = 0; s < stories->len; s++) {
        Arena work = keep;
        Story open = story_open(stories->at[s], &work);
        const Story *story = &open;
        fprintf(out, "%.*s:", (int)story->title.len, story->title.s);
        for (ptrdiff_t i = 0; i < story->members_len; i++) {
            Str name = story->members[i].article->outlet;
            fprintf(out, "%s %.*s", i ? "," : "", (int)name.len, name.s);
        }
        for (ptrdiff_t i = 0; i < story->sections.len; i++) {
            const Section *section = &story->sections.at[i];
            Str name = section->article->outlet, told = str_span(section->article->text, section->at);
            fprintf(out, "; in %.*s \"%.*s\"", (int)name.len, name.s, (int)str_find_byte(told, ' '), told.s);
        }
        putc('\n', out);
    }
}

// Why the first report stands where it stands: `explain`.
static void show_why(const Window *window, Str id, Arena *keep, Arena scratch, FILE *out) {
    Explanation e = window_explain(window, id, keep, scratch);
    for (ptrdiff_t i = 0; i < e.len; i++) {
        const Explained *row = &e.at[i];
        fprintf(out, "%s %.*s:", row->joined ? "with" : "not with", (int)row->other->outlet.len,
                row->other->outlet.s);
        for (int32_t r = 0; r < row->reasons_len && r < 2; r++)
            fprintf(out, "%s %.*s", r ? ";" : "", (int)row->reasons[r].says.len, row->reasons[r].says.s);
        putc('\n', out);
    }
}

void show_story(const char *input, size_t len, const char *options, FILE *out) {
    Arena keep = arena_reserve(64 << 20), scratch = arena_reserve(64 << 20), whole = keep, all = scratch;
    Reports reports = reports_read((Str){input, (ptrdiff_t)len}, &keep);
    Window *window = window_new();
    for (ptrdiff_t i = 0; i < reports.len; i++) {
        Err err = {0};
        if (!window_add(window, &reports.at[i], &err)) fprintf(out, "not added: %s\n", err.detail);
    }
    Stories stories = window_stories(window, &keep, scratch);
    if (reports.len && strcmp(options, "explain") == 0)
        show_why(window, reports.at[0].id, &keep, scratch, out);
    else show(&stories, keep, out);
    window_free(window);
    arena_release(whole);
    arena_release(all);
}
