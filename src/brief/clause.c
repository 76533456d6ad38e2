// clause.c - see clause.h. In order: where a sentence may be cut, what a clause holds, weights.
#include "brief/clause.h"

#include "base/hash.h"
#include "base/limits.h"
#include "base/utf8.h"

#include <string.h>

enum {
    CUT_FROM = 26,        // words: a shorter sentence stays whole
    CUT_SIDE = 6,         // words that each side needs
    CUT_VERB = 8,         // words in which the second side must show its verb
    MET_COMMONNESS = 45,  // of "meet", "talks" and their like as one key
    LONGEST = 400,        // words of a clause that are compared
};

// ---- where a sentence may be cut

// A word range [from, to) of a report.
typedef struct Range {
    ptrdiff_t from, to;
} Range;

static Range words_in(const Report *report, Span at) {
    Range range = {term_at(&report->terms, at.start), 0};
    for (range.to = range.from; range.to < report->terms.len && report->terms.at[range.to].at.start < at.end;)
        range.to++;
    return range;
}

static bool quote_mark(Str text) {
    static const Str marks[] = {
        S_("\""),           S_("\xE2\x80\x9C"), S_("\xE2\x80\x9D"), S_("\xE2\x80\x9E"),
        S_("\xE2\x80\x98"), S_("\xC2\xAB"),     S_("\xC2\xBB"),     S_(" '")};
    for (ptrdiff_t i = 0; i < countof(marks); i++)
        if (str_find(text, marks[i]) >= 0) return true;
    return false;
}

// Words of the past tense are told by their end: a sign, not proof; it only adds to other signs.
static bool verb(const Report *report, const Term *word) {
    return (word->signals & SIGNAL_VERB) || str_ends(str_span(report->article->text, word->at), S("ed"));
}

static bool has_verb(const Report *report, Range range) {
    for (ptrdiff_t i = range.from; i < range.to; i++)
        if (verb(report, &report->terms.at[i])) return true;
    return false;
}

static bool name_starts(const Article *article, int32_t byte) {
    ptrdiff_t n = first_finding(article->names, byte);
    if (n >= article->names.len) return false;
    const Name *name = &article->names.at[n];
    return name->at.start == byte || (name->role.start == byte && name->role.start < name->role.end);
}

// A subject that can be read without the words before: a name, or "the" and a noun; never "he".
static bool subject_starts(const Report *report, ptrdiff_t word) {
    const Term *w = &report->terms.at[word];
    if (w->signals & SIGNAL_PRONOUN) return false;
    if (str_eq_case(str_span(report->article->text, w->at), S("the"))) return true;
    return name_starts(report->article, w->at.start);
}

// Do a quotation's words, speaker and cue lie on both sides of `at`? Then a cut there would lose whose
// claim it is.
static bool quote_spans(const Article *article, int32_t at, Span sentence) {
    for (ptrdiff_t q = quote_near(article, sentence.start); q < article->quotes.len; q++) {
        const Quote *quote = &article->quotes.at[q];
        if (quote->content.at[0].start >= sentence.end) break;
        Span hull = {INT32_MAX, 0};
        Span parts[3] = {quote->cue, quote->speaker, quote->root};
        for (ptrdiff_t i = 0; i < quote->content.len + 3; i++) {
            Span part = i < 3 ? parts[i] : quote->content.at[i - 3];
            if (part.start >= part.end || !span_touch(part, sentence)) continue;
            if (part.start < hull.start) hull.start = part.start;
            if (part.end > hull.end) hull.end = part.end;
        }
        if (hull.start < at && at < hull.end) return true;
    }
    return false;
}

static bool after(Str text, int32_t at, Str mark) {
    return at >= mark.len && str_eq(str_slice(text, at - mark.len, at), mark);
}

