// kin.h - keys that stand for nearly the same: synonyms and derivations (data/synonyms.en.tsv), people of a
// country and the country (data/demonyms.en.tsv), a person and that person's role.
//
// Kin make two clauses likelier to tell one thing; they never make two figures or days one.
//     kin_find(&desk, keep);      fills TermKey.kin; call it before clause_weigh
#ifndef LEDE_BRIEF_KIN_H
#define LEDE_BRIEF_KIN_H

#include "brief/desk.h"

void kin_find(Desk *desk, Arena *keep);

#endif
