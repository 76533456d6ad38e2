// subject.c - see subject.h.
//
// Pages fill these fields for machines: lists in one tag, the site's own words in all, codes, the words of the title.
// What tells a reader nothing goes; when a place has nothing else, the next is asked.
#include "page/subject.h"

#include "base/limits.h"
#include "page/aside.h"
#include "page/bare.h"
#include "page/filler.h"
#include "page/metadata.h"

enum {
    LIST_PARTS = 3,   // of one tag that is a list
    KEYS_LEAST = 3,   // tags "locale: US" that show a machine's list
    CODES_LEAST = 8,  // tags all in capitals that are codes
    CODES = 80,       // per cent of them
    SLUG_LEAST = 4,   // tags of one word each that are the title's
    SLUG = 80,        // per cent of them
    YEAR_DIGITS = 4,
    SHOWN_WORDS = 5,  // of a tag that the page shows
    TITLE_WORDS = 5,  // of the last step of a path that is no section
};

// "Category: Ferries", "#ferry" without their label or mark.
static Str without_label(Str text, Arena scratch) {
    while (text.len && str_find_byte(S("# "), text.s[0]) >= 0) text = str_from(text, 1);
    ptrdiff_t colon = str_find_byte(text, ':');
    if (colon > 0 && filler_is(str_slice(text, 0, colon), S("label"), scratch))
        text = str_from(text, colon + 1);
    return str_trim(text);
}

// ---- section ----

// "Arts, Culture & Entertainment" is one section, "Home, Sport, Football" are three.
static bool is_one(Str list) {
    ptrdiff_t comma = str_rfind_byte(list, ',');
    Str last = comma < 0 ? list : str_from(list, comma);
    return str_find(last, S("&")) >= 0 || str_find_case(last, S(" and ")) >= 0;
}

// The first part that says something.
static Str first_section(Str list, Arena scratch) {
    if (is_one(list) && str_find_byte(list, ';') < 0) return list;
    char mark = str_find_byte(list, ';') >= 0 ? ';' : ',';
    for (Str part; str_cut(&list, mark, &part);)
        if (str_trim(part).len && !filler_is(part, S("section"), scratch)) return str_trim(part);
    return (Str){0};
}

// "harbour-closes-for-three-weeks"
static bool is_slug(Str step) {
    int hyphens = 0;
    for (ptrdiff_t i = 0; i < step.len; i++) hyphens += step.s[i] == '-';
    return hyphens >= 2 && str_find_byte(step, ' ') < 0;
}

// The first step of the path to the article that is neither the site nor the article.
static Str section_of_path(const Strs *path, const Article *about, Arena *scratch) {
    for (ptrdiff_t i = 0; i < path->len; i++) {
        Str step = without_label(metadata_clean(path->at[i], scratch), *scratch);
        bool last = i + 1 == path->len;
        if (step.len == 0 || filler_is(step, S("section"), *scratch) ||
            filler_is(step, S("crumb"), *scratch) || bare_holds(step, about->outlet, *scratch) ||
            bare_holds(about->outlet, step, *scratch))
            continue;
        bool host = i == 0 && str_find_byte(step, '.') > 0;
        bool article = bare_holds(about->title, step, *scratch) || bare_holds(step, about->title, *scratch) ||
            bare_words(step) >= TITLE_WORDS || is_slug(step);
        if (!host && !(last && article)) return step;
    }
    return (Str){0};
}

static Str read_section(const Article *about, const Layout *layout, const JsonLd *jsonld, Arena *scratch) {
    Str subject = metadata_named(layout, S("dc.subject"));  // many use it for keywords
    Str said[] = {jsonld->section, metadata_named(layout, S("article:section")),
                  metadata_named(layout, S("section")), metadata_named(layout, S("parsely-section")),
                  str_find_byte(subject, ',') < 0 ? subject : (Str){0}};
    for (ptrdiff_t i = 0; i < countof(said); i++) {
        Str section = first_section(metadata_clean(said[i], scratch), *scratch);
        if (section.len) return section;
    }
    return section_of_path(&jsonld->path, about, scratch);
}

// ---- tags ----

// "#3", "18153161": a count, or a machine's number. "2026" is a tag.
static bool is_number(Str tag) {
    for (ptrdiff_t i = 0; i < tag.len; i++)
        if (!ascii_digit(tag.s[i])) return false;
    return tag.len < YEAR_DIGITS || tag.len > YEAR_DIGITS;
}

static void add_tag(Strs *tags, Str tag, const Article *about, Arena *arena) {
    tag = without_label(tag, *arena);
    if (is_number(tag) || filler_is(tag, S("tag"), *arena) || bare_same(tag, about->outlet, *arena) ||
        tags->len >= LIMIT_TAGS)
        return;
    for (ptrdiff_t i = 0; i < tags->len; i++)
        if (str_eq_case(tags->at[i], tag)) return;
    *vec_push(tags, arena) = tag;
}

