// credit.c - see credit.h.
#include "page/credit.h"

#include "base/limits.h"
#include "base/utf8.h"
#include "data/page_credits.h"
#include "page/agency.h"
#include "page/author.h"
#include "page/bare.h"
#include "page/stamp.h"

enum {
    LINE_MOST = 200,    // bytes of a line that is nothing but a credit
    SEARCH_MOST = 600,  // of a longer one
    NAME_MOST = 80,
    NAME_WORDS = 6,
    BRACKET_MOST = 40,
    DATED_MOST = 40,  // bytes of a day behind "Correction"
    SIGNED_MOST = 60,
    TOLD_WORDS = 5,
    SIGN_MOST = 4,  // letters with which a desk signs: "(dpa/ema)"
};

typedef struct page_credits_row Row;

// The rows that could open a line: they stand together, by their first byte.
typedef struct Rows {
    int at, end;
} Rows;
static Rows rows_at(Str line, int where) {
    if (line.len == 0 || !page_credits_may(line, 0, where)) return (Rows){0};
    unsigned char first = bare_first(line);
    return (Rows){page_credits_from(first), page_credits_behind(first)};
}

static bool is(const Row *row, char where, char kind) {
    return row->where.s[0] == where && row->kind.s[0] == kind;
}

static CreditKind kind_of(const Row *row) {
    return row->kind.s[0] == 't' ? CREDIT_TEXT : row->kind.s[0] == 'p' ? CREDIT_PICTURE : CREDIT_UNCLEAR;
}

static void add(Article *out, CreditKind kind, Str agency, Str line, Arena *keep) {
    if (out->credits.len >= LIMIT_CREDITS) return;
    for (ptrdiff_t i = 0; i < out->credits.len; i++)
        if (str_eq(out->credits.at[i].text, line) && str_eq(out->credits.at[i].agency, agency)) return;
    *vec_push(&out->credits, keep) = (Credit){kind, str_copy(agency, keep), str_copy(line, keep)};
}

// ---- a line that is a credit ----

// What is named behind "Source:", without brackets, years, days and an agency's number of the piece ("dpa:260516-99-53606").
static Str bare_name(Str name, Arena scratch) {
    while (name.len && str_find_byte(S(" :(-"), name.s[0]) >= 0) name = str_from(name, 1);
    ptrdiff_t year = 0;
    while (year < name.len && ascii_digit(name.s[year])) year++;
    if (year == 4) name = str_trim(str_from(name, 4));
    Stamp stamp = stamp_find(name, true, &scratch);
    if (stamp.iso.len && stamp.at > 1) name = str_slice(name, 0, stamp.at);
    ptrdiff_t number = str_find_byte(name, ':');
    if (number > 0 && number + 1 < name.len && ascii_digit(name.s[number + 1]))
        name = str_slice(name, 0, number);
    name = str_trim(name);
    while (name.len && str_find_byte(S(").;,: "), name.s[name.len - 1]) >= 0) name.len--;
    return name;
}

// The row that opens the line with the most bytes.
static const Row *find_start(Str line, ptrdiff_t *len) {
    const Row *best = NULL;
    *len = 0;
    for (Rows rows = rows_at(line, page_credits_start); rows.at < rows.end; rows.at++) {
        const Row *row = &page_credits[rows.at];
        if (row->where.s[0] != 's' || row->kind.s[0] == 'c' || row->kind.s[0] == 'n') continue;
        ptrdiff_t took = bare_opens(line, row->phrase);
        if (took > *len) best = row, *len = took;
    }
    return best;
}

// "IMAGE: The harbour master waits for the divers", "Video: Reed: Raise the pier": what is seen, not who made it.
static bool tells(Str name) {
    static const Str links[] = {S_("of"),  S_("via"), S_("by"),  S_("et"),  S_("al"),
                                S_("and"), S_("on"),  S_("the"), S_("from")};
    int words = 0, small = 0;
    if (str_find_byte(name, '/') >= 0) return false;  // "Voss / Harrow Studio / Nordpress"
    if (str_find(name, S(": ")) > 0) return true;
    for (Str word; str_cut(&name, ' ', &word);) {
        bool link = false;
        for (ptrdiff_t i = 0; i < countof(links); i++) link |= str_eq(word, links[i]);
        words += word.len > 0;
        small += word.len > 0 && ascii_lower(word.s[0]) && !link;
    }
    return words >= TOLD_WORDS && small >= 2;
}

