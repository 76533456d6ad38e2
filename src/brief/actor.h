// actor.h - persons, organisations and places over all reports: an Actor for the entities that mean one.
//
// "Orr", "Mary Orr" and "M. Orr" are one, as are "Sergey" and "Sergei"; two persons with one surname stay
// two, and a bare surname that could be either is left apart.
#ifndef LEDE_BRIEF_ACTOR_H
#define LEDE_BRIEF_ACTOR_H

#include "brief/brief.h"

// Which actor an article's entity is.
typedef struct ActorLinks {
    int32_t **of;  // of[member][entity], index into Actors
} ActorLinks;

Actors actor_find(ActorLinks *links, const Story *story, Arena *keep, Arena scratch);

#endif
