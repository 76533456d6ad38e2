// lexicon.c - see lexicon.h.
#include "text/lexicon.h"

#include "base/utf8.h"
#include "data/common.en.h"
#include "data/demonyms.en.h"
#include "data/heads.en.h"
#include "data/not_names.en.h"
#include "data/organisations.en.h"
#include "data/persons.en.h"
#include "data/places.en.h"
#include "data/roles.en.h"
#include "data/sentences.en.h"
#include "data/states.en.h"

typedef struct Kind {
    Str word;
    uint32_t bits;
} Kind;

static const Kind head_kinds[] = {
    {S_("of"), WORD_BODY},    {S_("org"), WORD_BODY_LAST},    {S_("suffix"), WORD_FIRM},
    {S_("place"), WORD_LAND}, {S_("first"), WORD_LAND_FIRST}, {S_("other"), WORD_EVENT},
};
static const Kind person_kinds[] = {
    {S_("given"), WORD_GIVEN}, {S_("family"), WORD_FAMILY}, {S_("both"), WORD_GIVEN | WORD_FAMILY}};
static const Kind role_kinds[] = {{S_("title"), WORD_TITLE},
                                  {S_("role"), WORD_ROLE},
                                  {S_("mod"), WORD_MODIFIER},
                                  {S_("field"), WORD_FIELD}};

static uint32_t kind_bits(const Kind *kinds, ptrdiff_t count, Str word) {
    for (ptrdiff_t i = 0; i < count; i++)
        if (str_eq(kinds[i].word, word)) return kinds[i].bits;
    return 0;
}

static uint32_t calendar(Str word) {
    static const Str names[] = {
        S_("January"), S_("February"),  S_("March"),     S_("April"),    S_("May"),         S_("June"),
        S_("July"),    S_("August"),    S_("September"), S_("October"),  S_("November"),    S_("December"),
        S_("Monday"),  S_("Tuesday"),   S_("Wednesday"), S_("Thursday"), S_("Friday"),      S_("Saturday"),
        S_("Sunday"),  S_("Christmas"), S_("Easter"),    S_("Ramadan"),  S_("Thanksgiving")};
    for (ptrdiff_t i = 0; i < countof(names); i++)
        if (str_eq(word, names[i])) return WORD_CALENDAR;
    return 0;
}

static uint32_t particle(Str word) {
    static const Str list[] = {S_("al"),  S_("bin"), S_("bint"), S_("da"), S_("das"), S_("de"),  S_("del"),
                               S_("den"), S_("der"), S_("di"),   S_("do"), S_("dos"), S_("du"),  S_("e"),
                               S_("el"),  S_("ibn"), S_("la"),   S_("le"), S_("ten"), S_("ter"), S_("ul"),
                               S_("ur"),  S_("van"), S_("von"),  S_("y"),  S_("zu")};
    for (ptrdiff_t i = 0; i < countof(list); i++)
        if (str_eq(word, list[i])) return WORD_PARTICLE;
    return 0;
}

// Lower case in ASCII; a longer word is in no table.
static Str fold(Str word, char out[64]) {
    if (word.len > 64) return (Str){0};
    for (ptrdiff_t i = 0; i < word.len; i++) out[i] = ascii_fold(word.s[i]);
    return (Str){out, word.len};
}

Str lexicon_title_case(Str word, char out[64]) {
    if (word.len > 64) return word;
    bool first = true;
    for (ptrdiff_t i = 0; i < word.len; i++) {
        out[i] = first ? word.s[i] : ascii_fold(word.s[i]);
        first = word.s[i] == ' ' || word.s[i] == '-';
    }
    return (Str){out, word.len};
}

static bool is_country(Str kind) {
    return str_eq(kind, S("country")) || str_eq(kind, S("capital")) || str_eq(kind, S("region")) ||
        str_eq(kind, S("state"));
}

