// position.c - see position.h. In order: what is a position, whose it is, rows of points, rows of quotations, topics and order.
#include "brief/position.h"

#include "base/limits.h"
#include "brief/side.h"
#include "brief/voice.h"

enum {
    HEAD_TERMS = 7,   // in which a reported statement must show its subject and what that holds
    QUOTE_LEAST = 6,  // words of a quotation that holds something
    A_SPEAKER = 6,    // quotations of one speaker
};

typedef struct Finder {
    const Desk *desk;
    const Str *sides;  // an actor each
    Positions *out;
    Arena *keep;
} Finder;

// ---- what is a position

// "Concluded his two-day visit", "opened the talks": what is done has no verb in it, what is said has.
static bool is_act(const Report *report, const Quote *quote) {
    static const Str acts[] = {S_("conclud"), S_("end"),     S_("beg"),  S_("start"),
                               S_("open"),    S_("complet"), S_("held"), S_("hold")};
    static const Str owners[] = {S_("his "), S_("her "), S_("its "), S_("their ")};
    Str text = report->article->text, cue = str_span(text, quote->cue);
    Span content = quote->content.at[0];
    bool act = false, meeting = false;
    for (ptrdiff_t i = 0; i < countof(acts); i++) act |= str_starts_case(cue, acts[i]);
    for (ptrdiff_t i = 0; i < countof(owners); i++)
        act |= str_starts_case(str_span(text, content), owners[i]);
    for (ptrdiff_t i = term_at(&report->terms, content.start), n = 0;
         act && i < report->terms.len && n < HEAD_TERMS; i++, n++) {
        const Term *term = &report->terms.at[i];
        if (term->at.start >= content.end) break;
        if (term->signals & (SIGNAL_VERB | SIGNAL_PLAN)) return false;
        meeting |= (term->signals & SIGNAL_MEETING) != 0;
    }
    return meeting;
}

// Is it said or held, not done? "Orr filed a suit" is an act. How somebody takes something is plain from its word alone.
static bool is_stated(const Desk *desk, int32_t report, const Quote *quote) {
    const Report *r = &desk->reports[report];
    if (is_act(r, quote)) return false;
    bool attitude = (term_signals(&r->terms, quote->cue) & SIGNAL_ATTITUDE) != 0;
    return (attitude || voice_cue_known(r, quote)) &&
        quote->confidence >= (attitude ? VOICE_SURE : STATEMENT_SURE);
}

// "They", "which": who that is the words don't say.
static bool is_somebody(const Desk *desk, const Source *source) {
    if (source->entity >= 0 || source->voice == VOICE_UNNAMED) return true;
    Str words = str_span(desk->reports[source->article].article->text, source->at);
    return !voice_calls_nobody(words) &&
        !(term_signals(&desk->reports[source->article].terms, source->at) & SIGNAL_PRONOUN);
}

// ---- whose it is

// Who speaks for somebody, or together with somebody, tells nobody else's position.
static bool speaks_for(const Desk *desk, int32_t speaker, int32_t actor) {
    static const Str offices[] = {S_("spokes"), S_("press secretary"), S_("lawyer"), S_("attorney"),
                                  S_("aide")};
    Str role = desk->actors.at[speaker].role, name = desk->actors.at[actor].name;
    for (ptrdiff_t i = 0; i < countof(offices); i++)
        if (str_find_case(role, offices[i]) >= 0) return true;
    Str side = side_of_office(role);
    if (side.len && str_eq(side, side_of_name(name))) return true;  // Moscow, by a Russian minister
    ptrdiff_t stem = name.len > 5 ? name.len - 2 : name.len;
    return str_find_case(role, str_slice(name, 0, stem)) >= 0;
}

int32_t position_told(const Desk *desk, const Clause *clause) {
    if (clause->quote < 0 || clause->direct) return -1;
    const Report *report = &desk->reports[clause->report];
    const Quote *quote = &report->article->quotes.at[clause->quote];
    int32_t speaker = voice_speaker(desk, clause->report, clause->quote);
    if (speaker < 0 || quote->kind == QUOTE_DIRECT || desk->actors.at[speaker].kind != NAME_PERSON) return -1;
    Span content = quote->content.at[0];
    ptrdiff_t from = term_at(&report->terms, content.start), verb = -1;
    for (ptrdiff_t i = from; i < report->terms.len && i < from + HEAD_TERMS && verb < 0; i++)
        if (report->terms.at[i].signals & SIGNAL_ATTITUDE) verb = i;
    if (verb <= from) return -1;
    Names names = report->article->names;
    for (ptrdiff_t n = first_finding(names, content.start); n < names.len; n++) {
        if (names.at[n].at.end > report->terms.at[verb].at.start) break;
        int32_t actor = desk_actor(desk, clause->report, names.at[n].entity);
        if (actor >= 0 && actor != speaker && names.at[n].kind != NAME_OTHER &&
            !speaks_for(desk, speaker, actor))
            return actor;
    }
    return -1;
}

