// outlet.c - see outlet.h.
#include "page/outlet.h"

#include "article/identity.h"
#include "page/bare.h"
#include "page/filler.h"
#include "page/metadata.h"
#include "page/title.h"

enum {
    NAME_MOST = 120,
    SLOGAN_LEAST = 4,  // words behind a name that make it a slogan
    BESIDE_MOST = 5,   // words of a name beside the title
    BESIDE_BYTES = 60,
};

// "Harrow Post - All the news of the coast since 1963": the name without its slogan, which is the longer part. What the
// host is made of goes first, wherever it stands.
static Str without_slogan(Str name, Str host, Arena *scratch) {
    Str site = title_site(name, host, scratch);
    if (site.len) return site;
    ptrdiff_t mark = 0, at = title_mark(name, false, &mark);
    if (at <= 0) return name;
    Str first = str_trim(str_slice(name, 0, at));
    ptrdiff_t words = bare_words(first), behind = bare_words(str_from(name, at + mark));
    return behind >= SLOGAN_LEAST && behind > words ? first : name;
}

// What a page says its site is called; an address is no name, nor is "Home".
static Str name_said(Str said, Str host, Arena *keep, Arena *scratch) {
    Str name = metadata_clean(said, scratch);
    bool address = str_starts_case(name, S("www.")) || str_find(name, S("://")) >= 0;
    if (address || filler_is(name, S("site"), *scratch)) return (Str){0};
    name = without_slogan(name, host, scratch);
    return name.len <= NAME_MOST ? str_copy(name, keep) : (Str){0};
}

// "harrowpost" as a table writes it, "Harrow Post": the same letters.
static Str well_written(Str name, const Article *about, const PageHints *hints, Arena scratch) {
    Str known = outlets_by_host(hints->outlets, about->url).name;
    return str_find_byte(name, ' ') < 0 && bare_same(known, name, scratch) ? known : name;
}

void outlet_read(Article *out, const Layout *layout, const JsonLd *jsonld, const PageHints *hints,
                 Arena *keep, Arena *scratch) {
    if (hints->outlet.len) {
        out->outlet = str_copy(hints->outlet, keep);
        out->outlet_from = OUTLET_OPTION;
        return;
    }
    Str host = identity_host(out->url, scratch);
    Str said[] = {metadata_named(layout, S("og:site_name")),
                  jsonld->publisher,
                  jsonld->site,
                  metadata_named(layout, S("application-name")),
                  metadata_named(layout, S("cre")),
                  metadata_named(layout, S("dc.publisher")),
                  metadata_named(layout, S("apple-mobile-web-app-title")),
                  metadata_named(layout, S("copyright"))};
    out->outlet_from = OUTLET_PAGE;
    for (ptrdiff_t i = 0; i < countof(said) && out->outlet.len == 0; i++)
        out->outlet = name_said(said[i], host, keep, scratch);
    if (out->outlet.len) {
        out->outlet = str_copy(well_written(out->outlet, out, hints, *scratch), keep);
        return;
    }
    out->outlet = str_copy(title_site(metadata_clean(layout->title, scratch), host, scratch), keep);
    if (out->outlet.len) return;
    out->outlet = str_copy(outlets_by_host(hints->outlets, out->url).name, keep);
    if (out->outlet.len == 0) out->outlet = identity_host(out->url, keep);
    out->outlet_from = out->outlet.len ? OUTLET_URL : OUTLET_UNKNOWN;
}

// What stands in `whole` beside `title`, behind a mark or before one: its last part, or its first.
static Str beside(Str whole, Str title) {
    ptrdiff_t mark = 0, at = str_find_case(whole, title);
    if (at < 0 || title.len < 2) return (Str){0};
    if (at == 0) {
        Str rest = str_from(whole, title.len);
        if (title_mark(rest, false, &mark) != 0) return (Str){0};
        return str_from(rest, title_mark(rest, true, &mark) + mark);
    }
    Str rest = str_slice(whole, 0, at);
    if (str_from(whole, at + title.len).len) return (Str){0};
    if (str_ends(rest, S(": "))) return str_slice(rest, 0, rest.len - 2);
    at = title_mark(rest, true, &mark);
    if (at < 0 || at + mark != rest.len) return (Str){0};
    return str_slice(rest, 0, title_mark(rest, false, &mark));
}

// "District" may be a section: one word is a name where the host has it, or it is written as only names are ("LuneWire").
static bool may_name(Str name, Str host, Arena scratch) {
    if (bare_words(name) > 1 || (host.len && bare_holds(host, name, scratch))) return true;
    for (ptrdiff_t i = 1; i < name.len; i++)
        if (ascii_upper(name.s[i]) || name.s[i] == '.' || (unsigned char)name.s[i] >= 0x80) return true;
    return false;
}

void outlet_beside_title(Article *out, Str page_title, Arena *keep, Arena scratch) {
    if (out->outlet_from != OUTLET_URL && out->outlet_from != OUTLET_UNKNOWN) return;
    Str host = identity_host(out->url, &scratch);
    if (out->outlet.len && !bare_same(out->outlet, host, scratch)) return;
    Str name = str_trim(beside(page_title, out->title));
    bool may = name.len && name.len <= BESIDE_BYTES && bare_words(name) <= BESIDE_MOST &&
        may_name(name, host, scratch) && !filler_is(name, S("site"), scratch) &&
        !filler_is(name, S("section"), scratch) && !filler_is(name, S("crumb"), scratch);
    if (!may) return;
    out->outlet = str_copy(name, keep);
    out->outlet_from = OUTLET_PAGE;
}
