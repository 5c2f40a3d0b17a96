import { expect, test } from "vitest";
import { corinne, createDemoBot } from "../../support/demo-bot.ts";

const bytes = (words: string) => new Uint8Array(Buffer.from(words));

function open() {
  const { store } = createDemoBot();
  const [interview] = store.interviews.all();
  const person = store.people.byEmail(corinne);
  if (interview === undefined || person === undefined) throw new Error("the demonstration has both");
  const add = (name: string, path?: string) =>
    store.answerFiles.add(
      { interviewId: interview.id, name, mime: "image/jpeg", bytes: bytes(name), ...(path && { path }) },
      person.id,
      5,
    );
  return { files: store.answerFiles, interviewId: interview.id, by: person.id, add };
}

test("files are kept in order, each with its place, its size and its bytes", () => {
  const { files, interviewId, by, add } = open();
  const first = add("salle.jpg", "equipements/1");
  const second = add("plan.jpg");
  expect(files.ofInterview(interviewId)).toEqual([
    { id: first, interviewId, path: "equipements/1", name: "salle.jpg", mime: "image/jpeg", size: 9, by, at: 5 },
    { id: second, interviewId, name: "plan.jpg", mime: "image/jpeg", size: 8, by, at: 5 },
  ]);
  expect(Buffer.from(files.bytesOf(first) ?? []).toString()).toBe("salle.jpg");
  expect(files.countsIn(interviewId)).toEqual({ "equipements/1": 1 });
  files.place(second, "equipements/1");
  expect(files.countsIn(interviewId)).toEqual({ "equipements/1": 2 });
});

test("the same bytes are known again in their interview only", () => {
  const { files, interviewId, add } = open();
  const id = add("salle.jpg", "service");
  expect(files.sameAs(interviewId, bytes("salle.jpg"))?.id).toBe(id);
  expect(files.sameAs(interviewId + 1, bytes("salle.jpg"))).toBeUndefined();
  expect(files.sameAs(interviewId, bytes("autre"))).toBeUndefined();
});

test("a removed file is nowhere any more, and its number is of no other", () => {
  const { files, interviewId, add } = open();
  const id = add("salle.jpg", "service");
  files.remove(id, 9);
  expect(files.byId(id)).toBeUndefined();
  expect(files.bytesOf(id)).toBeUndefined();
  expect(files.sameAs(interviewId, bytes(""))).toBeUndefined();
  expect([files.interviews(), files.countsIn(interviewId)]).toEqual([[], {}]);
  expect(add("autre.jpg")).toBe(id + 1);
});

test("those of an interview are forgotten together", () => {
  const { files, interviewId, add } = open();
  add("salle.jpg", "service");
  add("plan.jpg");
  files.forgetOf(interviewId);
  expect(files.interviews()).toEqual([]);
});
