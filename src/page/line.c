// line.c - see line.h. In order: cutting, unwrapping, phrases, shape, neighbours.
#include "page/line.h"

#include "base/map.h"
#include "base/utf8.h"
#include "data/page_phrases.h"
#include "page/bare.h"
#include "page/stamp.h"

#include <string.h>

enum {
    FOLDED_MOST = 600,     // bytes of a line that phrases are looked for in
    PROSE_WORDS = 9,       // a line with a full stop and so many words is prose
    LONG_WORDS = 30,       // a line of so many is prose without one
    WRAP_LEAST = 50, WRAP_MOST = 140, // widths that dumpers wrap at
    WRAPPED_LINES = 4,
    CAPTION_WORDS = 70,
};

// ---- cutting ----

static ptrdiff_t space_at(Str s, ptrdiff_t at) {
    ptrdiff_t next = at;
    int32_t rune = utf8_next(s, &next);
    return rune_space(rune) || rune < 0x20 ? next - at : 0;
}

static Str collapse(Str s, Arena *arena) {
    bool clean = true;
    for (ptrdiff_t i = 0; clean && i < s.len; i++)
        clean = (unsigned char)s.s[i] < 0x80 && (s.s[i] != ' ' || (i && s.s[i - 1] != ' ')) && s.s[i] >= ' ';
    if (clean && (s.len == 0 || s.s[s.len - 1] != ' ')) return s;
    char *out = arena_new(arena, char, s.len + 1);
    ptrdiff_t len = 0;
    bool owed = false;
    for (ptrdiff_t at = 0; at < s.len;) {
        ptrdiff_t space = space_at(s, at);
        if (space) {
            owed = true;
            at += space;
            continue;
        }
        if (owed && len) out[len++] = ' ';
        owed = false;
        out[len++] = s.s[at++];
        while (at < s.len && ((unsigned char)s.s[at] & 0xC0) == 0x80) out[len++] = s.s[at++];
    }
    return (Str){len ? out : NULL, len};
}

static bool cut_bullet(Str *text) {
    static const Str bullets[] = {S_("• "), S_("* "), S_("– "), S_("- "), S_("+ "), S_("· "), S_("▪ "), S_("● "), S_("o "), S_("◦ ")};
    for (ptrdiff_t i = 0; i < countof(bullets); i++)
        if (str_starts(*text, bullets[i])) {
            *text = str_trim(str_from(*text, bullets[i].len));
            return true;
        }
    return false;
}

typedef struct Raw { // a line as it stands
    Str text;
    ptrdiff_t indent;
    bool gap;
} Raw;
typedef struct Raws {
    Raw *at;
    ptrdiff_t len, cap;
} Raws;

static Raws cut_lines(Str text, Arena *arena) {
    Raws raws = {0};
    bool gap = true;
    for (Str rest = text, line; str_cut(&rest, '\n', &line);) {
        ptrdiff_t indent = 0;
        while (indent < line.len && (line.s[indent] == ' ' || line.s[indent] == '\t')) indent++;
        Str clean = collapse(line, arena);
        if (clean.len == 0) {
            gap = true;
            continue;
        }
        *vec_push(&raws, arena) = (Raw){clean, indent, gap};
        gap = false;
    }
    return raws;
}

// ---- unwrapping: lynx, w3m and mail break lines at a width ----

static bool ends_sentence(Str s) {
    static const Str closers[] = {S_("\""), S_("'"), S_("”"), S_("’"), S_("»"), S_(")"), S_("]"), S_("“"), S_("*")};
    for (bool cut = true; cut;) {
        cut = false;
        s = str_trim(s);
        for (ptrdiff_t i = 0; i < countof(closers); i++)
            if (str_ends(s, closers[i])) s.len -= closers[i].len, cut = true;
    }
    return s.len && (str_find_byte(S(".?!…"), s.s[s.len - 1]) >= 0 || str_ends(s, S("。")) || str_ends(s, S("…")) || str_ends(s, S("？")) || str_ends(s, S("！")));
}

