// fixture.c - see fixture.h.
#include "fixture.h"

#include <string.h>

// brief/ is made at the same time; its own function replaces this one.
__attribute__((weak)) Str evidence_text(const Brief *brief, const Evidence *evidence, Arena *keep) {
    Buf out = {.arena = keep};
    Str text = brief->members[evidence->article].article->text;
    for (ptrdiff_t i = 0; i < evidence->pieces.len; i++) {
        if (i) buf_str(&out, S(" ... "));
        buf_str(&out, str_span(text, evidence->pieces.at[i]));
    }
    return buf_view(&out);
}

// ---- the reports ----

static const char *const texts[] = {
    [COURIER] = "TERN BAY — The old bridge was closed to lorries on Monday after cracks were found.\n"
                "“We will open the Bridge again in May,” said Mayor Ada Brandt. She spoke to the council.\n"
                "The repair will cost 12 million crowns, according to a notice of the port office. "
                "The council meets on Thursday to vote on the money.\n"
                "Two engineers who asked not to be named said the cracks were known for years.",
    [VELL] = "The old bridge was closed to lorries on Monday after cracks were found.\n"
             "\"We will open the bridge again in June,\" Brandt said.\n"
             "The repair will cost 15 million crowns, the mayor said, and only one lane stays open.",
    [GAZETTE] =
        ("Lorries take the coast road since the bridge in Tern Bay was shut.\n"
         "Brandt, who was in Vell at the time, hopes for June. Harbour master Ivo Lund did not speak."),
};

static Article *make_article(int which, Arena *keep) {
    static const struct {
        Str id, source, url, outlet, title, published;
    } rows[] = {
        {S_("courier1"), S_("tern.html"), S_("https://courier.example/bridge?a=1&b=2"),
         S_("Tern Bay Courier"), S_("Bridge shut to lorries after cracks found"), S_("2031-03-03T18:00:00Z")},
        {S_("vell1"), S_("vell.html"), S_("https://vell.example/1"), S_("Vell Agency"),
         S_("Tern Bay bridge closed"), S_("2031-03-04")},
        {S_("gazette1"), S_("003.txt"), {0}, {0}, S_("The long way round"), S_("2031-03-05")},
    };
    Article *article = arena_new(keep, Article, 1);
    *article = (Article){.id = rows[which].id,
                         .version = S("v1"),
                         .source = rows[which].source,
                         .url = rows[which].url,
                         .outlet = rows[which].outlet,
                         .title = rows[which].title,
                         .published = rows[which].published,
                         .language = S("en"),
                         .text = str_c(texts[which])};
    article->paragraphs = article_paragraphs(article->text, keep);
    article->sentences = article->paragraphs;
    article->annotated = true;
    return article;
}

// ---- evidence by its words ----

typedef struct Maker {
    Brief brief;
    Arena *keep;
} Maker;

static Span find(const Maker *maker, int article, const char *words) {
    Str text = maker->brief.members[article].article->text;
    ptrdiff_t at = str_find(text, str_c(words));
    must(at >= 0);
    return (Span){(int32_t)at, (int32_t)(at + (ptrdiff_t)strlen(words))};
}

// `words` may be pieces: "The repair | cost 12 million".
static void add(Maker *maker, Evidences *to, int article, Mark mark, const char *words) {
    Evidence *evidence = vec_push(to, maker->keep);
    *evidence = (Evidence){.article = article, .mark = mark};
    Str rest = str_c(words), piece;
    while (str_cut(&rest, '|', &piece))
        *vec_push(&evidence->pieces, maker->keep) =
            find(maker, article, str_to_c(str_trim(piece), maker->keep));
    Str text = maker->brief.members[article].article->text;
    // NOLINTNEXTLINE(clang-analyzer-core.NullDereference): it has a piece
    Span last = evidence->pieces.at[evidence->pieces.len - 1];
    int32_t start = evidence->pieces.at[0].start;
    evidence->cut_start = start > 0 && text.s[start - 1] != '\n' && text.s[start - 2] != '.';
    char end = text.s[last.end - 1];
    evidence->cut_end = end != '.' && end != ',' && last.end < text.len && text.s[last.end] != '\n';
}

