// kin.c - see kin.h. Tables know stems; only those that stand in the story are joined, both ways.
#include "brief/kin.h"

#include "brief/lemma.h"
#include "data/demonyms.en.h"
#include "data/synonyms.en.h"

enum {
    KIN_MOST = 8,    // of one key
    ROLE_WORDS = 4,  // words of a role that stand for the person
};

static int32_t key_known(const Lexicon *lexicon, Str text) {
    int64_t *slot = map_get(&lexicon->key_of, text);
    return slot ? (int32_t)*slot - 1 : -1;
}

static void add_kin(Lexicon *lexicon, int32_t key, int32_t other, Arena *keep) {
    TermKey *k = &lexicon->keys.at[key];
    if (key == other || k->stop || k->kin_len == KIN_MOST) return;
    for (int32_t i = 0; i < k->kin_len; i++)
        if (k->kin[i] == other) return;
    if (!k->kin) k->kin = arena_new(keep, int32_t, KIN_MOST);
    k->kin[k->kin_len++] = other;
}

static void join(Lexicon *lexicon, int32_t a, int32_t b, Arena *keep) {
    add_kin(lexicon, a, b, keep);
    add_kin(lexicon, b, a, keep);
}

// Row by row, as the table has fewer stems than a large story has words.
static void join_synonyms(Lexicon *lexicon, Arena *keep) {
    int32_t key = -1;
    Str stem = {0};
    for (int i = 0; i < synonyms_en_len; i++) {
        struct synonyms_en_row row = synonyms_en_at(i);
        if (!str_eq(row.stem, stem)) key = key_known(lexicon, stem = row.stem);
        if (key < 0 || str_cmp(row.near, row.stem) < 0) continue;  // both ways at once
        int32_t other = key_known(lexicon, row.near);
        if (other >= 0 && !lexicon->keys.at[other].stop && !lexicon->keys.at[key].stop)
            join(lexicon, key, other, keep);
    }
}

static void join_demonyms(Lexicon *lexicon, Arena *keep) {
    for (ptrdiff_t i = 0; i < demonyms_en_len; i++) {
        int32_t people = lexicon_word(lexicon, demonyms_en[i].word);
        if (people < 0) continue;
        int32_t country = lexicon_word(lexicon, demonyms_en[i].country);
        if (country >= 0) join(lexicon, people, country, keep);
    }
}

// "The minister" may be the one whom another report names.
static void join_roles(Desk *desk, Arena *keep) {
    for (ptrdiff_t a = 0; a < desk->actors.len; a++) {
        Str rest = desk->actors.at[a].role, word;
        if (desk->actors.at[a].kind != NAME_PERSON) continue;
        for (int n = 0; n < ROLE_WORDS && str_cut(&rest, ' ', &word); n++) {
            int32_t key = lexicon_word(&desk->lexicon, word);
            if (key >= 0 && !desk->lexicon.keys.at[key].stop && !desk->lexicon.keys.at[key].name)
                join(&desk->lexicon, desk->actor_key[a], key, keep);
        }
    }
}

void kin_find(Desk *desk, Arena *keep) {
    join_roles(desk, keep);
    join_synonyms(&desk->lexicon, keep);
    join_demonyms(&desk->lexicon, keep);
}
