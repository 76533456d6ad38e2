// dump.h - plain-text dumps of pages: menus, date lines, captions and all, without a tag.
#ifndef LEDE_PAGE_DUMP_H
#define LEDE_PAGE_DUMP_H

#include "article/article.h"
#include "page/page.h"

bool dump_read(Article *out, Str text, const PageHints *hints, Arena *keep, Arena *scratch, Err *err);

// The text whole: lines are paragraphs, nothing is set aside.
void dump_raw(Article *out, Str text, const PageHints *hints, Arena *keep);

#endif
