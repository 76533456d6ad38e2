// name_agree.c - see name_agree.h. Each spelling votes once a name; see tests/cases/name/one-kind-a-spelling.md.
#include "text/name_agree.h"

#include "base/map.h"
#include "text/spelling.h"

enum { VOTE = 20 };  // bits of a kind's votes in a spelling's number

typedef struct Voters {
    Map spellings;  // plain spelling to votes by kind
    Map persons;    // last words of persons' full names
    const Tokens *tokens;
    Str text;
    Arena *scratch;
} Voters;

static Str plain_of(const Voters *v, Run run) {
    Span at = {v->tokens->at[run.first].at.start, v->tokens->at[run.end - 1].at.end};
    return spelling_plain(str_span(v->text, at), v->scratch);
}

static int64_t votes_for(int64_t votes, NameKind kind) {
    if (kind == NAME_OTHER) return 0;
    return votes >> (VOTE * ((int)kind - 1)) & ((1 << VOTE) - 1);
}

// The kind with most votes; at a tie `own`.
static NameKind most_voted(int64_t votes, NameKind own) {
    NameKind best = own;
    for (int kind = NAME_PERSON; kind <= NAME_PLACE; kind++)
        if (votes_for(votes, (NameKind)kind) > votes_for(votes, best)) best = (NameKind)kind;
    return best;
}

static bool is_person(const Voters *v, Str plain) {
    const int64_t *votes = map_get(&v->spellings, plain);
    return (votes && most_voted(*votes, NAME_OTHER) == NAME_PERSON) || map_get(&v->persons, plain);
}

static void vote(Voters *v, const NameGuesses *names) {
    for (ptrdiff_t i = 0; i < names->len; i++)
        *map_put(&v->spellings, plain_of(v, names->at[i].name), v->scratch) += (int64_t)1
            << (VOTE * ((int)names->at[i].kind - 1));
    for (ptrdiff_t i = 0; i < names->len; i++) {
        Run name = names->at[i].name, last = {name.end - 1, name.end};
        if (names->at[i].kind != NAME_PERSON || name.end - name.first < 2) continue;
        if (is_person(v, plain_of(v, name))) map_put(&v->persons, plain_of(v, last), v->scratch);
    }
}

// "FM Orr": a word of two to four capitals before what is a person's name elsewhere.
static bool has_office(const Voters *v, Run name) {
    if (name.end - name.first < 2) return false;
    const Token *first = &v->tokens->at[name.first], *next = first + 1;
    ptrdiff_t len = first->at.end - first->at.start;
    if (first->shape != TOKEN_UPPER || len < 2 || len > 4 || !next->space_before ||
        next->shape == TOKEN_UPPER)
        return false;
    if (str_find_byte(str_span(v->text, first->at), '.') >= 0) return false;
    return is_person(v, plain_of(v, (Run){name.first + 1, name.end}));
}

void name_agree(NameGuesses *names, Str text, const Tokens *tokens, const uint32_t *words, Arena scratch) {
    enum { NO_PERSON = WORD_COUNTRY | WORD_DEMONYM };
    Voters v = {.tokens = tokens, .text = text, .scratch = &scratch};
    vote(&v, names);
    for (ptrdiff_t i = 0; i < names->len; i++) {
        NameGuess *name = &names->at[i];
        Str plain = plain_of(&v, name->name);
        name->kind = most_voted(*map_get(&v.spellings, plain), name->kind);
        bool country;
        Span at = {tokens->at[name->name.first].at.start, tokens->at[name->name.end - 1].at.end};
        if (lexicon_name(str_span(text, at), &country) == NAME_PLACE && country &&
            name->kind == NAME_ORGANISATION)
            name->kind = NAME_PLACE;  // "the United States paid": its government, but the country to a reader
        if (has_office(&v, name->name)) {
            name->name.first++;
            name->kind = NAME_PERSON;
        }
        Run last = {name->name.end - 1, name->name.end};
        bool initial = name->name.end - name->name.first == 3 && (words[name->name.first] & WORD_INITIAL);
        bool alone = name->name.end - name->name.first == 1;
        if (name->kind == NAME_PERSON || !(alone || initial) || (words[last.first] & NO_PERSON)) continue;
        if (map_get(&v.persons, plain_of(&v, last))) name->kind = NAME_PERSON;
    }
}
