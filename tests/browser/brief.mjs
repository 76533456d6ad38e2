// brief.mjs LEDE - a brief's HTML in a real Chromium, driven by Playwright: what a reader sees, can reach by
// keyboard, and can print. Prints TAP. Without the browser or the packages all is skipped.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const lede = process.argv[2]
const root = process.env.LEDE_SOURCE_ROOT
const chromium = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find(existsSync)
let playwright, axe
try {
    playwright = (await import('playwright-core')).chromium
    axe = (await import('axe-core')).default.source
} catch { /* not installed: skipped below */ }
if (!chromium || !playwright) {
    console.log('1..0 # SKIP no Chromium, or no playwright-core (tools/setup/browser.sh)')
    process.exit(0)
}

let count = 0, failed = 0
function ok(good, what, why = '') {
    count++
    if (!good) failed++
    console.log(`${good ? 'ok' : 'not ok'} ${count} - ${what}`)
    if (!good) for (const line of String(why).split('\n')) console.log(`# ${line}`)
}

const box = mkdtempSync(join(tmpdir(), 'lede-browser-'))
const pages = ['01-nordpress.html', '02-aldmoor-ledger.html', '03-harrow-coast-herald.html', '04-radio-selland.html',
    '05-orra-islander.txt', '06-meridian.html'].map(name => join(root, 'examples/pages', name))
function write(form) {
    const html = execFileSync(lede, ['brief', '--one', '--format', 'html', '--form', form, ...pages])
    const file = join(box, `${form}.html`)
    writeFileSync(file, html)
    return 'file://' + file
}

// the page of a stranger: its words must be shown, never run
const hostile = join(box, 'hostile.html')
writeFileSync(hostile, '<html><head><title>x</title></head><body><article><h1>&lt;img src=x onerror=alert(1)&gt; &lt;script&gt;alert(2)&lt;/script&gt;</h1>' +
    '<p>&lt;script&gt;window.ran = true&lt;/script&gt; was written on the pier wall on Tuesday, the harbour master, Ines Corvane, said to the reporters who had come.</p>'.repeat(4) + '</article></body></html>')
writeFileSync(join(box, 'hostile-brief.html'), execFileSync(lede, ['brief', '--one', '--format', 'html', hostile]))

const browser = await playwright.launch({
    executablePath: chromium,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
        '--disable-component-update', '--disable-sync'],
})
try {
    for (const form of ['editor', 'analyst', 'reader', 'roundup']) {
        const url = write(form)
        for (const [name, options] of [
            ['light, desk', { colorScheme: 'light', viewport: { width: 1200, height: 900 } }],
            ['dark, phone', { colorScheme: 'dark', viewport: { width: 360, height: 740 } }],
        ]) {
            const context = await browser.newContext({ ...options, bypassCSP: true })
            const page = await context.newPage()
            const asked = []
            page.on('request', request => { if (!request.url().startsWith('file:')) asked.push(request.url()) })
            const errors = []
            page.on('pageerror', error => errors.push(error.message))
            await page.goto(url)
            ok(asked.length === 0, `${form}, ${name}: nothing is fetched`, asked.join('\n'))
            const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
            ok(wide <= 0, `${form}, ${name}: no sideways scrolling`, `${wide} pixels too wide`)
            await page.evaluate(axe)
            const found = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }))
            ok(found.violations.length === 0, `${form}, ${name}: axe finds nothing`,
                found.violations.map(v => `${v.id}: ${v.help}: ${v.nodes.slice(0, 3).map(n => n.html.slice(0, 160)).join(' | ')}`).join('\n'))
            const background = await page.evaluate(() => getComputedStyle(document.body).backgroundColor)
            const light = background.match(/\d+/g).slice(0, 3).reduce((sum, n) => sum + Number(n), 0) > 382
            ok(light === (options.colorScheme === 'light'), `${form}, ${name}: the colours are the reader's choice`, background)
            ok(errors.length === 0, `${form}, ${name}: no errors`, errors.join('\n'))
            await context.close()
        }
    }

    const page = await browser.newPage({ viewport: { width: 1000, height: 800 } })
    await page.goto('file://' + join(box, 'editor.html'))
    ok(await page.locator('script').count() === 0, 'there is no script')
    ok((await page.locator('h1').innerText()).includes('Ferry hits pier'), 'the heading is a title of one of the outlets')
    const levels = await page.evaluate(() => [...document.querySelectorAll('h1,h2,h3,h4')].map(h => Number(h.tagName[1])))
    ok(levels.every((level, i) => i === 0 || level <= levels[i - 1] + 1), 'headings skip no level', levels.join(' '))

    const details = page.locator('details').first()
    ok(await details.count() > 0, 'evidence can be opened in place')
    await details.locator('summary').focus()
    await page.keyboard.press('Enter')
    ok(await details.evaluate(node => node.open), 'by keyboard too')
    const links = await page.evaluate(() => [...document.querySelectorAll('a[href]')].map(a => a.getAttribute('href')))
    ok(links.every(href => /^(https?:|#)/.test(href)), 'links go to outlets or within the page', links.join('\n'))
    ok(links.some(href => href.includes('#:~:text=')), "links lead to the words in the outlet's page")
    const pdf = await page.pdf({ format: 'A4' })
    ok(pdf.length > 10000, 'it prints')

    await page.goto('file://' + join(box, 'hostile-brief.html'))
    ok(!(await page.evaluate(() => window.ran)) && await page.locator('script, img[onerror]').count() === 0,
        "a stranger's markup is shown, not run")
    ok((await page.locator('h1').innerText()).includes('<script>'), '... as the words that it is')
    if (process.env.LEDE_SHOTS) {
        for (const form of ['editor', 'analyst', 'reader', 'roundup']) {
            await page.goto('file://' + join(box, `${form}.html`))
            await page.screenshot({ path: join(process.env.LEDE_SHOTS, `${form}.png`), fullPage: true })
        }
    }
} finally {
    await browser.close()
    rmSync(box, { recursive: true, force: true })
}
console.log(`1..${count}`)
process.exit(failed ? 1 : 0)
