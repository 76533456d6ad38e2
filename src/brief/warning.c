// warning.c - see warning.h. In order: shared text, sources, speakers, what the page says, the table.
#include "brief/warning.h"

#include "base/limits.h"
#include "brief/headline.h"
#include "brief/position.h"
#include "brief/voice.h"

enum {
    SHARED_LEAST = 12,   // words in a row that two writers hardly find alone
    SHARED_SHOWN = 40,   // ... and how many of them are shown
    QUOTE_LEAST = 4,     // words of a quote whose speaker is missed
    EACH_MOST = 8,       // warnings of one kind
    SENTENCE_LEAST = 8,  // words of a sentence that shows what a reprint shares
};

typedef struct Finder {
    const Desk *desk;
    const Alignment *alignment;
    Warnings *out;
    Arena *keep, scratch;
} Finder;

static Evidence span_evidence(int32_t article, Span at, Mark mark, Arena *keep) {
    Evidence evidence = {.article = article, .mark = mark};
    *vec_push(&evidence.pieces, keep) = at;
    return evidence;
}

static Warning *warn(Finder *f, WarningKind kind) {
    Warning *warning = vec_push(f->out, f->keep);
    *warning = (Warning){.kind = kind, .article = -1};
    return warning;
}

static void warn_clause(Finder *f, WarningKind kind, const Clause *clause) {
    Warning *warning = warn(f, kind);
    *vec_push(&warning->evidence, f->keep) = clause_evidence(clause, f->keep);
}

// ---- shared text

// Dots only where the sentence goes on before or after.
static void mark_cuts(const Desk *desk, Evidence *evidence) {
    const Spans *sentences = &desk->reports[evidence->article].article->sentences;
    Span at = evidence->pieces.at[0];
    ptrdiff_t first = first_finding(*sentences, at.start), last = first_finding(*sentences, at.end - 1);
    evidence->cut_start = first < sentences->len && sentences->at[first].start < at.start;
    evidence->cut_end = last < sentences->len && sentences->at[last].end > at.end + 1;
    if (last < sentences->len && !evidence->cut_end)
        evidence->pieces.at[0].end = sentences->at[last].end;  // its full stop
}

// Of a reprint one clear sentence is enough: the first whole one that stands in both.
static bool show_sentence(Finder *f, Warning *warning, const Shared *s) {
    const Report *a = &f->desk->reports[s->a], *b = &f->desk->reports[s->b];
    for (int32_t c = a->clauses; c < a->clauses_end; c++) {
        const Clause *clause = &f->desk->clauses.at[c];
        if (!span_in(clause->at, s->at_a) || clause->words < SENTENCE_LEAST || clause->cut_start) continue;
        for (int32_t d = b->clauses; d < b->clauses_end; d++) {
            const Clause *other = &f->desk->clauses.at[d];
            if (other->same != clause->same || other->words != clause->words) continue;
            *vec_push(&warning->evidence, f->keep) = clause_evidence(clause, f->keep);
            *vec_push(&warning->evidence, f->keep) = clause_evidence(other, f->keep);
            warning->evidence.at[1].mark = MARK_SAME;
            return true;
        }
    }
    return false;
}

// Of a long run so many words show that it is one.
static Span shortened(const Report *report, Span at) {
    ptrdiff_t first = term_at(&report->terms, at.start), end = term_at(&report->terms, at.end);
    if (end - first > SHARED_SHOWN) at.end = report->terms.at[first + SHARED_SHOWN - 1].at.end;
    return at;
}

// What one outlet says twice has one source anyway; the head of the brief says so.
static bool same_outlet(const Article *a, const Article *b) {
    return a->outlet.len && str_eq_case(a->outlet, b->outlet);
}

