// strip.c - see strip.h. In order: giving, boxes that nothing stands in, attributes, elements. Numbers are sections of the HTML standard.
#include "page/strip.h"

#include "base/hash.h"
#include "base/limits.h"
#include "base/vec.h"
#include "page/clue.h"
#include "page/markup_scan.h"

#include <stddef.h>
#include <string.h>

enum {
    ELEMENTS_MOST = 80,
    SLOT_BITS = 7,
    NAME_SLOTS = 1 << SLOT_BITS,
    ANSWERS = 256,
    SHELLS_MOST = 16,  // boxes in boxes that nothing stands in
};

// A table's names by their first eight letters.
typedef struct NameSlot {
    uint64_t key;
    int row;
} NameSlot;

typedef struct Open {
    uint64_t copied;
    int32_t len, more;
} Open;

// A box that nothing was given behind the start of: what was given before its start tag, and behind it.
typedef struct Shell {
    ptrdiff_t start, end;
    int element;
} Shell;

typedef struct Answer {
    uint64_t hash;  // of a class or id
    bool clue;
} Answer;

typedef struct Strip {
    Str html;
    StripGive *give;
    void *ctx;
    bool stopped;
    struct {
        ptrdiff_t start, end;
    } kept;          // the part of `html` that is to be copied
    bool border;     // nothing but white space since a box's tag
    bool paragraph;  // a <p> may be open, which the next box ends
    bool drawn;      // a drawing may be open, which the next box ends
    NameSlot elements[NAME_SLOTS], attributes[NAME_SLOTS];
    Open open[ELEMENTS_MOST];   // by element
    Shell shells[SHELLS_MOST];  // each in the one before
    int shells_len;
    ClueSieve sieve;
    Answer answers[ANSWERS];
    ptrdiff_t given, len;
    char piece[STRIP_PIECE];
} Strip;

// ---- giving ----

static void give(Strip *strip) {
    if (strip->len && !strip->stopped)
        strip->stopped = !strip->give(strip->ctx, (Str){strip->piece, strip->len});
    strip->given += strip->len;
    strip->len = 0;
}

static void copy(Strip *strip) {
    ptrdiff_t from = strip->kept.start, to = strip->kept.end;
    while (from < to && !strip->stopped) {
        if (strip->len == STRIP_PIECE) give(strip);
        ptrdiff_t len = to - from, room = STRIP_PIECE - strip->len;
        if (len > room) len = room;
        memcpy(strip->piece + strip->len, strip->html.s + from, (size_t)len);
        strip->len += len;
        from += len;
    }
    strip->kept.start = to;
}

// html[from, to) is kept. What is kept in one go is copied in one go.
static inline void put(Strip *strip, ptrdiff_t from, ptrdiff_t to) {
    if (from != strip->kept.end) {
        copy(strip);
        strip->kept.start = from;
    }
    strip->kept.end = to;
}

// `c`, which stands at `at` too or is ours.
static void put_byte(Strip *strip, char c, ptrdiff_t at) {
    if (at >= 0 && at == strip->kept.end && at < strip->html.len && strip->html.s[at] == c) {
        strip->kept.end++;
        return;
    }
    copy(strip);
    if (strip->len == STRIP_PIECE) give(strip);
    strip->piece[strip->len++] = c;
    strip->kept.start = strip->kept.end = -1;
}

// ---- boxes that nothing stands in ----

static ptrdiff_t all_given(const Strip *strip) {
    return strip->given + strip->len + strip->kept.end - strip->kept.start;
}

// The start tag of a box was given, behind `start` bytes. It can be taken back where it parts no text, and no paragraph
// or drawing would end by it.
static void open_shell(Strip *strip, int element, ptrdiff_t start) {
    int *len = &strip->shells_len;
    if (*len && strip->shells[*len - 1].end != start) *len = 0;  // something stands in them
    if (!strip->border || strip->paragraph || strip->drawn || *len == SHELLS_MOST) *len = 0;
    else strip->shells[(*len)++] = (Shell){start, all_given(strip), element};
}

