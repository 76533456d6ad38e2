// why.h - why a report is in its story, and what kept others out.
#ifndef LEDE_RENDER_WHY_H
#define LEDE_RENDER_WHY_H

#include "base/buf.h"
#include "story/explain.h"

// Lines for people, each behind a line break: the surest tie, and what came nearest outside.
void render_why_text(Buf *out, const Article *article, const Explanation *why, Arena scratch);
// A row of NDJSON: all of it.
void render_why_json(Buf *out, Str story, const Article *article, const Explanation *why, Arena scratch);

#endif
