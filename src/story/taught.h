// taught.h - how rare a stem is in a language that no shipped table knows: what a window's own closed days teach.
//
// A day is closed when the window holds a later one. Of each closed day and language some 500 to 1,000 articles teach,
// chosen by a hash of their text, so what is taught depends on which articles are in the window, never on the order in
// which they came, and one more article of a day long gone seldom changes it. A table's version is a sum over its
// teachers: keys weighed by another version are made again, and the window is grouped again.
//     if (taught_learn(taught, lessons, len, newest, stemmers, scratch)) ... some versions are others now
//     const TaughtTable *table = taught_table(taught, S("de"));
#ifndef LEDE_STORY_TAUGHT_H
#define LEDE_STORY_TAUGHT_H

#include "article/pack.h"
#include "story/stem.h"

enum {
    TAUGHT_LEAST = 200,     // teachers of a language; fewer know too little
    TAUGHT_A_DAY = 512,     // from twice as many on, every second one teaches, and so on
    TAUGHT_LANGUAGES = 64,  // of a window
};

// Open addressing: a stem's key and how many teachers have it; 0 teachers: free.
typedef struct TaughtRow {
    uint32_t key;
    int32_t articles;
} TaughtRow;
typedef struct TaughtTable {
    uint32_t code;     // of the language: see taught_code()
    uint32_t version;  // never 0
    int32_t articles;  // that taught
    int32_t rows_len;
    TaughtRow *slots;
    ptrdiff_t slots_len;
} TaughtTable;
typedef struct Taught Taught;

Taught *taught_new(void);  // NULL without memory
void taught_free(Taught *taught);

// A language as a number, "de-AT" as "de"; 0 for English, which has its table, and for an unknown one.
uint32_t taught_code(Str language);
// NULL when nothing is known of it.
const TaughtTable *taught_table(const Taught *taught, uint32_t code);
static inline uint32_t taught_version(const TaughtTable *table) { return table ? table->version : 0; }

// Sixteenths of a bit, as stem.h counts; of a stem that few teachers have `guess`, unless that is a common word's.
int32_t taught_bits(const TaughtTable *table, uint32_t key, int32_t guess);

// An article of a language that needs teaching.
typedef struct Lesson {
    Packed article;
    uint32_t code, print;  // print: a hash of its text
    int64_t day;
} Lesson;
typedef struct Lessons {
    Lesson *at;
    ptrdiff_t len, cap;
} Lessons;

// The tables that `lessons` teach when `newest` is the latest day. False where they are as before. Without memory there
// are none.
bool taught_learn(Taught *taught, Lessons lessons, int64_t newest, Stemmers *stemmers, Arena scratch);

// ---- for state.c: all tables by code ----

ptrdiff_t taught_len(const Taught *taught);
const TaughtTable *taught_at(const Taught *taught, ptrdiff_t i);
// A table with these rows, in any order; false without memory, or where two rows have one key.
bool taught_put(Taught *taught, const TaughtTable *head, const TaughtRow *rows);

#endif
