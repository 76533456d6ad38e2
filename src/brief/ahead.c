// ahead.c - see ahead.h.
//
// "Will" alone promises little ("it will be hard"), so a clause needs a day to come, or words that announce
// ("is scheduled to"). Background ("was expected to") has neither.
#include "brief/ahead.h"

#include "base/limits.h"
#include "brief/iso.h"
#include "brief/point.h"
#include "brief/voice.h"

enum {
    YEARS_AHEAD = 3,  // a day further off is a promise, not an appointment
    WORDS_LEAST = 6,
    ALIGN_OUTCOME = 600,  // thousandths: likelier than not the same event, no plan any more
    HEAD_TERMS = 4,       // where the plan stands there, no event came before it
};

// Does the term announce? "Will" may be somebody's name.
static bool is_plan(const Desk *desk, const Clause *clause, int32_t i) {
    const Report *report = &desk->reports[clause->report];
    const Term *term = &report->terms.at[i];
    if (!(term->signals & SIGNAL_PLAN)) return false;
    return i == clause->first || !ascii_upper(report->article->text.s[term->at.start]);
}

static bool has_plan(const Desk *desk, const Clause *clause) {
    for (int32_t i = clause->first; i < clause->first + clause->words; i++)
        if (is_plan(desk, clause, i)) return true;
    return false;
}

// Of the report's own day ("said on Tuesday that") only what stands behind the announcing word is to come.
static bool announced_before(const Desk *desk, const Clause *clause, int32_t byte) {
    const Terms *terms = &desk->reports[clause->report].terms;
    for (int32_t i = clause->first; i < clause->first + clause->words && terms->at[i].at.start < byte; i++)
        if (is_plan(desk, clause, i)) return true;
    return false;
}

// A day before the announcing word is its day at the head of the clause ("On Thursday the board will ...") or right before it
// ("the talks on Thursday will ..."), not in between ("until the game on Saturday it is going to ...").
static bool governed(const Desk *desk, const Clause *clause, Span date) {
    enum { BEFORE_PLAN = 3 };
    const Terms *terms = &desk->reports[clause->report].terms;
    if (announced_before(desk, clause, date.start)) return true;
    int32_t i = clause->first, end = clause->first + clause->words;
    if (term_at(terms, date.start) < i + HEAD_TERMS) return true;
    while (i < end && !is_plan(desk, clause, i)) i++;
    return i < end && i - term_at(terms, date.end) <= BEFORE_PLAN;
}

// Is it the day on which somebody spoke, not the day spoken of?
static bool outside_quote(const Article *article, const Clause *clause, Span at) {
    const Quote *quote = &article->quotes.at[clause->quote];
    if (quote->cue.start >= quote->cue.end) return false;
    for (ptrdiff_t i = 0; i < quote->content.len; i++)
        if (span_touch(quote->content.at[i], at)) return false;
    return true;
}

// "In 2018", "by 2018", not "from 2016 to 2018", and no year that counts or names something.
static bool is_when(Str text, const Date *date) {
    static const Str before[] = {S_("in "), S_("by "), S_("until "), S_("till "), S_("before "), S_("for ")};
    if (date->value.len != 4 || !ascii_digit(text.s[date->at.start])) return true;
    for (ptrdiff_t i = 0; i < countof(before); i++)
        if (str_ends(str_slice(text, 0, date->at.start), before[i])) return true;
    return false;
}

// "Later this year", "next year": a date; "in nine years" is as often a span.
static bool is_stretch(Str words) {
    return str_find_case(words, S("later")) < 0 && str_find_case(words, S("this year")) < 0 &&
        str_find_case(words, S("next year")) < 0 && str_find_case(words, S("end of")) < 0;
}

// "It will not be then what it is today": the day is the second verb's.
static bool verb_between(const Desk *desk, const Clause *clause, int32_t byte) {
    const Terms *terms = &desk->reports[clause->report].terms;
    bool plan = false;
    for (int32_t i = clause->first; i < clause->first + clause->words && terms->at[i].at.start < byte; i++) {
        if (plan && terms->at[i].signals & SIGNAL_VERB) return true;
        plan |= is_plan(desk, clause, i);
    }
    return false;
}

