// block.c - see block.h.
#include "page/block.h"

#include "base/hash.h"
#include "base/limits.h"

#include <lexbor/dom/interfaces/text.h>
#include <string.h>

// ---- what the tags are ----

enum { INLINE, BOX, SKIP, BREAK, RULE };

typedef struct TagRow {
    uint8_t kind;
    bool means;  // a block inside is named after it
    uint32_t clue;
} TagRow;

// clang-format off
static const TagRow tag_rows[LXB_TAG__LAST_ENTRY] = {
    [LXB_TAG_ADDRESS] = {BOX, 0, CLUE_BYLINE}, [LXB_TAG_ARTICLE] = {BOX, 0, 0}, [LXB_TAG_ASIDE] = {BOX, 0, CLUE_ASIDE},
    [LXB_TAG_BLOCKQUOTE] = {BOX, 1, 0}, [LXB_TAG_BODY] = {BOX, 0, 0}, [LXB_TAG_CENTER] = {BOX, 0, 0},
    [LXB_TAG_CAPTION] = {BOX, 1, 0}, [LXB_TAG_DD] = {BOX, 1, 0}, [LXB_TAG_DETAILS] = {BOX, 0, 0}, [LXB_TAG_DIALOG] = {BOX, 0, CLUE_FORM},
    [LXB_TAG_DIR] = {BOX, 0, 0}, [LXB_TAG_DIV] = {BOX, 0, 0}, [LXB_TAG_DL] = {BOX, 0, 0}, [LXB_TAG_DT] = {BOX, 1, 0},
    [LXB_TAG_FIELDSET] = {BOX, 0, CLUE_FORM}, [LXB_TAG_FIGCAPTION] = {BOX, 1, CLUE_CAPTION}, [LXB_TAG_FIGURE] = {BOX, 0, CLUE_FIGURE},
    [LXB_TAG_FOOTER] = {BOX, 0, CLUE_FOOTER}, [LXB_TAG_FORM] = {BOX, 0, CLUE_FORM}, [LXB_TAG_FRAMESET] = {BOX, 0, 0},
    [LXB_TAG_H1] = {BOX, 1, 0}, [LXB_TAG_H2] = {BOX, 1, 0}, [LXB_TAG_H3] = {BOX, 1, 0}, [LXB_TAG_H4] = {BOX, 1, 0},
    [LXB_TAG_H5] = {BOX, 1, 0}, [LXB_TAG_H6] = {BOX, 1, 0}, [LXB_TAG_HEADER] = {BOX, 0, CLUE_HEADER}, [LXB_TAG_HGROUP] = {BOX, 0, 0},
    [LXB_TAG_HTML] = {BOX, 0, 0}, [LXB_TAG_LEGEND] = {BOX, 0, CLUE_FORM}, [LXB_TAG_LI] = {BOX, 1, 0}, [LXB_TAG_LISTING] = {BOX, 1, 0},
    [LXB_TAG_MAIN] = {BOX, 0, 0}, [LXB_TAG_MENU] = {BOX, 0, CLUE_NAVIGATION}, [LXB_TAG_NAV] = {BOX, 0, CLUE_NAVIGATION},
    [LXB_TAG_OL] = {BOX, 0, 0}, [LXB_TAG_P] = {BOX, 1, 0}, [LXB_TAG_PRE] = {BOX, 1, 0}, [LXB_TAG_SEARCH] = {BOX, 0, CLUE_FORM},
    [LXB_TAG_SECTION] = {BOX, 0, 0}, [LXB_TAG_SUMMARY] = {BOX, 1, 0}, [LXB_TAG_TABLE] = {BOX, 0, 0}, [LXB_TAG_TBODY] = {BOX, 0, 0},
    [LXB_TAG_TD] = {BOX, 1, 0}, [LXB_TAG_TFOOT] = {BOX, 0, 0}, [LXB_TAG_TH] = {BOX, 1, 0}, [LXB_TAG_THEAD] = {BOX, 0, 0},
    [LXB_TAG_TR] = {BOX, 0, 0}, [LXB_TAG_UL] = {BOX, 0, 0}, [LXB_TAG_BUTTON] = {BOX, 1, CLUE_FORM}, [LXB_TAG_XMP] = {BOX, 1, 0},
    [LXB_TAG_BR] = {BREAK, 0, 0}, [LXB_TAG_HR] = {RULE, 0, 0},
    [LXB_TAG_APPLET] = {SKIP, 0, 0}, [LXB_TAG_AUDIO] = {SKIP, 0, 0}, [LXB_TAG_CANVAS] = {SKIP, 0, 0}, [LXB_TAG_DATALIST] = {SKIP, 0, 0},
    [LXB_TAG_EMBED] = {SKIP, 0, 0}, [LXB_TAG_IFRAME] = {SKIP, 0, 0}, [LXB_TAG_MAP] = {SKIP, 0, 0}, [LXB_TAG_NOEMBED] = {SKIP, 0, 0},
    [LXB_TAG_NOFRAMES] = {SKIP, 0, 0}, [LXB_TAG_NOSCRIPT] = {SKIP, 0, 0}, [LXB_TAG_OBJECT] = {SKIP, 0, 0}, [LXB_TAG_RP] = {SKIP, 0, 0},
    [LXB_TAG_RT] = {SKIP, 0, 0}, [LXB_TAG_SCRIPT] = {SKIP, 0, 0}, [LXB_TAG_SELECT] = {SKIP, 0, 0}, [LXB_TAG_STYLE] = {SKIP, 0, 0},
    [LXB_TAG_SVG] = {SKIP, 0, 0}, [LXB_TAG_TEMPLATE] = {SKIP, 0, 0}, [LXB_TAG_TEXTAREA] = {SKIP, 0, 0}, [LXB_TAG_TITLE] = {SKIP, 0, 0},
    [LXB_TAG_VIDEO] = {SKIP, 0, 0}, [LXB_TAG_PROGRESS] = {SKIP, 0, 0}, [LXB_TAG_METER] = {SKIP, 0, 0},
};
// clang-format on