// Does a clause begin at word `i`, after a mark and perhaps a joining word? *left_end: where the one
// before it ends; *start: its first byte.
static bool cut_before(const Report *report, Range sentence, ptrdiff_t i, int32_t *left_end, int32_t *start) {
    Str text = report->article->text;
    const Term *word = &report->terms.at[i];
    ptrdiff_t subject = i;
    bool semicolon = after(text, word->at.start, S("; "));
    if (!semicolon && !after(text, word->at.start, S(", "))) return false;
    *left_end = word->at.start - 2;  // before the mark and its space
    if (word->signals & SIGNAL_JOINER) {
        subject = i + 1;
        if (subject < sentence.to && after(text, report->terms.at[subject].at.start, S(", ")))
            subject = i + 1;
    } else if (!semicolon) {
        return false;
    }
    if (subject - sentence.from < CUT_SIDE || sentence.to - subject < CUT_SIDE) return false;
    if (!subject_starts(report, subject)) return false;
    Range near = {subject + 1, subject + CUT_VERB < sentence.to ? subject + CUT_VERB : sentence.to};
    if (!has_verb(report, near) || !has_verb(report, (Range){sentence.from, i})) return false;
    *start = report->terms.at[subject].at.start;
    return true;
}

static bool may_cut(const Report *report, Range words) {
    if (words.to - words.from < CUT_FROM) return false;
    for (ptrdiff_t i = words.from; i < words.to; i++)
        if (report->terms.at[i].signals & SIGNAL_CONDITION) return false;
    return true;
}

// ---- what a clause holds

typedef struct KeySet {
    int32_t at[LONGEST * 2];
    ptrdiff_t len;
} KeySet;

static void add_key(KeySet *set, int32_t key) {
    if (set->len < LONGEST * 2) set->at[set->len++] = key;
}

// Sorts, each key once: clauses have a dozen keys, for which this is quicker than qsort.
static void set_order(KeySet *set) {
    ptrdiff_t len = 0;
    for (ptrdiff_t i = 0; i < set->len; i++) {
        int32_t key = set->at[i];
        ptrdiff_t at = len;
        while (at > 0 && set->at[at - 1] > key) at--;
        if (at > 0 && set->at[at - 1] == key) continue;
        memmove(set->at + at + 1, set->at + at, (size_t)(len - at) * sizeof key);
        set->at[at] = key;
        len++;
    }
    set->len = len;
}

// Spans whose words something better stands for: a person's name, a day, a number.
typedef struct Covers {
    Span at[LONGEST];
    bool digits_only[LONGEST];  // only the words that begin with a digit
    ptrdiff_t len;
} Covers;

static void cover(Covers *covers, Span at, bool digits_only) {
    if (covers->len == LONGEST) return;
    covers->digits_only[covers->len] = digits_only;
    covers->at[covers->len++] = at;
}

static bool covered(const Covers *covers, Str text, Span word) {
    for (ptrdiff_t i = 0; i < covers->len; i++)
        if (span_in(word, covers->at[i]) && (!covers->digits_only[i] || ascii_digit(text.s[word.start])))
            return true;
    return false;
}

static void hold_names(Desk *desk, const Clause *clause, KeySet *set, Covers *covers) {
    const Report *report = &desk->reports[clause->report];
    Names names = report->article->names;
    for (ptrdiff_t i = first_finding(names, clause->at.start);
         i < names.len && names.at[i].at.start < clause->at.end; i++) {
        int32_t actor = desk_actor(desk, clause->report, names.at[i].entity);
        if (actor < 0 || desk->actors.at[actor].kind != NAME_PERSON) continue;
        add_key(set, desk->actor_key[actor]);
        cover(covers, names.at[i].at, false);
        if (names.at[i].role.start < names.at[i].role.end)
            cover(covers, names.at[i].role, false);  // says who, not what
    }
}

// "On Wednesday, a day earlier than planned": the second is told from the first.
static bool beside_another(Str words) {
    static const Str ends[] = {S_("earlier"), S_("later"), S_("before"), S_("after")};
    for (ptrdiff_t i = 0; i < countof(ends); i++)
        if (str_ends(words, ends[i])) return true;
    return false;
}

// "Since the August 9 death of ...": what began then goes on.
static bool since(Str text, Span clause, int32_t day) {
    enum { NEAR = 24 };  // bytes
    int32_t from = day - NEAR > clause.start ? day - NEAR : clause.start;
    return from < day && str_find(str_slice(text, from, day), S("since ")) >= 0;
}

static void take_day(Clause *clause, Str day, bool reckoned) {
    if (clause->first_day.len == 0) {
        clause->day = clause->first_day = day;
        clause->reckoned = reckoned;
    } else if (!str_eq(day, clause->first_day)) {
        clause->day = (Str){0};  // two days: neither is the clause's
    }
}

