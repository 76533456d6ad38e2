// parse.c - see parse.h.
//
// The HTML standard's tree builder can be driven into quadratic work and memory by a small page: deep
// nesting (each end tag searches the open elements), unclosed formatting elements (each paragraph
// repeats them all), an element with very many attributes (each is compared with all before). A guard
// stands between tokenizer and tree builder and thins out such tokens; ordinary pages never meet it. What nobody
// here reads has not even come so far: strip.h.
#include "page/parse.h"

#include "base/limits.h"
#include "base/vec.h"
#include "page/strip.h"

#include <lexbor/html/tokenizer.h>
#include <lexbor/html/tree.h>

typedef struct Guard {
    lxb_html_tokenizer_token_f next;  // lexbor's tree builder
    void *next_ctx;
    lxb_html_tree_t *tree;
    ptrdiff_t tokens, dropped;
    ptrdiff_t svg;     // open <svg>: pictures drawn in the page
    size_t dom_bytes;  // most that the tree may take
} Guard;

static bool is_void(lxb_tag_id_t tag) {
    switch (tag) {
    case LXB_TAG_AREA:
    case LXB_TAG_BASE:
    case LXB_TAG_BR:
    case LXB_TAG_COL:
    case LXB_TAG_EMBED:
    case LXB_TAG_HR:
    case LXB_TAG_IMG:
    case LXB_TAG_INPUT:
    case LXB_TAG_LINK:
    case LXB_TAG_META:
    case LXB_TAG_PARAM:
    case LXB_TAG_SOURCE:
    case LXB_TAG_TRACK:
    case LXB_TAG_WBR: return true;
    default: return false;
    }
}

static bool is_formatting(lxb_tag_id_t tag) {
    switch (tag) {
    case LXB_TAG_A:
    case LXB_TAG_B:
    case LXB_TAG_BIG:
    case LXB_TAG_CODE:
    case LXB_TAG_EM:
    case LXB_TAG_FONT:
    case LXB_TAG_I:
    case LXB_TAG_NOBR:
    case LXB_TAG_S:
    case LXB_TAG_SMALL:
    case LXB_TAG_STRIKE:
    case LXB_TAG_STRONG:
    case LXB_TAG_TT:
    case LXB_TAG_U: return true;
    default: return false;
    }
}

// Elements whose text the tokenizer reads by other rules: never dropped, or their text would be
// taken for markup.
static bool is_raw(lxb_tag_id_t tag) {
    switch (tag) {
    case LXB_TAG_SCRIPT:
    case LXB_TAG_STYLE:
    case LXB_TAG_TITLE:
    case LXB_TAG_TEXTAREA:
    case LXB_TAG_XMP:
    case LXB_TAG_IFRAME:
    case LXB_TAG_NOEMBED:
    case LXB_TAG_NOFRAMES:
    case LXB_TAG_NOSCRIPT:
    case LXB_TAG_PLAINTEXT: return true;
    default: return false;
    }
}

// Start tags at which the standard leaves a drawing that nobody has closed (13.2.6.5); the commonest will do.
static bool leaves_svg(lxb_tag_id_t tag) {
    switch (tag) {
    case LXB_TAG_P:
    case LXB_TAG_DIV:
    case LXB_TAG_SPAN:
    case LXB_TAG_UL:
    case LXB_TAG_OL:
    case LXB_TAG_LI:
    case LXB_TAG_TABLE:
    case LXB_TAG_BODY:
    case LXB_TAG_HEAD:
    case LXB_TAG_H1:
    case LXB_TAG_H2:
    case LXB_TAG_H3:
    case LXB_TAG_H4:
    case LXB_TAG_IMG:
    case LXB_TAG_B:
    case LXB_TAG_I:
    case LXB_TAG_EM:
    case LXB_TAG_STRONG:
    case LXB_TAG_BR:
    case LXB_TAG_BLOCKQUOTE:
    case LXB_TAG_PRE: return true;
    default: return false;
    }
}

// Is this token part of a drawing?
static bool is_drawn(Guard *guard, const lxb_html_token_t *token) {
    bool closes = token->type & LXB_HTML_TOKEN_TYPE_CLOSE;
    if (token->tag_id == LXB_TAG_SVG) {
        if (closes && guard->svg == 0) return false;
        if (closes) guard->svg--;
        else if (!(token->type & LXB_HTML_TOKEN_TYPE_CLOSE_SELF)) guard->svg++;
        return true;
    }
    if (guard->svg && (token->tag_id == LXB_TAG__END_OF_FILE || (!closes && leaves_svg(token->tag_id))))
        guard->svg = 0;
    return guard->svg > 0;
}

