// dateline.c - see dateline.h. A form a function, tried in turn on each of the first paragraphs.
//
//     dateline = [place] ["," | "."] [day] [agency] closer [day ":"] | agency closer place ["," day] closer
//     place    = NAME | Name ["," NAME | Name] | "(" NAME ")"     one to four words each
//     agency   = "(" name ")" | "/" name "/" | name known, behind a day
//     day      = ... | "(" day ")"
//     closer   = " - " | " – " | " — " | "--" | ":" | "."
// A place alone is one only in capitals; in other letters an agency or a day must stand behind it, or it is a city that
// reports are sent from (data/page_places.tsv): "Sources:" opens sentences too. Chinese, Japanese and Korean agencies have forms of their own.
#include "page/dateline.h"

#include "base/utf8.h"
#include "data/page_labels.h"
#include "data/page_places.h"
#include "page/agency.h"
#include "page/stamp.h"

enum {
    DATELINE_MOST = 120,
    PLACE_WORDS = 4,
    PLACE_PARTS = 3,   // "WASHINGTON, DC, United States (AFP)"
    PLACE_BYTES = 30,  // in Han, kana, Hangul
    AGENCY_MOST = 40,
    PARAGRAPHS_MOST = 3,
    HIGHLIGHTS_MOST = 7,  // paragraphs, where those before are highlights
};

typedef struct Cursor {
    Str text;  // one line's start
    ptrdiff_t at;
    Str whole;  // from the line on
} Cursor;

static void skip_spaces(Cursor *c) {
    while (c->at < c->text.len && c->text.s[c->at] == ' ') c->at++;
}

static bool eat(Cursor *c, Str mark) {
    if (!str_starts(str_from(c->text, c->at), mark)) return false;
    c->at += mark.len;
    return true;
}

// A word that begins with a capital, where its script has them; *upper: all of it is in capitals.
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
        if (letters == 0 && (rune_lower(rune) || rune_han(rune))) return false;
        if (rune_letter(rune)) letters++;
        if (!rune_upper(rune) && rune_letter(rune)) all = false;
    }
    if (letters < 2) return false;
    c->at = at;
    *upper = all;
    return true;
}

// "LUNE, Sel. (AP)", "LUNE, Sel. - ": the stop is the abbreviation's.
static bool stop_abbreviates(Str behind) {
    static const Str marks[] = {S_(". ("), S_(". —"), S_(". –"), S_(". - "), S_(". --")};
    for (ptrdiff_t i = 0; i < countof(marks); i++)
        if (str_starts(behind, marks[i])) return true;
    return false;
}

