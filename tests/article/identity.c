#include "unit.h"

#include "article/identity.h"

static void a_url_loses_what_does_not_name_the_page(void **state) {
    (void)state;
    static const struct {
        Str url, canonical;
    } rows[] = {
        {S_("http://WWW.Ledger.example:80/a/B?utm_source=x&id=7#top"), S_("https://ledger.example/a/B?id=7")},
        {S_("https://ledger.example"), S_("https://ledger.example/")},
        {S_("https://user@ledger.example/a?fbclid=1"), S_("https://ledger.example/a")},
        {S_("https://ledger.example/?b=2&a=1"),
         S_("https://ledger.example/?b=2&a=1")},  // order may matter there
        {S_("https://ledger.example:8443/a"), S_("https://ledger.example:8443/a")},
        {S_("pages/a.html"), S_("pages/a.html")},
        {S_("https://"), S_("https://")},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Arena arena = unit_arena();
        assert_str(identity_url(rows[i].url, &arena), rows[i].canonical);
    }
    Arena arena = unit_arena();
    assert_str(identity_host(S("http://www.Ledger.example/x"), &arena), S("ledger.example"));
}

static void two_fetches_of_a_page_are_one_article(void **state) {
    (void)state;
    Arena arena = unit_arena();
    Article first = {
        .url = S("https://ledger.example/a?utm_medium=x"), .source = S("a.html"), .text = S("Twelve hurt.")};
    Article later = {
        .url = S("http://www.ledger.example/a"), .source = S("b.html"), .text = S("Fourteen hurt.")};
    identity_set(&first, &arena);
    identity_set(&later, &arena);
    assert_str(first.id, later.id);
    assert_false(str_eq(first.version, later.version));
}

static void without_a_url_the_source_is_the_address(void **state) {
    (void)state;
    Arena arena = unit_arena();
    Article a = {.source = S("a.html")}, b = {.source = S("b.html")};
    identity_set(&a, &arena);
    identity_set(&b, &arena);
    assert_false(str_eq(a.id, b.id));
    assert_str(a.version, b.version);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_url_loses_what_does_not_name_the_page),
        cmocka_unit_test(two_fetches_of_a_page_are_one_article),
        cmocka_unit_test(without_a_url_the_source_is_the_address),
    };
    return cmocka_run_group_tests_name("identity", tests, NULL, NULL);
}
