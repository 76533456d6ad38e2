// author.c - see author.h.
//
//     byline = [by] part {mark part}          marks: | ; / 、 first, then commas, then "and"
//     part   = name | job | degree | agency
// A degree stays with its name ("Ann Orr, MD"); a job goes ("Ann Orr, staff writer").
#include "page/author.h"

#include "base/buf.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "data/genders.h"
#include "data/page_bylines.h"
#include "data/page_places.h"
#include "page/bare.h"
#include "page/agency.h"
#include "page/stamp.h"

enum {
    AUTHOR_BYTES = 120,
    AUTHOR_WORDS = 8,
    DEGREE_BYTES = 9,
    DEPTH_MOST = 6,
    ACCOUNT_LETTERS = 2,
    SENTENCE_LETTERS = 5,  // of the word before a full stop that ends one
};

// ---- words of bylines ----

// The longest phrase of a kind at the start of `text`: its bytes there.
static ptrdiff_t opens_kind(Str text, Str kind) {
    ptrdiff_t best = 0;
    unsigned char first = bare_first(text);
    for (int i = page_bylines_from(first);
         i < page_bylines_len && (unsigned char)page_bylines[i].phrase.s[0] == first; i++) {
        if (!str_eq(page_bylines[i].kind, kind)) continue;
        ptrdiff_t len = bare_opens(text, page_bylines[i].phrase);
        if (len > best) best = len;
    }
    return best;
}

static bool is_kind(Str text, Str kind) {
    ptrdiff_t len = opens_kind(text, kind);
    return len && str_trim(str_from(text, len)).len == 0;
}

// Where a phrase of a kind stands in `text`, at the start of a word; -1 when none does. *len: its bytes.
static ptrdiff_t find_kind(Str text, Str kind, ptrdiff_t *len) {
    for (ptrdiff_t at = 0; at < text.len; at++) {
        if (at && text.s[at - 1] != ' ' && text.s[at - 1] != '(') continue;
        *len = opens_kind(str_from(text, at), kind);
        if (*len) return at;
    }
    return -1;
}

// ---- names ----

// "harbour2719": an account with no other name, which pages print as it is.
static bool is_account(Str name) {
    ptrdiff_t letters = 0;
    while (letters < name.len && ascii_alpha(name.s[letters])) letters++;
    return letters >= ACCOUNT_LETTERS && str_find_byte(name, ' ') < 0;
}

// "3 March 2026", "d.orr@paper.example", "page.head.author", "https://...", "q_admin": nobody.
static bool is_no_name(Str name) {
    int digits = 0, dots = 0;
    for (ptrdiff_t i = 0; i < name.len; i++) {
        digits += ascii_digit(name.s[i]);
        dots += name.s[i] == '.' && i + 1 < name.len && ascii_lower(name.s[i + 1]);
    }
    ptrdiff_t at = 0;
    int32_t first = utf8_next(name, &at);
    // "Photo: Nordpress", "(Image: Nordpress)", "’s profile"
    if (str_find_byte(name, ':') >= 0 || (rune_punct(first) && first != '@')) return true;
    return (digits > 2 && !is_account(name)) || ascii_digit(name.s[0]) || dots > 1 ||
        str_find_byte(name, '@') >= 0 || str_find(name, S("://")) >= 0 || str_starts_case(name, S("www.")) ||
        str_find_byte(name, '_') >= 0;
}

// "Elena Marrow (ema)": how the paper signs her, not part of her name.
static Str cut_initials(Str name) {
    ptrdiff_t open = str_rfind_byte(name, '(');
    if (open < 4 || name.s[name.len - 1] != ')' || name.len - open > 7) return name;
    for (ptrdiff_t i = open + 1; i + 1 < name.len; i++)
        if (!ascii_lower(name.s[i]) && name.s[i] != '.') return name;
    return str_trim(str_slice(name, 0, open));
}

// "Elena Marrow (special correspondent)": two words and more between brackets are her job.
static Str cut_brackets(Str name) {
    ptrdiff_t open = str_rfind_byte(name, '(');
    bool end = open >= 4 && name.s[name.len - 1] == ')';
    return end && bare_words(str_slice(name, open, name.len)) >= 2 ? str_trim(str_slice(name, 0, open))
                                                                   : name;
}

// "Elena Marrow (@marrow)", "Elena Marrow @marrow", "Elena Marrow [marrow@harrowpost.example]": the words before it.
static Str cut_account(Str name) {
    ptrdiff_t at = str_find_byte(name, '@'),
              space = at < 0 ? -1 : str_rfind_byte(str_slice(name, 0, at), ' ');
    return space > 3 ? str_trim(str_slice(name, 0, space)) : name;
}