static Point *add_point(Maker *maker, int32_t leg, const char *topic, int32_t weight) {
    Point *point = vec_push(&maker->brief.points, maker->keep);
    *point = (Point){.topic = str_c(topic),
                     .subject = str_c(topic),
                     .leg = leg,
                     .weight = weight,
                     .according_to = {.entity = -1}};
    return point;
}

static void add_members(Maker *maker) {
    static Member members[3];
    for (int i = 0; i < 3; i++)
        members[i] = (Member){.article = make_article(i, maker->keep),
                              .origin = i == GAZETTE,
                              .copying = i == VELL ? COPY_PARTLY : COPY_OWN,
                              .copied_from = i == VELL ? 0 : -1,
                              .text = i == GAZETTE,
                              .tie = i == VELL ? TIE_TEXT : TIE_NONE};
    maker->brief.members = members;
    maker->brief.members_len = 3;
    for (int i = 0; i < 3; i++)
        *vec_push(&maker->brief.outlets, maker->keep) = article_outlet(members[i].article, maker->keep);
    Article *courier = (Article *)(uintptr_t)members[COURIER].article;
    *vec_push(&courier->asides, maker->keep) = (Aside){ASIDE_CAPTION, S("The bridge at dusk")};
    *vec_push(&courier->asides, maker->keep) = (Aside){ASIDE_CAPTION, S("A lorry")};
    *vec_push(&courier->asides, maker->keep) = (Aside){ASIDE_TAGS, S("bridges")};

    Story *story = &maker->brief.story;
    *story = (Story){.id = S("courier1"),
                     .title = members[0].article->title,
                     .language = S("en"),
                     .first = S("2031-03-03T18:00:00Z"),
                     .last = S("2031-03-05"),
                     .members = members,
                     .members_len = 3,
                     .origins = 2};
    const char *same = "The old bridge was closed to lorries on Monday after cracks were found.";
    *vec_push(&story->shared, maker->keep) =
        (Shared){COURIER, VELL, find(maker, COURIER, same), find(maker, VELL, same), 13};
}

static void add_points(Maker *maker) {
    Brief *brief = &maker->brief;
    *vec_push(&brief->legs, maker->keep) = (Leg){S("Tern Bay"), S("2031-03-03"), true};
    Point *point = add_point(maker, 0, "bridge", 90);
    add(maker, &point->evidence, COURIER, MARK_FIRST,
        "The old bridge was closed to lorries on Monday after cracks were found.");
    add(maker, &point->evidence, VELL, MARK_SAME,
        "The old bridge was closed to lorries on Monday after cracks were found.");
    add(maker, &point->evidence, GAZETTE, MARK_PART, "the bridge in Tern Bay was shut.");
    point->reports = 3, point->origins = 2;

    point = add_point(maker, 0, "", 50);
    add(maker, &point->evidence, COURIER, MARK_FIRST,
        "Two engineers who asked not to be named said the cracks were known for years.");
    point->according_to = (Source){VOICE_UNNAMED, COURIER, find(maker, COURIER, "Two engineers"), -1};
    point->reports = point->origins = 1;

    point = add_point(maker, -1, "Monday", 80);
    add(maker, &point->evidence, VELL, MARK_FIRST, "only one lane stays open.");
    point->according_to = (Source){VOICE_NAMED, VELL, find(maker, VELL, "the mayor"), 0};
    point->reports = point->origins = 1;
    point = add_point(maker, -1, "Monday", 70);
    add(maker, &point->evidence, COURIER, MARK_FIRST,
        "The repair | 12 million crowns, according to a notice of the port office.");
    add(maker, &point->evidence, VELL, MARK_OTHER, "The repair will cost 15 million crowns, the mayor said");
    point->according_to =
        (Source){VOICE_DOCUMENT, COURIER, find(maker, COURIER, "a notice of the port office"), -1};
    point->reports = 2, point->origins = 2;

    static int32_t top[] = {0, 2, 3, 1};
    brief->top = top, brief->top_len = countof(top);
}

