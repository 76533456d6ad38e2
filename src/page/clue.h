// clue.h - what the names that a page gives its elements say about them: class="related-posts" is no body.
//
// A row of data/page_clues.tsv is a word, or two written together; CLUES lists what they can mean.
#ifndef LEDE_PAGE_CLUE_H
#define LEDE_PAGE_CLUE_H

#include "base/str.h"

// CLUES(X) has a row X(CONSTANT, "word in data/page_clues.tsv").
#define CLUES(X)                      \
    X(BODY, "body")                   \
    X(NAVIGATION, "navigation")       \
    X(COMMENTS, "comments")           \
    X(CAPTION, "caption")             \
    X(RELATED, "related")             \
    X(SHARE, "share")                 \
    X(TAGS, "tags")                   \
    X(NEWSLETTER, "newsletter")       \
    X(ADVERTISEMENT, "advertisement") \
    X(COOKIES, "cookies")             \
    X(BYLINE, "byline")               \
    X(FOOTER, "footer")               \
    X(HEADER, "header")               \
    X(SIDEBAR, "sidebar")             \
    X(NOTE, "note")                   \
    X(HIDDEN, "hidden")               \
    X(STANDFIRST, "standfirst")       \
    X(FORM, "form")                   \
    X(AUDIO, "audio")                 \
    X(GALLERY, "gallery")             \
    X(FIGURE, "figure")               \
    X(ASIDE, "aside")

#define CONSTANT(constant, word) CLUE_AT_##constant,
typedef enum ClueAt { CLUES(CONSTANT) CLUE_COUNT } ClueAt;
#undef CONSTANT
#define CONSTANT(constant, word) CLUE_##constant = 1 << CLUE_AT_##constant,
typedef enum Clue { CLUES(CONSTANT) } Clue;
#undef CONSTANT

// Which lengths the table's words have, by their first two letters and by their last: most class words are in none of
// its rows, and are told so in two looks. Filled once a page.
typedef struct ClueSieve {
    uint32_t starts[26 * 26], ends[26 * 26];
} ClueSieve;
void clue_sieve(ClueSieve *sieve);

// What the words in a class or id say: "c-article__body relatedPosts" has the words c, article, body, related, posts,
// and the pairs carticle, articlebody, relatedposts. The words alone also as numbers of CLUE_TOKEN_BITS: those of all
// outlets, not only the table's.
enum { CLUE_TOKEN_BITS = 14, CLUE_TOKENS = 12 };
typedef struct Clues {
    uint32_t what;
    int len;
    uint16_t tokens[CLUE_TOKENS];
} Clues;
Clues clue_read(const ClueSieve *sieve, Str names);

// Clues of a role attribute (WAI-ARIA): navigation, contentinfo ...
uint32_t clue_role(Str role);

#endif
