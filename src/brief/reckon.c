// reckon.c - see reckon.h.
#include "brief/reckon.h"

#include "brief/iso.h"

enum { DAYS_NEAR = 31 };

// Days between the day and the story's; 0 within it.
static int32_t apart(int32_t day, int32_t first, int32_t last) {
    return day < first ? first - day : day > last ? day - last : 0;
}

Str reckon_published(const Story *story, const Article *article, Arena *keep) {
    int32_t first = iso_number(story->first), last = iso_number(story->last), nearest = DAYS_NEAR + 1;
    Str day = article->dateline.date, best = {0};  // "--04-07"
    if (article->published.len || day.len != 7 || !str_starts(day, S("--")) || first == ISO_NONE ||
        last == ISO_NONE)
        return best;
    for (int32_t year = iso_year(story->first) - 1; year <= iso_year(story->last) + 1; year++) {
        Arena scratch = *keep;
        Str iso = str_format(&scratch, "%04d-%.*s", year, (int)day.len - 2, day.s + 2);
        if (iso_number(iso) == ISO_NONE || apart(iso_number(iso), first, last) >= nearest) continue;
        nearest = apart(iso_number(iso), first, last);
        *keep = scratch;
        best = iso;
    }
    return best;
}
