// mark.h - quotation marks: which of them open and close what, before anybody asks who said it.
//
//     Spans regions = mark_regions(text, &article->paragraphs, keep, scratch);
//
//     "We won," he said, "and 'they' lost."        nested marks belong to the region around them
//      └ 0 ──┘            └───── 1 ───────┘
//
// Paragraph by paragraph, in time linear in the text: straight, curly, low, doubled (`` '') and angle
// marks; single ones where both stand at a word's edge (don't, players', '90s are apostrophes). A
// quotation that runs over paragraphs opens again in each; one that never closes ends with its paragraph.
#ifndef LEDE_TEXT_MARK_H
#define LEDE_TEXT_MARK_H

#include "base/vec.h"

// The regions in quotation marks, marks left out, in text order, not nested, each in one paragraph.
Spans mark_regions(Str text, const Spans *paragraphs, Arena *keep, Arena scratch);

#endif
