// about.c - see about.h.
//
// The model, little-endian: how many stems (8 bytes, with its mark); their keys, rising (4 bytes each); how much each weighs
// (2 bytes); their axes, two a byte, each plus 8.
#include "story/about.h"

#include "base/hash.h"
#include "story/story_models.h"
#include "story/weight.h"

#include <string.h>

enum { HEAD_BYTES = 8, LEN_AT = 4, MIDDLE = 8, MOST = 7 };
enum { STEP = 20 };       // axes of a unit vector are told in twentieths
enum { SUM_SHIFT = 12 };  // so that squares fit

typedef struct Table {
    const char *keys, *scales, *axes;
    int32_t len;
} Table;

static uint32_t read_32(const char *at) {
    uint32_t n;
    memcpy(&n, at, sizeof n);
    return n;
}

static Table table(void) {
    int32_t len = (int32_t)read_32(models[0].start + LEN_AT);
    const char *keys = models[0].start + HEAD_BYTES, *scales = keys + (ptrdiff_t)len * 4;
    return (Table){keys, scales, scales + (ptrdiff_t)len * 2, len};
}

static int32_t place_of(const Table *t, uint32_t key) {
    int32_t low = 0, high = t->len;
    while (low < high) {
        int32_t middle = (low + high) / 2;
        if (read_32(t->keys + (ptrdiff_t)middle * 4) < key) low = middle + 1;
        else high = middle;
    }
    return low < t->len && read_32(t->keys + (ptrdiff_t)low * 4) == key ? low : -1;
}

void about_add(AboutSum *sum, uint32_t key, int64_t weight) {
    Table t = table();
    int32_t place = place_of(&t, key);
    if (place < 0) return;
    uint16_t scale;
    memcpy(&scale, t.scales + (ptrdiff_t)place * 2, sizeof scale);
    const uint8_t *axes = (const uint8_t *)t.axes + (ptrdiff_t)place * (ABOUT_AXES / 2);
    for (int i = 0; i < ABOUT_AXES / 2; i++) {
        sum->at[2 * i] += weight * scale * ((axes[i] & 15) - MIDDLE);
        sum->at[2 * i + 1] += weight * scale * ((axes[i] >> 4) - MIDDLE);
    }
}

static uint8_t axis(int64_t part, int64_t length) {
    int64_t twice = 2 * part * STEP / length, near = (twice + (twice < 0 ? -1 : 1)) / 2;
    return (uint8_t)((near > MOST ? MOST : near < -MOST ? -MOST : near) + MIDDLE);
}

About about_of(const AboutSum *sum) {
    About about = {0};
    int64_t squares = 0, part[ABOUT_AXES];
    for (int i = 0; i < ABOUT_AXES; i++) {
        part[i] = sum->at[i] / (1 << SUM_SHIFT);
        squares += part[i] * part[i];
    }
    if (squares == 0) return about;
    int64_t length = weight_root(squares);
    for (int i = 0; i < ABOUT_AXES / 2; i++)
        about.at[i] = (uint8_t)(axis(part[2 * i], length) | axis(part[2 * i + 1], length) << 4);
    return about;
}

AboutOpen about_open(const About *about) {
    AboutOpen open = {.known = about_known(about)};
    for (int i = 0; i < ABOUT_AXES / 2; i++) {
        open.even[i] = (int16_t)((about->at[i] & 15) - MIDDLE);
        open.odd[i] = (int16_t)((about->at[i] >> 4) - MIDDLE);
        open.shift += MIDDLE * (open.even[i] + open.odd[i]);
    }
    return open;
}

int32_t about_agree(const AboutOpen *a, const About *b) {
    if (!a->known || !about_known(b)) return -1;
    int32_t sum = -a->shift;
    for (int i = 0; i < ABOUT_AXES / 2; i++)
        sum += a->even[i] * (b->at[i] & 15) + a->odd[i] * (b->at[i] >> 4);
    int32_t agree = sum * 1000 / (STEP * STEP);
    return agree < 0 ? 0 : agree > 1000 ? 1000 : agree;
}

uint64_t about_stamp(void) { return hash_bytes((Str){models[0].start, models[0].end - models[0].start}); }
