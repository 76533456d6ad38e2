// charset.c - see charset.h.
#include "page/charset.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "data/page_charsets.h"

enum {
    BUFFER_RUNES = 4096,
    SAMPLE = 16 << 10,
    BROKEN = -12,     // a byte that the charset does not have
    FOREIGN = -4,     // a letter of another script
    COMMON = 4,       // one of the script's commonest letters
    LETTER = 1,       // another
    MIXED = -4,       // two scripts in a word, a capital behind a small letter
    HINT = 4,         // quarters: what declaration and language add
    ALONE = -3,       // a letter that stands alone, where its script writes words
    FEW = 24,         // with less to go by, the page is believed
    TWICE_LEAST = 3,  // traces of a double encoding before a page is mended
};

Charset *charset_named(Str label) {
    if (label.len == 0) return NULL;
    Charset *charset = lxb_encoding_data_by_pre_name((const lxb_char_t *)label.s, (size_t)label.len);
    if (charset &&
        (charset->encoding == LXB_ENCODING_REPLACEMENT || charset->encoding == LXB_ENCODING_X_USER_DEFINED))
        return NULL;
    return charset;
}

Str charset_decode(Str bytes, Charset *charset, Arena *keep) {
    Buf out = {.arena = keep};
    lxb_codepoint_t runes[BUFFER_RUNES];
    lxb_encoding_decode_t decode = {0};
    lxb_encoding_decode_init(&decode, charset, runes, BUFFER_RUNES);
    lxb_encoding_decode_replace_set(&decode, LXB_ENCODING_REPLACEMENT_BUFFER,
                                    LXB_ENCODING_REPLACEMENT_BUFFER_LEN);
    const lxb_char_t *at = (const lxb_char_t *)bytes.s, *end = at + bytes.len;
    for (lxb_status_t status = LXB_STATUS_SMALL_BUFFER; status == LXB_STATUS_SMALL_BUFFER;) {
        status = charset->decode(&decode, &at, end);
        size_t used = lxb_encoding_decode_buf_used(&decode);
        for (size_t i = 0; i < used; i++) buf_rune(&out, runes[i] ? (int32_t)runes[i] : RUNE_BAD);
        lxb_encoding_decode_buf_used_set(&decode, 0);
    }
    return buf_view(&out);
}

// ---- the guess ----

static const struct {
    Str script;
    int32_t first, last;
} scripts[] = {
    {S_("latin"), 0xC0, 0x24F},       {S_("greek"), 0x370, 0x3FF},      {S_("cyrillic"), 0x400, 0x4FF},
    {S_("hebrew"), 0x5D0, 0x5EA},     {S_("arabic"), 0x621, 0x6D5},     {S_("thai"), 0xE01, 0xE4E},
    {S_("japanese"), 0x3041, 0x30FE}, {S_("japanese"), 0x4E00, 0x9FFF}, {S_("korean"), 0xAC00, 0xD7A3},
    {S_("han"), 0x4E00, 0x9FFF},
};

static bool is_of(int32_t rune, Str script) {
    for (ptrdiff_t i = 0; i < countof(scripts); i++)
        if (rune >= scripts[i].first && rune <= scripts[i].last && str_eq(scripts[i].script, script))
            return true;
    return false;
}

static bool is_wide(Str script) {
    return str_eq(script, S("japanese")) || str_eq(script, S("korean")) || str_eq(script, S("han"));
}

static bool has_rune(Str set, int32_t rune) {
    for (ptrdiff_t at = 0; at < set.len;)
        if (utf8_next(set, &at) == rune) return true;
    return false;
}

// Boxes, operators, blocks: what small codes make of another's quotation marks and dashes.
static bool is_drawn(int32_t rune) {
    return (rune >= 0x2200 && rune < 0x2600) || (rune >= 0xE000 && rune < 0xF900);
}

static bool is_quiet(int32_t rune) {
    return rune == 0x2019 || rune == 0x2018 || rune == 0xB7 || rune == 0xAD || rune == 0xBB;
}

// What one rune beyond ASCII says for a charset, by its neighbours.
static int weigh(const struct page_charsets_row *row, int32_t last, int32_t rune, int32_t next) {
    if (rune == RUNE_BAD || rune < 0xA0) return BROKEN;
    bool before = rune_letter(last), behind = rune_letter(next);
    if (!is_of(rune, row->script)) {
        if (rune_letter(rune) || is_drawn(rune)) return FOREIGN;
        return before && behind && !is_quiet(rune) && rune < 0x2000 ? FOREIGN : 0;
    }
    bool latin = str_eq(row->script, S("latin")), wide = is_wide(row->script);
    bool kana = rune >= 0x3041 && rune <= 0x30FE, common = kana || has_rune(row->common, rune_fold(rune));
    int weight = common ? COMMON : wide ? 2 * LETTER : LETTER;
    if (latin) {
        if (!before && !behind) return ALONE;
        if (last >= 0x80 && before && next >= 0x80 && behind) weight += MIXED;
    } else {
        bool own = is_of(last, row->script) || is_of(next, row->script);
        if (!own && ((before && last < 0x80) || (behind && next < 0x80) || !wide)) return ALONE;
        if ((last < 0x80 && before) || (next < 0x80 && behind)) weight += wide ? 0 : MIXED;
    }
    if (rune_upper(rune) && rune_lower(last)) weight += MIXED;
    if (rune_upper(rune) && rune_upper(last)) weight += MIXED / 2;
    return weight;
}

