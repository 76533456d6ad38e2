// beside.h - the words beside a figure, a year or a name: what is said of it there.
//
// Two reports that fill one slot put like words beside it ("led House Democrats since"), also where their sentences
// tell much else and hardly look alike.
//     Beside x = beside_of(desk, clause, first, last), y = ...;
//     if (beside_shared(desk, &x, &y, -1) >= 2) ...
#ifndef LEDE_BRIEF_BESIDE_H
#define LEDE_BRIEF_BESIDE_H

#include "brief/desk.h"

enum {
    BESIDE_TERMS = 12,  // terms before and after that are looked at
    BESIDE_WORDS = 5,   // content words before and after that are taken
    BESIDE_KEYS = 32,
};

typedef struct Beside {
    int32_t keys[BESIDE_KEYS];  // of content words, each once
    int32_t len;
} Beside;

// The content words of terms [first, last), and the next of the clause before and behind; figures are none.
Beside beside_of(const Desk *desk, int32_t clause, int32_t first, int32_t last);

// `words` content words from term `at` on, or where that is negative, before it.
Beside beside_run(const Desk *desk, int32_t clause, int32_t at, int32_t words);

void beside_drop(Beside *beside, int32_t key);

// How many keys both have, or keys near in meaning; `except` (a key, or -1) does not count.
int32_t beside_shared(const Desk *desk, const Beside *a, const Beside *b, int32_t except);

// ... of those that are no parts of names, the same words.
int32_t beside_plain(const Desk *desk, const Beside *a, const Beside *b);

// Is a part of a name in both, or in one of them none?
bool beside_named(const Desk *desk, const Beside *a, const Beside *b);

#endif