// Has the stretch of time that the report came out in a part to come? "This week", "later in the year"; "today" is not over.
static bool is_open(const Desk *desk, const Clause *clause, const Date *date, int32_t first, int32_t last,
                    int32_t published) {
    if (published < first || published > last || !announced_before(desk, clause, date->at.start))
        return false;
    // "earlier this month" is over
    if (str_find_case(str_span(desk->reports[clause->report].article->text, date->at), S("earlier")) >= 0)
        return false;
    return first < last || !verb_between(desk, clause, date->at.start);
}

// The first date in the clause that lies after the report's own day; an empty value when none does.
static Str day_to_come(const Desk *desk, const Clause *clause) {
    const Article *article = desk->reports[clause->report].article;
    int32_t published = desk_written(desk, clause);
    Dates dates = article->dates;
    bool said = clause->quote >= 0 && voice_of(desk, clause).voice != VOICE_OUTLET;
    for (ptrdiff_t i = first_finding(dates, clause->at.start);
         i < dates.len && dates.at[i].at.start < clause->at.end; i++) {
        int32_t first, last;
        if (dates.at[i].type > DATE_RANGE || !iso_span(str_slice(dates.at[i].value, 0, 10), &first, &last))
            continue;
        if (said && outside_quote(article, clause, dates.at[i].at)) continue;
        if (published == ISO_NONE || last < published || last > published + YEARS_AHEAD * 366) continue;
        if (!is_when(article->text, &dates.at[i]) || !governed(desk, clause, dates.at[i].at)) continue;
        if (last - first > 31 && dates.at[i].reckoned && is_stretch(str_span(article->text, dates.at[i].at)))
            continue;
        if (first > published || is_open(desk, clause, &dates.at[i], first, last, published))
            return dates.at[i].value;
    }
    return (Str){0};
}

// What the text says instead of a day, behind the announcing word: "soon", "within the next few days".
static Str soon(const Desk *desk, const Clause *clause) {
    const Report *report = &desk->reports[clause->report];
    const Dates *dates = &report->article->dates;
    for (ptrdiff_t i = first_finding(*dates, clause->at.start);
         i < dates->len && dates->at[i].at.start < clause->at.end; i++)
        if (dates->at[i].type == DATE_DURATION && str_starts(dates->at[i].value, S("PX")) &&
            announced_before(desk, clause, dates->at[i].at.start))
            return str_span(report->article->text, dates->at[i].at);
    for (int32_t i = clause->first; i < clause->first + clause->words; i++)
        if (report->terms.at[i].signals & SIGNAL_SOON &&
            announced_before(desk, clause, report->terms.at[i].at.start))
            return str_span(report->article->text, report->terms.at[i].at);
    return (Str){0};
}

// "Boats brought bread, and will come again on Thursday": an event first, which no plan's row should open with.
static bool after_event(const Desk *desk, const Clause *clause) {
    const Terms *terms = &desk->reports[clause->report].terms;
    Str text = desk->reports[clause->report].article->text;
    for (int32_t i = clause->first + 1; i < clause->first + clause->words; i++) {
        if (!is_plan(desk, clause, i) || str_eq(str_span(text, terms->at[i].at), S("an"))) continue;
        Str before = str_span(text, terms->at[i - 1].at);
        return i > clause->first + HEAD_TERMS && (str_eq(before, S("and")) || str_eq(before, S("but")));
    }
    return false;
}

// "Was expected to", "has long been expected": of then, and no day is given.
static bool was_announced(const Desk *desk, const Clause *clause) {
    const Terms *terms = &desk->reports[clause->report].terms;
    Str text = desk->reports[clause->report].article->text;
    for (int32_t i = clause->first + 1; i < clause->first + clause->words; i++) {
        if (!(terms->at[i].signals & SIGNAL_FIRM)) continue;
        Str before = str_span(text, terms->at[i - 1].at);
        return str_eq(before, S("was")) || str_eq(before, S("were")) || str_eq(before, S("had")) ||
            str_eq(before, S("been"));
    }
    return false;
}

