#!/usr/bin/env python3
"""synonyms.py - data/synonyms.en.tsv: words that often mean nearly the same, out of WordNet 3.0.

usage: tools/synonyms.py | build/tools/lemmas > data/synonyms.en.tsv        (Debian's wordnet-base; needed here only)

Two words are near when they share one of the first two senses of both, or a derivation joins such senses ("resign",
"resignation"), and tagged text has each sense at least LEAST times: rare senses join what news never joins.  Derivations need no count.
"""
import collections
import os
import re

HOME, LEAST, SENSES = '/usr/share/wordnet/', 1, 2
# words too general to tell one thing from another
VAGUE = set('be have do make take get go come put set give use see know say think work time thing way people part place '
            'like look turn call run keep hold show state form case point line well good even still just now then'.split())
# what news says in many ways, and WordNet keeps apart
NEWS = """
accident crash collision wreck
accuse charge allege blame
admit acknowledge concede
aid help assist
allow permit let
announce unveil disclose reveal
approve pass adopt endorse
arrest detain custody jail
ask urge demand request press
attack assault strike
begin start launch open
bill legislation law measure
boost raise increase rise
cancel scrap suspend halt
cease stop end quit
change amend revise modify alter
charter lease hire
choose pick select
close shut
clash fight battle
collide ram hit strike plough
condemn criticize denounce blast slam rebuke decry deride
confirm verify
contest race campaign
cut reduce slash trim
damage wreck destroy ruin
deal agreement accord pact
defeat beat oust topple unseat
delay postpone
delegate representative
deny reject dismiss dispute
die kill dead death slay
discuss talk negotiate
doctor physician medic
drop fall decline shrink
examine inspect check review
export ship
face confront
fear worry concern alarm
ferry ship vessel boat
fine penalty
fire sack dismiss
flee escape evacuate
forbid ban prohibit bar
fund finance money
gather collect
gun weapon firearm
hospital clinic
hurt injure wound
import bring
inquiry investigation probe
join unite
last final
lawmaker legislator senator congressman representative
lawyer attorney counsel
leader chief head president
leave depart
lift reverse overturn repeal
limit cap restrict
mayor council
meet talk
minister secretary
movie film
nominate name appoint
offer propose
opponent rival
order command
party fundraiser
phone call
plan scheme
police officer
poll survey
prevent avert avoid
probe investigate
protest demonstrate
publish release print
question interview
quit resign
refuse decline
relay convey
release free
repair mend fix
reply respond answer
rescue save
resolve settle
result outcome
return
sail cross
say tell
school classroom
seize capture
sharp steep
shoot fire
show reveal
sign ink
speech address remark comment
start begin
step
strike hit
supply deliver provide
support back endorse favor favour
suspend halt stop
take
tear rip
tell inform
try seek attempt
veto reject
victory win triumph
vote ballot
vow pledge promise
warn caution
war conflict
woman girl
worker employee staff
""".strip().split('\n')
PLAIN = re.compile('[a-z]{3,}$')
RARE = 165  # sixteenths of a bit: a word that news has more seldom joins nothing


def common_words():
    """Stems that news has often, of the repository's own table."""
    path = os.path.join(os.path.dirname(__file__), '../data/df.en.tsv')
    rows = (line.split('\t') for line in open(path, encoding='utf8') if not line.startswith('#'))
    return {stem for stem, bits in rows if int(bits) < RARE}


def common(word, stems):
    return any(word[:end] in stems for end in range(len(word), max(2, len(word) - 4), -1))


def one_stem(a, b):
    """The brief's own stems (lemma.c) join these already."""
    short, long = sorted((a, b), key=len)
    return long.startswith(short.rstrip('ey'))


def main():
    stems = common_words()
    tagged = {}  # word, part of speech, number of sense: how often
    for line in open(HOME + 'cntlist.rev'):
        key, number, count = line.split()
        word, rest = key.split('%')
        pos = 'nvarr'[int(rest[0]) - 1] if rest[0] != '5' else 'a'
        tagged[word, pos, int(number)] = int(count)
    near, first, synsets = {}, {}, {}  # first: words by one of their first senses, counted or not
    for pos, name in zip('nvar', ('noun', 'verb', 'adj', 'adv')):
        for line in open(HOME + 'index.' + name):
            if line.startswith(' '):
                continue
            field = line.split()
            word, offsets = field[0], field[-int(field[2]):]
            if not PLAIN.match(word) or word in VAGUE or not common(word, stems):
                continue
            for number, offset in enumerate(offsets[:SENSES], 1):
                first.setdefault((pos, offset), []).append(word)
                if tagged.get((word, pos, number), 0) >= LEAST:
                    near.setdefault((pos, offset), []).append(word)
        for line in open(HOME + 'data.' + name):
            if not line.startswith(' '):
                field = line.split()
                words = int(field[3], 16)
                at = 4 + 2 * words
                synsets[pos, field[0]] = [(field[at + 1 + 4 * i], field[at + 2 + 4 * i], field[at + 3 + 4 * i])
                                          for i in range(int(field[at])) ]
    kin = collections.defaultdict(set)
    for key, words in first.items():
        for a in near.get(key, []):
            for b in near[key]:
                if a != b and not one_stem(a, b):
                    kin[a].add(b)
        for kind, offset, other in synsets[key]:
            if kind != '+':
                continue
            for a in words:
                for b in first.get((other, offset), []):
                    if a != b and a[:3] == b[:3] and not one_stem(a, b):
                        kin[a].add(b)
                        kin[b].add(a)
    for line in NEWS:
        for a in line.split():
            kin[a] |= {b for b in line.split() if b != a}
    rows = sorted((a, b) for a, others in kin.items() for b in sorted(others))
    for row in rows:
        print(*row, sep='\t')


main()
