// term.h - the words of a story's articles as numbers: one key a stem, and what a word signals.
//
// Words that carry no content ("the"), or that change what a clause claims ("not", "if", "scheduled to"),
// are rows of data/signals.en.tsv; how common a word is in news: story/stem.h.
//     Lexicon lexicon = lexicon_new(article->text.len, keep);
//     Terms words = term_find(article->text, &lexicon, keep);
#ifndef LEDE_BRIEF_TERM_H
#define LEDE_BRIEF_TERM_H

#include "base/map.h"
#include "base/vec.h"

// What a word, or a phrase that begins with it, does: X(SIGNAL_x, class in the table).
#define SIGNALS(X)                                                                            \
    X(SIGNAL_STOP, "stop") /* no content of its own */                                        \
    X(SIGNAL_NEGATION, "negation")                                                            \
    X(SIGNAL_HEDGE, "hedge")                                                                  \
    X(SIGNAL_CONDITION, "condition")                                                          \
    X(SIGNAL_PLAN, "plan")       /* something is to come */                                   \
    X(SIGNAL_FIRM, "firm")       /* ... and is announced, not only wished */                  \
    X(SIGNAL_SOON, "soon")       /* ... without a day: "shortly" */                           \
    X(SIGNAL_OUTLOOK, "outlook") /* what things do, nobody's appointment: "remain" */         \
    X(SIGNAL_FEW, "few")         /* "only": the figure after it is small */                   \
    X(SIGNAL_MANY, "many")       /* "already": the figure after it is large */                \
    X(SIGNAL_FOCUS, "focus")     /* what talks were about comes next */                       \
    X(SIGNAL_MAINLY, "mainly")                                                                \
    X(SIGNAL_MEETING, "meeting")     /* talks, a visit: what has a focus */                   \
    X(SIGNAL_MET, "met")             /* people meet, however it is put */                     \
    X(SIGNAL_OFF, "off")             /* what was planned does not happen then */              \
    X(SIGNAL_DOCUMENT, "document")   /* as a speaker: a paper */                              \
    X(SIGNAL_RELEASE, "release")     /* ... one side's own */                                 \
    X(SIGNAL_UNNAMED, "unnamed")     /* as a speaker: people without names */                 \
    X(SIGNAL_PRONOUN, "pronoun")     /* needs an earlier sentence */                          \
    X(SIGNAL_ANONYMOUS, "anonymous") /* the speaker wants no name: "asked not to be named" */ \
    X(SIGNAL_VAGUE, "vague")         /* somebody, nobody in particular: "it is believed" */   \
    X(SIGNAL_BASIS, "basis")         /* how a figure is reckoned: "consolidated", "net" */    \
    X(SIGNAL_TOLL, "toll")           /* what one event does to so many people: "killed" */    \
    X(SIGNAL_OPENER, "opener")       /* ties a sentence to the one before */                  \
    X(SIGNAL_BODY, "body")           /* people as one, told before: "the company" */          \
    X(SIGNAL_WRITER, "writer")       /* who writes */                                         \
    X(SIGNAL_READER, "reader")       /* ... and who reads */                                  \
    X(SIGNAL_LONG, "long")           /* goes on for long, or is long over */                  \
    X(SIGNAL_ATTITUDE, "attitude")   /* what somebody holds: "believe" */                     \
    X(SIGNAL_JOINER, "joiner")       /* may begin a clause */                                 \
    X(SIGNAL_VERB, "verb")           /* finite, surely */

enum {
#define BIT(constant, class) constant##_BIT,
    SIGNALS(BIT)
#undef BIT
};
enum {
#define SIGNAL(constant, class) constant = 1 << constant##_BIT,
    SIGNALS(SIGNAL)
#undef SIGNAL
};

typedef struct Term {
    Span at;
    int32_t form;      // index into Lexicon.forms: one spelling, whatever its case
    int32_t key;       // index into Lexicon.keys: one stem
    uint32_t signals;  // of the word or of the phrase that it begins
} Term;
typedef struct Terms {
    Term *at;
    ptrdiff_t len, cap;
} Terms;

// What words with one stem share.
typedef struct TermKey {
    Str text;
    int32_t commonness;  // 0: in every article; 90: in hardly any
    int32_t clauses;     // in how many clauses of the story; counted by clause.c
    int32_t plain;       // what sharing it would tell, were it no name
    int32_t weight;      // what sharing it tells; set by clause.c
    bool stop;
    bool person;  // stands for one, by any of that person's names
    bool figure;  // ... for a number or a day
    bool name;    // an actor or a day, or mostly a part of names
    int32_t uses, in_names;
    int32_t *kin;  // keys that stand for nearly the same (kin.h)
    int32_t kin_len;
} TermKey;
typedef struct TermKeys {
    TermKey *at;
    ptrdiff_t len, cap;
} TermKeys;

// A spelling, folded, and what is known of it.
typedef struct TermForm {
    int32_t key;
    int32_t spelled;  // the form that all countries' spellings of it are compared as
    int32_t row;      // the first of its rows in the table of signals; -1 when it begins none
    uint32_t signals;
} TermForm;
typedef struct TermForms {
    TermForm *at;
    ptrdiff_t len, cap;
} TermForms;

typedef struct Lexicon {
    Map form_of;  // folded spelling to index + 1 into forms
    Map key_of;   // stem to index + 1 into keys
    TermForms forms;
    TermKeys keys;
    int32_t rows_of[257];   // the first row of the table of signals that begins with a byte, or a later one
    uint32_t *row_signals;  // a row of the table of signals: its bit
} Lexicon;

enum { COMMONNESS_RAREST = 90 };

Lexicon lexicon_new(ptrdiff_t bytes, Arena *keep);

// The key of something that is no word, such as "@2031-03-04" or "#50000": as rare as can be.
int32_t lexicon_key(Lexicon *lexicon, Str text, Arena *keep);

// The key of a word that the texts have, in whatever case; -1.
int32_t lexicon_word(const Lexicon *lexicon, Str word);

// The words of `text` in order.
Terms term_find(Str text, Lexicon *lexicon, Arena *keep);

// Index of the first word that ends after `byte`; words->len when there is none.
ptrdiff_t term_at(const Terms *words, int32_t byte);

// The signals of all words in `at`.
uint32_t term_signals(const Terms *words, Span at);

#endif
