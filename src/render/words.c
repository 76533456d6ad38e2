// words.c - see words.h.
#include "render/words.h"

#define WORDS(...)                                   \
    static const Str words[] = {__VA_ARGS__};        \
    must(index >= 0 && index < (int)countof(words)); \
    return words[index]

#define LABEL(constant, text) S_(text),
Str label(Label which) {
    int index = (int)which;
    WORDS(LABELS(LABEL));
}
#undef LABEL

Str part_heading(Part part, bool plain) {
    static const struct {
        Str heading, plain;
    } headings[PART_COUNT] = {
        [PART_WARNINGS] = {S_("CHECK BEFORE USE"), S_("Before you rely on it")},
        [PART_NEWS] = {S_("NEW SINCE THE EARLIER BRIEF"), S_("New since then")},
        [PART_TOP] = {S_("IN FIVE LINES"), {0}},
        [PART_POINTS] = {S_("WHAT HAPPENED, AND WHO SAYS SO"), S_("What happened, and who says so")},
        [PART_TOPICS] = {S_("MAIN POINTS, BY TOPIC"), S_("Main points, by topic")},
        [PART_DIFFERENCES] = {S_("WHERE REPORTS DIFFER"), S_("Where they differ")},
        [PART_TITLES] = {S_("TITLES"), S_("Titles")},
        [PART_QUOTES] = {S_("WHO SAID WHAT"), S_("Who said what")},
        [PART_POSITIONS] = {S_("POSITIONS, BY TOPIC AND BY WHO HOLDS THEM (as told by)"), S_("Positions")},
        [PART_AHEAD] = {S_("AHEAD"), S_("Ahead")},
        [PART_COVERAGE] = {S_("WHO TELLS WHAT"), S_("Who tells what")},
        [PART_SOURCES] = {S_("SOURCES"), S_("Read one in full")},
    };
    must(part < PART_COUNT);
    return plain ? headings[part].plain : headings[part].heading;
}

Str warning_label(WarningKind kind) {
    static const Str labels[WARNING_COUNT] = {
        [WARNING_SHARED_TEXT] =
            S_("Same text in reports, outside any quotation: what only these tell has one source"),
        [WARNING_REPRINT] = S_("One report is another's copy: the two have one origin"),
        [WARNING_UNNAMED_SOURCE] = S_("Sources not named"),
        [WARNING_VAGUE_SOURCE] = S_("Put down to nobody in particular"),
        [WARNING_HEADLINE] = S_("Headline: what stands in it and not in its own text"),
        [WARNING_NO_SPEAKER] =
            S_("A quote whose speaker is not named in the report: attributed to nobody here"),
        [WARNING_PRESS_RELEASE] = S_("From one side's press release"),
        [WARNING_TOLD_BY_OTHER] = S_("One side's position, told by another"),
        [WARNING_CREDIT] = S_("Agency named; whether for the text or the picture is not stated"),
        [WARNING_CORRECTION] = S_("Corrected by the outlet"),
        [WARNING_TEASER] = S_("Only the beginning of the report was read"),
    };
    must(kind < WARNING_COUNT);
    return labels[kind];
}

Str difference_label(DifferenceKind kind) {
    static const Str labels[DIFFERENCE_COUNT] = {
        [DIFFERENCE_NUMBER] = S_("Figures"),
        [DIFFERENCE_UPDATE] = S_("Figures, by day"),
        [DIFFERENCE_AGE] = S_("Age"),
        [DIFFERENCE_VOTE] = S_("Vote or score"),
        [DIFFERENCE_OUTCOME] = S_("Outcome"),
        [DIFFERENCE_CAUSE] = S_("Cause"),
        [DIFFERENCE_YEARS] = S_("Years"),
        [DIFFERENCE_DAY] = S_("Day"),
        [DIFFERENCE_NAME] = S_("Name"),
        [DIFFERENCE_QUOTE] = S_("Words of a quote"),
        [DIFFERENCE_FOCUS] = S_("Focus"),
        [DIFFERENCE_PLAN] = S_("Plan (published before) and outcome"),
        [DIFFERENCE_WEIGHT] = S_("Same figures, other weight"),
        [DIFFERENCE_COMPATIBLE] = S_("Can both be true"),
    };
    must(kind < DIFFERENCE_COUNT);
    return labels[kind];
}

Str mark_sign(Mark mark) {
    int index = (int)mark;
    WORDS({0}, S_("="), S_("~"), S_("(~)"));
}

Str told_sign(Told told) {
    int index = (int)told;
    WORDS(S_("-"), S_("x"), S_("<"), S_("t"), S_("?"));
}

Str mark_word(Mark mark) {
    int index = (int)mark;
    WORDS(S_("first"), S_("same"), S_("other"), S_("part"));
}

Str told_word(Told told) {
    int index = (int)told;
    WORDS(S_("not-found"), S_("told"), S_("before"), S_("teaser"), S_("like"));
}

Str copying_word(Copying copying) {
    int index = (int)copying;
    WORDS(S_("own"), S_("partly"), S_("reprint"));
}

// A page that lede takes apart by its title has the form of an article.
Str section_form(const Section *section) {
    return form_word(section->article->form == FORM_LIVE ? FORM_LIVE : FORM_ROUNDUP);
}

// ---- counts ----

void put_count(Buf *out, ptrdiff_t count, Str one, Str many) {
    buf_int(out, count);
    buf_byte(out, ' ');
    buf_str(out, count == 1 ? one : many);
}

void put_reports(Buf *out, ptrdiff_t reports, ptrdiff_t origins) {
    put_count(out, reports, S("report"), S("reports"));
    if (origins >= reports) return;
    buf_str(out, S(", at most "));
    put_count(out, origins, S("origin"), S("origins"));
}

void put_asides(Buf *out, ptrdiff_t count, AsideLabel what) {
#define ASIDE(constant, word) [constant] = S_(word),
    static const Str plain[] = {ASIDES(ASIDE)};
#undef ASIDE
    static const struct {
        Str one, many;
    } words[countof(plain)] = {
        [ASIDE_OTHER] = {S_("other piece"), S_("other pieces")},
        [ASIDE_CAPTION] = {S_("picture caption"), S_("picture captions")},
        [ASIDE_RELATED] = {S_("link to another story"), S_("links to other stories")},
        [ASIDE_TAGS] = {S_("list of tags"), S_("lists of tags")},
        [ASIDE_NAVIGATION] = {S_("piece of navigation"), S_("pieces of navigation")},
        [ASIDE_NEWSLETTER] = {S_("newsletter offer"), S_("newsletter offers")},
        [ASIDE_SHARE] = {S_("share button"), S_("share buttons")},
        [ASIDE_COMMENTS] = {S_("piece of reader comment"), S_("pieces of reader comment")},
        [ASIDE_COOKIES] = {S_("cookie notice"), S_("cookie notices")},
        [ASIDE_BYLINE] = {S_("byline"), S_("bylines")},
        [ASIDE_CREDIT] = {S_("credit"), S_("credits")},
        [ASIDE_NOTE] = {S_("editor's note"), S_("editor's notes")},
        [ASIDE_READ_TIME] = {S_("reading time"), S_("reading times")},
        [ASIDE_STANDFIRST] = {S_("standfirst"), S_("standfirsts")},
    };
    // a label new to this table is shown by its word
    Str one = words[what].one.len ? words[what].one : plain[what];
    put_count(out, count, one, words[what].many.len ? words[what].many : one);
}
