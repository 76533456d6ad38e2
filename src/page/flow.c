// flow.c - see flow.h.
#include "page/flow.h"

#include "base/vec.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

enum { TEXT_CHUNK = 16 << 10 };

// ---- white space and scripts ----

// How long the white space or the unseen mark at `at` is, 0 when there is none: space, no-break and other
// spaces (U+00A0, U+2000 to U+200B, U+2028, U+2029, U+202F, U+3000), byte order mark.
static ptrdiff_t wide_space_len(Str s, ptrdiff_t at) {
    unsigned char c = (unsigned char)s.s[at];
    unsigned char d = at + 1 < s.len ? (unsigned char)s.s[at + 1] : 0,
                  e = at + 2 < s.len ? (unsigned char)s.s[at + 2] : 0;
    if (c == 0xC2) return d == 0xA0 ? 2 : 0;
    if (c == 0xE2 && d == 0x80) return e <= 0x8B || e == 0xA8 || e == 0xA9 || e == 0xAF ? 3 : 0;
    if (c == 0xE3) return d == 0x80 && e == 0x80 ? 3 : 0;
    return c == 0xEF && d == 0xBB && e == 0xBF ? 3 : 0;
}

static inline ptrdiff_t space_len(Str s, ptrdiff_t at) {
    unsigned char c = (unsigned char)s.s[at];
    if (c < 0x80) return ascii_space((char)c);
    return c == 0xC2 || c == 0xE2 || c == 0xE3 || c == 0xEF ? wide_space_len(s, at) : 0;
}

// The letter at `at` belongs to Han, kana, Hangul or a script of South-East Asia written without spaces.
static bool spaceless(Str s, ptrdiff_t at) {
    unsigned char c = (unsigned char)s.s[at];
    if (c >= 0xE3 && c <= 0xE9) return c != 0xE3 || (at + 1 < s.len && (unsigned char)s.s[at + 1] > 0x80);
    return c == 0xE0 && at + 1 < s.len && (unsigned char)s.s[at + 1] >= 0xB8 &&
        (unsigned char)s.s[at + 1] <= 0xBB;
}

// ---- counting ----

// What a byte is to the counts.
enum { OTHER, LETTER, COMMA, END, SPACE, WIDE };
#define LETTERS_8(at)                                                                          \
    [at] = LETTER, [at + 1] = LETTER, [at + 2] = LETTER, [at + 3] = LETTER, [at + 4] = LETTER, \
    [at + 5] = LETTER, [at + 6] = LETTER, [at + 7] = LETTER
#define WIDE_8(at)                                                                                    \
    [at] = WIDE, [at + 1] = WIDE, [at + 2] = WIDE, [at + 3] = WIDE, [at + 4] = WIDE, [at + 5] = WIDE, \
    [at + 6] = WIDE, [at + 7] = WIDE
#define WIDE_32(at) WIDE_8(at), WIDE_8(at + 8), WIDE_8(at + 16), WIDE_8(at + 24)
static const uint8_t byte_kinds[256] = {
    LETTERS_8('0'),      ['8'] = LETTER, ['9'] = LETTER, LETTERS_8('A'), LETTERS_8('A' + 8),
    LETTERS_8('A' + 16), ['Y'] = LETTER, ['Z'] = LETTER, LETTERS_8('a'), LETTERS_8('a' + 8),
    LETTERS_8('a' + 16), ['y'] = LETTER, ['z'] = LETTER, WIDE_32(0x80),  WIDE_32(0xA0),
    WIDE_32(0xC0),       WIDE_32(0xE0),  [','] = COMMA,  [';'] = COMMA,  [':'] = COMMA,
    ['.'] = END,         ['?'] = END,    ['!'] = END,    [' '] = SPACE,  ['\t'] = SPACE,
    ['\n'] = SPACE,      ['\v'] = SPACE, ['\f'] = SPACE, ['\r'] = SPACE,
};

static void begin_word(Flow *flow) {
    flow->word = true;
    flow->counts.words++;
    if (flow->links) flow->counts.link_words++;
}

void flow_end_word(Flow *flow) {
    if (flow->han) {  // two letters are about a word
        int32_t words = (flow->han + 1) / 2;
        flow->counts.words += words;
        if (flow->links) flow->counts.link_words += words;
        flow->han = 0;
    }
    flow->word = false;
}

// Commas and full stops of other scripts: Arabic, Devanagari, ideographic, full width.
static bool count_mark(FlowCounts *counts, Str mark) {
    static const struct {
        Str mark;
        bool ends;
    } rows[] = {{S_("،"), 0},  {S_("؛"), 0},  {S_("؟"), 1},  {S_("।"), 1},  {S_("。"), 1},
                {S_("、"), 0}, {S_("，"), 0}, {S_("！"), 1}, {S_("？"), 1}, {S_("።"), 1}};
    for (ptrdiff_t i = 0; i < countof(rows); i++)
        if (str_eq(rows[i].mark, mark)) {
            counts->ends += rows[i].ends, counts->commas += !rows[i].ends;
            return true;
        }
    return false;
}

// The rune at `at`, which is no ASCII and no space: gives the bytes to go on by, at least one.
static ptrdiff_t count_wide(Flow *flow, Str s, ptrdiff_t at) {
    unsigned char c = (unsigned char)s.s[at];
    ptrdiff_t len = c < 0xC0 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
    bool may_mark = c == 0xD8 || c == 0xE0 || c == 0xE1 || c == 0xE3 || c == 0xEF;
    if (may_mark && count_mark(&flow->counts, str_slice(s, at, at + len))) return len;
    if (spaceless(s, at)) flow->han++;
    else if (c >= 0xC3 && c != 0xE2 && c != 0xEF && !flow->word) begin_word(flow);
    return len;
}

