import { Table } from "@mantine/core";
import type { ReactNode } from "react";

export interface WideTableProps {
  /** What the table is of. */
  label: string;
  head: readonly string[];
  children: ReactNode;
}

/** A table that scrolls by itself where the screen is narrower, with the keyboard too. */
export function WideTable({ label, head, children }: WideTableProps) {
  return (
    <div className="wide-table" role="region" aria-label={label} tabIndex={0}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            {head.map((name) => (
              <Table.Th key={name}>{name}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>{children}</Table.Tbody>
      </Table>
    </div>
  );
}
