/** First in, first out. */
export interface Queue<Item> {
  readonly size: number;
  push(item: Item): void;
  shift(): Item | undefined;
}

/** A list with a moving head: `Array.shift` would move every waiting message for each one taken. */
export function createQueue<Item>(): Queue<Item> {
  let items: Item[] = [];
  let head = 0;

  function shift(): Item | undefined {
    const item = items[head++];
    if (head >= items.length) {
      items = [];
      head = 0;
    }
    return item;
  }

  return {
    get size() {
      return items.length - head;
    },
    push: (item) => void items.push(item),
    shift,
  };
}
