import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { activitySchema } from "../../../src/adapters/teams/activity.ts";
import { textOf } from "../../../src/adapters/teams/text.ts";
import { anne, html, mentionOf, own, relais } from "./activities.ts";

const read = (changes: object) => textOf(activitySchema.parse({ ...own, ...changes }));
/** A text that mentions us, once for each mention of us in it. */
const mentioning = (text: string, ...entities: object[]) =>
  read({
    text,
    entities: [...Array.from(text.matchAll(/<at>Relais<\/at>/gu), () => mentionOf(relais)), ...entities],
  });

describe("our name", () => {
  test.each([
    ["at the head", "<at>Relais</at> état", "état"],
    ["after a line end, as the web client writes it", "\r\n<at>Relais</at> état\n", "état"],
    ["before a comma", "<at>Relais</at>, état", "état"],
    ["before a colon, as in French", "<at>Relais</at>\u00a0: état", "état"],
    ["before a space that Teams wrote as a sign", "<at>Relais</at>&nbsp;état", "état"],
    ["before such a space and a colon", "<at>Relais</at>&nbsp;: état", "état"],
    ["at the end", "état <at>Relais</at>", "état"],
    ["in the middle", "dis <at>Relais</at> état", "dis  état"],
    ["twice", "<at>Relais</at> <at>Relais</at> état", "état"],
    ["alone", "<at>Relais</at>", ""],
    ["before a number that begins with a comma's decimals", "<at>Relais</at> 0,5", "0,5"],
    ["before a second line", "<at>Relais</at>\r\nétat\r\nsuite", "état\nsuite"],
  ])("goes %s", (_, text, said) => {
    expect(mentioning(text)).toBe(said);
  });

  test("that is somebody else's stays, without its marks", () => {
    const jean = { id: "29:jean", name: "Jean Petit" };
    expect(mentioning("<at>Relais</at> inviter <at>Jean Petit</at>", mentionOf(jean))).toBe("inviter Jean Petit");
    expect(read({ text: "<at>Jean Petit</at> arrive", entities: [mentionOf(jean)] })).toBe("Jean Petit arrive");
  });

  test("is the one that is shown, whatever the application is called", () => {
    const entities = [{ type: "mention", mentioned: relais, text: "<at>Relais de Vougy</at>" }];
    expect(read({ text: "<at>Relais de Vougy</at> état", entities })).toBe("état");
  });

  test("that is not shown takes nothing with it", () => {
    const entities = [{ type: "mention", mentioned: relais, text: "" }];
    expect(read({ text: ",5", entities })).toBe(",5");
    expect(read({ text: "état", entities: [{ type: "mention", mentioned: relais, text: null }] })).toBe("état");
  });

  test("that is only typed is a word like another", () => {
    expect(read({ text: "Relais, état" })).toBe("Relais, état");
  });
});

const toTeams = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

describe("what was typed", () => {
  test.each([
    ["signs", "moins de 5 &lt; 6 &amp;&amp; 7 &gt; 6", "moins de 5 < 6 && 7 > 6"],
    ["an entity that was typed", "&amp;lt;", "&lt;"],
    ["tags that were typed", "&lt;at&gt;Relais&lt;/at&gt;", "<at>Relais</at>"],
    ["quotes", "&quot;oui&quot; c&#39;est", '"oui" c\'est'],
    ["spaces that do not break", "2\u00a0500\u00a0€&nbsp;!", "2 500 € !"],
    ["spaces around", "  état \u00a0\n", "état"],
    ["lines", "un\r\ndeux\n\ntrois", "un\ndeux\n\ntrois"],
    ["a face", "👍", "👍"],
    ["a comma first", ",5", ",5"],
    ["Markdown's signs", "5 * 3, a_b, **c**", "5 * 3, a_b, **c**"],
    ["nothing", "", ""],
  ])("is read as it was: %s", (_, text, said) => {
    expect(read({ text })).toBe(said);
  });

  test("is not what its HTML makes of it", () => {
    const attachments = [html("<div><div>Du <strong>gras</strong></div>\n</div>")];
    expect(read({ text: "Du gras", attachments })).toBe("Du gras");
  });

  test("comes back whole, whatever it is", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: "grapheme" }),
          fc.string({ unit: fc.constantFrom("<", ">", "&", ";", "/", "a", "t", "l", "g", "p", " ", "\n", ",", ":") }),
        ),
        (typed) => {
          const text = typed.replaceAll(/[\u00a0\r]/gu, " ");
          expect(read({ text: toTeams(text) })).toBe(text.trim());
          expect(mentioning(`<at>Relais</at> ${toTeams(text)}`)).toBe(text.replace(/^ *[:,]/u, "").trim());
        },
      ),
    );
  });
});

