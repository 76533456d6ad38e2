// agency.c - see agency.h.
#include "page/agency.h"

#include "base/utf8.h"
#include "data/agencies.h"

enum {
    NAME_MOST = 40,
    NAME_WORDS = 5,
    PLAIN_BYTES = 6,  // a name written like any other counts from this length on
};

static const struct agencies_row *find(Str written) {
    char room[4 * NAME_MOST];
    Arena scratch = {room, room + sizeof room};
    return written.len && written.len <= NAME_MOST ? agencies_find(utf8_fold(written, &scratch)) : NULL;
}

Str agency_name(Str written) {
    written = str_trim(written);
    if (written.len == 0 || !agencies_may(written, 0, agencies_any)) return (Str){0};
    const struct agencies_row *row = find(written);
    if (row) return row->name;
    // "dpa/lno", "Reuters Health": the first name counts
    for (ptrdiff_t i = 0; i < written.len && i < NAME_MOST; i++)
        if (str_find_byte(S("/, -"), written.s[i]) >= 0 && (row = find(str_slice(written, 0, i))) != NULL)
            return row->name;
    return (Str){0};
}

// Capitals ("AP"), as the agency itself writes ("dpa"), long enough, or in a script without cases.
static bool is_written_so(Str written, Str name) {
    bool small = false, cased = false;
    for (ptrdiff_t at = 0; at < written.len;) {
        int32_t rune = utf8_next(written, &at);
        small |= rune_lower(rune);
        cased |= rune_lower(rune) || rune_upper(rune);
    }
    ptrdiff_t first = 0;
    bool capital = written.len && !rune_lower(utf8_next(written, &first));
    if (!cased || !small) return true;
    if (!capital) return str_eq(written, name);
    return written.len >= PLAIN_BYTES;
}

Str agency_starts(Str text, ptrdiff_t *len) {
    Str best = {0};
    int words = 1;
    if (text.len == 0 || !agencies_may(text, 0, agencies_any)) return best;
    for (ptrdiff_t at = 0; at < text.len && at < NAME_MOST && words <= NAME_WORDS;) {
        int32_t rune = utf8_next(text, &at);
        words += rune == ' ';
        ptrdiff_t next = at;
        int32_t behind = at < text.len ? utf8_next(text, &next) : ' ';
        // "AP_NFL" is an account
        bool inside = (rune_letter(behind) || rune_mark(behind) || rune_digit(behind) || behind == '_') &&
            !rune_han(rune);
        if (inside) continue;
        Str written = str_slice(text, 0, at);
        const struct agencies_row *row = find(written);
        if (row && is_written_so(written, row->name)) best = row->name, *len = at;
    }
    return best;
}
