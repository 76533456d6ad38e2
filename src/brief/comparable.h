// comparable.h - may two figures be compared at all? Not a forecast with what came, nor noon with midnight.
#ifndef LEDE_BRIEF_COMPARABLE_H
#define LEDE_BRIEF_COMPARABLE_H

#include "brief/figure.h"

// Does the clause give a date older than the story ("in 2014 nine people were killed")?
bool comparable_past(const Desk *desk, int32_t clause);

// "Thousands of dollars", "tens of thousands": no figure to differ from.
bool comparable_vague(const Article *article, const Quantity *quantity);

// Are the figures of both clauses as of one moment, and reckoned alike?
bool comparable_basis(const Desk *desk, const Clause *x, const Clause *y);

// Does each give a day, month or year, and none goes with any of the other's? Then each is as of its own.
bool comparable_dates(const Desk *desk, const Clause *x, const Clause *y);

// What was forecast, or hedged, and what came are no two reports of one figure.
bool comparable_mood(const Desk *desk, const Figure *a, const Figure *b);

#endif
