// parse.h - HTML text to lexbor's tree, bounded in nodes, depth, attributes and memory.
//
// The tree lies outside arenas. Whoever lays the border makes the place for it, and closes it behind
// the border whatever happened:
//     Dom dom = {0};  arena_try(work that calls dom_parse(&dom, ...));  dom_close(&dom);
#ifndef LEDE_PAGE_PARSE_H
#define LEDE_PAGE_PARSE_H

#include "base/err.h"

#include <lexbor/html/parser.h>

typedef struct Dom {
    lxb_html_parser_t *parser;
    lxb_html_document_t *document;
} Dom;

bool dom_parse(Dom *dom, Str html, Str where, Err *err);
void dom_close(Dom *dom);

#endif
