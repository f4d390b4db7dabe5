import type { CodelSettings } from '../spec/admission-control.ts';

/**
 * What folly's CoDel says (facebook/folly, folly/executors/Codel.cpp, `overloaded_explicit_now`), re-typed and run on
 * OpenJDK 17 with random waits: x is shed.
 */
export const codelRecordings: readonly {
  readonly settings: CodelSettings;
  readonly atMs: readonly number[];
  readonly waitedMs: readonly number[];
  readonly shed: string;
}[] = [
  {
    settings: {},
    atMs: [
      11, 16, 20, 44, 57, 70, 72, 97, 121, 124, 125, 131, 132, 143, 146, 160, 162, 183, 188, 190,
      214, 229, 239, 248, 266, 289, 306, 326, 336, 338, 342, 343, 363, 388, 392, 398, 406, 427, 436,
      438, 460, 480, 481, 488, 505, 509, 514, 528, 552, 553, 561, 568, 577, 599, 602, 613, 634, 643,
      654, 667, 670, 679, 686, 703, 712, 730, 749, 766, 785, 799, 804, 827, 828, 847, 848, 868, 885,
      905, 914, 937, 947, 957, 982, 992, 994, 1012, 1016, 1018, 1024, 1029,
    ],
    waitedMs: [
      3, 3, 4, 6, 4, 5, 5, 3, 5, 5, 2, 3, 5, 5, 5, 8, 7, 16, 11, 9, 18, 9, 8, 10, 20, 13, 15, 6, 8,
      8, 18, 10, 17, 11, 7, 14, 10, 12, 7, 15, 5, 7, 16, 13, 12, 4, 3, 8, 7, 3, 4, 6, 8, 7, 5, 8, 6,
      7, 6, 5, 3, 3, 2, 4, 2, 4, 3, 2, 4, 3, 5, 4, 4, 3, 2, 4, 3, 1, 3, 3, 5, 2, 4, 3, 4, 3, 3, 2,
      4, 4,
    ],
    shed: '..............................x.xx.x.x....xxx.............................................',
  },
  {
    settings: { targetMs: 20, intervalMs: 60 },
    atMs: [
      14, 15, 23, 35, 50, 60, 64, 72, 80, 88, 96, 111, 119, 130, 143, 147, 161, 166, 172, 180, 195,
      197, 199, 213, 227, 232, 245, 246, 252, 263, 267, 279, 282, 292, 295, 307, 311, 319, 325, 330,
      345, 349, 357, 363, 370, 372, 383, 391, 392, 395, 398, 413, 421, 433, 447, 460, 468, 475, 476,
      481, 487, 490, 496, 505, 512, 513, 515, 523, 526, 536, 539, 552, 556, 559, 568, 570, 584, 599,
      605, 620, 629, 631, 638, 643, 648, 655, 660, 661, 671, 672,
    ],
    waitedMs: [
      11, 43, 41, 18, 38, 42, 15, 39, 20, 22, 33, 27, 17, 39, 19, 49, 31, 51, 30, 98, 101, 32, 94,
      77, 40, 33, 78, 69, 63, 98, 70, 68, 43, 28, 45, 24, 34, 48, 35, 52, 72, 21, 64, 64, 55, 71,
      90, 88, 62, 35, 48, 42, 74, 67, 86, 25, 87, 30, 57, 82, 38, 22, 45, 37, 45, 21, 38, 34, 39,
      23, 14, 31, 29, 46, 30, 15, 20, 15, 21, 16, 20, 12, 22, 17, 8, 23, 9, 9, 8, 11,
    ],
    shed: '................................x.x..x.x..xxxxxxx.x.xxx.x.xx..x.x........x................',
  },
];

/**
 * The admission level of DAGOR (Zhou et al., SoCC 2018, algorithm 1 as corrected in arXiv:1806.04075v3), by the same means:
 * the ranks that asked in a window (a is the most important of twelve), whether it was overloaded, how many of them had
 * entered, and the level for the next window.
 */
export const dagorRanks = 12;
export const dagorRecording: readonly (readonly [string, boolean, number, number])[] = [
  ['cgbijddhlhldfkhibjikgakajebile', true, 30, 11],
  ['addhlegegelbiicild', true, 15, 8],
  ['kfbdiefecchhafekchhfgjdjljcgfiglfkgbdil', true, 27, 7],
  ['ihciaibbjeikfifkjggej', false, 10, 8],
  ['gffcheilihhdljkk', false, 9, 9],
  ['fagfhdjjjliickfkildjdbgkj', true, 15, 8],
  ['hgklhbhbikkabgelgakhl', false, 13, 9],
  ['gceiiheljkedgkiifbleefgkkgebjbidbjecjf', true, 28, 8],
  ['fkgjhblildhifaclihdhdldjhjkfjgegdlfkbj', true, 22, 7],
  ['kjgcjelajilclkekeijkgchjbhfkkbbeeiflhjdfb', true, 19, 6],
  ['ehjlgllljhgjjhidfhdi', false, 4, 7],
  ['hlgdchkghidekblaifckfifiliibihhlllddl', false, 15, 8],
  ['gkhbgiklgkilldb', false, 7, 9],
  ['ejjbhkhjhijfleglfhljjcgkkhfae', false, 17, 10],
  ['gecdeelhllklilllihfgbdjhicchgegiglkbilillj', false, 29, 11],
  ['ebcgekajjlbdcjdfkdebfjdgghjaiggalclik', false, 34, 12],
  ['jjcfihejcldkkkl', false, 15, 12],
  ['bjejchhkflkjllailih', true, 19, 11],
  ['cflgakdcbgbjbjf', false, 14, 12],
  ['klfcdglijdgbedjdhbfbffbiekafcekikefk', true, 36, 11],
  ['hibfjhlilgcllhffjkhfajhbkjhjldfhfhflegakdfc', false, 37, 12],
  ['iddkbdlllekbdkgikk', false, 18, 12],
  ['ghblhdfilhllifjlkichafj', true, 23, 11],
  ['ljfhlibaikckldfh', false, 13, 12],
];
