// boilerplate.c - see boilerplate.h.
#include "page/boilerplate.h"

#include "base/utf8.h"
#include "data/page_boilerplate.h"
#include "page/agency.h"
#include "page/phrase.h"

enum {
    WORDS_MOST = 60,    // a longer block is more than boilerplate
    INSIDE_WORDS = 45,  // ... and one of so many may hold a phrase inside
    ASCII_BYTES = 8,    // letters without marks that all phrases inside begin with
    START_BYTES = 64,   // of which the longest phrase at a start is part
    AGENCY_BYTES = 40,  // before "Photo/" in a picture's signature
};

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

// May a row stand inside? Asked of the text as it is written, so that most need not be folded.
static bool may_hold(Str text) {
    for (ptrdiff_t i = 0; i < text.len; i++) {
        if (!page_boilerplate_may(text, i, page_boilerplate_in)) continue;
        unsigned char first = (unsigned char)ascii_fold(text.s[i]);
        if (first >= 0x80) return true;
        for (int k = page_boilerplate_from(first); k < page_boilerplate_behind(first); k++)
            if (page_boilerplate[k].where.s[0] == 'i' &&
                str_starts_case(str_from(text, i), str_slice(page_boilerplate[k].phrase, 0, ASCII_BYTES)))
                return true;
    }
    return false;
}

// Where " Photo/" stands, -1 when it does not. Few texts have a stroke.
static ptrdiff_t find_photo(Str text) {
    static const Str mark = S_(" Photo/");
    for (ptrdiff_t at = 0, next; (next = str_find_byte(str_from(text, at), '/')) >= 0; at += next + 1)
        if (str_ends(str_slice(text, 0, at + next + 1), mark)) return at + next + 1 - mark.len;
    return -1;
}

// "Ann Orr speaks in Wexholm. (AP Photo/Mats Ekdahl)", with nothing behind it but whose copyright it is: an agency signs its
// pictures so, and no sentence of a text.
static bool is_signed_picture(Str text) {
    ptrdiff_t photo = find_photo(text), open = photo, len;
    while (open > 0 && photo - open < AGENCY_BYTES && text.s[open] != '(') open--;
    if (photo <= 0 || text.s[open] != '(' || agency_starts(str_slice(text, open + 1, photo), &len).len == 0)
        return false;
    ptrdiff_t close = str_find_byte(str_from(text, photo), ')');
    Str behind = close < 0 ? (Str){0} : str_trim(str_from(text, photo + close + 1));
    return close >= 0 &&
        (behind.len == 0 || str_starts(behind, S("Copyright")) || str_starts(behind, S("\xC2\xA9")));
}

// The first row of the table that stands anywhere in it.
static const struct page_boilerplate_row *find_inside(Str folded) {
    int found = page_boilerplate_len;
    for (ptrdiff_t i = 0; i < folded.len; i++) {
        if (!page_boilerplate_may(folded, i, page_boilerplate_in)) continue;
        unsigned char first = (unsigned char)folded.s[i];
        for (int k = page_boilerplate_from(first); k < page_boilerplate_behind(first) && k < found; k++)
            if (page_boilerplate[k].where.s[0] == 'i' &&
                str_starts(str_from(folded, i), page_boilerplate[k].phrase))
                found = k;
    }
    return found < page_boilerplate_len ? &page_boilerplate[found] : NULL;
}

bool boilerplate_is(Str text, int32_t words, AsideLabel *label, Arena scratch) {
    const struct page_boilerplate_row *found = NULL;
    if (is_signed_picture(text)) {
        *label = ASIDE_CAPTION;
        return true;
    }
    if (words > WORDS_MOST || text.len == 0) return false;
    bool may_start = page_boilerplate_may(text, 0, page_boilerplate_start) ||
        page_boilerplate_may(text, 0, page_boilerplate_line);
    Str start = may_start ? utf8_fold(str_slice(text, 0, START_BYTES), &scratch) : (Str){0};
    unsigned char first = start.len ? (unsigned char)start.s[0] : 0;
    for (int i = page_boilerplate_from(first); may_start && i < page_boilerplate_behind(first) && !found; i++)
        if (page_boilerplate[i].where.s[0] != 'i' &&
            opens(&page_boilerplate[i], start, text.len > START_BYTES))
            found = &page_boilerplate[i];
    if (!found && words <= INSIDE_WORDS && may_hold(text)) found = find_inside(utf8_fold(text, &scratch));
    if (found) *label = phrase_label(found->label);
    return found != NULL;
}
