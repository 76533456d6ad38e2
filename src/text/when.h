// when.h - what a temporal expression says, field by field, before it is reckoned.
//
// A form of data/dates.<lang>.tsv fills fields ("month=3 day=4", "kind=ago unit=Y"); date_value.h turns
// them into a value. The field names of the tables are the rows below.
#ifndef LEDE_TEXT_WHEN_H
#define LEDE_TEXT_WHEN_H

#include "base/str.h"

#define WHEN_FIELDS(X)                                                                                        \
    X(kind)     /* WhenKind: which reckoning */                                                               \
    X(year)     /* 2031; a century's or decade's first is in their own fields */                              \
    X(month)    /* 1 to 12 */                                                                                 \
    X(day)      /* 1 to 31 */                                                                                 \
    X(weekday)  /* 1 is Monday */                                                                             \
    X(week)     /* ISO week */                                                                                \
    X(quarter)  /* 1 to 4 */                                                                                  \
    X(half)     /* 1 or 2, of a year */                                                                       \
    X(season)   /* 1 spring, 2 summer, 3 autumn, 4 winter */                                                  \
    X(decade)   /* its first year; below 100 without the century: "the twenties" */                           \
    X(century)  /* 21 */                                                                                      \
    X(era)      /* -1 before Christ, 1 after */                                                               \
    X(hour)     /* 0 to 24 */                                                                                 \
    X(minute)   /* 0 to 59 */                                                                                 \
    X(second)   /* 0 to 60 */                                                                                 \
    X(meridiem) /* 0 a.m., 1 p.m. */                                                                          \
    X(before)   /* 1: the minutes are to the hour, not past it */                                             \
    X(zone)     /* minutes east of Greenwich */                                                               \
    X(part)     /* of a day: WhenPart */                                                                      \
    X(unit)     /* WhenUnit */                                                                                \
    X(count)    /* of units, in thousandths; -1 is vague: "a few" */                                          \
    X(shift)    /* units forward or back: last -1, this 0, next 1 */                                          \
    X(nth)      /* third Monday; -1 the last one */                                                           \
    X(feast)    /* days after a movable feast: */                                                             \
    X(lasts)    /* days of a feast that has several */                                                        \
    X(movable)  /* which: a name of calendar.h; without it Easter Sunday */                                   \
    X(plus)     /* days after the nth weekday of a month: Black Friday */                                     \
    X(anchor)   /* 1: from the day told before, not the day of writing ("the next day") */                    \
    X(edge)     /* 1 early, 2 middle, 3 late: kept, does not change the value yet */                          \
    X(ref)      /* 1 past, 2 present, 3 future; of `tense`: 1, no participle */                               \
    X(weak)     /* 1: alone only behind a preposition ("fall"); 2: with a capital too ("may") */              \
    X(tail)     /* 1: only at a clause's end ("two days after"), else a duration; */                          \
                /* 2: only there, or before "and" ("on the 15th"); 3: its last two words only there */        \
    X(spoken) /* 1: of one sentence alone, never of a report: "from 6 to 8 on Monday"; 2: of a bare phrase */ \
    X(ofyear)  /* 1: of the calendar year that is meant, not the nearest: "March last year" */                \
    X(more)    /* thousandths of a unit more: "one hour and a half" */                                        \
    X(fromend) /* 1: the nth from the end: "the second last day of May" */                                    \
    X(yearof)  /* 1 fiscal year, 2 school year */                                                             \
    X(open)    /* in a bare phrase: 1 from then on ("since"), 2 from now till then ("by"), */                 \
               /* 3 till then ("until"); 4 what is left of it, in a sentence too */                           \
    X(tense)   /* -1 or 1: the form itself says past or future */

typedef enum WhenField {
#define X(field) WHEN_##field,
    WHEN_FIELDS(X)
#undef X
        WHEN_FIELD_COUNT
} WhenField;

#define WHEN_KINDS(X)                                                                  \
    X(DATE)   /* calendar fields, with or without a clock time */                      \
    X(AGO)    /* count units from the day of writing (shift -1, 1) or told before */   \
    X(FROM)   /* count units from `other` */                                           \
    X(REL)    /* this, last, next unit */                                              \
    X(SPAN)   /* the last or next count units */                                       \
    X(LENGTH) /* a duration */                                                         \
    X(SET)    /* each unit, each weekday */                                            \
    X(REF)    /* now, recently */                                                      \
    X(RANGE)  /* this to `other`, or so long from this on where `other` is a length */ \
    X(PART)   /* the first or last count units of `other` */                           \
    X(NONE)   /* matched so that nothing inside it is: "May I" */

typedef enum WhenKind {
#define X(kind) KIND_##kind,
    WHEN_KINDS(X)
#undef X
        KIND_COUNT
} WhenKind;

// Units of time from short to long; a table writes their letter.
#define WHEN_UNITS \
    "stHDBEWMQSYTC"  // second, minute (t), Hour, Day, Business day, wEekend, Week, Month, Quarter, Season, Year, Ten years, Century
typedef enum WhenUnit {
    UNIT_SECOND,
    UNIT_MINUTE,
    UNIT_HOUR,
    UNIT_DAY,
    UNIT_BUSINESS,
    UNIT_WEEKEND,
    UNIT_WEEK,
    UNIT_MONTH,
    UNIT_QUARTER,
    UNIT_SEASON,
    UNIT_YEAR,
    UNIT_DECADE,
    UNIT_CENTURY,
} WhenUnit;

// Parts of a day, as TIMEX3 writes them, and meals; four letters each.
#define WHEN_PARTS "MO  MI  AF  EV  NI  DT  MEB MEL MED "
enum { WHEN_NO = INT32_MIN };  // a field that the text does not give

typedef struct When {
    int32_t f[WHEN_FIELD_COUNT];
    const struct When *other;  // RANGE: its end; FROM: where it counts from
} When;

static inline bool when_has(const When *when, WhenField field) { return when->f[field] != WHEN_NO; }

#endif
