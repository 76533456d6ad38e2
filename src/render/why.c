// why.c - why reports are in one story and what kept others out: `stories --explain`.
//
//     Harbour Post with Daily Bell (+5.1): names of the leads agree +2.2; one lead is told in the other text +2.1; ...
//     Harbour Post not with Evening Sun "Tram vote on Friday" (-2.0): hardly a word but names shared -0.8; ...
#include "render/why.h"

#include "base/json.h"
#include "render/clean.h"

enum { APART_LINES = 2 };  // of each report: what came nearest

// Thousandths of a logit as tenths, with their sign.
static void put_points(Buf *out, int32_t points) {
    int32_t tenths = (points < 0 ? -points : points) / 100;
    buf_format(out, "%c%d.%d", points < 0 ? '-' : '+', tenths / 10, tenths % 10);
}

static void put_row(Buf *out, Str outlet, const Explained *row, Arena scratch) {
    buf_str(out, S("\n    "));
    put_clean(out, outlet);
    buf_str(out, row->joined ? S(" with ") : S(" not with "));
    put_clean(out, article_outlet(row->other, &scratch));
    if (!row->joined && row->other->title.len) {
        buf_str(out, S(" \""));
        put_clean(out, row->other->title);
        buf_byte(out, '"');
    }
    if (!row->vetoed) {
        buf_str(out, S(" ("));
        put_points(out, row->score);
        buf_byte(out, ')');
    }
    for (int32_t r = 0; r < row->reasons_len; r++) {
        buf_str(out, r ? S("; ") : S(": "));
        buf_str(out, row->reasons[r].says);
        if (row->vetoed) continue;
        buf_byte(out, ' ');
        put_points(out, row->reasons[r].points);
    }
}

void render_why_text(Buf *out, const Article *article, const Explanation *why, Arena scratch) {
    Str outlet = article_outlet(article, &scratch);
    int32_t joined = 0, apart = 0;
    for (ptrdiff_t i = 0; i < why->len; i++)
        if ((why->at[i].joined ? joined++ : apart++) < (why->at[i].joined ? 1 : APART_LINES))
            put_row(out, outlet, &why->at[i], scratch);
    if (why->len) return;
    buf_str(out, S("\n    "));
    put_clean(out, outlet);
    buf_str(out, S(": no other report has two of its rarest words"));
}

static void put_reasons(Json *json, const Explained *row) {
    json_put_open(json, "reasons", '[');
    for (int32_t r = 0; r < row->reasons_len; r++) {
        json_open(json, '{');
        json_key(json, S("says")), json_str(json, row->reasons[r].says);
        json_key(json, S("points")), json_int(json, row->reasons[r].points);
        json_close(json, '}');
    }
    json_close(json, ']');
}

void render_why_json(Buf *out, Str story, const Article *article, const Explanation *why, Arena scratch) {
    (void)scratch;
    Json *json = &(Json){.out = out};
    json_open(json, '{');
    json_key(json, S("story")), json_str(json, story);
    json_key(json, S("article")), json_str(json, article->id);
    json_put_open(json, "others", '[');
    for (ptrdiff_t i = 0; i < why->len; i++) {
        const Explained *row = &why->at[i];
        json_open(json, '{');
        json_key(json, S("article")), json_str(json, row->other->id);
        json_key(json, S("joined")), json_bool(json, row->joined);
        json_key(json, S("veto")), json_bool(json, row->vetoed);
        json_key(json, S("score"));
        if (row->vetoed) json_null(json);
        else json_int(json, row->score);
        put_reasons(json, row);
        json_close(json, '}');
    }
    json_close(json, ']');
    json_close(json, '}');
}
