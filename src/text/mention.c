// mention.c - see mention.h. First cutting, then scoring.
//
// Scores are small integers; a clear sign ("Mr.", "Ltd", a country's name) weighs 8 to 12, a word of a list 3 to 5, a
// neighbour that also stands beside other kinds 1 to 3.
#include "text/mention.h"

#include "text/role.h"

enum {
    ROLES = WORD_TITLE | WORD_ROLE,
    PREFIX = ROLES | WORD_MODIFIER | WORD_DEMONYM,
    HEADS = WORD_BODY | WORD_BODY_LAST | WORD_FIRM | WORD_LAND | WORD_EVENT,
    PERSON = WORD_GIVEN | WORD_FAMILY,
};

// What the tables say of the whole of `run`; names in capitals are looked up as they would stand elsewhere.
static NameKind known(const Scene *scene, Run run, bool *country) {
    char title[64];
    Str name = scene_str(scene, run);
    NameKind kind = lexicon_name(name, country);
    if (kind == NAME_OTHER && name.len > 4 && scene->tokens->at[run.first].shape == TOKEN_UPPER)
        kind = lexicon_name(lexicon_title_case(name, title), country);
    return kind;
}

// ------------------------------------------------------------------ cutting

// The index behind the titles and qualifiers that `run` opens with; run.first when it opens with a name.
static ptrdiff_t behind_titles(const Scene *scene, Run run) {
    ptrdiff_t behind = run.first;
    for (ptrdiff_t i = run.first; i + 1 < run.end; i++) {
        if (!(scene_bits(scene, i) & WORD_CAPITAL)) continue;
        if (!(scene_bits(scene, i) & ROLES)) continue;
        behind = i + 1;
        if (scene_is(scene, behind, S("."))) behind++;
    }
    if (behind > run.first) return behind < run.end ? behind : run.end;
    while (behind + 1 < run.end && (scene_bits(scene, behind) & PREFIX) &&
           !(scene_bits(scene, behind) & WORD_LAND_FIRST))
        behind++;
    bool person = scene_bits(scene, behind) & WORD_GIVEN;
    bool of_role = scene_is(scene, run.first - 1, S("of")) && (scene_bits(scene, run.first - 2) & ROLES);
    return person || (of_role && behind + 1 < run.end) ? behind : run.first;
}

// What stands before the first title: "Apple" of "Apple CEO Tim Orr".
static Run before_titles(const Scene *scene, Run run, ptrdiff_t behind) {
    ptrdiff_t end = run.first;
    while (end < behind && !(scene_bits(scene, end) & (ROLES | WORD_MODIFIER))) end++;
    return (Run){run.first, end};
}

static bool all_have(const Scene *scene, Run run, uint32_t bits) {
    for (ptrdiff_t i = run.first; i < run.end; i++)
        if ((scene_bits(scene, i) & WORD_CAPITAL) && !(scene_bits(scene, i) & bits)) return false;
    return true;
}

static bool is_single(Run run) { return run.end - run.first == 1; }

// ------------------------------------------------------------------ scoring

static void add(Mention *m, NameKind kind, int points) {
    m->score[kind] = (int16_t)(m->score[kind] + points);
}

// The name's own words.
static void score_words(Mention *m, const Scene *scene) {
    Run run = m->name;
    uint32_t first = scene_bits(scene, run.first), last = scene_bits(scene, run.end - 1), all = 0;
    ptrdiff_t capitals = 0;
    bool of = false, initial = false, digit = false, plain = true;
    for (ptrdiff_t i = run.first; i < run.end; i++) {
        uint32_t bits = scene_bits(scene, i);
        all |= bits;
        capitals += (bits & WORD_CAPITAL) != 0;
        of |= i > run.first && (scene_is(scene, i, S("of")) || scene_is(scene, i, S("for")));
        initial |= (bits & WORD_INITIAL) && i + 1 < run.end;
        digit |= scene->tokens->at[i].shape == TOKEN_ALNUM;
        plain &= scene->tokens->at[i].shape == TOKEN_TITLE &&
            !(bits & (WORD_COMMON | WORD_DEMONYM | WORD_COUNTRY));
    }
    bool single = capitals == 1;
    if (!single && (last & WORD_FIRM)) add(m, NAME_ORGANISATION, 10);
    if (!single && (last & (WORD_BODY | WORD_BODY_LAST))) add(m, NAME_ORGANISATION, 7);
    if (of && (all & WORD_BODY)) add(m, NAME_ORGANISATION, 9);
    if (of && !(all & WORD_BODY) && (first & WORD_LAND)) add(m, NAME_PLACE, 7);
    if (!single && !of && (last & WORD_LAND)) add(m, NAME_PLACE, 7);
    if (!single && (first & WORD_LAND) && (first & WORD_LAND_FIRST) == 0 && !(last & HEADS))
        add(m, NAME_PLACE, 4);
    if (!single && (first & WORD_LAND_FIRST) && !(last & HEADS)) add(m, NAME_PLACE, 3);
    if (!single && (last & WORD_EVENT)) add(m, NAME_OTHER, 7);
    if (!single && !of && (all & WORD_BODY)) add(m, NAME_ORGANISATION, 3);
    if (scene_is(scene, run.first + 1, S("&")) || scene_is(scene, run.end - 2, S("&")))
        add(m, NAME_ORGANISATION, 5);
    if (digit) add(m, NAME_OTHER, 4);
    if (single && (first & WORD_ACRONYM) && !(all & (PERSON | WORD_PLACE))) add(m, NAME_ORGANISATION, 4);
    if (all & HEADS) return;
    Str end = scene_word(scene, run.end - 1);
    bool team =
        !single && (first & WORD_PLACE) && !(last & PERSON) && end.len > 4 && end.s[end.len - 1] == 's';
    if (team) {  // "Lundmouth Rovers"
        add(m, NAME_ORGANISATION, 5);
        return;
    }
    if (initial) add(m, NAME_PERSON, 5);
    if (all & WORD_PARTICLE) add(m, NAME_PERSON, 3);
    if (!single && capitals <= 4) {
        if (first & WORD_GIVEN) add(m, NAME_PERSON, 5);
        if (last & WORD_FAMILY) add(m, NAME_PERSON, 3);
        if (plain && (capitals == 2 || capitals == 3)) add(m, NAME_PERSON, 3);
        if ((last & WORD_GIVEN) && !(last & WORD_FAMILY) && !(first & WORD_GIVEN)) add(m, NAME_PERSON, 1);
    } else if (single && (first & PERSON)) {
        add(m, NAME_PERSON, (first & WORD_PLACE) ? 2 : 3);
    }
}

