// author.h - one byline to the names in it: "By Ann Orr and B. Lee, Staff Writer, 3 March" -> "Ann Orr", "B. Lee".
//
// People and agencies; no jobs, days, addresses or accounts. Words of bylines: data/page_bylines.tsv.
#ifndef LEDE_PAGE_AUTHOR_H
#define LEDE_PAGE_AUTHOR_H

#include "base/arena.h"
#include "base/vec.h"

// Adds the names in `byline` that `names` does not have yet.
void author_names(Strs *names, Str byline, Arena *keep);

// Adds one name as it stands, where the page gives each its own place.
void author_name(Strs *names, Str name, Arena *keep);

// What stands behind "By", "Written by:", "Автор:" at the start of a line; {0} when the line opens with none.
Str author_behind_by(Str line);

bool author_is_label(Str line);        // "Written by" alone: the name is the next line
bool author_is_name(Str text);         // two to five words that begin with capitals: "Ann van Orr"
bool author_in_capitals(Str name);     // none of its words but "van" or "de" begins small
bool author_has_given_name(Str text);  // its first word is one that a table has: "Ann Orr"
bool author_is_team(Str name);         // "Courier Team", "Redaktion"
bool author_is_job(Str text);          // holds the name of a job: "Staff Writer"

#endif