static TagRow tag_row(lxb_tag_id_t tag) {
    // an element that HTML does not know: pages use them as boxes ("<story-body>")
    return tag < LXB_TAG__LAST_ENTRY ? tag_rows[tag] : (TagRow){BOX, 0, 0};
}

// ---- attributes ----

static Str attr_value(const lxb_dom_attr_t *attr) {
    if (attr == NULL || attr->value == NULL || attr->value->data == NULL) return (Str){0};
    return (Str){(const char *)attr->value->data, (ptrdiff_t)attr->value->length};
}

Str block_attr(lxb_dom_element_t *element, Str name) {
    for (lxb_dom_attr_t *attr = element->first_attr; attr; attr = attr->next) {
        size_t len;
        const lxb_char_t *at = lxb_dom_attr_local_name(attr, &len);
        if (str_eq((Str){(const char *)at, (ptrdiff_t)len}, name)) return attr_value(attr);
    }
    return (Str){0};
}

// Attributes that HTML's own table does not number get a number in each document, when first met.
typedef struct AttrIds {
    lxb_dom_attr_id_t property, itemprop, rel, datetime, role, hidden, aria_hidden, lang;
} AttrIds;

static lxb_dom_attr_id_t attr_id(lxb_html_document_t *document, const char *name) {
    const lxb_dom_attr_data_t *data =
        lxb_dom_attr_data_by_local_name(document->dom_document.attrs, (const lxb_char_t *)name, strlen(name));
    return data ? data->attr_id : LXB_DOM_ATTR__UNDEF;
}

// What one element's attributes say, read in one go.
typedef struct Attrs {
    Str class, id, style, name, content, property, itemprop, rel, href, type, role, lang;
    bool hidden;
} Attrs;

// ---- the walk ----

enum {
    MARKS_MOST = 256,
    METAS_MOST = 1024,
    TEXT_CHUNK = 16 << 10,
    ANSWERS = 512,
    PROSE_WORDS = 15,
    TITLED_WORDS = 100,
    BULKY = CLUE_COMMENTS | CLUE_RELATED | CLUE_FOOTER |
        CLUE_COOKIES,                     // what can be long without being the article
    HUGE = CLUE_COMMENTS | CLUE_COOKIES,  // what can be most of a page
    OPENER_SLACK = 3,                     // bytes that may follow the inline element that names the block
};

typedef struct Answer {
    uint64_t hash;  // of a class or id
    uint32_t clues;
    Span tokens;
} Answer;

