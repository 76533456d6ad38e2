// role.c - see role.h.
#include "text/role.h"

enum { ROLE_BITS = WORD_TITLE | WORD_ROLE };

static bool is_any(Str word, const Str *list, ptrdiff_t len) {
    for (ptrdiff_t i = 0; i < len; i++)
        if (str_eq(word, list[i])) return true;
    return false;
}

// "Mr.", "Dr.": a form of address, which tells nobody's role.
static bool is_address(Str word) {
    static const Str list[] = {S_("Mr"),    S_("Mrs"),   S_("Ms"),     S_("Miss"), S_("Mx"),  S_("Dr"),
                               S_("Sir"),   S_("Dame"),  S_("Lord"),   S_("Lady"), S_("St"),  S_("Saint"),
                               S_("MR"),    S_("MRS"),   S_("DR"),     S_("Hon"),  S_("Tun"), S_("Tan"),
                               S_("Datuk"), S_("Madam"), S_("Madame"), S_("Shri"), S_("Smt")};
    return is_any(word, list, countof(list));
}

// "his son Paul Orr", "her colleague Ann Orr": whose the person is, not what.
static bool is_kin(Str word) {
    static const Str list[] = {
        S_("son"),        S_("daughter"),    S_("mother"),    S_("father"),   S_("wife"),
        S_("husband"),    S_("sister"),      S_("brother"),   S_("friend"),   S_("uncle"),
        S_("aunt"),       S_("cousin"),      S_("nephew"),    S_("niece"),    S_("partner"),
        S_("girlfriend"), S_("boyfriend"),   S_("colleague"), S_("teammate"), S_("spouse"),
        S_("co-star"),    S_("predecessor"), S_("successor"), S_("grandson"), S_("widow")};
    return is_any(word, list, countof(list));
}

// "member", "player": nothing without the word before it.
static bool needs_more(Str word) {
    static const Str list[] = {S_("member"), S_("player"),   S_("resident"), S_("counterpart"),
                               S_("worker"), S_("employee"), S_("owner"),    S_("victim"),
                               S_("fellow"), S_("suspect")};
    return is_any(word, list, countof(list));
}

// A title that in small letters is another word: "a major Orr donor".
static bool is_plain_word(Str word) {
    static const Str list[] = {S_("major"), S_("count"), S_("miss"), S_("don"),  S_("general"),
                               S_("lord"),  S_("lady"),  S_("dame"), S_("frau"), S_("judge")};
    return is_any(word, list, countof(list));
}

// "to host Ann Orr", "will coach Orr": the role's word is a verb here.
static bool is_verb_here(const Scene *scene, ptrdiff_t head) {
    static const Str list[] = {S_("to"),     S_("will"), S_("would"), S_("can"), S_("could"),
                               S_("should"), S_("may"),  S_("might"), S_("not"), S_("must")};
    return is_any(scene_word(scene, head - 1), list, countof(list));
}

// "co-founder", "ex-minister", "pro-Orra lawmaker"
static bool is_prefix(const Scene *scene, ptrdiff_t i) {
    static const Str list[] = {S_("anti"), S_("co"), S_("ex"), S_("non"), S_("pro"), S_("vice")};
    return is_any(scene_word(scene, i), list, countof(list)) && scene_is(scene, i + 1, S("-"));
}

// May the word at `i` stand before a role's head word?
static bool qualifies(const Scene *scene, ptrdiff_t i) {
    static const Str articles[] = {S_("A"), S_("An"), S_("The")};
    uint32_t bits = scene_bits(scene, i);
    if (is_any(scene_word(scene, i), articles, countof(articles))) return false;
    if ((bits & (WORD_MODIFIER | WORD_DEMONYM | WORD_FIELD | ROLE_BITS)) || is_prefix(scene, i)) return true;
    return (bits & WORD_CAPITAL) && !((bits & WORD_START) && (bits & WORD_COMMON)) && !(bits & WORD_CALENDAR);
}

// "will host US Secretary ...": a role in small letters is no part of an office in capitals.
static bool is_other_noun(const Scene *scene, ptrdiff_t i, ptrdiff_t next) {
    uint32_t bits = scene_bits(scene, i);
    return (bits & ROLE_BITS) && !(bits & (WORD_CAPITAL | WORD_MODIFIER)) &&
        (scene_bits(scene, next) & WORD_CAPITAL);
}

