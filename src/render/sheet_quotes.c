// sheet_quotes.c - who said what: each quotation once, by speaker, with the words that vary between reports.
#include "render/sheet.h"

#include "base/utf8.h"
#include "render/vary.h"

enum {
    QUOTES_A_SPEAKER = 8,
    QUOTES_UNATTRIBUTED = 4,
    FORMS_COMPARED = 4,  // variants whose words are compared with the fullest
    VARYINGS_SHOWN = 6,  // in one quotation; past these the other form is shown whole
    UNDER_SHOWN = 3      // paraphrases, contexts
};

// ---- {A|B} ----

// Punctuation that both words end with stands outside the braces: {Territory|territory},
static ptrdiff_t common_tail(Str a, Str b) {
    ptrdiff_t at_a = a.len, at_b = b.len, tail = 0;
    while (at_a > 1 && at_b > 1 && a.s[at_a - 1] == b.s[at_b - 1] &&
           rune_punct((unsigned char)a.s[at_a - 1])) {
        at_a--;
        at_b--;
        tail++;
    }
    return tail;
}

static Str words_from_to(Str first, Str last) { return (Str){first.s, last.s + last.len - first.s}; }

// The fullest form's text, words [start, end) of it as one view.
typedef struct Fullest {
    Strs words;
    Varyings *varyings;  // of all compared forms, by start
} Fullest;

static void put_braces(Sheet *sheet, const Fullest *fullest, const Varying *varying) {
    Str a = words_from_to(fullest->words.at[varying->start], fullest->words.at[varying->end - 1]);
    Str b = words_from_to(varying->other[0], varying->other[varying->other_len - 1]);
    ptrdiff_t tail = vary_tail(a), tail_b = vary_tail(b);
    if (tail == 0 || tail_b == 0) tail = tail_b = common_tail(a, b);
    put_mark(sheet, S("{"));
    put_content(sheet, str_slice(a, 0, a.len - tail));
    put_mark(sheet, S("|"));
    put_content(sheet, str_slice(b, 0, b.len - tail_b));
    put_mark(sheet, S("}"));
    put_content(sheet, str_from(a, a.len - tail));
}

// Two forms that vary at one place say so once; where their places overlap, the first form's stands.
static void add_varying(Varyings *all, Varying varying, Arena *arena) {
    for (ptrdiff_t i = 0; i < all->len; i++)
        if (varying.start < all->at[i].end && all->at[i].start < varying.end) return;
    *vec_push(all, arena) = varying;
}

static int by_start(const void *a, const void *b) {
    const Varying *x = a, *y = b;
    return (x->start > y->start) - (x->start < y->start);
}

static Varyings varyings_of(Sheet *sheet, const Said *said, Strs words) {
    Varyings all = {0};
    Arena *arena = sheet->arena;
    for (ptrdiff_t i = 1; i < said->variants.len && i <= FORMS_COMPARED; i++) {
        Strs other = vary_words(evidence_text(sheet->brief, &said->variants.at[i], arena), arena);
        Varyings found = vary_find(words, other, arena);
        all.too_many |= found.too_many;
        for (ptrdiff_t k = 0; k < found.len; k++) add_varying(&all, found.at[k], arena);
    }
    vec_sort(all.at, all.len, (ptrdiff_t)sizeof *all.at, by_start);
    return all;
}

// The fullest variant with {A|B} where other variants vary; false, and nothing put, where they vary too much.
static bool put_varying(Sheet *sheet, const Said *said) {
    Str text = evidence_text(sheet->brief, &said->variants.at[0], sheet->arena);
    Strs words = vary_words(text, sheet->arena);
    Varyings varyings = varyings_of(sheet, said, words);
    if (varyings.too_many || varyings.len > VARYINGS_SHOWN) return false;
    Fullest fullest = {words, &varyings};
    const char *at = text.s;
    for (ptrdiff_t i = 0; i < varyings.len; i++) {
        const Varying *varying = &varyings.at[i];
        Str before = words.at[varying->start];
        put_content(sheet, (Str){at, before.s - at});
        put_braces(sheet, &fullest, varying);
        Str last = words.at[varying->end - 1];
        at = last.s + last.len;
    }
    put_content(sheet, (Str){at, text.s + text.len - at});
    return true;
}

// ---- a quotation ----

static void put_under(Sheet *sheet, const Evidences *evidences, Label what) {
    for (ptrdiff_t i = 0; i < evidences->len && i < UNDER_SHOWN; i++) {
        Evidences *one = arena_new(sheet->arena, Evidences, 1);
        *one = (Evidences){&evidences->at[i], 1, 1};
        sheet_item(sheet, LINE_UNDER, one);
        put_label(sheet, label(what));
        put_evidence(sheet, &evidences->at[i]);
        put_tags(sheet, one);
    }
}

