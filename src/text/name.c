// name.c - see name.h. The model decides which words are names and of what kind; rules say where it should look, and what
// role a person has.
//
//     guesses ──► traits ──► first pass ──► what it found elsewhere ──► second pass ──► names, roles
#include "text/name.h"

#include "text/guess.h"
#include "text/language.h"
#include "text/role.h"
#include "text/trait.h"

// The label of every thing of `traits`, by both passes.
static uint8_t *decide(const Model *model, const Traits *traits, Arena *keep) {
    uint8_t *label = arena_new(keep, uint8_t, traits->len + 1);
    int16_t *sure = arena_new(keep, int16_t, traits->len * TRAIT_LABELS + 1);
    int32_t *scores = tagger_scores(model, &traits->seq, keep);
    trait_decide(model, 0, scores, traits, label, sure, *keep);
    if (model->heads_len < 2) return label;
    Arena scratch = *keep;
    arena_take(keep, 1, 64, traits->len * 64);  // room for the sequence; the tables lie behind it
    Sequence again = trait_again(traits, label, sure, &scratch, *keep);
    int32_t *more = tagger_scores(model, &again, &scratch);
    for (ptrdiff_t i = 0; i < traits->len * model->width; i++) scores[i] += more[i];
    trait_decide(model, 1, scores, traits, label, NULL, scratch);
    return label;
}

static Span span_of_run(const Tokens *tokens, Run run) {
    if (run.first >= run.end) return (Span){0};
    return (Span){tokens->at[run.first].at.start, tokens->at[run.end - 1].at.end};
}

static Span role_of(const Scene *scene, Run name) {
    Run role = role_before(scene, name);
    if (role.first >= role.end) role = role_behind(scene, name);
    return span_of_run(scene->tokens, role);
}

// Moves the scene on to the sentence of token `i`.
static void follow(Scene *scene, const Spans *sentences, ptrdiff_t *sentence, ptrdiff_t i) {
    while (i >= scene->end && *sentence < sentences->len) {
        scene->first = scene->end;
        int32_t end = sentences->at[(*sentence)++].end;
        while (scene->end < scene->tokens->len && scene->tokens->at[scene->end].at.start < end) scene->end++;
    }
}

static Names by_model(const Model *model, const Article *article, const Tokens *tokens, const Guesses *guesses,
                      Arena *keep, Arena scratch) {
    Names out = {0};
    Traits traits = trait_find(article->text, tokens, &article->sentences, guesses, &scratch);
    const uint8_t *label = decide(model, &traits, &scratch);
    Scene scene = {article->text, tokens, guesses->words, 0, 0};
    ptrdiff_t sentence = 0;
    for (ptrdiff_t i = 0, end; i < traits.len; i = end) {
        end = i + 1;
        if (label[i] % 2 == 0) continue;
        while (end < traits.len && label[end] == label[i] + 1 && traits.token[end] == traits.token[end - 1] + 1) end++;
        Run name = {traits.token[i], traits.token[end - 1] + 1};
        NameKind kind = trait_kind(label[i]);
        follow(&scene, &article->sentences, &sentence, name.first);
        Span role = kind == NAME_PERSON ? role_of(&scene, name) : (Span){0};
        *vec_push(&out, keep) = (Name){.at = span_of_run(tokens, name), .kind = kind, .entity = -1, .role = role};
    }
    return out;
}

static Names by_rules(const Tokens *tokens, const Guesses *guesses, Arena *keep) {
    Names out = {0};
    for (ptrdiff_t i = 0; i < guesses->len; i++) {
        const Guess *g = &guesses->at[i];
        Span role = g->kind == NAME_PERSON ? span_of_run(tokens, g->role) : (Span){0};
        *vec_push(&out, keep) =
            (Name){.at = span_of_run(tokens, g->name), .kind = g->kind, .entity = -1, .role = role};
    }
    return out;
}

Names name_find(const Article *article, const Tokens *tokens, Arena *keep, Arena scratch) {
    Model model;
    if (!language_is_english(article->language)) return (Names){0};
    Guesses guesses = guess_find(article, tokens, &scratch);
    if (!tagger_open(&model, S("names"))) return by_rules(tokens, &guesses, keep);
    return by_model(&model, article, tokens, &guesses, keep, scratch);
}
