// mention.h - a run cut into the names in it, and what speaks for each kind of name where it stands.
//
//     "[Apple] CEO [Tim Orr]"  ──►  Apple: organisation 3;  Tim Orr: person 12, role "Apple CEO"
#ifndef LEDE_TEXT_MENTION_H
#define LEDE_TEXT_MENTION_H

#include "text/run.h"

enum { MENTION_KINDS = NAME_PLACE + 1 };

typedef struct Mention {
    Run name;
    Run role;                      // empty when there is none
    int16_t score[MENTION_KINDS];  // by NameKind: what speaks for it
    bool whole;                    // a table holds the whole name
    bool no_person;                // a country or a body's own name
    int32_t form;                  // name.c's: its spelling
} Mention;
typedef struct Mentions {
    Mention *at;
    ptrdiff_t len, cap;
} Mentions;

// Appends the names in `run`, scored by their own words and their neighbours.
void mention_find(Mentions *out, const Scene *scene, Run run, Arena *keep);

#endif