// "Elena MarrowPublished", "Elena MarrowEditor": words of the page run together.
static Str cut_glued(Str name) {
    for (ptrdiff_t at = name.len - 3; at > 3; at--) {
        if (!ascii_upper(name.s[at]) || !ascii_lower(name.s[at - 1])) continue;
        if (str_find_byte(str_slice(name, 0, at), ' ') < 0) break;  // "HarrowReporters" is one word
        Str tail = str_from(name, at);
        if (is_kind(tail, S("job")) || is_kind(tail, S("behind"))) return str_slice(name, 0, at);
    }
    return name;
}

// "Elena Marrow on", before the day that stood there; "Elena Marrow For harrowpost.example".
static Str cut_tail(Str name) {
    ptrdiff_t space = str_rfind_byte(name, ' ');
    if (space < 0) return name;
    if (is_kind(str_from(name, space + 1), S("tail"))) return str_trim(str_slice(name, 0, space));
    ptrdiff_t at = str_find_case(name, S(" for "));
    bool host = at > 3 && str_find_byte(str_from(name, space), '.') > 1 && name.s[name.len - 1] != '.';
    return host && space == at + 4 ? str_slice(name, 0, at) : name;
}

// Where the word at `at` or one behind it begins with a capital; *next: behind that word's space.
static bool next_capital(Str name, ptrdiff_t *at) {
    ptrdiff_t space = str_find_byte(str_from(name, *at), ' ');
    if (space < 0) return false;
    *at += space + 1;
    ptrdiff_t first = *at;
    return first < name.len && !rune_lower(utf8_next(name, &first));
}

// "Elena Marrow Senior Harbour Correspondent", "Elena Marrow in Wexholm": a job or a place behind two words of a name.
static Str cut_job(Str name) {
    ptrdiff_t len;
    if (find_kind(name, S("team"), &len) >= 0) return name;
    ptrdiff_t words = 1;
    for (ptrdiff_t at = 0; at < name.len; words++) {
        bool capital = next_capital(name, &at);
        Str rest = str_from(name, at), left = str_trim(str_slice(name, 0, at));
        if (rest.len == 0 || rest.len == name.len || str_find_byte(rest, ' ') < 0) break;
        if (words < 2 || !author_is_name(left) || author_is_job(left)) continue;
        bool place = !capital && str_starts(rest, S("in ")) && ascii_upper(rest.s[3]);
        if (place || opens_kind(rest, S("job"))) return left;
    }
    return name;
}

// A full stop stays behind an initial and a degree: "Orr Jr.", "Ann B.", "Ph.D."
static bool keeps_stop(Str name) {
    return name.s[name.len - 1] == '.' &&
        ((name.len > 2 && ascii_upper(name.s[name.len - 2])) || str_ends_case(name, S("Jr.")) ||
         str_ends_case(name, S("Sr.")));
}

static Str trim_marks(Str name) {
    name = str_trim(name);
    while (name.len && str_find_byte(S(",;:|-.*&"), name.s[name.len - 1]) >= 0 && !keeps_stop(name))
        name = str_trim(str_slice(name, 0, name.len - 1));
    if (name.len && name.s[name.len - 1] == ')' && str_find_byte(name, '(') < 0) name.len--;
    while (name.len && str_find_byte(S(",;:|-.*&>"), name.s[0]) >= 0) name = str_trim(str_from(name, 1));
    return name;
}

// Signs that pages set between parts: "Elena Marrow ●", "Elena Marrow —".
static Str trim_signs(Str name) {
    if (name.len == 0) return name;
    static const Str signs[] = {S_("●"), S_("•"), S_("■"), S_("▪"), S_("—"),
                                S_("–"), S_("›"), S_("»"), S_("→"), S_("✓")};
    for (ptrdiff_t i = 0; i < countof(signs); i++)
        if (str_ends(name, signs[i])) return str_trim(str_slice(name, 0, name.len - signs[i].len));
    ptrdiff_t end = name.len;  // "Elena Marrow0", a count of comments run together with her name
    while (end > 1 && ascii_digit(name.s[end - 1]) && str_find_byte(name, ' ') > 0) end--;
    return str_slice(name, 0, ascii_lower(name.s[end - 1]) ? end : name.len);
}

