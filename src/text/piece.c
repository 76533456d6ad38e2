// piece.c - see piece.h.
#include "text/piece.h"

#include "base/utf8.h"

static PieceKind kind_of(int32_t rune) {
    return rune_letter(rune) || rune_mark(rune) ? PIECE_WORD : PIECE_MARK;
}

// The kind of the rune at *at, which moves past it.
static PieceKind next_kind(Str s, ptrdiff_t *at) {
    char c = s.s[*at];
    if ((unsigned char)c >= 128) return kind_of(utf8_next(s, at));
    ++*at;
    return ascii_alpha(c) ? PIECE_WORD : ascii_digit(c) ? PIECE_DIGITS : PIECE_MARK;
}

static int64_t digits_value(Str digits) {
    int64_t n;
    return str_int(digits, &n) ? n : -1;
}

static void cut_token(Pieces *out, Token token, Arena *keep) {
    Str s = str_span(out->text, token.at);
    for (ptrdiff_t at = 0; at < s.len;) {
        ptrdiff_t start = at;
        PieceKind kind = next_kind(s, &at);
        for (ptrdiff_t next = at; kind != PIECE_MARK && at < s.len; at = next)
            if (next_kind(s, &next) != kind) break;
        Piece *piece = vec_push(out, keep);
        *piece = (Piece){.at = {token.at.start + (int32_t)start, token.at.start + (int32_t)at},
                         .kind = kind,
                         .line = start == 0 && token.line_before,
                         .number = -1};
        if (kind == PIECE_DIGITS) piece->number = digits_value(str_slice(s, start, at));
    }
}

Pieces piece_cut(Str text, const Tokens *tokens, Arena *keep) {
    Pieces out = {.text = text};
    out.cap = tokens->len + tokens->len / 4 + 8;
    out.at = arena_new(keep, Piece, out.cap);
    for (ptrdiff_t i = 0; i < tokens->len; i++) cut_token(&out, tokens->at[i], keep);
    return out;
}

// Marks that are typed in many ways and mean one.
static int32_t plain(int32_t rune) {
    switch (rune) {
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2212:
    case '~': return '-';
    case 0x2018:
    case 0x2019:
    case 0x02BC: return '\'';
    case 0x2215:
    case 0x2044: return '/';
    default: return rune_fold(rune);
    }
}

Str piece_fold(Str text, Piece piece, char buf[64]) {
    Str s = str_span(text, piece.at);
    if (s.len > 48) return (Str){0};
    ptrdiff_t len = 0;
    for (ptrdiff_t at = 0; at < s.len;) {
        char c = s.s[at];
        if ((unsigned char)c < 128 && c != '~') {
            buf[len++] = ascii_fold(c), at++;
            continue;
        }
        int32_t rune = plain(utf8_next(s, &at));
        if (len > 56) return (Str){0};
        len += utf8_put(buf + len, rune);
    }
    return (Str){buf, len};
}

Str piece_str(const Pieces *pieces, ptrdiff_t i) {
    return i < 0 || i >= pieces->len ? (Str){0} : str_span(pieces->text, pieces->at[i].at);
}

PieceKind piece_kind(const Pieces *pieces, ptrdiff_t i) {
    return i < 0 || i >= pieces->len ? PIECE_MARK : pieces->at[i].kind;
}

bool piece_is(const Pieces *pieces, ptrdiff_t i, Str word) {
    if (i < 0 || i >= pieces->len) return false;
    char buf[64];
    return str_eq(piece_fold(pieces->text, pieces->at[i], buf), word);
}

bool piece_mark(const Pieces *pieces, ptrdiff_t i, char c) {
    if (i < 0 || i >= pieces->len || pieces->at[i].kind != PIECE_MARK) return false;
    char buf[64];
    Str s = piece_fold(pieces->text, pieces->at[i], buf);
    return s.len == 1 && s.s[0] == c;
}

bool piece_glued(const Pieces *pieces, ptrdiff_t i) {
    return i >= 0 && i + 1 < pieces->len && pieces->at[i].at.end == pieces->at[i + 1].at.start;
}
