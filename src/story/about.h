// about.h - what an article is about, beyond its words: "striker" and "goalkeeper" stand in the same articles.
//
// A stem is a direction in ABOUT_AXES dimensions, such that stems of the same articles point the same way (latent
// semantic analysis; Deerwester et al. 1990): data/models/story/about.model, made by tools/train_about.c from news. An article is
// the direction of the stems of its title and lead, by their weight. English alone; of other languages nothing is known.
//
//     AboutSum sum = {0};
//     about_add(&sum, stem.key, weight);          each stem
//     About about = about_of(&sum);
//     about_agree(&about_open(&a), &b)            thousandths of a cosine
#ifndef LEDE_STORY_ABOUT_H
#define LEDE_STORY_ABOUT_H

#include "base/str.h"

enum { ABOUT_AXES = 128 };

typedef struct AboutSum {
    int64_t at[ABOUT_AXES];
} AboutSum;

// Two axes a byte, each plus 8; 0, which none is: nothing is known.
typedef struct About {
    uint8_t at[ABOUT_AXES / 2];
} About;

// One of them unpacked, to be compared with many.
typedef struct AboutOpen {
    int16_t even[ABOUT_AXES / 2], odd[ABOUT_AXES / 2];
    int32_t shift;  // what the 8 of the other's axes add
    bool known;
} AboutOpen;

// Adds a stem of this weight; a stem that the model lacks adds nothing.
void about_add(AboutSum *sum, uint32_t key, int64_t weight);

About about_of(const AboutSum *sum);
static inline bool about_known(const About *about) { return about->at[0] != 0; }
AboutOpen about_open(const About *about);

// -1: of one of them nothing is known.
int32_t about_agree(const AboutOpen *a, const About *b);

// The model as a number, which changes when it does.
uint64_t about_stamp(void);

#endif
