#include "unit.h"

#include "brief/actor.h"

// Two articles' entities, by hand; how many actors they are together.
static const struct {
    Str a, b;
    NameKind kind;
    int actors;
} rows[] = {
    {S_("Sergey Orlin"), S_("Sergei Orlin"), NAME_PERSON, 1},
    {S_("Shah Mahmood Quri"), S_("Makhdoom Shah Mehmood Quri"), NAME_PERSON, 1},
    {S_("Mary Orr"), S_("Orr"), NAME_PERSON, 1},
    {S_("M. Orr"), S_("Mary Orr"), NAME_PERSON, 1},
    {S_("Benjamin Todd Orr"), S_("Ben Orr"), NAME_PERSON, 1},
    {S_("Bibi Orlin"), S_("Benjamin Orlin"), NAME_PERSON, 1},
    {S_("Joe Orr"), S_("Joseph R. Orr"), NAME_PERSON, 1},
    {S_("Bill Orr"), S_("Hillary Orr"), NAME_PERSON, 2},
    {S_("Mary Orr"), S_("Paul Orr"), NAME_PERSON, 2},
    {S_("Jos\xC3\xA9 Pe\xC3\xB1"
        "a"),
     S_("Jose Pena"), NAME_PERSON, 1},
    {S_("the Harbour Board"), S_("Harbour Board"), NAME_ORGANISATION, 1},
    {S_("Selland"), S_("Orra"), NAME_PLACE, 2},
};

static Article *article_of(Str name, NameKind kind, Arena *keep) {
    Article *article = arena_new(keep, Article, 1);
    Entity *entity = vec_push(&article->entities, keep);
    *entity = (Entity){.name = name, .kind = kind};
    *vec_push(&entity->forms, keep) = name;
    return article;
}

static Story *story_with(const Str *names, ptrdiff_t count, NameKind kind, Arena *keep) {
    Story *story = arena_new(keep, Story, 1);
    story->members = arena_new(keep, Member, count);
    story->members_len = count;
    for (ptrdiff_t i = 0; i < count; i++) story->members[i].article = article_of(names[i], kind, keep);
    return story;
}

static void test_rows(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Arena keep = unit_arena(), scratch = arena_reserve(1 << 20);
        Str names[] = {rows[i].a, rows[i].b};
        ActorLinks links;
        Actors actors = actor_find(&links, story_with(names, 2, rows[i].kind, &keep), &keep, scratch);
        if (actors.len != rows[i].actors)
            fail_msg("%.*s, %.*s: %td actors", (int)names[0].len, names[0].s, (int)names[1].len, names[1].s,
                     actors.len);
        arena_release(scratch);
    }
}

// A surname that two persons have is neither's.
static void test_two_of_a_name(void **state) {
    (void)state;
    Arena keep = unit_arena(), scratch = arena_reserve(1 << 20);
    Str names[] = {S("Mary Orr"), S("Paul Orr"), S("Orr")};
    ActorLinks links;
    Actors actors = actor_find(&links, story_with(names, 3, NAME_PERSON, &keep), &keep, scratch);
    assert_int_equal(actors.len, 3);
    assert_int_equal(actors.at[0].reports, 1);
    arena_release(scratch);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_rows), cmocka_unit_test(test_two_of_a_name)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
