// prose.c - see prose.h.
#include "text/prose.h"

#include "base/limits.h"
#include "base/utf8.h"
#include "data/grammar.en.h"
#include "text/mark.h"

static const struct {
    Str name;
    uint32_t bit;
} kinds[] = {
    {S_("det"), IS_DET},         {S_("poss"), IS_POSS},       {S_("prep"), IS_PREP}, {S_("conj"), IS_CONJ},
    {S_("sub"), IS_SUB},         {S_("rel"), IS_REL},         {S_("aux"), IS_AUX},   {S_("be"), IS_BE},
    {S_("subject"), IS_SUBJECT}, {S_("pronoun"), IS_PRONOUN}, {S_("adv"), IS_ADV},   {S_("verb"), IS_VERB},
    {S_("time"), IS_TIME},       {S_("ask"), IS_ASK},
};

static const struct {
    Str text;
    uint32_t bits;
} marks[] = {
    {S_(","), IS_COMMA},      {S_("."), IS_STOP},       {S_("!"), IS_STOP},       {S_("?"), IS_STOP},
    {S_("\u2026"), IS_STOP},  {S_(";"), IS_BREAK},      {S_(":"), IS_BREAK},      {S_("\u2014"), IS_BREAK},
    {S_("\u2013"), IS_BREAK}, {S_("\u2015"), IS_BREAK}, {S_("\""), IS_QUOTE},     {S_("\u201C"), IS_QUOTE},
    {S_("\u201D"), IS_QUOTE}, {S_("\u201E"), IS_QUOTE}, {S_("\u00AB"), IS_QUOTE}, {S_("\u00BB"), IS_QUOTE},
    {S_("'"), IS_QUOTE},      {S_("\u2018"), IS_QUOTE}, {S_("\u2019"), IS_QUOTE}, {S_("`"), IS_QUOTE},
};

Str prose_word(const Prose *prose, ptrdiff_t token) { return str_span(prose->text, prose->token[token].at); }

bool prose_is(const Prose *prose, ptrdiff_t token, Str word) {
    return token >= 0 && token < prose->len && str_eq_case(prose_word(prose, token), word);
}

bool prose_has(const Prose *prose, ptrdiff_t token, uint32_t bits) {
    return token >= 0 && token < prose->len && (prose->bits[token] & bits);
}

Span prose_span(const Prose *prose, Words run) {
    if (run.first >= run.last) return (Span){0};
    return (Span){prose->token[run.first].at.start, prose->token[run.last - 1].at.end};
}

static uint32_t row_bits(Str words) {
    uint32_t bits = 0;
    for (Str word; str_cut(&words, ' ', &word);)
        for (ptrdiff_t i = 0; i < countof(kinds); i++)
            if (str_eq(word, kinds[i].name)) bits |= kinds[i].bit;
    return bits;
}

static uint32_t mark_bits(const Prose *prose, ptrdiff_t i) {
    Str word = prose_word(prose, i);
    for (ptrdiff_t k = 0; k < countof(marks); k++)
        if (str_eq(word, marks[k].text)) return IS_MARK | marks[k].bits;
    // " - " between spaces is a dash, "-" within a word is none
    bool dash = str_eq(word, S("-")) && prose->token[i].space_before && i + 1 < prose->len &&
        prose->token[i + 1].space_before;
    return IS_MARK | (dash ? IS_BREAK : 0);
}

// "visited" after a name or noun is a verb; after an article it is an adjective ("the embattled mayor").
static bool looks_past(const Prose *prose, ptrdiff_t i, Str word) {
    if (prose->token[i].shape != TOKEN_LOWER || word.len < 5 || !str_ends(word, S("ed"))) return false;
    return i > 0 && !prose_has(prose, i - 1, IS_DET | IS_POSS | IS_PREP | IS_BE) &&
        prose->token[i - 1].shape != TOKEN_PUNCT;
}

static uint32_t word_bits(const Prose *prose, ptrdiff_t i) {
    const Token *token = &prose->token[i];
    Str word = prose_word(prose, i);
    if (token->shape == TOKEN_PUNCT) return mark_bits(prose, i);
    if (str_eq(word, S("'s")) || str_eq(word, S("\u2019s"))) return IS_POSS;
    char folded[24];
    uint32_t bits = 0;
    if (word.len <= (ptrdiff_t)sizeof folded) {
        for (ptrdiff_t k = 0; k < word.len; k++) folded[k] = ascii_fold(word.s[k]);
        const struct grammar_en_row *row = grammar_en_find((Str){folded, word.len});
        if (row) bits = row_bits(row->kinds);
    }
    bool capital = token->shape == TOKEN_TITLE || token->shape == TOKEN_UPPER || token->shape == TOKEN_MIXED;
    if (capital && !bits) bits |= IS_NAME;
    if (capital && (bits & IS_TIME)) bits &= ~(uint32_t)IS_AUX;  // May
    if (!bits && looks_past(prose, i, word)) bits |= IS_VERB;
    return bits;
}

static void mark_regions_of(Prose *prose, const Tokens *tokens) {
    for (ptrdiff_t i = 0; i < prose->len; i++) prose->region[i] = -1;
    for (ptrdiff_t r = 0; r < prose->regions.len; r++) {
        Span at = prose->regions.at[r];
        ptrdiff_t i = token_at(tokens, at.start);
        prose->region_run[r].first = i;
        for (; i < prose->len && prose->token[i].at.start < at.end; i++) prose->region[i] = (int32_t)r;
        prose->region_run[r].last = i;
    }
}

