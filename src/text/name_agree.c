// name_agree.c - see name_agree.h. Each spelling votes once a name; see tests/cases/name/one-kind-a-spelling.md.
//
//     names ──► tallies of spellings; words of persons' and firms' full names ──► each name again
#include "text/name_agree.h"

#include "base/map.h"
#include "text/spelling.h"

enum { KINDS = NAME_PLACE + 1 };

// A spelling's names: how many of each kind, and how many behind "the", "the ferry", "the newspaper".
typedef struct Tally {
    int32_t votes[KINDS], times, behind_the, ships, bodies;
} Tally;

typedef struct Voters {
    Map spellings;    // plain spelling to 1 + index into `tallies`
    Map last, given;  // last and first words of persons' full names
    Map firms;        // first words of organisations' full names, and those names without "Ltd"
    Tally *tallies;
    const Tokens *tokens;
    const uint32_t *words;
    Str text;
    Arena *scratch;
} Voters;

static Str str_of(const Voters *v, Run run) {
    return str_span(v->text, (Span){v->tokens->at[run.first].at.start, v->tokens->at[run.end - 1].at.end});
}

static Str plain_of(const Voters *v, Run run) { return spelling_plain(str_of(v, run), v->scratch); }

static Tally *tally_of(const Voters *v, Str plain) {
    const int64_t *at = map_get(&v->spellings, plain);
    return at ? &v->tallies[*at - 1] : NULL;
}

// The kind with most votes; at a tie `own`.
static NameKind most_voted(const Tally *tally, NameKind own) {
    NameKind best = own;
    for (int kind = NAME_PERSON; kind < KINDS; kind++)
        if (tally->votes[kind] > (best == NAME_OTHER ? 0 : tally->votes[best])) best = (NameKind)kind;
    return best;
}

static bool is_person(const Voters *v, Str plain) {
    const Tally *tally = tally_of(v, plain);
    return (tally && most_voted(tally, NAME_OTHER) == NAME_PERSON) || map_get(&v->last, plain);
}

static bool is_single(Run name) { return name.end - name.first == 1; }

static bool is_any(Str word, const Str *list, ptrdiff_t len) {
    for (ptrdiff_t i = 0; i < len; i++)
        if (str_eq(word, list[i])) return true;
    return false;
}

static bool is_vessel(Str word) {
    static const Str list[] = {
        S_("ferry"),   S_("ship"),    S_("vessel"),    S_("tanker"),    S_("yacht"),   S_("frigate"),
        S_("trawler"), S_("liner"),   S_("freighter"), S_("boat"),      S_("barge"),   S_("schooner"),
        S_("carrier"), S_("warship"), S_("submarine"), S_("destroyer"), S_("lifeboat")};
    return is_any(word, list, countof(list));
}

static bool is_body(Str word) {
    static const Str list[] = {S_("newspaper"),    S_("daily"),        S_("weekly"),   S_("magazine"),
                               S_("broadcaster"),  S_("website"),      S_("company"),  S_("firm"),
                               S_("agency"),       S_("airline"),      S_("retailer"), S_("supermarket"),
                               S_("automaker"),    S_("carmaker"),     S_("startup"),  S_("lender"),
                               S_("insurer"),      S_("brewer"),       S_("charity"),  S_("watchdog"),
                               S_("conglomerate"), S_("manufacturer"), S_("tabloid")};
    return is_any(word, list, countof(list));
}

static void vote(Voters *v, const NameGuesses *names) {
    for (ptrdiff_t i = 0; i < names->len; i++) {
        Run name = names->at[i].name;
        int64_t *at = map_put(&v->spellings, plain_of(v, name), v->scratch);
        if (*at == 0) *at = v->spellings.len;
        Tally *tally = &v->tallies[*at - 1];
        tally->votes[names->at[i].kind]++;
        tally->times++;
        Str before = token_str(v->text, v->tokens, name.first - 1);
        tally->behind_the += str_eq(before, S("the"));
        tally->ships += is_vessel(before);
        tally->bodies += is_body(before);
    }
}

// "Orr Motors" makes "Orr" a firm; "Orr Foundation" is named after somebody, "Nordland Motors" after a place.
static bool names_firm(const Voters *v, Run name) {
    uint32_t first = v->words[name.first], last = v->words[name.end - 1];
    return !(first & (WORD_PLACE | WORD_DEMONYM | WORD_COMMON | WORD_LAND_FIRST | WORD_BODY)) &&
        !(last & WORD_BODY);
}

