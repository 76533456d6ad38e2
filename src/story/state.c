// state.c - see state.h.
#include "story/state.h"

#include "article/ndjson.h"
#include "base/buf.h"
#include "base/hash.h"
#include "base/limits.h"
#include "story/key.h"
#include "story/taught.h"
#include "story/when.h"

static const Str MAGIC = S_("lede window\n");
enum { FORM = 3 };
static const uint32_t END = 0xFFFFFFFF;

// ---- numbers ----

static void put(Buf *out, uint64_t number, int bytes) {
    for (int i = 0; i < bytes; i++) buf_byte(out, (char)(number >> 8 * i & 0xFF));
}

// What is left to read; `bad` once something was missing.
typedef struct Reader {
    Str whole;
    ptrdiff_t at;
    bool bad;
} Reader;

static Str take(Reader *r, uint64_t bytes) {
    if (r->bad || bytes > (uint64_t)(r->whole.len - r->at)) {
        r->bad = true;
        return (Str){0};
    }
    r->at += (ptrdiff_t)bytes;
    return str_slice(r->whole, r->at - (ptrdiff_t)bytes, r->at);
}

static uint64_t get(Reader *r, int bytes) {
    Str s = take(r, (uint64_t)bytes);
    uint64_t number = 0;
    for (ptrdiff_t i = 0; i < s.len; i++) number |= (uint64_t)(unsigned char)s.s[i] << 8 * i;
    return number;
}

// ---- keys ----

static void put_keys(Buf *out, const Keys *keys) {
    const Headline *h = &keys->headline;
    put(out, keys->words, 2), put(out, keys->roundup, 1);
    put(out, keys->outlet, 4), put(out, (uint64_t)keys->when, 8);
    put(out, h->words_len, 1), put(out, h->labels_len, 1), put(out, h->score, 2);
    for (int i = 0; i < h->words_len; i++) put(out, h->words[i], 2);
    for (int i = 0; i < h->labels_len; i++) put(out, h->label[i], 2), put(out, h->number[i], 2);
    put(out, (uint64_t)keys->pairs.len, 1);
    for (int i = 0; i < keys->pairs.len; i++)
        put(out, keys->pairs.key[i], 4), put(out, keys->pairs.weight[i], 1);
    put(out, about_known(&keys->about), 1);
    for (int i = 0; i < ABOUT_AXES / 2 && about_known(&keys->about); i++) put(out, keys->about.at[i], 1);
    for (const Key *key = keys->at; key < keys->at + keys->len; key++) {
        put(out, key->key, 4), put(out, key->title, 1), put(out, key->lead, 1);
        put(out, key->body, 1), put(out, key->flags, 1);
    }
}

// Bytes of a stranger: what comparing relies on is asked for. Anything else is only a wrong weight.
static bool get_keys(Keys *keys, Str bytes, Arena *keep) {
    enum { A_KEY = 8 };
    Reader r = {.whole = bytes};
    Headline *h = &keys->headline;
    keys->words = (uint16_t)get(&r, 2), keys->roundup = get(&r, 1) != 0;
    keys->outlet = (uint32_t)get(&r, 4), keys->when = (int64_t)get(&r, 8);
    h->words_len = (uint8_t)get(&r, 1), h->labels_len = (uint8_t)get(&r, 1), h->score = (uint16_t)get(&r, 2);
    if (h->words_len > HEADLINE_WORDS || h->labels_len > HEADLINE_LABELS || !when_possible(keys->when))
        return false;
    for (int i = 0; i < h->words_len; i++) h->words[i] = (uint16_t)get(&r, 2);
    for (int i = 0; i < h->labels_len; i++)
        h->label[i] = (uint16_t)get(&r, 2), h->number[i] = (uint16_t)get(&r, 2);
    NamePairs *pairs = &keys->pairs;
    pairs->len = (int32_t)get(&r, 1);
    if (pairs->len > NAME_PAIRS) return false;
    for (int i = 0; i < pairs->len; i++) {
        pairs->key[i] = (uint32_t)get(&r, 4), pairs->weight[i] = (uint8_t)get(&r, 1);
        if (i && pairs->key[i] <= pairs->key[i - 1]) return false;
    }
    bool about = get(&r, 1) != 0;
    for (int i = 0; i < ABOUT_AXES / 2 && about; i++) keys->about.at[i] = (uint8_t)get(&r, 1);
    ptrdiff_t len = (bytes.len - r.at) / A_KEY, finders = 0;
    if (r.bad || len * A_KEY != bytes.len - r.at || len > KEY_MOST) return false;
    Key *at = arena_new(keep, Key, len);
    for (ptrdiff_t i = 0; i < len; i++) {
        at[i].key = (uint32_t)get(&r, 4), at[i].title = (uint8_t)get(&r, 1), at[i].lead = (uint8_t)get(&r, 1);
        at[i].body = (uint8_t)get(&r, 1), at[i].flags = (uint8_t)get(&r, 1);
        finders += (at[i].flags & KEY_FINDER) != 0;
        if (i && at[i].key <= at[i - 1].key) return false;
    }
    keys->at = at;
    keys->len = (int32_t)len;
    keys_complete(keys);
    return finders <= KEY_FINDERS && keys_fit(keys);
}

