// flow.h - the text of a page as it flows by: white space collapsed, words and marks counted, block after block.
//
//     flow_add(&flow, S(" A ferry\n hit "));  flow_add(&flow, S("the pier."));
//     flow_cut(&flow)                         "A ferry hit the pier."; flow.counts: 5 words, 1 end
#ifndef LEDE_PAGE_FLOW_H
#define LEDE_PAGE_FLOW_H

#include "base/arena.h"

// Of the block under way. Two letters of a script without spaces are about a word.
typedef struct FlowCounts {
    int32_t words, link_words;
    int32_t commas, ends;  // , ; :   and   . ? ! with their like in other scripts
} FlowCounts;

typedef struct Flow {
    Arena *arena;
    char *text;  // of the block under way; the texts of those before stand in front of it
    ptrdiff_t len, cap;
    FlowCounts counts;
    int32_t links;     // how many <a> are open; the walk counts them
    int32_t han;       // letters of scripts without spaces since the last word
    bool space, word;  // is a space owed; are we inside a word?
    bool broken;       // was the last thing a <br>?
} Flow;

void flow_add(Flow *flow, Str s);
void flow_end_word(Flow *flow);

// The block's text, which ends here. `counts` are the caller's to take and to clear.
Str flow_cut(Flow *flow);

#endif
