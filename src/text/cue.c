// cue.c - see cue.h.
#include "text/cue.h"

#include "data/cues.en.h"

typedef struct cues_en_row Row;

enum { CUE_WORDS = 4 };  // the longest phrase's rest

static const Str forms[] = {
#define WORD(constant, word) S_(word),
    CUE_FORMS(WORD)};
static const Str classes[] = {CUE_CLASSES(WORD)};
#undef WORD

static int find_word(const Str *words, ptrdiff_t len, Str word) {
    for (ptrdiff_t i = 0; i < len; i++)
        if (str_eq(words[i], word)) return (int)i;
    must(false && "a word that the cue table's card does not name");
    return 0;
}

static uint16_t takes_of(Str letters) {
    static const char order[] = "qtxioucnv";
    uint16_t takes = 0;
    for (ptrdiff_t i = 0; i < letters.len; i++)
        for (int bit = 0; order[bit]; bit++)
            if (letters.s[i] == order[bit]) takes = (uint16_t)(takes | 1 << bit);
    return takes;
}

// How many tokens the words of `rest` fill behind `token`; -1 when other words stand there.
static ptrdiff_t match_rest(const Prose *prose, ptrdiff_t token, Str rest) {
    ptrdiff_t n = 0;
    for (Str word; str_cut(&rest, ' ', &word); n++)
        if (!prose_is(prose, token + n, word) || prose->region[token + n] >= 0) return -1;
    return n;
}

static bool is_adverb(const Prose *prose, ptrdiff_t i) {
    if (prose_has(prose, i, IS_ADV)) return true;
    if (i < 0 || prose->bits[i] || prose->token[i].shape != TOKEN_LOWER) return false;
    return str_ends(prose_word(prose, i), S("ly"));
}

// Is the word at `i` inside a noun phrase: "the claim", "his stern warning", "no such report"?
static bool after_determiner(const Prose *prose, ptrdiff_t i) {
    for (ptrdiff_t k = i - 1; k >= 0 && k >= i - 3; k--) {
        if (prose_has(prose, k, IS_DET | IS_POSS)) return !prose_is(prose, k, S("that"));
        if (prose->bits[k] & ~(uint32_t)(IS_ADV | IS_NAME)) return false;
    }
    return false;
}

// A base form is a verb after "will", "to", "they", or a plural ("officials say").
static bool is_base_verb(const Prose *prose, ptrdiff_t before) {
    if (before < 0) return false;
    if (prose_has(prose, before, IS_AUX)) return !prose_has(prose, before, IS_BE);
    if (prose_is(prose, before, S("to"))) return true;
    if (prose_has(prose, before, IS_PRONOUN | IS_REL | IS_SUBJECT)) return true;
    if (prose_has(prose, before, IS_DET | IS_POSS | IS_PREP | IS_VERB | IS_BREAK | IS_SUB)) return false;
    if (prose_has(prose, before, IS_CONJ | IS_COMMA)) return true;
    Str word = prose_word(prose, before);
    if (prose->token[before].shape == TOKEN_NUMBER || str_eq(word, S("%"))) return true;  // "six in 10 say"
    return str_ends(word, S("s")) || str_ends(word, S("people")) || str_eq(word, S("percent")) ||
        str_ends(word, S("men"));
}

// In a headline Every Long Word Has a Capital; elsewhere a capital inside a sentence makes a name: "United States".
static bool is_headline(const Prose *prose, ptrdiff_t token) {
    Words sentence = prose->sentence_run[prose->sentence[token]];
    ptrdiff_t first = token - 5 > sentence.first ? token - 5 : sentence.first;
    for (ptrdiff_t i = first; i < sentence.last && i < token + 6; i++)
        if (prose->token[i].shape == TOKEN_LOWER && prose->token[i].at.end - prose->token[i].at.start > 4)
            return false;
    return true;
}

