#include "unit.h"

#include "article/outlets.h"
#include "data/outlets.h"

static const struct {
    Str asked, name;
} hosts[] = {
    {S_("https://www.bbc.co.uk/news/world-1"), S_("BBC")},
    {S_("http://news.BBC.co.uk:80/1/hi"), S_("BBC")},
    {S_("bbc.co.uk"), S_("BBC")},
    {S_("https://asia.nikkei.com/x"), S_("Nikkei Asia")},  // the longest row wins
    {S_("https://www.nikkei.com/x"), S_("Nikkei")},
    {S_("notbbc.co.uk"), S_("")},
    {S_("co.uk"), S_("")},
    {S_(""), S_("")},
};

static void knows_hosts(void **state) {
    (void)state;
    for (ptrdiff_t i = 0; i < countof(hosts); i++)
        assert_str(outlets_by_host(NULL, hosts[i].asked).name, hosts[i].name);
}

static const struct {
    Str asked, owner;
} names[] = {
    {S_("The Guardian"), S_("Guardian Media Group")},
    {S_("guardian"), S_("Guardian Media Group")},
    {S_("BBC News"), S_("BBC")},
    {S_("Ouest France"), S_("Sipa Ouest-France")},
    {S_("RTL"), S_("")},  // two publishers bear it
    {S_("Harbour Post"), S_("")},
};

static void knows_names(void **state) {
    (void)state;
    for (ptrdiff_t i = 0; i < countof(names); i++)
        assert_str(outlets_by_name(NULL, names[i].asked).owner, names[i].owner);
}

// data/outlet_names.tsv is made from data/outlets.tsv: no row may be older than the table.
static void names_are_up_to_date(void **state) {
    (void)state;
    for (ptrdiff_t i = 0; i < outlets_len; i++) {
        Outlet found = outlets_by_name(NULL, outlets[i].name);
        if (found.name.len) assert_str(found.owner, outlets[i].owner);
        assert_true(outlets[i].host.len && outlets[i].name.len && outlets[i].country.len == 2);
    }
    assert_true(outlets_len >= 400);
}

static void reads_a_users_rows(void **state) {
    (void)state;
    Arena keep = unit_arena();
    Outlets more;
    Str table = S("# ours\nwww.HarbourPost.example\tThe Harbour Post\tXX\tnewspaper\tPier "
                  "Group\nbbc.co.uk\tOld Aunt\n");
    assert_true(outlets_read(&more, table, S("ours.tsv"), &keep, NULL));
    assert_str(outlets_by_host(&more, S("https://harbourpost.example/1")).owner, S("Pier Group"));
    assert_str(outlets_by_name(&more, S("Harbour Post")).owner, S("Pier Group"));
    assert_str(outlets_by_host(&more, S("https://bbc.co.uk/1")).name,
               S("Old Aunt"));  // before the shipped row
    assert_str(outlets_by_host(&more, S("https://reuters.com/1")).name, S("Reuters"));
    Err err = {0};
    assert_false(outlets_read(&more, S("no tabs here\n"), S("bad.tsv"), &keep, &err));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(knows_hosts),
        cmocka_unit_test(knows_names),
        cmocka_unit_test(names_are_up_to_date),
        cmocka_unit_test(reads_a_users_rows),
    };
    return cmocka_run_group_tests_name("outlets", tests, NULL, NULL);
}
