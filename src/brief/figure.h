// figure.h - the figures of a clause and the slot that each fills: unit, thing, what is done with it.
#ifndef LEDE_BRIEF_FIGURE_H
#define LEDE_BRIEF_FIGURE_H

#include "brief/desk.h"

// One figure in a clause.
typedef struct Figure {
    const Quantity *quantity;
    int32_t clause;
    int32_t head;  // the key of the thing counted: "doses" of "doses of the vaccine"; -1 when none is sure
    double low, high;     // widened for what "nearly" leaves open
    double place;         // what its last digit counts: 0.1 of "38.8", 10,000 of "520,000"
    int32_t first, last;  // terms that it takes, [first, last)
} Figure;
typedef struct Figures {
    Figure *at;
    ptrdiff_t len, cap;
} Figures;

// The figures of clause `c`, in text order.
Figures figure_find(const Desk *desk, int32_t c, Arena *keep);

bool figure_same_slot(const Figure *a, const Figure *b);  // unit and thing
bool figure_other_owner(const Desk *desk, const Figure *a,
                        const Figure *b);                // "700 French workers", "861 German ones"
bool figure_disjoint(const Figure *a, const Figure *b);  // can both be right?
bool figure_equal(const Figure *a, const Figure *b);

// How many words both stand beside that say something of the thing ("killed"), apart from its head.
int32_t figure_beside(const Desk *desk, const Figure *a, const Figure *b);

// The key of the noun that "a 48-page indictment" tells the size of; -1 for other figures.
int32_t figure_compound_of(const Desk *desk, const Figure *figure);

// Is it one part of a figure that stands in its own thing: "two out of six soldiers"?
bool figure_is_part(const Desk *desk, const Figure *figure);

// "Fifteen other states", "two more": what comes on top of something told beside it.
bool figure_is_rest(const Desk *desk, const Figure *figure);

// Is it a side of "221-201"? And "(£157bn)" behind another sum is that sum again.
bool figure_is_tally(const Desk *desk, const Figure *figure);
bool figure_is_converted(const Desk *desk, const Figure *figure);

// Does it count what one event did to people ("12 people were injured")? Such a figure has one slot in a story.
bool figure_of_toll(const Desk *desk, const Figure *figure);

#endif