// The weight of a sample; a letter of two bytes weighs as two.
static int64_t score(const struct page_charsets_row *row, Str sample, Charset *charset, Arena scratch) {
    Str text = charset_decode(sample, charset, &scratch);
    int64_t sum = 0;
    int unit = is_wide(row->script) ? 2 : 1;
    int32_t last = ' ';
    ptrdiff_t at = 0;
    for (int32_t rune = at < text.len ? utf8_next(text, &at) : 0, next; rune; last = rune, rune = next) {
        next = at < text.len ? utf8_next(text, &at) : 0;
        if (rune >= 0x80) sum += (int64_t)weigh(row, last, rune, next) * unit;
    }
    return sum;
}

static bool has_language(Str languages, Str language) {
    ptrdiff_t len = 0;
    while (len < language.len && ascii_alpha(language.s[len])) len++;
    for (Str one; len && str_cut(&languages, ' ', &one);)
        if (str_eq_case(one, str_slice(language, 0, len))) return true;
    return false;
}

// From the first byte beyond ASCII, where a letter begins.
static Str sample_of(Str bytes) {
    ptrdiff_t at = 0;
    while (at < bytes.len && (unsigned char)bytes.s[at] < 0x80) at++;
    return str_slice(bytes, at, at + SAMPLE);
}

Charset *charset_guess(Str bytes, Charset *declared, Str language, Arena scratch) {
    Charset *best = declared ? declared : lxb_encoding_data(LXB_ENCODING_WINDOWS_1252);
    Str sample = sample_of(bytes);
    int64_t most = FEW;
    for (int i = 0; i < page_charsets_len; i++) {
        const struct page_charsets_row *row = &page_charsets[i];
        Charset *charset = charset_named(row->label);
        if (charset == NULL) continue;
        int64_t sum = score(row, sample, charset, scratch), bonus = sum > 0 ? sum / HINT : 0;
        bool usual = declared == NULL && charset->encoding == LXB_ENCODING_WINDOWS_1252;
        sum +=
            (charset == declared || usual ? bonus : 0) + (has_language(row->languages, language) ? bonus : 0);
        if (sum > most) most = sum, best = charset;
    }
    return best;
}

// ---- encoded twice ----

// The byte that windows-1252 reads as `rune`, or, where it has none, the byte of that number; -1 for no such byte.
static int byte_of(int32_t rune) {
    static const int32_t high[] = {0x20AC, 0x81,   0x201A, 0x192,  0x201E, 0x2026, 0x2020, 0x2021,
                                   0x2C6,  0x2030, 0x160,  0x2039, 0x152,  0x8D,   0x17D,  0x8F,
                                   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                   0x2DC,  0x2122, 0x161,  0x203A, 0x153,  0x9D,   0x17E,  0x178};
    if (rune < 0x100) return (int)rune;
    for (int i = 0; i < countof(high); i++)
        if (high[i] == rune) return 0x80 + i;
    return -1;
}

// The rune whose UTF-8 stands at `at` as runes of windows-1252, one a byte; 0 when none does. *end: behind it.
static int32_t undo_at(Str text, ptrdiff_t at, ptrdiff_t *end) {
    char bytes[4];
    int lead = byte_of(utf8_next(text, &at)),
        len = lead >= 0xC2 && lead < 0xE0 ? 2
        : lead >= 0xE0 && lead < 0xF0     ? 3
        : lead >= 0xF0 && lead < 0xF5     ? 4
                                          : 0;
    if (len == 0) return 0;
    bytes[0] = (char)lead;
    for (int i = 1; i < len; i++) {
        int byte = at < text.len ? byte_of(utf8_next(text, &at)) : -1;
        if (byte < 0x80 || byte > 0xBF) return 0;
        bytes[i] = (char)byte;
    }
    *end = at;
    ptrdiff_t first = 0;
    int32_t rune = utf8_next((Str){bytes, len}, &first);
    return first == len && rune != RUNE_BAD ? rune : 0;
}

// "Ã", "â", "Ð" and "Ñ" with a byte's rune behind them: text has those too, but not these pairs again and again.
static bool is_twice(Str text) {
    int found = 0;
    for (ptrdiff_t at = 0; found < TWICE_LEAST; at++) {
        ptrdiff_t next = str_find_byte(str_from(text, at), '\xC3');
        if (next < 0 || at + next + 4 > text.len) return false;
        at += next;
        unsigned char second = (unsigned char)text.s[at + 1], third = (unsigned char)text.s[at + 2];
        if (second == 0x83 || second == 0x90 || second == 0x91) found += third == 0xC2;
        else if (second == 0xA2)
            found += third == 0xE2 || (third == 0xC2 && (unsigned char)text.s[at + 3] == 0x80);
    }
    return true;
}

Str charset_undo_twice(Str text, Arena *keep) {
    if (!is_twice(text)) return text;
    Buf out = {.arena = keep};
    for (ptrdiff_t at = 0; at < text.len;) {
        ptrdiff_t end = at, start = at;
        if ((unsigned char)text.s[at] < 0x80) {
            while (at < text.len && (unsigned char)text.s[at] < 0x80) at++;
            buf_str(&out, str_slice(text, start, at));
            continue;
        }
        int32_t rune = undo_at(text, at, &end);
        if (rune > 0) {
            buf_rune(&out, rune);
            at = end;
        } else {
            utf8_next(text, &at);
            buf_str(&out, str_slice(text, start, at));
        }
    }
    return buf_view(&out);
}
