// story.c - a story as a row of NDJSON, and as one line for people.
#include "render/render.h"

#include "base/json.h"
#include "base/map.h"
#include "base/utf8.h"
#include "render/clean.h"
#include "render/sharing.h"
#include "render/words.h"
#include "story/origin.h"

static void put_span(Json *json, const char *key, const RuneIndex *runes, Span at) {
    json_put_open(json, key, '[');
    json_int(json, rune_at(runes, at.start));
    json_int(json, rune_at(runes, at.end));
    json_close(json, ']');
}

static void put_shares(Json *json, const Story *story, ptrdiff_t member, const Sharing *sharing,
                       Arena scratch) {
    json_put_open(json, "shares", '[');
    int32_t k = sharing->first[member];
    RuneIndex runes = {0};
    if (k >= 0) runes = rune_index(story->members[member].article->text, &scratch);
    for (; k >= 0; k = sharing->next[k]) {
        SharedWith shared = shared_with(story, k);
        json_open(json, '{');
        json_put_int(json, "with", shared.with);
        put_span(json, "at", &runes, shared.at);
        json_put_int(json, "words", shared.words);
        json_close(json, '}');
    }
    json_close(json, ']');
}

// Those of which something is known: most are the outlet's own, as far as text shows.
static void put_paragraphs(Json *json, const Story *story, int32_t member, Arena scratch) {
    Str text = story->members[member].article->text;
    Arena work = scratch, keep = arena_halve(&work);
    ParagraphOrigins origins = origin_paragraphs(story, member, &keep, work);
    RuneIndex runes = rune_index(text, &keep);
    json_put_open(json, "paragraphs", '[');
    for (ptrdiff_t i = 0; i < origins.len; i++) {
        const ParagraphOrigin *origin = &origins.at[i];
        if (origin->kind == PARAGRAPH_UNCLEAR) continue;
        json_open(json, '{');
        put_span(json, "at", &runes, origin->at);
        json_put(json, "origin", paragraph_word(origin->kind));
        json_put_index(json, "with", origin->member);
        json_put(json, "cited", str_span(text, origin->cited));
        json_close(json, '}');
    }
    json_close(json, ']');
}

// Parts of pages that gather many stories; such a page is a story of its own, so its id is in no other's articles.
static void put_sections(Json *json, const Story *story, Arena scratch) {
    json_put_open(json, "sections", '[');
    for (ptrdiff_t i = 0; i < story->sections.len; i++) {
        const Section *section = &story->sections.at[i];
        Arena work = scratch;
        RuneIndex runes = rune_index(section->article->text, &work);
        json_open(json, '{');
        json_put(json, "id", section->article->id);
        json_put(json, "source", section->article->source);
        json_put(json, "outlet", section->article->outlet);
        json_put(json, "form", section_form(section));
        put_span(json, "at", &runes, section->at);
        json_close(json, '}');
    }
    json_close(json, ']');
}

// "5 outlets, at most 2 origins: Reuters (3 copies), no shared text found (1)"
static Str counted(const Story *story, Arena *keep, Arena scratch) {
    OriginOf *all = arena_new(&scratch, OriginOf, story->members_len);
    for (ptrdiff_t i = 0; i < story->members_len; i++) all[i].member = (int32_t)i;
    OriginCount count = origin_count(story, all, story->members_len, keep, scratch);
    return origin_count_words(&count, keep);
}

void render_story_json(Buf *out, const Story *story, Arena scratch) {
    Sharing sharing = sharing_make(story, &scratch);
    Json *json = &(Json){.out = out};
    json_open(json, '{');
    json_put(json, "story", story->id);
    json_put(json, "title", story->title);
    json_put(json, "language", story->language);
    json_put(json, "first", story->first);
    json_put(json, "last", story->last);
    json_put_int(json, "origins", story->origins);
    Arena work = scratch, keep = arena_halve(&work);
    json_put(json, "counted", counted(story, &keep, work));
    json_put_open(json, "articles", '[');
    for (ptrdiff_t i = 0; i < story->members_len; i++) {
        const Member *member = &story->members[i];
        json_open(json, '{');
        json_put(json, "id", member->article->id);
        json_put(json, "source", member->article->source);
        json_put(json, "outlet", member->article->outlet);
        json_put_int(json, "origin", member->origin);
        json_put(json, "copying", copying_word(member->copying));
        json_put_index(json, "copied_from", member->copied_from);
        put_shares(json, story, i, &sharing, scratch);
        put_paragraphs(json, story, (int32_t)i, scratch);
        json_close(json, '}');
    }
    json_close(json, ']');
    if (story->sections.len) put_sections(json, story, scratch);
    json_close(json, '}');
}

enum { LINE_OUTLETS = 8 };  // named on a story's line

// "[Aldmoor Ledger, Nordpress (3), +2]": each outlet once, with how many reports it has; at last how many outlets more.
static void put_outlets(Buf *out, const Story *story, Arena scratch) {
    Map reports = {0};
    for (ptrdiff_t i = 0; i < story->members_len; i++)
        ++*map_put(&reports, article_outlet(story->members[i].article, &scratch), &scratch);
    ptrdiff_t shown = reports.len < LINE_OUTLETS ? reports.len : LINE_OUTLETS;
    buf_byte(out, '[');
    for (ptrdiff_t i = 0; i < shown; i++) {
        if (i) buf_str(out, S(", "));
        put_clean(out, reports.at[i].key);
        if (reports.at[i].value > 1) buf_format(out, " (%d)", (int)reports.at[i].value);
    }
    if (shown < reports.len) buf_format(out, ", +%td", reports.len - shown);
    buf_byte(out, ']');
}

// "; in a roundup of Daily Bell, a live page of Evening Sun"
static void put_roundups(Buf *out, const Story *story, Arena scratch) {
    for (ptrdiff_t i = 0; i < story->sections.len && i < LINE_OUTLETS; i++) {
        const Article *page = story->sections.at[i].article;
        buf_str(out, i ? S(", ") : S("; in "));
        buf_str(out, label(page->form == FORM_LIVE ? LABEL_LIVE : LABEL_ROUNDUP));
        buf_str(out, S(" of "));
        put_clean(out, article_outlet(page, &scratch));
    }
}

// 2021-04-08   5 reports, at most 4 origins   Ferry crew held overnight [Aldmoor Ledger, Nordpress]
void render_story_line(Buf *out, const Story *story, Arena scratch) {
    put_clean(out, story->last.len ? str_slice(story->last, 0, 10) : S("----------"));
    buf_str(out, S("  "));
    put_reports(out, story->members_len, story->origins);
    buf_str(out, S("  "));
    if (story->title.len) {
        put_clean(out, story->title);
        buf_byte(out, ' ');
    }
    put_outlets(out, story, scratch);
    put_roundups(out, story, scratch);
}

// {"title": ..., "articles": ["a.html", ...]}: the contest knows its files by their names alone.
void render_story_thread(Buf *out, const Story *story, Arena scratch) {
    (void)scratch;
    Json *json = &(Json){.out = out};
    json_open(json, '{');
    json_put(json, "title", story->title);
    json_put_open(json, "articles", '[');
    for (ptrdiff_t i = 0; i < story->members_len; i++) {
        Str source = story->members[i].article->source;
        json_text(json, str_from(source, str_rfind_byte(source, '/') + 1));
    }
    json_close(json, ']');
    json_close(json, '}');
}