static void add_checks(Maker *maker) {
    Brief *brief = &maker->brief;
    Warning *warning = vec_push(&brief->warnings, maker->keep);
    *warning = (Warning){.kind = WARNING_SHARED_TEXT, .article = -1};
    add(maker, &warning->evidence, COURIER, MARK_FIRST,
        "closed to lorries on Monday after cracks were found.");
    add(maker, &warning->evidence, VELL, MARK_SAME, "closed to lorries on Monday after cracks were found.");
    warning = vec_push(&brief->warnings, maker->keep);
    *warning = (Warning){.kind = WARNING_UNNAMED_SOURCE, .article = -1};
    add(maker, &warning->evidence, COURIER, MARK_FIRST,
        "Two engineers who asked not to be named said the cracks were known for years.");
    warning = vec_push(&brief->warnings, maker->keep);
    *warning = (Warning){.kind = WARNING_CREDIT, .text = S("SOURCE: VELL"), .article = GAZETTE};

    Difference *difference = vec_push(&brief->differences, maker->keep);
    *difference = (Difference){.kind = DIFFERENCE_NUMBER, .topic = S("repair")};
    add(maker, &difference->evidence, COURIER, MARK_FIRST, "The repair will cost 12 million crowns");
    add(maker, &difference->evidence, VELL, MARK_OTHER, "The repair will cost 15 million crowns");
    difference = vec_push(&brief->differences, maker->keep);
    *difference = (Difference){.kind = DIFFERENCE_PLAN, .topic = S("Brandt")};
    add(maker, &difference->evidence, COURIER, MARK_FIRST, "She spoke to the council.");
    add(maker, &difference->evidence, GAZETTE, MARK_OTHER, "was in Vell at the time");
    difference = vec_push(&brief->differences, maker->keep);
    *difference = (Difference){.kind = DIFFERENCE_COMPATIBLE};
    add(maker, &difference->evidence, COURIER, MARK_FIRST, "closed to lorries");
    add(maker, &difference->evidence, VELL, MARK_OTHER, "one lane stays open");
}

static void add_quotes(Maker *maker) {
    Brief *brief = &maker->brief;
    *vec_push(&brief->entities, maker->keep) = (Actor){S("Ada Brandt"), S("Mayor"), NAME_PERSON, 3};
    *vec_push(&brief->entities, maker->keep) = (Actor){S("Ivo Lund"), S("Harbour master"), NAME_PERSON, 2};
    *vec_push(&brief->entities, maker->keep) = (Actor){S("Tern Bay"), {0}, NAME_PLACE, 2};
    Said *said = vec_push(&brief->quotes, maker->keep);
    *said = (Said){.speaker = 0, .differs = true, .words_differ = true, .sentence = true};
    add(maker, &said->variants, COURIER, MARK_FIRST, "“We will open the Bridge again in May,”");
    add(maker, &said->variants, VELL, MARK_OTHER, "\"We will open the bridge again in June,\"");
    add(maker, &said->context, COURIER, MARK_FIRST, "She spoke to the council.");
    add(maker, &said->paraphrases, GAZETTE, MARK_OTHER, "hopes for June.");

    Position *position = vec_push(&brief->positions, maker->keep);
    *position =
        (Position){.subject = S("repair"), .side = S("Vell"), .holder = 0, .teller = -1, .quoted = true};
    position->source = (Source){VOICE_NAMED, COURIER, {0}, 0};
    position->evidence = said->variants;
    position = vec_push(&brief->positions, maker->keep);
    *position = (Position){.subject = S("repair"), .holder = 2, .teller = 1};
    position->source = (Source){VOICE_NAMED, GAZETTE, {0}, 1};
    add(maker, &position->evidence, GAZETTE, MARK_FIRST, "hopes for June.");
    position = vec_push(&brief->positions, maker->keep);
    *position = (Position){.holder = -1, .teller = -1};
    position->source = (Source){VOICE_UNNAMED, COURIER, {0}, -1};
    add(maker, &position->evidence, COURIER, MARK_FIRST,
        "Two engineers who asked not to be named said the cracks were known for years.");

    Ahead *ahead = vec_push(&brief->ahead, maker->keep);
    *ahead = (Ahead){.when = S("2031-03-06")};
    add(maker, &ahead->evidence, COURIER, MARK_FIRST, "The council meets on Thursday to vote on the money.");
    ahead = vec_push(&brief->ahead, maker->keep);
    *ahead = (Ahead){.words = S("soon"), .passed = true};
    add(maker, &ahead->evidence, VELL, MARK_FIRST, "one lane stays open.");
}

