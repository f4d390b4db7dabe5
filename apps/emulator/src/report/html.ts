/** Markup that is safe to place in a page. Only the tag below makes it, so that nothing arrives there unescaped. */
export interface Markup {
  readonly markup: string;
}

export type Fragment = Markup | string | number | null | undefined | false | readonly Fragment[];

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as it may stand between tags and inside a quoted attribute. */
export function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

/** Markup that the report itself has written: styles and path data, never a string of the summary. */
export function trusted(text: string): Markup {
  return { markup: text };
}

function isList(fragment: Fragment): fragment is readonly Fragment[] {
  return Array.isArray(fragment);
}

function render(fragment: Fragment): string {
  if (fragment === null || fragment === undefined || fragment === false) return '';
  if (isList(fragment)) return fragment.map(render).join('');
  return typeof fragment === 'object' ? fragment.markup : escape(String(fragment));
}

/** A piece of the page: strings are escaped, markup is placed as it is, lists are joined. */
export function markup(strings: TemplateStringsArray, ...values: readonly Fragment[]): Markup {
  const rest = values.map((value, i) => render(value) + (strings[i + 1] ?? ''));
  return trusted((strings[0] ?? '') + rest.join(''));
}
