// name_faker.mjs - given and family names in Latin letters of all locales of npm's @faker-js/faker: an input of
// name_tables.py.
//
// usage: npm install @faker-js/faker@10.6.0 && node name_faker.mjs > faker.tsv
import {allLocales} from '@faker-js/faker';

const words = x => typeof x === 'string' ? [x] : Array.isArray(x) ? x.flatMap(v => words(v?.value ?? v))
    : x ? Object.values(x).flatMap(words) : [];
const latin = /^\p{Script=Latin}[\p{Script=Latin}'’-]+$/u;
const rows = new Set();
for (const {person = {}} of Object.values(allLocales))
    for (const [kind, names] of [['given', person.first_name], ['family', person.last_name]])
        for (const word of words(names)) if (latin.test(word)) rows.add(`${kind}\t${word}`);
console.log([...rows].sort().join('\n'));
