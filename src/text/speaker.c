// speaker.c - see speaker.h. Noun phrases by closed classes: they end where a verb, a mark or a word that
// opens a clause begins.
#include "text/speaker.h"

enum {
    PHRASE_TOKENS = 24,   // longer ones are no speaker
    CLAUSE_TOKENS = 120,  // how far back a clause may begin; bounds the work of a giant sentence
    INSERTIONS = 5,       // appositions and relative clauses between a subject and its verb
    DATELINE_TOKENS = 14,
};

// A hyphen, an ampersand: marks inside a phrase.
static bool joins(const Prose *prose, ptrdiff_t i) {
    return prose_has(prose, i, IS_MARK) &&
        (prose_is(prose, i, S("&")) || prose_is(prose, i, S("/")) || prose_is(prose, i, S("%")) ||
         prose_is(prose, i, S("$")) || prose_is(prose, i, S("#")) || prose_is(prose, i, S("@")) ||
         (prose_is(prose, i, S("-")) && !prose_has(prose, i, IS_BREAK)));
}

static bool is_noun(const Prose *prose, ptrdiff_t i) {
    return i >= 0 && i < prose->len && prose->region[i] < 0 &&
        (prose->bits[i] & ~(uint32_t)(IS_NAME | IS_TIME)) == 0;
}

static bool is_participle(const Prose *prose, ptrdiff_t i) {
    if (!prose_has(prose, i, ~0u) && i < prose->len && prose->token[i].shape == TOKEN_LOWER)
        return str_ends(prose_word(prose, i), S("ing"));
    return false;
}

static bool ends_after(const Prose *prose, ptrdiff_t first, ptrdiff_t i) {
    uint32_t bits = prose->bits[i];
    if (prose->region[i] >= 0) return true;
    if (bits & IS_MARK) return !joins(prose, i);
    if (bits & IS_DET) return i > first && is_noun(prose, i - 1);
    if (bits & IS_POSS) return false;
    if (bits & IS_PREP) return !prose_is(prose, i, S("of")) && !prose_is(prose, i, S("for"));
    if (bits & IS_CONJ) return !(prose_has(prose, i + 1, IS_NAME) && prose_has(prose, i - 1, IS_NAME));
    if (bits & (IS_AUX | IS_VERB | IS_REL | IS_SUB | IS_PRONOUN)) return true;
    if (bits & IS_TIME) return prose_has(prose, i - 1, IS_NAME);
    if (bits & IS_ADV) return i > first;
    return i > first && is_participle(prose, i) && is_noun(prose, i - 1);
}

Words speaker_after(const Prose *prose, ptrdiff_t first, ptrdiff_t limit) {
    if (limit > first + PHRASE_TOKENS) limit = first + PHRASE_TOKENS;
    if (first >= limit) return (Words){0};
    if (prose_has(prose, first, IS_PRONOUN) && prose->region[first] < 0) return (Words){first, first + 1};
    if (prose_has(prose, first, IS_PREP | IS_CONJ)) return (Words){0};
    ptrdiff_t i = first;
    while (i < limit && !ends_after(prose, first, i)) i++;
    while (i > first && prose_has(prose, i - 1, IS_PREP | IS_CONJ | IS_MARK | IS_ADV)) i--;
    // only a determiner, only a day: nobody
    bool nobody = true;
    for (ptrdiff_t k = first; k < i; k++)
        if (!prose_has(prose, k, IS_TIME)) nobody = false;
    return nobody ? (Words){0} : (Words){first, i};
}

// May the token at `i` stand before the phrase that begins at i + 1?
static bool extends_before(const Prose *prose, ptrdiff_t i, ptrdiff_t end) {
    uint32_t bits = prose->bits[i];
    bool taken = i + 1 < end;
    if (prose->region[i] >= 0) return false;
    if (bits & IS_MARK) return taken && joins(prose, i);
    if (bits & IS_POSS) return true;
    // behind a determiner only a preposition, a conjunction or another determiner goes on
    if (taken && prose_has(prose, i + 1, IS_DET) && !(bits & (IS_PREP | IS_DET))) return false;
    if ((bits & IS_ASK) && !(bits & IS_DET)) return false;  // "what Orr called"
    if (bits & IS_DET) return taken || !(bits & IS_SUB);
    if (bits & IS_CONJ) {
        bool names = prose_has(prose, i + 1, IS_NAME) && prose_has(prose, i - 1, IS_NAME);
        bool plain = is_noun(prose, i + 1) && is_noun(prose, i - 1) && !prose_has(prose, i + 1, IS_NAME);
        return taken && (names || plain);
    }
    if (bits & IS_PREP) return taken && !(bits & IS_SUB);  // "after the court ruled"
    if (bits & IS_TIME) return true;
    return !(bits & (IS_AUX | IS_VERB | IS_REL | IS_SUB | IS_PRONOUN | IS_ADV));
}

