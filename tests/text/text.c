// text.c - the whole room over texts that nobody wrote to be read: it must end, soon, with spans that fit.
#include "unit.h"

#include "text/input.h"
#include "text/digits.h"
#include "text/text.h"

static void check_spans(const Article *a) {
    int32_t len = (int32_t)a->text.len, at = 0;
    for (ptrdiff_t i = 0; i < a->sentences.len; i++) {
        assert_true(a->sentences.at[i].start >= at && a->sentences.at[i].end <= len);
        at = a->sentences.at[i].end;
    }
    at = 0;
    for (ptrdiff_t i = 0; i < a->names.len; i++) {
        Name name = a->names.at[i];
        assert_true(name.at.start >= at && name.at.end > name.at.start && name.at.end <= len);
        assert_true(name.role.start <= name.role.end && name.role.end <= len);
        assert_true(name.entity >= -1 && name.entity < a->entities.len);
        assert_true((name.kind == NAME_OTHER) == (name.entity < 0));
        at = name.at.end;
    }
}

static void annotate(Str text, Arena keep, Arena scratch) {
    Article article = {.text = text, .language = S("en"), .paragraphs = article_paragraphs(text, &keep)};
    text_annotate(&article, &keep, scratch);
    assert_true(article.annotated);
    check_spans(&article);
}

// A piece again and again, up to a size where anything quadratic would take hours.
static void survives_repetition(void **state) {
    (void)state;
    static const Str pieces[] = {S_("a"),
                                 S_(","),
                                 S_("́"),
                                 S_("Ann Orr "),
                                 S_("Ministry of "),
                                 S_("J. "),
                                 S_("al-"),
                                 S_(". "),
                                 S_("\""),
                                 S_("(A) "),
                                 S_("Mr. "),
                                 S_("Orr, a "),
                                 S_("1) A "),
                                 S_("東"),
                                 S_("\n"),
                                 S_("\u202E"),
                                 S_("\u2067a\u2069"),
                                 S_("٣"),
                                 S_("?"),
                                 S_(". . "),
                                 S_("a. b. "),
                                 S_("http://a "),
                                 S_("a@b> A "),
                                 S_("*"),
                                 S_("- "),
                                 S_("A (a "),
                                 S_("1/1/1 1:1 "),
                                 S_("\u0300 "),
                                 S_("😀")};
    Arena whole = arena_reserve((ptrdiff_t)4 << 30), scratch = arena_reserve((ptrdiff_t)4 << 30);
    for (ptrdiff_t p = 0; p < countof(pieces); p++) {
        Arena keep = whole;
        ptrdiff_t count = 150000 / pieces[p].len;
        char *text = arena_new(&keep, char, count *pieces[p].len);
        for (ptrdiff_t i = 0; i < count; i++)
            memcpy(text + i * pieces[p].len, pieces[p].s, (size_t)pieces[p].len);
        annotate((Str){text, count * pieces[p].len}, keep, scratch);
    }
    arena_release(whole);
    arena_release(scratch);
}

static void survives_every_prefix(void **state) {
    (void)state;
    static const Str text =
        S_("MOSCOW, April 7. /TASS/. \"We (e.g. Gen. A. B. Orr, 54, a\nspokesman for the U.S. "
           "Army's al-Lund & Co.) can't,\" Łódź Mayor Jean-Luc van der Orr, chairman of X, said... "
           "The Bank of the Isle of Orr (BIO)! 東京。 1) a. [3] Covid-19");
    Arena keep = unit_arena(), scratch = arena_reserve((ptrdiff_t)1 << 30);
    for (ptrdiff_t len = 0; len <= text.len; len++)
        annotate(utf8_repair(str_slice(text, 0, len), &keep), keep, scratch);
    arena_release(scratch);
}

