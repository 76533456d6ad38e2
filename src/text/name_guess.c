// name_guess.c - see name_guess.h. Where a capital means nothing, the rest of the text is asked; then every spelling gets one kind.
//
//     words ──► marks: starts, headlines, acronyms ──► runs ──► mentions ──► spellings ──► guesses
//
// An article names one thing one way: what speaks for a kind at one place speaks for it at all, and "Orr" alone is
// the person that "Ann Orr" was.
#include "text/name_guess.h"

#include "base/map.h"
#include "base/utf8.h"
#include "text/spelling.h"

// A spelling and all that speaks for its kinds.
typedef struct Spelling {
    int score[MENTION_KINDS];
    bool no_person;
    NameKind kind;
} Spelling;

typedef struct Finder {
    Scene scene;
    uint32_t *words;
    Mentions mentions;
    Map index;  // spelling to 1 + index into `spellings`
    struct {
        Spelling *at;
        ptrdiff_t len, cap;
    } spellings;
    Arena *keep;
} Finder;

enum { SEEN_CAPITAL = 1, SEEN_SMALL = 2 };

// ------------------------------------------------------------------ what a capital means here

static bool is_word(const Finder *f, ptrdiff_t i) {
    TokenShape shape = f->scene.tokens->at[i].shape;
    return shape != TOKEN_PUNCT && shape != TOKEN_NUMBER && shape != TOKEN_HAN;
}

static bool opens(Str mark) {
    static const Str list[] = {S_("\""), S_("'"), S_("“"), S_("‘"), S_("«"),
                               S_(":"),  S_("•"), S_("["), S_("—"), S_("-")};
    for (ptrdiff_t i = 0; i < countof(list); i++)
        if (str_eq(mark, list[i])) return true;
    return false;
}

// Marks one sentence's words: its first, a headline's, one all in capitals; the acronyms of any other.
static void mark_sentence(Finder *f) {
    const Token *tokens = f->scene.tokens->at;
    ptrdiff_t words = 0, upper = 0, longer = 0, capitals = 0;
    for (ptrdiff_t i = f->scene.first; i < f->scene.end; i++) {
        if (!is_word(f, i)) continue;
        ptrdiff_t len = tokens[i].at.end - tokens[i].at.start;
        words += len > 1;
        upper += len > 1 && tokens[i].shape == TOKEN_UPPER;
        longer += len > 3;
        capitals += len > 3 && (f->words[i] & WORD_CAPITAL);
    }
    bool shouted = words >= 4 && upper * 5 >= words * 4;
    bool stopped = f->scene.end > f->scene.first && scene_is(&f->scene, f->scene.end - 1, S("."));
    bool headline = shouted || (!stopped && longer >= 4 && capitals * 5 >= longer * 4);
    bool first = true;
    for (ptrdiff_t i = f->scene.first; i < f->scene.end; i++) {
        bool start = headline || first || (i > f->scene.first && opens(scene_word(&f->scene, i - 1)));
        if (!is_word(f, i)) continue;
        first = false;
        if (start) f->words[i] |= WORD_START;
        if (shouted) f->words[i] |= WORD_SHOUTED;
        bool acronym = tokens[i].shape == TOKEN_UPPER && tokens[i].at.end - tokens[i].at.start > 1;
        if (acronym && !shouted) f->words[i] |= WORD_ACRONYM;
    }
}

// Calls `visit` for each sentence, the scene set to it.
static void each_sentence(Finder *f, const Spans *sentences, void (*visit)(Finder *)) {
    const Tokens *tokens = f->scene.tokens;
    ptrdiff_t i = 0;
    for (ptrdiff_t s = 0; s < sentences->len; s++) {
        f->scene.first = i;
        while (i < tokens->len && tokens->at[i].at.start < sentences->at[s].end) i++;
        f->scene.end = i;
        visit(f);
    }
}

// Asks the whole text about words at a sentence's start: a capital in mid-sentence makes it a name's, small letters an
// ordinary word.
static void ask_text(Finder *f, Arena scratch) {
    const Tokens *tokens = f->scene.tokens;
    Map seen = {0};
    for (ptrdiff_t i = 0; i < tokens->len; i++) {
        if (!(f->words[i] & WORD_CAPITAL)) continue;
        int64_t *bits =
            map_put(&seen, utf8_fold(str_span(f->scene.text, tokens->at[i].at), &scratch), &scratch);
        if (!(f->words[i] & WORD_START)) *bits |= SEEN_CAPITAL;
    }
    for (ptrdiff_t i = 0; i < tokens->len; i++) {
        if (!is_word(f, i) || (f->words[i] & WORD_CAPITAL)) continue;
        int64_t *bits = map_get(&seen, str_span(f->scene.text, tokens->at[i].at));
        if (bits) *bits |= SEEN_SMALL;
    }
    for (ptrdiff_t i = 0; i < tokens->len; i++) {
        if (!(f->words[i] & WORD_START) || !(f->words[i] & WORD_CAPITAL)) continue;
        int64_t bits = *map_get(&seen, utf8_fold(str_span(f->scene.text, tokens->at[i].at), &scratch));
        bool listed =
            f->words[i] & (WORD_GIVEN | WORD_FAMILY | WORD_PLACE | WORD_BODY | WORD_LAND | WORD_INITIAL);
        bool unheard = (f->words[i] & WORD_SHOUTED) && !(bits & SEEN_CAPITAL) && !listed;
        if ((bits & SEEN_SMALL) || unheard) f->words[i] |= WORD_COMMON;
        else if (bits & SEEN_CAPITAL) f->words[i] &= ~(uint32_t)WORD_COMMON;
    }
}

