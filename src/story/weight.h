// weight.h - how much a word of an article says, from how often it stands there and how rare it is. Integers alone.
#ifndef LEDE_STORY_WEIGHT_H
#define LEDE_STORY_WEIGHT_H

#include <stdint.h>

// 16 * (1 + log2(times)): a word used eight times says four times what one use says.
int32_t weight_damped(int32_t times);
int64_t weight_root(int64_t n);  // the square root, rounded down

#endif
