// name_border.c - see name_border.h. Each rule is sure of its own; anything else stays as the model has it.
#include "text/name_border.h"

#include "data/grammar.en.h"

static Str word_at(const BorderText *in, ptrdiff_t i) { return token_str(in->text, in->tokens, i); }

static bool is(const BorderText *in, ptrdiff_t i, Str word) { return str_eq(word_at(in, i), word); }

// "told", "left": inside a name it is none of its words.
static bool is_verb(const BorderText *in, ptrdiff_t i) {
    const Token *token = &in->tokens->at[i];
    if (token->shape != TOKEN_LOWER || !token->space_before || !token[1].space_before) return false;
    if (in->words[i] & WORD_SAY) return true;
    const struct grammar_en_row *row = grammar_en_find(word_at(in, i));
    return row && str_starts(row->kinds, S("verb"));
}

// The index of what parts two names in `name`: a verb, or the "and" of "Orr Motors Ltd and Lund & Sons"; else name.end.
static ptrdiff_t parting(const BorderText *in, NameKind kind, Run name) {
    for (ptrdiff_t i = name.first + 1; i + 1 < name.end; i++) {
        bool firms = kind == NAME_ORGANISATION && i > name.first + 1 && (in->words[i - 1] & WORD_FIRM);
        if (is_verb(in, i) || (firms && is(in, i, S("and")))) return i;
    }
    return name.end;
}

// "Ambassador to Norway Ann Orr": the index behind the country; else name.first.
static ptrdiff_t behind_country(const BorderText *in, Run name) {
    static const Str of[] = {S_("of"), S_("to"), S_("for"), S_("in")};
    enum { LONGEST = 3 };
    bool office = false;
    for (ptrdiff_t i = 0; i < countof(of); i++) office |= is(in, name.first - 1, of[i]);
    if (!office || (in->words[name.first] & (WORD_GIVEN | WORD_FAMILY))) return name.first;
    for (ptrdiff_t i = name.first + 1; i < name.end && i <= name.first + LONGEST; i++) {
        bool country;
        Span part = {in->tokens->at[name.first].at.start, in->tokens->at[i - 1].at.end};
        if (lexicon_name(str_span(in->text, part), &country) == NAME_PLACE && country) return i;
    }
    return name.first;
}

// "Bank of Norway Ann Orr": the index behind the country whose body it is, when a person's full name is the rest; else
// name.end.
static ptrdiff_t behind_body(const BorderText *in, Run name) {
    enum { HEADS = WORD_BODY | WORD_BODY_LAST | WORD_FIRM | WORD_LAND };
    ptrdiff_t given = name.end - 2;
    if (given < name.first + 3 || !(in->words[given] & WORD_GIVEN) || (in->words[given + 1] & HEADS))
        return name.end;
    bool country = in->words[given - 1] & WORD_COUNTRY, capital = in->words[given + 1] & WORD_CAPITAL;
    return country && capital && is(in, given - 2, S("of")) ? given : name.end;
}

// "Selland, Mo. Ann Orr": the index behind the state and its full stop; else name.first.
static ptrdiff_t behind_state(const BorderText *in, Run name) {
    bool state = name.first > 1 && is(in, name.first - 1, S(",")) && is(in, name.first + 1, S(".")) &&
        lexicon_state(word_at(in, name.first));
    return state && (in->words[name.first - 2] & WORD_CAPITAL) ? name.first + 2 : name.first;
}

// Only words that end a firm's or body's name: "Laboratories Ltd" is none by itself.
static bool is_rest(const BorderText *in, Run name) {
    for (ptrdiff_t i = name.first; i < name.end; i++)
        if (!(in->words[i] & (WORD_BODY_LAST | WORD_FIRM)) && !is(in, i, S("."))) return false;
    return true;
}

// "Dr. Orr's Laboratories Ltd": the last name's words, whose they are and his title are one name.
static bool join_owner(NameGuesses *out, const BorderText *in, NameKind kind, Run name) {
    if (kind != NAME_ORGANISATION || out->len == 0 || !is_rest(in, name)) return false;
    NameGuess *owner = &out->at[out->len - 1];
    bool owned = is(in, name.first - 1, S("'s")) || is(in, name.first - 1, S("\u2019s"));
    if (!owned || owner->name.end != name.first - 1 || owner->kind == NAME_PLACE) return false;
    ptrdiff_t first = owner->name.first;
    bool titled = is(in, first - 1, S(".")) && (is(in, first - 2, S("Dr")) || is(in, first - 2, S("St")));
    *owner = (NameGuess){.name = {titled ? first - 2 : first, name.end}, .kind = NAME_ORGANISATION};
    return true;
}

// "Protecting Orra's Coast and Harbours Act": what looks like a body without any body's word is a law's beginning.
static bool opens_law(const BorderText *in, Run name) {
    enum { FARTHEST = 8, HEADS = WORD_BODY | WORD_BODY_LAST | WORD_FIRM | WORD_ACRONYM };
    for (ptrdiff_t i = name.first; i < name.end; i++)
        if (in->words[i] & HEADS) return false;
    bool owns = is(in, name.end, S("'s")) || is(in, name.end, S("\u2019s"));
    if (!owns || name.end - name.first < 2) return false;
    for (ptrdiff_t i = name.end + 1; i < in->tokens->len && i < name.end + FARTHEST; i++) {
        bool joins = is(in, i, S("and")) || is(in, i, S("of")) || is(in, i, S("the")) || is(in, i, S("for"));
        if (is(in, i, S("Act")) || is(in, i, S("Bill"))) return i > name.end + 1;
        if (!joins && !(in->words[i] & WORD_CAPITAL)) return false;
    }
    return false;
}

static void push(NameGuesses *out, NameKind kind, ptrdiff_t first, ptrdiff_t end, Arena *keep) {
    if (first < end) *vec_push(out, keep) = (NameGuess){.name = {first, end}, .kind = kind};
}

void name_border_add(NameGuesses *out, const BorderText *in, NameKind kind, Run name, Arena *keep) {
    if (join_owner(out, in, kind, name)) return;
    if (kind == NAME_ORGANISATION && opens_law(in, name)) return;
    if (kind == NAME_PERSON) {
        ptrdiff_t behind = behind_state(in, name);
        if (behind == name.first) behind = behind_country(in, name);
        push(out, NAME_PLACE, name.first, behind, keep);
        name.first = behind;
    }
    ptrdiff_t body = kind == NAME_ORGANISATION ? behind_body(in, name) : name.end;
    ptrdiff_t cut = parting(in, kind, (Run){name.first, body});
    push(out, kind, name.first, cut, keep);
    push(out, kind, cut + 1, body, keep);
    push(out, NAME_PERSON, body, name.end, keep);
}
