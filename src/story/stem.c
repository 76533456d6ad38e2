// stem.c - see stem.h.
//
// Stemming is the dearest step of taking in an article and words repeat, so the last stem of each of 32,768
// classes of words is remembered. What is remembered changes only the time, never a result, and points nowhere: so it may be
// written inside a border.
#include "story/stem.h"

#include "base/hash.h"
#include "data/df.en.h"

#include <libstemmer.h>
#include <string.h>

enum { LANGUAGES = 32, REMEMBERED = 1 << 15 };

// What Snowball has (its list of 2.2), by ISO 639-1.
static const char snowball[][4] = {"ar", "ca", "da", "de", "el", "en", "es", "eu", "fi", "fr",
                                   "ga", "hi", "hu", "hy", "id", "it", "lt", "ne", "nl", "no",
                                   "pt", "ro", "ru", "sr", "sv", "ta", "tr", "yi"};

typedef struct Memory {
    uint64_t word;  // its hash mixed with its language; 0 is free
    Stem stem;
} Memory;

typedef struct Language {
    char code[4];  // "en"
    struct sb_stemmer *stemmer;
} Language;

struct Stemmers {
    Language languages[LANGUAGES];
    int languages_len;
    Memory memory[REMEMBERED];
};

static int32_t df_bits(Str stem) {
    struct df_en_row row = df_en_find(stem);
    if (row.stem.len == 0) return DF_UNKNOWN;
    int32_t bits = 0;
    for (ptrdiff_t i = 0; i < row.bits.len; i++) bits = bits * 10 + (row.bits.s[i] - '0');
    return bits;
}

uint64_t df_stamp(void) {
    uint64_t hash = 0;
    for (int i = 0; i < df_en_len; i++) {
        struct df_en_row row = df_en_at(i);
        hash = hash_mix(hash_mix(hash, hash_bytes(row.stem)), hash_bytes(row.bits));
    }
    return hash;
}

int32_t df_word_bits(Str folded) {
    enum { ENDING = 5 };  // "investigation" is counted as "investig"
    for (ptrdiff_t len = folded.len; len > 0 && len >= folded.len - ENDING; len--) {
        if (len < folded.len && (len < 3 || len * 2 < folded.len)) break;
        int32_t bits = df_bits((Str){folded.s, len});
        if (bits < DF_UNKNOWN) return bits;
    }
    return DF_UNKNOWN;
}

Stemmers *stemmers_open(Arena *keep) { return arena_new(keep, Stemmers, 1); }

void stemmers_close(Stemmers *stemmers) {
    for (int i = 0; i < stemmers->languages_len; i++) sb_stemmer_delete(stemmers->languages[i].stemmer);
    stemmers->languages_len = 0;
}

// "en-GB" is en; an unknown language is taken for English, whose stemmer harms others little.
static void code_of(Str language, char code[4]) {
    memset(code, 0, 4);
    if (language.len == 0) language = S("en");
    for (ptrdiff_t i = 0; i < 3 && i < language.len && ascii_alpha(language.s[i]); i++)
        code[i] = ascii_fold(language.s[i]);
}

static struct sb_stemmer *stemmer_for(const Stemmers *s, const char code[4]) {
    for (int i = 0; i < s->languages_len; i++)
        if (memcmp(s->languages[i].code, code, 4) == 0) return s->languages[i].stemmer;
    return NULL;
}

bool stemmers_meet(Stemmers *s, Str language) {
    char code[4];
    code_of(language, code);
    bool known = false;
    for (ptrdiff_t i = 0; i < countof(snowball); i++) known |= memcmp(snowball[i], code, 4) == 0;
    if (!known || stemmer_for(s, code)) return true;
    must(s->languages_len < LANGUAGES);
    Language met = {.stemmer = sb_stemmer_new(code, NULL)};
    if (met.stemmer == NULL) return false;
    memcpy(met.code, code, 4);
    s->languages[s->languages_len++] = met;
    return true;
}

static Str stem_in(struct sb_stemmer *stemmer, Str folded, char room[WORD_BYTES]) {
    if (stemmer == NULL || folded.len == 0) return folded;
    const sb_symbol *stem = sb_stemmer_stem(stemmer, (const sb_symbol *)folded.s, (int)folded.len);
    ptrdiff_t len = sb_stemmer_length(stemmer);
    if (stem == NULL || len > WORD_BYTES) return folded;
    memcpy(room, stem, (size_t)len);
    return (Str){room, len};
}

Str stem_text(Stemmers *stemmers, Str folded, Str language, char room[WORD_BYTES]) {
    char code[4];
    code_of(language, code);
    return stem_in(stemmer_for(stemmers, code), folded, room);
}

Stem stem_of(Stemmers *stemmers, Str text, Word word, Str language) {
    char code[4], folded_room[WORD_BYTES], stem_room[WORD_BYTES];
    code_of(language, code);
    uint32_t code_bits;
    memcpy(&code_bits, code, 4);
    uint64_t hash = hash_mix(word.hash, code_bits);
    Memory *memory = &stemmers->memory[hash % REMEMBERED];
    if (memory->word != hash) {
        Str stem =
            stem_in(stemmer_for(stemmers, code), word_fold(str_span(text, word.at), folded_room), stem_room);
        *memory = (Memory){hash, {(uint32_t)(word_hash(stem) >> 32), df_bits(stem)}};
    }
    return memory->stem;
}
