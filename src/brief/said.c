// said.c - see said.h. In order: comparing two, groups, who said it, context and paraphrases, order.
//
// Utterances come longest first; each looks for the group that it belongs to by three words in a row, or by
// two where it is short. Only the longest of a group is looked for, so what nobody else has costs nothing.
#include "brief/said.h"

#include "base/buf.h"
#include "base/hash.h"
#include "base/limits.h"
#include "brief/voice.h"

enum {
    NEARLY = 800,      // thousandths of the shorter's words that must stand in the fuller, in order
    NEARLY_LEAST = 6,  // ... and how many words make that worth a look
    NOBODY_ELSE = 9,   // words that two people do not both say: one report takes the speaker for another
    WORDS_SURE = 700,  // thousandths: a mixed quotation's speaker that is known by words only
    POSTING_MOST = 64,
    TRIED_MOST = 4,        // groups compared with one utterance
    PARAPHRASE_LEAST = 3,  // words that a quote and its telling in others share
    SENTENCE_LEAST = 6,    // words of a quotation that is no phrase
    ANSWER_LEAST = 3,   // ... and of one that a house gives in so many words: "We are sorry," the line said
    CONTEXT_LEAST = 6,  // words after a quote that say in which context it fell
    IN_ORDER = 8,       // a speaker's quotes that a page shows: as they were said
};

// ---- comparing two

static const Term *term_of(const Desk *desk, const Utterance *u, ptrdiff_t i) {
    return &desk->reports[u->report].terms.at[u->terms[i]];
}

// A word as it is compared: folded, and of one country's spelling.
static int32_t form_at(const Desk *desk, const Utterance *u, ptrdiff_t i) {
    return desk->lexicon.forms.at[term_of(desk, u, i)->form].spelled;
}

// Where `shorter` stands in `fuller` word for word; -1.
static ptrdiff_t stands_at(const Desk *desk, const Utterance *fuller, const Utterance *shorter) {
    for (ptrdiff_t i = 0; i + shorter->words <= fuller->words; i++) {
        ptrdiff_t n = 0;
        while (n < shorter->words && form_at(desk, fuller, i + n) == form_at(desk, shorter, n)) n++;
        if (n == shorter->words) return i;
    }
    return -1;
}

// The part of both that corresponds: words [a, a_end) of the fuller and [b, b_end) of the shorter.
typedef struct Overlap {
    ptrdiff_t a, a_end, b, b_end;
    int32_t common;  // words in both, in order
} Overlap;

// The longest common subsequence of words, as the range that it spans.
static Overlap overlap(const Desk *desk, const Utterance *fuller, const Utterance *shorter, Arena scratch) {
    ptrdiff_t n = fuller->words, m = shorter->words;
    int16_t *len = arena_new(&scratch, int16_t, (n + 1) * (m + 1));
#define LEN(i, j) len[(i) * (m + 1) + (j)]
    for (ptrdiff_t i = n - 1; i >= 0; i--)
        for (ptrdiff_t j = m - 1; j >= 0; j--) {
            int16_t skip = LEN(i + 1, j) > LEN(i, j + 1) ? LEN(i + 1, j) : LEN(i, j + 1);
            bool same = form_at(desk, fuller, i) == form_at(desk, shorter, j);
            LEN(i, j) = same ? (int16_t)(LEN(i + 1, j + 1) + 1) : skip;
        }
    Overlap o = {-1, 0, 0, 0, LEN(0, 0)};
    for (ptrdiff_t i = 0, j = 0; i < n && j < m;) {
        if (form_at(desk, fuller, i) == form_at(desk, shorter, j)) {
            if (o.a < 0) o.a = i, o.b = j;
            o.a_end = ++i;
            o.b_end = ++j;
        } else if (LEN(i + 1, j) >= LEN(i, j + 1)) {
            i++;
        } else {
            j++;
        }
    }
#undef LEN
    return o;
}