typedef struct Walk {
    Layout layout;
    Arena *arena;
    AttrIds ids;
    ClueSieve sieve;
    Answer answers[ANSWERS];
    char *text;  // texts of blocks, one after the other
    ptrdiff_t text_len, text_cap;
    int32_t box;
    // the block under way
    ptrdiff_t start;
    Block block;
    int32_t han;                      // letters of scripts without spaces since the last word
    int32_t links;                    // open <a>
    bool space, word;                 // is a space owed; are we inside a word?
    bool broken;                      // was the last thing a <br>?
    const lxb_dom_element_t *opener;  // the inline element with clues that opens the block
    ptrdiff_t opener_end;             // where its text ends; what follows must be next to nothing
} Walk;

static lxb_dom_attr_id_t id_of(const lxb_dom_attr_t *attr) { return attr->node.local_name; }

static Attrs read_attrs(const Walk *walk, const lxb_dom_element_t *element) {
    Attrs attrs = {0};
    for (const lxb_dom_attr_t *attr = element->first_attr; attr; attr = attr->next) {
        lxb_dom_attr_id_t id = id_of(attr);
        Str *to = NULL;
        if (id == LXB_DOM_ATTR_CLASS) to = &attrs.class;
        else if (id == LXB_DOM_ATTR_ID) to = &attrs.id;
        else if (id == LXB_DOM_ATTR_STYLE) to = &attrs.style;
        else if (id == LXB_DOM_ATTR_HREF) to = &attrs.href;
        else if (id == LXB_DOM_ATTR_CONTENT) to = &attrs.content;
        else if (id == LXB_DOM_ATTR_TYPE) to = &attrs.type;
        else if (id == walk->ids.itemprop) to = &attrs.itemprop;
        else if (id == walk->ids.rel) to = &attrs.rel;
        else if (id == walk->ids.property) to = &attrs.property;
        else if (id == walk->ids.role) to = &attrs.role;
        else if (id == walk->ids.lang) to = &attrs.lang;
        else if (id == walk->ids.hidden) attrs.hidden = true;
        else if (id == walk->ids.aria_hidden) attrs.hidden |= str_eq(attr_value(attr), S("true"));
        if (to && to->len == 0) *to = attr_value(attr);
    }
    return attrs;
}

static bool style_hides(Str style) {
    ptrdiff_t at = str_find_case(style, S("display"));
    if (at < 0) return false;
    Str rest = str_trim(str_from(style, at + 7));
    return rest.len && rest.s[0] == ':' && str_starts_case(str_trim(str_from(rest, 1)), S("none"));
}

// ---- text ----

static void end_word(Walk *walk) {
    if (walk->han) {  // two letters are about a word
        int32_t words = (walk->han + 1) / 2;
        walk->block.words += words;
        if (walk->links) walk->block.link_words += words;
        walk->han = 0;
    }
    walk->word = false;
}

static void begin_word(Walk *walk) {
    walk->word = true;
    walk->block.words++;
    if (walk->links) walk->block.link_words++;
}

static void flush(Walk *walk) {
    end_word(walk);
    if (walk->text_len > walk->start) {
        Block block = walk->block;
        block.text = (Str){walk->text + walk->start, walk->text_len - walk->start};
        block.box = walk->box;
        if (walk->opener == NULL && walk->text_len - walk->opener_end > OPENER_SLACK) block.inner = 0;
        for (int32_t box = walk->box; box >= 0; box = walk->layout.boxes.at[box].parent) {
            lxb_tag_id_t tag = walk->layout.boxes.at[box].tag;
            block.tag = (uint16_t)tag;
            if (tag_row(tag).means || tag == LXB_TAG_DIV || tag == LXB_TAG_ARTICLE || tag == LXB_TAG_SECTION)
                break;
        }
        *vec_push(&walk->layout.blocks, walk->arena) = block;
    }
    walk->block = (Block){0};
    walk->start = walk->text_len;
    walk->space = walk->broken = false;
    walk->opener = NULL;
}

// How long the white space or the unseen mark at `at` is, 0 when there is none: space, no-break and other
// spaces (U+00A0, U+2000 to U+200B, U+2028, U+2029, U+202F, U+3000), byte order mark.
static ptrdiff_t wide_space_len(Str s, ptrdiff_t at) {
    unsigned char c = (unsigned char)s.s[at];
    unsigned char d = at + 1 < s.len ? (unsigned char)s.s[at + 1] : 0,
                  e = at + 2 < s.len ? (unsigned char)s.s[at + 2] : 0;
    if (c == 0xC2) return d == 0xA0 ? 2 : 0;
    if (c == 0xE2 && d == 0x80) return e <= 0x8B || e == 0xA8 || e == 0xA9 || e == 0xAF ? 3 : 0;
    if (c == 0xE3) return d == 0x80 && e == 0x80 ? 3 : 0;
    return c == 0xEF && d == 0xBB && e == 0xBF ? 3 : 0;
}