static void hold_dates(Desk *desk, Clause *clause, KeySet *set, Covers *covers, Arena *keep, Arena scratch) {
    const Article *article = desk->reports[clause->report].article;
    Dates dates = article->dates;
    for (ptrdiff_t i = first_finding(dates, clause->at.start);
         i < dates.len && dates.at[i].at.start < clause->at.end; i++) {
        Str day = dates.at[i].type <= DATE_TIME ? iso_day(dates.at[i].value) : (Str){0};
        if (day.len == 0 ||
            (clause->first_day.len && beside_another(str_span(article->text, dates.at[i].at))))
            continue;
        if (!since(article->text, clause->at, dates.at[i].at.start))
            take_day(clause, day, dates.at[i].reckoned);
        int32_t key = lexicon_key(&desk->lexicon, str_format(&scratch, "@%.*s", (int)day.len, day.s), keep);
        desk->lexicon.keys.at[key].figure = true;
        desk->lexicon.keys.at[key].name = true;  // many clauses of a story share its day
        add_key(set, key);
        cover(covers, dates.at[i].at, false);
    }
}

static void hold_quantities(Desk *desk, const Clause *clause, KeySet *set, Covers *covers, Arena *keep,
                            Arena scratch) {
    Quantities all = desk->reports[clause->report].article->quantities;
    for (ptrdiff_t i = first_finding(all, clause->at.start);
         i < all.len && all.at[i].at.start < clause->at.end; i++) {
        const Quantity *q = &all.at[i];
        // small numbers and ordinals meet by chance: they stay words
        if ((q->value < 13 && q->unit.len == 0) || str_eq(q->unit, S("ordinal"))) continue;
        Str text = str_format(&scratch, "#%.15g %.*s", q->value, (int)q->unit.len, q->unit.s);
        int32_t key = lexicon_key(&desk->lexicon, text, keep);
        desk->lexicon.keys.at[key].figure = true;
        add_key(set, key);
        cover(covers, q->at, true);
    }
}

// Counts terms inside names: a key that mostly stands there is a name.
static void mark_names(Desk *desk, const Clause *clause) {
    const Report *report = &desk->reports[clause->report];
    Names names = report->article->names;
    for (ptrdiff_t i = first_finding(names, clause->at.start);
         i < names.len && names.at[i].at.start < clause->at.end; i++)
        for (ptrdiff_t t = term_at(&report->terms, names.at[i].at.start); t < report->terms.len; t++) {
            if (report->terms.at[t].at.start >= names.at[i].at.end) break;
            desk->lexicon.keys.at[report->terms.at[t].key].in_names++;
        }
}

static bool at_place(Str text, int32_t start) {
    return after(text, start, S(" in ")) || after(text, start, S(" at "));
}

// "A day after their meeting in Lune", "the first since the games in Lune": that was another day, and another place.
static bool at_other_time(const Article *article, const Clause *clause, int32_t place) {
    static const Str distances[] = {S_(" after "), S_(" before ")};
    if (str_find(str_slice(article->text, clause->at.start, place), S(" since ")) >= 0) return true;
    for (ptrdiff_t i = first_finding(article->dates, clause->at.start);
         i < article->dates.len && article->dates.at[i].at.end < place; i++) {
        if (article->dates.at[i].type != DATE_DURATION) continue;
        for (ptrdiff_t d = 0; d < countof(distances); d++)
            if (str_starts(str_from(article->text, article->dates.at[i].at.end), distances[d])) return true;
    }
    return false;
}

// "In Lune on Tuesday", byte `after` the place: of several days that one is the clause's.
static bool hold_day_of_place(const Article *article, Clause *clause, int32_t after) {
    const Str on = S(" on ");
    if (!str_starts(str_from(article->text, after), on)) return false;
    ptrdiff_t i = first_finding(article->dates, after);
    if (i == article->dates.len || article->dates.at[i].at.start != after + on.len) return true;
    Str day = iso_day(article->dates.at[i].value);
    if (clause->day.len == 0 && day.len) {
        clause->day = day;
        clause->reckoned = article->dates.at[i].reckoned;
    }
    return true;
}

