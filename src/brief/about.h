// about.h - what a point is about: the telling words of the clause that it shows.
#ifndef LEDE_BRIEF_ABOUT_H
#define LEDE_BRIEF_ABOUT_H

#include "brief/desk.h"

// Without persons, whoever says it, figures, and words that are common in news.
typedef struct About {
    const Clause *clause;
    int32_t *terms;  // of the clause's report, in text order
    ptrdiff_t len;
} About;

About about_point(const Desk *desk, const Point *point, Arena *keep);

static inline const Term *about_term(const Desk *desk, const About *about, ptrdiff_t i) {
    return &desk->reports[about->clause->report].terms.at[about->terms[i]];
}

bool about_has(const Desk *desk, const About *about, int32_t key);

// The name that `at` is part of; NULL when of none.
const Name *about_name(const Article *article, Span at);

// "Sputnik V", "S-400": the capitals in a row from the term on, where no name was found.
Span about_capitals(const Report *report, ptrdiff_t term);

// "Delivered", "preparing", "categorically": what is done tells less than to what.
bool about_verbal(Str word);

// What a table calls the point: its two most telling words or names, "Sputnik V ... Pakistan"; else one, else empty.
// Words that few points of the story have tell more: `all` says how many have a key.
Str about_label(const Desk *desk, const About *about, const int32_t *all, Arena *keep);

#endif
