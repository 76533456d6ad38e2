// date_forms.c - see date_forms.h.
#include "text/date_forms.h"

#include "data/dates.de.h"
#include "data/dates.en.h"
#include "data/dates.h"

#include <stdatomic.h>

enum { FORMS_BYTES = 8 << 20 };  // of address space; a table takes a tenth

#define ADD_ROWS(table)                                            \
    for (ptrdiff_t i = 0; i < table##_len; i++)                    \
        if (spoken || str_find(table[i].fields, S("spoken=")) < 0) \
    form_add(forms, table[i].rule, table[i].form, table[i].fields, keep)

static void add_en(Forms *forms, bool spoken, Arena *keep) { ADD_ROWS(dates_en); }
static void add_de(Forms *forms, bool spoken, Arena *keep) { ADD_ROWS(dates_de); }
static void add_none(Forms *forms, bool spoken, Arena *keep) { (void)forms, (void)spoken, (void)keep; }

// A new language: its table, and a row here. The last row is any other.
static const struct {
    Str language;
    void (*add)(Forms *forms, bool spoken, Arena *keep);
    Str past;
} languages[] = {{S_("en"), add_en, S_("ed")}, {S_("de"), add_de, S_("te")}, {S_(""), add_none, {0}}};

// Filled by the first call that needs it and never changed: a table that lost the race is released.
static _Atomic(const DateForms *) built[countof(languages)][2];

static DateForms *build(ptrdiff_t language, bool spoken, Arena *keep) {
    static const Str words[] = {
#define X(word) S_(#word),
        DATE_WORDS(X)
#undef X
    };
    Forms *forms = form_new(keep);
    ADD_ROWS(dates);
    languages[language].add(forms, spoken, keep);
    form_done(forms, keep);
    DateForms *out = arena_new(keep, DateForms, 1);
    out->forms = forms;
    out->past = languages[language].past;
    out->english = language == 0;
    for (int w = 0; w < DATE_WORD_COUNT; w++) out->words[w] = form_rule(forms, words[w]);
    return out;
}

typedef struct Job {
    ptrdiff_t language;
    bool spoken;
    const DateForms *out;
} Job;

static void build_job(void *ctx, Arena *keep, Arena scratch) {
    (void)scratch;
    Job *job = ctx;
    job->out = build(job->language, job->spoken, keep);
}

static const DateForms *build_once(ptrdiff_t language, bool spoken) {
    Arena whole = arena_reserve(FORMS_BYTES), keep = whole;
    Job job = {language, spoken, NULL};
    if (!whole.beg) return NULL;
    if (arena_try(build_job, &job, &keep, (Arena){0}) != JUMP_NONE) {
        arena_release(whole);
        return NULL;
    }
    const DateForms *first = NULL;
    if (atomic_compare_exchange_strong(&built[language][spoken], &first, job.out)) return job.out;
    arena_release(whole);
    return first;
}

bool date_word(const DateForms *forms, const Pieces *pieces, ptrdiff_t i, DateWord word) {
    When ignored;
    return form_is(forms->forms, pieces, i, forms->words[word], &ignored);
}

const DateForms *date_forms(Str tag, bool spoken, Arena *scratch) {
    ptrdiff_t language = 0;
    while (tag.len && !str_starts_case(tag, languages[language].language)) language++;
    const DateForms *forms = atomic_load(&built[language][spoken]);
    if (!forms) forms = build_once(language, spoken);
    return forms ? forms : build(language, spoken, scratch);
}
