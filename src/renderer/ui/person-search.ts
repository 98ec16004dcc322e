import { useEffect, useState } from 'react'

/** The readings of a name's characters, such as `['zhang', 'san']`. */
export type Spell = (name: string) => readonly string[]

const letters = (text: string): string => text.toLowerCase().replace(/[\s'’·.-]/g, '')

/** Whether `query` is made of beginnings of consecutive readings: `zs`, `zhs`, `zhangsan`, `san`. */
export const matchReadings = (readings: readonly string[], query: string): boolean => {
  const from = (at: number, rest: string): boolean => {
    if (rest === '') return true
    const reading = readings[at]
    if (reading === undefined) return false
    for (let n = Math.min(reading.length, rest.length); n > 0; n--) {
      if (rest.startsWith(reading.slice(0, n)) && from(at + 1, rest.slice(n))) return true
    }
    return false
  }
  return readings.some((_, at) => from(at, query))
}

/** Whether a name is meant by what was typed: part of the name, pinyin, or initials. Without `spell` only by the name. */
export const matchPerson = (name: string, query: string, spell: Spell | null): boolean => {
  const wanted = letters(query)
  if (wanted === '') return true
  if (letters(name).includes(wanted)) return true
  return spell !== null && /^[a-zü]+$/.test(wanted) && matchReadings(spell(name), wanted.replaceAll('ü', 'v'))
}

let loaded: Spell | null = null
let loading: Promise<Spell> | null = null

/** Loads the dictionary of readings once. Surnames are read as surnames (单 shan, 曾 zeng). */
export const loadSpell = (): Promise<Spell> => {
  loading ??= import('pinyin-pro').then(({ pinyin }) => {
    const known = new Map<string, readonly string[]>()
    loaded = (name) => {
      let readings = known.get(name)
      if (!readings) {
        readings = pinyin(name, {
          toneType: 'none',
          type: 'array',
          surname: 'head',
          v: true,
          nonZh: 'consecutive',
        })
          .map((one) => letters(one))
          .filter((one) => one !== '')
        known.set(name, readings)
      }
      return readings
    }
    return loaded
  })
  return loading
}

/** The readings once they are loaded; null until then. */
export const useSpell = (): Spell | null => {
  const [spell, setSpell] = useState<{ readonly of: Spell } | null>(loaded ? { of: loaded } : null)
  useEffect(() => {
    if (spell) return
    let here = true
    void loadSpell().then((of) => {
      if (here) setSpell({ of })
    })
    return () => {
      here = false
    }
  }, [spell])
  return spell?.of ?? null
}
