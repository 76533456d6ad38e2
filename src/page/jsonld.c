// jsonld.c - see jsonld.h.
//
// Each script's values are walked, objects in arrays, @graph and anywhere else, to find the one that
// describes an article; names that stand apart ({"@id": "#orr"}) are looked up afterwards.
#include "page/jsonld.h"

#include "base/json.h"
#include "base/limits.h"
#include "base/map.h"

#include <string.h>

// Types that are an article's, the surest highest.
static const struct {
    Str type;
    int rank;
} article_types[] = {
    {S_("NewsArticle"), 10},
    {S_("ReportageNewsArticle"), 10},
    {S_("AnalysisNewsArticle"), 10},
    {S_("BackgroundNewsArticle"), 10},
    {S_("OpinionNewsArticle"), 10},
    {S_("ReviewNewsArticle"), 10},
    {S_("AskPublicNewsArticle"), 10},
    {S_("LiveBlogPosting"), 10},
    {S_("Article"), 9},
    {S_("BlogPosting"), 9},
    {S_("AdvertiserContentArticle"), 8},
    {S_("SatiricalArticle"), 9},
    {S_("ScholarlyArticle"), 8},
    {S_("TechArticle"), 8},
    {S_("Report"), 8},
    {S_("MedicalScholarlyArticle"), 8},
    {S_("SocialMediaPosting"), 6},
    {S_("DiscussionForumPosting"), 6},
    {S_("Review"), 4},
    {S_("ClaimReview"), 3},
    {S_("Recipe"), 5},
    {S_("HowTo"), 4},
    {S_("VideoObject"), 1},
    {S_("ImageGallery"), 5},
    {S_("MediaGallery"), 5},
    {S_("CreativeWork"), 3},
    {S_("ItemPage"), 3},
    {S_("WebPage"), 2},
    {S_("MedicalWebPage"), 3},
    {S_("AboutPage"), 2},
    {S_("Podcast"), 1},
    {S_("PodcastEpisode"), 2},
    {S_("FAQPage"), 2},
    {S_("CollectionPage"), 1},
};

static const Str site_types[] = {S_("WebSite"), S_("NewsMediaOrganization"), S_("Organization")};

typedef struct Graph {
    JsonLd best;
    yyjson_val *best_object;
    int site_rank;
    yyjson_val *updates;  // of a live page
    Map ids;              // @id to its object
    Str url;
    Arena *arena;
    int objects;
} Graph;

// ---- values ----

static Str text_of(yyjson_val *value) {
    const char *s = yyjson_get_str(value);
    return s ? str_trim((Str){s, (ptrdiff_t)yyjson_get_len(value)}) : (Str){0};
}

static Str get(yyjson_val *object, const char *key) {
    yyjson_val *value = yyjson_obj_get(object, key);
    if (yyjson_is_arr(value)) value = yyjson_arr_get_first(value);
    if (yyjson_is_obj(value)) {  // {"@value": "..."}, or an address in an object
        yyjson_val *inner = yyjson_obj_get(value, "@value");
        value = inner ? inner : yyjson_obj_get(value, "@id");
    }
    return text_of(value);
}

static yyjson_val *resolve(const Graph *graph, yyjson_val *object) {
    if (!yyjson_is_obj(object) || yyjson_obj_get(object, "name")) return object;
    Str id = text_of(yyjson_obj_get(object, "@id"));
    int64_t *found = id.len ? map_get(&graph->ids, id) : NULL;
    return found ? (yyjson_val *)(intptr_t)*found : object;
}

// Names of people and organisations: a string, an object, or an array of them.
static void add_names(Graph *graph, Strs *names, yyjson_val *value, int depth) {
    if (depth > 3 || names->len >= LIMIT_JSONLD_NAMES) return;
    if (yyjson_is_arr(value)) {
        size_t i, max;
        yyjson_val *one;
        yyjson_arr_foreach(value, i, max, one) add_names(graph, names, one, depth + 1);
        return;
    }
    Str name = text_of(value);
    if (yyjson_is_obj(value)) {
        value = resolve(graph, value);
        yyjson_val *inner = yyjson_obj_get(value, "name");
        if (yyjson_is_arr(inner)) {
            add_names(graph, names, inner, depth + 1);
            return;
        }
        name = text_of(inner);
        if (name.len == 0) {
            Str given = get(value, "givenName"), family = get(value, "familyName");
            if (given.len && family.len)
                name =
                    str_format(graph->arena, "%.*s %.*s", (int)given.len, given.s, (int)family.len, family.s);
        }
    }
    if (name.len) *vec_push(names, graph->arena) = name;
}

static void add_keywords(Graph *graph, Strs *words, yyjson_val *value) {
    if (yyjson_is_arr(value)) {
        size_t i, max;
        yyjson_val *one;
        yyjson_arr_foreach(value, i, max, one) if (words->len < LIMIT_JSONLD_NAMES) {
            Str word = text_of(yyjson_is_obj(one) ? yyjson_obj_get(one, "name") : one);
            if (word.len) *vec_push(words, graph->arena) = word;
        }
        return;
    }
    Str list = text_of(value), word;
    while (words->len < LIMIT_JSONLD_NAMES && str_cut(&list, ',', &word))
        if (str_trim(word).len) *vec_push(words, graph->arena) = str_trim(word);
}