static bool read_start(Article *out, Str line, CreditPlace place, Arena *keep) {
    ptrdiff_t len;
    const Row *row = find_start(line, &len);
    if (row == NULL) return false;
    Str name = bare_name(str_from(line, len), *keep);
    if (name.len == 0 || name.len > NAME_MOST) return false;
    Str agency = agency_name(name);
    bool right = str_starts(line, S("©")) && ascii_digit(str_trim(str_from(line, len)).s[0]);  // "© 2026 ..."
    if ((row->need.len || right) && agency.len == 0) return false;
    if (agency.len == 0 && kind_of(row) == CREDIT_PICTURE && tells(name)) return false;
    CreditKind kind = place == CREDIT_IN_CAPTION ? CREDIT_PICTURE : right ? CREDIT_TEXT : kind_of(row);
    add(out, kind, agency.len ? agency : name, line, keep);
    return true;
}

bool credit_opens(Str line, AsideLabel *label) {
    ptrdiff_t len, took;
    const Row *row = find_start(line, &len);
    if (row == NULL || (row->need.len && agency_starts(str_trim(str_from(line, len)), &took).len == 0))
        return false;
    *label = kind_of(row) == CREDIT_PICTURE ? ASIDE_CAPTION : ASIDE_CREDIT;
    return true;
}

// "dpa", "AP, Reuters", "(dpa/ema)": agencies, what joins them, a desk's sign. Adds them when all else is nothing.
static bool read_signs(Article *out, Str signs, Str line, CreditKind kind, Arena *keep) {
    Str found[4];
    int count = 0;
    for (Str rest = signs; rest.len && count < countof(found);) {
        ptrdiff_t len = 0;
        if (str_find_byte(S(" ,/;+&.-"), rest.s[0]) >= 0) {
            rest = str_from(rest, 1);
            continue;
        }
        Str agency = agency_starts(rest, &len);
        if (agency.len) {
            found[count++] = agency;
        } else {
            while (len < rest.len && (ascii_lower(rest.s[len]) || (unsigned char)rest.s[len] >= 0x80)) len++;
            if (len == 0 || len > SIGN_MOST) return false;
        }
        rest = str_from(rest, len);
    }
    for (int i = 0; i < count; i++) add(out, kind, found[i], line, keep);
    return count > 0;
}

// ---- inside a line ----

// The agency that stands somewhere in the line.
static Str find_agency(Str line) {
    for (ptrdiff_t at = 0; at < line.len; at++) {
        bool inside = at && (ascii_alpha(line.s[at - 1]) || ((unsigned char)line.s[at] & 0xC0) == 0x80);
        if (inside) continue;
        ptrdiff_t len;
        Str agency = agency_starts(str_from(line, at), &len);
        if (agency.len) return agency;
    }
    return (Str){0};
}

// Right behind a phrase, perhaps in quotation marks or after "the agency".
static Str agency_behind(Str rest) {
    static const Str skipped[] = {S_(" "),        S_(":"),         S_("«"),
                                  S_("\""),       S_("агентство"), S_("the"),
                                  S_("AP/"),      S_("die"),       S_("nachrichtenagentur"),
                                  S_("la"),       S_("agencia"),   S_("l'agence"),
                                  S_("l’agence"), S_("وكالة")};
    for (bool again = true; again;) {
        again = false;
        ptrdiff_t len;
        Str agency = agency_starts(rest, &len);
        if (agency.len) return agency;
        for (ptrdiff_t i = 0; i < countof(skipped) && !again; i++)
            if ((len = bare_opens(rest, skipped[i])) > 0) rest = str_from(rest, len), again = true;
    }
    return (Str){0};
}

// Where a row can stand that is no line's start: behind a space or a bracket, at a sign, in a script without spaces.
enum { BEHIND = 1, AT = 2 };
static const uint8_t places[256] = {
    [' '] = BEHIND, ['('] = BEHIND | AT, ['/'] = AT,  [0xC2] = AT, [0xE3] = AT,
    [0xE4] = AT,    [0xE5] = AT,         [0xE6] = AT, [0xE7] = AT, [0xE8] = AT,
    [0xE9] = AT,    [0xEA] = AT,         [0xEB] = AT, [0xEC] = AT, [0xED] = AT};

