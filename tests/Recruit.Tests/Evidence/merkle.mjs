// A second Merkle tree (RFC 9162, section 2.1), written from the text and from nothing else of this repository. It reads what the first
// one says, a line for each root and proof, and says how many lines of each kind it agrees with; it ends with 1 at the first other one.
//
//   entry <hex>                        the next entry
//   root <size> <hash>
//   inclusion <index> <size> <hashes>
//   consistency <first> <second> <hashes>
import { createHash } from 'node:crypto';
import { createInterface } from 'node:readline';

const hash = (...parts) => parts.reduce((sum, part) => sum.update(part), createHash('sha256')).digest();
const entries = [];
const known = new Map();

// The largest power of two smaller than n.
function split(n) {
    let k = 1;
    while (2 * k < n) {
        k *= 2;
    }

    return k;
}

// MTH(D[from:to])
function root(from, to) {
    if (from === to) {
        return hash();
    }

    const name = `${from}:${to}`;
    if (!known.has(name)) {
        const middle = from + split(to - from);
        known.set(name, to - from === 1
            ? hash(Buffer.of(0), entries[from])
            : hash(Buffer.of(1), root(from, middle), root(middle, to)));
    }

    return known.get(name);
}

// PATH(m, D[from:to])
function path(m, from, to) {
    if (to - from === 1) {
        return [];
    }

    const k = split(to - from);
    return m < k
        ? [...path(m, from, from + k), root(from + k, to)]
        : [...path(m - k, from + k, to), root(from, from + k)];
}

// SUBPROOF(m, D[from:to], whole)
function subproof(m, from, to, whole) {
    if (m === to - from) {
        return whole ? [] : [root(from, to)];
    }

    const k = split(to - from);
    return m <= k
        ? [...subproof(m, from, from + k, whole), root(from + k, to)]
        : [...subproof(m - k, from + k, to, false), root(from, from + k)];
}

const text = hashes => hashes.map(one => one.toString('hex')).join(' ');
const expected = {
    root: size => text([root(0, size)]),
    inclusion: (index, size) => text(path(index, 0, size)),
    consistency: (first, second) => text(subproof(first, 0, second, true)),
};
const agreed = { root: 0, inclusion: 0, consistency: 0 };

for await (const line of createInterface({ input: process.stdin })) {
    const [kind, ...words] = line.split(' ');
    if (kind === 'entry') {
        entries.push(Buffer.from(words[0] ?? '', 'hex'));
        continue;
    }

    const numbers = words.splice(0, kind === 'root' ? 1 : 2).map(Number);
    if (expected[kind](...numbers) !== words.join(' ')) {
        console.error(`${kind} ${numbers.join(' ')} is another here`);
        process.exit(1);
    }

    agreed[kind]++;
}

console.log(`${agreed.root} roots, ${agreed.inclusion} inclusion proofs, ${agreed.consistency} consistency proofs`);
