// sheet_points.c - what happened: the weightiest points, points by leg or by topic, and who holds what.
#include "render/sheet.h"

#include "base/map.h"

enum {
    TOP_DIFFERENCES = 3,
    FIRST_SCREEN = 12  // a form that shows more points than this repeats the weightiest before them
};

// ---- a point ----

static bool is_pronoun(Str words) {
    static const Str table[] = {S_("he"), S_("she"), S_("they"), S_("it"), S_("we"), S_("i"), S_("who")};
    for (ptrdiff_t i = 0; i < countof(table); i++)
        if (str_eq_case(words, table[i])) return true;
    return false;
}

// A speaker that the shown words don't name: "he" is no answer to "according to whom".
static bool names_source(const Sheet *sheet, const Source *source, const Evidence *evidence) {
    Arena scratch = *sheet->arena;
    Str shown = evidence_text(sheet->brief, evidence, &scratch);
    if (source->entity >= 0) {
        Str name = sheet->brief->entities.at[source->entity].name;
        Str last = str_from(name, str_rfind_byte(name, ' ') + 1);
        if (str_find_case(shown, last) >= 0) return true;
    }
    if (source->article != evidence->article) return false;
    for (ptrdiff_t i = 0; i < evidence->pieces.len; i++)
        if (span_in(source->at, evidence->pieces.at[i]))
            return source->entity < 0 ||
                !is_pronoun(str_span(sheet->brief->members[source->article].article->text, source->at));
    return false;
}

static void put_source(Sheet *sheet, const Source *source, const Evidence *evidence) {
    bool named = source->at.start < source->at.end;
    if (source->voice == VOICE_OUTLET || names_source(sheet, source, evidence)) return;
    if (!named && source->entity < 0) {
        if (source->voice != VOICE_UNNAMED) return;
        put_label(sheet, S("; "));
        put_label(sheet, label(LABEL_SOURCE_UNNAMED));
        return;
    }
    put_label(sheet, S("; "));
    put_label(sheet, label(LABEL_ACCORDING_TO));
    if (source->entity >= 0) put_content(sheet, sheet->brief->entities.at[source->entity].name);
    else put_content(sheet, str_span(sheet->brief->members[source->article].article->text, source->at));
}

void put_point(Sheet *sheet, const Point *point) {
    put_told(sheet, LINE_ITEM, &point->evidence);
    if (point->evidence.len) put_source(sheet, &point->according_to, &point->evidence.at[0]);
}

// ---- the weightiest ----

static bool has_part(const BriefForm *form, Part part) {
    for (const Part *at = form->parts; *at != PART_END; at++)
        if (*at == part) return true;
    return false;
}

static void put_top_differences(Sheet *sheet) {
    const Differences *differences = &sheet->brief->differences;
    ptrdiff_t shown = 0;
    for (ptrdiff_t i = 0; i < differences->len && shown < TOP_DIFFERENCES; i++) {
        const Difference *difference = &differences->at[i];
        if (difference->kind == DIFFERENCE_COMPATIBLE) continue;
        if (shown == 0) {
            sheet_line(sheet, LINE_ITEM);
            put_label(sheet, label(LABEL_DIFFER_ON));
        }
        put_label(sheet, shown++ ? S("; ") : S(""));
        put_label(sheet, difference_label(difference->kind));
        if (difference->topic.len) put_label(sheet, S(": "));
        put_content(sheet, difference->topic);
    }
}

void sheet_top(Sheet *sheet) {
    const Points *points = &sheet->brief->points;
    bool again = has_part(sheet->style->form, PART_POINTS);
    if (points->len == 0 || (again && sheet->points_shown <= FIRST_SCREEN)) return;
    sheet_section(sheet, PART_TOP);
    for (ptrdiff_t i = 0; i < sheet->brief->top_len && i < sheet->style->length; i++)
        put_point(sheet, &points->at[sheet->brief->top[i]]);
    if (again) put_top_differences(sheet);
}

// ---- by leg ----

