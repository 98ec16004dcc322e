import { createUnion, fresh, type Pc, pcOf, type Union } from './people.ts'

/** Everybody who appears in the vectors. */
export interface Cast {
  readonly city: Union
  readonly school: Union
  readonly mech: Union
  readonly bio: Union
  readonly group: Union
  readonly stranger: Union
}

/** Invents them; their keys are the same in every run. */
export const createCast = async (): Promise<Cast> => ({
  city: await createUnion('city', '市教育工会', 'city'),
  school: await createUnion('school', '校工会', 'school', 2),
  mech: await createUnion('mech', '机械学院分工会', 'branch', 2),
  bio: await createUnion('bio', '生物学院分工会', 'branch'),
  group: await createUnion('group', '机械一组', 'group'),
  stranger: await createUnion('stranger', '外单位', 'branch'),
})

/** A member of the cast. */
export type Who = keyof Cast

/** How a file is opened. */
export interface Opening {
  readonly by: 'bundle' | 'card' | 'join' | 'backup'
  /** Whose keys are used, and whose view is taken. */
  readonly as: Who
  /** Files taken in before. */
  readonly after?: readonly string[]
  readonly code?: string
}

/** One file of the collection. */
export interface Vector extends Opening {
  readonly name: string
  /** What it is there for, in one sentence. */
  readonly about: string
  readonly bytes: Uint8Array
}

/** Several files taken in together, in this order. */
export interface FileSet {
  readonly name: string
  readonly about: string
  readonly as: Who
  /** Taken in before them. */
  readonly after: readonly string[]
  readonly files: readonly string[]
}

/** What a scene adds to the collection. */
export interface Stage {
  readonly cast: Cast
  /** The name of the scene that is played. */
  scene: string
  /** A PC that has written nothing yet. */
  readonly pc: (who: Who, n?: number) => Pc
  readonly put: (
    name: string,
    about: string,
    bytes: Uint8Array | Promise<Uint8Array>,
    opening?: Partial<Opening>,
  ) => Promise<void>
  readonly set: (
    name: string,
    about: string,
    files: readonly string[],
    as?: Who,
    after?: readonly string[],
  ) => void
}

/** A story that makes some files; its chance follows from its name. */
export type Scene = (stage: Stage) => Promise<void>

/** A stage that collects what scenes put on it. */
export const createStage = (cast: Cast) => {
  const vectors: Vector[] = []
  const sets: FileSet[] = []
  const stage: Stage = {
    cast,
    scene: '',
    pc: (who, n = 0) => fresh(pcOf(cast[who], n)),
    put: async (name, about, bytes, opening = {}) => {
      vectors.push({ name, about, bytes: await bytes, by: 'bundle', as: 'school', ...opening })
    },
    set: (name, about, files, as = 'school', after = []) => void sets.push({ name, about, files, as, after }),
  }
  return { stage, vectors, sets }
}
