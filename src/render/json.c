// json.c - a brief as JSON: all that lede found, for programs. docs/json.md tells the fields, and
// docs/brief.schema.json checks them.
//
// Every key is always there: what is not known is null, what there is none of an empty list. The form and
// --length choose what people read; a program gets everything.
#include "render/render.h"

#include "base/json.h"
#include "base/utf8.h"
#include "brief/update.h"
#include "render/cite.h"
#include "render/words.h"

typedef struct Writer {
    Json json;
    const Brief *brief;
    RuneIndex *runes;  // a member's text each: bytes inside, code points in JSON
    Arena scratch;
} Writer;

static void put_span(Writer *w, int32_t article, Span span) {
    json_open(&w->json, '[');
    json_int(&w->json, rune_at(&w->runes[article], span.start));
    json_int(&w->json, rune_at(&w->runes[article], span.end));
    json_close(&w->json, ']');
}

// ---- evidence ----

static void put_evidence(Writer *w, const Evidence *evidence) {
    Json *json = &w->json;
    Arena scratch = w->scratch;
    Str text = w->brief->members[evidence->article].article->text;
    Span outer = cite_outer(evidence);
    json_open(json, '{');
    json_put_int(&w->json, "article", evidence->article);
    json_key(json, S("at"));
    put_span(w, evidence->article, outer);
    json_put_text(json, "text", evidence_text(w->brief, evidence, &scratch));
    if (evidence->pieces.len > 1) {
        json_put_open(json, "pieces", '[');
        for (ptrdiff_t i = 0; i < evidence->pieces.len; i++)
            put_span(w, evidence->article, evidence->pieces.at[i]);
        json_close(json, ']');
    }
    const LiveEntry *entry = article_entry(w->brief->members[evidence->article].article, outer.start);
    if (entry && entry->time.len) json_put(&w->json, "time", entry->time);
    json_put(&w->json, "mark", mark_word(evidence->mark));
    json_put_bool(&w->json, "cut_start", evidence->cut_start);
    json_put_bool(&w->json, "cut_end", evidence->cut_end);
    json_put_text(json, "prefix", cite_prefix(text, outer));
    json_put_text(json, "suffix", cite_suffix(text, outer));
    json_close(json, '}');
}

static void put_evidences(Writer *w, const char *key, Evidences evidences) {
    json_put_open(&w->json, key, '[');
    for (ptrdiff_t i = 0; i < evidences.len; i++) put_evidence(w, &evidences.at[i]);
    json_close(&w->json, ']');
}

// ---- the parts, in DESIGN's order ----

static void put_articles(Writer *w) {
    Json *json = &w->json;
    for (ptrdiff_t i = 0; i < w->brief->members_len; i++) {
        const Member *member = &w->brief->members[i];
        const Article *a = member->article;
        json_open(json, '{');
        json_put(&w->json, "id", a->id);
        json_put(&w->json, "version", a->version);
        json_put(&w->json, "source", a->source);
        json_put(&w->json, "url", a->url);
        json_put(&w->json, "outlet", a->outlet);
        json_put(&w->json, "name", w->brief->outlets.at[i]);
        json_put(&w->json, "title", a->title);
        json_put(&w->json, "published", a->published);
        json_put_bool(&w->json, "published_reckoned", member->day_reckoned);
        json_put(&w->json, "language", a->language);
        json_put_int(&w->json, "words", article_words(a));
        json_put_bool(&w->json, "teaser", a->teaser);
        json_put_int(&w->json, "origin", member->origin);
        json_put(&w->json, "copying", copying_word(member->copying));
        json_put_index(&w->json, "copied_from", member->copied_from);
        json_put_text(json, "text", a->text);
        json_close(json, '}');
    }
}

// Each with its own article, which is none of `articles`.
static void put_sections(Writer *w) {
    for (ptrdiff_t i = 0; i < w->brief->story.sections.len; i++) {
        const Section *section = &w->brief->story.sections.at[i];
        const Article *a = section->article;
        Arena scratch = w->scratch;
        RuneIndex runes = rune_index(a->text, &scratch);
        json_open(&w->json, '{');
        json_put(&w->json, "id", a->id);
        json_put(&w->json, "version", a->version);
        json_put(&w->json, "source", a->source);
        json_put(&w->json, "url", a->url);
        json_put(&w->json, "outlet", a->outlet);
        json_put(&w->json, "title", a->title);
        json_put(&w->json, "published", article_time(a, section->at.start));
        json_put(&w->json, "form", section_form(section));
        json_put_open(&w->json, "at", '[');
        json_int(&w->json, rune_at(&runes, section->at.start));
        json_int(&w->json, rune_at(&runes, section->at.end));
        json_close(&w->json, ']');
        json_put_text(&w->json, "text", str_span(a->text, section->at));
        json_put_text(&w->json, "prefix", cite_prefix(a->text, section->at));
        json_put_text(&w->json, "suffix", cite_suffix(a->text, section->at));
        json_close(&w->json, '}');
    }
}

