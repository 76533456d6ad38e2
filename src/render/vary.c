// vary.c - see vary.h. The longest common subsequence of words (Wagner and Fischer 1974) on quotations, which
// are short: longer ones than VARY_WORDS are not compared.
#include "render/vary.h"

#include "base/utf8.h"

enum { VARY_WORDS = 200 };

Strs vary_words(Str text, Arena *keep) {
    Strs words = {0};
    ptrdiff_t start = 0;
    for (ptrdiff_t i = 0; i <= text.len; i++) {
        if (i < text.len && !ascii_space(text.s[i])) continue;
        Str word = str_slice(text, start, i);
        if (word.len && !str_eq(word, S("..."))) *vec_push(&words, keep) = word;  // our cut is no word
        start = i + 1;
    }
    return words;
}

// All double marks as one, all single ones as one, all dashes as one.
static int32_t plain_rune(int32_t rune) {
    switch (rune) {
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0xAB:
    case 0xBB: return '"';
    case 0x2018:
    case 0x2019:
    case 0x201A:
    case 0x2039:
    case 0x203A: return '\'';
    case 0x2012:
    case 0x2013:
    case 0x2015:
    case 0x2212: return 0x2014;
    default: return rune;
    }
}

static bool is_mark(int32_t rune) { return rune == '"' || rune == '\''; }

ptrdiff_t vary_tail(Str word) {
    ptrdiff_t at = word.len, end = word.len;
    while (at > 0 && is_mark(plain_rune(utf8_prev(word, &at)))) end = at;
    bool comma = end < word.len && end > 1 && (word.s[end - 1] == ',' || word.s[end - 1] == '.');
    return word.len - end + comma;
}

// A word without the quotation marks at its ends, and without the comma or full stop before a closing one.
static Str bare(Str word) {
    word.len -= vary_tail(word);
    ptrdiff_t at = 0, start = 0;
    while (at < word.len && is_mark(plain_rune(utf8_next(word, &at)))) start = at;
    return str_from(word, start);
}

static int32_t next_rune(Str word, ptrdiff_t *at) {
    return *at < word.len ? plain_rune(utf8_next(word, at)) : 0;
}

// Where one form closes its quotation ("A," she said) and the other goes on, the comma is the outlet's.
static Str without_comma(Str word) {
    bool comma = word.len > 1 && (word.s[word.len - 1] == ',' || word.s[word.len - 1] == '.');
    return str_slice(word, 0, word.len - comma);
}

// The same word, but for house style?
static bool same_word(Str a, Str b) {
    ptrdiff_t at_a = 0, at_b = 0;
    bool closes_a = vary_tail(a) > 0, closes_b = vary_tail(b) > 0;
    a = bare(a);
    b = bare(b);
    if (closes_a && !closes_b) b = without_comma(b);
    if (closes_b && !closes_a) a = without_comma(a);
    for (;;) {
        int32_t rune_a = next_rune(a, &at_a), rune_b = next_rune(b, &at_b);
        if (rune_a != rune_b) return false;
        if (rune_a == 0) return true;
    }
}

typedef struct Pairs {
    int32_t (*at)[2];  // words that stand in both, in order
    ptrdiff_t len;
} Pairs;

static Pairs common(Strs a, Strs b, Arena *keep) {
    Pairs pairs = {(int32_t(*)[2])arena_take(keep, 2 * sizeof(int32_t), _Alignof(int32_t), a.len), 0};
    Arena scratch = *keep;  // the table is gone when this returns
    ptrdiff_t width = b.len + 1;
    int16_t *longest = arena_new(&scratch, int16_t, (a.len + 1) * width);
    for (ptrdiff_t i = a.len - 1; i >= 0; i--) {
        for (ptrdiff_t k = b.len - 1; k >= 0; k--) {
            int16_t skip_a = longest[(i + 1) * width + k], skip_b = longest[i * width + k + 1];
            int16_t best = skip_a > skip_b ? skip_a : skip_b;
            if (same_word(a.at[i], b.at[k])) best = (int16_t)(longest[(i + 1) * width + k + 1] + 1);
            longest[i * width + k] = best;
        }
    }
    for (ptrdiff_t i = 0, k = 0; i < a.len && k < b.len;) {
        if (same_word(a.at[i], b.at[k])) {
            pairs.at[pairs.len][0] = (int32_t)i++;
            pairs.at[pairs.len++][1] = (int32_t)k++;
        } else if (longest[(i + 1) * width + k] >= longest[i * width + k + 1]) {
            i++;
        } else {
            k++;
        }
    }
    return pairs;
}

// Between two common words: words [start, end) of the fullest, [from, to) of the other form.
typedef struct Gap {
    int32_t start, end, from, to;
} Gap;

static void add(Varyings *found, Gap gap, Strs other, Arena *keep) {
    *vec_push(found, keep) = (Varying){gap.start, gap.end, other.at + gap.from, gap.to - gap.from};
}

// Before the first common word, or after the last: a few words on both sides are a variation ("in May", "in June");
// more, or none on one side, is where one form begins later or ends earlier.
static void add_end(Varyings *found, Gap gap, Strs other, Arena *keep) {
    enum { FEW = 3 };
    int32_t ours = gap.end - gap.start, theirs = gap.to - gap.from;
    if (ours > 0 && theirs > 0 && ours <= FEW && theirs <= FEW) add(found, gap, other, keep);
}

// "We agreed. We have plans" and "We have plans": is the first common "We" but the later one, moved ahead? Then the other
// form begins later, and gap `i` is none.
static bool begins_later(Strs fullest, const Pairs *pairs, ptrdiff_t i) {
    int32_t skipped = pairs->at[i + 1][0] - pairs->at[i][0] - 1;
    if (pairs->at[0][1] != 0 || pairs->at[i + 1][1] != i + 1) return false;
    for (ptrdiff_t k = 0; k <= i; k++)
        if (!same_word(fullest.at[pairs->at[k][0]], fullest.at[pairs->at[k][0] + skipped])) return false;
    return true;
}

Varyings vary_find(Strs fullest, Strs other, Arena *keep) {
    Varyings found = {0};
    if (fullest.len > VARY_WORDS || other.len > VARY_WORDS) {
        found.too_many = true;
        return found;
    }
    Pairs pairs = common(fullest, other, keep);
    found.too_many = pairs.len * 2 < other.len;
    if (found.too_many || pairs.len == 0) return found;
    add_end(&found, (Gap){0, pairs.at[0][0], 0, pairs.at[0][1]}, other, keep);
    for (ptrdiff_t i = 0; i + 1 < pairs.len; i++) {
        Gap gap = {pairs.at[i][0] + 1, pairs.at[i + 1][0], pairs.at[i][1] + 1, pairs.at[i + 1][1]};
        if (gap.start == gap.end && gap.from == gap.to) continue;
        if (gap.from == gap.to && begins_later(fullest, &pairs, i)) continue;
        // words added or left out are shown with the word before them, so that no side is empty
        if (gap.start == gap.end || gap.from == gap.to) gap.start--, gap.from--;
        add(&found, gap, other, keep);
    }
    const int32_t *last = pairs.at[pairs.len - 1];
    add_end(&found, (Gap){last[0] + 1, (int32_t)fullest.len, last[1] + 1, (int32_t)other.len}, other, keep);
    return found;
}
