// dump.c - see dump.h. What the page says about itself is read by dump_about.c.
#include "page/dump.h"

#include "article/identity.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "page/aside.h"
#include "page/bare.h"
#include "page/author.h"
#include "page/credit.h"
#include "page/dateline.h"
#include "page/dump_about.h"
#include "page/stamp.h"
#include "page/stretch.h"
#include "page/wall.h"

#include <string.h>

enum {
    WORDS_LEAST = 8,
};

static void write_text(Article *out, const Dump *dump, Arena *keep) {
    ptrdiff_t bytes = 0;
    for (ptrdiff_t i = dump->start; i < dump->end; i++)
        if (dump->kept[i]) bytes += dump->lines.at[i].text.len + 1;
    char *at = arena_new(keep, char, bytes);
    ptrdiff_t len = 0;
    for (ptrdiff_t i = dump->start; i < dump->end; i++) {
        Str text = dump->lines.at[i].text;
        if (!dump->kept[i] || len + text.len + 1 > LIMIT_TEXT_BYTES) continue;
        if (len) at[len++] = '\n';
        memcpy(at + len, text.s, (size_t)text.len);
        len += text.len;
    }
    out->text = (Str){at, len};
    out->paragraphs = article_paragraphs(out->text, keep);
}

// What the line model was taught by is not always what a reader would call it: there `cookies` are all of the page's own
// business. Links to other reports and comments are all of one kind, whatever they say.
static AsideLabel label_of(const Line *line, Arena scratch) {
    AsideLabel label = (AsideLabel)line->label, said;
    if (dump_picture(line->text)) return ASIDE_CAPTION;
    if (line->labelled && (label == ASIDE_RELATED || label == ASIDE_COMMENTS || label == ASIDE_CAPTION))
        return label;
    if (aside_said(&said, line->text, line->words, scratch)) return said;
    return label == ASIDE_COOKIES ? ASIDE_NAVIGATION : label;
}

static void write_asides(Article *out, const Dump *dump, Arena *keep) {
    ptrdiff_t first_kept = dump->start;
    while (first_kept < dump->end && !dump->kept[first_kept]) first_kept++;
    // the article's neighbourhood: from the title to where the page turns to its own business
    for (ptrdiff_t i = dump->title < 0 ? 0 : dump->title; i < dump->lines.len; i++) {
        const Line *line = &dump->lines.at[i];
        if (i >= dump->end && line->ends_page && line->label != ASIDE_TAGS) break;
        if (dump->kept[i] || str_eq(line->text, out->title)) continue;
        AsideLabel label = label_of(line, *keep);
        bool standfirst =
            !line->labelled && label == ASIDE_OTHER && i < first_kept && i > dump->title && line->words >= 8;
        if (standfirst) label = ASIDE_STANDFIRST;
        else if (!line->labelled && label == ASIDE_OTHER)
            label = i < first_kept || i >= dump->end ? ASIDE_NAVIGATION : ASIDE_OTHER;
        *vec_push(&out->asides, keep) = (Aside){label, str_copy(line->text, keep)};
    }
}

bool dump_read(Article *out, Str text, const PageHints *hints, Arena *keep, Arena *scratch, Err *err) {
    Dump dump = {.raw = text, .lines = line_read(text, scratch)};
    Stretch body = stretch_choose(&dump.lines, scratch);
    dump.kept = body.kept, dump.start = body.start, dump.end = body.end;
    int32_t words = 0, all = 0;
    for (ptrdiff_t i = 0; i < dump.lines.len; i++) {
        all += dump.lines.at[i].words;
        if (dump.kept[i]) words += dump.lines.at[i].words;
    }
    if (words < WORDS_LEAST)
        return err_set(err, wall_why_text(text, *scratch), hints->source, "%td lines, %d words",
                       dump.lines.len, all);
    write_text(out, &dump, keep);
    dump_about(out, &dump, hints, keep, *scratch);
    write_asides(out, &dump, keep);
    return true;
}

void dump_raw(Article *out, Str text, const PageHints *hints, Arena *keep) {
    out->url = str_copy(hints->url, keep);
    out->outlet = str_copy(hints->outlet, keep);
    out->outlet_from = hints->outlet.len ? OUTLET_OPTION : OUTLET_UNKNOWN;
    out->published = str_copy(hints->published, keep);
    out->text = str_copy(text, keep);
    out->paragraphs = article_paragraphs(out->text, keep);
    out->dateline = dateline_find(out->text, str_slice(out->published, 0, 4), keep);
}
