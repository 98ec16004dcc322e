import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Disk, disk, flushFolder, replaceFile, writeAll } from '#node/disk.ts'
import { journalFile } from '#node/journal-file.ts'
import { temporaryFolders } from '#tests/support/folder.ts'
import { createTornDisk, PowerCut, type Survival } from '#tests/support/torn-disk.ts'

const newFolder = temporaryFolders()
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)
const textIn = (path: string): string | null => (existsSync(path) ? readFileSync(path, 'utf8') : null)

const write = async (on: Disk, path: string, text: string, at: number, flush: boolean): Promise<void> => {
  const handle = await on.open(path, existsSync(path) ? 'r+' : 'wx+')
  try {
    await writeAll(handle, bytesOf(text), at)
    if (flush) await handle.sync()
  } finally {
    await handle.close()
  }
}

describe('a disk that loses power', () => {
  it('keeps what was flushed and drops what was not', async () => {
    const path = join(newFolder(), 'file')
    writeFileSync(path, 'old ')
    const torn = createTornDisk()
    await write(torn, path, 'flushed ', 4, true)
    await write(torn, path, 'not flushed', 12, false)
    expect(textIn(path)).toBe('old flushed not flushed')
    await torn.crash()
    expect(textIn(path)).toBe('old flushed ')
  })

  it('tears the last write where it is told to, with nothing or zeros behind it', async () => {
    const cases: readonly [Survival, string][] = [
      [{ kept: 5 }, 'ab12345'],
      [{ kept: 5, rest: 'zeros' }, 'ab12345\0\0\0'],
      [{ kept: 99 }, 'ab12345678'],
    ]
    for (const [survival, wanted] of cases) {
      const path = join(newFolder(), 'file')
      writeFileSync(path, 'ab')
      const torn = createTornDisk()
      await write(torn, path, '12345678', 2, false)
      await torn.crash(survival)
      expect(textIn(path)).toBe(wanted)
    }
  })

  it('forgets a new name and a rename whose folder was not flushed, or keeps the name of an empty file', async () => {
    for (const names of ['before', 'now'] as const) {
      const folder = newFolder()
      const [path, beside, fresh] = ['file', 'file.new', 'fresh'].map((name) => join(folder, name))
      if (!path || !beside || !fresh) throw new Error('three paths')
      writeFileSync(path, 'old')
      const torn = createTornDisk()
      await write(torn, fresh, 'fresh', 0, true)
      await write(torn, beside, 'new', 0, false)
      await torn.rename(beside, path)
      expect(textIn(path)).toBe('new')
      await torn.crash({ names })
      expect([textIn(path), textIn(fresh)]).toEqual(names === 'before' ? ['old', null] : ['', 'fresh'])
    }
  })

  it('keeps a rename whose folder was flushed', async () => {
    const folder = newFolder()
    const path = join(folder, 'file')
    writeFileSync(path, 'old')
    const torn = createTornDisk()
    await write(torn, `${path}.new`, 'new', 0, true)
    await torn.rename(`${path}.new`, path)
    await flushFolder(torn, folder)
    await torn.crash()
    expect([textIn(path), textIn(`${path}.new`)]).toEqual(['new', null])
  })

  it('stops in the middle of the operation it is told to, and does nothing from then on', async () => {
    const path = join(newFolder(), 'file')
    writeFileSync(path, '')
    const torn = createTornDisk(3, 2)
    await write(torn, path, 'aaaa', 0, true)
    await expect(write(torn, path, 'bbbb', 4, true)).rejects.toThrow(PowerCut)
    await expect(torn.remove(path)).rejects.toThrow(PowerCut)
    expect(textIn(path)).toBe('aaaabb')
    await torn.crash({ kept: 1 })
    expect(textIn(path)).toBe('aaaab')
  })
})

const survivals: readonly Survival[] = [0, 3, 1000].flatMap((kept) =>
  (['gone', 'zeros'] as const).flatMap((rest) =>
    (['before', 'now'] as const).map((names) => ({ kept, rest, names })),
  ),
)

/** Runs a scenario on a disk whose power goes at every possible operation, and looks at what is found then. */
const everyCut = async (
  scenario: (on: Disk, path: string) => Promise<void>,
  look: (path: string, cut: string) => void,
): Promise<number> => {
  const whole = createTornDisk()
  await scenario(whole, join(newFolder(), 'journal'))
  for (let cutAt = 1; cutAt <= whole.steps(); cutAt++) {
    for (const survival of survivals) {
      const path = join(newFolder(), 'journal')
      const torn = createTornDisk(cutAt, 2)
      await expect(scenario(torn, path)).rejects.toThrow(PowerCut)
      await torn.crash(survival)
      look(path, `${cutAt} ${JSON.stringify(survival)}`)
    }
  }
  return whole.steps()
}

describe('the journal on a disk that loses power', () => {
  it('holds every append that was answered, and of the one under way a part at most', async () => {
    let answered = ''
    const parts = ['first ', 'second ', 'third ']
    const scenario = async (on: Disk, path: string): Promise<void> => {
      answered = ''
      const journal = journalFile(on, path)
      for (const part of parts) {
        expect(await journal.append(bytesOf(part))).toEqual({ ok: true, value: null })
        answered += part
      }
    }
    const steps = await everyCut(scenario, (path, cut) => {
      const found = textIn(path) ?? ''
      expect(found.startsWith(answered), `${cut}: ${found}`).toBe(true)
      const rest = parts.join('').slice(answered.length)
      const more = found.slice(answered.length).replace(/\0+$/, '')
      expect(rest.startsWith(more), `${cut}: ${found}`).toBe(true)
    })
    expect(steps).toBeGreaterThan(6)
  })

  it('written anew is the old one or the new one, whole', async () => {
    let isSwapped = false
    const scenario = async (on: Disk, path: string): Promise<void> => {
      isSwapped = false
      await write(disk, path, 'the old journal', 0, true)
      const journal = journalFile(on, path)
      await journal.next(bytesOf('the new '), true)
      await journal.next(bytesOf('journal, longer'), false)
      expect(await journal.swap()).toEqual({ ok: true, value: null })
      isSwapped = true
    }
    await everyCut(scenario, (path, cut) => {
      const wanted = ['the new journal, longer', ...(isSwapped ? [] : ['the old journal'])]
      expect(wanted, cut).toContain(textIn(path))
    })
  })

  it('a file that is replaced is the old one or the new one, whole', async () => {
    const scenario = async (on: Disk, path: string): Promise<void> => {
      await write(disk, path, 'old keys', 0, true)
      await replaceFile(on, path, bytesOf('new keys'))
    }
    await everyCut(scenario, (path, cut) => expect(['old keys', 'new keys'], cut).toContain(textIn(path)))
  })

  it('this disk finds a writer that does not flush', async () => {
    const careless = async (on: Disk, path: string): Promise<void> => {
      await write(disk, path, 'old keys', 0, true)
      await write(on, `${path}.new`, 'new keys', 0, false)
      await on.rename(`${path}.new`, path)
    }
    const found = new Set<string | null>()
    await everyCut(careless, (path) => found.add(textIn(path)))
    const path = join(newFolder(), 'journal')
    const torn = createTornDisk()
    await careless(torn, path)
    await torn.crash({ names: 'now' })
    found.add(textIn(path))
    expect(found).toContain('')
  })
})
