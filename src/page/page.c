// page.c - see page.h. The frame around the border, and the way through the room.
#include "page/page.h"

#include "article/identity.h"
#include "base/limits.h"
#include "page/body.h"
#include "page/credit.h"
#include "page/dateline.h"
#include "page/decode.h"
#include "page/dump.h"
#include "page/entry.h"
#include "page/form.h"
#include "page/parse.h"
#include "page/part.h"
#include "page/published.h"
#include "page/standfirst.h"
#include "page/stated.h"
#include "page/unpack.h"
#include "page/wall.h"

typedef struct Work {
    Str bytes;
    const PageHints *hints;
    bool raw;
    // made inside, freed by the frame
    Unpack unpack;
    Dom dom;
    // results, published after the border
    Article article;
    bool ok;
    Err err;
} Work;

enum {
    WORDS_LEAST = 8,
    WALL_WORDS = 80,     // of a page that a server sends instead
    ARTICLE_RANK = 80,   // of JSON-LD's types: an article's
    TEASER_WORDS = 250,  // a locked page with more holds it all
    CREDIT_BYTES = 200,
    LEAD_PARAGRAPHS = 2,
    LAST_PARAGRAPHS = 2,
};

// ---- HTML or not ----

// A tag that pages have and prose has not, near the start.
static bool is_html(Str text) {
    static const Str tags[] = {S_("<!doctype html"), S_("<html"),   S_("<head"),  S_("<body"),    S_("<meta"),
                               S_("<title"),         S_("<script"), S_("<div"),   S_("<p>"),      S_("<p "),
                               S_("<article"),       S_("<h1"),     S_("<table"), S_("<a href"),  S_("<br"),
                               S_("<span"),          S_("<link"),   S_("<main"),  S_("<section"), S_("<ul"),
                               S_("<font"),          S_("<center"), S_("<b>"),    S_("<strong")};
    Str head = str_slice(text, 0, 16 << 10);
    for (ptrdiff_t at = 0;;) {
        ptrdiff_t next = str_find_byte(str_from(head, at), '<');
        if (next < 0) return false;
        at += next;
        for (ptrdiff_t i = 0; i < countof(tags); i++)
            if (str_starts_case(str_from(head, at), tags[i])) return true;
        at++;
    }
}

// Why the page has no article, ERR_NONE when it has one.
static ErrCode why_none(const Article *about, const Layout *layout, const JsonLd *jsonld, const Body *body,
                        Str html, Arena scratch) {
    if (jsonld->rank < ARTICLE_RANK && wall_is_front(layout, about->url)) return ERR_FRONT_PAGE;
    if (body->words < WORDS_LEAST) return wall_why(layout, html, scratch);
    return body->words < WALL_WORDS ? wall_instead(layout, body->kept, scratch) : ERR_NONE;
}

// "Subscribe to read on", at the end of what was kept or right behind it.
static bool says_locked(const Article *article, int32_t words, Arena scratch) {
    for (ptrdiff_t i = article->paragraphs.len - 1, n = 0; i >= 0 && n < LAST_PARAGRAPHS; i--, n++)
        if (wall_is_teaser(str_span(article->text, article->paragraphs.at[i]), scratch)) return true;
    for (ptrdiff_t i = 0; i < article->asides.len; i++) {
        Str text = article->asides.at[i].text;
        if (words < TEASER_WORDS ? wall_is_teaser(text, scratch) : wall_is_rest(text, scratch)) return true;
    }
    return false;
}

// Where a paragraph stands tells what its credit is of.
static CreditPlace place_of(const Spans *paragraphs, ptrdiff_t i) {
    return i >= paragraphs->len - LAST_PARAGRAPHS ? CREDIT_AT_END
        : i < LEAD_PARAGRAPHS                     ? CREDIT_IN_LEAD
                                                  : CREDIT_IN_LINE;
}

// Dateline, credits and corrections: out of what was kept and of what was set aside.
static void read_signs(Article *out, int32_t words, bool locked, Arena *keep) {
    out->teaser = (words < TEASER_WORDS && locked) || out->part.number == 1 || says_locked(out, words, *keep);
    out->dateline = dateline_find(out->text, str_slice(out->published, 0, 4), keep);
    if (out->published.len == 0 && out->dateline.date.len == 10) out->published = out->dateline.date;
    for (ptrdiff_t i = 0; i < out->paragraphs.len; i++) {
        Str text = str_span(out->text, out->paragraphs.at[i]);
        CreditPlace place = place_of(&out->paragraphs, i);
        credit_correction(out, text, false, keep);
        if (text.len <= CREDIT_BYTES || place != CREDIT_IN_LINE) credit_read(out, text, place, keep);
    }
    for (ptrdiff_t i = 0; i < out->asides.len; i++) {
        const Aside *aside = &out->asides.at[i];
        bool note = aside->label == ASIDE_NOTE, caption = aside->label == ASIDE_CAPTION;
        bool may = caption || note || aside->label == ASIDE_BYLINE || aside->label == ASIDE_CREDIT ||
            aside->label == ASIDE_OTHER;
        if (!may) continue;
        credit_correction(out, aside->text, note, keep);
        bool unknown = aside->label == ASIDE_OTHER || aside->label == ASIDE_CREDIT;
        credit_read(out, aside->text,
                    caption       ? CREDIT_IN_CAPTION
                        : unknown ? CREDIT_ASIDE
                                  : CREDIT_IN_LINE,
                    keep);
    }
    credit_bylines(out, keep);
}

