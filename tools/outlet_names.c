// outlet_names.c - makes data/outlet_names.tsv from data/outlets.tsv: plain names, as outlet_plain() gives them.
//
//     build/tools/outlet_names > data/outlet_names.tsv
//
// A name that outlets of different owners bear (RTL, Express) is left out: it tells nobody's.
#include "article/outlets.h"
#include "data/outlets.h"

#include <stdio.h>

typedef struct Plain {
    Str plain, host, owner;
} Plain;

static int by_plain(const void *a, const void *b) {
    const Plain *x = a, *y = b;
    int order = str_cmp(x->plain, y->plain);
    return order ? order : str_cmp(x->host, y->host);
}

int main(void) {
    Arena keep = arena_reserve(64 << 20);
    Plain *names = arena_new(&keep, Plain, outlets_len);
    for (ptrdiff_t i = 0; i < outlets_len; i++) {
        char room[OUTLET_BYTES];
        names[i] =
            (Plain){str_copy(outlet_plain(outlets[i].name, room), &keep), outlets[i].host, outlets[i].owner};
    }
    vec_sort(names, outlets_len, (ptrdiff_t)sizeof(Plain), by_plain);
    ptrdiff_t kept = 0;
    for (int pass = 0; pass < 2; pass++) {
        if (pass)
            printf(
                "# Plain names of outlets, and where data/outlets.tsv has each.\n# source: data/outlets.tsv\n"
                "# licence: MIT\n# size: %td rows\n# command: build/tools/outlet_names > "
                "data/outlet_names.tsv\n"
                "# columns: plain host\n",
                kept);
        for (ptrdiff_t start = 0, end; start < outlets_len; start = end) {
            bool one = true;
            for (end = start + 1; end < outlets_len && str_eq(names[end].plain, names[start].plain); end++)
                if (!str_eq(names[end].owner, names[start].owner)) one = false;
            if (!one) continue;
            kept += !pass;
            if (pass)
                printf("%.*s\t%.*s\n", (int)names[start].plain.len, names[start].plain.s,
                       (int)names[start].host.len, names[start].host.s);
        }
    }
    return 0;
}
