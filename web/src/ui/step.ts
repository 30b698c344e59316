/// Lets the browser answer to the finger before the work goes on. Browsers let a hidden page wait long between
/// its steps, and nobody touches it.
export const step = (): Promise<void> =>
  document.hidden ? Promise.resolve() : new Promise((resolve) => setTimeout(resolve));