// Its end tag: true when nothing stands in it, and it was taken back.
static bool close_shell(Strip *strip, int element) {
    Shell *shell = strip->shells_len ? &strip->shells[strip->shells_len - 1] : NULL;
    if (!shell || shell->element != element || shell->end != all_given(strip)) return false;
    copy(strip);
    if (shell->start < strip->given) return false;  // the parser has it
    strip->kept.start = strip->kept.end = -1;
    strip->len = shell->start - strip->given;
    strip->shells_len--;
    return true;
}

// ---- attributes ----

// Those that are read; on one element only where one is named. Most are none of these (data-..., src, alt, href of links).
typedef enum What { VALUE, NAMES, ROLE, STYLE } What;
static const struct {
    Str name, tag;
    What what;
} attributes[] = {
    {S_("id"), S_(""), NAMES},          {S_("rel"), S_(""), VALUE},
    {S_("name"), S_("meta"), VALUE},    {S_("type"), S_("script"), VALUE},
    {S_("href"), S_("link"), VALUE},    {S_("role"), S_(""), ROLE},
    {S_("lang"), S_("html"), VALUE},    {S_("class"), S_(""), NAMES},
    {S_("style"), S_(""), STYLE},       {S_("title"), S_("abbr"), VALUE},
    {S_("hidden"), S_(""), VALUE},      {S_("content"), S_(""), VALUE},
    {S_("itemprop"), S_(""), VALUE},    {S_("property"), S_("meta"), VALUE},
    {S_("datetime"), S_(""), VALUE},    {S_("http-equiv"), S_("meta"), VALUE},
    {S_("aria-hidden"), S_(""), VALUE},
};

static bool is_name(Str name, Str known) { return str_eq_case(name, known); }

// The first eight letters of a name, small, and zeros behind a shorter one; no byte but a capital becomes a letter by
// it. `behind` bytes of the page stand from its first on.
static uint64_t key_of(Str name, ptrdiff_t behind) {
    const unsigned char *b = (const unsigned char *)name.s;
    uint64_t key = 0;
    if (behind < 8) {
        for (ptrdiff_t i = 0; i < name.len && i < 8; i++) key |= (uint64_t)(b[i] | 0x20) << 8 * i;
        return key;
    }
    for (int i = 0; i < 8; i++) key |= (uint64_t)b[i] << 8 * i;  // one load
    key |= 0x2020202020202020u;
    return name.len < 8 ? key & (((uint64_t)1 << 8 * name.len) - 1) : key;
}

static NameSlot *name_slot(NameSlot slots[NAME_SLOTS], uint64_t key) {
    size_t at = key * 0x9E3779B97F4A7C15u >> (64 - SLOT_BITS);
    while (slots[at].key && slots[at].key != key) at = (at + 1) % NAME_SLOTS;
    return &slots[at];
}

// Is `name`, of the same key, the known one?
static bool same_tail(Str known, Str name) {
    return known.len == name.len && (name.len <= 8 || is_name(name, known));
}

static void index_name(NameSlot slots[NAME_SLOTS], Str name, int row) {
    uint64_t key = key_of(name, 0);
    *name_slot(slots, key) = (NameSlot){key, row};
}

// Names of elements inside a line count only where they are a clue (block.h).
static bool is_clue(Strip *strip, Str names) {
    uint64_t hash = hash_bytes(names);
    Answer *answer = &strip->answers[hash % ANSWERS];
    if (answer->hash != hash) *answer = (Answer){hash, clue_read(&strip->sieve, names).what != 0};
    return answer->clue;
}

static ptrdiff_t behind(const Strip *strip, Str name) { return strip->html.s + strip->html.len - name.s; }

static bool is_read(Strip *strip, Str tag, bool is_inline, Str name, Str value) {
    const NameSlot *slot = name_slot(strip->attributes, key_of(name, behind(strip, name)));
    if (slot->key == 0 || !same_tail(attributes[slot->row].name, name)) return false;
    Str only = attributes[slot->row].tag;
    if (only.len && !is_name(tag, only))
        return value.len > 1 && value.s[0] == '#';  // a link to a part of this page
    switch (attributes[slot->row].what) {
    case NAMES: return !is_inline || is_clue(strip, value);
    case ROLE: return !is_inline || clue_role(value) != 0;
    case STYLE: return !is_inline && str_find_case(value, S("none")) >= 0;
    default: return true;
    }
}

// ---- elements ----

