// quote.c - see quote.h. The rules' proposals, the models' corrections of them, one list of both:
//
//     rules ──► ground ──► told ──► here: which of them count, spans, kinds, entities, order
#include "text/quote.h"

#include "text/language.h"
#include "text/mark.h"
#include "text/rules.h"
#include "text/speaker.h"
#include "text/told.h"

enum {
    LEAST_CONFIDENCE = 200,   // of a statement; below it more is wrong than found
    LEAST_MARKED = 90,        // of one with words in quotation marks: those are somebody's
    LEAST_VIEW = 50,          // of one by a clear pattern
    NO_SPEAKER_DIRECT = 550,  // of a quotation that nobody is tied to: how often its content was one quote
};

// Thousandths at which content and speaker were both right on PolNeAR's training part, of what rules alone
// found: docs/quotes.md.
static const int16_t confidences[PATTERN_COUNT] = {
    [PATTERN_AFTER] = 900,   [PATTERN_BEFORE] = 700, [PATTERN_BROKEN] = 600,  [PATTERN_ORPHAN] = 550,
    [PATTERN_FOLLOWS] = 380, [PATTERN_COLON] = 440,  [PATTERN_HEADING] = 650,
};

typedef struct Builder {
    const Prose *prose;
    const Rules *rules;
    Tolds told;
    bool *taken;    // of each token: is it content of a told
    bool *is_told;  // of each cue: a told has what is tied to it
    Words *root;    // of each cue: in "A, citing B", B
    Quotes quotes;
    Arena *keep;
} Builder;

static bool empty(Words run) { return run.first >= run.last; }

static Quote *add_quote(Builder *b, Words speaker, Words cue) {
    Quote *quote = vec_push(&b->quotes, b->keep);
    quote->speaker = prose_span(b->prose, speaker);
    quote->cue = prose_span(b->prose, cue);
    quote->entity = -1;
    return quote;
}

// What the rules know of a cue beside content and speaker.
static void add_details(Builder *b, Quote *quote, int32_t cue) {
    if (cue < 0) return;
    const Ruled *ruled = &b->rules->ruled[cue];
    Words addressee = ruled->speech ? ruled->speech->addressee : ruled->told.addressee;
    quote->root = prose_span(b->prose, b->root[cue]);
    Span at = prose_span(b->prose, addressee);
    for (ptrdiff_t i = 0; i < quote->content.len; i++)
        if (span_touch(at, quote->content.at[i])) return;
    if (!span_touch(at, quote->speaker)) quote->addressee = at;
}

static void add_pieces(Builder *b, Quote *quote, const Speech *speech) {
    for (ptrdiff_t i = 0; i < speech->content.len; i++)
        *vec_push(&quote->content, b->keep) = speech->content.at[i];
}

