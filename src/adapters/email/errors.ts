import { DeliveryError } from "../../core/errors.ts";

/** What nodemailer adds to an error, as far as it is read here. */
type SmtpError = {
  code: string | undefined;
  status: number | undefined;
  command: string | undefined;
  enhanced: string | undefined;
  /** Of the system: "connect" while no connection was made. */
  syscall: string | undefined;
};

function readError(error: unknown): SmtpError {
  const field = (name: string): unknown =>
    typeof error === "object" && error !== null ? Object.getOwnPropertyDescriptor(error, name)?.value : undefined;
  const text = (name: string) => (typeof field(name) === "string" ? String(field(name)) : undefined);
  const status = field("responseCode");
  return {
    code: text("code"),
    status: typeof status === "number" ? status : undefined,
    command: text("command"),
    syscall: text("syscall"),
    // RFC 3463: "550 5.1.1 User unknown".
    enhanced: /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/u.exec(text("response") ?? "")?.[1],
  };
}

/**
 * What went wrong, as the worker understands it, without the words of the server, which hold addresses. A temporary refusal
 * (4xx, greylisting among them) and a server out of reach are tried again; a permanent one (5xx) is of the account when it comes before
 * the recipient, of the recipient, or of the message.
 */
export function toDeliveryError(error: unknown): DeliveryError {
  if (error instanceof DeliveryError) return error;
  const smtp = readError(error);
  const { status, command } = smtp;
  const reason = nameOf(smtp);
  const untaken = isUntaken(smtp);
  // Greylisting, a full mailbox: it is of this recipient.
  if (status === undefined || status < 500) return new DeliveryError(reason, { alone: command === "RCPT TO", untaken });
  if (smtp.code === "EAUTH" || command?.startsWith("AUTH"))
    return new DeliveryError(reason, { refused: "platform", untaken });
  if (command === "RCPT TO")
    return new DeliveryError(reason, { refused: isNobody(smtp) ? "address" : "message", untaken });
  // The sender itself is refused: so would be all that it writes. 552 is of this message, too large.
  if (command === "MAIL FROM" && status !== 552) return new DeliveryError(reason, { refused: "platform", untaken });
  return new DeliveryError(reason, { refused: "message", untaken });
}

/** 5.1.x: there is no such mailbox or domain; 5.2.1: it is closed. 5.7.x is a policy, that says nothing of the address. */
function isNobody({ status, enhanced }: SmtpError): boolean {
  if (enhanced !== undefined) return enhanced.startsWith("5.1.") || enhanced === "5.2.1";
  return status === 550 || status === 551 || status === 553;
}

/** Whether the server surely took nothing: it answered with a refusal, or was never reached. A cut, or silence, says nothing. */
function isUntaken({ status, code, syscall }: SmtpError): boolean {
  return status === undefined ? syscall === "connect" || code === "EDNS" : status >= 400;
}

function nameOf({ code, status, enhanced, command }: SmtpError): string {
  const parts = [status, enhanced, command, status === undefined ? code : undefined];
  const known = parts.filter((part) => part !== undefined);
  return known.length === 0 ? "the mail server could not be reached" : `smtp ${known.join(" ")}`;
}
