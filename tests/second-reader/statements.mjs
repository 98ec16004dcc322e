// Section 9: statements, ids and fingerprints.
import { createHash } from 'node:crypto'
import { openEnvelope, typeOf } from './container.mjs'
import {
  canonical,
  fromBase64Url,
  isCount,
  isDigest,
  isKeyId,
  isLevel,
  isName,
  isRecipient,
  keyIdOf,
  parse,
  textOf,
} from './json.mjs'

const shapes = {
  card: (s) =>
    isCount(s.version, 1) &&
    isRecipient(s.recipient) &&
    (s.recovery === null || isRecipient(s.recovery)) &&
    isLevel(s.level) &&
    (s.parent === null || (isKeyId(s.parent) && s.parent !== s.org)),
  device: (s) => isKeyId(s.device) && isDigest(s.key) && keyIdOf(s.key) === s.device,
  child: (s) =>
    isKeyId(s.child) &&
    s.child !== s.org &&
    isLevel(s.level) &&
    Array.isArray(s.aka) &&
    s.aka.length <= 100 &&
    s.aka.every((id) => isKeyId(id) && id !== s.child && id !== s.org) &&
    Array.isArray(s.scope) &&
    s.scope.length <= 100 &&
    s.scope.every(isName),
}

const keys = {
  card: 'type,version,org,root,recipient,recovery,name,level,parent,at',
  device: 'type,org,root,device,key,name,at',
  child: 'type,org,root,child,level,name,aka,scope,at',
}

/** The statement in an envelope; null when it proves nothing. */
export const openStatement = (text) => {
  const type = Object.keys(shapes).find((name) => typeOf(name) === parse(text ?? '')?.payloadType)
  const opened = type ? openEnvelope(typeOf(type), text) : null
  const s = opened ? canonical(textOf(opened.payload)) : null
  const good =
    s !== null &&
    s.type === type &&
    Object.keys(s).join() === keys[type] &&
    isKeyId(s.org) &&
    isDigest(s.root) &&
    isName(s.name) &&
    isCount(s.at) &&
    shapes[type](s)
  return good && s.root === opened.key && keyIdOf(s.root) === s.org ? s : null
}

/** 20 digits to compare by telephone. */
export const fingerprint = (root) => {
  const h = createHash('sha256').update(fromBase64Url(root)).digest()
  return [0, 1, 2, 3, 4].map((i) => String(h.readUIntBE(6 * i, 6) % 10000).padStart(4, '0')).join(' ')
}
