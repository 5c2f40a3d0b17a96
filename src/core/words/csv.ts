/** Semicolons and a byte order mark: a French spreadsheet opens it as it is. */
export function toCsv(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  return `\ufeff${[columns, ...rows].map((row) => row.map(cell).join(";")).join("\r\n")}\r\n`;
}

/** A cell that a spreadsheet would compute is shown as it is written; a number below zero is a number. */
function cell(value: string): string {
  const plain = /^[=+\-@\t\r]/.test(value) && !/^-\d+(?:,\d+)?$/.test(value) ? `'${value}` : value;
  return /[";\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
