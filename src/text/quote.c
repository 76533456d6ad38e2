// quote.c - see quote.h. Quotations first, then the statements of the cues that are left:
//
//     mark ─► prose ─► cue ─► speech ──► statement ──► here: spans, kinds, entities, order
//             tokens   rows   "...", X   X said that
#include "text/quote.h"

#include "text/language.h"
#include "text/mark.h"
#include "text/speaker.h"
#include "text/speech.h"

enum {
    CUES_A_SENTENCE = 64,  // statements looked for in one sentence; bounds the work of a giant one
    NO_SPEAKER = 220,  // the confidence of a statement that nobody is tied to; inside another's it is halved
    NO_SPEAKER_DIRECT = 550,  // of a quotation that nobody is tied to: how often its content was one quote
};

// Thousandths at which content and speaker were both right on PolNeAR's training part: docs/quotes.md.
static const int16_t confidences[PATTERN_COUNT] = {
    [PATTERN_AFTER] = 960,   [PATTERN_BEFORE] = 800, [PATTERN_BROKEN] = 740, [PATTERN_ORPHAN] = 550,
    [PATTERN_FOLLOWS] = 380, [PATTERN_COLON] = 440,  [PATTERN_THAT] = 790,   [PATTERN_BARE] = 740,
    [PATTERN_TO] = 590,      [PATTERN_URGE] = 620,   [PATTERN_TAG] = 770,    [PATTERN_ACCORDING] = 740,
    [PATTERN_THING] = 600,   [PATTERN_NOUN] = 390,   [PATTERN_HOLD] = 540,   [PATTERN_HEADING] = 650,
};

// A statement, its cue, and the token behind its sentence.
typedef struct Told {
    Statement said;
    ptrdiff_t cue, end;
} Told;
typedef struct Tolds {
    Told *at;
    ptrdiff_t len, cap;
} Tolds;

typedef struct Builder {
    const Prose *prose;
    Cues cues;
    Speeches speeches;
    Tolds told;
    int32_t *depth;  // of each token: how many statements it is content of
    Words *root;     // of each cue: in "A, citing B", B
    Quotes quotes;
    Arena *keep;
} Builder;

static bool empty(Words run) { return run.first >= run.last; }

static Quote *add_quote(Builder *b, const Cue *cue, Words speaker, Words addressee, Pattern pattern) {
    Quote *quote = vec_push(&b->quotes, b->keep);
    quote->speaker = prose_span(b->prose, speaker);
    quote->addressee = prose_span(b->prose, addressee);
    if (cue) {
        quote->cue = prose_span(b->prose, cue->wide);  // "did not say": a negation is never cut off
        quote->root = prose_span(b->prose, b->root[cue - b->cues.at]);
    }
    quote->entity = -1;
    quote->confidence = confidences[pattern];
    return quote;
}

static void add_speech(Builder *b, const Speech *speech) {
    const Cue *cue = speech->cue >= 0 ? &b->cues.at[speech->cue] : NULL;
    Quote *quote = add_quote(b, cue, speech->speaker, speech->addressee, speech->pattern);
    if (!cue) quote->cue = prose_span(b->prose, speech->mark);
    if (empty(speech->speaker)) quote->confidence = NO_SPEAKER_DIRECT;
    for (ptrdiff_t i = 0; i < speech->content.len; i++)
        *vec_push(&quote->content, b->keep) = speech->content.at[i];
}

// A statement that begins or ends inside a quotation takes the quotation's mark along, unless all of it
// stands in the marks.
static Words with_marks(const Prose *prose, Words words) {
    int32_t first = prose->region[words.first], last = prose->region[words.last - 1];
    if (first == last) return words;
    if (first >= 0)
        while (words.first > 0 && prose->region[words.first - 1] < 0 &&
               prose_has(prose, words.first - 1, IS_QUOTE) && !prose->token[words.first].line_before)
            words.first--;
    if (last >= 0) words.last = prose_close(prose, words.last);
    return words;
}

static void add_statement(Builder *b, const Told *told) {
    const Statement *statement = &told->said;
    const Cue *cue = &b->cues.at[told->cue];
    Quote *quote = add_quote(b, cue, statement->speaker, statement->addressee, statement->pattern);
    for (ptrdiff_t i = 0; i < countof(statement->content); i++)
        if (statement->content[i].first < statement->content[i].last)
            *vec_push(&quote->content, b->keep) =
                prose_span(b->prose, with_marks(b->prose, statement->content[i]));
    if (cue->form != CUE_AS && b->depth[cue->at.first] > 0) quote->confidence = quote->confidence / 2;
    else if (quote->speaker.start >= quote->speaker.end) quote->confidence = NO_SPEAKER;
}

