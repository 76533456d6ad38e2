// gender.c - see gender.h.
#include "text/gender.h"

#include "data/genders.h"
#include "text/lexicon.h"

typedef enum Gender { GENDER_UNKNOWN, GENDER_SHE, GENDER_HE } Gender;

enum { NAMES_ASKED = 200 };  // of an article, for a form of address

static Gender by_pronoun(Str word) {
    if (str_eq_case(word, S("she")) || str_eq_case(word, S("her"))) return GENDER_SHE;
    return str_eq_case(word, S("he")) || str_eq_case(word, S("him")) ? GENDER_HE : GENDER_UNKNOWN;
}

// The form of address that ends before byte `at`.
static Gender by_address(Str text, int32_t at) {
    static const struct {
        Str word;
        Gender gender;
    } list[] = {{S_("Mr"), GENDER_HE},    {S_("Mrs"), GENDER_SHE},   {S_("Ms"), GENDER_SHE},
                {S_("Miss"), GENDER_SHE}, {S_("Lady"), GENDER_SHE},  {S_("Dame"), GENDER_SHE},
                {S_("Sir"), GENDER_HE},   {S_("Queen"), GENDER_SHE}, {S_("King"), GENDER_HE}};
    Str before = str_trim(str_slice(text, at > 8 ? at - 8 : 0, at));
    if (before.len && before.s[before.len - 1] == '.') before.len--;
    ptrdiff_t first = before.len;
    while (first > 0 && ascii_alpha(before.s[first - 1])) first--;
    for (ptrdiff_t i = 0; i < countof(list); i++)
        if (str_eq(str_from(before, first), list[i].word)) return list[i].gender;
    return GENDER_UNKNOWN;
}

// The first word of "Ann Orr"; a name of one word is a family's as often.
static Gender by_given_name(Str name) {
    Str given;
    char title[64];
    if (str_find_byte(name, ' ') < 0 || !str_cut(&name, ' ', &given)) return GENDER_UNKNOWN;
    struct genders_row row = genders_find(given);
    if (row.name.len == 0) row = genders_find(lexicon_title_case(given, title));
    return row.name.len ? by_pronoun(row.pronoun) : GENDER_UNKNOWN;
}

static Gender gender_of(const Article *article, int32_t entity) {
    const Names *names = &article->names;
    for (ptrdiff_t i = 0; i < names->len && i < NAMES_ASKED; i++) {
        if (names->at[i].entity != entity) continue;
        Gender gender = by_address(article->text, names->at[i].at.start);
        if (gender) return gender;
    }
    return by_given_name(article->entities.at[entity].name);
}

bool gender_fits(const Article *article, int32_t entity, Str pronoun) {
    Gender gender = gender_of(article, entity);
    return gender == GENDER_UNKNOWN || gender == by_pronoun(pronoun);
}