static Str first_word(Str s) {
    ptrdiff_t end = str_find_byte(s, ' ');
    return end < 0 ? s : str_slice(s, 0, end);
}

// The width that lines were broken at, 0 when they were not: many lines without an end run on in lower case.
static ptrdiff_t wrap_width(const Raws *raws) {
    ptrdiff_t width = 0, running = 0, pairs = 0;
    for (ptrdiff_t i = 0; i + 1 < raws->len; i++) {
        const Raw *line = &raws->at[i], *next = &raws->at[i + 1];
        ptrdiff_t len = utf8_count(line->text) + line->indent;
        if (next->gap || len < WRAP_LEAST) continue;
        pairs++;
        if (ends_sentence(line->text) || !ascii_lower(next->text.s[0])) continue;
        if (len > WRAP_MOST) return 0;
        running++;
        if (len > width) width = len;
    }
    return running >= WRAPPED_LINES && running * 4 >= pairs ? width : 0;
}

static Raws unwrap(Raws raws, Arena *arena) {
    ptrdiff_t width = wrap_width(&raws);
    if (width == 0) return raws;
    Raws out = {0};
    for (ptrdiff_t i = 0; i < raws.len;) {
        Raw line = raws.at[i];
        ptrdiff_t end = i + 1, bytes = line.text.len;
        // the next line belongs to this one when its first word had no room here
        while (end < raws.len && !raws.at[end].gap) {
            const Raw *last = &raws.at[end - 1];
            ptrdiff_t len = utf8_count(last->text) + last->indent;
            if (len + 1 + utf8_count(first_word(raws.at[end].text)) < width) break;
            bytes += raws.at[end++].text.len + 1;
        }
        if (end > i + 1) {
            char *at = arena_new(arena, char, bytes);
            ptrdiff_t len = 0;
            for (ptrdiff_t k = i; k < end; k++) {
                if (k > i) at[len++] = ' ';
                memcpy(at + len, raws.at[k].text.s, (size_t)raws.at[k].text.len);
                len += raws.at[k].text.len;
            }
            line.text = (Str){at, len};
        }
        *vec_push(&out, arena) = line;
        i = end;
    }
    return out;
}

// lynx numbers links in the text, "[12]Harbour", and lists their addresses at the end.
static bool numbers_links(const Raws *raws) {
    ptrdiff_t listed = 0;
    for (ptrdiff_t i = 0; i < raws->len; i++) {
        Str text = raws->at[i].text;
        ptrdiff_t dot = str_find(text, S(". http"));
        listed += dot > 0 && dot < 5 && ascii_digit(text.s[0]);
    }
    return listed >= 3;
}

static Str without_numbers(Str text, Arena *arena) {
    if (str_find_byte(text, '[') < 0) return text;
    char *out = arena_new(arena, char, text.len);
    ptrdiff_t len = 0;
    for (ptrdiff_t at = 0; at < text.len;) {
        ptrdiff_t end = at + 1;
        if (text.s[at] == '[') {
            while (end < text.len && ascii_digit(text.s[end])) end++;
            if (end > at + 1 && end < text.len && text.s[end] == ']') {
                at = end + 1;
                continue;
            }
        }
        out[len++] = text.s[at++];
    }
    return str_trim((Str){out, len});
}

// ---- phrases ----

// Rows of the table by where they stand and their first byte: a line is searched in about one step a byte.
typedef struct Phrases {
    int16_t starts[256][24], ins[256][24];
    uint8_t start_len[256], in_len[256];
} Phrases;

static Phrases *index_phrases(Arena *arena) {
    Phrases *phrases = arena_new(arena, Phrases, 1);
    for (int i = 0; i < page_phrases_len; i++) {
        unsigned char c = (unsigned char)page_phrases[i].phrase.s[0];
        if (str_eq(page_phrases[i].where, S("start"))) {
            must(phrases->start_len[c] < countof(phrases->starts[c]));
            phrases->starts[c][phrases->start_len[c]++] = (int16_t)i;
        } else if (str_eq(page_phrases[i].where, S("in"))) {
            must(phrases->in_len[c] < countof(phrases->ins[c]));
            phrases->ins[c][phrases->in_len[c]++] = (int16_t)i;
        }
    }
    return phrases;
}

