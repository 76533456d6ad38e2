// json.c - see json.h. Strings are UTF-8 by the time they come here (utf8_repair at the door).
#include "base/json.h"

#include <math.h>
#include <string.h>

static void separate(Json *json) {
    if (json->comma) buf_byte(json->out, ',');
    json->comma = true;
}

void json_open(Json *json, char bracket) {
    separate(json);
    buf_byte(json->out, bracket);
    json->comma = false;
}

void json_close(Json *json, char bracket) {
    buf_byte(json->out, bracket);
    json->comma = true;
}

void json_key(Json *json, Str key) {
    json_text(json, key);
    buf_byte(json->out, ':');
    json->comma = false;
}

static void escape(Buf *out, unsigned char c) {
    static const char *const names[] = {['"'] = "\\\"", ['\\'] = "\\\\", ['\n'] = "\\n", ['\r'] = "\\r",
                                        ['\t'] = "\\t", ['\b'] = "\\b",  ['\f'] = "\\f"};
    if (c < sizeof names / sizeof *names && names[c]) buf_str(out, str_c(names[c]));
    else buf_format(out, "\\u%04x", c);
}

// U+2028 and U+2029 end a line in some readers of NDJSON; U+007F and C1 controls reach terminals.
static ptrdiff_t plain(Str s, ptrdiff_t at) {
    while (at < s.len) {
        unsigned char c = (unsigned char)s.s[at];
        if (c > '\\' && c < 0x7F) {  // most bytes
            at++;
            continue;
        }
        if (c < 0x20 || c == '"' || c == '\\' || c == 0x7F) break;
        if (c == 0xE2 && at + 2 < s.len && s.s[at + 1] == '\x80' &&
            (s.s[at + 2] == '\xA8' || s.s[at + 2] == '\xA9'))
            break;
        if (c == 0xC2 && at + 1 < s.len && (unsigned char)s.s[at + 1] < 0xA0) break;
        at++;
    }
    return at;
}

void json_text(Json *json, Str value) {
    separate(json);
    Buf *out = json->out;
    buf_byte(out, '"');
    for (ptrdiff_t at = 0; at < value.len;) {
        ptrdiff_t end = plain(value, at);
        buf_str(out, str_slice(value, at, end));
        if (end == value.len) break;
        unsigned char c = (unsigned char)value.s[end];
        if (c == 0xE2) {
            buf_format(out, "\\u20%02x", (unsigned char)value.s[end + 2] - 0x80);
            at = end + 3;
        } else if (c == 0xC2) {
            buf_format(out, "\\u%04x", (unsigned char)value.s[end + 1]);
            at = end + 2;
        } else {
            escape(out, c);
            at = end + 1;
        }
    }
    buf_byte(out, '"');
}

void json_str(Json *json, Str value) {
    if (value.len) json_text(json, value);
    else json_null(json);
}

void json_int(Json *json, int64_t value) {
    separate(json);
    buf_int(json->out, value);
}

void json_bool(Json *json, bool value) {
    separate(json);
    buf_str(json->out, value ? S("true") : S("false"));
}

void json_null(Json *json) {
    separate(json);
    buf_str(json->out, S("null"));
}

// ---- a key and its value ----

void json_put(Json *json, const char *key, Str value) {
    json_key(json, str_c(key));
    json_str(json, value);
}

void json_put_text(Json *json, const char *key, Str value) {
    json_key(json, str_c(key));
    json_text(json, value);
}

void json_put_int(Json *json, const char *key, int64_t value) {
    json_key(json, str_c(key));
    json_int(json, value);
}

void json_put_index(Json *json, const char *key, int64_t index) {
    json_key(json, str_c(key));
    if (index >= 0) json_int(json, index);
    else json_null(json);
}

void json_put_number(Json *json, const char *key, double value) {
    json_key(json, str_c(key));
    json_number(json, value);
}

void json_put_bool(Json *json, const char *key, bool value) {
    json_key(json, str_c(key));
    json_bool(json, value);
}

void json_put_open(Json *json, const char *key, char bracket) {
    json_key(json, str_c(key));
    json_open(json, bracket);
}

void json_number(Json *json, double value) {
    if (!isfinite(value)) {
        json_null(json);
        return;
    }
    separate(json);
    buf_format(json->out, "%.15g", value);
}

yyjson_doc *json_read(Str text, yyjson_read_flag flags, yyjson_read_err *why, Arena *scratch) {
    // in place: yyjson writes into its input, and wants YYJSON_PADDING_SIZE bytes behind it
    char *copy = arena_bytes(scratch, text.len + YYJSON_PADDING_SIZE);
    if (text.len) memcpy(copy, text.s, (size_t)text.len);
    flags |= YYJSON_READ_INSITU;
    size_t need = yyjson_read_max_memory_usage((size_t)text.len, flags);
    yyjson_alc pool;
    must(yyjson_alc_pool_init(&pool, arena_bytes(scratch, (ptrdiff_t)need), need));
    return yyjson_read_opts(copy, (size_t)text.len, flags, &pool, why);
}
