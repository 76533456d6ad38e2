// role.h - what a person is, in the text's own words: before the name or behind it.
//
//     "[Russian Foreign Minister] Ann Orr"      "Ann Orr, 54, a [spokesman for the army], said"
#ifndef LEDE_TEXT_ROLE_H
#define LEDE_TEXT_ROLE_H

#include "text/run.h"

// The tokens of the role of the person named by `name`; empty when there is none. A bare "Mr." is none.
Run role_before(const Scene *scene, Run name);
Run role_behind(const Scene *scene, Run name);

#endif