static void note_firms(Voters *v, const NameGuesses *names) {
    for (ptrdiff_t i = 0; i < names->len; i++) {
        Run name = names->at[i].name, first = {name.first, name.first + 1}, rest = {name.first, name.end - 1};
        if (is_single(name)) continue;
        NameKind kind = most_voted(tally_of(v, plain_of(v, name)), names->at[i].kind);
        if (kind != NAME_ORGANISATION) continue;
        if (names_firm(v, name)) map_put(&v->firms, plain_of(v, first), v->scratch);
        if (v->words[rest.end] & WORD_FIRM) map_put(&v->firms, plain_of(v, rest), v->scratch);
    }
}

static void note_persons(Voters *v, const NameGuesses *names) {
    for (ptrdiff_t i = 0; i < names->len; i++) {
        Run name = names->at[i].name, first = {name.first, name.first + 1}, last = {name.end - 1, name.end};
        if (is_single(name) || map_get(&v->firms, plain_of(v, name))) continue;
        NameKind kind = most_voted(tally_of(v, plain_of(v, name)), names->at[i].kind);
        if (kind != NAME_PERSON) continue;
        map_put(&v->last, plain_of(v, last), v->scratch);
        map_put(&v->given, plain_of(v, first), v->scratch);
    }
}

// "FM Orr": a word of two to four capitals before what is a person's name elsewhere; "Skipper Ann Orr": an ordinary
// word or an office before one in full.
static bool has_office(const Voters *v, Run name) {
    enum { ORDINARY = WORD_COMMON | WORD_ROLE | WORD_TITLE | WORD_MODIFIER };
    if (is_single(name)) return false;
    const Token *first = &v->tokens->at[name.first], *next = first + 1;
    Run rest = {name.first + 1, name.end};
    if (!next->space_before || !is_person(v, plain_of(v, rest))) return false;
    uint32_t bits = v->words[name.first];
    if (!is_single(rest) && (bits & ORDINARY) && !(bits & (WORD_GIVEN | WORD_FAMILY | WORD_INITIAL)))
        return true;
    ptrdiff_t len = first->at.end - first->at.start;
    return first->shape == TOKEN_UPPER && len >= 2 && len <= 4 && next->shape != TOKEN_UPPER &&
        str_find_byte(str_span(v->text, first->at), '.') < 0;
}

// Is the short name one of a person whose full name stands elsewhere?
static bool is_short_for_person(const Voters *v, Run name) {
    enum { NO_PERSON = WORD_COUNTRY | WORD_DEMONYM };
    Run last = {name.end - 1, name.end};
    bool initial = name.end - name.first == 3 && (v->words[name.first] & WORD_INITIAL);
    return (is_single(name) || initial) && !(v->words[last.first] & NO_PERSON) &&
        map_get(&v->last, plain_of(v, last));
}

static NameKind kind_of(const Voters *v, const NameGuess *name) {
    bool country;
    Str plain = plain_of(v, name->name);
    const Tally *tally = tally_of(v, plain);
    NameKind kind = tally ? most_voted(tally, name->kind) : name->kind;
    bool named = map_get(&v->last, plain) || map_get(&v->given, plain);
    // "the United States paid": its government, but the country to a reader; "Jordan" is a man where one is named in full
    if (lexicon_name(str_of(v, name->name), &country) == NAME_PLACE && country &&
        (kind == NAME_ORGANISATION || !named))
        return NAME_PLACE;
    if (is_short_for_person(v, name->name)) return NAME_PERSON;
    if (tally && tally->ships && lexicon_name(str_of(v, name->name), &country) == NAME_OTHER)
        return NAME_OTHER;
    if (kind != NAME_PERSON || named || !tally) return kind;
    if (tally->bodies || map_get(&v->firms, plain)) return NAME_ORGANISATION;
    // "the Orrin sank": no person; but "the Orr government" once, or a name that the tables know
    bool listed = v->words[name->name.first] & (WORD_GIVEN | WORD_FAMILY);
    bool thing = is_single(name->name) && !listed && tally->behind_the > 1;
    return thing && tally->behind_the * 3 >= tally->times * 2 ? NAME_OTHER : kind;
}

void name_agree(NameGuesses *names, Str text, const Tokens *tokens, const uint32_t *words, Arena scratch) {
    Voters v = {.tokens = tokens, .words = words, .text = text, .scratch = &scratch};
    v.tallies = arena_new(&scratch, Tally, names->len + 1);
    vote(&v, names);
    note_firms(&v, names);
    note_persons(&v, names);
    for (ptrdiff_t i = 0; i < names->len; i++) {
        NameGuess *name = &names->at[i];
        name->kind = kind_of(&v, name);
        if (!has_office(&v, name->name)) continue;
        name->name.first++;
        name->kind = NAME_PERSON;
    }
}
