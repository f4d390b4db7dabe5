/**
 * Colours, chosen to differ in lightness as well as in hue, so that they can be told apart with any colour vision:
 * clients that are well in a quiet blue, those on their way back in ambers from light to dark, those who wait in plum,
 * those who are gone in greys. The hues of services and cohorts are spaced after Okabe and Ito.
 */
const css = String.raw;

const light = css`
  color-scheme: light;
  --paper: #fcfbf9;
  --raised: #ffffff;
  --sunk: #f3f1ec;
  --ink: #1c2128;
  --ink-2: #525a66;
  --ink-3: #6b727d;
  --line: #dfdcd5;
  --line-2: #ece9e3;
  --link: #1b5e8c;
  --held: #1c7a55;
  --held-wash: #eaf4ee;
  --failed: #b3372a;
  --failed-wash: #fbeeeb;
  --harm: #b8500c;
  --answer: #14705a;
  --assumed: #8a5a00;
  --online: #9cc4de;
  --online-line: #2b77a8;
  --stage-1: #fae3a8;
  --stage-2: #f5cb6b;
  --stage-3: #e9a93a;
  --stage-4: #d08a2a;
  --stage-5: #a9671f;
  --waiting: #935589;
  --away: #c3b5cf;
  --gone: #57505f;
  --offline: #d5d3ce;
  --hue-0: #6aaed6;
  --hue-1: #e09f3e;
  --hue-2: #4fae8f;
  --hue-3: #b887c3;
  --hue-4: #d9795d;
  --hue-5: #8896ab;
  --hue-6: #a8a548;
  --hue-7: #7f6a55;
  --deep-0: #1f6fa8;
  --deep-1: #c05f00;
  --deep-2: #17785b;
  --deep-3: #8a4a9b;
  --deep-4: #a83c22;
  --deep-5: #4d5c73;
  --deep-6: #6d6a12;
  --deep-7: #5a4632;
`;

const dark = css`
  color-scheme: dark;
  --paper: #14171b;
  --raised: #1b1f25;
  --sunk: #20252c;
  --ink: #e8e6e1;
  --ink-2: #b0b6bf;
  --ink-3: #8f96a1;
  --line: #343a44;
  --line-2: #272c34;
  --link: #86bfe8;
  --held: #57c795;
  --held-wash: #16291f;
  --failed: #ff8d7c;
  --failed-wash: #321b18;
  --harm: #f2a25c;
  --answer: #63cfae;
  --assumed: #e0b25a;
  --online: #2d6489;
  --online-line: #8cc6ec;
  --stage-1: #7a5317;
  --stage-2: #a36f1e;
  --stage-3: #cb8f2c;
  --stage-4: #e8b45a;
  --stage-5: #f7d794;
  --waiting: #b073a6;
  --away: #6c5f7b;
  --gone: #b9b2c2;
  --offline: #3a3f47;
  --hue-0: #3f86b5;
  --hue-1: #b57b24;
  --hue-2: #348a6d;
  --hue-3: #95609f;
  --hue-4: #b65a40;
  --hue-5: #65748b;
  --hue-6: #85822f;
  --hue-7: #8d7760;
  --deep-0: #74bdec;
  --deep-1: #f0a44e;
  --deep-2: #5fd0a8;
  --deep-3: #d29be0;
  --deep-4: #f28b6f;
  --deep-5: #a9b8d0;
  --deep-6: #cfcb62;
  --deep-7: #c9ae92;
`;

export const colours = css`
  :root {
    ${light}
  }
  @media screen and (prefers-color-scheme: dark) {
    :root {
      ${dark}
    }
  }
`;
