// actor.c - see actor.h. In order: spelling, a person's name, the table of known actors, the passes.
//
// Three passes, from sure to unsure: persons with more than one name, persons with one, all others. An
// actor is found by a key: a person's surname, anything else's whole form.
#include "brief/actor.h"

#include "base/map.h"
#include "base/utf8.h"
#include "data/nicknames.en.h"

#include <string.h>
#include <utf8proc.h>

enum {
    NAMES_MOST = 8,     // words of a person's name that count
    NAME_BYTES = 256,   // longer ones are nobody's name
    SHORT_BYTES = 8,    // of "Charlie", the longest of data/nicknames.en.tsv
    SHORT_NAME = 3,     // letters of "Ben", "Tim", which stand for the longer name that they begin
    SAME_SURNAME = 16,  // persons with one surname that are told apart
};

// ---- spelling

// The letter without its marks.
static int32_t bare(int32_t rune) {
    if (rune < 0x80) return rune;
    utf8proc_int32_t parts[8];
    int boundary = 0;
    utf8proc_ssize_t n = utf8proc_decompose_char(
        rune, parts, 8, UTF8PROC_DECOMPOSE | UTF8PROC_STRIPMARK | UTF8PROC_CASEFOLD, &boundary);
    return n > 0 && n <= 8 ? parts[0] : rune;
}

// Folded, without marks, "y" as "i", no letter twice: where transliterations of one name meet.
static Str spelling(Str word, Arena *keep) {
    char *s = arena_new(keep, char, word.len * 2 + 4);
    ptrdiff_t len = 0;
    int32_t last = 0;
    for (ptrdiff_t at = 0; at < word.len;) {
        int32_t rune = rune_fold(bare(utf8_next(word, &at)));
        if (rune == 'y' || rune == 'j') rune = 'i';
        if (!rune_letter(rune) && !rune_digit(rune)) continue;
        if (rune == last && rune != ' ') continue;
        char bytes[4];
        ptrdiff_t n = utf8_put(bytes, rune);
        memcpy(s + len, bytes, (size_t)n);
        len += n;
        last = rune;
    }
    return (Str){s, len};
}

// First letter and consonants: "Mahmood" and "Mehmood", "Mohammed" and "Muhammad".
static bool same_given(Str a, Str b) {
    if (a.len == 0 || b.len == 0 || a.s[0] != b.s[0]) return false;
    if (a.len == 1 || b.len == 1) return true;  // an initial
    if (a.len >= SHORT_NAME && b.len >= SHORT_NAME && (str_starts(a, b) || str_starts(b, a)))
        return true;  // "Ben"
    ptrdiff_t i = 1, j = 1;
    for (;;) {
        while (i < a.len && memchr("aeiou", a.s[i], 5)) i++;
        while (j < b.len && memchr("aeiou", b.s[j], 5)) j++;
        if (i == a.len || j == b.len) return i == a.len && j == b.len;
        if (a.s[i++] != b.s[j++]) return false;
    }
}

// ---- a person's name

typedef struct PersonName {
    Str words[NAMES_MOST];
    Str full[NAMES_MOST];  // what a word is short for: "Joe", "Joseph"; empty
    ptrdiff_t len;
    bool generation;  // "Jr", left out of the words
} PersonName;

static bool suffix(Str word) {
    static const Str table[] = {S_("ir"), S_("sr"), S_("i"), S_("i"),
                                S_("iv")};  // Jr, Sr, II, III, IV as spelled here
    for (ptrdiff_t i = 0; i < countof(table); i++)
        if (str_eq(word, table[i])) return true;
    return false;
}

// What a given name is short for; empty.
static Str in_full(Str word, Arena *keep) {
    char folded[SHORT_BYTES];
    if (word.len > SHORT_BYTES) return (Str){0};
    for (ptrdiff_t i = 0; i < word.len; i++) folded[i] = ascii_fold(word.s[i]);
    const struct nicknames_en_row *row = nicknames_en_find((Str){folded, word.len});
    return row ? spelling(row->name, keep) : (Str){0};
}

static PersonName person_name(Str name, Arena *keep) {
    PersonName out = {0};
    Str rest = str_slice(name, 0, NAME_BYTES), word;
    while (str_cut(&rest, ' ', &word) && out.len < NAMES_MOST) {
        Str plain = spelling(word, keep);
        if (plain.len == 0) continue;
        out.full[out.len] = in_full(word, keep);
        out.words[out.len++] = plain;
    }
    out.generation = out.len > 2 && suffix(out.words[out.len - 1]);
    out.len -= out.generation;
    return out;
}