static int by_content(const void *a, const void *b) {
    Span x = ((const Quote *)a)->content.at[0], y = ((const Quote *)b)->content.at[0];
    if (x.start != y.start) return x.start < y.start ? -1 : 1;
    if (x.end != y.end) return x.end > y.end ? -1 : 1;
    int32_t c = ((const Quote *)a)->cue.start, d = ((const Quote *)b)->cue.start;
    return (c > d) - (c < d);
}

static QuoteKind kind_of(const Spans *content, const Spans *regions) {
    bool all = true, any = false;
    for (ptrdiff_t i = 0; i < content->len; i++) {
        Span piece = content->at[i];
        ptrdiff_t low = 0, high = regions->len;
        while (low < high) {
            ptrdiff_t mid = low + (high - low) / 2;
            if (regions->at[mid].end <= piece.start) low = mid + 1;
            else high = mid;
        }
        bool touches = low < regions->len && span_touch(piece, regions->at[low]);
        any |= touches;
        all &= touches && span_in(piece, regions->at[low]);
    }
    return all ? QUOTE_DIRECT : any ? QUOTE_MIXED : QUOTE_INDIRECT;
}

// Proposals of all cues that no quotation took, with the speaker before each in its sentence at hand.
static void find_statements(Builder *b, const bool *spoken, Arena *own) {
    Words *speaker_of = arena_new(own, Words, b->cues.len + 1), last = {0};
    for (ptrdiff_t i = 0; i < b->speeches.len; i++)
        if (b->speeches.at[i].cue >= 0) speaker_of[b->speeches.at[i].cue] = b->speeches.at[i].speaker;
    int32_t sentence = -1;
    for (ptrdiff_t i = 0, in_sentence = 0; i < b->cues.len; i++) {
        const Cue *cue = &b->cues.at[i];
        int32_t here = b->prose->sentence[cue->at.first];
        if (here != sentence) {
            last = (Words){0};
            in_sentence = 0;
        }
        sentence = here;
        Told told = {.cue = i, .end = b->prose->sentence_run[here].last};
        if (cue->used) last = speaker_of[i];
        if (cue->used || in_sentence++ >= CUES_A_SENTENCE) continue;
        if (!statement_find(b->prose, &b->cues, i, spoken, last, &told.said)) continue;
        *vec_push(&b->told, own) = told;
        if (cue->form != CUE_NOUN && cue->form != CUE_AS) last = told.said.speaker;
    }
}

// Inside what somebody says, or of whoever "who" is, positions are rarely anybody's statement: of those on
// PolNeAR's training part one in ten counted as one.
static bool is_weak(const Builder *b, const Told *told) {
    Pattern pattern = told->said.pattern;
    bool weak = pattern == PATTERN_HOLD || pattern == PATTERN_TO || pattern == PATTERN_NOUN ||
        pattern == PATTERN_THING;
    if (!weak) return false;
    if (b->depth[b->cues.at[told->cue].at.first] > 0) return true;
    bool relative = !empty(told->said.speaker) && prose_has(b->prose, told->said.speaker.first, IS_REL) &&
        told->said.speaker.last == told->said.speaker.first + 1;
    return relative && pattern != PATTERN_THING;
}

// How many statements each token is content of.
static int32_t *content_depth(const Builder *b, Arena *own) {
    int32_t *depth = arena_new(own, int32_t, b->prose->len + 1);
    for (ptrdiff_t i = 0; i < b->told.len; i++)
        for (ptrdiff_t k = 0; k < countof(b->told.at[i].said.content); k++) {
            Words run = b->told.at[i].said.content[k];
            if (empty(run)) continue;
            depth[run.first]++;
            depth[run.last]--;
        }
    for (ptrdiff_t i = 0; i < b->prose->len; i++) depth[i + 1] += depth[i];
    return depth;
}

static void drop_weak(Builder *b) {
    ptrdiff_t kept = 0;
    for (ptrdiff_t i = 0; i < b->told.len; i++)
        if (!is_weak(b, &b->told.at[i])) b->told.at[kept++] = b->told.at[i];
    b->told.len = kept;
}

// Can the words be where somebody has something from, rather than a reason given: "citing low demand"?
static bool is_source(const Prose *prose, Words words) {
    static const Str heads[] = {S_("source"),  S_("sources"), S_("official"),  S_("officials"),
                                S_("people"),  S_("person"),  S_("documents"), S_("report"),
                                S_("reports"), S_("records"), S_("statement")};
    for (ptrdiff_t i = words.first; i < words.last; i++) {
        if (prose_has(prose, i, IS_NAME)) return true;
        for (ptrdiff_t k = 0; k < countof(heads); k++)
            if (prose_is(prose, i, heads[k])) return true;
    }
    return false;
}