// Behind 0xC2 the table has the sign of copyright alone.
static ptrdiff_t next_place(Str line, ptrdiff_t at) {
    for (; at < line.len; at++) {
        if (!page_credits_may(line, at, page_credits_in)) continue;  // most places
        if (at == 0 || places[(unsigned char)line.s[at - 1]] & BEHIND ||
            places[(unsigned char)line.s[at]] & AT)
            break;
    }
    return at;
}

// Of a long line the sentence, or the bracket, that holds `at`.
static Str around(Str line, ptrdiff_t at) {
    ptrdiff_t start = at;
    while (start > 0 && at - start < LINE_MOST / 2 && line.s[start] != '(' &&
           !str_starts(str_from(line, start), S(". ")))
        start--;
    while (start < at && str_find_byte(S(". ("), line.s[start]) >= 0) start++;
    ptrdiff_t end = at;
    while (end < line.len && end - at < LINE_MOST / 2 && !str_starts(str_from(line, end), S(". "))) end++;
    while (end < line.len && ((unsigned char)line.s[end] & 0xC0) == 0x80) end++;
    while (start < at && ((unsigned char)line.s[start] & 0xC0) == 0x80) start++;
    return str_trim(str_slice(line, start, end));
}

// The agency that a row of `kind` at the start of `rest`, a part of `text`, speaks of; empty when there is none.
static Str agency_of(const Row *row, char kind, Str text, Str rest, CreditPlace place) {
    // a bare mark, "(AFP)", speaks of a picture only under one
    bool may =
        is(row, 'i', kind) && (place == CREDIT_IN_CAPTION || ascii_alpha(row->phrase.s[0]) || kind != 'p');
    ptrdiff_t len = may ? bare_opens(rest, row->phrase) : 0;
    if (len == 0) return (Str){0};
    return row->need.s[0] == 'l' ? find_agency(text) : agency_behind(str_from(rest, len));
}

// The first credit of each of `kinds`.
static void read_inside(Article *out, Str line, Str kinds, CreditPlace place, Arena *keep) {
    Str text = str_slice(line, 0, SEARCH_MOST);
    Credit found[2] = {0};
    ptrdiff_t left = kinds.len;
    for (ptrdiff_t at = 0; left && (at = next_place(text, at)) < text.len; at++) {
        Str rest = str_from(text, at);
        for (Rows rows = rows_at(rest, page_credits_in); rows.at < rows.end; rows.at++) {
            const Row *row = &page_credits[rows.at];
            for (ptrdiff_t k = 0; k < kinds.len; k++) {
                if (found[k].agency.len) continue;
                found[k].agency = agency_of(row, kinds.s[k], text, rest, place);
                if (found[k].agency.len == 0) continue;
                found[k].kind = kind_of(row);
                found[k].text = line.len > LINE_MOST ? around(line, at) : line;
                left--;
            }
        }
    }
    for (ptrdiff_t k = 0; k < kinds.len; k++)
        if (found[k].agency.len) add(out, found[k].kind, found[k].agency, found[k].text, keep);
}

// "The quay on Friday. Photo: Ida Voss": at a caption's end whoever is named made the picture.
static void read_tail(Article *out, Str line, Arena *keep) {
    ptrdiff_t from = line.len > LINE_MOST ? line.len - LINE_MOST : 1;
    for (ptrdiff_t at = from; at < line.len; at++) {
        if (!(places[(unsigned char)line.s[at - 1]] & BEHIND)) continue;
        ptrdiff_t len;
        Str rest = str_from(line, at);
        ptrdiff_t bracket = str_find_byte(rest, ')');
        if (bracket >= 0) rest = str_slice(rest, 0, bracket);
        const Row *row = find_start(rest, &len);
        if (row == NULL || row->need.len || row->kind.s[0] == 't') continue;
        bool opens = row->phrase.s[row->phrase.len - 1] == ':' || str_ends(row->phrase, S(" by"));
        Str name = opens ? bare_name(str_from(rest, len), *keep) : (Str){0};
        if (name.len < 2 || name.len > NAME_MOST || bare_words(name) > NAME_WORDS) continue;
        if (!ascii_upper(name.s[0]) && (unsigned char)name.s[0] < 0x80) continue;
        Str agency = agency_name(name);
        add(out, CREDIT_PICTURE, agency.len ? agency : name, str_trim(rest), keep);
        return;
    }
}