static Str surname(const PersonName *name) { return name->len ? name->words[name->len - 1] : (Str){0}; }

// Could both be one person's, their surnames being equal?
static bool compatible(const PersonName *a, const PersonName *b) {
    // NOLINTNEXTLINE(clang-analyzer-core.NullDereference): a key of `surnames` has its row
    if (a->len < 2 || b->len < 2) return true;
    for (ptrdiff_t i = 0; i + 1 < a->len; i++)
        for (ptrdiff_t j = 0; j + 1 < b->len; j++)
            if (same_given(a->words[i], b->words[j]) || same_given(a->full[i], b->words[j]) ||
                same_given(a->words[i], b->full[j]))
                return true;
    return false;
}

// ---- the actors known so far

typedef struct Known {
    PersonName name;
    int32_t next;       // another with this surname; -1 at the end
    int32_t last_seen;  // the member that last counted for `reports`
} Known;
typedef struct Knowns {
    Known *at;
    ptrdiff_t len, cap;
} Knowns;

typedef struct Finder {
    const Story *story;
    Actors *actors;
    Knowns known;
    Map surnames;      // to index + 1 of the first actor with it
    Map forms;         // of what is no person, to index + 1
    bool generations;  // a report tells a junior from a senior
    Arena *keep, *work;
} Finder;

static int32_t actor_new(Finder *f, NameKind kind, const PersonName *name) {
    *vec_push(f->actors, f->keep) = (Actor){.kind = kind};
    *vec_push(&f->known, f->work) = (Known){.name = *name, .next = -1, .last_seen = -1};
    return (int32_t)f->actors->len - 1;
}

static ptrdiff_t spaces(Str s) {
    ptrdiff_t n = 0;
    for (ptrdiff_t i = 0; i < s.len; i++) n += s.s[i] == ' ';
    return n;
}

static bool fuller(Str a, Str b) {
    ptrdiff_t x = spaces(a), y = spaces(b);
    return x != y ? x > y : a.len > b.len;
}

// All in capitals, as datelines are; initials are not.
static bool shouts(Str name) {
    ptrdiff_t letters = 0;
    for (ptrdiff_t i = 0; i < name.len; i++) {
        if (ascii_lower(name.s[i])) return false;
        letters += ascii_upper(name.s[i]);
    }
    return letters > 4;
}

// "Prof.", "Lord", "his Orran counterpart": forms of address, and what another's role tells, say little of who it is.
static bool is_weak(Str role) {
    static const Str forms[] = {S_("prof"), S_("dr"),   S_("mr"),   S_("mrs"), S_("ms"), S_("sir"),
                                S_("dame"), S_("lord"), S_("lady"), S_("rev"), S_("hon")};
    if (str_ends(role, S("."))) role.len--;
    for (ptrdiff_t i = 0; i < countof(forms); i++)
        if (str_eq_case(role, forms[i])) return true;
    return role.len == 0 || str_ends(role, S("counterpart"));
}

static void see(Finder *f, int32_t actor, int32_t member, const Entity *entity) {
    Actor *a = &f->actors->at[actor];
    const Article *article = f->story->members[member].article;
    bool cased = shouts(a->name) && !shouts(entity->name) && entity->name.len >= a->name.len;
    if (cased ||
        (fuller(entity->name, a->name) && !(shouts(entity->name) && !shouts(a->name) && a->name.len)))
        a->name = entity->name;
    if (is_weak(a->role) && entity->role.start < entity->role.end)
        a->role = str_span(article->text, entity->role);
    if (f->known.at[actor].last_seen != member) a->reports++;
    f->known.at[actor].last_seen = member;
}

// The one person that `name` may be; -1: none, -2: several.
static int32_t person_of(const Finder *f, const PersonName *name) {
    int64_t *first = map_get(&f->surnames, surname(name));
    int32_t found = -1, seen = 0;
    int32_t next = first ? (int32_t)*first - 1 : -1;
    for (int32_t i; (i = next) >= 0 && seen < SAME_SURNAME; seen++) {
        // NOLINTNEXTLINE(clang-analyzer-core.NullDereference): a key of `surnames` has its row
        next = f->known.at[i].next;
        if (!compatible(&f->known.at[i].name, name)) continue;
        if (f->generations && f->known.at[i].name.generation != name->generation) continue;
        if (found >= 0) return -2;
        found = i;
    }
    return found;
}