static void add_list(Strs *tags, Str list, const Article *about, Arena *arena) {
    list = without_label(list, *arena);
    for (Str part; str_cut(&list, ',', &part);) add_tag(tags, part, about, arena);
}

// One tag, or a list of them written as one.
static void add_one(Strs *tags, Str tag, const Article *about, Arena *arena) {
    int commas = 0;
    tag = metadata_clean(tag, arena);
    for (ptrdiff_t i = 0; i < tag.len; i++) commas += tag.s[i] == ',';
    if (commas + 1 >= LIST_PARTS && !is_one(tag)) add_list(tags, tag, about, arena);
    else add_tag(tags, tag, about, arena);
}

// "locale: US", "Page Type: Article": where several are so, these are a machine's.
static bool is_key(Str tag) {
    ptrdiff_t colon = str_find(tag, S(": "));
    return colon > 0 && colon + 2 < tag.len;
}

// "SASIA", "TRAN", "AIRS08"
static bool is_code(Str tag) {
    for (ptrdiff_t i = 0; i < tag.len; i++)
        if (!ascii_upper(tag.s[i]) && !ascii_digit(tag.s[i]) && str_find_byte(S("-:_"), tag.s[i]) < 0)
            return false;
    return tag.len > 0;
}

static bool are_codes(const Strs *tags) {
    ptrdiff_t codes = 0;
    for (ptrdiff_t i = 0; i < tags->len; i++) codes += is_code(tags->at[i]);
    return tags->len >= CODES_LEAST && codes * 100 >= tags->len * CODES;
}

// "ferry", "hits", "pier": only the title, cut into words.
static bool are_title(const Strs *tags, Str title, Arena scratch) {
    ptrdiff_t words = 0;
    for (ptrdiff_t i = 0; i < tags->len; i++)
        words += bare_words(tags->at[i]) == 1 && bare_holds(title, tags->at[i], scratch);
    return tags->len >= SLUG_LEAST && words * 100 >= tags->len * SLUG;
}

// Takes what a reader would take for tags over to the article.
static void keep_tags(Article *out, const Strs *tags, Arena *keep, Arena scratch) {
    if (are_codes(tags) || are_title(tags, out->title, scratch)) return;
    int keys = 0;
    for (ptrdiff_t i = 0; i < tags->len; i++) keys += is_key(tags->at[i]);
    for (ptrdiff_t i = 0; i < tags->len; i++)
        if (keys < KEYS_LEAST || !is_key(tags->at[i]))
            *vec_push(&out->tags, keep) = str_copy(tags->at[i], keep);
}

static void read_tags(Article *out, const Layout *layout, const JsonLd *jsonld, Arena *keep, Arena *scratch) {
    static const Str places[] = {S_("news_keywords"), S_("keywords")};
    Strs tags = {0};
    for (ptrdiff_t i = 0; i < layout->metas.len; i++)
        if (str_eq_case(layout->metas.at[i].name, S("article:tag")))
            add_one(&tags, layout->metas.at[i].content, out, scratch);
    keep_tags(out, &tags, keep, *scratch);
    tags.len = 0;
    for (ptrdiff_t i = 0; i < jsonld->keywords.len; i++) add_one(&tags, jsonld->keywords.at[i], out, scratch);
    if (out->tags.len == 0) keep_tags(out, &tags, keep, *scratch);
    for (ptrdiff_t i = 0; i < countof(places) && out->tags.len == 0; i++) {
        tags.len = 0;
        add_list(&tags, metadata_clean(metadata_named(layout, places[i]), scratch), out, scratch);
        keep_tags(out, &tags, keep, *scratch);
    }
}

void subject_read(Article *out, const Layout *layout, const JsonLd *jsonld, Arena *keep, Arena *scratch) {
    out->section = str_copy(read_section(out, layout, jsonld, scratch), keep);
    read_tags(out, layout, jsonld, keep, scratch);
}

void subject_complete(Article *out, Arena *keep) {
    if (out->tags.len) return;
    Strs tags = {0};
    for (ptrdiff_t i = 0; i < out->asides.len; i++) {
        Str tag = out->asides.at[i].text;
        bool may = out->asides.at[i].label == ASIDE_TAGS && bare_words(tag) <= SHOWN_WORDS &&
            !aside_is_label(tag, *keep);
        ptrdiff_t label =
            bare_opens(tag, S("tagged"));  // "Tagged ferries", "Tags Ferries": the label in another element
        if (label == 0) label = bare_opens(tag, S("tags"));
        if (may) add_one(&tags, label < tag.len ? str_from(tag, label) : tag, out, keep);
    }
    out->tags = tags;
}
