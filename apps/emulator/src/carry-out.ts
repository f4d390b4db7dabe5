import type { Observable } from 'rxjs';

export type Ending = 'complete' | 'interrupted';

/** Makes what is to be made; Ctrl-C ends it between two results, and nothing that was finished is lost. */
export function carryOut<Result>(
  results: Observable<Result>,
  onResult: (result: Result) => void,
): Promise<Ending> {
  return new Promise((resolve, reject) => {
    const signals = ['SIGINT', 'SIGTERM'] as const;
    const end = (ending: Ending) => {
      for (const signal of signals) process.off(signal, interrupt);
      resolve(ending);
    };
    const interrupt = () => {
      subscription.unsubscribe();
      end('interrupted');
    };
    for (const signal of signals) process.on(signal, interrupt);
    const subscription = results.subscribe({
      next: (result) => {
        try {
          onResult(result);
        } catch (error) {
          subscription.unsubscribe();
          reject(error);
        }
      },
      error: (error: unknown) => {
        subscription.unsubscribe();
        reject(error);
      },
      complete: () => end('complete'),
    });
  });
}
