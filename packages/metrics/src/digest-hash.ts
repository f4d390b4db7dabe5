import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** SHA-256 as a port: a machine's own is eight times as fast as one in JavaScript, where there is one to be had. */
export interface Sha256 {
  /** Reads the bytes before it returns: they are written over afterwards. */
  update(bytes: Uint8Array): void;
  /** The hash of everything so far, 64 lower-case hexadecimal digits; more may follow. */
  hex(): string;
}

/** SHA-256 in JavaScript alone: runs wherever JavaScript does. */
export function portableSha256(): Sha256 {
  const hash = sha256.create();
  return {
    update: (bytes) => void hash.update(bytes),
    hex: () => bytesToHex(hash.clone().digest()),
  };
}

/** What `createHash('sha256')` of `node:crypto` gives, as far as it is used here. */
export interface NodeHash {
  update(bytes: Uint8Array): unknown;
  copy(): NodeHash;
  digest(encoding: 'hex'): string;
}

/** SHA-256 by Node: `nodeSha256(createHash('sha256'))`. Handed in, so that nothing here depends on Node. */
export function nodeSha256(hash: NodeHash): Sha256 {
  return {
    update: (bytes) => void hash.update(bytes),
    hex: () => hash.copy().digest('hex'),
  };
}
