// metadata.c - see metadata.h. In order: cleaning, places, addresses, the rest.
#include "page/metadata.h"

#include "article/identity.h"
#include "base/buf.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "page/bare.h"
#include "page/byline.h"
#include "page/outlet.h"
#include "page/published.h"
#include "page/subject.h"
#include "page/title.h"

#include <string.h>

enum { TITLE_LEAST = 12 };

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
            took = 1;
            while (took < rest.len && rest.s[took] != '&' && rest.s[took] != '<') took++;
            buf_str(&out, str_slice(rest, 0, took));
        }
        at += took;
    }
    return collapse(utf8_repair(buf_view(&out), keep), keep);
}

// ---- places ----

Str metadata_named(const Layout *layout, Str name) {
    for (ptrdiff_t i = 0; i < layout->metas.len; i++)
        if (str_eq_case(layout->metas.at[i].name, name) && str_trim(layout->metas.at[i].content).len)
            return str_trim(layout->metas.at[i].content);
    return (Str){0};
}

// ---- the rest ----

static bool is_address(Str url) {
    return str_starts_case(url, S("http://")) || str_starts_case(url, S("https://"));
}

// "https://harrowpost.example/": every page of some sites says so.
static bool is_root(Str url) {
    ptrdiff_t at = str_find(url, S("://"));
    Str path = at < 0 ? url : str_from(url, at + 3);
    ptrdiff_t slash = str_find_byte(path, '/');
    return slash < 0 || slash + 1 == path.len;
}

// An address in a page of address `base`, whole.
static Str whole_address(Str url, Str base, Arena *keep) {
    ptrdiff_t at = str_find(base, S("://"));
    if (url.len == 0 || is_address(url) || at < 0) return url;
    ptrdiff_t host = str_find_byte(str_from(base, at + 3), '/');
    Str origin = host < 0 ? base : str_slice(base, 0, at + 3 + host);
    if (str_starts(url, S("//"))) origin = str_slice(base, 0, at + 1);
    else if (url.s[0] != '/') origin = str_slice(base, 0, str_rfind_byte(base, '/') + 1);
    return str_format(keep, "%.*s%.*s", (int)origin.len, origin.s, (int)url.len, url.s);
}

static void read_url(Article *out, const Layout *layout, const JsonLd *jsonld, const PageHints *hints,
                     Arena *keep) {
    Str og = metadata_named(layout, S("og:url"));
    Str canonical = str_trim(layout->canonical);
    bool deeper = is_root(canonical) && is_address(og) && !is_root(og);
    if (is_address(canonical) && !deeper) out->url = canonical;
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
    Str raw[] = {layout->language, jsonld->language, metadata_named(layout, S("og:locale")),
                 metadata_named(layout, S("content-language"))};
    for (ptrdiff_t i = 0; i < countof(raw) && out->language.len == 0; i++)
        out->language = to_language(raw[i], keep);
}

static void add_once(Strs *to, Str value, Arena *arena) {
    if (!value.s || value.len == 0) return;
    for (ptrdiff_t i = 0; i < to->len; i++)
        if (str_eq(to->at[i], value)) return;
    *vec_push(to, arena) = value;
}

// A site's own picture stands in for one of the article: "logo.png", "placeholder-16x9.jpg".
static bool is_emblem(Str url) {
    static const Str words[] = {S_("logo"),    S_("logos"),  S_("placeholder"),
                                S_("favicon"), S_("spacer"), S_("fallback")};
    Str file = str_slice(url, 0, str_find_byte(url, '?') < 0 ? url.len : str_find_byte(url, '?'));
    file = str_from(file, str_rfind_byte(file, '/') + 1);
    for (ptrdiff_t i = 0; i < countof(words); i++) {
        ptrdiff_t at = str_find_case(file, words[i]), end = at + words[i].len;
        if (at >= 0 && !(at && ascii_alpha(file.s[at - 1])) && !(end < file.len && ascii_alpha(file.s[end])))
            return true;
    }
    return false;
}