// Of a page whose text stands in its JSON-LD alone.
static void finish_stated(Work *work, const Metadata *metadata, Arena *keep, Arena scratch) {
    Article *article = &work->article;
    article->form = form_of(article, &metadata->jsonld, 0, scratch);
    if (metadata->described.len) article->description = str_copy(metadata->described.at[0], keep);
    read_signs(article, (int32_t)article_words(article), false, keep);
}

static bool read_html(Work *work, Str text, Arena *keep, Arena *scratch) {
    if (!dom_parse(&work->dom, text, work->hints->source, &work->err)) return false;
    Layout layout = block_layout(work->dom.document, scratch);
    Metadata metadata = metadata_read(&work->article, &layout, work->hints, keep, scratch);
    Body body = body_choose(&layout, &metadata, &work->article, scratch);
    ErrCode why = why_none(&work->article, &layout, &metadata.jsonld, &body, text, *scratch);
    bool bare = body.words < WORDS_LEAST && metadata.jsonld.rank >= ARTICLE_RANK;
    if (bare && (why == ERR_NEEDS_SCRIPT || why == ERR_NO_ARTICLE) &&
        stated_write(&work->article, &metadata.jsonld, keep, scratch)) {
        finish_stated(work, &metadata, keep, *scratch);
        return true;
    }
    if (why != ERR_NONE)
        return err_set(&work->err, why, work->hints->source, "%d links, %d words", layout.links,
                       layout.words);
    published_around(&work->article, &layout, body.kept, metadata.title_block, keep, scratch);
    if (work->article.published.len == 0) published_in_data(&work->article, text, keep);
    bool live = layout.live || form_stated(&work->article, &metadata.jsonld, *scratch) == FORM_LIVE;
    EntryParts entries = entry_find(&body, &layout, &metadata, &work->article, live, keep, scratch);
    body_write(&work->article, &layout, &body, keep);
    entry_write(&work->article, &entries, &body, keep);
    work->article.form = entries.len
        ? FORM_LIVE
        : form_of(&work->article, &metadata.jsonld, form_asking_headings(&layout, body.kept), *scratch);
    work->article.part = part_find(&work->article, &layout, &body, *scratch);
    standfirst_read(&work->article, &layout, &metadata, body.kept, keep);
    metadata_complete(&work->article, keep);
    read_signs(&work->article, body.words, metadata.jsonld.locked, keep);
    return true;
}

// A dump has no markup: form, teaser and description come from its words.
static bool read_dump(Work *work, Str text, Arena *keep, Arena *scratch) {
    static const JsonLd nothing = {0};
    Article *article = &work->article;
    if (!dump_read(article, text, work->hints, keep, scratch, &work->err)) return false;
    article->form = form_of(article, &nothing, 0, *scratch);
    article->teaser = says_locked(article, (int32_t)article_words(article), *scratch);
    metadata_complete(article, keep);
    return true;
}

// ---- the border ----

static void read_page(void *ctx, Arena *keep, Arena scratch) {
    Work *work = ctx;
    Str where = work->hints->source, text;
    Str bytes;
    if (!unpack_bytes(&bytes, &work->unpack, work->bytes, where, &scratch, &work->err)) return;
    if (!decode_text(&text, bytes, work->hints->charset, where, &scratch, &work->err)) return;
    const char *other = work->raw ? NULL : wall_no_page(text);
    if (other) {
        err_set(&work->err, ERR_NOT_A_PAGE, where, "%s", other);
        return;
    }
    Article *article = &work->article;
    article->source = str_copy(where, keep);
    if (work->raw) dump_raw(article, text, work->hints, keep);
    else if (!(is_html(text) ? read_html(work, text, keep, &scratch) : read_dump(work, text, keep, &scratch)))
        return;
    article->page = identity_page(bytes, keep);
    identity_set(article, keep);
    work->ok = true;
}

static bool read_behind_border(Article *out, Str bytes, const PageHints *hints, bool raw, Arena *keep,
                               Arena scratch, Err *err) {
    static const PageHints nothing = {0};
    Work work = {.bytes = bytes, .hints = hints ? hints : &nothing, .raw = raw};
    Arena before = *keep;
    Jump jump = arena_try(read_page, &work, keep, scratch);
    unpack_close(&work.unpack);
    dom_close(&work.dom);
    if (jump == JUMP_FULL)
        return err_set(err, ERR_MEMORY, work.hints->source, "a page of %td bytes", bytes.len);
    if (jump == JUMP_BUG) return err_set(err, ERR_BUG, work.hints->source, "a page of %td bytes", bytes.len);
    if (!work.ok) {
        *keep = before;
        if (err) *err = work.err;
        return false;
    }
    *out = work.article;
    return true;
}

bool page_read(Article *out, Str bytes, const PageHints *hints, Arena *keep, Arena scratch, Err *err) {
    return read_behind_border(out, bytes, hints, false, keep, scratch, err);
}

bool page_raw(Article *out, Str bytes, const PageHints *hints, Arena *keep, Arena scratch, Err *err) {
    return read_behind_border(out, bytes, hints, true, keep, scratch, err);
}
