// How one form and its files are laid out over posts.
//
// One post when all goes well. After a failure the network is taken for weak:
// each post then carries the form and little else, so that a cut costs one
// photo and not all of them. The form itself travels in every post, byte for
// byte the same (OpenRosa: the server joins posts by it).
export interface Sized {
  readonly name: string;
  readonly size: number;
}

/** What a server takes in one post when it has not said (OpenRosa default). */
export const LIMIT = 10_000_000;
/** After a failed try. */
export const SMALL = 400_000;

export function layOut(xml_size: number, files: readonly Sized[], limit: number): string[][] {
  const parts: string[][] = [];
  let part: string[] = [];
  let size = xml_size;
  for (const file of files) {
    if (part.length > 0 && size + file.size > limit) {
      parts.push(part);
      part = [];
      size = xml_size;
    }
    part.push(file.name);
    size += file.size;
  }
  parts.push(part);
  return parts;
}
