// article.c - see article.h.
#include "article/article.h"

#include <string.h>

#define WORD(constant, word) S_(word),
#define WORDS(function, Type, LIST)              \
    Str function(Type key) {                     \
        static const Str words[] = {LIST(WORD)}; \
        must((ptrdiff_t)key < countof(words));   \
        return words[key];                       \
    }
WORDS(outlet_from_word, OutletFrom, OUTLET_FROMS)
WORDS(form_word, Form, FORMS)
WORDS(aside_word, AsideLabel, ASIDES)
WORDS(credit_word, CreditKind, CREDIT_KINDS)
WORDS(name_kind_word, NameKind, NAME_KINDS)
WORDS(date_type_word, DateType, DATE_TYPES)
WORDS(quote_kind_word, QuoteKind, QUOTE_KINDS)

// ---- copying ----

static void copy_str(Str *s, Arena *keep) { *s = str_copy(*s, keep); }

// The elements of any vector, at their exact number.
static void copy_vec(void *vec, ptrdiff_t size, Arena *keep) {
    struct {
        char *at;
        ptrdiff_t len, cap;
    } v;
    memcpy(&v, vec, sizeof v);
    char *at = v.len ? arena_take(keep, size, _Alignof(max_align_t), v.len) : NULL;
    if (v.len) memcpy(at, v.at, (size_t)(v.len * size));
    v.at = at;
    v.cap = v.len;
    memcpy(vec, &v, sizeof v);
}
#define COPY_VEC(vec) copy_vec((vec), (ptrdiff_t)sizeof *(vec)->at, keep)

static void copy_strs(Strs *strs, Arena *keep) {
    COPY_VEC(strs);
    for (ptrdiff_t i = 0; i < strs->len; i++) copy_str(&strs->at[i], keep);
}

Article article_copy(const Article *article, Arena *keep) {
    Article a = *article;
    Str *const strs[] = {&a.id,
                         &a.version,
                         &a.page,
                         &a.source,
                         &a.url,
                         &a.outlet,
                         &a.title,
                         &a.published,
                         &a.modified,
                         &a.language,
                         &a.description,
                         &a.section,
                         &a.image,
                         &a.text,
                         &a.dateline.place,
                         &a.dateline.date,
                         &a.dateline.agency};
    for (ptrdiff_t i = 0; i < countof(strs); i++) copy_str(strs[i], keep);
    copy_strs(&a.authors, keep);
    copy_strs(&a.tags, keep);
    copy_strs(&a.corrections, keep);
    copy_strs(&a.notes, keep);
    COPY_VEC(&a.credits);
    for (ptrdiff_t i = 0; i < a.credits.len; i++) {
        copy_str(&a.credits.at[i].agency, keep);
        copy_str(&a.credits.at[i].text, keep);
    }
    COPY_VEC(&a.entries);
    for (ptrdiff_t i = 0; i < a.entries.len; i++) {
        copy_str(&a.entries.at[i].time, keep);
        copy_strs(&a.entries.at[i].authors, keep);
    }
    COPY_VEC(&a.paragraphs);
    COPY_VEC(&a.block_quotes);
    COPY_VEC(&a.asides);
    for (ptrdiff_t i = 0; i < a.asides.len; i++) copy_str(&a.asides.at[i].text, keep);
    COPY_VEC(&a.sentences);
    COPY_VEC(&a.names);
    COPY_VEC(&a.entities);
    for (ptrdiff_t i = 0; i < a.entities.len; i++) {
        copy_str(&a.entities.at[i].name, keep);
        copy_strs(&a.entities.at[i].forms, keep);
    }
    COPY_VEC(&a.dates);
    for (ptrdiff_t i = 0; i < a.dates.len; i++) copy_str(&a.dates.at[i].value, keep);
    COPY_VEC(&a.quantities);
    for (ptrdiff_t i = 0; i < a.quantities.len; i++) copy_str(&a.quantities.at[i].unit, keep);
    COPY_VEC(&a.topics);
    for (ptrdiff_t i = 0; i < a.topics.len; i++)
        copy_str(&a.topics.at[i].code, keep), copy_str(&a.topics.at[i].label, keep);
    COPY_VEC(&a.quotes);
    for (ptrdiff_t i = 0; i < a.quotes.len; i++) COPY_VEC(&a.quotes.at[i].content);
    return a;
}

// ---- small questions ----

Spans article_paragraphs(Str text, Arena *keep) {
    Spans spans = {0};
    Str rest = text, line;
    while (str_cut(&rest, '\n', &line)) {
        line = str_trim(line);
        if (line.len) *vec_push(&spans, keep) = span_of(text, line);
    }
    return spans;
}

const LiveEntry *article_entry(const Article *article, int32_t byte) {
    ptrdiff_t low = 0, high = article->entries.len;
    while (low < high) {  // the first that ends after `byte`
        ptrdiff_t mid = low + (high - low) / 2;
        if (article->entries.at[mid].at.end <= byte) low = mid + 1;
        else high = mid;
    }
    bool inside = low < article->entries.len && article->entries.at[low].at.start <= byte;
    return inside ? &article->entries.at[low] : NULL;
}

Str article_time(const Article *article, int32_t byte) {
    const LiveEntry *entry = article_entry(article, byte);
    return entry && entry->time.len ? entry->time : article->published;
}

Str article_newest(const Article *article) {
    Str newest = article->published;
    for (ptrdiff_t i = 0; i < article->entries.len; i++)
        if (str_cmp(article->entries.at[i].time, newest) > 0) newest = article->entries.at[i].time;
    return newest;
}

ptrdiff_t article_words(const Article *article) {
    ptrdiff_t words = 0;
    bool inside = false;
    for (ptrdiff_t i = 0; i < article->text.len; i++) {
        bool space = ascii_space(article->text.s[i]);
        words += !space && !inside;
        inside = !space;
    }
    return words;
}

Str article_outlet(const Article *article, Arena *keep) {
    if (article->outlet.len) return article->outlet;
    // the file's name without folder and ending, or a bare source
    Str name = article->source;
    name = str_from(name, str_rfind_byte(name, '/') + 1);
    ptrdiff_t dot = str_find_byte(name, '.');
    if (dot > 0) name = str_slice(name, 0, dot);
    if (name.len == 0) name = str_slice(article->id, 0, 8);
    if (name.len > 24) name = str_slice(name, 0, 24);
    return str_format(keep, "unnamed (%.*s)", (int)name.len, name.s);
}
