// digest.c - a digest as lines for a reader and as rows for a program.
//
//     changed  6 reports, 5 origins, 2 since  4 March 2026  Ferry hits pier at Harrowmouth [Nordpress] ...
#include "render/render.h"

#include "base/json.h"

void render_digest_text(Buf *out, const Digest *digest, Arena scratch) {
    for (ptrdiff_t i = 0; i < digest->len; i++) {
        const DigestLine *line = &digest->at[i];
        buf_format(out, "%-8s", (const char *)digest_state_word(line->state).s);
        if (line->since) buf_format(out, "+%-3d", line->since);
        else buf_str(out, S("    "));
        Arena work = scratch;
        Story open = story_open(line->story, &work);
        render_story_line(out, &open, work);
        buf_byte(out, '\n');
    }
}

void render_digest_json(Buf *out, const Digest *digest, Arena scratch) {
    for (ptrdiff_t i = 0; i < digest->len; i++) {
        const DigestLine *line = &digest->at[i];
        Json json = {.out = out};
        json_open(&json, '{');
        json_put(&json, "state", digest_state_word(line->state));
        json_put_int(&json, "since", line->since);
        json_put_int(&json, "reports", line->story->members_len);
        json_key(&json, S("story"));
        json.comma = false;
        Arena work = scratch;
        Story open = story_open(line->story, &work);
        render_story_json(out, &open, work);
        json.comma = true;
        json_close(&json, '}');
        buf_byte(out, '\n');
    }
}
