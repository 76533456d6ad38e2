// rules.c - see rules.h.
#include "text/rules.h"

enum {
    CUES_A_SENTENCE = 64,  // statements looked for in one sentence; bounds the work of a giant one
};

// Proposals of all cues that no quotation took, with the speaker before each in its sentence at hand.
static void find_statements(Rules *rules) {
    const Prose *prose = &rules->prose;
    Words last = {0};
    int32_t sentence = -1;
    for (ptrdiff_t i = 0, in_sentence = 0; i < rules->cues.len; i++) {
        const Cue *cue = &rules->cues.at[i];
        int32_t here = prose->sentence[cue->at.first];
        if (here != sentence) {
            last = (Words){0};
            in_sentence = 0;
        }
        sentence = here;
        if (rules->ruled[i].speech) last = rules->ruled[i].speech->speaker;
        if (cue->used || in_sentence++ >= CUES_A_SENTENCE) continue;
        Statement told = {0};
        if (!statement_find(prose, &rules->cues, i, rules->spoken, last, &told)) continue;
        rules->ruled[i].told = told;
        if (cue->form != CUE_NOUN && cue->form != CUE_AS) last = told.speaker;
    }
}

Rules *rules_find(const Article *article, const Tokens *tokens, Arena *keep, Arena scratch) {
    Rules *rules = arena_new(keep, Rules, 1);
    rules->prose = prose_read(article, tokens, keep, scratch);
    rules->cues = cue_find(&rules->prose, keep);
    rules->spoken = arena_new(keep, bool, rules->prose.regions.len + 1);
    rules->ruled = arena_new(keep, Ruled, rules->cues.len + 1);
    rules->speeches = speech_find(&rules->prose, &rules->cues, rules->spoken, keep);
    for (ptrdiff_t i = 0; i < rules->speeches.len; i++) {
        const Speech *speech = &rules->speeches.at[i];
        if (speech->cue >= 0) rules->ruled[speech->cue].speech = speech;
    }
    find_statements(rules);
    return rules;
}
