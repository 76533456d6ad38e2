// name.h - persons, organisations and places, with their roles; and the entities that they name.
#ifndef LEDE_TEXT_NAME_H
#define LEDE_TEXT_NAME_H

#include "article/article.h"
#include "text/token.h"

// The names of `article` in text order, not overlapping; `sentences` are set. Entities not yet.
Names name_find(const Article *article, const Tokens *tokens, Arena *keep, Arena scratch);

// Groups the names that mean one entity
// ("Sergey Lavrov", "Lavrov", "Sergei Lavrov") and writes each name's `entity`.
Entities entity_link(Str text, Names *names, Arena *keep, Arena scratch);

#endif