// ---- what closed days taught ----

static int by_key(const void *a, const void *b) {
    const TaughtRow *x = a, *y = b;
    return (x->key > y->key) - (x->key < y->key);
}

static void put_taught(Buf *out, const Taught *taught, Arena scratch) {
    put(out, (uint64_t)taught_len(taught), 4);
    for (ptrdiff_t t = 0; t < taught_len(taught); t++) {
        const TaughtTable *table = taught_at(taught, t);
        put(out, table->code, 4), put(out, table->version, 4);
        put(out, (uint64_t)table->articles, 4), put(out, (uint64_t)table->rows_len, 4);
        Arena work = scratch;
        TaughtRow *rows = arena_new(&work, TaughtRow, table->rows_len);
        ptrdiff_t len = 0;
        for (ptrdiff_t i = 0; i < table->slots_len; i++)
            if (table->slots[i].articles) rows[len++] = table->slots[i];
        vec_sort(rows, len, (ptrdiff_t)sizeof *rows, by_key);
        for (ptrdiff_t i = 0; i < len; i++) put(out, rows[i].key, 4), put(out, (uint64_t)rows[i].articles, 4);
    }
}

static bool get_table(Reader *r, Taught *into, Arena scratch) {
    enum { A_ROW = 8 };
    TaughtTable table = {.code = (uint32_t)get(r, 4), .version = (uint32_t)get(r, 4)};
    table.articles = (int32_t)get(r, 4);
    uint64_t len = get(r, 4);
    Reader rows = {.whole = take(r, len * A_ROW)};
    if (r->bad) return false;
    TaughtRow *at = arena_new(&scratch, TaughtRow, (ptrdiff_t)len);
    for (uint64_t i = 0; i < len; i++) at[i] = (TaughtRow){(uint32_t)get(&rows, 4), (int32_t)get(&rows, 4)};
    table.rows_len = (int32_t)len;
    return into == NULL || taught_put(into, &table, at);
}

// `into` is NULL where keys are made again: then so is what was taught.
static bool get_taught(Reader *r, Taught *into, Arena scratch) {
    uint64_t len = get(r, 4);
    for (uint64_t i = 0; i < len && !r->bad; i++)
        if (!get_table(r, into, scratch)) return false;
    return !r->bad;
}

// ---- writing ----

bool state_write(const Window *window, StateWrite *write, void *ctx, Arena scratch) {
    window_teach(window, scratch);
    WindowRow *all = arena_new(&scratch, WindowRow, window_len(window));
    window_contents(window, all);
    Arena rest = scratch, other = arena_halve(&rest);
    Buf head = {.arena = &rest}, tables = {.arena = &other};
    buf_str(&head, MAGIC);
    put(&head, FORM, 4), put(&head, keys_stamp(), 8);
    put_taught(&tables, window_taught(window), rest);
    uint64_t chain = hash_bytes(buf_view(&tables));
    if (!write(ctx, buf_view(&head)) || !write(ctx, buf_view(&tables))) return false;
    for (ptrdiff_t i = 0; i < window_len(window); i++) {
        Arena work = scratch, keep = arena_halve(&work);
        Buf row = {.arena = &keep}, keys = {.arena = &work};
        KeysRoom room;
        Article article = article_unpack(all[i].article, &keep);
        ndjson_write(&row, &article, work);
        put_keys(&keys, keys_unpack(all[i].keys, &room));
        chain = hash_mix(hash_mix(chain, hash_bytes(buf_view(&row))), hash_bytes(buf_view(&keys)));
        Buf lengths = {.arena = &work}, end = {.arena = &work};
        put(&lengths, (uint64_t)row.len, 4), put(&lengths, (uint64_t)keys.len, 4);
        put(&end, chain, 8);
        if (!write(ctx, buf_view(&lengths)) || !write(ctx, buf_view(&row)) || !write(ctx, buf_view(&keys)) ||
            !write(ctx, buf_view(&end)))
            return false;
    }
    Buf tail = {.arena = &scratch};
    put(&tail, END, 4), put(&tail, (uint64_t)window_len(window), 8), put(&tail, chain, 8);
    return write(ctx, buf_view(&tail));
}

