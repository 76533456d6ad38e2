// strip.c - see strip.h. In order: giving, finding ends, attributes, elements. Numbers are sections of the HTML standard.
#include "page/strip.h"

#include "base/vec.h"

#include <string.h>

enum {
    ATTRIBUTES_MOST = 128,    // of one element; lexbor compares each with all before
    DRAWING_MOST = 64 << 10,  // how far the end of a drawing is looked for
};

typedef struct Strip {
    Str html;
    StripGive *give;
    void *ctx;
    bool stopped;
    ptrdiff_t len;
    char piece[STRIP_PIECE];
} Strip;

// ---- giving ----

static void give(Strip *strip) {
    if (strip->len && !strip->stopped)
        strip->stopped = !strip->give(strip->ctx, (Str){strip->piece, strip->len});
    strip->len = 0;
}

// html[from, to)
static void put(Strip *strip, ptrdiff_t from, ptrdiff_t to) {
    while (from < to && !strip->stopped) {
        if (strip->len == STRIP_PIECE) give(strip);
        ptrdiff_t len = to - from, room = STRIP_PIECE - strip->len;
        if (len > room) len = room;
        memcpy(strip->piece + strip->len, strip->html.s + from, (size_t)len);
        strip->len += len;
        from += len;
    }
}

static void put_byte(Strip *strip, char c) {
    if (strip->len == STRIP_PIECE) give(strip);
    strip->piece[strip->len++] = c;
}

// ---- finding ends; -1 when there is none ----

static ptrdiff_t find_from(Str html, ptrdiff_t at, Str needle) {
    ptrdiff_t found = str_find(str_from(html, at), needle);
    return found < 0 ? -1 : at + found;
}

static ptrdiff_t find_byte(Str html, ptrdiff_t at, char c) {
    ptrdiff_t found = str_find_byte(str_from(html, at), c);
    return found < 0 ? -1 : at + found;
}

// What ends a tag's name; an attribute's; a value that has no quotes.
enum { OF_TAG = 1, OF_ATTRIBUTE = 2, OF_VALUE = 4, OF_ALL = 7 };
static const uint8_t endings[256] = {
    [' '] = OF_ALL,
    ['\t'] = OF_ALL,
    ['\n'] = OF_ALL,
    ['\f'] = OF_ALL,
    ['\r'] = OF_ALL,
    ['>'] = OF_ALL,
    ['/'] = OF_TAG | OF_ATTRIBUTE,
    ['='] = OF_ATTRIBUTE,
};

static bool ends(int what, char c) { return endings[(unsigned char)c] & what; }

static ptrdiff_t end_of(int what, Str html, ptrdiff_t at) {
    while (at < html.len && !ends(what, html.s[at])) at++;
    return at;
}

// Is `name` the whole name of the tag whose name starts at `at`?
static bool is_tag(Str html, ptrdiff_t at, Str name) {
    if (at + name.len >= html.len || !ends(OF_TAG, html.s[at + name.len])) return false;
    return str_starts_case(str_from(html, at), name);
}

// Behind the comment whose "<!--" is at `at` (13.2.5.43): "-->", "--!>", and at once ">" or "->".
static ptrdiff_t comment_end(Str html, ptrdiff_t at) {
    Str rest = str_from(html, at + 4);
    if (str_starts(rest, S(">"))) return at + 5;
    if (str_starts(rest, S("->"))) return at + 6;
    for (ptrdiff_t dash = at + 4; (dash = find_from(html, dash, S("--"))) >= 0; dash++) {
        rest = str_from(html, dash + 2);
        if (str_starts(rest, S(">"))) return dash + 3;
        if (str_starts(rest, S("!>"))) return dash + 4;
    }
    return -1;
}

// Where "</name" stands that ends an element of raw text.
static ptrdiff_t raw_end(Str html, ptrdiff_t at, Str name) {
    for (; (at = find_byte(html, at, '<')) >= 0; at++)
        if (at + 1 < html.len && html.s[at + 1] == '/' && is_tag(html, at + 2, name)) return at;
    return -1;
}

// The same for a script: behind "<!--" another "<script" takes the next end tag for itself (13.2.5.20 to 27).
static ptrdiff_t script_end(Str html, ptrdiff_t at) {
    bool escaped = false, twice = false;
    ptrdiff_t last = at;
    for (; (at = find_byte(html, at, '<')) >= 0; at++) {
        if (escaped && str_find(str_slice(html, last, at), S("-->")) >= 0) escaped = twice = false;
        last = at;
        if (str_starts(str_from(html, at), S("<!--"))) {
            escaped = true;
            last = at + 2;  // "<!-->" is escaped no longer
        } else if (is_tag(html, at + 1, S("script"))) {
            twice = escaped;
        } else if (is_tag(html, at + 1, S("/script"))) {
            if (!twice) return at;
            twice = false;
        }
    }
    return -1;
}

