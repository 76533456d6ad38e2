// ndjson.h - an article as a row of JSON, both ways: the wire between the commands.
//
// Fields and order: DESIGN, Contracts. Offsets in rows are code points, inside they are bytes; this
// file is where they change.
#ifndef LEDE_ARTICLE_NDJSON_H
#define LEDE_ARTICLE_NDJSON_H

#include "article/article.h"
#include "base/err.h"
#include "base/json.h"

// The article as one JSON object; with its findings when it is annotated. No line break.
void ndjson_write(Buf *out, const Article *article, Arena scratch);

// A row, as lede or anyone wrote it: only `text` must be there. Unknown fields are passed over;
// spans that do not fit the text are an error. `where` names the row in errors.
bool ndjson_read(Article *out, Str row, Str where, Arena *keep, Arena scratch, Err *err);

#endif
