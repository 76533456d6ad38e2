// ndjson.c - see ndjson.h.
//
// Writing walks the article in the contract's order. Reading parses with yyjson into scratch (its pool
// allocator, so nothing is malloc'ed inside a border), copies strings to keep, then turns code points
// into bytes. yyjson's "dirty" readings are off: these rows are ours or another program's, not a page's.
#include "article/ndjson.h"

#include "article/identity.h"
#include "base/limits.h"
#include "base/utf8.h"

#include <math.h>
#include <yyjson.h>

// ---- out ----

typedef struct Writer {
    Json json;
    RuneIndex runes;
} Writer;

static void put_span(Writer *w, Span span) {
    json_open(&w->json, '[');
    json_int(&w->json, rune_at(&w->runes, span.start));
    json_int(&w->json, rune_at(&w->runes, span.end));
    json_close(&w->json, ']');
}

static void put_span_or_null(Writer *w, const char *key, Span span) {
    json_key(&w->json, str_c(key));
    if (span.start < span.end) put_span(w, span);
    else json_null(&w->json);
}

static void put_spans(Writer *w, const char *key, Spans spans) {
    json_put_open(&w->json, key, '[');
    for (ptrdiff_t i = 0; i < spans.len; i++) put_span(w, spans.at[i]);
    json_close(&w->json, ']');
}

static void put_strs(Writer *w, const char *key, Strs strs) {
    json_put_open(&w->json, key, '[');
    for (ptrdiff_t i = 0; i < strs.len; i++) json_text(&w->json, strs.at[i]);
    json_close(&w->json, ']');
}

// null when the entity is not known
static void put_entity(Writer *w, int32_t entity) { json_put_index(&w->json, "entity", entity); }

// {"number": 1, "of": 3}; null for a whole
static void put_part(Writer *w, PagePart part) {
    json_key(&w->json, S("part"));
    if (part.number == 0) {
        json_null(&w->json);
        return;
    }
    json_open(&w->json, '{');
    json_put_int(&w->json, "number", part.number);
    json_key(&w->json, S("of"));
    if (part.of) json_int(&w->json, part.of);
    else json_null(&w->json);
    json_close(&w->json, '}');
}

static void put_entries(Writer *w, const Article *a) {
    json_put_open(&w->json, "entries", '[');
    for (ptrdiff_t i = 0; i < a->entries.len; i++) {
        json_open(&w->json, '{');
        json_key(&w->json, S("at"));
        put_span(w, a->entries.at[i].at);
        json_put(&w->json, "time", a->entries.at[i].time);
        put_strs(w, "authors", a->entries.at[i].authors);
        json_close(&w->json, '}');
    }
    json_close(&w->json, ']');
}

static void put_about(Writer *w, const Article *a) {
    Json *json = &w->json;
    json_put(&w->json, "id", a->id);
    json_put(&w->json, "version", a->version);
    json_put(&w->json, "page", a->page);
    json_put(&w->json, "source", a->source);
    json_put(&w->json, "url", a->url);
    json_put(&w->json, "outlet", a->outlet);
    json_put(&w->json, "outlet_from", outlet_from_word(a->outlet_from));
    json_put(&w->json, "title", a->title);
    put_strs(w, "authors", a->authors);
    json_put(&w->json, "published", a->published);
    json_put(&w->json, "modified", a->modified);
    json_put(&w->json, "language", a->language);
    json_put(&w->json, "description", a->description);
    json_put(&w->json, "section", a->section);
    json_put(&w->json, "image", a->image);
    put_strs(w, "tags", a->tags);

    json_key(json, S("dateline"));
    if (a->dateline.at.start < a->dateline.at.end) {
        json_open(json, '{');
        put_span_or_null(w, "at", a->dateline.at);
        json_put(&w->json, "place", a->dateline.place);
        json_put(&w->json, "date", a->dateline.date);
        json_put(&w->json, "agency", a->dateline.agency);
        json_close(json, '}');
    } else {
        json_null(json);
    }

    json_put_open(json, "credits", '[');
    for (ptrdiff_t i = 0; i < a->credits.len; i++) {
        json_open(json, '{');
        json_put(&w->json, "kind", credit_word(a->credits.at[i].kind));
        json_put(&w->json, "agency", a->credits.at[i].agency);
        json_put(&w->json, "text", a->credits.at[i].text);
        json_close(json, '}');
    }
    json_close(json, ']');
    put_strs(w, "corrections", a->corrections);
    put_strs(w, "notes", a->notes);
    json_put(&w->json, "form", form_word(a->form));
    json_put_bool(json, "teaser", a->teaser);
    put_part(w, a->part);
    json_put_text(json, "text", a->text);
    put_spans(w, "paragraphs", a->paragraphs);
    if (a->block_quotes.len) put_spans(w, "block_quotes", a->block_quotes);
    if (a->entries.len) put_entries(w, a);

    json_put_open(json, "set_aside", '[');
    for (ptrdiff_t i = 0; i < a->asides.len; i++) {
        json_open(json, '{');
        json_put(&w->json, "label", aside_word(a->asides.at[i].label));
        json_put(&w->json, "text", a->asides.at[i].text);
        json_close(json, '}');
    }
    json_close(json, ']');
}

