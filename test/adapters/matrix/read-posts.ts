import type { Post } from "../../../src/adapters/matrix/outbound.ts";

/** The content of each event, in order. */
export function contentsOf(posts: readonly Post[]): Record<string, unknown>[] {
  return posts.flatMap((post) => (post.kind === "event" ? [post.content] : []));
}

/** The words of an event that says something. */
export function bodyOf(post: Post): string | undefined {
  return post.kind === "event" && typeof post.content.body === "string" ? post.content.body : undefined;
}

/** Each post in a word, or in those of its event. */
export function sketch(posts: readonly Post[]): string[] {
  return posts.map((post) => (post.kind === "event" ? (bodyOf(post) ?? "poll") : post.kind));
}
