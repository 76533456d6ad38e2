// warc.c - see warc.h.
#include "page/warc.h"

#include <string.h>

// ---- heads: lines of "Name: value", of a record and of HTTP alike ----

ptrdiff_t warc_head_len(Str bytes) {
    ptrdiff_t end = str_find(bytes, S("\r\n\r\n")), bare = str_find(bytes, S("\n\n"));
    if (bare >= 0 && (end < 0 || bare < end)) return bare + 2;  // some writers end lines so
    return end < 0 ? 0 : end + 4;
}

static Str field(Str head, Str name) {
    for (Str line; str_cut(&head, '\n', &line);)
        if (str_starts_case(line, name) && line.len > name.len && line.s[name.len] == ':')
            return str_trim(str_from(line, name.len + 1));
    return (Str){0};
}

// ---- what kind of thing a block is ----

static const Str page_media[] = {S_("text/html"), S_("application/xhtml+xml"), S_("text/plain")};

static bool is_page_media(Str media) {
    for (size_t i = 0; i < sizeof page_media / sizeof *page_media; i++)
        if (str_starts_case(media, page_media[i])) return true;
    return media.len == 0;  // who reads the page looks at its bytes
}

static WarcKind kind_of(Str type, Str media) {
    if (str_eq(type, S("response")))
        return str_starts_case(media, S("application/http")) ? WARC_HTTP : WARC_OTHER;
    bool plain = str_eq(type, S("resource")) || str_eq(type, S("conversion"));
    return plain && is_page_media(media) ? WARC_PLAIN : WARC_OTHER;
}

bool warc_head(WarcHead *out, Str head) {
    if (!str_starts(head, S("WARC/"))) return false;
    Str url = field(head, S("WARC-Target-URI"));
    if (str_starts(url, S("<")) && str_ends(url, S(">"))) url = str_slice(url, 1, url.len - 1);
    *out =
        (WarcHead){.kind = kind_of(field(head, S("WARC-Type")), field(head, S("Content-Type"))), .url = url};
    return str_int(field(head, S("Content-Length")), &out->length) && out->length >= 0;
}

// ---- a server's answer ----

static bool is_ok(Str http) {
    ptrdiff_t space = str_find_byte(http, ' ');
    return str_starts(http, S("HTTP/")) && space > 0 && str_starts(str_from(http, space + 1), S("200"));
}

// "text/html; charset=utf-8", perhaps in quotes, to the label.
static Str charset_of(Str media) {
    ptrdiff_t at = str_find_case(media, S("charset="));
    if (at < 0) return (Str){0};
    Str label = str_from(media, at + 8);
    if (str_starts(label, S("\""))) label = str_from(label, 1);
    ptrdiff_t len = 0;
    while (len < label.len && label.s[len] > ' ' && label.s[len] != ';' && label.s[len] != '"') len++;
    return str_slice(label, 0, len);
}

// The number at the front of a chunk's line; -1 when there is none.
static int64_t chunk_size(Str line) {
    int64_t size = 0;
    ptrdiff_t i = 0;
    for (; i < line.len && i < 8; i++) {
        char c = ascii_fold(line.s[i]);
        if (ascii_digit(c)) size = size * 16 + (c - '0');
        else if (c >= 'a' && c <= 'f') size = size * 16 + (c - 'a' + 10);
        else break;
    }
    char after = i < line.len ? line.s[i] : '\r';
    return i && (after == '\r' || after == ';' || after == ' ') ? size : -1;
}

// Walks the chunks of `body`; with `to` set, moves them there side by side. How long they are together; -1 when `body`
// is not in chunks: crawlers take them away and leave the header that tells of them.
static ptrdiff_t join_chunks(Str body, char *to) {
    ptrdiff_t len = 0;
    for (Str line; str_cut(&body, '\n', &line);) {
        int64_t size = chunk_size(line);
        if (size == 0) return len;
        if (size < 0 || size > body.len) return -1;
        if (to) memmove(to + len, body.s, (size_t)size);
        len += size;
        body = str_from(body, size);
        if (!str_starts(body, S("\r\n")) && !str_starts(body, S("\n"))) return -1;
        body = str_from(body, body.s[0] == '\r' ? 2 : 1);
    }
    return -1;
}

bool warc_page(WarcPage *out, WarcKind kind, char *block, ptrdiff_t len) {
    *out = (WarcPage){.body = {block, len}};
    if (kind != WARC_HTTP) return kind == WARC_PLAIN;
    ptrdiff_t body_at = warc_head_len(out->body);
    Str http = {block, body_at};
    Str media = field(http, S("Content-Type"));
    if (body_at == 0 || !is_ok(http) || !is_page_media(media)) return false;
    out->body = str_from(out->body, body_at);
    out->charset = charset_of(media);
    if (str_eq_case(field(http, S("Transfer-Encoding")), S("chunked")) && join_chunks(out->body, NULL) >= 0)
        out->body.len = join_chunks(out->body, block + body_at);
    out->brotli = str_eq_case(field(http, S("Content-Encoding")), S("br"));
    return true;
}
