// unit.h - what every unit needs: cmocka, and an arena for a test.
#ifndef TESTS_UNIT_H
#define TESTS_UNIT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"

// 64 MB, reserved once a program.
static inline Arena unit_arena(void) {
    static Arena whole;
    if (whole.beg == NULL) whole = arena_reserve(64 << 20);
    return whole;
}

#define assert_str(actual, expected)                                                                    \
    do {                                                                                                \
        Str a_ = (actual), e_ = (expected);                                                             \
        if (!str_eq(a_, e_)) fail_msg("'%.*s', expected '%.*s'", (int)a_.len, a_.s, (int)e_.len, e_.s); \
    } while (0)

#endif
