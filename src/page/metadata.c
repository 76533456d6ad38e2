// metadata.c - see metadata.h. In order: cleaning, title, authors, dates, outlet, the rest.
#include "page/metadata.h"

#include "article/identity.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "page/stamp.h"

#include <string.h>

enum { FIELD_MOST = 4096, TAGS_MOST = 64, AUTHORS_MOST = 24, AUTHOR_BYTES = 120, HEADING_MOST = 1000 };

// ---- cleaning ----

static const struct {
    Str name, text;
} references[] = {
    {S_("amp"), S_("&")},     {S_("quot"), S_("\"")},   {S_("apos"), S_("'")},    {S_("lt"), S_("<")},
    {S_("gt"), S_(">")},      {S_("nbsp"), S_(" ")},    {S_("ndash"), S_("–")},   {S_("mdash"), S_("—")},
    {S_("lsquo"), S_("‘")},   {S_("rsquo"), S_("’")},   {S_("ldquo"), S_("“")},   {S_("rdquo"), S_("”")},
    {S_("bdquo"), S_("„")},   {S_("sbquo"), S_("‚")},   {S_("laquo"), S_("«")},   {S_("raquo"), S_("»")},
    {S_("hellip"), S_("…")},  {S_("auml"), S_("ä")},    {S_("ouml"), S_("ö")},    {S_("uuml"), S_("ü")},
    {S_("Auml"), S_("Ä")},    {S_("Ouml"), S_("Ö")},    {S_("Uuml"), S_("Ü")},    {S_("szlig"), S_("ß")},
    {S_("eacute"), S_("é")},  {S_("egrave"), S_("è")},  {S_("agrave"), S_("à")},  {S_("ccedil"), S_("ç")},
    {S_("ntilde"), S_("ñ")},  {S_("aacute"), S_("á")},  {S_("iacute"), S_("í")},  {S_("oacute"), S_("ó")},
    {S_("uacute"), S_("ú")},  {S_("euro"), S_("€")},    {S_("middot"), S_("·")},  {S_("bull"), S_("•")},
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
    char *out = arena_new(keep, char, s.len + 1);
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
    raw = str_slice(raw, 0, FIELD_MOST);
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

// ---- comparing ----

// Letters and digits alone, folded: "Ferry hits pier, 12 hurt" and "FERRY HITS PIER – 12 hurt" are the same.
static Str bare(Str s, Arena *scratch) {
    char *out = arena_new(scratch, char, s.len * 3 + 1);
    ptrdiff_t len = 0;
    for (ptrdiff_t at = 0; at < s.len;) {
        int32_t rune = utf8_next(s, &at);
        if (rune_letter(rune) || rune_digit(rune) || rune_mark(rune)) len += utf8_put(out + len, rune_fold(rune));
    }
    return (Str){out, len};
}

static bool same_bare(Str a, Str b, Arena scratch) {
    Str left = bare(a, &scratch), right = bare(b, &scratch);
    return left.len && str_eq(left, right);
}

static bool holds_bare(Str whole, Str part, Arena scratch) {
    Str left = bare(whole, &scratch), right = bare(part, &scratch);
    return right.len && str_find(left, right) >= 0;
}

static ptrdiff_t count_words(Str s) {
    ptrdiff_t words = 0;
    bool inside = false;
    for (ptrdiff_t i = 0; i < s.len; i++) {
        bool space = ascii_space(s.s[i]);
        words += !space && !inside;
        inside = !space;
    }
    return words;
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

// ---- title ----

static const Str title_marks[] = {S_(" | "), S_(" - "), S_(" – "), S_(" — "), S_(" · "), S_(" » "), S_(" :: "), S_(" / "), S_(" • "), S_(" ǀ "), S_(" « ")};

// Where a title's last (or first) part begins, and how long the mark before it is.
static ptrdiff_t find_mark(Str title, bool last, ptrdiff_t *mark_len) {
    ptrdiff_t best = -1;
    for (ptrdiff_t i = 0; i < countof(title_marks); i++) {
        Str rest = title;
        ptrdiff_t base = 0, at;
        while ((at = str_find(rest, title_marks[i])) >= 0) {
            if (best < 0 || (last ? base + at > best : base + at < best)) best = base + at, *mark_len = title_marks[i].len;
            if (!last) break;
            base += at + 1;
            rest = str_from(rest, at + 1);
        }
    }
    return best;
}

// Is this part of a title the name of the site?
static bool names_site(Str part, Str outlet, Str host, Arena scratch) {
    Str name = bare(part, &scratch), site = bare(outlet, &scratch);
    if (name.len == 0) return true;
    if (site.len && (str_eq(name, site) || (site.len > 3 && str_find(name, site) >= 0) || (name.len > 3 && str_find(site, name) >= 0))) return true;
    Str address = bare(host, &scratch); // "www.harrow-coast.example" holds "harrowcoast"
    return name.len >= 2 && address.len && str_find(address, name) >= 0;
}

Str metadata_title(Str title, Str outlet, Str host) {
    char room[8192];
    Arena scratch = {room, room + sizeof room};
    if (title.len > 600) return title;
    for (int round = 0; round < 3; round++) {
        ptrdiff_t mark = 0, at = find_mark(title, true, &mark);
        if (at > 0 && names_site(str_from(title, at + mark), outlet, host, scratch)) {
            title = str_trim(str_slice(title, 0, at));
            continue;
        }
        at = find_mark(title, false, &mark);
        if (at > 0 && names_site(str_slice(title, 0, at), outlet, host, scratch)) {
            title = str_trim(str_from(title, at + mark));
            continue;
        }
        break;
    }
    return title;
}

typedef struct Titles {
    Str open_graph, headline, page, heading;
    int32_t heading_block;
} Titles;

// The <h1> that says what the metadata say; else the only one.
static void find_heading(Titles *titles, const Layout *layout, Arena *keep) {
    int headings = 0;
    Str only = {0};
    int32_t only_block = -1;
    for (ptrdiff_t i = 0; i < layout->marks.len; i++) {
        const Mark *mark = &layout->marks.at[i];
        if (mark->kind != MARK_HEADING && mark->kind != MARK_HEADLINE) continue;
        Str text = block_element_text(mark->element, HEADING_MOST, keep);
        Arena scratch = *keep; // what is behind the text
        if (text.len == 0) continue;
        bool known = holds_bare(titles->open_graph, text, scratch) || holds_bare(titles->headline, text, scratch) ||
                     holds_bare(titles->page, text, scratch) || holds_bare(text, titles->open_graph, scratch) ||
                     holds_bare(text, titles->headline, scratch);
        if (known && (count_words(text) > 1 || same_bare(text, titles->open_graph, scratch))) {
            titles->heading = text;
            titles->heading_block = mark->block;
            return;
        }
        if (mark->kind == MARK_HEADING) {
            headings++;
            only = text;
            only_block = mark->block;
        }
    }
    if (headings == 1 && count_words(only) > 2) {
        titles->heading = only;
        titles->heading_block = only_block;
    }
}

static Str choose_title(Titles *t, Str outlet, Str host, Arena scratch) {
    Str open_graph = metadata_title(t->open_graph, outlet, host), page = metadata_title(t->page, outlet, host);
    Str headline = metadata_title(t->headline, outlet, host), heading = metadata_title(t->heading, outlet, host);
    if (heading.len) {
        // a heading with a kicker in it: "Ferries: Ferry hits pier"
        if (headline.len && !same_bare(heading, headline, scratch) && holds_bare(heading, headline, scratch) && same_bare(headline, open_graph, scratch)) return headline;
        return heading;
    }
    if (headline.len) return headline;
    if (open_graph.len) return open_graph;
    return page;
}

// ---- authors ----

static const Str by_words[] = {S_("by "), S_("written by "), S_("von "), S_("par "), S_("por "), S_("di "), S_("door "), S_("av "),
                               S_("text: "), S_("text by "), S_("story by "), S_("author: "), S_("words by "), S_("reported by "), S_("posted by "), S_("autor: "), S_("from "), S_("by: "), S_("published by "), S_("de ")};
static const Str and_words[] = {S_(" and "), S_(" und "), S_(" et "), S_(" y "), S_(" e "), S_(" en "), S_(" & "), S_(" och "), S_(" og "), S_(" i ")};
static const Str no_authors[] = {S_("admin"), S_("administrator"), S_("editor"), S_("webmaster"), S_("root"), S_("guest"), S_("unknown"), S_("none"), S_("null"), S_("undefined"), S_("n/a"), S_("http"), S_("www.")};

// A job or a degree behind a comma, not another author.
static const Str jobs[] = {S_("staff"), S_("writer"), S_("reporter"), S_("correspondent"), S_("editor"), S_("ph.d"), S_("phd"), S_("md"), S_("m.d"), S_("jr"), S_("sr"), S_("rn"), S_("esq"), S_("contributor"), S_("columnist"), S_("special to"), S_("dpa"), S_("producer"), S_("redakteur"), S_("senior"), S_("chief"), S_("director"), S_("manager"), S_("analyst"), S_("professor"), S_("dvm"), S_("mba"), S_("cpa"), S_("cfp"), S_("lcsw"), S_("rd"), S_("ms"), S_("ma"), S_("dr"), S_("fellow"), S_("bureau"), S_("cfa"), S_("rdn")};

static bool is_job(Str part) {
    Str folded = part;
    for (ptrdiff_t i = 0; i < countof(jobs); i++) {
        ptrdiff_t at = str_find_case(folded, jobs[i]);
        if (at < 0) continue;
        ptrdiff_t end = at + jobs[i].len;
        bool starts = at == 0 || !ascii_alpha(folded.s[at - 1]), ends = end == folded.len || !ascii_alpha(folded.s[end]);
        if (starts && ends) return true;
    }
    return false;
}

static void add_author(Strs *names, Str name, Arena *keep) {
    name = str_trim(name);
    while (name.len && (str_find_byte(S(",;:|-.*"), name.s[name.len - 1]) >= 0) && !(name.s[name.len - 1] == '.' && name.len > 2 && ascii_upper(name.s[name.len - 2])) &&
           !(name.len > 3 && (str_ends_case(name, S("Jr.")) || str_ends_case(name, S("Sr.")) || str_ends_case(name, S(".D.")))))
        name = str_trim(str_slice(name, 0, name.len - 1));
    if (name.len < 2 || name.len > AUTHOR_BYTES || names->len >= AUTHORS_MOST) return;
    int digits = 0; // "3 March 2026" is nobody
    for (ptrdiff_t i = 0; i < name.len; i++) digits += ascii_digit(name.s[i]);
    if (digits > 2) return;
    for (ptrdiff_t i = 0; i < countof(no_authors); i++)
        if (i < countof(no_authors) - 2 ? str_eq_case(name, no_authors[i]) : str_starts_case(name, no_authors[i])) return;
    for (ptrdiff_t i = 0; i < names->len; i++)
        if (str_eq_case(names->at[i], name)) return;
    if (str_find_byte(name, '@') == 0 || str_find(name, S("://")) >= 0) return;
    *vec_push(names, keep) = str_copy(name, keep);
}

static Str cut_by(Str text) {
    for (bool again = true; again;) {
        again = false;
        for (ptrdiff_t i = 0; i < countof(by_words); i++)
            if (str_starts_case(text, by_words[i]) && text.len > by_words[i].len) {
                Str rest = str_trim(str_from(text, by_words[i].len));
                // "de" and "di" also begin names: then no capital goes before
                text = rest;
                again = true;
                break;
            }
    }
    return text;
}

void metadata_authors(Strs *names, Str byline, Arena *keep) {
    Str text = cut_by(str_trim(byline));
    Str rest = text, part;
    // cut at marks first: "A; B", "A | B", "A / B"
    static const char marks[] = "|;/";
    for (ptrdiff_t m = 0; m < 3; m++) {
        if (str_find_byte(text, marks[m]) < 0) continue;
        while (str_cut(&rest, marks[m], &part)) metadata_authors(names, part, keep);
        return;
    }
    for (ptrdiff_t i = 0; i < countof(and_words); i++) {
        ptrdiff_t at = str_find_case(text, and_words[i]);
        if (at <= 0) continue;
        Str left = str_slice(text, 0, at), right = str_from(text, at + and_words[i].len);
        // "Linny and Peter" is one byline; "Ann Orr and Bo Lee" are two people
        if (count_words(left) < 2 && str_find_byte(left, ',') < 0) continue;
        metadata_authors(names, left, keep);
        metadata_authors(names, right, keep);
        return;
    }
    ptrdiff_t comma = str_find_byte(text, ',');
    if (comma > 0) {
        bool first = true;
        while (str_cut(&rest, ',', &part)) {
            part = str_trim(part);
            if (first || !is_job(part)) {
                if (first || count_words(part) >= 2) add_author(names, cut_by(part), keep);
            }
            first = false;
        }
        return;
    }
    add_author(names, text, keep);
}

static void read_authors(Article *out, const Layout *layout, const JsonLd *jsonld, Arena *keep, Arena *scratch) {
    static const Str places[] = {S_("author"), S_("article:author"), S_("byl"), S_("parsely-author"), S_("sailthru.author"), S_("dc.creator"),
                                 S_("dcterms.creator"), S_("dc.contributor"), S_("citation_author"), S_("article:author_name"), S_("cxenseparse:author"), S_("twitter:data1")};
    for (ptrdiff_t i = 0; i < jsonld->authors.len; i++) {
        Str name = metadata_clean(jsonld->authors.at[i], scratch);
        if (jsonld->authors.len == 1) metadata_authors(&out->authors, name, keep);
        else add_author(&out->authors, cut_by(name), keep);
    }
    if (out->authors.len) return;
    for (ptrdiff_t p = 0; p < countof(places) - 1; p++) {
        for (ptrdiff_t i = 0; i < layout->metas.len; i++)
            if (str_eq_case(layout->metas.at[i].name, places[p]))
                metadata_authors(&out->authors, metadata_clean(layout->metas.at[i].content, scratch), keep);
        if (out->authors.len) return;
    }
    for (ptrdiff_t i = 0; i < layout->marks.len; i++)
        if (layout->marks.at[i].kind == MARK_AUTHOR)
            metadata_authors(&out->authors, block_element_text(layout->marks.at[i].element, 200, scratch), keep);
    if (out->authors.len) return;
    for (ptrdiff_t i = 0; i < layout->marks.len; i++) {
        if (layout->marks.at[i].kind != MARK_BYLINE) continue;
        Str text = block_element_text(layout->marks.at[i].element, 200, scratch);
        if (!str_starts_case(text, S("by "))) continue;
        metadata_authors(&out->authors, text, keep);
        if (out->authors.len) return;
    }
}

// ---- dates ----

static Str stamp(Str text, Arena *keep) {
    Stamp found = stamp_find(text, false, keep);
    return found.no_year ? (Str){0} : found.iso;
}

static Str stamp_of_marks(const Layout *layout, MarkKind kind, Arena *keep, Arena *scratch) {
    for (ptrdiff_t i = 0; i < layout->marks.len; i++) {
        const Mark *mark = &layout->marks.at[i];
        if (mark->kind != kind) continue;
        Str value = block_attr(mark->element, S("datetime"));
        if (value.len == 0) value = block_attr(mark->element, S("content"));
        Str iso = stamp(value.len ? value : block_element_text(mark->element, 200, scratch), keep);
        if (iso.len) return iso;
    }
    return (Str){0};
}

static void read_dates(Article *out, const Layout *layout, const JsonLd *jsonld, Arena *keep, Arena *scratch) {
    static const Str published[] = {S_("article:published_time"), S_("datePublished"), S_("og:published_time"), S_("parsely-pub-date"), S_("sailthru.date"),
                                    S_("publish-date"), S_("publish_date"), S_("pubdate"), S_("date.created"), S_("article.published"), S_("dc.date.issued"), S_("dcterms.created"), S_("dc.date"), S_("dcterms.date"),
                                    S_("published-date"), S_("publication_date"), S_("citation_publication_date"), S_("cxenseparse:recs:publishtime"), S_("article_date_original"), S_("date"), S_("dateCreated"), S_("citation_date"), S_("displaydate"), S_("iso-8601-publish-date")};
    static const Str modified[] = {S_("article:modified_time"), S_("dateModified"), S_("og:updated_time"), S_("last-modified"), S_("dcterms.modified"), S_("lastmod"), S_("revision_date")};
    out->published = stamp(jsonld->published, keep);
    for (ptrdiff_t i = 0; out->published.len == 0 && i < countof(published); i++) out->published = stamp(meta_named(layout, published[i]), keep);
    if (out->published.len == 0) out->published = stamp_of_marks(layout, MARK_DATE, keep, scratch);
    if (out->published.len == 0) out->published = stamp_of_marks(layout, MARK_TIME, keep, scratch);
    if (out->published.len == 0) out->published = stamp_of_marks(layout, MARK_BYLINE, keep, scratch);
    if (out->published.len == 0) out->published = stamp_of_url(out->url, keep);

    out->modified = stamp(jsonld->modified, keep);
    for (ptrdiff_t i = 0; out->modified.len == 0 && i < countof(modified); i++) out->modified = stamp(meta_named(layout, modified[i]), keep);
    if (out->modified.len == 0) out->modified = stamp_of_marks(layout, MARK_MODIFIED, keep, scratch);
}

// ---- outlet ----

static void read_outlet(Article *out, const Layout *layout, const JsonLd *jsonld, const PageHints *hints, Arena *keep) {
    static const Str places[] = {S_("og:site_name"), S_("application-name"), S_("cre"), S_("dc.publisher"), S_("apple-mobile-web-app-title"), S_("copyright")};
    if (hints->outlet.len) {
        out->outlet = str_copy(hints->outlet, keep);
        out->outlet_from = OUTLET_OPTION;
        return;
    }
    out->outlet_from = OUTLET_PAGE;
    out->outlet = metadata_clean(meta_named(layout, places[0]), keep);
    if (out->outlet.len == 0) out->outlet = metadata_clean(jsonld->publisher, keep);
    if (out->outlet.len == 0) out->outlet = metadata_clean(jsonld->site, keep);
    if (out->outlet.len == 0) out->outlet = first_meta(layout, places + 1, countof(places) - 1, keep);
    if (out->outlet.len && out->outlet.len <= AUTHOR_BYTES) return;
    out->outlet = identity_host(out->url, keep);
    out->outlet_from = out->outlet.len ? OUTLET_URL : OUTLET_UNKNOWN;
}

// ---- the rest ----

static bool is_address(Str url) {
    return str_starts_case(url, S("http://")) || str_starts_case(url, S("https://"));
}

static void read_url(Article *out, const Layout *layout, const JsonLd *jsonld, const PageHints *hints, Arena *keep) {
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
    while (len < raw.len && (ascii_alpha(raw.s[len]) || ascii_digit(raw.s[len]) || raw.s[len] == '-' || raw.s[len] == '_')) len++;
    if (len < 2 || len > 20 || (len > 3 && raw.s[2] != '-' && raw.s[2] != '_' && raw.s[3] != '-')) return (Str){0};
    char *out = arena_new(keep, char, len);
    for (ptrdiff_t i = 0; i < len; i++) out[i] = raw.s[i] == '_' ? '-' : raw.s[i];
    for (ptrdiff_t i = 0; i < len && out[i] != '-'; i++) out[i] = ascii_fold(out[i]);
    return (Str){out, len};
}

static void read_language(Article *out, const Layout *layout, const JsonLd *jsonld, Arena *keep) {
    Str raw[] = {layout->language, jsonld->language, meta_named(layout, S("og:locale")), meta_named(layout, S("content-language"))};
    for (ptrdiff_t i = 0; i < countof(raw) && out->language.len == 0; i++) out->language = to_language(raw[i], keep);
}

static void read_tags(Article *out, const Layout *layout, const JsonLd *jsonld, Arena *keep) {
    for (ptrdiff_t i = 0; i < layout->metas.len && out->tags.len < TAGS_MOST; i++)
        if (str_eq_case(layout->metas.at[i].name, S("article:tag"))) {
            Str tag = metadata_clean(layout->metas.at[i].content, keep);
            if (tag.len) *vec_push(&out->tags, keep) = tag;
        }
    if (out->tags.len) return;
    for (ptrdiff_t i = 0; i < jsonld->keywords.len && i < TAGS_MOST; i++) {
        Str tag = metadata_clean(jsonld->keywords.at[i], keep);
        if (tag.len) *vec_push(&out->tags, keep) = tag;
    }
    if (out->tags.len) return;
    static const Str places[] = {S_("news_keywords"), S_("keywords")};
    Str list = first_meta(layout, places, countof(places), keep), tag;
    while (out->tags.len < TAGS_MOST && str_cut(&list, ',', &tag))
        if (str_trim(tag).len) *vec_push(&out->tags, keep) = str_trim(tag);
}

Metadata metadata_read(Article *out, const Layout *layout, const PageHints *hints, Arena *keep, Arena *scratch) {
    static const Str descriptions[] = {S_("og:description"), S_("description"), S_("twitter:description"), S_("dc.description")};
    static const Str sections[] = {S_("article:section"), S_("section"), S_("parsely-section"), S_("dc.subject")};
    static const Str images[] = {S_("og:image"), S_("og:image:url"), S_("twitter:image"), S_("twitter:image:src")};
    read_url(out, layout, NULL, hints, keep);
    Metadata metadata = {.jsonld = jsonld_read(layout->jsonld, out->url, scratch), .title_block = -1};
    const JsonLd *jsonld = &metadata.jsonld;
    if (out->url.len == 0) read_url(out, layout, jsonld, hints, keep);
    read_outlet(out, layout, jsonld, hints, keep);

    Titles titles = {.heading_block = -1, .open_graph = metadata_clean(meta_named(layout, S("og:title")), scratch),
                     .headline = metadata_clean(jsonld->headline, scratch), .page = metadata_clean(layout->title, scratch)};
    if (titles.open_graph.len == 0) titles.open_graph = metadata_clean(meta_named(layout, S("twitter:title")), scratch);
    find_heading(&titles, layout, scratch);
    out->title = str_copy(choose_title(&titles, out->outlet, identity_host(out->url, scratch), *scratch), keep);
    metadata.title_block = titles.heading_block;

    read_authors(out, layout, jsonld, keep, scratch);
    read_dates(out, layout, jsonld, keep, scratch);
    if (hints->published.len) out->published = str_copy(hints->published, keep);
    read_language(out, layout, jsonld, keep);
    out->description = metadata_clean(jsonld->description, keep);
    Str described = first_meta(layout, descriptions, countof(descriptions), keep);
    if (described.len) out->description = described;
    out->section = metadata_clean(jsonld->section, keep);
    if (out->section.len == 0) out->section = first_meta(layout, sections, countof(sections), keep);
    out->image = first_meta(layout, images, countof(images), keep);
    if (out->image.len == 0) out->image = metadata_clean(jsonld->image, keep);
    read_tags(out, layout, jsonld, keep);
    out->form = jsonld->live ? FORM_LIVE : jsonld->gallery ? FORM_GALLERY : FORM_ARTICLE;
    return metadata;
}
