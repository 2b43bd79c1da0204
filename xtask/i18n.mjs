// Fills in the zh-Hant texts of src/i18n from the zh-Hans ones: terms of our own list first, then
// OpenCC with its phrases. Without --all only empty ones are written; texts that a person wrote stay.
// Texts with characters that OpenCC would still change are listed, for a person to judge.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { Converter } from 'opencc-js'

const folder = new URL('../src/i18n/', import.meta.url)
const areas = readdirSync(new URL('strings/', folder)).filter(file => file.endsWith('.json')).sort()
const files = [...areas.map(name => `strings/${name}`), 'boot.json']
const terms = JSON.parse(readFileSync(new URL('i18n-terms.json', import.meta.url), 'utf8'))
const everything = process.argv.includes('--all')
const phrases = Converter({ from: 'cn', to: 'twp' })
const characters = Converter({ from: 'cn', to: 't' })

let written = 0
const doubtful = []
for (const name of files) {
  const file = new URL(name, folder)
  const texts = JSON.parse(readFileSync(file, 'utf8'))
  let changed = false
  for (const [key, words] of Object.entries(texts)) {
    const [hans, hant] = words
    if (everything || !hant) {
      const made = convert(hans)
      if (made !== hant) {
        words[1] = made
        changed = true
        written++
      }
    } else if (hant === hans && characters(hans) !== hans) {
      doubtful.push(`${name} ${key}: ${hant}`)
    }
  }
  if (changed) writeFileSync(file, lines(texts))
}
console.log(`${written} zh-Hant texts written`)
for (const line of doubtful) console.log(`still simplified? ${line}`)

/** Our terms stand aside as private characters while OpenCC converts the rest. */
function convert(text) {
  const pairs = Object.entries(terms).sort(([a], [b]) => b.length - a.length)
  const aside = at => String.fromCodePoint(0xe000 + at)
  const marked = pairs.reduce((rest, [from], at) => rest.replaceAll(from, aside(at)), text)
  return pairs.reduce((rest, [, to], at) => rest.replaceAll(aside(at), to), phrases(marked))
}

/** One text a line, as in the files that people write. */
function lines(texts) {
  const rows = Object.entries(texts).map(
    ([key, words]) => `  ${JSON.stringify(key)}: [${words.map(word => JSON.stringify(word)).join(', ')}]`,
  )
  return `{\n${rows.join(',\n')}\n}\n`
}