static Str first_url(yyjson_val *value) {
    for (int depth = 0; depth < 4; depth++) {
        if (yyjson_is_arr(value)) value = yyjson_arr_get_first(value);
        else if (yyjson_is_obj(value)) {
            yyjson_val *url = yyjson_obj_get(value, "url");
            value = url ? url : yyjson_obj_get(value, "@id");
        } else break;
    }
    return text_of(value);
}

// ---- objects ----

static int type_rank(yyjson_val *object, Str *type) {
    yyjson_val *value = yyjson_obj_get(object, "@type"), *one = value;
    size_t count = yyjson_is_arr(value) ? yyjson_arr_size(value) : 1;
    int best = 0;
    for (size_t i = 0; i < count && i < 8; i++) {
        if (yyjson_is_arr(value)) one = yyjson_arr_get(value, i);
        Str name = text_of(one);
        name = str_from(name, str_rfind_byte(name, '/') + 1);  // "http://schema.org/NewsArticle"
        name = str_from(name, str_rfind_byte(name, ':') + 1);
        for (ptrdiff_t k = 0; k < countof(article_types); k++)
            if (article_types[k].rank > best && str_eq_case(name, article_types[k].type)) {
                best = article_types[k].rank;
                *type = article_types[k].type;
            }
        if (best == 0) *type = name;
    }
    return best;
}

static bool same_url(Str a, Str b) {
    if (a.len == 0 || b.len == 0) return false;
    ptrdiff_t at = str_find(a, S("://")), bt = str_find(b, S("://"));
    if (at >= 0) a = str_from(a, at + 3);
    if (bt >= 0) b = str_from(b, bt + 3);
    while (a.len && a.s[a.len - 1] == '/') a.len--;
    while (b.len && b.s[b.len - 1] == '/') b.len--;
    return str_eq(a, b);
}

// The names of a BreadcrumbList's steps, in the order in which they stand.
static void take_path(Graph *graph, yyjson_val *object) {
    yyjson_val *list = yyjson_obj_get(object, "itemListElement"), *step;
    size_t i, max;
    if (!yyjson_is_arr(list) || graph->best.path.len) return;
    yyjson_arr_foreach(list, i, max, step) if (graph->best.path.len < LIMIT_JSONLD_NAMES) {
        Str name = get(step, "name");
        if (name.len == 0) name = get(yyjson_obj_get(step, "item"), "name");
        if (name.len) *vec_push(&graph->best.path, graph->arena) = name;
    }
}

static void consider(Graph *graph, yyjson_val *object) {
    Str type = {0};
    int rank = 10 * type_rank(object, &type);
    for (ptrdiff_t i = 0; i < countof(site_types); i++) {
        int site_rank = (int)(countof(site_types) - i);
        Str name = get(object, "name");
        if (name.len && site_rank > graph->site_rank && str_eq_case(type, site_types[i]))
            graph->best.site = name, graph->site_rank = site_rank;
    }
    if (str_eq_case(type, S("BreadcrumbList"))) take_path(graph, object);
    if (rank == 0) return;
    yyjson_val *headline = yyjson_obj_get(object, "headline");
    if (yyjson_is_str(headline)) rank += 2;
    if (yyjson_obj_get(object, "datePublished")) rank += 2;
    if (yyjson_obj_get(object, "author")) rank += 2;
    if (yyjson_is_str(yyjson_obj_get(object, "articleBody"))) rank += 1;
    if (same_url(graph->url, first_url(yyjson_obj_get(object, "url"))) ||
        same_url(graph->url, first_url(yyjson_obj_get(object, "mainEntityOfPage"))) ||
        same_url(graph->url, text_of(yyjson_obj_get(object, "@id"))))
        rank += 15;
    if (rank <= graph->best.rank) return;
    graph->best.rank = rank;
    graph->best_object = object;
    graph->best.news = str_ends_case(type, S("NewsArticle"));
    graph->best.opinion = str_eq(type, S("OpinionNewsArticle"));
    graph->best.live = str_eq(type, S("LiveBlogPosting"));
    graph->best.gallery = str_eq(type, S("ImageGallery")) || str_eq(type, S("MediaGallery"));
}

static void visit(Graph *graph, yyjson_val *value, int depth) {
    if (depth > LIMIT_JSONLD_DEPTH || graph->objects > LIMIT_JSONLD_OBJECTS) return;
    size_t i, max;
    yyjson_val *key, *one;
    if (yyjson_is_arr(value)) {
        yyjson_arr_foreach(value, i, max, one) visit(graph, one, depth + 1);
        return;
    }
    if (!yyjson_is_obj(value)) return;
    graph->objects++;
    consider(graph, value);
    if (graph->updates == NULL) graph->updates = yyjson_obj_get(value, "liveBlogUpdate");
    Str id = text_of(yyjson_obj_get(value, "@id"));
    if (id.len && yyjson_obj_get(value, "name")) *map_put(&graph->ids, id, graph->arena) = (intptr_t)value;
    yyjson_obj_foreach(value, i, max, key, one) {
        (void)key;
        if (yyjson_is_ctn(one)) visit(graph, one, depth + 1);
    }
}

