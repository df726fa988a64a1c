// Turns a number of bytes into words.

/** Writes a size in the units that people see in their file manager, 1 KB = 1,000 bytes: "512 KB", "1.2 MB". */
export function formatSize(bytes: number): string {
  if (bytes < 999_500) return `${Math.max(1, Math.round(bytes / 1000))}\u00a0KB`;
  const megabytes = bytes / 1_000_000;
  return `${megabytes < 10 ? megabytes.toFixed(1) : Math.round(megabytes)}\u00a0MB`;
}