// "A reported on Friday, citing B", "..., A said, according to B": B is the root of A's words.
static Words *find_roots(const Prose *prose, const Cues *cues, Arena *own) {
    Words *root = arena_new(own, Words, cues->len + 1);
    for (ptrdiff_t i = 1; i < cues->len; i++) {
        const Cue *cue = &cues->at[i], *before = &cues->at[i - 1];
        bool cites =
            prose_is(prose, cue->at.first, S("citing")) || prose_is(prose, cue->at.first, S("quoting"));
        if (!cites && cue->form != CUE_AS) continue;
        if (prose->sentence[before->at.first] != prose->sentence[cue->at.first] || before->form == CUE_AS)
            continue;
        ptrdiff_t comma = cue->at.first - 1;
        while (comma > 0 && prose->region[comma] < 0 && prose_has(prose, comma, IS_QUOTE)) comma--;
        if (!prose_has(prose, comma, IS_COMMA)) continue;
        Words source =
            speaker_after(prose, cue->at.last, prose->sentence_run[prose->sentence[cue->at.first]].last);
        if (is_source(prose, source)) root[i - 1] = source;
    }
    return root;
}

// An orphan takes the speaker of a statement in the sentence before it: Orr said it was late. "..."
static void adopt_orphans(Builder *b) {
    const Prose *prose = b->prose;
    for (ptrdiff_t i = 0, t = 0; i < b->speeches.len; i++) {
        Speech *speech = &b->speeches.at[i];
        if (speech->pattern != PATTERN_ORPHAN) continue;
        ptrdiff_t first = speech->first;
        while (first > 0 && prose->region[first - 1] < 0 && prose_has(prose, first - 1, IS_QUOTE)) first--;
        while (t < b->told.len && b->told.at[t].end < first) t++;
        while (t < b->told.len && b->told.at[t].end == first && empty(b->told.at[t].said.speaker)) t++;
        if (t >= b->told.len || b->told.at[t].end != first || b->cues.at[b->told.at[t].cue].class != CUE_SAY)
            continue;
        speech->cue = b->told.at[t].cue;
        speech->speaker = b->told.at[t].said.speaker;
        speech->pattern = PATTERN_FOLLOWS;
    }
}

// Entities of speakers, in the order in which they speak.
static void tie_entities(Builder *b, const Tokens *tokens) {
    LastSpeaker last = {-1, 0, false};
    for (ptrdiff_t i = 0; i < b->quotes.len; i++) {
        Quote *quote = &b->quotes.at[i];
        if (quote->speaker.start >= quote->speaker.end) {
            if (quote->kind == QUOTE_DIRECT) last = (LastSpeaker){-1, 0, true};
            continue;
        }
        Words run = {token_at(tokens, quote->speaker.start), token_at(tokens, quote->speaker.end - 1) + 1};
        quote->entity = speaker_entity(b->prose, run, last);
        if (quote->entity >= 0) last = (LastSpeaker){quote->entity, run.first, false};
    }
}

// Half of what is free in `arena`, for things that live as long as the caller.
static Arena take_half(Arena *arena) {
    ptrdiff_t half = (arena->end - arena->beg) / 2 & ~(ptrdiff_t)63;
    Arena front = {arena->beg, arena->beg + half};
    arena->beg += half;
    return front;
}

Quotes quote_find(const Article *article, const Tokens *tokens, Arena *keep, Arena scratch) {
    if (!language_is_english(article->language)) return (Quotes){0};
    Arena own = take_half(&scratch);
    Prose prose = prose_read(article, tokens, &own, scratch);
    Builder b = {.prose = &prose, .keep = keep, .cues = cue_find(&prose, &own)};
    bool *spoken = arena_new(&own, bool, prose.regions.len + 1);
    b.speeches = speech_find(&prose, &b.cues, spoken, &own);
    find_statements(&b, spoken, &own);
    b.depth = content_depth(&b, &own);
    drop_weak(&b);
    b.depth = content_depth(&b, &own);  // of those that are left
    adopt_orphans(&b);
    b.root = find_roots(&prose, &b.cues, &own);
    for (ptrdiff_t i = 0; i < b.speeches.len; i++) add_speech(&b, &b.speeches.at[i]);
    for (ptrdiff_t i = 0; i < b.told.len; i++) add_statement(&b, &b.told.at[i]);
    for (ptrdiff_t i = 0; i < b.quotes.len; i++)
        b.quotes.at[i].kind = kind_of(&b.quotes.at[i].content, &prose.regions);
    vec_sort(b.quotes.at, b.quotes.len, sizeof(Quote), by_content);
    tie_entities(&b, tokens);
    return b.quotes;
}

Spans quote_regions(Str text, const Spans *paragraphs, Arena *keep) {
    Arena half = take_half(keep);
    Spans found = mark_regions(text, paragraphs, &half, *keep);
    keep->beg = half.beg;
    return found;
}
