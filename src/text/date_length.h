// date_length.h - durations and sets: "two years and three months", "every Monday".
#ifndef LEDE_TEXT_DATE_LENGTH_H
#define LEDE_TEXT_DATE_LENGTH_H

#include "text/date_value.h"

Value length_value(const When *when, Arena *keep);
Value length_set(const When *when, Arena *keep);

#endif
