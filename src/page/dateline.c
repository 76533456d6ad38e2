// dateline.c - see dateline.h.
//
//     dateline = [place] [","] [day] [agency] closer
//     place    = NAME | Name ["," NAME | Name]            one to four words each
//     agency   = "(" name ")" | "/" name "/"
//     closer   = " - " | " – " | " — " | "--" | ":" | "."
// A place alone is one only in capitals; in other letters an agency or a day must stand behind it: "Berlin." and
// "Sources:" open sentences too.
#include "page/dateline.h"

#include "base/utf8.h"
#include "data/agencies.h"
#include "page/stamp.h"

enum { DATELINE_MOST = 120, PLACE_WORDS = 4, AGENCY_MOST = 40 };

Str dateline_agency(Str written, Arena scratch) {
    Str folded = utf8_fold(str_trim(written), &scratch);
    const struct agencies_row *row = agencies_find(folded);
    if (row) return row->name;
    // "dpa/lno", "Reuters Health": the first name counts
    for (ptrdiff_t i = 0; i < folded.len; i++)
        if (str_find_byte(S("/, -"), folded.s[i]) >= 0 &&
            (row = agencies_find(str_slice(folded, 0, i))) != NULL)
            return row->name;
    return (Str){0};
}

typedef struct Cursor {
    Str text;
    ptrdiff_t at;
} Cursor;

static void skip_spaces(Cursor *c) {
    while (c->at < c->text.len && c->text.s[c->at] == ' ') c->at++;
}

static bool eat(Cursor *c, Str mark) {
    if (!str_starts(str_from(c->text, c->at), mark)) return false;
    c->at += mark.len;
    return true;
}

// A word that begins with a capital; *upper: all of it is in capitals.
static bool eat_name_word(Cursor *c, bool *upper) {
    ptrdiff_t at = c->at, letters = 0;
    bool all = true;
    if (at >= c->text.len) return false;
    for (ptrdiff_t next = at; next < c->text.len; at = next) {
        int32_t rune = utf8_next(c->text, &next);
        bool inner =
            rune == '\'' || rune == 0x2019 || rune == '-' || (rune == '.' && letters > 0 && letters <= 2);
        if (!rune_letter(rune) && !rune_mark(rune) && !(inner && letters)) break;
        if (rune == '-' && next < c->text.len && c->text.s[next] == '-') break;  // "LONDON--"
        if (letters == 0 && !rune_upper(rune)) return false;
        if (rune_letter(rune)) letters++;
        if (rune_lower(rune)) all = false;
    }
    if (letters < 2) return false;
    c->at = at;
    *upper = all;
    return true;
}

// "NEW DELHI", "Washington, DC"; a month is no place.
static Str eat_place(Cursor *c, bool *upper, bool *two, Arena *keep) {
    ptrdiff_t start = c->at, end = start;
    *upper = true, *two = false;
    for (int part = 0; part < 2; part++) {
        Cursor try = {c->text, end};
        if (part) {
            if (!eat(&try, S(", ")) && !eat(&try, S("/"))) break;
            Arena scratch = *keep;
            Stamp stamp = stamp_find(str_slice(try.text, try.at, try.at + 16), false, &scratch);
            if (stamp.iso.len && stamp.at == 0) break;  // ", April 7"
        }
        ptrdiff_t got = 0;
        for (int words = 0; words < PLACE_WORDS; words++) {
            bool word_upper;
            Cursor word = try;
            if (words) skip_spaces(&word);
            if (words && word.at == try.at) break;
            if (!eat_name_word(&word, &word_upper)) break;
            if (part == 0 && !word_upper) *upper = false;
            try = word;
            got = try.at;
        }
        if (got == 0) break;
        end = got;
        if (part) *two = true;
    }
    c->at = end;
    return str_slice(c->text, start, end);
}

static Str eat_agency(Cursor *c) {
    Cursor try = *c;
    skip_spaces(&try);
    char close = eat(&try, S("(")) ? ')' : eat(&try, S("/")) ? '/' : 0;
    ptrdiff_t len = close ? str_find_byte(str_slice(try.text, try.at, try.at + AGENCY_MOST), close) : -1;
    if (len < 2) return (Str){0};
    Str name = str_slice(try.text, try.at, try.at + len);
    if (close == '/' && name.s[name.len - 1] == '-') return (Str){0};
    try.at += len + 1;
    *c = try;
    return name;
}

static bool eat_closer(Cursor *c, bool may_stop) {
    static const Str marks[] = {S_("--"), S_("-"), S_("–"), S_("—"), S_(":"), S_("―"), S_("\xE2\x80\x91")};
    skip_spaces(c);
    if (may_stop) eat(c, S("."));
    skip_spaces(c);
    for (ptrdiff_t i = 0; i < countof(marks); i++)
        if (eat(c, marks[i])) return true;
    return false;
}

static Str with_year(Str iso, Str year, Arena *keep) {
    iso = str_slice(iso, 0, iso.len > 10 ? 10 : iso.len);  // the day alone
    if (iso.len != 7 || year.len != 4) return iso;
    return str_format(keep, "%.*s%.*s", (int)year.len, year.s, (int)iso.len - 1, iso.s + 1);
}

Dateline dateline_find(Str text, Str year, Arena *keep) {
    Cursor c = {str_slice(text, 0, DATELINE_MOST), 0};
    ptrdiff_t line = str_find_byte(c.text, '\n');
    if (line >= 0) c.text = str_slice(c.text, 0, line);
    bool upper = false, two = false;
    Dateline found = {.place = eat_place(&c, &upper, &two, keep)};

    // the day, right behind the place
    Cursor day = c;
    eat(&day, S(","));
    skip_spaces(&day);
    Stamp stamp = stamp_find(str_slice(day.text, day.at, day.at + 40), false, keep);
    bool has_day = found.place.len && day.at > c.at && stamp.iso.len && stamp.at == 0;
    if (has_day) {
        found.date = with_year(stamp.iso, year, keep);
        c.at = day.at + stamp.end;
        eat(&c, S("."));
    }
    Str agency = eat_agency(&c);
    found.agency = dateline_agency(agency, *keep);
    if (agency.len && found.agency.len == 0) {
        // an unknown word in brackets is an agency only where all else is a dateline's
        if (!upper || agency.len > 24) return (Dateline){0};
        found.agency = agency;
    }
    ptrdiff_t before = c.at;
    bool closed = eat_closer(&c, agency.len || has_day);
    bool sure =
        agency.len > 0 || (has_day && (closed || upper)) || (closed && (upper || two) && found.place.len);
    if (closed && !agency.len && !has_day && text.s[c.at - 1] == ':' && !upper) sure = false;
    if (!sure) return (Dateline){0};
    if (!closed) c.at = before + (before < c.text.len && c.text.s[before] == '.');
    if (agency.len && !closed && c.at == before && found.place.len == 0) return (Dateline){0};
    found.at = (Span){0, (int32_t)c.at};
    found.place = str_copy(found.place, keep);
    found.agency = str_copy(found.agency, keep);
    return found;
}
