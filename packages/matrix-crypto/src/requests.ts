import * as wasm from "@matrix-org/matrix-sdk-crypto-wasm";

/** One call to the homeserver: JSON in, JSON out. Throws when the server did not say yes. */
export type Call = (method: "GET" | "POST" | "PUT", path: string, body?: object) => Promise<unknown>;

export type OutgoingRequest =
  | wasm.KeysUploadRequest
  | wasm.KeysQueryRequest
  | wasm.KeysClaimRequest
  | wasm.ToDeviceRequest
  | wasm.SignatureUploadRequest
  | wasm.RoomMessageRequest
  | wasm.KeysBackupRequest;

const base = "/_matrix/client/v3";

/** What is remembered of an upload of keys from before it is sent until its answer is kept, which is when it ends. */
export type UploadMark = { isInDoubt: () => boolean; begin: () => void; end: () => void };

/**
 * Uploads keys so that none is ever given out twice. The server hands each one-time key to one person and forgets it:
 * sent again after an upload that it took and whose answer was lost, the same key would go to a second one, whose
 * messages nobody could read. What is in doubt is given up instead, and others are made.
 */
export async function uploadKeys(call: Call, request: wasm.KeysUploadRequest, mark: UploadMark): Promise<unknown> {
  const { one_time_keys: oneTimeKeys = {}, ...rest } = readObject(request.body);
  const body = mark.isInDoubt() ? rest : { ...rest, one_time_keys: oneTimeKeys };
  mark.begin();
  return call("POST", `${base}/keys/upload`, body);
}

const paths: Partial<Record<wasm.RequestType, string>> = {
  [wasm.RequestType.KeysQuery]: "keys/query",
  [wasm.RequestType.KeysClaim]: "keys/claim",
  [wasm.RequestType.SignatureUpload]: "keys/signatures/upload",
};

/** Sends one of the machine's requests; what the server answers. */
export async function sendRequest(call: Call, request: OutgoingRequest): Promise<unknown> {
  const body = readObject(request.body);
  if (request instanceof wasm.ToDeviceRequest) {
    const { event_type: type, txn_id: transaction } = request;
    return call("PUT", `${base}/sendToDevice/${encodeURIComponent(type)}/${encodeURIComponent(transaction)}`, body);
  }
  const path = paths[request.type];
  // Key backup and verification by messages are never asked for here.
  if (path === undefined) throw new Error(`the machine asked for an unforeseen request (${request.type})`);
  return call("POST", `${base}/${path}`, body);
}

export function readObject(json: string): Record<string, unknown> {
  const value: unknown = JSON.parse(json);
  if (typeof value !== "object" || value === null) throw new Error("not a JSON object");
  return { ...value };
}
