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

static void put(Writer *w, const char *key, Str value) {
    json_key(&w->json, str_c(key));
    json_str(&w->json, value);
}

static void put_int(Writer *w, const char *key, int64_t value) {
    json_key(&w->json, str_c(key));
    json_int(&w->json, value);
}

static void put_bool(Writer *w, const char *key, bool value) {
    json_key(&w->json, str_c(key));
    json_bool(&w->json, value);
}

// An index; -1 is none.
static void put_index(Writer *w, const char *key, int32_t index) {
    json_key(&w->json, str_c(key));
    if (index >= 0) json_int(&w->json, index);
    else json_null(&w->json);
}

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
    put_int(w, "article", evidence->article);
    json_key(json, S("at"));
    put_span(w, evidence->article, outer);
    json_key(json, S("text"));
    json_text(json, evidence_text(w->brief, evidence, &scratch));
    if (evidence->pieces.len > 1) {
        json_key(json, S("pieces"));
        json_open(json, '[');
        for (ptrdiff_t i = 0; i < evidence->pieces.len; i++)
            put_span(w, evidence->article, evidence->pieces.at[i]);
        json_close(json, ']');
    }
    put(w, "mark", mark_word(evidence->mark));
    put_bool(w, "cut_start", evidence->cut_start);
    put_bool(w, "cut_end", evidence->cut_end);
    json_key(json, S("prefix"));
    json_text(json, cite_prefix(text, outer));
    json_key(json, S("suffix"));
    json_text(json, cite_suffix(text, outer));
    json_close(json, '}');
}

static void put_evidences(Writer *w, const char *key, Evidences evidences) {
    json_key(&w->json, str_c(key));
    json_open(&w->json, '[');
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
        put(w, "id", a->id);
        put(w, "version", a->version);
        put(w, "source", a->source);
        put(w, "url", a->url);
        put(w, "outlet", a->outlet);
        put(w, "name", w->brief->outlets.at[i]);
        put(w, "title", a->title);
        put(w, "published", a->published);
        put(w, "language", a->language);
        put_int(w, "words", article_words(a));
        put_bool(w, "teaser", a->teaser);
        put_int(w, "origin", member->origin);
        put(w, "copying", copying_word(member->copying));
        put_index(w, "copied_from", member->copied_from);
        json_key(json, S("text"));
        json_text(json, a->text);
        json_close(json, '}');
    }
}

static void put_warnings(Writer *w) {
    for (ptrdiff_t i = 0; i < w->brief->warnings.len; i++) {
        const Warning *warning = &w->brief->warnings.at[i];
        json_open(&w->json, '{');
        put(w, "kind", warning_kind_word(warning->kind));
        put_evidences(w, "evidence", warning->evidence);
        put(w, "text", warning->text);
        put_index(w, "article", warning->text.len ? warning->article : -1);
        json_close(&w->json, '}');
    }
}

static void put_legs(Writer *w) {
    for (ptrdiff_t i = 0; i < w->brief->legs.len; i++) {
        const Leg *leg = &w->brief->legs.at[i];
        json_open(&w->json, '{');
        put(w, "place", leg->place);
        put(w, "day", leg->day);
        put_bool(w, "reckoned", leg->reckoned);
        json_close(&w->json, '}');
    }
}

static void put_according_to(Writer *w, const Source *source) {
    json_key(&w->json, S("according_to"));
    json_open(&w->json, '{');
    put(w, "voice", voice_word(source->voice));
    bool named = source->at.start < source->at.end;
    put(w, "text", named ? str_span(w->brief->members[source->article].article->text, source->at) : (Str){0});
    put_index(w, "article", source->article);
    json_key(&w->json, S("at"));
    if (named) put_span(w, source->article, source->at);
    else json_null(&w->json);
    put_index(w, "entity", source->entity);
    json_close(&w->json, '}');
}

static void put_points(Writer *w) {
    for (ptrdiff_t i = 0; i < w->brief->points.len; i++) {
        const Point *point = &w->brief->points.at[i];
        json_open(&w->json, '{');
        put(w, "topic", point->topic);
        put_index(w, "leg", point->leg);
        put_according_to(w, &point->according_to);
        put_evidences(w, "evidence", point->evidence);
        put_int(w, "reports", point->reports);
        put_int(w, "origins", point->origins);
        put_int(w, "weight", point->weight);
        json_close(&w->json, '}');
    }
}

