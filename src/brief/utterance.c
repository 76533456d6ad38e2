// utterance.c - what a report prints in quotation marks, in one breath: see said.h.
//
// A direct quote's pieces are taken with their marks; out of a mixed one, what stands in marks.
#include "brief/said.h"

#include "brief/voice.h"

enum {
    WORDS_MOST = 400,  // of an utterance that are compared
    MIXED_LEAST = 2,   // words of a mixed quote: one word in marks is a choice of word, hardly a statement
    UNSURE_LEAST = 6,  // ... where nobody may have said it
};

static const struct {
    Str open, close;
} marks[] = {
    {S_("\""), S_("\"")},
    {S_("\xE2\x80\x9C"), S_("\xE2\x80\x9D")},  // “ ”
    {S_("\xE2\x80\x9E"), S_("\xE2\x80\x9C")},  // „ “
    {S_("\xC2\xAB"), S_("\xC2\xBB")},          // « »
    {S_("\xE2\x80\x98"), S_("\xE2\x80\x99")},  // ‘ ’
    {S_("'"), S_("'")},
};

static bool stands_before(Str text, int32_t at, Str mark) {
    return at >= mark.len && str_eq(str_slice(text, at - mark.len, at), mark);
}

// `piece` with the mark on each side, where there is one.
static Span with_marks(Str text, Span piece) {
    for (ptrdiff_t i = 0; i < countof(marks); i++)
        if (stands_before(text, piece.start, marks[i].open)) {
            piece.start -= (int32_t)marks[i].open.len;
            break;
        }
    for (ptrdiff_t i = 0; i < countof(marks); i++)
        if (str_starts(str_from(text, piece.end), marks[i].close)) {
            piece.end += (int32_t)marks[i].close.len;
            break;
        }
    return piece;
}

// The next part of [from, end) in quotation marks, marks included; false when there is none.
static bool next_marked(Str text, int32_t *from, int32_t end, Span *out) {
    for (int32_t at = *from; at < end; at++) {
        for (ptrdiff_t i = 0; i < countof(marks) - 1; i++) {  // not the apostrophe
            if (!str_starts(str_from(text, at), marks[i].open)) continue;
            int32_t inside = at + (int32_t)marks[i].open.len;
            ptrdiff_t close = str_find(str_slice(text, inside, end + marks[i].close.len), marks[i].close);
            ptrdiff_t len = marks[i].close.len;
            if (close < 0 && i < 2) {  // “Pages mix them,"
                len = marks[!i].close.len;
                close = str_find(str_slice(text, inside, end + len), marks[!i].close);
            }
            if (close < 0) continue;
            *out = (Span){at, inside + (int32_t)(close + len)};
            *from = out->end;
            return true;
        }
    }
    return false;
}

static bool in_brackets(Str text, Span word, Span piece) {
    for (int32_t at = word.start - 1; at >= piece.start; at--) {
        if (text.s[at] == ']') return false;
        if (text.s[at] == '[') return true;
    }
    return false;
}

static void count_words(const Report *report, Utterance *u, Arena *keep) {
    int32_t room = 0;
    for (ptrdiff_t p = 0; p < u->pieces.len; p++)
        room += (int32_t)(term_at(&report->terms, u->pieces.at[p].end) -
                          term_at(&report->terms, u->pieces.at[p].start)) +
            1;
    u->terms = arena_new(keep, int32_t, room < WORDS_MOST ? room : WORDS_MOST);
    for (ptrdiff_t p = 0; p < u->pieces.len; p++) {
        Span piece = u->pieces.at[p];
        bool brackets = str_find(str_span(report->article->text, piece), S("[")) >= 0;
        for (ptrdiff_t i = term_at(&report->terms, piece.start); i < report->terms.len; i++) {
            Span at = report->terms.at[i].at;
            if (at.start >= piece.end || u->words == WORDS_MOST) break;
            if (brackets && in_brackets(report->article->text, at, piece)) continue;
            u->terms[u->words++] = (int32_t)i;
        }
    }
}

// "Song of the Year", "Old Harbour Road": what something is called is nobody's words. Small words between are those that
// titles leave small.
static bool is_title(const Desk *desk, int32_t report, Span marked) {
    enum { MOST = 12 };
    const Terms *terms = &desk->reports[report].terms;
    Str text = desk->reports[report].article->text;
    ptrdiff_t i = term_at(terms, marked.start), first = i, great = 0, small = 0;
    for (; i < terms->len && terms->at[i].at.start < marked.end; i++) {
        bool is_small = ascii_lower(text.s[terms->at[i].at.start]);
        if (is_small && (i == first || !(terms->at[i].signals & SIGNAL_STOP))) return false;
        great += !is_small;
        small += is_small;
    }
    bool ends_small = i > first && ascii_lower(text.s[terms->at[i - 1].at.start]);
    return great >= 2 && great >= small && great + small <= MOST && !ends_small;
}

