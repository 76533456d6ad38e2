// spelled.c - see spelled.h. Endings, and what takes their place; the first that fits.
#include "brief/spelled.h"

#include "base/buf.h"
#include "base/vec.h"

enum {
    LEAST = 3,         // letters in front of an ending: "four" is not "for"
    ENDINGS_MOST = 9,  // with one last letter
};

typedef struct Ending {
    Str british, american;
} Ending;

// By their last letter, as most words end in none of them.
static const Ending endings[26][ENDINGS_MOST] = {
    ['d' - 'a'] = {{S_("ised"), S_("ized")},
                   {S_("ysed"), S_("yzed")},
                   {S_("oured"), S_("ored")},
                   {S_("lled"), S_("led")}},
    ['e' - 'a'] = {{S_("ise"), S_("ize")},
                   {S_("yse"), S_("yze")},
                   {S_("ourable"), S_("orable")},
                   {S_("ourite"), S_("orite")},
                   {S_("tre"), S_("ter")},
                   {S_("ogue"), S_("og")},
                   {S_("ramme"), S_("ram")},
                   {S_("efence"), S_("efense")},
                   {S_("ffence"), S_("ffense")}},
    ['g' - 'a'] = {{S_("ising"), S_("izing")},
                   {S_("ysing"), S_("yzing")},
                   {S_("ouring"), S_("oring")},
                   {S_("lling"), S_("ling")}},
    ['n' - 'a'] = {{S_("isation"), S_("ization")}},
    ['r' - 'a'] = {{S_("our"), S_("or")}, {S_("ller"), S_("ler")}},
    ['s' - 'a'] = {{S_("isations"), S_("izations")},
                   {S_("ises"), S_("izes")},
                   {S_("ours"), S_("ors")},
                   {S_("ourites"), S_("orites")},
                   {S_("llers"), S_("lers")},
                   {S_("tres"), S_("ters")},
                   {S_("ogues"), S_("ogs")},
                   {S_("rammes"), S_("rams")}},
};

Str spelled_alike(Str form, Arena *keep) {
    char last = form.len ? form.s[form.len - 1] : 0;
    if (!ascii_lower(last)) return form;
    const Ending *from = endings[last - 'a'];
    for (const Ending *at = from; at < from + ENDINGS_MOST && at->british.len; at++) {
        if (form.len < LEAST + at->british.len || !str_ends(form, at->british)) continue;
        Buf out = {.arena = keep};
        buf_str(&out, str_slice(form, 0, form.len - at->british.len));
        buf_str(&out, at->american);
        return buf_view(&out);
    }
    return form;
}
