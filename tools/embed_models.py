#!/usr/bin/env python3
"""embed_models.py - the models of data/models/, as one C header that holds their bytes.

usage: embed_models.py OUT.h FOLDER

FOLDER/NAME.model becomes the row NAME of `models[]` in OUT.h. The assembler reads the bytes (.incbin): no C compiler
has to parse them. Each row names its hash, so that a changed model makes the header new.
"""
import hashlib
import pathlib
import sys

HEAD = '''// models.h - from data/models/*.model by tools/embed_models.py: change those, not this. Included by text/tagger.c alone.
#ifndef LEDE_DATA_MODELS_H
#define LEDE_DATA_MODELS_H

#include "base/str.h"
'''
ONE = '''
// {name}: {size} bytes, sha256 {sha}
__asm__(".pushsection .rodata\\n.balign 64\\n.global lede_model_{name}\\n.hidden lede_model_{name}\\n"
        "lede_model_{name}:\\n.incbin \\"{path}\\"\\n.popsection\\n");
extern const char lede_model_{name}[{size}] __attribute__((visibility("hidden")));
'''
TAIL = '''
static const struct {{
    Str name;
    const char *start, *end;
}} models[] = {{{rows}{{{{0}}, 0, 0}}}};
enum {{ models_len = {count} }};

#endif
'''


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    text, rows = HEAD, ''
    paths = sorted(pathlib.Path(sys.argv[2]).resolve().glob('*.model'))
    for path in paths:
        data = path.read_bytes()
        text += ONE.format(name=path.stem, size=len(data), sha=hashlib.sha256(data).hexdigest(), path=path)
        rows += f'\n    {{S_("{path.stem}"), lede_model_{path.stem}, lede_model_{path.stem} + {len(data)}}},\n    '
    pathlib.Path(sys.argv[1]).write_text(text + TAIL.format(rows=rows, count=len(paths)))


main()