// "Elena Marrow Elena Marrow": a picture's name and the line beside it.
static Str cut_double(Str name) {
    Str half = str_slice(name, 0, name.len / 2);
    bool twice =
        name.len % 2 && name.s[name.len / 2] == ' ' && str_eq(half, str_from(name, name.len / 2 + 1));
    return twice ? half : name;
}

void author_name(Strs *names, Str name, Arena *keep) {
    name = trim_signs(trim_marks(name));
    if (name.len)
        name = cut_double(cut_job(cut_tail(cut_glued(cut_brackets(cut_initials(cut_account(name)))))));
    if (name.len < 2 || name.len > AUTHOR_BYTES || bare_words(name) > AUTHOR_WORDS ||
        names->len >= LIMIT_AUTHORS)
        return;
    if (is_no_name(name) || is_kind(name, S("nobody")) || opens_kind(name, S("behind"))) return;
    for (ptrdiff_t i = 0; i < names->len; i++)
        if (str_eq_case(names->at[i], name)) return;
    *vec_push(names, keep) = str_copy(name, keep);
}

// "MD", "Ph.D.", "CEPF®", "Jr.": capitals and dots.
static bool is_degree(Str part) {
    ptrdiff_t capitals = 0, small = 0;
    if (part.len < 2 || part.len > DEGREE_BYTES) return false;
    for (ptrdiff_t i = 0; i < part.len; i++) {
        capitals += ascii_upper(part.s[i]);
        small += ascii_lower(part.s[i]);
        if (!ascii_alpha(part.s[i]) && part.s[i] != '.' && part.s[i] != '-' &&
            (unsigned char)part.s[i] < 0x80)
            return false;
    }
    return capitals >= 2 ? small <= 2
                         : str_eq_case(part, S("Jr.")) || str_eq_case(part, S("Sr.")) ||
            str_eq_case(part, S("Jr")) || str_eq_case(part, S("Sr"));
}

// ---- bylines ----

static void read_byline(Strs *names, Str text, int depth, Arena *keep);

// "di Mario Orri" opens a byline, "Di Stefano" is a name.
static ptrdiff_t opens_by(Str text) {
    ptrdiff_t at = 0, len = opens_kind(text, S("by"));
    if (len == 0 && text.len && rune_lower(utf8_next(text, &at))) len = opens_kind(text, S("by small"));
    return len;
}

static Str cut_by(Str text) {
    for (ptrdiff_t len; (len = opens_by(text)) > 0 && len < text.len;) {
        Str rest = str_from(text, len);
        while (rest.len &&
               (str_find_byte(S(" :/"), rest.s[0]) >= 0 || str_starts(rest, S("：")) ||
                str_starts(rest, S("｜"))))
            rest = str_from(rest, (unsigned char)rest.s[0] < 0x80 ? 1 : 3);
        if (rest.len == 0) break;
        text = rest;
    }
    return text;
}

Str author_behind_by(Str line) {
    line = trim_marks(line);
    Str rest = cut_by(line);
    return rest.len < line.len ? rest : (Str){0};
}

bool author_is_label(Str line) { return is_kind(trim_marks(line), S("label")); }

bool author_is_team(Str name) {
    ptrdiff_t len;
    return find_kind(name, S("team"), &len) >= 0;
}

bool author_is_job(Str text) {
    ptrdiff_t len;
    return find_kind(text, S("job"), &len) >= 0;
}

// No word but "van" or "of" begins small: "This Article is From" is no name.
bool author_in_capitals(Str name) {
    static const Str particles[] = {
        S_("al"), S_("and"), S_("bin"), S_("da"),  S_("de"),  S_("del"), S_("den"), S_("der"), S_("di"),
        S_("do"), S_("dos"), S_("du"),  S_("e"),   S_("el"),  S_("ibn"), S_("la"),  S_("of"),  S_("the"),
        S_("le"), S_("ten"), S_("ter"), S_("van"), S_("von"), S_("y"),   S_("zu")};
    for (Str rest = name, word; str_cut(&rest, ' ', &word);) {
        bool particle = word.len == 0 || !ascii_lower(word.s[0]);
        for (ptrdiff_t i = 0; i < countof(particles) && !particle; i++) particle = str_eq(word, particles[i]);
        if (!particle) return false;
    }
    return true;
}

bool author_is_name(Str text) {
    int words = 0, small = 0;
    for (Str rest = text, word; str_cut(&rest, ' ', &word);) {
        if (word.len == 0) continue;
        ptrdiff_t at = 0;
        int32_t rune = utf8_next(word, &at);
        if (!rune_letter(rune)) return false;
        words++;
        small += rune_lower(rune);
    }
    return words >= 2 && words <= 5 && small <= words - 2;
}

