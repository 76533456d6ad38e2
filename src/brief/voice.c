// voice.c - see voice.h. The quote finder tells who speaks; here is what kind of speaker that is.
#include "brief/voice.h"

enum { BETWEEN = 90 };  // bytes from the cue to the speaker in "according to a press release by the ministry"

static bool none(Span at) { return at.start >= at.end; }

// The words that name the source, with what stands between them and a cue before them.
static Span source_words(const Quote *quote) {
    Span at = quote->speaker;
    if (none(at) || none(quote->cue)) return at;
    bool after = quote->cue.end <= at.start && at.start - quote->cue.end < BETWEEN;
    for (ptrdiff_t i = 0; after && i < quote->content.len; i++)
        after = !span_touch(quote->content.at[i], (Span){quote->cue.end, at.start + 1});
    if (after) at.start = quote->cue.end;
    return at;
}

static Span trim(Str text, Span at) {
    while (at.start < at.end && (ascii_space(text.s[at.start]) || text.s[at.start] == ',')) at.start++;
    return at;
}

// "The officials" are those named before; "officials" and "a diplomat" nobody has named.
static bool points_back(const Report *report, Span words) {
    static const Str pointers[] = {S_("the"), S_("his"), S_("her"), S_("their"), S_("both"), S_("these")};
    Str text = str_span(report->article->text, words);
    for (ptrdiff_t i = 0; i < countof(pointers); i++) {
        Str before = str_slice(report->article->text, words.start - pointers[i].len - 1, words.start - 1);
        if (str_eq_case(before, pointers[i])) return str_find_case(text, S("source")) < 0;
        if (str_starts_case(text, pointers[i]) && text.len > pointers[i].len &&
            text.s[pointers[i].len] == ' ')
            return str_find_case(text, S("source")) < 0;
    }
    return false;
}

// A country's "top diplomat" is its foreign minister: one person, whom the report names elsewhere.
static bool is_title(Str words) {
    static const Str titles[] = {S_("top diplomat"), S_("chief diplomat")};
    for (ptrdiff_t i = 0; i < countof(titles); i++)
        if (str_find_case(words, titles[i]) >= 0) return true;
    return false;
}

// "A police officer", "one of the divers": somebody whom the report doesn't name; a spokesman speaks for a house.
static bool is_somebody(Str words) {
    static const Str starts[] = {S_("a "), S_("an "), S_("one "), S_("another ")};
    for (ptrdiff_t i = 0; i < countof(starts); i++)
        if (str_starts_case(words, starts[i])) return str_find_case(words, S("spokes")) < 0;
    return false;
}

Source voice_of_quote(const Desk *desk, int32_t report, int32_t q) {
    const Report *r = &desk->reports[report];
    const Quote *quote = &r->article->quotes.at[q];
    Source source = {.voice = VOICE_OUTLET, .article = report, .entity = -1};
    if (none(quote->speaker)) return source;
    if (quote->kind != QUOTE_DIRECT && quote->confidence < VOICE_SURE) return source;
    Span words = trim(r->article->text, source_words(quote));
    uint32_t signals = term_signals(&r->terms, words);
    source.at = words;
    source.entity = desk_actor(desk, report, quote->entity);
    bool person = source.entity >= 0 && desk->actors.at[source.entity].kind == NAME_PERSON;
    if (signals & SIGNAL_DOCUMENT && !person) source.voice = VOICE_DOCUMENT;
    else if (source.entity < 0 && is_somebody(str_span(r->article->text, words)))
        source.voice = VOICE_UNNAMED;
    else if (signals & SIGNAL_UNNAMED && !person && !points_back(r, words) &&
             !is_title(str_span(r->article->text, words)))
        source.voice = VOICE_UNNAMED;
    else source.voice = VOICE_NAMED;
    return source;
}

Source voice_of(const Desk *desk, const Clause *clause) {
    if (clause->quote < 0) return (Source){.voice = VOICE_OUTLET, .article = clause->report, .entity = -1};
    return voice_of_quote(desk, clause->report, clause->quote);
}

int32_t voice_speaker(const Desk *desk, int32_t report, int32_t q) {
    const Quote *quote = &desk->reports[report].article->quotes.at[q];
    int32_t least = quote->kind == QUOTE_INDIRECT ? STATEMENT_SURE : SPEAKER_SURE;
    return quote->confidence < least ? -1 : desk_actor(desk, report, quote->entity);
}
