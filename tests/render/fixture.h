// fixture.h - a brief made by hand of three invented reports: a bridge at Tern Bay is closed.
//
// Evidence is given by its words and found in the reports' texts, so a test can be read without counting.
#ifndef TESTS_RENDER_FIXTURE_H
#define TESTS_RENDER_FIXTURE_H

#include "render/render.h"

enum { COURIER, VELL, GAZETTE };  // the reports, by day

// The whole brief: each part has something, each mark and most kinds stand somewhere.
const Brief *fixture_brief(Arena *keep);

// A brief of one report all of whose strings are `hostile`.
const Brief *fixture_hostile(Str hostile, Arena *keep);

#endif
