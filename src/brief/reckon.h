// reckon.h - the day of a report that gives day and month but no year: the other reports know it.
#ifndef LEDE_BRIEF_RECKON_H
#define LEDE_BRIEF_RECKON_H

#include "story/story.h"

// The ISO day of a report without `published` whose dateline gives day and month ("MOSCOW, April 7"): of the year that
// brings it nearest to the story's other reports; empty where that is not near, or none of them has a day.
Str reckon_published(const Story *story, const Article *article, Arena *keep);

#endif
