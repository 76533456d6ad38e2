// decode.c - see decode.h.
#include "page/decode.h"

#include "base/utf8.h"
#include "base/vec.h"
#include "page/charset.h"

#include <lexbor/encoding/encoding.h>
#include <string.h>

enum {
    DECLARED_WITHIN = 4096,  // the standard says 1024; pages put scripts first
    SNIFFED = 8 << 10,
};

// ---- is it text? ----

static const struct {
    Str start;
    const char *what;
} binaries[] = {
    {S_("%PDF-"), "a PDF"},
    {S_("\xFF\xD8\xFF"), "a JPEG picture"},
    {S_("\x89PNG\r\n"), "a PNG picture"},
    {S_("GIF8"), "a GIF picture"},
    {S_("PK\x03\x04"), "a ZIP archive"},
    {S_("\x7F"
        "ELF"),
     "a program"},
    {S_("BZh"), "compressed by bzip2"},
    {S_("\xFD"
        "7zXZ"),
     "compressed by xz"},
    {S_("7z\xBC\xAF\x27\x1C"), "a 7z archive"},
    {S_("Rar!\x1A"), "a RAR archive"},
    {S_("OggS"), "an Ogg recording"},
    {S_("ID3"), "an MP3 recording"},
    {S_("SQLite format 3"), "an SQLite database"},
};

static const char *binary_kind(Str bytes) {
    for (ptrdiff_t i = 0; i < countof(binaries); i++)
        if (str_starts(bytes, binaries[i].start)) return binaries[i].what;
    return NULL;
}

typedef struct Census {
    ptrdiff_t nul_even, nul_odd, control, all;
} Census;

static Census count_bytes(Str bytes) {
    Census census = {.all = bytes.len < SNIFFED ? bytes.len : SNIFFED};
    unsigned nul = 0, control = 0;
    for (ptrdiff_t i = 0; i < census.all; i++) {  // without branches, so that compilers make it wide
        unsigned char c = (unsigned char)bytes.s[i];
        nul += c == 0;
        control += (unsigned)(c < 0x20) & (unsigned)((unsigned char)(c - '\t') > '\r' - '\t') & (c != 0x1B);
    }
    census.control = (ptrdiff_t)(control - nul);
    for (ptrdiff_t i = 0; nul && i < census.all; i++)
        if (bytes.s[i] == 0) ++*(i % 2 ? &census.nul_odd : &census.nul_even);
    return census;
}

// ---- which charset? ----

static bool label_byte(char c) {
    return ascii_alpha(c) || ascii_digit(c) || c == '-' || c == '_' || c == ':' || c == '.' || c == '+';
}

// The label behind `key` ("charset", "encoding"), an equals sign and perhaps a quote.
static Str label_after(Str head, Str key) {
    for (ptrdiff_t from = 0;;) {
        ptrdiff_t at = str_find_case(str_from(head, from), key);
        if (at < 0) return (Str){0};
        from += at + key.len;
        Str rest = str_trim(str_from(head, from));
        if (rest.len == 0 || rest.s[0] != '=') continue;
        rest = str_trim(str_from(rest, 1));
        if (rest.len && (rest.s[0] == '"' || rest.s[0] == '\'')) rest = str_trim(str_from(rest, 1));
        ptrdiff_t len = 0;
        while (len < rest.len && label_byte(rest.s[len])) len++;
        if (len) return str_slice(rest, 0, len);
    }
}

// The charset label in the head of an HTML or XML page: "iso-8859-1"; empty when there is none.
static Str declared_label(Str bytes) {
    Str head = str_slice(bytes, 0, DECLARED_WITHIN);
    if (str_starts(head, S("<?xml"))) {
        Str line = str_slice(head, 0, str_find_byte(head, '>') + 1);
        Str label = label_after(line, S("encoding"));
        if (label.len) return label;
    }
    if (str_find_case(head, S("<meta")) < 0) return (Str){0};
    return label_after(str_from(head, str_find_case(head, S("<meta"))), S("charset"));
}

// The label of <html lang>.
static Str declared_language(Str bytes) {
    Str head = str_slice(bytes, 0, DECLARED_WITHIN);
    ptrdiff_t at = str_find_case(head, S("<html"));
    if (at < 0) return (Str){0};
    Str tag = str_from(head, at);
    return label_after(str_slice(tag, 0, str_find_byte(tag, '>') + 1), S("lang"));
}

// Without NUL. A loop that compilers make wide: of c and c - 1 one has the top bit where c is none of these.
static inline bool is_ascii(const char *at, int len) {
    unsigned char bits = 0;
    for (int i = 0; i < len; i++) bits |= (unsigned char)(at[i] | (at[i] - 1));
    return bits < 0x80;
}

