// date_value.h - what an expression means: a When becomes a TIMEX3 value.
//
// Reckons from the day of writing ("Wednesday") or from the day told last ("two days later"). What
// cannot be reckoned, for want of either day or because no such day is, has no value.
#ifndef LEDE_TEXT_DATE_VALUE_H
#define LEDE_TEXT_DATE_VALUE_H

#include "article/article.h"
#include "text/calendar.h"
#include "text/when.h"

// How exactly a day is known.
typedef enum Grain { GRAIN_NONE, GRAIN_YEAR, GRAIN_MONTH, GRAIN_DAY } Grain;

// What kind of text tells the date. A report's durations stay durations ("the past three months") and
// the ends of its ranges stay two dates, as TIMEX3 has them; one sentence alone, as an assistant is
// asked, means the stretch itself; a bare phrase ("tomorrow evening") means its hours.
typedef enum Manner { MANNER_TEXT, MANNER_SENTENCE, MANNER_PHRASE } Manner;

typedef struct Reckoning {
    Manner manner;
    Day now;         // of writing
    int32_t minute;  // of the day of writing; -1 when not known
    bool has_now;
    Day told;  // told last in the text
    Grain told_grain;
    bool history;  // a text about other years than its own: "in May" hangs on what was told last
    int tense;     // of the sentence: -1 past, 1 future, 0 can't tell
    bool report;   // an outlet published it: "since 2014" is 2014, however short the text
    bool points;   // a range is told in words, "from 2014 to 2018", not as "2014-2018"
} Reckoning;

typedef struct Value {
    Str text;  // empty: no value
    DateType type;
    bool reckoned;
    Day day;  // the first day of it
    Grain grain;
} Value;

Value date_value(const When *when, const Reckoning *from, Arena *keep);

// What the files of date_value share: see date_value.c.
int32_t when_get(const When *when, WhenField field, int32_t otherwise);
bool when_clock(const When *when);
Str value_clock(const When *when, Arena *keep);  // "T16:20"; empty without a clock time
Value value_day(Day day, Grain grain, bool reckoned, Arena *keep);
Value value_text(Str text, DateType type, bool reckoned);
Value value_quarter(Day day, Arena *keep);                 // the one that `day` is in
Value value_week_of(Day day, bool weekend, Arena *keep);   // so
Value value_moment(Day day, int32_t second, Arena *keep);  // of that day; may lie beyond it
Day day_shift(Day day, WhenUnit unit, int32_t count);

#endif