static void read_image(Article *out, const Layout *layout, const JsonLd *jsonld, Arena *keep,
                       Arena *scratch) {
    Str said[] = {metadata_named(layout, S("og:image")), metadata_named(layout, S("og:image:url")),
                  metadata_named(layout, S("twitter:image")), metadata_named(layout, S("twitter:image:src")),
                  jsonld->image};
    for (ptrdiff_t i = 0; i < countof(said) && out->image.len == 0; i++) {
        Str image = metadata_clean(said[i], scratch);
        if (!is_emblem(image)) out->image = str_copy(whole_address(image, out->url, scratch), keep);
    }
}

// The block that says no more and no less than the title, on pages without an <h1>; -1 when none does.
static int32_t block_showing(const Layout *layout, Str title, Arena scratch) {
    Str bare = bare_text(title, &scratch);
    int32_t first = -1;
    for (int32_t i = 0; i < (int32_t)layout->blocks.len && bare.len >= TITLE_LEAST; i++) {
        const Block *block = &layout->blocks.at[i];
        Arena one = scratch;
        if (block->link_words || block->text.len >= 2 * title.len + 8 ||
            !str_eq(bare_text(block->text, &one), bare))
            continue;
        if (block->tag >= LXB_TAG_H1 && block->tag <= LXB_TAG_H6) return i;  // a path may end in it before
        if (first < 0) first = i;
    }
    return first;
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
    read_url(out, layout, NULL, hints, keep);
    Metadata metadata = {.jsonld = jsonld_read(layout->jsonld, out->url, scratch), .title_block = -1};
    const JsonLd *jsonld = &metadata.jsonld;
    if (out->url.len == 0) read_url(out, layout, jsonld, hints, keep);
    outlet_read(out, layout, jsonld, hints, keep, scratch);

    Titles titles = {.heading_block = -1,
                     .news = jsonld->news,
                     .live = jsonld->live,
                     .twitter = metadata_clean(metadata_named(layout, S("twitter:title")), scratch),
                     .open_graph = metadata_clean(metadata_named(layout, S("og:title")), scratch),
                     .headline = metadata_clean(jsonld->headline, scratch),
                     .page = metadata_clean(layout->title, scratch)};
    if (titles.open_graph.len == 0) titles.open_graph = titles.twitter;
    title_heading(&titles, layout, scratch);
    out->title =
        str_copy(title_choose(&titles, out->outlet, identity_host(out->url, scratch), *scratch), keep);
    if (titles.heading_block < 0) titles.heading_block = block_showing(layout, out->title, *scratch);
    metadata.title_block = titles.heading_block;
    outlet_beside_title(out, titles.page, keep, *scratch);

    int32_t near = heading_near(layout, titles.heading_block);
    out->authors = byline_read(layout, jsonld, out, near, keep, scratch);
    published_read(out, layout, jsonld, near, keep, scratch);
    if (hints->published.len) out->published = str_copy(hints->published, keep);
    read_language(out, layout, jsonld, keep);
    for (ptrdiff_t i = 0; i < countof(descriptions); i++)
        add_once(&metadata.described, metadata_clean(metadata_named(layout, descriptions[i]), scratch),
                 scratch);
    add_once(&metadata.described, metadata_clean(jsonld->description, scratch), scratch);
    if (metadata.described.len) out->description = str_copy(metadata.described.at[0], keep);
    subject_read(out, layout, jsonld, keep, scratch);
    read_image(out, layout, jsonld, keep, scratch);
    return metadata;
}

// ---- from the page itself ----

void metadata_complete(Article *out, Arena *keep) {
    for (ptrdiff_t i = 0; i < out->asides.len && out->description.len == 0; i++)
        if (out->asides.at[i].label == ASIDE_STANDFIRST) out->description = out->asides.at[i].text;
    subject_complete(out, keep);
}