// "NEW DELHI", "Washington, DC"; a month is no place.
static Str eat_place(Cursor *c, bool *upper, bool *two, Arena *keep) {
    ptrdiff_t start = c->at, end = start;
    *upper = true, *two = false;
    for (int part = 0; part < PLACE_PARTS; part++) {
        Cursor try = {c->text, end, c->whole};
        if (part) {
            if (!eat(&try, S(", ")) && !eat(&try, S("/")) && !eat(&try, S("، "))) break;
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
        if (part && stop_abbreviates(str_from(c->text, end))) end++;
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
    static const Str marks[] = {S_("--"),           S_("-"), S_("–"), S_("—"), S_(":"), S_("―"),
                                S_("\xE2\x80\x91"), S_("·")};
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

// A known agency without brackets.
static Str eat_bare_agency(Cursor *c) {
    skip_spaces(c);
    ptrdiff_t len = 0;
    Str name = agency_starts(str_from(c->text, c->at), &len);
    c->at += len;
    return name;
}

// Right behind the place: ", April 7", ". 7 April", " 7 April".
static Str eat_day(Cursor *c, Str year, Arena *keep) {
    Cursor day = *c;
    if (!eat(&day, S(","))) eat(&day, S("."));
    skip_spaces(&day);
    Stamp stamp = stamp_find(str_slice(day.text, day.at, day.at + 40), false, keep);
    if (day.at == c->at || stamp.iso.len == 0 || stamp.at != 0) return (Str){0};
    c->at = day.at + stamp.end;
    eat(c, S("."));
    return with_year(stamp.iso, year, keep);
}

// Does the text say the name again, in small letters?
static bool is_named_again(Str place, Str behind) {
    for (ptrdiff_t at; (at = str_find_case(behind, place)) >= 0; behind = str_from(behind, at + 1)) {
        Str again = str_slice(behind, at, at + place.len);
        for (ptrdiff_t i = 1; i < again.len; i++)
            if (ascii_lower(again.s[i])) return true;
    }
    return false;
}

// "EXCLUSIVE", "Editor’s note"
static bool is_label(Str place) {
    char room[4 * DATELINE_MOST];
    Arena scratch = {room, room + sizeof room};
    return page_labels_find(utf8_fold(place, &scratch)) != NULL;
}

// In the table, in any letters; of two, the first.
static bool is_known(Str place) {
    ptrdiff_t cut = str_find_byte(place, '/');
    if (cut > 0) place = str_slice(place, 0, cut);
    if (page_places_find(place)) return true;
    for (int i = 0; i < page_places_len; i++)
        if (str_eq_case(page_places[i].name, place)) return true;
    return false;
}

// Is a place a dateline without agency and day? "NEW DELHI:", "WEXHOLM —"; not "HARBOUR CLOSED:".
static bool stands_alone(Str place, bool upper, bool two, const Cursor *behind) {
    bool colon = behind->text.s[behind->at - 1] == ':';
    if (!upper) return two && !colon;
    return !colon || str_find_byte(place, ' ') < 0 || is_known(place) ||
        is_named_again(place, str_from(behind->whole, behind->at));
}

// "Berlin. Der Senat", "Wien – Die": a city alone, and then a sentence.
static bool is_city(Str place, bool closed, const Cursor *behind) {
    if (!is_known(place)) return false;
    Str rest = str_from(behind->text, behind->at);
    ptrdiff_t at = 0;
    if (closed) return behind->text.s[behind->at - 1] != ':' && str_starts(rest, S(" "));
    if (!str_starts(rest, S(". "))) return false;
    rest = str_from(rest, 2);
    int32_t first = rest.len ? utf8_next(rest, &at) : 0;
    return rune_upper(first) || rune_punct(first);
}

// "Wexholm - Die Fähre ...": one word, a dash, a sentence; and the text tells of what happened "in Wexholm".
static bool is_town(Str place, bool closed, const Cursor *behind) {
    static const Str before[] = {S_(" in "),   S_(" aus "), S_(" bei "), S_(" nach "),    S_(" near "),
                                 S_(" from "), S_(" at "),  S_(" à "),   S_(" en "),      S_(" a "),
                                 S_(" i "),    S_(" w "),   S_(" v "),   S_(" v\xC2\xA0")};
    Str rest = str_from(behind->text, behind->at), text = str_from(behind->whole, behind->at);
    if (!closed || behind->text.s[behind->at - 1] == ':' || str_find_byte(place, ' ') >= 0 || rest.len < 3)
        return false;
    ptrdiff_t first = 1, at;
    if (rest.s[0] != ' ' || !rune_upper(utf8_next(rest, &first))) return false;
    for (; (at = str_find(text, place)) >= 0; text = str_from(text, at + place.len)) {
        Str ahead = str_slice(text, 0, at), after = str_from(text, at + place.len);
        if (after.len && (ascii_alpha(after.s[0]) || (unsigned char)after.s[0] >= 0x80)) continue;
        for (ptrdiff_t i = 0; i < countof(before); i++)
            if (str_ends(ahead, before[i])) return true;
    }
    return false;
}

// "(ANSA) - ROMA, 7 APR - ": the place comes second.
static void eat_place_behind(Cursor *c, Dateline *found, Str year, Arena *keep) {
    Cursor try = *c;
    bool upper = false, two = false;
    skip_spaces(&try);
    Str place = eat_place(&try, &upper, &two, keep), date = {0};
    if (place.len) date = eat_day(&try, year, keep);
    if (!place.len || !upper || !date.len || !eat_closer(&try, true)) return;
    found->place = place, found->date = date;
    *c = try;
}

// "(WEXHOLM, Sel.) —", "(BERLIN) —": capitals in brackets are a place where they are two or known.
static Str place_inside(Str inner, Arena *keep) {
    Cursor c = {inner, 0, inner};
    bool upper = false, two = false;
    Str place = eat_place(&c, &upper, &two, keep);
    eat(&c, S("."));
    return c.at == inner.len && upper | two && (two || is_known(place)) ? inner : (Str){0};
}

// The whole of `s` is a day: "Nov 1".
static Str whole_day(Str s, Str year, Arena *keep) {
    Stamp stamp = stamp_find(s, false, keep);
    return stamp.iso.len && stamp.at == 0 && stamp.end == s.len ? with_year(stamp.iso, year, keep) : (Str){0};
}

static bool has_digit(Str s) {
    for (ptrdiff_t i = 0; i < s.len; i++)
        if (ascii_digit(s.s[i])) return true;
    return false;
}

// "WEXHOLM - 10 February 2026: ": the day behind the dash.
static void eat_day_behind(Cursor *c, Dateline *found, Str year, Arena *keep) {
    Cursor day = *c;
    skip_spaces(&day);
    Stamp stamp = stamp_find(str_slice(day.text, day.at, day.at + 40), false, keep);
    if (stamp.iso.len == 0 || stamp.at != 0) return;
    day.at += stamp.end;
    if (!eat_closer(&day, false)) return;
    found->date = with_year(stamp.iso, year, keep);
    *c = day;
}

// "Feb. 10 (UPI) -- ": a day, a known agency, and no place.
static Dateline find_day(Str line, Str text, Str year, Arena *keep) {
    Cursor c = {line, 0, text};
    Stamp stamp = stamp_find(str_slice(line, 0, 40), false, keep);
    if (stamp.iso.len == 0 || stamp.at != 0) return (Dateline){0};
    c.at = stamp.end;
    Dateline found = {.date = with_year(stamp.iso, year, keep), .agency = agency_name(eat_agency(&c))};
    if (found.agency.len == 0 || !eat_closer(&c, true)) return (Dateline){0};
    found.at = (Span){0, (int32_t)c.at};
    return found;
}

// "MOSCOW, April 7. /TASS/. "
static Dateline find_place(Str line, Str text, Str year, Arena *keep) {
    Cursor c = {line, 0, text};
    bool upper = false, two = false;
    Dateline found = {.place = eat_place(&c, &upper, &two, keep)};
    if (is_label(found.place)) return (Dateline){0};
    if (upper && agency_name(found.place).len) {  // "REUTERS: "
        found.agency = agency_name(found.place);
        found.place = (Str){0};
        bool closed = eat_closer(&c, false);
        found.at = (Span){0, (int32_t)c.at};
        return closed ? found : (Dateline){0};
    }
    if (found.place.len) found.date = eat_day(&c, year, keep);
    bool has_day = found.date.len > 0;
    if (str_starts(str_from(c.text, c.at), S(", ("))) c.at++;  // "HARARE, (Reuters) -"
    Str agency = eat_agency(&c), day = {0};
    found.agency = agency_name(agency);
    bool unknown = agency.len && found.agency.len == 0;
    if (unknown && (day = whole_day(agency, year, keep)).len) {  // "WEXHOLM (Feb 10): "
        found.date = day, agency = (Str){0};
        unknown = false, has_day = true;
    } else if (unknown && found.place.len == 0 && (found.place = place_inside(agency, keep)).len) {
        agency = (Str){0};
        unknown = false;
    } else if (unknown) {
        // an unknown word in brackets is an agency only where all else is a dateline's
        if (!upper || agency.len > 24 || has_digit(agency)) return (Dateline){0};
        found.agency = agency;
    }
    ptrdiff_t before = c.at;
    bool closed = eat_closer(&c, agency.len || has_day);
    if (unknown && !closed && !has_day) return (Dateline){0};
    if (closed && !has_day && upper) eat_day_behind(&c, &found, year, keep);
    if (has_day && agency.len == 0) {
        Cursor bare = c;
        agency = found.agency = eat_bare_agency(&bare);
        if (agency.len) {
            c = bare;
            before = c.at;
            closed = eat_closer(&c, true);
        }
    }
    bool sure = agency.len > 0;
    if (!sure && has_day) sure = closed || upper;
    else if (!sure && closed && found.place.len) sure = stands_alone(found.place, upper, two, &c);
    if (!sure && !has_day && found.place.len)
        sure = is_city(found.place, closed, &c) || is_town(found.place, closed, &c);
    if (!sure) return (Dateline){0};
    if (!closed) c.at = before + (before < c.text.len && c.text.s[before] == '.');
    if (agency.len && !closed && c.at == before && found.place.len == 0) return (Dateline){0};
    if (closed && agency.len && found.place.len == 0) eat_place_behind(&c, &found, year, keep);
    found.at = (Span){0, (int32_t)c.at};
    return found;
}

// ---- Chinese, Japanese, Korean ----

static ptrdiff_t first_digit(Str s) {
    for (ptrdiff_t i = 0; i < s.len; i++)
        if (ascii_digit(s.s[i])) return i;
    return -1;
}

// "記者張三台北": a city behind the reporter's name, else nothing is told apart.
static Str place_behind_name(Str written) {
    for (ptrdiff_t at = 0; at < written.len; utf8_next(written, &at))
        if (at && page_places_find(str_from(written, at))) return str_from(written, at);
    return (Str){0};
}

// "（记者张三、李四）" behind a telegram's head.
static ptrdiff_t reporters_behind(Str rest) {
    bool there = str_starts(rest, S("（记者")) || str_starts(rest, S("（記者")) ||
        str_starts(rest, S("(记者")) || str_starts(rest, S("(記者"));
    ptrdiff_t wide = str_find(rest, S("）")), narrow = str_find_byte(rest, ')');
    if (!there || (wide < 0 && narrow < 0)) return 0;
    return wide > 0 && (narrow < 0 || wide < narrow) ? wide + 3 : narrow + 1;
}

// "新华社北京4月7日电（记者张三）", "（中央社記者張三台北7日電）"
static Dateline find_telegram(Str line, Str text, Str year, Arena *keep) {
    (void)text;
    bool open = str_starts(line, S("（"));
    Str rest = str_from(line, open ? 3 : 0);
    ptrdiff_t agency = 0;
    Str name = agency_starts(rest, &agency);
    if (name.len == 0) return (Dateline){0};
    ptrdiff_t end = str_find(rest, S("电")), other = str_find(rest, S("電"));
    if (end < 0 || (other >= 0 && other < end)) end = other;
    ptrdiff_t digit = first_digit(rest);
    if (digit < agency || end < digit) return (Dateline){0};
    Str place = str_slice(rest, agency, digit);
    bool reporter = str_find(place, S("记者")) >= 0 || str_find(place, S("記者")) >= 0;
    Stamp stamp = stamp_find(str_slice(rest, digit, end), false, keep);
    bool closes = open && str_starts(str_from(rest, end + 3), S("）"));
    if (reporter) place = place_behind_name(place);
    ptrdiff_t head = (open ? 3 : 0) + end + 3 + (closes ? 3 : 0);
    return (Dateline){.at = {0, (int32_t)(head + reporters_behind(str_from(line, head)))},
                      .place = place.len > PLACE_BYTES ? (Str){0} : place,
                      .date = stamp.iso.len ? with_year(stamp.iso, year, keep) : (Str){0},
                      .agency = name};
}

// "【北京＝山田太郎】", "【ニューヨーク時事】"
static Dateline find_lenses(Str line, Str text, Str year, Arena *keep) {
    (void)text, (void)year, (void)keep;
    ptrdiff_t end = str_find(line, S("】"));
    if (!str_starts(line, S("【")) || end < 0) return (Dateline){0};
    Str inner = str_slice(line, 3, end);
    Dateline found = {.at = {0, (int32_t)end + 3}};
    ptrdiff_t equals = str_find(inner, S("＝"));
    found.place = str_slice(inner, 0, equals < 0 ? inner.len : equals);
    for (ptrdiff_t at = 3; at < inner.len && equals < 0 && found.agency.len == 0; utf8_next(inner, &at)) {
        ptrdiff_t len = 0;
        Str name = agency_starts(str_from(inner, at), &len);
        if (name.len && len == inner.len - at) found.place = str_slice(inner, 0, at), found.agency = name;
    }
    bool sure = equals > 0 || found.agency.len;
    return sure && found.place.len <= PLACE_BYTES ? found : (Dateline){0};
}

// "(서울=연합뉴스)"
static Dateline find_equals(Str line, Str text, Str year, Arena *keep) {
    (void)text, (void)year, (void)keep;
    ptrdiff_t end = str_find_byte(line, ')'), equals = str_find_byte(line, '=');
    bool there = line.len && line.s[0] == '(' && equals > 1 && end > equals + 1 && equals <= PLACE_BYTES;
    if (!there) return (Dateline){0};
    Str written = str_slice(line, equals + 1, end), agency = agency_name(written);
    if (agency.len == 0) return (Dateline){0};
    return (Dateline){.at = {0, (int32_t)end + 1}, .place = str_slice(line, 1, equals), .agency = agency};
}

// ---- the choice ----

typedef Dateline DatelineForm(Str line, Str text, Str year, Arena *keep);
static DatelineForm *const forms[] = {find_telegram, find_lenses, find_equals, find_day, find_place};

static Dateline find_in(Str line, Str text, Str year, Arena *keep) {
    Dateline found = {0};
    for (ptrdiff_t i = 0; i < countof(forms) && found.at.end == 0; i++)
        found = forms[i](line, text, year, keep);
    return found;
}

static bool is_capitals(Str place) {
    for (ptrdiff_t i = 0; i < place.len; i++)
        if (ascii_lower(place.s[i])) return false;
    return place.len > 0;
}

// "Three weeks without ferries": a highlight, which no full stop ends.
static bool is_highlight(Str line) { return line.len && str_find_byte(S(".!?\""), line.s[line.len - 1]) < 0; }

Dateline dateline_find(Str text, Str year, Arena *keep) {
    ptrdiff_t start = 0;
    bool highlights = true;  // nothing else stands before it
    for (int i = 0; (i < PARAGRAPHS_MOST || (highlights && i < HIGHLIGHTS_MOST)) && start < text.len; i++) {
        Str rest = str_from(text, start);
        ptrdiff_t len = str_find_byte(rest, '\n');
        if (len < 0) len = rest.len;
        Str line = str_slice(rest, 0, len);
        Dateline found = find_in(str_slice(line, 0, DATELINE_MOST), rest, year, keep);
        // a standfirst may stand before it; a place alone opens only the first paragraph, if no country stands behind it
        bool sure = found.agency.len || found.date.len || str_find(found.place, S(", ")) > 0 ||
            (highlights && is_known(found.place) && is_capitals(found.place));
        if (found.at.end && (i == 0 || sure)) {
            found.at.start += (int32_t)start, found.at.end += (int32_t)start;
            found.place = str_copy(found.place, keep);
            found.agency = str_copy(found.agency, keep);
            return found;
        }
        highlights = highlights && is_highlight(line);
        start += len + 1;
    }
    return (Dateline){0};
}
