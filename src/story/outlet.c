// outlet.c - see outlet.h.
#include "story/outlet.h"

#include "base/utf8.h"
#include "base/vec.h"

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