// Behind the end tag of a drawing that holds no other; -1 leaves its tags to the guard in parse.c.
static ptrdiff_t drawing_end(Str html, ptrdiff_t at) {
    Str near = str_slice(html, 0, at + DRAWING_MOST);
    for (; (at = find_byte(near, at, '<')) >= 0; at++) {
        if (is_tag(near, at + 1, S("svg"))) return -1;
        if (!is_tag(near, at + 1, S("/svg"))) continue;
        ptrdiff_t end = find_byte(near, at, '>');
        return end < 0 ? -1 : end + 1;
    }
    return -1;
}

// ---- attributes ----

// Those that are read; on one element only where one is named.
static const struct {
    Str name, tag;
} attributes[] = {
    {S_("class"), S_("")},      {S_("id"), S_("")},           {S_("content"), S_("")},
    {S_("itemprop"), S_("")},   {S_("rel"), S_("")},          {S_("datetime"), S_("")},
    {S_("role"), S_("")},       {S_("hidden"), S_("")},       {S_("aria-hidden"), S_("")},
    {S_("name"), S_("meta")},   {S_("property"), S_("meta")}, {S_("http-equiv"), S_("meta")},
    {S_("type"), S_("script")}, {S_("href"), S_("link")},     {S_("lang"), S_("html")},
};

typedef struct Attribute {
    ptrdiff_t start, name_end, end;  // all of it is html[start, end)
    Str value;
} Attribute;

static inline bool is_name(Str name, Str known) {
    return known.len == name.len && known.s[0] == (name.s[0] | 0x20) && str_eq_case(known, name);
}

static bool is_read(Str tag, Str name, Str value) {
    for (ptrdiff_t i = 0; i < countof(attributes); i++)
        if (is_name(name, attributes[i].name))
            return attributes[i].tag.len == 0 || str_eq_case(attributes[i].tag, tag);
    return is_name(name, S("style")) && str_find_case(value, S("none")) >= 0;
}

static ptrdiff_t skip_space(Str html, ptrdiff_t at) {
    while (at < html.len && ascii_space(html.s[at])) at++;
    return at;
}

// The attribute at or behind `at` (13.2.5.32 to 39). False at the tag's end, where *at is then: at its '>', or at the
// end of `html`.
static bool next_attribute(Str html, ptrdiff_t *at, Attribute *out) {
    ptrdiff_t start = *at;
    while (start < html.len && (ascii_space(html.s[start]) || html.s[start] == '/')) start++;
    *at = start;
    if (start >= html.len || html.s[start] == '>') return false;
    ptrdiff_t end = end_of(OF_ATTRIBUTE, html, start + 1);  // a name may begin with '='
    *out = (Attribute){start, end, end, {0}};
    ptrdiff_t equals = skip_space(html, end);
    if (equals < html.len && html.s[equals] == '=') {
        ptrdiff_t from = skip_space(html, equals + 1);
        char quote = from < html.len ? html.s[from] : '>';
        if (quote == '"' || quote == '\'') {
            ptrdiff_t close = find_byte(html, ++from, quote);
            end = close < 0 ? html.len : close;
            out->end = close < 0 ? html.len : close + 1;
        } else {
            out->end = end = end_of(OF_VALUE, html, from);
        }
        out->value = str_slice(html, from, end);
    }
    *at = out->end;
    return true;
}

// ---- elements ----

// What becomes of an element: its tags and text left out; its text kept as it is; a tag without content left out.
typedef enum Fate { PLAIN, GONE, RAW, VOID, SCRIPT, DRAWING, LAST } Fate;
static const struct {
    Str name;
    Fate fate;
} elements[] = {
    {S_("script"), SCRIPT}, {S_("style"), GONE},     {S_("iframe"), GONE},  {S_("textarea"), GONE},
    {S_("noembed"), GONE},  {S_("title"), RAW},      {S_("noframes"), RAW}, {S_("xmp"), RAW},
    {S_("svg"), DRAWING},   {S_("plaintext"), LAST}, {S_("img"), VOID},     {S_("input"), VOID},
    {S_("source"), VOID},   {S_("track"), VOID},     {S_("embed"), VOID},   {S_("param"), VOID},
    {S_("area"), VOID},     {S_("col"), VOID},
};

