// headline.c - see headline.h. In order: words in marks, figures, persons.
//
// A headline may say in other words what its text tells; what it may not is give a number that the text hasn't, or words in
// quotation marks that nobody says there. Only these are looked for: what else differs is as often an idiom.
#include "brief/headline.h"

#include "base/utf8.h"

#include <string.h>

enum {
    TEXT_MOST = 200000,  // bytes: a longer text is searched for no headline
    TRIED_MOST = 6,      // phrases, and figures, of a title
    ACTORS_MOST = 2000,
    TEXT_LEAST = 120,       // words of a text that can be said to lack something
    PHRASE_BYTES = 120,     // longer ones in marks are none
    NEARLY = 20,            // a figure may be rounded by a twentieth
    WORDS_MOST = 10000000,  // beyond it a title's number is no count
};

// ---- words in marks

// Letters and digits, folded; what stands between is one space. Begins and ends with a space.
static Str plain(Str text, Arena *keep) {
    Str folded = utf8_fold(text, keep);
    char *s = arena_new(keep, char, folded.len + 2);
    ptrdiff_t len = 0;
    s[len++] = ' ';
    for (ptrdiff_t at = 0; at < folded.len;) {
        ptrdiff_t from = at;
        int32_t rune = utf8_next(folded, &at);
        // "isn't" is one word however its mark is made
        if (rune == '\'' || rune == 0x2019) continue;
        if (!rune_letter(rune) && !rune_digit(rune)) {
            if (s[len - 1] != ' ') s[len++] = ' ';
            continue;
        }
        memcpy(s + len, folded.s + from, (size_t)(at - from));
        len += at - from;
    }
    if (s[len - 1] != ' ') s[len++] = ' ';
    return (Str){s, len};
}

// The next part of the title in marks, from *at on; an apostrophe opens nothing. Empty when there is none.
static Str next_marked(Str title, ptrdiff_t *at) {
    static const struct {
        Str open, close;
    } marks[] = {{S_("\xE2\x80\x9C"), S_("\xE2\x80\x9D")},
                 {S_("\xE2\x80\x98"), S_("\xE2\x80\x99")},
                 {S_("\""), S_("\"")},
                 {S_("'"), S_("'")}};
    for (; *at < title.len; ++*at)
        for (ptrdiff_t m = 0; m < countof(marks); m++) {
            if (!str_starts(str_from(title, *at), marks[m].open)) continue;
            if (*at > 0 && title.s[*at - 1] != ' ' && title.s[*at - 1] != '(') continue;
            Str rest = str_from(title, *at + marks[m].open.len);
            // the mark that closes stands behind a word and before none: "'Orr's way'"
            for (ptrdiff_t close = 0, from = 0;
                 (close = str_find(str_from(rest, from), marks[m].close)) >= 0;) {
                close += from;
                ptrdiff_t after = close + marks[m].close.len;
                from = after;
                if (close == 0 || (after < rest.len && ascii_alpha(rest.s[after]))) continue;
                *at += marks[m].open.len + after;
                return str_slice(rest, 0, close);
            }
        }
    return (Str){0};
}

static Str words_not_said(Str title, Str text, Arena scratch) {
    Str body = {0};  // made when a title has words in marks: few have
    for (ptrdiff_t at = 0, tried = 0; tried < TRIED_MOST; tried++) {
        Str phrase = next_marked(title, &at);
        if (phrase.len == 0) return (Str){0};
        Str wanted = plain(phrase, &scratch);
        if (phrase.len > PHRASE_BYTES || wanted.len < 4 || str_find(phrase, S("...")) >= 0) continue;
        if (body.len == 0) body = plain(text, &scratch);
        if (str_find(body, wanted) < 0) return phrase;
    }
    return (Str){0};
}

// ---- figures

// A number in hundredths, with what "m" or "billion" behind it makes of it.
typedef struct Figure {
    Str printed;
    int64_t value, scaled;
} Figure;

static int64_t scale_of(Str after) {
    static const struct {
        Str word;
        int64_t times;
    } scales[] = {{S_("billion"), 1000000000}, {S_("bn"), 1000000000},
                  {S_("million"), 1000000},    {S_("mn"), 1000000},
                  {S_("trillion"), 1000000},   {S_("thousand"), 1000},
                  {S_("lakh"), 100000},        {S_("crore"), 10000000},
                  {S_("m"), 1000000},          {S_("k"), 1000},
                  {S_("b"), 1000000000}};
    while (after.len && (after.s[0] == ' ' || after.s[0] == '-')) after = str_from(after, 1);
    for (ptrdiff_t i = 0; i < countof(scales); i++)
        if (str_starts_case(after, scales[i].word) &&
            (after.len == scales[i].word.len || !ascii_alpha(after.s[scales[i].word.len])))
            return scales[i].times;
    return 1;
}

