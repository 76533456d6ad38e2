// term.c - see term.h. In order: one word's extent, its folded form, what the form is, phrases.
//
// Each spelling is folded, stemmed and looked up once a story; after that a word costs one hash.
#include "brief/term.h"

#include "base/utf8.h"
#include "brief/lemma.h"
#include "brief/spelled.h"
#include "data/signals.en.h"
#include "story/stem.h"

#include <string.h>

enum { FORM_LONGEST = 64 };  // bytes of a word that count

static const Str classes[] = {
#define CLASS(constant, class) S_(class),
    SIGNALS(CLASS)
#undef CLASS
};

Lexicon lexicon_new(ptrdiff_t bytes, Arena *keep) {
    enum { BYTES_A_FORM = 24 };  // in what a few reports tell; longer lists grow
    Lexicon lexicon = {.row_signals = arena_new(keep, uint32_t, signals_en_len)};
    lexicon.forms.cap = lexicon.keys.cap = bytes / BYTES_A_FORM + 8;
    lexicon.forms.at = arena_new(keep, TermForm, lexicon.forms.cap);
    lexicon.keys.at = arena_new(keep, TermKey, lexicon.keys.cap);
    for (int32_t row = 0, byte = 0; byte <= 256; byte++) {
        while (row < signals_en_len && (unsigned char)signals_en[row].phrase.s[0] < byte) row++;
        lexicon.rows_of[byte] = row;
    }
    for (ptrdiff_t row = 0; row < signals_en_len; row++)
        for (ptrdiff_t bit = 0; bit < countof(classes); bit++)
            if (str_eq(signals_en[row].class, classes[bit])) lexicon.row_signals[row] |= 1u << bit;
    return lexicon;
}

// ---- one word's extent

static bool word_rune(int32_t rune) { return rune_letter(rune) || rune_digit(rune) || rune_mark(rune); }

static bool word_byte(char c) { return ascii_alpha(c) || ascii_digit(c); }

static bool apostrophe(Str text, ptrdiff_t at, ptrdiff_t *len) {
    if (text.s[at] == '\'') return *len = 1, true;
    if (text.s[at] == '\xE2' && str_starts(str_from(text, at), S("\xE2\x80\x99"))) return *len = 3, true;
    return false;
}

// "co-operation" and "cooperation" are one word.
static bool co_operates(Str text, ptrdiff_t start, ptrdiff_t hyphen) {
    return hyphen - start == 2 && str_eq_case(str_slice(text, start, hyphen), S("co")) &&
        ascii_alpha(text.s[hyphen + 1]);
}

// Does the mark at `at` join what stands on both sides: "don't", "U.S.", "2,500", "S-400"?
static bool joins(Str text, ptrdiff_t start, ptrdiff_t at, ptrdiff_t *len) {
    *len = 1;
    char before = text.s[at - 1], mark = text.s[at];
    if (apostrophe(text, at, len)) return at + *len < text.len && ascii_alpha(text.s[at + *len]);
    if (at + 1 >= text.len) return false;
    char after = text.s[at + 1];
    if (mark == '.')
        return (ascii_digit(before) && ascii_digit(after)) ||
            (ascii_upper(before) && ascii_upper(after) && (at - start == 1 || text.s[at - 2] == '.'));
    if (mark == ',') return ascii_digit(before) && ascii_digit(after);
    if (mark == '-') return (ascii_alpha(before) && ascii_digit(after)) || co_operates(text, start, at);
    return false;
}

// The end of the word that begins at `start`; `start` itself when none does.
static ptrdiff_t word_end(Str text, ptrdiff_t start) {
    ptrdiff_t at = start;
    while (at < text.len) {
        ptrdiff_t next = at, mark;
        if (word_byte(text.s[at])) next = at + 1;
        else if ((unsigned char)text.s[at] >= 0x80) {
            int32_t rune = utf8_next(text, &next);
            if (rune_han(rune)) return at == start ? next : at;
            if (!word_rune(rune)) next = at;
        }
        if (next == at && at > start && joins(text, start, at, &mark)) next = at + mark;
        if (next == at) break;
        at = next;
    }
    return at;
}

// ---- its folded form