// "on Friday" behind a phrase is no part of it.
static ptrdiff_t without_time(const Prose *prose, ptrdiff_t first, ptrdiff_t end) {
    ptrdiff_t i = end;
    while (i > first && prose_has(prose, i - 1, IS_TIME)) i--;
    while (i < end && i > first && prose_has(prose, i - 1, IS_PREP | IS_DET)) i--;
    return i > first ? i : end;
}

// The phrase that ends before `end`. A preposition in front of all of it takes it away: "in a meeting with
// the mayor said" names nobody. A day may stand there: "On Friday the mayor said".
static Words phrase_before(const Prose *prose, ptrdiff_t end, ptrdiff_t start) {
    if (end <= start) return (Words){0};
    if (start < end - PHRASE_TOKENS) start = end - PHRASE_TOKENS;
    if (prose->region[end - 1] < 0 && prose_has(prose, end - 1, IS_PRONOUN | IS_REL))
        return (Words){end - 1, end};
    ptrdiff_t first = end;
    while (first > start && extends_before(prose, first - 1, end)) first--;
    while (first < end &&
           (prose_has(prose, first, IS_CONJ | IS_MARK | IS_ADV) ||
            (prose_has(prose, first, IS_POSS) && !prose_has(prose, first, IS_DET))))
        first++;
    if (first < end && prose_has(prose, first, IS_PREP)) {
        ptrdiff_t i = first + 1;
        while (i < end && (prose_has(prose, i, IS_TIME) || prose->token[i].shape == TOKEN_NUMBER)) i++;
        if (i == first + 1) return (Words){0};
        first = i;
    }
    ptrdiff_t last = without_time(prose, first, end);
    bool nobody = true;
    for (ptrdiff_t i = first; i < last; i++)
        if (!prose_has(prose, i, IS_TIME | IS_PREP)) nobody = false;
    return nobody ? (Words){0} : (Words){first, last};
}

// the author of "Going Home," a novel: a quotation that a word leads into, without a comma
static bool is_title(const Prose *prose, ptrdiff_t i) {
    ptrdiff_t before = prose->region_run[prose->region[i]].first - 2;
    if (before < 0 || prose->sentence[before] != prose->sentence[i]) return false;
    return prose->region[before] < 0 && !prose_has(prose, before, IS_MARK);
}

ptrdiff_t speaker_clause(const Prose *prose, ptrdiff_t token) {
    ptrdiff_t start = prose->sentence_run[prose->sentence[token]].first;
    if (start < token - CLAUSE_TOKENS) start = token - CLAUSE_TOKENS;
    for (ptrdiff_t i = token - 1; i >= start; i--) {
        if (prose->region[i] >= 0) {
            if (i + 1 < token && prose_has(prose, i, IS_COMMA | IS_STOP) && !is_title(prose, i)) return i + 1;
            continue;
        }
        if (prose_is(prose, i, S(";")) || prose_is(prose, i, S(":"))) return i + 1;
        bool aside = prose_has(prose, i + 1, IS_COMMA);  // "Orr, though, said"
        if (prose_has(prose, i, IS_SUB) && !prose_has(prose, i, IS_PREP) && !aside) return i + 1;
    }
    return start;
}

static ptrdiff_t next_comma(const Prose *prose, ptrdiff_t i, ptrdiff_t limit) {
    while (i < limit && !(prose->region[i] < 0 && prose_has(prose, i, IS_COMMA))) i++;
    return i;
}

// "On Friday, ...", "Speaking in Delhi, ...", "Asked why, ...", "When it rained, ...", "However, ...".
static bool is_adjunct(const Prose *prose, ptrdiff_t i) {
    if (prose_has(prose, i, IS_PREP | IS_SUB)) return !prose_has(prose, i, IS_DET);
    if (prose_has(prose, i, IS_TIME) && !prose_has(prose, i, IS_DET)) return true;
    Str word = prose_word(prose, i);
    if (word.len <= 4) return false;
    if (str_ends(word, S("ly"))) return prose_has(prose, i + 1, IS_COMMA);
    // "Beijing said", "Manfred Orr said": a name
    return (str_ends(word, S("ing")) || str_ends(word, S("ed"))) &&
        !prose_has(prose, i + 1, IS_VERB | IS_AUX | IS_NAME | IS_COMMA | IS_POSS);
}