static void put_names(Writer *w, const Article *a) {
    Json *json = &w->json;
    json_put_open(json, "names", '[');
    for (ptrdiff_t i = 0; i < a->names.len; i++) {
        const Name *name = &a->names.at[i];
        json_open(json, '{');
        put_span_or_null(w, "at", name->at);
        json_put(&w->json, "kind", name_kind_word(name->kind));
        put_entity(w, name->entity);
        put_span_or_null(w, "role", name->role);
        json_close(json, '}');
    }
    json_close(json, ']');

    json_put_open(json, "entities", '[');
    for (ptrdiff_t i = 0; i < a->entities.len; i++) {
        const Entity *entity = &a->entities.at[i];
        json_open(json, '{');
        json_put(&w->json, "name", entity->name);
        json_put(&w->json, "kind", name_kind_word(entity->kind));
        put_span_or_null(w, "role", entity->role);
        put_strs(w, "forms", entity->forms);
        json_close(json, '}');
    }
    json_close(json, ']');
}

// Bounds that the text gives are no one number: an interval as mathematics writes it, "[10,12]", "(40,)".
static void put_amount(Json *json, const Quantity *quantity) {
    bool low = !isinf(quantity->low), high = !isinf(quantity->high);
    bool one = (low && high && quantity->low >= quantity->high) || isnan(quantity->value);
    if (one || (low && high && quantity->approx)) {  // "dozens" too: what we make of it, not what it says
        json_number(json, quantity->value);
        return;
    }
    char from[32] = "", to[32] = "", text[80];
    if (low) snprintf(from, sizeof from, "%.15g", quantity->low);
    if (high) snprintf(to, sizeof to, "%.15g", quantity->high);
    int len = snprintf(text, sizeof text, "%c%s,%s%c", low && !quantity->low_out ? '[' : '(', from, to,
                       high && !quantity->high_out ? ']' : ')');
    json_str(json, (Str){text, len});
}

static void put_dates(Writer *w, const Article *a) {
    Json *json = &w->json;
    json_put_open(json, "dates", '[');
    for (ptrdiff_t i = 0; i < a->dates.len; i++) {
        const Date *date = &a->dates.at[i];
        json_open(json, '{');
        put_span_or_null(w, "at", date->at);
        json_put(&w->json, "type", date_type_word(date->type));
        json_put(&w->json, "value", date->value);
        json_put_bool(json, "reckoned", date->reckoned);
        json_close(json, '}');
    }
    json_close(json, ']');

    json_put_open(json, "quantities", '[');
    for (ptrdiff_t i = 0; i < a->quantities.len; i++) {
        const Quantity *quantity = &a->quantities.at[i];
        json_open(json, '{');
        put_span_or_null(w, "at", quantity->at);
        json_key(json, S("value"));
        put_amount(json, quantity);
        json_put_number(json, "low", quantity->low);
        json_put_number(json, "high", quantity->high);
        json_put_bool(json, "approx", quantity->approx);
        json_put(&w->json, "unit", quantity->unit);
        put_span_or_null(w, "thing", quantity->thing);
        json_close(json, '}');
    }
    json_close(json, ']');
}

static void put_topics(Writer *w, const Article *a) {
    Json *json = &w->json;
    json_put_open(json, "topics", '[');
    for (ptrdiff_t i = 0; i < a->topics.len; i++) {
        const MediaTopic *topic = &a->topics.at[i];
        json_open(json, '{');
        json_put(&w->json, "code", topic->code);
        json_put(&w->json, "label", topic->label);
        json_put_number(json, "confidence", topic->sure / 1000.0);
        json_close(json, '}');
    }
    json_close(json, ']');
}

