// metadata.c - see metadata.h. In order: cleaning, places, outlet, the rest.
#include "page/metadata.h"

#include "article/identity.h"
#include "base/buf.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "page/aside.h"
#include "page/bare.h"
#include "page/byline.h"
#include "page/published.h"
#include "page/title.h"

#include <string.h>

enum { OUTLET_NAME_MOST = 120, TITLE_LEAST = 12, TAG_WORDS = 5 };

// ---- cleaning ----

static const struct {
    Str name, text;
} references[] = {
    {S_("amp"), S_("&")},    {S_("quot"), S_("\"")},  {S_("apos"), S_("'")},   {S_("lt"), S_("<")},
    {S_("gt"), S_(">")},     {S_("nbsp"), S_(" ")},   {S_("ndash"), S_("–")},  {S_("mdash"), S_("—")},
    {S_("lsquo"), S_("‘")},  {S_("rsquo"), S_("’")},  {S_("ldquo"), S_("“")},  {S_("rdquo"), S_("”")},
    {S_("bdquo"), S_("„")},  {S_("sbquo"), S_("‚")},  {S_("laquo"), S_("«")},  {S_("raquo"), S_("»")},
    {S_("hellip"), S_("…")}, {S_("auml"), S_("ä")},   {S_("ouml"), S_("ö")},   {S_("uuml"), S_("ü")},
    {S_("Auml"), S_("Ä")},   {S_("Ouml"), S_("Ö")},   {S_("Uuml"), S_("Ü")},   {S_("szlig"), S_("ß")},
    {S_("eacute"), S_("é")}, {S_("egrave"), S_("è")}, {S_("agrave"), S_("à")}, {S_("ccedil"), S_("ç")},
    {S_("ntilde"), S_("ñ")}, {S_("aacute"), S_("á")}, {S_("iacute"), S_("í")}, {S_("oacute"), S_("ó")},
    {S_("uacute"), S_("ú")}, {S_("euro"), S_("€")},   {S_("middot"), S_("·")}, {S_("bull"), S_("•")},
};

// The reference at the start of `s` ("&amp;", "&#8217;", "&#x2019;"): its bytes, 0 when there is none.
static ptrdiff_t read_reference(Str s, Buf *out) {
    ptrdiff_t end = str_find_byte(str_slice(s, 0, 12), ';');
    if (end < 2) return 0;
    Str name = str_slice(s, 1, end);
    if (name.s[0] == '#') {
        bool hex = name.len > 1 && (name.s[1] | 0x20) == 'x';
        int32_t rune = 0;
        for (ptrdiff_t i = hex ? 2 : 1; i < name.len; i++) {
            char c = ascii_fold(name.s[i]);
            int digit = ascii_digit(c) ? c - '0' : hex && c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
            if (digit < 0 || rune > 0x10FFFF) return 0;
            rune = rune * (hex ? 16 : 10) + digit;
        }
        if (rune <= 0 || rune > 0x10FFFF || (rune >= 0xD800 && rune <= 0xDFFF)) return 0;
        buf_rune(out, rune < 0x20 || rune == 0xA0 ? ' ' : rune);
        return end + 1;
    }
    for (ptrdiff_t i = 0; i < countof(references); i++) {
        if (!str_eq(references[i].name, name)) continue;
        buf_str(out, references[i].text);
        return end + 1;
    }
    return 0;
}

// A tag "<b class=x>", "</p>" at the start of `s`: its bytes, 0 when "<" is just a sign.
static ptrdiff_t read_tag(Str s) {
    if (s.len < 3 || !(ascii_alpha(s.s[1]) || s.s[1] == '/' || s.s[1] == '!')) return 0;
    ptrdiff_t end = str_find_byte(str_slice(s, 0, 400), '>');
    return end < 0 ? 0 : end + 1;
}

static Str collapse(Str s, Arena *keep) {
    char *out = arena_bytes(keep, s.len + 1);
    ptrdiff_t len = 0;
    bool space = false;
    for (ptrdiff_t at = 0; at < s.len;) {
        ptrdiff_t start = at;
        int32_t rune = utf8_next(s, &at);
        if (rune_space(rune) || (rune < 0x20)) {
            space = true;
            continue;
        }
        if (space && len) out[len++] = ' ';
        space = false;
        memcpy(out + len, s.s + start, (size_t)(at - start));
        len += at - start;
    }
    return (Str){len ? out : NULL, len};
}

Str metadata_clean(Str raw, Arena *keep) {
    raw = str_slice(raw, 0, LIMIT_FIELD_BYTES);
    Buf out = {.arena = keep};
    for (ptrdiff_t at = 0; at < raw.len;) {
        Str rest = str_from(raw, at);
        ptrdiff_t took = rest.s[0] == '&' ? read_reference(rest, &out) : 0;
        if (rest.s[0] == '<' && (took = read_tag(rest)) > 0) buf_byte(&out, ' ');
        if (took == 0) {
            buf_byte(&out, rest.s[0]);
            took = 1;
        }
        at += took;
    }
    return collapse(utf8_repair(buf_view(&out), keep), keep);
}