// The longest run of each two reports, as evidence of both.
static void shared_of(Finder *f, WarningKind kind, bool reprints) {
    const Story *story = f->desk->story;
    Map longest = {0};  // of a pair of members, to index + 1 into shared
    for (ptrdiff_t i = 0; i < story->shared.len; i++) {
        const Shared *s = &story->shared.at[i];
        Str pair = str_format(&f->scratch, "%d %d", (int)s->a, (int)s->b);
        int64_t *best = map_put(&longest, pair, &f->scratch);
        if (*best == 0 || story->shared.at[*best - 1].words < s->words) *best = i + 1;
    }
    for (ptrdiff_t i = 0, found = 0; i < longest.len && found < EACH_MOST; i++) {
        const Shared *s = &story->shared.at[longest.at[i].value - 1];
        const Member *a = &story->members[s->a], *b = &story->members[s->b];
        bool reprint = (a->copying == COPY_REPRINT && a->copied_from == s->b) ||
            (b->copying == COPY_REPRINT && b->copied_from == s->a);
        if (reprint != reprints || s->words < SHARED_LEAST) continue;
        if (!reprint && same_outlet(a->article, b->article)) continue;
        // a copy shares with a third report what its original shares
        if (!reprint && (a->copying == COPY_REPRINT || b->copying == COPY_REPRINT)) continue;
        Warning *warning = warn(f, kind);
        if (reprint && show_sentence(f, warning, s)) {
            found++;
            continue;
        }
        Span at_a = shortened(&f->desk->reports[s->a], s->at_a);
        Span at_b = shortened(&f->desk->reports[s->b], s->at_b);
        *vec_push(&warning->evidence, f->keep) = span_evidence(s->a, at_a, MARK_FIRST, f->keep);
        *vec_push(&warning->evidence, f->keep) = span_evidence(s->b, at_b, MARK_SAME, f->keep);
        for (ptrdiff_t e = 0; e < 2; e++) mark_cuts(f->desk, &warning->evidence.at[e]);
        found++;
    }
}

static void find_shared(Finder *f, WarningKind kind) { shared_of(f, kind, false); }
static void find_reprint(Finder *f, WarningKind kind) { shared_of(f, kind, true); }

// ---- sources

// The sentence of the quotation that has its speaker; the given one when none has.
static const Clause *speaker_clause(const Finder *f, const Clause *clause) {
    Span speaker = f->desk->reports[clause->report].article->quotes.at[clause->quote].speaker;
    int32_t c = desk_clause(f->desk, clause->report, speaker.start);
    if (speaker.start >= speaker.end || c < 0) return clause;
    const Clause *other = &f->desk->clauses.at[c];
    return other->quote == clause->quote ? other : clause;
}

// A lead keeps the name back: "A minister said ... Mary Orr, the ...". Who the next sentence has speak is who was meant.
static bool named_next(const Finder *f, const Clause *clause) {
    const Clause *end = f->desk->clauses.at + f->desk->reports[clause->report].clauses_end;
    if (clause->sentence > 1) return false;
    const Clause *next = clause + 1;
    while (next < end && next->sentence == clause->sentence) next++;
    if (next >= end || next->quote < 0) return false;
    Source source = voice_of(f->desk, next);
    return source.voice == VOICE_NAMED && source.entity >= 0 &&
        f->desk->actors.at[source.entity].kind == NAME_PERSON;
}

// "One person offered to buy it": what somebody will do is no news from a source.
static bool is_offer(const Desk *desk, const Clause *clause) {
    if (clause->quote < 0) return false;
    const Article *article = desk->reports[clause->report].article;
    const Quote *quote = &article->quotes.at[clause->quote];
    return quote->kind == QUOTE_INDIRECT &&
        str_starts(str_span(article->text, quote->content.at[0]), S("to "));
}