// The index of "(" of "(NOR)" that ends at `i`; -1 when no such stands there.
static ptrdiff_t bracket_before(const Scene *scene, ptrdiff_t i) {
    if (!scene_is(scene, i, S(")"))) return -1;
    for (ptrdiff_t k = i - 1; k >= i - 4 && k > scene->first; k--)
        if (scene_is(scene, k, S("("))) return scene_bits(scene, k - 1) & WORD_CAPITAL ? k : -1;
    return -1;
}

// The "of" of "University of Orra"
static bool is_body_of(const Scene *scene, ptrdiff_t i) {
    uint32_t before = scene_bits(scene, i - 1);
    return scene_is(scene, i, S("of")) && (before & WORD_BODY) && (before & WORD_CAPITAL);
}

// The run that ends with the role's head word at `head`, qualifiers before it taken along.
static Run grow_left(const Scene *scene, ptrdiff_t head) {
    enum { FARTHEST = 12 };
    ptrdiff_t first = head, limit = head - FARTHEST;
    while (first - 1 > limit && first > scene->first) {
        ptrdiff_t before = first - 1, bracket = bracket_before(scene, before);
        bool mark = scene_is(scene, before, S("-")) && !scene_spaced(scene, first);
        bool stop = scene_is(scene, before, S(".")) && (scene_bits(scene, before - 1) & ROLE_BITS);
        bool owner = (scene_is(scene, before, S("'s")) || scene_is(scene, before, S("’s"))) &&
            qualifies(scene, before - 1);
        bool pair = scene_is(scene, before, S("&")) && !scene_spaced(scene, first);  // "R&B singer"
        bool body = is_body_of(scene, before) && (scene_bits(scene, first) & WORD_CAPITAL);
        if (mark || stop || owner || pair || body) before--;
        if (bracket >= 0) before = bracket - 1;
        bool joined = mark && (scene_bits(scene, before) & WORD_PARTICLE);  // "-e-Orra"
        if (before < scene->first || !(joined || qualifies(scene, before)) ||
            is_other_noun(scene, before, first))
            break;
        first = before;
    }
    return (Run){first, head + 1 + scene_is(scene, head + 1, S("."))};  // "Gen."
}

// A capital in the name of what an office is of; "Minister of Justice" has a title for its field.
static bool is_field_word(const Scene *scene, ptrdiff_t i) {
    uint32_t bits = scene_bits(scene, i);
    bool office = (bits & ROLE_BITS) && !(bits & WORD_MODIFIER) && !scene_is(scene, i - 1, S("of"));
    return (bits & WORD_CAPITAL) && !(bits & WORD_CALENDAR) && !office;
}

// "Secretary of State Ann Orr", "Minister for Energy and Water Ann Orr": the office's head word before "of", when
// nothing but its field stands between; else -1.
static ptrdiff_t head_before_of(const Scene *scene, ptrdiff_t last) {
    enum { FARTHEST = 6 };
    static const Str of[] = {S_("of"), S_("for"), S_("to"), S_("at")};
    ptrdiff_t i = last;
    while (i > last - FARTHEST &&
           (is_field_word(scene, i) || scene_is(scene, i, S("and")) || is_body_of(scene, i)))
        i--;
    if (i == last || !(scene_bits(scene, last) & WORD_CAPITAL)) return -1;
    i -= scene_is(scene, i, S("the"));
    if (!is_any(scene_word(scene, i), of, countof(of))) return -1;
    uint32_t head = scene_bits(scene, i - 1);
    // "a lawyer for Orra Ann ..." and "the wife of Chairman Orr" tell no office
    bool plain = scene_is(scene, i, S("of")) && !(scene_bits(scene, last) & (WORD_TITLE | WORD_ROLE));
    bool office = plain || (head & WORD_CAPITAL);
    return (head & ROLE_BITS) && office ? i - 1 : -1;
}

// Does the capital at `i` stand alone?
static bool stands_alone(const Scene *scene, ptrdiff_t i) {
    return !(scene_bits(scene, i + 1) & WORD_CAPITAL);
}

// Is what `run` says a role at all?
static bool says_role(const Scene *scene, Run run, ptrdiff_t head) {
    Str word = scene_word(scene, head);
    uint32_t bits = scene_bits(scene, head);
    bool alone = run.first == head, small = !(bits & WORD_CAPITAL);
    if (is_address(word) || is_kin(word)) return false;
    if (alone && (needs_more(word) || (small && (is_plain_word(word) || is_verb_here(scene, head)))))
        return false;
    bool part = (bits & WORD_GIVEN) || ((bits & WORD_FAMILY) && stands_alone(scene, head + 1));
    return !(alone && !small && part && !(bits & WORD_TITLE));  // "Dean Orr": his name
}