// HARROWMOUTH (Nordpress) - : a place in capitals and a dash open a report and are no subject.
static ptrdiff_t skip_dateline(const Prose *prose, ptrdiff_t start, ptrdiff_t limit) {
    if (start >= limit || prose->token[start].shape != TOKEN_UPPER || !prose->token[start].line_before)
        return start;
    for (ptrdiff_t i = start; i < limit && i < start + DATELINE_TOKENS; i++)
        if (prose_has(prose, i, IS_BREAK)) return i + 1;
    return start;
}

Words speaker_of_clause(const Prose *prose, ptrdiff_t start, ptrdiff_t limit) {
    ptrdiff_t i = skip_dateline(prose, start, limit);
    for (int part = 0; part < INSERTIONS && i < limit; part++) {
        while (i < limit &&
               (prose_has(prose, i, IS_MARK | IS_CONJ) ||
                (prose_has(prose, i, IS_ADV) && !prose_has(prose, i, IS_DET | IS_TIME | IS_PREP))))
            i++;
        if (i >= limit || prose->region[i] >= 0) return (Words){0};
        if (!is_adjunct(prose, i)) return speaker_after(prose, i, limit);
        ptrdiff_t comma = next_comma(prose, i, limit);
        if (comma >= limit) {  // "On Friday the mayor ..."
            if (!prose_has(prose, i, IS_PREP) || !prose_has(prose, i + 1, IS_TIME)) return (Words){0};
            for (i++; i < limit && (prose_has(prose, i, IS_TIME) || prose->token[i].shape == TOKEN_NUMBER);)
                i++;
            return speaker_after(prose, i, limit);
        }
        i = comma + 1;
    }
    return (Words){0};
}

static bool has_name(const Prose *prose, Words run) {
    for (ptrdiff_t i = run.first; i < run.last; i++)
        if (prose_has(prose, i, IS_NAME)) return true;
    return false;
}

// "Ann Orr, the mayor, said", "Orr, who came late, said": steps left over what stands between commas.
static Words before_insertion(const Prose *prose, ptrdiff_t comma, ptrdiff_t start) {
    Words best = {0};
    for (int n = 0; n < INSERTIONS; n++) {
        ptrdiff_t i = comma - 1;
        while (i >= start && !(prose->region[i] < 0 && prose_has(prose, i, IS_COMMA))) i--;
        if (i < start) break;
        Words phrase = phrase_before(prose, i, start);
        comma = i;
        if (phrase.first >= phrase.last) continue;
        bool whole = phrase.first == start || prose_has(prose, phrase.first - 1, IS_MARK | IS_CONJ | IS_ADV);
        if (!whole) break;
        best = phrase;
        if (has_name(prose, phrase) && !prose_is(prose, phrase.first, S("a")) &&
            !prose_is(prose, phrase.first, S("an")))
            return phrase;
    }
    return best;
}

static ptrdiff_t open_bracket(const Prose *prose, ptrdiff_t i, ptrdiff_t start) {
    while (i > start && !prose_is(prose, i, S("("))) i--;
    return i;
}

Words speaker_before(const Prose *prose, ptrdiff_t cue, ptrdiff_t start) {
    ptrdiff_t end = cue;
    if (end - 1 > start && prose_is(prose, end - 1, S(")"))) end = open_bracket(prose, end - 1, start);
    if (end <= start) return (Words){0};
    end = without_time(prose, start, end);  // "Orr, the mayor, this week said"
    if (prose->region[end - 1] < 0 && prose_has(prose, end - 1, IS_COMMA)) {
        Words phrase = before_insertion(prose, end - 1, start);
        return phrase.first < phrase.last ? phrase : speaker_of_clause(prose, start, end);
    }
    if (prose_has(prose, end - 1, IS_BREAK)) {
        ptrdiff_t i = end - 2;
        while (i > start && !prose_has(prose, i, IS_BREAK)) i--;
        return phrase_before(prose, i, start);
    }
    if (prose_has(prose, end - 1, IS_CONJ)) return speaker_of_clause(prose, start, end - 1);
    if (prose_has(prose, end - 1, IS_VERB))
        return speaker_of_clause(prose, start, end);  // "a poll released Friday found"
    return phrase_before(prose, end, start);
}

Words speaker_agent(const Prose *prose, ptrdiff_t from, ptrdiff_t limit) {
    if (limit > from + 8) limit = from + 8;
    for (ptrdiff_t i = from; i + 1 < limit; i++) {
        if (prose->region[i] >= 0 || prose_has(prose, i, IS_MARK)) break;
        if (prose_is(prose, i, S("by"))) return speaker_after(prose, i + 1, i + 1 + PHRASE_TOKENS);
    }
    return (Words){0};
}
