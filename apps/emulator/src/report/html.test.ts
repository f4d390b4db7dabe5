import { describe, expect, it } from 'vitest';
import { escape, markup, trusted } from './html.ts';

describe('markup', () => {
  it('escapes every string, in text and in attributes', () => {
    const name = `<script>"a" & 'b'</script>`;
    expect(markup`<p title="${name}">${name}</p>`.markup).toBe(
      `<p title="${escape(name)}">${escape(name)}</p>`,
    );
    expect(escape(name)).toBe('&lt;script&gt;&quot;a&quot; &amp; &#39;b&#39;&lt;/script&gt;');
  });

  it('places markup as it is, joins lists, and leaves out what is absent', () => {
    const items = ['<a>', '<b>'].map((text) => markup`<li>${text}</li>`);
    expect(markup`<ul>${items}${null}${undefined}${false}${trusted('<hr>')}${0}</ul>`.markup).toBe(
      '<ul><li>&lt;a&gt;</li><li>&lt;b&gt;</li><hr>0</ul>',
    );
  });

  it('escapes the strings of nested lists', () => {
    const sly = ['<', ['>']] as const;
    expect(markup`${sly}`.markup).toBe('&lt;&gt;');
  });
});
