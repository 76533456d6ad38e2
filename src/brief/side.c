// side.c - see side.h. Names of countries, capitals and demonyms: data/countries.en.tsv; the rest: data/sides.en.tsv.
//
// A person speaks for a country only in office ("the Ghanaian striker" does not), a body only where it is one of state.
#include "brief/side.h"

#include "data/countries.en.h"
#include "data/demonyms.en.h"
#include "data/sides.en.h"

static bool among(Str list, Str word) {
    Str one;
    while (str_cut(&list, ';', &one))
        if (str_eq(one, word)) return true;
    return false;
}

// A continent holds no position.
static bool is_state(Str country) {
    static const Str others[] = {S_("Africa"),    S_("Asia"),     S_("Europe"), S_("England"),
                                 S_("Hong Kong"), S_("Scotland"), S_("Oceania")};
    for (ptrdiff_t i = 0; i < countof(others); i++)
        if (str_eq(country, others[i])) return false;
    return country.len > 0;
}

Str side_of_name(Str name) {
    if (str_starts_case(name, S("the "))) name = str_from(name, 4);
    const struct sides_en_row *side = sides_en_find(name);
    if (side) return side->country;
    for (ptrdiff_t i = 0; i < countries_en_len; i++)
        if (str_eq(countries_en[i].name, name) || among(countries_en[i].capital, name))
            return is_state(countries_en[i].name) ? countries_en[i].name : (Str){0};
    return (Str){0};
}

bool side_seat(Str country, Str place) {
    const struct sides_en_row *side = sides_en_find(country);
    const struct countries_en_row *row = countries_en_find(side ? side->country : country);
    return row && among(row->capital, place);
}

// "Russian", "US", "Russia's", "South Korean": the country of a word or two beside an office.
static Str side_of_word(Str word) {
    static const Str owners[] = {S_("'s"), S_("\xE2\x80\x99s"), S_(",")};
    for (ptrdiff_t i = 0; i < countof(owners); i++)
        if (str_ends(word, owners[i])) word = str_slice(word, 0, word.len - owners[i].len);
    const struct demonyms_en_row *row = demonyms_en_find(word);
    if (row) return is_state(row->country) ? row->country : (Str){0};
    return side_of_name(word);
}

// The country that a phrase names first; not the one behind "to" ("ambassador to India").
static Str side_in(Str phrase) {
    Str word, before = {0}, two;
    while (str_cut(&phrase, ' ', &word)) {
        two = before.len ? (Str){before.s, word.s + word.len - before.s} : word;
        Str side = side_of_word(two);
        if (side.len == 0) side = side_of_word(word);
        if (side.len && !str_eq(before, S("to"))) return side;
        before = word;
    }
    return (Str){0};
}

// Does the phrase hold a word of office: "Foreign Minister", "Ministry"?
static bool in_office(Str phrase) {
    static const Str offices[] = {S_("minister"),  S_("president"),   S_("premier"),      S_("chancellor"),
                                  S_("secretary"), S_("ambassador"),  S_("envoy"),        S_("diplomat"),
                                  S_("king"),      S_("queen"),       S_("ministry"),     S_("government"),
                                  S_("embassy"),   S_("parliament"),  S_("army"),         S_("military"),
                                  S_("navy"),      S_("counterpart"), S_("commissioner"), S_("spokes")};
    for (ptrdiff_t i = 0; i < countof(offices); i++)
        if (str_find_case(phrase, offices[i]) >= 0) return true;
    return false;
}

Str side_of_office(Str role) { return in_office(role) ? side_in(role) : (Str){0}; }

static Str side_of(const Article *article, const Entity *entity) {
    if (entity->kind == NAME_PLACE || entity->kind == NAME_OTHER) return side_of_name(entity->name);
    if (entity->kind == NAME_ORGANISATION) {
        Str whole = side_of_name(entity->name);
        return whole.len || !in_office(entity->name) ? whole : side_in(entity->name);
    }
    return side_of_office(str_span(article->text, entity->role));
}

Str *side_find(const Desk *desk, Arena *keep) {
    Str *sides = arena_new(keep, Str, desk->actors.len);
    for (ptrdiff_t r = 0; r < desk->story->members_len; r++) {
        const Report *report = &desk->reports[r];
        for (int32_t e = 0; e < report->article->entities.len; e++) {
            int32_t actor = desk_actor(desk, (int32_t)r, e);
            if (actor < 0 || sides[actor].len) continue;
            sides[actor] = side_of(report->article, &report->article->entities.at[e]);
        }
    }
    return sides;
}
