// entity.c - which names mean one entity. See entity_link in name.h.
//
// Two rounds. First the full names, each to the entity whose words agree; then, in text order, the short ones: a
// surname to the person last named in full, an acronym to what it stands for.
//
//     Sergey Orrov ─┐                    1. same last word by sound, the others agree or are initials
//     Sergei Orrov ─┴─► entity 0 ◄── Orrov   2. by its plain spelling, else by sound
//     Nordland Energy Agency ─► entity 1 ◄── NEA, (NEA)
#include "text/name.h"

#include "base/map.h"
#include "base/utf8.h"
#include "text/lexicon.h"
#include "text/name_shape.h"
#include "text/spelling.h"

enum {
    CHAIN = 16,        // entities with one last word that a name is compared with
    FORMS = 64,        // spellings of one entity that are kept
    NEAR_NAMES = 4,    // names on each side among which a junior's senior is looked for ...
    NEAR_BYTES = 200,  // ... and how far
};

typedef struct Linker {
    Str text;
    Names *names;
    Entities out;
    Map whole;          // plain spelling to 1 + entity; persons, organisations and places apart
    Map last;           // sound of a person's last word to 1 + its newest entity
    Map first;          // plain first word to 1 + entity; an organisation's last word too
    Map initials;       // initials of a name of several words to 1 + entity
    int32_t *older;     // entity to the next older one with the same last word; -1 at the end
    NameShape *shapes;  // entity to its fullest form's
    bool generations;   // the text tells of a junior and a senior
    Arena *keep, *scratch;
} Linker;

// A key that keeps the kinds apart, and a senior from a junior.
static Str keyed(const Linker *l, NameKind kind, const NameShape *shape) {
    Str key = str_join(l->scratch, name_kind_word(kind), shape->plain);
    return l->generations && shape->generation ? str_join(l->scratch, key, S(" jr")) : key;
}

// Is every word of the shorter name before its last one also in the longer?
static bool persons_agree(const NameShape *a, const NameShape *b, Arena scratch) {
    if (a->count == 0 || b->count == 0) return str_eq(a->plain, b->plain);
    if (a->count > b->count) return persons_agree(b, a, scratch);
    for (int i = 0; i + 1 < a->count; i++) {
        bool found = false;
        for (int k = 0; k + 1 < b->count; k++) found |= name_given_agree(a->words[i], b->words[k], scratch);
        if (!found) return false;
    }
    return name_sounds_alike(a->words[a->count - 1], b->words[b->count - 1], scratch);
}

// "Orr Ann" for "Ann Orr".
static bool reversed(const NameShape *a, const NameShape *b) {
    return a->count == 2 && b->count == 2 && str_eq(a->words[0], b->words[1]) &&
        str_eq(a->words[1], b->words[0]);
}

static int32_t add_entity(Linker *l, const Name *name, const NameShape *shape) {
    int32_t entity = (int32_t)l->out.len;
    *vec_push(&l->out, l->scratch) = (Entity){.name = str_span(l->text, name->at), .kind = name->kind};
    l->older[entity] = -1;
    l->shapes[entity] = *shape;
    return entity;
}

static void note_person(Linker *l, int32_t entity, const NameShape *shape) {
    if (shape->count < 2) return;
    int64_t *newest =
        map_put(&l->last, spelling_sound(shape->words[shape->count - 1], l->scratch), l->scratch);
    l->older[entity] = (int32_t)*newest - 1;
    *newest = entity + 1;
    int64_t *first = map_put(&l->first, shape->words[0], l->scratch);
    if (*first == 0) *first = entity + 1;
}

// The person whose full name agrees with `shape`; -1 when there is none.
static int32_t same_person(Linker *l, const NameShape *shape) {
    if (shape->count < 2) return -1;
    for (int side = 0; side < 2; side++) {  // by its last word, then by its first for the other order
        Str word = side ? shape->words[0] : shape->words[shape->count - 1];
        int64_t *newest = map_get(&l->last, spelling_sound(word, l->scratch));
        int32_t entity = newest ? (int32_t)*newest - 1 : -1;
        for (int steps = 0; entity >= 0 && steps < CHAIN; entity = l->older[entity], steps++) {
            const NameShape *other = &l->shapes[entity];
            if (l->generations && shape->generation != other->generation) continue;
            if (side ? reversed(shape, other) : persons_agree(shape, other, *l->scratch)) return entity;
        }
    }
    return -1;
}

