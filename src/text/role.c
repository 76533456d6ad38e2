// role.c - see role.h.
#include "text/role.h"

enum { ROLE_BITS = WORD_TITLE | WORD_ROLE };

// "Mr.", "Dr.": a form of address, which tells nobody's role.
static bool is_address(Str word) {
    static const Str list[] = {S_("Mr"), S_("Mrs"),   S_("Ms"),   S_("Miss"), S_("Mx"),
                               S_("Dr"), S_("Sir"),   S_("Dame"), S_("Lord"), S_("Lady"),
                               S_("St"), S_("Saint"), S_("MR"),   S_("MRS"),  S_("DR")};
    for (ptrdiff_t i = 0; i < countof(list); i++)
        if (str_eq(word, list[i])) return true;
    return false;
}

// "his son Paul Orr": whose he is, not what.
static bool is_kin(Str word) {
    static const Str list[] = {S_("son"),        S_("daughter"), S_("mother"),  S_("father"), S_("wife"),
                               S_("husband"),    S_("sister"),   S_("brother"), S_("friend"), S_("uncle"),
                               S_("aunt"),       S_("cousin"),   S_("nephew"),  S_("niece"),  S_("partner"),
                               S_("girlfriend"), S_("boyfriend")};
    for (ptrdiff_t i = 0; i < countof(list); i++)
        if (str_eq(word, list[i])) return true;
    return false;
}

// "co-founder", "ex-minister", "pro-Orra lawmaker"
static bool is_prefix(const Scene *scene, ptrdiff_t i) {
    static const Str list[] = {S_("anti"), S_("co"), S_("ex"), S_("non"), S_("pro"), S_("vice")};
    for (ptrdiff_t k = 0; k < countof(list); k++)
        if (scene_is(scene, i, list[k])) return scene_is(scene, i + 1, S("-"));
    return false;
}

// May the word at `i` stand before a role's head word?
static bool qualifies(const Scene *scene, ptrdiff_t i) {
    uint32_t bits = scene_bits(scene, i);
    if ((bits & (WORD_MODIFIER | WORD_DEMONYM | ROLE_BITS)) || is_prefix(scene, i)) return true;
    return (bits & WORD_CAPITAL) && !((bits & WORD_START) && (bits & WORD_COMMON)) && !(bits & WORD_CALENDAR);
}

// The run that ends with the role's head word at `head`, qualifiers before it taken along.
static Run grow_left(const Scene *scene, ptrdiff_t head) {
    ptrdiff_t first = head, limit = head - 8;
    while (first - 1 > limit && first > scene->first) {
        ptrdiff_t before = first - 1;
        bool mark = scene_is(scene, before, S("-")) && !scene_spaced(scene, first);
        bool stop = scene_is(scene, before, S(".")) && (scene_bits(scene, before - 1) & ROLE_BITS);
        bool owner = (scene_is(scene, before, S("'s")) || scene_is(scene, before, S("’s"))) &&
            qualifies(scene, before - 1);
        if (mark || stop || owner) before--;
        if (before < scene->first || !qualifies(scene, before)) break;
        first = before;
    }
    return (Run){first, head + 1 + scene_is(scene, head + 1, S("."))};  // "Gen."
}

// "Secretary of State Ann Orr": the office's head word before "of", when nothing but its field stands between; else -1.
static ptrdiff_t head_before_of(const Scene *scene, ptrdiff_t last) {
    ptrdiff_t i = last;
    while (i > last - 4 && (scene_bits(scene, i) & WORD_CAPITAL) &&
           (scene_bits(scene, i) & (WORD_MODIFIER | WORD_COUNTRY)))
        i--;
    if (i == last || !scene_is(scene, i, S("of"))) return -1;
    return scene_bits(scene, i - 1) & ROLE_BITS ? i - 1 : -1;
}