static Fate fate_of(Str name) {
    static const uint32_t lengths = 1 << 3 | 1 << 4 | 1 << 5 | 1 << 6 | 1 << 7 | 1 << 8 | 1 << 9;
    if (name.len > 9 || !(lengths >> name.len & 1)) return PLAIN;
    for (ptrdiff_t i = 0; i < countof(elements); i++)
        if (is_name(name, elements[i].name)) return elements[i].fate;
    return PLAIN;
}

// Copies the tag html[at, ...), whose name ends at `name_end`, without the attributes that nobody reads. Gives where it
// ends, which is the end of `html` when nothing closes it: then the standard drops it.
static ptrdiff_t copy_tag(Strip *strip, ptrdiff_t at, ptrdiff_t name_end) {
    Str html = strip->html, name = str_slice(html, at + 1, name_end);
    put(strip, at, name_end);
    Attribute attribute = {.end = name_end};
    ptrdiff_t end = name_end;
    for (int kept = 0; next_attribute(html, &end, &attribute);) {
        if (kept >= ATTRIBUTES_MOST ||
            !is_read(name, str_slice(html, attribute.start, attribute.name_end), attribute.value))
            continue;
        put_byte(strip, ' ');
        put(strip, attribute.start, attribute.end);
        kept++;
    }
    if (end >= html.len) return html.len;
    if (end > attribute.end && html.s[end - 1] == '/') put_byte(strip, ' '), put_byte(strip, '/');
    put_byte(strip, '>');
    return end + 1;
}

static ptrdiff_t tag_end(Str html, ptrdiff_t at, Str *type) {
    Attribute attribute;
    while (next_attribute(html, &at, &attribute))
        if (type->len == 0 && str_eq_case(str_slice(html, attribute.start, attribute.name_end), S("type")))
            *type = attribute.value;
    return at < html.len ? at + 1 : html.len;
}

static ptrdiff_t or_all(Str html, ptrdiff_t end) { return end < 0 ? html.len : end; }

// Behind the end tag that stands at `at`.
static ptrdiff_t behind_tag(Str html, ptrdiff_t at) {
    Str type = {0};
    return at < 0 ? html.len : tag_end(html, at + 2, &type);
}

// The element whose start tag is at `at`: gives where to go on.
static ptrdiff_t start_tag(Strip *strip, ptrdiff_t at) {
    Str html = strip->html, type = {0};
    ptrdiff_t name_end = end_of(OF_TAG, html, at + 1), end;
    Str name = str_slice(html, at + 1, name_end);
    Fate fate = fate_of(name);
    switch (fate) {
    case PLAIN: return copy_tag(strip, at, name_end);
    case VOID: return tag_end(html, name_end, &type);
    case GONE: return behind_tag(html, raw_end(html, tag_end(html, name_end, &type), name));
    case SCRIPT:
        end = tag_end(html, name_end, &type);
        if (str_find_case(type, S("ld+json")) < 0) return behind_tag(html, script_end(html, end));
        end = copy_tag(strip, at, name_end);
        at = or_all(html, script_end(html, end));
        put(strip, end, at);
        return at;
    case RAW:
        end = copy_tag(strip, at, name_end);
        at = or_all(html, raw_end(html, end, name));
        put(strip, end, at);
        return at;
    case DRAWING:
        end = tag_end(html, name_end, &type);
        if (end < html.len && html.s[end - 2] == '/') return end;
        end = drawing_end(html, end);
        return end < 0 ? copy_tag(strip, at, name_end) : end;
    case LAST: break;
    }
    put(strip, at, html.len);
    return html.len;
}

// What a '<' at `at` begins: gives where to go on.
static ptrdiff_t markup(Strip *strip, ptrdiff_t at) {
    Str html = strip->html;
    char c = at + 1 < html.len ? html.s[at + 1] : ' ', d = at + 2 < html.len ? html.s[at + 2] : ' ';
    ptrdiff_t end = at + 1;
    if (ascii_alpha(c)) return start_tag(strip, at);
    if (c == '/' && ascii_alpha(d)) { return copy_tag(strip, at, end_of(OF_TAG, html, at + 2)); }
    if (str_starts(str_from(html, at), S("<!--"))) return or_all(html, comment_end(html, at));
    if (c == '!' || c == '?' || c == '/')
        end = or_all(html, find_byte(html, at, '>'));  // a doctype, or bogus
    put(strip, at, end);
    return end;
}

void strip_html(Str html, StripGive *giver, void *ctx) {
    Strip strip = {.html = html, .give = giver, .ctx = ctx};
    for (ptrdiff_t at = 0; at < html.len && !strip.stopped;) {
        ptrdiff_t next = or_all(html, find_byte(html, at, '<'));
        put(&strip, at, next);
        at = next < html.len ? markup(&strip, next) : next;
    }
    give(&strip);
}