static AsideLabel label_named(Str word) {
#define ROW(constant, name) {S_(name), constant},
    static const struct {
        Str name;
        AsideLabel label;
    } rows[] = {ASIDES(ROW)};
#undef ROW
    for (ptrdiff_t i = 0; i < countof(rows); i++)
        if (str_eq(rows[i].name, word)) return rows[i].label;
    return ASIDE_OTHER;
}

static bool ends_page(AsideLabel label) {
    return label == ASIDE_TAGS || label == ASIDE_COMMENTS || label == ASIDE_COOKIES;
}

static void label(Line *line, AsideLabel what) {
    line->labelled = true;
    line->label = (uint8_t)what;
}

// "Related (4):" -> "related": what a heading of links ends with is cut off.
static Str heading_of(Str folded) {
    while (folded.len && (ascii_digit(folded.s[folded.len - 1]) || str_find_byte(S(":.() >»"), folded.s[folded.len - 1]) >= 0)) folded.len--;
    while (folded.len && (str_find_byte(S("[>+«*#( "), folded.s[0]) >= 0)) folded = str_from(folded, 1);
    if (folded.len && folded.s[folded.len - 1] == ']') folded.len--;
    return folded;
}

static void label_by_phrase(Line *line, const Phrases *phrases, Arena scratch) {
    Str folded = utf8_fold(str_slice(line->text, 0, FOLDED_MOST), &scratch);
    Str heading = heading_of(folded);
    const struct page_phrases_row *row = page_phrases_find(heading);
    for (; row && row < page_phrases + page_phrases_len && str_eq(row->phrase, heading); row++)
        if (str_eq(row->where, S("line"))) {
            label(line, label_named(row->label));
            line->ends_page = ends_page(label_named(row->label));
            return;
        }
    unsigned char c = (unsigned char)folded.s[0];
    for (int i = 0; i < phrases->start_len[c]; i++) {
        row = &page_phrases[phrases->starts[c][i]];
        // a long line that opens with "By the time ..." is no byline
        if (!str_starts(folded, row->phrase) || (line->words > 20 && row->phrase.s[row->phrase.len - 1] == ' ')) continue;
        AsideLabel what = label_named(row->label);
        if (line->words > 40 && what != ASIDE_NOTE && what != ASIDE_CAPTION && what != ASIDE_COOKIES) continue;
        label(line, what);
        line->ends_page = ends_page(what) && !(what == ASIDE_COOKIES && line->words > 12);
        return;
    }
    for (ptrdiff_t at = 0; at < folded.len; at++) {
        bool start = at == 0 || !(ascii_alpha(folded.s[at - 1]) && ascii_alpha(folded.s[at]));
        c = (unsigned char)folded.s[at];
        for (int i = 0; start && i < phrases->in_len[c]; i++) {
            row = &page_phrases[phrases->ins[c][i]];
            AsideLabel what = label_named(row->label);
            if (!str_starts(str_from(folded, at), row->phrase) || (what == ASIDE_READ_TIME && line->words > 16)) continue;
            if (what == ASIDE_CAPTION && line->words > CAPTION_WORDS) continue;
            label(line, what);
            return;
        }
    }
}

// "April 8, 2021", "15:59 GMT 6 April 2021": a date and next to nothing else.
static bool is_date_line(const Line *line, Arena scratch) {
    if (line->words > 9) return false;
    Stamp stamp = stamp_find(line->text, true, &scratch);
    return stamp.iso.len && (stamp.end - stamp.at) * 10 >= line->text.len * 6;
}

// ---- shape and neighbours ----

static int32_t count_words(Str s) {
    int32_t words = 0, han = 0;
    bool inside = false;
    for (ptrdiff_t at = 0; at < s.len;) {
        int32_t rune = utf8_next(s, &at);
        bool letter = rune_letter(rune) || rune_digit(rune);
        if (rune_han(rune)) han++;
        words += letter && !inside;
        inside = letter || rune == '\'' || rune == 0x2019 || rune == '-';
    }
    return words + han / 2;
}

