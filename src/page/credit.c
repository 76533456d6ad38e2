// credit.c - see credit.h.
#include "page/credit.h"

#include "base/utf8.h"
#include "page/dateline.h"

enum { LINE_MOST = 200, NAME_MOST = 80, CREDITS_MOST = 32 };

static const struct {
    Str start;
    CreditKind kind;
    bool agency;  // counts only when an agency's name follows
} starts[] = {
    {S_("source:"), CREDIT_UNCLEAR, 0},
    {S_("sources:"), CREDIT_UNCLEAR, 0},
    {S_("quelle:"), CREDIT_UNCLEAR, 0},
    {S_("fuente:"), CREDIT_UNCLEAR, 0},
    {S_("credit:"), CREDIT_UNCLEAR, 0},
    {S_("agency:"), CREDIT_TEXT, 0},
    {S_("with inputs from"), CREDIT_TEXT, 0},
    {S_("(with inputs from"), CREDIT_TEXT, 0},
    {S_("(with agency inputs"), CREDIT_TEXT, 0},
    {S_("by "), CREDIT_TEXT, 1},
    {S_("von "), CREDIT_TEXT, 1},
    {S_("photo:"), CREDIT_PICTURE, 0},
    {S_("photos:"), CREDIT_PICTURE, 0},
    {S_("foto:"), CREDIT_PICTURE, 0},
    {S_("fotos:"), CREDIT_PICTURE, 0},
    {S_("bild:"), CREDIT_PICTURE, 0},
    {S_("picture:"), CREDIT_PICTURE, 0},
    {S_("image:"), CREDIT_PICTURE, 0},
    {S_("image credit:"), CREDIT_PICTURE, 0},
    {S_("photo credit:"), CREDIT_PICTURE, 0},
    {S_("photograph:"), CREDIT_PICTURE, 0},
    {S_("© "), CREDIT_PICTURE, 0},
};

static void add(Article *out, CreditKind kind, Str agency, Str line, Arena *keep) {
    if (out->credits.len >= CREDITS_MOST) return;
    for (ptrdiff_t i = 0; i < out->credits.len; i++)
        if (str_eq(out->credits.at[i].text, line)) return;
    *vec_push(&out->credits, keep) = (Credit){kind, str_copy(agency, keep), str_copy(line, keep)};
}

static Str bare_name(Str name) {
    name = str_trim(name);
    while (name.len && str_find_byte(S(").;,: "), name.s[name.len - 1]) >= 0) name.len--;
    return name;
}

void credit_read(Article *out, Str line, Arena *keep, Arena scratch) {
    line = str_trim(line);
    if (line.len == 0 || line.len > LINE_MOST) return;
    for (ptrdiff_t i = 0; i < countof(starts); i++) {
        if (!str_starts_case(line, starts[i].start)) continue;
        Str name = bare_name(str_from(line, starts[i].start.len));
        if (name.len == 0 || name.len > NAME_MOST) return;
        Str agency = dateline_agency(name, scratch);
        if (starts[i].agency && agency.len == 0) return;
        add(out, starts[i].kind, agency.len ? agency : name, line, keep);
        return;
    }
    // "... New Delhi, April 6. Foreign Ministry/Handout via REUTERS"
    ptrdiff_t via = str_find_case(line, S(" via "));
    if (via < 0) return;
    Str rest = str_from(line, via + 5);
    ptrdiff_t end = 0;
    while (end < rest.len && rest.s[end] != ' ' && rest.s[end] != '.') end++;
    Str agency = dateline_agency(str_slice(rest, 0, end), scratch);
    if (agency.len) add(out, CREDIT_PICTURE, agency, line, keep);
}

bool credit_correction(Article *out, Str line, Arena *keep) {
    static const Str openings[] = {S_("correction:"),
                                   S_("corrections:"),
                                   S_("correction ("),
                                   S_("clarification:"),
                                   S_("this article was corrected"),
                                   S_("this story was corrected"),
                                   S_("this article has been corrected"),
                                   S_("this story has been corrected"),
                                   S_("an earlier version of"),
                                   S_("a previous version of"),
                                   S_("this article was amended"),
                                   S_("this article has been amended"),
                                   S_("korrektur:"),
                                   S_("rectificatif"),
                                   S_("corrección:"),
                                   S_("editor's note: an earlier"),
                                   S_("editor’s note: an earlier"),
                                   S_("(corrects ")};
    for (ptrdiff_t i = 0; i < countof(openings); i++) {
        if (!str_starts_case(str_trim(line), openings[i])) continue;
        *vec_push(&out->corrections, keep) = str_copy(str_trim(line), keep);
        return true;
    }
    return false;
}
