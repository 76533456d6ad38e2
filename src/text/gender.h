// gender.h - may "he" or "she" mean this person?
//
// A form of address tells ("Ms. Orr"), else a given name that the lists give to women alone or to men alone
// (data/genders.tsv). Any other person may be either: nobody is left out on a guess.
#ifndef LEDE_TEXT_GENDER_H
#define LEDE_TEXT_GENDER_H

#include "article/article.h"

// False where `pronoun` ("he", "she", "him", "her") can't mean person `entity` of `article`.
bool gender_fits(const Article *article, int32_t entity, Str pronoun);

#endif
