// kin.c - see kin.h. Words of six bytes and more, and pairs of ideographs, by their hashes.
#include "page/kin.h"

#include "base/utf8.h"
#include "base/vec.h"

enum {
    WORD_BYTES = 6,
    TOKENS_MOST = 256,  // of a line
    TITLE_LEAST = 2,    // longer words of a headline that the article must say
    TITLE_WORDS = 30,
    TITLE_LINES = 300,  // how far above the article its headline is looked for
};

typedef struct Tokens {
    uint32_t *at;
    ptrdiff_t len, cap;
} Tokens;

typedef struct Slot {
    uint32_t token;
    int32_t lines, last;  // how many lines of the article say it; 1 + the last one seen
} Slot;

typedef struct Table {
    Slot *slots;
    uint32_t mask;
} Table;

static uint32_t mixed(uint32_t hash) {
    hash = (hash ^ hash >> 15) * 0x2C1B3C6Du;
    hash ^= hash >> 13;
    return hash ? hash : 1;
}

static void read_tokens(Tokens *out, Str text, Arena *arena) {
    uint32_t hash = 0;
    ptrdiff_t bytes = 0;
    int32_t last = 0;
    for (ptrdiff_t at = 0; at <= text.len && out->len < TOKENS_MOST;) {
        ptrdiff_t from = at;
        int32_t rune = at < text.len ? rune_fold(utf8_next(text, &at)) : (at++, ' ');
        bool han = rune_han(rune), letter = rune_letter(rune) || rune_mark(rune);
        if (letter && !han) {
            hash = (hash ^ (uint32_t)rune) * 0x01000193u;
            bytes += at - from;
        } else {
            if (bytes >= WORD_BYTES) *vec_push(out, arena) = mixed(hash);
            hash = 0, bytes = 0;
        }
        if (han && last) *vec_push(out, arena) = mixed((uint32_t)last * 0x01000193u ^ (uint32_t)rune);
        last = han ? rune : 0;
    }
}

static Slot *slot_of(const Table *table, uint32_t token) {
    uint32_t at = token & table->mask;
    while (table->slots[at].token && table->slots[at].token != token) at = (at + 1) & table->mask;
    return &table->slots[at];
}

static Table count_kept(const Tokens *tokens, const uint8_t *kept, ptrdiff_t len, Arena *arena) {
    ptrdiff_t all = 0;
    for (ptrdiff_t i = 0; i < len; i++)
        if (kept[i]) all += tokens[i].len;
    uint32_t size = 64;
    while (size < 2 * all) size *= 2;
    Table table = {arena_new(arena, Slot, size), size - 1};
    for (ptrdiff_t i = 0; i < len; i++)
        for (ptrdiff_t k = 0; kept[i] && k < tokens[i].len; k++) {
            Slot *slot = slot_of(&table, tokens[i].at[k]);
            slot->token = tokens[i].at[k];
            slot->lines += slot->last != i + 1;
            slot->last = (int32_t)i + 1;
        }
    return table;
}

// Words of a line that other lines of the article say.
static int said(const Table *table, const Tokens *tokens, bool itself) {
    int said = 0;
    for (ptrdiff_t k = 0; k < tokens->len; k++) said += slot_of(table, tokens->at[k])->lines > itself;
    return said;
}

static ptrdiff_t find_headline(const Lines *lines, const Tokens *tokens, const Table *table,
                               ptrdiff_t start) {
    ptrdiff_t best = -1, from = start > TITLE_LINES ? start - TITLE_LINES : 0;
    int most = 0;
    for (ptrdiff_t i = from; i < start + 2 && i < lines->len; i++) {
        const Line *line = &lines->at[i];
        if (line->labelled || line->words > TITLE_WORDS || tokens[i].len == 0) continue;
        int words = said(table, &tokens[i], false), score = words * words * 100 / (int)tokens[i].len;
        if (words >= TITLE_LEAST && score >= most) best = i, most = score;
    }
    return best;
}

Kin kin_read(const Lines *lines, const uint8_t *kept, ptrdiff_t start, Arena *arena) {
    ptrdiff_t len = lines->len;
    Kin kin = {arena_new(arena, int16_t, len + 1), arena_new(arena, int16_t, len + 1), -1};
    Arena scratch = *arena;
    Tokens *tokens = arena_new(&scratch, Tokens, len + 1);
    for (ptrdiff_t i = 0; i < len; i++) read_tokens(&tokens[i], lines->at[i].text, &scratch);
    Table table = count_kept(tokens, kept, len, &scratch);
    kin.headline = find_headline(lines, tokens, &table, start);
    static const Tokens none = {0};
    const Tokens *title = kin.headline < 0 ? &none : &tokens[kin.headline];
    for (ptrdiff_t i = 0; i < len; i++) {
        kin.share[i] =
            tokens[i].len ? (int16_t)(said(&table, &tokens[i], kept[i]) * 100 / (int)tokens[i].len) : -1;
        for (ptrdiff_t k = 0; k < title->len; k++)
            for (ptrdiff_t n = 0; n < tokens[i].len; n++)
                if (title->at[k] == tokens[i].at[n]) {
                    kin.title[i]++;
                    break;
                }
    }
    return kin;
}
