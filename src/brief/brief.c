// brief.c - see brief.h. Runs the parts in order; each is a file.
#include "brief/brief.h"

#include "base/buf.h"
#include "base/map.h"
#include "brief/ahead.h"
#include "brief/align.h"
#include "brief/coverage.h"
#include "brief/desk.h"
#include "brief/difference.h"
#include "brief/leg.h"
#include "brief/point.h"
#include "brief/position.h"
#include "brief/said.h"
#include "brief/subject.h"
#include "brief/top.h"
#include "brief/warning.h"

#include <string.h>

#define WORD(constant, word) S_(word),
Str voice_word(Voice voice) {
    static const Str words[] = {VOICES(WORD)};
    must(voice >= 0 && voice < countof(words));
    return words[voice];
}

Str difference_kind_word(DifferenceKind kind) {
    static const Str words[] = {DIFFERENCE_KINDS(WORD)};
    must(kind >= 0 && kind < DIFFERENCE_COUNT);
    return words[kind];
}

Str warning_kind_word(WarningKind kind) {
    static const Str words[] = {WARNING_KINDS(WORD)};
    must(kind >= 0 && kind < WARNING_COUNT);
    return words[kind];
}
#undef WORD

// "unnamed (003)" of "unnamed (003_d315bd38c43d33f4)": what stands before the first mark in a file's name.
static Str short_name(Str name) {
    for (ptrdiff_t i = 0; i < name.len; i++)
        if (name.s[i] == '_' || name.s[i] == '-') return str_slice(name, 0, i);
    return name;
}

// The members' names, a number behind the second and later ones of the same. What names a report without an
// outlet is its file, cut short where no other report's file begins so.
static Strs outlet_names(const Story *story, Arena *keep, Arena scratch) {
    Strs names = {0};
    Map seen = {0}, short_names = {0};
    for (ptrdiff_t i = 0; i < story->members_len; i++)
        ++*map_put(&short_names, short_name(article_outlet(story->members[i].article, &scratch)), &scratch);
    for (ptrdiff_t i = 0; i < story->members_len; i++) {
        const Article *article = story->members[i].article;
        Str name = article_outlet(article, keep), cut = short_name(name);
        if (article->outlet.len == 0 && cut.len < name.len && *map_put(&short_names, cut, &scratch) == 1)
            name = str_format(keep, "%.*s)", (int)cut.len, cut.s);
        int64_t same = ++*map_put(&seen, name, &scratch);
        *vec_push(&names, keep) =
            same > 1 ? str_format(keep, "%.*s (%d)", (int)name.len, name.s, (int)same) : name;
    }
    return names;
}

static int32_t title_from(const Story *story) {
    for (int32_t i = 0; i < story->members_len; i++)
        if (str_eq(story->members[i].article->title, story->title)) return i;
    return 0;
}

static Actors actors_copy(const Actors *actors, Arena *keep) {
    Actors copy = {arena_new(keep, Actor, actors->len), actors->len, actors->len};
    if (actors->len) memcpy(copy.at, actors->at, (size_t)actors->len * sizeof *copy.at);
    return copy;
}

Brief brief_make(const Story *story, Arena *keep, Arena scratch) {
    Brief brief = {.story = *story, .title = story->title, .title_from = title_from(story)};
    brief.members = story->members;
    brief.members_len = story->members_len;
    brief.outlets = outlet_names(story, keep, scratch);
    brief.first = iso_day(story->first);
    brief.last = iso_day(story->last);

    // the desk is cleared when the brief is made: what the brief keeps are spans, and a copy of the actors
    Arena work = arena_halve(&scratch);
    Desk desk = desk_make(story, &work, scratch);
    Alignment alignment = align_clauses(&desk, &work, scratch);
    int32_t *leg_of = arena_new(&work, int32_t, desk.clauses.len);
    brief.entities = actors_copy(&desk.actors, keep);
    brief.legs = leg_find(leg_of, &desk, &alignment, keep, scratch);
    brief.points = point_find(&desk, &alignment, &brief.legs, leg_of, keep, scratch);
    brief.top = arena_new(keep, int32_t, TOP_POINTS);
    brief.top_len = top_find(brief.top, &brief.points, &desk, scratch);
    subject_find(&brief.points, &desk, keep, scratch);
    brief.quotes = said_find(&desk, &alignment, keep, scratch);
    brief.differences = difference_find(&desk, &alignment, leg_of, &brief.quotes, keep, scratch);
    brief.positions = position_find(&desk, &brief.points, &brief.quotes, keep, scratch);
    brief.ahead = ahead_find(&desk, &alignment, &brief.differences, keep, scratch);
    brief.coverage = coverage_find(&desk, &alignment, &brief.points, &brief.legs, keep, scratch);
    brief.warnings = warning_find(&desk, &alignment, keep, scratch);
    return brief;
}

Str evidence_text(const Brief *brief, const Evidence *evidence, Arena *keep) {
    Str text = brief->members[evidence->article].article->text;
    if (evidence->pieces.len == 1) return str_span(text, evidence->pieces.at[0]);
    Buf out = {.arena = keep};
    for (ptrdiff_t i = 0; i < evidence->pieces.len; i++) {
        if (i) buf_str(&out, S(" ... "));
        buf_str(&out, str_span(text, evidence->pieces.at[i]));
    }
    return buf_view(&out);
}