// What becomes of an element.
typedef enum Fate {
    PLAIN,      // copied
    INLINE,     // copied; its class only where it is a clue
    BOX,        // copied; white space behind its tags says nothing
    PARAGRAPH,  // BOX
    SHELL,      // BOX, and left out where nothing stands in it
    MARKUP,     // INLINE, and copied only where it has attributes: "<b>" alone changes nothing that is read
    VOID,       // its tag is left out: it has no text
    LINK,       // the same, unless it says which page this is, or which goes on
    HIDDEN,     // left out with all inside, where its end tag stands before another of its kind
    GONE,       // left out with the raw text in it
    RAW,        // copied with the raw text in it
    SCRIPT,     // GONE, or RAW where it is data
    LAST,       // all behind it is its text
} Fate;

static const struct {
    Str name;
    Fate fate;
} elements[] = {
    {S_("a"), INLINE},        {S_("p"), PARAGRAPH},     {S_("b"), MARKUP},       {S_("i"), MARKUP},
    {S_("u"), MARKUP},        {S_("s"), MARKUP},        {S_("li"), BOX},         {S_("ul"), SHELL},
    {S_("em"), MARKUP},       {S_("td"), BOX},          {S_("tr"), BOX},         {S_("h1"), BOX},
    {S_("h2"), BOX},          {S_("h3"), BOX},          {S_("h4"), BOX},         {S_("ol"), SHELL},
    {S_("th"), BOX},          {S_("dl"), SHELL},        {S_("dt"), BOX},         {S_("dd"), BOX},
    {S_("div"), SHELL},       {S_("svg"), HIDDEN},      {S_("img"), VOID},       {S_("nav"), SHELL},
    {S_("col"), VOID},        {S_("xmp"), RAW},         {S_("wbr"), VOID},       {S_("span"), MARKUP},
    {S_("font"), MARKUP},     {S_("link"), LINK},       {S_("main"), SHELL},     {S_("body"), BOX},
    {S_("head"), BOX},        {S_("form"), BOX},        {S_("area"), VOID},      {S_("input"), VOID},
    {S_("small"), MARKUP},    {S_("style"), GONE},      {S_("title"), RAW},      {S_("table"), BOX},
    {S_("tbody"), BOX},       {S_("aside"), SHELL},     {S_("track"), VOID},     {S_("embed"), VOID},
    {S_("param"), VOID},      {S_("video"), HIDDEN},    {S_("audio"), HIDDEN},   {S_("strong"), MARKUP},
    {S_("script"), SCRIPT},   {S_("iframe"), GONE},     {S_("source"), VOID},    {S_("select"), HIDDEN},
    {S_("figure"), SHELL},    {S_("footer"), SHELL},    {S_("header"), SHELL},   {S_("object"), HIDDEN},
    {S_("canvas"), HIDDEN},   {S_("article"), SHELL},   {S_("section"), SHELL},  {S_("picture"), MARKUP},
    {S_("noembed"), GONE},    {S_("textarea"), GONE},   {S_("noframes"), RAW},   {S_("noscript"), HIDDEN},
    {S_("datalist"), HIDDEN}, {S_("template"), HIDDEN}, {S_("plaintext"), LAST}, {S_("blockquote"), BOX},
    {S_("figcaption"), BOX},
};

_Static_assert(countof(elements) <= ELEMENTS_MOST, "a row for each");
_Static_assert(ELEMENTS_MOST < NAME_SLOTS, "a free slot ends each search");

static void index_names(Strip *strip) {
    for (int i = 0; i < countof(elements); i++) index_name(strip->elements, elements[i].name, i);
    for (int i = 0; i < countof(attributes); i++) index_name(strip->attributes, attributes[i].name, i);
}

// Its row in elements[], -1 when it has none.
static int element_named(Strip *strip, Str name) {
    const NameSlot *slot = name_slot(strip->elements, key_of(name, behind(strip, name)));
    return slot->key && same_tail(elements[slot->row].name, name) ? slot->row : -1;
}