// "... on Monday. (AFP)": what the last bracket holds.
static void read_end(Article *out, Str line, Arena *keep) {
    ptrdiff_t open = str_rfind_byte(line, '(');
    Str bracket = open < 0 ? (Str){0} : str_from(line, open);
    while (bracket.len && str_find_byte(S(". "), bracket.s[bracket.len - 1]) >= 0) bracket.len--;
    if (bracket.len < 4 || bracket.len > BRACKET_MOST || bracket.s[bracket.len - 1] != ')') return;
    Str inner = str_slice(bracket, 1, bracket.len - 1);
    Stamp stamp = stamp_find(inner, true, &(Arena){keep->beg, keep->end});
    if (stamp.iso.len && stamp.at > 1) inner = str_slice(inner, 0, stamp.at);
    read_signs(out, inner, bracket, CREDIT_TEXT, keep);
}

// "AFP, MANILA": who wrote it, and where.
static bool read_desk(Article *out, Str line, Arena *keep) {
    ptrdiff_t len = 0;
    Str agency = line.len <= BRACKET_MOST ? agency_starts(line, &len) : (Str){0};
    Str place = agency.len ? str_from(line, len) : (Str){0};
    if (!str_starts(place, S(", ")) || place.len < 5) return false;
    for (ptrdiff_t i = 2; i < place.len; i++)
        if (!ascii_upper(place.s[i]) && place.s[i] != ' ' && place.s[i] != '-' && place.s[i] != '.')
            return false;
    add(out, CREDIT_TEXT, agency, line, keep);
    return true;
}

// "Ida Voss, Nordpress" under the text: who wrote it, and for which agency.
static bool read_signed(Article *out, Str line, Arena *keep) {
    ptrdiff_t comma = str_rfind_byte(line, ',');
    Str agency =
        line.len <= SIGNED_MOST && comma > 0 ? agency_name(str_trim(str_from(line, comma + 1))) : (Str){0};
    if (agency.len == 0 || !author_is_name(str_slice(line, 0, comma))) return false;
    add(out, CREDIT_TEXT, agency, line, keep);
    return true;
}

void credit_read(Article *out, Str line, CreditPlace place, Arena *keep) {
    line = str_trim(line);
    if (line.len == 0) return;
    bool caption = place == CREDIT_IN_CAPTION;
    if (line.len <= LINE_MOST) {
        Str signs = line.len > 2 && line.s[0] == '(' && line.s[line.len - 1] == ')'
            ? str_slice(line, 1, line.len - 1)
            : line;
        bool short_line = line.len <= BRACKET_MOST;
        CreditKind kind = caption ? CREDIT_PICTURE : place == CREDIT_ASIDE ? CREDIT_UNCLEAR : CREDIT_TEXT;
        if (short_line && read_signs(out, signs, line, kind, keep)) return;
        if (!caption && read_desk(out, line, keep)) return;
        if (read_start(out, line, place, keep)) return;
        if (!caption && read_signed(out, line, keep)) return;
    }
    ptrdiff_t before = out->credits.len;
    read_inside(out, line, caption ? S("p") : line.len <= LINE_MOST ? S("pt") : S("t"), place, keep);
    if (place == CREDIT_AT_END) read_end(out, line, keep);
    if (caption && out->credits.len == before) read_tail(out, line, keep);
}

// "(Reporting by Ida Voss; Editing by Per Lund)": so agencies sign a text; the source beside it is the text's.
static bool is_signed_in_brackets(const Article *out) {
    for (ptrdiff_t i = 0; i < out->asides.len; i++) {
        Str text = out->asides.at[i].text;
        bool brackets =
            text.len > 2 && text.s[0] == '(' && text.s[text.len - 1] == ')' && text.len <= LINE_MOST;
        if (brackets && author_behind_by(str_slice(text, 1, text.len - 1)).len) return true;
    }
    return false;
}