// A page may have a NewsArticle beside its LiveBlogPosting, which says more about the whole.
static void add_updates(Graph *graph) {
    yyjson_val *list = graph->updates;
    size_t len = yyjson_is_arr(list) ? yyjson_arr_size(list) : yyjson_is_obj(list);
    for (size_t i = 0; i < len && i < LIMIT_ENTRIES; i++) {
        yyjson_val *object = yyjson_is_arr(list) ? yyjson_arr_get(list, i) : list;
        if (!yyjson_is_obj(object)) continue;
        LiveUpdate *update = vec_push(&graph->best.updates, graph->arena);
        *update = (LiveUpdate){.headline = get(object, "headline"),
                               .body = get(object, "articleBody"),
                               .published = get(object, "datePublished")};
        add_names(graph, &update->authors, yyjson_obj_get(object, "author"), 0);
    }
    graph->best.live |= len > 0;
}

static void take(Graph *graph) {
    JsonLd *out = &graph->best;
    yyjson_val *object = graph->best_object;
    if (object == NULL) return;
    out->headline = get(object, "headline");
    if (out->headline.len == 0) out->headline = get(object, "name");
    out->description = get(object, "description");
    out->published = get(object, "datePublished");
    if (out->published.len == 0) out->published = get(object, "dateCreated");
    if (out->published.len == 0) out->published = get(object, "uploadDate");
    out->modified = get(object, "dateModified");
    out->section = get(object, "articleSection");
    out->language = get(object, "inLanguage");
    out->body = get(object, "articleBody");
    out->dateline = get(object, "dateline");
    out->url = first_url(yyjson_obj_get(object, "mainEntityOfPage"));
    if (out->url.len == 0) out->url = first_url(yyjson_obj_get(object, "url"));
    out->image = first_url(yyjson_obj_get(object, "image"));
    yyjson_val *free_access = yyjson_obj_get(object, "isAccessibleForFree");
    out->locked = yyjson_is_false(free_access) || str_eq_case(text_of(free_access), S("false"));
    add_names(graph, &out->authors, yyjson_obj_get(object, "author"), 0);
    if (out->authors.len == 0) add_names(graph, &out->authors, yyjson_obj_get(object, "creator"), 0);
    add_keywords(graph, &out->keywords, yyjson_obj_get(object, "keywords"));
    add_updates(graph);
    Strs publisher = {0};
    add_names(graph, &publisher, yyjson_obj_get(object, "publisher"), 0);
    if (publisher.len) out->publisher = publisher.at[0];
}

// ---- dirt ----

// A copy that yyjson can read: raw control characters inside strings become spaces; what wraps the
// whole (<!-- -->, CDATA) is cut off.
static Str wash(Str script, Arena *arena) {
    ptrdiff_t first = 0, last = script.len;
    while (first < script.len && script.s[first] != '{' && script.s[first] != '[') first++;
    if (first > 0 && script.s[first] == '[' && str_starts(str_from(script, first), S("[CDATA["))) {
        first += 7;
        while (first < script.len && script.s[first] != '{' && script.s[first] != '[') first++;
    }
    script = str_slice(script, first, last);
    Str copy = str_copy(script, arena);
    char *at = (char *)(uintptr_t)copy.s;
    bool inside = false;
    for (ptrdiff_t i = 0; i < copy.len; i++) {
        if (at[i] == '\\' && inside) i++;
        else if (at[i] == '"') inside = !inside;
        else if (inside && (unsigned char)at[i] < 0x20) at[i] = ' ';
    }
    return copy;
}

JsonLd jsonld_read(Strs scripts, Str url, Arena *arena) {
    static const yyjson_read_flag dirty = YYJSON_READ_STOP_WHEN_DONE | YYJSON_READ_ALLOW_TRAILING_COMMAS |
        YYJSON_READ_ALLOW_COMMENTS | YYJSON_READ_ALLOW_INF_AND_NAN | YYJSON_READ_ALLOW_INVALID_UNICODE |
        YYJSON_READ_ALLOW_BOM | YYJSON_READ_ALLOW_EXT_ESCAPE | YYJSON_READ_ALLOW_EXT_WHITESPACE;
    Graph graph = {.arena = arena, .url = url};
    for (ptrdiff_t i = 0; i < scripts.len; i++) {
        yyjson_read_err why;
        yyjson_doc *doc = json_read(wash(scripts.at[i], arena), dirty, &why, arena);
        if (doc) visit(&graph, yyjson_doc_get_root(doc), 0);
    }
    take(&graph);
    return graph.best;
}
