// attr.c - see attr.h.
#include "page/attr.h"

#include <string.h>

static Str attr_value(const lxb_dom_attr_t *attr) {
    if (attr == NULL || attr->value == NULL || attr->value->data == NULL) return (Str){0};
    return (Str){(const char *)attr->value->data, (ptrdiff_t)attr->value->length};
}

Str attr_get(lxb_dom_element_t *element, Str name) {
    for (lxb_dom_attr_t *attr = element->first_attr; attr; attr = attr->next) {
        size_t len;
        const lxb_char_t *at = lxb_dom_attr_local_name(attr, &len);
        if (str_eq((Str){(const char *)at, (ptrdiff_t)len}, name)) return attr_value(attr);
    }
    return (Str){0};
}

static lxb_dom_attr_id_t attr_id(lxb_html_document_t *document, const char *name) {
    const lxb_dom_attr_data_t *data =
        lxb_dom_attr_data_by_local_name(document->dom_document.attrs, (const lxb_char_t *)name, strlen(name));
    return data ? data->attr_id : LXB_DOM_ATTR__UNDEF;
}

AttrIds attr_ids(lxb_html_document_t *document) {
    return (AttrIds){.property = attr_id(document, "property"),
                     .itemprop = attr_id(document, "itemprop"),
                     .rel = attr_id(document, "rel"),
                     .role = attr_id(document, "role"),
                     .hidden = attr_id(document, "hidden"),
                     .aria_hidden = attr_id(document, "aria-hidden"),
                     .lang = attr_id(document, "lang")};
}

static lxb_dom_attr_id_t id_of(const lxb_dom_attr_t *attr) { return attr->node.local_name; }

void attr_read(Attrs *out, const AttrIds *ids, const lxb_dom_element_t *element) {
    *out = (Attrs){0};
    for (const lxb_dom_attr_t *attr = element->first_attr; attr; attr = attr->next) {
        lxb_dom_attr_id_t id = id_of(attr);
        Str *to = NULL;
        if (id == LXB_DOM_ATTR_CLASS) to = &out->class;
        else if (id == LXB_DOM_ATTR_ID) to = &out->id;
        else if (id == LXB_DOM_ATTR_STYLE) to = &out->style;
        else if (id == LXB_DOM_ATTR_HREF) to = &out->href;
        else if (id == LXB_DOM_ATTR_CONTENT) to = &out->content;
        else if (id == LXB_DOM_ATTR_TYPE) to = &out->type;
        else if (id == ids->itemprop) to = &out->itemprop;
        else if (id == ids->rel) to = &out->rel;
        else if (id == ids->property) to = &out->property;
        else if (id == ids->role) to = &out->role;
        else if (id == ids->lang) to = &out->lang;
        else if (id == ids->hidden) out->hidden = true;
        else if (id == ids->aria_hidden) out->hidden |= str_eq(attr_value(attr), S("true"));
        if (to && to->len == 0) *to = attr_value(attr);
    }
}

bool attr_hides(Str style) {
    ptrdiff_t at = str_find_case(style, S("display"));
    if (at < 0) return false;
    Str rest = str_trim(str_from(style, at + 7));
    return rest.len && rest.s[0] == ':' && str_starts_case(str_trim(str_from(rest, 1)), S("none"));
}

bool attr_has_word(Str list, Str word) {
    Str one;
    while (str_cut(&list, ' ', &one))
        if (str_eq_case(str_trim(one), word)) return true;
    return false;
}