// The number that begins at `at`, which stands behind no letter; its end in *at.
static Figure figure_at(Str text, ptrdiff_t *at) {
    ptrdiff_t from = *at, places = -1;
    int64_t value = 0;
    for (; *at < text.len; ++*at) {
        char c = text.s[*at];
        bool inside = *at + 1 < text.len && ascii_digit(text.s[*at + 1]);
        if (ascii_digit(c) && value < INT64_C(1000000000000)) {
            if (places < 2) value = value * 10 + (c - '0');
            if (places >= 0 && places < 2) places++;
        } else if (c == '.' && places < 0 && inside) places = 0;
        else if (c != ',' || !inside) break;
    }
    for (ptrdiff_t i = places < 0 ? 0 : places; i < 2; i++) value *= 10;
    ptrdiff_t end = *at;
    while (end < text.len && scale_of(str_from(text, *at)) > 1 && ascii_alpha(text.s[end])) end++;  // "9k"
    Figure figure = {str_slice(text, from, end), value, 0};
    int64_t times = scale_of(str_from(text, *at));
    figure.scaled = value < INT64_C(1000000000) ? value * times : value;
    return figure;
}

// Where the next number that counts begins: "S-400" and "G20" are names.
static bool next_number(Str text, ptrdiff_t *at) {
    for (; *at < text.len; ++*at) {
        if (!ascii_digit(text.s[*at])) continue;
        bool name = *at > 0 && (ascii_alpha(text.s[*at - 1]) || (unsigned char)text.s[*at - 1] >= 0x80);
        name |= *at > 1 && text.s[*at - 1] == '-' && ascii_alpha(text.s[*at - 2]);
        if (*at > 2 && (unsigned char)text.s[*at - 1] >= 0x80 &&
            !rune_letter(utf8_next(text, &(ptrdiff_t){*at - 2})))
            name = false;  // a sign of money, a dash
        if (!name) return true;
        while (*at + 1 < text.len && ascii_digit(text.s[*at + 1])) ++*at;
    }
    return false;
}

static bool nearly(int64_t a, int64_t b) {
    int64_t apart = a > b ? a - b : b - a, most = a > b ? a : b;
    return apart * NEARLY <= most;
}

static bool same_figure(const Figure *a, const Figure *b) {
    return a->value == b->value || nearly(a->scaled, b->scaled) || nearly(a->value, b->scaled) ||
        nearly(a->scaled, b->value);
}

static bool is_year(const Figure *figure) {
    return figure->printed.len == 4 && figure->value >= 190000 && figure->value <= 210000;
}

static bool text_has(const Article *article, const Figure *wanted) {
    for (ptrdiff_t at = 0; next_number(article->text, &at);) {
        Figure figure = figure_at(article->text, &at);
        if (same_figure(wanted, &figure)) return true;
    }
    for (ptrdiff_t q = 0; q < article->quantities.len; q++) {
        const Quantity *quantity = &article->quantities.at[q];
        if (quantity->value < 0 || quantity->value > 1e13) continue;
        Figure figure = {.value = (int64_t)(quantity->value * 100 + 0.5)};
        figure.scaled = figure.value;
        if (same_figure(wanted, &figure)) return true;
    }
    return false;
}

static bool spelled_out(const Article *article, const Figure *wanted, Arena scratch) {
    static const Str words[] = {S_(" zero "),    S_(" one "),       S_(" two "),      S_(" three "),
                                S_(" four "),    S_(" five "),      S_(" six "),      S_(" seven "),
                                S_(" eight "),   S_(" nine "),      S_(" ten "),      S_(" eleven "),
                                S_(" twelve "),  S_(" thirteen "),  S_(" fourteen "), S_(" fifteen "),
                                S_(" sixteen "), S_(" seventeen "), S_(" eighteen "), S_(" nineteen "),
                                S_(" twenty ")};
    static const Str ordinals[] = {S_(" first "), S_(" second "), S_(" third "), S_(" fourth "),
                                   S_(" fifth ")};
    int64_t n = wanted->value / 100;
    if (wanted->value % 100 || n >= countof(words)) return false;
    Str body = plain(article->text, &scratch);
    if (n == 12 && str_find(body, S(" dozen ")) >= 0) return true;
    return str_find(body, words[n]) >= 0 ||
        (n > 0 && n <= countof(ordinals) && str_find(body, ordinals[n - 1]) >= 0);
}

