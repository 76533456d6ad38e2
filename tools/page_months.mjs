#!/usr/bin/env node
// page_months.mjs - adds the names of months that Unicode CLDR knows (through Node's Intl) to data/page_months.tsv.
//
// usage: page_months.mjs TABLE.tsv > NEW.tsv
//
// Rows of the table stay; a form that is another month in another language is left out, unless the table has it.
import fs from 'fs'

const LANGUAGES = `en de fr es it pt nl sv da nb fi is pl cs sk sl hr sr sr-Latn bs mk bg ru uk be lt lv et hu ro el tr az kk ky
  uz tg tk mn hy ka he ar ar-SY ar-LB ar-IQ ar-MA ar-DZ ar-TN fa ur ps ckb hi mr ne bn as pa gu or ta te kn ml si th lo my km id
  ms fil sw am ti so ha yo ig zu xh af sq eu ca gl cy ga mt lb eo`.split(/\s+/)
const AROUND = { he: ['ב'] } // "10 בפברואר"

const lines = fs.readFileSync(process.argv[2], 'utf8').split('\n')
const rows = new Map(lines.filter(l => l && l[0] != '#').map(l => l.split('\t')))
const found = new Map(), weekdays = new Set()
for (const language of LANGUAGES)
  for (let day = 0; day < 7; day++)
    for (const weekday of ['long', 'short'])
      weekdays.add(new Intl.DateTimeFormat(language, { weekday, timeZone: 'UTC' }).format(new Date(Date.UTC(2026, 1, 1 + day))).toLowerCase())
for (const language of LANGUAGES)
  for (let month = 0; month < 12; month++)
    for (const length of ['long', 'short'])
      for (const day of [{ day: 'numeric' }, {}])
        for (const year of [{ year: 'numeric' }, {}]) {
          const format = new Intl.DateTimeFormat(`${language}-u-ca-gregory-nu-latn`, { month: length, timeZone: 'UTC', ...day, ...year })
          const part = format.formatToParts(new Date(Date.UTC(2026, month, 15))).find(p => p.type == 'month')
          const form = part.value.toLowerCase().replace(/\.$/, '').normalize('NFC')
          const least = /\p{Script=Latin}/u.test(form) ? 4 : 3 // "sat" is a day, "pro" a word
          if (!/^[\p{L}\p{M}]+( [\p{L}\p{M}]+)?$/u.test(form) || /^de /.test(form) || [...form].length < least) continue
          for (const prefix of ['', ...(AROUND[language.slice(0, 2)] || [])]) {
            const months = found.get(prefix + form) || new Set()
            found.set(prefix + form, months.add(String(month + 1)))
          }
        }
for (const [form, months] of found) 
  if (months.size == 1 && !rows.has(form) && !weekdays.has(form)) rows.set(form, [...months][0])

const bytes = s => Buffer.from(s)
const sorted = [...rows].sort((a, b) => Buffer.compare(bytes(a[0]), bytes(b[0])))
console.log(`# Names of months as pages print them in date lines, folded
# source: written for lede; Unicode CLDR ${process.versions.cldr} through Node ${process.versions.node}
# licence: MIT; Unicode-3.0
# size: ${sorted.length} rows
# command: tools/page_months.mjs data/page_months.tsv, after rows by hand
# columns: name month`)
for (const [form, month] of sorted) console.log(`${form}\t${month}`)
