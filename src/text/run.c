// run.c - see run.h. From a capital on, take what joins: capitals, "J.", "Jean-Luc", "van der", "& ", and
// behind a body's head word "of the".
#include "text/run.h"

Str scene_word(const Scene *scene, ptrdiff_t i) {
    return i >= scene->first && i < scene->end ? token_str(scene->text, scene->tokens, i) : (Str){0};
}

uint32_t scene_bits(const Scene *scene, ptrdiff_t i) {
    return i >= scene->first && i < scene->end ? scene->words[i] : 0;
}

bool scene_is(const Scene *scene, ptrdiff_t i, Str word) { return str_eq(scene_word(scene, i), word); }

bool scene_spaced(const Scene *scene, ptrdiff_t i) {
    return i < scene->first || i >= scene->end || scene->tokens->at[i].space_before;
}

Str scene_str(const Scene *scene, Run run) {
    if (run.first >= run.end) return (Str){0};
    Span at = {scene->tokens->at[run.first].at.start, scene->tokens->at[run.end - 1].at.end};
    return str_span(scene->text, at);
}

// May a name go on with the word at `i`?
static bool can_join(const Scene *scene, ptrdiff_t i) {
    uint32_t bits = scene_bits(scene, i);
    if (!(bits & WORD_CAPITAL) || (bits & WORD_CALENDAR)) return false;
    if (scene_is(scene, i, S("I"))) return false;
    return !(bits & WORD_START) || !(bits & WORD_COMMON) || (bits & (WORD_TITLE | WORD_ROLE | WORD_MODIFIER));
}

// "al-Orr", "el-Orr": a particle that stands before the first capital.
static bool is_article_name(const Scene *scene, ptrdiff_t i) {
    return (scene_bits(scene, i) & WORD_PARTICLE) && scene_word(scene, i).len == 2 &&
        scene_is(scene, i + 1, S("-")) && !scene_spaced(scene, i + 1) && !scene_spaced(scene, i + 2) &&
        can_join(scene, i + 2);
}

static bool can_begin(const Scene *scene, ptrdiff_t i) {
    uint32_t bits = scene_bits(scene, i);
    if (is_article_name(scene, i)) return true;
    if (!can_join(scene, i) || (bits & WORD_NO_NAME)) return false;
    if ((bits & WORD_INITIAL) && !scene_is(scene, i + 1, S("."))) return false;
    // A capital that means nothing is a name only where a table or the rest of the text says so.
    return !(bits & WORD_START) || !(bits & WORD_COMMON) || (bits & (WORD_TITLE | WORD_ROLE | WORD_MODIFIER));
}

static bool is_stop(const Scene *scene, ptrdiff_t i) {
    return scene_is(scene, i, S(".")) && !scene_spaced(scene, i);
}

// "Horn of Orra", which only a table knows to be one name.
static bool is_known(const Scene *scene, ptrdiff_t first, ptrdiff_t last) {
    bool country;
    return lexicon_name(scene_str(scene, (Run){first, last + 1}), &country) != NAME_OTHER;
}

// "Lee Jong-su": a given name that goes on in small letters; not "Orr Steel-led".
static bool is_small_part(const Scene *scene, ptrdiff_t first, ptrdiff_t i) {
    static const Str others[] = {S_("area"), S_("based"), S_("born"), S_("era"),  S_("free"), S_("held"),
                                 S_("led"),  S_("like"),  S_("made"), S_("only"), S_("run"),  S_("style"),
                                 S_("wide"), S_("to"),    S_("and"),  S_("or")};
    Str word = scene_word(scene, i);
    if (i - 2 != first + 1 || word.len < 2 || word.len > 5 || !ascii_lower(word.s[0])) return false;
    if (scene->tokens->at[i - 2].shape != TOKEN_TITLE || scene->tokens->at[first].shape != TOKEN_TITLE)
        return false;
    for (ptrdiff_t k = 0; k < countof(others); k++)
        if (str_eq(word, others[k])) return false;
    return !is_known(scene, first, i - 2);
}

