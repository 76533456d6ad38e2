// when.h - when an article was published, as a number that compares.
#ifndef LEDE_STORY_WHEN_H
#define LEDE_STORY_WHEN_H

#include "base/str.h"

// Minutes since 1970 in UTC, of "2021-04-06", "2021-04-06T15:59" and "2021-04-06T15:59:00+05:30"; a day counts
// from its start, and a time without a zone is UTC. WHEN_UNKNOWN for anything else: it compares as later
// than all known.
#define WHEN_UNKNOWN INT64_MAX
int64_t when_of(Str iso);

// Could when_of() have given it? Others must not be reckoned with.
bool when_possible(int64_t when);

enum { WHEN_DAY = 24 * 60 };

// How far apart, in minutes; 0 when one of them is unknown, for then nothing keeps them apart.
int64_t when_apart(int64_t a, int64_t b);

#endif