static Str side_of(const Finder *f, int32_t actor) { return actor < 0 ? (Str){0} : f->sides[actor]; }

// ---- rows

// Does a row begin with these words?
static bool is_shown(const Finder *f, const Clause *clause) {
    for (ptrdiff_t i = 0; i < f->out->len; i++) {
        if (f->out->at[i].evidence.len == 0) continue;
        const Clause *first = &f->desk->clauses.at[desk_shown(f->desk, &f->out->at[i].evidence.at[0])];
        if (first == clause || (first->same == clause->same && first->words == clause->words)) return true;
    }
    return false;
}

static Position *put(Finder *f, const Source *source, Str subject) {
    Position *position = vec_push(f->out, f->keep);
    *position = (Position){.subject = subject, .holder = source->entity, .teller = -1, .source = *source};
    position->side = side_of(f, source->entity);
    return position;
}

static Str words_of(const Finder *f, const Source *source) {
    return str_span(f->desk->reports[source->article].article->text, source->at);
}

// "John Orr and Mary Holm said": what two say together is no one's of the two.
static bool several(const Finder *f, const Source *source) {
    Str words = words_of(f, source);
    ptrdiff_t at = str_find(words, S(" and "));
    return at >= 0 && at + 5 < words.len && ascii_upper(words.s[at + 5]);
}

// The row of one point that holds the same by the same; NULL when none does.
static Position *row_of(const Finder *f, ptrdiff_t from, const Source *source, int32_t holder) {
    for (ptrdiff_t i = from; i < f->out->len; i++) {
        const Position *row = &f->out->at[i];
        bool same = row->holder == holder &&
            (holder >= 0 || str_eq_case(words_of(f, &row->source), words_of(f, source)));
        if (same) return &f->out->at[i];
    }
    return NULL;
}

// A point that several hold is a row for each: what one says is never put under another's name. What the outlets say
// themselves stands with the first.
static void put_point(Finder *f, const Point *point) {
    ptrdiff_t from = f->out->len;
    bool held = false;  // does its first sentence say whose it is?
    for (ptrdiff_t e = 0; e < point->evidence.len; e++) {
        const Evidence *evidence = &point->evidence.at[e];
        const Clause *clause = &f->desk->clauses.at[desk_shown(f->desk, evidence)];
        Source source = voice_of(f->desk, clause);
        bool stated = source.voice != VOICE_OUTLET && clause->quote >= 0 && is_somebody(f->desk, &source) &&
            is_stated(f->desk, clause->report,
                      &f->desk->reports[clause->report].article->quotes.at[clause->quote]);
        held |= stated && e == 0;
        Position *row = NULL;
        if (stated) {
            int32_t other = position_told(f->desk, clause);
            int32_t holder = other >= 0 ? other : several(f, &source) ? -1 : source.entity;
            row = row_of(f, from, &source, holder);
            if (!row && e > 0 && evidence->mark == MARK_PART && !held) continue;
            if (!row && is_shown(f, clause)) continue;
            if (!row) {
                row = put(f, &source, point->subject);
                row->holder = holder;
                row->teller = other >= 0 ? source.entity : -1;
                row->side = side_of(f, holder);
            }
        } else if (source.voice == VOICE_OUTLET && f->out->len > from && e > 0) {
            row = &f->out->at[from];
        }
        if (row) *vec_push(&row->evidence, f->keep) = *evidence;
    }
    for (ptrdiff_t i = from; i < f->out->len; i++) f->out->at[i].evidence.at[0].mark = MARK_FIRST;
}

static void put_points(Finder *f, const Points *points) {
    for (ptrdiff_t i = 0; i < points->len && f->out->len < LIMIT_POINTS; i++) put_point(f, &points->at[i]);
}

static bool whole_word(Str text, ptrdiff_t at, ptrdiff_t len) {
    return (at == 0 || !ascii_alpha(text.s[at - 1])) &&
        (at + len >= text.len || !ascii_alpha(text.s[at + len]));
}

