// show_point.c - the points of a case's reports, those of one report with `all` in the options only; with `subjects`
// a line a point: its subject, and how it begins.
//
//     Harrowmouth, 2031-03-04
//     2 reports, 2 origins, according to Orr (named)
//         The ferry hit the pier ... [Harbour Post]
//       ~ A ferry rammed ... [Daily Bell]
#include "show.h"

#include "made.h"

#include <string.h>

static void show(FILE *out, const Brief *brief, const Point *point) {
    const Source *source = &point->according_to;
    Str who = str_span(brief->members[source->article].article->text, source->at),
        voice = voice_word(source->voice);
    fprintf(out, "%d report%s, %d origin%s, according to ", point->reports, point->reports == 1 ? "" : "s",
            point->origins, point->origins == 1 ? "" : "s");
    if (who.len) fprintf(out, "%.*s (%.*s)\n", (int)who.len, who.s, (int)voice.len, voice.s);
    else fprintf(out, "the %.*s\n", (int)voice.len, voice.s);
    made_show_all(out, brief, &point->evidence);
}

static void show_subjects(FILE *out, const Brief *brief) {
    for (ptrdiff_t i = 0; i < brief->points.len; i++) {
        Str subject = brief->points.at[i].subject;
        Str text = evidence_text(brief, &brief->points.at[i].evidence.at[0], NULL);
        fprintf(out, "%.*s | %.*s\n", (int)subject.len, subject.s, (int)text.len, text.s);
    }
}

void show_point(const char *input, size_t len, const char *options, FILE *out) {
    Made made = made_from(input, len);
    const Brief *brief = &made.brief;
    bool all = strstr(options, "all") != NULL;
    int32_t leg = -2;
    if (strstr(options, "subjects")) show_subjects(out, brief);
    for (ptrdiff_t i = 0; i < brief->points.len && !strstr(options, "subjects"); i++) {
        const Point *point = &brief->points.at[i];
        if (point->reports < 2 && !all) continue;
        if (point->leg != leg && point->leg >= 0) {
            const Leg *l = &brief->legs.at[point->leg];
            fprintf(out, "%.*s%s%.*s\n", (int)l->place.len, l->place.s, l->place.len ? ", " : "",
                    (int)l->day.len, l->day.s);
        }
        leg = point->leg;
        show(out, brief, point);
    }
    made_free(&made);
}
