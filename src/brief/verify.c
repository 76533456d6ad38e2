// verify.c - see verify.h. Parts of a brief that hold evidence are a table; a new part is a row.
#include "brief/verify.h"

#include "base/json.h"
#include "base/limits.h"
#include "base/map.h"
#include "base/utf8.h"

// "points[].evidence[]": the list, and the list of citations in each of its entries.
static const struct {
    const char *list, *citations;
} parts[] = {
    {"warnings", "evidence"}, {"points", "evidence"},    {"differences", "evidence"}, {"quotes", "variants"},
    {"quotes", "context"},    {"quotes", "paraphrases"}, {"ahead", "evidence"},
};

Str citation_state_word(CitationState state) {
    static const Str words[] = {S_("ok"), S_("moved"), S_("lost")};
    must(state >= 0 && state < countof(words));
    return words[state];
}

static Str text_of(yyjson_val *value) {
    return yyjson_is_str(value) ? (Str){yyjson_get_str(value), (ptrdiff_t)yyjson_get_len(value)} : (Str){0};
}

// ---- one piece

typedef struct Page {
    const Article *article;  // NULL when it was not read again
    RuneIndex runes;
    Str source;
} Page;

// The only place where `words` stand; -1 when nowhere or not only there.
static ptrdiff_t only_place(Str text, Str words) {
    ptrdiff_t first = str_find(text, words);
    if (first < 0 || str_find(str_from(text, first + 1), words) >= 0) return -1;
    return first;
}

static CitationState check(const Page *page, Span *at, Str words) {
    if (page->article == NULL || words.len == 0) return CITATION_LOST;
    Str text = page->article->text;
    ptrdiff_t start = rune_byte(&page->runes, at->start);
    if (start >= 0 && str_starts(str_from(text, start), words)) return CITATION_OK;
    ptrdiff_t found = only_place(text, words);
    if (found < 0) return CITATION_LOST;
    at->start = (int32_t)rune_at(&page->runes, found);
    at->end = (int32_t)rune_at(&page->runes, found + words.len);
    return CITATION_MOVED;
}

static bool span_read(yyjson_val *value, Span *out) {
    yyjson_val *start = yyjson_arr_get(value, 0), *end = yyjson_arr_get(value, 1);
    if (!yyjson_is_int(start) || !yyjson_is_int(end)) return false;
    int64_t s = yyjson_get_sint(start), e = yyjson_get_sint(end);
    if (s < 0 || e < s || e > LIMIT_TEXT_BYTES) return false;
    *out = (Span){(int32_t)s, (int32_t)e};
    return true;
}

// The first `runes` characters of `rest`, which moves past them and past " ... ".
static Str cut_piece(Str *rest, ptrdiff_t runes) {
    ptrdiff_t at = 0;
    for (ptrdiff_t i = 0; i < runes && at < rest->len; i++) utf8_next(*rest, &at);
    Str piece = str_slice(*rest, 0, at);
    *rest = str_from(*rest, at);
    if (str_starts(*rest, S(" ... "))) *rest = str_from(*rest, 5);
    return piece;
}

// ---- the brief

typedef struct Checker {
    Verdict *out;
    Page *pages;
    ptrdiff_t pages_len;
    Arena *keep;
} Checker;

static void put(Checker *c, const Page *page, Span at, Str words, const char *part) {
    Citation citation = {
        .source = page->source, .part = str_c(part), .text = str_copy(words, c->keep), .at = at};
    citation.state = check(page, &citation.at, words);
    c->out->ok += citation.state == CITATION_OK;
    c->out->moved += citation.state == CITATION_MOVED;
    c->out->lost += citation.state == CITATION_LOST;
    *vec_push(&c->out->citations, c->keep) = citation;
}

static void put_citation(Checker *c, yyjson_val *value, const char *part) {
    static const Page nowhere;
    yyjson_val *article = yyjson_obj_get(value, "article"), *pieces = yyjson_obj_get(value, "pieces");
    Str rest = text_of(yyjson_obj_get(value, "text"));
    int64_t index = yyjson_is_int(article) ? yyjson_get_sint(article) : -1;
    const Page *page = index >= 0 && index < c->pages_len ? &c->pages[index] : &nowhere;
    Span at = {0};
    if (!yyjson_is_arr(pieces)) {
        bool spanned = span_read(yyjson_obj_get(value, "at"), &at);
        put(c, spanned ? page : &nowhere, at, rest, part);
        return;
    }
    size_t i, n;
    yyjson_val *piece;
    yyjson_arr_foreach(pieces, i, n, piece) {
        bool spanned = span_read(piece, &at);
        put(c, spanned ? page : &nowhere, at, cut_piece(&rest, at.end - at.start), part);
    }
}

