// date_stretch.h - stretches of time: "the last three months", "from Monday to Friday", and what a bare
// phrase means by "the end of the month" or "tomorrow evening".
#ifndef LEDE_TEXT_DATE_STRETCH_H
#define LEDE_TEXT_DATE_STRETCH_H

#include "text/date_value.h"

// The last or next units; no value where it is only a length: in a report, or where it is vague.
Value stretch_span(const When *when, const Reckoning *from, Arena *keep);

// One date to another, `when->other`.
// "The first six months of 2031".
Value stretch_part(const When *when, const Reckoning *from, Arena *keep);
Value stretch_range(const When *when, const Reckoning *from, Arena *keep);

// In a bare phrase, the hours or days that `value` stands for; else `value`.
Value stretch_of(Value value, const When *when, const Reckoning *from, Arena *keep);

// Two values as one range; what is missing is open ("2014/..").
Value stretch_between(Value a, Value b, Arena *keep);

#endif