// ---- reading ----

typedef struct Loading {
    Reader reader;
    Str where;
    uint64_t chain;
    int64_t articles;
    bool ended, ok;
    Article article;  // the last one read
    Keys keys;
    Err err;
} Loading;

static bool refuse(Loading *l, const char *why) {
    return err_set(&l->err, ERR_NOT_A_WINDOW, l->where, "byte %td: %s", l->reader.at, why);
}

static bool read_end(Loading *l) {
    Reader *r = &l->reader;
    uint64_t articles = get(r, 8), chain = get(r, 8);
    l->ended = true;
    if (r->bad || articles != (uint64_t)l->articles || chain != l->chain) return refuse(l, "cut off");
    return r->at == r->whole.len || refuse(l, "more behind the end");
}

static bool read_one(Loading *l, Arena *keep, Arena scratch) {
    Reader *r = &l->reader;
    uint32_t row_len = (uint32_t)get(r, 4);
    if (!r->bad && row_len == END) return read_end(l);
    uint32_t keys_len = (uint32_t)get(r, 4);
    Str row = take(r, row_len), keys = take(r, keys_len);
    uint64_t chain = get(r, 8);
    if (r->bad) return refuse(l, "cut off");
    l->chain = hash_mix(hash_mix(l->chain, hash_bytes(row)), hash_bytes(keys));
    if (chain != l->chain) return refuse(l, "changed since it was saved");
    if (row.len > LIMIT_ROW_BYTES) return refuse(l, "a row past the limit");
    l->keys = (Keys){0};
    l->articles++;
    return ndjson_read(&l->article, row, l->where, keep, scratch, &l->err) &&
        (get_keys(&l->keys, keys, keep) || refuse(l, "no keys"));
}

static void run_reading(void *ctx, Arena *keep, Arena scratch) {
    Loading *l = ctx;
    l->ok = read_one(l, keep, scratch);
}

typedef struct Getting {
    Reader *reader;
    Taught *into;
    bool ok;
} Getting;

static void run_getting(void *ctx, Arena *keep, Arena scratch) {
    (void)keep;
    Getting *g = ctx;
    g->ok = get_taught(g->reader, g->into, scratch);
}

bool state_read(Window *window, Str bytes, Str where, Arena scratch, Err *err) {
    Loading l = {.reader = {.whole = bytes}, .where = where};
    Arena half = arena_halve(&scratch);
    l.ok = str_eq(take(&l.reader, (uint64_t)MAGIC.len), MAGIC) && get(&l.reader, 4) == FORM;
    bool same_tables = get(&l.reader, 8) == keys_stamp();
    if (!l.ok || l.reader.bad) l.ok = refuse(&l, "no beginning that this version knows");
    Getting getting = {&l.reader, same_tables ? window_taught(window) : NULL, false};
    ptrdiff_t start = l.reader.at;
    Arena unused = half;
    if (l.ok && (arena_try(run_getting, &getting, &unused, scratch) || !getting.ok))
        l.ok = refuse(&l, "no table");
    l.chain = hash_bytes(str_slice(bytes, start, l.reader.at));
    while (l.ok && !l.ended) {
        Arena keep = half;
        Jump jump = arena_try(run_reading, &l, &keep, scratch);
        if (jump) l.ok = err_set(&l.err, jump == JUMP_FULL ? ERR_MEMORY : ERR_BUG, where, "loading a window");
        if (l.ok && !l.ended)
            l.ok = window_add_known(window, &l.article, same_tables ? &l.keys : NULL, &l.err);
    }
    if (!l.ok && err) *err = l.err;
    return l.ok;
}
