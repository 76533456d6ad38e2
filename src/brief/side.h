// side.h - which country an actor speaks for: "Moscow" and "the Russian Foreign Minister" stand for Russia.
#ifndef LEDE_BRIEF_SIDE_H
#define LEDE_BRIEF_SIDE_H

#include "brief/desk.h"

// Is `place` the capital of `country`, by any of its names?
bool side_seat(Str country, Str place);

// The country of a name that is one, its capital, or a word for its government; empty.
Str side_of_name(Str name);

// The country that an office is of: "Russian Foreign Minister"; empty.
Str side_of_office(Str role);

// Each actor's country, as its name, or an office that a report gives it, says; empty where none does.
Str *side_find(const Desk *desk, Arena *keep);

#endif
