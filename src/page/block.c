// block.c - see block.h.
#include "page/block.h"

#include "base/hash.h"
#include "base/limits.h"
#include "page/attr.h"
#include "page/flow.h"
#include "page/settle.h"
#include "page/tag.h"

#include <lexbor/dom/interfaces/text.h>

enum {
    ANSWERS = 512,
    OPENER_SLACK = 3,  // bytes that may follow the inline element that names the block
};

typedef struct Answer {
    uint64_t hash;  // of a class or id
    uint32_t clues;
    Span tokens;
} Answer;

typedef struct Walk {
    Layout layout;
    Arena *arena, boxes, blocks;  // a range each for what grows, so that it grows in place
    AttrIds ids;
    ClueSieve sieve;
    Answer answers[ANSWERS];
    int32_t box;
    // the block under way
    Flow flow;
    uint32_t inner;                   // clues of its opener
    bool jumps;                       // a link in it leads to a part of this page
    const lxb_dom_element_t *opener;  // the inline element with clues that opens the block
    ptrdiff_t opener_end;             // where its text ends; what follows must be next to nothing
} Walk;

// ---- blocks ----

// The nearest box around that has a meaning names the block.
static uint16_t tag_of(const Walk *walk) {
    lxb_tag_id_t tag = 0;
    for (int32_t box = walk->box; box >= 0; box = walk->layout.boxes.at[box].parent) {
        tag = walk->layout.boxes.at[box].tag;
        if (tag_row(tag).means || tag == LXB_TAG_DIV || tag == LXB_TAG_ARTICLE || tag == LXB_TAG_SECTION)
            break;
    }
    return (uint16_t)tag;
}

static void end_block(Walk *walk) {
    Str text = flow_cut(&walk->flow);
    if (text.len) {
        bool inner = walk->opener || text.len - walk->opener_end <= OPENER_SLACK;
        FlowCounts counts = walk->flow.counts;
        *vec_push(&walk->layout.blocks, &walk->blocks) = (Block){.text = text,
                                                                 .box = walk->box,
                                                                 .words = counts.words,
                                                                 .link_words = counts.link_words,
                                                                 .commas = counts.commas,
                                                                 .ends = counts.ends,
                                                                 .tag = tag_of(walk),
                                                                 .jumps = walk->jumps,
                                                                 .inner = inner ? walk->inner : 0};
    }
    walk->flow.counts = (FlowCounts){0};
    walk->inner = 0;
    walk->jumps = walk->jumps && walk->flow.links;
    walk->opener = NULL;
}

// ---- elements ----

static void mark(Walk *walk, MarkKind kind, lxb_dom_element_t *element) {
    if (walk->layout.marks.len >= LIMIT_MARKS) return;
    *vec_push(&walk->layout.marks, walk->arena) = (Mark){kind, element, (int32_t)walk->layout.blocks.len};
}

// <abbr title="2021-04-07T15:40Z">an hour ago</abbr>
static bool abbreviates_day(lxb_dom_element_t *element) {
    Str title = attr_get(element, S("title"));
    return title.len >= 10 && ascii_digit(title.s[0]) && title.s[4] == '-' && title.s[7] == '-';
}