// The acronym in brackets behind name `i`, or the name whose bracketed full form name `i` is: "A B C (ABC)", "ABC (A B C)".
static ptrdiff_t bracketed(const Linker *l, ptrdiff_t i) {
    if (i + 1 >= l->names->len) return -1;
    Span a = l->names->at[i].at, b = l->names->at[i + 1].at;
    Str between = str_span(l->text, (Span){a.end, b.start});
    bool opens = str_eq(str_trim(between), S("(")) || str_eq(str_trim(between), S("(the"));
    return opens && b.end < l->text.len && l->text.s[b.end] == ')' ? i + 1 : -1;
}

// "the Commission" is the Orra Energy Commission, and a team in a town goes without the town; but a word that the tables
// know as a body ("Congress") is one by itself.
static bool is_known_by_last(const Linker *l, const Name *name, const NameShape *shape) {
    bool country;
    Str written = str_span(l->text, name->at);
    ptrdiff_t space = str_rfind_byte(written, ' ');
    if (name->kind != NAME_ORGANISATION || shape->count < 2 || space < 0) return false;
    return lexicon_name(str_slice(written, 0, space), &country) == NAME_PLACE ||
        lexicon_name(str_from(written, space + 1), &country) == NAME_OTHER;
}

static void note_first(Map *map, Str key, int64_t value, Arena *scratch) {
    int64_t *slot = map_put(map, key, scratch);
    if (*slot == 0) *slot = value;
}

// Writes the entity of full name `i`, a new one when it agrees with none.
static void link_full(Linker *l, ptrdiff_t i, const NameShape *shape) {
    Name *name = &l->names->at[i];
    int64_t *whole = map_put(&l->whole, keyed(l, name->kind, shape), l->scratch);
    if (*whole == 0) {
        int32_t same = name->kind == NAME_PERSON ? same_person(l, shape) : -1;
        *whole = (same >= 0 ? same : add_entity(l, name, shape)) + 1;
        if (same < 0 && name->kind == NAME_PERSON) note_person(l, (int32_t)*whole - 1, shape);
        if (name->kind != NAME_PERSON && shape->count != 1) {
            Str written = str_span(l->text, name->at);
            for (int all = 0; all < 2; all++)
                note_first(&l->initials, name_initials(written, all, l->scratch), *whole, l->scratch);
            note_first(&l->first, shape->count ? shape->words[0] : shape->plain, *whole, l->scratch);
            if (is_known_by_last(l, name, shape))
                note_first(&l->first, shape->words[shape->count - 1], *whole, l->scratch);
        }
    }
    name->entity = (int32_t)*whole - 1;
    ptrdiff_t other = bracketed(l, i);
    if (other < 0) return;
    Name *acronym = &l->names->at[other];
    if (acronym->kind != NAME_ORGANISATION || !name_is_acronym(str_span(l->text, acronym->at))) return;
    NameShape alias_shape = {.plain = spelling_plain(str_span(l->text, acronym->at), l->scratch)};
    int64_t *alias = map_put(&l->whole, keyed(l, NAME_ORGANISATION, &alias_shape), l->scratch);
    if (*alias == 0) *alias = *whole;
}

static int32_t entity_if(const Linker *l, const int64_t *found, NameKind kind) {
    return found && *found && l->out.at[*found - 1].kind == kind ? (int32_t)*found - 1 : -1;
}