static void check_brief(Checker *c, yyjson_val *brief) {
    for (ptrdiff_t p = 0; p < countof(parts); p++) {
        size_t i, k, n, m;
        yyjson_val *entry, *citation;
        yyjson_arr_foreach(yyjson_obj_get(brief, parts[p].list), i, n, entry)
            yyjson_arr_foreach(yyjson_obj_get(entry, parts[p].citations), k, m, citation)
                put_citation(c, citation, parts[p].list);
    }
}

// ---- its articles

static Page find_page(yyjson_val *entry, const Map *known, const Article *const *articles, Arena *keep,
                      Arena *scratch) {
    Str source = text_of(yyjson_obj_get(entry, "source")), id = text_of(yyjson_obj_get(entry, "id"));
    int64_t *at = source.len ? map_get(known, source) : NULL;
    if (!at && id.len) at = map_get(known, id);
    Page page = {.source = str_copy(source, keep)};
    if (!at) return page;
    page.article = articles[*at];
    page.runes = rune_index(page.article->text, scratch);
    return page;
}

static void find_pages(Checker *c, yyjson_val *brief, const Map *known, const Article *const *articles,
                       Arena *scratch) {
    yyjson_val *list = yyjson_obj_get(brief, "articles"), *entry;
    size_t i, n;
    c->pages_len = (ptrdiff_t)yyjson_arr_size(list);
    c->pages = arena_new(scratch, Page, c->pages_len);
    yyjson_arr_foreach(list, i, n, entry) c->pages[i] = find_page(entry, known, articles, c->keep, scratch);
}

// Parts of roundups, each of which names its page itself.
static void check_sections(Checker *c, yyjson_val *brief, const Map *known, const Article *const *articles,
                           Arena *scratch) {
    size_t i, n;
    yyjson_val *entry;
    yyjson_arr_foreach(yyjson_obj_get(brief, "sections"), i, n, entry) {
        Page page = find_page(entry, known, articles, c->keep, scratch);
        Span at = {0};
        if (!span_read(yyjson_obj_get(entry, "at"), &at)) page.article = NULL;
        put(c, &page, at, text_of(yyjson_obj_get(entry, "text")), "sections");
    }
}

static bool brief_list(yyjson_val **list, Str json, Str where, Arena *scratch, Err *err) {
    yyjson_read_err why;
    yyjson_doc *doc = json_read(json, 0, &why, scratch);
    if (!doc) return err_set(err, ERR_NOT_A_BRIEF, where, "byte %zu: %s", why.pos, why.msg);
    *list = yyjson_obj_get(yyjson_doc_get_root(doc), "briefs");
    if (!yyjson_is_arr(*list)) return err_set(err, ERR_NOT_A_BRIEF, where, "no \"briefs\"");
    return true;
}

bool verify_brief(Verdict *out, Str json, const Article *const *articles, ptrdiff_t count, Str where,
                  Arena *keep, Arena scratch, Err *err) {
    yyjson_val *list, *brief;
    if (!brief_list(&list, json, where, &scratch, err)) return false;
    Map known = {0};
    for (ptrdiff_t pass = 0; pass < 2; pass++)  // a source goes before an id
        for (ptrdiff_t i = 0; i < count; i++) {
            Str key = pass ? articles[i]->id : articles[i]->source;
            if (key.len && !map_get(&known, key)) *map_put(&known, key, &scratch) = i;
        }
    Verdict verdict = {0};
    size_t i, n;
    yyjson_arr_foreach(list, i, n, brief) {
        Checker c = {.out = &verdict, .keep = keep};
        find_pages(&c, brief, &known, articles, &scratch);
        check_brief(&c, brief);
        check_sections(&c, brief, &known, articles, &scratch);
    }
    *out = verdict;
    return true;
}

bool verify_sources(Strs *out, Str json, Str where, Arena *keep, Arena scratch, Err *err) {
    yyjson_val *list, *brief, *article;
    if (!brief_list(&list, json, where, &scratch, err)) return false;
    static const char *const lists[] = {"articles", "sections"};
    Map seen = {0};
    Strs sources = {0};
    size_t i, k, n, m;
    yyjson_arr_foreach(list, i, n, brief) for (ptrdiff_t l = 0; l < countof(lists); l++)
        yyjson_arr_foreach(yyjson_obj_get(brief, lists[l]), k, m, article) {
        Str source = text_of(yyjson_obj_get(article, "source"));
        if (source.len == 0 || (*map_put(&seen, source, &scratch))++) continue;
        *vec_push(&sources, keep) = str_copy(source, keep);
    }
    *out = sources;
    return true;
}