// Words [from, to) as printed: the text between its pieces left out, quotation marks, dashes and
// apostrophes of one make, brackets gone.
static Str printed(const Desk *desk, const Utterance *u, ptrdiff_t from, ptrdiff_t to, Arena *keep) {
    static const struct {
        Str mark;
        char plain;
    } makes[] = {{S_("\xE2\x80\x98"), '\''}, {S_("\xE2\x80\x99"), '\''}, {S_("\xE2\x80\x9C"), '\''},
                 {S_("\xE2\x80\x9D"), '\''}, {S_("\""), '\''},           {S_("\xE2\x80\x93"), '-'},
                 {S_("\xE2\x80\x94"), '-'}};
    Str text = desk->reports[u->report].article->text;
    Buf out = {.arena = keep};
    for (ptrdiff_t p = 0; p < u->pieces.len; p++) {
        Span at = u->pieces.at[p];
        if (at.start < term_of(desk, u, from)->at.start) at.start = term_of(desk, u, from)->at.start;
        if (at.end > term_of(desk, u, to - 1)->at.end) at.end = term_of(desk, u, to - 1)->at.end;
        if (at.start >= at.end) continue;
        Str part = str_span(text, at);
        if (out.len) buf_byte(&out, ' ');
        bool bracket = false;
        for (ptrdiff_t i = 0; i < part.len;) {
            ptrdiff_t row = 0;
            while (row < countof(makes) && !str_starts(str_from(part, i), makes[row].mark)) row++;
            if (part.s[i] == '[') bracket = true;
            if (!bracket) buf_byte(&out, row < countof(makes) ? makes[row].plain : part.s[i]);
            if (part.s[i] == ']') {
                bracket = false;
                if (i + 1 < part.len && part.s[i + 1] == ' ') i++;
            }
            i += row < countof(makes) ? makes[row].mark.len : 1;
        }
        while (out.len && p + 1 < u->pieces.len &&
               (out.at[out.len - 1] == ',' || out.at[out.len - 1] == '\''))
            out.len--;
    }
    return buf_view(&out);
}

static bool speakers_conflict(const Utterance *a, const Utterance *b) {
    return a->speaker >= 0 && b->speaker >= 0 && a->speaker != b->speaker;
}

SaidMatch said_compare(const Desk *desk, const Utterance *fuller, const Utterance *shorter, Arena scratch) {
    bool conflict = speakers_conflict(fuller, shorter);
    if (shorter->words == 0 || (conflict && shorter->words < NOBODY_ELSE)) return SAID_APART;
    Overlap o = {0};
    ptrdiff_t at = stands_at(desk, fuller, shorter);
    if (at >= 0) {
        if (shorter->words < 4 && fuller->speaker != shorter->speaker)
            return SAID_APART;  // few words are anybody's
        if (shorter->words < 2 && fuller->words > 1) return SAID_APART;
        o = (Overlap){at, at + shorter->words, 0, shorter->words, shorter->words};
    } else {
        if (conflict || shorter->words < NEARLY_LEAST) return SAID_APART;
        o = overlap(desk, fuller, shorter, scratch);
        if (o.common * 1000 < NEARLY * shorter->words) return SAID_APART;
    }
    if (o.a_end - o.a != o.common || o.b_end - o.b != o.common) return SAID_WORDS;
    bool same =
        str_eq(printed(desk, fuller, o.a, o.a_end, &scratch), printed(desk, shorter, o.b, o.b_end, &scratch));
    return same ? SAID_SAME : SAID_MARKS;
}

// ---- groups

typedef struct Variant {
    int32_t utterance;
    SaidMatch match;
} Variant;
typedef struct SaidGroup {
    Variant *at;
    ptrdiff_t len, cap;
} SaidGroup;
typedef struct SaidGroups {
    SaidGroup *at;
    ptrdiff_t len, cap;
} SaidGroups;

// Groups that have a run of words: a list in an array, by index + 1.
typedef struct Seen {
    int32_t group, next;
} Seen;
typedef struct Seens {
    Seen *at;
    ptrdiff_t len, cap;
} Seens;