// "5 things to know": the list's own length.
static bool counts_list(Str after) {
    static const Str things[] = {S_("thing"),    S_("way"),    S_("reason"), S_("fact"),       S_("takeaway"),
                                 S_("question"), S_("photo"),  S_("tip"),    S_("best"),       S_("key"),
                                 S_("lesson"),   S_("moment"), S_("storie"), S_("point"),      S_("most"),
                                 S_("top"),      S_("step"),   S_("idea"),   S_("minute read")};
    while (after.len && after.s[0] == ' ') after = str_from(after, 1);
    for (ptrdiff_t i = 0; i < countof(things); i++)
        if (str_starts_case(after, things[i])) return true;
    return false;
}

// "Nov. 15", "Match 13": a day, or what the thing before it is called.
static bool names_thing(Str before) {
    static const Str words[] = {
        S_("jan"),    S_("feb"),     S_("mar"),     S_("apr"),     S_("may"),     S_("jun"),
        S_("jul"),    S_("aug"),     S_("sep"),     S_("oct"),     S_("nov"),     S_("dec"),
        S_("match"),  S_("no"),      S_("number"),  S_("part"),    S_("day"),     S_("episode"),
        S_("season"), S_("vol"),     S_("week"),    S_("round"),   S_("game"),    S_("phase"),
        S_("type"),   S_("article"), S_("section"), S_("chapter"), S_("group"),   S_("channel"),
        S_("level"),  S_("stage"),   S_("page"),    S_("issue"),   S_("version"), S_("class")};
    before = str_trim(before);
    Str word = str_from(before, str_rfind_byte(before, ' ') + 1);
    for (ptrdiff_t i = 0; i < countof(words); i++)
        if (str_starts_case(word, words[i]) && (i < 12 || word.len <= words[i].len + 1)) return true;
    // "9-15": the second of two
    return word.len > 1 && ascii_digit(word.s[0]) && word.s[word.len - 1] == '-';
}

static Str figure_not_told(const Article *article, Arena scratch) {
    for (ptrdiff_t at = 0, tried = 0; tried < TRIED_MOST && next_number(article->title, &at); tried++) {
        Figure figure = figure_at(article->title, &at);
        Str after = str_from(article->title, at);
        if (is_year(&figure) || figure.value > (int64_t)WORDS_MOST * 100 || counts_list(after)) continue;
        if (after.len && (ascii_alpha(after.s[0]) && scale_of(after) == 1)) continue;  // "5th", "21st"
        if (str_find(article->outlet, figure.printed) >= 0) continue;
        if (names_thing((Str){article->title.s, figure.printed.s - article->title.s})) continue;
        if (!text_has(article, &figure) && !spelled_out(article, &figure, scratch)) return figure.printed;
    }
    return (Str){0};
}

// ---- persons

// Somebody whom other reports name in full, whose surname stands in the title and nowhere in the text.
static Str person_not_named(const Desk *desk, int32_t r, Arena scratch) {
    enum { SURNAME_LEAST = 4 };
    const Article *article = desk->reports[r].article;
    Str title = plain(article->title, &scratch), body = {0};
    for (ptrdiff_t i = 0; i < desk->actors.len && i < ACTORS_MOST; i++) {
        const Actor *actor = &desk->actors.at[i];
        Str surname = str_from(actor->name, str_rfind_byte(actor->name, ' ') + 1);
        if (actor->kind != NAME_PERSON || surname.len < SURNAME_LEAST || surname.len == actor->name.len)
            continue;
        if (str_find(article->title, surname) < 0) continue;
        Str wanted = plain(surname, &scratch);
        if (str_find(title, wanted) < 0 || str_find(article->text, surname) >= 0) continue;
        if (body.len == 0) body = plain(article->text, &scratch);
        if (str_find(body, str_slice(wanted, 0, wanted.len - 1)) < 0) return surname;
    }
    return (Str){0};
}

Str headline_lacks(const Desk *desk, int32_t report, Arena scratch) {
    const Report *r = &desk->reports[report];
    const Article *article = r->article;
    if (article->teaser || article->text.len > TEXT_MOST || r->terms.len < TEXT_LEAST ||
        article->title.len == 0)
        return (Str){0};
    Str lacks = words_not_said(article->title, article->text, scratch);
    if (lacks.len == 0) lacks = figure_not_told(article, scratch);
    return lacks.len ? lacks : person_not_named(desk, report, scratch);
}