static void put_quotes(Writer *w, const Article *a) {
    Json *json = &w->json;
    json_put_open(json, "quotes", '[');
    for (ptrdiff_t i = 0; i < a->quotes.len; i++) {
        const Quote *quote = &a->quotes.at[i];
        json_open(json, '{');
        put_spans(w, "content", quote->content);
        put_span_or_null(w, "speaker", quote->speaker);
        put_entity(w, quote->entity);
        put_span_or_null(w, "cue", quote->cue);
        put_span_or_null(w, "addressee", quote->addressee);
        put_span_or_null(w, "root", quote->root);
        json_put(&w->json, "kind", quote_kind_word(quote->kind));
        json_put_number(json, "confidence", quote->confidence / 1000.0);
        json_close(json, '}');
    }
    json_close(json, ']');
}

void ndjson_write(Buf *out, const Article *article, Arena scratch) {
    Writer w = {.json = {.out = out}, .runes = rune_index(article->text, &scratch)};
    json_open(&w.json, '{');
    put_about(&w, article);
    if (article->annotated) {
        put_spans(&w, "sentences", article->sentences);
        put_names(&w, article);
        put_dates(&w, article);
        put_quotes(&w, article);
        put_topics(&w, article);
    }
    json_close(&w.json, '}');
}

// ---- in ----

typedef struct Reader {
    RuneIndex runes;
    Arena *keep;
    Str where;
    bool misfit;  // a span outside the text
} Reader;

static Str get(Reader *r, yyjson_val *object, const char *key) {
    yyjson_val *value = yyjson_obj_get(object, key);
    const char *s = yyjson_get_str(value);
    if (s == NULL) return (Str){0};
    return utf8_repair(str_copy((Str){s, (ptrdiff_t)yyjson_get_len(value)}, r->keep), r->keep);
}

static Strs get_strs(Reader *r, yyjson_val *object, const char *key) {
    Strs strs = {0};
    size_t i, max;
    yyjson_val *value, *list = yyjson_obj_get(object, key);
    yyjson_arr_foreach(list, i, max, value) {
        const char *s = yyjson_get_str(value);
        if (s == NULL) continue;
        *vec_push(&strs, r->keep) =
            utf8_repair(str_copy((Str){s, (ptrdiff_t)yyjson_get_len(value)}, r->keep), r->keep);
    }
    return strs;
}

// [start, end] in code points. Anything else is a misfit, null (or no key) an empty span.
static Span to_span(Reader *r, yyjson_val *value) {
    if (value == NULL || yyjson_is_null(value)) return (Span){0};
    yyjson_val *first = yyjson_arr_get(value, 0), *second = yyjson_arr_get(value, 1);
    if (!yyjson_is_int(first) || !yyjson_is_int(second)) {
        r->misfit = true;
        return (Span){0};
    }
    ptrdiff_t start = rune_byte(&r->runes, (ptrdiff_t)yyjson_get_sint(first));
    ptrdiff_t end = rune_byte(&r->runes, (ptrdiff_t)yyjson_get_sint(second));
    if (start < 0 || end < start) {
        r->misfit = true;
        return (Span){0};
    }
    return (Span){(int32_t)start, (int32_t)end};
}

static Span get_span(Reader *r, yyjson_val *object, const char *key) {
    return to_span(r, yyjson_obj_get(object, key));
}

static Spans get_spans(Reader *r, yyjson_val *object, const char *key) {
    Spans spans = {0};
    size_t i, max;
    yyjson_val *value, *list = yyjson_obj_get(object, key);
    yyjson_arr_foreach(list, i, max, value) * vec_push(&spans, r->keep) = to_span(r, value);
    return spans;
}

// The constant whose word stands under `key`; 0, the first, when none does.
static int get_word(Reader *r, yyjson_val *object, const char *key, const Str *words, ptrdiff_t count) {
    Str word = get(r, object, key);
    for (ptrdiff_t i = 0; i < count; i++)
        if (str_eq(word, words[i])) return (int)i;
    return 0;
}
#define WORD(constant, word) S_(word),
static const Str outlet_froms[] = {OUTLET_FROMS(WORD)}, forms[] = {FORMS(WORD)}, asides[] = {ASIDES(WORD)},
                 credit_kinds[] = {CREDIT_KINDS(WORD)}, name_kinds[] = {NAME_KINDS(WORD)},
                 date_types[] = {DATE_TYPES(WORD)}, quote_kinds[] = {QUOTE_KINDS(WORD)};