// The first topic of the points that the words name.
static Str topic_of(const Points *points, Str words) {
    for (ptrdiff_t i = 0; i < points->len; i++) {
        Str subject = points->at[i].subject;
        Str stem = str_ends(subject, S("s")) ? str_slice(subject, 0, subject.len - 1) : subject;
        ptrdiff_t at = stem.len ? str_find_case(words, stem) : -1;
        if (at >= 0 && (stem.len < subject.len || whole_word(words, at, stem.len))) return subject;
    }
    return (Str){0};
}

static void put_quotations(Finder *f, const Points *points, const Saids *saids, Arena scratch) {
    int32_t *count = arena_new(&scratch, int32_t, f->desk->actors.len);
    for (ptrdiff_t i = 0; i < saids->len && f->out->len < LIMIT_POINTS; i++) {
        const Said *said = &saids->at[i];
        const Evidence *first = &said->variants.at[0];
        if (said->speaker < 0 || count[said->speaker] >= A_SPEAKER) continue;
        const Clause *clause = &f->desk->clauses.at[desk_shown(f->desk, first)];
        const Report *report = &f->desk->reports[first->article];
        Span words = {first->pieces.at[0].start, first->pieces.at[first->pieces.len - 1].end};
        if (is_shown(f, clause)) continue;
        // a few words in marks are part of a statement that has its own row
        if (!clause->direct ||
            term_at(&report->terms, words.end) - term_at(&report->terms, words.start) < QUOTE_LEAST)
            continue;
        Source source = {VOICE_NAMED, first->article, {0}, said->speaker};
        Position *position = put(f, &source, topic_of(points, str_span(report->article->text, words)));
        position->quoted = true;
        position->evidence = said->variants;
        count[said->speaker]++;
    }
}

// ---- topics and order

// A topic that a capital names is a side, no topic; one that has a single row is none either.
static void settle_topics(Positions *all) {
    for (ptrdiff_t i = 0; i < all->len; i++) {
        Str country = side_of_name(all->at[i].subject);
        if (country.len && !str_eq(country, all->at[i].subject)) all->at[i].subject = S("");
    }
    for (ptrdiff_t i = 0; i < all->len; i++) {
        ptrdiff_t same = 0;
        for (ptrdiff_t k = 0; k < all->len; k++) same += str_eq(all->at[k].subject, all->at[i].subject);
        if (same < 2) all->at[i].alone = true;
    }
    for (ptrdiff_t i = 0; i < all->len; i++)
        if (all->at[i].alone) all->at[i].subject = S("");
}

// Only where two speak for countries does it matter for which.
static void settle_sides(Positions *all) {
    Str first = {0};
    bool several = false;
    for (ptrdiff_t i = 0; i < all->len; i++) {
        if (all->at[i].side.len == 0) continue;
        several |= first.len && !str_eq(first, all->at[i].side);
        first = all->at[i].side;
    }
    for (ptrdiff_t i = 0; i < all->len && !several; i++) all->at[i].side = (Str){0};
}

typedef struct Row {
    Position position;
    int32_t topic, side, at;
} Row;

static int in_order(const void *a, const void *b) {
    const Row *x = a, *y = b;
    if (x->topic != y->topic) return x->topic < y->topic ? -1 : 1;
    if (x->side != y->side) return x->side < y->side ? -1 : 1;
    return x->at < y->at ? -1 : x->at > y->at;
}

// Who stands together in a topic: who speaks for one country, else one holder.
static bool one_side(const Position *a, const Position *b) {
    if (a->side.len || b->side.len) return str_eq(a->side, b->side);
    return a->holder >= 0 && a->holder == b->holder;
}

static void order(Positions *all, Arena scratch) {
    Row *rows = arena_new(&scratch, Row, all->len);
    for (int32_t i = 0; i < all->len; i++) {
        rows[i] = (Row){all->at[i], i, i, i};
        for (int32_t k = i - 1; k >= 0; k--) {
            bool one = str_eq(all->at[k].subject, all->at[i].subject);
            if (one) rows[i].topic = rows[k].topic;
            if (one && one_side(&all->at[k], &all->at[i])) rows[i].side = rows[k].side;
        }
        if (all->at[i].subject.len == 0) rows[i].topic = (int32_t)all->len;
    }
    vec_sort(rows, all->len, sizeof *rows, in_order);
    for (ptrdiff_t i = 0; i < all->len; i++) all->at[i] = rows[i].position;
}

Positions position_find(const Desk *desk, const Points *points, const Saids *saids, Arena *keep,
                        Arena scratch) {
    Positions out = {0};
    Finder f = {desk, side_find(desk, keep), &out, keep};
    put_points(&f, points);
    put_quotations(&f, points, saids, scratch);
    settle_topics(&out);
    settle_sides(&out);
    order(&out, scratch);
    return out;
}
