// made.c - see made.h.
#include "made.h"

#include "../story/reports.h"
#include "text/text.h"

Made made_from(const char *input, size_t len) {
    Made made = {.keep = arena_reserve(256 << 20), .scratch = arena_reserve(256 << 20)};
    made.whole_keep = made.keep;
    made.whole_scratch = made.scratch;
    Reports reports = reports_read((Str){input, (ptrdiff_t)len}, &made.keep);
    const Article **articles = arena_new(&made.keep, const Article *, reports.len);
    for (ptrdiff_t i = 0; i < reports.len; i++) {
        text_annotate(&reports.at[i], &made.keep, made.scratch);
        articles[i] = &reports.at[i];
    }
    Story *story = arena_new(&made.keep, Story, 1);
    *story = story_of(articles, reports.len, &made.keep, made.scratch);
    made.brief = brief_make(story, &made.keep, made.scratch);
    return made;
}

void made_free(Made *made) {
    arena_release(made->whole_keep);
    arena_release(made->whole_scratch);
}

void made_show(FILE *out, const Brief *brief, const Evidence *evidence) {
    static const char *const marks[] = {
        [MARK_FIRST] = " ", [MARK_SAME] = "=", [MARK_OTHER] = "~", [MARK_PART] = "(~)"};
    char room[1 << 16];
    Arena keep = {room, room + sizeof room};
    Str text = evidence_text(brief, evidence, &keep), outlet = brief->outlets.at[evidence->article];
    fprintf(out, "  %s %s%.*s%s [%.*s]\n", marks[evidence->mark], evidence->cut_start ? "... " : "",
            (int)text.len, text.s, evidence->cut_end ? " ..." : "", (int)outlet.len, outlet.s);
}

void made_show_all(FILE *out, const Brief *brief, const Evidences *evidences) {
    for (ptrdiff_t i = 0; i < evidences->len; i++) made_show(out, brief, &evidences->at[i]);
}