// The index of the next word of the name behind the word at `i` over a mark: a hyphen, an initial's or title's full
// stop, "&"; 0 when there is none.
static ptrdiff_t over_mark(const Scene *scene, ptrdiff_t first, ptrdiff_t i) {
    uint32_t bits = scene_bits(scene, i);
    bool hyphen =
        scene_is(scene, i + 1, S("-")) && !scene_spaced(scene, i + 1) && !scene_spaced(scene, i + 2);
    if (hyphen && is_small_part(scene, first, i + 2)) return i + 2;
    if (hyphen && can_join(scene, i + 2)) {  // "Jean-Luc", but "India-Nepal" are two
        uint32_t places = WORD_DEMONYM | WORD_COUNTRY;
        return (bits & places) && (scene_bits(scene, i + 2) & (places | WORD_PLACE)) ? 0 : i + 2;
    }
    bool short_form = (bits & (WORD_INITIAL | WORD_TITLE | WORD_LAND_FIRST)) || scene_is(scene, i, S("Ft"));
    if (short_form && is_stop(scene, i + 1) && can_join(scene, i + 2)) return i + 2;
    if (scene_is(scene, i + 1, S("&")) && can_join(scene, i + 2)) return i + 2;
    return 0;
}

// The index of the capital behind particles ("van der Orr"); 0 when there is none.
static ptrdiff_t over_particles(const Scene *scene, ptrdiff_t i) {
    ptrdiff_t at = i + 1;
    while (at < i + 4 && (scene_bits(scene, at) & WORD_PARTICLE)) {
        at++;
        if (scene_is(scene, at, S("-")) && !scene_spaced(scene, at)) at++;  // "Bashar al-Orr"
    }
    return at > i + 1 && can_join(scene, at) ? at : 0;
}

// The index of the capital behind "of", "of the", "for"; 0 when there is none.
static ptrdiff_t over_of(const Scene *scene, ptrdiff_t first, ptrdiff_t i) {
    uint32_t bits = scene_bits(scene, i);
    bool body = bits & WORD_BODY, land = bits & WORD_LAND;
    bool of = scene_is(scene, i + 1, S("of"));
    if (!body && !land)
        return of && i < first + 2 && can_join(scene, i + 2) && is_known(scene, first, i + 2) ? i + 2 : 0;
    if (!of && !(body && (scene_is(scene, i + 1, S("for")) || scene_is(scene, i + 1, S("on"))))) return 0;
    ptrdiff_t at = i + 2;
    if (scene_is(scene, at, S("the"))) at++;
    return can_join(scene, at) ? at : 0;
}

// "Ministry of Trade and Industry": the index behind "and", when what stands before is the body's own field.
static ptrdiff_t over_and(const Scene *scene, ptrdiff_t first, ptrdiff_t i) {
    uint32_t names = WORD_PLACE | WORD_DEMONYM | WORD_ACRONYM;
    if (!scene_is(scene, i + 1, S("and")) || !can_join(scene, i + 2)) return 0;
    if (((scene_bits(scene, i) | scene_bits(scene, i + 2)) & names) ||
        (scene_bits(scene, i + 2) & WORD_GIVEN))
        return 0;
    bool field = scene_is(scene, i - 1, S("of")) || scene_is(scene, i - 1, S("for")) ||
        scene_is(scene, i - 2, S("of"));
    return i > first && field ? i + 2 : 0;
}

static ptrdiff_t next_word(const Scene *scene, ptrdiff_t first, ptrdiff_t i) {
    ptrdiff_t next = over_mark(scene, first, i);
    if (next) return next;
    if (can_join(scene, i + 1) && scene_spaced(scene, i + 1)) return i + 1;
    if ((next = over_particles(scene, i)) != 0) return next;
    if ((next = over_of(scene, first, i)) != 0) return next;
    return over_and(scene, first, i);
}

Run run_next(const Scene *scene, ptrdiff_t i) {
    enum { LONGEST = 24 };  // words of a name and its titles; a headline of capitals goes on for ever
    for (; i < scene->end; i++) {
        if (!can_begin(scene, i)) continue;
        ptrdiff_t at = is_article_name(scene, i) ? i + 2 : i, next;
        while ((next = next_word(scene, i, at)) != 0 && next - i < LONGEST) at = next;
        return (Run){i, at + 1};
    }
    return (Run){scene->end, scene->end};
}
