/** A real panic of the encryption module, in a process that ends as `npm start` does: node panicking-child.ts <file> */
import * as wasm from "@matrix-org/matrix-sdk-crypto-wasm";
import { openKeyStore } from "../../packages/matrix-crypto/src/store/key-store.ts";
import { endOnTheUnforeseen } from "../../src/cli/last-resort.ts";

endOnTheUnforeseen({ error: (fields, message) => void process.stdout.write(`${JSON.stringify(fields)} ${message}\n`) });
const store = openKeyStore(process.argv[2] ?? "", () => {});
await wasm.initAsync();
const machine = await wasm.OlmMachine.initialize(
  new wasm.UserId("@relais:hs.test"),
  new wasm.DeviceId("D"),
  store.name,
);
// Nobody was given the keys: the module takes it for its caller's fault, and falls over.
await machine.encryptRoomEvent(new wasm.RoomId("!r:hs.test"), "m.room.message", '{"body":"un secret"}');
