// name.c - see name.h. The model decides which words are names and of what kind; rules say where it should look, and what
// role a person has.
//
//     guesses ──► traits ──► first pass ──► what it found elsewhere ──► second pass ──► names, roles
#include "text/name.h"

#include "base/map.h"
#include "text/language.h"
#include "text/name_agree.h"
#include "text/name_border.h"
#include "text/role.h"
#include "text/spelling.h"
#include "text/name_trait.h"

// The label of every thing of `traits`, by both passes.
static uint8_t *decide(const Model *model, const NameTraits *traits, Arena *keep) {
    uint8_t *label = arena_new(keep, uint8_t, traits->len + 1);
    bool twice = model->heads_len > 1;
    int16_t *sure = twice ? arena_new(keep, int16_t, traits->len * NAME_LABELS + 1) : NULL;
    int32_t *scores = tagger_scores(model, &traits->seq, keep);
    name_traits_decide(model, 0, scores, traits, label, sure, *keep);
    if (!twice) return label;
    Arena scratch = *keep;
    arena_take(keep, 1, 64, traits->len * 64);  // room for the sequence; the tables lie behind it
    Sequence again = name_traits_again(traits, label, sure, &scratch, *keep);
    int32_t *more = tagger_scores(model, &again, &scratch);
    for (ptrdiff_t i = 0; i < traits->len * model->width; i++) scores[i] += more[i];
    name_traits_decide(model, 1, scores, traits, label, NULL, scratch);
    return label;
}

static Span span_of_run(const Tokens *tokens, Run run) {
    if (run.first >= run.end) return (Span){0};
    return (Span){tokens->at[run.first].at.start, tokens->at[run.end - 1].at.end};
}

// Moves the scene on to the sentence of token `i`.
static void follow(Scene *scene, const Spans *sentences, ptrdiff_t *sentence, ptrdiff_t i) {
    while (i >= scene->end && *sentence < sentences->len) {
        scene->first = scene->end;
        int32_t end = sentences->at[(*sentence)++].end;
        while (scene->end < scene->tokens->len && scene->tokens->at[scene->end].at.start < end) scene->end++;
    }
}

static NameGuesses read_labels(const NameTraits *traits, const uint8_t *label, const Tokens *tokens, Str text,
                               const uint32_t *words, Arena *keep) {
    NameGuesses out = {0};
    BorderText in = {text, tokens, words};
    for (ptrdiff_t i = 0, end; i < traits->len; i = end) {
        end = i + 1;
        if (label[i] % 2 == 0) continue;
        while (end < traits->len && label[end] == label[i] + 1 &&
               traits->token[end] == traits->token[end - 1] + 1)
            end++;
        Run name = {traits->token[i], traits->token[end - 1] + 1};
        name_border_add(&out, &in, name_label_kind(label[i]), name, keep);
    }
    return out;
}

// What the tables say of a guess, or the rest of the text where it says the same; NAME_OTHER: nothing.
static NameKind known_kind(const Map *found, NameKind guess, Str name, Arena scratch) {
    bool country;
    if (lexicon_name(name, &country) == NAME_PLACE && country) return NAME_PLACE;
    const int64_t *kind = map_get(found, spelling_plain(name, &scratch));
    return kind && (NameKind)*kind == guess ? guess : NAME_OTHER;
}

// In a line with few words the model may see no name where there is one: a country is one, and so is what it found
// elsewhere in the text.
static void restore(uint8_t *label, const NameTraits *traits, const NameGuesses *guesses,
                    const NameGuesses *names, const Tokens *tokens, Str text, Arena scratch) {
    enum { CLEAR = 6 };  // points: "Orra-based", "the Supreme Court"
    Map found = {0};
    for (ptrdiff_t i = 0; i < names->len; i++) {
        enum { NO_FIRM = WORD_PLACE | WORD_DEMONYM | WORD_COMMON | WORD_BODY | WORD_LAND_FIRST };
        Run name = names->at[i].name, first = {name.first, name.first + 1}, last = {name.end - 1, name.end};
        NameKind kind = names->at[i].kind;
        if (kind == NAME_PLACE || (kind == NAME_ORGANISATION && (guesses->words[name.first] & NO_FIRM)))
            continue;
        Str part = str_span(text, span_of_run(tokens, kind == NAME_PERSON ? last : first));
        *map_put(&found, spelling_plain(part, &scratch), &scratch) = kind;
    }
    for (ptrdiff_t i = 0; i < names->len; i++)
        *map_put(&found, spelling_plain(str_span(text, span_of_run(tokens, names->at[i].name)), &scratch),
                 &scratch) = names->at[i].kind;
    ptrdiff_t thing = 0;
    for (ptrdiff_t g = 0; g < guesses->len; g++) {
        Run name = guesses->at[g].name;
        while (thing < traits->len && traits->token[thing] < name.first) thing++;
        ptrdiff_t end = thing, seen = 0;
        for (; end < traits->len && traits->token[end] < name.end; end++) seen += label[end] != 0;
        bool cut = end < traits->len && label[end] && label[end] % 2 == 0;
        if (seen || cut || end - thing != name.end - name.first) continue;
        bool clear = guesses->at[g].score >= CLEAR && guesses->at[g].kind != NAME_PERSON;
        NameKind kind = clear
            ? guesses->at[g].kind
            : known_kind(&found, guesses->at[g].kind, str_span(text, span_of_run(tokens, name)), scratch);
        for (ptrdiff_t i = thing; kind != NAME_OTHER && i < end; i++)
            label[i] = (uint8_t)(name_label_begins(kind) + (i > thing));
    }
}

