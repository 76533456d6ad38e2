// headline.h - what a report's title claims and its text has not: a figure, a person, words in quotation marks.
#ifndef LEDE_BRIEF_HEADLINE_H
#define LEDE_BRIEF_HEADLINE_H

#include "brief/desk.h"

// The part of the report's title that its text does not have, as the title prints it; empty when it has all, or when too little
// of the text was read to say so.
Str headline_lacks(const Desk *desk, int32_t report, Arena scratch);

#endif
