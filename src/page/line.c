// line.c - see line.h.
#include "page/line.h"

#include "base/map.h"
#include "base/utf8.h"
#include "page/bare.h"
#include "page/phrase.h"
#include "page/wrap.h"

enum {
    PROSE_WORDS = 9,  // a line with a full stop and so many words is prose
    LONG_WORDS = 30,  // a line of so many is prose without one
    CAPTION_WORDS = 70,
    GALLERY_LINES = 3,  // a picture's credit, caption and count
};

// ---- shape and neighbours ----

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
        else if (!next->labelled && !wrap_ends_sentence(next->text) && next->words < LONG_WORDS)
            label(next, ASIDE_RELATED);
    }
    for (ptrdiff_t i = 0; i < lines->len; i++) {  // wherever a caption stands again
        Line *line = &lines->at[i];
        const Line *first = &lines->at[line->first];
        if (!line->labelled && first->labelled && first->label == ASIDE_CAPTION) label(line, ASIDE_CAPTION);
    }
}

static Str first_word(Str s) {
    ptrdiff_t end = str_find_byte(s, ' ');
    return end < 0 ? s : str_slice(s, 0, end);
}

// "2 / 3", "2 of 3": which picture of a gallery stands here.
static bool is_counter(Str text) {
    Str first = first_word(text), rest = str_trim(str_from(text, first.len));
    ptrdiff_t slash = str_find_byte(text, '/');
    if (rest.len == 0) first = str_slice(text, 0, slash), rest = str_from(text, slash);
    int64_t at, of;
    Str last = str_trim(str_from(rest,
                                 str_starts(rest, S("/"))         ? 1
                                     : str_starts(rest, S("of ")) ? 3
                                                                  : rest.len));
    return text.len < 12 && str_int(first, &at) && str_int(last, &of) && at <= of;
}

// What stands above a gallery's count, with a credit, is the picture's caption, however long.
static void label_galleries(Lines *lines) {
    for (ptrdiff_t i = 1; i < lines->len; i++) {
        if (!is_counter(lines->at[i].text)) continue;
        ptrdiff_t from = i;
        bool credit = false;
        while (from > 0 && i - from < GALLERY_LINES && !lines->at[from].gap &&
               !is_counter(lines->at[from - 1].text)) {
            from--;
            credit |= lines->at[from].labelled && lines->at[from].label == ASIDE_CAPTION;
            if (credit) break;
        }
        if (!credit) continue;
        for (; from <= i; from++) label(&lines->at[from], ASIDE_CAPTION);
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
    Raws raws = wrap_undo(text, arena);
    Lines lines = {0};
    for (ptrdiff_t i = 0; i < raws.len; i++) {
        const Raw *raw = &raws.at[i];
        Line line = {.text = raw->text,
                     .indent = raw->indent,
                     .links = raw->links,
                     .marks = raw->marks,
                     .gap = raw->gap};
        line.bullet = cut_bullet(&line.text);
        if (line.text.len == 0) continue;
        line.words = count_words(line.text);
        for (ptrdiff_t k = 0; k < line.text.len && !line.digits; k++)
            line.digits = ascii_digit(line.text.s[k]);
        line.prose = (line.words >= PROSE_WORDS && wrap_ends_sentence(line.text)) || line.words >= LONG_WORDS;
        PhraseHit hit = phrase_find(line.text, line.words, *arena);
        if (hit.found) label(&line, hit.label);
        line.ends_page = hit.found && hit.ends_page;
        if (!line.labelled && phrase_is_date(line.text, line.words, *arena)) label(&line, ASIDE_BYLINE);
        *vec_push(&lines, arena) = line;
    }
    find_repeats(&lines, arena);
    label_captions(&lines);
    label_galleries(&lines);
    label_lists(&lines);
    return lines;
}