// "; published before it: A, B", where a report can't tell what had not happened yet.
static void put_published_before(Sheet *sheet, const Leg *leg) {
    enum { NAMED = 4 };
    const Brief *brief = sheet->brief;
    if (leg->day.len != 10) return;
    ptrdiff_t before = 0;
    for (ptrdiff_t i = 0; i < brief->members_len; i++) {
        Str day = when_day(article_newest(brief->members[i].article));
        before += day.len == 10 && str_cmp(day, leg->day) < 0;
    }
    if (before == 0) return;
    put_label(sheet, S("; "));
    put_label(sheet, label(LABEL_PUBLISHED_BEFORE));
    if (before > NAMED) {
        put_format(sheet, "%td of the %td reports", before, brief->members_len);
        return;
    }
    bool first = true;
    for (ptrdiff_t i = 0; i < brief->members_len; i++) {
        Str day = when_day(article_newest(brief->members[i].article));
        if (day.len != 10 || str_cmp(day, leg->day) >= 0) continue;
        if (!first) put_label(sheet, S(", "));
        put_name(sheet, (int32_t)i);
        first = false;
    }
}

static void put_leg(Sheet *sheet, const Leg *leg) {
    sheet_line(sheet, LINE_GROUP);
    put_content(sheet, leg->place);
    if (leg->place.len && leg->day.len) put_label(sheet, S(", "));
    Str weekday = leg->reckoned ? when_weekday(leg->day) : (Str){0};
    if (weekday.len) put_format(sheet, "%s ", weekday.s);
    if (leg->day.len) {
        put_label(sheet, leg->reckoned ? S("(") : S(""));
        put_words(sheet, put_day, leg->day, sheet->year);
        put_label(sheet, leg->reckoned ? S(")") : S(""));
    }
    put_published_before(sheet, leg);
}

// The next shown point after `i`; points->len when there is none.
static ptrdiff_t next_shown(const Sheet *sheet, ptrdiff_t i) {
    do i++;
    while (i < sheet->brief->points.len && !sheet->shown[i]);
    return i;
}

// A leg is a heading. Points without one get their topic as heading where several in a row have it.
static void put_heading(Sheet *sheet, ptrdiff_t i, ptrdiff_t before, bool *plain_group) {
    const Points *points = &sheet->brief->points;
    const Point *point = &points->at[i], *last = before < 0 ? NULL : &points->at[before];
    if (point->leg >= 0) {
        *plain_group = false;
        if (last == NULL || last->leg != point->leg) put_leg(sheet, &sheet->brief->legs.at[point->leg]);
        return;
    }
    if (point->topic.len && last && last->leg < 0 && str_eq(last->topic, point->topic)) return;
    ptrdiff_t after = next_shown(sheet, i);
    bool several = point->topic.len && after < points->len && points->at[after].leg < 0 &&
        str_eq(points->at[after].topic, point->topic);
    if (several) {
        sheet_line(sheet, LINE_GROUP);
        put_content(sheet, point->topic);
        *plain_group = false;
    } else if (!*plain_group) {
        if (last) sheet_line(sheet, LINE_GROUP);  // no leg at all: nothing to set these apart from
        if (last) put_label(sheet, label(LABEL_NO_LEG));
        *plain_group = true;
    }
}

void sheet_points(Sheet *sheet) {
    const Points *points = &sheet->brief->points;
    if (sheet->points_shown == 0) return;
    sheet_section(sheet, PART_POINTS);
    ptrdiff_t before = -1;
    bool plain_group = false;
    for (ptrdiff_t i = next_shown(sheet, -1); i < points->len; i = next_shown(sheet, i)) {
        put_heading(sheet, i, before, &plain_group);
        put_point(sheet, &points->at[i]);
        before = i;
    }
    sheet_more(sheet, points->len - sheet->points_shown, S("more point"), S("more points"));
}

// ---- by topic ----

// The shown points that `wanted` wants, a list a topic, in order of appearance; those without a topic last.
typedef struct Topics {
    Map map;  // topic to the number of its list
    int32_t *first, *last, *next;
    ptrdiff_t lists;
} Topics;

static void add_point(Topics *topics, Str topic, int32_t point, Arena *arena) {
    int64_t *list = map_put(&topics->map, topic, arena);
    if (*list == 0) {
        *list = ++topics->lists;
        topics->first[*list] = point;
    } else {
        topics->next[topics->last[*list]] = point;
    }
    topics->last[*list] = point;
    topics->next[point] = -1;
}

