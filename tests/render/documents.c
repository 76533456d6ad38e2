// documents.c - prints the fixture's brief as JSON ("whole"), or one of hostile.h's ("0" ...), for schema_check.py.
#include "fixture.h"
#include "hostile.h"

#include "base/utf8.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(int argc, char **argv) {
    Arena keep = arena_reserve(1 << 24), room = arena_reserve(1 << 26), scratch = arena_reserve(1 << 26);
    const char *name = argc > 1 ? argv[1] : "whole";
    int which = atoi(name);
    if (which < 0 || which >= countof(hostiles)) return 2;
    const Brief *brief = strcmp(name, "whole") ? fixture_hostile(utf8_repair(hostiles[which], &keep), &keep)
                                               : fixture_brief(&keep);
    Buf out = {.arena = &room};
    Style style = {brief_forms, 40, 0, false};
    render_json(&out, &brief, 1, &style, scratch);
    fwrite(out.at, 1, (size_t)out.len, stdout);
    return 0;
}
