// boilerplate.c - see boilerplate.h.
#include "page/boilerplate.h"

#include "base/utf8.h"
#include "data/page_boilerplate.h"

enum {
    WORDS_MOST = 60,    // a longer block is more than boilerplate
    INSIDE_WORDS = 45,  // ... and one of so many may hold a phrase inside
    START_BYTES = 64,   // of which the longest phrase at a start is part
};

static AsideLabel label_named(Str word) {
#define ROW(constant, name) {S_(name), constant},
    static const struct {
        Str name;
        AsideLabel label;
    } rows[] = {ASIDES(ROW)};
#undef ROW
    for (ptrdiff_t i = 0; i < countof(rows); i++)
        if (str_eq(rows[i].name, word)) return rows[i].label;
    return ASIDE_OTHER;
}

// At the start, and ending with a word; the whole block but its last marks where the row wants that.
static bool opens(const struct page_boilerplate_row *row, Str folded, bool cut) {
    if (!str_starts(folded, row->phrase)) return false;
    bool word = folded.len == row->phrase.len || !ascii_alpha(folded.s[row->phrase.len]) ||
        !ascii_alpha(row->phrase.s[row->phrase.len - 1]);
    if (row->where.s[0] == 's') return word;
    while (folded.len > row->phrase.len && str_find_byte(S(" .:>"), folded.s[folded.len - 1]) >= 0)
        folded.len--;
    return !cut && folded.len == row->phrase.len;
}

bool boilerplate_is(Str text, int32_t words, AsideLabel *label, Arena scratch) {
    const struct page_boilerplate_row *found = NULL;
    if (words > WORDS_MOST || text.len == 0) return false;
    Str start = utf8_fold(str_slice(text, 0, START_BYTES), &scratch);
    unsigned char first = start.len ? (unsigned char)start.s[0] : 0;
    for (int i = page_boilerplate_from(first); i < page_boilerplate_len && !found; i++) {
        if ((unsigned char)page_boilerplate[i].phrase.s[0] != first) break;
        if (page_boilerplate[i].where.s[0] != 'i' &&
            opens(&page_boilerplate[i], start, text.len > START_BYTES))
            found = &page_boilerplate[i];
    }
    if (!found && words <= INSIDE_WORDS) {
        Str folded = utf8_fold(text, &scratch);
        for (int i = 0; i < page_boilerplate_len && !found; i++)
            if (page_boilerplate[i].where.s[0] == 'i' && str_find(folded, page_boilerplate[i].phrase) >= 0)
                found = &page_boilerplate[i];
    }
    if (found) *label = label_named(found->label);
    return found != NULL;
}