static inline ptrdiff_t space_len(Str s, ptrdiff_t at) {
    unsigned char c = (unsigned char)s.s[at];
    if (c < 0x80) return ascii_space((char)c);
    return c == 0xC2 || c == 0xE2 || c == 0xE3 || c == 0xEF ? wide_space_len(s, at) : 0;
}

// The letter at `at` belongs to Han, kana, Hangul or a script of South-East Asia written without spaces.
static bool spaceless(Str s, ptrdiff_t at) {
    unsigned char c = (unsigned char)s.s[at];
    if (c >= 0xE3 && c <= 0xE9) return c != 0xE3 || (at + 1 < s.len && (unsigned char)s.s[at + 1] > 0x80);
    return c == 0xE0 && at + 1 < s.len && (unsigned char)s.s[at + 1] >= 0xB8 &&
        (unsigned char)s.s[at + 1] <= 0xBB;
}

// A new stretch of memory, to which the block under way moves; those before stay where they are.
static void more_room(Walk *walk, ptrdiff_t want) {
    ptrdiff_t begun = walk->text_len - walk->start, cap = 2 * (begun + want) + TEXT_CHUNK;
    char *at = arena_take(walk->arena, 1, 1, cap);
    if (walk->text) memcpy(at, walk->text + walk->start, (size_t)begun);
    walk->opener_end -= walk->start;
    walk->text = at;
    walk->text_len = begun;
    walk->text_cap = cap;
    walk->start = 0;
}

static void put(Walk *walk, const char *s, ptrdiff_t len) {
    if (walk->text_cap - walk->text_len < len) more_room(walk, len);
    // NOLINTNEXTLINE(clang-analyzer-core.NonNullParamChecker): what has room has text
    memcpy(walk->text + walk->text_len, s, (size_t)len);
    walk->text_len += len;
}

static void put_space(Walk *walk) {
    if (walk->space && walk->text_len > walk->start) put(walk, " ", 1);
    walk->space = false;
    walk->broken = false;
}

// What a byte is to the counts.
enum { OTHER, LETTER, COMMA, END, SPACE, WIDE };
#define LETTERS_8(at)                                                                          \
    [at] = LETTER, [at + 1] = LETTER, [at + 2] = LETTER, [at + 3] = LETTER, [at + 4] = LETTER, \
    [at + 5] = LETTER, [at + 6] = LETTER, [at + 7] = LETTER
#define WIDE_8(at)                                                                                    \
    [at] = WIDE, [at + 1] = WIDE, [at + 2] = WIDE, [at + 3] = WIDE, [at + 4] = WIDE, [at + 5] = WIDE, \
    [at + 6] = WIDE, [at + 7] = WIDE
#define WIDE_32(at) WIDE_8(at), WIDE_8(at + 8), WIDE_8(at + 16), WIDE_8(at + 24)
static const uint8_t byte_kinds[256] = {
    LETTERS_8('0'),      ['8'] = LETTER, ['9'] = LETTER, LETTERS_8('A'), LETTERS_8('A' + 8),
    LETTERS_8('A' + 16), ['Y'] = LETTER, ['Z'] = LETTER, LETTERS_8('a'), LETTERS_8('a' + 8),
    LETTERS_8('a' + 16), ['y'] = LETTER, ['z'] = LETTER, WIDE_32(0x80),  WIDE_32(0xA0),
    WIDE_32(0xC0),       WIDE_32(0xE0),  [','] = COMMA,  [';'] = COMMA,  [':'] = COMMA,
    ['.'] = END,         ['?'] = END,    ['!'] = END,    [' '] = SPACE,  ['\t'] = SPACE,
    ['\n'] = SPACE,      ['\v'] = SPACE, ['\f'] = SPACE, ['\r'] = SPACE,
};

// Commas and full stops of other scripts: Arabic, Devanagari, ideographic, full width.
static bool count_mark(Block *block, Str mark) {
    static const struct {
        Str mark;
        bool ends;
    } rows[] = {{S_("،"), 0},  {S_("؛"), 0},  {S_("؟"), 1},  {S_("।"), 1},  {S_("。"), 1},
                {S_("、"), 0}, {S_("，"), 0}, {S_("！"), 1}, {S_("？"), 1}, {S_("።"), 1}};
    for (ptrdiff_t i = 0; i < countof(rows); i++)
        if (str_eq(rows[i].mark, mark)) {
            block->ends += rows[i].ends, block->commas += !rows[i].ends;
            return true;
        }
    return false;
}

