// line.c - see line.h. In order: cutting, unwrapping, shape and neighbours.
#include "page/line.h"

#include "base/map.h"
#include "base/utf8.h"
#include "page/bare.h"
#include "page/phrase.h"

#include <string.h>

enum {
    PROSE_WORDS = 9,  // a line with a full stop and so many words is prose
    LONG_WORDS = 30,  // a line of so many is prose without one
    WRAP_LEAST = 50,
    WRAP_MOST = 140,  // widths that dumpers wrap at
    WRAPPED_LINES = 3,
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
    static const Str bullets[] = {S_("• "), S_("* "), S_("– "), S_("- "), S_("+ "),
                                  S_("· "), S_("▪ "), S_("● "), S_("o "), S_("◦ ")};
    for (ptrdiff_t i = 0; i < countof(bullets); i++)
        if (str_starts(*text, bullets[i])) {
            *text = str_trim(str_from(*text, bullets[i].len));
            return true;
        }
    return false;
}

typedef struct Raw {  // a line as it stands
    Str text;
    ptrdiff_t width, first;  // columns: of the line with its indent, of its first word
    int32_t indent;
    bool gap;
} Raw;
typedef struct Raws {
    Raw *at;
    ptrdiff_t len, cap;
} Raws;

// An ideograph takes two.
static ptrdiff_t columns(Str s) {
    ptrdiff_t count = 0;
    for (ptrdiff_t at = 0; at < s.len;) count += 1 + rune_han(utf8_next(s, &at));
    return count;
}

static Str first_word(Str s) {
    ptrdiff_t end = str_find_byte(s, ' ');
    return end < 0 ? s : str_slice(s, 0, end);
}

// Of what can't be broken at a line's start: a word, or an ideograph.
static ptrdiff_t first_columns(Str s) {
    ptrdiff_t at = 0;
    return rune_han(utf8_next(s, &at)) ? 2 : columns(first_word(s));
}

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
        *vec_push(&raws, arena) = (Raw){clean, columns(clean) + indent, first_columns(clean),
                                        indent < 99 ? (int32_t)indent : 99, gap};
        gap = false;
    }
    return raws;
}

// ---- numbered links ----

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

// ---- unwrapping: lynx, w3m and mail break lines at a width ----

static bool ends_sentence(Str s) {
    static const Str closers[] = {S_("\""), S_("'"), S_("”"), S_("’"), S_("»"),
                                  S_(")"),  S_("]"), S_("“"), S_("*")};
    for (bool cut = true; cut;) {
        cut = false;
        s = str_trim(s);
        for (ptrdiff_t i = 0; i < countof(closers); i++)
            if (str_ends(s, closers[i])) s.len -= closers[i].len, cut = true;
    }
    return s.len &&
        (str_find_byte(S(".?!…"), s.s[s.len - 1]) >= 0 || str_ends(s, S("。")) || str_ends(s, S("…")) ||
         str_ends(s, S("？")) || str_ends(s, S("！")));
}

// Does a line go on what stood before it? Its first letter is no capital; many scripts have none.
static bool goes_on(Str text) {
    ptrdiff_t at = 0;
    int32_t rune = utf8_next(text, &at);
    return rune_letter(rune) && (rune_lower(rune) || rune_fold(rune) == rune);
}

// The width that lines were broken at, 0 when they were not: no line but an address is longer, and some without an end
// go on below.
static ptrdiff_t wrap_width(const Raws *raws) {
    ptrdiff_t width = 0, running = 0;
    for (ptrdiff_t i = 0; i < raws->len; i++) {
        const Raw *line = &raws->at[i];
        if (line->width > width && str_find(line->text, S("://")) < 0) width = line->width;
        if (i + 1 >= raws->len || raws->at[i + 1].gap || line->width < WRAP_LEAST) continue;
        running += !ends_sentence(line->text) && goes_on(raws->at[i + 1].text);
    }
    return running >= WRAPPED_LINES && width <= WRAP_MOST ? width : 0;
}

// No space parts ideographs, nor was there one where the line was broken.
static bool ends_han(Str s) {
    ptrdiff_t at = s.len > 3 ? s.len - 3 : 0;
    return s.len >= 3 && (unsigned char)s.s[at] >= 0xE3 && (unsigned char)s.s[at] <= 0xEF;
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
            if (raws.at[end - 1].width + 1 + raws.at[end].first < width) break;
            bytes += raws.at[end++].text.len + 1;
        }
        if (end > i + 1) {
            char *at = arena_new(arena, char, bytes);
            ptrdiff_t len = 0;
            for (ptrdiff_t k = i; k < end; k++) {
                if (k > i && !ends_han((Str){at, len})) at[len++] = ' ';
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

// ---- shape and neighbours ----

static void label(Line *line, AsideLabel what) {
    line->labelled = true;
    line->label = (uint8_t)what;
}

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

static bool same(const Line *a, const Line *b) { return a->first == b->first; }

// A credit line ("© Agency / Name") stands under its caption; often the caption stands there again. What runs
// on under both without a full stop is the link to another report.
static void label_captions(Lines *lines) {
    for (ptrdiff_t i = 0; i < lines->len; i++) {
        Line *line = &lines->at[i];
        bool image = line->text.s[0] == '[' && line->words <= 2 && line->labelled && i + 1 < lines->len &&
            !lines->at[i + 1].gap;
        if (image) label(&lines->at[i + 1], ASIDE_CAPTION);
        if (!line->labelled || line->label != ASIDE_CAPTION || line->words > 14 || image) continue;
        if (i && !line->gap && !lines->at[i - 1].labelled && lines->at[i - 1].words <= CAPTION_WORDS)
            label(&lines->at[i - 1], ASIDE_CAPTION);
        if (i + 1 >= lines->len || lines->at[i + 1].gap) continue;
        Line *next = &lines->at[i + 1];
        if (i && same(&lines->at[i - 1], next)) label(next, ASIDE_CAPTION);
        else if (!next->labelled && !ends_sentence(next->text) && next->words < LONG_WORDS)
            label(next, ASIDE_RELATED);
    }
    for (ptrdiff_t i = 0; i < lines->len; i++) {  // wherever a caption stands again
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
        bool opens = line->labelled && line->words <= 8 &&
            (line->label == ASIDE_RELATED || line->label == ASIDE_NEWSLETTER ||
             line->label == ASIDE_COMMENTS || line->label == ASIDE_TAGS);
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
    if (numbers_links(&raws))
        for (ptrdiff_t i = 0; i < raws.len; i++) raws.at[i].text = without_numbers(raws.at[i].text, arena);
    raws = unwrap(raws, arena);
    Lines lines = {0};
    for (ptrdiff_t i = 0; i < raws.len; i++) {
        Line line = {.text = raws.at[i].text, .indent = raws.at[i].indent, .gap = raws.at[i].gap};
        line.bullet = cut_bullet(&line.text);
        if (line.text.len == 0) continue;
        line.words = count_words(line.text);
        line.prose = (line.words >= PROSE_WORDS && ends_sentence(line.text)) || line.words >= LONG_WORDS;
        PhraseHit hit = phrase_find(line.text, line.words, *arena);
        if (hit.found) label(&line, hit.label);
        line.ends_page = hit.found && hit.ends_page;
        if (!line.labelled && phrase_is_date(line.text, line.words, *arena)) label(&line, ASIDE_BYLINE);
        *vec_push(&lines, arena) = line;
    }
    find_repeats(&lines, arena);
    label_captions(&lines);
    label_lists(&lines);
    return lines;
}