// A sentence longer than LIMIT_SENTENCE_BYTES is read as several.
static void split_sentences(Prose *prose, const Article *article, Arena *keep) {
    ptrdiff_t cap = article->sentences.len + prose->text.len / (LIMIT_SENTENCE_BYTES / 2) + 2, n = 0;
    prose->sentence_run = arena_new(keep, Words, cap);
    for (ptrdiff_t i = 0, s = 0; i < prose->len; i++) {
        int32_t start = prose->token[i].at.start;
        bool next = n == 0;
        while (s < article->sentences.len && article->sentences.at[s].start <= start) next = true, s++;
        if (!next) {
            ptrdiff_t first = prose->sentence_run[n - 1].first;
            next = prose->token[i].at.end - prose->token[first].at.start > LIMIT_SENTENCE_BYTES;
        }
        if (next) {
            must(n < cap);
            prose->sentence_run[n++] = (Words){i, i};
        }
        prose->sentence_run[n - 1].last = i + 1;
        prose->sentence[i] = (int32_t)n - 1;
    }
    prose->sentences = n;
}

// A full stop inside a sentence belongs to what it abbreviates: Mr. Orr, Ann C. Orr.
static void clear_abbreviations(Prose *prose) {
    for (ptrdiff_t i = 0; i + 1 < prose->len; i++) {
        if (!prose_is(prose, i, S(".")) || prose->token[i].space_before ||
            prose->region[i + 1] != prose->region[i])
            continue;
        bool marks_follow = prose_has(prose, i + 1, IS_QUOTE) || prose_is(prose, i + 1, S(")"));
        bool initial = i > 0 && prose->token[i - 1].shape == TOKEN_UPPER &&
            prose->token[i - 1].at.end - prose->token[i - 1].at.start == 1;
        if (initial && prose_has(prose, i + 1, IS_NAME)) prose->bits[i] = IS_NAME;
        if (!marks_follow && prose->sentence[i + 1] == prose->sentence[i]) prose->bits[i] = IS_NAME;
    }
}

// A paragraph that the page sets as a quotation needs no marks: it is one, unless somebody speaks in it (then it is another
// report, with quotations of its own), a post, or a line that only says whose it is.
static bool is_block_quote(Str text, Span paragraph) {
    enum { BYTES_LEAST = 30 };
    Str words = str_span(text, paragraph);
    if (words.len < BYTES_LEAST || str_find(words, S("(@")) >= 0 ||
        str_find(words, S("pic.twitter.com")) >= 0)
        return false;
    return !str_starts(words, S("-")) && !str_starts(words, S("\xE2\x80\x94")) &&
        !str_starts(words, S("\xE2\x80\x93"));
}

// With block quotes among them; what stands in marks inside of one belongs to it.
static Spans add_block_quotes(const Article *article, Spans marked, Arena *keep) {
    enum { NAME_BYTES = 24 };
    Spans out = {0};
    ptrdiff_t m = 0;
    if (article->block_quotes.len == 0) return marked;
    for (ptrdiff_t i = 0; i < article->block_quotes.len; i++) {
        Span block = article->block_quotes.at[i];
        while (m < marked.len && marked.at[m].start < block.start) *vec_push(&out, keep) = marked.at[m++];
        bool quotes = false;  // more than a nickname or a title
        ptrdiff_t behind = m;
        for (; behind < marked.len && marked.at[behind].start < block.end; behind++)
            quotes |= marked.at[behind].end - marked.at[behind].start > NAME_BYTES;
        if (quotes || !is_block_quote(article->text, block)) continue;
        *vec_push(&out, keep) = block;
        m = behind;
    }
    while (m < marked.len) *vec_push(&out, keep) = marked.at[m++];
    return out;
}

Prose prose_read(const Article *article, const Tokens *tokens, Arena *keep, Arena scratch) {
    Prose prose = {.text = article->text, .token = tokens->at, .len = tokens->len, .article = article};
    Spans marked = mark_regions(article->text, &article->paragraphs, keep, scratch);
    prose.regions = add_block_quotes(article, marked, keep);
    prose.bits = arena_new(keep, uint32_t, prose.len);
    prose.region = arena_new(keep, int32_t, prose.len);
    prose.sentence = arena_new(keep, int32_t, prose.len);
    prose.region_run = arena_new(keep, Words, prose.regions.len);
    for (ptrdiff_t i = 0; i < prose.len; i++) prose.bits[i] = word_bits(&prose, i);
    mark_regions_of(&prose, tokens);
    split_sentences(&prose, article, keep);
    clear_abbreviations(&prose);
    return prose;
}

ptrdiff_t prose_close(const Prose *prose, ptrdiff_t i) {
    while (i < prose->len && prose->region[i] < 0 && prose_has(prose, i, IS_QUOTE) &&
           !prose->token[i].line_before && !prose->token[i].space_before)
        i++;
    return i;
}

Words prose_trim(const Prose *prose, Words run) {
    while (run.first < run.last && prose_has(prose, run.first, IS_MARK)) run.first++;
    while (run.first < run.last && prose_has(prose, run.last - 1, IS_MARK)) run.last--;
    return run;
}

bool prose_has_verb(const Prose *prose, Words run) {
    for (ptrdiff_t i = run.first; i < run.last; i++)
        if (prose->region[i] < 0 && prose_has(prose, i, IS_VERB | IS_AUX)) return true;
    return false;
}