static void add_speech(Builder *b, const Speech *speech) {
    const Cue *cue = speech->cue >= 0 ? &b->rules->cues.at[speech->cue] : NULL;
    Quote *quote = add_quote(b, speech->speaker, cue ? cue->wide : speech->mark);
    add_pieces(b, quote, speech);
    add_details(b, quote, (int32_t)speech->cue);
    quote->confidence = empty(speech->speaker) ? NO_SPEAKER_DIRECT : confidences[speech->pattern];
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

// Is it content of a told? Of a quotation its first word tells.
static bool is_taken(const Builder *b, Span piece) {
    Tokens tokens = {.at = (Token *)b->prose->token, .len = b->prose->len};
    ptrdiff_t token = token_at(&tokens, piece.start);
    int32_t r = b->prose->region[token];
    return b->taken[r >= 0 ? b->prose->region_run[r].first : token];
}

static int by_start(const void *a, const void *b) {
    int32_t x = ((const Span *)a)->start, y = ((const Span *)b)->start;
    return (x > y) - (x < y);
}

static bool touches(const Spans *spans, Span at) {
    for (ptrdiff_t i = 0; i < spans->len; i++)
        if (span_touch(spans->at[i], at)) return true;
    return false;
}

// Pieces that the rules tie to the same cue, outside of what its scope could see.
static void add_rest(Builder *b, Quote *quote, const Speech *speech) {
    Spans told = quote->content;
    for (ptrdiff_t i = 0; i < speech->content.len; i++) {
        Span piece = speech->content.at[i];
        if (!is_taken(b, piece) && !touches(&told, piece)) *vec_push(&quote->content, b->keep) = piece;
    }
    vec_sort(quote->content.at, quote->content.len, sizeof(Span), by_start);
}

static void add_told(Builder *b, const Told *told) {
    const Speech *speech = told->ruled >= 0 ? b->rules->ruled[told->ruled].speech : NULL;
    Cue cue = {.at = {told->token, told->token + 1}};
    if (told->ruled >= 0) cue = b->rules->cues.at[told->ruled];  // "did not say": a negation is never cut off
    else cue_widen(b->prose, &cue);
    Words speaker = empty(told->speaker) && speech ? speech->speaker : told->speaker;
    Quote *quote = add_quote(b, speaker, cue.wide);
    for (ptrdiff_t i = 0; i < told->content.len; i++)
        *vec_push(&quote->content, b->keep) = prose_span(b->prose, with_marks(b->prose, told->content.at[i]));
    if (speech) add_rest(b, quote, speech);
    add_details(b, quote, told->ruled);
    quote->confidence = told->confidence;
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

// Two cues with the same words as content, as in "went on to say": the surer one has them.
static bool same_content(const Told *a, const Told *c) {
    if (a->content.len != c->content.len) return false;
    Words x = a->content.at[0], y = c->content.at[0];
    ptrdiff_t first = x.first > y.first ? x.first : y.first, last = x.last < y.last ? x.last : y.last;
    ptrdiff_t longest = x.last - x.first > y.last - y.first ? x.last - x.first : y.last - y.first;
    return (last - first) * 4 >= longest * 3;
}

// How sure a statement has to be. "In Orr's view" says more than a model that saw it a few times.
static int16_t least_of(const Builder *b, const Told *told) {
    if (told_kind(b->prose, &told->content) & 1) return LEAST_MARKED;
    bool view = told->ruled >= 0 && b->rules->cues.at[told->ruled].takes & TAKES_VIEW &&
        !empty(b->rules->ruled[told->ruled].told.content[0]);
    return view ? LEAST_VIEW : LEAST_CONFIDENCE;
}

static void drop_unlikely(Builder *b) {
    ptrdiff_t kept = 0;
    for (ptrdiff_t t = 0; t < b->told.len; t++) {
        const Told *told = &b->told.at[t];
        if (told->confidence < least_of(b, told)) continue;
        const Told *before = kept ? &b->told.at[kept - 1] : NULL;
        if (before && same_content(before, told)) {
            if (told->confidence > before->confidence) b->told.at[kept - 1] = *told;
            continue;
        }
        b->told.at[kept++] = *told;
    }
    b->told.len = kept;
}

// Which words are content of what is left; of a quotation only the first is marked.
static void mark_taken(Builder *b) {
    for (ptrdiff_t t = 0; t < b->told.len; t++) {
        const Pieces *content = &b->told.at[t].content;
        if (b->told.at[t].ruled >= 0) b->is_told[b->told.at[t].ruled] = true;
        for (ptrdiff_t k = 0; k < content->len; k++)
            for (ptrdiff_t i = content->at[k].first; i < content->at[k].last; i++) {
                b->taken[i] = true;
                if (b->prose->region[i] >= 0) i = b->prose->region_run[b->prose->region[i]].last - 1;
            }
    }
}

// May the rules' speech stand? Not where a model has given its words to some cue.
static bool stands(const Builder *b, const Speech *speech) {
    if (speech->cue >= 0 && b->is_told[speech->cue]) return false;
    for (ptrdiff_t i = 0; i < speech->content.len; i++)
        if (is_taken(b, speech->content.at[i])) return false;
    return true;
}

// An orphan takes the speaker of a statement in the sentence before it: Orr said it was late. "..."
static void adopt_orphan(const Builder *b, Speech *speech, ptrdiff_t *t) {
    const Prose *prose = b->prose;
    ptrdiff_t first = speech->first;
    while (first > 0 && prose->region[first - 1] < 0 && prose_has(prose, first - 1, IS_QUOTE)) first--;
    for (; *t < b->told.len; (*t)++) {
        const Told *told = &b->told.at[*t];
        ptrdiff_t end = prose->sentence_run[prose->sentence[told->token]].last;
        if (end > first) return;
        if (end < first || empty(told->speaker)) continue;
        if (told->ruled < 0 || b->rules->cues.at[told->ruled].class != CUE_SAY) return;
        speech->cue = told->ruled;
        speech->speaker = told->speaker;
        speech->pattern = PATTERN_FOLLOWS;
        return;
    }
}

static void add_all(Builder *b) {
    for (ptrdiff_t i = 0, t = 0; i < b->rules->speeches.len; i++) {
        Speech speech = b->rules->speeches.at[i];
        if (!stands(b, &speech)) continue;
        if (speech.pattern == PATTERN_ORPHAN) adopt_orphan(b, &speech, &t);
        add_speech(b, &speech);
    }
    for (ptrdiff_t t = 0; t < b->told.len; t++) add_told(b, &b->told.at[t]);
    for (ptrdiff_t i = 0; i < b->quotes.len; i++)
        b->quotes.at[i].kind = kind_of(&b->quotes.at[i].content, &b->prose->regions);
    vec_sort(b->quotes.at, b->quotes.len, sizeof(Quote), by_content);
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
        quote->entity = speaker_entity(b->prose, run, token_at(tokens, quote->content.at[0].start), last);
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
    ToldModels models;
    return quote_find_with(article, tokens, told_open(&models) ? &models : NULL, keep, scratch);
}

Quotes quote_find_with(const Article *article, const Tokens *tokens, const ToldModels *models, Arena *keep,
                       Arena scratch) {
    if (!language_is_english(article->language)) return (Quotes){0};
    Arena own = take_half(&scratch);
    const Rules *rules = rules_find(article, tokens, &own, scratch);
    Builder b = {.prose = &rules->prose, .rules = rules, .keep = keep};
    if (models) {
        Ground ground = ground_gather(&rules->prose, &rules->cues, rules->ruled, rules->spoken, &own);
        b.told = told_find(&ground, models, &own, scratch);
    }
    b.taken = arena_new(&own, bool, rules->prose.len + 1);
    b.is_told = arena_new(&own, bool, rules->cues.len + 1);
    drop_unlikely(&b);
    mark_taken(&b);
    b.root = find_roots(&rules->prose, &rules->cues, &own);
    add_all(&b);
    tie_entities(&b, tokens);
    return b.quotes;
}

Spans quote_regions(Str text, const Spans *paragraphs, Arena *keep) {
    Arena half = take_half(keep);
    Spans found = mark_regions(text, paragraphs, &half, *keep);
    keep->beg = half.beg;
    return found;
}