static void put_differences(Writer *w) {
    for (ptrdiff_t i = 0; i < w->brief->differences.len; i++) {
        const Difference *difference = &w->brief->differences.at[i];
        json_open(&w->json, '{');
        put(w, "kind", difference_kind_word(difference->kind));
        put(w, "topic", difference->topic);
        put_evidences(w, "evidence", difference->evidence);
        json_close(&w->json, '}');
    }
}

static void put_quotes(Writer *w) {
    for (ptrdiff_t i = 0; i < w->brief->quotes.len; i++) {
        const Said *said = &w->brief->quotes.at[i];
        Actor speaker = said->speaker >= 0 ? w->brief->entities.at[said->speaker] : (Actor){0};
        json_open(&w->json, '{');
        put(w, "speaker", speaker.name);
        put(w, "role", speaker.role);
        put_index(w, "entity", said->speaker);
        put_bool(w, "differs", said->differs);
        put_bool(w, "words_differ", said->words_differ);
        put_evidences(w, "variants", said->variants);
        put_evidences(w, "context", said->context);
        put_evidences(w, "paraphrases", said->paraphrases);
        json_close(&w->json, '}');
    }
}

static void put_ahead(Writer *w) {
    for (ptrdiff_t i = 0; i < w->brief->ahead.len; i++) {
        const Ahead *ahead = &w->brief->ahead.at[i];
        json_open(&w->json, '{');
        put(w, "when", ahead->when);
        put_bool(w, "passed", ahead->passed);
        put_evidences(w, "evidence", ahead->evidence);
        json_close(&w->json, '}');
    }
}

static void put_coverage(Writer *w) {
    Json *json = &w->json;
    const Coverage *coverage = &w->brief->coverage;
    json_key(json, S("coverage"));
    json_open(json, '{');
    json_key(json, S("points"));
    json_open(json, '[');
    for (ptrdiff_t i = 0; i < coverage->rows; i++) json_int(json, coverage->points[i]);
    json_close(json, ']');
    json_key(json, S("cells"));
    json_open(json, '[');
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
        put(w, "name", actor->name);
        put(w, "kind", name_kind_word(actor->kind));
        put(w, "role", actor->role);
        put_int(w, "reports", actor->reports);
        json_close(&w->json, '}');
    }
}

// What is new since an older brief; only where one was given.
static void put_update(Writer *w, const Update *update) {
    Json *json = &w->json;
    json_key(json, S("update"));
    json_open(json, '{');
    put_bool(w, "known", update->known);
    put(w, "since", update->since);
    put_int(w, "reports", update->reports);
    json_key(json, S("news"));
    json_open(json, '[');
    for (ptrdiff_t i = 0; i < update->news.len; i++) {
        const News *news = &update->news.at[i];
        json_open(json, '{');
        put(w, "kind", news_kind_word(news->kind));
        put_index(w, "index", news->index);
        put(w, "was", news->was);
        put(w, "was_outlet", news->was_outlet);
        put(w, "was_figure", news->was_figure);
        put(w, "now_figure", news->now_figure);
        put_evidences(w, "now", news->now);
        put(w, "since", news->since);
        json_close(json, '}');
    }
    json_close(json, ']');
    json_close(json, '}');
}

static void put_list(Writer *w, const char *key, void (*put_items)(Writer *w)) {
    json_key(&w->json, str_c(key));
    json_open(&w->json, '[');
    put_items(w);
    json_close(&w->json, ']');
}

static void put_brief(Writer *w) {
    const Brief *brief = w->brief;
    json_open(&w->json, '{');
    put(w, "story", brief->story.id);
    put(w, "title", brief->title);
    put_index(w, "title_from", brief->title.len ? brief->title_from : -1);
    put(w, "first", brief->first);
    put(w, "last", brief->last);
    put_int(w, "origins", brief->story.origins);
    put_list(w, "articles", put_articles);
    put_list(w, "warnings", put_warnings);
    put_list(w, "legs", put_legs);
    put_list(w, "points", put_points);
    put_list(w, "differences", put_differences);
    put_list(w, "quotes", put_quotes);
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
    json_key(&json, S("briefs"));
    json_open(&json, '[');
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