bool author_has_given_name(Str text) {
    ptrdiff_t space = str_find_byte(text, ' ');
    return space > 0 && genders_find(str_slice(text, 0, space)).name.len > 0;
}

static bool is_body_of(Str left) {
    return str_find_case(left, S(" for ")) > 0 || str_find_case(left, S(" of ")) > 0;
}

// One capitalised word of ASCII letters behind "and" or "&" is no second person, if no agency.
static bool is_lone_word(Str text, ptrdiff_t at, Str right) {
    bool english = text.s[at] == '&' || str_starts_case(str_from(text, at), S("and "));
    return english && ascii_upper(right.s[0]) && agency_name(right).len == 0;
}

// "Ann Orr The Associated Press": an agency's name behind a person's.
static void read_name(Strs *names, Str text, Arena *keep) {
    for (ptrdiff_t at = 1, words = 0; at < text.len; at++) {
        if (text.s[at - 1] != ' ' || ++words < 2) continue;
        Str agency = str_from(text, at);
        if (!ascii_upper(agency.s[0]) || bare_words(agency) < 2 || agency_name(agency).len == 0) continue;
        author_name(names, str_slice(text, 0, at), keep);
        author_name(names, agency, keep);
        return;
    }
    author_name(names, text, keep);
}

// The bytes of a word that joins names, 0 when none stands here. A capital alone is an initial: "Bo A Lee".
static ptrdiff_t opens_and(Str text) {
    ptrdiff_t len = opens_kind(text, S("and"));
    return len == 1 && ascii_upper(text.s[0]) ? 0 : len;
}

// "Ann Orr and Bo Lee" are two people, "Linny and Peter" is one byline, "Centre for Sea and Weather" one body,
// "Harrow Insights and Strategy" too.
static void read_pair(Strs *names, Str text, Arena *keep) {
    ptrdiff_t from = 0;
    for (ptrdiff_t at = 1; at < text.len; at++) {
        ptrdiff_t len = text.s[at - 1] == ' ' ? opens_and(str_from(text, at)) : 0;
        if (len == 0 || at + len >= text.len || text.s[at + len] != ' ') continue;
        Str left = str_trim(str_slice(text, from, at)), right = str_trim(str_from(text, at + len));
        if (bare_words(left) < 2 && names->len == 0) continue;
        // "Ann Orr Editor and Master Gardener", "Ann Orr in Ferries & Harbours"
        Str person = cut_job(cut_by(left));
        if (person.len < cut_by(left).len && names->len == 0 && !author_has_given_name(right)) {
            read_name(names, cut_by(left), keep);
            return;
        }
        if (bare_words(right) < 2 && (is_body_of(left) || is_lone_word(text, at, right))) continue;
        read_name(names, cut_by(left), keep);
        from = at + len;
    }
    read_name(names, cut_by(str_from(text, from)), keep);
}

// Names, jobs, degrees and agencies between commas.
static void read_commas(Strs *names, Str text, Arena *keep) {
    bool first = true, job = false;
    ptrdiff_t and_len = 0;
    for (Str rest = text, part; str_cut(&rest, ',', &part); first = false) {
        part = str_trim(part);
        and_len = first ? 0 : opens_and(part);
        if (and_len > 0) part = str_trim(str_from(part, and_len));
        if (!first && page_places_find(part)) continue;
        bool agency = agency_name(part).len > 0;
        if (!first && !agency && is_degree(part) && names->len &&
            !agency_name(names->at[names->len - 1]).len) {
            Str *last = &names->at[names->len - 1];
            *last = str_format(keep, "%.*s, %.*s", (int)last->len, last->s, (int)part.len, part.s);
        } else if (!first && !agency && author_is_job(cut_job(part))) {
            job = true;
        } else if (first || agency ||
                   (bare_words(part) >= 2 && (!job || and_len > 0 || author_has_given_name(part)))) {
            read_pair(names, part,
                      keep);  // behind a job stands who employs her: "Ann Orr, director, Lune Lines"
        }
    }
}

// One of several pieces opens with "By": then the others are no names ("14:07 | By Ann Orr").
static bool has_by(Str text, Str mark, Str *piece) {
    for (Str rest = text; rest.len;) {
        ptrdiff_t at = str_find(rest, mark);
        Str part = str_trim(at < 0 ? rest : str_slice(rest, 0, at));
        if (author_behind_by(part).len) {
            *piece = part;
            return true;
        }
        rest = at < 0 ? (Str){0} : str_from(rest, at + mark.len);
    }
    return false;
}

