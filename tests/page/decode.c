// decode.c - bytes to text: every charset and compression that a page comes in, and what is no text at all.
#include "unit.h"

#include "base/utf8.h"
#include "base/vec.h"
#include "page/decode.h"
#include "page/unpack.h"

#include <zlib.h>
#include <zstd.h>

static const struct {
    const char *what;
    Str bytes, text;
} rows[] = {
    {"ASCII", S_("<p>Orra"), S_("<p>Orra")},
    {"UTF-8", S_("caf\xC3\xA9"), S_("café")},
    {"UTF-8 with a byte order mark",
     S_("\xEF\xBB\xBF"
        "caf\xC3\xA9"),
     S_("café")},
    {"UTF-16, little end first",
     S_("\xFF\xFE"
        "c\0a\0f\0\xE9\0"),
     S_("café")},
    {"UTF-16, big end first",
     S_("\xFE\xFF"
        "\0c\0a\0f\0\xE9"),
     S_("café")},
    {"UTF-16 without a mark", S_("<\0p\0>\0c\0a\0f\0\xE9\0s\0 \0i\0n\0"), S_("<p>cafés in")},
    {"declared", S_("<meta charset=windows-1251>\xCC\xE8\xF0"), S_("<meta charset=windows-1251>Мир")},
    {"declared in the old way",
     S_("<meta http-equiv=\"Content-Type\" content=\"text/html; charset=iso-8859-2\">\xB1"),
     S_("<meta http-equiv=\"Content-Type\" content=\"text/html; charset=iso-8859-2\">ą")},
    {"declared by XML", S_("<?xml version='1.0' encoding='iso-8859-15'?>\xA4"),
     S_("<?xml version='1.0' encoding='iso-8859-15'?>€")},
    {"Shift_JIS", S_("<meta charset=\"shift_jis\">\x8D\x60"), S_("<meta charset=\"shift_jis\">港")},
    {"ISO-2022-JP, whose bytes are ASCII", S_("<meta charset=iso-2022-jp>\x1B$B9A\x1B(B"),
     S_("<meta charset=iso-2022-jp>港")},
    // the page lies
    {"says utf-8, is not", S_("<meta charset=utf-8>caf\xE9 au lait"), S_("<meta charset=utf-8>café au lait")},
    {"says latin-1, is UTF-8", S_("<meta charset=iso-8859-1>caf\xC3\xA9"),
     S_("<meta charset=iso-8859-1>café")},
    {"says something that nobody knows", S_("<meta charset=klingon>caf\xE9"),
     S_("<meta charset=klingon>café")},
    {"says a label that stands for no text", S_("<meta charset=hz-gb-2312>caf\xE9"),
     S_("<meta charset=hz-gb-2312>café")},
    {"says utf-16, which it could not be", S_("<meta charset=utf-16>caf\xE9"),
     S_("<meta charset=utf-16>café")},
    // a cut string in a page of UTF-8 does not make it windows-1252
    {"one broken byte among many", S_("äöüäöüäöüäöü\xC3"), S_("äöüäöüäöüäöü\xEF\xBF\xBD")},
    {"quotes of windows-1252", S_("\x93Orr\x94 \x96 no"), S_("“Orr” – no")},
};

static void any_charset_becomes_utf8(void **state) {
    (void)state;
    for (ptrdiff_t i = 0; i < countof(rows); i++) {
        Arena keep = unit_arena();
        Str text;
        Err err = {0};
        if (!decode_text(&text, rows[i].bytes, (Str){0}, S("page"), &keep, &err))
            fail_msg("%s: %s", rows[i].what, err.detail);
        if (!str_eq(text, rows[i].text)) fail_msg("%s: '%.*s'", rows[i].what, (int)text.len, text.s);
        assert_true(utf8_valid(text));
    }
}

static const struct {
    Str bytes;
    ErrCode code;
} junk[] = {
    {S_(""), ERR_EMPTY},
    {S_(" \n\t"), ERR_EMPTY},
    {S_("\xEF\xBB\xBF"), ERR_EMPTY},
    {S_("\xFF\xFE"), ERR_EMPTY},
    {S_("%PDF-1.7\n"), ERR_NOT_TEXT},
    {S_("\xFF\xD8\xFF\xE0 JFIF"), ERR_NOT_TEXT},
    {S_("PK\x03\x04 x"), ERR_NOT_TEXT},
    {S_("\x89PNG\r\n\x1A\n"), ERR_NOT_TEXT},
    {S_("a\0\0\0\x01\0\0\0\x02\x03\x04\x05 bin"), ERR_NOT_TEXT},
    {S_("\x01\x02\x03\x04\x05\x06 abc"), ERR_NOT_TEXT},
};

