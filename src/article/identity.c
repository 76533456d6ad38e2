// identity.c - see identity.h.
#include "article/identity.h"

#include "base/buf.h"
#include "base/hash.h"

// Parameters that say how a reader came, not what is shown.
static const Str trackers[] = {
    S_("utm_"),   S_("fbclid"),    S_("gclid"),       S_("dclid"),       S_("msclkid"),    S_("yclid"),
    S_("mc_cid"), S_("mc_eid"),    S_("igshid"),      S_("ref_src"),     S_("cmpid"),      S_("smid"),
    S_("xtor"),   S_("at_medium"), S_("at_campaign"), S_("ns_campaign"), S_("ns_mchannel")};

static bool is_tracker(Str parameter) {
    for (ptrdiff_t i = 0; i < countof(trackers); i++)
        if (str_starts_case(parameter, trackers[i])) return true;
    return false;
}

// "https://Www.A.example:443/x" is cut into host "Www.A.example" and rest "/x".
static bool cut_url(Str url, Str *host, Str *rest) {
    Str after;
    if (str_starts_case(url, S("https://"))) after = str_from(url, 8);
    else if (str_starts_case(url, S("http://"))) after = str_from(url, 7);
    else return false;
    ptrdiff_t end = 0;
    while (end < after.len && after.s[end] != '/' && after.s[end] != '?' && after.s[end] != '#') end++;
    *host = str_slice(after, 0, end);
    *rest = str_from(after, end);
    ptrdiff_t at = str_rfind_byte(*host, '@');
    if (at >= 0) *host = str_from(*host, at + 1);
    if (str_ends(*host, S(":80"))) *host = str_slice(*host, 0, host->len - 3);
    if (str_ends(*host, S(":443"))) *host = str_slice(*host, 0, host->len - 4);
    if (str_starts_case(*host, S("www."))) *host = str_from(*host, 4);
    return host->len > 0;
}

static void put_lower(Buf *out, Str s) {
    for (ptrdiff_t i = 0; i < s.len; i++) buf_byte(out, ascii_fold(s.s[i]));
}

Str identity_host(Str url, Arena *keep) {
    Str host, rest;
    if (!cut_url(url, &host, &rest)) return (Str){0};
    Buf out = {.arena = keep};
    put_lower(&out, host);
    return buf_view(&out);
}

Str identity_url(Str url, Arena *keep) {
    Str host, rest;
    url = str_trim(url);
    if (!cut_url(url, &host, &rest)) return url;
    Buf out = {.arena = keep};
    buf_str(&out, S("https://"));
    put_lower(&out, host);

    ptrdiff_t hash = str_find_byte(rest, '#');
    if (hash >= 0) rest = str_slice(rest, 0, hash);
    ptrdiff_t mark = str_find_byte(rest, '?');
    Str path = str_slice(rest, 0, mark < 0 ? rest.len : mark);
    Str query = mark < 0 ? (Str){0} : str_from(rest, mark + 1), parameter;
    buf_str(&out, path.len ? path : S("/"));

    char before = '?';
    while (str_cut(&query, '&', &parameter)) {
        if (parameter.len == 0 || is_tracker(parameter)) continue;
        buf_byte(&out, before);
        buf_str(&out, parameter);
        before = '&';
    }
    return buf_view(&out);
}

void identity_set(Article *article, Arena *keep) {
    Str address = article->url.len ? identity_url(article->url, keep) : article->source;
    if (article->id.len == 0) article->id = hash_id(keep, &address, 1);
    article->version = hash_id(keep, (Str[]){article->title, article->text}, 2);
}

Str identity_page(Str bytes, Arena *keep) { return hash_id(keep, &bytes, 1); }