// Whom a single word means, of those already named in full; -1 when nobody.
static int32_t short_for(Linker *l, const Name *name, const NameShape *shape) {
    Str written = str_span(l->text, name->at);
    if (name->kind != NAME_PERSON) {
        int32_t full =
            name_is_acronym(written) ? entity_if(l, map_get(&l->initials, shape->plain), name->kind) : -1;
        if (full >= 0 || name->kind == NAME_PLACE) return full;
        return entity_if(l, map_get(&l->first, shape->plain), name->kind);
    }
    Str sound = spelling_sound(shape->plain, l->scratch);
    int64_t *newest = map_get(&l->last, sound);
    int32_t entity = newest ? (int32_t)*newest - 1 : -1, near = -1;
    for (int steps = 0; entity >= 0 && steps < CHAIN; entity = l->older[entity], steps++) {
        const NameShape *other = &l->shapes[entity];
        if (l->generations && other->generation) continue;
        if (str_eq(other->words[other->count - 1], shape->plain)) return entity;
        if (near < 0 && sound.len >= 3) near = entity;
    }
    return near >= 0 ? near : entity_if(l, map_get(&l->first, shape->plain), NAME_PERSON);
}

// A full name was said: from here on its surname means this person.
static void make_newest(Linker *l, int32_t entity) {
    const NameShape *shape = &l->shapes[entity];
    if (shape->count < 2) return;
    int64_t *newest = map_get(&l->last, spelling_sound(shape->words[shape->count - 1], l->scratch));
    if (!newest || *newest - 1 == entity) return;
    int32_t at = (int32_t)*newest - 1;
    for (int steps = 0; l->older[at] >= 0 && steps < CHAIN; at = l->older[at], steps++) {
        if (l->older[at] != entity) continue;
        l->older[at] = l->older[entity];
        l->older[entity] = (int32_t)*newest - 1;
        *newest = entity + 1;
        return;
    }
}

// "Donald Jr.": the junior of that given name; -1 when none was named in full.
static int32_t junior(const Linker *l, const NameShape *shape) {
    for (int32_t e = 0; e < l->out.len && e < CHAIN * CHAIN; e++)
        if (l->shapes[e].generation && l->shapes[e].count && str_eq(l->shapes[e].words[0], shape->plain))
            return e;
    return -1;
}

static void link_short(Linker *l, Name *name) {
    NameShape shape = name_shape(str_span(l->text, name->at), name->kind, l->scratch);
    int64_t *whole = map_put(&l->whole, keyed(l, name->kind, &shape), l->scratch);
    if (shape.generation && *whole == 0) *whole = junior(l, &shape) + 1;
    // a surname is asked for anew each time: it means whoever was named last
    bool known = *whole && (name->kind != NAME_PERSON || shape.generation);
    int32_t entity = known ? (int32_t)*whole - 1 : shape.generation ? -1 : short_for(l, name, &shape);
    if (entity < 0) entity = *whole ? (int32_t)*whole - 1 : add_entity(l, name, &shape);
    if (*whole == 0) *whole = entity + 1;
    name->entity = entity;
}

static void add_form(Entity *entity, Str form, Arena *keep) {
    for (ptrdiff_t i = 0; i < entity->forms.len; i++)
        if (str_eq(entity->forms.at[i], form)) return;
    if (entity->forms.len < FORMS) *vec_push(&entity->forms, keep) = form;
}

// "ANN ORR'S PAL IVO LUND": words of a heading in capitals, which may hold more than the name.
static bool shouts(Str name) {
    for (ptrdiff_t i = 0; i < name.len; i++)
        if (ascii_lower(name.s[i])) return false;
    return str_find_byte(name, ' ') >= 0;
}

// Fuller: not an acronym, of two names of several words the one that is not all capitals, then more words, then more letters.
static bool is_fuller(Str a, Str b) {
    if (name_is_acronym(a) != name_is_acronym(b)) return name_is_acronym(b);
    if (shouts(a) != shouts(b) && str_find_byte(shouts(a) ? b : a, ' ') >= 0) return shouts(b);
    ptrdiff_t x = 0, y = 0;
    for (ptrdiff_t i = 0; i < a.len; i++) x += a.s[i] == ' ';
    for (ptrdiff_t i = 0; i < b.len; i++) y += b.s[i] == ' ';
    return x != y ? x > y : x > 0 && a.len > b.len;
}

// No role, or one that another's tells: "his Orran counterpart".
static bool is_weak(Str role) { return role.len == 0 || str_ends(role, S("counterpart")); }

