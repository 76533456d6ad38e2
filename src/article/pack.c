// pack.c - see pack.h.
//
//     varint id's length, id, varint fields that are set (a bit each, in the order of walk_article()), these fields
//
// One walk over the fields counts, writes and reads, so all agree. A text is its length and its bytes; numbers are varints (seven
// bits a byte, the lowest first; signed ones with the sign in the lowest bit); a list is its length and its elements;
// spans of a list are told from the end of the one before.
#include "article/pack.h"

#include "base/varint.h"

#include <string.h>

typedef struct Walk {
    bool writes;
    uint8_t *to;        // writing; NULL: only counts
    ptrdiff_t len;      // bytes written or counted
    const uint8_t *in;  // reading
    Arena *keep;        // of lists that are read
    uint64_t set;       // a bit a field
    int field;
} Walk;

// ---- values ----

static void put_bytes(Walk *w, const void *bytes, ptrdiff_t len) {
    if (w->to && bytes && len) memcpy(w->to + w->len, bytes, (size_t)len);
    w->len += len;
}

static void put(Walk *w, uint64_t n) {
    uint8_t bytes[VARINT_MOST];
    put_bytes(w, bytes, varint_put(bytes, n) - bytes);
}

static void walk_count(Walk *w, ptrdiff_t *n) {
    if (w->writes) put(w, (uint64_t)*n);
    else *n = (ptrdiff_t)varint_get(&w->in);
}

static void walk_int(Walk *w, int64_t *n) {
    if (w->writes) put(w, varint_zigzag(*n));
    else *n = varint_unzigzag(varint_get(&w->in));
}

static void walk_double(Walk *w, double *n) {
    if (w->writes) put_bytes(w, n, sizeof *n);
    else memcpy(n, w->in, sizeof *n), w->in += sizeof *n;
}

static void walk_str(Walk *w, Str *s) {
    walk_count(w, &s->len);
    if (w->writes) {
        put_bytes(w, s->s, s->len);
        return;
    }
    s->s = s->len ? (const char *)w->in : NULL;
    w->in += s->len;
}

// A number of any type.
#define WALK(w, number)                    \
    do {                                   \
        int64_t n_ = (int64_t)(number);    \
        walk_int((w), &n_);                \
        (number) = (__typeof__(number))n_; \
    } while (0)

// The next span behind `end`, which is then its own end.
static void walk_span(Walk *w, Span *span, int32_t *end) {
    int64_t gap = span->start - *end, len = span->end - span->start;
    walk_int(w, &gap);
    walk_int(w, &len);
    span->start = *end + (int32_t)gap;
    *end = span->end = span->start + (int32_t)len;
}

// A span near another; most are empty.
static void walk_near(Walk *w, Span *span, Span near) {
    bool some = span->start || span->end;
    WALK(w, some);
    int32_t end = near.start;
    if (some) walk_span(w, span, &end);
}

// ---- fields ----

// Is the next field there? Writing says whether it `is_set`.
static bool next_field(Walk *w, bool is_set) {
    uint64_t bit = (uint64_t)1 << w->field++;
    if (w->writes && is_set) w->set |= bit;
    return w->set & bit;
}

static void field_str(Walk *w, Str *s) {
    if (next_field(w, s->len > 0)) walk_str(w, s);
}

#define FIELD(w, number)                                         \
    do {                                                         \
        if (next_field((w), (number) != 0)) WALK((w), (number)); \
    } while (0)

// A list's elements, made where they are read; false where it is not set.
static bool field_list(Walk *w, void *list, ptrdiff_t size) {
    struct {
        void *at;
        ptrdiff_t len, cap;
    } v;
    memcpy(&v, list, sizeof v);
    if (!next_field(w, v.len > 0)) return false;
    walk_count(w, &v.len);
    if (!w->writes) {
        v.at = arena_take(w->keep, size, _Alignof(max_align_t), v.len);
        v.cap = v.len;
        memcpy(list, &v, sizeof v);
    }
    return true;
}
// Loops over the elements of a list that is set.
#define EACH(w, list, i)                                        \
    if (field_list((w), (list), (ptrdiff_t)sizeof *(list)->at)) \
        for (ptrdiff_t i = 0; i < (list)->len; i++)

static void field_strs(Walk *w, Strs *strs) { EACH(w, strs, i) walk_str(w, &strs->at[i]); }

static void field_spans(Walk *w, Spans *spans) {
    int32_t end = 0;
    EACH(w, spans, i) walk_span(w, &spans->at[i], &end);
}

// A list within an element of another: no field, so always there.
static void walk_strs(Walk *w, Strs *strs) {
    walk_count(w, &strs->len);
    if (!w->writes) strs->at = arena_new(w->keep, Str, strs->cap = strs->len);
    for (ptrdiff_t i = 0; i < strs->len; i++) walk_str(w, &strs->at[i]);
}

// ---- the article ----

static void walk_dateline(Walk *w, Dateline *d) {
    FIELD(w, d->at.start);
    FIELD(w, d->at.end);
    field_str(w, &d->place);
    field_str(w, &d->date);
    field_str(w, &d->agency);
}

