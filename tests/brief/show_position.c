// show_position.c - who holds what in a case's reports: topic, side, holder, teller, then the evidence.
#include "show.h"

#include "made.h"

static Str actor(const Brief *brief, int32_t i) {
    return i < 0 ? S("nobody named") : brief->entities.at[i].name;
}

void show_position(const char *input, size_t len, const char *options, FILE *out) {
    (void)options;
    Made made = made_from(input, len);
    const Brief *brief = &made.brief;
    for (ptrdiff_t i = 0; i < brief->positions.len; i++) {
        const Position *position = &brief->positions.at[i];
        Str holder = actor(brief, position->holder), teller = actor(brief, position->teller);
        const Source *source = &position->source;
        if (position->holder < 0 && source->at.end > source->at.start)
            holder = str_span(brief->members[source->article].article->text, source->at);
        Str topic = position->subject.len ? position->subject : S("no topic");
        fprintf(out, "%.*s | ", (int)topic.len, topic.s);
        if (position->side.len) fprintf(out, "%.*s: ", (int)position->side.len, position->side.s);
        fprintf(out, "%.*s", (int)holder.len, holder.s);
        if (position->teller >= 0) fprintf(out, ", as told by %.*s", (int)teller.len, teller.s);
        fprintf(out, "\n");
        made_show_all(out, brief, &position->evidence);
    }
    made_free(&made);
}
