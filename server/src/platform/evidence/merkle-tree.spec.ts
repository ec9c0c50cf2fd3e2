import fc from 'fast-check';
import {
  CompactTree, consistencyProof, emptyRoot, inclusionProof, leafHash, nodeHash, verifyConsistency, verifyInclusion, type NodeSource,
} from './merkle-tree.js';

/** MTH exactly as RFC 6962, 2.1 defines it: the measure for everything below. */
function definedRoot(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 0) return emptyRoot;
  if (leaves.length === 1) return leaves[0] as Buffer;
  let k = 1;
  while (k * 2 < leaves.length) k *= 2;
  return nodeHash(definedRoot(leaves.slice(0, k)), definedRoot(leaves.slice(k)));
}

const sourceOf = (leaves: readonly Buffer[]): NodeSource => (level, position) =>
  Promise.resolve(definedRoot(leaves.slice(position * 2 ** level, (position + 1) * 2 ** level)));

const rootByAppending = (leaves: readonly Buffer[]): Buffer => {
  const tree = CompactTree.empty();
  for (const leaf of leaves) tree.append(leaf);
  return tree.root();
};

// The eight inputs and their roots from the test data of the certificate-transparency project, which wrote RFC 6962.
const inputs = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const roots = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const published = inputs.map((hex) => leafHash(Buffer.from(hex, 'hex')));
const hex = (hashes: readonly Buffer[]): string[] => hashes.map((hash) => hash.toString('hex'));

