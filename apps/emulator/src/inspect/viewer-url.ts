import { InputError } from '@squall/cluster';

/** The viewer of Stately: a remote page, which is blank without a network. */
export const stockViewerUrl = 'https://stately.ai/inspect';

/**
 * The viewer that the page frames.
 * @throws InputError when it is no address of a web page
 */
export function readViewerUrl(text: string = stockViewerUrl): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol) || url.username || url.password)
    throw new InputError(
      `--inspect-url is "${text}": give the address of a viewer such as ${stockViewerUrl}`,
    );
  return url;
}