typedef struct Grouper {
    const Desk *desk;
    Utterances all;
    SaidGroups groups;
    Map runs;  // two or three words in a row, to index + 1 into `seen`
    Seens seen;
    Arena *work;
} Grouper;

static Str run_key(const Grouper *g, const Utterance *u, ptrdiff_t i, ptrdiff_t words, uint64_t *room) {
    *room = (uint64_t)words;
    for (ptrdiff_t k = 0; k < words; k++) *room = hash_mix(*room, (uint64_t)form_at(g->desk, u, i + k));
    return (Str){(const char *)room, (ptrdiff_t)sizeof *room};
}

static void post(Grouper *g, int32_t group, const Utterance *u) {
    for (ptrdiff_t words = 1; words <= 3; words++)
        for (ptrdiff_t i = 0; i + words <= u->words; i++) {
            if (words == 1 && u->words > 1) break;  // one word finds only one word
            uint64_t *room = arena_new(g->work, uint64_t, 1);
            int64_t *first = map_put(&g->runs, run_key(g, u, i, words, room), g->work);
            *vec_push(&g->seen, g->work) = (Seen){group, (int32_t)*first};
            *first = g->seen.len;
        }
}

// The groups that share most runs with `u`, best first.
static ptrdiff_t candidates(const Grouper *g, const Utterance *u, int32_t *shared, int32_t out[TRIED_MOST],
                            int32_t *met) {
    ptrdiff_t words = u->words < 3 ? u->words : u->words < 5 ? 2 : 3, met_len = 0, len = 0;
    for (ptrdiff_t i = 0; i + words <= u->words; i++) {
        uint64_t room;
        int64_t *first = map_get(&g->runs, run_key(g, u, i, words, &room));
        int32_t at = first ? (int32_t)*first : 0;
        for (int n = 0; at > 0 && n < POSTING_MOST; n++, at = g->seen.at[at - 1].next)
            // NOLINTNEXTLINE(clang-analyzer-core.NullDereference): a key of `runs` has its row
            if (shared[g->seen.at[at - 1].group]++ == 0) met[met_len++] = g->seen.at[at - 1].group;
    }
    for (; len < TRIED_MOST; len++) {
        int32_t best = -1;
        for (ptrdiff_t i = 0; i < met_len; i++)
            if (shared[met[i]] > 0 && (best < 0 || shared[met[i]] > shared[best])) best = met[i];
        if (best < 0) break;
        out[len] = best;
        shared[best] = 0;
    }
    for (ptrdiff_t i = 0; i < met_len; i++) shared[met[i]] = 0;
    return len;
}

static int fullest(const void *a, const void *b) {
    const Utterance *x = a, *y = b;
    if (x->words != y->words) return x->words > y->words ? -1 : 1;
    if (x->report != y->report) return x->report < y->report ? -1 : 1;
    int32_t p = x->pieces.at[0].start, q = y->pieces.at[0].start;
    return p < q ? -1 : p > q;
}

static void group_all(Grouper *g) {
    int32_t *shared = arena_new(g->work, int32_t, g->all.len), *met = arena_new(g->work, int32_t, g->all.len);
    for (int32_t i = 0; i < g->all.len; i++) {
        const Utterance *u = &g->all.at[i];
        int32_t tried[TRIED_MOST], home = -1;
        SaidMatch match = SAID_APART;
        ptrdiff_t n = candidates(g, u, shared, tried, met);
        for (ptrdiff_t k = 0; k < n && home < 0; k++) {
            match = said_compare(g->desk, &g->all.at[g->groups.at[tried[k]].at[0].utterance], u, *g->work);
            if (match != SAID_APART) home = tried[k];
        }
        if (home < 0) {
            home = (int32_t)g->groups.len;
            *vec_push(&g->groups, g->work) = (SaidGroup){0};
            post(g, home, u);
            match = SAID_SAME;
        }
        *vec_push(&g->groups.at[home], g->work) = (Variant){i, match};
    }
}

// ---- who said it