static int32_t person_add(Finder *f, const PersonName *name) {
    int32_t actor = actor_new(f, NAME_PERSON, name);
    int64_t *first = map_put(&f->surnames, surname(name), f->work);
    f->known.at[actor].next = (int32_t)*first - 1;
    *first = actor + 1;
    return actor;
}

static int32_t link_person(Finder *f, const PersonName *name) {
    int32_t actor = person_of(f, name);
    if (actor < 0) return person_add(f, name);
    Known *known = &f->known.at[actor];
    if (name->len > known->name.len) known->name = *name;
    return actor;
}

// "The U.S. Fish & Wildlife Service" is the Fish and Wildlife Service.
static Str form_key(Str form, Arena *keep) {
    static const Str heads[] = {S_("the "), S_("united states "), S_("u.s. "), S_("us ")};
    Str folded = utf8_fold(form, keep);
    for (ptrdiff_t i = 0; i < countof(heads); i++)
        if (str_starts(folded, heads[i])) folded = str_from(folded, heads[i].len);
    ptrdiff_t sign = str_find(folded, S(" & "));
    if (sign < 0) return folded;
    return str_join(keep, str_join(keep, str_slice(folded, 0, sign), S(" and ")), str_from(folded, sign + 3));
}

static int32_t link_other(Finder *f, const Entity *entity) {
    int32_t actor = -1;
    for (ptrdiff_t i = 0; i < entity->forms.len && actor < 0; i++) {
        int64_t *known = map_get(&f->forms, form_key(entity->forms.at[i], f->work));
        if (known) actor = (int32_t)*known - 1;
    }
    if (actor < 0 && spaces(entity->name) == 0) {  // a surname that was taken for something else
        PersonName name = person_name(entity->name, f->work);
        if (entity->kind != NAME_PLACE && name.len == 1) actor = person_of(f, &name);
    }
    if (actor < 0) actor = actor_new(f, entity->kind, &(PersonName){0});
    if (f->actors->at[actor].kind == NAME_PERSON) return actor;
    for (ptrdiff_t i = 0; i < entity->forms.len; i++) {
        int64_t *slot = map_put(&f->forms, form_key(entity->forms.at[i], f->work), f->work);
        if (*slot == 0) *slot = actor + 1;
    }
    return actor;
}

// Does one report have a junior and a senior, as two?
static bool has_generations(const Story *story, Arena scratch) {
    for (ptrdiff_t m = 0; m < story->members_len; m++) {
        Entities entities = story->members[m].article->entities;
        for (ptrdiff_t e = 0; e < entities.len; e++) {
            PersonName young = person_name(entities.at[e].name, &scratch);
            if (entities.at[e].kind != NAME_PERSON || !young.generation) continue;
            for (ptrdiff_t k = 0; k < entities.len; k++) {
                PersonName old = person_name(entities.at[k].name, &scratch);
                if (entities.at[k].kind == NAME_PERSON && !old.generation &&
                    str_eq(surname(&old), surname(&young)) && compatible(&old, &young))
                    return true;
            }
        }
    }
    return false;
}

// ---- the passes

typedef enum Pass { PASS_FULL, PASS_BARE, PASS_OTHER, PASSES } Pass;

static Pass pass_of(const Entity *entity, const PersonName *name) {
    if (entity->kind != NAME_PERSON || name->len == 0) return PASS_OTHER;
    return name->len > 1 ? PASS_FULL : PASS_BARE;
}

Actors actor_find(ActorLinks *links, const Story *story, Arena *keep, Arena scratch) {
    Actors actors = {0};
    Finder f = {.story = story, .actors = &actors, .keep = keep, .work = &scratch};
    f.generations = has_generations(story, scratch);
    links->of = arena_new(keep, int32_t *, story->members_len);
    for (ptrdiff_t m = 0; m < story->members_len; m++)
        links->of[m] = arena_new(keep, int32_t, story->members[m].article->entities.len);
    for (Pass pass = 0; pass < PASSES; pass++)
        for (int32_t m = 0; m < story->members_len; m++) {
            Entities entities = story->members[m].article->entities;
            for (ptrdiff_t e = 0; e < entities.len; e++) {
                PersonName name = person_name(entities.at[e].name, &scratch);
                if (pass_of(&entities.at[e], &name) != pass) continue;
                int32_t actor = pass == PASS_OTHER ? link_other(&f, &entities.at[e]) : link_person(&f, &name);
                links->of[m][e] = actor;
                see(&f, actor, m, &entities.at[e]);
            }
        }
    return actors;
}
