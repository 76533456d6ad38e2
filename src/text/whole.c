// whole.c - see whole.h.
#include "text/whole.h"

#include "base/limits.h"
#include "base/utf8.h"
#include "text/mark.h"

static bool is_dash(int32_t rune) { return rune == '-' || rune == 0x2013 || rune == 0x2014; }

// The last letter or mark of what stands before `at`, quotation marks and spaces aside.
static int32_t last_before(Str text, ptrdiff_t at) {
    for (int32_t rune; at > 0;) {
        rune = utf8_prev(text, &at);
        if (!rune_space(rune) && rune != '"' && rune != '\'' && rune != 0x201C && rune != 0x2018) return rune;
    }
    return 0;
}

// Begins with a small letter, but is not the rest of `"We came," he said, "and saw. The boats were gone."`
static bool is_phrase(Str text, Span region, bool first) {
    ptrdiff_t at = region.start;
    return rune_lower(utf8_next(text, &at)) && (first || last_before(text, region.start) != ',');
}

static bool is_outcry(Str text, Span region) {
    ptrdiff_t at = region.end;
    int32_t last = utf8_prev(text, &at);
    return last == '!' || last == '?' || is_dash(last);
}

Spans whole_find(const Article *article, Arena *keep, Arena scratch) {
    Str text = article->text;
    Spans regions = mark_regions(text, &article->paragraphs, keep, scratch);
    const Span *paragraph = article->paragraphs.at;
    ptrdiff_t len = 0;
    bool first = true;
    for (ptrdiff_t i = 0; i < regions.len; i++) {
        Span region = regions.at[i];
        for (; paragraph->end < region.end; paragraph++) first = true;
        bool closed = region.end < paragraph->end && region.end - region.start < LIMIT_WHOLE_QUOTE_BYTES;
        if (closed && (is_phrase(text, region, first) || is_outcry(text, region))) regions.at[len++] = region;
        first = false;
    }
    regions.len = len;
    return regions;
}
