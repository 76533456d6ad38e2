// prose.h - a text as the quote finders walk over it: each token with its grammar, sentence and quotation.
//
//     token    "    We    won   ,    "    Orr    said   on    Friday  .
//     region   -1   0     0     0    -1   -1     -1     -1    -1      -1
//     bits          pron                  name   verb   prep  time
//
// No tagger: closed classes from data/grammar.<lang>.tsv, the rest by shape and ending. Everything that
// guesses English grammar asks the functions here, so that a tagger can take their place.
#ifndef LEDE_TEXT_PROSE_H
#define LEDE_TEXT_PROSE_H

#include "article/article.h"
#include "text/token.h"

enum {
    IS_DET = 1 << 0,
    IS_POSS = 1 << 1,  // his, 's
    IS_PREP = 1 << 2,
    IS_CONJ = 1 << 3,  // and, but, or
    IS_SUB = 1 << 4,   // opens a subordinate clause
    IS_REL = 1 << 5,
    IS_AUX = 1 << 6,
    IS_BE = 1 << 7,
    IS_SUBJECT = 1 << 8,  // pronouns that can be a subject only
    IS_PRONOUN = 1 << 9,
    IS_ADV = 1 << 10,
    IS_VERB = 1 << 11,  // a finite verb, as far as its form tells
    IS_TIME = 1 << 12,
    IS_ASK = 1 << 13,   // that, whether, how ...: opens reported content
    IS_NAME = 1 << 14,  // capitals, not only because a sentence begins
    IS_MARK = 1 << 15,  // punctuation
    IS_COMMA = 1 << 16,
    IS_STOP = 1 << 17,   // . ! ? at a sentence's end
    IS_BREAK = 1 << 18,  // ; : dashes
    IS_QUOTE = 1 << 19,  // a quotation mark
};

// A run of tokens, [first, last).
typedef struct Words {
    ptrdiff_t first, last;
} Words;

typedef struct Prose {
    Str text;
    const Token *token;
    ptrdiff_t len;
    uint32_t *bits;       // of each token
    int32_t *region;      // the quotation that each token is in; -1
    int32_t *sentence;    // the sentence that each token is in
    Spans regions;        // see mark.h
    Words *region_run;    // their tokens
    Words *sentence_run;  // cut at LIMIT_SENTENCE_BYTES
    ptrdiff_t sentences;
    const Article *article;
} Prose;

Prose prose_read(const Article *article, const Tokens *tokens, Arena *keep, Arena scratch);

Str prose_word(const Prose *prose, ptrdiff_t token);
bool prose_is(const Prose *prose, ptrdiff_t token, Str word);        // ASCII letters fold
bool prose_has(const Prose *prose, ptrdiff_t token, uint32_t bits);  // any of them; false off the text
Span prose_span(const Prose *prose, Words run);                      // from its first to its last byte

// `run` without marks at its ends.
Words prose_trim(const Prose *prose, Words run);

// The token behind the closing marks at `i`.
ptrdiff_t prose_close(const Prose *prose, ptrdiff_t i);

// Is there a finite verb in `run`, quotations left out?
bool prose_has_verb(const Prose *prose, Words run);

#endif