// Languages without tables: sentences, numbers and days in digits, and nothing English.
static void finds_nothing_english_elsewhere(void **state) {
    (void)state;
    static const struct {
        Str language, text;
        int sentences, quantities, dates;
        double first;
    } rows[] = {
        {S_("de"),
         S_("Dr. Orr sagte am 2031-03-04 in Bergen vor der Presse, 1.200 Menschen seien da. Er ging."), 2, 1,
         1, 1200},
        {S_("fr"),
         S_("M. Orr est parti le 2031-03-04. Il a payé 1 200 euros, soit 3,5 % de la somme prévue."), 2, 2, 1,
         1200},
        {S_("es"),
         S_("El Sr. Orr llegó el 2031-03-04 con 2.500 personas. ¿Quién pagó la cuenta? Nadie lo sabe."), 3, 1,
         1, 2500},
        {S_("ru"),
         S_("Встреча была 2031-03-04. Пришли 1200 человек, сообщил министр журналистам. Никто не знал."), 3,
         1, 1, 1200},
        {S_("el"), S_("Ποιος ήρθε στη συνάντηση; Ήρθαν 1200 άνθρωποι στις 2031-03-04. Κανείς δεν ήξερε."), 3,
         1, 1, 1200},
        {S_("hy"), S_("Նախարարը երկուշաբթի ասաց, որ պատրաստ են: Եկավ 1200 մարդ: Ոչ ոք չգիտեր:"), 3, 1, 0,
         1200},
        {S_("ar"), S_("جاء ١٢٠٠ شخص إلى الاجتماع في المدينة. لم يعرف أحد ذلك؟ انتهى الاجتماع أمس."), 3, 1, 0,
         1200},
        {S_("hi"), S_("मंत्री ने सोमवार को कहा कि हम तैयार हैं। १२०० लोग आए। बैठक समाप्त हुई।"), 3, 1, 0, 1200},
        {S_("zh"), S_("会议于2031-03-04结束。有1200人到场，部长星期一对记者说。没有人知道。"), 3, 1, 1, 1200},
        {S_("ja"), S_("会議は2031-03-04に終わった。1200人が来たと大臣は月曜日に述べた。"), 2, 1, 1, 1200},
        {S_("ko"), S_("회의는 2031-03-04에 끝났다. 장관은 월요일에 1200명이 왔다고 말했다."), 2, 1, 1, 1200},
        {S_("th"), S_("รัฐมนตรีกล่าวเมื่อวันจันทร์ว่าเราพร้อมแล้ว มีคนมา 1200 คน"), 1, 1, 0, 1200},
    };
    Arena whole = unit_arena(), scratch = arena_reserve((ptrdiff_t)1 << 30);
    for (ptrdiff_t r = 0; r < countof(rows); r++) {
        Arena keep = whole;
        Article article = {.text = rows[r].text, .paragraphs = article_paragraphs(rows[r].text, &keep)};
        text_annotate(&article, &keep, scratch);
        assert_str(article.language, rows[r].language);
        assert_int_equal(article.sentences.len, rows[r].sentences);
        assert_int_equal(article.names.len + article.entities.len + article.quotes.len, 0);
        assert_int_equal(article.dates.len, rows[r].dates);
        assert_int_equal(article.quantities.len, rows[r].quantities);
        assert_true(article.quantities.at[0].value == rows[r].first);
        assert_int_equal(article.quantities.at[0].thing.end, 0);
    }
    arena_release(scratch);
}

static void reads_digits_as_the_language_does(void **state) {
    (void)state;
    static const struct {
        Str language, text;
        double value;  // -1: none
    } rows[] = {
        {S_("de"), S_("1.200"), 1200},
        {S_("de"), S_("3,5"), 3.5},
        {S_("de"), S_("1.234.567,8"), 1234567.8},
        {S_("zh"), S_("1,200"), 1200},
        {S_("zh"), S_("1.250"), 1.25},
        {S_("ru"), S_("12 000 000"), 12000000},
        {S_("fr"), S_("1 2000"), 1},
        {S_("ar"), S_("٣٫٥"), 3.5},
        {S_("fa"), S_("۱۲"), 12},
        {S_("de"), S_("S-400"), -1},
        {S_("de"), S_("10:30"), -1},
        {S_("de"), S_("12/5"), -1},
        {S_("ja"), S_("第3回"), 3},
        {S_("de"), S_("B12"), -1},
        {S_("ja"), S_("１２"), 12},
        {S_("de"), S_("1234567890123456"), -1},
    };
    Arena whole = unit_arena();
    for (ptrdiff_t r = 0; r < countof(rows); r++) {
        Arena keep = whole;
        Article article = {.text = rows[r].text, .language = rows[r].language};
        Tokens tokens = token_find(article.text, &keep);
        Quantities found = digits_find(&article, &tokens, &keep);
        assert_int_equal(found.len > 0, rows[r].value >= 0);
        if (found.len) assert_true(found.at[0].value == rows[r].value);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(survives_repetition),
        cmocka_unit_test(survives_every_prefix),
        cmocka_unit_test(finds_nothing_english_elsewhere),
        cmocka_unit_test(reads_digits_as_the_language_does),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