static void put_warnings(Writer *w) {
    for (ptrdiff_t i = 0; i < w->brief->warnings.len; i++) {
        const Warning *warning = &w->brief->warnings.at[i];
        json_open(&w->json, '{');
        json_put(&w->json, "kind", warning_kind_word(warning->kind));
        put_evidences(w, "evidence", warning->evidence);
        json_put(&w->json, "text", warning->text);
        json_put(&w->json, "part", warning->part);
        json_put_index(&w->json, "article", warning->text.len ? warning->article : -1);
        json_close(&w->json, '}');
    }
}

static void put_legs(Writer *w) {
    for (ptrdiff_t i = 0; i < w->brief->legs.len; i++) {
        const Leg *leg = &w->brief->legs.at[i];
        json_open(&w->json, '{');
        json_put(&w->json, "place", leg->place);
        json_put(&w->json, "day", leg->day);
        json_put_bool(&w->json, "reckoned", leg->reckoned);
        json_close(&w->json, '}');
    }
}

static void put_according_to(Writer *w, const Source *source) {
    json_put_open(&w->json, "according_to", '{');
    json_put(&w->json, "voice", voice_word(source->voice));
    bool named = source->at.start < source->at.end;
    json_put(&w->json, "text",
             named ? str_span(w->brief->members[source->article].article->text, source->at) : (Str){0});
    json_put_index(&w->json, "article", source->article);
    json_key(&w->json, S("at"));
    if (named) put_span(w, source->article, source->at);
    else json_null(&w->json);
    json_put_index(&w->json, "entity", source->entity);
    json_close(&w->json, '}');
}

static void put_points(Writer *w) {
    for (ptrdiff_t i = 0; i < w->brief->points.len; i++) {
        const Point *point = &w->brief->points.at[i];
        json_open(&w->json, '{');
        json_put(&w->json, "topic", point->topic);
        json_put(&w->json, "subject", point->subject);
        json_put_index(&w->json, "leg", point->leg);
        put_according_to(w, &point->according_to);
        put_evidences(w, "evidence", point->evidence);
        json_put_int(&w->json, "reports", point->reports);
        json_put_int(&w->json, "origins", point->origins);
        json_put_int(&w->json, "weight", point->weight);
        json_close(&w->json, '}');
    }
}

static void put_differences(Writer *w) {
    for (ptrdiff_t i = 0; i < w->brief->differences.len; i++) {
        const Difference *difference = &w->brief->differences.at[i];
        json_open(&w->json, '{');
        json_put(&w->json, "kind", difference_kind_word(difference->kind));
        json_put(&w->json, "topic", difference->topic);
        put_evidences(w, "evidence", difference->evidence);
        json_close(&w->json, '}');
    }
}

static void put_quotes(Writer *w) {
    for (ptrdiff_t i = 0; i < w->brief->quotes.len; i++) {
        const Said *said = &w->brief->quotes.at[i];
        Actor speaker = said->speaker >= 0 ? w->brief->entities.at[said->speaker] : (Actor){0};
        json_open(&w->json, '{');
        json_put(&w->json, "speaker", speaker.name);
        json_put(&w->json, "role", speaker.role);
        json_put_index(&w->json, "entity", said->speaker);
        bool words = said->speaker < 0 && said->by.at.end > said->by.at.start;
        json_put(&w->json, "words",
                 words ? str_span(w->brief->members[said->by.article].article->text, said->by.at) : (Str){0});
        json_put_bool(&w->json, "differs", said->differs);
        json_put_bool(&w->json, "words_differ", said->words_differ);
        put_evidences(w, "variants", said->variants);
        put_evidences(w, "context", said->context);
        put_evidences(w, "paraphrases", said->paraphrases);
        json_close(&w->json, '}');
    }
}

static void put_positions(Writer *w) {
    for (ptrdiff_t i = 0; i < w->brief->positions.len; i++) {
        const Position *position = &w->brief->positions.at[i];
        json_open(&w->json, '{');
        json_put(&w->json, "topic", position->subject);
        json_put(&w->json, "side", position->side);
        json_put_index(&w->json, "entity", position->holder);
        json_put_index(&w->json, "told_by", position->teller);
        put_according_to(w, &position->source);
        json_put_bool(&w->json, "quoted", position->quoted);
        put_evidences(w, "evidence", position->evidence);
        json_close(&w->json, '}');
    }
}