// The speaker whom most variants are sure of; nobody when reports name different ones equally.
static int32_t speaker_of(const Grouper *g, const SaidGroup *group) {
    int32_t best = -1, most = 0;
    bool tie = false;
    for (ptrdiff_t i = 0; i < group->len; i++) {
        int32_t speaker = g->all.at[group->at[i].utterance].speaker, votes = 0;
        if (speaker < 0 || speaker == best) continue;
        for (ptrdiff_t k = 0; k < group->len; k++)
            votes += g->all.at[group->at[k].utterance].speaker == speaker;
        tie = votes == most;
        if (votes > most) most = votes, best = speaker;
    }
    return tie ? -1 : best;
}

// "A spokeswoman for the line": words for somebody without a name; empty where there are none, or only "he".
static Source words_for(const Grouper *g, const SaidGroup *group) {
    for (ptrdiff_t i = 0; i < group->len; i++) {
        const Utterance *u = &g->all.at[group->at[i].utterance];
        const Report *report = &g->desk->reports[u->report];
        Source source = voice_of_quote(g->desk, u->report, u->quote);
        if (source.voice == VOICE_OUTLET || source.entity >= 0 ||
            report->article->quotes.at[u->quote].entity >= 0)
            continue;
        Str first = str_span(report->article->text, source.at);
        ptrdiff_t space = str_find_byte(first, ' ');
        if (voice_calls_nobody(first)) continue;
        if (space < 0 && term_signals(&report->terms, source.at) & SIGNAL_PRONOUN) continue;
        const Quote *quote = &report->article->quotes.at[u->quote];
        if (quote->confidence >= (quote->kind == QUOTE_DIRECT ? SPEAKER_SURE : WORDS_SURE)) return source;
    }
    return (Source){.entity = -1};
}

static Evidence variant_evidence(const Utterance *u, SaidMatch match, bool first, Arena *keep) {
    Evidence evidence = {.article = u->report};
    evidence.mark = first ? MARK_FIRST : match == SAID_WORDS ? MARK_OTHER : MARK_SAME;
    for (ptrdiff_t p = 0; p < u->pieces.len; p++) *vec_push(&evidence.pieces, keep) = u->pieces.at[p];
    return evidence;
}

// The same report again with nothing of its own: a standfirst, a heading.
static bool repeats(const Grouper *g, const SaidGroup *group, ptrdiff_t i, Arena scratch) {
    const Utterance *u = &g->all.at[group->at[i].utterance];
    for (ptrdiff_t k = 0; k < i; k++) {
        const Utterance *before = &g->all.at[group->at[k].utterance];
        if (before->report == u->report && said_compare(g->desk, before, u, scratch) != SAID_APART)
            return true;
    }
    return false;
}

// ---- context and paraphrases

static bool has_marks(Str text, Span at) {
    static const Str marks[] = {S_("\""), S_("\xE2\x80\x9C"), S_("\xE2\x80\x98"), S_("\xC2\xAB")};
    for (ptrdiff_t i = 0; i < countof(marks); i++)
        if (str_find(str_span(text, at), marks[i]) >= 0) return true;
    return false;
}

// What follows quote, speaker and cue in their sentence: "... in answer to a question about the strike".
static Span context_of(const Desk *desk, const Utterance *u) {
    const Article *article = desk->reports[u->report].article;
    const Quote *quote = &article->quotes.at[u->quote];
    int32_t end = u->pieces.at[u->pieces.len - 1].end;
    if (quote->cue.start >= quote->cue.end) return (Span){0};
    ptrdiff_t s = first_finding(article->sentences, quote->cue.start);
    if (s >= article->sentences.len) return (Span){0};
    Span sentence = article->sentences.at[s];
    if (quote->cue.end > end) end = quote->cue.end;
    if (quote->speaker.end > end && span_in(quote->speaker, sentence)) end = quote->speaker.end;
    if (quote->addressee.end > end && span_in(quote->addressee, sentence)) end = quote->addressee.end;
    if (end >= sentence.end) return (Span){0};
    for (ptrdiff_t i = 0; i < quote->content.len; i++)
        // words in marks go on with the quotation; what a question was about does not
        if (span_touch(quote->content.at[i], (Span){end, sentence.end}) &&
            has_marks(article->text, (Span){end, quote->content.at[i].end}))
            return (Span){0};
    while (end < sentence.end && (ascii_space(article->text.s[end]) || article->text.s[end] == ',')) end++;
    const Terms *terms = &desk->reports[u->report].terms;
    ptrdiff_t words = term_at(terms, sentence.end) - term_at(terms, end);
    return words >= CONTEXT_LEAST ? (Span){end, sentence.end} : (Span){0};
}

