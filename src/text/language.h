// language.h - which language a text is in: cld2 behind a C face (language.cc).
#ifndef LEDE_TEXT_LANGUAGE_H
#define LEDE_TEXT_LANGUAGE_H

#include "base/str.h"

#ifdef __cplusplus
extern "C" {
#endif

// A BCP 47 tag in static memory ("en"); empty when the text is too short or mixed to tell.
Str language_detect(Str text);

#ifdef __cplusplus
}
#endif

#endif
