// told_mend.c - see told_mend.h.
#include "text/told_mend.h"

enum {
    FILL_CUE = 500,    // a less likely cue does not get the rules' content
    LIKELY_CUE = 500,  // ... and does not end another's
    LEAST_LEFT = 2,    // words that a content must keep
};

static bool empty(Words run) { return run.first >= run.last; }

// "At talks with Lund said: ...": who is talked with does not speak; the rules know when a subject is missing.
static bool is_object(const Prose *prose, Words speaker, const Cue *cue) {
    static const Str prepositions[] = {S_("with"), S_("to"), S_("against"), S_("alongside")};
    if (empty(speaker) || speaker.last > cue->wide.first || cue->form == CUE_NOUN) return false;
    if (prose_has(prose, speaker.first - 1, IS_PREP)) return true;
    for (ptrdiff_t i = speaker.first; i < speaker.last; i++)
        for (ptrdiff_t k = 0; k < countof(prepositions); k++)
            if (prose_is(prose, i, prepositions[k])) return true;
    return prose_has(prose, speaker.first, IS_PREP);
}

static bool overlap(Words a, Words b) { return a.first < b.last && b.first < a.last; }

// "The council was told that ...": what stands in front of the cue is no content where some stands behind.
static void drop_listener(Told *told, const Cue *cue) {
    ptrdiff_t first = 0;
    if (!(cue->takes & TAKES_ADDRESSEE)) return;
    while (first < told->content.len && told->content.at[first].last <= cue->wide.first) first++;
    if (first == told->content.len) return;
    told->content.at += first;
    told->content.len -= first;
    told->content.cap -= first;
}

// Said Orr: "...": who speaks is not said. The quotation alone is, as the rules have it.
static void own_words(Told *told, const Prose *prose, const Speech *speech, Arena *keep) {
    bool touches = false;
    for (ptrdiff_t k = 0; k < told->content.len; k++)
        touches |= overlap(told->content.at[k], speech->speaker);
    if (!touches) return;
    Tokens tokens = {.at = (Token *)prose->token, .len = prose->len};
    told->content = (Pieces){0};
    for (ptrdiff_t i = 0; i < speech->content.len; i++) {
        Span at = speech->content.at[i];
        *vec_push(&told->content, keep) =
            (Words){token_at(&tokens, at.start), token_at(&tokens, at.end - 1) + 1};
    }
    told->speaker = speech->speaker;
}

// Is [first, last) what may be left out between a cue and its content: "reportedly [sold] its ships", "declined [to say]
// who had paid"?
static bool is_gap(const Prose *prose, ptrdiff_t first, ptrdiff_t last) {
    if (last - first == 1) return !prose_has(prose, first, IS_MARK);
    return last - first == 2 && prose_is(prose, first, S("to")) && !prose_has(prose, first + 1, IS_MARK);
}

// Words between the cue and the piece behind it belong to that.
static void close_gap(Told *told, const Ground *g) {
    const Prose *prose = g->prose;
    Words cue = {told->token, told->token + 1};
    if (told->ruled >= 0) cue = g->cues->at[told->ruled].at;
    for (ptrdiff_t k = 0; k < told->content.len; k++) {
        Words *piece = &told->content.at[k];
        if (k ? told->content.at[k - 1].last > cue.first : piece->first - cue.last < 2) continue;
        if (!is_gap(prose, cue.last, piece->first)) continue;
        if (overlap(told->speaker, (Words){cue.last, piece->first})) continue;
        piece->first = cue.last;
    }
}

// Some members ("I want my dues back," wrote Orr) left: a quotation in brackets, behind a dash or a colon that is a
// sentence of its own is all that its cue has.
static void only_marked(Told *told, const Prose *prose) {
    static const Str breaks[] = {S_("("), S_("["), S_(":"), S_("-"), S_("\xe2\x80\x93"), S_("\xe2\x80\x94")};
    for (ptrdiff_t k = 0; k < told->content.len; k++) {
        Words *piece = &told->content.at[k];
        int32_t r = prose->region[piece->last - 1];
        if (r < 0 || piece->last > told->token || !prose_has(prose, piece->last - 1, IS_MARK)) continue;
        ptrdiff_t first = prose->region_run[r].first, i = first - 1;
        while (i > piece->first && prose->region[i] < 0 && prose_has(prose, i, IS_QUOTE)) i--;
        for (ptrdiff_t b = 0; b < countof(breaks) && i > piece->first; b++)
            if (prose_is(prose, i, breaks[b])) piece->first = first;
    }
}

// called it "a joke" on Tuesday: a day behind the marks is none of the words said.
static void drop_day(Told *told, const Prose *prose) {
    if (told->content.len == 0) return;
    Words *piece = &told->content.at[told->content.len - 1];
    ptrdiff_t i = piece->last;
    while (i > piece->first && prose->region[i - 1] < 0 &&
           prose_has(prose, i - 1, IS_TIME | IS_PREP | IS_QUOTE))
        i--;
    bool day = i < piece->last && i > piece->first && prose_has(prose, piece->last - 1, IS_TIME);
    if (day && prose->region[i - 1] >= 0) piece->last = i;
}