// Is this token one too many? Dropped start tags are remembered, so that their end tags close no one
// else.
static bool drop(Guard *guard, const lxb_html_token_t *token) {
    const lxb_html_tree_t *tree = guard->tree;
    if (guard->dropped == 0 && tree->open_elements->length < LIMIT_DEPTH &&
        tree->active_formatting->length < LIMIT_OPEN_FORMATTING)
        return false;  // nearly always: asked first, as which tag comes next nobody can foretell
    lxb_tag_id_t tag = token->tag_id;
    if (tag <= LXB_TAG__BEGIN || is_void(tag) || is_raw(tag)) return false;
    if (token->type & LXB_HTML_TOKEN_TYPE_CLOSE) {
        if (guard->dropped == 0) return false;
        guard->dropped--;
        return true;
    }
    bool full = tree->open_elements->length >= LIMIT_DEPTH ||
        (is_formatting(tag) && tree->active_formatting->length >= LIMIT_OPEN_FORMATTING);
    if (full) guard->dropped++;
    return full;
}

static size_t dom_bytes(lxb_html_document_t *document) {
    lexbor_mem_t *mem = document->dom_document.mraw->mem, *text = document->dom_document.text->mem;
    return mem->chunk_length * mem->chunk_min_size + text->chunk_length * text->chunk_min_size;
}

static lxb_html_token_t *guard_token(lxb_html_tokenizer_t *tokenizer, lxb_html_token_t *token, void *ctx) {
    Guard *guard = ctx;
    if (++guard->tokens > LIMIT_NODES ||
        (guard->tokens % 256 == 0 && dom_bytes(guard->tree->document) > guard->dom_bytes)) {
        tokenizer->status = LXB_STATUS_STOPPED;
        return NULL;
    }
    if (is_drawn(guard, token) || drop(guard, token)) return token;
    return guard->next(tokenizer, token, guard->next_ctx);
}

// lexbor looks each name of a tag or an attribute up in a table of fixed size: with very many of them, in long
// chains. Looked at after each piece, for one tag may hold them all.
static bool few_names(const lxb_html_tokenizer_t *tokenizer) {
    return lexbor_hash_entries_count(tokenizer->tags) <= LIMIT_NAMES &&
        lexbor_hash_entries_count(tokenizer->attrs) <= LIMIT_NAMES;
}

typedef struct Feed {
    Dom *dom;
    lxb_status_t status;
    bool few;
} Feed;

static bool feed_piece(void *ctx, Str piece) {
    Feed *feed = ctx;
    lxb_html_parser_t *parser = feed->dom->parser;
    feed->status = lxb_html_parse_chunk_process(parser, (const lxb_char_t *)piece.s, (size_t)piece.len);
    feed->few = few_names(parser->tkz);
    lexbor_array_obj_clean(parser->tkz->parse_errors);  // nobody asks, and they grow by eight at a time
    lexbor_array_obj_clean(parser->tree->parse_errors);
    return feed->few && feed->status == LXB_STATUS_OK;
}

bool dom_parse(Dom *dom, Str html, Str where, Err *err) {
    dom->parser = lxb_html_parser_create();
    if (dom->parser == NULL || lxb_html_parser_init(dom->parser) != LXB_STATUS_OK)
        return err_set(err, ERR_MEMORY, where, "no room for a parser");
    dom->parser->dom_opt = LXB_DOM_DOCUMENT_OPT_WO_EVENTS;                // nobody listens
    dom->parser->tkz->opt |= LXB_HTML_TOKENIZER_OPT_ATTR_KEEP_DUPLICATE;  // the search for them is quadratic
    dom->document = lxb_html_parse_chunk_begin(dom->parser);
    if (dom->document == NULL) return err_set(err, ERR_MEMORY, where, "no room for a document");

    lxb_html_tokenizer_t *tokenizer = dom->parser->tkz;
    size_t most = (size_t)html.len * LIMIT_TREE_SHARE;
    Guard guard = {.next = tokenizer->callback_token_done,
                   .next_ctx = tokenizer->callback_token_ctx,
                   .tree = dom->parser->tree,
                   .dom_bytes = most > LIMIT_TREE_BYTES ? most : LIMIT_TREE_BYTES};
    lxb_html_tokenizer_callback_token_done_set(tokenizer, guard_token, &guard);
    Feed feed = {dom, LXB_STATUS_OK, true};
    strip_html(html, feed_piece, &feed);
    if (feed.status == LXB_STATUS_OK && feed.few) feed.status = lxb_html_parse_chunk_end(dom->parser);
    if (!feed.few)
        return err_set(err, ERR_TOO_LARGE, where, "more than %d kinds of tags or attributes", LIMIT_NAMES);
    if (guard.tokens > LIMIT_NODES)
        return err_set(err, ERR_TOO_LARGE, where, "more than %d nodes", LIMIT_NODES);
    if (feed.status != LXB_STATUS_OK)
        return err_set(err, ERR_MEMORY, where, "the parser stopped: status %u", feed.status);
    return true;
}

void dom_close(Dom *dom) {
    if (dom->document) lxb_html_document_destroy(dom->document);
    if (dom->parser) lxb_html_parser_destroy(dom->parser);
    *dom = (Dom){0};
}
