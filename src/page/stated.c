// stated.c - see stated.h.
#include "page/stated.h"

#include "base/buf.h"
#include "base/limits.h"
#include "page/author.h"
#include "page/bare.h"
#include "page/metadata.h"
#include "page/stamp.h"

enum {
    WORDS_LEAST = 60,  // less is a description
    HEADING_WORDS = 25,
};

typedef struct Work {
    Article *out;
    Buf text;
    Arena *keep, *scratch;
} Work;

// Where the paragraph at the start of `text` ends: at a line's end, or a tag that parts; *behind is where the next begins.
static ptrdiff_t paragraph_end(Str text, ptrdiff_t *behind) {
    static const Str parts[] = {S_("\n"),  S_("</p>"), S_("<p>"),   S_("<p "),
                                S_("<br"), S_("</h"),  S_("</li>"), S_("</div>")};
    for (ptrdiff_t at = 0; at < text.len; at++) {
        if (text.s[at] != '\n' && text.s[at] != '<') continue;
        for (ptrdiff_t i = 0; i < countof(parts); i++)
            if (str_starts_case(str_from(text, at), parts[i])) {
                ptrdiff_t close = text.s[at] == '<' ? str_find_byte(str_from(text, at), '>') : 0;
                *behind = close < 0 ? text.len : at + close + 1;
                return at;
            }
    }
    return *behind = text.len;
}

static void put_paragraph(Work *work, Str paragraph) {
    Buf *text = &work->text;
    if (paragraph.len == 0 || text->len + paragraph.len + 1 > LIMIT_TEXT_BYTES) return;
    if (text->len) buf_byte(text, '\n');
    int32_t start = (int32_t)text->len;
    buf_str(text, paragraph);
    *vec_push(&work->out->paragraphs, work->keep) = (Span){start, (int32_t)text->len};
}

static void put_body(Work *work, Str body) {
    while (body.len) {
        ptrdiff_t behind, end = paragraph_end(body, &behind);
        put_paragraph(work, metadata_clean(str_slice(body, 0, end), work->scratch));
        body = str_from(body, behind);
    }
}

static void put_updates(Work *work, const LiveUpdates *updates) {
    for (ptrdiff_t i = 0; i < updates->len; i++) {
        const LiveUpdate *update = &updates->at[i];
        Str heading = metadata_clean(update->headline, work->scratch);
        ptrdiff_t first = work->out->paragraphs.len;
        bool again = bare_starts(str_slice(update->body, 0, LIMIT_FIELD_BYTES), heading, *work->scratch);
        if (!again && bare_words(heading) <= HEADING_WORDS) put_paragraph(work, heading);
        put_body(work, update->body);
        if (work->out->paragraphs.len == first) continue;
        LiveEntry entry = {.at = {work->out->paragraphs.at[first].start, (int32_t)work->text.len},
                           .time = stamp_find(update->published, false, work->keep).iso};
        for (ptrdiff_t k = 0; k < update->authors.len; k++)
            author_name(&entry.authors, metadata_clean(update->authors.at[k], work->keep), work->keep);
        *vec_push(&work->out->entries, work->keep) = entry;
    }
}

bool stated_write(Article *out, const JsonLd *jsonld, Arena *keep, Arena *scratch) {
    ptrdiff_t words = bare_words(jsonld->body);
    for (ptrdiff_t i = 0; i < jsonld->updates.len; i++) words += bare_words(jsonld->updates.at[i].body);
    if (words < WORDS_LEAST || jsonld->locked || out->title.len == 0) return false;
    Work work = {.out = out, .text = {.arena = scratch}, .keep = keep, .scratch = scratch};
    if (jsonld->updates.len) put_updates(&work, &jsonld->updates);
    else put_body(&work, jsonld->body);
    out->text = str_copy(buf_view(&work.text), keep);
    return true;
}