static bool is_any(Str word, const Str *list, ptrdiff_t count) {
    for (ptrdiff_t i = 0; i < count; i++)
        if (str_eq(word, list[i])) return true;
    return false;
}

static void score_before(Mention *m, const Scene *scene) {
    static const Str inside[] = {S_("in"),         S_("near"),   S_("across"), S_("outside"),
                                 S_("throughout"), S_("inside"), S_("around")};
    static const Str toward[] = {S_("at"),      S_("from"), S_("to"),      S_("into"), S_("toward"),
                                 S_("towards"), S_("via"),  S_("through"), S_("over"), S_("off")};
    static const Str lands[] = {S_("city"),     S_("town"),   S_("village"), S_("province"),
                                S_("district"), S_("region"), S_("capital"), S_("state"),
                                S_("island"),   S_("suburb"), S_("port"),    S_("county")};
    static const Str bodies[] = {S_("company"), S_("firm"),     S_("agency"), S_("newspaper"),
                                 S_("group"),   S_("party"),    S_("giant"),  S_("retailer"),
                                 S_("bank"),    S_("magazine"), S_("website")};
    ptrdiff_t i = m->name.first - 1;
    if (scene_is(scene, i, S("the"))) {
        if (scene_bits(scene, m->name.first) & WORD_ACRONYM) add(m, NAME_ORGANISATION, 1);
        if (m->score[NAME_PERSON] > 0) add(m, NAME_PERSON, -2);
        i--;
        if (is_any(scene_word(scene, i), inside, countof(inside))) add(m, NAME_PLACE, 1);
        return;
    }
    Str word = scene_word(scene, i);
    if (is_any(word, inside, countof(inside))) add(m, NAME_PLACE, 4);
    else if (is_any(word, toward, countof(toward))) add(m, NAME_PLACE, 1);
    else if (is_any(word, lands, countof(lands))) add(m, NAME_PLACE, 4);
    else if (is_any(word, bodies, countof(bodies))) add(m, NAME_ORGANISATION, 4);
    else if (str_eq(word, S("of")) && is_any(scene_word(scene, i - 1), lands, countof(lands)))
        add(m, NAME_PLACE, 6);
}

static void score_behind(Mention *m, const Scene *scene) {
    ptrdiff_t i = m->name.end;
    bool joined = scene_is(scene, i, S("-")) && !scene_spaced(scene, i);
    if (joined && scene_is(scene, i + 1, S("based"))) add(m, NAME_PLACE, 6);
    else if (joined && !scene_spaced(scene, i + 1)) add(m, NAME_PERSON, -1);
    if (scene_bits(scene, i) & WORD_SAY) {
        add(m, NAME_PERSON, 2);
        add(m, NAME_ORGANISATION, 1);
    }
    if (!scene_is(scene, i, S(","))) return;
    if (scene_is(scene, i + 1, S("who")) || scene_is(scene, i + 1, S("whose"))) add(m, NAME_PERSON, 3);
    Str age = scene_word(scene, i + 1);
    if (age.len == 2 && ascii_digit(age.s[0]) && ascii_digit(age.s[1]) && scene_is(scene, i + 2, S(",")))
        add(m, NAME_PERSON, 5);
    if (scene_bits(scene, i + 1) & WORD_COUNTRY) add(m, NAME_PLACE, 2);
}