static void add_context(Said *said, const Grouper *g, const SaidGroup *group, Arena *keep) {
    const Utterance *only = NULL;
    Span where = {0};
    bool others = false;
    for (ptrdiff_t i = 0; i < group->len; i++) {
        const Utterance *u = &g->all.at[group->at[i].utterance];
        Span context = context_of(g->desk, u);
        others |= u->report != g->all.at[group->at[0].utterance].report;
        // a phrase out of the quotation stands in a sentence that tells of it, not in its own
        bool phrase = u->words * 2 < g->all.at[group->at[0].utterance].words;
        if (context.start >= context.end || phrase) continue;
        if (only && only->report != u->report) return;
        only = u;
        where = context;
    }
    if (!only || !others) return;
    Evidence evidence = {.article = only->report, .cut_start = true};
    *vec_push(&evidence.pieces, keep) = where;
    *vec_push(&said->context, keep) = evidence;
}

static int32_t plain_keys(const Desk *desk, const Clause *clause) {
    int32_t count = 0;
    for (ptrdiff_t i = 0; i < clause->keys_len; i++) count += !desk->lexicon.keys.at[clause->keys[i]].name;
    return count;
}

// The word, or one that stands for nearly the same.
static bool has_kin(const Desk *desk, const Clause *clause, int32_t key) {
    const TermKey *k = &desk->lexicon.keys.at[key];
    bool has = clause_has(clause, key);
    for (int32_t i = 0; i < k->kin_len && !has; i++) has = clause_has(clause, k->kin[i]);
    return has;
}

// Do the two share enough words that are no names? Who met where is not what was said there.
static bool paraphrases(const Desk *desk, const Clause *a, const Clause *b) {
    int32_t count = 0, all_a = plain_keys(desk, a), all_b = plain_keys(desk, b);
    for (ptrdiff_t i = 0; i < a->keys_len; i++)
        count += !desk->lexicon.keys.at[a->keys[i]].name && has_kin(desk, b, a->keys[i]);
    return count >= PARAPHRASE_LEAST && count * 2 >= (all_a < all_b ? all_a : all_b);
}

// Links between a quoted clause and one that tells the same of the same speaker without marks.
static void add_paraphrases(Saids *saids, const Grouper *g, const int32_t *said_of,
                            const Alignment *alignment, Arena *keep) {
    const Desk *desk = g->desk;
    bool *used = arena_new(g->work, bool, desk->clauses.len);
    for (ptrdiff_t i = 0; i < alignment->edges.len && alignment->edges.at[i].score >= ALIGN_SURE; i++) {
        const Edge *edge = &alignment->edges.at[i];
        for (int side = 0; side < 2; side++) {
            int32_t quoted = side ? edge->b : edge->a, other = side ? edge->a : edge->b;
            const Clause *clause = &desk->clauses.at[other];
            if (said_of[quoted] == 0 || clause->direct || clause->quote < 0) continue;
            Said *said = &saids->at[said_of[quoted] - 1];
            if (said->speaker < 0 || voice_speaker(desk, clause->report, clause->quote) != said->speaker)
                continue;
            // one sentence may tell two quotations; it stands under the one that it is most like
            if (used[other] || !paraphrases(desk, &desk->clauses.at[quoted], clause)) continue;
            bool there = said->paraphrases.len >= 4;
            for (ptrdiff_t k = 0; k < said->paraphrases.len; k++)
                there |= said->paraphrases.at[k].article == clause->report;
            // the sentence in which the whole quotation stands does not tell it in other words
            const Evidence *fullest = &said->variants.at[0];
            there |= fullest->article == clause->report && span_touch(fullest->pieces.at[0], clause->at);
            if (there) continue;
            Evidence evidence = clause_evidence(clause, keep);
            evidence.mark = MARK_OTHER;
            used[other] = true;
            *vec_push(&said->paraphrases, keep) = evidence;
        }
    }
}