// Copies the tag html[at, ...), whose name ends at `name_end`, without the attributes that nobody reads; one that is
// left with none only if it may be `bare`. Gives where it ends, which is the end of `html` when nothing closes it: then
// the standard drops it.
static ptrdiff_t copy_tag(Strip *strip, ptrdiff_t at, ptrdiff_t name_end, bool is_inline, bool *bare) {
    Str html = strip->html, name = str_slice(html, at + 1, name_end);
    if (name_end < html.len && html.s[name_end] == '>') {  // most have no attributes
        if (*bare) put(strip, at, name_end + 1);
        return name_end + 1;
    }
    Attribute attribute = {.end = name_end};
    ptrdiff_t end = name_end;
    int kept = 0;
    if (*bare) put(strip, at, name_end);
    while (scan_attribute(html, &end, &attribute)) {
        Str what = str_slice(html, attribute.start, attribute.name_end);
        if (kept >= LIMIT_ATTRIBUTES || !is_read(strip, name, is_inline, what, attribute.value)) continue;
        if (kept++ == 0 && !*bare) put(strip, at, name_end);
        put_byte(strip, ' ', attribute.start - 1);
        put(strip, attribute.start, attribute.end);
    }
    if (end >= html.len) return html.len;
    if (kept == 0 && !*bare) return end + 1;
    *bare = true;
    bool closed = end > attribute.end && html.s[end - 1] == '/';
    if (closed) put_byte(strip, ' ', -1), put_byte(strip, '/', -1);
    put_byte(strip, '>', end);
    // by the standard a link that XML closes takes all that follows
    for (const char *c = closed && is_name(name, S("a")) ? "</a>" : ""; *c; c++) put_byte(strip, *c, -1);
    return end + 1;
}

static bool is_box(Fate fate) { return fate >= BOX && fate <= SHELL; }

static ptrdiff_t copy_plain(Strip *strip, ptrdiff_t at, ptrdiff_t name_end) {
    bool bare = true;
    return copy_tag(strip, at, name_end, false, &bare);
}

// Behind the tag whose attributes begin at `at`; *value is that of `name`.
static ptrdiff_t tag_end(Str html, ptrdiff_t at, Str name, Str *value) {
    Attribute attribute;
    while (scan_attribute(html, &at, &attribute))
        if (value->len == 0 && is_name(str_slice(html, attribute.start, attribute.name_end), name))
            *value = attribute.value;
    return at < html.len ? at + 1 : html.len;
}

static ptrdiff_t or_all(Str html, ptrdiff_t end) { return end < 0 ? html.len : end; }

// Behind the end tag that stands at `at`.
static ptrdiff_t behind_tag(Str html, ptrdiff_t at) {
    Str none = {0};
    return at < 0 ? html.len : tag_end(html, at + 2, (Str){0}, &none);
}

// Behind the raw text of an element whose start tag ends at `at`. By the standard an iframe that XML closes ("/>"), or
// that nothing closes, takes all that follows: pages that were saved as XHTML have their article there.
static ptrdiff_t gone_end(Str html, ptrdiff_t at, Str name) {
    bool iframe = is_name(name, S("iframe"));
    if (iframe && html.s[at - 2] == '/') return at;
    ptrdiff_t end = scan_raw(html, at, name);
    return iframe && end < 0 ? at : behind_tag(html, end);
}

// A start tag without attributes and its end tag go together: a bit each, the innermost lowest.
static ptrdiff_t markup_start(Strip *strip, ptrdiff_t at, ptrdiff_t name_end, int element) {
    Open *open = &strip->open[element];
    bool bare = open->len == 64;
    ptrdiff_t end = copy_tag(strip, at, name_end, true, &bare);
    if (open->len < 64) open->copied = open->copied << 1 | bare, open->len++;
    else open->more++;
    if (bare) strip->border = false;
    return end;
}

static ptrdiff_t markup_end(Strip *strip, ptrdiff_t at, ptrdiff_t name_end, int element) {
    Open *open = &strip->open[element];
    bool bare = true;
    if (open->more) open->more--;
    else if (open->len) bare = open->copied & 1, open->copied >>= 1, open->len--;
    if (bare) strip->border = false;
    return copy_tag(strip, at, name_end, true, &bare);
}

static ptrdiff_t raw_element(Strip *strip, ptrdiff_t at, ptrdiff_t name_end, Str name) {
    Str html = strip->html;
    ptrdiff_t from = copy_plain(strip, at, name_end);
    ptrdiff_t end =
        or_all(html, is_name(name, S("script")) ? scan_script(html, from) : scan_raw(html, from, name));
    put(strip, from, end);
    return end;
}