void credit_bylines(Article *out, Arena *keep) {
    bool signed_so = is_signed_in_brackets(out);
    for (ptrdiff_t i = 0, len = out->credits.len; i < len; i++) {
        Credit credit = out->credits.at[i];
        if (credit.kind != CREDIT_UNCLEAR) continue;
        if (signed_so && agency_name(credit.agency).len) out->credits.at[i].kind = CREDIT_TEXT;
        for (ptrdiff_t k = 0; k < out->authors.len; k++)
            if (bare_same(out->authors.at[k], credit.agency, *keep))
                add(out, CREDIT_TEXT, credit.agency, out->authors.at[k], keep);
    }
}

// ---- corrections and notes ----

// A day or hour may stand before the colon: "Correction, 3 March, 4 p.m.: ...".
static bool dated_colon(Str behind) {
    ptrdiff_t colon = str_find_byte(str_slice(behind, 0, DATED_MOST), ':');
    for (ptrdiff_t i = 0; i < colon; i++)
        if (ascii_digit(behind.s[i])) return true;
    return false;
}

// "Correction: ...", "Correction (3 March) ...": words of `kind` ('c' or 'n'), then a mark.
static bool opens_note(Str line, char kind) {
    static const Str marks[] = {S_(":"), S_(","),  S_("("),  S_("–"), S_("—"), S_("-"),
                                S_("."), S_("："), S_("】"), S_("]"), S_(")"), S_("）")};
    for (Rows rows = rows_at(line, page_credits_start); rows.at < rows.end; rows.at++) {
        const Row *row = &page_credits[rows.at];
        ptrdiff_t len = is(row, 's', kind) ? bare_opens(line, row->phrase) : 0;
        if (len == 0) continue;
        Str behind = str_trim(str_from(line, len));
        for (ptrdiff_t k = 0; k < countof(marks); k++)
            if (str_starts(behind, marks[k])) return true;
        if (dated_colon(behind)) return true;
    }
    return false;
}

// What a line says it is.
typedef struct Note {
    bool correction, note;
} Note;

static void add_kind(Note *said, const Row *row, Str rest) {
    bool *kind = row->kind.s[0] == 'c' ? &said->correction : row->kind.s[0] == 'n' ? &said->note : NULL;
    if (kind && !*kind && row->where.s[0] == 'i') *kind = bare_opens(rest, row->phrase) > 0;
}

// By words anywhere in it.
static void look_inside(Note *said, Str line) {
    for (ptrdiff_t at = 0; (at = next_place(line, at)) < line.len; at++) {
        Str rest = str_from(line, at);
        for (Rows rows = rows_at(rest, page_credits_in); rows.at < rows.end; rows.at++)
            add_kind(said, &page_credits[rows.at], rest);
    }
}

// Without brackets and marks before it: "(Editor's note: ...", "【訂正】...", "※ ...".
static Str opening(Str line) {
    static const Str marks[] = {S_("*"),  S_("["), S_("("), S_(" "), S_("【"),
                                S_("（"), S_("※"), S_("■"), S_("［")};
    for (ptrdiff_t i = 0; i < countof(marks); i++)
        if (str_starts(line, marks[i])) line = str_from(line, marks[i].len), i = -1;
    return line;
}

// A `note`, or what turns out to be one, may say further in that it corrects.
static Note read_note(Str line, bool note) {
    Str start = opening(line);
    Note said = {.correction = opens_note(start, 'c'), .note = opens_note(start, 'n')};
    if (said.correction) return said;
    look_inside(&said, str_slice(line, 0, NAME_MOST));
    Note further = said;
    if (!said.correction && (note || said.note) && line.len > NAME_MOST)
        look_inside(&further, str_slice(line, 0, SEARCH_MOST));
    return (Note){further.correction, said.note};
}

bool credit_is_note(Str line) {
    Note said = read_note(str_trim(line), false);
    return said.correction || said.note;
}

static void add_once(Strs *to, Str line, Arena *keep) {
    if (to->len >= LIMIT_CORRECTIONS) return;
    for (ptrdiff_t i = 0; i < to->len; i++)
        if (str_eq(to->at[i], line)) return;
    *vec_push(to, keep) = str_copy(line, keep);
}

bool credit_correction(Article *out, Str line, bool note, Arena *keep) {
    line = str_trim(line);
    Note said = read_note(line, note);
    if (!said.correction && !said.note) return false;
    add_once(said.correction ? &out->corrections : &out->notes, line, keep);
    return true;
}