static int32_t get_entity(Reader *r, yyjson_val *object, ptrdiff_t entities) {
    yyjson_val *value = yyjson_obj_get(object, "entity");
    if (!yyjson_is_int(value)) return -1;
    int64_t n = yyjson_get_sint(value);
    if (n < 0 || n >= entities) r->misfit = true;
    return r->misfit ? -1 : (int32_t)n;
}

// A small count under `key`; 0 when there is none.
static int16_t get_small(yyjson_val *object, const char *key) {
    yyjson_val *value = yyjson_obj_get(object, key);
    int64_t n = yyjson_is_int(value) ? yyjson_get_sint(value) : 0;
    return n > 0 && n < INT16_MAX ? (int16_t)n : 0;
}

static void get_about(Reader *r, yyjson_val *row, Article *a) {
    size_t i, max;
    yyjson_val *value;
    a->id = get(r, row, "id");
    a->page = get(r, row, "page");
    a->source = get(r, row, "source");
    if (a->source.len == 0) a->source = str_copy(r->where, r->keep);
    a->url = get(r, row, "url");
    a->outlet = get(r, row, "outlet");
    a->outlet_from = (OutletFrom)get_word(r, row, "outlet_from", outlet_froms, countof(outlet_froms));
    if (a->outlet.len && a->outlet_from == OUTLET_UNKNOWN) a->outlet_from = OUTLET_OPTION;
    a->title = get(r, row, "title");
    a->authors = get_strs(r, row, "authors");
    a->published = get(r, row, "published");
    a->modified = get(r, row, "modified");
    a->language = get(r, row, "language");
    a->description = get(r, row, "description");
    a->section = get(r, row, "section");
    a->image = get(r, row, "image");
    a->tags = get_strs(r, row, "tags");
    yyjson_val *dateline = yyjson_obj_get(row, "dateline");
    a->dateline = (Dateline){get_span(r, dateline, "at"), get(r, dateline, "place"), get(r, dateline, "date"),
                             get(r, dateline, "agency")};
    yyjson_val *list = yyjson_obj_get(row, "credits");
    yyjson_arr_foreach(list, i, max, value) * vec_push(&a->credits, r->keep) =
        (Credit){(CreditKind)get_word(r, value, "kind", credit_kinds, countof(credit_kinds)),
                 get(r, value, "agency"), get(r, value, "text")};
    a->corrections = get_strs(r, row, "corrections");
    a->notes = get_strs(r, row, "notes");
    a->form = (Form)get_word(r, row, "form", forms, countof(forms));
    a->teaser = yyjson_is_true(yyjson_obj_get(row, "teaser"));
    yyjson_val *part = yyjson_obj_get(row, "part");
    a->part = (PagePart){get_small(part, "number"), get_small(part, "of")};
    a->paragraphs = get_spans(r, row, "paragraphs");
    a->block_quotes = get_spans(r, row, "block_quotes");
    if (a->paragraphs.len == 0) a->paragraphs = article_paragraphs(a->text, r->keep);
    list = yyjson_obj_get(row, "entries");
    yyjson_arr_foreach(list, i, max, value) * vec_push(&a->entries, r->keep) =
        (LiveEntry){get_span(r, value, "at"), get(r, value, "time"), get_strs(r, value, "authors")};
    list = yyjson_obj_get(row, "set_aside");
    yyjson_arr_foreach(list, i, max, value) * vec_push(&a->asides, r->keep) =
        (Aside){(AsideLabel)get_word(r, value, "label", asides, countof(asides)), get(r, value, "text")};
}

static double get_double(yyjson_val *object, const char *key, double otherwise) {
    yyjson_val *value = yyjson_obj_get(object, key);
    return yyjson_is_num(value) ? yyjson_get_num(value) : otherwise;
}

static int16_t get_sure(yyjson_val *object) {
    double confidence = get_double(object, "confidence", 0);
    return confidence >= 0 && confidence <= 1 ? (int16_t)lround(confidence * 1000) : 0;
}

// A bound of a quantity: null is open ("at least 12" has no high one); without the key it is the value.
static double get_bound(yyjson_val *object, const char *key, double value, double open) {
    return get_double(object, key, yyjson_obj_get(object, key) ? open : value);
}