// ---- places ----

static Str meta_named(const Layout *layout, Str name) {
    for (ptrdiff_t i = 0; i < layout->metas.len; i++)
        if (str_eq_case(layout->metas.at[i].name, name) && str_trim(layout->metas.at[i].content).len)
            return str_trim(layout->metas.at[i].content);
    return (Str){0};
}

static Str first_meta(const Layout *layout, const Str *names, ptrdiff_t count, Arena *keep) {
    for (ptrdiff_t i = 0; i < count; i++) {
        Str value = metadata_clean(meta_named(layout, names[i]), keep);
        if (value.len) return value;
    }
    return (Str){0};
}

// ---- outlet ----

// What a page says its site is called; an address is no name.
static Str outlet_said(Str said, Arena *keep) {
    Str name = metadata_clean(said, keep);
    bool address = str_starts_case(name, S("www.")) || str_find(name, S("://")) >= 0;
    return address ? (Str){0} : name;
}

static void read_outlet(Article *out, const Layout *layout, const JsonLd *jsonld, const PageHints *hints,
                        Arena *keep, Arena *scratch) {
    static const Str places[] = {S_("og:site_name"), S_("application-name"),           S_("cre"),
                                 S_("dc.publisher"), S_("apple-mobile-web-app-title"), S_("copyright")};
    if (hints->outlet.len) {
        out->outlet = str_copy(hints->outlet, keep);
        out->outlet_from = OUTLET_OPTION;
        return;
    }
    out->outlet_from = OUTLET_PAGE;
    out->outlet = outlet_said(meta_named(layout, places[0]), keep);
    if (out->outlet.len == 0) out->outlet = outlet_said(jsonld->publisher, keep);
    if (out->outlet.len == 0) out->outlet = outlet_said(jsonld->site, keep);
    if (out->outlet.len == 0) out->outlet = first_meta(layout, places + 1, countof(places) - 1, keep);
    if (out->outlet.len && out->outlet.len <= OUTLET_NAME_MOST) return;
    out->outlet = str_copy(
        title_site(metadata_clean(layout->title, scratch), identity_host(out->url, scratch), scratch), keep);
    if (out->outlet.len) return;
    out->outlet = str_copy(outlets_by_host(hints->outlets, out->url).name, keep);
    if (out->outlet.len == 0) out->outlet = identity_host(out->url, keep);
    out->outlet_from = out->outlet.len ? OUTLET_URL : OUTLET_UNKNOWN;
}

// ---- the rest ----

static bool is_address(Str url) {
    return str_starts_case(url, S("http://")) || str_starts_case(url, S("https://"));
}

static void read_url(Article *out, const Layout *layout, const JsonLd *jsonld, const PageHints *hints,
                     Arena *keep) {
    Str og = meta_named(layout, S("og:url"));
    if (is_address(str_trim(layout->canonical))) out->url = str_trim(layout->canonical);
    else if (is_address(og)) out->url = og;
    else if (hints->url.len) out->url = hints->url;
    else if (jsonld && is_address(jsonld->url)) out->url = jsonld->url;
    out->url = str_copy(out->url, keep);
}

static Str to_language(Str raw, Arena *keep) {
    raw = str_trim(raw);
    ptrdiff_t len = 0;
    while (len < raw.len &&
           (ascii_alpha(raw.s[len]) || ascii_digit(raw.s[len]) || raw.s[len] == '-' || raw.s[len] == '_'))
        len++;
    if (len < 2 || len > 20 || (len > 3 && raw.s[2] != '-' && raw.s[2] != '_' && raw.s[3] != '-'))
        return (Str){0};
    char *out = arena_new(keep, char, len);
    for (ptrdiff_t i = 0; i < len; i++) out[i] = raw.s[i] == '_' ? '-' : raw.s[i];
    for (ptrdiff_t i = 0; i < len && out[i] != '-'; i++) out[i] = ascii_fold(out[i]);
    return (Str){out, len};
}

static void read_language(Article *out, const Layout *layout, const JsonLd *jsonld, Arena *keep) {
    Str raw[] = {layout->language, jsonld->language, meta_named(layout, S("og:locale")),
                 meta_named(layout, S("content-language"))};
    for (ptrdiff_t i = 0; i < countof(raw) && out->language.len == 0; i++)
        out->language = to_language(raw[i], keep);
}

static void add_once(Strs *to, Str value, Arena *arena) {
    for (ptrdiff_t i = 0; i < to->len; i++)
        if (str_eq(to->at[i], value)) return;
    if (value.len) *vec_push(to, arena) = value;
}

