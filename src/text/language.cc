// language.cc - see language.h. The one C++ file: cld2's face is C++.
#include "text/language.h"

#include <cstdio>  // compact_lang_det.h forgets it

#include <cld2/public/compact_lang_det.h>

#include <cstring>

// Enough to tell a language, however long the text is.
static const ptrdiff_t enough = 8 << 10;
// A phrase of few ASCII letters is no sample: cld2 is sure that "mardi gras" is French and "Vaisakhi 2018" Chichewa.
static const ptrdiff_t least = 24;

static Str str_of(const char *c) { return Str{c, static_cast<ptrdiff_t>(strlen(c))}; }

// cld2 keeps some codes that ISO 639 has withdrawn.
static Str tag_of(const char *code) {
    static const struct {
        const char *old, *now;
    } renamed[] = {{"iw", "he"}, {"jw", "jv"}, {"mo", "ro"}, {"tl", "fil"}, {"sh", "sr-Latn"}};
    for (const auto &row : renamed)
        if (strcmp(code, row.old) == 0) return str_of(row.now);
    return str_of(code);
}

static bool mostly_ascii(Str text) {
    ptrdiff_t letters = 0, others = 0;
    for (ptrdiff_t i = 0; i < text.len; i++) {
        letters += ascii_alpha(text.s[i]);
        others += (text.s[i] & 0xC0) == 0xC0;  // the first byte of a character that is not ASCII
    }
    return others <= letters;
}

static bool all_ascii(Str text) {
    for (ptrdiff_t i = 0; i < text.len; i++)
        if (text.s[i] & 0x80) return false;
    return true;
}

Str language_detect(Str text) {
    if (text.len < least && all_ascii(text)) return Str{nullptr, 0};
    if (text.len > enough) {
        text.len = enough;
        while (text.len > 0 && (text.s[text.len] & 0xC0) == 0x80) text.len--;  // whole characters only
    }
    bool reliable = false;
    CLD2::Language language = CLD2::UNKNOWN_LANGUAGE;
    if (text.len) language = CLD2::DetectLanguage(text.s, static_cast<int>(text.len), true, &reliable);
    if (reliable && language != CLD2::UNKNOWN_LANGUAGE) return tag_of(CLD2::LanguageCode(language));
    return mostly_ascii(text) ? Str{nullptr, 0} : str_of("und");
}

bool language_is_english(Str tag) {
    if (tag.len == 0) return true;
    return tag.len >= 2 && ascii_fold(tag.s[0]) == 'e' && ascii_fold(tag.s[1]) == 'n' &&
        (tag.len == 2 || tag.s[2] == '-' || tag.s[2] == '_');
}
