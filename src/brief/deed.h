// deed.h - what a word beside a figure says was done: "killed" of 12, "voted" of 36 to 9. The words: data/deeds.en.tsv.
#ifndef LEDE_BRIEF_DEED_H
#define LEDE_BRIEF_DEED_H

#include "base/vec.h"

#define DEEDS(X)                                                   \
    X(DEED_NONE, "")                                               \
    X(DEED_DEAD, "dead")         /* a toll of the killed, */       \
    X(DEED_HURT, "hurt")         /* of the injured, */             \
    X(DEED_MISSING, "missing")   /* of those looked for, */        \
    X(DEED_HELD, "held")         /* of the arrested */             \
    X(DEED_TALLY, "tally")       /* a vote or a match ended so, */ \
    X(DEED_PARTWAY, "partway")   /* or stood so for a while */     \
    X(DEED_GRUDGING, "grudging") /* said, but not gladly, */       \
    X(DEED_PROUD, "proud")       /* gladly, */                     \
    X(DEED_DOUBTED, "doubted")   /* and who tells it doubts it */  \
    X(DEED_SURE, "sure")         /* ... or takes it for true */

#define CONSTANT(constant, word) constant,
typedef enum Deed { DEEDS(CONSTANT) } Deed;
#undef CONSTANT

// In capitals or not.
Deed deed_of(Str word);

// Does it count people?
static inline bool deed_toll(Deed deed) { return deed >= DEED_DEAD && deed <= DEED_HELD; }

#endif
