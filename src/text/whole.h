// whole.h - quotations that no stop divides: their sentences are one.
//
//     he calls them "small boats. They sink at once" and walks on      a phrase of the sentence around it
//     "Who pays? Nobody told us. We want an answer!" Orr cried         an outcry
//
// Any other quotation ("We are ready. The boats are not," Orr said) is as many sentences as it has.
#ifndef LEDE_TEXT_WHOLE_H
#define LEDE_TEXT_WHOLE_H

#include "article/article.h"

// Such quotations, without their marks, in text order.
Spans whole_find(const Article *article, Arena *keep, Arena scratch);

#endif
