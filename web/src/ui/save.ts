/// Shows a file in a page of its own, from where it is printed or kept.
export function show(blob: Blob): void {
  const url = URL.createObjectURL(blob);
  Object.assign(document.createElement('a'), { href: url, target: '_blank', rel: 'noopener' }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/// Gives a file to the person to keep, under this name.
export function save(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