// "A. K. Orr", of which the model left out the first initial; "Mo." of "Selland, Mo., burned". What stands before `free`
// is another name's.
static Run with_stops(const Scene *scene, Run name, NameKind kind, ptrdiff_t free) {
    while (kind == NAME_PERSON && name.first - 2 >= free && scene_is(scene, name.first - 1, S(".")) &&
           !scene_spaced(scene, name.first - 1) && (scene_bits(scene, name.first - 2) & WORD_INITIAL))
        name.first -= 2;
    bool state = kind == NAME_PLACE && lexicon_state(scene_word(scene, name.end - 1)) &&
        scene_is(scene, name.first - 1, S(","));
    if (state && scene_is(scene, name.end, S(".")) && !scene_spaced(scene, name.end) &&
        name.end + 1 < scene->end)
        name.end++;
    return name;
}

// A line of one word that nothing else speaks for: a heading as likely as a name.
static bool is_bare_line(const Scene *scene, Run name) {
    enum { LISTED = WORD_GIVEN | WORD_FAMILY | WORD_PLACE | WORD_ACRONYM };
    return scene->first == name.first && scene->end == name.end && name.end - name.first == 1 &&
        !(scene_bits(scene, name.first) & LISTED);
}

static NameGuesses by_model(const Model *model, const Article *article, const Tokens *tokens,
                            const NameGuesses *guesses, Arena *keep) {
    NameTraits traits = name_traits(article->text, tokens, &article->sentences, guesses, keep);
    uint8_t *label = decide(model, &traits, keep);
    NameGuesses found = read_labels(&traits, label, tokens, article->text, guesses->words, keep);
    restore(label, &traits, guesses, &found, tokens, article->text, *keep);
    found = read_labels(&traits, label, tokens, article->text, guesses->words, keep);
    name_agree(&found, article->text, tokens, guesses->words, *keep);
    Scene scene = {article->text, tokens, guesses->words, 0, 0};
    ptrdiff_t sentence = 0, kept = 0, free = 0;
    for (ptrdiff_t i = 0; i < found.len; i++) {
        follow(&scene, &article->sentences, &sentence, found.at[i].name.first);
        if (is_bare_line(&scene, found.at[i].name)) continue;
        NameGuess *name = &found.at[kept++];
        *name = found.at[i];
        name->name = with_stops(&scene, name->name, name->kind, free);
        free = name->name.end;
        if (name->kind != NAME_PERSON) continue;
        name->role = role_before(&scene, name->name);
        if (name->role.first >= name->role.end) name->role = role_behind(&scene, name->name);
    }
    found.len = kept;
    return found;
}

Names name_find(const Article *article, const Tokens *tokens, Arena *keep, Arena scratch) {
    Names out = {0};
    Model model;
    if (!language_is_english(article->language)) return out;
    NameGuesses found = name_guess(article, tokens, &scratch);
    if (tagger_open(&model, S("names"))) found = by_model(&model, article, tokens, &found, &scratch);
    for (ptrdiff_t i = 0; i < found.len; i++) {
        const NameGuess *name = &found.at[i];
        Span role = name->kind == NAME_PERSON ? span_of_run(tokens, name->role) : (Span){0};
        *vec_push(&out, keep) = (Name){span_of_run(tokens, name->name), name->kind, -1, role};
    }
    return out;
}
