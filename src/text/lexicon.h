// lexicon.h - what lede knows about a word, whatever stands around it: a set of classes, one look a token.
//
//     uint32_t *words = lexicon_words(text, &tokens, keep);
//     if (words[i] & (WORD_TITLE | WORD_ROLE)) ...
//
// From data/: roles, heads, persons, places, demonyms, organisations, common, sentences. The rules of name.c
// and later a tagger's features read the same bits.
#ifndef LEDE_TEXT_LEXICON_H
#define LEDE_TEXT_LEXICON_H

#include "article/article.h"
#include "text/token.h"

typedef enum WordClass {
    WORD_GIVEN = 1 << 0,        // Maria
    WORD_FAMILY = 1 << 1,       // Johnson
    WORD_PLACE = 1 << 2,        // the name of a place, in one word
    WORD_DEMONYM = 1 << 3,      // Russian
    WORD_TITLE = 1 << 4,        // Gen, President: with a capital before a name
    WORD_ROLE = 1 << 5,         // spokesman
    WORD_MODIFIER = 1 << 6,     // former, foreign: before a role
    WORD_BODY = 1 << 7,         // Ministry: an organisation, also before "of"
    WORD_BODY_LAST = 1 << 8,    // Times: an organisation, behind its name
    WORD_FIRM = 1 << 9,         // Ltd
    WORD_LAND = 1 << 10,        // River, Street: a place, behind its name or before "of"
    WORD_LAND_FIRST = 1 << 11,  // Mount, New: before a place's name
    WORD_EVENT = 1 << 12,       // Treaty, Cup: something else
    WORD_COMMON = 1 << 13,      // no name where a sentence begins
    WORD_CALENDAR = 1 << 14,    // Monday, March
    WORD_PARTICLE = 1 << 15,    // de, van, bin: between parts of a person's name
    WORD_SAY = 1 << 16,         // said
    WORD_NO_NAME = 1 << 17,     // CEO, PM
    WORD_COUNTRY = 1 << 18,     // a place that is never a person's name: France, Europe
    WORD_CAPITAL = 1 << 19,     // begins with a capital letter
    WORD_INITIAL = 1 << 20,     // J
    WORD_ACRONYM = 1 << 21,     // NATO, U.S.: capitals only, in a sentence that has others
    WORD_START = 1 << 22,       // where a capital means nothing: a sentence's first word, a headline
    WORD_SHOUTED = 1 << 23,     // in a sentence all in capitals
    WORD_FIELD = 1 << 24,       // tennis, policy: before a role
} WordClass;

// The classes of every token; those from ACRONYM to SHOUTED are name_guess's, which knows the sentences.
uint32_t *lexicon_words(Str text, const Tokens *tokens, Arena *keep);

// "UNITED" as "United": how the tables write it. `out` holds 64 bytes; a longer word comes back as it is.
Str lexicon_title_case(Str word, char out[64]);

// What a whole name is by the tables, as it is written ("New York", "NATO"): NAME_OTHER when they lack it.
// `*country` tells a country, a capital or a region from a town.
NameKind lexicon_name(Str name, bool *country);

// Is it the short form of a state, which stands behind a town: "Mo"?
bool lexicon_state(Str word);

// "Ltd", "Inc."
bool lexicon_firm(Str word);

// Is the whole a word for who or what is of a country ("South Korean")?
bool lexicon_demonym(Str name);

#endif