// "the lawyer of the party's candidate, Ann Orr": it is the lawyer who is named.
static bool is_of_another(const Scene *scene, Run run) {
    static const Str of[] = {S_("of"), S_("to"), S_("for")};
    static const Str the[] = {S_("the"), S_("a"), S_("an"), S_("its"), S_("his"), S_("her"), S_("their")};
    ptrdiff_t i = run.first - 1;
    if (is_any(scene_word(scene, i), the, countof(the))) i--;
    return is_any(scene_word(scene, i), of, countof(of)) && !scene_is(scene, i - 1, S("according"));
}

// May the word at `i` stand in the name of what an office is of: "of the Bank of Orra and Lund"?
static bool is_field(const Scene *scene, ptrdiff_t i) {
    static const Str list[] = {S_("of"), S_("the"), S_("and"), S_("for"), S_("&"),
                               S_("-"),  S_("'s"),  S_("’s"),  S_("("),   S_(")")};
    if (is_any(scene_word(scene, i), list, countof(list))) return true;
    return is_field_word(scene, i);
}

// "the governor of Orra, Ann Orr and Jan Lund": one of several, so that what stands before the comma is another.
static bool in_list(const Scene *scene, Run name) {
    uint32_t next = scene_bits(scene, name.end + 1);
    return scene_is(scene, name.end, S("and")) || scene_is(scene, name.end, S("or")) ||
        (scene_is(scene, name.end, S(",")) && (next & WORD_CAPITAL)) ||
        (scene_bits(scene, name.end) & WORD_CAPITAL);
}

// "the governor of Orra State, Ann Orr, said": an office with its field, then a comma at `comma`.
static Run office_before(const Scene *scene, Run name, ptrdiff_t comma) {
    enum { FARTHEST = 12 };
    static const Str of[] = {S_("of"), S_("for"), S_("to"), S_("at"), S_("in")};
    Run none = {name.first, name.first};
    if (in_list(scene, name) || !(scene_bits(scene, comma - 1) & WORD_CAPITAL)) return none;
    ptrdiff_t i = comma - 1;
    while (i > comma - FARTHEST && is_field(scene, i)) i--;
    uint32_t bits = scene_bits(scene, i);
    bool small = !(bits & WORD_CAPITAL);
    if (!(bits & ROLE_BITS) || !is_any(scene_word(scene, i + 1), of, countof(of))) return none;
    if (small && (is_plain_word(scene_word(scene, i)) || is_verb_here(scene, i))) return none;
    if (is_kin(scene_word(scene, i)) || is_address(scene_word(scene, i))) return none;
    Run run = {grow_left(scene, i).first, comma};
    return is_of_another(scene, run) ? none : run;
}

// "Orra's Prime Minister, Ann Orr, said": an office in capitals at `head`, with whose it is, then a comma.
static Run title_before(const Scene *scene, Run name, ptrdiff_t head) {
    Run none = {name.first, name.first}, run = grow_left(scene, head);
    run.end = head + 1;
    bool whose = (scene_bits(scene, run.first) & (WORD_PLACE | WORD_DEMONYM | WORD_ACRONYM)) ||
        scene_is(scene, run.first - 1, S("the"));
    bool alone = run.first == head || is_of_another(scene, run) || in_list(scene, name);
    return whose && !alone && says_role(scene, run, head) ? run : none;
}

Run role_before(const Scene *scene, Run name) {
    Run none = {name.first, name.first};
    ptrdiff_t head = name.first - 1;
    if (scene_is(scene, head, S("."))) head--;  // "Gen."
    while (is_address(scene_word(scene, head)) && head > scene->first)
        head -= scene_is(scene, head - 1, S(".")) ? 2 : 1;
    bool comma = scene_is(scene, head, S(","));  // "the group's spokesman, Ann Orr,"
    if (comma) {
        head--;
        if (!(scene_bits(scene, head) & ROLE_BITS) || is_field_word(scene, head))
            return office_before(scene, name, head + 1);
        if (scene_bits(scene, head) & WORD_CAPITAL) return title_before(scene, name, head);
    }
    ptrdiff_t office = head_before_of(scene, head);
    if (office >= 0) return (Run){grow_left(scene, office).first, head + 1};
    if (!(scene_bits(scene, head) & ROLE_BITS)) return none;
    Run run = grow_left(scene, head);
    if (!says_role(scene, run, head) || (comma && is_of_another(scene, run))) return none;
    return run;
}

