// origin_sign.c - see origin_sign.h.
#include "story/origin_sign.h"

#include "data/agencies.h"

enum { NAME_MOST = 60 };

// ---- names ----

static Str agency_of(Str written, Arena scratch) {
    written = str_trim(written);
    if (str_starts_case(written, S("the "))) written = str_from(written, 4);
    if (written.len == 0 || written.len > NAME_MOST) return (Str){0};
    char *folded = arena_new(&scratch, char, written.len);
    for (ptrdiff_t i = 0; i < written.len; i++) folded[i] = ascii_fold(written.s[i]);
    const struct agencies_row *row = agencies_find((Str){folded, written.len});
    return row ? row->name : (Str){0};
}

Str origin_known(Str written, Arena scratch) {
    Str agency = agency_of(written, scratch);
    return agency.len ? agency : outlets_by_name(NULL, written).name;
}

// "AFP/PTI", "Reuters, AP" are two agencies at work: whose text it is stays unclear.
static Str only_author(const Article *article, Arena scratch) {
    if (article->authors.len != 1) return (Str){0};
    return agency_of(article->authors.at[0], scratch);
}

// The publisher that the canonical link leads to, when that is known to be another than the outlet.
static Str linked(const Article *article, const Outlets *outlets) {
    Outlet link = outlets_by_host(outlets, article->url), outlet = outlets_by_name(outlets, article->outlet);
    if (link.name.len == 0 || outlet.name.len == 0 || link.owner.len == 0) return (Str){0};
    if (str_eq(link.owner, outlet.owner) || outlet_same(link.name, outlet.name)) return (Str){0};
    return link.name;
}

static Str text_credit(const Article *article) {
    Str agency = {0};
    for (ptrdiff_t i = 0; i < article->credits.len; i++) {
        const Credit *credit = &article->credits.at[i];
        if (credit->kind != CREDIT_TEXT || credit->agency.len == 0) continue;
        if (agency.len && !outlet_same(agency, credit->agency)) return (Str){0};
        agency = credit->agency;
    }
    return agency;
}

void origin_sign(Member *member, const Outlets *outlets, Arena *keep, Arena scratch) {
    const Article *article = member->article;
    Outlet outlet = outlets_of(outlets, article);
    member->owner = outlet.owner;
    // an agency's own page, then what the page says, the surest first
    Str own = str_eq(outlet.kind, S("agency")) ? outlet.name : agency_of(article->outlet, scratch);
    struct {
        OriginSign sign;
        Str name;
    } signs[] = {
        {SIGN_OUTLET, own},
        {SIGN_DATELINE, article->dateline.agency},
        {SIGN_BYLINE, only_author(article, scratch)},
        {SIGN_LINK, linked(article, outlets)},
        {SIGN_CREDIT, text_credit(article)},
    };
    for (ptrdiff_t i = 0; i < countof(signs) && member->sign == SIGN_NONE; i++)
        if (signs[i].name.len) member->sign = signs[i].sign, member->from = str_copy(signs[i].name, keep);
}

bool origin_sign_whole(const Member *member) {
    return member->sign != SIGN_NONE && member->sign != SIGN_CREDIT;
}

// ---- credits between two ----

static bool names_agency(Str text, Str agency) {
    return agency.len > 1 && (outlet_same(text, agency) || str_find_case(text, agency) >= 0);
}

bool origin_credits(const Article *article, Str agency) {
    if (agency.len == 0) return false;
    if (article->dateline.agency.len && outlet_same(article->dateline.agency, agency)) return true;
    for (ptrdiff_t i = 0; i < article->credits.len; i++)
        if (article->credits.at[i].kind != CREDIT_PICTURE &&
            outlet_same(article->credits.at[i].agency, agency))
            return true;
    for (ptrdiff_t i = 0; i < article->authors.len; i++)
        if (names_agency(article->authors.at[i], agency)) return true;
    return false;
}

// Does `b` credit an agency that `a` names in its dateline or credits?
static bool credits_one_of(const Article *a, const Article *b) {
    if (origin_credits(b, a->dateline.agency)) return true;
    for (ptrdiff_t i = 0; i < a->credits.len; i++)
        if (a->credits.at[i].kind != CREDIT_PICTURE && origin_credits(b, a->credits.at[i].agency))
            return true;
    return false;
}

bool origin_credited(const Article *a, const Article *b) {
    if (outlet_same(a->outlet, b->outlet))
        return false;  // a house that names itself tells nothing of its two texts
    return origin_credits(a, b->outlet) || origin_credits(b, a->outlet) || credits_one_of(a, b) ||
        credits_one_of(b, a);
}
