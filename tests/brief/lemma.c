#include "unit.h"

#include "brief/lemma.h"
#include "base/vec.h"

// Words of a row must meet.
static const struct {
    Str a, b;
} same[] = {
    {S_("supplied"), S_("supply")},     {S_("supplies"), S_("supply")},
    {S_("production"), S_("produce")},  {S_("indian"), S_("india")},
    {S_("pakistani"), S_("pakistan")},  {S_("met"), S_("meet")},
    {S_("terrorist"), S_("terrorism")}, {S_("stopped"), S_("stop")},
    {S_("agreement"), S_("agreed")},    {S_("cooperation"), S_("cooperate")},
    {S_("northern"), S_("north")},      {S_("manufacturing"), S_("manufacture")},
    {S_("defence"), S_("defense")},     {S_("elections"), S_("election")},
    {S_("boxes"), S_("box")},
};
// ... and of these must not.
static const struct {
    Str a, b;
} apart[] = {
    {S_("bus"), S_("busy")},    {S_("north"), S_("south")}, {S_("port"), S_("post")},
    {S_("less"), S_("lesson")}, {S_("ship"), S_("shop")},
};

static void test_same(void **state) {
    (void)state;
    Arena keep = unit_arena();
    for (ptrdiff_t i = 0; i < countof(same); i++)
        assert_str(lemma_of(same[i].a, &keep), lemma_of(same[i].b, &keep));
}

static void test_apart(void **state) {
    (void)state;
    Arena keep = unit_arena();
    for (ptrdiff_t i = 0; i < countof(apart); i++)
        assert_false(str_eq(lemma_of(apart[i].a, &keep), lemma_of(apart[i].b, &keep)));
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_same), cmocka_unit_test(test_apart)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
