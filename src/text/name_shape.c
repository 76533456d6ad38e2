// name_shape.c - see name_shape.h.
#include "text/name_shape.h"

#include "base/utf8.h"
#include "data/nicknames.en.h"
#include "data/place_forms.en.h"
#include "text/lexicon.h"
#include "text/spelling.h"

static bool is_any(Str word, const Str *list, ptrdiff_t len) {
    for (ptrdiff_t i = 0; i < len; i++)
        if (str_eq_case(word, list[i])) return true;
    return false;
}

static bool is_generation(Str word) {
    static const Str list[] = {S_("Jr"), S_("Jr."), S_("Sr"), S_("Sr."), S_("II"), S_("III"), S_("IV")};
    return is_any(word, list, countof(list));
}

// "al-Orr" is written "Orr" as often.
static Str without_article(Str word) {
    static const Str list[] = {S_("al"),  S_("el"), S_("ul"), S_("ad"), S_("as"),
                               S_("ash"), S_("an"), S_("ar"), S_("az")};
    ptrdiff_t hyphen = str_find_byte(word, '-');
    bool article =
        hyphen > 0 && hyphen + 1 < word.len && is_any(str_slice(word, 0, hyphen), list, countof(list));
    return article ? str_from(word, hyphen + 1) : word;
}

static Str without_comma(Str word) {
    return word.len && word.s[word.len - 1] == ',' ? str_slice(word, 0, word.len - 1) : word;
}

// Is the word left out of the name for comparing?
static bool is_left_out(Str word, NameKind kind, bool first) {
    if (first) return kind == NAME_ORGANISATION && str_eq_case(word, S("the"));
    if (kind == NAME_PERSON) return is_generation(word);
    return kind == NAME_ORGANISATION && lexicon_firm(word);
}

static Str essential(Str name, NameKind kind, Arena *keep) {
    char *out = arena_new(keep, char, name.len + 1);
    ptrdiff_t len = 0;
    Str rest = name, word;
    for (bool first = true; str_cut(&rest, ' ', &word); first = false) {
        word = without_comma(word);
        if (kind == NAME_PERSON) word = without_article(word);
        if (word.len == 0 || is_left_out(word, kind, first)) continue;
        if (len) out[len++] = ' ';
        for (ptrdiff_t i = 0; i < word.len; i++) out[len++] = word.s[i];
    }
    return len ? (Str){out, len} : name;
}

NameShape name_shape(Str name, NameKind kind, Arena *keep) {
    NameShape shape = {.plain = spelling_plain(essential(name, kind, keep), keep)};
    shape.generation = kind == NAME_PERSON && is_generation(str_from(name, str_rfind_byte(name, ' ') + 1));
    const struct place_forms_en_row *form = kind == NAME_PLACE ? place_forms_en_find(shape.plain) : NULL;
    if (form) shape.plain = form->name;
    Str rest = shape.plain, word;
    while (str_cut(&rest, ' ', &word)) {
        if (word.len == 0) continue;
        if (shape.count == NAME_WORDS)
            return (NameShape){.plain = shape.plain, .generation = shape.generation};
        shape.words[shape.count++] = word;
    }
    return shape;
}

bool name_sounds_alike(Str a, Str b, Arena scratch) {
    if (str_eq(a, b)) return true;
    Str x = spelling_sound(a, &scratch), y = spelling_sound(b, &scratch);
    return x.len >= 3 && str_eq(x, y);
}

static Str in_full(Str given) {
    const struct nicknames_en_row *row = nicknames_en_find(given);
    return row ? row->name : given;
}

bool name_given_agree(Str a, Str b, Arena scratch) {
    if (a.len == 1 || b.len == 1) return a.s[0] == b.s[0];
    return name_sounds_alike(a, b, scratch) || str_eq(in_full(a), in_full(b));
}

bool name_is_acronym(Str name) {
    ptrdiff_t capitals = 0, small = 0;
    for (ptrdiff_t i = 0; i < name.len; i++) {
        if (ascii_upper(name.s[i])) capitals++;
        else if (ascii_lower(name.s[i])) small++;
        else if (name.s[i] != '.') return false;
    }
    bool inside =
        small == 0 || (name.len <= 5 && ascii_upper(name.s[0]) && ascii_upper(name.s[name.len - 1]));
    return capitals >= 2 && capitals <= 6 && small <= 1 && inside;
}

Str name_initials(Str name, bool all, Arena *keep) {
    char *out = arena_new(keep, char, name.len + 1);
    ptrdiff_t len = 0;
    Str rest = name, word;
    while (str_cut(&rest, ' ', &word))
        if (word.len && (ascii_upper(word.s[0]) || (all && ascii_lower(word.s[0]))))
            out[len++] = ascii_fold(word.s[0]);
    return (Str){out, len};
}