// The place next to the day, else the first.
static void hold_place(const Desk *desk, Clause *clause) {
    const Article *article = desk->reports[clause->report].article;
    Names names = article->names;
    clause->place = -1;
    for (ptrdiff_t i = first_finding(names, clause->at.start);
         i < names.len && names.at[i].at.start < clause->at.end; i++) {
        if (names.at[i].kind != NAME_PLACE || names.at[i].entity < 0) continue;
        if (!at_place(article->text, names.at[i].at.start)) continue;
        if (at_other_time(article, clause, names.at[i].at.start)) break;
        bool by_day = hold_day_of_place(article, clause, names.at[i].at.end);
        if (clause->place < 0 || by_day) clause->place = desk_actor(desk, clause->report, names.at[i].entity);
    }
}

static ptrdiff_t in_both(Span a, Span b) {
    ptrdiff_t start = a.start > b.start ? a.start : b.start, end = a.end < b.end ? a.end : b.end;
    return end > start ? end - start : 0;
}

// The quotation that covers most of the clause; a sentence's last words may be speaker and cue. A clause that
// begins inside a quotation, or that a good part of is in marks, is direct: it is said.c's, and no point.
static void hold_quote(const Article *article, Clause *clause) {
    ptrdiff_t most = 0, marked = 0, len = clause->at.end - clause->at.start;
    clause->quote = -1;
    for (ptrdiff_t q = quote_near(article, clause->at.start); q < article->quotes.len; q++) {
        const Quote *quote = &article->quotes.at[q];
        if (quote->content.at[0].start >= clause->at.end) break;
        ptrdiff_t share = 0;
        for (ptrdiff_t i = 0; i < quote->content.len; i++) {
            Span piece = quote->content.at[i];
            share += in_both(piece, clause->at);
            if (quote->kind != QUOTE_DIRECT) continue;
            marked += in_both(piece, clause->at);
            clause->direct |= piece.start <= clause->at.start && piece.end > clause->at.start;
        }
        if (share <= most) continue;
        most = share;
        clause->quote = share * 3 > len ? (int32_t)q : -1;
    }
    clause->direct |= marked * 3 > len;
}

// "He said" names nobody, but the quote finder may know who it was.
static void hold_speaker(const Desk *desk, const Clause *clause, KeySet *set) {
    if (clause->quote < 0) return;
    int32_t entity = desk->reports[clause->report].article->quotes.at[clause->quote].entity;
    int32_t actor = desk_actor(desk, clause->report, entity);
    if (actor >= 0 && desk->actors.at[actor].kind == NAME_PERSON) add_key(set, desk->actor_key[actor]);
}

static void hold_words(Desk *desk, Clause *clause, Range words, KeySet *set, const Covers *covers,
                       Arena *keep) {
    const Report *report = &desk->reports[clause->report];
    int32_t met = lexicon_key(&desk->lexicon, S("@met"), keep);
    desk->lexicon.keys.at[met].commonness = MET_COMMONNESS;
    clause->first = (int32_t)words.from;
    for (ptrdiff_t i = words.from; i < words.to; i++) {
        const Term *word = &report->terms.at[i];
        clause->signals |= word->signals;
        clause->same = hash_mix(clause->same, (uint64_t)word->form);
        clause->words++;
        desk->lexicon.keys.at[word->key].uses++;
        if (i - words.from >= LONGEST || desk->lexicon.keys.at[word->key].stop) continue;
        if (!covered(covers, report->article->text, word->at))
            add_key(set, word->signals & SIGNAL_MET ? met : word->key);
    }
}

// Room for what a clause holds, one for all clauses.
typedef struct Room {
    KeySet set;
    Covers covers;
} Room;

static void add_clause(Desk *desk, Clause clause, Room *room, Arena *keep, Arena scratch) {
    Report *report = &desk->reports[clause.report];
    Range words = words_in(report, clause.at);
    if (words.from == words.to) return;
    KeySet *set = &room->set;
    Covers *covers = &room->covers;
    set->len = covers->len = 0;
    hold_names(desk, &clause, set, covers);
    mark_names(desk, &clause);
    hold_dates(desk, &clause, set, covers, keep, scratch);
    hold_quantities(desk, &clause, set, covers, keep, scratch);
    hold_place(desk, &clause);
    hold_quote(report->article, &clause);
    hold_speaker(desk, &clause, set);
    hold_words(desk, &clause, words, set, covers, keep);
    set_order(set);
    clause.keys = arena_new(keep, int32_t, set->len);
    for (; clause.keys_len < set->len; clause.keys_len++) {
        clause.keys[clause.keys_len] = set->at[clause.keys_len];
        desk->lexicon.keys.at[set->at[clause.keys_len]].clauses++;
    }
    *vec_push(&desk->clauses, keep) = clause;
}