static bool is_page_link(Str rel) {
    return str_find_case(rel, S("canonical")) >= 0 || str_find_case(rel, S("next")) >= 0;
}

// The element whose start tag is at `at`: gives where to go on.
static ptrdiff_t start_tag(Strip *strip, ptrdiff_t at) {
    Str html = strip->html, value = {0};
    ptrdiff_t name_end = scan_end(OF_TAG, html, at + 1), end;
    Str name = str_slice(html, at + 1, name_end);
    int element = element_named(strip, name);
    Fate fate = element < 0 ? PLAIN : elements[element].fate;
    if (fate == MARKUP) return markup_start(strip, at, name_end, element);
    if (fate > SHELL && fate < LAST) {
        if (fate == RAW) return raw_element(strip, at, name_end, name);
        end = tag_end(html, name_end, fate == LINK ? S("rel") : S("type"), &value);
        if (fate == VOID) return end;
        if (fate == LINK) return is_page_link(value) ? copy_plain(strip, at, name_end) : end;
        if (fate == GONE) return gone_end(html, end, name);
        if (fate == HIDDEN) {
            if (end < html.len && html.s[end - 2] == '/' && is_name(name, S("svg"))) return end;
            end = scan_hidden(html, end, name);
            strip->drawn |= end < 0;
            return end < 0 ? copy_plain(strip, at, name_end) : end;
        }
        if (str_find_case(value, S("ld+json")) >= 0) return raw_element(strip, at, name_end, name);
        return behind_tag(html, scan_script(html, end));
    }
    if (fate == LAST) {
        put(strip, at, html.len);
        return html.len;
    }
    bool bare = true;
    ptrdiff_t start = all_given(strip);
    end = copy_tag(strip, at, name_end, fate == INLINE, &bare);
    if (fate == SHELL) open_shell(strip, element, start);
    if (fate == SHELL || fate == PARAGRAPH) strip->paragraph = fate == PARAGRAPH;
    strip->border = is_box(fate);
    return end;
}

static ptrdiff_t end_tag(Strip *strip, ptrdiff_t at) {
    Str html = strip->html;
    ptrdiff_t name_end = scan_end(OF_TAG, html, at + 2);
    int element = element_named(strip, str_slice(html, at + 2, name_end));
    Fate fate = element < 0 ? PLAIN : elements[element].fate;
    if (fate == MARKUP) return markup_end(strip, at, name_end, element);
    if (fate == SHELL && close_shell(strip, element)) return behind_tag(html, at);
    if (fate == PARAGRAPH) strip->paragraph = false;
    strip->border = is_box(fate);
    return copy_plain(strip, at, name_end);
}

// What a '<' at `at` begins: gives where to go on.
static ptrdiff_t markup(Strip *strip, ptrdiff_t at) {
    Str html = strip->html;
    char c = at + 1 < html.len ? html.s[at + 1] : ' ', d = at + 2 < html.len ? html.s[at + 2] : ' ';
    ptrdiff_t end = at + 1;
    if (ascii_alpha(c)) return start_tag(strip, at);
    if (c == '/' && ascii_alpha(d)) return end_tag(strip, at);
    if (c == '!' && str_starts(str_from(html, at), S("<!--"))) return or_all(html, scan_comment(html, at));
    if (c == '!' || c == '?' || c == '/')
        end = or_all(html, scan_byte(html, at, '>'));  // a doctype, or bogus
    put(strip, at, end);
    return end;
}

static void text(Strip *strip, ptrdiff_t at, ptrdiff_t end) {
    if (strip->border) at = scan_space(strip->html, at);
    if (at >= end) return;
    strip->border = false;
    put(strip, at, end);
}

void strip_html(Str html, StripGive *giver, void *ctx) {
    Strip strip;
    memset(&strip, 0, offsetof(Strip, piece));
    strip.html = html, strip.give = giver, strip.ctx = ctx;
    index_names(&strip);
    clue_sieve(&strip.sieve);
    for (ptrdiff_t at = 0; at < html.len && !strip.stopped;) {
        ptrdiff_t next = or_all(html, scan_byte(html, at, '<'));
        if (next > at) text(&strip, at, next);
        at = next < html.len ? markup(&strip, next) : next;
    }
    copy(&strip);
    give(&strip);
}