// ------------------------------------------------------------------ one kind a spelling

static Spelling *spelling_of(Finder *f, Str spelling) {
    int64_t *at = map_put(&f->index, spelling, f->keep);
    if (*at == 0) {
        vec_push(&f->spellings, f->keep);
        *at = f->spellings.len;
    }
    return &f->spellings.at[*at - 1];
}

static int least(int a, int b) { return a < b ? a : b; }

static void find_in_sentence(Finder *f) {
    for (Run run = run_next(&f->scene, f->scene.first); run.first < run.end;
         run = run_next(&f->scene, run.end)) {
        ptrdiff_t before = f->mentions.len;
        mention_find(&f->mentions, &f->scene, run, f->keep);
        for (ptrdiff_t i = before; i < f->mentions.len; i++) {
            Mention *m = &f->mentions.at[i];
            Spelling *spelling = spelling_of(f, spelling_plain(scene_str(&f->scene, m->name), f->keep));
            m->form = (int32_t)(spelling - f->spellings.at);
            spelling->no_person |= m->no_person;
            for (int k = 0; k < MENTION_KINDS; k++)
                spelling->score[k] = least(spelling->score[k] + m->score[k], 60);
        }
    }
}

static NameKind best(const int *score) {
    // At a tie the kind that misleads least: a place before an organisation before a person.
    static const NameKind order[] = {NAME_PLACE, NAME_ORGANISATION, NAME_PERSON, NAME_OTHER};
    NameKind kind = NAME_OTHER;
    int most = 2;  // a lone weak sign is none
    for (ptrdiff_t i = 0; i < countof(order); i++)
        if (score[order[i]] > most) most = score[kind = order[i]];
    return kind;
}

// The last (or first) word of a spelling of several words.
static Str part_of(Str spelling, bool last) {
    ptrdiff_t space = last ? str_rfind_byte(spelling, ' ') : str_find_byte(spelling, ' ');
    if (space < 0) return (Str){0};
    return last ? str_from(spelling, space + 1) : str_slice(spelling, 0, space);
}

// What a full name is, its part alone is: "Ann Orr" tells of "Orr" and "Ann", "Orr Motors" of "Orr" a little.
static void tell_parts(Finder *f) {
    for (ptrdiff_t i = 0; i < f->index.len; i++) {
        Str name = f->index.at[i].key;
        const Spelling *full = &f->spellings.at[f->index.at[i].value - 1];
        NameKind kind = best(full->score);
        if (kind != NAME_PERSON && kind != NAME_ORGANISATION) continue;
        for (int last = 0; last < 2; last++) {
            int64_t *part = map_get(&f->index, part_of(name, last));
            if (!part) continue;
            Spelling *spelling = &f->spellings.at[*part - 1];
            if (kind == NAME_PERSON && !spelling->no_person) spelling->score[kind] += last ? 8 : 4;
            if (kind == NAME_ORGANISATION && !last) spelling->score[kind] += 3;
        }
    }
}

NameGuesses name_guess(const Article *article, const Tokens *tokens, Arena *keep) {
    Finder f = {.keep = keep};
    f.words = lexicon_words(article->text, tokens, keep);
    f.scene = (Scene){article->text, tokens, f.words, 0, 0};
    each_sentence(&f, &article->sentences, mark_sentence);
    ask_text(&f, *keep);
    each_sentence(&f, &article->sentences, find_in_sentence);
    tell_parts(&f);
    for (ptrdiff_t i = 0; i < f.spellings.len; i++) f.spellings.at[i].kind = best(f.spellings.at[i].score);
    NameGuesses out = {.words = f.words};
    for (ptrdiff_t i = 0; i < f.mentions.len; i++) {
        const Mention *m = &f.mentions.at[i];
        NameKind kind = f.spellings.at[m->form].kind;
        *vec_push(&out, keep) = (NameGuess){m->name, m->role, kind, m->score[kind]};
    }
    return out;
}