describe('published vectors of RFC 6962', () => {
  it('has the known root of the empty tree', () => {
    expect(CompactTree.empty().root().toString('hex')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });

  it.each(roots.map((root, index) => [index + 1, root] as const))('has the known root of %i leaves', (size, root) => {
    expect(rootByAppending(published.slice(0, size)).toString('hex')).toBe(root);
    expect(definedRoot(published.slice(0, size)).toString('hex')).toBe(root);
  });

  it.each([
    [0, 1, []],
    [0, 8, ['96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7', '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e', '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4']],
    [5, 8, ['bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b', 'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0', 'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7']],
    [2, 3, ['fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125']],
    [1, 5, ['6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d', '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e', 'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b']],
  ])('has the known inclusion proof of leaf %i in %i', async (index, size, proof) => {
    expect(hex(await inclusionProof(index, size, sourceOf(published)))).toEqual(proof);
  });

  it.each([
    [1, 1, []],
    [1, 8, ['96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7', '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e', '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4']],
    [6, 8, ['0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a', 'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0', 'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7']],
    [2, 5, ['5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e', 'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b']],
  ])('has the known consistency proof of %i in %i', async (older, newer, proof) => {
    expect(hex(await consistencyProof(older, newer, sourceOf(published)))).toEqual(proof);
  });
});

const leavesOf = (size: number): Buffer[] => Array.from({ length: size }, (_, index) => leafHash(`leaf ${index}`));
const flipped = (hash: Buffer, bit: number): Buffer => {
  const copy = Buffer.from(hash);
  const at = Math.floor(bit / 8) % copy.length;
  copy[at] = (copy[at] as number) ^ (1 << (bit % 8));
  return copy;
};
const sizes = fc.integer({ min: 1, max: 130 });

describe('properties', () => {
  it('the root by peaks equals the root by definition, also when taken up again at any size', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 130 }), fc.nat(), (size, cut) => {
      const leaves = leavesOf(size);
      const head = CompactTree.empty();
      const taken = cut % (size + 1);
      for (const leaf of leaves.slice(0, taken)) head.append(leaf);
      const resumed = CompactTree.of(taken, head.peaks);
      for (const leaf of leaves.slice(taken)) resumed.append(leaf);
      expect(resumed.root()).toEqual(definedRoot(leaves));
      expect(resumed.size).toBe(size);
    }));
  });

  it('reports each perfect subtree once, with its hash', () => {
    const leaves = leavesOf(100);
    const seen = new Map<string, Buffer>();
    const tree = CompactTree.empty();
    for (const leaf of leaves) {
      tree.append(leaf, (level, position, hash) => {
        expect(seen.has(`${level}/${position}`)).toBe(false);
        seen.set(`${level}/${position}`, hash);
      });
    }
    let expected = 0;
    for (let level = 1; 2 ** level <= 100; level++) {
      for (let position = 0; (position + 1) * 2 ** level <= 100; position++, expected++) {
        expect(seen.get(`${level}/${position}`)).toEqual(definedRoot(leaves.slice(position * 2 ** level, (position + 1) * 2 ** level)));
      }
    }
    expect(seen.size).toBe(expected);
  });

  it('an inclusion proof verifies, and not with any other leaf, place, size, proof or root', async () => {
    await fc.assert(fc.asyncProperty(sizes, fc.nat(), fc.nat(255), fc.nat(), async (size, pick, bit, where) => {
      const leaves = leavesOf(size);
      const index = pick % size;
      const leaf = leaves[index] as Buffer;
      const root = definedRoot(leaves);
      const proof = await inclusionProof(index, size, sourceOf(leaves));
      expect(verifyInclusion(leaf, index, size, proof, root)).toBe(true);
      expect(verifyInclusion(flipped(leaf, bit), index, size, proof, root)).toBe(false);
      expect(verifyInclusion(leaf, index, size, proof, flipped(root, bit))).toBe(false);
      const elsewhere = where % size;
      if (elsewhere !== index) expect(verifyInclusion(leaf, elsewhere, size, proof, root)).toBe(false);
      expect(verifyInclusion(leaf, size, size, proof, root)).toBe(false);
      expect(verifyInclusion(leaf, -1, size, proof, root)).toBe(false);
      expect(verifyInclusion(leaf, index, size, [...proof, root], root)).toBe(false);
      if (proof.length > 0) {
        const at = where % proof.length;
        expect(verifyInclusion(leaf, index, size, proof.map((hash, place) => (place === at ? flipped(hash, bit) : hash)), root)).toBe(false);
        expect(verifyInclusion(leaf, index, size, proof.slice(0, -1), root)).toBe(false);
      }
    }));
  });

  it('a consistency proof verifies, and not after any change in the older part', async () => {
    await fc.assert(fc.asyncProperty(sizes, fc.nat(), fc.nat(), fc.nat(255), async (newer, pick, where, bit) => {
      const leaves = leavesOf(newer);
      const older = 1 + (pick % newer);
      const [olderRoot, newerRoot] = [definedRoot(leaves.slice(0, older)), definedRoot(leaves)];
      const proof = await consistencyProof(older, newer, sourceOf(leaves));
      expect(verifyConsistency(older, newer, proof, olderRoot, newerRoot)).toBe(true);
      expect(verifyConsistency(older, newer, proof, flipped(olderRoot, bit), newerRoot)).toBe(false);
      expect(verifyConsistency(older, newer, proof, olderRoot, flipped(newerRoot, bit))).toBe(false);
      expect(verifyConsistency(older, newer, [...proof, newerRoot], olderRoot, newerRoot)).toBe(false);
      expect(verifyConsistency(0, newer, proof, olderRoot, newerRoot)).toBe(false);
      const changed = leaves.map((leaf, index) => (index === where % older ? flipped(leaf, bit) : leaf));
      const changedProof = await consistencyProof(older, newer, sourceOf(changed));
      expect(verifyConsistency(older, newer, changedProof, olderRoot, definedRoot(changed))).toBe(false);
    }));
  });

  it('any change, swap or removal of leaves changes the root', () => {
    fc.assert(fc.property(fc.integer({ min: 2, max: 130 }), fc.nat(), fc.nat(), fc.nat(255), (size, one, other, bit) => {
      const leaves = leavesOf(size);
      const root = rootByAppending(leaves);
      const first = one % size;
      const second = other % size;
      expect(rootByAppending(leaves.map((leaf, index) => (index === first ? flipped(leaf, bit) : leaf)))).not.toEqual(root);
      expect(rootByAppending(leaves.filter((_, index) => index !== first))).not.toEqual(root);
      if (first !== second) {
        const swapped = leaves.map((leaf, index) => (index === first ? leaves[second] : index === second ? leaves[first] : leaf) as Buffer);
        expect(rootByAppending(swapped)).not.toEqual(root);
      }
    }));
  });
});

it('refuses peaks that do not fit the size', () => {
  expect(() => CompactTree.of(3, [emptyRoot])).toThrow(RangeError);
});

it('refuses proofs for what is not in the tree', async () => {
  await expect(inclusionProof(8, 8, sourceOf(published))).rejects.toThrow(RangeError);
  await expect(consistencyProof(9, 8, sourceOf(published))).rejects.toThrow(RangeError);
  await expect(consistencyProof(0, 8, sourceOf(published))).rejects.toThrow(RangeError);
});