// The rune at `at`, which is no ASCII and no space: gives the bytes to go on by, at least one.
static ptrdiff_t count_wide(Walk *walk, Str s, ptrdiff_t at) {
    unsigned char c = (unsigned char)s.s[at];
    ptrdiff_t len = c < 0xC0 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
    bool may_mark = c == 0xD8 || c == 0xE0 || c == 0xE1 || c == 0xE3 || c == 0xEF;
    if (may_mark && count_mark(&walk->block, str_slice(s, at, at + len))) return len;
    if (spaceless(s, at)) walk->han++;
    else if (c >= 0xC3 && c != 0xE2 && c != 0xEF && !walk->word) begin_word(walk);
    return len;
}

// Appends a run without white space that would have to change.
static ptrdiff_t add_run(Walk *walk, Str s, ptrdiff_t at) {
    ptrdiff_t start = at;
    while (at < s.len) {
        uint8_t kind = byte_kinds[(unsigned char)s.s[at]];
        if (kind == WIDE && space_len(s, at)) break;
        if (kind == SPACE) {
            if (s.s[at] != ' ' || at + 1 >= s.len || space_len(s, at + 1)) break;
            end_word(walk);  // one space between words stays as it is
            at++;
            continue;
        }
        if (kind == LETTER) {
            if (!walk->word) begin_word(walk);
            while (at < s.len && byte_kinds[(unsigned char)s.s[at]] == LETTER) at++;
            continue;
        }
        walk->block.commas += kind == COMMA;
        walk->block.ends += kind == END;
        at += kind == WIDE ? count_wide(walk, s, at) : 1;
    }
    if (at > s.len) at = s.len;
    put(walk, s.s + start, at - start);
    return at;
}

static void add_text(Walk *walk, Str s) {
    for (ptrdiff_t at = 0; at < s.len;) {
        ptrdiff_t space = space_len(s, at);
        if (space) {
            while (at + space < s.len && byte_kinds[(unsigned char)s.s[at + space]] == SPACE) space++;
            if (walk->word || walk->han) end_word(walk);
            walk->space = true;
            at += space;
            continue;
        }
        if (walk->space) put_space(walk);
        at = add_run(walk, s, at);
    }
    walk->broken = walk->broken && walk->space;
}

// ---- elements ----

static void mark(Walk *walk, MarkKind kind, lxb_dom_element_t *element) {
    if (walk->layout.marks.len >= MARKS_MOST) return;
    *vec_push(&walk->layout.marks, walk->arena) = (Mark){kind, element, (int32_t)walk->layout.blocks.len};
}

// Is `word` one of the words of `list`, which spaces part?
static bool has_word(Str list, Str word) {
    Str one;
    while (str_cut(&list, ' ', &one))
        if (str_eq_case(str_trim(one), word)) return true;
    return false;
}

static void note_self(Walk *walk, lxb_dom_element_t *element, const Attrs *attrs) {
    lxb_tag_id_t tag = element->node.local_name;
    if (tag == LXB_TAG_H1) mark(walk, MARK_HEADING, element);
    if (tag == LXB_TAG_TIME) mark(walk, MARK_TIME, element);
    if (attrs->itemprop.len && tag != LXB_TAG_META) {
        if (has_word(attrs->itemprop, S("headline"))) mark(walk, MARK_HEADLINE, element);
        if (has_word(attrs->itemprop, S("author"))) mark(walk, MARK_AUTHOR, element);
        if (has_word(attrs->itemprop, S("datePublished"))) mark(walk, MARK_DATE, element);
        if (has_word(attrs->itemprop, S("dateModified"))) mark(walk, MARK_MODIFIED, element);
    }
    if (attrs->rel.len && tag == LXB_TAG_A && has_word(attrs->rel, S("author")))
        mark(walk, MARK_AUTHOR, element);
}

static Str child_text(lxb_dom_element_t *element) {
    lxb_dom_node_t *child = element->node.first_child;
    if (child == NULL || child->type != LXB_DOM_NODE_TYPE_TEXT) return (Str){0};
    lexbor_str_t *data = &lxb_dom_interface_text(child)->char_data.data;
    return (Str){(const char *)data->data, (ptrdiff_t)data->length};
}