static void find_unnamed(Finder *f, WarningKind kind) {
    int32_t found = 0, last_report = -1, last_quote = -1;  // a quotation of two sentences is one source
    for (ptrdiff_t c = 0; c < f->desk->clauses.len && found < EACH_MOST; c++) {
        const Clause *clause = &f->desk->clauses.at[c];
        bool asked = clause->signals & SIGNAL_ANONYMOUS && !clause->direct;
        if (!asked && (clause->quote < 0 || voice_of(f->desk, clause).voice != VOICE_UNNAMED)) continue;
        if (f->alignment->head_of[c] != c) continue;  // the same words once
        if (!asked && is_offer(f->desk, clause)) continue;
        if (clause->quote >= 0 && clause->report == last_report && clause->quote == last_quote) continue;
        last_report = clause->report;
        last_quote = clause->quote;
        if (!asked && named_next(f, clause)) continue;
        if (clause->quote >= 0) clause = speaker_clause(f, clause);
        warn_clause(f, kind, clause);
        found++;
    }
}

// "Some analysts", "is widely seen as": who that is nobody can ask.
static void find_vague(Finder *f, WarningKind kind) {
    int32_t found = 0;
    for (ptrdiff_t c = 0; c < f->desk->clauses.len && found < EACH_MOST; c++) {
        const Clause *clause = &f->desk->clauses.at[c];
        if (!(clause->signals & SIGNAL_VAGUE) || clause->direct || f->alignment->head_of[c] != c) continue;
        Voice voice = voice_of(f->desk, clause).voice;
        if (voice == VOICE_NAMED || voice == VOICE_UNNAMED) continue;  // who says so is told, or warned of
        warn_clause(f, kind, clause);
        found++;
    }
}

static void find_release(Finder *f, WarningKind kind) {
    int found = 0;
    for (ptrdiff_t c = 0; c < f->desk->clauses.len && found < EACH_MOST; c++) {
        const Clause *clause = &f->desk->clauses.at[c];
        if (clause->quote < 0 || !(clause->signals & SIGNAL_RELEASE)) continue;
        Source source = voice_of(f->desk, clause);
        if (source.voice != VOICE_DOCUMENT) continue;
        warn_clause(f, kind, clause);
        found++;
    }
}

// ---- speakers

// From the sentence in which it begins to that in which it ends, of one paragraph.
static Span whole_quote(const Article *article, const Quote *quote) {
    Span first = quote->content.at[0], last = quote->content.at[quote->content.len - 1];
    ptrdiff_t s = first_finding(article->sentences, first.start),
              e = first_finding(article->sentences, last.start);
    ptrdiff_t p = first_finding(article->paragraphs, first.start);
    if (s >= article->sentences.len) return first;
    Span at = article->sentences.at[s];
    for (; s <= e && e < article->sentences.len && s < article->sentences.len; s++)
        if (p < article->paragraphs.len && span_in(article->sentences.at[s], article->paragraphs.at[p]))
            at.end = article->sentences.at[s].end;
    // the quotation may go on, though the finding ends with a sentence
    Str text = article->text;
    static const struct {
        Str open, close;
    } marks[] = {{S_("\xE2\x80\x9C"), S_("\xE2\x80\x9D")}, {S_("\""), S_("\"")}};
    for (ptrdiff_t m = 0; m < countof(marks) && p < article->paragraphs.len; m++) {
        Str before = str_slice(text, first.start - marks[m].open.len, first.start);
        if (!str_eq(before, marks[m].open) && !str_starts(str_from(text, first.start), marks[m].open))
            continue;
        Str rest = str_slice(text, last.end, article->paragraphs.at[p].end);
        ptrdiff_t close = str_find(rest, marks[m].close);
        for (; close >= 0 && s < article->sentences.len && article->sentences.at[s].start < last.end + close;
             s++)
            at.end = article->sentences.at[s].end;
    }
    return at;
}

