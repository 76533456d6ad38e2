// key_pack.h - the keys of an article in half of their bytes, for what keeps a million of them.
//
//     const PackedKeys *packed = keys_pack(&keys, 0, keep);
//     KeysRoom room;
//     const Keys *again = keys_unpack(packed, &room);      as they were, but for crowd and density: those are the grouping's
//
// 64 keys of eight bytes, the rest of Keys, and what is unused in it are 840 bytes; packed they are some 520:
//
//     the lower 24 bits of each key      keys are in order: of their upper 8 bits it stands how many times to add one
//     body, flags                        a byte each
//     title, lead                        a bit each, and a byte where it is set: most words are in neither
//     name pairs, headline               as many as there are
//     about                              where it is known
#ifndef LEDE_STORY_KEY_PACK_H
#define LEDE_STORY_KEY_PACK_H

#include "story/key.h"

typedef struct PackedKeys {
    int64_t when;
    uint32_t outlet;
    uint16_t title, title_names, lead, names, plain, lead_names;  // totals
    uint16_t words, score;
    uint8_t numbers, len, pairs_len, headline_words, headline_labels;
    uint8_t heaviest[KEY_HEAVIEST];
    bool roundup, section, about;  // about: it is known
    uint8_t bytes[];
} PackedKeys;

// Where keys are unpacked.
typedef struct KeysRoom {
    Keys keys;
    Key at[KEY_MOST];
} KeysRoom;

// Do they fit? Those of keys_of() do: their weights are of unit vectors.
bool keys_fit(const Keys *keys);
// `room`: bytes to take where these keys may be packed again in their place, by another table; 0: as many as they need.
PackedKeys *keys_pack(const Keys *keys, ptrdiff_t room, Arena *keep);
ptrdiff_t keys_pack_most(const Keys *keys);                  // as many as they can need by any table
void keys_pack_again(PackedKeys *packed, const Keys *keys);  // in their place
const Keys *keys_unpack(const PackedKeys *packed, KeysRoom *room);

#endif
