// date_forms.h - the forms of dates of a language, read from its tables once for all threads.
#ifndef LEDE_TEXT_DATE_FORMS_H
#define LEDE_TEXT_DATE_FORMS_H

#include "text/form.h"

// Rules that words around a date are asked for; each is a rule of data/dates.<lang>.tsv.
#define DATE_WORDS(X)                                                                     \
    X(tense)  /* tells past or future */                                                  \
    X(adverb) /* tells so without being a verb */                                         \
    X(plan)   /* with `toward` behind it tells future: "set for", "due to" */             \
    X(till)   /* before a last day: "by", "until" */                                      \
    X(record) /* told of the stretch behind us: "the first visit in nine years" */        \
    X(moved)  /* so it does right before a date: "postponed until" */                     \
    X(toward)                                                                             \
    X(be)   /* "is to leave", "is Friday" */                                              \
    X(deed) /* a thing that is past when its day is named: "in a statement on Tuesday" */ \
    X(prep) /* asks for a time */                                                         \
    X(link) /* joins two dates */                                                         \
    X(both) /* joins two dates as a range behind a word of `between` */                   \
    X(between)                                                                            \
    X(from)    /* begins a range that is told in words */                                 \
    X(counted) /* stands behind a number that counts */                                   \
    X(notyear) /* stands before a number that is no year */                               \
    X(ask)     /* makes a text a sentence, not a phrase, though no verb of `tense` does */

typedef enum DateWord {
#define X(word) DATE_WORD_##word,
    DATE_WORDS(X)
#undef X
        DATE_WORD_COUNT
} DateWord;

typedef struct DateForms {
    Forms *forms;
    int32_t words[DATE_WORD_COUNT];  // rules of `forms`; -1 where the language has none
    Str past;                        // an ending of verbs in the past
    bool english;
} DateForms;

// Is piece `i` a word of the rule? False outside.
bool date_word(const DateForms *forms, const Pieces *pieces, ptrdiff_t i, DateWord word);

// The forms of the language tagged `tag`, English where it is empty; those of every language alone
// where lede has no table. Those that are `spoken` only where asked for: a report, whose words they would
// slow down, has none of them. `scratch` is used only where the system has no memory for a lasting one.
const DateForms *date_forms(Str tag, bool spoken, Arena *scratch);

#endif