// "in a statement": how it was said, no part of what the person is.
static bool is_where_said(const Scene *scene, ptrdiff_t i) {
    static const Str list[] = {S_("statement"), S_("interview"), S_("email"),
                               S_("letter"),    S_("tweet"),     S_("report")};
    if (!scene_is(scene, i, S("in"))) return false;
    for (ptrdiff_t k = i + 1; k < i + 4; k++)
        if (is_any(scene_word(scene, k), list, countof(list))) return true;
    return false;
}

static bool ends_apposition(const Scene *scene, ptrdiff_t i) {
    static const Str marks[] = {S_(","), S_(";"), S_("."),   S_(":"),     S_("("),   S_(")"),
                                S_("—"), S_("–"), S_("-"),   S_("“"),     S_("”"),   S_("\""),
                                S_("!"), S_("?"), S_("who"), S_("which"), S_("that")};
    Str word = scene_word(scene, i);
    if (word.len == 1 && word.s[0] == '-' && !scene_spaced(scene, i)) return false;  // "co-founder"
    bool titled =
        scene_is(scene, i, S(".")) && !scene_spaced(scene, i) && is_address(scene_word(scene, i - 1));
    if (titled) return false;  // "one of Mr. Orr's lawyers"
    if (is_where_said(scene, i)) return true;
    return word.len == 0 || is_any(word, marks, countof(marks));
}

// A word that opens something else than what the person is, when it stands before the role's head word.
static bool leads_away(const Scene *scene, ptrdiff_t i) {
    static const Str list[] = {
        S_("alongside"), S_("with"),  S_("by"),        S_("from"), S_("to"),     S_("in"),       S_("on"),
        S_("at"),        S_("for"),   S_("as"),        S_("and"),  S_("or"),     S_("her"),      S_("his"),
        S_("their"),     S_("my"),    S_("your"),      S_("you"),  S_("we"),     S_("they"),     S_("it"),
        S_("when"),      S_("while"), S_("including"), S_("like"), S_("such"),   S_("after"),    S_("before"),
        S_("yet"),       S_("so"),    S_("because"),   S_("if"),   S_("though"), S_("although"), S_("where"),
        S_("there"),     S_("this")};
    return is_any(scene_word(scene, i), list, countof(list));
}

// "you're", "we'll"
static bool is_contraction(Str word) {
    static const Str ends[] = {S_("'re"), S_("’re"), S_("'ve"), S_("’ve"),
                               S_("'ll"), S_("’ll"), S_("'m"),  S_("’m")};
    for (ptrdiff_t k = 0; k < countof(ends); k++)
        if (str_ends(word, ends[k])) return true;
    return false;
}

static bool is_verb(const Scene *scene, ptrdiff_t i) {
    static const Str list[] = {S_("is"),   S_("was"),  S_("has"),   S_("had"),  S_("are"),
                               S_("were"), S_("will"), S_("would"), S_("have"), S_("did"),
                               S_("does"), S_("but"),  S_("he"),    S_("she")};
    Str word = scene_word(scene, i);
    return (scene_bits(scene, i) & WORD_SAY) || is_contraction(word) || is_any(word, list, countof(list));
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
        bool ready = head || (i < first + HEAD && (bits & ROLE_BITS) && !is_kin(scene_word(scene, i)));
        if (ready && !head) head = i;
        // A name before any role: "Orr, Ann Lund and ..." is a list. A clause or place before it: no apposition.
        if (!head && !qualifies(scene, i) && scene_bits(scene, i) == 0 && i - first > 4) return none;
    }
    if (!head || i == first + LONGEST) return none;
    if (i == first + 1 && scene->tokens->at[first].shape == TOKEN_UPPER) return none;  // "Ann Orr, COL"
    // "Orr, President Lund": a title before another name
    if (head + 1 < i && (scene_bits(scene, head) & WORD_TITLE) &&
        (scene_bits(scene, head + 1) & (WORD_GIVEN | WORD_FAMILY)))
        return none;
    return (Run){first, i};
}
