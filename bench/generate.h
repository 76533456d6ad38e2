// generate.h - articles like news in what matters to grouping, as many as one wants, always the same.
//
// Body words by how often news has them (data/df.en.tsv), names of people and places that events share, 70% of the events
// told once, the others by a Zipf number of outlets, all of it days of 20,000 articles.
//     Generator *g = generator_new("data/df.en.tsv", &keep);       NULL where there is no such file
//     for (int i = 0; i < 1000; i++) { Arena a = scratch; Article article = generator_next(g, &a); ... }
#ifndef LEDE_BENCH_GENERATE_H
#define LEDE_BENCH_GENERATE_H

#include "article/article.h"

typedef struct Generator Generator;

Generator *generator_new(const char *df, Arena *keep);
void generator_restart(Generator *generator);
Article generator_next(Generator *generator, Arena *keep);

#endif
