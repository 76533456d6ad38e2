// origin_count.c - see origin.h: how many origins some members have at most, and why.
#include "base/buf.h"
#include "story/origin.h"

#include "article/outlets.h"

// One member's part of a count, and the origin it counts for: a number of the story's, or behind them one that
// is only cited.
typedef struct Part {
    int32_t member, origin;
    Str cited;  // empty: the member's own origin
} Part;
typedef struct Parts {
    Part *at;
    ptrdiff_t len, cap;
} Parts;

// ---- the root of a chain ----

static Str known_at(const Article *article, Span at, Arena scratch) {
    return at.end > at.start ? origin_known(str_span(article->text, at), scratch) : (Str){0};
}

// Whom the article names as source of what stands at `at`: in "Reuters reported, citing TASS", TASS.
static Str cited_at(const Article *article, Span at, Arena scratch) {
    for (ptrdiff_t q = 0; q < article->quotes.len; q++) {
        const Quote *quote = &article->quotes.at[q];
        bool touches = false;
        for (ptrdiff_t p = 0; p < quote->content.len && !touches; p++)
            touches = span_touch(quote->content.at[p], at);
        if (!touches) continue;
        Str root = known_at(article, quote->root, scratch);
        if (root.len == 0) root = known_at(article, quote->speaker, scratch);
        if (root.len && !outlet_same(root, article->outlet)) return root;
    }
    return (Str){0};
}

// The origin whose text or outlet bears this name; -1 when the story has none.
static int32_t origin_named(const Story *story, Str name) {
    for (ptrdiff_t i = 0; i < story->members_len; i++) {
        const Member *member = &story->members[i];
        if (outlet_same(member->article->outlet, name) ||
            (origin_sign_whole(member) && outlet_same(member->from, name)))
            return member->origin;
    }
    return -1;
}

static int by_part(const void *a, const void *b) {
    const Part *x = a, *y = b;
    if (x->origin != y->origin) return x->origin < y->origin ? -1 : 1;
    int order = str_cmp(x->cited, y->cited);
    return order ? order : (x->member > y->member) - (x->member < y->member);
}

// A name that the story has no report of counts once, whoever cites it.
static void number_cited(Part *part, const Story *story, Strs *cited, Arena *keep) {
    part->origin = origin_named(story, part->cited);
    if (part->origin >= 0) return;
    ptrdiff_t c = 0;
    while (c < cited->len && !outlet_same(cited->at[c], part->cited)) c++;
    if (c == cited->len) *vec_push(cited, keep) = part->cited;
    part->cited = cited->at[c];
    part->origin = story->origins + (int32_t)c;
}

static Parts parts_of(const Story *story, const OriginOf *of, ptrdiff_t len, Arena *keep, Arena scratch) {
    Parts parts = {0};
    Strs cited = {0};
    for (ptrdiff_t i = 0; i < len; i++) {
        const Member *member = &story->members[of[i].member];
        Part part = {of[i].member, member->origin, {0}};
        if (of[i].at.end > of[i].at.start) part.cited = cited_at(member->article, of[i].at, scratch);
        if (part.cited.len) number_cited(&part, story, &cited, keep);
        *vec_push(&parts, keep) = part;
    }
    vec_sort(parts.at, parts.len, (ptrdiff_t)sizeof(Part), by_part);
    return parts;
}

// ---- groups ----

static int by_reports(const void *a, const void *b) {
    const OriginGroup *x = a, *y = b;
    if (x->reports != y->reports) return x->reports > y->reports ? -1 : 1;
    return x->member < y->member ? -1 : x->member > y->member;
}

// The agency or outlet whose text a group is: what its members say themselves, else, where one text stands in
// several outlets, the one that had it first.
static void name_group(OriginGroup *group, const Story *story, const Part *at, const Part *end) {
    for (const Part *p = at; p < end && group->name.len == 0; p++)
        if (origin_sign_whole(&story->members[p->member])) group->name = story->members[p->member].from;
    for (const Part *p = at; p < end && group->name.len == 0; p++)
        if (story->members[p->member].copying == COPY_REPRINT)
            group->name = story->members[story->members[p->member].copied_from].article->outlet;
    // "NORDPRESS" in a dateline is Nordpress, where one of the reports is its own
    for (ptrdiff_t m = 0; m < story->members_len && group->name.len; m++)
        if (outlet_same(group->name, story->members[m].article->outlet)) {
            group->name = story->members[m].article->outlet;
            return;
        }
}