static Span trimmed(Str text, Span at) {
    while (at.end > at.start && (ascii_space(text.s[at.end - 1]) || text.s[at.end - 1] == ',')) at.end--;
    return at;
}

// Is a quotation open after `text`, which was or was not inside one before? Straight marks take turns.
static bool still_open(bool open, Str text) {
    for (ptrdiff_t i = 0; i < text.len; i++) {
        if (text.s[i] == '"') open = !open;
        if (text.s[i] != '\xE2') continue;
        if (str_starts(str_from(text, i), S("\xE2\x80\x9C"))) open = true;
        else if (str_starts(str_from(text, i), S("\xE2\x80\x9D"))) open = false;
    }
    return open;
}

static bool is_among(Str text, const Strs *list) {
    for (ptrdiff_t i = 0; i < list->len; i++)
        if (str_eq(list->at[i], text)) return true;
    return false;
}

// What the editors say about the article tells nothing of what happened: a correction repeats what was wrong.
static bool is_editors(const Article *article, int32_t paragraph) {
    if (article->corrections.len + article->notes.len == 0 || paragraph >= article->paragraphs.len)
        return false;
    Str text = str_span(article->text, article->paragraphs.at[paragraph]);
    return is_among(text, &article->corrections) || is_among(text, &article->notes);
}

void clause_find(Desk *desk, int32_t r, Arena *keep, Arena scratch) {
    const Report *report = &desk->reports[r];
    const Article *article = report->article;
    Room *room = arena_new(&scratch, Room, 1);
    int32_t paragraph = 0;
    bool open = false;  // does the sentence begin inside a quotation, whether or not one was found there?
    for (ptrdiff_t s = 0; s < article->sentences.len; s++) {
        Span at = article->sentences.at[s];
        for (; paragraph + 1 < article->paragraphs.len && article->paragraphs.at[paragraph].end <= at.start;
             open = false)
            paragraph++;
        if (is_editors(article, paragraph)) continue;
        bool inside = open;
        open = still_open(open, str_span(article->text, at));
        if (at.start < article->dateline.at.end)
            at.start = article->dateline.at.end < at.end ? article->dateline.at.end : at.end;
        while (at.start < at.end && ascii_space(article->text.s[at.start])) at.start++;
        Clause clause = {.report = r, .sentence = (int32_t)s, .paragraph = paragraph, .at = at};
        clause.direct = inside || open;
        Range words = words_in(report, at);
        if (may_cut(report, words)) {
            for (ptrdiff_t i = words.from + 1; i < words.to; i++) {
                int32_t left_end, start;
                if (!cut_before(report, words, i, &left_end, &start)) continue;
                if (quote_spans(article, start, at)) continue;
                if (quote_mark(str_slice(article->text, at.start, start))) continue;  // it may still be open
                Clause left = clause;
                left.at = trimmed(article->text, (Span){clause.at.start, left_end});
                left.cut_end = true;
                add_clause(desk, left, room, keep, scratch);
                clause.at.start = start;
                clause.cut_start = true;
            }
        }
        add_clause(desk, clause, room, keep, scratch);
    }
}

// A later report can make a stem a stop word, so this waits until all are read.
void clause_contents(Desk *desk, Arena *keep) {
    for (ptrdiff_t r = 0; r < desk->story->members_len; r++) {
        Report *report = &desk->reports[r];
        report->content = arena_new(keep, int32_t, report->terms.len);
        for (ptrdiff_t i = 0; i < report->terms.len; i++)
            if (!desk->lexicon.keys.at[report->terms.at[i].key].stop)
                report->content[report->content_len++] = (int32_t)i;
        int32_t at = 0;
        for (int32_t c = report->clauses; c < report->clauses_end; c++) {
            Clause *clause = &desk->clauses.at[c];
            while (at < report->content_len && report->content[at] < clause->first) at++;
            clause->content = at;
            while (at < report->content_len && report->content[at] < clause->first + clause->words) at++;
            clause->content_end = at;
        }
    }
}

