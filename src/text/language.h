// language.h - which language a text is in: cld2 behind a C face (language.cc), and what lede has for it.
//
// Rules with words in them ask language_is_english() of the article's language; there are tables for no
// other language yet. A new one: data/<noun>.<tag>.tsv for each noun, and its finder asks for the tag.
#ifndef LEDE_TEXT_LANGUAGE_H
#define LEDE_TEXT_LANGUAGE_H

#include "base/str.h"

#ifdef __cplusplus
extern "C" {
#endif

// A BCP 47 tag in static memory ("en"); empty when the text is too short or mixed to tell, but "und"
// when it is so and surely not English: most of its letters are not ASCII.
Str language_detect(Str text);

// May English tables read it? True for en, en-GB, and for the empty tag: a line too short to tell.
bool language_is_english(Str tag);

#ifdef __cplusplus
}
#endif

#endif