// Elements that no reader sees, but metadata.h wants.
static void note_unseen(Walk *walk, lxb_dom_element_t *element) {
    Layout *layout = &walk->layout;
    switch (element->node.local_name) {
    case LXB_TAG_META: {
        Attrs attrs = read_attrs(walk, element);
        if (attrs.property.len == 0) attrs.property = block_attr(element, S("name"));
        if (attrs.property.len == 0) attrs.property = attrs.itemprop;
        if (attrs.property.len == 0) attrs.property = block_attr(element, S("http-equiv"));
        if (attrs.property.len && attrs.content.len && layout->metas.len < METAS_MOST)
            *vec_push(&layout->metas, walk->arena) = (Meta){attrs.property, attrs.content};
        break;
    }
    case LXB_TAG_LINK: {
        Attrs attrs = read_attrs(walk, element);
        if (layout->canonical.len == 0 && has_word(attrs.rel, S("canonical"))) layout->canonical = attrs.href;
        if (layout->next.len == 0 && has_word(attrs.rel, S("next"))) layout->next = attrs.href;
        break;
    }
    case LXB_TAG_SCRIPT: {
        Attrs attrs = read_attrs(walk, element);
        if (str_starts_case(attrs.type, S("application/ld+json"))) {
            Str text = child_text(element);
            if (text.len && text.len <= LIMIT_JSONLD_BYTES) *vec_push(&layout->jsonld, walk->arena) = text;
        }
        break;
    }
    case LXB_TAG_TITLE:
        if (layout->title.len == 0) layout->title = child_text(element);
        break;
    default: break;
    }
}

// What a class or id says. Pages use one class many times, so answers are kept.
static const Answer *names_answer(Walk *walk, Str names) {
    static const Answer nothing = {0};
    if (names.len == 0) return &nothing;
    uint64_t hash = hash_bytes(names);
    Answer *answer = &walk->answers[hash % ANSWERS];
    if (answer->hash == hash) return answer;
    Clues clues = clue_read(&walk->sieve, names);
    Tokens *tokens = &walk->layout.tokens;
    *answer = (Answer){hash, clues.what, {(int32_t)tokens->len, (int32_t)tokens->len + clues.len}};
    for (int i = 0; i < clues.len; i++) *vec_push(tokens, walk->arena) = clues.tokens[i];
    return answer;
}

static uint32_t names_clues(Walk *walk, const Attrs *attrs) {
    uint32_t clues = names_answer(walk, attrs->class)->clues | names_answer(walk, attrs->id)->clues;
    return attrs->role.len ? clues | clue_role(attrs->role) : clues;
}

static void open_box(Walk *walk, lxb_dom_element_t *element, const Attrs *attrs, TagRow row) {
    lxb_tag_id_t tag = element->node.local_name;
    uint32_t own = row.clue;
    // classes of <html> and <body> speak about the whole page ("has-sidebar")
    if (tag != LXB_TAG_BODY && tag != LXB_TAG_HTML) {
        own |= names_clues(walk, attrs);
        if (has_word(attrs->itemprop, S("articleBody"))) own |= CLUE_BODY;
        if (attrs->hidden || (attrs->style.len && style_hides(attrs->style))) own |= CLUE_HIDDEN;
        if (own & CLUE_BYLINE) mark(walk, MARK_BYLINE, element);
    } else if (attrs->lang.len) {
        walk->layout.language = attrs->lang;
    }
    int32_t blocks = (int32_t)walk->layout.blocks.len;
    uint16_t depth = walk->box < 0 ? 0 : (uint16_t)(walk->layout.boxes.at[walk->box].depth + 1);
    Span id = names_answer(walk, attrs->id)->tokens;
    const Answer *class = names_answer(walk, attrs->class);
    *vec_push(&walk->layout.boxes, walk->arena) =
        (Box){.parent = walk->box,
              .first = blocks,
              .end = blocks,
              .own = own,
              .look = (uint32_t)hash_mix(class->hash, tag),
              .tag = (uint16_t)(tag < LXB_TAG__LAST_ENTRY ? tag : 0),
              .depth = depth,
              .class = class->tokens,
              .id = id};
    walk->box = (int32_t)walk->layout.boxes.len - 1;
}

static void close_box(Walk *walk) {
    flush(walk);
    Box *box = &walk->layout.boxes.at[walk->box];
    box->end = (int32_t)walk->layout.blocks.len;
    walk->box = box->parent;
}

static bool has_clue_names(const Attrs *attrs) { return attrs->class.len || attrs->id.len; }