// Entities in the order of their first names, with name, role and forms; names point to the new places.
static Entities in_text_order(Linker *l) {
    Entities out = {0};
    int32_t *place = arena_new(l->scratch, int32_t, l->out.len + 1);
    for (ptrdiff_t i = 0; i < l->names->len; i++) {
        Name *name = &l->names->at[i];
        if (name->entity < 0) continue;
        int32_t *to = &place[name->entity];
        Str form = str_span(l->text, name->at);
        if (*to == 0) {
            *vec_push(&out, l->keep) = (Entity){.name = form, .kind = name->kind};
            *to = (int32_t)out.len;
        }
        name->entity = *to - 1;
        Entity *entity = &out.at[name->entity];
        // NOLINTNEXTLINE(clang-analyzer-core.NullDereference): a name with an entity has its row
        if (is_fuller(form, entity->name)) entity->name = form;
        if (is_weak(str_span(l->text, entity->role)) && name->role.start < name->role.end)
            entity->role = name->role;
        add_form(entity, form, l->keep);
    }
    return out;
}

static bool is_full(Str name, const NameShape *shape) { return shape->count != 1 && !name_is_acronym(name); }

// "President Orr ... Donald Orr Jr.": a surname before the junior is named is somebody else's.
static bool is_named_before(const Linker *l, ptrdiff_t i, const NameShape *young) {
    for (ptrdiff_t k = 0; k < i && young->count > 1; k++) {
        Arena scratch = *l->scratch;
        if (l->names->at[k].kind != NAME_PERSON) continue;
        NameShape other = name_shape(str_span(l->text, l->names->at[k].at), NAME_PERSON, &scratch);
        if (other.generation) return false;
        if (other.count == 1 && str_eq(other.plain, young->words[young->count - 1])) return true;
    }
    return false;
}

// "Donald Orr and his son Donald Orr Jr.", "... and Donald Jr.": two people, told of side by side. Alone, "Jr" is only
// left out at times.
static bool has_generations(const Linker *l) {
    for (ptrdiff_t i = 0; i < l->names->len; i++) {
        const Name *name = &l->names->at[i];
        Str written = str_span(l->text, name->at);
        if (name->kind != NAME_PERSON || str_rfind_byte(written, ' ') < 0) continue;
        Arena scratch = *l->scratch;
        NameShape young = name_shape(written, NAME_PERSON, &scratch);
        if (!young.generation) continue;
        if (is_named_before(l, i, &young)) return true;
        for (ptrdiff_t k = i > NEAR_NAMES ? i - NEAR_NAMES : 0; k < l->names->len && k <= i + NEAR_NAMES;
             k++) {
            const Name *other = &l->names->at[k];
            int32_t apart = other->at.start > name->at.start ? other->at.start - name->at.end
                                                             : name->at.start - other->at.end;
            if (other->kind != NAME_PERSON || k == i || apart > NEAR_BYTES) continue;
            NameShape old = name_shape(str_span(l->text, other->at), NAME_PERSON, &scratch);
            if (old.generation || old.count < 2) continue;
            if (young.count == 1 ? str_eq(old.words[0], young.plain) : persons_agree(&old, &young, scratch))
                return true;
        }
    }
    return false;
}

Entities entity_link(Str text, Names *names, Arena *keep, Arena scratch) {
    Linker l = {.text = text, .names = names, .keep = keep, .scratch = &scratch};
    l.older = arena_new(&scratch, int32_t, names->len + 1);
    l.shapes = arena_new(&scratch, NameShape, names->len + 1);
    l.generations = has_generations(&l);
    for (ptrdiff_t i = 0; i < names->len; i++) {
        Name *name = &names->at[i];
        name->entity = -1;
        if (name->kind == NAME_OTHER) continue;
        NameShape shape = name_shape(str_span(text, name->at), name->kind, &scratch);
        if (is_full(str_span(text, name->at), &shape)) link_full(&l, i, &shape);
    }
    for (ptrdiff_t i = 0; i < names->len; i++) {
        Name *name = &names->at[i];
        if (name->kind == NAME_OTHER) continue;
        if (name->entity < 0) link_short(&l, name);
        else if (name->kind == NAME_PERSON) make_newest(&l, name->entity);
    }
    return in_text_order(&l);
}