static uint32_t capital_word(Str word) {
    uint32_t bits = calendar(word);
    const struct heads_en_row *head = heads_en_find(word);
    if (head) bits |= kind_bits(head_kinds, countof(head_kinds), head->kind);
    struct persons_en_row person = persons_en_find(word);
    if (person.word.len) bits |= kind_bits(person_kinds, countof(person_kinds), person.kind);
    struct places_en_row place = places_en_find(word);
    if (place.name.len) bits |= WORD_PLACE | (is_country(place.kind) ? WORD_COUNTRY : 0u);
    if (demonyms_en_find(word)) bits |= WORD_DEMONYM;
    return bits;
}

static uint32_t word_bits(Str word, TokenShape shape) {
    char small[64], title[64];
    if (shape == TOKEN_PUNCT || shape == TOKEN_NUMBER || shape == TOKEN_HAN) return 0;
    ptrdiff_t at = 0;
    bool capital = rune_upper(utf8_next(word, &at));
    uint32_t bits = capital ? WORD_CAPITAL : 0;
    if (capital && at == word.len) bits |= WORD_INITIAL;
    Str low = fold(word, small);
    const struct roles_en_row *role = roles_en_find(low);
    if (role) bits |= kind_bits(role_kinds, countof(role_kinds), role->kind);
    if (!capital) {
        const struct sentences_en_row *verb = sentences_en_find(word);
        bits |= verb && str_eq(verb->kind, S("say")) ? WORD_SAY : 0u;
        return bits | particle(word);
    }
    if (!(bits & WORD_INITIAL) && low.len && common_en_find(low).word.len) bits |= WORD_COMMON;
    const struct not_names_en_row *no = not_names_en_find(word);
    if (no) bits |= str_eq(no->kind, S("people")) ? WORD_DEMONYM : WORD_NO_NAME;
    bits |= capital_word(word);
    if ((bits & WORD_DEMONYM) && !(bits & WORD_COUNTRY))
        bits &= ~(uint32_t)(WORD_GIVEN | WORD_FAMILY | WORD_PLACE);
    if (shape == TOKEN_UPPER && word.len > 3) bits |= capital_word(lexicon_title_case(word, title));
    return bits;
}

// "I'll"; "RM1.21"; "US" and "HK" before "$": capitals that begin no name.
static bool is_no_word(Str text, const Tokens *tokens, ptrdiff_t i) {
    enum { CURRENCY = 3 };
    Str word = token_str(text, tokens, i), next = token_str(text, tokens, i + 1);
    if (word.len > 2 && word.s[0] == 'I' && (word.s[1] == '\'' || str_starts(str_from(word, 1), S("’"))))
        return true;
    if (str_eq(next, S("$")) && word.len <= CURRENCY) return !tokens->at[i + 1].space_before;
    if (tokens->at[i].shape != TOKEN_ALNUM) return false;
    ptrdiff_t letters = 0;
    while (letters < word.len && ascii_upper(word.s[letters])) letters++;
    return letters > 0 && letters < word.len && letters <= CURRENCY && ascii_digit(word.s[letters]) &&
        (str_find_byte(word, '.') >= 0 || str_find_byte(word, ',') >= 0);
}

uint32_t *lexicon_words(Str text, const Tokens *tokens, Arena *keep) {
    uint32_t *words = arena_new(keep, uint32_t, tokens->len + 1);
    for (ptrdiff_t i = 0; i < tokens->len; i++) {
        words[i] = word_bits(str_span(text, tokens->at[i].at), tokens->at[i].shape);
        if ((words[i] & WORD_CAPITAL) && is_no_word(text, tokens, i)) words[i] = 0;
    }
    return words;
}

NameKind lexicon_name(Str name, bool *country) {
    *country = false;
    if (organisations_en_find(name)) return NAME_ORGANISATION;
    struct places_en_row place = places_en_find(name);
    if (place.name.len == 0) return NAME_OTHER;
    *country = is_country(place.kind);
    return NAME_PLACE;
}

bool lexicon_state(Str word) { return states_en_find(word) != NULL; }

bool lexicon_firm(Str word) {
    if (word.len && word.s[word.len - 1] == '.') word.len--;
    const struct heads_en_row *row = heads_en_find(word);
    return row && str_eq(row->kind, S("suffix"));
}

bool lexicon_demonym(Str name) { return demonyms_en_find(name) != NULL; }