// True when its children are to be walked.
static bool enter(Walk *walk, lxb_dom_element_t *element) {
    lxb_tag_id_t tag = element->node.local_name;
    TagRow row = tag_row(tag);
    if (row.kind == SKIP || tag == LXB_TAG_META || tag == LXB_TAG_LINK) {
        note_unseen(walk, element);
        return false;
    }
    if (row.kind == BREAK) {
        end_word(walk);
        // one <br> is white space, two end a paragraph
        if (walk->broken) flush(walk);
        walk->space = walk->broken = true;
        return false;
    }
    if (row.kind == RULE) {
        flush(walk);
        return false;
    }
    Attrs attrs = {0};
    if (element->first_attr) attrs = read_attrs(walk, element);
    if (row.kind == BOX) flush(walk);
    note_self(walk, element, &attrs);
    if (row.kind == BOX) {
        open_box(walk, element, &attrs, row);
        return true;
    }
    if (tag == LXB_TAG_A) {
        walk->links++;
        walk->layout.links++;
    }
    if (has_clue_names(&attrs)) {
        uint32_t clues = names_clues(walk, &attrs);
        if (clues & CLUE_BYLINE) mark(walk, MARK_BYLINE, element);
        // an inline element that opens the block may speak for it
        if (clues && walk->text_len == walk->start && walk->opener == NULL) {
            walk->block.inner = clues;
            walk->opener = element;
        }
    }
    return !attrs.hidden || tag == LXB_TAG_A;
}

static void leave(Walk *walk, lxb_dom_element_t *element) {
    lxb_tag_id_t tag = element->node.local_name;
    if (element == walk->opener) {
        walk->opener = NULL;
        walk->opener_end = walk->text_len;
    }
    if (tag_row(tag).kind == BOX) close_box(walk);
    else if (tag == LXB_TAG_A) {
        end_word(walk);
        walk->links--;
    }
}

static lxb_dom_element_t *as_element(lxb_dom_node_t *node) {
    return node->type == LXB_DOM_NODE_TYPE_ELEMENT ? lxb_dom_interface_element(node) : NULL;
}

static void walk_tree(Walk *walk, lxb_dom_node_t *root) {
    lxb_dom_node_t *node = root;
    while (node) {
        lxb_dom_element_t *element = as_element(node);
        bool inside = false;
        if (element) inside = enter(walk, element);
        else if (node->type == LXB_DOM_NODE_TYPE_TEXT) {
            lexbor_str_t *data = &lxb_dom_interface_text(node)->char_data.data;
            if (walk->box >= 0) add_text(walk, (Str){(const char *)data->data, (ptrdiff_t)data->length});
        } else inside = node->type == LXB_DOM_NODE_TYPE_DOCUMENT;
        if (inside && node->first_child) {
            node = node->first_child;
            continue;
        }
        if (inside && element) leave(walk, element);
        while (node != root && node->next == NULL) {
            node = node->parent;
            element = as_element(node);
            if (element) leave(walk, element);
        }
        node = node == root ? NULL : node->next;
    }
}

// ---- after the walk ----

static bool reads_as_prose(const Block *block) {
    return block->words >= PROSE_WORDS && block->ends > 0 && block->link_words * 3 < block->words;
}

// Sums, children into parents; a box stands before those inside it.
static void sum_words(Layout *layout) {
    for (ptrdiff_t i = 0; i < layout->blocks.len; i++) {
        const Block *block = &layout->blocks.at[i];
        Box *box = &layout->boxes.at[block->box];
        int32_t prose = reads_as_prose(block) ? block->words : 0;
        box->words += block->words;
        box->link_words += block->link_words;
        box->prose += prose;
        layout->words += block->words;
        layout->link_words += block->link_words;
        layout->prose += prose;
    }
    for (ptrdiff_t i = layout->boxes.len - 1; i > 0; i--) {
        const Box *box = &layout->boxes.at[i];
        if (box->parent < 0) continue;
        Box *parent = &layout->boxes.at[box->parent];
        parent->words += box->words;
        parent->link_words += box->link_words;
        parent->prose += box->prose;
    }
}

