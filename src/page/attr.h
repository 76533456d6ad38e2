// attr.h - what the attributes of an element say.
#ifndef LEDE_PAGE_ATTR_H
#define LEDE_PAGE_ATTR_H

#include "base/str.h"

#include <lexbor/html/html.h>

// Attributes that HTML's own table does not number get a number in each document, when first met.
typedef struct AttrIds {
    lxb_dom_attr_id_t property, itemprop, rel, role, hidden, aria_hidden, lang;
} AttrIds;
AttrIds attr_ids(lxb_html_document_t *document);

// What one element's attributes say, read in one go.
typedef struct Attrs {
    Str class, id, style, content, property, itemprop, rel, href, type, role, lang;
    bool hidden;
} Attrs;
void attr_read(Attrs *out, const AttrIds *ids, const lxb_dom_element_t *element);

Str attr_get(lxb_dom_element_t *element, Str name);  // {0} when it is not there
bool attr_hides(Str style);                          // "display: none"
bool attr_has_word(Str list, Str word);              // is it one of those that spaces part?

#endif
