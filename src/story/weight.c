// weight.c - see weight.h.
#include "story/weight.h"

#include "base/vec.h"

int32_t weight_damped(int32_t times) {
    static const int32_t table[] = {0, 16, 32, 41, 48, 53, 57, 61, 64, 67, 69, 71, 73, 75, 77, 79};
    return times < countof(table) ? table[times] : 80;
}

int64_t weight_root(int64_t n) {
    int64_t r = 0;
    for (int64_t bit = (int64_t)1 << 31; bit; bit >>= 1)
        if ((r + bit) * (r + bit) <= n) r += bit;
    return r;
}