static OriginGroup group_of(const Story *story, const Part *at, const Part *end) {
    OriginGroup group = {.name = at->cited, .member = at->member};
    int32_t last = -1;
    for (const Part *p = at; p < end; p++) {
        if (p->member == last) continue;
        last = p->member;
        group.reports++;
        const Member *member = &story->members[p->member];
        group.copies += member->copying == COPY_REPRINT;
        if (member->tie > group.tie) group.tie = member->tie;
    }
    if (at->cited.len == 0) name_group(&group, story, at, end);
    return group;
}

static int32_t count_outlets(const Story *story, const Parts *parts, Arena scratch) {
    Strs names = {0};
    for (ptrdiff_t i = 0; i < parts->len; i++) {
        char room[OUTLET_BYTES];
        *vec_push(&names, &scratch) =
            str_copy(outlet_plain(story->members[parts->at[i].member].article->outlet, room), &scratch);
    }
    int32_t outlets = 0;
    for (ptrdiff_t i = 0; i < names.len; i++) {
        bool first = true;  // reports are few, and a report of no known outlet is one of its own
        for (ptrdiff_t j = 0; j < i && first; j++)
            first = parts->at[j].member != parts->at[i].member &&
                (names.at[i].len == 0 || !str_eq(names.at[j], names.at[i]));
        outlets += first;
    }
    return outlets;
}

OriginCount origin_count(const Story *story, const OriginOf *of, ptrdiff_t len, Arena *keep, Arena scratch) {
    Parts parts = parts_of(story, of, len, keep, scratch);
    OriginCount count = {.outlets = count_outlets(story, &parts, scratch),
                         .at = arena_new(keep, OriginGroup, parts.len)};
    bool *seen = arena_new(&scratch, bool, story->members_len);
    for (ptrdiff_t i = 0; i < parts.len; i++) {
        count.reports += !seen[parts.at[i].member];
        seen[parts.at[i].member] = true;
    }
    for (ptrdiff_t start = 0, end; start < parts.len; start = end) {
        for (end = start + 1; end < parts.len && parts.at[end].origin == parts.at[start].origin;) end++;
        count.at[count.len++] = group_of(story, parts.at + start, parts.at + end);
    }
    vec_sort(count.at, count.len, (ptrdiff_t)sizeof(OriginGroup), by_reports);
    return count;
}

// ---- words ----

Str origin_tie_words(OriginTie tie) {
    static const Str words[] = {[TIE_NONE] = S_(""),
                                [TIE_TEXT] = S_("same text"),
                                [TIE_SOURCE] = S_("same source named"),
                                [TIE_OUTLET] = S_("same outlet"),
                                [TIE_OWNER] = S_("same owner")};
    return words[tie];
}

static void put_number(Buf *out, int64_t number, const char *one, const char *many) {
    buf_format(out, "%lld %s", (long long)number, number == 1 ? one : many);
}

// "Reuters (5 copies)", "Reuters (2 reports)", "AP", "same owner (3)"
static void put_group(Buf *out, const OriginGroup *group) {
    if (group->name.len) buf_str(out, group->name);
    else buf_str(out, origin_tie_words(group->tie));
    if (group->name.len == 0) buf_format(out, " (%d)", group->reports);
    else if (group->copies) {
        buf_str(out, S(" ("));
        put_number(out, group->copies, "copy", "copies");
        buf_byte(out, ')');
    } else if (group->reports > 1) {
        buf_str(out, S(" ("));
        put_number(out, group->reports, "report", "reports");
        buf_byte(out, ')');
    }
}

Str origin_count_words(const OriginCount *count, Arena *keep) {
    Buf out = {.arena = keep};
    put_number(&out, count->outlets, "outlet", "outlets");
    buf_str(&out, count->len > 1 ? S(", at most ") : S(", "));
    put_number(&out, count->len, "origin", "origins");
    int32_t own = 0;
    bool any = false;
    for (ptrdiff_t i = 0; i < count->len; i++) {
        const OriginGroup *group = &count->at[i];
        if (group->name.len == 0 && group->reports == 1) {
            own++;
            continue;
        }
        buf_str(&out, any ? S(", ") : S(": "));
        put_group(&out, group);
        any = true;
    }
    if (own && count->reports > 1) buf_format(&out, "%s no shared text found (%d)", any ? "," : ":", own);
    return buf_view(&out);
}
