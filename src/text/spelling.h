// spelling.h - one name in several spellings: "Sergey" and "Sergei", "Mahmood" and "Mehmood", "Erdoğan" and "Erdogan".
#ifndef LEDE_TEXT_SPELLING_H
#define LEDE_TEXT_SPELLING_H

#include "base/arena.h"

// Small letters without marks, hyphens, full stops and apostrophes: "Saint-Orr's" gives "saintorrs". White space stays.
Str spelling_plain(Str name, Arena *keep);

// The consonants that transliterations share: "Zelenskyy" and "Zelensky" give "slnsk". For one word in plain form.
Str spelling_sound(Str plain, Arena *keep);

#endif