static void note_self(Walk *walk, lxb_dom_element_t *element, const Attrs *attrs) {
    lxb_tag_id_t tag = element->node.local_name;
    if (tag == LXB_TAG_H1) mark(walk, MARK_HEADING, element);
    if (tag == LXB_TAG_TIME || (tag == LXB_TAG_ABBR && abbreviates_day(element)))
        mark(walk, MARK_TIME, element);
    if (attrs->itemprop.len && tag != LXB_TAG_META) {
        walk->layout.live |= attr_has_word(attrs->itemprop, S("liveBlogUpdate"));
        if (attr_has_word(attrs->itemprop, S("headline"))) mark(walk, MARK_HEADLINE, element);
        if (attr_has_word(attrs->itemprop, S("author"))) mark(walk, MARK_AUTHOR, element);
        if (attr_has_word(attrs->itemprop, S("datePublished"))) mark(walk, MARK_DATE, element);
        if (attr_has_word(attrs->itemprop, S("dateModified"))) mark(walk, MARK_MODIFIED, element);
    }
    if (attrs->rel.len && tag == LXB_TAG_A && attr_has_word(attrs->rel, S("author")))
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
        Attrs attrs;
        attr_read(&attrs, &walk->ids, element);
        if (attrs.property.len == 0) attrs.property = attr_get(element, S("name"));
        if (attrs.property.len == 0) attrs.property = attrs.itemprop;
        if (attrs.property.len == 0) attrs.property = attr_get(element, S("http-equiv"));
        if (attrs.property.len && attrs.content.len && layout->metas.len < LIMIT_METAS)
            *vec_push(&layout->metas, walk->arena) = (Meta){attrs.property, attrs.content};
        break;
    }
    case LXB_TAG_LINK: {
        Attrs attrs;
        attr_read(&attrs, &walk->ids, element);
        if (layout->canonical.len == 0 && attr_has_word(attrs.rel, S("canonical")))
            layout->canonical = attrs.href;
        if (layout->next.len == 0 && attr_has_word(attrs.rel, S("next"))) layout->next = attrs.href;
        break;
    }
    case LXB_TAG_SCRIPT: {
        Attrs attrs;
        attr_read(&attrs, &walk->ids, element);
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

static uint32_t role_clues(const Attrs *attrs) { return attrs->role.len ? clue_role(attrs->role) : 0; }

// An element that HTML does not know has an address in place of a number, and another in each run: its name tells it.
static uint64_t kind_of(lxb_dom_element_t *element) {
    lxb_tag_id_t tag = element->node.local_name;
    if (tag < LXB_TAG__LAST_ENTRY) return tag;
    size_t len = 0;
    const lxb_char_t *name = lxb_dom_element_local_name(element, &len);
    return hash_bytes((Str){(const char *)name, (ptrdiff_t)len});
}

static void open_box(Walk *walk, lxb_dom_element_t *element, const Attrs *attrs, TagRow row) {
    lxb_tag_id_t tag = element->node.local_name;
    uint32_t own = row.clue;
    // an answer stands until the next question
    Answer class = *names_answer(walk, attrs->class), id = *names_answer(walk, attrs->id);
    // classes of <html> and <body> speak about the whole page ("has-sidebar")
    if (tag != LXB_TAG_BODY && tag != LXB_TAG_HTML) {
        own |= class.clues | id.clues | role_clues(attrs);
        if (attr_has_word(attrs->itemprop, S("articleBody"))) own |= CLUE_BODY;
        if (attrs->hidden || (attrs->style.len && attr_hides(attrs->style))) own |= CLUE_HIDDEN;
        if (own & CLUE_BYLINE) mark(walk, MARK_BYLINE, element);
    } else if (attrs->lang.len) {
        walk->layout.language = attrs->lang;
    }
    int32_t blocks = (int32_t)walk->layout.blocks.len;
    uint16_t depth = walk->box < 0 ? 0 : (uint16_t)(walk->layout.boxes.at[walk->box].depth + 1);
    *vec_push(&walk->layout.boxes, &walk->boxes) =
        (Box){.parent = walk->box,
              .first = blocks,
              .end = blocks,
              .own = own,
              .look = (uint32_t)hash_mix(class.hash, kind_of(element)),
              .tag = (uint16_t)(tag < LXB_TAG__LAST_ENTRY ? tag : 0),
              .depth = depth,
              .class = class.tokens,
              .id = id.tokens};
    walk->box = (int32_t)walk->layout.boxes.len - 1;
}

static void close_box(Walk *walk) {
    end_block(walk);
    Box *box = &walk->layout.boxes.at[walk->box];
    box->end = (int32_t)walk->layout.blocks.len;
    walk->box = box->parent;
}

static bool has_clue_names(const Attrs *attrs) { return attrs->class.len || attrs->id.len; }

// True when its children are to be walked.
static bool enter(Walk *walk, lxb_dom_element_t *element) {
    lxb_tag_id_t tag = element->node.local_name;
    TagRow row = tag_row(tag);
    if (row.kind == TAG_SKIP || tag == LXB_TAG_META || tag == LXB_TAG_LINK) {
        note_unseen(walk, element);
        return false;
    }
    if (row.kind == TAG_BREAK) {
        flow_end_word(&walk->flow);
        // one <br> is white space, two end a paragraph
        if (walk->flow.broken) end_block(walk);
        walk->flow.space = walk->flow.broken = true;
        return false;
    }
    if (row.kind == TAG_RULE) {
        end_block(walk);
        return false;
    }
    static const Attrs none = {0};
    Attrs read;
    const Attrs *attrs = &none;
    if (element->first_attr) attr_read(&read, &walk->ids, element), attrs = &read;
    if (row.kind == TAG_BOX) end_block(walk);
    note_self(walk, element, attrs);
    if (row.kind == TAG_BOX) {
        open_box(walk, element, attrs, row);
        return true;
    }
    if (tag == LXB_TAG_A) {
        walk->flow.links++;
        walk->layout.links++;
        walk->jumps |= attrs->href.len > 0;
    }
    if (has_clue_names(attrs)) {
        uint32_t clues = names_answer(walk, attrs->class)->clues;
        clues |= names_answer(walk, attrs->id)->clues | role_clues(attrs);
        if (clues & CLUE_BYLINE) mark(walk, MARK_BYLINE, element);
        // an inline element that opens the block may speak for it
        if (clues && walk->flow.len == 0 && walk->opener == NULL) {
            walk->inner = clues;
            walk->opener = element;
        }
    }
    return !attrs->hidden || tag == LXB_TAG_A;
}

static void leave(Walk *walk, lxb_dom_element_t *element) {
    lxb_tag_id_t tag = element->node.local_name;
    if (element == walk->opener) {
        walk->opener = NULL;
        walk->opener_end = walk->flow.len;
    }
    if (tag_row(tag).kind == TAG_BOX) close_box(walk);
    else if (tag == LXB_TAG_A) {
        flow_end_word(&walk->flow);
        walk->flow.links--;
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
            if (walk->box >= 0)
                flow_add(&walk->flow, (Str){(const char *)data->data, (ptrdiff_t)data->length});
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

Layout block_layout(lxb_html_document_t *document, Arena *arena) {
    Walk walk = {.arena = arena, .flow = {.arena = arena}, .box = -1};
    walk.boxes = arena_halve(arena);
    walk.blocks = arena_halve(arena);
    walk.ids = attr_ids(document);
    clue_sieve(&walk.sieve);
    walk_tree(&walk, lxb_dom_interface_node(document));
    settle(&walk.layout);
    return walk.layout;
}

Str block_element_text(lxb_dom_element_t *element, ptrdiff_t most, Arena *arena) {
    Flow flow = {.arena = arena};
    lxb_dom_node_t *root = lxb_dom_interface_node(element), *node = root;
    while (node) {
        bool inside = true;
        if (node->type == LXB_DOM_NODE_TYPE_TEXT) {
            lexbor_str_t *data = &lxb_dom_interface_text(node)->char_data.data;
            Str text = {(const char *)data->data, (ptrdiff_t)data->length};
            if (flow.len + text.len + 1 > most) break;
            flow_add(&flow, text);
        } else if (node->type == LXB_DOM_NODE_TYPE_ELEMENT) {
            uint8_t kind = tag_row(node->local_name).kind;
            if (kind != TAG_INLINE) flow.space = true;
            inside = kind != TAG_SKIP;
        }
        if (inside && node->first_child) {
            node = node->first_child;
            continue;
        }
        while (node != root && node->next == NULL) node = node->parent;
        node = node == root ? NULL : node->next;
    }
    return (Str){flow.text, flow.len};
}
