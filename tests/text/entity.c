// entity.c - which names mean one entity. See entity_link in src/text/name.h.
#include "unit.h"

#include "base/buf.h"
#include "text/name.h"
#include "text/spelling.h"

// Names with | between, P: O: L: their kind; `entities` numbers each name's entity, and `fullest` names them in order.
static const struct {
    Str names, entities, fullest;
} rows[] = {
    {S_("P:Ann Orr|P:Orr|P:Tim Lund|P:Lund|P:Orr"), S_("00110"), S_("Ann Orr|Tim Lund")},
    {S_("P:Orr|P:Ann Orr"), S_("00"), S_("Ann Orr")},
    {S_("P:Sergey Orrov|P:Sergei Orrov"), S_("00"), S_("Sergey Orrov")},
    {S_("P:Shah Mahmood Qarash|P:Mehmood Qarash|P:Qarash"), S_("000"), S_("Shah Mahmood Qarash")},
    {S_("P:Recep Erdoğan|P:Erdogan"), S_("00"), S_("Recep Erdoğan")},
    {S_("P:Volodymyr Zelenko|P:Zelenkoy"), S_("00"), S_("Volodymyr Zelenko")},
    {S_("P:Ann Orr|P:Orr Ann"), S_("00"), S_("Ann Orr")},
    {S_("P:A. Orr|P:Ann Orr|P:Tim Orr"), S_("001"), S_("Ann Orr|Tim Orr")},
    {S_("P:Ann Orr|P:Orr|P:Tim Orr|P:Orr|P:Ann Orr|P:Orr"), S_("001100"), S_("Ann Orr|Tim Orr")},
    {S_("P:Bo Lund|P:Lundin"), S_("01"), S_("Bo Lund|Lundin")},
    {S_("P:Ann Orr|L:Orr"), S_("01"), S_("Ann Orr|Orr")},
    {S_("O:Nordland Energy Agency|O:NEA"), S_("00"), S_("Nordland Energy Agency")},
    {S_("O:NEA|O:Nordland Energy Agency"), S_("00"), S_("Nordland Energy Agency")},
    {S_("O:Agency for Nord Research|O:(ANRE|O:ANRE"), S_("000"), S_("Agency for Nord Research")},
    {S_("O:Lund Motors|O:Lund"), S_("00"), S_("Lund Motors")},
    {S_("L:United States|L:U.S.|L:US"), S_("000"), S_("United States")},
    {S_("L:Kenya|L:Nepal|L:Kenya"), S_("010"), S_("Kenya|Nepal")},
    {S_("P:Lloyd J. Orr III|P:Orr"), S_("00"), S_("Lloyd J. Orr III")},
    {S_("P:Hamid al-Orr|P:Orr|P:al-Orr"), S_("000"), S_("Hamid al-Orr")},
    {S_("P:Joe Lund|P:Joseph R. Lund"), S_("00"), S_("Joseph R. Lund")},
    {S_("P:Bill de Lund|P:de Lund|P:Lund"), S_("000"), S_("Bill de Lund")},
    {S_("P:Tan Jinhao|P:Tan"), S_("00"), S_("Tan Jinhao")},
    {S_("O:Northline Ferries Ltd|O:Northline Ferries|O:Northline"), S_("000"), S_("Northline Ferries Ltd")},
    {S_("O:Orra Energy Commission|O:Commission"), S_("00"), S_("Orra Energy Commission")},
    {S_("O:Department of Harbours|O:DoH"), S_("00"), S_("Department of Harbours")},
    {S_("L:United Kingdom|L:UK|L:Britain"), S_("000"), S_("United Kingdom")},
    {S_("L:Missouri|L:Mo"), S_("00"), S_("Missouri")},
    {S_(""), S_(""), S_("")},
};

static NameKind kind_of(char letter) {
    return letter == 'P' ? NAME_PERSON : letter == 'O' ? NAME_ORGANISATION : NAME_PLACE;
}

static void links_rows(void **state) {
    (void)state;
    for (ptrdiff_t r = 0; r < countof(rows); r++) {
        Arena keep = unit_arena();
        Buf text = {.arena = &keep};
        buf_str(&text, S("The text: "));
        Names names = {0};
        Str rest = rows[r].names, field;
        Arena apart = {keep.beg + (1 << 20), keep.end};
        while (str_cut(&rest, '|', &field)) {
            bool bracket = field.s[2] == '(';
            if (bracket) buf_byte(&text, '(');
            Str name = str_from(field, 2 + bracket);
            *vec_push(&names, &apart) = (Name){.at = {(int32_t)text.len, (int32_t)(text.len + name.len)},
                                               .kind = kind_of(field.s[0])};
            buf_str(&text, name);
            buf_str(&text, bracket ? S(") ") : S(" "));
        }
        Str whole = buf_view(&text);
        Arena scratch = {apart.beg + (1 << 20), apart.end};
        Entities found = entity_link(whole, &names, &apart, scratch);
        rest = rows[r].fullest;
        for (ptrdiff_t i = 0; i < found.len; i++) {
            assert_true(str_cut(&rest, '|', &field));
            assert_str(found.at[i].name, field);
        }
        assert_int_equal(rest.len, 0);
        assert_int_equal(names.len, rows[r].entities.len);
        for (ptrdiff_t i = 0; i < names.len; i++)
            assert_int_equal(names.at[i].entity, rows[r].entities.s[i] - '0');
    }
}

static void spells(void **state) {
    (void)state;
    static const struct {
        Str name, plain, sound;
    } spellings[] = {
        {S_("Zelenskyy"), S_("zelenskyy"), S_("slnsk")},
        {S_("Łódź"), S_("lodz"), S_("lds")},
        {S_("O'Neil"), S_("oneil"), S_("anl")},
        {S_("Muhammad"), S_("muhammad"), S_("mhmd")},
        {S_("Khan"), S_("khan"), S_("kn")},
        {S_(""), S_(""), S_("")},
    };
    for (ptrdiff_t i = 0; i < countof(spellings); i++) {
        Arena keep = unit_arena();
        Str plain = spelling_plain(spellings[i].name, &keep);
        assert_str(plain, spellings[i].plain);
        assert_str(spelling_sound(plain, &keep), spellings[i].sound);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(links_rows), cmocka_unit_test(spells)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