static void what_is_no_text_is_refused(void **state) {
    (void)state;
    for (ptrdiff_t i = 0; i < countof(junk); i++) {
        Arena keep = unit_arena();
        Str text = S("untouched");
        Err err = {0};
        assert_false(decode_text(&text, junk[i].bytes, (Str){0}, S("page"), &keep, &err));
        assert_int_equal(err.code, junk[i].code);
    }
}

static Str gzip(Str text, Arena *keep) {
    z_stream z = {0};
    assert_int_equal(deflateInit2(&z, 9, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY), Z_OK);
    ptrdiff_t room = (ptrdiff_t)deflateBound(&z, (uLong)text.len);
    char *out = arena_new(keep, char, room);
    z.next_in = (Bytef *)(uintptr_t)text.s, z.avail_in = (uInt)text.len;
    z.next_out = (Bytef *)out, z.avail_out = (uInt)room;
    assert_int_equal(deflate(&z, Z_FINISH), Z_STREAM_END);
    room -= z.avail_out;
    deflateEnd(&z);
    return (Str){out, room};
}

static Str zstd(Str text, Arena *keep) {
    size_t room = ZSTD_compressBound((size_t)text.len);
    char *out = arena_new(keep, char, (ptrdiff_t)room);
    size_t len = ZSTD_compress(out, room, text.s, (size_t)text.len, 3);
    assert_false(ZSTD_isError(len));
    return (Str){out, (ptrdiff_t)len};
}

typedef struct Try {
    Str bytes, out;
    ErrCode code;
} Try;

static Try unpack(Str bytes, Arena *keep) {
    Try try = {.bytes = bytes};
    Unpack handles = {0};
    Err err = {0};
    if (!unpack_bytes(&try.out, &handles, bytes, S("page"), keep, &err)) try.code = err.code;
    unpack_close(&handles);
    return try;
}

static void gzip_and_zstd_are_unpacked(void **state) {
    (void)state;
    Arena keep = unit_arena();
    Str text = S("<p>No ferry, bread for two days: Stennick waits for the minister.");
    assert_str(unpack(text, &keep).out, text);
    Str packed = gzip(text, &keep);
    assert_str(unpack(packed, &keep).out, text);
    assert_str(unpack(zstd(text, &keep), &keep).out, text);
    // members may follow one another
    Str twice = str_join(&keep, packed, packed);
    assert_int_equal(unpack(twice, &keep).out.len, 2 * text.len);
}

static void broken_data_is_an_error_at_every_cut(void **state) {
    (void)state;
    Arena keep = unit_arena();
    Str text = S("<p>No ferry, bread for two days: Stennick waits for the minister.");
    Str both[] = {gzip(text, &keep), zstd(text, &keep)};
    for (int k = 0; k < 2; k++)
        for (ptrdiff_t cut = 4; cut < both[k].len; cut++) {
            Arena mine = keep;
            assert_int_equal(unpack(str_slice(both[k], 0, cut), &mine).code, ERR_COMPRESSED);
        }
}

static void a_bomb_is_too_large(void **state) {
    (void)state;
    Arena whole = arena_reserve((ptrdiff_t)512 << 20), keep = whole;
    ptrdiff_t size = (64 << 20) + 1;
    Str zeros = {arena_new(&keep, char, size), size};
    Str both[] = {gzip(zeros, &keep), zstd(zeros, &keep)};
    for (int k = 0; k < 2; k++) {
        Arena mine = keep;
        assert_int_equal(unpack(both[k], &mine).code, ERR_TOO_LARGE);
        assert_int_equal(unpack(both[k], &mine).code, ERR_TOO_LARGE);
    }
    arena_release(whole);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_charset_becomes_utf8),   cmocka_unit_test(what_is_no_text_is_refused),
        cmocka_unit_test(gzip_and_zstd_are_unpacked), cmocka_unit_test(broken_data_is_an_error_at_every_cut),
        cmocka_unit_test(a_bomb_is_too_large),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