// A table's word on the whole name.
static void score_known(Mention *m, const Scene *scene) {
    bool country = false;
    NameKind kind = known(scene, m->name, &country);
    bool single = is_single(m->name);
    uint32_t first = scene_bits(scene, m->name.first);
    if (kind == NAME_ORGANISATION) add(m, kind, 12);
    if (kind == NAME_PLACE) add(m, kind, country ? 8 : (first & PERSON) || !single ? 4 : 5);
    m->whole = kind != NAME_OTHER;
    m->no_person = kind == NAME_ORGANISATION || country;
}

// "2010 Nordland general election": the name of an event, of which the country is a part.
static bool is_vote(const Scene *scene, Run name) {
    static const Str votes[] = {S_("election"), S_("elections"), S_("referendum"), S_("census"),
                                S_("Olympics")};
    ptrdiff_t i = name.end;
    if (name.first == scene->first || scene->tokens->at[name.first - 1].shape != TOKEN_NUMBER) return false;
    while (i < name.end + 3 && i < scene->end && !is_any(scene_word(scene, i), votes, countof(votes))) i++;
    return is_any(scene_word(scene, i), votes, countof(votes));
}

// "FERGUSON, Mo.": a state behind its town.
static bool is_state(const Scene *scene, Run name) {
    return is_single(name) && lexicon_state(scene_word(scene, name.first)) &&
        scene_is(scene, name.first - 1, S(",")) && (scene_bits(scene, name.first - 2) & WORD_CAPITAL);
}

static void push(Mentions *out, const Scene *scene, Run name, bool titled, Arena *keep) {
    while (name.end > name.first && scene->tokens->at[name.end - 1].shape == TOKEN_PUNCT) name.end--;
    if (name.first >= name.end) return;
    Mention m = {.name = name, .role = {name.first, name.first}};
    score_known(&m, scene);
    uint32_t first = scene_bits(scene, name.first);
    if (is_vote(scene, name)) return;
    if (!m.whole) {
        if (lexicon_demonym(scene_str(scene, name))) return;
        if (all_have(scene, name, WORD_DEMONYM | WORD_CALENDAR | WORD_NO_NAME)) return;
        if (is_single(name) && (first & (HEADS | PREFIX | WORD_LAND_FIRST)) && !(first & PERSON) && !titled)
            return;
        if (is_single(name) && (first & WORD_INITIAL)) return;
        if ((first & WORD_START) && all_have(scene, name, WORD_COMMON | PREFIX) && !titled) return;
        score_words(&m, scene);
    }
    if (is_state(scene, name)) {
        add(&m, NAME_PLACE, 12);
        m.no_person = true;
    }
    score_before(&m, scene);
    score_behind(&m, scene);
    if (titled) add(&m, NAME_PERSON, 10);
    m.role = role_before(scene, name);
    bool role = m.role.first < m.role.end;
    if (role && !titled && !m.no_person) add(&m, NAME_PERSON, 7);
    if (!role) m.role = role_behind(scene, name);
    if (!role && m.role.first < m.role.end && !m.no_person && !(first & WORD_ACRONYM))
        add(&m, NAME_PERSON, 3);
    if (m.no_person && !titled) m.score[NAME_PERSON] = -100;
    *vec_push(out, keep) = m;
}

// "Institute for Justice and Peace": behind a body's head word and "of" no word is a title.
static bool has_body_of(const Scene *scene, Run run) {
    for (ptrdiff_t i = run.first; i + 1 < run.end; i++)
        if ((scene_bits(scene, i) & WORD_BODY) && !(scene_bits(scene, i + 1) & WORD_CAPITAL)) return true;
    return false;
}

void mention_find(Mentions *out, const Scene *scene, Run run, Arena *keep) {
    bool country;
    uint32_t last = scene_bits(scene, run.end - 1);
    bool bodied = ((last & HEADS) && !is_single(run) && !(last & PERSON)) || has_body_of(scene, run);
    ptrdiff_t behind = behind_titles(scene, run);
    if (known(scene, run, &country) != NAME_OTHER || behind == run.first || bodied) {
        // "Russian Ann Orr"
        if (!bodied && (scene_bits(scene, run.first) & WORD_DEMONYM) &&
            (scene_bits(scene, run.first + 1) & WORD_GIVEN) && run.end - run.first > 2)
            run.first++;
        if (!bodied && all_have(scene, run, PREFIX) && known(scene, run, &country) == NAME_OTHER) {
            push(out, scene, before_titles(scene, run, run.end), false, keep);
            return;
        }
        push(out, scene, run, false, keep);
        return;
    }
    push(out, scene, before_titles(scene, run, behind), false, keep);
    bool titled = false;
    for (ptrdiff_t i = run.first; i < behind; i++) titled |= (scene_bits(scene, i) & WORD_TITLE) != 0;
    if (behind < run.end && !all_have(scene, (Run){behind, run.end}, PREFIX))
        push(out, scene, (Run){behind, run.end}, titled, keep);
}