describe("an answer to an earlier message", () => {
  const quote =
    '<blockquote itemscope itemtype="http://schema.skype.com/Reply" itemid="1600457867820">\n' +
    '<strong itemprop="mri" itemid="28:11111111-2222-4333-8444-555555555555">Relais</strong>' +
    '<span itemprop="time" itemid="1600457867820"></span>\n' +
    '<p itemprop="preview">Combien d&#39;agents ? 1. Un 2. Deux</p>\n</blockquote>\n';
  const answering = (said: string, entities: object[] = []) =>
    read({
      text: "Relais Combien d'agents ? 1. Un 2. Deux\r\n\r\n…",
      attachments: [html(`<div>\n${quote}${said}</div>`)],
      entities,
    });

  test.each([
    ["a line", "<p>2</p>\n", "2"],
    ["lines", "<p>un</p>\r\n<p>deux<br>trois</p>\n<div>quatre</div>", "un\ndeux\ntrois\nquatre"],
    ["marks", "<p>du <strong>gras</strong> et un <a href='https://x.fr'>lien</a></p>", "du gras et un lien"],
    [
      "signs, which this HTML writes by their numbers",
      "<p>2&#43;3 &lt; 6 &amp; &quot;oui&quot;, l&#x27;an</p>",
      '2+3 < 6 & "oui", l\'an',
    ],
    ["an entity that was typed", "<p>&amp;#43;</p>", "&#43;"],
    ["a number that is no sign", "<p>&#1114112; &#xd800;</p>", "&#1114112; &#xd800;"],
    ["spaces that do not break", "<p>2&nbsp;500</p>", "2 500"],
    [
      "a face, which is a picture there",
      '<p><span title="Ampoule" class="animated-emoticon-20"><img itemscope="" itemtype="http://schema.skype.com/Emoji" itemid="yes" src="https://statics.teams.cdn.office.net/20_f.png" title="Oui" alt="👍" style="width:20px"></span></p>',
      "👍",
    ],
    [
      "a picture, which says nothing",
      '<p>voici <img alt="image" itemtype="http://schema.skype.com/AMSImage"></p>',
      "voici",
    ],
    ["nothing", "", ""],
  ])("is what was answered: %s", (_, said, wanted) => {
    expect(answering(said)).toBe(wanted);
  });

  test.each([
    ["a span", '<span itemscope="" itemtype="http://schema.skype.com/Mention" itemid="0">Relais</span>'],
    [
      "a span in another tag",
      '<readonly class="skipProofing" itemtype="http://schema.skype.com/Mention"><span itemtype="http://schema.skype.com/Mention" itemscope itemid="0">Relais</span></readonly>',
    ],
    ["a tag", '<at id="0">Relais</at>'],
  ])("may mention us, by %s", (_, name) => {
    expect(answering(`<p>${name}, état</p>`, [mentionOf(relais)])).toBe("état");
    expect(answering(`<p>${name}&nbsp;état</p>`, [mentionOf(relais)])).toBe("état");
  });

  test("may mention somebody else", () => {
    const jean = '<span itemscope="" itemtype="http://schema.skype.com/Mention" itemid="0">Jean Petit</span>';
    expect(answering(`<p>inviter ${jean}</p>`, [mentionOf({ ...anne, name: "Jean Petit" })])).toBe(
      "inviter Jean Petit",
    );
  });

  test("comes with a mark in its text from the clients of 2026 on", () => {
    const entities = [{ type: "quotedReply", quotedReply: { messageId: "1772050244572", preview: "Combien ?" } }];
    expect(read({ text: '<quoted messageId="1772050244572"/> 2', entities })).toBe("2");
    const several = '<quoted messageId="1"/>\r\n<quoted messageId="2"/>\r\n<at>Relais</at>, état';
    expect(mentioning(several, ...entities)).toBe("état");
    expect(mentioning('<at>Relais</at> <quoted messageId="1"/> état', ...entities)).toBe("état");
    const attachments = [html(`${quote}<p>2 &#43; 3</p>`)];
    expect(read({ text: '<quoted messageId="1"/> 2 + 3', entities, attachments })).toBe("2 + 3");
  });

  test("that forwards one says only what is said of it", () => {
    const attachments = [
      html('<p>pour info</p><blockquote itemtype="http://schema.skype.com/Forward"><p>aide</p></blockquote>'),
    ];
    expect(read({ text: "pour info\r\n\r\naide", attachments })).toBe("pour info");
  });

  // Read badly, each of these takes minutes: the test would not end.
  test("is read at once, whatever it holds", () => {
    const long = [
      "<blockquote ".repeat(8_000),
      `<blockquote ${"schema.skype.com/Reply ".repeat(4_000)}`,
      `${quote}${"<at ".repeat(20_000)}`,
      `${quote}${'<img alt="'.repeat(9_000)}`,
      `${quote}${"<span ".repeat(9_000)}`,
    ];
    for (const content of long) expect(read({ text: "x", attachments: [html(content)] })).toBeTypeOf("string");
  });
});