// Which Said, from 1, has most of a clause's words; 0: none.
static int32_t *clauses_said(const Grouper *g, const int32_t *said_of_utterance, Arena *work) {
    int32_t *of = arena_new(work, int32_t, g->desk->clauses.len);
    for (ptrdiff_t i = 0; i < g->all.len; i++) {
        const Utterance *u = &g->all.at[i];
        int32_t end = g->desk->reports[u->report].clauses_end;
        for (ptrdiff_t p = 0; p < u->pieces.len && said_of_utterance[i]; p++)
            for (int32_t c = desk_clause(g->desk, u->report, u->pieces.at[p].start); c >= 0 && c < end; c++) {
                if (g->desk->clauses.at[c].at.start >= u->pieces.at[p].end) break;
                if (g->desk->clauses.at[c].direct) of[c] = said_of_utterance[i];
            }
    }
    return of;
}

// ---- order

typedef struct Ordered {
    Said said;
    int32_t reports, words, speakers_quotes, group;
} Ordered;

static int to_show(const void *a, const void *b) {
    const Ordered *x = a, *y = b;
    bool p = x->said.speaker < 0, q = y->said.speaker < 0;
    if (p != q) return p ? 1 : -1;
    bool r = x->said.by.at.end > 0, s = y->said.by.at.end > 0;
    if (p && r != s) return r ? -1 : 1;
    if (p && r && x->said.by.article != y->said.by.article)
        return x->said.by.article < y->said.by.article ? -1 : 1;
    if (x->speakers_quotes != y->speakers_quotes) return x->speakers_quotes > y->speakers_quotes ? -1 : 1;
    if (x->said.speaker != y->said.speaker) return x->said.speaker < y->said.speaker ? -1 : 1;
    if (x->reports != y->reports) return x->reports > y->reports ? -1 : 1;
    if (x->words != y->words) return x->words > y->words ? -1 : 1;
    return x->group < y->group ? -1 : x->group > y->group;
}

// What one speech had first stands first; what more reports have before all.
static int as_said(const void *a, const void *b) {
    const Ordered *x = a, *y = b;
    const Evidence *e = &x->said.variants.at[0], *f = &y->said.variants.at[0];
    if (x->reports != y->reports) return x->reports > y->reports ? -1 : 1;
    if (e->article != f->article) return e->article < f->article ? -1 : 1;
    int32_t p = e->pieces.at[0].start, q = f->pieces.at[0].start;
    return p != q ? (p < q ? -1 : 1) : x->group < y->group ? -1 : x->group > y->group;
}

// The longest of each speaker were chosen; the first of them are put back in order.
static void put_in_order(Ordered *list, ptrdiff_t len) {
    for (ptrdiff_t i = 0; i < len;) {
        ptrdiff_t end = i + 1;
        while (end < len && list[i].said.speaker >= 0 && list[end].said.speaker == list[i].said.speaker)
            end++;
        vec_sort(list + i, end - i < IN_ORDER ? end - i : IN_ORDER, sizeof *list, as_said);
        i = end;
    }
}

static int most_told(const void *a, const void *b) {
    const Ordered *x = a, *y = b;
    if (x->reports != y->reports) return x->reports > y->reports ? -1 : 1;
    if (x->words != y->words) return x->words > y->words ? -1 : 1;
    return x->group < y->group ? -1 : x->group > y->group;
}

static bool is_sentence(const Desk *desk, const Utterance *u) {
    if (u->words < SENTENCE_LEAST) return false;
    Span first = term_of(desk, u, 0)->at;
    char c = desk->reports[u->report].article->text.s[first.start];
    return !ascii_lower(c);
}

