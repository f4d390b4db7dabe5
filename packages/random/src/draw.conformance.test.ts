import { expect, test } from 'vitest';
import {
  exponential,
  gamma,
  lognormal,
  sampleAt,
  streamSeed,
  uint32At,
  uniform,
  uniformAt,
} from './index.ts';

// Recorded when the generator was chosen. A change here changes every result ever published with a seed.
const hex = (word: number): string => word.toString(16).padStart(8, '0');

test('draws are those recorded', () => {
  expect([0, 1, 2, 3, 0xffffffff].map((index) => hex(uint32At(0, index)))).toEqual([
    'c87eee8a',
    '54224d80',
    'adeb03ef',
    '65f9e096',
    '7af7467e',
  ]);
  expect([0, 1, 2, 3, 0xffffffff].map((index) => hex(uint32At(1, index)))).toEqual([
    '7f81c9f4',
    '643babf9',
    '9f3c4358',
    '3622e60b',
    '9684b7dc',
  ]);
  expect([0, 1, 2].map((index) => hex(uint32At(0xdeadbeef, index)))).toEqual([
    '26ff3e8b',
    '094c586d',
    '950264fd',
  ]);
  expect([0, 1, 2].map((index) => uniformAt(42, index))).toEqual([
    0.9851775850402191, 0.21119356795679778, 0.5769595612073317,
  ]);
});

test('seeds of streams are those recorded', () => {
  expect([0, 1, 2, 0xffffffff].map((key) => hex(streamSeed(0, key)))).toEqual([
    'd4715cd9',
    '46d35437',
    'aced1bb1',
    'd471e5c3',
  ]);
  expect(['', 'network', 'a', '0', 'ä', '🌩'].map((key) => hex(streamSeed(7, key)))).toEqual([
    '405a3354',
    '3c0cdd20',
    '9c5833fa',
    '0e44866e',
    '85d3bd44',
    '50e3cec9',
  ]);
});

test('samples are those recorded, to the accuracy that Math.log and Math.exp promise', () => {
  const samples = [
    exponential(100),
    lognormal(100, 2),
    gamma(100, 0.25),
    gamma(100, 4),
    uniform(5, 9),
  ]
    .map((distribution) => [0, 1, 2].map((index) => sampleAt(distribution, 42, index)))
    .map((row) => row.map((x) => Number(x.toPrecision(12))));
  expect(samples).toEqual([
    [421.161471964, 23.7234321514, 86.0287504523],
    [564.18272153, 24.9020365157, 70.7626804488],
    [109.267384459, 82.6890441634, 115.543654774],
    [206.399578673, 0.0000473573075254, 21.0472751034],
    [8.94071034016, 5.84477427183, 7.30783824483],
  ]);
});
