import { refuse } from "./errors.ts";

export type IDBEvent = {
  readonly type: string;
  readonly target: IDBEventTarget;
  currentTarget: IDBEventTarget;
  defaultPrevented: boolean;
  preventDefault(): void;
  stopPropagation(): void;
  /** Of an upgrade only. */
  readonly oldVersion?: number;
  readonly newVersion?: number;
};

export type Handler = ((event: IDBEvent) => void) | null;

/** The module listens by `on…` properties alone. */
export abstract class IDBEventTarget {
  addEventListener(): never {
    return refuse("addEventListener");
  }

  removeEventListener(): never {
    return refuse("removeEventListener");
  }

  dispatchEvent(): never {
    return refuse("dispatchEvent");
  }
}

/** Tells the first target of the path, then those above it unless one stops it. What a handler throws is thrown. */
export function dispatch(
  type: string,
  path: [IDBEventTarget, ...IDBEventTarget[]],
  versions: { oldVersion?: number; newVersion?: number } = {},
): IDBEvent {
  let stopped = false;
  const event: IDBEvent = {
    type,
    target: path[0],
    currentTarget: path[0],
    defaultPrevented: false,
    preventDefault() {
      event.defaultPrevented = true;
    },
    stopPropagation() {
      stopped = true;
    },
    ...versions,
  };
  for (const target of path) {
    event.currentTarget = target;
    const handler: Handler | undefined = Reflect.get(target, `on${type}`);
    handler?.call(target, event);
    if (stopped) break;
  }
  return event;
}
