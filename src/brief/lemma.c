// lemma.c - see lemma.h. Irregular forms are a table; the rest is suffixes, taken off from the end of a copy.
#include "brief/lemma.h"

#include "base/vec.h"
#include "data/irregulars.en.h"

#include <string.h>

// Suffixes, what takes their place, and how many letters must stay before it. In order: the first that
// fits is taken, so a longer one stands before its own end.
typedef struct Suffix {
    Str end, instead;
    ptrdiff_t least;
} Suffix;

enum { DERIVED_MOST = 8 };  // with one last letter

static const Suffix plurals[] = {
    {S_("sses"), S_("ss"), 2}, {S_("ies"), S_("y"), 2}, {S_("ches"), S_("ch"), 2}, {S_("shes"), S_("sh"), 2},
    {S_("xes"), S_("x"), 2},   {S_("zes"), S_("z"), 2}, {S_("ss"), S_("ss"), 1},   {S_("us"), S_("us"), 1},
    {S_("is"), S_("is"), 1},   {S_("s"), S_(""), 3},
};
static const Suffix endings[] = {
    {S_("eed"), S_("ee"), 2}, {S_("ying"), S_("y"), 2}, {S_("ied"), S_("y"), 2},
    {S_("ing"), S_(""), 3},   {S_("ed"), S_(""), 3},
};
// By their last letter, as most words end in none of them.
static const Suffix derived[26][DERIVED_MOST] = {
    ['a' - 'a'] = {{S_("ia"), S_("i"), 3}, {S_("a"), S_(""), 4}},
    ['e' - 'a'] = {{S_("able"), S_(""), 4},
                   {S_("ance"), S_(""), 4},
                   {S_("ence"), S_(""), 4},
                   {S_("ise"), S_("iz"), 4},
                   {S_("ive"), S_(""), 4},
                   {S_("ese"), S_(""), 4},
                   {S_("ate"), S_(""), 4},
                   {S_("e"), S_(""), 3}},
    ['i' - 'a'] = {{S_("istani"), S_(""), 3}},
    ['l' - 'a'] = {{S_("ful"), S_(""), 4}, {S_("al"), S_(""), 4}},
    ['m' - 'a'] = {{S_("ism"), S_(""), 4}},
    ['n' - 'a'] = {{S_("istan"), S_(""), 3},
                   {S_("ization"), S_("iz"), 3},
                   {S_("isation"), S_("iz"), 3},
                   {S_("ation"), S_(""), 4},
                   {S_("tion"), S_(""), 4},
                   {S_("ian"), S_("i"), 3}},
    ['r' - 'a'] = {{S_("er"), S_(""), 4}},
    ['s' - 'a'] = {{S_("ness"), S_(""), 4}, {S_("is"), S_("iz"), 5}, {S_("ous"), S_(""), 4}},
    ['t' - 'a'] = {{S_("ment"), S_(""), 4}, {S_("ist"), S_(""), 4}, {S_("at"), S_(""), 5}},
    ['y' - 'a'] = {{S_("ability"), S_(""), 3},
                   {S_("ity"), S_(""), 4},
                   {S_("ly"), S_(""), 4},
                   {S_("y"), S_("i"), 3}},
};

static bool has_vowel(const char *s, ptrdiff_t len) {
    for (ptrdiff_t i = 0; i < len; i++)
        if (memchr("aeiouy", s[i], 6)) return true;
    return false;
}

// Takes the first suffix of `table` that fits off `s`; the new length. An empty row ends the table early.
static ptrdiff_t take_off(char *s, ptrdiff_t len, const Suffix *table, ptrdiff_t rows) {
    for (ptrdiff_t i = 0; i < rows && table[i].end.len; i++) {
        const Suffix *suffix = &table[i];
        ptrdiff_t left = len - suffix->end.len;
        if (s[len - 1] != suffix->end.s[suffix->end.len - 1] || left < suffix->least) continue;  // mostly
        if (memcmp(s + left, suffix->end.s, (size_t)suffix->end.len) != 0) continue;
        if (!has_vowel(s, left)) continue;
        if (suffix->instead.len) memcpy(s + left, suffix->instead.s, (size_t)suffix->instead.len);
        return left + suffix->instead.len;
    }
    return len;
}

// "stopp" after "stopped" is "stop"; "ct" and "c" meet ("product", "produc-tion").
static ptrdiff_t even_out(char *s, ptrdiff_t len) {
    if (len > 3 && s[len - 1] == s[len - 2] && !memchr("aeious", s[len - 1], 6)) len--;
    if (len > 4 && s[len - 1] == 't' && s[len - 2] == 'c') len--;
    return len;
}

static bool plain(Str form) {
    for (ptrdiff_t i = 0; i < form.len; i++)
        if (!ascii_lower(form.s[i])) return false;
    return true;
}

Str lemma_of(Str form, Arena *keep) {
    if (form.len < 3 || form.len > 40 || !plain(form)) return form;
    const struct irregulars_en_row *row = irregulars_en_find(form);
    Str copy = str_copy(row ? row->base : form, keep);
    char *s = arena_new(keep, char, copy.len + 2);
    ptrdiff_t len = copy.len;
    memcpy(s, copy.s, (size_t)len);
    len = take_off(s, len, plurals, countof(plurals));
    ptrdiff_t before = len;
    len = take_off(s, len, endings, countof(endings));
    if (len < before) len = even_out(s, len);
    before = -1;
    for (int i = 0; i < 4 && len != before; i++) {
        before = len;
        len = take_off(s, len, derived[s[len - 1] - 'a'], DERIVED_MOST);
    }
    return (Str){s, even_out(s, len)};
}