static void put(Utterances *out, const Desk *desk, Utterance u, int32_t least, Arena *keep) {
    const Report *report = &desk->reports[u.report];
    if (u.pieces.len == 0 || (u.pieces.len == 1 && is_title(desk, u.report, u.pieces.at[0]))) return;
    count_words(report, &u, keep);
    if (u.words >= least) *vec_push(out, keep) = u;
}

// Does a sentence end between two pieces, so that the second stands for itself?
static bool full_stop_between(Str text, Span a, Span b) {
    Str between = str_trim(str_slice(text, a.end, b.start));
    return between.len == 0 || str_ends(between, S(".")) || str_ends(between, S("!")) ||
        str_ends(between, S("?"));
}

static void put_direct(Utterances *out, const Desk *desk, Utterance u, const Quote *quote, Arena *keep) {
    Str text = desk->reports[u.report].article->text;
    for (ptrdiff_t p = 0; p < quote->content.len; p++) {
        Span piece = with_marks(text, quote->content.at[p]);
        if (u.pieces.len && full_stop_between(text, u.pieces.at[u.pieces.len - 1], piece)) {
            put(out, desk, u, 1, keep);
            u.pieces = (Spans){0};
        }
        *vec_push(&u.pieces, keep) = piece;
    }
    put(out, desk, u, 1, keep);
}

static bool holds(const Quote *quote, Span at) {
    for (ptrdiff_t i = 0; i < quote->content.len; i++)
        if (span_in(at, quote->content.at[i])) return true;
    return false;
}

// "Orr asserted that she had 'the right' to it, according to the Bell": the words are Orr's, whoever else tells so.
static bool said_inside(const Article *article, int32_t outer, Span marked) {
    const Quote *quote = &article->quotes.at[outer];
    for (ptrdiff_t q = quote_near(article, marked.start); q < article->quotes.len; q++) {
        const Quote *inner = &article->quotes.at[q];
        if (inner->content.at[0].start >= marked.end) break;
        if (q == outer || inner->cue.start >= inner->cue.end || !holds(quote, inner->cue)) continue;
        for (ptrdiff_t i = 0; i < inner->content.len; i++)
            if (span_touch(inner->content.at[i], marked)) return true;
    }
    return false;
}

// "Filed trademarks for 'Orra'", "released the 'whistleblower' complaint": by verbs that no table has as cues hardly anything is
// said, where the models are not sure (of 40 read, 3 were).
static bool is_said(const Report *report, const Quote *quote) {
    enum { UNKNOWN_SURE = 550 };
    return quote->confidence >= UNKNOWN_SURE || voice_cue_known(report, quote);
}

static void put_mixed(Utterances *out, const Desk *desk, Utterance u, const Quote *quote, Arena *keep) {
    Str text = desk->reports[u.report].article->text;
    bool said = is_said(&desk->reports[u.report], quote);
    for (ptrdiff_t p = 0; p < quote->content.len; p++) {
        Span piece = with_marks(text, quote->content.at[p]), marked;
        int32_t from = piece.start;
        while (next_marked(text, &from, piece.end, &marked)) {
            if (said_inside(desk->reports[u.report].article, u.quote, marked)) continue;
            u.pieces = (Spans){0};
            *vec_push(&u.pieces, keep) = marked;
            put(out, desk, u, said ? MIXED_LEAST : UNSURE_LEAST, keep);
        }
    }
}

Utterances utterance_find(const Desk *desk, Arena *keep) {
    Utterances out = {0};
    for (int32_t r = 0; r < desk->story->members_len; r++) {
        const Quotes *quotes = &desk->reports[r].article->quotes;
        for (int32_t q = 0; q < quotes->len; q++) {
            Utterance u = {.report = r, .quote = q, .speaker = voice_speaker(desk, r, q)};
            if (quotes->at[q].kind == QUOTE_DIRECT) put_direct(&out, desk, u, &quotes->at[q], keep);
            if (quotes->at[q].kind == QUOTE_MIXED) put_mixed(&out, desk, u, &quotes->at[q], keep);
        }
    }
    return out;
}
