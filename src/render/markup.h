// markup.h - an outlet's words between tags or in an attribute, as HTML and XML both read them.
#ifndef LEDE_RENDER_MARKUP_H
#define LEDE_RENDER_MARKUP_H

#include "base/buf.h"

// Cleaned (see clean.h), with & < > " ' escaped.
void put_markup(Buf *out, Str s);

#endif