// An interval's number is its lower end, or the upper one where that is open.
static Quantity get_quantity(Reader *r, yyjson_val *object) {
    double n = get_double(object, "value", NAN);
    Quantity q = {.at = get_span(r, object, "at"),
                  .low = get_bound(object, "low", n, -INFINITY),
                  .high = get_bound(object, "high", n, INFINITY),
                  .approx = yyjson_is_true(yyjson_obj_get(object, "approx")),
                  .unit = get(r, object, "unit"),
                  .thing = get_span(r, object, "thing")};
    Str interval = get(r, object, "value");
    q.value = !interval.len ? n : isinf(q.low) ? q.high : q.low;
    q.low_out = interval.len && interval.s[0] == '(' && !isinf(q.low);
    q.high_out = interval.len && interval.s[interval.len - 1] == ')' && !isinf(q.high);
    return q;
}

static void get_findings(Reader *r, yyjson_val *row, Article *a) {
    size_t i, max;
    yyjson_val *value, *list;
    a->annotated = true;
    a->sentences = get_spans(r, row, "sentences");
    list = yyjson_obj_get(row, "entities");
    yyjson_arr_foreach(list, i, max, value) * vec_push(&a->entities, r->keep) =
        (Entity){get(r, value, "name"), (NameKind)get_word(r, value, "kind", name_kinds, countof(name_kinds)),
                 get_span(r, value, "role"), get_strs(r, value, "forms")};
    list = yyjson_obj_get(row, "names");
    yyjson_arr_foreach(list, i, max, value) * vec_push(&a->names, r->keep) = (Name){
        get_span(r, value, "at"), (NameKind)get_word(r, value, "kind", name_kinds, countof(name_kinds)),
        get_entity(r, value, a->entities.len), get_span(r, value, "role")};
    list = yyjson_obj_get(row, "dates");
    yyjson_arr_foreach(list, i, max, value) * vec_push(&a->dates, r->keep) = (Date){
        get_span(r, value, "at"), (DateType)get_word(r, value, "type", date_types, countof(date_types)),
        get(r, value, "value"), yyjson_is_true(yyjson_obj_get(value, "reckoned"))};
    list = yyjson_obj_get(row, "quantities");
    yyjson_arr_foreach(list, i, max, value) { *vec_push(&a->quantities, r->keep) = get_quantity(r, value); }
    list = yyjson_obj_get(row, "topics");
    yyjson_arr_foreach(list, i, max, value) * vec_push(&a->topics, r->keep) =
        (MediaTopic){get(r, value, "code"), get(r, value, "label"), get_sure(value)};
    list = yyjson_obj_get(row, "quotes");
    yyjson_arr_foreach(list, i, max, value) {
        Quote quote = {.content = get_spans(r, value, "content"),
                       .speaker = get_span(r, value, "speaker"),
                       .cue = get_span(r, value, "cue"),
                       .addressee = get_span(r, value, "addressee"),
                       .root = get_span(r, value, "root"),
                       .entity = get_entity(r, value, a->entities.len),
                       .kind = (QuoteKind)get_word(r, value, "kind", quote_kinds, countof(quote_kinds))};
        quote.confidence = get_sure(value);
        if (quote.content.len) *vec_push(&a->quotes, r->keep) = quote;
        else r->misfit = true;
    }
}

bool ndjson_read(Article *out, Str row, Str where, Arena *keep, Arena scratch, Err *err) {
    if (row.len > LIMIT_ROW_BYTES) return err_set(err, ERR_TOO_LARGE, where, "%td bytes in one row", row.len);
    yyjson_read_err why;
    yyjson_doc *doc = json_read(row, YYJSON_READ_NOFLAG, &why, &scratch);
    yyjson_val *object = yyjson_doc_get_root(doc);
    if (doc == NULL) return err_set(err, ERR_BAD_JSON, where, "byte %zu: %s", why.pos, why.msg);
    if (!yyjson_is_str(yyjson_obj_get(object, "text"))) return err_set(err, ERR_BAD_JSON, where, "no text");

    Reader r = {.keep = keep, .where = where};
    Article a = {.text = get(&r, object, "text")};
    if (a.text.len > LIMIT_TEXT_BYTES)
        return err_set(err, ERR_TOO_LARGE, where, "a text of %td bytes", a.text.len);
    r.runes = rune_index(a.text, &scratch);
    get_about(&r, object, &a);
    if (yyjson_obj_get(object, "sentences")) get_findings(&r, object, &a);
    if (r.misfit) return err_set(err, ERR_BAD_JSON, where, "a span or an index that does not fit");
    identity_set(&a, keep);
    *out = a;
    return true;
}