static void put_ahead(Writer *w) {
    for (ptrdiff_t i = 0; i < w->brief->ahead.len; i++) {
        const Ahead *ahead = &w->brief->ahead.at[i];
        json_open(&w->json, '{');
        json_put(&w->json, "when", ahead->when);
        json_put(&w->json, "words", ahead->words);
        json_put_bool(&w->json, "passed", ahead->passed);
        put_evidences(w, "evidence", ahead->evidence);
        json_close(&w->json, '}');
    }
}

static void put_coverage(Writer *w) {
    Json *json = &w->json;
    const Coverage *coverage = &w->brief->coverage;
    json_put_open(json, "coverage", '{');
    json_put_open(json, "points", '[');
    for (ptrdiff_t i = 0; i < coverage->rows; i++) json_int(json, coverage->points[i]);
    json_close(json, ']');
    json_put_open(json, "cells", '[');
    const Told *cell = coverage->cells;
    for (ptrdiff_t i = 0; i < coverage->rows; i++) {
        json_open(json, '[');
        for (ptrdiff_t k = 0; k < w->brief->members_len; k++) json_text(json, told_word(*cell++));
        json_close(json, ']');
    }
    json_close(json, ']');
    json_close(json, '}');
}

static void put_entities(Writer *w) {
    for (ptrdiff_t i = 0; i < w->brief->entities.len; i++) {
        const Actor *actor = &w->brief->entities.at[i];
        json_open(&w->json, '{');
        json_put(&w->json, "name", actor->name);
        json_put(&w->json, "kind", name_kind_word(actor->kind));
        json_put(&w->json, "role", actor->role);
        json_put_int(&w->json, "reports", actor->reports);
        json_close(&w->json, '}');
    }
}

// What is new since an older brief; only where one was given.
static void put_update(Writer *w, const Update *update) {
    Json *json = &w->json;
    json_put_open(json, "update", '{');
    json_put_bool(&w->json, "known", update->known);
    json_put(&w->json, "since", update->since);
    json_put_int(&w->json, "reports", update->reports);
    json_put_open(json, "news", '[');
    for (ptrdiff_t i = 0; i < update->news.len; i++) {
        const News *news = &update->news.at[i];
        json_open(json, '{');
        json_put(&w->json, "kind", news_kind_word(news->kind));
        json_put_index(&w->json, "index", news->index);
        json_put(&w->json, "was", news->was);
        json_put(&w->json, "was_outlet", news->was_outlet);
        json_put(&w->json, "was_figure", news->was_figure);
        json_put(&w->json, "now_figure", news->now_figure);
        put_evidences(w, "now", news->now);
        json_put(&w->json, "since", news->since);
        json_close(json, '}');
    }
    json_close(json, ']');
    json_close(json, '}');
}

static void put_list(Writer *w, const char *key, void (*put_items)(Writer *w)) {
    json_put_open(&w->json, key, '[');
    put_items(w);
    json_close(&w->json, ']');
}

static void put_brief(Writer *w) {
    const Brief *brief = w->brief;
    json_open(&w->json, '{');
    json_put(&w->json, "story", brief->story.id);
    json_put(&w->json, "title", brief->title);
    json_put_index(&w->json, "title_from", brief->title.len ? brief->title_from : -1);
    json_put(&w->json, "first", brief->first);
    json_put(&w->json, "last", brief->last);
    json_put_int(&w->json, "origins", brief->story.origins);
    put_list(w, "articles", put_articles);
    if (brief->story.sections.len) put_list(w, "sections", put_sections);
    put_list(w, "warnings", put_warnings);
    put_list(w, "legs", put_legs);
    put_list(w, "points", put_points);
    put_list(w, "differences", put_differences);
    put_list(w, "quotes", put_quotes);
    put_list(w, "positions", put_positions);
    put_list(w, "ahead", put_ahead);
    put_coverage(w);
    put_list(w, "entities", put_entities);
    if (brief->update) put_update(w, brief->update);
    json_close(&w->json, '}');
}

void render_json(Buf *out, const Brief *const *briefs, ptrdiff_t count, const Style *style, Arena scratch) {
    (void)style;
    Json json = {.out = out};
    json_open(&json, '{');
    json_put_open(&json, "briefs", '[');
    for (ptrdiff_t i = 0; i < count; i++) {
        Writer w = {json, briefs[i], NULL, scratch};
        ptrdiff_t members = briefs[i]->members_len;
        w.runes = arena_new(&w.scratch, RuneIndex, members);
        for (ptrdiff_t k = 0; k < members; k++)
            w.runes[k] = rune_index(briefs[i]->members[k].article->text, &w.scratch);
        put_brief(&w);
        json = w.json;
    }
    json_close(&json, ']');
    json_close(&json, '}');
    buf_byte(out, '\n');
}