// "Ann Orr Tuesday", before the day that stood there.
static Str cut_weekday(Str text) {
    ptrdiff_t space = str_rfind_byte(trim_marks(text), ' ');
    bool day = space > 0 && is_kind(trim_marks(str_from(text, space + 1)), S("weekday"));
    return day ? str_slice(text, 0, space) : text;
}

// "Ann Orr, https://harrowpost.example/orr": what stands between commas and is no address.
static Str without_addresses(Str text, Arena *keep) {
    Buf out = {.arena = keep};
    for (Str rest = text, part; str_cut(&rest, ',', &part);) {
        if (str_find(part, S("://")) >= 0) continue;
        if (out.len) buf_byte(&out, ',');
        buf_str(&out, part);
    }
    return buf_view(&out);
}

// "Ann Orr. (Sources: ...)", "Ann Orr. Additional research ...": the first sentence; "Prof. Ann Orr" is none.
static Str first_sentence(Str text) {
    for (ptrdiff_t at = 1; at + 1 < text.len; at++) {
        if (text.s[at] != '.' || text.s[at + 1] != ' ') continue;
        if (agency_name(str_from(text, at + 1)).len) return text;
        ptrdiff_t word = str_rfind_byte(str_slice(text, 0, at), ' ') + 1;
        if (at - word >= SENTENCE_LETTERS || str_starts(str_from(text, at), S(". (")))
            return str_slice(text, 0, at);
    }
    return text;
}

static void read_byline(Strs *names, Str text, int depth, Arena *keep) {
    text = trim_marks(text);
    if (!opens_by(text) && opens_kind(text, S("behind"))) return;  // "editing by Bo Lee"
    text = first_sentence(cut_by(text));
    if (str_find(text, S("://")) >= 0) text = str_trim(without_addresses(text, keep));
    if (text.len == 0 || depth > DEPTH_MOST) return;
    static const Str marks[] = {S_("|"), S_(";"), S_("/"), S_("、"), S_("，")};
    for (ptrdiff_t m = 0; m < countof(marks); m++) {
        ptrdiff_t at = str_find(text, marks[m]);
        if (at < 0) continue;
        Str opened;
        if (marks[m].s[0] != ';' && has_by(text, marks[m], &opened)) {
            read_byline(names, opened, depth + 1, keep);
            return;
        }
        for (Str rest = text; rest.len;) {
            at = str_find(rest, marks[m]);
            Str piece = at < 0 ? rest : str_slice(rest, 0, at);
            // "Ann Orr | SEO | 8 min read": behind a person one word in capitals is a section, if no agency
            bool section = marks[m].s[0] == '|' && names->len && author_is_name(names->at[0]) &&
                is_degree(str_trim(piece)) && agency_name(piece).len == 0;
            if (!section) read_byline(names, piece, depth + 1, keep);
            rest = at < 0 ? (Str){0} : str_from(rest, at + marks[m].len);
        }
        return;
    }
    Arena scratch = *keep;
    Stamp stamp = stamp_find(text, false, &scratch);
    if (stamp.iso.len)  // "Ann Orr September 24", "24 September Ann Orr"
        text = cut_weekday(str_trim(stamp.at > 0 ? str_slice(text, 0, stamp.at) : str_from(text, stamp.end)));
    // what stands behind a dot is something else: "Ann Orr • 4 min read"
    static const Str dots[] = {S_("•"), S_("·"), S_("⋅"), S_("∙"), S_(" - "), S_(" – "), S_(" — ")};
    for (ptrdiff_t i = 0; i < countof(dots); i++) {
        ptrdiff_t at = str_find(text, dots[i]);
        if (at > 0) text = str_trim(str_slice(text, 0, at));
    }
    ptrdiff_t dash = str_find(text, S("—"));  // "Ann Orr —10 min read"
    if (dash > 0 && dash + 3 < text.len && ascii_digit(text.s[dash + 3]))
        text = str_trim(str_slice(text, 0, dash));
    ptrdiff_t len, behind = find_kind(text, S("behind"), &len);
    if (behind > 0) text = str_trim(str_slice(text, 0, behind));
    if (str_find_byte(text, ',') > 0) read_commas(names, text, keep);
    else read_pair(names, text, keep);
}

void author_names(Strs *names, Str byline, Arena *keep) { read_byline(names, byline, 0, keep); }