static void add_coverage(Maker *maker) {
    static int32_t points[] = {0, 3};
    static Told cells[] = {TOLD_TOLD, TOLD_TOLD, TOLD_TOLD, TOLD_TOLD, TOLD_TOLD, TOLD_NOT_FOUND};
    maker->brief.coverage = (Coverage){points, 2, cells};
}

const Brief *fixture_brief(Arena *keep) {
    Maker maker = {.keep = keep};
    add_members(&maker);
    add_quotes(&maker);
    add_points(&maker);
    add_checks(&maker);
    add_coverage(&maker);
    maker.brief.title = maker.brief.story.title;
    maker.brief.title_from = COURIER;
    maker.brief.first = maker.brief.story.first;
    maker.brief.last = maker.brief.story.last;
    Brief *brief = arena_new(keep, Brief, 1);
    *brief = maker.brief;
    return brief;
}

const Brief *fixture_hostile(Str hostile, Arena *keep) {
    Article *article = arena_new(keep, Article, 1);
    *article = (Article){.id = hostile,
                         .version = hostile,
                         .source = hostile,
                         .url = hostile,
                         .outlet = hostile,
                         .title = hostile,
                         .published = hostile,
                         .language = hostile,
                         .text = hostile};
    article->paragraphs = article_paragraphs(article->text, keep);
    article->sentences = article->paragraphs;
    *vec_push(&article->asides, keep) = (Aside){ASIDE_OTHER, hostile};
    Member *member = arena_new(keep, Member, 1);
    *member = (Member){.article = article, .copied_from = -1};

    Brief *brief = arena_new(keep, Brief, 1);
    *brief =
        (Brief){.title = hostile, .members = member, .members_len = 1, .first = hostile, .last = hostile};
    brief->story = (Story){.id = hostile,
                           .title = hostile,
                           .language = hostile,
                           .first = hostile,
                           .last = hostile,
                           .members = member,
                           .members_len = 1,
                           .origins = 1};
    *vec_push(&brief->outlets, keep) = hostile;
    *vec_push(&brief->legs, keep) = (Leg){hostile, hostile, true};
    *vec_push(&brief->entities, keep) = (Actor){hostile, hostile, NAME_PERSON, 1};

    Evidences evidences = {0};
    Evidence *evidence = vec_push(&evidences, keep);
    *vec_push(&evidence->pieces, keep) = (Span){0, (int32_t)hostile.len};
    *vec_push(&brief->points, keep) = (Point){.topic = hostile,
                                              .subject = hostile,
                                              .leg = 0,
                                              .according_to = {VOICE_NAMED, 0, {0, (int32_t)hostile.len}, 0},
                                              .evidence = evidences,
                                              .reports = 1,
                                              .origins = 1};
    *vec_push(&brief->points, keep) = (Point){.topic = hostile,
                                              .subject = hostile,
                                              .leg = -1,
                                              .according_to = {.entity = -1},
                                              .evidence = evidences};
    *vec_push(&brief->warnings, keep) =
        (Warning){.kind = WARNING_CORRECTION, .text = hostile, .part = hostile};
    *vec_push(&brief->warnings, keep) =
        (Warning){.kind = WARNING_PRESS_RELEASE, .evidence = evidences, .article = -1};
    *vec_push(&brief->differences, keep) = (Difference){DIFFERENCE_DAY, hostile, evidences};
    *vec_push(&brief->differences, keep) = (Difference){DIFFERENCE_COMPATIBLE, hostile, evidences};
    *vec_push(&brief->quotes, keep) = (Said){.variants = evidences,
                                             .differs = true,
                                             .words_differ = true,
                                             .sentence = true,
                                             .context = evidences,
                                             .paraphrases = evidences};
    *vec_push(&brief->positions, keep) = (Position){.subject = hostile,
                                                    .side = hostile,
                                                    .holder = 0,
                                                    .teller = 0,
                                                    .source = {VOICE_NAMED, 0, {0}, 0},
                                                    .evidence = evidences};
    *vec_push(&brief->ahead, keep) = (Ahead){hostile, hostile, true, evidences};
    int32_t *points = arena_new(keep, int32_t, 1);
    Told *cells = arena_new(keep, Told, 1);
    brief->coverage = (Coverage){points, 1, cells};
    return brief;
}