// "Opposing plans to close the port": somebody else's, and no announcement. A verb "plans" follows its subject.
static bool is_noun(const Desk *desk, const Clause *clause, int32_t term) {
    static const Str before[] = {S_("of"),    S_("at"),  S_("on"),  S_("for"),   S_("with"),
                                 S_("about"), S_("the"), S_("its"), S_("his"),   S_("her"),
                                 S_("their"), S_("any"), S_("no"),  S_("these"), S_("such")};
    static const Str ends[] = {S_("ing"), S_("ed"), S_("'s"), S_("\xE2\x80\x99s")};
    const Terms *terms = &desk->reports[clause->report].terms;
    Str text = desk->reports[clause->report].article->text;
    if (term == clause->first || !str_starts_case(str_span(text, terms->at[term].at), S("plan")))
        return false;
    Str word = str_span(text, terms->at[term - 1].at);
    for (ptrdiff_t i = 0; i < countof(before); i++)
        if (str_eq_case(word, before[i])) return true;
    for (ptrdiff_t i = 0; i < countof(ends); i++)
        if (str_ends(word, ends[i])) return true;
    return false;
}

// Does the clause announce by more than a noun?
static bool is_firm(const Desk *desk, const Clause *clause) {
    const Terms *terms = &desk->reports[clause->report].terms;
    for (int32_t i = clause->first; i < clause->first + clause->words; i++)
        if (terms->at[i].signals & SIGNAL_FIRM && !is_noun(desk, clause, i)) return true;
    return false;
}

// "Is expected to remain", "a stance that is expected to continue": how things will be, not what is to be done.
static bool is_outlook(const Desk *desk, const Clause *clause) {
    enum { VERB_WITHIN = 4 };
    const Terms *terms = &desk->reports[clause->report].terms;
    Str text = desk->reports[clause->report].article->text;
    for (int32_t i = clause->first; i < clause->first + clause->words; i++) {
        if (!(terms->at[i].signals & SIGNAL_FIRM) || is_noun(desk, clause, i)) continue;
        int32_t end = clause->first + clause->words;
        for (int32_t k = i + 1; k < end && k <= i + VERB_WITHIN; k++)
            if (terms->at[k].signals & SIGNAL_OUTLOOK) return true;
        Str before = i > clause->first ? str_span(text, terms->at[i - 1].at) : (Str){0};
        return i > clause->first + HEAD_TERMS && (str_eq(before, S("that")) || str_eq(before, S("which")));
    }
    return false;
}

// In somebody's mouth only what is set counts: "we will be there on Sunday" announces nothing.
static bool is_promise(const Desk *desk, const Clause *clause) {
    return !clause->direct ||
        (is_firm(desk, clause) && !(clause->signals & (SIGNAL_CONDITION | SIGNAL_HEDGE)));
}

static bool announces(const Desk *desk, const Clause *clause, Ahead *ahead) {
    *ahead = (Ahead){0};
    if (!(clause->signals & SIGNAL_PLAN) || clause->signals & SIGNAL_OFF || clause->words < WORDS_LEAST ||
        !has_plan(desk, clause) || !is_promise(desk, clause))
        return false;
    // in somebody's report "was due on Monday" may be to come; in the outlet's own voice it is what was planned once
    if (after_event(desk, clause) || (clause->quote < 0 && was_announced(desk, clause))) return false;
    ahead->when = day_to_come(desk, clause);
    // of a whole year much is said; what is announced for it is announced in so many words
    if (ahead->when.len == 4) return is_firm(desk, clause);
    if (ahead->when.len)
        return is_firm(desk, clause) || !(clause->signals & (SIGNAL_CONDITION | SIGNAL_HEDGE));
    if (clause->direct) return false;
    ahead->words = soon(desk, clause);
    if (ahead->words.len == 0 && is_outlook(desk, clause)) return false;
    return is_firm(desk, clause) && !(clause->signals & SIGNAL_CONDITION) && !was_announced(desk, clause);
}

