// settle.h - what boxes say about what stands in them: words summed up, clues handed down, none believed that damns the
// page.
#ifndef LEDE_PAGE_SETTLE_H
#define LEDE_PAGE_SETTLE_H

#include "page/block.h"

// After the walk: fills `words`, `link_words`, `prose` and `clues` of all boxes and of `layout`.
void settle(Layout *layout);

#endif
