// outlet.h - outlets by name: which names are one outlet's. They are the article room's: article/outlets.h.
#ifndef LEDE_STORY_OUTLET_H
#define LEDE_STORY_OUTLET_H

#include "article/outlets.h"

#endif
