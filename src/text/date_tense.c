// date_tense.c - see date_tense.h. What stands right before the expression tells best ("set for Thursday", "in a
// statement on Tuesday"); else the last verb before it, else the first behind. There is no tagger: verbs are rows of
// `tense`, or end like the past.
#include "text/date_tense.h"

typedef struct Hearing {
    const DateForms *forms;
    const Pieces *pieces;
    int tense;
    int sticky;     // words for which "will be held" stays future
    bool weak_off;  // "they meet" tells only before an expression, and where nothing else was heard
} Hearing;

enum { TENSE_PIECES = 120, STICKY = 5 };  // how far around an expression a verb is looked for

static bool is(const Hearing *h, ptrdiff_t i, DateWord word) {
    return date_word(h->forms, h->pieces, i, word);
}

bool tense_past_ending(const DateForms *forms, const Pieces *pieces, ptrdiff_t i) {
    if (piece_kind(pieces, i) != PIECE_WORD) return false;
    Str s = piece_str(pieces, i);
    return s.len > 3 && ascii_lower(s.s[0]) && forms->past.len && str_ends(s, forms->past);
}

static void hear(Hearing *h, ptrdiff_t i) {
    if (piece_kind(h->pieces, i) != PIECE_WORD) return;
    if (h->sticky > 0) h->sticky--;
    When when = {0};
    bool past = tense_past_ending(h->forms, h->pieces, i);
    int tense = past ? -1 : 0;
    if (is(h, i, DATE_WORD_toward) && (is(h, i - 1, DATE_WORD_plan) || is(h, i - 1, DATE_WORD_be))) {
        tense = 1;  // "is to leave", "set for"
    } else if (form_is(h->forms->forms, h->pieces, i, h->forms->words[DATE_WORD_tense], &when)) {
        tense = when.f[WHEN_tense];
        if (h->weak_off || h->tense) tense = when_has(&when, WHEN_weak) ? 0 : tense;
    }
    bool finite = tense < 0 && !past && when_has(&when, WHEN_ref);  // "was" can't follow "will"
    if (tense > 0) h->tense = 1, h->sticky = STICKY;
    else if (tense < 0 && (h->sticky == 0 || finite)) h->tense = -1, h->sticky = 0;
}

static int right_before(const Hearing *h, ptrdiff_t first) {
    ptrdiff_t i = first - 1;
    if (is(h, i, DATE_WORD_be)) return 1;  // "the deadline is Friday"
    if (is(h, i, DATE_WORD_deed)) return -1;
    if (is(h, i, DATE_WORD_prep) && is(h, i - 1, DATE_WORD_deed)) return -1;
    if (!is(h, i, DATE_WORD_toward)) return 0;
    return is(h, i - 1, DATE_WORD_plan) || is(h, i - 1, DATE_WORD_moved);
}

int date_tense(const DateForms *forms, const Pieces *pieces, ptrdiff_t first, ptrdiff_t end, Span sentence) {
    Hearing h = {.forms = forms, .pieces = pieces};
    int near = right_before(&h, first);
    if (near) return near;
    ptrdiff_t i = first;
    while (i > 0 && first - i < TENSE_PIECES && pieces->at[i - 1].at.start >= sentence.start) i--;
    for (; i < first; i++) hear(&h, i);
    h.weak_off = true;
    for (i = end; !h.tense && i < pieces->len && i < end + TENSE_PIECES; i++) {
        if (pieces->at[i].at.end > sentence.end) break;
        hear(&h, i);
    }
    return h.tense;
}

bool date_looks_back(const DateForms *forms, const Pieces *pieces, ptrdiff_t first, Span sentence) {
    for (ptrdiff_t i = first - 1; i >= 0 && pieces->at[i].at.start >= sentence.start; i--) {
        When when = {0};
        if (date_word(forms, pieces, i, DATE_WORD_record)) return true;
        if (form_is(forms->forms, pieces, i, forms->words[DATE_WORD_tense], &when) &&
            when.f[WHEN_tense] > 0 && !when_has(&when, WHEN_weak))
            return false;
    }
    return false;
}
