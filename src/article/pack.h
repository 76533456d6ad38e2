// pack.h - an article in few bytes: only what is set, for what keeps a million of them.
//
//     Packed packed = article_pack(article, keep);
//     Article again = article_unpack(packed, scratch);     all fields as they were; its words stay where they are packed
#ifndef LEDE_ARTICLE_PACK_H
#define LEDE_ARTICLE_PACK_H

#include "article/article.h"

// Bytes that article_pack() wrote; NULL: none.
typedef struct Packed {
    const uint8_t *at;
} Packed;

Packed article_pack(const Article *article, Arena *keep);

// Lists live in `keep`, all words in the packed bytes: they must outlive the article.
Article article_unpack(Packed packed, Arena *keep);

Str packed_id(Packed packed);  // the article's id, without unpacking the rest

#endif
