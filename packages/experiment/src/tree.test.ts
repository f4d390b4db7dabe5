import { expect, test } from 'vitest';
import { assumed, documented } from './figure.ts';
import { figuresOf, merge, replaceFigures, strip } from './tree.ts';

const world = {
  clients: assumed(100, 'small', [10, 1000]),
  services: { signIn: { servers: 2, queue: documented([1, 2], 'a post') } },
  faults: [{ atMs: assumed(5, 'early') }],
};

test('a change is laid over the base branch by branch and leaves the rest', () => {
  const merged = merge(world, { services: { signIn: { servers: 3 } } });
  expect(strip(merged)).toEqual({
    clients: 100,
    services: { signIn: { servers: 3, queue: [1, 2] } },
    faults: [{ atMs: 5 }],
  });
});

test('figures, arrays and null replace what stood there; undefined changes nothing', () => {
  expect(strip(merge(world, { clients: assumed(7, 'fewer') }))).toMatchObject({ clients: 7 });
  expect(strip(merge(world, { faults: [] }))).toMatchObject({ faults: [] });
  expect(strip(merge(world, { services: null }))).toMatchObject({ services: null });
  expect(merge(world, { clients: undefined })).toEqual(world);
});

test('every figure is found, with its dotted path, in the order of the tree', () => {
  expect(figuresOf(world).map(({ path }) => path)).toEqual([
    'clients',
    'services.signIn.queue',
    'faults.0.atMs',
  ]);
});

test('a figure inside a figure is found too, and both marks are removed', () => {
  const tree = { policy: assumed({ capMs: assumed(9, 'inner') }, 'outer') };
  expect(figuresOf(tree).map(({ path }) => path)).toEqual(['policy', 'policy.capMs']);
  expect(strip(tree)).toEqual({ policy: { capMs: 9 } });
});

test('a figure that stands in several places is one figure, and is replaced in all of them', () => {
  const patience = assumed(60, 'a minute');
  const tree = { a: { patience }, b: [{ patience }], c: assumed({ patience }, 'inside another') };
  expect(figuresOf(tree).map(({ path }) => path)).toEqual(['a.patience', 'c']);
  expect(strip(replaceFigures(tree, new Map([[patience, 20]])))).toEqual({
    a: { patience: 20 },
    b: [{ patience: 20 }],
    c: { patience: 20 },
  });
});

test('several figures are replaced at once, also one inside another that stays', () => {
  const [share, patience] = [assumed(0.3, 'a guess'), assumed(60, 'a minute')];
  const tree = { share, c: assumed({ patience, n: assumed(1, 'one') }, 'inside another') };
  const values = new Map<typeof share, number>([
    [share, 0.5],
    [patience, 20],
  ]);
  expect(replaceFigures(tree, values)).toEqual({ share: 0.5, c: { patience: 20, n: 1 } });
});
