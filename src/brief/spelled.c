// spelled.c - see spelled.h. Endings, and what takes their place; the first that fits.
#include "brief/spelled.h"

#include "base/buf.h"
#include "base/vec.h"

enum { LEAST = 3 };  // letters in front of an ending: "four" is not "for"

static const struct {
    Str british, american;
} endings[] = {
    {S_("isations"), S_("izations")}, {S_("isation"), S_("ization")},
    {S_("ise"), S_("ize")},           {S_("ised"), S_("ized")},
    {S_("ises"), S_("izes")},         {S_("ising"), S_("izing")},
    {S_("yse"), S_("yze")},           {S_("ysed"), S_("yzed")},
    {S_("ysing"), S_("yzing")},       {S_("our"), S_("or")},
    {S_("ours"), S_("ors")},          {S_("oured"), S_("ored")},
    {S_("ouring"), S_("oring")},      {S_("ourable"), S_("orable")},
    {S_("ourite"), S_("orite")},      {S_("ourites"), S_("orites")},
    {S_("lled"), S_("led")},          {S_("lling"), S_("ling")},
    {S_("ller"), S_("ler")},          {S_("llers"), S_("lers")},
    {S_("tre"), S_("ter")},           {S_("tres"), S_("ters")},
    {S_("ogue"), S_("og")},           {S_("ogues"), S_("ogs")},
    {S_("ramme"), S_("ram")},         {S_("rammes"), S_("rams")},
    {S_("efence"), S_("efense")},     {S_("ffence"), S_("ffense")},
};

Str spelled_alike(Str form, Arena *keep) {
    for (ptrdiff_t i = 0; i < countof(endings); i++) {
        Str british = endings[i].british;
        if (form.len < LEAST + british.len || form.s[form.len - 1] != british.s[british.len - 1] ||
            !str_ends(form, british))
            continue;
        Buf out = {.arena = keep};
        buf_str(&out, str_slice(form, 0, form.len - endings[i].british.len));
        buf_str(&out, endings[i].american);
        return buf_view(&out);
    }
    return form;
}