// Where the scope's tags lack content or source, the rules' proposal for the same cue stands in.
static void fill_in(Told *told, const Ground *g, Arena *keep) {
    if (told->ruled < 0) return;
    const Ruled *ruled = &g->ruled[told->ruled];
    const Statement *rule = &ruled->told;
    if (told->content.len == 0 && told->cue_sure >= FILL_CUE) {
        for (ptrdiff_t k = 0; k < countof(rule->content); k++)
            if (!empty(rule->content[k])) *vec_push(&told->content, keep) = rule->content[k];
        told->content_sure = told->weakest = 0;
        told->speaker = rule->speaker;
    }
    const Cue *cue = &g->cues->at[told->ruled];
    // "The council was told": it listened
    if (cue->passive && (cue->takes & (TAKES_ADDRESSEE | TAKES_URGE)) &&
        told->speaker.last <= cue->wide.first)
        told->speaker = rule->speaker;
    Words ruled_speaker = ruled->speech ? ruled->speech->speaker : rule->speaker;
    if (empty(ruled_speaker) && is_object(g->prose, told->speaker, cue)) told->speaker = (Words){0};
    if (cue->passive) drop_listener(told, cue);
    if (cue->takes & TAKES_VIEW && told->speaker.last - told->speaker.first > 1)  // in Orr['s] view
        told->speaker.last -= prose_has(g->prose, told->speaker.last - 1, IS_POSS);
    if (ruled->speech && !empty(ruled->speech->speaker)) own_words(told, g->prose, ruled->speech, keep);
    // the rules' content goes on to a quotation
    if (told->content.len == 1 && told->content.at[0].first == rule->content[0].first) {
        ptrdiff_t i = told->content.at[0].last;
        while (i < rule->content[0].last && g->prose->region[i] < 0) i++;
        if (i < rule->content[0].last) told->content.at[0].last = rule->content[0].last;
    }
    if (empty(told->speaker)) told->speaker = ruled->speech ? ruled->speech->speaker : rule->speaker;
}

// "Tickets: they cost more", but "Orr: they cost more"
static bool is_label(const Told *told, const Ground *g) {
    if (!prose_is(g->prose, told->token, S(":")) || told->speaker.last != told->token) return false;
    for (ptrdiff_t i = told->speaker.first; i < told->speaker.last; i++)
        if (g->kind[i] || prose_has(g->prose, i, IS_PRONOUN)) return false;
    return true;
}

// "according to size", "shows 'The Long Ferry'", "knows it": a cue's look, but nothing that anybody said.
static bool is_nothing(const Told *told, const Ground *g) {
    if (told->content.len == 0 || is_label(told, g)) return true;
    const Prose *prose = g->prose;
    Words first = told->content.at[0];
    if (told->content.len == 1 && first.last - first.first == 1 &&
        prose_has(prose, first.first, IS_PRONOUN | IS_REL))
        return true;
    if (told->ruled < 0) return false;
    const Cue *cue = &g->cues->at[told->ruled];
    const Ruled *ruled = &g->ruled[told->ruled];
    bool proposed = ruled->speech || !empty(ruled->told.content[0]);
    if (cue->form == CUE_AS && !proposed) return true;
    return cue->class == CUE_SHOW && !proposed && told_kind(prose, &told->content) == 1;
}

// "Ann Orr, who was elected in May": what a relative clause tells of the speaker is context, not the mention.
static Words without_relative(const Prose *prose, Words speaker) {
    for (ptrdiff_t i = speaker.first + 1; i + 1 < speaker.last; i++)
        if (prose_has(prose, i, IS_COMMA) && prose_has(prose, i + 1, IS_REL))
            return (Words){speaker.first, i};
    return speaker;
}

bool told_mend(Told *told, const Ground *g, Arena *keep) {
    fill_in(told, g, keep);
    told->speaker = without_relative(g->prose, told->speaker);
    close_gap(told, g);
    drop_day(told, g->prose);
    only_marked(told, g->prose);
    return !is_nothing(told, g);
}

// ------------------------------------------------------------------ two cues, one subject

// Ends `piece` before the cue at `token`, with the adverbs, "and" and comma in front of it.
static void end_before(const Ground *g, Words *piece, const Told *next) {
    const Prose *prose = g->prose;
    ptrdiff_t i = next->ruled >= 0 ? g->cues->at[next->ruled].wide.first : next->token;
    while (i > piece->first && prose->region[i - 1] < 0 && prose_has(prose, i - 1, IS_MARK | IS_CONJ)) i--;
    if (i - piece->first >= LEAST_LEFT) piece->last = i;
}

static void part(Told *told, const Told *next, const Ground *g) {
    bool same = !empty(told->speaker) && told->speaker.first == next->speaker.first &&
        told->speaker.last == next->speaker.last;
    ptrdiff_t before = next->ruled >= 0 ? g->cues->at[next->ruled].wide.first - 1 : next->token - 1;
    if (!same || next->cue_sure < LIKELY_CUE || !prose_has(g->prose, before, IS_CONJ | IS_COMMA)) return;
    for (ptrdiff_t k = 0; k < told->content.len; k++) {
        Words *piece = &told->content.at[k];
        if (piece->first < next->token && next->token < piece->last) end_before(g, piece, next);
    }
}

void told_part(Tolds *all, const Ground *g) {
    for (ptrdiff_t t = 0; t + 1 < all->len; t++) {
        Told *told = &all->at[t];
        part(told, told + 1, g);
        for (int n = 0; n < told->others_len; n++) part(&told->others[n], told + 1, g);
    }
}