// "U.S." is "US", apart from "us"; "2,500" is "2500"; "Russia’s" is "russia".
static Str fold(Str word, char out[FORM_LONGEST], Arena *scratch) {
    ptrdiff_t len = 0, upper = 0, letters = 0;
    bool ascii = true;
    for (ptrdiff_t i = 0; i < word.len && len < FORM_LONGEST - 4;) {
        ptrdiff_t mark;
        char c = word.s[i];
        if (apostrophe(word, i, &mark)) {
            out[len++] = '\'';
            i += mark;
            continue;
        }
        i++;
        if (c == '.' && i > 1 && !ascii_digit(word.s[i - 2])) continue;
        if (c == ',' || (c == '-' && co_operates(word, 0, i - 1))) continue;
        upper += ascii_upper(c);
        letters += ascii_alpha(c);
        ascii = ascii && (unsigned char)c < 0x80;
        out[len++] = ascii_fold(c);
    }
    if (len > 2 && out[len - 2] == '\'' && out[len - 1] == 's') len -= 2;
    if (len > 2 && ascii_digit(out[len - 2]) && out[len - 1] == 's') len--;
    if (letters == len && upper == letters && (letters == 2 || letters == 3))
        for (ptrdiff_t i = 0; i < len; i++) out[i] = (char)(out[i] & ~0x20);
    Str form = {out, len};
    return ascii ? form : utf8_fold(form, scratch);
}

// Most words are plain: letters and digits, and nothing that might join them to more. Folds one into `out`; its
// length, 0 when the word needs the long way.
static ptrdiff_t fold_plain(Str text, ptrdiff_t at, char out[FORM_LONGEST]) {
    ptrdiff_t len = 0, upper = 0;
    for (; at < text.len && len < FORM_LONGEST - 4; at++) {
        char c = text.s[at];
        if (ascii_lower(c)) out[len++] = c;
        else if (ascii_upper(c)) out[len++] = ascii_fold(c), upper++;
        else if (c == ' ') return upper > 1 ? 0 : len;
        else return 0;
    }
    return 0;
}

// ---- what a form is

static int32_t key_of(Lexicon *lexicon, Str text, Arena *keep) {
    int64_t *slot = map_put(&lexicon->key_of, text, keep);
    if (*slot == 0) {
        *vec_push(&lexicon->keys, keep) = (TermKey){.text = text, .commonness = COMMONNESS_RAREST};
        *slot = lexicon->keys.len;
    }
    return (int32_t)*slot - 1;
}

int32_t lexicon_key(Lexicon *lexicon, Str text, Arena *keep) {
    int64_t *slot = map_get(&lexicon->key_of, text);
    return slot ? (int32_t)*slot - 1 : key_of(lexicon, str_copy(text, keep), keep);
}

int32_t lexicon_word(const Lexicon *lexicon, Str word) {
    char room[FORM_LONGEST];
    if (word.len > FORM_LONGEST) return -1;
    for (ptrdiff_t i = 0; i < word.len; i++) room[i] = ascii_fold(word.s[i]);
    int64_t *form = map_get(&lexicon->form_of, (Str){room, word.len});
    return form ? lexicon->forms.at[*form - 1].key : -1;
}

// In tenths of a bit, not more than RAREST: how often news has the word.
static int32_t commonness(Str form) {
    int32_t bits = df_word_bits(form) * 10 / DF_BIT;
    return bits < COMMONNESS_RAREST ? bits : COMMONNESS_RAREST;
}

static bool begins(Str phrase, Str form) {
    return str_starts(phrase, form) && (phrase.len == form.len || phrase.s[form.len] == ' ');
}

// The first row whose phrase begins with `form`, else -1. Its rows stand together: a space sorts before
// whatever else may follow.
static int32_t first_row(const Lexicon *lexicon, Str form) {
    unsigned char first = (unsigned char)form.s[0];
    int32_t low = lexicon->rows_of[first], high = lexicon->rows_of[first + 1];
    while (low < high) {
        int32_t mid = low + (high - low) / 2;
        if (str_cmp(signals_en[mid].phrase, form) < 0) low = mid + 1;
        else high = mid;
    }
    return low < lexicon->rows_of[first + 1] && begins(signals_en[low].phrase, form) ? low : -1;
}

