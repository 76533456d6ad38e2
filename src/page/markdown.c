// markdown.c - see markdown.h. In order: is it, links, marks inside a line, marks at its start.
//
// Converters write what Markdown would not read: a link's text over several lines, a heading inside a link. So brackets are
// paired over the whole text, by a stack, and everything else is read line by line.
#include "page/markdown.h"

#include "base/vec.h"

#include <string.h>

enum {
    LINKS_LEAST = 3,
    HEADING_MOST = 6,
    DEPTH_MOST = 64,
    URL_MOST = 2000,
    RUN_MOST = 4,
    WIDTH_LEAST = 60,
    WIDTH_MOST = 100,
    WIDTH_LINES = 5,
    WIDTH_SHARE = 20,
    WIDER_SHARE = 4
};

// ---- is it ----

static bool is_heading(Str line) {
    ptrdiff_t level = 0;
    while (level < line.len && line.s[level] == '#') level++;
    return level >= 1 && level <= HEADING_MOST && level < line.len && line.s[level] == ' ';
}

bool markdown_is(Str text) {
    int links = 0, headings = 0;
    for (Str rest = text; links < LINKS_LEAST;) {
        ptrdiff_t at = str_find(rest, S("]("));
        if (at < 0) break;
        rest = str_from(rest, at + 2);
        links += str_starts(rest, S("http")) || str_starts(rest, S("/")) || str_starts(rest, S("#"));
    }
    if (links == 0 || links == LINKS_LEAST) return links;
    for (Str rest = text, line; headings == 0 && str_cut(&rest, '\n', &line);) headings += is_heading(line);
    return headings;
}

// ---- links ----

static ptrdiff_t address_end(Str text, ptrdiff_t at) {
    int depth = 0;
    for (ptrdiff_t i = at; i < text.len && i < at + URL_MOST; i++) {
        depth += text.s[i] == '(';
        depth -= text.s[i] == ')';
        if (text.s[i] == '[') break;  // no address has one; and none is looked for twice
        if (depth == 0) return i + 1;
    }
    return at;
}

// By byte: for a bracket that opens a link, 1; one that opens a picture, how far it goes; for one that closes a link, how
// far its address goes. 0 for all else.
static int32_t *read_links(Str text, Arena *arena) {
    int32_t *links = arena_new(arena, int32_t, text.len + 1);
    ptrdiff_t open[DEPTH_MOST], depth = 0;
    for (ptrdiff_t i = 0; i < text.len; i++) {
        if (text.s[i] == '\\') i++;
        else if (text.s[i] == '[') open[depth++ % DEPTH_MOST] = i;
        else if (text.s[i] == ']' && depth > 0) {
            ptrdiff_t from = open[--depth % DEPTH_MOST];
            bool link = i + 1 < text.len && text.s[i + 1] == '(';
            ptrdiff_t end = link ? address_end(text, i + 1) : 0;
            if (end <= i + 1) continue;
            bool picture = from > 0 && text.s[from - 1] == '!';
            if (picture) links[from - 1] = (int32_t)(end - from + 1);
            else links[from] = 1, links[i] = (int32_t)(end - i);
        }
    }
    return links;
}

// ---- marks inside a line ----

static bool is_letter(Str text, ptrdiff_t at) {
    return at >= 0 && at < text.len &&
        (ascii_alpha(text.s[at]) || ascii_digit(text.s[at]) || (unsigned char)text.s[at] >= 0x80);
}

// Bytes of an emphasis at `at`: "**", "_" at a word's edge, "`"; 0 when none stands there.
static ptrdiff_t emphasis_at(Str text, ptrdiff_t at) {
    char c = text.s[at];
    if (c == '`') return 1;
    if ((c != '*' && c != '_') || (at > 0 && text.s[at - 1] == c)) return 0;
    ptrdiff_t end = at;
    while (end < text.len && end < at + RUN_MOST && text.s[end] == c) end++;
    bool before = is_letter(text, at - 1), behind = is_letter(text, end);
    if (end - at == 2 || (c == '*' && end - at == 3)) return end - at;
    bool alone = (at == 0 || text.s[at - 1] == ' ') && (end == text.len || text.s[end] == ' ');
    return end - at == 1 && !alone && !(before && behind) ? 1 : 0;
}

static bool escapes(char c) {
    return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') ||
        (c >= '{' && c <= '~');
}

// ---- marks at its start ----

