import type { organisation as zh } from '../zh/organisation.ts'

export const organisation: typeof zh = {
  kind: 'Organisation',
  fields: {
    paperName: 'Full name',
    schoolName: 'Name of the school',
    chair: 'Chair',
    staff: 'All staff',
    address: 'Address',
    phone: 'Phone',
  },
  parts: {
    staff: { count: 'All staff', day: 'Counted on', nonEstablished: 'Not established', foreign: 'Foreign' },
  },
  choices: {},
}