static int32_t form_new(Lexicon *lexicon, Str folded, Arena *keep) {
    Str form = str_copy(folded, keep);
    TermForm known = {.row = first_row(lexicon, form)};
    for (int32_t row = known.row; row >= 0 && row < signals_en_len; row++) {
        if (!str_eq(signals_en[row].phrase, form)) break;
        known.signals |= lexicon->row_signals[row];
    }
    known.key = key_of(lexicon, lemma_of(form, keep), keep);
    TermKey *key = &lexicon->keys.at[known.key];
    if (known.signals & SIGNAL_STOP) key->stop = true;
    int32_t bits = key->stop ? 0 : commonness(form);
    if (bits < key->commonness) key->commonness = bits;
    *vec_push(&lexicon->forms, keep) = known;
    int32_t at = (int32_t)lexicon->forms.len - 1;
    *map_put(&lexicon->form_of, form, keep) = at + 1;
    Str alike = spelled_alike(form, keep);
    lexicon->forms.at[at].spelled = at;
    if (alike.s != form.s) {
        int64_t *slot = map_get(&lexicon->form_of, alike);
        int32_t other = slot ? (int32_t)*slot - 1 : form_new(lexicon, alike, keep);
        lexicon->forms.at[at].spelled = other;
    }
    return at;
}

static int32_t form_of(Lexicon *lexicon, Str folded, Arena *keep) {
    int64_t *slot = map_get(&lexicon->form_of, folded);
    return slot ? (int32_t)*slot - 1 : form_new(lexicon, folded, keep);
}

// ---- phrases

// Does the rest of `phrase` stand in the text right after the word that ends at `end`?
static bool phrase_follows(Str text, ptrdiff_t end, Str rest) {
    return str_starts_case(str_from(text, end), rest) &&
        (end + rest.len == text.len || !word_byte(text.s[end + rest.len]));
}

static uint32_t phrase_signals(const Lexicon *lexicon, Str text, Span at, const TermForm *form, Str folded) {
    uint32_t signals = form->signals;
    for (ptrdiff_t row = form->row; row >= 0 && row < signals_en_len; row++) {
        Str phrase = signals_en[row].phrase;
        if (!begins(phrase, folded)) break;
        if (phrase.len > folded.len && phrase_follows(text, at.end, str_from(phrase, folded.len)))
            signals |= lexicon->row_signals[row];
    }
    return signals;
}

Terms term_find(Str text, Lexicon *lexicon, Arena *keep) {
    Terms words = {0};
    words.cap = text.len / 5 + 8;  // room at once: the lexicon takes memory between two words
    words.at = arena_new(keep, Term, words.cap);
    char buffer[FORM_LONGEST];
    for (ptrdiff_t at = 0; at < text.len;) {
        if (text.s[at] == ' ') {
            at++;
            continue;
        }
        ptrdiff_t plain = fold_plain(text, at, buffer), end = plain ? at + plain : word_end(text, at);
        if (end == at) {
            if ((unsigned char)text.s[at] < 0x80) at++;
            else utf8_next(text, &at);
            continue;
        }
        Span span = {(int32_t)at, (int32_t)end};
        Str folded = plain ? (Str){buffer, plain} : fold(str_span(text, span), buffer, keep);
        int32_t known = form_of(lexicon, folded, keep);
        const TermForm *form = &lexicon->forms.at[known];
        uint32_t signals = form->row < 0 ? 0 : phrase_signals(lexicon, text, span, form, folded);
        *vec_push(&words, keep) = (Term){span, known, form->key, signals};
        at = end;
    }
    return words;
}

ptrdiff_t term_at(const Terms *words, int32_t byte) {
    ptrdiff_t low = 0, high = words->len;
    while (low < high) {
        ptrdiff_t mid = low + (high - low) / 2;
        if (words->at[mid].at.end <= byte) low = mid + 1;
        else high = mid;
    }
    return low;
}

uint32_t term_signals(const Terms *words, Span at) {
    uint32_t signals = 0;
    for (ptrdiff_t i = term_at(words, at.start); i < words->len && words->at[i].at.start < at.end; i++)
        signals |= words->at[i].signals;
    return signals;
}