// The same told as past, in a report that came out on that day or later.
static bool reported(const Desk *desk, const Alignment *alignment, const Cluster *cluster, int32_t plan,
                     int32_t day) {
    for (ptrdiff_t i = 0; i < cluster->len; i++) {
        const Clause *clause = &desk->clauses.at[cluster->clauses[i]];
        int32_t published = desk_written(desk, clause);
        if (!(clause->signals & SIGNAL_PLAN) && published != ISO_NONE && published >= day &&
            align_score(alignment, plan, cluster->clauses[i]) >= ALIGN_OUTCOME)
            return true;
    }
    return false;
}

// What is only dated to a week, a month or a year may come on its last day.
static int32_t latest(Str when) {
    int32_t first, last;
    return iso_span(str_slice(when, 0, 10), &first, &last) ? last : INT32_MAX;
}

static int by_day(const void *a, const void *b) {
    const Ahead *x = a, *y = b;
    if ((x->when.len == 0) != (y->when.len == 0)) return x->when.len == 0 ? 1 : -1;
    int32_t p = latest(x->when), q = latest(y->when);
    if (p != q) return p < q ? -1 : 1;
    int order = str_cmp(x->when, y->when);
    if (order) return order;
    const Evidence *e = &x->evidence.at[0], *f = &y->evidence.at[0];
    if (x->evidence.len != y->evidence.len) return x->evidence.len > y->evidence.len ? -1 : 1;
    if (e->article != f->article) return e->article < f->article ? -1 : 1;
    return e->pieces.at[0].start < f->pieces.at[0].start ? -1 : 1;
}

// Announced, and a difference tells what came of it.
static bool outcome_told(const Desk *desk, const Differences *differences, int32_t c) {
    const Clause *clause = &desk->clauses.at[c];
    for (ptrdiff_t i = 0; i < differences->len; i++) {
        const Evidences *evidence = &differences->at[i].evidence;
        for (ptrdiff_t k = 0; differences->at[i].kind == DIFFERENCE_PLAN && k < evidence->len; k++)
            if (evidence->at[k].article == clause->report &&
                evidence->at[k].pieces.at[0].start == clause->at.start)
                return true;
    }
    return false;
}

Aheads ahead_find(const Desk *desk, const Alignment *alignment, const Differences *differences, Arena *keep,
                  Arena scratch) {
    Aheads out = {0};
    int32_t last = iso_number(desk->story->last);
    for (ptrdiff_t i = 0; i < alignment->clusters.len; i++) {
        const Cluster *cluster = &alignment->clusters.at[i];
        int32_t *plans = arena_new(&scratch, int32_t, cluster->len);
        ptrdiff_t len = 0;
        Ahead ahead = {0};
        for (ptrdiff_t k = 0; k < cluster->len; k++) {
            Ahead found;
            if (!announces(desk, &desk->clauses.at[cluster->clauses[k]], &found)) continue;
            if (outcome_told(desk, differences, cluster->clauses[k])) continue;
            plans[len++] = cluster->clauses[k];
            if (ahead.when.len == 0) ahead.when = found.when;
            if (ahead.words.len == 0) ahead.words = found.words;
        }
        if (len == 0) continue;
        int32_t day = iso_number(ahead.when);
        if (reported(desk, alignment, cluster, plans[0], day == ISO_NONE ? last : day)) continue;
        ahead.passed = day != ISO_NONE && last != ISO_NONE && day < last;
        ahead.evidence = point_evidence(desk, plans, len, keep, scratch);
        *vec_push(&out, keep) = ahead;
    }
    vec_sort(out.at, out.len, sizeof *out.at, by_day);
    if (out.len > LIMIT_AHEAD) out.len = LIMIT_AHEAD;
    return out;
}
