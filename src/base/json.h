// json.h - JSON (RFC 8259): written compact, keys in the order that they come; read by yyjson.
//
//     Json json = {.out = &buf};
//     json_open(&json, '{');
//     json_put(&json, "title", article->title);   // an empty Str is null: {0} means "unknown"
//     json_close(&json, '}');
#ifndef LEDE_BASE_JSON_H
#define LEDE_BASE_JSON_H

#include "base/buf.h"

#include <yyjson.h>

typedef struct Json {
    Buf *out;
    bool comma;  // does a comma belong before the next value?
} Json;

void json_open(Json *json, char bracket);   // '{' or '['
void json_close(Json *json, char bracket);  // '}' or ']'
void json_key(Json *json, Str key);
void json_str(Json *json, Str value);   // null when empty
void json_text(Json *json, Str value);  // "" when empty
void json_int(Json *json, int64_t value);
void json_number(Json *json, double value);  // at most 15 digits; null when it is no number
void json_bool(Json *json, bool value);
void json_null(Json *json);

// A key and its value.
void json_put(Json *json, const char *key, Str value);       // null when empty
void json_put_text(Json *json, const char *key, Str value);  // "" when empty
void json_put_int(Json *json, const char *key, int64_t value);
void json_put_index(Json *json, const char *key, int64_t index);  // null below 0
void json_put_number(Json *json, const char *key, double value);
void json_put_bool(Json *json, const char *key, bool value);
void json_put_open(Json *json, const char *key, char bracket);

// Reading is yyjson's; here all its memory comes from `scratch`, so nothing needs freeing and a border
// may be jumped over. NULL, and *why filled, when `text` is no JSON under `flags`.
yyjson_doc *json_read(Str text, yyjson_read_flag flags, yyjson_read_err *why, Arena *scratch);

#endif
