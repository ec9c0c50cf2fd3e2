/** The callbacks that nearly every wx function takes. */
export interface Callbacks {
  success?: (result: Record<string, unknown>) => void;
  fail?: (result: { errMsg: string; errno?: number }) => void;
  complete?: (result: Record<string, unknown>) => void;
}

/**
 * Makes a wx function from plain work: the result goes to success and complete with `NAME:ok`, an error to fail and complete with
 * `NAME:fail …`. Without callbacks the function gives a promise, as WeChat's do.
 */
export function answering<Options extends object>(name: string, work: (options: Options) => unknown) {
  return (options: Options & Callbacks = {} as Options & Callbacks): Promise<unknown> | undefined => {
    const done = Promise.resolve()
      .then(() => work(options))
      .then((result) => ({ errMsg: `${name}:ok`, ...(result as object | undefined) }));
    if (!options.success && !options.fail && !options.complete) return done;
    done.then(
      (result) => {
        options.success?.(result);
        options.complete?.(result);
      },
      (error: unknown) => {
        const result = { errMsg: `${name}:fail ${error instanceof Error ? error.message : String(error)}` };
        options.fail?.(result);
        options.complete?.(result);
      },
    );
    return undefined;
  };
}
