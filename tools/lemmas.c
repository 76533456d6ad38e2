// lemmas.c - makes data/synonyms.en.tsv: pairs of words that are near, as the stems that the brief knows them by.
//
//     tools/synonyms.py | build/tools/lemmas > data/synonyms.en.tsv
#include "base/vec.h"
#include "brief/lemma.h"

#include <stdio.h>
#include <string.h>

typedef struct Pair {
    Str a, b;
} Pair;
typedef struct Pairs {
    Pair *at;
    ptrdiff_t len, cap;
} Pairs;

static int by_words(const void *a, const void *b) {
    const Pair *x = a, *y = b;
    int order = str_cmp(x->a, y->a);
    return order ? order : str_cmp(x->b, y->b);
}

int main(void) {
    Arena keep = arena_reserve((ptrdiff_t)1 << 30);
    Pairs pairs = {0};
    char a[64], b[64];
    while (scanf("%63s %63s", a, b) == 2) {
        Pair pair = {lemma_of(str_copy((Str){a, (ptrdiff_t)strlen(a)}, &keep), &keep),
                     lemma_of(str_copy((Str){b, (ptrdiff_t)strlen(b)}, &keep), &keep)};
        if (!str_eq(pair.a, pair.b)) *vec_push(&pairs, &keep) = pair;
    }
    vec_sort(pairs.at, pairs.len, sizeof *pairs.at, by_words);
    ptrdiff_t len = 0;
    for (ptrdiff_t i = 0; i < pairs.len; i++)
        if (len == 0 || by_words(&pairs.at[len - 1], &pairs.at[i])) pairs.at[len++] = pairs.at[i];
    printf(
        "# Stems of words that often mean nearly the same\n"
        "# source: WordNet 3.0, Princeton University, as Debian packages it (wordnet-base); groups of news "
        "words\n"
        "#   written for lede\n"
        "# licence: WordNet 3.0 licence: free use with its notice, Copyright 2006 by Princeton University\n"
        "# size: %td rows\n"
        "# command: tools/synonyms.py | build/tools/lemmas > data/synonyms.en.tsv\n"
        "# columns: stem near\n",
        len);
    for (ptrdiff_t i = 0; i < len; i++)
        printf("%.*s\t%.*s\n", (int)pairs.at[i].a.len, pairs.at[i].a.s, (int)pairs.at[i].b.len,
               pairs.at[i].b.s);
    return 0;
}
