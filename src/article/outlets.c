// outlets.c - see outlets.h.
#include "article/outlets.h"

#include "base/utf8.h"
#include "data/outlet_names.h"
#include "data/outlets.h"

// ---- names ----

Str outlet_plain(Str name, char room[OUTLET_BYTES]) {
    static const Str starts[] = {S_("www."), S_("the ")};
    static const Str ends[] = {S_(".com"), S_(".org"), S_(".net"), S_(".co.uk"), S_(" online"), S_(" news")};
    for (ptrdiff_t i = 0; i < countof(starts); i++)
        if (str_starts_case(name, starts[i])) name = str_from(name, starts[i].len);
    for (ptrdiff_t i = 0; i < countof(ends); i++)
        if (str_ends_case(name, ends[i]) && name.len > ends[i].len + 1)
            name = str_slice(name, 0, name.len - ends[i].len);
    ptrdiff_t len = 0;
    for (ptrdiff_t at = 0; at < name.len && len + 4 <= OUTLET_BYTES;) {
        int32_t rune = utf8_next(name, &at);
        if (rune_letter(rune) || rune_digit(rune) || rune_mark(rune))
            len += utf8_put(room + len, rune_fold(rune));
    }
    return (Str){room, len};
}

bool outlet_same(Str a, Str b) {
    char room_a[OUTLET_BYTES], room_b[OUTLET_BYTES];
    Str x = outlet_plain(a, room_a);
    return x.len > 0 && str_eq(x, outlet_plain(b, room_b));
}

// ---- hosts ----

// The host of an address, without "www." and port; the whole when it is a host already.
static Str host_of(Str url) {
    ptrdiff_t scheme = str_find(url, S("://"));
    if (scheme >= 0) url = str_from(url, scheme + 3);
    ptrdiff_t len = 0;
    while (len < url.len && str_find_byte(S("/?#:"), url.s[len]) < 0) len++;
    Str host = str_slice(url, 0, len);
    return str_starts_case(host, S("www.")) ? str_from(host, 4) : host;
}

static Outlet shipped(const struct outlets_row *row) {
    if (row == NULL) return (Outlet){0};
    return (Outlet){row->host, row->name, row->country, row->kind, row->owner, row->state};
}

static int by_host(const void *a, const void *b) {
    const Outlet *x = a, *y = b;
    int order = str_cmp(x->host, y->host);
    return order ? order : str_cmp(x->name, y->name);
}

static const Outlet *find(const Outlet *at, ptrdiff_t len, Str host) {
    ptrdiff_t low = 0;
    while (len > 0) {
        ptrdiff_t half = len / 2;
        if (str_cmp(at[low + half].host, host) < 0) low += half + 1, len -= half + 1;
        else len = half;
    }
    return at && at[low].host.s && str_eq(at[low].host, host) ? &at[low] : NULL;
}

Outlet outlets_by_host(const Outlets *more, Str url) {
    enum { HOST_BYTES = 254 };
    char room[HOST_BYTES];
    Str host = host_of(url);
    if (host.len > HOST_BYTES) return (Outlet){0};
    for (ptrdiff_t i = 0; i < host.len; i++) room[i] = ascii_fold(host.s[i]);
    for (Str rest = {room, host.len}; str_find_byte(rest, '.') >= 0;) {
        const Outlet *own = more ? find(more->by_host, more->len, rest) : NULL;
        if (own) return *own;
        Outlet outlet = shipped(outlets_find(rest));
        if (outlet.name.len) return outlet;
        rest = str_from(rest, str_find_byte(rest, '.') + 1);
    }
    return (Outlet){0};
}

Outlet outlets_by_name(const Outlets *more, Str name) {
    char room[OUTLET_BYTES];
    Str plain = outlet_plain(name, room);
    if (plain.len == 0) return (Outlet){0};
    const Outlet *own = more ? find(more->by_name, more->len, plain) : NULL;
    if (own) {  // its `host` is the plain name
        Outlet outlet = *own;
        outlet.host = (Str){0};
        return outlet;
    }
    const struct outlet_names_row *row = outlet_names_find(plain);
    return row ? shipped(outlets_find(row->host)) : (Outlet){0};
}

Outlet outlets_of(const Outlets *more, const Article *article) {
    Outlet outlet = outlets_by_name(more, article->outlet);
    if (outlet.name.len == 0) outlet = outlets_by_host(more, article->outlet);  // "ctvnews.ca" is one
    return outlet.name.len ? outlet : outlets_by_host(more, article->url);
}

// ---- a user's rows ----

static Outlet read_row(Str line) {
    Outlet outlet = {0};
    Str *const fields[] = {&outlet.host, &outlet.name,  &outlet.country,
                           &outlet.kind, &outlet.owner, &outlet.state};
    Str field;
    for (ptrdiff_t i = 0; i < countof(fields) && str_cut(&line, '\t', &field); i++)
        *fields[i] = str_trim(field);
    return outlet;
}

static Str folded(Str s, Arena *keep) {
    char *at = arena_new(keep, char, s.len);
    for (ptrdiff_t i = 0; i < s.len; i++) at[i] = ascii_fold(s.s[i]);
    return (Str){at, s.len};
}

bool outlets_read(Outlets *out, Str table, Str where, Arena *keep, Err *err) {
    struct {
        Outlet *at;
        ptrdiff_t len, cap;
    } rows = {0};
    Str line;
    for (int64_t number = 1; str_cut(&table, '\n', &line); number++) {
        line = str_trim(line);
        if (line.len == 0 || line.s[0] == '#') continue;
        Outlet outlet = read_row(line);
        if (outlet.host.len == 0 || outlet.name.len == 0)
            return err_set(err, ERR_USAGE, where, "line %lld: an outlet is host, tab, name ...",
                           (long long)number);
        outlet.host = folded(host_of(outlet.host), keep);
        *vec_push(&rows, keep) = outlet;
    }
    *out = (Outlets){arena_new(keep, Outlet, rows.len + 1), arena_new(keep, Outlet, rows.len + 1), rows.len};
    for (ptrdiff_t i = 0; i < rows.len; i++) {
        char room[OUTLET_BYTES];
        out->by_host[i] = out->by_name[i] = rows.at[i];
        out->by_name[i].host = str_copy(outlet_plain(rows.at[i].name, room), keep);
    }
    vec_sort(out->by_host, out->len, (ptrdiff_t)sizeof(Outlet), by_host);
    vec_sort(out->by_name, out->len, (ptrdiff_t)sizeof(Outlet), by_host);
    return true;
}