// Is it worth a line of its own? What a person says, always; of a house, a paper or nobody's words a whole sentence: "open
// frameworks" or "import alert" tells nothing away from the sentence that it stands in.
static bool is_worth_telling(const Grouper *g, const SaidGroup *group) {
    const Desk *desk = g->desk;
    const Utterance *u = &g->all.at[group->at[0].utterance];
    int32_t speaker = speaker_of(g, group);
    if (speaker >= 0 && desk->actors.at[speaker].kind == NAME_PERSON) return true;
    Span first = term_of(desk, u, 0)->at;
    // what the page only sets off, without marks and without a word on whose it is, may be its own
    if (speaker < 0 && u->pieces.at[0].start == first.start && words_for(g, group).at.end == 0) return false;
    if (u->words >= SENTENCE_LEAST)
        return speaker >= 0 || words_for(g, group).at.end > 0 || is_sentence(desk, u);
    bool direct = desk->reports[u->report].article->quotes.at[u->quote].kind == QUOTE_DIRECT;
    return direct && u->words >= ANSWER_LEAST &&
        !ascii_lower(desk->reports[u->report].article->text.s[first.start]);
}

static Ordered ordered(const Grouper *g, int32_t i, Arena *keep, Arena scratch) {
    const SaidGroup *group = &g->groups.at[i];
    Ordered out = {.said.speaker = speaker_of(g, group), .group = i};
    if (out.said.speaker < 0) out.said.by = words_for(g, group);
    bool *seen = arena_new(&scratch, bool, g->desk->story->members_len);
    for (ptrdiff_t v = 0; v < group->len; v++) {
        const Utterance *u = &g->all.at[group->at[v].utterance];
        if (!seen[u->report]) out.reports++;
        seen[u->report] = true;
        if (repeats(g, group, v, scratch)) continue;
        *vec_push(&out.said.variants, keep) = variant_evidence(u, group->at[v].match, v == 0, keep);
        out.said.differs |= group->at[v].match >= SAID_MARKS;
        out.said.words_differ |= group->at[v].match == SAID_WORDS;
    }
    const Utterance *fullest = &g->all.at[group->at[0].utterance];
    out.words = fullest->words;
    out.said.sentence = is_sentence(g->desk, fullest);
    out.said.phrase = !is_worth_telling(g, group);
    add_context(&out.said, g, group, keep);
    return out;
}

Saids said_find(const Desk *desk, const Alignment *alignment, Arena *keep, Arena scratch) {
    Saids saids = {0};
    Grouper g = {.desk = desk, .all = utterance_find(desk, &scratch), .work = &scratch};
    vec_sort(g.all.at, g.all.len, sizeof *g.all.at, fullest);
    group_all(&g);

    ptrdiff_t len = g.groups.len;
    Ordered *list = arena_new(&scratch, Ordered, len);
    for (int32_t i = 0; i < len; i++) list[i] = ordered(&g, i, keep, scratch);
    vec_sort(list, len, sizeof *list, most_told);
    if (len > LIMIT_POINTS) len = LIMIT_POINTS;
    int32_t *quotes = arena_new(&scratch, int32_t, desk->actors.len);
    for (ptrdiff_t i = 0; i < len; i++)
        if (list[i].said.speaker >= 0) quotes[list[i].said.speaker]++;
    for (ptrdiff_t i = 0; i < len; i++)
        if (list[i].said.speaker >= 0) list[i].speakers_quotes = quotes[list[i].said.speaker];
    vec_sort(list, len, sizeof *list, to_show);
    put_in_order(list, len);

    int32_t *of = arena_new(&scratch, int32_t, g.all.len);
    for (ptrdiff_t i = 0; i < len; i++) {
        *vec_push(&saids, keep) = list[i].said;
        const SaidGroup *group = &g.groups.at[list[i].group];
        for (ptrdiff_t v = 0; v < group->len; v++) of[group->at[v].utterance] = (int32_t)saids.len;
    }
    add_paraphrases(&saids, &g, clauses_said(&g, of, &scratch), alignment, keep);
    return saids;
}
