// href.c - see href.h.
#include "render/href.h"

enum { FRAGMENT_WORDS = 4 };  // at each end of what the fragment names

bool href_allowed(Str url) {
    return str_starts_case(url, S("http://")) || str_starts_case(url, S("https://"));
}

static bool stands(char c, const char *others) {
    return ascii_alpha(c) || ascii_digit(c) || (c && str_find_byte(str_c(others), c) >= 0);
}

static void put_encoded(Buf *out, Str s, const char *others) {
    for (ptrdiff_t i = 0; i < s.len; i++) {
        if (stands(s.s[i], others)) buf_byte(out, s.s[i]);
        else buf_format(out, "%%%02X", (unsigned char)s.s[i]);
    }
}

void put_href(Buf *out, Str url) { put_encoded(out, url, "-._~:/?#@!$&*+,;=%"); }

// The end of the first FRAGMENT_WORDS words of `s`; s.len when it has no more.
static ptrdiff_t first_words(Str s) {
    int words = 0;
    for (ptrdiff_t i = 0; i < s.len; i++)
        if (ascii_space(s.s[i]) && ++words == FRAGMENT_WORDS) return i;
    return s.len;
}

static ptrdiff_t last_words(Str s) {
    int words = 0;
    for (ptrdiff_t i = s.len; i > 0; i--)
        if (ascii_space(s.s[i - 1]) && ++words == FRAGMENT_WORDS) return i;
    return 0;
}

void put_href_to(Buf *out, const Brief *brief, const Evidence *evidence) {
    const Article *article = brief->members[evidence->article].article;
    put_href(out, article->url);
    if (evidence->pieces.len == 0) return;
    Str words = str_span(article->text, evidence->pieces.at[0]);
    ptrdiff_t head = first_words(words), tail = last_words(words);
    buf_str(out, str_find_byte(article->url, '#') < 0 ? S("#:~:text=") : S(":~:text="));
    if (tail <= head) {
        put_encoded(out, words, "._~");  // the directive's own signs are - , &
        return;
    }
    put_encoded(out, str_slice(words, 0, head), "._~");
    buf_byte(out, ',');
    put_encoded(out, str_from(words, tail), "._~");
}