// Does `form` fit where the cue stands?
static bool fits(const Prose *prose, CueForm form, ptrdiff_t first, ptrdiff_t before) {
    bool in_noun = after_determiner(prose, first), beside = prose_has(prose, first - 1, IS_DET | IS_POSS);
    switch (form) {
    case CUE_NOUN: return in_noun || before < 0 || prose_has(prose, before, IS_PREP | IS_VERB | IS_COMMA);
    case CUE_PAST: return !prose_has(prose, first - 1, IS_DET | IS_POSS | IS_PREP);
    case CUE_DONE: return prose_has(prose, before, IS_AUX);
    case CUE_S: return !in_noun || !(beside || prose_has(prose, first - 1, IS_PREP));
    case CUE_BASE: return is_base_verb(prose, before) && !beside;  // "some officials say"
    case CUE_ING: return !prose_has(prose, first - 1, IS_DET | IS_POSS);
    case CUE_AS: return true;
    }
    return false;
}

void cue_widen(const Prose *prose, Cue *cue) {
    ptrdiff_t i = cue->at.first;
    bool be = false, have = false;
    for (; i > 0 && cue->at.first - i < 6; i--) {
        if (prose->region[i - 1] >= 0) break;
        bool aux = prose_has(prose, i - 1, IS_AUX);
        if (prose_is(prose, i - 1, S("to"))) cue->infinitive = true;
        else if (!aux && !is_adverb(prose, i - 1)) break;
        if (prose->sentence[i - 1] != prose->sentence[cue->at.first]) break;
        if (aux && prose_has(prose, i - 1, IS_BE)) be = true;
        else if (aux) have = true;
    }
    cue->wide = (Words){i, cue->at.last};
    bool past = cue->form == CUE_PAST || cue->form == CUE_DONE;
    // "announced by the mayor", but "responded by saying"
    bool by = prose_is(prose, cue->at.last, S("by")) && cue->at.last + 1 < prose->len &&
        !str_ends(prose_word(prose, cue->at.last + 1), S("ing"));
    cue->passive = past && (be || by);
    if (have && !be) cue->infinitive = false;
}

// The longest row that fits at `token`.
static bool read_cue(const Prose *prose, ptrdiff_t token, Cue *out) {
    char folded[24];
    Str word = prose_word(prose, token);
    if (word.len > (ptrdiff_t)sizeof folded || prose_has(prose, token, IS_MARK)) return false;
    for (ptrdiff_t i = 0; i < word.len; i++) folded[i] = ascii_fold(word.s[i]);
    const Row *row = cues_en_find((Str){folded, word.len});
    if (!row) return false;
    bool initial =
        prose_has(prose, token - 1, IS_MARK) || token == prose->sentence_run[prose->sentence[token]].first;
    if (!initial && prose->token[token].shape != TOKEN_LOWER && !is_headline(prose, token)) return false;
    ptrdiff_t before = token - 1, longest = -1;
    while (before >= 0 && is_adverb(prose, before)) before--;
    if (before >= 0 && (prose->sentence[before] != prose->sentence[token] || prose->region[before] >= 0))
        before = -1;
    for (; row < cues_en + cues_en_len && str_eq_case(row->word, word); row++) {
        ptrdiff_t rest = match_rest(prose, token + 1, row->rest);
        CueForm form = (CueForm)find_word(forms, countof(forms), row->form);
        if (rest <= longest || rest > CUE_WORDS || !fits(prose, form, token, before)) continue;
        longest = rest;
        *out = (Cue){.at = {token, token + 1 + rest}, .form = form, .takes = takes_of(row->takes)};
        out->class = (CueClass)find_word(classes, countof(classes), row->class);
    }
    if (longest < 0) return false;
    cue_widen(prose, out);
    return true;
}

Cues cue_find(const Prose *prose, Arena *keep) {
    Cues cues = {0};
    for (ptrdiff_t i = 0; i < prose->len; i++) {
        Cue cue;
        if (prose->region[i] >= 0 || !read_cue(prose, i, &cue)) continue;
        *vec_push(&cues, keep) = cue;
        i = cue.at.last - 1;
    }
    return cues;
}

ptrdiff_t cue_at(const Cues *cues, ptrdiff_t token) {
    ptrdiff_t low = 0, high = cues->len;
    while (low < high) {
        ptrdiff_t mid = low + (high - low) / 2;
        if (cues->at[mid].at.first < token) low = mid + 1;
        else high = mid;
    }
    return low;
}
