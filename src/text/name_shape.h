// name_shape.h - a name taken apart for comparing: in plain letters, without what people leave out.
//
//     "Lloyd J. Orr III"       lloyd, j, orr          "Hamid al-Orr"     hamid, orr
//     "Northline Ferries Ltd"  northline, ferries     "U.S."             united, states
#ifndef LEDE_TEXT_NAME_SHAPE_H
#define LEDE_TEXT_NAME_SHAPE_H

#include "article/article.h"

enum { NAME_WORDS = 6 };  // that are compared; longer names agree only when they are the same

typedef struct NameShape {
    Str plain;
    Str words[NAME_WORDS];
    int count;        // 0 when it has too many words
    bool generation;  // "Jr", left out of the words
} NameShape;

NameShape name_shape(Str name, NameKind kind, Arena *keep);

// Do two given names agree: the same by sound, one the other's initial, or short for it ("Joe", "Joseph")?
bool name_given_agree(Str a, Str b, Arena scratch);
bool name_sounds_alike(Str a, Str b, Arena scratch);

// "NEA", "U.S.", "DoJ"
bool name_is_acronym(Str name);
// Small first letters: of words with a capital ("Bank of Nordland": "bn"), or of all ("bon").
Str name_initials(Str name, bool all, Arena *keep);

#endif