// ---- the text ----

// A new stretch of memory, to which the block under way moves; those before stay where they are.
static void more_room(Flow *flow, ptrdiff_t want) {
    ptrdiff_t cap = 2 * (flow->len + want) + TEXT_CHUNK;
    char *at = arena_bytes(flow->arena, cap);
    if (flow->len) memcpy(at, flow->text, (size_t)flow->len);
    flow->text = at;
    flow->cap = cap;
}

static void put(Flow *flow, const char *s, ptrdiff_t len) {
    if (flow->cap - flow->len < len) more_room(flow, len);
    // NOLINTNEXTLINE(clang-analyzer-core.NonNullParamChecker): what has room has text
    memcpy(flow->text + flow->len, s, (size_t)len);
    flow->len += len;
}

static void put_space(Flow *flow) {
    if (flow->space && flow->len) put(flow, " ", 1);
    flow->space = false;
    flow->broken = false;
}

#ifdef __SSE2__
enum { WIDE_STEP = 16 };

static unsigned in_range(__m128i bytes, int first, int count) {
    __m128i from = _mm_sub_epi8(bytes, _mm_set1_epi8((char)(first - 128)));  // signed, so -128 is the first
    return (unsigned)_mm_movemask_epi8(_mm_cmplt_epi8(from, _mm_set1_epi8((char)(count - 128))));
}
static unsigned equal(__m128i bytes, char c) {
    return (unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(c)));
}

// Sixteen bytes in one go, where nothing would have to change: gives how many it took, 0 when add_run() must look.
// A bit a byte. A word is a run without spaces that has a letter; added to the run, its letters carry into the bit
// behind it, so the carries are the words.
static int take_step(Flow *flow, Str s, ptrdiff_t at) {
    if (flow->han || s.len - at <= WIDE_STEP) return 0;
    __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)(s.s + at));
    unsigned spaces = equal(bytes, ' '),
             odd = (unsigned)_mm_movemask_epi8(bytes) | in_range(bytes, '\t', 5) | (spaces & spaces << 1);
    if (odd) return 0;
    int len =
        spaces >> (WIDE_STEP - 1) & 1 ? WIDE_STEP - 1 : WIDE_STEP;  // what follows a space decides about it
    unsigned mask = (1u << len) - 1;
    spaces &= mask;
    unsigned letters =
        (in_range(_mm_or_si128(bytes, _mm_set1_epi8(0x20)), 'a', 26) | in_range(bytes, '0', 10)) & mask;
    unsigned runs = mask & ~spaces, fresh = letters;
    if (flow->word) fresh &= spaces ? ~((spaces & -spaces) - 1) : 0;  // its word is counted
    unsigned carries = (runs + fresh) & ~runs;
    int words = __builtin_popcount(carries);
    flow->counts.words += words;
    if (flow->links) flow->counts.link_words += words;
    flow->word = carries >> len & 1 || (spaces == 0 && flow->word);
    unsigned commas = (equal(bytes, ',') | equal(bytes, ';') | equal(bytes, ':')) & mask,
             ends = (equal(bytes, '.') | equal(bytes, '?') | equal(bytes, '!')) & mask;
    if (commas) flow->counts.commas += __builtin_popcount(commas);
    if (ends) flow->counts.ends += __builtin_popcount(ends);
    return len;
}
#else
static int take_step(Flow *flow, Str s, ptrdiff_t at) {
    (void)flow, (void)s, (void)at;
    return 0;
}
#endif

// Appends a run without white space that would have to change.
static ptrdiff_t add_run(Flow *flow, Str s, ptrdiff_t at) {
    ptrdiff_t start = at;
    while (at < s.len) {
        for (int took; (took = take_step(flow, s, at)) > 0;) at += took;
        uint8_t kind = byte_kinds[(unsigned char)s.s[at]];
        if (kind == WIDE && space_len(s, at)) break;
        if (kind == SPACE) {
            if (s.s[at] != ' ' || at + 1 >= s.len || space_len(s, at + 1)) break;
            flow_end_word(flow);  // one space between words stays as it is
            at++;
            continue;
        }
        if (kind == LETTER) {
            if (!flow->word) begin_word(flow);
            while (at < s.len && byte_kinds[(unsigned char)s.s[at]] == LETTER) at++;
            continue;
        }
        flow->counts.commas += kind == COMMA;
        flow->counts.ends += kind == END;
        at += kind == WIDE ? count_wide(flow, s, at) : 1;
    }
    if (at > s.len) at = s.len;
    put(flow, s.s + start, at - start);
    return at;
}

void flow_add(Flow *flow, Str s) {
    for (ptrdiff_t at = 0; at < s.len;) {
        ptrdiff_t space = space_len(s, at);
        if (space) {
            while (at + space < s.len && byte_kinds[(unsigned char)s.s[at + space]] == SPACE) space++;
            if (flow->word || flow->han) flow_end_word(flow);
            flow->space = true;
            at += space;
            continue;
        }
        if (flow->space) put_space(flow);
        at = add_run(flow, s, at);
    }
    flow->broken = flow->broken && flow->space;
}

Str flow_cut(Flow *flow) {
    flow_end_word(flow);
    Str text = {flow->text, flow->len};
    if (flow->len) {
        flow->text += flow->len;
        flow->cap -= flow->len;
        flow->len = 0;
    }
    flow->space = flow->broken = false;
    return text;
}