static bool same(const Line *a, const Line *b) {
    return a->first == b->first;
}

// A credit line ("© Agency / Name") stands under its caption; often the caption stands there again. What runs
// on under both without a full stop is the link to another report.
static void label_captions(Lines *lines) {
    for (ptrdiff_t i = 0; i < lines->len; i++) {
        Line *line = &lines->at[i];
        bool image = line->text.s[0] == '[' && line->words <= 2 && line->labelled && i + 1 < lines->len && !lines->at[i + 1].gap;
        if (image) label(&lines->at[i + 1], ASIDE_CAPTION);
        if (!line->labelled || line->label != ASIDE_CAPTION || line->words > 14 || image) continue;
        if (i && !line->gap && !lines->at[i - 1].labelled && lines->at[i - 1].words <= CAPTION_WORDS) label(&lines->at[i - 1], ASIDE_CAPTION);
        if (i + 1 >= lines->len || lines->at[i + 1].gap) continue;
        Line *next = &lines->at[i + 1];
        if (i && same(&lines->at[i - 1], next)) label(next, ASIDE_CAPTION);
        else if (!next->labelled && !ends_sentence(next->text) && next->words < LONG_WORDS) label(next, ASIDE_RELATED);
    }
    for (ptrdiff_t i = 0; i < lines->len; i++) { // wherever a caption stands again
        Line *line = &lines->at[i];
        const Line *first = &lines->at[line->first];
        if (!line->labelled && first->labelled && first->label == ASIDE_CAPTION) label(line, ASIDE_CAPTION);
    }
}

// What stands under "Related" or "Sign up for our newsletter" belongs to it: up to an empty line (one may follow
// the heading itself) or the next prose.
static void label_lists(Lines *lines) {
    for (ptrdiff_t i = 0; i < lines->len; i++) {
        const Line *line = &lines->at[i];
        bool opens = line->labelled && line->words <= 8 && (line->label == ASIDE_RELATED || line->label == ASIDE_NEWSLETTER || line->label == ASIDE_COMMENTS || line->label == ASIDE_TAGS);
        if (!opens) continue;
        for (ptrdiff_t k = i + 1; k < lines->len; k++) {
            Line *next = &lines->at[k];
            if ((next->gap && k > i + 1) || next->labelled || (next->prose && !next->bullet)) break;
            label(next, (AsideLabel)line->label);
        }
    }
}

static void find_repeats(Lines *lines, Arena *arena) {
    Map seen = {0};
    for (ptrdiff_t i = 0; i < lines->len; i++) {
        int64_t *first = map_put(&seen, bare_text(lines->at[i].text, arena), arena);
        if (*first == 0) *first = i + 1;
        lines->at[i].first = (int32_t)*first - 1;
        lines->at[lines->at[i].first].times++;
    }
}

Lines line_read(Str text, Arena *arena) {
    Raws raws = cut_lines(text, arena);
    bool numbered = numbers_links(&raws);
    raws = unwrap(raws, arena);
    const Phrases *phrases = index_phrases(arena);
    Lines lines = {0};
    for (ptrdiff_t i = 0; i < raws.len; i++) {
        Line line = {.text = numbered ? without_numbers(raws.at[i].text, arena) : raws.at[i].text, .gap = raws.at[i].gap};
        line.bullet = cut_bullet(&line.text);
        if (line.text.len == 0) continue;
        line.words = count_words(line.text);
        line.prose = (line.words >= PROSE_WORDS && ends_sentence(line.text)) || line.words >= LONG_WORDS;
        label_by_phrase(&line, phrases, *arena);
        if (!line.labelled && is_date_line(&line, *arena)) label(&line, ASIDE_BYLINE);
        *vec_push(&lines, arena) = line;
    }
    find_repeats(&lines, arena);
    label_captions(&lines);
    label_lists(&lines);
    return lines;
}
