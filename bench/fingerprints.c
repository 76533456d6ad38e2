// fingerprints.c - the index of a window's fingerprints: how fast, and how large. See src/story/fingerprint_index.h.
//
//     ninja -C build bench/fingerprints && build/bench/fingerprints [ARTICLES]
//
// Articles are generated: 530 words (the mean of the shared stream) of a skewed vocabulary, a tenth of them copies.
#include "story/fingerprint_index.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { WORDS = 530, LOOKED_UP = 10000 };

static uint64_t state;
static uint32_t next_random(uint32_t below) {
    state = state * 6364136223846793005u + 1442695040888963407u;  // Knuth's MMIX
    return (uint32_t)(state >> 33) % below;
}

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

// A tenth repeat the text of the article nine before.
static Str write_text(uint32_t number, char *room) {
    state = number % 10 == 9 ? number - 9 : number;
    state = state * 0x9E3779B97F4A7C15u + 1;
    char *at = room;
    for (int w = 0; w < WORDS; w++) {
        uint32_t rank = next_random(1u << (1 + next_random(16)));  // small ranks are common
        at += sprintf(at, "%c%x%s ", 'a' + (int)(rank % 26), rank * 7919u, w % 20 == 19 ? "." : "");
    }
    return (Str){room, at - room};
}

int main(int argc, char **argv) {
    int32_t count = argc > 1 ? atoi(argv[1]) : 100000;
    char *room = malloc(1 << 16);
    Arena scratch = arena_reserve(64 << 20);
    FingerprintIndex *index = fingerprint_index_new();
    double adding = 0, looking = 0;
    for (int32_t i = 0; i < count; i++) {
        Article article = {.outlet = S("Harbour Post"), .text = write_text((uint32_t)i, room)};
        double start = now();
        if (!fingerprint_index_add(index, i, &article, scratch)) return 1;
        adding += now() - start;
    }
    ptrdiff_t found = 0;
    for (int32_t i = 0; i < LOOKED_UP; i++) {
        Article article = {.text = write_text((uint32_t)(i * 7 % count), room)};
        Arena keep = scratch;
        double start = now();
        Fingerprints prints = fingerprint_index_of(&article, &keep);
        Arena rest = keep;
        rest.beg += (rest.end - rest.beg) / 2;
        keep.end = rest.beg;
        found += fingerprint_index_sharers(index, prints, 3, &keep, rest).len;
        looking += now() - start;
    }
    FingerprintUse use = fingerprint_index_use(index);
    printf("%td articles, %.1f fingerprints each, %.1f found by a look-up\n", use.articles,
           (double)use.prints / (double)use.articles, (double)found / LOOKED_UP);
    printf("fingerprinting and adding   %9.0f articles/s\n", count / adding);
    printf("fingerprinting and look-up  %9.0f articles/s\n", LOOKED_UP / looking);
    printf("memory                      %9.1f bytes an article beside 8 a fingerprint\n",
           ((double)use.bytes - 8.0 * (double)use.prints) / (double)use.articles);
    fingerprint_index_free(index);
    arena_release(scratch);
    free(room);
    return 0;
}