static void find_no_speaker(Finder *f, WarningKind kind) {
    int found = 0;
    for (int32_t r = 0; r < f->desk->story->members_len; r++) {
        const Report *report = &f->desk->reports[r];
        for (ptrdiff_t q = 0; q < report->article->quotes.len && found < EACH_MOST; q++) {
            const Quote *quote = &report->article->quotes.at[q];
            if (quote->kind != QUOTE_DIRECT || quote->speaker.start < quote->speaker.end ||
                quote->entity >= 0)
                continue;
            Span first = quote->content.at[0];
            if (term_at(&report->terms, first.end) - term_at(&report->terms, first.start) < QUOTE_LEAST)
                continue;
            Span at = whole_quote(report->article, quote);
            Warning *warning = warn(f, kind);
            *vec_push(&warning->evidence, f->keep) = span_evidence(r, at, MARK_FIRST, f->keep);
            found++;
        }
    }
}

// "Orr said that Selland believes ...": somebody's position, and somebody else tells it.
static void find_told_by_other(Finder *f, WarningKind kind) {
    int found = 0;
    for (ptrdiff_t c = 0; c < f->desk->clauses.len && found < EACH_MOST; c++) {
        if (position_told(f->desk, &f->desk->clauses.at[c]) < 0) continue;
        warn_clause(f, kind, &f->desk->clauses.at[c]);
        found++;
    }
}

// ---- what the page says

static void warn_text(Finder *f, WarningKind kind, int32_t article, Str text) {
    Warning *warning = warn(f, kind);
    warning->text = text;
    warning->article = article;
}

static void find_credit(Finder *f, WarningKind kind) {
    for (int32_t r = 0; r < f->desk->story->members_len; r++) {
        const Credits *credits = &f->desk->reports[r].article->credits;
        for (ptrdiff_t i = 0; i < credits->len && i < EACH_MOST; i++)
            if (credits->at[i].kind == CREDIT_UNCLEAR) warn_text(f, kind, r, credits->at[i].text);
    }
}

static void find_correction(Finder *f, WarningKind kind) {
    for (int32_t r = 0; r < f->desk->story->members_len; r++) {
        const Strs *corrections = &f->desk->reports[r].article->corrections;
        for (ptrdiff_t i = 0; i < corrections->len && i < EACH_MOST; i++)
            warn_text(f, kind, r, corrections->at[i]);
    }
}

static void find_headline(Finder *f, WarningKind kind) {
    for (int32_t r = 0, found = 0; r < f->desk->story->members_len && found < EACH_MOST; r++) {
        Str part = headline_lacks(f->desk, r, f->scratch);
        if (part.len == 0) continue;
        warn_text(f, kind, r, f->desk->reports[r].article->title);
        f->out->at[f->out->len - 1].part = part;
        found++;
    }
}

static void find_teaser(Finder *f, WarningKind kind) {
    for (int32_t r = 0; r < f->desk->story->members_len; r++)
        if (f->desk->reports[r].article->teaser) warn_text(f, kind, r, f->desk->reports[r].article->title);
}

static void (*const finders[WARNING_COUNT])(Finder *f, WarningKind kind) = {
    [WARNING_SHARED_TEXT] = find_shared,     [WARNING_REPRINT] = find_reprint,
    [WARNING_UNNAMED_SOURCE] = find_unnamed, [WARNING_NO_SPEAKER] = find_no_speaker,
    [WARNING_PRESS_RELEASE] = find_release,  [WARNING_TOLD_BY_OTHER] = find_told_by_other,
    [WARNING_VAGUE_SOURCE] = find_vague,     [WARNING_HEADLINE] = find_headline,
    [WARNING_CREDIT] = find_credit,          [WARNING_CORRECTION] = find_correction,
    [WARNING_TEASER] = find_teaser,
};

Warnings warning_find(const Desk *desk, const Alignment *alignment, Arena *keep, Arena scratch) {
    Warnings out = {0};
    for (WarningKind kind = 0; kind < WARNING_COUNT; kind++) {
        Finder f = {desk, alignment, &out, keep, scratch};
        finders[kind](&f, kind);
    }
    return out;
}