// Forms that vary too much for braces, whole.
static void put_forms(Sheet *sheet, const Said *said) {
    ptrdiff_t shown = 0;
    for (ptrdiff_t i = 1; i < said->variants.len && shown < UNDER_SHOWN; i++) {
        if (said->variants.at[i].mark == MARK_SAME) continue;
        Evidences *one = arena_new(sheet->arena, Evidences, 1);
        *one = (Evidences){&said->variants.at[i], 1, 1};
        sheet_item(sheet, LINE_UNDER, one);
        put_label(sheet, label(LABEL_OTHER_FORM));
        put_quotation(sheet, &said->variants.at[i]);
        put_tags(sheet, one);
        shown++;
    }
}

static void put_quote(Sheet *sheet, const Said *said) {
    sheet_item(sheet, LINE_ITEM, &said->variants);
    bool shown = said->differs && !sheet->style->form->plain && put_varying(sheet, said);
    if (!shown) put_quotation(sheet, &said->variants.at[0]);
    put_tags(sheet, &said->variants);
    if (sheet->style->form->plain) return;
    if (said->words_differ && !shown) put_forms(sheet, said);
    put_under(sheet, &said->context, LABEL_CONTEXT);
    put_under(sheet, &said->paraphrases, LABEL_PARAPHRASE);
}

// The words for who said it, of a speaker without a name; empty.
static Str words_for(const Sheet *sheet, const Said *said) {
    if (said->speaker >= 0 || said->by.at.end <= said->by.at.start) return (Str){0};
    return str_span(sheet->brief->members[said->by.article].article->text, said->by.at);
}

static bool same_speaker(const Sheet *sheet, const Said *a, const Said *b) {
    return a->speaker == b->speaker && str_eq_case(words_for(sheet, a), words_for(sheet, b));
}

static void put_speaker(Sheet *sheet, const Said *said) {
    sheet_line(sheet, LINE_GROUP);
    if (said->speaker < 0) {
        Str words = words_for(sheet, said);
        if (words.len) put_content(sheet, words);
        else put_label(sheet, label(LABEL_SPEAKER_UNKNOWN));
        return;
    }
    const Actor *actor = &sheet->brief->entities.at[said->speaker];
    put_content(sheet, actor->name);
    if (actor->role.len == 0) return;
    put_label(sheet, S(", "));
    put_content(sheet, actor->role);
}

// ---- the part ----

// For readers: the sentence that most reports have, of a known speaker.
static const Said *most_told(const Saids *saids) {
    const Said *best = NULL;
    for (ptrdiff_t i = 0; i < saids->len; i++) {
        const Said *said = &saids->at[i];
        if (said->speaker < 0 || said->variants.len == 0 || !said->sentence) continue;
        if (best == NULL || said->variants.len > best->variants.len) best = said;
    }
    return best;
}

static void put_one_quote(Sheet *sheet) {
    const Said *said = most_told(&sheet->brief->quotes);
    if (said == NULL) return;
    sheet_section(sheet, PART_QUOTES);
    put_speaker(sheet, said);
    put_quote(sheet, said);
}

static bool is_shown(const Said *said) { return said->variants.len > 0 && !said->phrase; }

void sheet_quotes(Sheet *sheet) {
    const Saids *saids = &sheet->brief->quotes;
    if (sheet->style->form->plain) {
        put_one_quote(sheet);
        return;
    }
    bool any = false, any_differs = false;
    for (ptrdiff_t i = 0; i < saids->len; i++) {
        any |= is_shown(&saids->at[i]);
        any_differs |= saids->at[i].differs;
    }
    if (!any) return;
    sheet_section(sheet, PART_QUOTES);
    if (any_differs) put_label(sheet, S(" ")), put_label(sheet, label(LABEL_VARYING));

    ptrdiff_t shown = 0, of_speaker = 0, left = 0, left_of_speaker = 0;
    for (ptrdiff_t i = 0; i < saids->len; i++) {
        const Said *said = &saids->at[i];
        bool new_speaker = i == 0 || !same_speaker(sheet, said, &saids->at[i - 1]);
        if (new_speaker) {
            sheet_more(sheet, left_of_speaker, S("more quote"), S("more quotes"));
            of_speaker = left_of_speaker = 0;
        }
        if (!is_shown(said)) continue;
        ptrdiff_t most = said->speaker < 0 ? QUOTES_UNATTRIBUTED : QUOTES_A_SPEAKER;
        if (of_speaker >= most) {
            left_of_speaker++;
            continue;
        }
        if (shown >= sheet->style->length) {
            left++;
            continue;
        }
        if (of_speaker++ == 0) put_speaker(sheet, said);
        put_quote(sheet, said);
        shown++;
    }
    sheet_more(sheet, left_of_speaker + left, S("more quote"), S("more quotes"));
}
