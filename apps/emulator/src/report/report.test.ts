import { createHash } from 'node:crypto';
import type { RunSummary, Timeline } from '@squall/experiment';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { renderReport } from './page.ts';
import { testSummary } from './testing/summary.ts';
import { measureOf, variantOf } from './testing/variants.ts';

/** What these tests read of a page. */
interface Element {
  readonly textContent: string;
  readonly localName: string;
  readonly id: string;
  getAttribute(name: string): string | null;
  querySelector(selector: string): Element | null;
  querySelectorAll(selector: string): Iterable<Element>;
}

const pageOf = (html: string): Element => parseHTML(html).document;
const texts = (element: Element | null, selector: string) =>
  [...(element?.querySelectorAll(selector) ?? [])].map(({ textContent }) =>
    textContent
      .replace(/[\u00A0\u202F]/g, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  );
const render = async (summary: RunSummary) => pageOf(await renderReport(summary));

const html = await renderReport(testSummary());
const page = pageOf(html);

describe('the report', () => {
  it('answers first: question, verdict, then the claims with mark, measure and bound', () => {
    expect(texts(page, 'h1')).toEqual(['A storm for the tests']);
    expect(texts(page, '.stamp')).toEqual(['Not accepted']);
    const [first = '', , , , never = '', , failed = ''] = texts(page, '.claims tbody tr');
    expect(first).toContain('Sign-in is overloaded');
    expect(first).toMatch(/3 min 5\d s ± [\d.]+ s/);
    expect(first).toContain('at least 30 s');
    expect(never).toContain('never not within the horizon in 3 runs');
    expect(failed).toContain('n = 3, 1 not within the horizon');
    expect(
      [...page.querySelectorAll('.claims .icon')].map((icon) => icon.getAttribute('aria-label')),
    ).toEqual([...Array.from({ length: 6 }, () => 'held'), 'failed', 'held']);
  });

  it('says accepted when it is', async () => {
    const accepted = await render({ ...testSummary(), accepted: true });
    expect(texts(accepted, '.stamp')).toEqual(['Accepted']);
  });

  it('shows every variant, the base first, and its panels on one axis with the events across', () => {
    expect(texts(page, 'article.variant h3').slice(0, 2)).toEqual([
      'As it was',
      'Full jitter and a higher cap',
    ]);
    const base = page.querySelector('article.variant');
    expect(texts(base, 'h5')).toEqual(['Cell consumer 6 services', 'Cell business 6 services']);
    expect([...(base?.querySelectorAll('.stack .panel') ?? [])]).toHaveLength(2 + 12 * 2);
    expect([...(base?.querySelectorAll('.rules .harm, .rules .answer') ?? [])]).toHaveLength(
      texts(base, '.events li').length,
    );
    expect(texts(base, '.events li')[0]).toBe('12:00 roll-out wave 1: 25 % of clients');
  });

  it('shows times to recover with their interval, and says when there is none', () => {
    const values = texts(page, '.whiskers .value');
    expect(values).toContain('9 min 56 s ± 1 min 7 s');
    expect(values).toContain('not within the horizon (3 runs)');
    expect(values).toContain('undisturbed');
    expect(values).toContain('7 min 18 s');
    expect([...page.querySelectorAll('.whisker .never')]).toHaveLength(2);
  });

  it('gives each variant its verdict at a glance, as a word beside a mark, and says when replications differ', () => {
    expect(texts(page, '.overview td.is')).toEqual([
      'metastable back later',
      'recovered',
      'recovered recovered 2, metastable 1',
      'stable',
      'metastable',
      'recovered',
    ]);
    expect([...page.querySelectorAll('.overview td.is svg')]).toHaveLength(6);
  });

  it('says of each cell how it went, what kept it down, and what would have brought it back', () => {
    const [base = '', calm = ''] = texts(page, '.fate');
    expect(base).toMatch(/^metastable consumer Course 1,600 online/);
    expect(base).toContain(
      '1,600 online, band from 1,520 · left it at 2:35 · known to be stuck at 9:40',
    );
    expect(base).toContain('Sustaining effect sign in · wasted work: 83 %');
    expect(calm).toBe('stable business 1,600 online, band from 1,520');
    const shed = texts(page, '.fate').filter((text) => text.includes('Least load shedding'));
    expect(shed).toHaveLength(1);
    expect(shed[0]).toContain('not back by the end');
    expect(shed[0]).toContain('96.9 % of connection attempts refused is enough');
  });

  it('says when no verdict was kept', async () => {
    const summary = testSummary();
    const variants = summary.variants.map((variant) => ({ ...variant, verdicts: [] }));
    const without = await render({ ...summary, variants });
    expect(texts(without, '.overview td.is')[0]).toBe('–');
    expect(texts(without, '#recovery .none')).toEqual(['No verdict was kept.']);
  });

  it('spells the books out as an equation that comes out, row by row', () => {
    const heads = texts(page.querySelector('table.ledger'), 'thead th');
    expect(heads.slice(0, 8)).toEqual([
      'Cell · service',
      'first attempts',
      '+ retries',
      '= answered',
      '+ rejected',
      '+ timed out',
      '+ abandoned',
      '+ in flight',
    ]);
    expect(texts(page, 'details.books')).toHaveLength(6);
    expect(
      texts(page, 'details.books summary').every((text) =>
        text.includes('every one accounted for'),
      ),
    ).toBe(true);
  });

  it('says so when books do not balance', async () => {
    const summary = testSummary();
    const [base, ...others] = summary.variants;
    const [key, totals] = Object.entries(base!.ledger)[0]!;
    const ledger = { ...base!.ledger, [key]: { ...totals, answered: totals.answered + 1 } };
    const wrong = await render({ ...summary, variants: [{ ...base!, ledger }, ...others] });
    expect(texts(wrong, 'details.books summary')[0]).toContain('books that do not balance');
  });

  it('shows for each end of a range which claims hold, and names what the others hang on', () => {
    expect(texts(page, '.matrix tbody tr.figure')).toEqual([
      'services.signIn.queueSeconds',
      'cohorts.old.share',
    ]);
    expect(texts(page, '.matrix tr.as-assumed th')).toEqual(['15 s assumed', '30 % assumed']);
    expect(texts(page, '.fragile li')).toContain(
      '5 Without supervisors and admission ramp it does not come back fails with services.signIn.queueSeconds at 5 s, with cohorts.old.share at 10 %',
    );
  });

  it('says when the assumptions were not varied', async () => {
    const plain = await render({ ...testSummary(), sensitivity: [] });
    expect(texts(plain, '#sensitivity .none')).toEqual([
      'The profile quick did not vary the assumed figures, although 2 of them have a range. Run a profile that has a sensitivity part to see how far the claims hold.',
    ]);
  });

  it('keeps documented and assumed figures apart', () => {
    expect(texts(page, 'table.provenance.documented tbody tr')).toHaveLength(3);
    expect(texts(page, 'table.provenance.assumed tbody tr')).toHaveLength(7);
    expect(texts(page, 'table.provenance.assumed .value')).toContain('15 s 5 s to 30 s');
  });

  it('says how to run it again', () => {
    expect(texts(page, '.command')).toEqual(['npx squall run test-storm --profile=quick --seed=1']);
    expect(texts(page, '.rerun dd')).toContain(
      'squall 0.1.0, xstate 5.33.3, rxjs 7.8.2, node 20.20.2',
    );
  });

  it('says what twins have shown, when there were some', async () => {
    expect(texts(page, '.rerun dt')).not.toContain('Twins');
    const twins = { replications: 3, clients: 20, comparisons: 4321 };
    const twinned = await render({ ...testSummary(), twins });
    expect(texts(twinned, '.rerun dd')).toContain(
      '4,321 steps of 20 clients in each of 3 replications compared with real actors, all equal',
    );
  });

  it('is the same for the same summary, byte for byte', async () => {
    expect(await renderReport(testSummary())).toBe(html);
  });
});

describe('the page', () => {
  it('runs nothing, asks the network for nothing, and allows no style but its own', () => {
    const style = page.querySelector('style')?.textContent ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    const policy = page.querySelector('meta[http-equiv]')?.getAttribute('content') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain(`style-src 'sha256-${hash}'`);
    expect(html).not.toMatch(/<script|\son\w+=|style="|https?:|url\(|@import|\ssrc=/);
  });

  it('has headings that skip no level, ids that are used once, and links that lead somewhere', () => {
    const levels = [...page.querySelectorAll('h1,h2,h3,h4,h5')].map(({ localName }) =>
      Number(localName[1]),
    );
    levels.reduce((above, level) => (expect(level - above).toBeLessThanOrEqual(1), level), 0);
    const ids = [...page.querySelectorAll('[id]')].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const link of page.querySelectorAll('a'))
      expect(ids).toContain(link.getAttribute('href')?.slice(1));
  });

  it('gives each figure a title and a caption, and each drawing a name or no voice', () => {
    for (const figure of page.querySelectorAll('figure')) {
      expect(texts(figure, 'figcaption h3, figcaption h4')).toHaveLength(1);
      expect(texts(figure, 'figcaption p')[0]?.length).toBeGreaterThan(40);
    }
    for (const svg of page.querySelectorAll('svg'))
      expect(svg.getAttribute('aria-label') ?? svg.getAttribute('aria-hidden')).toBeTruthy();
  });

  it('stays under 1.5 MB for seven variants of 720 windows, five services and three cells', async () => {
    const large = await renderReport(
      testSummary({
        variants: 7,
        windows: 720,
        cells: ['consumer', 'consumer2', 'business'],
        services: ['signIn', 'contacts', 'presence', 'messaging', 'directory'],
      }),
    );
    expect(Buffer.byteLength(large)).toBeLessThan(1_500_000);
  });
});

/** A summary as it comes back from JSON, every string of it made hostile. */
function poisoned(summary: RunSummary, poison: string): RunSummary {
  return JSON.parse(
    JSON.stringify(summary, (_, value: unknown) =>
      typeof value === 'string' ? value + poison : value,
    ),
  );
}

const renamed = <T>(record: Readonly<Record<string, T>>, poison: string) =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [`${key}${poison}`, value]));

