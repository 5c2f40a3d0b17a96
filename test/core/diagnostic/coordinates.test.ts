import { describe, expect, test } from "vitest";
import { locate } from "../../../src/core/diagnostic/coordinates.ts";

const vougy = "42338";
const hall = { latitude: 46.158, longitude: 4.172 };

describe("coordinates in an address", () => {
  test.each([
    "46,158 ; 4,172",
    "46.158, 4.172",
    "46.158,4.172",
    "46,158,4,172",
    "46.158 4.172",
    "4.172, 46.158",
    "46.158° N, 4.172° E",
    "N 46,158 E 4,172",
    "46°09'28.8\"N 4°10'19.2\"E",
    "46° 09’ 28,8” N ; 4° 10’ 19,2” E",
    "geo:46.158,4.172",
    "https://www.openstreetmap.org/?mlat=46.158&mlon=4.172#map=17/46.1/4.1",
    "https://www.openstreetmap.org/#map=17/46.15800/4.17200",
    "https://www.google.com/maps/place/Salle/@46.15,4.17,17z/data=!3m1!4b1!4m6!8m2!3d46.158!4d4.172!16s",
    "https://www.google.fr/maps/@46.158,4.172,17z",
    "https://maps.google.com/?q=46.158%2C4.172",
    "https://www.geoportail.gouv.fr/carte?c=4.172,46.158&z=17&permalink=yes",
  ])("« %s »", (said) => {
    expect(locate(said, vougy)).toEqual({ words: "", position: hall });
  });

  test.each([
    ["12 place de l'Église (46,158 ; 4,172)", "12 place de l'Église"],
    ["12 place de l'Église, GPS : 46.158, 4.172", "12 place de l'Église"],
    ["Le bourg https://www.google.fr/maps/@46.158,4.172,17z", "Le bourg"],
  ])("« %s » leave the words of the address", (said, words) => {
    expect(locate(said, vougy)).toEqual({ words, position: hall });
  });

  test.each(["12 place de l'Église", "12, 14 et 16 rue du 8 mai 1945, 42720 Vougy", "lot 46,1 ; 4,2", ""])(
    "« %s » has none",
    (said) => {
      expect(locate(said, vougy)).toEqual({ words: said });
    },
  );

  test.each(["https://maps.app.goo.gl/AbCdEf", "48.858, 120.294", "https://www.google.com/maps/@-21.1,55.5,17z"])(
    "« %s » is kept as it is written, and said to be unread",
    (said) => {
      expect(locate(said, vougy)).toEqual({ words: said, unread: true });
    },
  );

  test("are looked for where the municipality is, overseas too", () => {
    expect(locate("-21,115 ; 55,536", "97411").position).toEqual({ latitude: -21.115, longitude: 55.536 });
    expect(locate("16.241 N 61.533 O", "97105").position).toEqual({ latitude: 16.241, longitude: -61.533 });
    expect(locate("46,158 ; 4,172", "97411")).toMatchObject({ unread: true });
  });

  test("have five decimals at most", () => {
    expect(locate("46.1580049, 4.17199951", vougy).position).toEqual({ latitude: 46.158, longitude: 4.172 });
  });
});
