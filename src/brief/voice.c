// voice.c - see voice.h. The quote finder tells who speaks; here is what kind of speaker that is.
#include "brief/voice.h"

#include "data/cues.en.h"
#include "data/heads.en.h"

#include <string.h>

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

// "A spokesman", "a federal judge": who speaks or rules in office is no hidden source.
static bool in_office(Str words) {
    static const Str offices[] = {S_("spokes"), S_("representative"), S_("judge"), S_("jury"),
                                  S_("magistrate")};
    for (ptrdiff_t i = 0; i < countof(offices); i++)
        if (str_find_case(words, offices[i]) >= 0) return true;
    return false;
}

// "A court", "a shipping company": a body, not somebody without a name. The noun stands before the first preposition.
static bool is_body(Str words) {
    char head[24];
    Str word, noun = {0};
    if (str_starts_case(words, S("one of "))) words = str_from(words, 7);
    while (str_cut(&words, ' ', &word) && !str_eq(word, S("of")) && !str_eq(word, S("in")) &&
           !str_eq(word, S("for")) && !str_eq(word, S("against")))
        noun = word;
    if (noun.len == 0 || noun.len > (ptrdiff_t)sizeof head) return false;
    memcpy(head, noun.s, (size_t)noun.len);
    if (ascii_lower(head[0])) head[0] = (char)(head[0] - 'a' + 'A');
    const struct heads_en_row *row = heads_en_find((Str){head, noun.len});
    if (!row && str_ends(noun, S("s")))
        row = heads_en_find((Str){head, noun.len - 1});  // "one of the groups"
    return row && (str_eq(row->kind, S("of")) || str_eq(row->kind, S("org")));
}

// "A police officer", "one of the divers": somebody whom the report doesn't name; a spokesman speaks for a house.
static bool is_somebody(Str words) {
    static const Str starts[] = {S_("a "), S_("an "), S_("one "), S_("another ")};
    for (ptrdiff_t i = 0; i < countof(starts); i++)
        if (str_starts_case(words, starts[i])) return !in_office(words) && !is_body(words);
    return false;
}

// "The claims, which the Post first reported, ...": whose word stands in between is not whose the sentence is. "2015" is nobody.
static bool is_no_source(const Article *article, const Quote *quote) {
    static const Str relatives[] = {S_("which "), S_("whom ")};
    Str words = str_span(article->text, quote->speaker);
    bool letters = words.len == 0;
    for (ptrdiff_t i = 0; i < words.len && !letters; i++)
        letters = ascii_alpha(words.s[i]) || (unsigned char)words.s[i] >= 0x80;
    if (!letters) return true;
    int32_t start = quote->speaker.start;
    if (str_ends(str_slice(article->text, 0, start), S("the ")) ||
        str_ends(str_slice(article->text, 0, start), S("The ")))
        start -= 4;
    Str before = str_slice(article->text, 0, start);
    for (ptrdiff_t i = 0; i < countof(relatives) && quote->kind != QUOTE_DIRECT; i++)
        if (str_ends(before, relatives[i])) return true;
    return false;
}

// "The line's official account": what kind of account it is, and no official. Behind "an official familiar with ..." stands no
// noun, but that is somebody by its article.
static bool only_adjective(const Report *report, Span words) {
    ptrdiff_t i = term_at(&report->terms, words.start);
    for (; i + 1 < report->terms.len && report->terms.at[i + 1].at.end <= words.end; i++) {
        const Term *next = &report->terms.at[i + 1];
        if (!str_eq_case(str_span(report->article->text, report->terms.at[i].at), S("official"))) continue;
        return next->at.start == report->terms.at[i].at.end + 1 && !(next->signals & SIGNAL_STOP);
    }
    return false;
}

bool voice_cue_known(const Report *report, const Quote *quote) {
    for (ptrdiff_t i = term_at(&report->terms, quote->cue.start); i < report->terms.len; i++) {
        if (report->terms.at[i].at.start >= quote->cue.end) break;
        Str word = str_span(report->article->text, report->terms.at[i].at);
        char folded[24];
        if (word.len > (ptrdiff_t)sizeof folded) continue;
        for (ptrdiff_t k = 0; k < word.len; k++) folded[k] = ascii_fold(word.s[k]);
        if (cues_en_find((Str){folded, word.len})) return true;
    }
    return false;
}