// utf8_valid() in strides: pages are mostly ASCII, and this is the only look at all of their bytes but the parser's.
static bool is_utf8(Str bytes) {
    enum { STRIDE = 64 };
    ptrdiff_t at = 0;
    while (at < bytes.len) {
        while (bytes.len - at >= STRIDE && is_ascii(bytes.s + at, STRIDE)) at += STRIDE;
        for (ptrdiff_t end = at + STRIDE; at < bytes.len && at < end;) {
            unsigned char c = (unsigned char)bytes.s[at];
            if (c == 0) return false;
            if (c < 0x80) {
                at++;
                continue;
            }
            ptrdiff_t start = at;
            if (utf8_next(bytes, &at) == RUNE_BAD && at - start == 1) return false;
        }
    }
    return true;
}

// A page in UTF-8 with a few broken bytes (cut strings, pasted advertisements) is still UTF-8.
static bool mostly_utf8(Str bytes) {
    ptrdiff_t good = 0, bad = 0;
    for (ptrdiff_t at = 0; at < bytes.len;) {
        if ((unsigned char)bytes.s[at] < 0x80) {
            at++;
            continue;
        }
        ptrdiff_t start = at;
        int32_t rune = utf8_next(bytes, &at);
        if (rune == RUNE_BAD && at - start == 1) bad++;
        else good++;
    }
    return good > 8 * bad;
}

static bool has_escapes(Str bytes) { return str_find_byte(bytes, '\x1B') >= 0; }

// NULL: UTF-8, as it is when *valid, else with repairs.
static Charset *choose(Str bytes, Str served, Census census, bool *valid, Arena scratch) {
    if (census.nul_odd > census.all / 8 && census.nul_even <= census.all / 64)
        return lxb_encoding_data(LXB_ENCODING_UTF_16LE);
    if (census.nul_even > census.all / 8 && census.nul_odd <= census.all / 64)
        return lxb_encoding_data(LXB_ENCODING_UTF_16BE);
    Charset *declared = charset_named(served);
    if (declared == NULL || declared->encoding == LXB_ENCODING_UTF_8)
        declared = charset_named(declared_label(bytes));
    if (declared &&
        (declared->encoding == LXB_ENCODING_UTF_16LE || declared->encoding == LXB_ENCODING_UTF_16BE))
        declared = NULL;  // it would not have been read so far
    // ISO-2022-JP is written in ASCII bytes, so it passes for UTF-8
    if (declared && declared->encoding == LXB_ENCODING_ISO_2022_JP && has_escapes(bytes)) return declared;
    *valid = is_utf8(bytes);
    if (*valid || mostly_utf8(bytes)) return NULL;
    if (declared && declared->encoding == LXB_ENCODING_UTF_8) declared = NULL;
    return charset_guess(bytes, declared, declared_language(bytes), scratch);
}

bool decode_text(Str *out, Str bytes, Str served, Str where, Arena *keep, Err *err) {
    if (str_trim(bytes).len == 0) return err_set(err, ERR_EMPTY, where, "%td bytes", bytes.len);
    const char *binary = binary_kind(bytes);
    if (binary) return err_set(err, ERR_NOT_TEXT, where, "%s", binary);

    const lxb_char_t *head = (const lxb_char_t *)bytes.s;
    lxb_encoding_t bom = lxb_encoding_bom_sniff(head, (size_t)bytes.len);
    Census census = count_bytes(bytes);
    Charset *charset;
    bool valid = false;
    if (bom == LXB_ENCODING_UTF_8) {
        charset = NULL;
        bytes = str_from(bytes, 3);
    } else if (bom == LXB_ENCODING_UTF_16LE || bom == LXB_ENCODING_UTF_16BE) {
        charset = lxb_encoding_data(bom);
        bytes = str_from(bytes, 2);
    } else {
        charset = choose(bytes, served, census, &valid, *keep);
    }
    bool wide =
        charset && (charset->encoding == LXB_ENCODING_UTF_16LE || charset->encoding == LXB_ENCODING_UTF_16BE);
    if (!wide && (census.nul_even + census.nul_odd > census.all / 100 || census.control > census.all / 20))
        return err_set(err, ERR_NOT_TEXT, where, "%td bytes that are no text among the first %td",
                       census.nul_even + census.nul_odd + census.control, census.all);
    if (charset) bytes = charset_decode(bytes, charset, keep);
    *out = charset_undo_twice(valid || is_utf8(bytes) ? bytes : utf8_repair(bytes, keep), keep);
    if (str_trim(*out).len == 0) return err_set(err, ERR_EMPTY, where, "%td bytes", bytes.len);
    return true;
}