// A heading of the page's first rank stands in it, and not little else: then it is no box of advertisements, comments
// or related links, whatever it is called. A site's head may hold its name as <h1>.
static void free_titled(Layout *layout) {
    for (ptrdiff_t i = 0; i < layout->marks.len; i++) {
        const Mark *mark = &layout->marks.at[i];
        if (mark->kind != MARK_HEADING || mark->block >= layout->blocks.len) continue;
        for (int32_t at = layout->blocks.at[mark->block].box; at >= 0; at = layout->boxes.at[at].parent)
            if (layout->boxes.at[at].words >= TITLED_WORDS)
                layout->boxes.at[at].own &= CLUE_BODY | CLUE_NAVIGATION | CLUE_HEADER | CLUE_FOOTER |
                    CLUE_HIDDEN | CLUE_COOKIES | CLUE_FORM;
    }
}

// Clues from the outside in. One that would damn much of the page's prose is none: sites wrap whole pages in
// class="layout-with-sidebar", articles in class="audio-player-page". Comments and links to other reports can be
// most of a page, so they are believed longer. A box that calls itself the article's body ends what stands around
// it to arrange the page.
static void inherit_clues(Layout *layout, uint32_t believed) {
    for (ptrdiff_t i = 0; i < layout->boxes.len; i++) {
        Box *box = &layout->boxes.at[i];
        uint32_t clues = box->parent >= 0 ? layout->boxes.at[box->parent].clues : 0;
        if (box->prose * 4 > layout->prose) box->own &= CLUE_BODY | BULKY;
        if (box->prose * 2 > layout->prose) box->own &= CLUE_BODY | HUGE;
        if (box->prose * 8 > layout->prose * 7) box->own &= CLUE_BODY;
        if (box->own & CLUE_BODY) clues &= BULKY;
        box->clues = (box->own | clues) & believed;
    }
}

// The same for a clue that stands on many small boxes: paragraphs that a script unfolds are all "hidden".
static uint32_t believed_clues(const Layout *layout) {
    int32_t prose[CLUE_COUNT] = {0};
    for (ptrdiff_t i = 0; i < layout->blocks.len; i++) {
        const Block *block = &layout->blocks.at[i];
        if (!reads_as_prose(block)) continue;
        for (int clue = 0; clue < CLUE_COUNT; clue++)
            if (layout->boxes.at[block->box].clues >> clue & 1) prose[clue] += block->words;
    }
    uint32_t believed = 0;
    for (int clue = 0; clue < CLUE_COUNT; clue++)
        if (clue == CLUE_AT_BODY || (1u << clue & HUGE) || prose[clue] * 2 <= layout->prose)
            believed |= 1u << clue;
    return believed;
}

static void settle_clues(Layout *layout) {
    free_titled(layout);
    inherit_clues(layout, ~0u);
    uint32_t believed = believed_clues(layout);
    if (believed != (1u << CLUE_COUNT) - 1) inherit_clues(layout, believed);
}

Layout block_layout(lxb_html_document_t *document, Arena *arena) {
    Walk walk = {.arena = arena, .box = -1};
    walk.ids = (AttrIds){.property = attr_id(document, "property"),
                         .itemprop = attr_id(document, "itemprop"),
                         .rel = attr_id(document, "rel"),
                         .datetime = attr_id(document, "datetime"),
                         .role = attr_id(document, "role"),
                         .hidden = attr_id(document, "hidden"),
                         .aria_hidden = attr_id(document, "aria-hidden"),
                         .lang = attr_id(document, "lang")};
    clue_sieve(&walk.sieve);
    walk_tree(&walk, lxb_dom_interface_node(document));
    sum_words(&walk.layout);
    settle_clues(&walk.layout);
    return walk.layout;
}

Str block_element_text(lxb_dom_element_t *element, ptrdiff_t most, Arena *arena) {
    Walk walk = {.arena = arena};
    lxb_dom_node_t *root = lxb_dom_interface_node(element), *node = root;
    while (node) {
        bool inside = true;
        if (node->type == LXB_DOM_NODE_TYPE_TEXT) {
            lexbor_str_t *data = &lxb_dom_interface_text(node)->char_data.data;
            Str text = {(const char *)data->data, (ptrdiff_t)data->length};
            if (walk.text_len + text.len + 1 > most) break;
            add_text(&walk, text);
        } else if (node->type == LXB_DOM_NODE_TYPE_ELEMENT) {
            uint8_t kind = tag_row(node->local_name).kind;
            if (kind != INLINE) walk.space = true;
            inside = kind != SKIP;
        }
        if (inside && node->first_child) {
            node = node->first_child;
            continue;
        }
        while (node != root && node->next == NULL) node = node->parent;
        node = node == root ? NULL : node->next;
    }
    return (Str){walk.text, walk.text_len};
}