// "Waved the 'Selland' flag", "where he also talked about the port": the models take many a verb for a cue; what it governs
// is the outlet's telling all the same.
static bool is_telling(const Report *report, const Quote *quote) {
    if (quote->kind == QUOTE_DIRECT || none(quote->cue)) return true;
    return voice_cue_known(report, quote) || term_signals(&report->terms, quote->cue) & SIGNAL_ATTITUDE;
}

Source voice_of_quote(const Desk *desk, int32_t report, int32_t q) {
    const Report *r = &desk->reports[report];
    const Quote *quote = &r->article->quotes.at[q];
    Source source = {.voice = VOICE_OUTLET, .article = report, .entity = -1};
    if (none(quote->speaker) || is_no_source(r->article, quote)) return source;
    if (quote->kind != QUOTE_DIRECT && quote->confidence < VOICE_SURE) return source;
    if (!is_telling(r, quote)) return source;
    Span words = trim(r->article->text, source_words(quote));
    uint32_t signals = term_signals(&r->terms, words);
    source.at = words;
    source.entity = desk_actor(desk, report, quote->entity);
    bool person = source.entity >= 0 && desk->actors.at[source.entity].kind == NAME_PERSON;
    if (signals & SIGNAL_DOCUMENT && !person) source.voice = VOICE_DOCUMENT;
    else if (source.entity < 0 && is_somebody(str_span(r->article->text, words)) && !only_adjective(r, words))
        source.voice = VOICE_UNNAMED;
    else if (signals & SIGNAL_UNNAMED && !person && !points_back(r, words) && !only_adjective(r, words) &&
             !is_title(str_span(r->article->text, words)))
        source.voice = VOICE_UNNAMED;
    else source.voice = VOICE_NAMED;
    return source;
}

// "Orr lashed out after the Post reported ...": who speaks in a clause's tail is not who stands for all of it.
static bool in_tail(const Desk *desk, const Clause *clause) {
    static const Str before[] = {S_("after"), S_("when"),     S_("because"), S_("while"), S_("since"),
                                 S_("until"), S_("although"), S_("before"),  S_("where")};
    const Report *report = &desk->reports[clause->report];
    Str text = report->article->text;
    Span speaker = report->article->quotes.at[clause->quote].speaker;
    ptrdiff_t i = term_at(&report->terms, speaker.start);
    if (i > clause->first && str_eq(str_span(text, report->terms.at[i - 1].at), S("the"))) i--;
    if (i <= clause->first || !span_in(speaker, clause->at)) return false;
    for (ptrdiff_t k = 0; k < countof(before); k++)
        if (i - 1 > clause->first && str_eq(str_span(text, report->terms.at[i - 1].at), before[k]))
            return true;
    return false;
}

Source voice_of(const Desk *desk, const Clause *clause) {
    if (clause->quote < 0 || in_tail(desk, clause))
        return (Source){.voice = VOICE_OUTLET, .article = clause->report, .entity = -1};
    return voice_of_quote(desk, clause->report, clause->quote);
}

bool voice_calls_nobody(Str words) {
    static const Str table[] = {S_("who"),        S_("which"),    S_("that"),   S_("one"),     S_("some"),
                                S_("it"),         S_("many"),     S_("others"), S_("someone"), S_("both"),
                                S_("all"),        S_("each"),     S_("they"),   S_("himself"), S_("herself"),
                                S_("themselves"), S_("everyone"), S_("another")};
    for (ptrdiff_t i = 0; i < countof(table); i++)
        if (str_eq_case(words, table[i])) return true;
    return words.len == 0;
}

int32_t voice_speaker(const Desk *desk, int32_t report, int32_t q) {
    const Quote *quote = &desk->reports[report].article->quotes.at[q];
    int32_t least = quote->kind == QUOTE_INDIRECT ? STATEMENT_SURE : SPEAKER_SURE;
    if (is_no_source(desk->reports[report].article, quote)) return -1;
    return quote->confidence < least ? -1 : desk_actor(desk, report, quote->entity);
}