static void walk_names(Walk *w, Article *a) {
    int32_t end = 0;
    EACH(w, &a->names, i) {
        Name *name = &a->names.at[i];
        walk_span(w, &name->at, &end);
        WALK(w, name->kind);
        WALK(w, name->entity);
        walk_near(w, &name->role, name->at);
    }
    EACH(w, &a->entities, i) {
        Entity *entity = &a->entities.at[i];
        walk_str(w, &entity->name);
        WALK(w, entity->kind);
        walk_near(w, &entity->role, (Span){0});
        walk_strs(w, &entity->forms);
    }
}

static void walk_figures(Walk *w, Article *a) {
    int32_t end = 0;
    EACH(w, &a->dates, i) {
        Date *date = &a->dates.at[i];
        walk_span(w, &date->at, &end);
        WALK(w, date->type);
        walk_str(w, &date->value);
        WALK(w, date->reckoned);
    }
    end = 0;
    EACH(w, &a->quantities, i) {
        Quantity *q = &a->quantities.at[i];
        walk_span(w, &q->at, &end);
        walk_double(w, &q->value);
        walk_double(w, &q->low);
        walk_double(w, &q->high);
        WALK(w, q->approx);
        walk_str(w, &q->unit);
        walk_near(w, &q->thing, q->at);
        WALK(w, q->low_out);
        WALK(w, q->high_out);
    }
}

static void walk_quotes(Walk *w, Article *a) {
    EACH(w, &a->quotes, i) {
        Quote *quote = &a->quotes.at[i];
        walk_count(w, &quote->content.len);
        if (!w->writes) quote->content.at = arena_new(w->keep, Span, quote->content.cap = quote->content.len);
        int32_t end = 0;
        for (ptrdiff_t c = 0; c < quote->content.len; c++) walk_span(w, &quote->content.at[c], &end);
        Span near = quote->content.len ? quote->content.at[0] : (Span){0};
        walk_near(w, &quote->speaker, near);
        walk_near(w, &quote->cue, near);
        walk_near(w, &quote->addressee, near);
        walk_near(w, &quote->root, near);
        WALK(w, quote->entity);
        WALK(w, quote->kind);
        WALK(w, quote->confidence);
    }
}

// A field that is not walked would be lost in a window.
enum {
    SIZES = sizeof(Article) + sizeof(Aside) + sizeof(Credit) + sizeof(Name) + sizeof(Entity) + sizeof(Date) +
        sizeof(Quantity) + sizeof(Quote) + sizeof(MediaTopic) + sizeof(LiveEntry)
};
_Static_assert(sizeof(void *) != 8 || SIZES == 1112, "a new field: walk it too, then say the sizes here");

// All but the id. A new field comes last.
static void walk_article(Walk *w, Article *a) {
    Str *const strs[] = {&a->outlet,      &a->title,   &a->text,   &a->published, &a->language,
                         &a->version,     &a->page,    &a->source, &a->url,       &a->modified,
                         &a->description, &a->section, &a->image};
    for (ptrdiff_t i = 0; i < countof(strs); i++) field_str(w, strs[i]);
    field_spans(w, &a->paragraphs);
    FIELD(w, a->outlet_from);
    FIELD(w, a->form);
    FIELD(w, a->teaser);
    FIELD(w, a->part.number);
    FIELD(w, a->part.of);
    field_strs(w, &a->authors);
    field_strs(w, &a->tags);
    field_strs(w, &a->corrections);
    walk_dateline(w, &a->dateline);
    EACH(w, &a->credits, i) {
        WALK(w, a->credits.at[i].kind);
        walk_str(w, &a->credits.at[i].agency);
        walk_str(w, &a->credits.at[i].text);
    }
    EACH(w, &a->asides, i) {
        WALK(w, a->asides.at[i].label);
        walk_str(w, &a->asides.at[i].text);
    }
    FIELD(w, a->annotated);
    field_spans(w, &a->sentences);
    walk_names(w, a);
    walk_figures(w, a);
    walk_quotes(w, a);
    EACH(w, &a->topics, i) {
        walk_str(w, &a->topics.at[i].code);
        walk_str(w, &a->topics.at[i].label);
        WALK(w, a->topics.at[i].sure);
    }
    field_strs(w, &a->notes);
    field_spans(w, &a->block_quotes);
    int32_t end = 0;
    EACH(w, &a->entries, i) {
        walk_span(w, &a->entries.at[i].at, &end);
        walk_str(w, &a->entries.at[i].time);
        walk_strs(w, &a->entries.at[i].authors);
    }
}

Packed article_pack(const Article *article, Arena *keep) {
    Article copy = *article;  // what is walked may be written to, and is not
    Walk body = {.writes = true}, head = {.writes = true};
    walk_article(&body, &copy);
    walk_str(&head, &copy.id);
    put(&head, body.set);
    head.to = arena_take(keep, 1, 1, head.len + body.len);
    body.to = head.to + head.len;
    head.len = body.len = body.field = 0;
    walk_str(&head, &copy.id);
    put(&head, body.set);
    walk_article(&body, &copy);
    return (Packed){head.to};
}

Article article_unpack(Packed packed, Arena *keep) {
    Article article = {0};
    Walk w = {.in = packed.at, .keep = keep};
    walk_str(&w, &article.id);
    w.set = varint_get(&w.in);
    walk_article(&w, &article);
    return article;
}

Str packed_id(Packed packed) {
    Walk w = {.in = packed.at};
    Str id = {0};
    walk_str(&w, &id);
    return id;
}