Run role_before(const Scene *scene, Run name) {
    Run none = {name.first, name.first};
    ptrdiff_t head = name.first - 1;
    if (scene_is(scene, head, S("."))) head--;  // "Gen."
    if (scene_is(scene, head, S(","))) {        // "the group's spokesman, Ann Orr,"
        if (!(scene_bits(scene, head - 1) & ROLE_BITS) || (scene_bits(scene, head - 1) & WORD_CAPITAL))
            return none;
        head--;
    }
    while (is_address(scene_word(scene, head)) && head > scene->first)
        head -= scene_is(scene, head - 1, S(".")) ? 2 : 1;
    ptrdiff_t office = head_before_of(scene, head);
    if (office >= 0) return (Run){grow_left(scene, office).first, head + 1};
    if (!(scene_bits(scene, head) & ROLE_BITS)) return none;
    if (is_address(scene_word(scene, head)) || is_kin(scene_word(scene, head))) return none;
    return grow_left(scene, head);
}

static bool ends_apposition(const Scene *scene, ptrdiff_t i) {
    static const Str marks[] = {S_(","), S_(";"), S_("."),   S_(":"),     S_("("),   S_(")"),
                                S_("—"), S_("–"), S_("-"),   S_("“"),     S_("”"),   S_("\""),
                                S_("!"), S_("?"), S_("who"), S_("which"), S_("that")};
    Str word = scene_word(scene, i);
    if (word.len == 1 && word.s[0] == '-' && !scene_spaced(scene, i)) return false;  // "co-founder"
    for (ptrdiff_t k = 0; k < countof(marks); k++)
        if (str_eq(word, marks[k])) return true;
    return word.len == 0;
}

// A word that opens something else than what the person is, when it stands before the role's head word.
static bool leads_away(const Scene *scene, ptrdiff_t i) {
    static const Str list[] = {
        S_("alongside"), S_("with"),  S_("by"),        S_("from"), S_("to"),   S_("in"),    S_("on"),
        S_("at"),        S_("for"),   S_("as"),        S_("and"),  S_("or"),   S_("her"),   S_("his"),
        S_("their"),     S_("my"),    S_("your"),      S_("you"),  S_("we"),   S_("they"),  S_("it"),
        S_("when"),      S_("while"), S_("including"), S_("like"), S_("such"), S_("after"), S_("before")};
    for (ptrdiff_t k = 0; k < countof(list); k++)
        if (scene_is(scene, i, list[k])) return true;
    return false;
}

static bool is_verb(const Scene *scene, ptrdiff_t i) {
    static const Str list[] = {S_("is"),   S_("was"),  S_("has"),   S_("had"),  S_("are"),
                               S_("were"), S_("will"), S_("would"), S_("have"), S_("did"),
                               S_("does"), S_("but"),  S_("he"),    S_("she")};
    Str word = scene_word(scene, i);
    if (scene_bits(scene, i) & WORD_SAY) return true;
    for (ptrdiff_t k = 0; k < countof(list); k++)
        if (str_eq(word, list[k])) return true;
    return false;
}

Run role_behind(const Scene *scene, Run name) {
    enum { LONGEST = 24, HEAD = 8 };  // tokens; where its head word stands at the latest
    Run none = {name.end, name.end};
    ptrdiff_t i = name.end;
    if (!scene_is(scene, i, S(","))) return none;
    if (scene_word(scene, i + 1).len == 2 && scene->tokens->at[i + 1].shape == TOKEN_NUMBER &&
        scene_is(scene, i + 2, S(",")))
        i += 2;  // an age
    ptrdiff_t first = ++i, head = 0;
    if (scene_is(scene, first, S("a")) || scene_is(scene, first, S("an")) || scene_is(scene, first, S("the")))
        first++;
    for (i = first; i < first + LONGEST && !ends_apposition(scene, i); i++) {
        if (is_verb(scene, i) || (!head && leads_away(scene, i))) return none;
        uint32_t bits = scene_bits(scene, i);
        bool ready = head || (i < first + HEAD && (bits & ROLE_BITS));
        if (ready && !head) head = i;
        // A name before any role: "Orr, Ann Lund and ..." is a list. A clause or place before it: no apposition.
        if (!head && !qualifies(scene, i) && scene_bits(scene, i) == 0 && i - first > 4) return none;
    }
    if (!head || i == first + LONGEST) return none;
    // "Orr, President Lund": a title before another name
    if (head + 1 < i && (scene_bits(scene, head) & WORD_TITLE) &&
        (scene_bits(scene, head + 1) & (WORD_GIVEN | WORD_FAMILY)))
        return none;
    return (Run){first, i};
}