// The subject of a point that is shown; none where it would stand alone in it.
static Str subject_of(const Sheet *sheet, bool (*wanted)(const Point *), const Point *point) {
    const Points *points = &sheet->brief->points;
    for (ptrdiff_t i = 0; i < points->len; i++)
        if (&points->at[i] != point && sheet->shown[i] && wanted(&points->at[i]) &&
            str_eq(points->at[i].subject, point->subject))
            return point->subject;
    return (Str){0};
}

static Topics topics_of(Sheet *sheet, bool (*wanted)(const Point *)) {
    const Points *points = &sheet->brief->points;
    Topics topics = {.first = arena_new(sheet->arena, int32_t, points->len + 1),
                     .last = arena_new(sheet->arena, int32_t, points->len + 1),
                     .next = arena_new(sheet->arena, int32_t, points->len)};
    for (int pass = 0; pass < 2; pass++)
        for (int32_t i = 0; i < points->len; i++) {
            if (!sheet->shown[i] || !wanted(&points->at[i])) continue;
            Str subject = subject_of(sheet, wanted, &points->at[i]);
            if ((subject.len == 0) == pass) add_point(&topics, subject, i, sheet->arena);
        }
    return topics;
}

static void put_topic(Sheet *sheet, Str topic, bool alone) {
    if (alone && topic.len == 0) return;  // no topic is known at all: no heading
    sheet_line(sheet, LINE_GROUP);
    if (topic.len) put_content(sheet, topic);
    else put_label(sheet, label(LABEL_NO_TOPIC));
}

static bool any_point(const Point *point) { return point->evidence.len > 0; }

void sheet_topics(Sheet *sheet) {
    Topics topics = topics_of(sheet, any_point);
    if (topics.lists) sheet_section(sheet, PART_TOPICS);
    for (ptrdiff_t t = 0; t < topics.map.len; t++) {
        put_topic(sheet, topics.map.at[t].key, topics.lists == 1);
        for (int32_t i = topics.first[topics.map.at[t].value]; i >= 0; i = topics.next[i])
            put_point(sheet, &sheet->brief->points.at[i]);
    }
}

// ---- positions ----

static void put_actor(Sheet *sheet, int32_t actor) {
    put_content(sheet, sheet->brief->entities.at[actor].name);
}

// "Russia: Sergey Lavrov"; "India, as told by Sergey Lavrov"; a country alone where it or its capital is what speaks.
static void put_holder(Sheet *sheet, const Position *position) {
    const Source *source = &position->source;
    bool country = position->side.len && sheet->brief->entities.at[position->holder].kind == NAME_PLACE;
    put_label(sheet, position->side);
    if (position->side.len && !country) put_label(sheet, S(": "));
    if (country) put_label(sheet, S(""));
    else if (position->holder >= 0) put_actor(sheet, position->holder);
    else if (source->voice == VOICE_UNNAMED || source->at.start >= source->at.end)
        put_label(sheet, label(LABEL_SOURCE_UNNAMED));
    else put_content(sheet, str_span(sheet->brief->members[source->article].article->text, source->at));
    if (position->teller < 0) return;
    put_label(sheet, label(LABEL_AS_TOLD_BY));
    put_actor(sheet, position->teller);
}

static void put_position(Sheet *sheet, const Position *position) {
    sheet_item(sheet, LINE_ITEM, &position->evidence);
    put_holder(sheet, position);
    sheet_lead(sheet);
    if (position->quoted) {
        put_quotation(sheet, &position->evidence.at[0]);
        put_tags(sheet, &position->evidence);
    } else {
        put_evidence(sheet, &position->evidence.at[0]);
        put_told_tags(sheet, &position->evidence);
    }
}

void sheet_positions(Sheet *sheet) {
    const Positions *positions = &sheet->brief->positions;
    if (positions->len == 0) return;
    sheet_section(sheet, PART_POSITIONS);
    bool any = positions->at[0].subject.len > 0;
    for (ptrdiff_t i = 0; i < positions->len && i < sheet->style->length; i++) {
        const Position *position = &positions->at[i];
        if (i == 0 || !str_eq(position->subject, position[-1].subject))
            put_topic(sheet, position->subject, !any);
        put_position(sheet, position);
    }
    sheet_more(sheet, positions->len - sheet->style->length, S("more position"), S("more positions"));
}