static void read_tags(Article *out, const Layout *layout, const JsonLd *jsonld, Arena *keep) {
    for (ptrdiff_t i = 0; i < layout->metas.len && out->tags.len < LIMIT_TAGS; i++)
        if (str_eq_case(layout->metas.at[i].name, S("article:tag"))) {
            Str tag = metadata_clean(layout->metas.at[i].content, keep);
            if (tag.len) *vec_push(&out->tags, keep) = tag;
        }
    if (out->tags.len) return;
    for (ptrdiff_t i = 0; i < jsonld->keywords.len && i < LIMIT_TAGS; i++) {
        Str tag = metadata_clean(jsonld->keywords.at[i], keep);
        if (tag.len) *vec_push(&out->tags, keep) = tag;
    }
    if (out->tags.len) return;
    static const Str places[] = {S_("news_keywords"), S_("keywords")};
    Str list = first_meta(layout, places, countof(places), keep), tag;
    while (out->tags.len < LIMIT_TAGS && str_cut(&list, ',', &tag))
        if (str_trim(tag).len) *vec_push(&out->tags, keep) = str_trim(tag);
}

// The block that says no more and no less than the title, on pages without an <h1>; -1 when none does.
static int32_t block_showing(const Layout *layout, Str title, Arena scratch) {
    Str bare = bare_text(title, &scratch);
    for (int32_t i = 0; i < (int32_t)layout->blocks.len && bare.len >= TITLE_LEAST; i++) {
        const Block *block = &layout->blocks.at[i];
        Arena one = scratch;
        if (block->link_words == 0 && block->text.len < 2 * title.len + 8 &&
            str_eq(bare_text(block->text, &one), bare))
            return i;
    }
    return -1;
}

// Where the page's own facts stand around: its title, else the first large heading, whatever it says.
static int32_t heading_near(const Layout *layout, int32_t title_block) {
    for (int32_t i = 0; title_block < 0 && i < (int32_t)layout->blocks.len; i++)
        if (layout->blocks.at[i].tag == LXB_TAG_H1) return i;
    return title_block;
}

Metadata metadata_read(Article *out, const Layout *layout, const PageHints *hints, Arena *keep,
                       Arena *scratch) {
    static const Str descriptions[] = {S_("og:description"), S_("description"), S_("twitter:description"),
                                       S_("dc.description")};
    static const Str sections[] = {S_("article:section"), S_("section"), S_("parsely-section"),
                                   S_("dc.subject")};
    static const Str images[] = {S_("og:image"), S_("og:image:url"), S_("twitter:image"),
                                 S_("twitter:image:src")};
    read_url(out, layout, NULL, hints, keep);
    Metadata metadata = {.jsonld = jsonld_read(layout->jsonld, out->url, scratch), .title_block = -1};
    const JsonLd *jsonld = &metadata.jsonld;
    if (out->url.len == 0) read_url(out, layout, jsonld, hints, keep);
    read_outlet(out, layout, jsonld, hints, keep, scratch);

    Titles titles = {.heading_block = -1,
                     .news = jsonld->news,
                     .live = jsonld->live,
                     .twitter = metadata_clean(meta_named(layout, S("twitter:title")), scratch),
                     .open_graph = metadata_clean(meta_named(layout, S("og:title")), scratch),
                     .headline = metadata_clean(jsonld->headline, scratch),
                     .page = metadata_clean(layout->title, scratch)};
    if (titles.open_graph.len == 0) titles.open_graph = titles.twitter;
    title_heading(&titles, layout, scratch);
    out->title =
        str_copy(title_choose(&titles, out->outlet, identity_host(out->url, scratch), *scratch), keep);
    if (titles.heading_block < 0) titles.heading_block = block_showing(layout, out->title, *scratch);
    metadata.title_block = titles.heading_block;

    int32_t near = heading_near(layout, titles.heading_block);
    out->authors = byline_read(layout, jsonld, out, near, keep, scratch);
    published_read(out, layout, jsonld, near, keep, scratch);
    if (hints->published.len) out->published = str_copy(hints->published, keep);
    read_language(out, layout, jsonld, keep);
    for (ptrdiff_t i = 0; i < countof(descriptions); i++)
        add_once(&metadata.described, metadata_clean(meta_named(layout, descriptions[i]), scratch), scratch);
    add_once(&metadata.described, metadata_clean(jsonld->description, scratch), scratch);
    if (metadata.described.len) out->description = str_copy(metadata.described.at[0], keep);
    out->section = metadata_clean(jsonld->section, keep);
    if (out->section.len == 0) out->section = first_meta(layout, sections, countof(sections), keep);
    out->image = first_meta(layout, images, countof(images), keep);
    if (out->image.len == 0) out->image = metadata_clean(jsonld->image, keep);
    read_tags(out, layout, jsonld, keep);
    return metadata;
}

// ---- from the page itself ----

void metadata_complete(Article *out, Arena *keep) {
    for (ptrdiff_t i = 0; i < out->asides.len && out->description.len == 0; i++)
        if (out->asides.at[i].label == ASIDE_STANDFIRST) out->description = out->asides.at[i].text;
    if (out->tags.len) return;
    for (ptrdiff_t i = 0; i < out->asides.len && out->tags.len < LIMIT_TAGS; i++) {
        Str tag = out->asides.at[i].text;
        if (out->asides.at[i].label == ASIDE_TAGS && bare_words(tag) <= TAG_WORDS &&
            !aside_is_label(tag, *keep))
            add_once(&out->tags, tag, keep);
    }
}