describe('a hostile summary', () => {
  it('puts no markup of its own into the page', async () => {
    const poison = `"'><script>alert(1)</script><img src=x onerror=alert(1)>`;
    const summary = poisoned(testSummary(), poison);
    const timelines = Object.entries(summary.timelines).map(
      ([name, timeline]): [string, Timeline] => [
        `${name}${poison}`,
        {
          ...timeline,
          clients: { ...timeline.clients, ...renamed(timeline.clients, poison) },
          onlineShare: renamed(timeline.onlineShare, poison),
        },
      ],
    );
    const variants = summary.variants.map((variant) => ({
      ...variant,
      ledger: renamed(variant.ledger, poison),
    }));
    const versions = renamed(summary.versions, poison);
    const text = await renderReport({
      ...summary,
      variants,
      versions,
      timelines: Object.fromEntries(timelines),
    });
    expect(text).not.toMatch(/<script|<img/);
    expect(text).toContain('&lt;script&gt;');
    expect([...pageOf(text).querySelectorAll('script, img, [onerror]')]).toEqual([]);
    const ids = [...pageOf(text).querySelectorAll('[id]')].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('a poor summary', () => {
  it('shows one replication without an interval', async () => {
    const summary = testSummary();
    const only = variantOf({
      name: 'as-it-was',
      title: 'As it was',
      about: '',
      depth: 0.5,
      recoveryMs: [60_000],
    });
    const one = await render({ ...summary, variants: [only], claims: [] });
    expect(texts(one, '.tiles b')).toEqual(['50 %', '1 min', '5×', '27.5 %']);
    expect(texts(one, '#claims .none')).toEqual(['No claim could be judged.']);
  });

  it('shows what there is when measures, books, timelines and figures are missing', async () => {
    const summary = testSummary();
    const bare = {
      ...summary.variants[0]!,
      measures: [measureOf('cell.consumer.onlineMin', [null])],
      ledger: {},
    };
    const shown = await render({
      ...summary,
      variants: [bare],
      timelines: {},
      provenance: [],
      sensitivity: [],
    });
    expect(texts(shown, '.tiles')).toEqual([]);
    expect(texts(shown, '.variant .none')).toContain('No timeline was kept for this variant.');
    expect(texts(shown, '#recovery .none')).toEqual(['Time to recover was not measured.']);
    expect(texts(shown, '#ledger .none')).toEqual(['No books were kept.']);
    expect(texts(shown, '#figures .none')).toEqual(['None.', 'None.']);
  });

  it('survives a run of no windows, of no clients, without any variant', async () => {
    const summary = testSummary();
    const empty: Timeline = {
      seed: 1,
      windowMs: 1,
      atMs: [],
      clients: {},
      onlineShare: {},
      services: [],
      annotations: [],
    };
    await expect(render({ ...summary, timelines: { 'as-it-was': empty } })).resolves.toBeTruthy();
    await expect(
      render({ ...summary, variants: [], claims: [], timelines: {}, horizonMs: 0 }),
    ).resolves.toBeTruthy();
  });

  it('draws a service without a limit, and states it does not know', async () => {
    const summary = testSummary({ windows: 20 });
    const timeline = summary.timelines['as-it-was']!;
    const unlimited = { ...timeline.services[0]!, queueCapacity: Infinity, capacityPerSecond: 0 };
    const services: Timeline['services'] = JSON.parse(JSON.stringify([unlimited]));
    const clients = { ...timeline.clients, pondering: timeline.atMs.map(() => 5) };
    const shown = await render({
      ...summary,
      timelines: { 'as-it-was': { ...timeline, services, clients } },
    });
    expect(texts(shown, '.name').at(-1)).toContain('unbounded queue');
    expect(texts(shown, '.timeline .legend').at(0)).toContain('pondering');
  });
});