// "---", "* * *", "|---|---|": a line between parts.
static bool is_rule(Str line) {
    ptrdiff_t marks = 0;
    for (ptrdiff_t i = 0; i < line.len; i++) {
        if (str_find_byte(S("-*_|: \r"), line.s[i]) < 0) return false;
        marks += line.s[i] == '-' || line.s[i] == '*' || line.s[i] == '_';
    }
    return marks >= 3;
}

static ptrdiff_t start_bytes(Str line) {
    ptrdiff_t at = 0;
    while (at < line.len && (line.s[at] == ' ' || line.s[at] == '>')) at++;
    Str rest = str_from(line, at);
    if (is_rule(rest)) return line.len;
    if (is_heading(rest)) return at + str_find_byte(rest, ' ') + 1;
    return at;
}

// ---- lines that were broken at a width ----

static Str line_at(Str text, ptrdiff_t at) {
    Str rest = str_from(text, at);
    ptrdiff_t end = str_find_byte(rest, '\n');
    return end < 0 ? rest : str_slice(rest, 0, end);
}

static ptrdiff_t columns(Str s) {
    ptrdiff_t count = 0;
    for (ptrdiff_t i = 0; i < s.len; i++) count += ((unsigned char)s.s[i] & 0xC0) != 0x80;
    return count;
}

// html2text breaks lines, addresses and all: the width that a share of the longer ones reach; 0 where as many are longer.
static ptrdiff_t find_width(Str text) {
    int32_t lines[WIDTH_MOST + 1] = {0}, all = 0, wider = 0;
    for (Str rest = text, line; str_cut(&rest, '\n', &line);) {
        ptrdiff_t width = columns(line);
        if (width < WIDTH_LEAST || str_find(line, S("](")) >= 0 || str_find(line, S("://")) >= 0) continue;
        if (width > WIDTH_MOST) wider++;
        else lines[width]++, all++;
    }
    if (all < WIDTH_LINES || wider * WIDER_SHARE > all) return 0;
    ptrdiff_t width = WIDTH_MOST;
    while (width > WIDTH_LEAST && lines[width] * WIDTH_SHARE < all) width--;
    return width;
}

static bool begins_block(Str line) {
    static const Str marks[] = {S_("* "), S_("- "), S_("+ "), S_("#"), S_(">"), S_("|"), S_("![")};
    line = str_trim(line);
    for (ptrdiff_t i = 0; i < countof(marks); i++)
        if (str_starts(line, marks[i])) return true;
    ptrdiff_t digits = 0;
    while (digits < line.len && ascii_digit(line.s[digits])) digits++;
    return line.len == 0 || (digits && str_starts(str_from(line, digits), S(". ")));
}

// Had the first word of the line behind the break at `at` no room on the line before it?
static bool goes_on(Str text, ptrdiff_t at, ptrdiff_t width) {
    Str next = line_at(text, at + 1), line = str_slice(text, 0, at);
    if (width == 0 || begins_block(next)) return false;
    line = str_from(line, str_rfind_byte(line, '\n') + 1);
    next = str_trim(next);
    ptrdiff_t space = str_find_byte(next, ' ');
    return !is_heading(line) &&
        columns(line) + 1 + columns(space < 0 ? next : str_slice(next, 0, space)) > width;
}

Str markdown_plain(Str text, Arena *keep) {
    ptrdiff_t width = find_width(text);
    const int32_t *links = read_links(text, keep);
    char *out = arena_new(keep, char, text.len * 3 + 1);  // "[" may become "[1]"
    ptrdiff_t len = 0;
    bool start = true;
    for (ptrdiff_t at = 0; at < text.len;) {
        if (start) at += start_bytes(line_at(text, at));
        start = false;
        if (at >= text.len) break;
        char c = text.s[at];
        ptrdiff_t emphasis = emphasis_at(text, at);
        if (c == '\\' && at + 1 < text.len && escapes(text.s[at + 1])) out[len++] = text.s[at + 1], at += 2;
        else if (c == '[' && links[at]) memcpy(out + len, "[1]", 3), len += 3, at++;
        else if (links[at]) at += links[at];
        else if (emphasis && c != '\n') at += emphasis;
        else if (c == '\n' && goes_on(text, at, width)) out[len++] = ' ', at++;
        else start = c == '\n', out[len++] = text.s[at++];
    }
    return (Str){out, len};
}
