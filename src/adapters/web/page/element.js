// @ts-check
/**
 * A new element whose children are elements, or words put in as text and never as markup.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, string>} attributes
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

/**
 * The one element that matches: the page is broken without it.
 * @template {Element} T
 * @param {ParentNode} parent @param {string} selector @param {new () => T} type
 * @returns {T}
 */
export function find(parent, selector, type) {
  const node = parent.querySelector(selector);
  if (!(node instanceof type)) throw new TypeError(`the page has no ${selector}`);
  return node;
}

/** A copy of the only child of `<template id>`. @param {string} id @returns {HTMLElement} */
export function fromTemplate(id) {
  const { content } = find(document, `template#${id}`, HTMLTemplateElement);
  const copy = document.importNode(content, true).firstElementChild;
  if (!(copy instanceof HTMLElement)) throw new TypeError(`template ${id} is empty`);
  return copy;
}
