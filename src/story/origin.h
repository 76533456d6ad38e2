// origin.h - where the text of each member of a story was first written, as far as the texts show.
#ifndef LEDE_STORY_ORIGIN_H
#define LEDE_STORY_ORIGIN_H

#include "story/shared.h"

// Fills origin, copying and copied_from of the story's members, and `origins`. The story has its members and its
// shared runs; `texts` are the members' texts.
//
// REPRINT: most of what is not quoted stands in another member, or half of it and an agency is credited whose
// copy that is. PARTLY: some of it. The earlier is the source, unless it credits the later one's outlet.
// What is unclear stays an origin of its own: its shared runs are there to be shown.
void origin_set(Story *story, const SharedText *texts, Arena scratch);

#endif
