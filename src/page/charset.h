// charset.h - which charset bytes are in that are no UTF-8, whatever their page says of itself.
//
// Each charset of data/page_charsets.tsv reads a sample; the one whose letters stand together as its script's words do,
// and are those that its languages use most, wins. What the page declares, and its language, weigh in its favour.
#ifndef LEDE_PAGE_CHARSET_H
#define LEDE_PAGE_CHARSET_H

#include "base/arena.h"

#include <lexbor/encoding/encoding.h>

typedef const lxb_encoding_data_t Charset;

// The charset of that name; NULL for none, and for names of the standard that stand for no text.
Charset *charset_named(Str label);

// `bytes` read by `charset`: UTF-8, broken bytes as U+FFFD.
Str charset_decode(Str bytes, Charset *charset, Arena *keep);

// The likeliest charset of `bytes`; `declared` may be NULL, `language` ("ru-RU") empty.
Charset *charset_guess(Str bytes, Charset *declared, Str language, Arena scratch);

// Text that was read as windows-1252 and written as UTF-8 once too often ("FÃ¤hre", "â€™"), mended; what needs no
// mending comes back as it is.
Str charset_undo_twice(Str text, Arena *keep);

#endif
