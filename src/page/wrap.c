// wrap.c - see wrap.h. In order: cutting, the dumper's marks, unwrapping.
//
// lynx, w3m and mail break lines at a width that has to be found: preformatted text and tables are wider than the
// paragraphs beside them. Where a line goes on below, its first word had no room above: the width is at least the line's
// and less than both together. The width that most such pairs allow is the dumper's.
#include "page/wrap.h"

#include "base/utf8.h"
#include "base/vec.h"
#include "page/markdown.h"

enum {
    WRAP_LEAST = 50,
    WRAP_MOST = 160,  // widths that dumpers wrap at
    WRAPPED_LINES = 3,
    FIRST_MOST = 24,  // columns of a word that starts a line where a sentence has ended
    RAGGED = 25,      // a line with so much room to the right was ended by its page
    LISTED_LINKS = 3,
    INDENT_MOST = 99,
    CENTRED_LEAST = 1,
    CENTRED_MORE = 10,  // columns that centred lines have more than paragraphs
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

static Str first_word(Str s) {
    ptrdiff_t end = str_find_byte(s, ' ');
    return end < 0 ? s : str_slice(s, 0, end);
}

static Raws cut_lines(Str text, Arena *arena) {
    Raws raws = {0};
    bool gap = true;
    for (Str rest = text, line; str_cut(&rest, '\n', &line);) {
        ptrdiff_t indent = 0;
        while (indent < line.len && (line.s[indent] == ' ' || line.s[indent] == '\t')) indent++;
        Str clean = collapse(line, arena);
        if (clean.len)
            *vec_push(&raws, arena) = (Raw){
                .text = clean, .indent = indent < INDENT_MOST ? (int32_t)indent : INDENT_MOST, .gap = gap};
        gap = clean.len == 0;
    }
    return raws;
}

// ---- the dumper's marks ----

// lynx numbers links in the text, "[12]Harbour", and lists their addresses at the end.
static bool numbers_links(const Raws *raws) {
    ptrdiff_t listed = 0;
    for (ptrdiff_t i = 0; i < raws->len; i++) {
        Str text = raws->at[i].text;
        ptrdiff_t dot = str_find(text, S(". http"));
        listed += dot > 0 && dot < 5 && ascii_digit(text.s[0]);
    }
    return listed >= LISTED_LINKS;
}

// How many bytes at `at` are the number of a link; 0 when none is there.
static ptrdiff_t number_at(Str text, ptrdiff_t at) {
    ptrdiff_t end = at + 1;
    while (end < text.len && ascii_digit(text.s[end])) end++;
    return text.s[at] == '[' && end > at + 1 && end < text.len && text.s[end] == ']' ? end + 1 - at : 0;
}

// Buttons and fields to fill in: "(BUTTON)", "[ ]", "[X]", "____________".
static ptrdiff_t mark_at(Str text, ptrdiff_t at) {
    static const Str marks[] = {S_("(BUTTON)"), S_("[ ]"), S_("[X]"), S_("( )"), S_("(*)"), S_("(X)")};
    Str rest = str_from(text, at);
    for (ptrdiff_t i = 0; i < countof(marks); i++)
        if (str_starts(rest, marks[i])) return marks[i].len;
    ptrdiff_t line = 0;
    while (line < rest.len && rest.s[line] == '_') line++;
    return line >= 4 ? line : 0;
}

static void cut_marks(Raw *raw, bool numbered, Arena *arena) {
    Str text = raw->text;
    if (str_starts(text, S("IFRAME: "))) {
        raw->text = (Str){0};
        return;
    }
    bool some = false;
    for (ptrdiff_t i = 0; i < text.len && !some; i++)
        some = text.s[i] == '[' || text.s[i] == '(' || text.s[i] == '_';
    if (!some) return;
    char *out = arena_new(arena, char, text.len);
    ptrdiff_t len = 0;
    for (ptrdiff_t at = 0; at < text.len;) {
        ptrdiff_t number = numbered ? number_at(text, at) : 0, mark = number ? 0 : mark_at(text, at);
        raw->links += number > 0, raw->marks += mark > 0;
        at += number + mark;
        if (number + mark == 0) out[len++] = text.s[at++];
        else if (mark && at < text.len && text.s[at] == ' ' && (len == 0 || out[len - 1] == ' ')) at++;
    }
    raw->text = str_trim((Str){out, len});
}

// ---- unwrapping ----

bool wrap_ends_sentence(Str s) {
    static const Str closers[] = {S_("\""), S_("'"), S_("”"), S_("’"),  S_("»"), S_(")"),
                                  S_("]"),  S_("“"), S_("*"), S_("」"), S_("）")};
    static const Str ends[] = {S_("."),  S_("?"),  S_("!"), S_("…"), S_("。"),
                               S_("？"), S_("！"), S_("؟"), S_("۔"), S_("।")};
    for (bool cut = true; cut;) {
        cut = false;
        s = str_trim(s);
        for (ptrdiff_t i = 0; i < countof(closers); i++)
            if (str_ends(s, closers[i])) s.len -= closers[i].len, cut = true;
    }
    for (ptrdiff_t i = 0; i < countof(ends); i++)
        if (str_ends(s, ends[i])) return true;
    return false;
}

// Some dumpers count an ideograph as two columns and break lines before any; lynx counts one and breaks at spaces.
static ptrdiff_t columns(Str s, bool cells) {
    ptrdiff_t count = 0;
    for (ptrdiff_t at = 0; at < s.len;) {
        int32_t rune = utf8_next(s, &at);
        count += cells ? rune_width(rune) : 1;
    }
    return count;
}

static void measure(Raws *raws, bool cells) {
    for (ptrdiff_t i = 0; i < raws->len; i++) {
        Raw *raw = &raws->at[i];
        ptrdiff_t at = 0;
        raw->width = columns(raw->text, cells) + raw->indent;
        raw->first = cells && rune_han(utf8_next(raw->text, &at)) ? 2 : columns(first_word(raw->text), cells);
    }
}

// Does a line go on what stood before it? Its first letter is no capital; many scripts have none.
static bool goes_on(Str text, bool cased) {
    ptrdiff_t at = 0;
    int32_t rune = utf8_next(text, &at);
    return rune_letter(rune) && (rune_lower(rune) || (!cased && rune_fold(rune) == rune));
}

// Would the next line's first word have had no room on this one, if lines were `width` columns wide?
static bool was_full(const Raw *line, const Raw *next, ptrdiff_t width) {
    ptrdiff_t first = next->first;
    if (first > FIRST_MOST && wrap_ends_sentence(line->text)) first = FIRST_MOST;
    return line->width <= width && width <= line->width + first;
}

typedef struct Width {
    ptrdiff_t columns, votes;
} Width;

// The width that most lines which go on below allow. Where as many lines are wider, nobody broke them.
static Width find_width(const Raws *raws) {
    ptrdiff_t change[WRAP_MOST + 2] = {0};
    for (ptrdiff_t i = 0; i + 1 < raws->len; i++) {
        const Raw *line = &raws->at[i], *next = line + 1;
        if (next->gap || line->width < WRAP_LEAST || line->width > WRAP_MOST) continue;
        if (wrap_ends_sentence(line->text) || !goes_on(next->text, false)) continue;
        ptrdiff_t end = line->width + next->first;
        change[line->width]++;
        change[end < WRAP_MOST ? end + 1 : WRAP_MOST + 1]--;
    }
    Width best = {0};
    for (ptrdiff_t at = WRAP_LEAST, votes = 0; at <= WRAP_MOST; at++) {
        votes += change[at];
        if (votes > best.votes) best = (Width){at, votes};
    }
    ptrdiff_t wider = 0;
    for (ptrdiff_t i = 0; i < raws->len; i++)
        wider += raws->at[i].width > best.columns && str_find(raws->at[i].text, S("://")) < 0;
    return wider < best.votes ? best : (Width){0};
}

// No space parts ideographs, nor was there one where the line was broken.
static bool ends_han(Str s) {
    ptrdiff_t at = s.len > 3 ? s.len - 3 : 0;
    return s.len >= 3 && (unsigned char)s.s[at] >= 0xE3 && (unsigned char)s.s[at] <= 0xEF;
}

static bool bullet(Str text) {
    Str first = first_word(text);
    return str_eq(first, S("*")) || str_eq(first, S("+")) || str_eq(first, S("o")) || str_eq(first, S("•"));
}

// lynx centres headings: both lines have the same middle, and the first had no room for one more word.
static bool was_centred(const Raw *line, const Raw *next, ptrdiff_t width) {
    ptrdiff_t middle = line->width + line->indent, apart = next->width + next->indent - middle;
    return next->indent >= CENTRED_LEAST && next->indent != line->indent && apart >= -1 && apart <= 1 &&
        middle < width + CENTRED_MORE && line->width - line->indent + 1 + next->first > middle - CENTRED_MORE;
}

static bool belongs(const Raw *line, const Raw *next, ptrdiff_t width) {
    if (next->gap || bullet(next->text)) return false;
    if (was_centred(line, next, width)) return true;
    if (was_full(line, next, width)) return true;
    // a word in small letters: the line above was narrower, in a column or a box
    return line->width <= width && line->width + RAGGED > width && goes_on(next->text, true) &&
        !wrap_ends_sentence(line->text);
}

static Raw joined(const Raw *lines, ptrdiff_t len, Arena *arena) {
    Raw whole = lines[0];
    ptrdiff_t bytes = 0;
    for (ptrdiff_t i = 0; i < len; i++) bytes += lines[i].text.len + 1;
    char *at = arena_new(arena, char, bytes);
    ptrdiff_t end = 0;
    for (ptrdiff_t i = 0; i < len; i++) {
        if (i && !ends_han((Str){at, end})) at[end++] = ' ';
        memcpy(at + end, lines[i].text.s, (size_t)lines[i].text.len);
        end += lines[i].text.len;
        if (i) whole.links += lines[i].links, whole.marks += lines[i].marks;
    }
    whole.text = (Str){at, end};
    return whole;
}

static Raws unwrap(Raws raws, Arena *arena) {
    measure(&raws, true);
    Width cells = find_width(&raws);
    measure(&raws, false);
    Width width = find_width(&raws);
    if (cells.votes > width.votes) measure(&raws, true), width = cells;
    if (width.votes < WRAPPED_LINES) return raws;
    Raws out = {0};
    for (ptrdiff_t i = 0, end; i < raws.len; i = end) {
        end = i + 1;
        while (end < raws.len && belongs(&raws.at[end - 1], &raws.at[end], width.columns)) end++;
        *vec_push(&out, arena) = end > i + 1 ? joined(raws.at + i, end - i, arena) : raws.at[i];
    }
    return out;
}

Raws wrap_undo(Str text, Arena *arena) {
    bool marked = markdown_is(text), gap = false;
    Raws raws = cut_lines(marked ? markdown_plain(text, arena) : text, arena), out = {0};
    bool numbered = marked || numbers_links(&raws);
    raws = unwrap(raws, arena);
    for (ptrdiff_t i = 0; i < raws.len; i++) {
        Raw raw = raws.at[i];
        cut_marks(&raw, numbered, arena);
        gap |= raw.gap;
        if (raw.text.len == 0) continue;
        raw.gap = gap;
        gap = false;
        *vec_push(&out, arena) = raw;
    }
    return out;
}