// ---- weights

// A name is in many clauses that have nothing else in common, so sharing one tells less than its rarity says.
enum {
    NAME_WEIGHT = 60,  // per cent
    STOP_BELOW = 40,   // tenths of a bit: a word in every sixteenth clause, and in at least ...
    STOP_CLAUSES = 8,  // ... so many, carries no content
};

// Ten times the binary logarithm of a / b, for a >= b >= 1.
static int32_t log_tenths(int64_t a, int64_t b) {
    static const int32_t tenths[] = {1098, 1176, 1261, 1351, 1448,
                                     1552, 1664, 1783, 1911};  // 1024 x 2^(i/10)
    int64_t ratio = a * 1024 / b;
    int32_t log = 0;
    for (; ratio >= 2048; ratio /= 2) log += 10;
    for (ptrdiff_t i = 0; i < countof(tenths); i++) log += ratio >= tenths[i];
    return log;
}

// Are most reports in English, of which our tables know how common a word is?
static bool tables_know(const Desk *desk) {
    ptrdiff_t others = 0;
    for (ptrdiff_t r = 0; r < desk->story->members_len; r++) {
        Str language = desk->reports[r].article->language;
        others += language.len > 0 && !str_starts(language, S("en"));
    }
    return others * 2 <= desk->story->members_len;
}

// In any other language the story itself tells what is common: "und" stands in every second clause.
static void learn_commonness(Desk *desk) {
    for (ptrdiff_t i = 0; i < desk->lexicon.keys.len; i++) {
        TermKey *key = &desk->lexicon.keys.at[i];
        if (key->person || key->figure || key->clauses == 0) continue;
        int32_t bits = log_tenths(desk->clauses.len + 1, key->clauses);
        key->stop |= key->clauses >= STOP_CLAUSES && bits < STOP_BELOW && key->in_names * 2 <= key->uses;
        if (bits < key->commonness) key->commonness = bits;
    }
}

void clause_stops(Desk *desk) {
    if (!tables_know(desk)) learn_commonness(desk);
}

void clause_weigh(Desk *desk) {
    ptrdiff_t all = desk->clauses.len + 1;
    int32_t most = log_tenths(all, 1);
    for (ptrdiff_t i = 0; i < desk->lexicon.keys.len; i++) {
        TermKey *key = &desk->lexicon.keys.at[i];
        int32_t rare = key->clauses ? log_tenths(all, key->clauses) : most;
        key->weight = key->stop || most == 0 ? 0 : key->commonness * (40 + 60 * rare / most) / 100;
        key->plain = key->weight;
        key->name |= key->in_names * 2 > key->uses;
        if (key->name) key->weight = key->weight * NAME_WEIGHT / 100;
    }
    for (ptrdiff_t i = 0; i < desk->clauses.len; i++) {
        Clause *clause = &desk->clauses.at[i];
        clause->weight = clause->plain = 0;
        for (ptrdiff_t k = 0; k < clause->keys_len; k++) {
            const TermKey *key = &desk->lexicon.keys.at[clause->keys[k]];
            clause->weight += key->weight;
            clause->plain += key->plain;
            clause->persons |= key->person;
        }
    }
}

void clause_count(Desk *desk, Arena *keep, Arena scratch) {
    uint8_t *times = arena_new(&scratch, uint8_t, desk->lexicon.keys.len);
    for (ptrdiff_t r = 0; r < desk->story->members_len; r++) {
        int32_t from = desk->reports[r].clauses, end = desk->reports[r].clauses_end;
        for (int32_t i = from; i < end; i++) {
            const Clause *c = &desk->clauses.at[i];
            for (ptrdiff_t k = 0; k < c->keys_len; k++)
                if (times[c->keys[k]] < UINT8_MAX) times[c->keys[k]]++;
        }
        for (int32_t i = from; i < end; i++) {
            Clause *c = &desk->clauses.at[i];
            c->times = arena_new(keep, uint8_t, c->keys_len);
            for (ptrdiff_t k = 0; k < c->keys_len; k++) c->times[k] = times[c->keys[k]];
        }
        for (int32_t i = from; i < end; i++) {
            const Clause *c = &desk->clauses.at[i];
            for (ptrdiff_t k = 0; k < c->keys_len; k++) times[c->keys[k]] = 0;
        }
    }
}
